"""place: two cities at once."""

from __future__ import annotations

from itertools import combinations

from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, ClaimKind, Dispute
from summitry.settle.disputes.case import Case, by_support
from summitry.settle.disputes.nearby import one_place
from summitry.settle.told import Told


def place(case: Case) -> tuple[Dispute, ...]:
    """Two places told of one meeting, or of one gathering; a visit as such may take in several cities."""
    told: dict[str, list[Told]] = {}
    for t in case.told:
        if t.claim.place and not t.claim.implied_by:
            told.setdefault(t.claim.place, []).append(t)
    host = case.event.host_country
    pairs = [(a, b) for a, b in combinations(sorted(told), 2) if _clash(case, told[a], told[b]) and not one_place(a, b, host)]
    clashing = {p for pair in pairs for p in pair}
    values: dict[str, list[Claim]] = {p: [t.claim for t in told[p]] for p in sorted(clashing)}
    return (by_support(case, "place", values),) if values else ()


def _clash(case: Case, a: list[Told], b: list[Told]) -> bool:
    if case.event.kind is ClaimKind.MEETING:
        return any(_same_day(x, y) for x in a for y in b)
    gatherings = load_weights().gatherings
    return any(_gathering(x, gatherings) and _gathering(x, gatherings) == _gathering(y, gatherings) for x in a for y in b)


def _same_day(a: Told, b: Told) -> bool:
    return bool(a.start and b.start and a.start.precision == "day" and a.start == b.start)


def _gathering(t: Told, gatherings: frozenset[str]) -> str:
    """The occasion, where it is a gathering with one seat."""
    low = t.claim.occasion.casefold()
    return low if gatherings & set(low.split()) else ""
