"""Where a visit leads that is told as one to somebody: "a visit to troops at Bagram air base", "to the Palestinian leader"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from summitry.claim.people import PEOPLE, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, in_scope
from summitry.model import UnitKind

_HOLDS = ("in", "at", "near")
_BETWEEN = frozenset(("both", "and", ",", "the", "then", "with"))


def called_on(line: Line, start: int, end: int) -> tuple[Where, ...]:
    """Where those are who stand from `start` on, behind "a visit to"; where it is not told, the countries of the leaders among them."""
    units = line.units
    wide = next((k for k in range(start, end) if units[k].kind is UnitKind.PLACE and not units[k].facts.get("country")), end)
    named = next(wheres(units, start, wide), None)
    if named is not None:
        return (named,) if named.preposition in _HOLDS else ()
    return tuple(dict.fromkeys(_homes(line, start, wide)))


def _homes(line: Line, start: int, end: int) -> Iterator[Where]:
    units = line.units
    for k in takewhile(lambda k: units[k].kind in PEOPLE or units[k].low in _BETWEEN, range(start, end)):
        for person in units[k].people if units[k].kind is UnitKind.PERSON and not possessive(units, k) else ():
            if in_scope(person) and not person.office.startswith("former_") and len(person.country) == 2:
                yield Where(k, k + 1, "", person.country)
