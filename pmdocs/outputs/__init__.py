"""From finished bytes to files: whole or not at all, repeatable, and never over a person's edit."""

from pmdocs.outputs.archive import settle_zip
from pmdocs.outputs.names import output_name, slug
from pmdocs.outputs.plan import Output, SaveStatus
from pmdocs.outputs.record import digest
from pmdocs.outputs.save import SavedFile, SaveIncomplete, SaveReport, save_all

__all__ = [
    "Output",
    "SaveIncomplete",
    "SaveReport",
    "SaveStatus",
    "SavedFile",
    "digest",
    "output_name",
    "save_all",
    "settle_zip",
    "slug",
]
