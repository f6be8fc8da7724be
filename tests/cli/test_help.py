"""The help texts: what every command says of itself."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from pmdocs.cli.main import COMMANDS, SUMMARIES, pmdocs
from tests.cli.running import run

BUILT_IN = {"--help", "--version"}


def every_command(group: click.Group = pmdocs, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, commands of commands included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*path, name)
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))


EVERY = [(), *every_command()]


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_help_reads_well(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself within the width of a terminal and exits with 0."""
    answer = run(capsys, *command, "--help")
    assert answer.code == 0
    assert answer.out.startswith("Usage: pmdocs")
    assert max(map(len, answer.out.splitlines())) <= 100


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_help_is_for_people(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """No sign of how the text was typed, no summary cut short, and no name of a type of the programming language."""
    text = run(capsys, *command, "--help").out
    assert "\\" not in text
    assert "\b" not in text
    assert "..." not in re.sub(r"^Usage:.*", "", text)
    assert not re.search(r"\b(TEXT|INTEGER|RANGE|BOOLEAN)\b", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_summary_says_no_more_than_the_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are sentences."""
    assert SUMMARIES[name].endswith(".")
    assert re.search(r"\w\.\n", run(capsys, name, "--help").out)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """The table of commands and the list in the help are one."""
    answer = run(capsys, "--help")
    assert set(re.findall(r"^  ([a-z]+)  +\S", answer.out, flags=re.MULTILINE)) >= set(COMMANDS)
    assert set(SUMMARIES) == set(COMMANDS)


def test_help_tells_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    """All that a command can end with today."""
    _, _, codes = run(capsys, "--help").out.partition("Exit codes:")
    assert [int(code) for code in re.findall(r"(?<![\w.])\d+(?= )", codes)] == [0, 1, 2, 3, 4, 5, 70, 130]


def test_help_starts_fast() -> None:
    """No heavy library is imported for it."""
    code = (
        "import sys; from pmdocs.cli.main import pmdocs\n"
        "try: pmdocs.main(['--help'], standalone_mode=False)\nfinally:\n"
        "  print([name for name in ('weasyprint', 'docx', 'jinja2', 'pydantic', 'yaml') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"
