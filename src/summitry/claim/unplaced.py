"""Meetings told without a place: what the summit beside them, or the publisher, says of it; always marked as inferred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from summitry.claim.frame import right_end
from summitry.claim.make import meeting, visit
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, foreign, traveller
from summitry.claim.timing import attesting, leading_time, time_before, time_links, to_the_day, topical
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind

_CONFIDENCE = MappingProxyType({"summit": 0.7, "readout": 0.5, "dateline": 0.6})
_LEAD = 1200
"""An article's first so many characters tell what happened where it was written."""


def unplaced(line: Line, v: int, end: int, people: Sequence[Participant], status: Status) -> Iterator[Claim]:
    """The meeting itself, without a place, and the visits a known place of it implies."""
    scene = line.scene
    span = line.clause(v)
    times = _times(line, v)
    found = _at_summit(line, times) or _at_home(line, v, people, times) or _at_dateline(line, people)
    country = found[0].country if found and found[1] == "dateline" else "" if found else on_visit(line, people)
    inferred = {"place_basis": "inferred"} if country else None
    yield meeting(scene.article, span, people, "in-person", status, times, country=country, said_by=line.said_by, details=inferred)
    if found is None:
        return
    where, basis = found
    attested = attesting(times)
    host = next((p for p in people if p.country == where.country), None)
    for person in people:
        if traveller(person) and foreign(person, where.country):
            told = visit(
                scene.article,
                span,
                person,
                where.country,
                where.place,
                status,
                attested,
                form="summit" if basis == "summit" else "unspecified",
                said_by=line.said_by,
                implied_by=basis,
                host=host,
                details={"place_basis": "reference" if basis == "summit" else "inferred"},
            )
            yield replace(told, confidence=_CONFIDENCE[basis])


def _times(line: Line, v: int) -> tuple[TimeLink, ...]:
    temporals = line.scene.temporals
    after = time_links(line.units, v + 1, right_end(line.units, v), temporals)
    after = to_the_day(after, temporals) if topical(line.units[v]) else after
    return after or leading_time(line.units, v, temporals) or time_before(line.units, v, temporals)


def _at_summit(line: Line, times: Sequence[TimeLink]) -> tuple[Where, str] | None:
    """ "on the margins of the UN General Assembly": where the edition of the article's days was held, a reference fact."""
    scene = line.scene
    k = next((k for k, u in enumerate(line.units) if u.kind is UnitKind.SUMMIT), None)
    if scene.facts is None or k is None or not times or scene.article.published is None:
        return None
    editions = [
        e for key in line.units[k].key.split("|") for e in scene.facts.summits(key, scene.article.published) if e.city and not e.virtual
    ]
    if len(editions) != 1:
        return None
    return Where(k, k + 1, editions[0].city, editions[0].country), "summit"


def on_visit(line: Line, people: Sequence[Participant]) -> str:
    """ "He held talks with Singh" of a guest in India: the country of the visit told last, where one of them is at home."""
    for person in people:
        visit_told = line.scene.current(person)
        if visit_told is not None and any(p.country == visit_told.host_country for p in people if p.person != person.person):
            return visit_told.host_country
    return ""


def _at_dateline(line: Line, people: Sequence[Participant]) -> tuple[Where, str] | None:
    """A meeting of the host's with a guest, told at the head of an article written in the host's country, unless the guest is elsewhere."""
    where = line.scene.dateline
    if where is None or line.sentence.start > _LEAD or any(u.kind is UnitKind.SUMMIT for u in line.units):
        return None
    away = any(c.host_country != where.country for c in line.scene.visits if any(c.participants[0].person == p.person for p in people))
    return (where, "dateline") if not away and sum(p.country == where.country for p in people) >= 1 else None


def _at_home(line: Line, v: int, people: Sequence[Participant], times: Sequence[TimeLink]) -> tuple[Where, str] | None:
    """An official readout that names no place speaks of a guest at home, unless anything in it speaks of elsewhere."""
    home = line.scene.official
    if (
        not home
        or line.speech
        or line.units[v].facts["lemma"] != "meet"
        or not times
        or not line.sentence.start < 200
        or sum(p.country == home for p in people) != 1
    ):
        return None
    title = line.scene.article.title.lower()
    elsewhere = any(w.country != home and w.preposition in ("in", "at") for w in wheres(line.units, 0, len(line.units)))
    if (
        elsewhere
        or " in " in title
        or "margins" in title
        or any(u.kind is UnitKind.SUMMIT or u.low in ("margins", "sidelines") for u in line.units)
    ):
        return None
    return Where(0, 1, "", home), "readout"
