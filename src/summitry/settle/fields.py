"""The plain fields of an event: the value best told, with every value kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from summitry.model import Basis, Claim, Origin, Value
from summitry.settle.counting import independent
from summitry.settle.told import Told

Read = Callable[[Claim], str]

_PLAIN: tuple[tuple[str, Read], ...] = (
    ("place", lambda c: c.place),
    ("form", lambda c: "" if c.form == "unspecified" else c.form),
    ("mode", lambda c: c.mode),
    ("occasion", lambda c: c.occasion),
    ("host_country", lambda c: c.host_country),
    ("status", lambda c: str(c.status or "")),
)


def plain_values(told: Sequence[Told], origins: Sequence[Origin]) -> dict[str, tuple[Value, ...]]:
    """Field -> values told, the best first."""
    out = {}
    for name, read in _PLAIN:
        if values := ranked_values(told, read, origins):
            out[name] = values
    if values := out.get("host_country", ()):
        out["host_country"] = tuple(replace(v, basis=_basis(v, told)) for v in values)
    return out


def _basis(value: Value, told: Sequence[Told]) -> Basis:
    """Inferred where no telling of the value says it."""
    named = (t.claim for t in told if t.claim.id in value.claims)
    return Basis.INFERRED if all(c.details.get("place_basis") == "inferred" for c in named) else value.basis


def ranked_values(told: Sequence[Told], read: Read, origins: Sequence[Origin]) -> tuple[Value, ...]:
    """The values by how many origins tell them, then how many tell them at the time, then the fuller words."""
    by_value: dict[str, list[Told]] = {}
    for t in told:
        if value := read(t.claim):
            by_value.setdefault(value, []).append(t)
    ranked = sorted(by_value.items(), key=lambda item: _rank(item, origins))
    return tuple(value_of(v, ts, origins) for v, ts in ranked)


def _rank(item: tuple[str, list[Told]], origins: Sequence[Origin]) -> tuple[object, ...]:
    value, told = item
    fewest, _ = independent([t.claim.article for t in told], origins)
    firm = sum(not t.claim.implied_by for t in told)
    return -fewest, -sum(t.at_the_time for t in told), -firm, -len(value), value


def value_of(value: str, told: Sequence[Told], origins: Sequence[Origin], *, contradicted: bool = False) -> Value:
    """The value with who tells it and how independently."""
    articles = tuple(sorted({t.claim.article for t in told}))
    return Value(value, tuple(sorted(t.claim.id for t in told)), articles, independent(articles, origins, contradicted=contradicted))
