"""Runs the YAML parser over a text, one event after another, and turns its ways of failing into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import yaml

EventParser: TypeAlias = type[yaml.BaseLoader] | type[yaml.CBaseLoader]

PARSERS: Final[Mapping[str, EventParser]] = MappingProxyType(
    {"pure": yaml.BaseLoader} | ({"compiled": yaml.CBaseLoader} if yaml.__with_libyaml__ else {})
)
"""The parsers this machine has. Both read the same language; the compiled one is ten times as fast."""

FASTEST: Final[EventParser] = PARSERS.get("compiled", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the text stops being YAML, as offsets from 0 into the text.

    `at` is the character the parser cannot place; `since` is where the thing it was reading started
    (an open bracket, quote or name), None if the parser does not say.
    """

    at: int
    since: int | None
    reason: str


class NotYaml(Exception):
    """The text stops being YAML here."""

    def __init__(self, fault: Fault) -> None:
        """Keep the place; the sentence for people is made from the text around it."""
        self.fault = fault
        super().__init__(fault.reason)


def events(text: str, parser: EventParser) -> Iterator[yaml.Event]:
    """The events of a text, lazily: who reads them may stop at any time and nothing further is parsed.

    Raises NotYaml where the text is broken.
    """
    loader = parser(text)
    try:
        while loader.check_event():
            event = loader.get_event()
            if event is not None:
                yield event
    except yaml.MarkedYAMLError as error:
        at = _index(error.problem_mark)
        raise NotYaml(Fault(at or 0, _index(error.context_mark), error.problem or "")) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure parser lets chr() fail on escapes like \UFFFFFFFF; it stands on their first digit then.
        raise NotYaml(Fault(getattr(loader, "index", 0), None, str(error))) from error


def _index(mark: Any) -> int | None:
    """The offset of one of the two parsers' marks, which share no base class."""
    return None if mark is None else int(mark.index)
