"""Makes one file both PDF/A-3a and PDF/UA-1: the second claim in the metadata, and the scope of header cells.

WeasyPrint writes the marks of one standard at a time. Its metadata and finisher are open for more: the metadata gets
the PDF/UA claim with the description PDF/A wants of foreign properties, and every header cell says what it heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, fromstring, register_namespace, tostring

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
UA: Final = "http://www.aiim.org/pdfua/ns/id/"
EXTENSION: Final = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA: Final = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY: Final = "http://www.aiim.org/pdfa/ns/property#"


def claim_both(metadata: Any) -> None:
    """Let a WeasyPrint document's metadata claim PDF/UA-1 beside PDF/A-3a, in a stream that is not compressed."""
    metadata.generate_rdf_metadata = partial(_with_claim, metadata.generate_rdf_metadata)
    metadata.include_in_pdf = partial(_readable, metadata.include_in_pdf)


def _with_claim(generate: Any, variant: str, version: int, conformance: str) -> bytes:
    """The library's own description, with ours inside the same RDF element: checkers read only the first."""
    for prefix, uri in (("pdfaExtension", EXTENSION), ("pdfaSchema", SCHEMA), ("pdfaProperty", PROPERTY)):
        register_namespace(prefix, uri)
    rdf = fromstring(generate(variant, version, conformance))  # noqa: S314 - our own library's output
    claim = SubElement(rdf, f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
    SubElement(claim, f"{{{UA}}}part").text = "1"
    rdf.append(_extension())
    return bytes(tostring(rdf, encoding="utf-8"))


def _readable(include: Any, pdf: Any, variant: str, version: int, conformance: str, compress: bool) -> None:
    """Archives want the metadata readable in the plain file, whatever the library would choose."""
    include(pdf, variant, version, conformance, compress=False)


def _extension() -> Element:
    """PDF/A-3, 6.6.2.3: a property that is none of XMP's own is described in the file."""
    description = Element(f"{{{RDF}}}Description", {f"{{{RDF}}}about": ""})
    schemas = SubElement(SubElement(description, f"{{{EXTENSION}}}schemas"), f"{{{RDF}}}Bag")
    schema = SubElement(schemas, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})
    _texts(schema, SCHEMA, {"schema": "PDF/UA identification schema", "namespaceURI": UA, "prefix": "pdfuaid"})
    properties = SubElement(SubElement(schema, f"{{{SCHEMA}}}property"), f"{{{RDF}}}Seq")
    part = SubElement(properties, f"{{{RDF}}}li", {f"{{{RDF}}}parseType": "Resource"})
    _texts(
        part,
        PROPERTY,
        {"name": "part", "valueType": "Integer", "category": "internal", "description": "Part of PDF/UA that is met"},
    )
    return description


def _texts(parent: Element, namespace: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        SubElement(parent, f"{{{namespace}}}{name}").text = value


def finish(pdf: Any) -> None:
    """Write the scope of every header cell: a row of header cells only heads columns, one before data heads its row."""
    objects = {entry.number: entry for entry in pdf.objects}
    for entry in pdf.objects:
        if _kind(entry) == "/TR":
            cells = [objects[number] for number in _kids(entry) if number in objects]
            heads = [cell for cell in cells if _kind(cell) == "/TH"]
            scope = "/Column" if len(heads) == len(cells) else "/Row"
            for head in heads:
                head["A"]["Scope"] = scope
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("Type") == "/Annot":
            entry["F"] = 4  # PDF/A-3, 6.3.2: annotations are printed
        elif getattr(entry, "extra", {}).get("Interpolate"):
            entry.extra["Interpolate"] = "false"  # 6.2.8: no smoothing; style sheets do not reach emoji in drawings


def _kind(entry: Any) -> str:
    return str(entry.get("S", "")) if isinstance(entry, dict) and entry.get("Type") == "/StructElem" else ""


def _kids(entry: Any) -> Iterable[int]:
    for kid in entry["K"]:
        if isinstance(kid, bytes) and kid.endswith(b" R"):
            yield int(kid.split()[0])
