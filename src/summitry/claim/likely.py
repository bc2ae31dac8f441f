"""Visits that no rule reads and that their sentence makes likely: a leader, a city abroad, and the verb between them, weighed.

What speaks for and against is counted in traits, each a plain name; their weights are fitted on annotated articles
(`bench/likely_weights.py`) and stand in `lexicon/likely_weights.yml`.  What comes out says so: `implied_by` is
`likelihood`, and the confidence is what the weights come to.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.gathering import mode_of
from summitry.claim.make import visit
from summitry.claim.people import possessive
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, Scene, foreign, line_of, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import attesting, leading_time, time_links
from summitry.lexicon.likely import load_likely
from summitry.model import Claim, Marked, Participant, Sentence, Status, Unit, UnitKind

_BLOCKS = frozenset(("body", "headline", "caption", "list"))
_BRINGS = ("in", "at", "to", "into", "for", "from", "")
_TOLD = (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED)
_NEAR = 6
"""Units between verb and place from which on more make no difference."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person and a city abroad in one sentence, with the verb that speaks of the person nearest to the city."""

    person: Participant
    at: int
    where: Where
    verb: int
    role: str
    end: int
    status: Status


def visits_by_likelihood(marked: Marked, scene: Scene) -> Iterator[Claim]:
    """The likeliest telling of each visit that no rule has read, where it is likely enough; official texts are left to the rules."""
    if scene.official:
        return
    table = load_likely()
    claimed = {(who(c.participants[0]), c.host_country) for c in scene.visits}
    best: dict[tuple[str, str], tuple[float, Line, Mention]] = {}
    for line, told in mentioned(marked, scene):
        key = (who(told.person), told.where.country)
        share = 0.0 if key in claimed or _shared_out(line, told) else likelihood(traits(line, told), table.weights, table.bias)
        if share >= table.threshold and share > best.get(key, (0.0,))[0]:
            best[key] = (share, line, told)
    for share, line, told in best.values():
        yield replace(_claim(line, told), confidence=round(share * table.trust, 2))


def likelihood(found: Sequence[str], weights: Mapping[str, float], bias: float) -> float:
    """The share of such mentions that tell a visit: the logistic function of the sum of the weights of the traits.

    >>> round(likelihood(["in a city"], {"in a city": 1.0}, -1.0), 2)
    0.5
    """
    return 1 / (1 + math.exp(-bias - sum(weights.get(t, 0.0) for t in found)))


def mentioned(marked: Marked, scene: Scene) -> Iterator[tuple[Line, Mention]]:
    """Every mention of an article with its sentence."""
    for sentence in marked.sentences:
        if sentence.block in _BLOCKS and _names_both(sentence):
            line = line_of(sentence, scene)
            for told in _mentions(line):
                yield line, told


def _names_both(sentence: Sentence) -> bool:
    """Whether there is a place and somebody in it at all."""
    kinds = {u.kind for u in sentence.units}
    return UnitKind.VERB in kinds and bool(kinds & _SPOTS) and any(u.people for u in sentence.units)


_SPOTS = frozenset((UnitKind.PLACE, UnitKind.COUNTRY))


def _mentions(line: Line) -> Iterator[Mention]:
    """Every traveller of a sentence with every city abroad in it, once, where a verb says something of the traveller."""
    units = line.units
    cities = (w for w in wheres(units, 0, len(units)) if w.place and len(w.country) == 2)
    lives = any(u.low in line.scene.acts.words["life_abroad"] for u in units)
    spots = [w for w in cities if w.preposition in _BRINGS and not lives and not _part(units, w)]
    seen: set[tuple[str, int]] = set()
    roles = _roles(line) if spots else {}
    for at, unit in enumerate(units):
        for person in unit.people if unit.kind in (UnitKind.PERSON, UnitKind.PRONOUN) else ():
            for where in spots:
                key = (who(person), where.index)
                if key in seen or not traveller(person) or not _abroad(person, where) or possessive(units, at):
                    continue
                told = _nearest(line, person, at, where, roles.get(who(person), ()))
                if told is not None:
                    seen.add(key)
                    yield told


def traits(line: Line, told: Mention) -> tuple[str, ...]:
    """What speaks for or against a visit in how person, verb and city stand to one another, each a name."""
    units, v, w = line.units, told.verb, told.where
    facts = units[v].facts
    between = units[min(v, w.index) + 1 : max(v, w.index)]
    in_clause = v < w.index < told.end
    found = [
        f"verb {facts['lemma']}",
        f"act {units[v].key}",
        f"act {units[v].key} {told.role}",
        f"{told.role} {facts.get('tense', '')}",
        f"{told.role} {'passive' if facts.get('passive') else 'active'}",
        f"by {w.preposition or 'nothing'}",
        f"clause {in_clause} {w.preposition or 'nothing'}",
        f"behind {_head(units, w)}",
        f"between {min(_NEAR, len(between)) // 2}",
        f"order {told.at < w.index}",
        f"person {told.person.basis}",
        f"block {line.sentence.block}",
    ]
    found += ["verb between"] if any(u.kind is UnitKind.VERB for u in between) else []
    found += ["time in clause"] if any(u.kind is UnitKind.TIME for u in units[v : told.end]) else []
    found += ["time"] if any(u.kind is UnitKind.TIME for u in units) else []
    found += ["opens"] if w.index <= _OPENING else []
    found += ["host named"] if any(p.country == w.country for u in units for p in u.people) else []
    found += [f"noun {u.key}" for u in units if u.kind is UnitKind.NOUN]
    found += ["summit"] if any(u.kind is UnitKind.SUMMIT for u in units) else []
    found += ["here"] if line.scene.dateline is not None and line.scene.dateline.country == w.country else []
    return tuple(dict.fromkeys(found))


