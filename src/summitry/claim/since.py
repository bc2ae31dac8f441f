"""From when on a count is counted: "since 2019", "of his fifth term", "as chancellor", "in 20 years", "this year"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.claim.people import PEOPLE
from summitry.claim.scene import Line
from summitry.model import TimeLink, Unit, UnitKind

STOPS = frozenset((";", ":", "“", "”", '"', "—", "–", "."))
_TERMS = frozenset(("term terms presidency premiership tenure reign office mandate administration").split())
_SPANS = frozenset(("day days week weeks month months year years decade decades century centuries").split())
_TAKING = frozenset(("taking assuming becoming winning entering being starting beginning coming returning securing").split())


@dataclass(frozen=True, slots=True)
class Since:
    """From when on it was counted: the words, where they end, the times that say it."""

    words: str = ""
    end: int = -1
    times: tuple[TimeLink, ...] = ()


def since_when(line: Line, j: int, *, ordinal: bool) -> Since:
    """From when on what stands at `j` was counted, by the words behind it."""
    units, end = line.units, len(line.units)
    for m in range(j + 1, min(end, j + 24)):
        low = units[m].low
        if low in STOPS:
            break
        if low == "since" and m + 1 < end:
            return _clause(line, m + 1, end)
        found = _term(line, m, end) or _stretch(line, m, end, ordinal) or _office(line, m, end) or _after(line, m, end)
        if found:
            return found
    return Since()


def leading_since(line: Line) -> Since:
    """ "Since taking office in 2013, he has ...": the time a sentence opens with."""
    found = _clause(line, 1, len(line.units)) if len(line.units) > 2 and line.units[0].low == "since" else Since()
    return Since(found.words, -1, found.times)


def _clause(line: Line, m: int, end: int) -> Since:
    """The words behind "since": up to the comma, the time in them if there is one; "then" is the last time told."""
    units = line.units
    if units[m].low == "then":
        told = _told_before(line, units[m].start)
        return Since("then", m + 1, (TimeLink("since", told),) if told is not None else ())
    stop = m
    while stop < end and units[stop].low not in STOPS and not (units[stop].low == "," and not _inside_date(units, stop)):
        stop += 1
    k = next((k for k in range(m, stop) if units[k].kind is UnitKind.TIME), None)
    return Since(_text(line, m, stop), stop, (TimeLink("since", units[k].start),) if k is not None else ())


def _inside_date(units: Sequence[Unit], k: int) -> bool:
    return k + 1 < len(units) and units[k + 1].kind is UnitKind.TIME and units[k - 1].kind is UnitKind.TIME


def _told_before(line: Line, at: int) -> int | None:
    """The date told last before an offset, in this sentence or the one before."""
    earlier = [t for t in line.scene.temporals if t.span.start < at and t.type == "DATE" and t.span.text.lower() != "then"]
    dated = [t for t in earlier if any(c.isdigit() for c in t.span.text)] or earlier
    return dated[-1].span.start if dated else None


def _term(line: Line, m: int, end: int) -> Since | None:
    """ "of his fifth term in office", "during her second presidency"."""
    units = line.units
    if units[m].low not in ("of", "in", "during", "under", "within", "into") or m + 2 >= end:
        return None
    for k in range(m + 2, min(end, m + 7)):
        if units[k].low in _TERMS and (units[m + 1].kind in PEOPLE or units[m + 1].low in ("the", "a", "this")):
            stop = k + 3 if [u.low for u in units[k + 1 : k + 3]] == ["in", "office"] else k + 1
            return Since(_text(line, m + 1, stop), stop)
        if units[k].kind in (UnitKind.VERB, UnitKind.PUNCT):
            return None
    return None


def _stretch(line: Line, m: int, end: int, ordinal: bool) -> Since | None:
    """ "this year", "of the year", "in 20 years", "in the past decade"; "twice in 2013", where "third in 2013" may only date the third."""
    units = line.units
    if units[m].kind is UnitKind.TIME:
        return Since(units[m].text, m + 1, (TimeLink("since", units[m].start),)) if _is_long(units[m].low) else None
    if units[m].low not in ("in", "of", "within", "for", "over", "during"):
        return None
    if m + 1 < end and units[m + 1].kind is UnitKind.TIME:
        start = units[m + 1].start
        if _is_long(units[m + 1].low):
            return Since(units[m + 1].text, m + 2, (TimeLink("since", start),))
        if units[m].low == "in" and units[m + 1].text.isdecimal() and not ordinal:
            return Since(units[m + 1].text, m + 2, (TimeLink("since", start), TimeLink("as_of", start)))
    for k in range(m + 1, min(end, m + 7)):
        if units[k].low in _SPANS and k > m + 1:
            return Since(_text(line, m, k + 1), k + 1)
        if units[k].kind is not UnitKind.WORD:
            return None
    return None


def _is_long(low: str) -> bool:
    """Whether a time is a stretch that is counted over, not the day of the act."""
    return low in (
        "this year",
        "the year",
        "this month",
        "this week",
        "this decade",
        "this century",
        "so far this year",
        "the past year",
        "the last year",
    )


def _office(line: Line, m: int, end: int) -> Since | None:
    """ "as prime minister", "as secretary of state"."""
    units = line.units
    if (
        units[m].low != "as"
        or m + 1 >= end
        or units[m + 1].low in ("well", "part", "a", "the", "many", "he", "she", "they")
        or units[m + 1].kind is UnitKind.VERB
    ):
        return None
    stop = m + 1
    while (
        stop < min(end, m + 6)
        and (units[stop].kind in (UnitKind.WORD, UnitKind.COUNTRY, *PEOPLE))
        and units[stop].low not in ("in", "to", "on", "and", "since", "with", "at")
    ):
        stop += 1
    return Since(_text(line, m, stop), stop) if stop > m + 1 else None


def _after(line: Line, m: int, end: int) -> Since | None:
    """ "after taking office", "after being sworn in for his fifth term", "following his re-election"."""
    units = line.units
    if units[m].low not in ("after", "following", "upon") or m + 1 >= end:
        return None
    following = " ".join(u.low for u in units[m + 1 : m + 4])
    if following.split()[0] not in _TAKING and not any(
        w in following for w in ("inaugurat", "election", "took office", "takes office", "became", "sworn")
    ):
        return None
    return _clause(line, m + 1, end)


def _text(line: Line, a: int, b: int) -> str:
    return " ".join(line.span(a, max(b, a + 1)).text.split())
