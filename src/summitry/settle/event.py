"""settle: a cluster of claims -> one Event with its best values, and why they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from summitry.lexicon import Lexicon
from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, ClaimKind, Dating, Days, Event, Judgement, Origin, Participant, Status, Value
from summitry.settle.best_days import best_days
from summitry.settle.counting import independent, touching
from summitry.settle.fields import plain_values, value_of
from summitry.settle.history import history, passed, status_now
from summitry.settle.judged import as_judged
from summitry.settle.narrowing import as_value, narrowed
from summitry.settle.sides import DateSide, date_sides
from summitry.settle.told import Told, stay, told_of

_DAY_FIELDS = ("start", "end", "programme_start", "programme_end")


def settle(
    cluster: Sequence[Claim],
    datings: Mapping[str, Dating],
    origins: Sequence[Origin] = (),
    judgements: Sequence[Judgement] = (),
    facts: Lexicon | None = None,
    today: date | None = None,
) -> Event:
    """One event out of the claims of a cluster.

    `today` is the day of the record's latest report (`latest_day`): plans whose days are over by then are marked.
    """
    told = told_of({c.id: c for c in cluster}.values(), datings)
    origins = touching(origins, (t.claim.article for t in told))
    sides = date_sides(told, origins, load_weights(), facts)
    days, by = narrowed(best_days(sides[0]), told) if sides else (Days(), ())
    reach = _reach(days)
    entries = history(told, reach)
    status = status_now(told, entries, reach)
    values = _values(told, sides, days, status, origins, by)
    first = told[0].claim
    event = Event(
        first.id,
        first.kind,
        _people(told),
        tuple(sorted(t.claim.id for t in told)),
        host_country=_top(values, "host_country"),
        place=_top(values, "place"),
        form=_top(values, "form") or ("unspecified" if first.kind is ClaimKind.VISIT else ""),
        mode=_top(values, "mode"),
        status=status,
        occasion=_top(values, "occasion"),
        days=days,
        date_passed=passed(status, reach, today),
        history=tuple((when, str(s), article) for when, s, article in entries),
        values=values,
        origins=independent([t.claim.article for t in told], origins),
        reasons=_reasons(sides, values, origins, len(by)),
    )
    return as_judged(event, judgements)


def _values(
    told: Sequence[Told],
    sides: Sequence[DateSide],
    days: Days,
    status: Status | None,
    origins: Sequence[Origin],
    by: Sequence[Told] = (),
) -> dict[str, tuple[Value, ...]]:
    """Every value of every field, the preferred one first."""
    values = {**_day_values(sides, days, origins), **plain_values(told, origins)}
    if (value := as_value(days, by, origins)) is not None:
        values["start"] = (value, *(v for v in values.get("start", ()) if v.value != value.value))
    if status and "status" in values:
        values["status"] = tuple(sorted(values["status"], key=lambda v: v.value != status))
    return values


def _reach(days: Days) -> tuple[date, date] | None:
    return stay(Claim("", "", ClaimKind.VISIT, (), days=days))


def _top(values: Mapping[str, tuple[Value, ...]], name: str) -> str:
    return values[name][0].value if values.get(name) else ""


def _day_values(sides: Sequence[DateSide], days: Days, origins: Sequence[Origin]) -> dict[str, tuple[Value, ...]]:
    """Every value told of each day, those of the preferred side first, the preferred one at the head."""
    out: dict[str, tuple[Value, ...]] = {}
    for name in _DAY_FIELDS:
        values: list[Value] = []
        for n, side in enumerate(sides):
            by_text: dict[str, list[Told]] = {}
            for t in side.told:
                if when := getattr(t.claim.days, name):
                    by_text.setdefault(when.field, []).append(t)
            best = getattr(days, name).field if n == 0 and getattr(days, name) else ""
            ordered = sorted(by_text.items(), key=lambda item: (item[0] != best, -len(item[0]), item[0]))
            values += [value_of(text, ts, origins, contradicted=n > 0) for text, ts in ordered]
        if values:
            out[name] = tuple(values)
    return out


def _reasons(sides: Sequence[DateSide], values: Mapping[str, tuple[Value, ...]], origins: Sequence[Origin], cut: int) -> dict[str, str]:
    out = {}
    if sides:
        out["start"] = ", ".join((*sides[0].why, *(("narrowed to what its tellings leave together",) if cut else ())))
        if len(sides) > 1:
            out["start"] += f"; against it: {', '.join(sides[1].why)}"
    for name in ("place", "form", "occasion", "mode"):
        if len(values.get(name, ())) > 1:
            best, other = values[name][:2]
            out[name] = f"{_origins(best)}, {other.value} by {_origins(other)}"
    return out


def _origins(value: Value) -> str:
    fewest, most = value.origins
    return f"{fewest} origin{'s' if fewest > 1 else ''}" if fewest == most else f"{fewest} to {most} origins"


_ORDER = ("visitor", "participant", "by", "host", "to", "companion")


def _people(told: Sequence[Told]) -> tuple[Participant, ...]:
    """Everybody named, each once in the foremost role, named most fully."""
    best: dict[str, Participant] = {}
    for t in told:
        for p in t.claim.participants:
            key = p.person or f"{p.country}:{p.name}"
            if key not in best or _fuller(p) < _fuller(best[key]):
                best[key] = p
    return tuple(sorted(best.values(), key=lambda p: (_role(p), p.country, p.name)))


def _role(p: Participant) -> int:
    return _ORDER.index(p.role) if p.role in _ORDER else len(_ORDER)


def _fuller(p: Participant) -> tuple[object, ...]:
    return _role(p), p.basis != "name", -len(p.name), not p.office, p.name
