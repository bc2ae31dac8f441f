"""Visits as the lists of travel have them: trips made, with the meetings that belong to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from summitry.keep import Bare
from summitry.show.export.days import Stretch, stretch
from summitry.show.export.flat import part_of
from summitry.show.export.known import Person, people
from summitry.show.export.order import Order

MADE = ("completed", "ongoing")


class Trip(NamedTuple):
    """A visit that took place or is under way."""

    bare: Bare
    visitor: Person
    days: Stretch
    met: tuple[Person, ...]
    """Whom the visitor met in meetings that are part of the visit."""

    @property
    def event(self) -> Mapping[str, Any]:
        """The visit as JSON has it."""
        return self.bare.event

    @property
    def host(self) -> str:
        """Code of the country visited, empty where it is not known."""
        return str(self.event.get("host_country", ""))

    @property
    def exact(self) -> tuple[date | None, date | None]:
        """First and last day, each only where it is known to the day."""
        return self.days.start.exact, self.days.end.exact


def trips(order: Order, format_: str) -> Iterator[Trip]:
    """Visits made; what else was asked for is counted as left out, since lists of travel have no place for it."""
    met = _met(order)
    for bare in order.bare():
        event = bare.event
        visitors = people(event, "visitor")
        if event["kind"] != "visit":
            order.left.out(f"meetings and calls: {format_} has trips only")
        elif event.get("status") not in MADE:
            order.left.out(f"visits not told as made (announced, cancelled, put off, denied, rumoured): {format_} has trips made only")
        elif not visitors:
            order.left.out(f"visits by nobody named: {format_} lists by leader")
        else:
            yield Trip(bare, visitors[0], stretch(event), met.get(event["id"], ()))


def _met(order: Order) -> dict[str, tuple[Person, ...]]:
    found: defaultdict[str, list[Person]] = defaultdict(list)
    for bare in order.shown.bare_events():
        visit = part_of(bare.event)
        if visit and bare.event.get("status") in MADE:
            found[visit] += bare.event.get("participants", ())
    return {visit: tuple({p["name"]: p for p in met if "name" in p}.values()) for visit, met in found.items()}


def day_text(day: date | None) -> str:
    """A day as lists write it, nothing where it is not known to the day."""
    return day.isoformat() if day else ""
