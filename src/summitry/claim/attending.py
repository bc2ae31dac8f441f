"""Who takes part in a summit, forum or ceremony, and where it is held: an attendance abroad is a visit."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import Where, right_end, subject, wheres
from summitry.claim.make import visit
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.status import Silent
from summitry.claim.timing import leading_time, time_links
from summitry.claim.visiting import governed_status
from summitry.model import Claim, TimeLink, UnitKind


def visits_by_attendance(line: Line, v: int) -> Iterator[Claim]:
    """Visits implied by the verb of attending at `v`, or in a caption by any verb, where the event has a place."""
    unit = line.units[v]
    if unit.key != "attend" and not line.caption:
        return
    found = subject(line.units, v)
    people = [p for p in found.people if in_scope(p)]
    end = right_end(line.units, v)
    event = next((k for k in range(v + 1, end) if line.units[k].kind is UnitKind.SUMMIT or line.units[k].kind is UnitKind.NOUN and line.units[k].key == "summit"), None)
    if event is None or not people:
        return
    status = governed_status(line, v, found)
    if isinstance(status, Silent):
        return
    where = _place(line, event, end)
    if where is None:
        return
    scene = line.scene
    times = time_links(line.units, v + 1, end, scene.temporals) or leading_time(line.units, max(found.index, 0) or v, scene.temporals)
    times = tuple(TimeLink("attested" if line.caption else "programme", t.start, t.relation) if t.role == "date" else t for t in times)
    for person in people:
        if foreign(person, where.country):
            yield visit(
                scene.article,
                line.clause(v),
                person,
                where.country,
                where.place,
                status,
                times,
                form=_form(line, v, end),
                occasion=occasion_of(line.units, v + 1, end, scene.acts),
                said_by=line.said_by,
                implied_by="summit",
            )


def _form(line: Line, v: int, end: int) -> str:
    form = form_of(line.units, v + 1, end, line.scene.acts)
    return form if form != "unspecified" else "summit"


def _place(line: Line, event: int, end: int) -> Where | None:
    """Where the event is: "in Kazan" behind it, "the Kazan summit" before it."""
    spots = [w for w in wheres(line.units, event, end) if w.preposition in ("in", "at", "")]
    if spots:
        return next((w for w in spots if w.place), spots[0])
    for k in range(event - 1, max(-1, event - 4), -1):
        unit = line.units[k]
        if unit.kind is UnitKind.PLACE and unit.facts.get("country"):
            return Where(k, k + 1, unit.facts["place"], unit.facts["country"])
    return None
