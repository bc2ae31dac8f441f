"""What a comparator may know besides the two groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from summitry.join.telling import Telling, Window, visitor
from summitry.lexicon.weighing import Weights, load_weights
from summitry.model import ClaimKind, Judgement

_LAST = "\uffff"
"""Sorts after every country code."""
Whereabouts = Mapping[str, tuple[tuple[date, str], ...]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparator found: how strongly, from 0 to 1, and the sentence that explains it."""

    strength: float
    says: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The table, where visitors are told to be, what a person parted, and how many events are candidates."""

    weights: Weights = field(default_factory=load_weights)
    whereabouts: Whereabouts = field(default_factory=dict)
    parted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    candidates: int = 0

    def elsewhere(self, who: str, host: str, between: Window) -> bool:
        """Whether the visitor is told to be in another country on a day between the two ends, which may be days of travel."""
        known = self.whereabouts.get(who, ())
        at = bisect_right(known, (between.first, _LAST))
        while at < len(known) and known[at][0] < between.last:
            if known[at][1] != host:
                return True
            at += 1
        return False


def whereabouts(tellings: Iterable[Telling]) -> Whereabouts:
    """Visitor -> days and countries told to the day."""
    out: dict[str, set[tuple[date, str]]] = {}
    for t in tellings:
        if t.claim.kind is ClaimKind.VISIT and t.window and t.window.width == 0 and t.claim.host_country:
            out.setdefault(visitor(t.claim), set()).add((t.window.first, t.claim.host_country))
    return {k: tuple(sorted(v)) for k, v in out.items()}


def parted(judgements: Iterable[Judgement]) -> Mapping[str, frozenset[str]]:
    """Claim -> claims a person said it is not one with; the last word on a pair counts."""
    last: dict[tuple[str, str], str] = {}
    for j in judgements:
        if j.verb in ("same", "different"):
            last.update({(a, b): j.verb for a in j.claims for b in j.claims if a != b})
    out: dict[str, set[str]] = {}
    for (a, b), verb in last.items():
        if verb == "different":
            out.setdefault(a, set()).add(b)
    return {k: frozenset(v) for k, v in out.items()}


def joined(judgements: Iterable[Judgement]) -> tuple[tuple[str, str], ...]:
    """Pairs of claims a person said are one event; the last word on a pair counts."""
    last: dict[tuple[str, str], str] = {}
    for j in judgements:
        if j.verb in ("same", "different"):
            last.update({(a, b): j.verb for a in sorted(j.claims) for b in sorted(j.claims) if a < b})
    return tuple(sorted(pair for pair, verb in last.items() if verb == "same"))
