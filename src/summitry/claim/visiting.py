"""Visits told by a verb: visit, travel to, arrive in, be in, go; and the habits such verbs tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summitry.claim.calling_off import CALLED
from summitry.claim.frame import Subject, Where, agent, right_end, subject, where_before, wheres
from summitry.claim.make import visit
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Habit, Line, destinations, foreign, in_scope
from summitry.claim.status import Silent, habitual, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind

_BRINGS = {
    "visit": ("", "in", "at"),
    "go": ("to", "into"),
    "arrive": ("in", "at", "to", ""),
    "be": ("in", "at"),
    "stay": ("in", "at"),
    "leave": ("", "from"),
}
_COMING = frozenset(("due", "expected", "awaited"))


def visits_by_verb(line: Line, v: int) -> Iterator[Claim]:
    """Visits told by the verb group at `v`."""
    unit = line.units[v]
    act = "be" if unit.facts["lemma"] == "be" or unit.facts["lemma"] == "expect" and unit.facts.get("passive") else unit.key
    if act not in _BRINGS:
        return
    found = subject(line.units, v)
    people = [p for p in _travellers(line, v, found) if in_scope(p)]
    if not people:
        return
    end = right_end(line.units, v)
    status = (
        _of_being(line, v, found) if act == "be" else _of_leaving(line, v, found) if act == "leave" else governed_status(line, v, found)
    )
    if act == "leave":
        yield from _left_for(line, v, end, people, status)
    legs = list(_legs(line, v, end, act, people, found))
    dated = any(times for _, times in legs)
    apart = "respectively" in {u.low for u in line.units} and len(legs) == len(people)
    for n, (where, times) in enumerate(legs):
        if line.speech and where.index == v:
            continue
        told = None if status is Silent.HABIT and dated and not habitual(line.units, line.scene.acts) else status
        yield from _claims(line, v, end, people[n : n + 1] if apart else people, where, times, told, act, first=n == 0)


def _left_for(line: Line, v: int, end: int, people: Sequence[Participant], status: Status | Silent) -> Iterator[Claim]:
    """ "left on Thursday for Oman and Mozambique": bound there, perhaps not arrived."""
    if isinstance(status, Silent):
        return
    spots = destinations(line, v + 1, end, ("for",))
    times = time_links(line.units, v + 1, end, line.scene.temporals, "date")
    for n, where in enumerate(spots):
        told = (Status.ONGOING if n == 0 else Status.ANNOUNCED) if status is Status.COMPLETED else status
        yield from _claims(line, v, end, people, where, times if n == 0 else (), told, "go")


def _of_being(line: Line, v: int, found: Subject) -> Status | Silent:
    """ "is in", "was in", "is due in", "is on his way to"."""
    unit = line.units[v]
    after = {u.low for u in line.units[v + 1 : v + 3]}
    if unit.facts["lemma"] == "expect" or after & _COMING or "way" in {u.low for u in line.units[v + 1 : v + 5]}:
        return Status.ANNOUNCED
    own = governed_status(line, v, found)
    if own is Silent.HABIT and not unit.facts.get("neg"):
        return Status.ONGOING
    return own


def _of_leaving(line: Line, v: int, found: Subject) -> Status | Silent:
    """Who left a country has been there; who will leave it is there, or will have been."""
    own = governed_status(line, v, found)
    return Status.COMPLETED if own in (Status.COMPLETED, Status.ONGOING) else own


def _travellers(line: Line, v: int, found: Subject) -> Sequence[Participant]:
    unit = line.units[v]
    if unit.facts.get("passive") and unit.key == "visit":
        return agent(line.units, v)
    if unit.facts.get("passive") and unit.facts["lemma"] != "expect":
        return ()
    if unit.facts["lemma"] == "be" and found.governor >= 0:
        return ()
    return found.people


def governed_status(line: Line, v: int, found: Subject) -> Status | Silent:
    """The verb's own status, or for "to attend", "visiting" that of the verb that governs it."""
    unit = line.units[v]
    tense = unit.facts["tense"]
    if tense in ("inf", "ing") and not unit.facts.get("mood"):
        return _governed(line, v, found)
    return verb_status(line.units, v, line.scene.acts, line.headline, line.caption)


