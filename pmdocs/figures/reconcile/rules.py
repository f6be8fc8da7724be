"""The table of rules: each code, the check behind it, and how much its doubts matter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import Severity
from pmdocs.figures.reconcile import (
    changes,
    ending,
    final_figures,
    people,
    progress,
    promises,
    registers,
    reports,
    risks,
    scope,
    spending,
    sprints,
)
from pmdocs.figures.reconcile.checks import unknown_check
from pmdocs.figures.reconcile.rule import Check, Rule

_ERROR, _WARNING, _NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


def _impossible(check: Check) -> Rule:
    """What cannot be true: it stops a build, and no setting turns it down."""
    return Rule(check, _ERROR)


def _contradiction(check: Check) -> Rule:
    """What does not fit together, or leaves readers without an answer they need."""
    return Rule(check, _WARNING)


def _unfinished(check: Check) -> Rule:
    """What a plan may leave open while it is a draft, and no longer once it is final or reported on."""
    return Rule(check, _WARNING, draft=_NOTICE)


def _hint(check: Check) -> Rule:
    """What could be better."""
    return Rule(check, _NOTICE)


RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "PM210": _unfinished(promises.unmeasurable_objective),
        "PM211": _hint(promises.unjudgeable_criterion),
        "PM212": _unfinished(promises.unacceptable_deliverable),
        "PM213": _contradiction(promises.outside_the_project),
        "PM214": _hint(promises.due_after_its_milestone),
        "PM220": _unfinished(risks.without_owner),
        "PM221": _unfinished(risks.not_assessed),
        "PM222": _contradiction(risks.red_without_action),
        "PM223": _contradiction(risks.response_makes_it_worse),
        "PM224": _contradiction(risks.ended_without_reason),
        "PM225": _contradiction(risks.happened_without_issue),
        "PM226": _contradiction(risks.issue_of_what_never_happened),
        "PM227": _contradiction(risks.unfitting_response),
        "PM228": _contradiction(risks.chance_off_its_level),
        "PM229": _hint(risks.light_response),
        "PM230": _unfinished(registers.issue_without_owner),
        "PM231": _contradiction(registers.issue_without_resolution),
        "PM232": _hint(registers.action_nobody_does),
        "PM233": _contradiction(registers.false_assumption),
        "PM234": _contradiction(registers.hopeful_dependency),
        "PM235": _contradiction(registers.pending_without_decider),
        "PM236": _hint(registers.decision_without_outcome),
        "PM240": _contradiction(changes.moved_baseline),
        "PM241": _contradiction(changes.undocumented_decision),
        "PM242": _contradiction(changes.days_against_finish),
        "PM243": _contradiction(scope.work_on_removed),
        "PM244": _impossible(scope.delivered_though_removed),
        "PM245": _contradiction(scope.unapproved_addition),
        "PM246": _contradiction(scope.scope_apart_from_budget),
        "PM247": _hint(scope.unearned_budget),
        "PM250": _contradiction(reports.unexplained_rating),
        "PM251": _contradiction(reports.way_back_passed),
        "PM252": _hint(reports.idle_override),
        "PM253": _contradiction(reports.stale_data),
        "PM254": _hint(reports.stale_cost),
        "PM255": _contradiction(reports.overlapping_periods),
        "PM256": _unfinished(reports.silent_milestone),
        "PM257": _hint(reports.unprinted_reason),
        "PM260": _contradiction(progress.falling_progress),
        "PM261": _contradiction(progress.delivered_incomplete),
        "PM262": _contradiction(progress.overdrawn_reserve),
        "PM263": _contradiction(progress.refilled_reserve),
        "PM264": _hint(progress.empty_handed_milestone),
        "PM265": _hint(progress.anonymous_estimate),
        "PM266": _impossible(progress.two_earned_values),
        "PM268": _impossible(spending.categories_apart),
        "PM269": _impossible(spending.months_apart),
        "PM270": _contradiction(ending.unanswered_promise),
        "PM271": _contradiction(ending.unanswered_deliverable),
        "PM272": _contradiction(ending.left_behind),
        "PM273": _impossible(ending.unowned_item),
        "PM274": _contradiction(ending.outstanding_but_ended),
        "PM275": _contradiction(ending.met_without_evidence),
        "PM276": _impossible(ending.accepted_before_delivered),
        "PM277": _impossible(ending.acceptance_denied),
        "PM278": _contradiction(ending.two_acceptance_dates),
        "PM279": _contradiction(ending.signed_off_too_early),
        "PM280": _contradiction(final_figures.no_lessons),
        "PM281": _contradiction(final_figures.final_cost_apart),
        "PM282": _contradiction(final_figures.final_costs_do_not_add_up),
        "PM283": _contradiction(final_figures.gap_without_reason),
        "PM284": _contradiction(final_figures.reserve_apart),
        "PM285": _contradiction(final_figures.effort_apart),
        "PM286": _contradiction(final_figures.finish_before_the_end),
        "PM287": _contradiction(final_figures.unreached_milestone),
        "PM288": _contradiction(final_figures.undecided_at_the_end),
        "PM289": _contradiction(final_figures.benefit_without_review),
        "PM290": _contradiction(sprints.done_beyond_scope),
        "PM291": _contradiction(sprints.overlapping_sprints),
        "PM292": _hint(sprints.sprint_without_result),
        "PM293": _contradiction(sprints.epic_beyond_its_size),
        "PM294": _unfinished(people.out_of_reach),
        "PM295": _hint(people.too_much_on_one),
        "PM296": _contradiction(people.nobody_responsible),
        "PM297": _unfinished(people.never_told),
        "PM298": _contradiction(people.private_in_public),
        "PM299": _contradiction(unknown_check),
    }
)
"""Every rule that looks at computed figures, by its code; their order is that of the manual."""
