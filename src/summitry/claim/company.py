"""Who travels with whom: "accompanied by her foreign minister"; companions of default office are on the visit too."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import right_end, subject
from summitry.claim.make import visit
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.places import Where, where_before, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Participant, Span, Status, TimeLink, UnitKind


def visits_in_company(line: Line, v: int) -> Iterator[Claim]:
    """Visits of those who accompany, or are accompanied by, somebody whose visit the article tells."""
    unit = line.units[v]
    if unit.facts["lemma"] != "accompany":
        return
    end = _end_of_list(line, v)
    named = [p for k in range(v + 1, end) if line.units[k].kind in PEOPLE and not possessive(line.units, k) for p in line.units[k].people]
    first = subject(line.units, v).people
    passive = (
        unit.facts.get("passive") or unit.facts["tense"] in ("past", "part") and v + 1 < len(line.units) and line.units[v + 1].low == "by"
    )
    leaders, companions = (first, named) if passive else (named, first)
    for leader in leaders[:1]:
        yield from _together(line, v, end, leader, [c for c in companions if c.person != leader.person])


def _end_of_list(line: Line, v: int) -> int:
    """The clause, appositions included."""
    k = v + 1
    while (
        k < len(line.units)
        and not (line.units[k].kind is UnitKind.VERB and line.units[k].facts["tense"] in ("pres", "future"))
        and line.units[k].low not in (";", ":")
    ):
        k += 1
    return k if k == len(line.units) else right_end(line.units, v)


def _together(line: Line, v: int, end: int, leader: Participant, companions: list[Participant]) -> Iterator[Claim]:
    journey = line.scene.current(leader)
    if journey is None:
        return
    for person in companions:
        yield from _on_the_same(line, line.span(v, end), person, journey)


def _on_the_same(line: Line, span: Span, person: Participant, journey: Claim) -> Iterator[Claim]:
    """Another person on a journey told before, in the words of `span`: place, days, status and purpose are that journey's."""
    if in_scope(person) and foreign(person, journey.host_country):
        yield visit(
            line.scene.article,
            span,
            person,
            journey.host_country,
            journey.place,
            journey.status,
            journey.times,
            form=journey.form,
            occasion=journey.occasion,
            said_by=line.said_by,
            implied_by="delegation",
        )


def visits_together(line: Line, v: int) -> Iterator[Claim]:
    """ "flew to Tbilisi on Monday along with Toomas Hendrik Ilves", "landed in Kyiv, flanked by Macron": companions behind the verb."""
    units = line.units
    if units[v].key not in ("visit", "go", "arrive", "stay", "attend") and units[v].facts["lemma"] != "be":
        return
    end = _end_of_list(line, v)
    people = beside(line, v, end)
    first = subject(units, v).people
    told = [c for c in line.scene.visits if line.sentence.start <= c.spans[0].start < line.sentence.end]
    told = [c for c in told if any(c.participants[0].person == p.person for p in first)]
    for person in people if told else ():
        if all(person.person != p.person for p in first):
            yield from _on_the_same(line, line.span(v, end), person, told[-1])


def beside(line: Line, v: int, end: int) -> tuple[Participant, ...]:
    """Whom "together with", "flanked by" or the like names between `v` and `end`."""
    for k in range(v + 1, end - 1):
        lead = [u.low for u in line.units[k : k + 2]]
        at = k + 2 if lead in _WITH else k + 1 if lead[0] in _BESIDE else -1
        if 0 < at < len(line.units) and line.units[at].kind is UnitKind.PERSON and not possessive(line.units, at):
            return people_list(line.units, at)[0]
    return ()


_WITH = (
    ["together", "with"],
    ["along", "with"],
    ["accompanied", "by"],
    ["joined", "by"],
    ["flanked", "by"],
    ["company", "of"],
    ["side", "with"],
    ["tow", "with"],
)
_BESIDE = frozenset(("alongside",))


_SAID_THERE = frozenset(("say", "sign", "meet", "talk", "light", "attend", "host"))


