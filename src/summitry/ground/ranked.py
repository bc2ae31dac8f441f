"""Offices named to rank or to deny: "the first American president to visit", "no Turkish leader", which mean no present holder."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from summitry.lexicon.saying import load_sayings
from summitry.model import Participant, Unit, UnitKind

_RANKS = frozenset(("only", "last", "latest", "next", "no", "another", "any", "every", "each", "first-ever", "youngest", "oldest"))
_TITLED = frozenset(("lady", "gentleman", "couple", "minister", "secretary", "deputy", "vice"))
"""Words an ordinal makes a title with: "the president and first lady"."""
_REACH = 3
"""Words between the rank and the office: "the first ever sitting US president"."""


def ranked(unit: Unit, before: Sequence[Unit]) -> bool:
    """Whether the office is one of a row of holders: an ordinal, "only", "no" or the like stands with it."""
    ahead = takewhile(lambda u: u.kind is UnitKind.WORD and u.low not in ("of", ","), reversed(before[-_REACH:]))
    words = [*reversed([u.low for u in ahead]), *unit.low.split()]
    return any(w in _RANKS or load_sayings().ordinal(w) and after not in _TITLED for w, after in pairwise(words))


def ranked_as(unit: Unit, before: Sequence[Unit]) -> tuple[Participant, ...]:
    """Who of the sentence is said to be that holder: "Obama became the first US president to"; () where nobody is named."""
    country = unit.facts.get("country", "")
    for other in reversed(before):
        if other.kind in (UnitKind.PERSON, UnitKind.PRONOUN) and len(other.people) == 1:
            person = other.people[0]
            return (person,) if not country or person.country == country else ()
    return ()
