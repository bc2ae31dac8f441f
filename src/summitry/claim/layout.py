"""Where in an article its leaders, countries and cities stand: what `likely` weighs beyond the single sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summitry.claim.likely_cast import Cast, cast_of, owners_of_clause, owners_of_journeys, verbs_holding
from summitry.claim.likely_mentions import BRINGS, part_of_a_name
from summitry.claim.make import who
from summitry.claim.people import PEOPLE
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, Scene, traveller
from summitry.model import Participant, Unit, UnitKind


@dataclass(slots=True)
class Standing:
    """One leader of an article: the numbers of the sentences that speak of him, how he is known there, and his verbs."""

    person: Participant
    lines: set[int] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Ground:
    """One country of an article: the numbers of the sentences that name it in each way."""

    cities: set[int] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    """As a country."""
    words: set[int] = field(default_factory=set)
    """As a country or by the word of its people: "the Kenyan border"."""
    people: set[int] = field(default_factory=set)
    """By somebody of its own."""
    places: set[str] = field(default_factory=set)
    wheres: dict[int, Where] = field(default_factory=dict)
    """Its cities that something is brought to or done in, the first of each sentence."""
    holders: dict[int, int] = field(default_factory=dict)
    """The verb of the innermost clause that each of these stands in; not where there is none."""
    owners: dict[int, frozenset[str]] = field(default_factory=dict)
    """Of whom the clauses and journeys tell that these stand in; not where there is no verb."""
    after: set[str] = field(default_factory=set)
    """What stands behind its cities."""
    prepositions: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Layout:
    """The leaders and the countries of an article by id and code, and who acts in each sentence."""

    scene: Scene
    people: Mapping[str, Standing]
    grounds: Mapping[str, Ground]
    casts: Sequence[Cast]
    travellers: Sequence[Sequence[Participant]]
    """The leaders of each sentence, in order."""


def layout_of(scene: Scene) -> Layout:
    """An article laid out."""
    people: dict[str, Standing] = {}
    grounds: dict[str, Ground] = {}
    travellers = [[p for u in line.units if u.kind in PEOPLE for p in u.people if traveller(p)] for line in scene.lines]
    casts: list[Cast] = [cast_of(line) if there else {} for line, there in zip(scene.lines, travellers, strict=True)]
    for n, line in enumerate(scene.lines):
        for unit in line.units:
            _note_people(unit, n, people, grounds)
        for where in wheres(line.units, 0, len(line.units)):
            if len(where.country) == 2:
                _note_place(line, n, where, grounds.setdefault(where.country, Ground()), casts[n])
    return Layout(scene, people, grounds, casts, travellers)


def _note_people(unit: Unit, n: int, people: dict[str, Standing], grounds: dict[str, Ground]) -> None:
    if unit.kind is UnitKind.COUNTRY and len(unit.key) == 2:
        grounds.setdefault(unit.key, Ground()).words.add(n)
    for person in unit.people if unit.kind in PEOPLE else ():
        if len(person.country) == 2:
            grounds.setdefault(person.country, Ground()).people.add(n)
        if traveller(person):
            standing = people.setdefault(who(person), Standing(person))
            standing.lines.add(n)
            standing.bases.add(person.basis)


def _note_place(line: Line, n: int, where: Where, ground: Ground, cast: Cast) -> None:
    if not where.place:
        ground.names.add(n)
        return
    ground.cities.add(n)
    ground.places.add(where.place)
    ground.prepositions.add(where.preposition or "nothing")
    ground.after.update(_behind(line.units, where))
    if where.preposition in BRINGS and not part_of_a_name(line.units, where):
        if n not in ground.wheres:
            ground.wheres[n] = where
            ground.holders.update((n, v) for v in verbs_holding(line.units, where.index)[:1])
        owners = owners_of_clause(line.units, where.index, cast)
        if owners is not None:
            ground.owners[n] = ground.owners.get(n, frozenset()).union(owners, *owners_of_journeys(line, where))


def _behind(units: Sequence[Unit], where: Where) -> Iterator[str]:
    """The mark, or the kind of what stands behind a city."""
    if where.end < len(units):
        unit = units[where.end]
        yield unit.low if unit.kind is UnitKind.PUNCT else unit.kind.value
