"""Each two leaders of two countries that one sentence names, and what speaks for and against their having met: what `likely` weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summitry.claim.gathering import mode_of
from summitry.claim.likely_cast import Act, cast_of, silent, status_of, stays_in, word_at
from summitry.claim.make import who
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, Scene, in_scope, traveller
from summitry.model import Participant, Status, UnitKind


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons, where the sentence names them, the verb that speaks of both or else those of each, what it says and how they met."""

    people: tuple[Participant, Participant]
    at: tuple[int, int]
    shared: tuple[Act, Act] | None
    own: tuple[Act | None, Act | None]
    status: Status
    mode: str

    @property
    def act(self) -> Act | None:
        """The verb that tells of them."""
        return self.shared[0] if self.shared else self.own[0] or self.own[1]


def paired(scene: Scene) -> Iterator[tuple[Line, Pair]]:
    """Every pair of an article with its sentence, each once a sentence."""
    for line in scene.lines:
        if not silent(line):
            yield from ((line, pair) for pair in _pairs(line))


def _pairs(line: Line) -> Iterator[Pair]:
    units = line.units
    people = [(k, p) for k, u in enumerate(units) if u.kind in PEOPLE for p in u.people if in_scope(p) and p.country]
    cast = cast_of(line) if len({p.country for _, p in people}) > 1 else {}
    seen: set[frozenset[str]] = set()
    for n, (a, one) in enumerate(people):
        for b, other in people[n + 1 :] if cast else ():
            key = frozenset((who(one), who(other)))
            if key in seen or one.country == other.country or not (traveller(one) or traveller(other)):
                continue
            seen.add(key)
            pair = _pair(line, (one, other), (a, b), cast)
            if pair is not None:
                yield pair


def _pair(line: Line, people: tuple[Participant, Participant], at: tuple[int, int], cast: Mapping[str, Sequence[Act]]) -> Pair | None:
    """Two persons with what is said of them; None where that says nothing of the kind, or leaves it open."""
    one, other = cast.get(who(people[0]), ()), cast.get(who(people[1]), ())
    shared = next(((x, y) for x in one for y in other if x.verb == y.verb), None)
    own = (_nearest(one, at[1]), _nearest(other, at[0]))
    act = shared[0] if shared else own[0] or own[1]
    if act is None:
        return Pair(people, at, None, own, Status.COMPLETED, mode_of(line, at[0], at[1], "meet"))
    status = status_of(line, act)
    if status is None:
        return None
    return Pair(people, at, shared, own, status, mode_of(line, act.verb, max(act.end, at[1]), "meet"))


def _nearest(acts: Sequence[Act], k: int) -> Act | None:
    return min(acts, key=lambda a: abs(a.verb - k), default=None)


@dataclass(frozen=True, slots=True)
class Told:
    """What the article tells of its people: whose guest each is, how often each is named."""

    stays: Mapping[str, set[str]]
    named: Counter[str]


def told_in(scene: Scene) -> Told:
    """What the rules read of an article's people."""
    return Told(stays_in(scene), Counter(who(p) for line in scene.lines for u in line.units for p in u.people))


def traits(line: Line, pair: Pair, told: Told) -> tuple[str, ...]:
    """The traits of a pair, each once and by a plain name; "first" and "second" as the sentence names them."""
    found = (*_of_verbs(line, pair), *_of_words(line, pair), *_of_places(line), *_of_article(line, pair, told))
    return tuple(dict.fromkeys(found))


def _of_verbs(line: Line, pair: Pair) -> Iterator[str]:
    """The verb of both and their parts in it; else the verbs of each."""
    units = line.units
    yield f"mode {pair.mode}"
    yield f"status {pair.status}" if pair.act else "no verb"
    if pair.shared:
        x, y = pair.shared
        facts = units[x.verb].facts
        yield from (f"both {facts['lemma']}", f"both {units[x.verb].key} {x.role} {y.role}", f"both {x.role} {y.role}")
        yield f"tense {facts.get('tense', '')}"
        return
    for name, act in zip(("first", "second"), pair.own, strict=True):
        if act is not None:
            facts = units[act.verb].facts
            yield from (f"{name} {facts['lemma']}", f"{name} {units[act.verb].key} {act.role}", f"{name} tense {facts.get('tense', '')}")
        else:
            yield f"{name} of no verb"


def _of_words(line: Line, pair: Pair) -> Iterator[str]:
    """What stands around the two and between them, and the nouns of acts in the sentence."""
    units, (a, b) = line.units, pair.at
    between = units[a + 1 : b]
    yield f"apart {min(6, len(between) // 3)}"
    yield f"verbs between {min(3, sum(u.kind is UnitKind.VERB for u in between))}"
    yield f"people between {min(3, sum(bool(u.people) for u in between))}"
    for name, k in (("first", a), ("second", b)):
        yield from (f"{name} after {word_at(units, k - 1)}", f"{name} then {word_at(units, k + 1)}", f"{name} is {units[k].kind.value}")
        yield from (f"{name} possessor",) if possessive(units, k) else ()
    yield f"block {line.sentence.block}"
    yield from sorted({f"noun {u.key}" for u in units if u.kind is UnitKind.NOUN})
    yield from (f"word {w}" for w in sorted(_WORDS & {u.low for u in units}))


_WORDS = frozenset(
    (
        "told said hand hands together side sidelines margins dinner lunch guest host ask asked both two here letter phone telephone "
        "with against about video like than unlike as successor predecessor"
    ).split()
)
"""Words of being together, or of one who is only spoken of."""


def _of_places(line: Line) -> Iterator[str]:
    """Whether the sentence names a city, and when."""
    kinds = {u.kind for u in line.units}
    yield from ("a summit",) if UnitKind.SUMMIT in kinds else ()
    yield from ("a time",) if UnitKind.TIME in kinds else ()
    cities = cities_of(line)
    yield from ("a city",) if cities else ()
    yield from ("in a city",) if any(w.preposition in ("in", "at") for w in cities) else ()


def cities_of(line: Line) -> list[Where]:
    """The cities a sentence names."""
    return [w for w in wheres(line.units, 0, len(line.units)) if w.place and len(w.country) == 2]


def _of_article(line: Line, pair: Pair, told: Told) -> Iterator[str]:
    """Whether the rest of the article brings the two together: one the other's guest, both guests, both at its setting."""
    one, other = pair.people
    mine, his = told.stays.get(who(one), set()), told.stays.get(who(other), set())
    yield from ("first a guest of the second",) if other.country in mine else ()
    yield from ("second a guest of the first",) if one.country in his else ()
    yield from ("guests of one country",) if mine & his else ()
    played = line.scene.setting.where.country if line.scene.setting is not None else ""
    there = played and played in mine | {one.country} and played in his | {other.country}
    yield from ("both where it plays",) if there else ()
    yield from ("same office",) if one.office == other.office else ()
    yield f"named {min(4, told.named[who(one)], told.named[who(other)])}"
