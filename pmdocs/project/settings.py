"""What a project may set: scales, thresholds, formulas, calendars."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pmdocs.project.record import Record, Register, Several, optional, required
from pmdocs.project.scalars import Date, Days, Id, Number, Percent, Quantity, Share, Text, Whole, YesNo
from pmdocs.project.word import Word


class Scheme(Word):
    """How risk scores become bands."""

    PM2 = "pm2"
    THREE = "three"
    THREE_ALT = "three-alt"
    FOUR = "four"
    FOUR_B = "four-b"
    FOUR_C = "four-c"
    OWN = "own"


class Shade(Word):
    """What a band of risk scores counts as."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Other spellings."""
        return {"yellow": "amber"}


class DayCount(Word):
    """Which days count."""

    CALENDAR = "calendar"
    WORKING = "working"

    @classmethod
    def aliases(cls) -> Mapping[str, str]:
        """Everyday spellings."""
        return {"calendar days": "calendar", "working days": "working", "business days": "working"}


class Loudness(Word):
    """How loudly a check speaks."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"


class Band(Record):
    """A band of risk scores with one name and one shade."""

    name: Text = required("name, such as high")
    low: Whole = required("lowest score of the band")
    high: Whole = required("highest score of the band")
    rag: Shade = required("green, amber or red")


class RiskSettings(Record):
    """How risks are scored and shown."""

    scheme: Scheme = optional(
        "bands: pm2, three, three-alt, four, four-b, four-c, or own with 'bands'", default=Scheme.THREE
    )
    bands: Several[Band] = optional("own bands, from low to high, covering 1 to 25", default=())
    impact_five_never_green: YesNo = optional("yes if impact 5 is never in the lowest band", default=False)
    probabilities: Several[Share] = optional("the chance behind levels 1 to 5, five percentages", default=())
    probability_labels: Several[Text] = optional("names of the probability levels 1 to 5", default=())
    impact_labels: Several[Text] = optional("names of the impact levels 1 to 5", default=())
    appetite: Text | None = optional("how much risk the organisation is ready to bear")
    gains_in_reserve: YesNo = optional("yes if opportunities lower what the reserve may be needed for", default=False)
    top: Whole = optional("how many top risks a charter or report shows", default=5)


class EacFormula(Word):
    """Which formula gives the estimate at completion."""

    CPI = "cpi"
    BUDGET = "budget"
    CPI_SPI = "cpi spi"
    WEIGHTED = "weighted"
    SPI = "spi"
    CPI_N = "cpi n"
    SCI_T = "sci t"
    BOTTOM_UP = "bottom up"

    @property
    def key(self) -> str:
        """The name used in formulas and figures: ``cpi_spi``."""
        return self.value.replace(" ", "_")


class EarnedValueSettings(Record):
    """How earned value is computed."""

    eac: EacFormula = optional(
        "estimate at completion: cpi, budget, cpi_spi, weighted, spi, cpi_n, sci_t, bottom_up", default=EacFormula.CPI
    )
    cpi_weight: Number | None = optional("weight of CPI in the weighted formula", default=None)
    spi_weight: Number | None = optional("weight of SPI in the weighted formula", default=None)
    periods: Whole = optional("periods the cpi_n formula looks back", default=3)
    forecast_from: Percent = optional(
        "share of the work done from which formulas forecast the cost and the finish, 15 % unless stated",
        default=Decimal("0.15"),
    )


class ScheduleSettings(Record):
    """How days are counted."""

    basis: DayCount = optional("calendar or working days", default=DayCount.CALENDAR)
    country: Text | None = optional("two-letter country code whose public holidays are free, such as DE")
    holidays: Several[Date] = optional("further days off", default=())


class RagSettings(Record):
    """Thresholds of the ratings; the defaults are those of the documentation."""

    tolerance_share: Percent | None = optional("share of a tolerance that may be used while green, such as 50 %")
    index_green: Number | None = optional("CPI and SPI(t) at or above this are green, such as 0.95")
    index_amber: Number | None = optional("CPI and SPI(t) below this are red, such as 0.90")
    creep_green: Percent | None = optional("approved scope growth up to this is green, such as 5 %")
    creep_amber: Percent | None = optional("approved scope growth above this is red, such as 10 %")
    clean_periods: Whole | None = optional("clean reports before amber returns to green")
    stale_days: Days | None = optional("days after which a rating without fresh data turns grey")


class AppraisalSettings(Record):
    """How options are compared in money."""

    discount_rate: Percent = optional(
        "what money a year later is worth less, 3.5 % unless stated", default=Decimal("0.035")
    )


class ReportSettings(Record):
    """How reports are numbered and cut."""

    first_number: Whole = optional("number of the first status report", default=1)
    strip: Whole = optional("reports shown in the rating history", default=12)
    rows: Quantity | None = optional("rows of a register printed at most in a status report")


class Rule(Record):
    """How loudly a check speaks in this project."""

    id: Id = required("code of the check, such as PM222")
    severity: Loudness = required("error, warning, notice or off")


class Settings(Record):
    """The project's own scales, thresholds and formulas."""

    risk: RiskSettings = optional("risk scales and bands", default=RiskSettings())
    earned_value: EarnedValueSettings = optional("earned-value formulas", default=EarnedValueSettings())
    schedule: ScheduleSettings = optional("how days are counted", default=ScheduleSettings())
    rag: RagSettings = optional("rating thresholds", default=RagSettings())
    appraisal: AppraisalSettings = optional("how options are compared in money", default=AppraisalSettings())
    report: ReportSettings = optional("status-report numbering and history", default=ReportSettings())
    checks: Register[Rule] = optional("severity of single checks", default=())
    show_sensitive: YesNo = optional(
        "yes prints attitude and influence of stakeholders in distributed documents", default=False
    )
