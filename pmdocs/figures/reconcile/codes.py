"""The codes of reconciliation, PM200 to PM299, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

_USABLE: Final = {
    "PM200": CodeDoc(
        "Planned value before the start",
        "A curve that plans money before the first day belongs to other dates than the project.",
        "Correct the date of the curve under 'planned', or the project's start.",
    ),
    "PM201": CodeDoc(
        "Change approved before the start",
        "A change alters a baseline, and there is none before the project begins.",
        "Correct the date of the decision, or make the change part of the plan.",
    ),
    "PM202": CodeDoc(
        "Changes lead to an impossible finish",
        "The approved changes together move the finish before the start, or further than any calendar goes.",
        "Correct 'days' or 'finish' in the effect of the change that is named.",
    ),
    "PM203": CodeDoc(
        "Changes leave no budget",
        "The approved changes take more money out of the budget than there is in it.",
        "Correct the cost effect of the change, or the budget lines.",
    ),
    "PM204": CodeDoc(
        "More earned than budgeted",
        "Earned value is the budget of the work that is done, so it can never pass the whole budget. When it does, "
        "progress, costs or the budget are wrong, and every index and forecast with them.",
        "Correct the progress or the costs of the work. If work was added, record the approved change with its cost.",
    ),
    "PM205": CodeDoc(
        "More earned than planned at all",
        "Earned schedule looks for the day on which as much was to be earned. A plan that ends below has no such day.",
        "Continue the curve under 'planned' up to the budget; give work that has a cost a due date as well.",
    ),
    "PM206": CodeDoc(
        "Country without known holidays",
        "Working days cannot be counted for a country whose public holidays are not known.",
        "Write the two-letter code of the country, or list the days off under 'holidays'.",
    ),
    "PM207": CodeDoc(
        "More units done than there are",
        "An update lowered the number of units below what had been reported as done.",
        "Correct the progress, or the number of units.",
    ),
    "PM208": CodeDoc(
        "Figures that cannot be computed",
        "The numbers contradict each other in a way no formula can work with.",
        "Correct what the message names. If nothing there looks wrong, please report it: the check should say where.",
    ),
}

_PROMISES: Final = {
    "PM210": CodeDoc(
        "Objective that cannot be measured",
        "Without measure, values, date and owner nobody can say at the end whether the objective was met, "
        "and everybody will remember it differently.",
        "Add the lines the message names. A first estimate of the baseline value is better than none.",
    ),
    "PM211": CodeDoc(
        "Success criterion that cannot be judged",
        "At closure each criterion needs a verdict, and a verdict needs something to hold against.",
        "Add 'measure' (how it is judged) or 'target' (what must be reached).",
    ),
    "PM212": CodeDoc(
        "Deliverable that nobody can accept",
        "Without criteria, an approver and a date a deliverable is never finished, only abandoned.",
        "Add 'acceptance', 'approver' and 'due'.",
    ),
    "PM213": CodeDoc(
        "Planned outside the project",
        "What is due before the first or after the last day has no place in the plan, or the last day is wrong.",
        "Correct the date, or move the finish: in the plan before approval, by an approved change after it.",
    ),
    "PM214": CodeDoc(
        "Due after its milestone",
        "The milestone promises the deliverable for a day on which nobody plans to have it.",
        "Correct one of the two dates, or take the deliverable out of the milestone's list.",
    ),
}

_RISKS: Final = {
    "PM220": CodeDoc(
        "Risk without owner",
        "A risk that belongs to all is watched by none.",
        "Name the one person who answers for it under 'owner'; who does the work stands in its actions.",
    ),
    "PM221": CodeDoc(
        "Risk that is not assessed",
        "Without probability and impact a risk has no score, is ranked last and is missing from every map and count.",
        "Assess it, even roughly: 'probability' and 'impact' from 1 to 5.",
    ),
    "PM222": CodeDoc(
        "Red risk without a dated action",
        "A risk in the red band that nobody works on by a date is the surest way to an issue; it also turns the risk "
        "rating red.",
        "Add an action with 'owner' and 'due'. If the risk is accepted on purpose, write 'response: accept' and the "
        "plan for the day it happens under 'contingency'.",
    ),
    "PM223": CodeDoc(
        "Response that makes a risk worse",
        "What is left after the response is scored higher than what there was before any response.",
        "Correct one of the two assessments. If it is true, say why in 'note'.",
    ),
    "PM224": CodeDoc(
        "Risk ended without date or reason",
        "At closure somebody asks which risks passed, which were averted, and which were only forgotten.",
        "Add 'closed' and 'closure_reason'; in an update, the date of the update counts.",
    ),
    "PM225": CodeDoc(
        "Risk that happened, without an issue",
        "What has happened must be dealt with, by somebody and by a date: that is an issue. The link tells the "
        "closure report that it had been foreseen.",
        "Record the issue with 'risk: …', or name it under 'links' of the risk.",
    ),
    "PM226": CodeDoc(
        "Issue of a risk that never happened",
        "The issue says that the risk came true, the register says that it passed.",
        "Set the risk to materialised, or remove it from the issue.",
    ),
    "PM227": CodeDoc(
        "Response that does not fit",
        "Threats are avoided and reduced, opportunities exploited and enhanced; the wrong word misleads readers.",
        "Choose another response, or correct 'kind'.",
    ),
    "PM228": CodeDoc(
        "Chance that does not fit its level",
        "Money is computed from the percentage, the score from the level; here they tell different stories.",
        "Correct one of the two, or set your own scale under 'settings', 'risk', 'probabilities'.",
    ),
    "PM229": CodeDoc(
        "Response too light for its risk",
        "In the red corner of the map (5 by 5, 5 by 4, 4 by 5) PM² advises to avoid or to reduce at once. Who accepts "
        "such a threat, or only shares it, waits for it.",
        "Add 'avoid' or 'reduce' to 'response', with an action; if the response is meant so, turn the rule off.",
    ),
}

_REGISTERS: Final = {
    "PM230": CodeDoc(
        "Issue without owner",
        "Nobody deals with what is everybody's.",
        "Name who deals with it under 'owner'.",
    ),
    "PM231": CodeDoc(
        "Issue closed without resolution",
        "Whoever meets the same problem again will want to know what helped.",
        "Add 'resolution'; in the plan also 'closed'.",
    ),
    "PM232": CodeDoc(
        "Action nobody does",
        "An action without an owner or a date is a wish.",
        "Add 'owner' and 'due'.",
    ),
    "PM233": CodeDoc(
        "False assumption without consequence",
        "The plan was built on it. What has become false is now a risk, an issue or a change.",
        "Record that entry and name it under 'links' of the assumption.",
    ),
    "PM234": CodeDoc(
        "Dependency better than its dates",
        "Its status says all is well, its dates say it comes too late or should have come already.",
        "Correct the status or the dates.",
    ),
    "PM235": CodeDoc(
        "Pending decision without decider",
        "A question put to nobody is not answered.",
        "Name who must decide under 'needed_from'.",
    ),
    "PM236": CodeDoc(
        "Decision without decider or outcome",
        "Later, a decision counts for as much as the name and the words behind it.",
        "Add 'decided_by', and 'outcome' if it was asked for before.",
    ),
}

_CHANGES: Final = {
    "PM240": CodeDoc(
        "Baseline moved without a change",
        "The baseline is the yardstick. Whoever moves it quietly makes every delay disappear, from past reports too.",
        "Write what is expected now as 'forecast'. For a new baseline, let a change be approved and give the date "
        "in its effect under 'milestones'.",
    ),
    "PM241": CodeDoc(
        "Change decided without record",
        "A decision about money or dates needs a name and a day; a refusal needs a reason for those who asked.",
        "Add what the message names: 'decided', 'decided_by' or 'reason'.",
    ),
    "PM242": CodeDoc(
        "Days and finish of a change disagree",
        "The effect gives a number of days and a new finish that do not lead to the same date.",
        "Leave out the days, or correct one of the two.",
    ),
    "PM243": CodeDoc(
        "Work on something taken out",
        "Somebody still works on it, or the change is not what was meant.",
        "Remove the progress, or correct what the change removes.",
    ),
    "PM244": CodeDoc(
        "Delivered although taken out",
        "One of the two is not true: an approved change removed the deliverable, yet it counts as delivered.",
        "Correct the delivery or acceptance, or what the change removes.",
    ),
    "PM245": CodeDoc(
        "Addition without an approved change",
        "Scope grows only with an approval; until then the deliverable is a wish.",
        "Approve the change, take the deliverable out, or name the same change on both sides.",
    ),
    "PM246": CodeDoc(
        "Scope and budget part ways",
        "When changes alter the budget by one sum and the work by another, finished work will have earned more or "
        "less than the budget, and the cost indices lie.",
        "Give each change the cost of what it adds, raises and takes out; give the deliverables the same costs.",
    ),
    "PM247": CodeDoc(
        "Budget that can never be earned",
        "Only work with a cost earns value. If the costs of all work stay below the budget, the project looks over "
        "cost even when it ends exactly on budget.",
        "Give every piece of work its share of the budget lines.",
    ),
}

_REPORTS: Final = {
    "PM250": CodeDoc(
        "Rating that is not green, and not explained",
        "The colour says that something is wrong; readers need the reason, what is done, and until when.",
        "Write 'reason', 'action' and 'due' under 'rag' in the update; they hold until replaced or green.",
    ),
    "PM251": CodeDoc(
        "Way back that has passed",
        "The promised date is over and the rating is no better, so nobody believes the next report.",
        "Write a new date, and what is done differently.",
    ),
    "PM252": CodeDoc(
        "Override that overrides nothing",
        "The stated rating is the computed one.",
        "Remove 'stated'.",
    ),
    "PM253": CodeDoc(
        "Old data",
        "A rating on old data is a guess, so it is printed grey.",
        "Add an update, or build as of an earlier date. The limit is 'stale_days' under 'settings', 'rag'.",
    ),
    "PM254": CodeDoc(
        "Old actual cost",
        "Indices and forecasts use the actual cost last reported, however old it is.",
        "Add 'cost: {actual: …}' to the update, even if nothing was spent.",
    ),
    "PM255": CodeDoc(
        "Periods that overlap",
        "The same days would be reported twice.",
        "Leave out 'since', which is the day after the last update unless stated.",
    ),
    "PM257": CodeDoc(
        "Reason that is not printed",
        "A reason stands beside a rating only while that is not green, so nobody would read it.",
        "Put it into the summary, state another rating with it, or remove it.",
    ),
    "PM256": CodeDoc(
        "Milestone passed in silence",
        "Its date is over, and the reader is told neither that it was reached nor when it will be.",
        "Write 'actual', a new 'forecast', or 'cancelled: yes'.",
    ),
}

_PROGRESS: Final = {
    "PM260": CodeDoc(
        "Progress that falls",
        "Work that was done is suddenly not; earned value goes back with it.",
        "Correct the number, or say why in 'note'.",
    ),
    "PM261": CodeDoc(
        "Delivered but not complete",
        "It has been handed over, yet its last progress is below 100 %, or units of it are missing.",
        "Set the progress to 100 % or to the number of units, or remove the date.",
    ),
    "PM262": CodeDoc(
        "Reserve overdrawn",
        "More contingency is drawn than was ever approved.",
        "Correct one of the two sums; more money needs an approved change.",
    ),
    "PM263": CodeDoc(
        "Reserve that grows back",
        "The contingency drawn is written since the start, so it falls only if money was returned.",
        "Write the sum since the start.",
    ),
    "PM264": CodeDoc(
        "Milestone reached empty-handed",
        "The milestone hands over deliverables that are not delivered yet.",
        "Report the delivery, or tell in 'reason' what is still open.",
    ),
    "PM265": CodeDoc(
        "Re-estimate without a name",
        "An estimate of the remaining cost is as good as the person who made it, and the reports name that person.",
        "Add 'estimated_by' beside 'estimate_to_complete'; the date is the update's unless 'estimated_on' says it.",
    ),
    "PM266": CodeDoc(
        "Two earned values of one day",
        "An update states the earned value and reports progress that comes to another sum; only one can be true.",
        "Leave out 'earned' where progress tells it, or correct the progress.",
    ),
}

_ENDING: Final = {
    "PM270": CodeDoc(
        "Promise without an answer",
        "The closure report answers the charter line by line; nothing may be dropped in silence.",
        "Add its result: fully, partly, no or not yet measurable.",
    ),
    "PM271": CodeDoc(
        "Deliverable without an answer",
        "Nobody knows afterwards whether it was accepted.",
        "Add it under 'acceptance' of the closure, or its acceptance date in an update.",
    ),
    "PM272": CodeDoc(
        "Left behind",
        "When the team is gone, an open risk, issue or action without a receiver is nobody's.",
        "Close it, or hand it over under 'outstanding' with its new owner.",
    ),
    "PM273": CodeDoc(
        "Outstanding item without owner",
        "Handing over to nobody is not handing over.",
        "Add 'owner' or 'to'; if it shall have none, name who accepted that under 'waived_by'.",
    ),
    "PM274": CodeDoc(
        "Outstanding, but ended",
        "The closure hands over what the register calls done.",
        "Remove it from 'outstanding', or correct its status.",
    ),
    "PM275": CodeDoc(
        "Met without evidence",
        "A yes without proof is an opinion.",
        "Add 'evidence': a measurement, a protocol, a signature.",
    ),
    "PM276": CodeDoc(
        "Accepted before delivered",
        "Nobody can accept what has not been handed over.",
        "Correct one of the two dates.",
    ),
    "PM277": CodeDoc(
        "Accepted in one place, refused in the other",
        "An update reports the acceptance, the closure denies it.",
        "Correct one of the two.",
    ),
    "PM278": CodeDoc(
        "Two dates of one acceptance",
        "The update and the closure name different days.",
        "Correct one; if the first was provisional, report only the final one as accepted.",
    ),
    "PM279": CodeDoc(
        "Closed before the last acceptance",
        "The end is signed while a deliverable still waits for its acceptance.",
        "Correct one of the dates.",
    ),
}

_SPENDING: Final = {
    "PM268": CodeDoc(
        "Cost by category does not add up",
        "What the categories have cost together is what the project has cost; else two tables of one report differ.",
        "Correct a category, add the one that is missing, or correct 'actual'.",
    ),
    "PM269": CodeDoc(
        "Cost by month does not add up",
        "The months told so far, of this update and of those before, are together the actual cost.",
        "Correct a month, add the one that is missing, or correct 'actual'.",
    ),
}

_FINAL: Final = {
    "PM280": CodeDoc(
        "No lessons",
        "Every project teaches something; what is not written down is learnt again, at the same price.",
        "Write lessons in the updates, or hold a session with the team before closing.",
    ),
    "PM281": CodeDoc(
        "Final cost differs from the last report",
        "The closure report and the last status report would show two sums for one thing.",
        "Leave the cost out of the closure, or report the final cost in a last update.",
    ),
    "PM282": CodeDoc(
        "Final costs do not add up",
        "The table by category must come to the cost of the project.",
        "Correct a category, or add the one that is missing.",
    ),
    "PM283": CodeDoc(
        "Gap without a reason",
        "Where the end differs from what was approved last, the reason is the most useful line of the report.",
        "Add the reason the message names.",
    ),
    "PM284": CodeDoc(
        "Reserve differs from the last report",
        "The contingency drawn has two sums.",
        "Leave it out of the closure, or correct one of the two.",
    ),
    "PM285": CodeDoc(
        "Effort differs from the last report",
        "The effort has two sums.",
        "Leave it out of the closure, or correct one of the two.",
    ),
    "PM286": CodeDoc(
        "Finish before the end",
        "The project finished before its last milestone was reached, or was closed before it finished.",
        "Correct one of the two dates.",
    ),
    "PM287": CodeDoc(
        "Milestone open at the end",
        "A completed project has reached its milestones, or cancelled them by name.",
        "Write 'actual' or 'cancelled: yes' in an update.",
    ),
    "PM288": CodeDoc(
        "Undecided at the end",
        "A question that outlives the project has nobody to answer it.",
        "Record what was decided, or hand it over under 'outstanding'.",
    ),
    "PM289": CodeDoc(
        "Benefit nobody will measure",
        "Most benefits come after the project; without a name and a date nobody looks.",
        "Add 'review' and 'owner' under 'benefits' of the closure.",
    ),
}

_PEOPLE: Final = {
    "PM290": CodeDoc(
        "More done than the scope holds",
        "The backlog has grown without being written down, so the burn-up ends above its own scope line.",
        "Write the scope as it has grown under 'backlog' of the update.",
    ),
    "PM291": CodeDoc(
        "Sprints that overlap",
        "One team works in one sprint at a time; points of overlapping sprints cannot be told apart.",
        "Correct one of the two dates.",
    ),
    "PM292": CodeDoc(
        "Sprint without result",
        "Velocity and forecast leave it out, as if it had never been.",
        "Add 'completed', 0 if nothing was.",
    ),
    "PM293": CodeDoc(
        "Epic done beyond its size",
        "More of it is done than there is.",
        "Correct one of the two numbers; an epic that grew has more points.",
    ),
    "PM294": CodeDoc(
        "Somebody who cannot be reached",
        "The plan promises a message to somebody whose address nobody has written down.",
        "Add the address or number under 'people', or another medium.",
    ),
    "PM295": CodeDoc(
        "Too much on one person",
        "Whoever is accountable for most activities is a bottleneck, and missed when ill.",
        "Share some of the activities out.",
    ),
    "PM296": CodeDoc(
        "Nobody responsible",
        "Somebody answers for the activity, but nobody does it.",
        "Give somebody the R; A/R is one person for both.",
    ),
    "PM297": CodeDoc(
        "Influential, but never told",
        "Whoever can stop a project should not hear of it from others.",
        "Add the person, or a group with them in it, to an item of the communication plan.",
    ),
    "PM298": CodeDoc(
        "Private views in public documents",
        "What the team thinks of somebody's attitude and influence is not for everybody to read.",
        "Set 'show_sensitive: no', or a stricter sensitivity.",
    ),
    "PM299": CodeDoc(
        "Check that cannot be set",
        "The code under 'checks' names no check whose loudness a project may choose, so the line does nothing.",
        "Correct the code; `pmdocs explain` lists them. What is an error cannot be turned down.",
    ),
}

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(
    _USABLE | _PROMISES | _RISKS | _REGISTERS | _CHANGES | _REPORTS | _PROGRESS | _ENDING | _SPENDING | _FINAL | _PEOPLE
)
"""Every code of this stage."""
