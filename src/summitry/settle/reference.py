"""What is known of summits besides the articles: the days of the edition a visit is told to be for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from summitry.lexicon import Lexicon
from summitry.lexicon.weighing import load_weights
from summitry.settle.told import Told, stay

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Known:
    """The days of one edition of a summit, from the table of summits."""

    name: str
    first: date
    last: date

    def holds(self, t: Told) -> bool:
        """Whether a telling can lie on its days."""
        days = stay(t.claim)
        return days is not None and days[0] <= self.last and self.first <= days[1]


def editions(told: Sequence[Told], host: str, facts: Lexicon | None) -> tuple[Known, ...]:
    """Editions held in the host country, in a year the tellings name, of a summit one of them names."""
    occasions = {_words(t.claim.occasion) for t in told if t.claim.occasion}
    years = {d.year for t in told if (s := stay(t.claim)) for d in s}
    if facts is None or not occasions or not host:
        return ()
    found = [s for s in facts.summits() if s.country == host and s.start.year in years and not s.virtual]
    return tuple(Known(facts.series[s.series].name, s.start, s.end) for s in found if _names(s.series, facts) & occasions)


def _names(series: str, facts: Lexicon) -> set[frozenset[str]]:
    """The series by each of its names, as the words that name it."""
    known = facts.series[series]
    return {_words(n) for n in (known.name, *known.names)} - {frozenset()}


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    """The words that name a summit, without those that every summit has."""
    return frozenset(w for w in _WORD.findall(text.casefold()) if w not in load_weights().plain_words and not w.isdecimal())
