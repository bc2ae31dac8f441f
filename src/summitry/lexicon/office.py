"""Whom an office of a country means on a day: "the Chinese president", "the Turkish leader", "the German chancellor"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from summitry.lexicon.facts import Term, Title
from summitry.lexicon.fold import fold
from summitry.when import When

if TYPE_CHECKING:
    from summitry.lexicon.load import Lexicon

HANDOVER = 30
"""Days around a change of holder in which both may be meant: tables and texts differ by as much."""


def in_office(lexicon: Lexicon, country: str, title: Title, on: When | None) -> tuple[Term, ...]:
    """Terms of those the title means in a country on a day, one office only: the first that somebody with a fitting title holds.

    Two terms where the day does not tell the holder (a change on it, a month, a year); the latest term where no day is given.
    """
    for office in offices(lexicon, country, title, on):
        if found := holding(fitting(lexicon.people.holders(country, (office,)), title.titles), on):
            return found
    return ()


def offices(lexicon: Lexicon, country: str, title: Title, on: When | None) -> tuple[str, ...]:
    """Offices the title means in a country, likeliest first; none for "spokesman"."""
    return lexicon.leader_offices(country, on) if title.leads else title.offices


def fitting(terms: Sequence[Term], titles: Sequence[str]) -> tuple[Term, ...]:
    """Terms whose own title holds one of the words; all where no words are asked for."""
    return tuple(t for t in terms if not titles or any(w in fold(t.title) for w in titles))


def holding(terms: Sequence[Term], on: When | None) -> tuple[Term, ...]:
    """The terms that hold on a day, else those that end or begin near it; the latest where no day is given."""
    if on is None:
        latest = max((t.start.toordinal() if t.start else 0 for t in terms), default=0)
        return _one_a_person(t for t in terms if (t.start.toordinal() if t.start else 0) == latest)
    sure = [t for t in terms if t.holds(on)]
    return _one_a_person(sure or [t for t in terms if t.holds(on) is None] or [t for t in terms if t.near(on, HANDOVER)])


def _one_a_person(terms: Iterable[Term]) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for term in terms:
        found.setdefault(term.person, term)
    return tuple(found.values())
