"""The closure checklist printed when the definition does not bring its own."""

from __future__ import annotations

from pmdocs.documents.voice import Voice


def usual_checklist(voice: Voice) -> tuple[str, ...]:
    """What must be settled before a project may end; merged from PM² and the CDC's unified process, in our words."""
    say = voice.say
    return (
        say("All deliverables are complete"),
        say("All deliverables are accepted"),
        say("The aims of the transition are met"),
        say("Support and maintenance are in place"),
        say("Training has been given"),
        say("Data has been converted and backed up"),
        say("The way back to the old state is no longer needed"),
        say("Every open item has a new owner"),
        say("Contracts are fulfilled and invoices settled"),
        say("The audit is done, if one is required"),
        say("The budget is closed"),
        say("Access rights and badges have been changed"),
        say("Knowledge has been handed over"),
        say("Suppliers have been assessed"),
        say("Team members have had feedback and are released"),
        say("The lessons-learned session has been held and recorded"),
        say("Documents are reviewed, versioned and archived"),
        say("Every benefit has an owner"),
        say("The end of the project has been announced"),
    )
