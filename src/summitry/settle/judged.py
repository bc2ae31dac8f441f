"""What a person decided, laid over an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.errors import UsageError
from summitry.model import Basis, Days, Event, Judgement, Status, Value
from summitry.when import WhenError, parse

_PLAIN = ("host_country", "place", "form", "mode", "occasion")
_DAYS = ("start", "end", "programme_start", "programme_end")
FIELDS = (*_PLAIN, "status", *_DAYS)
"""Fields a person may set."""


def as_judged(event: Event, judgements: Sequence[Judgement]) -> Event:
    """The event with the fields a person set, and a mark on what a person decided.

    Raises `UsageError` for a field that cannot be set or a value it cannot have.
    """
    members = set(event.claims)
    for j in judgements:
        if j.verb == "set" and members & set(j.claims):
            event = _set(event, j)
        elif j.verb == "same" and len(members & set(j.claims)) > 1:
            event = _marked(event, "join", f"joined by {j.who or 'a person'}: {j.why}")
        elif j.verb == "different" and members & set(j.claims):
            event = _marked(event, "apart", f"parted by {j.who or 'a person'}: {j.why}")
    return event


def _marked(event: Event, mark: str, why: str) -> Event:
    return replace(event, judged=tuple(sorted({*event.judged, mark})), reasons={**event.reasons, mark: why})


def _set(event: Event, j: Judgement) -> Event:
    if j.field not in FIELDS:
        raise UsageError(f"judgement on {j.claims[0]}: {j.field!r} cannot be set: choose one of {', '.join(FIELDS)}")
    event = _marked(event, j.field, f"set by {j.who or 'a person'}: {j.why}")
    value = Value(j.value, (), (), (0, 0), Basis.JUDGED)
    others = tuple(v for v in event.values.get(j.field, ()) if v.value != j.value)
    event = replace(event, values={**event.values, j.field: (value, *others)})
    try:
        if j.field in _DAYS:
            return replace(event, days=_with_day(event.days, j.field, j.value))
        if j.field == "status":
            return replace(event, status=Status(j.value), date_passed=False)
    except (WhenError, ValueError) as e:
        raise UsageError(f"judgement on {j.claims[0]}: {j.field} cannot be {j.value!r}: {e}") from e
    return replace(event, **{j.field: j.value})  # type: ignore[arg-type]


def _with_day(days: Days, name: str, value: str) -> Days:
    return replace(days, **{name: parse(value) if value else None})  # type: ignore[arg-type]
