"""Every fault of a template is reported with the line that wrote it, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pmdocs.compose import compose
from pmdocs.compose.rendering import Rendering, render
from pmdocs.diagnostics import DefinitionError
from pmdocs.documents.front import FrontMatter

Faults = Callable[..., list[tuple[str, str, int]]]
OWN = "own.html.j2"

REGISTER = "<table class='register' aria-label='x'><colgroup><col style='width: 100%'></colgroup>"
HEAD = "<thead><tr><th scope='col'>a</th></tr></thead>"
ROW = "<tbody><tr><td>1</td></tr></tbody>"


@dataclass(frozen=True, slots=True)
class View:
    """What a template of a test can ask for."""

    amount: Decimal = Decimal(7)
    day: date = date(2026, 11, 20)
    names: tuple[str, ...] = ("Ada",)
    nothing: None = None


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{% if %}", "PM301"),
        ("{{ view|nosuch }}", "PM301"),
        ("{% include 'nowhere.html.j2' %}", "PM300"),
        ("{{ nobody }}", "PM302"),
        ("{{ view.amuont|money('EUR') }}", "PM302"),
        ("{{ m.rag('gren') }}", "PM302"),
        ("{{ m.facts([]) }}", "PM302"),
        ("{{ _('hello %(name)s') }}", "PM302"),
        ("{{ view.__class__ }}", "PM303"),
        ("{{ 'a' * 1000000000 }}", "PM303"),
        ("{{ '%0999999999d' % 1 }}", "PM303"),
        ("{{ 9 ** 99999999 }}", "PM303"),
        ("{{ document.title.ljust(1000000000) }}", "PM303"),
        ("{{ view.names.__add__(view.names) }}", "PM303"),
        ("{% set a = [1] %}{{ a.append(2) }}", "PM303"),
        ("{% macro r() %}{{ r() }}{% endmacro %}{{ r() }}", "PM304"),
        ("{{ view.day }}", "PM306"),
        ("{{ view.amount }}", "PM306"),
        ("{{ view }}", "PM306"),
        ("{{ view.names }}", "PM306"),
        ("{{ 'x'|money('EUR') }}", "PM306"),
        ("{{ 3|money }}", "PM306"),
        ("{{ 3|date }}", "PM306"),
        ("{{ 1 // 0 }}", "PM306"),
    ],
)
def test_what_the_language_refuses(faults: Faults, body: str, code: str) -> None:
    """Slips, unknown names, calls and values used wrongly each name the third line, on which they stand."""
    assert faults(f"<p>one</p>\n<p>two</p>\n{body}", View()) == [(code, OWN, 3)]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<blink>x</blink>", "PM310"),
        ("<p class='led'>x</p>", "PM311"),
        ("<p><span class='rag'>x</span></p>", "PM311"),
        ("<aside class='callout'><p>x</p></aside>", "PM311"),
        ("<div><p>x</p></div>", "PM311"),
        ("<p onclick='x'>x</p>", "PM312"),
        ("<p style='color: red'>x</p>", "PM312"),
        (REGISTER + HEAD + "<tbody><tr><td rowspan='2'>1</td></tr></tbody></table>", "PM312"),
        ("<p>x</p></div>", "PM313"),
        ("<section><p>x</p>", "PM313"),
        ("<ul><p>x</p></ul>", "PM313"),
        ("<p class='title'>x</p><p class='title'>y</p>", "PM313"),
        ("<nav class='toc'><p>x</p></nav>", "PM313"),
        ("<ul><li><ul><li><ul><li><ul><li>x</li></ul></li></ul></li></ul></li></ul>", "PM313"),
        ("<p id='a b'>x</p>", "PM314"),
        (REGISTER.replace("100", "50") + HEAD + ROW + "</table>", "PM314"),
        (REGISTER + HEAD + "<tbody><tr><td colspan='1'>1</td></tr></tbody></table>", "PM314"),
        ("<h3>x</h3>", "PM315"),
        ("<table class='plain' aria-label='x'>" + ROW + "</table>", "PM316"),
        (REGISTER.replace("aria-label='x'", "") + HEAD + ROW + "</table>", "PM316"),
        (REGISTER + ROW + "</table>", "PM316"),
        (REGISTER + HEAD + "</table>", "PM316"),
        (REGISTER + HEAD.replace("scope='col'", "") + ROW + "</table>", "PM316"),
        (REGISTER + HEAD + "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>", "PM316"),
        (REGISTER + HEAD + "<tbody><tr><td class='rag-red'></td></tr></tbody></table>", "PM316"),
        ("<figure><img src='a.png' alt=''><figcaption>x</figcaption></figure>", "PM317"),
        ("<figure class='chart'><svg role='img'></svg><figcaption>x</figcaption></figure>", "PM317"),
        ("<p><a href='javascript:alert(1)'>x</a></p>", "PM318"),
        ("<p><a href='https://a.example'></a></p>", "PM318"),
        ("<p id='a'>x</p><p id='a'>y</p>", "PM320"),
        ("<p><a href='#nowhere'>x</a></p>", "PM321"),
        ("<p id='a'>x <a class='ref' href='#a'></a></p>", "PM322"),
    ],
)
def test_what_the_vocabulary_refuses(faults: Faults, body: str, code: str) -> None:
    """Markup one writer would show and the other lose is refused at the line that wrote it."""
    assert (code, OWN, 2) in faults(f"<p>one</p>\n{body}")


def test_a_drawing_cannot_act(faults: Faults) -> None:
    """Scripts, and references out of the document, are refused inside drawings."""
    words = "<title>t</title><desc>d</desc>"
    for inside in ("<script>1</script>", "<image href='file:///etc/hosts'/>", "<rect onload='x'/>"):
        body = f"<figure class='chart'><svg role='img'>{words}{inside}</svg><figcaption>c</figcaption></figure>"
        assert ("PM313", OWN, 1) in faults(body)


def test_all_faults_are_reported_at_once(faults: Faults) -> None:
    """Three slips on three lines are three diagnostics, in the order of the lines."""
    assert faults("<blink>x</blink>\n<p clas='x'>x</p>\n<p class='led'>x</p>") == [
        ("PM310", OWN, 1),
        ("PM312", OWN, 2),
        ("PM311", OWN, 3),
    ]


def test_the_likely_word_is_named(compose_body: Callable[..., object]) -> None:
    """A slip in a name or class comes with the name that was probably meant."""
    with pytest.raises(DefinitionError, match="'amount'"):
        compose_body("{{ view.amuont|number }}", View())
    with pytest.raises(DefinitionError, match="'lead'"):
        compose_body("<p class='led'>x</p>")


def test_a_fault_shows_at_the_persons_own_line(faults: Faults) -> None:
    """What goes wrong inside a shared macro is reported where the person's template calls it."""
    assert faults("<p>one</p>\n{{ m.tiles([(1, view.day)], label='x') }}", View()) == [("PM306", OWN, 2)]


