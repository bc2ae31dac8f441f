"""What a counted act is counted over: since when, where to, by whom; the words around "third visit" and "44 times"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summitry.claim.frame import PEOPLE, Where, people_list, possessive, subject, wheres
from summitry.claim.scene import Line
from summitry.lexicon.saying import load_sayings
from summitry.model import Participant, TimeLink, Unit, UnitKind

VISIT, MEETING, CALL, TRIP = "visit", "meeting", "call", "trip_abroad"
VERBS = MappingProxyType({"visit": VISIT, "go": VISIT, "arrive": VISIT, "meet": MEETING, "talk": MEETING, "phone": CALL, "host": VISIT})
"""Class of a verb -> what it does as often as it is counted."""
GOING = ("", "to", "in", "at", "into", "for", "on")
_CLASSES = (("visit", VISIT), ("meeting", MEETING), ("call", CALL), ("video", CALL))
_STOPS = frozenset((";", ":", "“", "”", '"', "—", "–", "."))
_TERMS = frozenset("term terms presidency premiership tenure reign office mandate administration".split())
_SPANS = frozenset("day days week weeks month months year years decade decades century centuries".split())
_TAKING = frozenset("taking assuming becoming winning entering being starting beginning coming returning securing".split())


@dataclass(frozen=True, slots=True)
class Since:
    """From when on it was counted: the words, where they end, the times that say it."""

    words: str = ""
    end: int = -1
    times: tuple[TimeLink, ...] = ()


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
    return (), k


def _named_later(units: Sequence[Unit], k: int) -> tuple[Participant, ...]:
    """ "On his tenth visit ..., Blinken met": a pronoun that points ahead, to the subject of the main clause."""
    comma = next((m for m in range(k, len(units)) if units[m].low == ","), len(units))
    return next((units[m].people for m in range(comma + 1, min(len(units), comma + 4)) if units[m].kind is UnitKind.PERSON), ())


def since_when(line: Line, j: int, *, ordinal: bool) -> Since:
    """From when on what stands at `j` was counted, by the words behind it."""
    units, end = line.units, len(line.units)
    for m in range(j + 1, min(end, j + 24)):
        low = units[m].low
        if low in _STOPS:
            break
        if low == "since" and m + 1 < end:
            return _clause(line, m + 1, end)
        found = _term(line, m, end) or _stretch(line, m, end, ordinal) or _office(line, m, end) or _after(line, m, end)
        if found:
            return found
    return Since()


def _clause(line: Line, m: int, end: int) -> Since:
    """The words behind "since": up to the comma, the time in them if there is one; "then" is the last time told."""
    units = line.units
    if units[m].low == "then":
        told = _told_before(line, units[m].start)
        return Since("then", m + 1, (TimeLink("since", told),) if told is not None else ())
    stop = m
    while stop < end and units[stop].low not in _STOPS and not (units[stop].low == "," and not _inside_date(units, stop)):
        stop += 1
    k = next((k for k in range(m, stop) if units[k].kind is UnitKind.TIME), None)
    return Since(_text(line, m, stop), stop, (TimeLink("since", units[k].start),) if k is not None else ())


def _inside_date(units: Sequence[Unit], k: int) -> bool:
    return k + 1 < len(units) and units[k + 1].kind is UnitKind.TIME and units[k - 1].kind is UnitKind.TIME


def _told_before(line: Line, at: int) -> int | None:
    """The date told last before an offset, in this sentence or the one before."""
    earlier = [t for t in line.scene.temporals if t.span.start < at and t.type == "DATE" and t.span.text.lower() != "then"]
    return earlier[-1].span.start if earlier else None


def _term(line: Line, m: int, end: int) -> Since | None:
    """ "of his fifth term in office", "during her second presidency"."""
    units = line.units
    if units[m].low not in ("of", "in", "during", "under", "within", "into") or m + 2 >= end:
        return None
    for k in range(m + 2, min(end, m + 7)):
        if units[k].low in _TERMS and (units[m + 1].kind in PEOPLE or units[m + 1].low in ("the", "a", "this")):
            stop = k + 3 if [u.low for u in units[k + 1 : k + 3]] == ["in", "office"] else k + 1
            return Since(_text(line, m + 1, stop), stop)
        if units[k].kind in (UnitKind.VERB, UnitKind.PUNCT):
            return None
    return None


def _stretch(line: Line, m: int, end: int, ordinal: bool) -> Since | None:
    """ "this year", "of the year", "in 20 years", "in the past decade"; "twice in 2013", where "third in 2013" may only date the third."""
    units = line.units
    if units[m].kind is UnitKind.TIME:
        return Since(units[m].text, m + 1, (TimeLink("since", units[m].start),)) if _is_long(units[m].low) else None
    if units[m].low not in ("in", "of", "within", "for", "over", "during"):
        return None
    if m + 1 < end and units[m + 1].kind is UnitKind.TIME:
        start = units[m + 1].start
        if _is_long(units[m + 1].low):
            return Since(units[m + 1].text, m + 2, (TimeLink("since", start),))
        if units[m].low == "in" and units[m + 1].text.isdecimal() and not ordinal:
            return Since(units[m + 1].text, m + 2, (TimeLink("since", start), TimeLink("as_of", start)))
    for k in range(m + 1, min(end, m + 7)):
        if units[k].low in _SPANS and k > m + 1:
            return Since(_text(line, m, k + 1), k + 1)
        if units[k].kind is not UnitKind.WORD:
            return None
    return None


def _is_long(low: str) -> bool:
    """Whether a time is a stretch that is counted over, not the day of the act."""
    return low in (
        "this year",
        "the year",
        "this month",
        "this week",
        "this decade",
        "this century",
        "so far this year",
        "the past year",
        "the last year",
    )


def _office(line: Line, m: int, end: int) -> Since | None:
    """ "as prime minister", "as secretary of state"."""
    units = line.units
    if (
        units[m].low != "as"
        or m + 1 >= end
        or units[m + 1].low in ("well", "part", "a", "the", "many", "he", "she", "they")
        or units[m + 1].kind is UnitKind.VERB
    ):
        return None
    stop = m + 1
    while (
        stop < min(end, m + 6)
        and (units[stop].kind in (UnitKind.WORD, UnitKind.COUNTRY, *PEOPLE))
        and units[stop].low not in ("in", "to", "on", "and", "since", "with", "at")
    ):
        stop += 1
    return Since(_text(line, m, stop), stop) if stop > m + 1 else None


def _after(line: Line, m: int, end: int) -> Since | None:
    """ "after taking office", "after being sworn in for his fifth term", "following his re-election"."""
    units = line.units
    if units[m].low not in ("after", "following", "upon") or m + 1 >= end:
        return None
    following = " ".join(u.low for u in units[m + 1 : m + 4])
    if following.split()[0] not in _TAKING and not any(
        w in following for w in ("inaugurat", "election", "took office", "takes office", "became", "sworn")
    ):
        return None
    return _clause(line, m + 1, end)


def _text(line: Line, a: int, b: int) -> str:
    return line.span(a, max(b, a + 1)).text


def where_to(line: Line, j: int, end: int, before: int) -> Where | None:
    """Where a counted visit goes: named behind its noun, before it ("second China trip"), or by the clause it stands in."""
    units = line.units
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
        clause = next((k for k in range(before - 1, -1, -1) if units[k].low in _STOPS), -1) + 1
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
        if units[m].low in _STOPS or units[m].low == "since":
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
    """The country, and office where it is one, of somebody not named: "a Japanese leader" JP, "an Indian prime minister" IN:head_of_government."""
    office = unit.facts.get("offices", "")
    country = unit.facts.get("country", "") or (unit.key if unit.kind is UnitKind.COUNTRY else "")
    return f"{country}:{office}" if country and office and "|" not in office else country


def by_whom(units: Sequence[Unit], j: int, end: int) -> tuple[tuple[Participant, ...], str]:
    """Persons named behind "by", or the country of one not named ("by an Indian prime minister")."""
    for m in range(j + 1, end - 1):
        if units[m].low in _STOPS or units[m].low == "since":
            break
        if units[m].low != "by":
            continue
        generic = units[m + 1].low in ("a", "an", "any")
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
            found |= {p.person or p.name: p for p in group}
    return tuple(found.values())
