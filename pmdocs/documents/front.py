"""What every document says about itself: the cover, the page furniture and the document control."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value, such as "Sponsor: Ada Byron"; `value` None shows as "to be completed".

    `source` is the place in the definition the value came from (``project.sponsor``), or None.
    """

    label: str
    value: str | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of the document: what changed, by whom, when."""

    version: str
    date: date | None
    author: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Someone who approves or reviews: `action` is the word shown ("Approve", "Review"); `signed` None means open."""

    name: str
    role: str | None
    action: str
    signed: date | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone on the distribution list."""

    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What `base.html.j2` shows around a document; templates know it as ``document``.

    Texts are finished words in the document's language. `title` is the kind of document ("Project charter"),
    `project` the project's title. `facts` stand at the foot of the cover. `watermark` is a word such as
    "Draft", or None. Empty tuples of `revisions` (of a document with a version), `approvals` and `recipients` show
    as "to be completed".
    """

    kind: str
    title: str
    project: str
    code: str
    data_date: date
    description: str
    organisation: str | None = None
    author: str | None = None
    keywords: tuple[str, ...] = ()
    version: str | None = None
    status: str | None = None
    sensitivity: str | None = None
    watermark: str | None = None
    period: str | None = None
    facts: tuple[Fact, ...] = ()
    revisions: tuple[Revision, ...] = ()
    approvals: tuple[Approval, ...] = ()
    recipients: tuple[Recipient, ...] = ()
