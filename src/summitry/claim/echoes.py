"""Visits told by an echo of another: "since Nixon in 1972", "Blair joined them", "a day after Biden", "has not been back since 2002"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import objects, right_end, subject
from summitry.claim.make import visit
from summitry.claim.people import people_list, possessive
from summitry.claim.phrases import phrase_at
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, destinations, foreign, in_scope, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import time_links
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind


def visits_since(line: Line) -> Iterator[Claim]:
    """ "the first Japanese premier to visit Myanmar since Takeo Fukuda in 1977": Fukuda's visit; likewise "a day after Joe Biden"."""
    units = line.units
    for k in range(1, len(units) - 1):
        if units[k].low not in ("since", "after") or units[k + 1].kind is not UnitKind.PERSON:
            continue
        owned = possessive(units, k + 1)
        tail = k + 2 + owned + (owned and k + 3 < len(units) and units[k + 3].kind is UnitKind.NOUN)
        if units[k].low == "since":
            times = _time_behind(line, tail)
            fits = bool(times) and any(_ALONE & set(u.low.split()) or "neg" in u.facts for u in units[:k])
        else:
            times = ()
            fits = units[k - 1].low.endswith(("day", "days", "week", "weeks", "hours", "month", "months")) and (
                tail >= len(units) or units[tail].low in (".", ",", ";")
            )
        if fits and not (units[k].low == "after" and owned):
            yield from _echo(line, k, tail + len(times) * 2, units[k + 1].people, times)


_ALONE = frozenset(("first", "no", "only", "last"))


def _time_behind(line: Line, tail: int) -> tuple[TimeLink, ...]:
    """ "in 1977", "came in 2008" at `tail`."""
    units = line.units
    if tail < len(units) and units[tail].kind is UnitKind.VERB and units[tail].facts["tense"] == "past":
        tail = next((k for k in range(tail, min(len(units), tail + 5)) if units[k].kind is UnitKind.TIME), len(units)) - 1
    if tail + 1 < len(units) and units[tail].low in ("in", "on", "during") and units[tail + 1].kind is UnitKind.TIME:
        return time_links(units, tail, tail + 2, line.scene.temporals)
    return ()


def _echo(line: Line, k: int, end: int, people: tuple[Participant, ...], times: tuple[TimeLink, ...]) -> Iterator[Claim]:
    """The same journey as the one told beside it, by other people."""
    told = [c for c in line.scene.visits if line.sentence.start <= c.spans[0].start < line.sentence.end]
    spots = [w for w in wheres(line.units, 0, k) if w.preposition in ("to", "in", "", "at")]
    beside = told[-1] if told else None
    country, place = (beside.host_country, beside.place) if beside else (spots[-1].country, spots[-1].place) if spots else ("", "")
    if not country:
        current = line.scene.current()
        country = current.host_country if current else ""
    for person in people:
        if in_scope(person) and foreign(person, country) and not (beside and beside.participants[0].person == person.person):
            yield visit(
                line.scene.article,
                line.span(k, min(end, len(line.units))),
                person,
                country,
                place if not times else "",
                Status.COMPLETED,
                times,
                said_by=line.said_by,
            )


def visits_earlier(line: Line) -> Iterator[Claim]:
    """ "his first trip to Nairobi since January 2023", "her second visit this year, after one in July": the earlier one."""
    units = line.units
    for k in range(2, len(units) - 1):
        times = _earlier(line, k) if units[k].low in _SINCE else ()
        if not times:
            continue
        noun = next((j for j in range(k - 1, max(-1, k - 12), -1) if units[j].kind is UnitKind.NOUN and units[j].key == "visit"), -1)
        if noun < 0 or any(u.kind is UnitKind.VERB for u in units[noun:k]):
            continue
        phrase = phrase_at(line, noun)
        spots = destinations(line, noun + 1, k, ("to", "of", "in"))
        counted = _FIRST & set(phrase.modifiers) or units[k].low != "since"
        if not counted or len(spots) != 1 or len(phrase.owners) != 1 or not traveller(phrase.owners[0]):
            continue
        for person in phrase.owners:
            if foreign(person, spots[0].country):
                where = spots[0]
                span, place = line.span(phrase.begin, k + 2), (where.country, where.place)
                yield visit(line.scene.article, span, person, *place, Status.COMPLETED, times, said_by=line.said_by)


_FIRST = frozenset(("first",))
_ONE = frozenset(("one", "another"))
_SINCE = frozenset(("since", "after", "following"))


def _earlier(line: Line, k: int) -> tuple[TimeLink, ...]:
    """The time of "since January 2023" or "after one in July" at `k`."""
    units = line.units
    if units[k].low == "since" and units[k + 1].kind is UnitKind.TIME:
        after = [u.low for u in units[k + 2 : k + 4]]
        return () if "when" in after else (TimeLink("date", units[k + 1].start),)
    at = k + 3 + (k + 2 < len(units) and units[k + 1].low in ("a", "an"))
    one = at < len(units) and units[k].low in ("after", "following") and units[at - 2].low in _ONE and units[at - 1].low in ("in", "on")
    return time_links(units, at, at + 1, line.scene.temporals) if one else ()


