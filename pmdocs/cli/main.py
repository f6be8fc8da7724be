"""The `pmdocs` command: its sub-commands, and what every one of them does about errors."""

from __future__ import annotations

import gc
import importlib
import logging
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from pmdocs import __version__
from pmdocs.cli.document_names import document, nearest
from pmdocs.cli.faults import answer
from pmdocs.cli.outlets import outlets

COMMANDS = {
    "init": "pmdocs.cli.init",
    "build": "pmdocs.cli.build",
    "charter": "pmdocs.cli.build",
    "status": "pmdocs.cli.build",
    "closure": "pmdocs.cli.build",
    "update": "pmdocs.cli.update",
    "validate": "pmdocs.cli.validate",
    "figures": "pmdocs.cli.figures",
    "explain": "pmdocs.cli.explain",
    "templates": "pmdocs.cli.templates",
    "theme": "pmdocs.cli.theme",
    "schema": "pmdocs.cli.schema",
    "doctor": "pmdocs.cli.doctor",
}
"""Each command and the module it lives in; only the one that is called is imported."""

SUMMARIES = {
    "init": "Start a new project: a commented definition that builds at once.",
    "build": "Build all documents, or the ones you name.",
    "charter": "Build the kickoff pack: charter, communication plan, risk register.",
    "status": "Build this week's status report.",
    "closure": "Build the closure report and the lessons learned.",
    "update": "Start this week's update file, pre-filled with what is open.",
    "validate": "Check a project definition and say what is wrong, where, and what to do.",
    "figures": "Print every derived number, or show how one came about.",
    "explain": "Explain a code such as PM222, or list all of them.",
    "templates": "See and change what documents are made from: templates and Word forms.",
    "theme": "See, try and derive themes; look into your organisation's Word file.",
    "schema": "Print the JSON Schema with which editors complete and check a definition.",
    "doctor": "Check this machine: what it can make, and how to mend the rest.",
}

SYNONYMS = {
    "check": "validate",
    "close": "closure",
    "create": "init",
    "generate": "build",
    "kickoff": "charter",
    "make": "build",
    "new": "init",
    "report": "status",
    "start": "init",
}
"""What people call a command by other names; none of them is understood, but the right one is named."""

EPILOG = """
\b
A first document in three steps:
  1. pmdocs init my-project           writes my-project/project.yaml to start from
  2. pmdocs validate my-project       says what is wrong, where, and what to do
  3. pmdocs build my-project          the documents are in my-project/out/

\b
Exit codes: 0 built · 1 the definition has errors · 2 wrong usage · 3 an edited file was kept
4 a format is not available here · 5 a file could not be written · 70 a fault of ours
130 interrupted; what a message's code means: pmdocs explain CODE
"""


class Commands(click.Group):
    """The sub-commands, imported when they are called, so that help appears at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a project uses them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from its own module."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name])
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command called; a near miss is named, a definition without a command is understood."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise click.UsageError(f"There is no command '{name}'. {_hint(name)}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless the folder it would start from is gone."""
        try:
            Path.cwd()
        except FileNotFoundError:
            fact = "The folder this terminal stands in is gone."
            raise click.UsageError(f"{fact} Change to another one (cd), then try again.", ctx) from None
        return super().invoke(ctx)


def _hint(name: str) -> str:
    """What to write instead of a command that does not exist."""
    near = SYNONYMS.get(name.lower()) or next(iter(get_close_matches(name.lower(), COMMANDS, n=1)), None)
    if near:
        return f"Did you mean '{near}'?"
    if name.endswith((".yaml", ".yml")) or _is_folder(name):
        return f"To build it, write: pmdocs build {name}"
    called = document(name) or nearest(name)
    return f"To build that document, write: pmdocs build . {called}" if called else "See pmdocs --help for the list."


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # a name longer than any folder's
        return False


@click.group(
    cls=Commands,
    epilog=EPILOG,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="pmdocs %(version)s")
def pmdocs() -> None:
    """Project documents from one definition.

    Write your project once in a YAML file; get the charter, the communication plan, the risk register, the weekly
    status report, the closure report and the lessons learned, each in Word and PDF, always in agreement.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with the documented exit code."""
    # What libraries log and warn of is for programmers; whatever a document would lose is a diagnostic of ours.
    logging.getLogger().addHandler(logging.NullHandler())
    logging.captureWarnings(True)
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    # A command reads one project, answers and ends: looking for garbage on the way takes a third of the time.
    gc.disable()
    try:
        with outlets():
            code = answer(lambda: pmdocs.main(arguments, prog_name="pmdocs", standalone_mode=False), arguments)
    finally:
        gc.enable()
    sys.exit(code)
