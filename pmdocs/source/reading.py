"""Reads one file from text to tree, going on below a broken line wherever it is clear how that line was meant."""

from __future__ import annotations

from dataclasses import replace

from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.source.encoding import SourceText
from pmdocs.source.events import EventParser, NotYaml
from pmdocs.source.explain import explain
from pmdocs.source.explanation import Explanation
from pmdocs.source.limits import MAX_REPAIRED_SIZE, MAX_REPAIRS
from pmdocs.source.places import Placed
from pmdocs.source.tree import TreeBuilder, Unreadable


class BrokenFile(Exception):
    """The file cannot be read to its end; `found` says why."""

    def __init__(self, found: list[Diagnostic]) -> None:
        """Keep everything found up to there."""
        self.found = found
        super().__init__(f"{len(found)} problems")


def read_yaml(source: SourceText, parser: EventParser) -> tuple[Placed | None, list[Diagnostic]]:
    """The tree of a file, None if it holds no value, and what is wrong in it.

    A broken line that only lacks quotes is reported and mended in memory, so that one run finds the
    problems below it too. Raises BrokenFile where a line cannot be mended.
    """
    broken: list[Diagnostic] = []
    while True:
        builder = TreeBuilder(source)
        try:
            tree = builder.build(parser)
        except Unreadable as stop:
            raise BrokenFile([*broken, *builder.report.found, stop.diagnostic]) from stop
        except NotYaml as stop:
            explanation = explain(source.text, stop.fault)
            told = _add(_diagnostic(source, explanation), broken)
            if not told or explanation.mended is None or not _worth_mending(source, broken):
                raise BrokenFile([*broken, *_elsewhere(builder.report.found, broken)]) from stop
            source = replace(source, text=explanation.mended)
        else:
            return tree, [*broken, *_elsewhere(builder.report.found, broken)]


def _add(problem: Diagnostic, broken: list[Diagnostic]) -> bool:
    """Tell a problem, unless it stands on a line that was mended: then the mending was wrong, and enough is said."""
    if _lines([problem]) <= _lines(broken):
        return False
    broken.append(problem)
    return True


def _diagnostic(source: SourceText, explanation: Explanation) -> Diagnostic:
    related = () if explanation.related is None else (source.mark(explanation.related),)
    mark = source.mark(explanation.at)
    return Diagnostic(explanation.code, explanation.message, explanation.remedy, mark, Severity.ERROR, related)


def _worth_mending(source: SourceText, broken: list[Diagnostic]) -> bool:
    """True while the file is small and its broken lines are few."""
    return len(broken) <= MAX_REPAIRS and len(source.text) <= MAX_REPAIRED_SIZE


def _elsewhere(found: list[Diagnostic], broken: list[Diagnostic]) -> list[Diagnostic]:
    """What was found on lines that are not broken; on those, one explanation is enough."""
    lines = _lines(broken)
    return [d for d in found if d.mark is None or d.mark.line not in lines]


def _lines(broken: list[Diagnostic]) -> set[int]:
    return {d.mark.line for d in broken if isinstance(d.mark, Mark)}