def visits_again(line: Line, v: int) -> Iterator[Claim]:
    """ "Blair joined them", "Berlusconi came too", "Gentiloni followed in March": where the visitor told before was."""
    units = line.units
    if not _again(line, v):
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    people = [p for p in subject(units, v).people if traveller(p)]
    told = [c for c in line.scene.visits if c.spans[0].start >= line.sentence.start - 400]
    if units[v].facts["lemma"] == "precede":
        ahead = {p.person for p in objects(units, v)}
        told = [c for c in line.scene.visits if c.participants[0].person in ahead and not c.definite]
    if isinstance(status, Silent) or not told or not people:
        return
    model, end = told[-1], right_end(units, v)
    times = time_links(units, v + 1, end, line.scene.temporals)
    for person in people:
        if foreign(person, model.host_country) and person.person != model.participants[0].person:
            yield visit(
                line.scene.article,
                line.clause(v),
                person,
                model.host_country,
                model.place,
                status,
                times or (model.times if units[v].facts["lemma"] in ("join", "come", "be") else ()),
                form=model.form,
                occasion=model.occasion,
                said_by=line.said_by,
                implied_by="delegation",
            )


_AGAIN = frozenset(("join", "come", "be", "follow", "do", "precede"))
_OFFICE = frozenset(("as", "office", "post", "job", "throne", "power"))


def _again(line: Line, v: int) -> bool:
    units = line.units
    lemma = units[v].facts["lemma"]
    if lemma not in _AGAIN:
        return False
    after = [u.low for u in units[v + 1 : v + 3]]
    if lemma == "join":
        return (
            v + 1 < len(units)
            and units[v + 1].kind is UnitKind.PRONOUN
            and not possessive(units, v + 1)
            and after[1:] in ([], ["."], [","], ["there"], ["on"])
        )
    if lemma == "be" and _also_there(units, v):
        return True
    if lemma in ("come", "be"):
        return after[:1] == ["too"] or after[:2] in (["as", "well"], ["there", "too"])
    if lemma == "precede":
        return not _OFFICE & {u.low for u in units[v + 1 : v + 6]}
    if lemma == "follow":
        return after[:1] in (["suit"], ["in"], ["on"]) and (after[:1] == ["suit"] or len(after) > 1 and units[v + 2].kind is UnitKind.TIME)
    return lemma == "do" and after[:1] in (["so"], ["likewise"])


def _also_there(units: Sequence[Unit], v: int) -> bool:
    """ "was also there", "were present as well", "was on hand too"."""
    lows = [w for u in units[v : v + 6] for w in u.low.split()]
    also = bool({"also", "too", "likewise"} & set(lows)) or ["as", "well"] in [lows[k : k + 2] for k in range(len(lows))]
    told = [w for w in lows[1:] if w != "also"]
    return also and (told[:1] in (["there"], ["present"]) or told[:2] in (["on", "hand"], ["in", "attendance"]))


def not_since(line: Line, v: int) -> Iterator[Claim]:
    """ "has not been to Warsaw since January 2002": he was there then."""
    unit, units = line.units[v], line.units
    if "neg" not in unit.facts or "perfect" not in unit.facts or unit.key not in ("visit", "go") and unit.facts["lemma"] != "be":
        return
    since = next((k for k in range(v + 1, len(units) - 1) if units[k].low == "since"), -1)
    if since < 0 or units[since + 1].kind is not UnitKind.TIME:
        return
    times = (TimeLink("date", units[since + 1].start),)
    spots = destinations(line, v + 1, since, ("to", "in") if unit.key != "visit" else ("", "in"))[:1]
    bare = since == v + 1 or units[v + 1].low in ("there", "back", "here") and since == v + 2
    for person in subject(units, v).people:
        told = line.scene.current(person) if bare and not spots else None
        for where in spots or ((Where(v, v + 1, "", told.host_country),) if told is not None else ()):
            if in_scope(person) and foreign(person, where.country):
                yield visit(
                    line.scene.article, line.clause(v), person, where.country, where.place, Status.COMPLETED, times, said_by=line.said_by
                )


def visits_alike(line: Line, v: int) -> Iterator[Claim]:
    """ "X visited Kyiv on Tuesday, as did Y": Y's visit is X's, told in the same words."""
    unit = line.units[v]
    if (
        unit.facts["lemma"] not in ("do", "be", "will")
        or v == 0
        or line.units[v - 1].low not in ("as", "so")
        or v + 1 >= len(line.units)
        or line.units[v + 1].kind is not UnitKind.PERSON
    ):
        return
    span = line.span(v - 1, people_list(line.units, v + 1)[1])
    told = [c for c in line.scene.visits if line.sentence.start <= c.spans[0].start < line.sentence.end]
    told = [c for c in told if not c.implied_by] or told
    for person in people_list(line.units, v + 1)[0]:
        for model in told[-1:]:
            if in_scope(person) and foreign(person, model.host_country):
                yield visit(
                    line.scene.article,
                    span,
                    person,
                    model.host_country,
                    model.place,
                    model.status,
                    model.times,
                    form=model.form,
                    occasion=model.occasion,
                    said_by=line.said_by,
                    implied_by="delegation",
                )
