"""Visits implied by deeds of body: who speaks, dines or lays a wreath in a city abroad is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.events import event_place, is_event, told_until
from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.gathering import attesting, mode_of, owner
from summitry.claim.make import visit
from summitry.claim.people import people_list
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Participant, Status, UnitKind


def visits_by_presence(line: Line, v: int) -> Iterator[Claim]:
    """ "told reporters in Hanoi on Monday", "laid a wreath in Yerevan": the verb at `v` with a city abroad."""
    unit, words = line.units[v], line.scene.acts.words
    lemma = unit.facts["lemma"]
    if lemma not in words["presence"] and lemma not in words["presence_with"] or unit.facts.get("passive"):
        return
    found, end = subject(line.units, v), right_end(line.units, v)
    people = [p for p in found.people if traveller(p)]
    where = _city(line, v, end) if people else None
    if where is None or mode_of(line, v, end, "meet") != "in-person":
        return
    status = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    main = found.governor if found.governor > v else _behind_aside(line, v, end)
    if unit.facts["tense"] == "ing" and main > v:  # "Speaking in Tallinn on Monday, he ruled out"
        status = verb_status(line.units, main, line.scene.acts, line.headline, line.caption)
    if status not in (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED) or isinstance(status, Silent):
        return
    times = time_links(line.units, v + 1, end, line.scene.temporals)
    times = times or leading_time(line.units, max(found.index, 0) or v, line.scene.temporals)
    for person in people:
        if foreign(person, where.country):
            yield visit(
                line.scene.article,
                line.clause(v),
                person,
                where.country,
                where.place,
                status,
                attesting(times),
                form=form_of(line.units, v + 1, end, line.scene.acts),
                occasion=occasion_of(line.units, v + 1, end, line.scene.acts),
                said_by=line.said_by,
                implied_by="presence",
            )


def _behind_aside(line: Line, v: int, end: int) -> int:
    """ "Macron, speaking in Tallinn on Monday, said": the verb behind the aside tells whether it was."""
    units = line.units
    if v < 2 or units[v - 1].low != "," or units[v - 2].kind is not UnitKind.PERSON:
        return -1
    return next((k for k in range(end - 1, min(len(units), end + 4)) if k > v and units[k].kind is UnitKind.VERB), -1)


def note_ceremony(line: Line) -> None:
    """Remember the funeral or feast a text opens with, and where: its own place, else where the text was written."""
    scene, units = line.scene, line.units
    if scene.ceremony is not None or line.sentence.start > _OPENING or line.speech:
        return
    for k, unit in enumerate(units):
        form = form_of(units, max(0, k - 2), min(len(units), k + 3), scene.acts) if is_event(unit) else ""
        if form not in ("funeral", "ceremony"):
            continue
        where = event_place(line, k, min(len(units), k + 10))
        written = scene.dateline
        where = written if written is not None and (where is None or not where.place and where.country == written.country) else where
        if where is not None:
            scene.ceremony, scene.ceremony_form = where, form
            scene.ceremony_times = time_links(units, max(0, k - 4), told_until(units, k), scene.temporals)
            return


_OPENING = 900
"""Characters within which a text names what it is about."""


def visits_at_ceremony(line: Line, v: int) -> Iterator[Claim]:
    """ "King Hussein wept", "From Europe come Macron and Mattarella", where a funeral or wedding opens the article: they were there."""
    scene, unit = line.scene, line.units[v]
    where = scene.ceremony
    if where is None or line.headline or line.speech or unit.facts["lemma"] not in scene.acts.words["at_ceremony"]:
        return
    end = right_end(line.units, v)
    status = verb_status(line.units, v, scene.acts, line.headline, line.caption)
    behind = v + 1 < end and line.units[v + 1].kind is UnitKind.PERSON
    told = Status.ANNOUNCED if status is Silent.HABIT and behind else status
    if unit.facts["lemma"] == "lay" and unit.facts.get("passive"):
        return  # "was laid to rest"
    if _elsewhere(line, v, end, where) or mode_of(line, v, end, "meet") != "in-person":
        return
    if isinstance(told, Silent) or told not in (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED):
        return
    for person in _mourners(line, v, end):
        if traveller(person) and foreign(person, where.country):
            yield visit(
                scene.article,
                line.clause(v),
                person,
                where.country,
                where.place,
                told,
                attesting(scene.ceremony_times),
                form=scene.ceremony_form,
                said_by=line.said_by,
                implied_by="presence",
            )


def visits_by_welcome(line: Line, v: int) -> Iterator[Claim]:
    """ "was given a red-carpet welcome in Berlin on Monday", "received a warm welcome in Riga": the guest is there."""
    unit, units = line.units[v], line.units
    given = unit.facts["lemma"] in ("give", "accord", "afford") and "passive" in unit.facts
    got = unit.facts["lemma"] in ("receive", "get", "enjoy") and "passive" not in unit.facts
    end = right_end(units, v)
    k = next((k for k in range(v + 1, min(end, v + 8)) if units[k].low in ("welcome", "reception")), -1)
    if k < 0 or not (given or got):
        return
    where = next((w for w in wheres(units, k + 1, min(end, k + 6)) if w.preposition in ("in", "at") and not owner(line, w)), None)
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if where is None or status not in (Status.COMPLETED, Status.ONGOING):
        return
    times = attesting(time_links(units, k + 1, end, line.scene.temporals) or leading_time(units, v, line.scene.temporals))
    for person in subject(units, v).people:
        if traveller(person) and foreign(person, where.country):
            yield visit(
                line.scene.article,
                line.clause(v),
                person,
                where.country,
                where.place,
                Status.COMPLETED,
                times,
                said_by=line.said_by,
                implied_by="presence",
            )


def _mourners(line: Line, v: int, end: int) -> Sequence[Participant]:
    """Who does it, and whom it is done to."""
    units, lemma = line.units, line.units[v].facts["lemma"]
    people = agent(units, v) if units[v].facts.get("passive") else ()
    people = (*people, *subject(units, v).people)
    if lemma == "come" and not people and v + 1 < end and units[v + 1].kind is UnitKind.PERSON:
        return people_list(units, v + 1)[0]
    touched = lemma in ("shake", "shake hands", "embrace", "kiss", "hug", "take", "hold", "sit", "greet", "flank")
    return (*people, *objects(units, v, ("with", "of", "hand", "hands", "beside", "from", "behind", "alongside"))) if touched else people


def _elsewhere(line: Line, v: int, end: int, where: Where) -> bool:
    """Whether the clause speaks of another place or another time: "in October 1997 he drove into Libya"."""
    units, begin = line.units, max(0, subject(line.units, v).index)
    away = any(w.country != where.country and w.preposition in ("in", "at", "to", "for", "from", "into") for w in wheres(units, v + 1, end))
    away = away or any(w.country != where.country and w.preposition in ("in", "at") for w in wheres(units, 0, begin))
    days = {t.start for t in line.scene.ceremony_times}
    times = [u for u in (*units[: begin + 1], *units[v:end]) if u.kind is UnitKind.TIME and u.start not in days]
    return away or any(any(c.isdigit() for c in u.low) or u.low.split()[0] in ("last", "next") for u in times)


def _city(line: Line, v: int, end: int) -> Where | None:
    """The city the deed is done in: right behind a verb of saying, behind a thing of the list for the others."""
    units, words = line.units, line.scene.acts.words
    where = next((w for w in wheres(units, v + 1, end) if w.preposition in ("in", "at", "before") and w.place), None)
    if where is None or owner(line, where) or _part_of_name(line, where):
        return None
    between = units[v + 1 : where.index]
    things = words["presence_things"] & {u.low for u in between}
    if any(
        u.kind is UnitKind.VERB or u.low == "about" or u.low in ("of", "on", "to") and not things
        for u in between
    ):
        return None
    if units[v].facts["lemma"] in words["presence"]:
        return where
    if units[v].facts["lemma"] in _SAYING and len(between) == 1:
        return where
    if units[v].facts["lemma"] == "attend" and any(u.low in _TAUGHT for u in between):
        return None  # who attended a university in England studied there
    return where if things else None


_TAUGHT = frozenset(("school", "university", "college", "campus", "academy", "seminary"))


_SAYING = frozenset(("say", "speak", "announce", "declare", "reiterate", "warn"))


def _part_of_name(line: Line, where: Where) -> bool:
    """ "in Washington Post", "in London-based": the city only begins a name."""
    after = line.units[where.end] if where.end < len(line.units) else None
    return after is not None and (after.low == "-" or after.kind is UnitKind.WORD and after.text[:1].isupper())
