"""Where a verb of visiting leads, leg by leg, and the times that belong to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from summitry.claim.events import event_place, is_event
from summitry.claim.frame import Subject
from summitry.claim.leg_times import leg_begins, of_leg, one_list, separate_times, times_of
from summitry.claim.places import Where, where_before, wheres
from summitry.claim.scene import Line, destinations, foreign
from summitry.claim.timing import time_links
from summitry.model import Participant, Status, TimeLink, UnitKind

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
    apart = len(spots) > 1 and not one_list(line, spots)
    times = times_of(line, v, end, found, role, leg_begins(line, spots[1]) if apart else end)
    departs = role == "start" and act == "go"
    if departs and line.units[v].facts.get("mood") == "plan":
        times = tuple(replace(t, relation="departs") for t in times)
    several = separate_times(line, v, end)
    for n, where in enumerate(spots):
        if len(spots) > 1 and lemma == "spend":
            yield where, time_links(line.units, spots[n - 1].end if n else v + 1, where.index, line.scene.temporals)
        elif len(spots) > 1 and not apart:
            yield where, of_leg(times, n, len(spots)) if n == 0 or not departs else ()
        elif apart:
            stop = leg_begins(line, spots[n + 1]) if n + 1 < len(spots) else end
            begin = leg_begins(line, where) if n else where.end
            own = time_links(line.units, begin, stop, line.scene.temporals, role)
            yield where, own or (times if len(times) == 1 and n == 0 else ())
        elif several:
            yield from ((where, (link,)) for link in several)
        else:
            yield where, times


def _comes_from(line: Line, v: int) -> bool:
    """ "returned on Friday from Riga": where the journey had led, and the day it ended."""
    return "from" in {u.low for u in line.units[v + 1 : v + 4]}


def _named_spots(line: Line, v: int, end: int, act: str) -> Sequence[Where]:
    """Places the clause names for this act."""
    unit = line.units[v]
    lemma = unit.facts["lemma"]
    brings: tuple[str, ...] = BRINGS[act]
    if act == "go" and lemma.endswith((" for", " to", " by", " into", " at")):
        brings = ("", "in", "to")
    elif act == "stay" and lemma.endswith(" in"):
        brings = ("",)
    elif lemma == "return" and _comes_from(line, v):
        brings = ("from",)
    elif act == "be" and unit.facts.get("perfect"):
        brings = ("to", "in", "at")
    elif act == "be" and {"way", "off", "bound"} & {u.low for u in line.units[v + 1 : v + 5]}:
        brings = ("to", "for")
    elif lemma in ("head", "make", "bind"):
        brings = (*brings, "for")
    if unit.facts.get("passive") and act == "visit":
        return _patient(line, v)
    found = tuple(w for w in destinations(line, v + 1, end, brings) if not (_of_a_purpose(line, v, w) or _of_an_aside(line, v, w)))
    found = found or tuple(_of_event(line, v, end, act))
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


def _of_an_aside(line: Line, v: int, where: Where) -> bool:
    """ "flew into Paris, handing Britain a grievance": what another verb does it to."""
    before = line.units[where.index - 1]
    return not where.preposition and where.index - 1 > v and before.kind is UnitKind.VERB and before.key == "other"


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


_COMING = frozenset(("due", "expected", "awaited"))
_ONE_STORY = 500
"""Characters within which "Scholz is due on Friday" means the place others were told to go to."""


def _awaited(line: Line, v: int) -> bool:
    """ "is due on Friday", "is expected next week", and no place named."""
    units = line.units
    k = v + 1 + (v + 1 < len(units) and units[v + 1].low in _COMING)
    if k == v + 1 and units[v].facts["lemma"] != "expect":
        return False
    k += k < len(units) and units[k].low in ("on", "in", "by", "at")
    return k < len(units) and units[k].kind is UnitKind.TIME


def _where_others_go(line: Line, visitor: Participant) -> Iterator[Where]:
    """The place of the visit told just before, where that was somebody else's from another country than his."""
    last = line.scene.visits[-1] if line.scene.visits else None
    if last is None or line.sentence.start - last.spans[0].start > _ONE_STORY or last.participants[0].person == visitor.person:
        return
    if foreign(visitor, last.host_country):
        yield Where(0, 1, last.place, last.host_country, "to")


def _comes(line: Line, v: int) -> bool:
    """ "when Hollande came.", "is to come before the end of the year", "may come with his ministers": here, or where was told before."""
    after = line.units[v + 1].low if v + 1 < len(line.units) else "."
    if any(u.low == "when" for u in line.units[max(0, v - 3) : v]):
        return after in (".", ",", "in", "on", "for")
    return line.units[v].facts.get("mood") in ("plan", "rumour") and after in (".", "before", "later", "with", "soon")


def _at_airport(line: Line, visitor: Participant) -> Where | None:
    """ "landed at the Norman Manley International Airport": where the article was written, else where the host told beside is at home."""
    where = line.scene.dateline
    if where is not None and foreign(visitor, where.country):
        return where
    return _at_hosts(line, visitor, 0)


def _at_hosts(line: Line, visitor: Participant, start: int) -> Where | None:
    """Where the heads the sentence names from `start` on are at home, all of one country abroad."""
    hosts = [p for u in line.units[start:] for p in u.people if p.office.startswith("head_") and p.person != visitor.person]
    alike = len({p.country for p in hosts}) == 1 and foreign(visitor, hosts[0].country)
    return Where(0, 1, "", hosts[0].country, "at") if alike else None


