"""Visits told by a verb: visit, travel to, arrive in, be in, go; and the habits such verbs tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from summitry.claim.being import real_stay
from summitry.claim.calling_off import came_to_nothing, fell_through
from summitry.claim.frame import Subject, right_end, subject
from summitry.claim.governed import governed_status
from summitry.claim.lasting import length_told, with_ending
from summitry.claim.leg_times import ends_told, stays_since
from summitry.claim.legs import BRINGS, legs_of
from summitry.claim.make import visit
from summitry.claim.places import Where
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.report import days_beside, of_the_report
from summitry.claim.scene import Habit, Line, destinations, foreign, in_scope
from summitry.claim.status import Silent, habitual
from summitry.claim.timing import time_links
from summitry.claim.travellers import carried, travellers
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind

_BEING = ("be", "remain")
_COMING = frozenset(("due", "expected", "awaited"))


def visits_by_verb(line: Line, v: int) -> Iterator[Claim]:
    """Visits told by the verb group at `v`."""
    unit = line.units[v]
    act = _act(line, v)
    if act not in BRINGS:
        return
    found = subject(line.units, v)
    end = right_end(line.units, v)
    people = [p for p in travellers(line, v, found) or carried(line, v, end) if in_scope(p)]
    if not people or _moves_another(line, v):
        return
    status = (
        _of_being(line, v, found) if act == "be" else _of_leaving(line, v, found) if act == "leave" else governed_status(line, v, found)
    )
    if act == "go" and unit.key == "light" and status is Status.ONGOING:
        status = Silent.HABIT if unit.facts["tense"] == "pres" else Status.COMPLETED  # "continues to Niamey": no journey begins
    if act == "stay" and status is Status.ANNOUNCED and ends_told(line, v, end):
        status = Status.ONGOING  # "is to stay in China until Friday"
    if status in (Silent.NOT_SAID, Status.ANNOUNCED):
        status = came_to_nothing(line, v) or (Status.CANCELLED if fell_through(line, v, people[0]) else status)
    if act == "leave":
        yield from _left_for(line, v, end, people, status)
    legs = list(legs_of(line, v, end, act, people, found))
    if act == "be" and legs and not isinstance(status, Silent) and not real_stay(line, v, *legs[0], status):
        return
    dated = any(times for _, times in legs)
    if not dated and _tallied(line, v, end):
        return
    apart = "respectively" in {u.low for u in line.units} and len(legs) == len(people)
    for n, (where, times) in enumerate(legs):
        if line.speech and where.index == v:
            continue
        if not times and status is Status.ONGOING and _to_come(unit):
            status = Status.ANNOUNCED
        coming = status is Silent.HABIT and not habitual(line.units, line.scene.acts) or _progressive(unit, act, status)
        told = None if dated and coming else Status.ANNOUNCED if status is Silent.HABIT and _next_leg(line, v) else status
        lasts = length_told(line.units, v + 1, with_ending(line.units, end), where.country) if len(legs) == 1 else {}
        yield from _claims(line, v, end, people[n : n + 1] if apart else people, where, times, told, act, lasts)


_GOES_ON = frozenset(("continue", "continue to", "carry on", "move on", "press on", "push on"))


def _act(line: Line, v: int) -> str:
    """The class of act the verb at `v` tells: "continues on Sunday to Niamey" goes there."""
    unit = line.units[v]
    if unit.facts["lemma"] in _BEING or unit.facts["lemma"] == "expect" and unit.facts.get("passive"):
        return "be"
    if unit.facts["lemma"] not in _GOES_ON:
        return unit.key
    after = [u for u in line.units[v + 1 : v + 7] if u.kind is not UnitKind.TIME and u.low not in _ONWARD]
    place = len(after) > 1 and after[1].kind in (UnitKind.PLACE, UnitKind.COUNTRY)
    return "go" if place and after[0].low in ("to", "for") else unit.key


_ONWARD = frozenset(("on", "onward", "onwards", "then", "later"))


def _next_leg(line: Line, v: int) -> bool:
    """ "From Vietnam he heads to Singapore", "he flies next to Rabat": the present tense of a journey that goes on."""
    units = line.units
    leads = units[0].low in ("from", "after") and (units[1].kind in (UnitKind.PLACE, UnitKind.COUNTRY) or units[1].low in ("there", "that"))
    lemma = units[v].facts["lemma"]
    goes_on = lemma in _GOES_ON or lemma.endswith(" on to") or any(u.low in _NEXT for u in units[max(0, v - 2) : v + 3])
    return units[v].key in ("go", "visit", "arrive") and (leads and v <= 6 or goes_on) and not habitual(units, line.scene.acts)


_NEXT = frozenset(("next", "then", "onward", "onwards"))


def _tallied(line: Line, v: int, end: int) -> bool:
    """ "has visited Britain twice": a count, and no visit of its own."""
    lows = {u.low for u in line.units[v + 1 : end]}
    return not lows.isdisjoint(("twice", "thrice", "times")) and "including" not in lows


def _to_come(unit: Unit) -> bool:
    """ "is going to Lima", "is coming to Rome" with no day: some day, perhaps far off."""
    return unit.facts["lemma"] in ("go", "come") and unit.facts["tense"] == "pres" and "prog" in unit.facts


def _progressive(unit: Unit, act: str, status: Status | Silent) -> bool:
    """ "is arriving on Saturday", "is flying to Rome on Monday": when it is, the day says."""
    return act in ("go", "arrive") and status is Status.ONGOING and unit.facts["tense"] == "pres" and "prog" in unit.facts


def _moves_another(line: Line, v: int) -> bool:
    """ "returned the United States to the agreement", "went into Ukraine": something else is moved, or an army."""
    lemma = line.units[v].facts["lemma"]
    after = line.units[v + 1 : v + 3]
    if line.speech and v <= 2 and line.units[v].facts["tense"] == "ing" and lemma in ("go", "come", "return", "move on to"):
        return True  # "Going back to Iran for a second": only the talk goes there
    if lemma == "return" and after:
        return after[0].low in _DETERMINERS or after[0].kind is UnitKind.COUNTRY
    if lemma == "move to":
        return "for" not in {u.low for u in line.units[v + 1 : v + 6]}  # "moved to London in 1995": to live there
    if lemma == "roll into":
        return bool(after) and after[0].kind is UnitKind.COUNTRY
    lows = [u.low for u in line.units[v + 1 : v + 6]]
    return lemma == "go" and (lows[:1] == ["into"] or bool(_FARTHER & set(lows)))


_FARTHER = frozenset(("further", "farther", "beyond"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "our", "this", "these", "full", "control", "power", "fire", "calls"))


_ON_THE_WAY = frozenset(
    "country capital island city for out of , airport international on the early late from in at today again home".split()
)


def _left_for(line: Line, v: int, end: int, people: Sequence[Participant], status: Status | Silent) -> Iterator[Claim]:
    """ "left on Thursday for Oman and Mozambique": bound there, perhaps not arrived."""
    dated = bool(time_links(line.units, v + 1, end, line.scene.temporals)) and not habitual(line.units, line.scene.acts)
    if isinstance(status, Silent) and not (status is Silent.HABIT and dated):
        return
    spots = destinations(line, v + 1, end, ("for",))
    if spots and not all(
        u.kind in (UnitKind.TIME, UnitKind.PLACE, UnitKind.COUNTRY) or u.low in _ON_THE_WAY for u in line.units[v + 1 : spots[0].index]
    ):
        return
    times = time_links(line.units, v + 1, end, line.scene.temporals, "start")
    for n, where in enumerate(spots):
        told = (
            (Status.ONGOING if n == 0 else Status.ANNOUNCED) if status is Status.COMPLETED else None if status is Silent.HABIT else status
        )
        yield from _claims(line, v, end, people, where, times if n == 0 else (), told, "go")


def _of_being(line: Line, v: int, found: Subject) -> Status | Silent:
    """ "is in", "was in", "is due in", "is on his way to"."""
    unit = line.units[v]
    after = {u.low for u in line.units[v + 1 : v + 3]}
    if unit.facts.get("neg") and (unit.facts["lemma"] == "expect" or after & _COMING):
        return Status.DENIED
    if _off_to(line, v):
        return Status.ANNOUNCED if unit.facts["tense"] in ("pres", "future") else Status.COMPLETED
    if unit.facts["lemma"] == "expect" or after & _COMING or "way" in {u.low for u in line.units[v + 1 : v + 5]}:
        return Status.ANNOUNCED
    own = governed_status(line, v, found)
    if own is Silent.HABIT and not unit.facts.get("neg"):
        return Status.ANNOUNCED if _looked_ahead_to(line, v) else Status.ONGOING
    if own is Status.ANNOUNCED and unit.facts["lemma"] == "remain":
        return Status.ONGOING
    return Status.ONGOING if own is Status.COMPLETED and stays_since(line, v, right_end(line.units, v)) else own


_ONCE = frozenset(("when", "once", "if", "until", "whenever"))
_AHEAD = frozenset(("hope", "plan", "want", "intend", "expect", "look", "aim"))


def _looked_ahead_to(line: Line, v: int) -> bool:
    """ "hopes to see him when he is in Poland", "plans ... while he is in London": a stay to come, not one under way."""
    k = next((k for k in range(v - 1, -1, -1) if line.units[k].low in (*_ONCE, "while") or line.units[k].low in ".;"), -1)
    opens = line.units[k].low if k >= 0 else ""
    main = [u for n, u in enumerate(line.units) if u.kind is UnitKind.VERB and (n < k or k <= 2 and n > v)]
    planned = line.units[-1].low == "?" or any(u.facts["lemma"] in _AHEAD or u.facts.get("mood") == "plan" for u in main)
    return opens in _ONCE or opens == "while" and planned


def _off_to(line: Line, v: int) -> bool:
    """ "is off to Paris on Sunday"."""
    return [u.low for u in line.units[v + 1 : v + 4] if u.low != "himself" and u.low != "herself"][:2] == ["off", "to"]


def _of_leaving(line: Line, v: int, found: Subject) -> Status | Silent:
    """Who left a country has been there; who will leave it is there, or will have been."""
    own = governed_status(line, v, found)
    return Status.COMPLETED if own in (Status.COMPLETED, Status.ONGOING) else own


def _claims(
    line: Line,
    v: int,
    end: int,
    people: Sequence[Participant],
    where: Where,
    times: tuple[TimeLink, ...],
    status: Status | Silent | None,
    act: str,
    lasts: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Claim]:
    units, acts = line.units, line.scene.acts
    purpose_end = _with_purpose(line, end)
    occasion = occasion_of(units, v + 1, purpose_end, acts)
    form = form_of(units, v + 1, purpose_end, acts)
    told = _told(line, v, status, act)
    abroad = [p for p in people if foreign(p, where.country)]
    if told is Silent.HABIT:
        line.scene.habits += [Habit(p, where.country, where.place, occasion, form) for p in abroad]
    if isinstance(told, Silent):
        return
    span, article, details = line.clause(v), line.scene.article, {**of_the_report(line, v, act, told, times), **lasts}
    if act == "leave" and told is Status.COMPLETED:
        details["over"] = "true"
    for person in abroad:
        yield visit(
            article,
            span,
            person,
            where.country,
            where.place,
            told,
            times or days_beside(line, v, person, told, where.country, act, lasts),
            form=form,
            occasion=occasion,
            said_by=line.said_by,
            details=details,
        )


def _told(line: Line, v: int, status: Status | Silent | None, act: str) -> Status | Silent | None:
    """The status as it is told of a visit: a present tense in a headline leaves it to the days, who left for a place is under way."""
    if status is Silent.HABIT and line.headline:
        return None
    if status is Status.COMPLETED and act == "go" and line.units[v].facts["lemma"].endswith(" for"):
        led = any(u.low in ("before", "after", "when", "since") for u in line.units[max(0, v - 3) : v])
        return Status.COMPLETED if led and line.scene.official else Status.ONGOING
    return status


def _with_purpose(line: Line, end: int) -> int:
    """A purpose clause after the act belongs to it: "... to attend the summit, which will run ..."."""
    k = end
    while k < len(line.units) and line.units[k].kind is UnitKind.VERB and line.units[k].facts["tense"] == "inf":
        k = right_end(line.units, k)
    return k
