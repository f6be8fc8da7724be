"""A project to start from: a commented definition, one update, and the schemas with which editors check both."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Final

from pmdocs.project import json_schema
from pmdocs.project.schema import Part

DEFINITION: Final = "project.yaml"
SCHEMA: Final = "project.schema.json"
UPDATE_SCHEMA: Final = "update.schema.json"

_WEEKS: Final[Mapping[str, int]] = {"charter": 2, "design": 8, "pilot": 18, "training": 20, "finish": 26}
_FRIDAY: Final = 4
_LONGEST_CODE: Final = 12


def starter_files(name: str, today: dt.date) -> Mapping[str, str]:
    """The files of a new project by their paths; `name` is that of its folder and gives the project code and title.

    The example starts on Monday of this week and has one update, of today, so that every document builds at once.
    """
    start = today - dt.timedelta(days=today.weekday())
    days = {key: start + dt.timedelta(weeks=weeks - 1, days=_FRIDAY) for key, weeks in _WEEKS.items()}
    values = {key: day.isoformat() for key, day in {**days, "start": start, "today": today}.items()}
    title = project_title(name)
    values |= {"code": project_code(name), "words": title, "title": json.dumps(title, ensure_ascii=False)}
    return {
        DEFINITION: _filled("project.yaml", values),
        f"updates/{today.isoformat()}.yaml": _filled("update.yaml", values),
        SCHEMA: schema_text("definition"),
        UPDATE_SCHEMA: schema_text("update"),
    }


def schema_text(of: Part) -> str:
    """The JSON Schema of a ``definition``, of a ``part`` it includes, or of an ``update``, as a file holds it."""
    return json.dumps(json_schema(of), ensure_ascii=False, indent=1) + "\n"


def project_code(name: str) -> str:
    """A code from a folder's name: letters and digits in capitals, ``PROJECT`` where there are none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    code = "-".join(words).upper()[:_LONGEST_CODE].strip("-")
    return code if code and code[0].isalpha() else "PROJECT"


def project_title(name: str) -> str:
    """A title from a folder's name: ``new-service_desk`` reads "New service desk"."""
    words = " ".join(re.findall(r"[^\W_]+", name))
    return words[:1].upper() + words[1:] or "My project"


def _filled(file: str, values: Mapping[str, str]) -> str:
    return Template(files("pmdocs.starter").joinpath(file).read_text(encoding="utf-8")).substitute(values)
