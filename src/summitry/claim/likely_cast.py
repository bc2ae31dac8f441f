"""The people of one sentence and the verbs that speak of them: what `likely` looks at first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.make import who
from summitry.claim.phrases import phrase_at
from summitry.claim.places import Where
from summitry.claim.scene import Line, Scene
from summitry.claim.status import Silent, verb_status
from summitry.claim.words import PREPOSITIONS
from summitry.model import Participant, Status, Unit, UnitKind

_BLOCKS = frozenset(("body", "headline", "caption", "list"))
"""Parts of an article whose sentences are weighed."""
_TOLD = (Status.COMPLETED, Status.ONGOING, Status.ANNOUNCED, Status.RUMOURED)
"""What a verb may say of its act where something likely is told of it."""


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that speaks of somebody: where it stands, how he stands to it (`doer`, `agent`, `object`), where its clause ends."""

    verb: int
    role: str
    end: int


Cast = Mapping[str, Sequence[Act]]
"""Of each person of a sentence the verbs that speak of him."""

_SPEAKS_OF: tuple[tuple[str, Callable[[Sequence[Unit], int], tuple[Participant, ...]]], ...] = (
    ("doer", lambda units, v: subject(units, v).people),
    ("agent", agent),
    ("object", lambda units, v: objects(units, v, ("with", "to"))),
)


def cast_of(line: Line) -> dict[str, list[Act]]:
    """Of each person the verbs that speak of him."""
    units = line.units
    acts: dict[str, list[Act]] = {}
    for v, unit in enumerate(units):
        if unit.kind is UnitKind.VERB:
            end = right_end(units, v)
            for role, people in _SPEAKS_OF[_of_others(units, v) :]:
                for person in people(units, v):
                    acts.setdefault(who(person), []).append(Act(v, role, end))
    return acts


def _of_others(units: Sequence[Unit], v: int) -> bool:
    """ "the dignitaries attending", "ministers arriving": a participle that tells of several others right before it."""
    before = units[v - 1] if v else None
    several = before is not None and before.kind is UnitKind.WORD and before.low.isalpha() and len(before.low) > _SHORT
    return units[v].facts.get("tense") == "ing" and several and units[v - 1].low.endswith("s") and units[v - 1].low not in PREPOSITIONS


_SHORT = 4
"""Letters of a word that is hardly a noun of several."""


def stays_in(scene: Scene) -> dict[str, set[str]]:
    """Person -> countries whose guest the rules read him to be."""
    stays: dict[str, set[str]] = {}
    for claim in (c for c in scene.visits if c.implied_by != "likelihood"):
        stays.setdefault(who(claim.participants[0]), set()).add(claim.host_country)
    return stays


def silent(line: Line) -> bool:
    """Whether a sentence tells of a life abroad, of somebody who is not there, or is no part of what an article tells."""
    words = line.scene.acts.words
    return line.sentence.block not in _BLOCKS or holds_word(line, words["life_abroad"] | words["not_there"])


def holds_word(line: Line, words: frozenset[str]) -> bool:
    """Whether a sentence has one of the words, or a verb of them in whatever form."""
    return any(u.low in words or u.facts.get("lemma") in words for u in line.units)


def status_of(line: Line, act: Act) -> Status | None:
    """What the verb of an act says was or will be; None where it tells of nothing, or that something is off."""
    verb, words = line.units[act.verb], line.scene.acts.words
    if verb.key in ("cancel", "postpone", "deny") or act.role == "doer" and verb.facts["lemma"] in words["sends"]:
        return None
    status = verb_status(line.units, act.verb, line.scene.acts, line.headline, line.caption)
    return None if isinstance(status, Silent) or status not in _TOLD else status


def verbs_holding(units: Sequence[Unit], k: int) -> list[int]:
    """The verbs whose clauses hold the unit at `k`, the innermost first."""
    return [v for v in range(k - 1, -1, -1) if units[v].kind is UnitKind.VERB and right_end(units, v) > k]


def owners_of_clause(units: Sequence[Unit], k: int, cast: Cast) -> frozenset[str] | None:
    """Of whom the innermost clause speaks that holds the unit at `k` and speaks of somebody; None where no verb's clause holds it."""
    holding = verbs_holding(units, k)
    people = (frozenset(person for person, acts in cast.items() if any(a.verb == v for a in acts)) for v in holding)
    return next((found for found in people if found), frozenset()) if holding else None


def owners_of_journeys(line: Line, where: Where) -> Iterator[frozenset[str]]:
    """Whose visits and tours the nouns before a place tell of, where they say so."""
    for n in range(max(0, where.index - _NEAR), where.index):
        if line.units[n].kind is UnitKind.NOUN and line.units[n].key in ("visit", "tour"):
            phrase = phrase_at(line, n)
            if where.index < phrase.end and phrase.owners:
                yield frozenset(who(p) for p in phrase.owners)


_NEAR = 6
"""Units within which a noun of visiting has its place."""


def word_at(units: Sequence[Unit], k: int) -> str:
    """What stands at `k`: the word, else the kind of a name, else the edge of the sentence."""
    if not 0 <= k < len(units):
        return "edge"
    unit = units[k]
    return unit.low if unit.kind in (UnitKind.WORD, UnitKind.PUNCT) else unit.kind.value