def test_values_are_never_run(compose_body: Callable[..., object]) -> None:
    """Template tags and markup inside a value are words."""
    evil = "{{ 7*7 }} <img src=file:///etc/hosts> {% include 'x' %}"
    composed = compose_body("<p>{{ view.names[0] }}</p>", View(names=(evil,)))
    assert "{{ 7*7 }} &lt;img src=file:///etc/hosts&gt; {% include 'x' %}" in composed.html  # type: ignore[attr-defined]


def test_a_link_out_of_the_folder_is_refused(document: FrontMatter, tmp_path: Path) -> None:
    """A symbolic link cannot lend a template from elsewhere, and neither can a name with dots."""
    outside = tmp_path / "outside.html.j2"
    outside.write_text("secret", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "own.html.j2").symlink_to(outside)
    for name, code in (("own.html.j2", "PM307"), ("../outside.html.j2", "PM307"), (str(outside), "PM300")):
        with pytest.raises(DefinitionError) as caught:
            compose(name, {"document": document, "view": None}, kind="charter", folder=folder)
        assert [diagnostic.code for diagnostic in caught.value.diagnostics] == [code]


def test_a_template_in_another_encoding_is_named(document: FrontMatter, tmp_path: Path) -> None:
    """A file saved as Latin-1 is reported at the line of its first strange byte."""
    (tmp_path / "own.html.j2").write_bytes("<p>\nGrüße</p>".encode("latin-1"))
    with pytest.raises(DefinitionError) as caught:
        compose("own.html.j2", {"document": document, "view": None}, kind="charter", folder=tmp_path)
    (only,) = caught.value.diagnostics
    assert (only.code, only.mark and only.mark.line) == ("PM308", 2)


def test_a_document_says_what_it_is(document: FrontMatter, tmp_path: Path) -> None:
    """A template that writes its own head must give language, title and dates."""
    page = "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body><p>x</p></body></html>"
    (tmp_path / "own.html.j2").write_text(page, encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        compose("own.html.j2", {"document": document, "view": None}, kind="charter", folder=tmp_path)
    assert {diagnostic.code for diagnostic in caught.value.diagnostics} == {"PM323"}


def told(folder: Path, body: str) -> str:
    """What is said of a charter template of one's own that extends the one of pmdocs."""
    own = folder / "charter" / "charter.html.j2"
    own.parent.mkdir()
    own.write_text('{% extends "pmdocs/charter/charter.html.j2" %}\n' + body, encoding="utf-8")
    front = FrontMatter(
        kind="charter", title="Charter", project="P", code="P", data_date=date(2026, 11, 20), description="D"
    )
    rendering = Rendering("charter/charter.html.j2", {"document": front, "view": View()}, "en", folder)
    with pytest.raises(DefinitionError) as caught:
        render(rendering)
    (only,) = caught.value.diagnostics
    return str(only).replace(str(folder), "")


def test_a_block_that_replaces_nothing_is_named(tmp_path: Path) -> None:
    """A misspelt block would be passed over in silence."""
    said = told(tmp_path, "{% block cover_kickr %}x{% endblock %}")
    assert said.startswith("/charter/charter.html.j2:2:1: error PM309: There is no block 'cover_kickr' to replace")
    assert "Did you mean 'cover_kicker'?" in said


def test_a_block_of_an_own_base_that_replaces_nothing_is_named(tmp_path: Path) -> None:
    """Also in the template that the documents of pmdocs extend."""
    base = tmp_path / "base.html.j2"
    base.write_text('{% extends "pmdocs/base.html.j2" %}\n\n{% block contnts %}x{% endblock %}', encoding="utf-8")
    said = told(tmp_path, "{% block cover %}{% endblock %}")
    assert said.startswith("/base.html.j2:3:1: error PM309: There is no block 'contnts' to replace")


def test_the_nearest_name_is_offered(tmp_path: Path) -> None:
    """A slip in the name of what a template is given."""
    said = told(tmp_path, "{% block cover %}{{ documnt.title }}{% endblock %}")
    assert "PM302: 'documnt' is undefined. Did you mean 'document'?" in said


def test_an_unknown_filter_has_its_own_remedy(tmp_path: Path) -> None:
    """No tag is left open: the list of filters helps."""
    said = told(tmp_path, "{% block cover %}{{ 3|monney }}{% endblock %}")
    assert said.endswith("PM301: No filter named 'monney'. Use one of the filters that docs/templates.md lists.")
