"""Meetings told in one breath, each with its own partner and place: "met A in Kabul on Monday and B in Delhi on Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.model import Participant, Unit, UnitKind

_OPENS = frozenset(("and", ",", "then", "before"))


@dataclass(frozen=True, slots=True)
class Pairing:
    """Partners and the words that are theirs alone."""

    people: tuple[Participant, ...]
    begin: int
    end: int


def pairings(units: Sequence[Unit], start: int, end: int, brings: Sequence[str] = ("with",)) -> tuple[Pairing, ...]:
    """The partners named from `start` to `end`, apart where a place or a second "with" parts them; () where they are one company."""
    heads: list[tuple[int, int]] = []
    k = start
    while k < end:
        if units[k].kind in PEOPLE and units[k].kind is not UnitKind.PRONOUN and not possessive(units, k):
            stop = people_list(units, k)[1]
            own = not heads or _placed(units, heads[-1][1], k) or units[k - 1].low in brings or _dated_apart(units, heads[-1][1], k, stop)
            if not heads or own and _opened(units, k, brings):
                heads.append((k, stop))
            k = max(stop, k + 1)
        else:
            k += 1
    if len(heads) < 2:
        return ()
    ends = [begin - 1 for begin, _ in heads[1:]] + [end]
    return tuple(Pairing(people_list(units, k)[0], stop, last) for (k, stop), last in zip(heads, ends, strict=True))


_APART = frozenset("separately separate individually respectively turn another both each successively".split())
_TOGETHER = frozenset("trilateral three-way joint jointly together conference group four-way quadrilateral tripartite".split())


def severally(units: Sequence[Unit], v: int, end: int, *, alone: bool = False) -> tuple[Pairing, ...]:
    """The partners of one list met or called one by one: "met separately with A and B", "on the sidelines he also met A, B and C"."""
    k = next((k for k in range(v + 1, end) if units[k].kind is UnitKind.PERSON and not possessive(units, k)), -1)
    if k < 0:
        return ()
    people, stop = people_list(units, k)
    lows = {u.low for u in units[max(0, v - 1) : end]}
    if len(people) < 2 or lows & _TOGETHER:
        return ()
    aside = {u.low for u in units} & {"sidelines", "margins"} and len({p.country for p in people}) == len(people)
    return tuple(Pairing((p,), stop, end) for p in people) if alone or lows & _APART or aside else ()


def _placed(units: Sequence[Unit], a: int, b: int) -> bool:
    """Whether a place brought by "in" or "at" stands between."""
    return any(
        units[k].low in ("in", "at") and any(u.kind in (UnitKind.PLACE, UnitKind.COUNTRY) for u in units[k + 1 : min(b, k + 4)])
        for k in range(a, b)
    )


def _dated_apart(units: Sequence[Unit], a: int, k: int, stop: int) -> bool:
    """ "saw A on Thursday and B on Friday": each has a day of its own."""
    return any(u.kind is UnitKind.TIME for u in units[a:k]) and any(u.kind is UnitKind.TIME for u in units[stop : stop + 2])


def _opened(units: Sequence[Unit], k: int, brings: Sequence[str]) -> bool:
    """Whether "and", or "and with", opens the next partner."""
    before = units[k - 2] if units[k - 1].low in (*brings, "later") and k >= 2 else units[k - 1]
    return before.low in _OPENS
