"""What an option is worth today, and when it has paid back what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pmdocs.figures.quantity import Quantity, Undefined, decimal_of

NO_FLOWS: Final = Undefined("no yearly flows written")
NEVER_PAID_BACK: Final = Undefined("not paid back in the years written")
NOTHING_TO_PAY_BACK: Final = Undefined("nothing to pay back")


def net_present_value(cost: Decimal, flows: Sequence[Decimal], rate: Decimal) -> Quantity:
    """−cost + the sum of flow / (1 + rate) ^ year; costs are below 0 among the flows.

    The cost counts today (year 0), each flow at the end of its year, as spreadsheets do (HM Treasury, Green Book,
    annex on discounting). Undefined without flows.
    """
    if not flows:
        return NO_FLOWS
    factor, worth = 1 + Fraction(rate), -Fraction(cost)
    for year, flow in enumerate(flows, start=1):
        worth += Fraction(flow) / factor**year
    return decimal_of(worth)


def payback_years(cost: Decimal, flows: Sequence[Decimal]) -> Quantity:
    """Years until the flows, not discounted, have made up for the cost and stay so; between years in a straight line.

    Undefined where they do not within the years written, and where nothing is ever paid out.
    """
    if not flows:
        return NO_FLOWS
    balances = [-Fraction(cost)]
    for flow in flows:
        balances.append(balances[-1] + Fraction(flow))
    if min(balances) >= 0:
        return NOTHING_TO_PAY_BACK
    if balances[-1] < 0:
        return NEVER_PAID_BACK
    last = max(year for year, balance in enumerate(balances) if balance < 0)
    return decimal_of(last + -balances[last] / Fraction(flows[last]))
