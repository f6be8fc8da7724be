"""The project definition: what a manager may write, and everything that can be wrong with it.

`check` and `validate` turn what `pmdocs.source` read into a `Project`; `json_schema` tells editors the same rules.
"""

from pmdocs.project.codes import CODES
from pmdocs.project.definition import Project
from pmdocs.project.finding import Written
from pmdocs.project.form_files import check_form_files
from pmdocs.project.schema import json_schema
from pmdocs.project.validate import check, validate

__all__ = ["CODES", "Project", "Written", "check", "check_form_files", "json_schema", "validate"]
