"""What every rule of dispute is given, and how it writes down a side and a dispute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summitry.lexicon import Lexicon
from summitry.model import Claim, Dispute, Event, Origin, Side
from summitry.settle.counting import independent
from summitry.settle.told import Told


@dataclass(frozen=True, slots=True)
class Case:
    """An event with its tellings and the origins of their articles."""

    event: Event
    told: tuple[Told, ...]
    origins: tuple[Origin, ...]
    facts: Lexicon | None = None


Rule = Callable[[Case], tuple[Dispute, ...]]


def side(value: str, claims: Sequence[Claim], origins: Sequence[Origin], *, contradicted: bool = False) -> Side:
    """A side of a dispute: its value, who tells it, how independently."""
    articles = tuple(sorted({c.article for c in claims}))
    return Side(value, articles, independent(articles, origins, contradicted=contradicted), tuple(sorted(c.id for c in claims)))


def dispute(event: Event, field: str, sides: tuple[Side, ...], why: str) -> Dispute:
    """A dispute whose first side is preferred where there is a reason to, else open."""
    return Dispute(event.id, field, sides, sides[0].value if why else "", why, "settled" if why else "open")


def by_support(case: Case, field: str, values: dict[str, list[Claim]]) -> Dispute:
    """A dispute between values where only the number of origins can tell: preferred is what one more origin at least tells."""
    plain = {v: side(v, cs, case.origins) for v, cs in values.items()}
    best, *others = sorted(plain.values(), key=lambda s: (-s.origins[0], -len(s.articles), s.value))
    losing = tuple(side(s.value, values[s.value], case.origins, contradicted=best.origins[0] > s.origins[0]) for s in others)
    lead = best.origins[0] > max(s.origins[0] for s in losing)
    why = f"told by {best.origins[0]} independent origins, the other by {max(s.origins[0] for s in losing)}" if lead else ""
    return dispute(case.event, field, (best, *losing), why)
