"""The schema for editors: it accepts what reading accepts, and marks what reading refuses, as far as a schema can."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from pmdocs.project import check, json_schema
from pmdocs.project.definition import Project
from pmdocs.project.schema import Part
from pmdocs.project.shape import Form, all_records, fields_of
from pmdocs.source import load_source

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "bad"


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do (YAML 1.2): dates, `yes` and `1_000` are text, `true` and plain digits are not."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
EditorLoader.yaml_implicit_resolvers.setdefault("", []).append(("tag:yaml.org,2002:null", re.compile("^$")))


@cache
def validator(part: Part) -> Draft202012Validator:
    """The schema an editor holds a file against."""
    return Draft202012Validator(json_schema(part))


def complaints(path: Path, part: Part = "definition") -> list[str]:
    """What an editor would underline in a file."""
    data = yaml.load(path.read_text(encoding="utf-8"), EditorLoader)  # noqa: S506 - a safe loader with fewer types
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(part).iter_errors(data)]


@pytest.mark.parametrize("part", ["definition", "part", "update"])
def test_the_schema_is_a_schema(part: Part) -> None:
    """Valid against the rules for schemas, and nothing in it is of our own making."""
    schema = json_schema(part)
    Draft202012Validator.check_schema(schema)
    assert '"x-' not in str(schema).replace("'", '"')


def definitions() -> list[Path]:
    """Every file that a sample is read from, and the example of the reference."""
    samples = [*sorted((ROOT / "samples").glob("*.yaml")), *sorted((ROOT / "samples").glob("*/project.yaml"))]
    return [ROOT / "docs" / "definition-example.yaml", *(file for path in samples for file in load_source(path).files)]


@pytest.mark.parametrize("path", definitions(), ids=lambda path: str(path.relative_to(ROOT)))
def test_samples_agree_with_the_schema(path: Path) -> None:
    """An editor underlines nothing in a definition, an included file or an update that ships."""
    whole = path.name == "project.yaml" or path.parent.name in {"samples", "docs"}
    part: Part = "update" if path.parent.name == "updates" else "definition" if whole else "part"
    assert complaints(path, part) == []


BEYOND_A_SCHEMA = {
    "PM120", "PM121", "PM122", "PM123", "PM124", "PM130", "PM131", "PM132", "PM133", "PM140", "PM141", "PM142", "PM143",
    "PM144", "PM145", "PM146", "PM150", "PM151", "PM152", "PM153", "PM160", "PM161", "PM162", "PM163", "PM164", "PM165",
    "PM166",
}  # fmt: skip
CALENDAR = {"date-impossible.yaml", "date-of-another-age.yaml", "date-written-twice.yaml", "percent-too-much.yaml"}
LOOSER = {"empty-text.yaml", "id-with-space.yaml", "percent-fraction.yaml", "number-continental.yaml"}


def single_value_cases() -> list[str]:
    """The cases of tests/bad in one file whose every problem is a matter of single values and shapes."""
    found = []
    for path in sorted(BAD.glob("*.yaml")):
        codes = {diagnostic.code for diagnostic in check(load_source(path))[1]}
        if codes and not any(code < "PM100" or code in BEYOND_A_SCHEMA for code in codes):
            found.append(path.name)
    return found


@pytest.mark.parametrize("name", single_value_cases())
def test_the_schema_refuses_what_reading_refuses(name: str) -> None:
    """Wrong shapes, unknown fields, missing fields, wrong words and numbers; calendars are left to reading."""
    underlined = bool(complaints(BAD / name))
    assert underlined == (name not in CALENDAR | LOOSER)


def test_everything_in_the_schema_is_described() -> None:
    """What an editor shows beside a field is its meaning."""
    schema = json_schema()
    for record in (schema, *schema["$defs"].values()):
        for name, field in record["properties"].items():
            assert field.get("description"), name


def test_registers_are_offered_in_both_forms() -> None:
    """As a list with ids, and as a map whose entries need none."""
    risks = json_schema()["properties"]["risks"]
    assert set(risks["type"]) == {"array", "object", "null"}
    defs = json_schema()["$defs"]
    assert defs["Risk"]["required"] == ["id", "title"]
    assert defs["RiskByKey"]["required"] == ["title"]
    registers = {
        field.shape.item.record.__name__
        for record in all_records(Project)
        for field in fields_of(record).values()
        if field.shape.form is Form.REGISTER and field.shape.item and field.shape.item.record
    }
    assert {f"{name}ByKey" for name in registers} == {name for name in defs if name.endswith("ByKey")}