def _governed(line: Line, v: int, found: Subject) -> Status | Silent:
    units = line.units
    g = found.governor
    if units[v].facts["tense"] == "ing" and [u.low for u in units[max(0, v - 3) : v]] in (["no", "intention", "of"], ["no", "plan", "of"]):
        return Status.DENIED
    noun = _plan_noun(line, v)
    if noun:
        return noun
    if g < 0:
        if line.headline and units[v].facts["tense"] == "inf":
            return Status.ANNOUNCED
        return _after_before(line, v)
    governor = units[g]
    if governor.key in CALLED:
        return CALLED[governor.key]
    if governor.key in ("invite", "say") or governor.facts["lemma"] in ("consider", "ask", "want", "call on", "allow", "refuse", "fail"):
        return Status.RUMOURED if governor.facts["lemma"] == "consider" else Silent.NOT_SAID
    marked = _after_before(line, v)
    if isinstance(marked, Status):
        return marked
    if units[v].facts["tense"] == "inf" and governor.facts["lemma"] in ("announce", "confirm", "discuss", "review"):
        return Silent.NOT_SAID
    own = verb_status(units, g, line.scene.acts, line.headline, line.caption)
    if (
        units[v].facts["tense"] == "inf"
        and own is Status.COMPLETED
        and governor.key not in ("go", "visit", "arrive", "light", "meet", "attend")
    ):
        return Silent.NOT_SAID
    return own


def _after_before(line: Line, v: int) -> Status | Silent:
    """ "after visiting Rome" is done; "before flying to Rome" is to come where the clause is, done where that is."""
    before = line.units[v - 1].low if v else ""
    if before in ("after", "since", "from"):
        return Status.COMPLETED
    if before in ("before", "ahead"):
        main = next((k for k, u in enumerate(line.units) if u.kind is UnitKind.VERB and k != v), None)
        return verb_status(line.units, main, line.scene.acts, line.headline, line.caption) if main is not None else Silent.NOT_SAID
    if before in ("while", "when", "by", "upon", "on"):
        return Status.COMPLETED
    return Silent.NOT_SAID


def _plan_noun(line: Line, v: int) -> Status | None:
    """ "plans to visit", "no plans to", "his decision to": the noun before an infinitive."""
    if line.units[v].facts["tense"] != "inf" or v == 0:
        return None
    at = v - 1
    if line.units[at].kind is UnitKind.PERSON and at >= 2 and line.units[at - 1].low == "for":
        at -= 2
    noun = line.units[at].low
    earlier = [u.low for u in line.units[max(0, at - 3) : at]]
    if noun in ("plans", "plan", "intention", "intentions", "decision", "commitment", "preparations", "promise"):
        if "no" in earlier or "not" in earlier or "denied" in earlier:
            return Status.DENIED
        called_off = next((u.key for u in reversed(line.units[:v]) if u.kind is UnitKind.VERB), "")
        return CALLED.get(called_off, Status.ANNOUNCED)
    return None


def _legs(
    line: Line, v: int, end: int, act: str, people: Sequence[Participant], found: Subject
) -> Iterator[tuple[Where, tuple[TimeLink, ...]]]:
    """Places with the times that belong to each."""
    role = {"arrive": "start", "leave": "end"}.get(act, "date")
    named = list(_named_spots(line, v, end, act))
    spots = named if named and _direct(line, v, named[0]) else []
    if not spots:
        spots = list(_understood(line, v, end, people[0], act))
    core = next((k for k in range(v + 1, end) if line.units[k].kind is UnitKind.VERB), end)
    times = time_links(line.units, v + 1, core, line.scene.temporals, role)
    times = (
        times or leading_time(line.units, found.index if found.index >= 0 else v, line.scene.temporals, role) or _just_before(line, v, role)
    )
    times = times or _of_purpose(line, core, end)
    several = _separate_times(line, v, end)
    for n, where in enumerate(spots):
        if len(spots) > 1 and _one_list(line, spots):
            yield where, times
        elif len(spots) > 1:
            stop = spots[n + 1].index if n + 1 < len(spots) else end
            own = time_links(line.units, where.end, stop, line.scene.temporals, role)
            yield where, own or (times if len(times) == 1 and n == 0 else ())
        elif several:
            yield from ((where, (link,)) for link in several)
        else:
            yield where, times


def _one_list(line: Line, spots: Sequence[Where]) -> bool:
    """ "Mexico, Peru and Chile this month": one list, one time."""
    return all(
        all(u.low in (",", "and", "the", "then", "as", "well", "both") for u in line.units[a.end : b.index]) for a, b in pairwise(spots)
    )


