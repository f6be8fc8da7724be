"""Builds plain values and their places from YAML events: every scalar stays the text a person wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import yaml

from pmdocs.diagnostics import Diagnostic, Mark, Severity
from pmdocs.source.containers import Container, OpenList, OpenMap, Top
from pmdocs.source.encoding import SourceText
from pmdocs.source.events import EventParser, events
from pmdocs.source.limits import MAX_DEPTH, MAX_EVENTS, MAX_FOUND
from pmdocs.source.places import Placed, Places
from pmdocs.source.quoting import quoted, shortened
from pmdocs.source.reporting import FileReport, first_index
from pmdocs.source.scalars import ScalarReader

NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""What means "nothing" when it stands unquoted."""

_WORD = re.compile(r"[^\s,\]}]*")


class Unreadable(Exception):
    """Reading a file stops here; what was built of it is of no use."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Keep the reason."""
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


class TreeBuilder:
    """Builds the tree of one file; what is wrong with single names and values goes to its report."""

    def __init__(self, source: SourceText) -> None:
        """Start with an empty tree."""
        self.report = FileReport(source)
        self._scalars = ScalarReader(self.report)
        self._document: Mark | None = None
        self._top = Top()
        self._open: list[Container] = [self._top]

    def build(self, parser: EventParser) -> Placed | None:
        """The tree, None if the file holds no value; raises NotYaml or Unreadable where it cannot go on."""
        reactions = self._reactions()
        for count, event in enumerate(events(self.report.source.text, parser)):
            if count >= MAX_EVENTS or len(self.report.found) > MAX_FOUND:
                raise self._overrun(count, event)
            reaction = reactions.get(type(event))
            if reaction:
                reaction(event)
        return self._top.placed

    def _reactions(self) -> dict[type[yaml.Event], Callable[[Any], object]]:
        return {
            yaml.DocumentStartEvent: self._start_document,
            yaml.AliasEvent: self._alias,
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: lambda event: self._start(event, OpenList([], self._places(event))),
            yaml.MappingStartEvent: lambda event: self._start(event, OpenMap({}, self._places(event))),
            yaml.SequenceEndEvent: lambda _: self._open.pop(),
            yaml.MappingEndEvent: lambda _: self._open.pop(),
        }

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        if self._document:
            remedy = "Remove the line '---', or move what follows it to a file of its own and include that."
            raise self._stop("PM018", "A second document starts here.", remedy, event, self._document)
        self._document = self.report.mark(event)

    def _start(self, event: yaml.CollectionStartEvent, opened: OpenList | OpenMap) -> None:
        self._check_properties(event)
        if len(self._open) > MAX_DEPTH:
            fact = f"More than {MAX_DEPTH} lists and maps stand inside one another here."
            raise self._stop("PM020", fact, "Look for brackets or dashes that are too many.", event)
        above = self._open[-1]
        if isinstance(above, OpenMap) and above.wants_name:
            self._refuse_as_name(event, above)
        else:
            above.add(opened.value, opened.places)
        self._open.append(opened)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._check_properties(event)
        above = self._open[-1]
        text = self._scalars.read(event)
        if isinstance(above, OpenMap) and above.wants_name:
            self._name(event, above, text)
            return
        if event.style:
            above.add(text, self.report.position(event))
            return
        self._scalars.check_lost(event)
        above.add(None if text in NULLS else text, self.report.position(event))

    def _alias(self, event: yaml.AliasEvent) -> None:
        """Refuse an alias but keep its text, since a person who writes `*soon` mostly means just that."""
        word = self._word(event)
        fact = f"{word} at the start of a value refers to another place of the file, which is not supported."
        remedy = f"If it is text, quote it: {quoted(word)}. If not, write the value out."
        self.report.error("PM023", fact, remedy, event)
        above = self._open[-1]
        if isinstance(above, OpenMap) and above.wants_name:
            above.drop_next()
        else:
            above.add(word, self.report.position(event))

    def _name(self, event: yaml.ScalarEvent, above: OpenMap, text: str) -> None:
        """Take a name of a map, or report it and drop the value that follows."""
        if text in {"", "~"}:
            self.report.error("PM027", "This value has no name.", "Write its name before the colon.", event)
        elif text == "<<" and not event.style:
            fact = "'<<' merges another map into this one, which is not supported."
            self.report.error("PM026", fact, "Write out the values it would bring in.", event)
        elif text in above.places.names:
            self._repeated(event, above, text)
        else:
            above.take_name(text, self.report.position(event))
            return
        above.drop_next()

    def _repeated(self, event: yaml.ScalarEvent, above: OpenMap, text: str) -> None:
        """A name that is there already; a second `id` begins another entry, whose other names are not told again."""
        if above.second_entry:
            return
        first = self.report.unpacked(above.places.names[text])
        fact = f"'{shortened(text)}' stands twice here; the first is in line {first.line}."
        remedy = "Keep one of the two, or join them into one."
        if text == "id":
            above.second_entry = True
            remedy = "If another entry begins here, write '- ' before this 'id'. If not, keep one of the two."
        self.report.error("PM028", fact, remedy, event, first)

    def _refuse_as_name(self, event: yaml.CollectionStartEvent, above: OpenMap) -> None:
        """A list or a map where a name belongs: mostly a placeholder like `{{ name }}` that needs quotes."""
        start = first_index(event)
        if self.report.source.text[start - 1 : start + 1] == "{{":
            whole = quoted(shortened(self.report.line_from(start - 1)))
            mark = self.report.unpacked(above.places.at)
            fact = "A text that starts with '{' is read as a map."
            self.report.found.append(Diagnostic("PM013", fact, f"Quote it: {whole}.", mark))
        else:
            fact = "A list or a map cannot be the name of a value."
            self.report.error("PM027", fact, "Write one line of text before the colon.", event)
        above.drop_next()

    def _check_properties(self, event: Any) -> None:
        """Report an anchor (&) or a tag (!) before a value: either would silently swallow a word of text."""
        if event.anchor:
            self._property("PM024", "names the value for use elsewhere", event)
        if event.tag:
            self._property("PM025", "gives the value a technical type", event)

    def _property(self, code: str, meaning: str, event: yaml.Event) -> None:
        fact = f"{self._word(event)} at the start of a value {meaning}, which is not supported."
        whole = quoted(shortened(self.report.line_from(first_index(event))))
        self.report.error(code, fact, f"If it is text, quote it: {whole}. If not, delete it.", event)

    def _word(self, event: yaml.Event) -> str:
        match = _WORD.match(self.report.source.text, first_index(event))
        return shortened(match[0]) if match else ""

    def _overrun(self, count: int, event: yaml.Event) -> Unreadable:
        if count >= MAX_EVENTS:
            fact = f"This file holds more than {MAX_EVENTS:,} names and values."
            return self._stop("PM021", fact, "Split the project, or move what is over to an archive.", event)
        fact = f"More than {MAX_FOUND:,} problems stand above this line; the rest was not read."
        return self._stop("PM099", fact, "Mend those shown and check again.", event)

    def _stop(self, code: str, fact: str, remedy: str, event: yaml.Event, *related: Mark) -> Unreadable:
        return Unreadable(Diagnostic(code, fact, remedy, self.report.mark(event), Severity.ERROR, related))

    def _places(self, event: yaml.Event) -> Places:
        return Places(self.report.position(event))
