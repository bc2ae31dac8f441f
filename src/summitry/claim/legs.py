"""Where a verb of visiting leads, leg by leg, and the times that belong to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from summitry.claim.events import event_place, is_event
from summitry.claim.frame import Subject
from summitry.claim.places import Where, where_before, wheres
from summitry.claim.scene import Line, destinations, foreign
from summitry.claim.timing import leading_time, time_before, time_links
from summitry.model import Participant, TimeLink, UnitKind

BRINGS = MappingProxyType(
    {
        "visit": ("", "in", "at"),
        "go": ("to", "into"),
        "arrive": ("in", "at", "to", ""),
        "be": ("in", "at"),
        "stay": ("in", "at"),
        "leave": ("", "from"),
    }
)


def legs_of(
    line: Line, v: int, end: int, act: str, people: Sequence[Participant], found: Subject
) -> Iterator[tuple[Where, tuple[TimeLink, ...]]]:
    """Places with the times that belong to each."""
    lemma = line.units[v].facts["lemma"]
    role = "start" if lemma.endswith(" for") else {"arrive": "start", "leave": "end"}.get(act, "date")
    role = "end" if lemma == "return" and _comes_from(line, v) else role
    named = list(_named_spots(line, v, end, act))
    spots = named if named and _direct(line, v, named[0]) else []
    if not spots:
        spots = list(_understood(line, v, end, people[0], act))
    core = next((k for k in range(v + 1, end) if line.units[k].kind is UnitKind.VERB and not _opens_a_time(line, k)), end)
    times = time_links(line.units, v + 1, core, line.scene.temporals, role)
    times = (
        times
        or leading_time(line.units, found.index if found.index >= 0 else v, line.scene.temporals, role)
        or time_before(line.units, v, line.scene.temporals, role)
    )
    times = times or _of_purpose(line, core, end)
    departs = role == "start" and act == "go"
    if departs and line.units[v].facts.get("mood") == "plan":
        times = tuple(replace(t, relation="departs") for t in times)
    several = _separate_times(line, v, end)
    for n, where in enumerate(spots):
        if len(spots) > 1 and _one_list(line, spots):
            yield where, _of_leg(times, n, len(spots)) if n == 0 or not departs else ()
        elif len(spots) > 1:
            stop = spots[n + 1].index if n + 1 < len(spots) else end
            own = time_links(line.units, where.end, stop, line.scene.temporals, role)
            yield where, own or (times if len(times) == 1 and n == 0 else ())
        elif several:
            yield from ((where, (link,)) for link in several)
        else:
            yield where, times


def _of_leg(times: tuple[TimeLink, ...], n: int, legs: int) -> tuple[TimeLink, ...]:
    """ "Korea and Japan from 20 to 24 May": the tour begins in the first country and ends in the last; each stay lies within it."""
    if [t.role for t in times] != ["start", "end"]:
        return times
    begins = replace(times[0], relation="begins") if n == 0 else replace(times[0], role="date", relation="within")
    return (begins, *times[1:]) if n == legs - 1 else (begins,)


def _opens_a_time(line: Line, k: int) -> bool:
    """ "for two days starting Monday": a verb that brings no more than a day."""
    after = [u for u in line.units[k + 1 : k + 3] if u.low not in ("on", "in", "from")]
    return line.units[k].low in ("starting", "beginning", "ending") and bool(after) and after[0].kind is UnitKind.TIME


def _one_list(line: Line, spots: Sequence[Where]) -> bool:
    """ "Mexico, Peru and Chile this month": one list, one time."""
    return all(
        all(u.low in (",", "and", "the", "then", "as", "well", "both") for u in line.units[a.end : b.index]) for a, b in pairwise(spots)
    )


def _comes_from(line: Line, v: int) -> bool:
    """ "returned on Friday from Riga": where the journey had led, and the day it ended."""
    return "from" in {u.low for u in line.units[v + 1 : v + 4]}


def _named_spots(line: Line, v: int, end: int, act: str) -> Sequence[Where]:
    """Places the clause names for this act."""
    unit = line.units[v]
    lemma = unit.facts["lemma"]
    brings: tuple[str, ...] = BRINGS[act]
    if act == "go" and lemma.endswith((" for", " to", " by", " into")):
        brings = ("", "in", "to")
    elif lemma == "return" and _comes_from(line, v):
        brings = ("from",)
    elif act == "be" and unit.facts.get("perfect"):
        brings = ("to", "in")
    elif act == "be" and {"way", "off", "bound"} & {u.low for u in line.units[v + 1 : v + 5]}:
        brings = ("to", "for")
    elif lemma in ("head", "make", "bind"):
        brings = (*brings, "for")
    if unit.facts.get("passive") and act == "visit":
        return _patient(line, v)
    found = tuple(w for w in destinations(line, v + 1, end, brings) if not _of_a_purpose(line, v, w)) or _of_event(line, v, end, act)
    return found or (where_before(line.units, v) if act != "be" or unit.facts.get("perfect") or lemma == "expect" else ())


def _of_event(line: Line, v: int, end: int, act: str) -> Sequence[Where]:
    """ "went to the summit in Warsaw", "arrived at the forum in Davos": the place of the event one travels to."""
    units = line.units
    event = next((k for k in range(v + 1, end) if is_event(units[k])), None)
    if act not in ("go", "arrive") or event is None:
        return ()
    to = next((u.low for u in reversed(units[v + 1 : event]) if u.low in ("to", "at", "for", "from", "in", "with", "of")), "")
    where = event_place(line, event, end) if to in ("to", "at", "for") else None
    return (Where(where.index, where.end, where.place, where.country, "to"),) if where else ()


_JOURNEYS = frozenset(("go", "visit", "arrive", "leave", "light", "meet", "attend", "host", "stay"))


def _of_a_purpose(line: Line, v: int, where: Where) -> bool:
    """ "went to Brussels to talk about how to get aid to Ukraine": the aid goes there."""
    between = line.units[v + 1 : where.index]
    other = any(u.kind is UnitKind.VERB and u.facts["tense"] == "inf" and u.key not in _JOURNEYS for u in between)
    return other and not {u.low for u in between[-3:]} & {"and", "then", "before", ","}


def _patient(line: Line, v: int) -> Sequence[Where]:
    """ "India was visited by ..."."""
    return tuple(wheres(line.units, 0, v))[-1:]


def _direct(line: Line, v: int, where: Where) -> bool:
    """A direct object stands close to its verb: "visit neighbouring Poland", not "visit ... Poland's"."""
    if where.preposition:
        return True
    between = line.units[v + 1 : where.index]
    return (
        all(u.kind in (UnitKind.WORD, UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.PUNCT, UnitKind.NOUN) for u in between)
        and len(between) <= 8
        and [u.low for u in between[:2]] != [",", "and"]
    )


def _of_purpose(line: Line, core: int, end: int) -> tuple[TimeLink, ...]:
    """ "to Paris to meet Macron on Monday": the day of the purpose lies in the stay."""
    if (
        core >= end
        or line.units[core].facts["tense"] != "inf"
        or line.units[core].key not in ("meet", "attend", "host", "talk", "sign", "light")
    ):
        return ()
    found = time_links(line.units, core + 1, end, line.scene.temporals, "date")
    return tuple(
        TimeLink("programme" if line.units[core].key == "attend" else "attested", t.start, t.relation) if t.role == "date" else t
        for t in found
    )


def _separate_times(line: Line, v: int, end: int) -> tuple[TimeLink, ...]:
    """ "in October 2023 and in February 2022": two visits."""
    ks = [k for k in range(v + 1, end) if line.units[k].kind is UnitKind.TIME]
    if len(ks) < 2:
        return ()
    links = []
    for a, b in pairwise(ks):
        between = [u.low for u in line.units[a + 1 : b]]
        if between not in (["and", "in"], ["and", "again", "in"], [",", "and", "in"], [",", "in"], ["and", "on"]):
            return ()
        if between[-1] == "on" and line.units[v].facts["lemma"] == "be":
            return ()
        links += [a, b]
    return tuple(TimeLink("date", line.units[k].start) for k in dict.fromkeys(links))


def _at_airport(line: Line, visitor: Participant) -> Where | None:
    """ "landed at the Norman Manley International Airport": where the article was written, else where the host told beside is at home."""
    where = line.scene.dateline
    if where is not None and foreign(visitor, where.country):
        return where
    hosts = [p for u in line.units for p in u.people if p.office.startswith("head_") and foreign(visitor, p.country)]
    return Where(0, 1, "", hosts[0].country, "at") if len({p.country for p in hosts}) == 1 else None


def _understood(line: Line, v: int, end: int, visitor: Participant, act: str) -> Iterator[Where]:
    """ "the country", "there", or nothing at all after "also went": the place spoken of before."""
    lows = [u.low for u in line.units[v + 1 : end]]
    pointed = any(a in ("the", "same") and b in ("country", "capital", "nation", "city") for a, b in pairwise(lows)) or "there" in lows[:3]
    pointed = pointed or act == "arrive" and "airport" in lows[:12]
    if act in ("visit", "arrive") and not pointed:
        after = line.units[v + 1] if v + 1 < len(line.units) else None
        pointed = after is None or after.low in ("upon", "at", "on", "for", "with", "as", "until", ".", ",") or after.kind is UnitKind.TIME
    head = [u.low for u in line.units[v : v + 1]]
    elliptical = (
        act == "go"
        and line.units[v].facts["lemma"] in ("go", "travel", "return")
        and bool({"also", "again", "previously", "last"} & set(head[0].split() + lows[:2] + [u.low for u in line.units[max(0, v - 1) : v]]))
    )
    if "here" in lows[:2] and line.scene.dateline is not None and act in ("arrive", "go", "be", "stay"):
        yield line.scene.dateline
        return
    if line.units[v].facts["lemma"] == "come" and lows[:1] != ["from"]:
        brought = line.units[v + 2 : v + 3] if lows[:1] in (["in"], ["on"], ["for"]) else line.units[v + 1 : v + 2]
        pointed = pointed or any(u.kind is UnitKind.TIME for u in brought)
    if not (pointed or elliptical):
        return
    if act == "arrive" and "airport" in lows[:12]:
        at = _at_airport(line, visitor)
        if at is not None:
            yield at
        return
    last = line.scene.current(visitor) or (line.scene.visits[-1] if line.scene.visits and pointed else None)
    where = line.scene.event or line.scene.dateline
    if last is None and pointed and act == "arrive" and where is not None and foreign(visitor, where.country):
        yield Where(v, v + 1, where.place, where.country, "to")
    if last and foreign(visitor, last.host_country):
        yield Where(v, v + 1, "", last.host_country, "to")
