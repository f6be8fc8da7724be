"""What is true of every definition: its form does not matter, and what is written out reads back the same."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdocs.project import Project, check
from pmdocs.project.definition import Project as Root
from pmdocs.project.shape import Form, fields_of
from pmdocs.source import load_source

LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\ufeff")
TEXT = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.strip() == text and text != "")
LEVEL = st.integers(1, 5).map(str)
SHARE = st.decimals(0, 100, places=1).map(lambda number: f"{number} %")
MONEY = st.decimals(0, 10**9, places=2).map(lambda number: f"{number:,}")
DATE = st.dates(dt.date(2026, 1, 12), dt.date(2027, 3, 26)).map(str)
WORDS = st.sampled_from([["avoid"], "mitigate", ["Transfer", "accept"]])


def entry(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An entry with the required fields; the others are there or not."""
    needed = {name: value for name, value in fields.items() if name in {"title", "name", "date", "statement"}}
    return st.fixed_dictionaries(needed, optional={name: fields[name] for name in fields if name not in needed})


def register(prefix: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Entries by id."""
    numbers = st.lists(st.integers(1, 999), unique=True, max_size=5)
    return numbers.flatmap(lambda ids: st.fixed_dictionaries({f"{prefix}-{n}": entry(**fields) for n in ids}))


DEFINITIONS = st.fixed_dictionaries(
    {
        "risks": register(
            "R", title=TEXT, cause=TEXT, probability=LEVEL, impact=LEVEL, chance=SHARE, amount=MONEY, response=WORDS
        ),
        "milestones": register("M", name=TEXT, date=DATE, gate=st.sampled_from(["yes", "no"])),
        "objectives": register("O", statement=TEXT, target=TEXT, due=DATE),
    },
    optional={
        "purpose": TEXT,
        "tolerances": st.fixed_dictionaries({}, optional={"cost": SHARE, "time": st.just("10 days")}),
        "budget": st.dictionaries(DATE, MONEY, max_size=3).map(lambda curve: {"planned": _rising(curve)}),
    },
)


def _rising(curve: dict[str, str]) -> dict[str, str]:
    amounts = sorted(curve.values(), key=lambda text: float(text.replace(",", "")))
    return dict(zip(sorted(curve), amounts, strict=True))


class PlainDumper(yaml.SafeDumper):
    """Writes equal lists out twice instead of pointing from one to the other, as a person would."""

    def ignore_aliases(self, data: object) -> bool:
        """Never point."""
        return True


def project_of(data: object) -> Project:
    """Write a definition as YAML and read it, as a person's file would be."""
    identity = {"code": "ORION", "title": "Any", "start": "2026-01-12", "finish": "2027-03-26"}
    whole = data if isinstance(data, dict) and "project" in data else {"project": identity, **_as_map(data)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "project.yaml"
        text = yaml.dump(whole, Dumper=PlainDumper, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")
        project, diagnostics = check(load_source(path))
    assert project is not None, diagnostics
    return project


def _as_map(data: object) -> dict[str, Any]:
    assert isinstance(data, dict)
    return data


@settings(max_examples=60, deadline=None)
@given(DEFINITIONS, st.data())
def test_a_register_means_the_same_as_a_list_and_as_a_map(mapped: dict[str, Any], data: st.DataObject) -> None:
    """Whichever registers are turned into lists, the project is the same."""
    chosen = data.draw(st.sets(st.sampled_from(["risks", "milestones", "objectives"])))
    as_list = {
        name: [{"id": key, **written} for key, written in topic.items()] if name in chosen else topic
        for name, topic in mapped.items()
    }
    assert project_of(as_list) == project_of(mapped)


@settings(max_examples=60, deadline=None)
@given(DEFINITIONS)
def test_a_project_written_out_reads_back_the_same(definition: dict[str, Any]) -> None:
    """Amounts, percentages, dates, words and texts survive the way through a file."""
    project = project_of(definition)
    assert project_of(project.model_dump(mode="json", by_alias=True, exclude_unset=True)) == project


def test_the_complete_example_reads_back_the_same() -> None:
    """So does a project that uses every topic, whole or without its defaults."""
    example = Path(__file__).parents[2] / "docs" / "definition-example.yaml"
    project, _ = check(load_source(example))
    assert project is not None
    for options in ({"exclude_unset": True}, {"exclude_none": True}):
        assert project_of(project.model_dump(mode="json", by_alias=True, **options)) == project  # type: ignore[arg-type]


def test_the_complete_example_means_the_same_in_the_other_form() -> None:
    """Every register of the definition turned from a list into a map, or from a map into a list."""
    source = load_source(Path(__file__).parents[2] / "docs" / "definition-example.yaml")
    registers = {key for key, field in fields_of(Root).items() if field.shape.form is Form.REGISTER}
    turned = {key: _turned(value) if key in registers else value for key, value in source.data.items()}
    assert turned != source.data
    assert project_of(turned) == project_of(source.data)


def _turned(entries: Any) -> Any:
    if isinstance(entries, dict):
        return [{"id": key, **(written or {})} for key, written in entries.items()]
    return {item["id"]: {name: value for name, value in item.items() if name != "id"} for item in entries}
