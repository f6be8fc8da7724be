"""No template can write more than a document can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmdocs.compose.rendering import Rendering, render
from pmdocs.diagnostics import DefinitionError


def test_output_is_capped(tmp_path: Path) -> None:
    """A loop that would write ten thousand lines stops at the limit."""
    (tmp_path / "own.html.j2").write_text("{% for n in range(10000) %}<p>{{ n }}</p>{% endfor %}", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        render(Rendering("own.html.j2", {}, "en", tmp_path, largest=1000))
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["PM305"]


def test_ranges_are_capped(tmp_path: Path) -> None:
    """A range of a billion is refused before it runs."""
    (tmp_path / "own.html.j2").write_text("{% for n in range(1000000000) %}{% endfor %}", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        render(Rendering("own.html.j2", {}, "en", tmp_path))
    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["PM306"]


def test_what_jinja_offers_beyond_our_needs_is_gone(tmp_path: Path) -> None:
    """Filler text, endless cycles, raw markup and random choices are not there."""
    for body in ("{{ lipsum() }}", "{{ cycler(1) }}", "{{ joiner() }}", "{{ '<b>'|safe }}", "{{ [1]|random }}"):
        (tmp_path / "own.html.j2").write_text(body, encoding="utf-8")
        with pytest.raises(DefinitionError):
            render(Rendering("own.html.j2", {}, "en", tmp_path))
