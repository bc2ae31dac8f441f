"""Meetings told by what was said there: "told Putin in Moscow", "agreed in Paris with", "standing beside Merkel in Berlin"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import objects, right_end, subject
from summitry.claim.gathering import gathering, here, international, mode_of, opening, owner, unique
from summitry.claim.make import meeting
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.places import Where, where_before, wheres
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.claim.there import in_sentence
from summitry.claim.timing import leading_time, time_links
from summitry.claim.venues import over_a_meal
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind

_NEAR = 7
"""Units behind the verb or the one spoken to within which the place belongs to the talk, not to what was said."""


def told_to_the_face(line: Line, v: int) -> Iterator[Claim]:
    """ "Merkel told Putin in Moscow on Sunday that ...": who speaks to another in a city abroad has met him."""
    unit = line.units[v]
    if unit.facts["lemma"] not in line.scene.acts.words["spoken_to"] or unit.facts.get("passive"):
        return
    people = unique((*subject(line.units, v).people, *objects(line.units, v)))
    yield from _by_phone(line, v, people)
    yield from _met(line, v, people)


def _by_phone(line: Line, v: int, people: tuple[Participant, ...]) -> Iterator[Claim]:
    """ "told Putin by telephone on Sunday": a call."""
    units, end = line.units, right_end(line.units, v)
    stop = next((k for k in range(v + 1, end) if units[k].low in _SAID or units[k].kind is UnitKind.VERB), end)
    if not international(people) or mode_of(line, v, stop, "meet") != "phone" or _status(line, v) is not Status.COMPLETED:
        return
    times = time_links(units, v + 1, stop, line.scene.temporals) or leading_time(units, v, line.scene.temporals)
    yield meeting(line.scene.article, line.clause(v), people, "phone", Status.COMPLETED, times, said_by=line.said_by)


def agreed_together(line: Line, v: int) -> Iterator[Claim]:
    """ "Merkel and Hollande agreed in Paris on Monday to ...": leaders who say a thing together in one city are there."""
    unit = line.units[v]
    if unit.facts["lemma"] not in line.scene.acts.words["said_together"] or unit.facts.get("passive"):
        return
    people = unique((*subject(line.units, v).people, *objects(line.units, v, ("with",))))
    if len(people) >= 2:
        yield from _met(line, v, people)


def side_by_side(line: Line, v: int) -> Iterator[Claim]:
    """ "Standing beside Merkel in Berlin on Monday, Hollande said": both are there."""
    unit, units = line.units[v], line.units
    if unit.facts["lemma"] not in line.scene.acts.words["stood"] or unit.facts.get("passive"):
        return
    end = right_end(units, v)
    k = next((k for k in range(v + 1, end) if units[k].low in ("beside", "alongside", "next") or units[k].low == "with" and k == v + 1), -1)
    k = k + 1 if k > 0 and units[k].low == "next" else k  # "next to"
    if k < 0 or k + 1 >= end or units[k + 1].kind not in PEOPLE or possessive(units, k + 1):
        return
    yield from _met(line, v, (*subject(units, v).people, *people_list(units, k + 1)[0]))


def awaited(line: Line, v: int) -> Iterator[Claim]:
    """ "flew to Madrid, where Zapatero was waiting": the traveller and who awaited him met on the day of the arrival."""
    unit, units = line.units[v], line.units
    if unit.facts["lemma"] not in _AWAITING or "neg" in unit.facts or unit.facts["tense"] not in ("past", "pres"):
        return
    where = next(iter(where_before(units, v)), None)
    hosts = [p for p in subject(units, v).people if where is not None and p.country == where.country and in_scope(p)]
    come = [c for c in in_sentence(line) if where is not None and c.host_country == where.country and c.spans[0].start < unit.start]
    if not hosts or not come or come[-1].status not in (Status.COMPLETED, Status.ONGOING, None):
        return
    people = (come[-1].participants[0], *hosts)
    days = tuple(TimeLink("date", t.start, t.relation) for t in come[-1].times[:1])
    yield meeting(
        line.scene.article, line.clause(v), people, "in-person", Status.COMPLETED, days,
        country=come[-1].host_country, place=come[-1].place, said_by=line.said_by,
    )  # fmt: skip


_AWAITING = frozenset(("wait", "waiting"))


def _met(line: Line, v: int, found: Sequence[Participant]) -> Iterator[Claim]:
    people, end = unique(found), right_end(line.units, v)
    where = _where(line, v, end)
    if where is None or not international(people) or not any(foreign(p, where.country) for p in people):
        return
    if _status(line, v) not in (Status.COMPLETED, Status.ONGOING) or mode_of(line, v, end, "meet") != "in-person":
        return
    begin = subject(line.units, v).index
    temporals = line.scene.temporals
    lead = leading_time(line.units, begin if begin >= 0 else v, temporals)
    if where.end < v and not lead:
        lead = time_links(line.units, where.end, v, temporals)
    near = where.end + 3 if where.index > v else v + _NEAR  # "here today" is where the dateline says
    times = time_links(line.units, v + 1, min(end, near), temporals) or lead
    yield from gathering(line, line.clause(v), people, "in-person", Status.COMPLETED, where, times, (v, max(v, where.end)))


def _status(line: Line, v: int) -> Status | Silent:
    """The verb's own status; of "standing beside" that of the verb it hangs on."""
    main = subject(line.units, v).governor
    verb = main if main >= 0 and line.units[v].facts["tense"] == "ing" else v
    return verb_status(line.units, verb, line.scene.acts, line.headline, line.caption)


