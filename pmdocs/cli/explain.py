"""``pmdocs explain``: what a code means, why it matters and what to do about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from textwrap import fill
from typing import Any

import click

from pmdocs.cli.options import speech_options

WIDTH = 96


@click.command()
@click.argument("code", required=False)
@speech_options
def explain(code: str | None, as_json: bool, **_: Any) -> None:
    """Explain CODE, such as PM222: what the rule is for, why it matters and how to satisfy it.

    Without CODE, list every code with its title. CODE may also be a word of the title, such as 'reserve': the one
    code that has it is explained, several are listed.
    """
    from pmdocs.codes import CODES, as_code, titled

    if code is None:
        _list(as_json)
        return
    meant = (as_code(code),) if as_code(code) in CODES else titled(code)
    if not meant:
        raise click.UsageError(_unknown(code))
    if as_json:
        data = [_as_data(each) for each in meant]
        click.echo(json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=2))
    elif len(meant) == 1:
        _show(meant[0])
    else:
        click.echo(
            "\n".join((f"'{code}' stands in {len(meant)} titles; ask for one of them by its code:", *_titles(meant)))
        )


def _titles(codes: Iterable[str]) -> Iterator[str]:
    from pmdocs.codes import CODES

    return (f"  {code}  {CODES[code].title}" for code in codes)


def _show(code: str) -> None:
    from pmdocs.codes import CODES, severity_of

    doc, severity = CODES[code], severity_of(code)
    click.echo(f"{click.style(code, bold=True)}  {click.style(doc.title, bold=True)}\n")
    click.echo(f"{fill(doc.why, WIDTH)}\n")
    click.echo(f"{click.style('What to do', bold=True)}\n{fill(doc.remedy, WIDTH)}")
    if severity:
        click.echo(f"\n{fill(f'Severity: {severity}.{_loudness(code)}', WIDTH)}")


def _loudness(code: str) -> str:
    """How a project turns the rule up or down, if it may."""
    from pmdocs.codes import severity_of

    if severity_of(code) == "error":
        return ""
    return f" A project sets its own under settings: checks: {{{code}: {{severity: off}}}}."


def _list(as_json: bool) -> None:
    from pmdocs.codes import CODES, FAMILIES

    if as_json:
        click.echo(json.dumps([_as_data(code) for code in CODES], ensure_ascii=False, indent=2))
        return
    for family in FAMILIES:
        click.echo(f"{click.style(family.title, bold=True)}: {family.about}")
        for code, doc in family.codes.items():
            click.echo(f"  {code}  {doc.title}")
        click.echo()
    click.echo("To read more about one of them: pmdocs explain PM222")


def _unknown(text: str) -> str:
    from pmdocs.codes import near

    found = near(text)
    if not found:
        return f"There is no code '{text}'. Write pmdocs explain for the list."
    return "\n".join((f"There is no code '{text}'. Did you mean:", *_titles(found)))


def _as_data(code: str) -> dict[str, str]:
    from pmdocs.codes import CODES, severity_of

    doc = CODES[code]
    data = {"code": code, "title": doc.title, "why": doc.why, "remedy": doc.remedy}
    return {**data, "severity": severity_of(code)} if severity_of(code) else data
