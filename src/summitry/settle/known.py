"""What was known when: the articles that count by a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from summitry.model import Dating


def known_on(day: date, datings: Mapping[str, Dating]) -> frozenset[str]:
    """Articles known by a day: each counts from the latest day it can have been published; one never dated never counts."""
    return frozenset(a for a, d in datings.items() if d.published and d.published.last and d.published.last <= day)


def latest_day(datings: Mapping[str, Dating]) -> date | None:
    """The last day of which it is certain that the record has a report: the "today" of a record."""
    return max((d.published.first for d in datings.values() if d.published and d.published.first), default=None)
