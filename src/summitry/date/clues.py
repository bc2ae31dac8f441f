"""Clues within a text to the day it was written: each leaves some days and says what a day outside them costs.

The costs are nats of likelihood, fitted on dated texts with the date withheld (docs/rooms/date.md has the curve).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summitry.date import clues_page as page
from summitry.date import clues_year as year
from summitry.date import clues_yearless as yearless
from summitry.date.told import FIRST_YEAR, Evidence, Text, by_claims, tensed
from summitry.model import Article, Claim, Temporal

_SPEAKER = re.compile(r"^(?:Q\b|[A-Z][A-Z .’'-]{3,40}:)", re.MULTILINE)
_RULES = (
    year.named_dates,
    year.told_often,
    year.years_named,
    year.fiscal_years,
    year.years_ago,
    year.that_year,
    year.today_is,
    year.years_ago_today,
    yearless.month_links,
    yearless.weekday_dates,
    yearless.weekday_near,
    yearless.days_of_months,
    yearless.reported,
    yearless.announced,
    yearless.under_way,
    yearless.months,
    page.links,
    page.daylight,
    page.feasts,
    page.dateline,
)
_NOT_IN_TALK = (yearless.reported, yearless.announced, yearless.under_way, year.that_year, year.years_ago)


def seen_by(article: Article, temporals: Sequence[Temporal], claims: Sequence[Claim], last_year: int) -> Text:
    """What the rules of clues look at."""
    told = tuple(tensed(article.text, t) for t in temporals if t.type in ("DATE", "TIME") and t.reading["op"] != "ref")
    years = range(FIRST_YEAR, last_year + 1)
    return Text(article.id, article.text, by_claims(told, claims), claims, years, is_talk(article.text), article.title)


def text_clues(seen: Text) -> tuple[Evidence, ...]:
    """Every clue the text itself gives."""
    return tuple(e for rule in _RULES if not (seen.talk and rule in _NOT_IN_TALK) for e in rule(seen))


def is_talk(text: str) -> bool:
    """Whether the text is the record of questions and answers: its dates belong to what somebody says, not to the text."""
    return len(_SPEAKER.findall(text)) >= 6
