"""The words that speak for a likely visit where no one sentence tells it: the clause of the place, and the name of the leader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitry.claim.frame import right_end
from summitry.claim.gathering import mode_of
from summitry.claim.layout import Ground, Layout, Standing
from summitry.claim.likely_cast import Act, silent, status_of, verbs_holding
from summitry.claim.likely_mentions import BRINGS, from_afar, part_of_a_name
from summitry.claim.likely_times import times_beside
from summitry.claim.make import visit, who
from summitry.claim.people import PEOPLE
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of
from summitry.claim.scene import Line
from summitry.claim.timing import attesting, leading_time, time_links
from summitry.model import Claim, Span, Status, TimeLink, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class _Words:
    """The clause of the place, or where none is named of the leader, with what its verb says of it."""

    line: Line
    where: Where | None
    begin: int
    end: int
    status: Status
    times: tuple[TimeLink, ...]


def claim_across(layout: Layout, person: str, country: str) -> Claim | None:
    """The visit, by the nearest sentence about the place that says something was or will be; None where none does."""
    standing, ground = layout.people[person], layout.grounds[country]
    words = next(_told(layout, standing, ground, country), None)
    if words is None:
        return None
    scene = layout.scene
    place = words.where.place if words.where else ""
    claim = visit(
        scene.article,
        words.line.span(words.begin, words.end),
        standing.person,
        country,
        place or (next(iter(ground.places)) if len(ground.places) == 1 else ""),
        words.status,
        attesting(words.times) or times_beside(layout, words.line, country),
        form=form_there(layout, words.line, words.begin, words.end, country),
        implied_by="likelihood",
        details={"place_basis": "inferred"},
    )
    spans = (*claim.spans, *_naming(layout, standing, words.line))
    return replace(claim, spans=spans)


def form_there(layout: Layout, line: Line, begin: int, end: int, country: str) -> str:
    """What the words say of the kind of visit, else the gathering the article plays at, else that which took other guests there."""
    scene = layout.scene
    said = form_of(line.units, begin, end, scene.acts)
    if said != "unspecified":
        return said
    if scene.setting is not None and scene.setting.where.country == country:
        return scene.setting.form
    others = Counter(c.form for c in scene.visits if c.host_country == country and c.form in _GATHERINGS)
    return next((form for form, _ in others.most_common(1)), said)


_GATHERINGS = ("summit", "funeral", "ceremony")
"""Kinds of visits on which several come for one occasion."""


def _naming(layout: Layout, standing: Standing, line: Line) -> Iterator[Span]:
    """The words that name the leader in the sentence nearest to that of the place, where they stand in another."""
    key, at = who(standing.person), next(n for n, other in enumerate(layout.scene.lines) if other is line)
    near = min(standing.lines, key=lambda n: (abs(n - at), n))
    if near != at:
        other = layout.scene.lines[near]
        k = _unit_of(other.units, key)
        yield other.span(k, k + 1)


def _unit_of(units: Sequence[Unit], person: str) -> int:
    return next(k for k, u in enumerate(units) if u.kind in PEOPLE and any(who(p) == person for p in u.people))


def _told(layout: Layout, standing: Standing, ground: Ground, country: str) -> Iterator[_Words]:
    """First by cities that something is done in, then by the country's name, then by what the leader does in no other place."""
    lines = layout.scene.lines

    def apart(n: int) -> tuple[int, int]:
        return min((abs(n - k), k > n) for k in standing.lines)

    for n in sorted(ground.wheres, key=apart):
        if not _of_others(lines[n], ground.owners.get(n, frozenset()), who(standing.person), country):
            yield from _at_place(lines[n], ground.wheres[n])
    for n in sorted((ground.cities | ground.names) - ground.wheres.keys(), key=apart):
        units = lines[n].units
        for where in wheres(units, 0, len(units)):
            if where.country == country and not part_of_a_name(units, where):
                yield from _at_place(lines[n], where)
    for n in sorted(standing.lines):
        for act in layout.casts[n].get(who(standing.person), ()):
            others = (w for w in wheres(lines[n].units, act.verb, act.end) if w.country != country and w.preposition in BRINGS)
            if not from_afar(lines[n], act, _unit_of(lines[n].units, who(standing.person))) and next(others, None) is None:
                yield from _by_act(lines[n], act)


def _of_others(line: Line, owners: frozenset[str], person: str, country: str) -> bool:
    """ "Heiko Maas came to Tehran": the clause of the place tells, by name, of another guest and not of him."""
    named = {who(p) for u in line.units if u.kind is UnitKind.PERSON for p in u.people if p.country != country}
    return person not in owners and bool(owners & named)


def _at_place(line: Line, where: Where) -> Iterator[_Words]:
    units = line.units
    holding = verbs_holding(units, where.index)
    if not holding:
        if not silent(line):
            times = time_links(units, where.end, len(units), line.scene.temporals) or leading_time(units, where.index, line.scene.temporals)
            yield _Words(line, where, where.index, where.end, Status.COMPLETED, times)
        return
    act = Act(holding[0], "doer", right_end(units, holding[0]))
    for words in _by_act(line, act):
        yield replace(words, where=where, end=max(words.end, where.end))


def _by_act(line: Line, act: Act) -> Iterator[_Words]:
    from_afar = mode_of(line, act.verb, act.end, "meet") != "in-person"
    status = None if from_afar or silent(line) else status_of(line, act)
    if status is not None:
        temporals = line.scene.temporals
        times = time_links(line.units, act.verb + 1, act.end, temporals) or leading_time(line.units, act.verb, temporals)
        yield _Words(line, None, act.verb, act.end, status, times)