def _where(line: Line, v: int, end: int) -> Where | None:
    """The city right behind those spoken to; what is said of a country may be about it."""
    units = line.units
    start = v + 1
    for k in range(v + 1, min(end, v + 1 + 2 * _NEAR)):
        if units[k].kind in PEOPLE:
            start = people_list(units, k)[1]
            break
        if units[k].kind in (UnitKind.PLACE, UnitKind.VERB):
            break
    stop = next(
        (k for k in range(start, end) if units[k].kind is UnitKind.VERB or units[k].low in _SAID and not _in_passing(units, k)), end
    )
    spots = [w for w in wheres(units, start, min(stop, start + _NEAR)) if w.preposition in _AT and w.place and not owner(line, w)]
    begin = subject(units, v).index
    return next(iter(spots or _opening_city(line, begin if begin >= 0 else v) or _before_aside(line, v) or here(line, v, stop)), None)


def _before_aside(line: Line, v: int) -> list[Where]:
    """ "said so in Prague on Tuesday, standing beside Fischer": the city of the clause that the aside hangs on."""
    units = line.units
    if units[v].facts["tense"] != "ing" or units[v - 1].low != ",":
        return []
    main = next((k for k in range(v - 2, -1, -1) if units[k].kind is UnitKind.VERB), v)
    return [w for w in wheres(units, main + 1, v) if w.preposition in ("in", "at") and w.place and not owner(line, w)]


_AT = ("in", "at", "through")


def _opening_city(line: Line, before: int) -> list[Where]:
    """ "In Pristina, he told Thaci": the city that opens the sentence."""
    return [w for w in opening(line, before) if w.place]


def _in_passing(units: Sequence[Unit], k: int) -> bool:
    """ "told her over lunch in Berlin", "posed with her for photographers in Berlin", "the streets of Berlin"."""
    if units[k].low in ("for", "of"):
        near = (*units[k + 1 : k + 3], *units[k - 1 : k])
        return any(u.low in _FOR_SHOW for u in near)
    return over_a_meal(units, k)


_FOR_SHOW = frozenset("photographers cameras photographs pictures photos photo selfies streets centre center heart city".split())
_SAID = frozenset(("that", ":", "“", '"', "to", "about", "of", "for", "over", "why", "how", "what"))
