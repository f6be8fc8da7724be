"""Opens an organisation's own Word file, after looking through its package, as the parts it consists of."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pmdocs.archives import UNREADABLE
from pmdocs.corporate.xml import CONTENT_TYPES, RELATIONSHIPS, Element, parsed, written
from pmdocs.diagnostics import DefinitionError, Diagnostic, Mark
from pmdocs.theme.codes import CODES

MOST_BYTES: Final = 100_000_000
"""What is read of a file at most; the scan refuses files long before this."""
_TYPES: Final = "[Content_Types].xml"
_XML: Final = (".xml", ".rels")
_DOCUMENT: Final = b"wordprocessingml.document.main+xml"
_TEMPLATE: Final = b"wordprocessingml.template.main+xml"
_SAME_DISK: Final = "file:///"
# A form and a corporate file are looked through alike; only what is said about them differs.
_RENAMED: Final = {
    "PM370": "PM360",
    "PM371": "PM361",
    "PM372": "PM362",
    "PM373": "PM363",
    "PM374": "PM364",
    "PM375": "PM365",
}
_MENDABLE: Final = frozenset({"PM370", "PM372"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its id, the last word of its kind (``header``) and the part it leads to.

    `target` is the name of a part inside the file, or the address of something outside where `external` is true.
    """

    identity: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class CorporateFile:
    """A Word file that was found harmless.

    `data` is the whole file, as a document even if it was a template; `main` names the part that holds the text.
    """

    path: Path
    data: bytes
    parts: Mapping[str, bytes]
    main: str

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Where a part points to; nothing where it has no list of relations, or a broken one."""
        folder, name = posixpath.split(part)
        root = parsed(self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b""))
        found = root.iter(f"{RELATIONSHIPS}Relationship") if root is not None else ()
        return tuple(self._relation(one, folder) for one in found)

    def related(self, kind: str) -> str | None:
        """The name of the first part of a kind that the text points to, such as ``styles``."""
        found = (one.target for one in self.relations(self.main) if one.kind == kind and one.target in self.parts)
        return next(found, None)

    def tree(self, part: str) -> Element:
        """The XML of a part; DefinitionError if it is broken."""
        root = parsed(self.parts[part])
        if root is None:
            raise DefinitionError([self.damage(f"In the part '{part}': It is damaged.")])
        return root

    def damage(self, fact: str, remedy: str = "") -> Diagnostic:
        """A reason why the file cannot be used as it is."""
        return Diagnostic("PM360", fact, remedy or CODES["PM360"].remedy, Mark(self.path))

    def _relation(self, element: Element, folder: str) -> Relation:
        target, external = element.get("Target", ""), element.get("TargetMode", "").lower() == "external"
        whole = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], whole, external)


def open_corporate(path: Path) -> CorporateFile:
    """The Word file at a path: a document, or a template without macros.

    Raises DefinitionError, naming the part, for a file that is missing, is no Word file, or holds anything that
    acts when it is opened or fetches something from elsewhere. Nothing is unpacked before its size is known.
    """
    data = _read(path)
    try:
        return _scanned(data, path)
    except DefinitionError as error:
        # Sizes and names were found in order when only these are left, so the package may be unpacked.
        codes = {problem.code for problem in error.diagnostics}
        mended = _mended(data) if codes <= _MENDABLE else None
        if mended is None:
            raise _in_our_words(error) from error
    try:
        return _scanned(mended, path)
    except DefinitionError as error:
        raise _in_our_words(error) from error


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _not_read(path, f"'{path}' is a folder.", "Name the Word file in it.")
        if path.exists() and not path.is_file():  # a pipe would never end, a device never stop
            raise _not_read(path, f"'{path}' is no file.", CODES["PM358"].remedy)
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError as error:
        raise _not_read(path, f"There is no file '{path}'.", CODES["PM358"].remedy) from error
    except (OSError, ValueError) as error:
        raise _not_read(path, f"The file '{path}' cannot be read: {error}.", CODES["PM358"].remedy) from error


def _not_read(path: Path, fact: str, remedy: str) -> DefinitionError:
    return DefinitionError([Diagnostic("PM358", fact, remedy, Mark(path))])


def _scanned(data: bytes, path: Path) -> CorporateFile:
    # Forms are filled by the writer of which a corporate file is a base: their scan is fetched when it is used.
    from pmdocs.forms.package import read_package

    package = read_package(data, path)
    file = CorporateFile(path, data, package.parts, package.main)
    problems = list(_damages(file))
    if problems:
        raise DefinitionError(problems)
    return file


def _damages(file: CorporateFile) -> Iterator[Diagnostic]:
    """Parts that are broken, and those that are pointed to and missing."""
    broken = [name for name, content in file.parts.items() if name.endswith(_XML) and parsed(content) is None]
    yield from (file.damage(f"In the part '{name}': It is damaged.") for name in broken)
    owners = ("", *(name for name in file.parts if not name.endswith(".rels")))
    missing = {
        one.target: owner or "the package"
        for owner in owners
        for one in file.relations(owner)
        if not one.external and one.target not in file.parts
    }
    yield from (
        file.damage(f"The part '{name}', which {owner} refers to, is missing.") for name, owner in missing.items()
    )


def _in_our_words(error: DefinitionError) -> DefinitionError:
    return DefinitionError(_reworded(problem) for problem in error.diagnostics)


def _reworded(problem: Diagnostic) -> Diagnostic:
    code = _RENAMED.get(problem.code, problem.code)
    message = problem.message.replace("The form", "The file").replace("which cannot be filled in", "an unusual format")
    remedy = problem.remedy.replace("the form", "the file").replace("a smaller form", "a smaller file")
    return replace(problem, code=code, message=message, remedy=remedy)


def _mended(data: bytes) -> bytes | None:
    """The file as a plain document: a template becomes one, and its own template on the same disk is forgotten.

    None if nothing had to change, or the package cannot be unpacked after all.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            before = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except UNREADABLE:
        return None
    after = {name: _settled(name, content) for name, content in before.items()}
    return None if after == before else _packed(after)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _settled(name: str, content: bytes) -> bytes:
    if name == _TYPES:
        return _as_document(content)
    if name.lower().endswith("settings.xml.rels"):
        return _without_own_template(content)
    return content


def _as_document(types: bytes) -> bytes:
    """The list of types of a template, as that of a document."""
    return types.replace(_TEMPLATE, _DOCUMENT) if _is_plain(types) else types


def _is_plain(types: bytes) -> bool:
    root = parsed(types)
    return root is not None and all(
        "macroenabled" not in one.get("ContentType", "").lower() for one in root.iter(f"{CONTENT_TYPES}Override")
    )


def _without_own_template(relations: bytes) -> bytes:
    """Word writes down which template a file was made from; one on the author's own disk is of no use elsewhere."""
    root = parsed(relations)
    if root is None:
        return relations
    own = list(_own_templates(root))
    for relation in own:
        root.remove(relation)
    return written(root) if own else relations


def _own_templates(root: Element) -> Iterator[Element]:
    for relation in root.iter(f"{RELATIONSHIPS}Relationship"):
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        disk = target.lower().removeprefix(_SAME_DISK).replace("\\", "/")
        local = target.lower().startswith(_SAME_DISK) and not disk.startswith("/") and disk[1:2] in (":", "|")
        if kind == "attachedTemplate" and local:
            yield relation