def _named_spots(line: Line, v: int, end: int, act: str) -> Sequence[Where]:
    """Places the clause names for this act."""
    unit = line.units[v]
    lemma = unit.facts["lemma"]
    brings: tuple[str, ...] = _BRINGS[act]
    if act == "go" and lemma.endswith((" for", " to", " by")):
        brings = ("", "in", "to")
    elif lemma == "return" and "from" in {u.low for u in line.units[v + 1 : v + 4]}:
        brings = ("from",)
    elif act == "be" and unit.facts.get("perfect"):
        brings = ("to", "in")
    elif act == "be" and "way" in {u.low for u in line.units[v + 1 : v + 5]}:
        brings = ("to",)
    if unit.facts.get("passive") and act == "visit":
        return _patient(line, v)
    found = destinations(line, v + 1, end, brings)
    return found or (where_before(line.units, v) if act != "be" or unit.facts.get("perfect") or lemma == "expect" else ())


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
    )


def _just_before(line: Line, v: int, role: str) -> tuple[TimeLink, ...]:
    """ "on Tuesday arrived in ..."."""
    if v >= 1 and line.units[v - 1].kind is UnitKind.TIME:
        return time_links(line.units, v - 1, v, line.scene.temporals, role)
    return ()


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
    for a, b in zip(ks, ks[1:], strict=False):
        between = [u.low for u in line.units[a + 1 : b]]
        if between not in (["and", "in"], ["and", "again", "in"], [",", "and", "in"], [",", "in"], ["and", "on"]):
            return ()
        if between[-1] == "on" and line.units[v].facts["lemma"] == "be":
            return ()
        links += [a, b]
    return tuple(TimeLink("date", line.units[k].start) for k in dict.fromkeys(links))


def _understood(line: Line, v: int, end: int, visitor: Participant, act: str) -> Iterator[Where]:
    """ "the country", "there", or nothing at all after "also went": the place spoken of before."""
    lows = [u.low for u in line.units[v + 1 : end]]
    pointed = any(a == "the" and b in ("country", "capital", "nation") for a, b in zip(lows, lows[1:], strict=False)) or "there" in lows[:3]
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
    if not (pointed or elliptical):
        return
    if line.units[v].facts["lemma"] == "come" and not lows[:1] == ["from"]:
        pointed = pointed or any(u.kind is UnitKind.TIME for u in line.units[v + 1 : end])
    last = line.scene.current(visitor) or (line.scene.visits[-1] if line.scene.visits and pointed else None)
    if last and foreign(visitor, last.host_country):
        yield Where(v, v + 1, "", last.host_country, "to")


def _claims(
    line: Line,
    v: int,
    end: int,
    people: Sequence[Participant],
    where: Where,
    times: tuple[TimeLink, ...],
    status: Status | Silent | None,
    act: str,
    *,
    first: bool = True,
) -> Iterator[Claim]:
    units, acts = line.units, line.scene.acts
    purpose_end = _with_purpose(line, end)
    occasion = occasion_of(units, v + 1, purpose_end, acts)
    form = form_of(units, v + 1, purpose_end, acts)
    for person in people:
        if not foreign(person, where.country):
            continue
        if status is None or status is Silent.HABIT and line.headline:
            told: Status | None = None
        elif status is Status.COMPLETED and act == "go" and line.units[v].facts["lemma"].endswith(" for"):
            told = Status.ONGOING
        elif isinstance(status, Silent):
            if status is Silent.HABIT:
                line.scene.habits.append(Habit(person, where.country, where.place, occasion, form))
            continue
        else:
            told = status
        if act == "be" and first and not _real_stay(line, v, where, times, told):
            continue
        yield visit(
            line.scene.article,
            line.clause(v),
            person,
            where.country,
            where.place,
            told,
            times,
            form=form,
            occasion=occasion,
            said_by=line.said_by,
        )


def _with_purpose(line: Line, end: int) -> int:
    """A purpose clause after the act belongs to it: "... to attend the summit, which will run ..."."""
    k = end
    while k < len(line.units) and line.units[k].kind is UnitKind.VERB and line.units[k].facts["tense"] == "inf":
        k = right_end(line.units, k)
    return k


def _real_stay(line: Line, v: int, where: Where, times: tuple[TimeLink, ...], told: Status | None) -> bool:
    """ "is in Paris" tells a stay; "was in power", "is in talks" does not, nor does a place far from the verb."""
    at_leisure = {"holiday", "vacation", "visit", "tour", "leave"} & {u.low for u in line.units[v : v + 6]}
    close = where.index - v <= (7 if told is Status.ANNOUNCED or at_leisure else 4)
    after = line.units[where.end].low if where.end < len(line.units) else ""
    return close and (
        told is not Status.COMPLETED
        or bool(times)
        or "perfect" in line.units[v].facts
        or after in ("for", "to", "as", "with", "on", "when", "where")
        or form_of(line.units, v, right_end(line.units, v), line.scene.acts) != "unspecified"
    )
