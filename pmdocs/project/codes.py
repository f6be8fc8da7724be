"""The codes of the project stage, PM100 to PM199, with what the manual says about each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pmdocs.diagnostics import CodeDoc

_VALUES: Final = {
    "PM101": CodeDoc(
        "Required field missing",
        "Without it the entry says nothing a document could print, or other parts cannot be worked out.",
        "Add the line that the message shows. A key with nothing behind it counts as not written.",
    ),
    "PM102": CodeDoc(
        "Unknown field",
        "Nothing would ever print it; most often it is a slip, or it stands too far to the left or right.",
        "Correct the spelling or the indentation; docs/definition.md lists every field.",
    ),
    "PM103": CodeDoc(
        "Wrong shape",
        "A list, a single value or 'name: value' lines stand where one of the others belongs.",
        "Start the entries of a list with '- '; write the fields of an entry below one another, indented alike.",
    ),
    "PM104": CodeDoc(
        "Empty text",
        "The line is there, but it says nothing.",
        "Write something, or remove the line.",
    ),
    "PM105": CodeDoc(
        "Not a number",
        "Amounts and counts are computed with, so they must be numbers and mean one thing only.",
        "Write digits: 480_000, 480 000, 12.5. The decimal sign is a point.",
    ),
    "PM106": CodeDoc(
        "Negative number",
        "This figure counts or measures something that cannot be less than nothing.",
        "Write zero or more. Only the effects of a change may be negative.",
    ),
    "PM107": CodeDoc(
        "Not a date",
        "Days and months are told apart by their order, which differs from country to country.",
        "Write year-month-day: 2026-11-20.",
    ),
    "PM108": CodeDoc(
        "Outside the scale",
        "Probability, impact and the other levels run from 1 (very low) to 5 (very high).",
        "Write 1, 2, 3, 4 or 5; a percentage belongs into 'chance'.",
    ),
    "PM109": CodeDoc(
        "Not a percentage",
        "A bare fraction such as 0.6 could mean 60 % or 0.6 %; a share lies between 0 % and 100 %.",
        "Write it with the sign: 60 %.",
    ),
    "PM110": CodeDoc("Neither yes nor no", "The field is a switch.", "Write yes or no."),
    "PM111": CodeDoc(
        "Word not allowed here",
        "The field is a choice among a few words, on which colours, counts and lists depend.",
        "Use one of the words in the message; capitals, hyphens and spaces do not matter.",
    ),
    "PM112": CodeDoc(
        "Not an id",
        "Ids become bookmarks and links in every format, which limits their characters.",
        "Use up to 60 letters, digits, dots and hyphens, starting with a letter or digit: R-7.",
    ),
    "PM113": CodeDoc(
        "Not a currency",
        "The code decides how every amount is printed.",
        "Write the three letters of ISO 4217, such as EUR, GBP or USD.",
    ),
    "PM114": CodeDoc(
        "Not a language",
        "The code decides fixed words, dates and hyphenation.",
        "Write a code such as en, en-GB or de.",
    ),
    "PM115": CodeDoc(
        "Not a Word document",
        "A form of your own is a Word document with tags in it; other kinds of files cannot be filled in.",
        "Save the form as a Word document (.docx) and name that file.",
    ),
    "PM116": CodeDoc(
        "Form not found",
        "The document would be built without your form, and look like another one.",
        "Check the name; it is looked for in the folder of the definition.",
    ),
    "PM117": CodeDoc(
        "Form outside the project's folder",
        "A definition may come from somebody else; it must not reach for other files of this machine.",
        "Copy the form into the folder of the definition or below. A link that leads out counts as outside.",
    ),
    "PM118": CodeDoc(
        "Two forms for one document",
        "Only one of them could be used, and which would be a guess.",
        "Keep one of the two lines.",
    ),
    "PM119": CodeDoc(
        "Value refused",
        "The value does not fit its field.",
        "Compare the line with docs/definition.md.",
    ),
}

_IDS: Final = {
    "PM120": CodeDoc(
        "Reference to nothing",
        "The line names a person or an entry that does not exist: nobody would answer for it, no link would work.",
        "Correct the id, or add the entry. Entries that come in by an update count as well.",
    ),
    "PM121": CodeDoc(
        "Id used twice",
        "An id belongs to one entry for the whole life of the project; people have keys of their own.",
        "Give one of the two another id; the message names both places.",
    ),
    "PM122": CodeDoc(
        "Two ids for one entry",
        "The entry has a key and an 'id' that differ, so references could mean either.",
        "Remove the line 'id'.",
    ),
    "PM123": CodeDoc(
        "Update of something unknown",
        "Neither the plan nor an earlier update has this id, and the update does not say enough to add the entry.",
        "Correct the id, or write the required fields of a new entry.",
    ),
    "PM124": CodeDoc(
        "Id in a text that no entry has",
        "The text looks as if it meant an entry of this project; readers will search for it in vain.",
        "Correct the slip. If it means something outside the project, leave it.",
    ),
}

_DATES: Final = {
    "PM130": CodeDoc(
        "Dates in the wrong order",
        "Something ends before it starts.",
        "Correct one of the two dates; the message names both places.",
    ),
    "PM131": CodeDoc(
        "Update before the start",
        "There is no state of a project before its first day.",
        "Correct the date of the update or the start of the project.",
    ),
    "PM132": CodeDoc(
        "Two updates of one day",
        "It would be a matter of chance which of them has the last word.",
        "Put them together, or give one of them another date.",
    ),
    "PM133": CodeDoc(
        "Fact from the future",
        "An update is built into reports as of its date; it cannot know what happened later.",
        "Write a forecast, correct the date, or move the line to a later update.",
    ),
}

_MONEY: Final = {
    "PM140": CodeDoc(
        "Planned value falls",
        "The curve is the sum of all that is planned since the start; such a sum never falls.",
        "Write cumulative amounts, not those of each month.",
    ),
    "PM141": CodeDoc(
        "Planned value above the budget",
        "The curve ends at the budget at completion, which is the sum of the budget lines.",
        "Correct the curve or the lines. Reserves are part of neither.",
    ),
    "PM142": CodeDoc(
        "Planned value ends below the budget",
        "Work without a planned date never becomes late, so the schedule would look better than it is.",
        "Continue the curve to the finish, where it reaches the sum of the budget lines.",
    ),
    "PM143": CodeDoc(
        "Work costs more than the budget",
        "Earned value would pass the budget before everything is done.",
        "Correct the costs or the budget lines.",
    ),
    "PM144": CodeDoc(
        "Actual figure falls",
        "Actual cost and effort are written since the start, so they fall only after a correction.",
        "Write the sum since the start; if it is a correction, say so in the summary.",
    ),
    "PM145": CodeDoc(
        "Weights do not make 100 %",
        "With the milestones method the weights share out the whole value of the work.",
        "Correct the weights; half a percent is allowed for rounding.",
    ),
    "PM146": CodeDoc(
        "Progress does not fit the method",
        "Work that earns by units needs their number, and progress in units; other work needs a percentage.",
        "Correct the progress, the units or the method.",
    ),
}

_SCALES: Final = {
    "PM150": CodeDoc(
        "Own bands do not cover the scores",
        "Every score from 1 to 25 must fall in exactly one band.",
        "List the bands from low to high without gaps.",
    ),
    "PM151": CodeDoc(
        "Own bands not used",
        "The bands count only with the scheme 'own'.",
        "Write 'scheme: own', or remove the bands.",
    ),
    "PM152": CodeDoc(
        "Not five levels",
        "Probability and impact have five levels, each higher than the one before.",
        "Write five entries, from level 1 to level 5.",
    ),
    "PM153": CodeDoc(
        "Thresholds contradict each other",
        "With these numbers a rating would be red and green at once, or a formula would not add up.",
        "Correct one of the two numbers.",
    ),
}

_DECISIONS: Final = {
    "PM160": CodeDoc(
        "Not exactly one accountable",
        "An activity with two accountable people has none; so has one without.",
        "Give exactly one person or group the A in each row.",
    ),
    "PM161": CodeDoc(
        "Going round in a circle",
        "A body that reports to itself, or a group that contains itself, has no top.",
        "Remove one of the links.",
    ),
    "PM162": CodeDoc(
        "Pending decision without a date",
        "Nobody knows when waiting starts to cost something.",
        "Add 'needed_by'.",
    ),
    "PM163": CodeDoc(
        "Stated rating without a reason",
        "A rating that differs from the computed one is printed beside it, and readers must learn why.",
        "Add 'reason' in this update, or in an earlier one.",
    ),
    "PM164": CodeDoc(
        "Score above the best possible",
        "Satisfaction is printed as a share of the best possible score.",
        "Correct the score, or write the best possible one under 'of'.",
    ),
    "PM165": CodeDoc(
        "Final cost without a budget line",
        "The closure report sets final costs against the budget, category by category.",
        "Use the category of a budget line.",
    ),
    "PM166": CodeDoc(
        "Ended, but still open",
        "The entry has a date of its end, yet its status counts it as open, so it would show as overdue.",
        "Set the status as well.",
    ),
}

CODES: Final[Mapping[str, CodeDoc]] = MappingProxyType(_VALUES | _IDS | _DATES | _MONEY | _SCALES | _DECISIONS)
