"""From when a counted claim counts, and how that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from summitry.check.asked import TRIP, Asked
from summitry.check.record import Record
from summitry.lexicon import Term
from summitry.lexicon.weighing import load_weights
from summitry.when import When, day

_FEW = 120
"""Days before the trip within which another article's day may be the one meant."""
_WORD = re.compile(r"[a-z0-9]+")
_LATER_TERM = re.compile(r"\b(second|third|fourth|fifth|sixth|\d+(?:nd|rd|th))\b.*\bterm\b")


@dataclass(frozen=True, slots=True)
class From:
    """The day counted from; None where nobody says it."""

    when: When | None
    how: str = ""
    """Where it is not the claim's own: how it is known."""

    def __str__(self) -> str:
        return f" since {self.when.field}{self.how}" if self.when else ""


def counted_from(q: Asked, begun: date | None, record: Record) -> From:
    """The claim's own day, else that of another article on the same trip, else the first day in office (a reference fact)."""
    if q.since:
        return From(q.since)
    if q.what == TRIP:
        for o in record.asked:
            same = o.what == TRIP and o.superlative == q.superlative and o.people == q.people
            if same and begun and o.since and o.since.first and timedelta(0) <= begun - o.since.first <= timedelta(_FEW):
                return From(o.since, f", as {o.claim.article} says")
    if q.since_words and not _of_office(q.since_words):
        return From(None)
    return _in_office(q, begun, record) if q.since_words or q.what == TRIP else From(None)


def _of_office(words: str) -> bool:
    """ "since taking office", "as prime minister"; but the table of terms does not number re-elections."""
    low = words.casefold()
    return bool(load_weights().office_words & set(_WORD.findall(low))) and not _LATER_TERM.search(low)


def _in_office(q: Asked, begun: date | None, record: Record) -> From:
    until = begun or q.as_of
    starts = [t.start for p in q.people for t in _terms(record, p) if t.start and t.start <= until]
    return From(day(max(starts)), ", the first day in office (reference)") if starts else From(None)


def _terms(record: Record, person: str) -> tuple[Term, ...]:
    known = record.facts.people.by_id(person) if record.facts else None
    return known.terms if known else ()
