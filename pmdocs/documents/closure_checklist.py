"""The rows of the usual closure checklist, by their ids."""

from __future__ import annotations

from collections.abc import Mapping

from pmdocs.documents.voice import Voice


def usual_checklist(voice: Voice) -> Mapping[str, str]:
    """What must be settled before a project may end; merged from PM² and the CDC's unified process, in our words."""
    say = voice.say
    return {
        "deliverables-complete": say("All deliverables are complete"),
        "deliverables-accepted": say("All deliverables are accepted"),
        "transition": say("The aims of the transition are met"),
        "support": say("Support and maintenance are in place"),
        "training": say("Training has been given"),
        "data": say("Data has been converted and backed up"),
        "way-back": say("The way back to the old state is no longer needed"),
        "open-items": say("Every open item has a new owner"),
        "contracts": say("Contracts are fulfilled and invoices settled"),
        "audit": say("The audit is done, if one is required"),
        "budget": say("The budget is closed"),
        "access": say("Access rights and badges have been changed"),
        "knowledge": say("Knowledge has been handed over"),
        "suppliers": say("Suppliers have been assessed"),
        "team": say("Team members have had feedback and are released"),
        "lessons": say("The lessons-learned session has been held and recorded"),
        "documents": say("Documents are reviewed, versioned and archived"),
        "benefits": say("Every benefit has an owner"),
        "announcement": say("The end of the project has been announced"),
    }