def visits_where(line: Line, v: int) -> Iterator[Claim]:
    """ "in Niamey, where the presidents signed ..."; "While in New York to attend ..., he told reporters": who acts there is there."""
    units = line.units
    if units[v].key not in _SAID_THERE and units[v].facts["lemma"] not in line.scene.acts.words["presence"]:
        return
    spots = where_before(units, v) if units[v].key != "say" else ()
    spots = spots or _while_in(line, v) or _opens_in(line, v)
    found = subject(units, v)
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if not spots or isinstance(status, Silent) or status in (Status.DENIED, Status.RUMOURED):
        return
    if status is Status.ONGOING and units[v].facts["tense"] == "past" and "prog" not in units[v].facts:
        status = Status.COMPLETED  # "where he opened a hospital": the deed is done
    times = (
        leading_time(units, found.index, line.scene.temporals)
        or time_links(units, max(0, found.index - 2), found.index, line.scene.temporals)
        or time_links(units, v + 1, right_end(units, v), line.scene.temporals)
    )
    if units[v].key not in _SAID_THERE and not times and not any(u.kind is UnitKind.PERSON for u in units[v + 1 : v + 6]):
        return
    attested = tuple(TimeLink("attested", t.start, t.relation) for t in times)
    begin = spots[0].index
    for person in found.people:
        if traveller(person) and foreign(person, spots[0].country):
            yield visit(
                line.scene.article,
                line.span(begin, right_end(units, v)),
                person,
                spots[0].country,
                spots[0].place,
                status,
                attested,
                form=form_of(units, 0, v, line.scene.acts),
                occasion=occasion_of(units, 0, v, line.scene.acts),
                said_by=line.said_by,
                implied_by="summit",
            )


def _opens_in(line: Line, v: int) -> tuple[Where, ...]:
    """ "In Beijing, Lavrov told Wang", "In Kyiv on Monday he signed": the city the sentence opens with."""
    units, begin = line.units, subject(line.units, v).index
    said = units[v].key in ("say", "talk", "sign") and units[v].facts["tense"] == "past" and "perfect" not in units[v].facts
    if not said or not 2 <= begin <= 6 or units[0].low != "in" or line.headline or line.speech:
        return ()
    where = next((w for w in wheres(units, 0, begin) if w.index == 1 and w.place), None)
    between = units[where.end : begin] if where is not None else ()
    plain = all(u.kind is UnitKind.TIME or u.low in (",", "on", "the", "later") for u in between)
    aside = v + 1 < len(units) and units[v + 1].low == ","  # "In Kyiv, Putin said, ..."
    return (where,) if where is not None and plain and not aside else ()


def _while_in(line: Line, v: int) -> tuple[Where, ...]:
    """ "While in New York ...," before the clause of the verb."""
    units = line.units
    if (
        len(units) < 3
        or units[0].low != "while"
        or units[1].low not in ("in", "at", "visiting")
        or any(units[k].low == "," for k in range(2))
    ):
        return ()
    return tuple(wheres(units, 1, min(6, v)))[:1]


def rosters(line: Line) -> Iterator[Claim]:
    """A list of leaders by title and country, without a verb, under a declaration that says where they met."""
    units, scene = line.units, line.scene
    people = [
        u.people[0] for u in units if u.kind is UnitKind.PERSON and u.facts.get("title") and len(u.people) == 1 and u.people[0].country
    ]
    if (
        len(people) < 2
        or scene.event is None
        or not scene.event_opens
        or not scene.event_times
        or any(u.kind is UnitKind.VERB for u in units)
        or len({p.country for p in people}) < 2
    ):
        return
    for person in people:
        if traveller(person) and foreign(person, scene.event.country) and person.span is not None:
            span = Span(scene.article.id, person.span.start, person.span.end, scene.article.text[person.span.start : person.span.end])
            yield visit(
                scene.article,
                span,
                person,
                scene.event.country,
                scene.event.place,
                Status.COMPLETED,
                scene.event_times,
                form="summit",
                implied_by="summit",
            )