def _met_there(line: Line, v: int, visitor: Participant) -> Where | None:
    """ "who landed on Wednesday, saw Premier Li on Thursday": the home of those met after the landing."""
    met = next((k for k in range(v + 1, len(line.units)) if line.units[k].kind is UnitKind.VERB), len(line.units))
    verb = line.units[met] if met < len(line.units) else None
    meets = verb is not None and (verb.key == "meet" or verb.facts["lemma"] in ("see", "dine")) and verb.facts["tense"] == "past"
    partner = line.units[met + 1 : met + 3] if meets and verb is not None and "neg" not in verb.facts else ()
    return _at_hosts(line, visitor, met) if any(u.kind is UnitKind.PERSON for u in partner) else None


def _country_named(lows: Sequence[str]) -> bool:
    """ "arrived in the country": where in it is not said; "who flew in last night" came to the city told before."""
    return bool({"country", "nation", "kingdom", "republic", "island"} & set(lows[:6]))


def _in_the_country(lows: Sequence[str]) -> bool:
    """ "was in the country for six hours"."""
    return lows[:2] == ["in", "the"] and _country_named(lows[2:3])


def _understood(line: Line, v: int, end: int, visitor: Participant, act: str) -> Iterator[Where]:
    """ "the country", "there", or nothing at all after "also went": the place spoken of before."""
    lows = [u.low for u in line.units[v + 1 : end]]
    pointed = _pointed(line, v, lows, act)
    written = line.scene.dateline
    if "here" in lows[:2] and written is not None and act in ("arrive", "go", "be", "stay"):
        yield Where(v + 1, v + 2, written.place, written.country, "in")
    elif _instead(line, v, lows, act) or act == "be" and _awaited(line, v):
        yield from _where_others_go(line, visitor)
    elif act == "arrive" and "airport" in lows[:12]:
        at = _at_airport(line, visitor)
        yield from (at,) if at is not None else ()
    elif pointed or _elliptical(line, v, lows, act):
        yield from _told_before(line, v, visitor, act, lows, pointed=pointed)


def _told_before(line: Line, v: int, visitor: Participant, act: str, lows: Sequence[str], *, pointed: bool) -> Iterator[Where]:
    """The place the visitor was told to go to before, else another's that is abroad to him, else that of the event spoken of."""
    abroad = (c for c in reversed(line.scene.visits) if foreign(visitor, c.host_country))
    last = line.scene.current(visitor) or (next(abroad, None) if pointed else None)
    entry = line.scene.chronicle.get(line.sentence.start, ())
    if last is not None and entry and last.spans[0].start < entry[0].start:
        return  # another year's story
    written = line.scene.dateline
    comes = line.units[v].facts["lemma"] == "come" and written is not None and written.place
    where = written if comes else line.scene.event or written
    here = act in ("arrive", "stay") or line.units[v].facts["lemma"] == "come" or _in_the_country(lows)
    if act == "arrive" and written is not None and written.place and _told_at(line, visitor, written) and not _country_named(lows):
        yield Where(v, v + 1, written.place, written.country, "to")
        return
    if last is None and pointed and here and where is not None and foreign(visitor, where.country):
        yield Where(v, v + 1, where.place, where.country, "to")
    elif last is None and act == "arrive" and (met := _met_there(line, v, visitor)) is not None:
        yield met
    if last and foreign(visitor, last.host_country):
        city = any(a in ("the", "same") and b in ("city", "capital") for a, b in pairwise(lows))
        city = city or act == "arrive" and not _country_named(lows)
        yield Where(v, v + 1, last.place if city else "", last.host_country, "to")


def _told_at(line: Line, visitor: Participant, where: Where) -> bool:
    """Whether the visitor was told to be in the country where the article was written."""
    there = (c for c in line.scene.visits if c.host_country == where.country and c.status not in (Status.CANCELLED, Status.DENIED))
    return foreign(visitor, where.country) and any(c.participants[0].person == visitor.person for c in there)


def _pointed(line: Line, v: int, lows: Sequence[str], act: str) -> bool:
    """Whether the words point at a place: "the country", "there", "arrived on Monday", "came in June"."""
    units = line.units
    pointers = line.scene.acts.words["pointers"]
    if lows[:2] == ["out", "of"]:
        return False  # "has been out of the country for a week"
    if any(a in ("the", "same") and b in pointers for a, b in pairwise(lows)) or "there" in lows[:3]:
        return True
    if act == "stay" and not {"at", "in", "out", "put"} & set(lows[:1]) and {"hours", "days"} & set(lows[:6]):
        return True  # "stayed for about six hours"
    after = units[v + 1] if v + 1 < len(units) else None
    if act in ("visit", "arrive"):
        return after is None or after.low in ("upon", "at", "on", "for", "with", "as", "until", ".", ",") or after.kind is UnitKind.TIME
    if units[v].facts["lemma"] == "come" and lows[:1] != ["from"]:
        brought = units[v + 2 : v + 3] if lows[:1] in (["in"], ["on"], ["for"]) else units[v + 1 : v + 2]
        return any(u.kind is UnitKind.TIME for u in brought) or _comes(line, v)
    return False


def _elliptical(line: Line, v: int, lows: Sequence[str], act: str) -> bool:
    """ "also went in October", "went again": where the visitor went before."""
    beside = {*line.units[v].low.split(), *lows[:2], *(u.low for u in line.units[max(0, v - 1) : v])}
    return act == "go" and line.units[v].facts["lemma"] in ("go", "travel", "return") and not _AGAIN.isdisjoint(beside)


_AGAIN = frozenset(("also", "again", "previously", "last"))


def _instead(line: Line, v: int, lows: Sequence[str], act: str) -> bool:
    """ "will go in his place": who "went in his place" may have gone elsewhere, long ago."""
    planned = act == "go" and line.units[v].facts["tense"] == "future"
    return planned and lows[:1] == ["in"] and lows[2:3] in (["place"], ["stead"])
