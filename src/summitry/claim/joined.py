"""Whom others joined where they sat: at a meeting told before, or on a stay under way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitry.claim.frame import agent, right_end, subject
from summitry.claim.make import meeting, visit
from summitry.claim.places import wheres
from summitry.claim.scene import Line, Scene, foreign, in_scope
from summitry.claim.status import Silent, verb_status
from summitry.model import Claim, Participant, Status, TimeLink


def joined_by(line: Line, v: int) -> Iterator[Claim]:
    """ "X was joined by Y", after a sentence on a meeting and its place: both were there."""
    units, scene = line.units, line.scene
    people = [p for p in (*subject(units, v).people, *agent(units, v)) if in_scope(p)]
    status = verb_status(units, v, scene.acts, line.headline, line.caption)
    if isinstance(status, Silent) or scene.event is None or not scene.event_times or line.sentence.paragraph != scene.event_paragraph:
        yield from _joined_on_stay(line, v, status)
        return
    times = tuple(TimeLink("programme", t.start, t.relation) for t in scene.event_times)
    span, where = line.clause(v), scene.event
    for person in people:
        if foreign(person, where.country):
            place = (where.country, where.place, status, times)
            yield visit(scene.article, span, person, *place, form="summit", said_by=line.said_by, implied_by="summit")


def _joined_on_stay(line: Line, v: int, status: Status | Silent) -> Iterator[Claim]:
    """ "At lunch Bush and Berisha were joined by Sanader", on a stay told before: all sat together, and the others had come there too."""
    scene, units = line.scene, line.units
    hosts, guests = subject(units, v).people, [p for p in agent(units, v) if in_scope(p)]
    stay = _stay_of(scene, hosts)
    others = any(w.preposition in ("in", "at", "to") for w in wheres(units, 0, right_end(units, v)))
    if stay is None or not guests or others or status is not Status.COMPLETED or line.headline or scene.left == line.sentence.paragraph:
        return
    country, place, inferred = stay.host_country, stay.place, {"place_basis": "inferred"}
    yield meeting(scene.article, line.clause(v), (*hosts, *guests), "in-person", status, (), country=country, place=place, details=inferred)
    days = tuple(TimeLink("attested", t.start, t.relation) for t in stay.times[:1])
    for person in guests:
        if foreign(person, country):
            told = visit(
                scene.article, line.clause(v), person, country, place, status, days,
                said_by=line.said_by, implied_by="scene", details=inferred,
            )  # fmt: skip
            yield replace(told, confidence=0.6)


def _stay_of(scene: Scene, hosts: Sequence[Participant]) -> Claim | None:
    """The stay under way of one of them: of its tellings the one with the day."""
    for person in hosts:
        now = scene.current(person)
        if now is not None and now.status in _UNDER_WAY:
            alike = (c for c in scene.visits if c.participants[0].person == person.person and c.host_country == now.host_country)
            return next((c for c in alike if c.times and not c.implied_by and c.status in _UNDER_WAY), now)
    return None


_UNDER_WAY = (Status.COMPLETED, Status.ONGOING, None)
