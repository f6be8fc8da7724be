"""The front matter of any document, from the definition: title, version, approvals, distribution, cover facts."""

from __future__ import annotations

from collections.abc import Iterable

from pmdocs.documents.directory import Directory
from pmdocs.documents.front import Approval, Fact, FrontMatter, Recipient, Revision
from pmdocs.documents.voice import Voice
from pmdocs.figures.model import Figures
from pmdocs.project.definition import Project
from pmdocs.project.kickoff import ApprovalAction, DocumentStatus


def front_matter(
    figures: Figures,
    voice: Voice,
    *,
    kind: str,
    title: str,
    description: str,
    facts: Iterable[Fact] = (),
    period: str | None = None,
    versioned: bool = True,
) -> FrontMatter:
    """The front matter of a document of `kind`; `versioned` is False for reports, which have a date instead."""
    project = figures.state.project
    people = Directory.of(project)
    info = project.project
    draft = versioned and info.status is not DocumentStatus.FINAL
    return FrontMatter(
        kind=kind,
        title=title,
        project=info.title,
        code=info.code,
        data_date=figures.state.data_date,
        description=description,
        organisation=info.organisation,
        author=people.name(info.manager),
        keywords=(info.code, title),
        version=info.version if versioned else None,
        status=voice.say(info.status.value.capitalize()) if versioned else None,
        sensitivity=voice.say(info.sensitivity[:1].upper() + info.sensitivity[1:]),
        watermark=voice.say(info.status.value.capitalize()) if draft else None,
        period=period,
        facts=tuple(facts) or _cover_facts(figures, voice, people),
        revisions=_revisions(project, kind, people, versioned=versioned),
        approvals=_approvals(project, kind, people, voice),
        recipients=_recipients(project, kind, people),
    )


def _cover_facts(figures: Figures, voice: Voice, people: Directory) -> tuple[Fact, ...]:
    info = figures.state.project.project
    return (
        Fact(voice.say("Project sponsor"), people.name(info.sponsor), "project.sponsor"),
        Fact(voice.say("Project manager"), people.name(info.manager), "project.manager"),
        Fact(voice.say("Data date"), voice.formats.date_long(figures.state.data_date)),
        Fact(voice.say("Version"), f"{info.version} · {voice.say(info.status.value.capitalize())}", "project.version"),
        Fact(
            voice.say("Sensitivity"),
            voice.say(info.sensitivity[:1].upper() + info.sensitivity[1:]),
            "project.sensitivity",
        ),
    )


def _meant(documents: tuple[str, ...], kind: str) -> bool:
    """Nothing named means every document; names are forgiving about capitals and spaces."""
    return not documents or kind in {name.lower().replace(" ", "-") for name in documents}


def _revisions(project: Project, kind: str, people: Directory, *, versioned: bool) -> tuple[Revision, ...]:
    """A line that names no document tells of the kickoff documents: they alone carry the project's version."""
    rows = [row for row in project.revisions if _meant(row.documents, kind) and (row.documents or versioned)]
    rows.sort(key=lambda row: row.date, reverse=True)
    return tuple(Revision(row.version, row.date, people.name(row.author), row.change) for row in rows)


def _approvals(project: Project, kind: str, people: Directory, voice: Voice) -> tuple[Approval, ...]:
    words = {ApprovalAction.APPROVE: voice.say("Approve"), ApprovalAction.REVIEW: voice.say("Review")}
    return tuple(
        Approval(people.name(row.who) or row.who, people.role(row.who), row.decision or words[row.action], row.date)
        for row in project.approvals
        if _meant(row.documents, kind)
    )


def _recipients(project: Project, kind: str, people: Directory) -> tuple[Recipient, ...]:
    found = []
    for row in project.distribution:
        if _meant(row.documents, kind):
            person = people.person(row.who)
            organisation = person.organisation if person else None
            found.append(Recipient(people.name(row.who) or row.who, people.role(row.who), organisation))
    return tuple(found)
