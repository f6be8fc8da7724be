"""README.md and docs/commands.md: every command and option is there, none that does not exist, and examples work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from pmdocs.cli.main import pmdocs
from pmdocs.diagnostics import DefinitionError, FormatUnavailable, OutputError, UsageError
from tests.cli.running import run
from tests.cli.test_help import every_command

TOP = Path(__file__).parents[2]
README = (TOP / "README.md").read_text(encoding="utf-8")
PAGE = (TOP / "docs" / "commands.md").read_text(encoding="utf-8")
BUILDING = ("build", "charter", "status", "closure")


def command(words: tuple[str, ...]) -> click.Command:
    """The command of these words."""
    found: click.Command = pmdocs
    for word in words:
        assert isinstance(found, click.Group)
        inner = found.get_command(click.Context(found), word)
        assert inner is not None
        found = inner
    return found


COMMANDS = {" ".join(words): command(words) for words in every_command()}
RUNNABLE = {name: found for name, found in COMMANDS.items() if not isinstance(found, click.Group)}


def section(title: str) -> str:
    """What stands under a heading of docs/commands.md."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their heads."""
    lines = [line.strip("| ") for line in text.splitlines() if line.startswith("| ")]
    return [re.split(r" \| ", line) for line in lines if not line.startswith(("command |", "option |", "code |"))]


def options(found: click.Command) -> set[str]:
    """Every spelling of every option of a command."""
    context = click.Context(found, help_option_names=["-h", "--help"])
    return {name for each in found.get_params(context) if isinstance(each, click.Option) for name in each.opts}


def spellings(cell: str) -> set[str]:
    """The options named in a cell, without what belongs behind them."""
    return {words.split()[0] for words in re.findall(r"`([^`]+)`", cell)}


def test_the_page_lists_every_command() -> None:
    """Each once, with what may stand behind it as the command itself says."""
    table = PAGE.partition("## Options")[0]
    listed = [re.findall(r"`([^`]+)`", row[0])[0] for row in rows(table)]
    names = [re.sub(r"(?<! ) (?:\[?[A-Z]).*", "", line) for line in listed]
    assert names == list(RUNNABLE)
    for name, line in zip(names, listed, strict=True):
        found = RUNNABLE[name]
        arguments = [
            each.make_metavar(click.Context(found)) for each in found.params if isinstance(each, click.Argument)
        ]
        assert line.removeprefix(name).split() == [words.replace("...", "…") for words in arguments]


def test_the_page_lists_every_option() -> None:
    """Of every command all of its own and those all share, and none that it does not have."""
    shared = {name for row in rows(section("Options of every command")) for name in spellings(row[0])}
    building = {name for row in rows(section("Options of `build`, `charter`, `status` and `closure`"))
                for name in spellings(row[0])}  # fmt: skip
    others: dict[str, set[str]] = {}
    for name, option, *_ in rows(section("Options of the other commands")):
        others.setdefault(name.strip("`"), set()).update(spellings(option))
    assert set(others) <= set(RUNNABLE)
    for name, found in RUNNABLE.items():
        assert options(found) == shared | (building if name in BUILDING else others.get(name, set())), name


def test_the_page_lists_every_exit_code() -> None:
    """Those of the errors raised on purpose, and those of the command line itself."""
    listed = [int(row[0]) for row in rows(section("Exit codes"))]
    assert listed == [0, 1, 2, 3, 4, 5, 6, 70, 130]
    assert {error.exit_code for error in (DefinitionError, UsageError, FormatUnavailable, OutputError)} < set(listed)


def test_the_readme_names_every_command_and_option_of_building() -> None:
    """The table has every command; the words below it every option."""
    chapter = README.partition("## The commands")[2].partition("\n## ")[0]
    table = [row[0] for row in rows(chapter)]
    named = {"templates": {"list", "copy", "check", "names"}, "theme": {"list", "show", "from", "inspect"}}
    assert [re.findall(r"`pmdocs (\w+)", cell)[0] for cell in table] == list(
        pmdocs.list_commands(click.Context(pmdocs))
    )
    for group, inner in named.items():
        assert inner == {name.split()[1] for name in RUNNABLE if name.startswith(f"{group} ")}
        (cell,) = [cell for cell in table if cell.startswith(f"`pmdocs {group} ")]
        assert set(re.findall(r"\w+", cell)) - {"pmdocs", group} == inner
    told = set(re.findall(r"--[a-z-]+", chapter.partition("PROJECT is")[2]))
    assert {name for name in options(RUNNABLE["build"]) if name.startswith("--")} - {"--debug"} <= told


def test_the_readme_works_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its first ten lines, what is added to them, the update, and each command in its turn; only faster, as HTML."""
    start, addition, update = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    first, later = re.findall(r"```console\n(.*?)```", README, flags=re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("desk.yaml").write_text(start, encoding="utf-8")
    follow(first, capsys)
    Path("desk.yaml").write_text(start + addition, encoding="utf-8")
    assert run(capsys, "validate", "desk.yaml", "--strict").code == 0
    Path("updates").mkdir()
    Path("updates/2026-05-22.yaml").write_text(update, encoding="utf-8")
    assert run(capsys, "validate", "desk.yaml", "--strict").code == 0
    follow(later, capsys)
    assert {path.name for path in Path("out").glob("*.html")} == {
        "DESK-charter.html",
        "DESK-communication-plan.html",
        "DESK-risk-register.html",
        "DESK-status-report-2026-05-22.html",
        "DESK-closure-report.html",
        "DESK-lessons-learned.html",
    }


def follow(console: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Type what stands behind each $, and find below it what the command answers."""
    for typed, shown in re.findall(
        r"^\$ pmdocs ([^#\n]*)(?:#[^\n]*)?\n((?:[^$][^\n]*\n)*)", console, flags=re.MULTILINE
    ):
        words = shlex.split(typed)
        answer = run(capsys, *words, *(("--format", "html") if words[0] in BUILDING else ()))
        assert answer.code == 0, answer.err
        assert shown in answer.out
