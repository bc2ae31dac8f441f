"""Each leader and each place abroad that one sentence brings together, with the verb that speaks of him: what `likely` weighs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitry.claim.gathering import mode_of
from summitry.claim.likely_cast import Act, Cast, silent, status_of
from summitry.claim.make import who
from summitry.claim.people import PEOPLE
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, Scene, foreign, traveller
from summitry.model import Participant, Status, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A place abroad and how the sentence comes by it: a `city` it names, or the `setting` of the article."""

    where: Where
    source: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person and a place abroad in one sentence, with the verb that speaks of the person nearest to the place, if any does."""

    person: Participant
    at: int
    spot: Spot
    act: Act | None
    status: Status
    cast: Cast
    """Of everybody in the sentence the verbs that speak of him."""


def mentioned(scene: Scene, casts: Sequence[Cast]) -> Iterator[tuple[Line, Mention]]:
    """Every mention of an article with its sentence, each person and country of a sentence once by each source.

    `casts` says of each sentence who does what in it.
    """
    for line, acts in zip(scene.lines, casts, strict=True):
        if any(_may_travel(u) for u in line.units) and not silent(line):
            for told in _mentions(line, acts):
                yield line, told


def _may_travel(unit: Unit) -> bool:
    return unit.kind in PEOPLE and any(traveller(p) for p in unit.people)


def _mentions(line: Line, acts: Cast) -> Iterator[Mention]:
    units = line.units
    spots = tuple(_spots(line))
    seen: set[tuple[str, str, str]] = set()
    for at, unit in enumerate(units):
        for person in unit.people if unit.kind in PEOPLE else ():
            for spot in spots:
                key = (who(person), spot.where.country, spot.source)
                if key in seen or not traveller(person) or not _abroad(person, spot.where):
                    continue
                seen.add(key)
                told = _told(line, person, at, spot, acts)
                if told is not None:
                    yield told


def _spots(line: Line) -> Iterator[Spot]:
    """The cities something is brought to or done in, and where the article plays, unless the sentence names another place.

    Of a bare country, or the home of a host, half of what is told would be wrong.
    """
    named = [w for w in wheres(line.units, 0, len(line.units)) if len(w.country) == 2]
    brought = [w for w in named if w.preposition in BRINGS and not part_of_a_name(line.units, w)]
    yield from (Spot(w, "city") for w in brought if w.place)
    played = line.scene.setting.where if line.scene.setting is not None else None
    if played is not None and len(played.country) == 2 and not brought:
        yield Spot(Where(-1, -1, played.place, played.country), "setting")


BRINGS = ("in", "at", "to", "into", "for", "from", "")


def part_of_a_name(units: Sequence[Unit], where: Where) -> bool:
    """ "London's mayor", "Delhi-based", a city of a dateline, a government: no place where something is done."""
    after = units[where.end] if where.end < len(units) else None
    then = next((u for u in units[where.end :] if u.kind is not UnitKind.TIME), None)
    if then is not None and then.kind is UnitKind.VERB and not where.preposition:
        return True  # "Washington has committed", "Moscow recently accused": a government
    if not where.preposition and _in_credit(units, where.index):
        return True
    opens = where.index <= _OPENING and (units[where.index].text.isupper() or after is not None and after.low in (")", "—", "–"))
    return opens or after is not None and after.low in ("'s", "'", "’s", "-")


def _in_credit(units: Sequence[Unit], k: int) -> bool:
    """ "(Alexander Kazakov, Sputnik, Kremlin": who took a picture."""
    inside = [u.low for u in units[max(0, k - _CREDIT) : k]]
    return inside[-1:] == [","] and "(" in inside and ")" not in inside[inside.index("(") :]


_CREDIT = 10
"""Units within which the bracket of a credit opens."""
_OPENING = 3
"""Units with which a sentence opens."""


def _abroad(person: Participant, where: Where) -> bool:
    """Whether a place is abroad to a person; the pope is at home in Rome."""
    return foreign(person, where.country) and (person.country, where.place) != ("VA", "Rome")


def from_afar(line: Line, act: Act, at: int) -> bool:
    """Whether a verb is done to the person at `at` wherever he is: "accused Zelensky", "came from two days with Putin"."""
    parted = any(u.low == "from" for u in line.units[act.verb : at])
    return act.role == "object" and (parted or line.units[act.verb].key in ("other", "say"))


def _told(line: Line, person: Participant, at: int, spot: Spot, cast: Cast) -> Mention | None:
    """By the verb whose clause holds the place, else by the one nearest to it, where that says something was or will be."""
    where, acts = spot.where, cast.get(who(person), ())
    if not acts:
        return Mention(person, at, spot, None, Status.COMPLETED, cast)
    holding = [a for a in acts if a.verb < where.index < a.end]
    near = where.index if where.index >= 0 else at
    act = max(holding, key=lambda a: a.verb) if holding else min(acts, key=lambda a: abs(a.verb - near))
    if spot.source == "setting" and from_afar(line, act, at):
        return None
    status = status_of(line, act)
    if status is None or mode_of(line, act.verb, max(act.end, where.end), "meet") != "in-person":
        return None
    return Mention(person, at, spot, act, status, cast)
