"""Visits and meetings told by lists: the stops of an itinerary, the entries of a diary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.gathering import mode_of, unique
from summitry.claim.make import meeting, visit
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, traveller
from summitry.claim.stages import Stage
from summitry.claim.timing import time_links
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind

_NOT_THERE = frozenset("of for against about over since from than representing regarding on via without".split())
_TO_PARTNERS = frozenset("with by on between sees meets met welcomes hosts".split())
_LAST = frozenset(("last", "first", "final", "farewell", "debut"))


def stops(line: Line) -> Iterator[Claim]:
    """ "CHINA, May 7-8, 2018.": a stop of whoever the list is about."""
    stage = line.stage
    if stage is None or stage.kind != "stop" or stage.head != line.sentence.start:
        return
    for person in stage.travellers:
        if traveller(person) and foreign(person, stage.where.country):
            yield _visit(line, person, stage, None, stage.times)


def entries(line: Line) -> Iterator[Claim]:
    """ "SAO PAULO - U.S. President George W. Bush arrives": whoever an entry of a diary names is there on its day."""
    stage, units = line.stage, line.units
    if stage is None or stage.kind != "entry":
        return
    lows = {u.low for u in units}
    off = bool(lows & {"cancelled", "canceled", "scrapped"}) or any(u.kind is UnitKind.VERB and u.key == "cancel" for u in units)
    status = Status.CANCELLED if off else Status.RUMOURED if lows & {"unconfirmed", "tentative", "tentatively", "tbc", "possible"} else None
    for k, unit in enumerate(units):
        if unit.kind is not UnitKind.PERSON or k and units[k - 1].low in _NOT_THERE or not _himself(line, k):
            continue
        for person in unit.people:
            if traveller(person) and foreign(person, stage.where.country):
                yield _visit(line, person, stage, status, stage.times)


def _himself(line: Line, k: int) -> bool:
    """Whether the person is spoken of: also in "Chirac's last", not in "Reagan's visit"."""
    units = line.units
    return (
        not possessive(units, k)
        or k + 2 < len(units)
        and units[k + 2].low in _LAST
        and (k + 3 >= len(units) or units[k + 3].kind is not UnitKind.NOUN)
    )


def partners(line: Line) -> Iterator[Claim]:
    """ "Talks with President Xi", "Met Vladimir Putin on an island": whom the traveller met at a stop, or a guest at an entry's place."""
    stage, units = line.stage, line.units
    if stage is None or stage.kind == "place":
        return
    named = [p for k, u in enumerate(units) if u.kind in PEOPLE and not possessive(units, k) for p in u.people if traveller(p)]
    guests = list(stage.travellers) if stage.kind == "stop" else [p for p in named if p.country != stage.where.country]
    hosts = [p for k in _partner_heads(line, stage) for p in people_list(units, k)[0] if p.country == stage.where.country and traveller(p)]
    told = {p.person for m in line.scene.meetings if line.sentence.start <= m.spans[0].start < line.sentence.end for p in m.participants}
    hosts = [p for p in hosts if p.person not in told]
    others = [p for p in named if p.country != stage.where.country and p.person not in {g.person for g in guests}]
    if not guests or not hosts or others and stage.kind == "stop" or mode_of(line, 0, len(units), "meet") != "in-person":
        return
    times = time_links(units, _past_head(line, stage), len(units), line.scene.temporals) or _day_of(stage)
    where = stage.where
    span = line.span(0, len(units))
    status = None if stage.ahead or stage.times else Status.COMPLETED
    people = unique((*guests[:2], *hosts))
    yield meeting(
        line.scene.article, span, people, "in-person", status or (Status.ANNOUNCED if stage.ahead else Status.COMPLETED), times,
        country=where.country, place=where.place, said_by=line.said_by,
    )  # fmt: skip


def _partner_heads(line: Line, stage: Stage) -> Iterator[int]:
    """Indices of persons that a meeting's words bring."""
    units = line.units
    for k, unit in enumerate(units):
        if unit.kind is not UnitKind.PERSON or possessive(units, k) or not k:
            continue
        before = units[k - 1]
        meets = before.kind is UnitKind.VERB and (before.key in ("meet", "host") or before.facts["lemma"] == "see")
        beside = stage.kind == "entry" and before.low == "and" and k >= 2 and units[k - 2].kind is UnitKind.PERSON
        if meets or before.low in _TO_PARTNERS or beside:
            yield k


def _past_head(line: Line, stage: Stage) -> int:
    """Where the words behind the place and day begin."""
    if stage.head != line.sentence.start:
        return 0
    starts = {t.start for t in stage.times}
    return max((k + 1 for k, u in enumerate(line.units) if u.start in starts), default=0)


def _day_of(stage: Stage) -> tuple[TimeLink, ...]:
    """The day of a stop of one day; a meeting during a longer stop has none."""
    return stage.times if [t.role for t in stage.times] == ["date"] else ()


def _visit(line: Line, person: Participant, stage: Stage, status: Status | None, times: Sequence[TimeLink]) -> Claim:
    units, acts = line.units, line.scene.acts
    return visit(
        line.scene.article,
        line.span(0, len(units)),
        person,
        stage.where.country,
        stage.where.place,
        status,
        times,
        form=form_of(units, 0, len(units), acts),
        occasion=occasion_of(units, 1, len(units), acts),
        said_by=line.said_by,
        implied_by="agenda",
        details={"tense": "present"} if stage.ahead and status is None else {},
    )