_OPENING = 3
"""Units with which a sentence opens."""


def who(person: Participant) -> str:
    """Whom a person is told from others by."""
    return person.person or person.name


def _abroad(person: Participant, where: Where) -> bool:
    """Whether a city is abroad to a person; the pope is at home in Rome."""
    return foreign(person, where.country) and (person.country, where.place) != ("VA", "Rome")


_SPEAKS_OF: tuple[tuple[str, Callable[[Sequence[Unit], int], tuple[Participant, ...]]], ...] = (
    ("doer", lambda units, v: subject(units, v).people),
    ("agent", agent),
    ("object", lambda units, v: objects(units, v, ("with", "to"))),
)


def _roles(line: Line) -> dict[str, list[tuple[int, str, int]]]:
    """Of each person the verbs that speak of him, how, and where their clauses end."""
    units = line.units
    roles: dict[str, list[tuple[int, str, int]]] = {}
    for v, unit in enumerate(units):
        if unit.kind is UnitKind.VERB:
            end = right_end(units, v)
            for role, people in _SPEAKS_OF:
                for person in people(units, v):
                    roles.setdefault(who(person), []).append((v, role, end))
    return roles


def _nearest(line: Line, person: Participant, at: int, where: Where, roles: Sequence[tuple[int, str, int]]) -> Mention | None:
    """By the verb whose clause holds the city, else by the one nearest to it, where that says something was or will be."""
    if not roles:
        return None
    holding = [r for r in roles if r[0] < where.index < r[2]]
    v, role, end = max(holding) if holding else min(roles, key=lambda r: abs(r[0] - where.index))
    status = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    if _only_spoken_of(line.units, v, where):
        return None
    if isinstance(status, Silent) or status not in _TOLD or mode_of(line, v, max(end, where.end), "meet") != "in-person":
        return None
    return Mention(person, at, where, v, role, end, status)


def _only_spoken_of(units: Sequence[Unit], v: int, where: Where) -> bool:
    """ "told parliament that the summit in Brisbane", "to discuss the summit in Brussels": the city is what is talked of."""
    between = units[v + 1 : where.index]
    said = units[v].key in _TALK and any(u.low in ("that", "about", "of", "on") for u in between)
    return said or any(u.kind is UnitKind.VERB and u.key in _TALK for u in between)


_TALK = ("say", "talk")


def _shared_out(line: Line, told: Mention) -> bool:
    """ "will visit Accra and Dakar respectively": the rules read who is where in this sentence, and it is somebody else."""
    sentence = line.sentence
    read = [c for c in line.scene.visits if any(sentence.start <= s.start < sentence.end for s in c.spans)]
    return any(c.host_country == told.where.country for c in read) and any(who(c.participants[0]) == who(told.person) for c in read)


def _part(units: Sequence[Unit], where: Where) -> bool:
    """ "London's mayor", "Delhi-based", a city of a dateline: no place where something is done."""
    after = units[where.end] if where.end < len(units) else None
    if after is not None and after.kind is UnitKind.VERB and not where.preposition:
        return True  # "Washington has committed": a government
    opens = where.index <= _OPENING and (units[where.index].text.isupper() or after is not None and after.low in (")", "—", "–"))
    return opens or after is not None and after.low in ("'s", "'", "’s", "-")


def _head(units: Sequence[Unit], where: Where) -> str:
    """What stands before the preposition: the kind of a name, the class of a noun, or the word."""
    k = where.index - 1
    while k >= 0 and (units[k].low in ("the", "a", where.preposition) or units[k].kind is UnitKind.TIME):
        k -= 1
    if k < 0:
        return "nothing"
    unit = units[k]
    return unit.key or "noun" if unit.kind is UnitKind.NOUN else unit.low if unit.kind is UnitKind.WORD else unit.kind.value


def _claim(line: Line, told: Mention) -> Claim:
    units, v = line.units, told.verb
    times = time_links(units, v + 1, told.end, line.scene.temporals) or leading_time(units, v, line.scene.temporals)
    begin, end = min(told.at, v, told.where.index), max(told.end, told.where.end, v + 1)
    return visit(
        line.scene.article,
        line.span(begin, end),
        told.person,
        told.where.country,
        told.where.place,
        told.status,
        attesting(times),
        form=form_of(units, begin, end, line.scene.acts),
        occasion=occasion_of(units, begin, end, line.scene.acts),
        said_by=line.said_by,
        implied_by="likelihood",
    )
