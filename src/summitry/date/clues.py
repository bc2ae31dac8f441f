"""Clues within a text to the day it was written: each leaves some days and says what a day outside them costs.

The costs are nats of likelihood, chosen on dated texts with the date withheld (docs/rooms/date.md has the curve).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.date import clues_year as year
from summitry.date import clues_yearless as yearless
from summitry.date.told import FIRST_YEAR, Evidence, Text, by_claims, tensed
from summitry.model import Claim, Temporal

_SPEAKER = re.compile(r"^(?:Q\b|[A-Z][A-Z .’'-]{3,40}:)", re.MULTILINE)
_RULES = (
    year.past_dates,
    year.dates_ahead,
    yearless.month_links,
    year.years_ago,
    yearless.weekday_dates,
    yearless.weekday_near,
    yearless.days_of_months,
    yearless.reported,
    yearless.announced,
    yearless.under_way,
    yearless.months,
    year.that_year,
    year.today_is,
)
_IN_TALK = (yearless.weekday_dates, year.today_is)


def text_clues(text: str, temporals: Sequence[Temporal], claims: Sequence[Claim], last_year: int) -> tuple[Evidence, ...]:
    """Every clue the text itself gives."""
    told = tuple(tensed(text, t) for t in temporals if t.type in ("DATE", "TIME") and t.reading["op"] != "ref")
    seen = Text(text, by_claims(told, claims), claims, range(FIRST_YEAR, last_year + 1))
    return tuple(e for rule in (_IN_TALK if is_talk(text) else _RULES) for e in rule(seen))


def is_talk(text: str) -> bool:
    """Whether the text is the record of questions and answers: its dates belong to what somebody says, not to the text."""
    return len(_SPEAKER.findall(text)) >= 6
