"""Days told of one event, parted into sides that cannot both be right, and the side better founded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from summitry.lexicon import Lexicon
from summitry.lexicon.weighing import Weights
from summitry.model import Claim, Origin
from summitry.settle.counting import independent
from summitry.settle.reference import Known, editions
from summitry.settle.told import AT_THE_TIME, IN_THE_MONTHS, STAY, Told, stay

_ABOUT = 45
"""Days by which "about May" may miss."""


_WEEK = 7
"""Days a stay goes on after a day it had begun by, at the most of a guess."""


Reach = tuple[date, date, bool, bool]
"""First and last day a claim's days can touch, whether they are told as about, and whether they are only known to lie in the stay."""


def conflict(a: Claim, b: Claim) -> bool:
    """Whether the days of two claims cannot both be right of one event.

    Nested precision agrees; a stay and a programme some days apart agree; a month does not agree with the next one.
    """
    x, y = _reach(a), _reach(b)
    return x is not None and y is not None and _apart(x, y)


def _reach(claim: Claim) -> Reach | None:
    days, told = stay(claim), claim.days
    within = told.end is None and told.start is not None and told.start in told.attested
    return (*days, bool(told.start and told.start.approximate), within) if days else None


def _apart(x: Reach, y: Reach) -> bool:
    gap = max((y[0] - x[1]).days, (x[0] - y[1]).days)
    if max(x, y)[3]:  # seen there on a later day: the stay lasted, and began no later
        return gap > (_ABOUT if x[2] or y[2] else _WEEK)
    narrow = any((s[1] - s[0]).days <= AT_THE_TIME for s in (x, y))
    return gap > (_ABOUT if x[2] or y[2] else STAY if narrow else 0)


@dataclass(frozen=True, slots=True)
class DateSide:
    """Tellings whose days agree, what speaks for them, and how much."""

    told: tuple[Told, ...]
    score: float
    why: tuple[str, ...]


def date_sides(told: Sequence[Told], origins: Sequence[Origin], weights: Weights, facts: Lexicon | None = None) -> tuple[DateSide, ...]:
    """The sides, the best founded first; one where all agree, none where nothing is dated.  `facts` know of summits."""
    parts: list[dict[Reach, list[Told]]] = []
    for t in sorted((t for t in told if stay(t.claim)), key=_precise_first):
        homes = _homes(t, parts)
        if not homes:
            parts.append({})
        if len(homes) <= 1:
            _add(t, homes[0] if homes else parts[-1])
    known = editions(told, next((t.claim.host_country for t in told), ""), facts) if len(parts) > 1 else ()
    sides = [_weighed(tuple(t for ts in p.values() for t in ts), origins, weights, known) for p in parts]
    ranked = sorted(sides, key=lambda s: (-s.score, s.told[0].reported, s.told[0].claim.id))
    return _with_neutral(ranked, told)


def _homes(t: Told, parts: Sequence[dict[Reach, list[Told]]]) -> list[dict[Reach, list[Told]]]:
    """The sides a telling agrees with; a side is its tellings by the days they tell, so that each stretch is asked once."""
    mine = _reach(t.claim)
    return [p for p in parts if mine is None or not any(_apart(mine, other) for other in p)]


def _add(t: Told, part: dict[Reach, list[Told]]) -> None:
    if days := _reach(t.claim):
        part.setdefault(days, []).append(t)


def _with_neutral(ranked: Sequence[DateSide], told: Sequence[Told]) -> tuple[DateSide, ...]:
    """Tellings too vague to take sides stand with the best side they agree with, without having spoken for it."""
    taken = {t.claim.id for s in ranked for t in s.told}
    held: list[dict[Reach, list[Told]]] = [{} for _ in ranked]
    for s, part in zip(ranked, held, strict=True):
        for t in s.told:
            _add(t, part)
    more: list[list[Told]] = [[] for _ in ranked]
    for t in told:
        if stay(t.claim) and t.claim.id not in taken and (homes := _homes(t, held)):
            at = next(n for n, p in enumerate(held) if p is homes[0])
            _add(t, held[at])
            more[at].append(t)
    return tuple(replace(s, told=(*s.told, *m)) for s, m in zip(ranked, more, strict=True))


def _precise_first(t: Told) -> tuple[int, tuple[date, date], str]:
    first, last = stay(t.claim) or (date.min, date.max)
    return (last - first).days, t.reported, t.claim.id


def _weighed(told: tuple[Told, ...], origins: Sequence[Origin], weights: Weights, known: Sequence[Known]) -> DateSide:
    table = weights.values
    fewest, _ = independent([t.claim.article for t in told], origins)
    score, why = table.origin * min(fewest, table.most_origins), [f"{fewest} independent origin{'s' if fewest > 1 else ''}"]
    for holds, weight, words in (
        (any(t.at_the_time and not t.misfits for t in told), table.at_the_time, "told at the time"),
        (not any(t.at_the_time for t in told) and any(_in_months(t) for t in told), table.in_the_months, "told within months"),
        (any(t.start is not None and t.start.precision == "day" for t in told), table.to_the_day, "told to the day"),
        (any(t.weekday_fits(weights) for t in told), table.weekday_fits, "its weekday fits its date"),
        (all(t.misfits for t in told), table.misfit, "told as begun before it began"),
    ):
        if holds:
            score, why = score + weight, [*why, words]
    fits = next((k for k in known if any(k.holds(t) for t in told)), None)
    if fits:
        score, why = score + table.reference, [*why, f"on the days of the {fits.name}, {fits.first} to {fits.last} (reference)"]
    return DateSide(told, score, tuple(why[1:] + why[:1]))


def _in_months(t: Told) -> bool:
    return t.distance is not None and t.distance <= IN_THE_MONTHS and not t.misfits
