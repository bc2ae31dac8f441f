"""Visits told by their number alone: "It is his second visit. The first, in 2013, ...", "the previous one dating back to May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.make import visit
from summitry.claim.scene import Line, foreign, traveller
from summitry.claim.timing import time_links
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind

_WHICH = frozenset(("first", "second", "third", "fourth", "previous", "last", "earlier", "other", "latest"))
_OF_THEM = frozenset(("one", "visit", "trip", "such", "time", "of", "them", "these", "those"))
_LEADS = frozenset((",", "in", "on", "back", "to", "during", "as", "long", "ago", "that", "of", "only", "late", "early"))
_BEING = frozenset(("be", "come", "take place", "date", "dating", "pay", "make", "have", "happen", "occur", "go back"))
_LATER = frozenset("second third fourth fifth sixth seventh eighth ninth tenth twelfth".split())
_SEVERAL = frozenset("two three four five six several".split())
_REACH = 9
"""Units from the number to its day."""


_OPENS = 3
"""Units within which a sentence goes on with the visits the one before counts."""


def ones_counted(line: Line) -> Iterator[Claim]:
    """The visit a number stands for, with the day beside it: whose and where to, the count before says."""
    units = line.units
    for k in range(1, len(units) - 1):
        times = _day_of_one(line, k) if units[k].low in _WHICH else _day_before(line, k)
        told = _counted(line, k) if times else None
        if told is None:
            continue
        span = line.span(k - (units[k].low in _WHICH), min(len(units), k + 2))
        yield visit(line.scene.article, span, told[0], told[1], "", Status.COMPLETED, times, said_by=line.said_by)


def _day_of_one(line: Line, k: int) -> tuple[TimeLink, ...]:
    """The day of "the first, in August 2013", "the last was in May", "the previous one dating back to March"."""
    units = line.units
    if units[k - 1].low not in ("the", "his", "her"):
        return ()
    j = k + 1
    while j < len(units) and units[j].low in _OF_THEM:
        j += 1
    bare = j == k + 1
    for m in range(j, min(len(units), j + _REACH)):
        if units[m].kind is UnitKind.TIME:
            return time_links(units, m, m + 1, line.scene.temporals) if m > j else ()
        if not _between(units[m]) or bare and m == j and units[m].low in ("to", "of", "back"):
            return ()
    return ()


def _between(unit: Unit) -> bool:
    """Whether a word may stand between a number and its day."""
    if unit.kind is UnitKind.VERB:
        facts = unit.facts
        return facts["lemma"] in _BEING and facts["tense"] != "future" and "neg" not in facts and "mood" not in facts
    return unit.low in _LEADS or unit.low in _BEING


def _day_before(line: Line, k: int) -> tuple[TimeLink, ...]:
    """The year of "the second time he travelled to China, after 1988"."""
    units = line.units
    if units[k].low not in ("after", "following") or units[k - 1].low != "," or units[k + 1].kind is not UnitKind.TIME:
        return ()
    ends = k + 2 >= len(units) or units[k + 2].kind is UnitKind.PUNCT or units[k + 2].low == "and"
    later = any(u.low in _LATER for u in units[:k])
    return (TimeLink("date", units[k + 1].start),) if ends and later and units[k + 1].low[-4:].isdigit() else ()


def _counted(line: Line, k: int) -> tuple[Participant, str] | None:
    """Whose visits this sentence or the one before counts, and to which country: that of the visit told last."""
    here = line.units[:k]
    lines = [c for c in line.scene.lines if c.sentence.start < line.sentence.start][-1:]
    before: Sequence[Unit] = lines[0].units if lines else ()
    counting = _counts(here) or k < _OPENS and _counts(before)
    named = {p.person: p for u in here for p in u.people} or {p.person: p for u in before for p in u.people}
    told = [c for c in line.scene.visits if not c.implied_by and c.participants[0].person in named and traveller(c.participants[0])]
    if not counting:
        return None
    if told:
        return told[-1].participants[0], told[-1].host_country
    return _such(line, here, tuple(named.values()))


def _such(line: Line, here: Sequence[Unit], people: Sequence[Participant]) -> tuple[Participant, str] | None:
    """ "Bush has made three such trips": to where somebody else was told to go."""
    last = next((c for c in reversed(line.scene.visits) if not c.implied_by), None)
    if last is None or len(people) != 1 or not any(u.low in ("such", "similar") for u in here):
        return None
    return (people[0], last.host_country) if foreign(people[0], last.host_country) and traveller(people[0]) else None


def _counts(units: Sequence[Unit]) -> bool:
    """ "his second visit", "the third time he travelled", "two visits": whether visits are counted."""
    for n, unit in enumerate(units):
        journey = unit.kind is UnitKind.NOUN and unit.key == "visit" or unit.low == "time" and n + 2 < len(units)
        if journey and any(u.low in _LATER or u.low in _SEVERAL for u in units[max(0, n - 4) : n]):
            return True
    return False
