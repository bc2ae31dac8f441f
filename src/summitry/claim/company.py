"""Who travels with whom: "accompanied by her foreign minister"; companions of default office are on the visit too."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import PEOPLE, possessive, right_end, subject
from summitry.claim.make import visit
from summitry.claim.scene import Line, foreign, in_scope
from summitry.model import Claim, Participant, UnitKind


def visits_in_company(line: Line, v: int) -> Iterator[Claim]:
    """Visits of those who accompany, or are accompanied by, somebody whose visit the article tells."""
    unit = line.units[v]
    if unit.facts["lemma"] != "accompany":
        return
    end = _end_of_list(line, v)
    named = [p for k in range(v + 1, end) if line.units[k].kind in PEOPLE and not possessive(line.units, k) for p in line.units[k].people]
    first = subject(line.units, v).people
    passive = unit.facts.get("passive") or unit.facts["tense"] in ("past", "part") and v + 1 < len(line.units) and line.units[v + 1].low == "by"
    leaders, companions = (first, named) if passive else (named, first)
    for leader in leaders[:1]:
        yield from _together(line, v, end, leader, [c for c in companions if c.person != leader.person])


def _end_of_list(line: Line, v: int) -> int:
    """The clause, appositions included."""
    k = v + 1
    while k < len(line.units) and not (line.units[k].kind is UnitKind.VERB and line.units[k].facts["tense"] in ("pres", "future")) and line.units[k].low not in (";", ":"):
        k += 1
    return k if k == len(line.units) else right_end(line.units, v)


def _together(line: Line, v: int, end: int, leader: Participant, companions: list[Participant]) -> Iterator[Claim]:
    journey = line.scene.current(leader)
    if journey is None:
        return
    for person in companions:
        if in_scope(person) and foreign(person, journey.host_country):
            yield visit(
                line.scene.article, line.span(v, end), person, journey.host_country, journey.place, journey.status, journey.times,
                form=journey.form, occasion=journey.occasion, said_by=line.said_by, implied_by="delegation",
            )
