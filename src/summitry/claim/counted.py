"""What a counted act is counted over: since when, where to, by whom; the words around "third visit" and "44 times"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summitry.claim.frame import subject
from summitry.claim.make import who
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line
from summitry.claim.since import STOPS, Since
from summitry.lexicon.saying import load_sayings
from summitry.model import Participant, TimeLink, Unit, UnitKind

VISIT, MEETING, CALL, TRIP = "visit", "meeting", "call", "trip_abroad"
VERBS = MappingProxyType({"visit": VISIT, "go": VISIT, "arrive": VISIT, "meet": MEETING, "talk": MEETING, "phone": CALL, "host": VISIT})
"""Class of a verb -> what it does as often as it is counted."""
GOING = ("", "to", "in", "at", "into", "for", "on")
_CLASSES = (("visit", VISIT), ("meeting", MEETING), ("call", CALL), ("video", CALL))


_OPEN = Since()


@dataclass(frozen=True, slots=True)
class Told:
    """A count as read from the words."""

    what: str
    n: int
    begin: int
    end: int
    ordinal: bool = False
    superlative: str = ""
    people: tuple[Participant, ...] = ()
    by: str = ""
    country: str = ""
    place: str = ""
    since: Since = _OPEN
    times: tuple[TimeLink, ...] = ()


_NAMES = (UnitKind.COUNTRY, UnitKind.PLACE)


def act_of(unit: Unit) -> str:
    """What a noun counts: visit, meeting, call; "" where it is never counted so."""
    if unit.kind is not UnitKind.NOUN or unit.low in load_sayings().words["uncounted"]:
        return ""
    if unit.key == "summit":
        return MEETING if unit.low in ("summit", "summits", "summit meeting") else ""
    return next((what for key, what in _CLASSES if key == unit.key), "")


def noun_after(units: Sequence[Unit], k: int) -> int:
    """The noun of an act that the number at `k` counts ("third official China trip"), or -1."""
    between = load_sayings().words["between"]
    for j in range(k + 1, min(len(units), k + 7)):
        unit = units[j]
        if unit.kind is UnitKind.NOUN and act_of(unit):
            return j
        if unit.low not in between and not (unit.kind in (UnitKind.COUNTRY, UnitKind.PLACE) and not _owns(units, j)):
            return -1
    return -1


def _owns(units: Sequence[Unit], k: int) -> bool:
    return k + 1 < len(units) and units[k + 1].low in ("'s", "'")


def goes_abroad(units: Sequence[Unit], k: int, j: int) -> bool:
    """Whether a counted trip is any trip abroad: "first foreign trip", "second visit abroad"."""
    abroad = load_sayings().words["abroad"]
    return any(u.low in abroad for u in units[k + 1 : j]) or (j + 1 < len(units) and units[j + 1].low in ("abroad", "overseas", "outside"))


def owner_of(units: Sequence[Unit], k: int) -> tuple[tuple[Participant, ...], int]:
    """Who owns what begins at `k` ("Putin's third", "their second"), and where the words begin; () and `k` where nobody does."""
    j = k - 1
    if j >= 1 and units[j].low in ("'s", "'") and units[j - 1].kind in PEOPLE:
        return units[j - 1].people, j - 1
    if j >= 0 and units[j].kind in PEOPLE and possessive(units, j):
        return units[j].people or _named_later(units, k), j
    if j >= 0 and units[j].low == "my":
        return _named_later(units, k), j
    return (), k


def _named_later(units: Sequence[Unit], k: int) -> tuple[Participant, ...]:
    """ "On his tenth visit ..., Blinken met": a pronoun that points ahead, to the subject of the main clause."""
    comma = next((m for m in range(k, len(units)) if units[m].low == ","), len(units))
    return next((units[m].people for m in range(comma + 1, min(len(units), comma + 4)) if units[m].kind is UnitKind.PERSON), ())


def where_to(line: Line, j: int, end: int, before: int) -> Where | None:
    """Where a counted visit goes: named behind its noun, before it ("second China trip"), or by the clause it stands in."""
    units = line.units
    end = next((m for m in range(j + 1, end) if units[m].low == "," and not (m + 1 < end and units[m + 1].kind in _NAMES)), end)
    found = [w for w in wheres(units, j + 1, end) if w.preposition in ("to", "in", "at", "")]
    if not found and j > before:
        found = [
            Where(k, k + 1, units[k].facts.get("place", ""), units[k].facts.get("country", "") or units[k].key)
            for k in range(before + 1, j)
            if _goal(units[k])
        ]
    region = next((m for m in range(j + 1, end) if units[m].kind is UnitKind.PLACE and not units[m].facts.get("country")), None)
    if not found and region is not None:
        return Where(region, region + 1, units[region].text, "")
    if not found:
        clause = next((k for k in range(before - 1, -1, -1) if units[k].low in STOPS), -1) + 1
        found = [w for w in wheres(units, clause, before) if w.preposition in ("to", "in", "for", "")]
    if not found:
        return None
    first = found[0]
    return next((w for w in found if w.place and w.country == first.country), first)


def _goal(unit: Unit) -> bool:
    named = unit.kind is UnitKind.COUNTRY and unit.facts.get("form") == "country"
    return named or (unit.kind is UnitKind.PLACE and bool(unit.facts.get("country")))


def people_after(units: Sequence[Unit], j: int, end: int, prepositions: Sequence[str]) -> tuple[Participant, ...]:
    """Persons these prepositions bring after `j`: "with Modi", "between A and B"; countries where no persons are named."""
    for m in range(j + 1, end - 1):
        if units[m].low in STOPS or units[m].low == "since":
            break
        if units[m].low not in prepositions:
            continue
        k = m + 1
        while k < end and units[k].low in ("the", "a", "an", "both", "visiting"):
            k += 1
        if k < end and units[k].kind in PEOPLE and not possessive(units, k):
            return people_list(units, k)[0]
        countries = _countries(units, k, end) if units[m].low == "between" else ()
        if countries:
            return countries
    return ()


def _countries(units: Sequence[Unit], k: int, end: int) -> tuple[Participant, ...]:
    found = []
    while k < end and (units[k].kind is UnitKind.COUNTRY or units[k].low in ("and", ",", "the")):
        if units[k].kind is UnitKind.COUNTRY and units[k].facts.get("form") != "demonym":
            found.append(Participant("participant", units[k].text, units[k].key, basis="country"))
        k += 1
    return tuple(found) if len(found) > 1 else ()


def leader_of(unit: Unit) -> str:
    """The country of somebody not named, and the office where it is one: "an Indian prime minister" is IN:head_of_government."""
    office = unit.facts.get("offices", "")
    country = unit.facts.get("country", "") or (unit.key if unit.kind is UnitKind.COUNTRY else "")
    return f"{country}:{office}" if country and office and "|" not in office else country


def by_whom(units: Sequence[Unit], j: int, end: int) -> tuple[tuple[Participant, ...], str]:
    """Persons named behind "by", or the country of one not named ("by an Indian prime minister")."""
    for m in range(j + 1, end - 1):
        if units[m].low in STOPS or units[m].low == "since":
            break
        generic = units[m + 1].low in ("a", "an", "any")
        if units[m].low != "by" and not (units[m].low == "of" and generic):
            continue
        for k in range(m + 1, min(end, m + 6)):
            unit = units[k]
            if unit.kind in PEOPLE:
                unnamed = (generic and not unit.facts.get("name")) or unit.facts.get("det") in ("a", "an")
                return ((), leader_of(unit)) if unnamed else (people_list(units, k)[0], "")
            if unit.kind is UnitKind.COUNTRY and generic:
                return (), leader_of(unit)
            if unit.kind not in (UnitKind.WORD, UnitKind.PUNCT):
                break
    return (), ""


def doer(line: Line, k: int) -> tuple[tuple[Participant, ...], int]:
    """Whom the clause around `k` is about, and its verb's index (-1: none)."""
    units = line.units
    v = next((m for m in range(k - 1, -1, -1) if units[m].kind is UnitKind.VERB), -1)
    return (subject(units, v).people, v) if v >= 0 else ((), -1)


def told_of(line: Line, people: Sequence[Participant]) -> str:
    """The country of the visit spoken of before."""
    last = line.scene.current(people[0]) if people else None
    return last.host_country if last else ""


def both(*groups: Sequence[Participant]) -> tuple[Participant, ...]:
    """The persons of the groups in turn, each once, as far as two are needed."""
    found: dict[str, Participant] = {}
    for group in groups:
        if len(found) < 2:
            found |= {who(p): p for p in group}
    return tuple(found.values())
