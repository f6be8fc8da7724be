"""Templates that several documents share are compiled once, and never for another language or other ids."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import jinja2
import pytest

from pmdocs.compose.rendering import Rendering, render


def written(folder: Path, language: str = "en", ids: tuple[str, ...] = (), text: str = "") -> str:
    """What one small template writes; `text` changes it beforehand."""
    page = folder / "page.html.j2"
    if text or not page.exists():
        page.write_text(text or '{{ "See R-1"|inline }} {{ none|todo }} {{ 1234|number }}', encoding="utf-8")
    return render(Rendering("page.html.j2", {}, language, folder, ids))[0]


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second document takes the code of the first."""
    compiled: Counter[str] = Counter()
    original = jinja2.Environment.compile

    def compile_(self: jinja2.Environment, source: str, name: str, *rest: object, **named: object) -> object:
        compiled[name] += 1
        return original(self, source, name, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", compile_)
    assert written(tmp_path) == written(tmp_path)
    assert compiled == {"page.html.j2": 1}


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    """The code belongs to the text it was made from."""
    assert written(tmp_path, text="before") == "before"
    assert written(tmp_path, text="after") == "after"


def test_constants_follow_language_and_ids(tmp_path: Path) -> None:
    """Filters of constant values run when a template is compiled; another language or other ids compile it anew."""
    english, german = written(tmp_path), written(tmp_path, "de")
    assert "1,234" in english
    assert "1.234" in german
    assert "<a" not in english
    assert '<a class="maybe" href="#R-1">R-1</a>' in written(tmp_path, ids=("R-1",))
