"""What a noun phrase before a verb hangs on: a preposition, a verb, or nothing, so that it can be the verb's subject."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.words import ADVERBIAL, CLAUSE_WORDS, PREPOSITIONS
from summitry.model import Unit, UnitKind


def head_noun(units: Sequence[Unit], k: int, v: int) -> bool:
    """ "officials from the embassy in Moscow attended": a plain noun no preposition governs is the subject."""
    unit = units[k]
    if (
        k == v - 1
        or unit.kind is not UnitKind.WORD
        or not unit.text.isalpha()
        or unit.text[:1].isupper()
        or units[v].facts.get("tense") in ("inf", "ing")
    ):
        return False
    if units[k + 1].low not in ("from", "of", "in", "at", "for", "with"):
        return False
    return other_noun(unit) and unit.low not in PREPOSITIONS and unit.low not in _NOT_HEADS and not in_phrase(units, k, described=True)


_NOT_HEADS = frozenset(
    (
        "the a an his her its their this that these those he she it they who which to be not no any some both one two "
        "first second third ahead because instead out up off left right front"
    ).split()
)


def in_phrase(units: Sequence[Unit], k: int, *, described: bool = False) -> bool:
    """Whether a preposition governs the noun phrase that ends at `k`; `described` allows a demonym and adjectives before a plain noun."""
    j = k - 1
    while described and j >= 0 and k - j < 4 and (units[j].kind is UnitKind.COUNTRY or _describes(units[j])):
        j -= 1
    while j >= 0 and (
        units[j].low in ("the", "a", "an", "his", "her", "their", "its", "both", "two", "own")
        or units[j].low == "'s"
        or _adjective(units, j)
    ):
        j -= 1
    return j >= 0 and (units[j].low in PREPOSITIONS or units[j].low == "as")


def for_to(units: Sequence[Unit], first: int, k: int, v: int) -> bool:
    """ "no plans for X to travel": X would."""
    return k == v - 1 and first > 0 and units[first - 1].low == "for" and units[v].facts.get("tense") == "inf"


def _describes(unit: Unit) -> bool:
    return (
        unit.kind is UnitKind.WORD
        and unit.text.isalpha()
        and unit.text.islower()
        and unit.low not in PREPOSITIONS
        and unit.low not in CLAUSE_WORDS
    )


def led_by(units: Sequence[Unit], k: int) -> bool:
    """ "A delegation led by X arrived": X did."""
    return k >= 2 and units[k - 1].low == "by" and units[k - 2].kind is UnitKind.VERB and units[k - 2].facts["lemma"] in ("lead", "head")


_SEVERAL = frozenset(
    (
        "leaders presidents premiers ministers heads envoys dignitaries guests mourners delegates politicians officials "
        "statesmen royals delegations participants figures"
    ).split()
)


def included(units: Sequence[Unit], k: int) -> bool:
    """ "Leaders including X and Y gathered", "dignitaries, among them X": X did."""
    if k < 2 or units[k - 1].low not in ("including", "them") or units[k - 1].low == "them" and units[k - 2].low != "among":
        return False
    j = k - 2 - (units[k - 1].low == "them")
    j -= j > 0 and units[j].low == ","
    return j >= 0 and (units[j].kind is UnitKind.GROUP or units[j].low in _SEVERAL)


def _adjective(units: Sequence[Unit], j: int) -> bool:
    low = units[j].low
    return units[j].kind is UnitKind.WORD and (
        low in ("first", "second", "third", "last", "official", "state", "bilateral", "recent", "previous", "upcoming", "planned", "joint")
    )


def listed_object(units: Sequence[Unit], k: int) -> bool:
    """Whether a noun follows a verb as its object."""
    j = k - 1
    while j >= 0 and (units[j].low in ("the", "a", "an", "his", "her", "their") or _adjective(units, j)):
        j -= 1
    return j >= 0 and units[j].kind is UnitKind.VERB


def other_noun(unit: Unit) -> bool:
    """Whether a unit is a noun of another kind than person or act, and so may be a subject."""
    if unit.kind in (UnitKind.ORGANISATION, UnitKind.COUNTRY, UnitKind.PLACE):
        return True
    return (
        unit.kind is UnitKind.WORD
        and unit.low not in ADVERBIAL
        and unit.low not in CLAUSE_WORDS
        and not unit.low.endswith("ly")
        and unit.low not in ("and", "or", "both", "all")
    )
