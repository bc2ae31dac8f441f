"""state-travels, state-visits: the lists of the Office of the Historian: who of the United States went where, and who came.

Travels are those of the President and the Secretary of State, visits those of foreign leaders; days are given where they are known to
the day and left out otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import TextIO

from summitry.lexicon import fold
from summitry.lexicon.columns import columns_of
from summitry.show.export.cells import write_cells
from summitry.show.export.known import HEADS, country_name, surname, title
from summitry.show.export.order import Order
from summitry.show.export.travel import Trip, day_text, trips

_HOME = "US"
_TRAVELLERS = MappingProxyType(dict.fromkeys(HEADS, "president") | {"foreign_minister": "secretary"})
_FORMS = MappingProxyType(
    {"state": "State Visit", "official": "Official Visit", "working": "Working Visit", "private": "Private Visit", "funeral": "Funeral"}
)


def write_travels(order: Order, out: TextIO) -> int:
    """Travels abroad of the US President and Secretary of State."""
    return _write(order, out, "state-travels", _travel)


def write_visits(order: Order, out: TextIO) -> int:
    """Visits to the United States by foreign leaders."""
    return _write(order, out, "state-visits", _visit)


def _write(order: Order, out: TextIO, name: str, row: Callable[[Trip, Order], dict[str, object] | None]) -> int:
    columns = columns_of(name)

    def rows() -> Iterator[tuple[object, ...]]:
        for trip in trips(order, name):
            if (found := row(trip, order)) is not None:
                if not all(trip.exact):
                    order.left.out(f"rows with a day not known to the day: {name} has no months or ranges, and stays empty there")
                yield tuple(found.get(c) for c in columns)

    return write_cells(columns, rows(), out, order.safe_cells)


def _travel(trip: Trip, order: Order) -> dict[str, object] | None:
    p = trip.visitor
    role = _TRAVELLERS.get(p.get("office", ""))
    if p.get("country") != _HOME or role is None:
        order.left.out("visits not by the US President or Secretary of State: state-travels has theirs only")
        return None
    return {
        "role": role,
        "who": _slug(p.get("name", ""), surname(p.get("person", ""))),
        "id": trip.event["id"],
        "name": p.get("name", ""),
        **_days(trip),
        "country": country_name(trip.host),
        "locale": trip.event.get("place", ""),
        "remarks": _remarks(trip),
    }


def _visit(trip: Trip, order: Order) -> dict[str, object] | None:
    p = trip.visitor
    if trip.host != _HOME or p.get("country") == _HOME:
        order.left.out("visits to other countries than the United States: state-visits has theirs only")
        return None
    held = title(p.get("person", ""), p.get("country", ""), p.get("office", ""), trip.days.start.field)
    return {
        "id": trip.event["id"],
        **_days(trip),
        "visitor": f"{held} {p.get('name', '')}".strip(),
        "from": country_name(p.get("country", "")),
        "description": _remarks(trip),
    }


def _days(trip: Trip) -> dict[str, object]:
    start, end = trip.exact
    return {"start-date": day_text(start), "end-date": day_text(end)}


def _remarks(trip: Trip) -> str:
    form, occasion = trip.event.get("form", ""), trip.event.get("occasion", "")
    said = "; ".join(filter(None, (_FORMS.get(form, ""), f"attended: {occasion}" if occasion else "")))
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _slug(name: str, alone: str) -> str:
    """ "biden-joe": the name with the surname first, in plain letters."""
    words = fold(name).split()
    last = fold(alone).split()
    return "-".join([*last, *(w for w in words if w not in last)])
