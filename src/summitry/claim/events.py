"""Summits, meetings and ceremonies a sentence names, and where they are held."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line
from summitry.model import Unit, UnitKind


def is_event(unit: Unit) -> bool:
    """Whether a unit is an event one can attend."""
    return unit.kind is UnitKind.SUMMIT or unit.kind is UnitKind.NOUN and unit.key in ("summit", "meeting")


def told_until(units: Sequence[Unit], event: int) -> int:
    """Where the words on an event's day end: "in the capital, where he was born in 1943" dates somebody's birth."""
    end = min(len(units), event + 18)
    return next((k for k in range(event + 1, end) if units[k].low in _OTHER_CLAUSE), end)


_OTHER_CLAUSE = frozenset(("where", "who", "whose", "whom", "since"))


def event_place(line: Line, event: int, end: int) -> Where | None:
    """Where the event is: "in Kazan" behind it, "the Kazan summit" before it, "the Munich Security Conference" in its name."""
    spots = [w for w in wheres(line.units, event, end) if w.preposition in ("in", "at") and not _owns(line.units, w)]
    if " in " in line.units[event].text:
        city = line.scene.lexicon.places.named(line.units[event].text.rsplit(" in ", 1)[1])
        return Where(event, event + 1, city[0].name, city[0].country, "in") if len({p.country for p in city}) == 1 else None
    before = next((u for u in line.units[max(0, event - 4) : event] if u.kind is UnitKind.PLACE and u.facts.get("country")), None)
    if before is not None and (not spots or spots[0].country == before.facts["country"] and not spots[0].place):
        return Where(event - 1, event, before.facts["place"], before.facts["country"])
    if spots and not any(w.place for w in spots):
        return _in_name(line, event, spots[0]) or spots[0]
    return next((w for w in spots if w.place), None) or _at_home(line, event, end)


def _owns(units: Sequence[Unit], where: Where) -> bool:
    """ "at St Paul's": a name that owns something is no town."""
    return where.end < len(units) and units[where.end].low in ("'s", "'")


_STATELY = frozenset(
    (
        "inauguration swearing-in swearing funeral burial service memorial coronation enthronement "
        "wedding parade jubilee installation investiture"
    ).split()
)


def _at_home(line: Line, event: int, end: int) -> Where | None:
    """ "Modi's swearing-in", "the funeral of Nelson Mandela", "India's Republic Day parade": held in the country of whom it is for."""
    units = line.units
    if not any(u.low in _STATELY for u in units[event : event + 1]):
        return None
    for k in range(event - 1, max(-1, event - 6), -1):
        if units[k].low in ("'s", "'") and k:
            owner = units[k - 1]
            country = owner.people[0].country if owner.people else owner.key if owner.kind is UnitKind.COUNTRY else ""
            return Where(event, event + 1, "", country, "in") if country else None
    of = next((k for k in range(event + 1, min(end, event + 3)) if units[k].low in ("of", "for")), -1)
    if of > 0:
        of += of + 1 < len(units) and units[of + 1].low == "the"
        people = units[of + 1].people if of + 1 < len(units) else ()
        return Where(event, event + 1, "", people[0].country, "in") if people and people[0].country else None
    return None


def _in_name(line: Line, event: int, spot: Where) -> Where | None:
    """The city an event is named after, where it lies in the country told."""
    words = line.units[event].text.split()
    first = line.units[event].text if line.units[event].kind is UnitKind.ORGANISATION else words[0]
    named = [p for p in line.scene.lexicon.places.named(first) if p.country == spot.country]
    return Where(event, event + 1, named[0].name, spot.country, spot.preposition) if named and words[0] != line.units[event].text else None
