"""What speaks for and against a visit in how a person, a verb and a place stand to one another, each a trait with a plain name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summitry.claim.likely_cast import owners_of_clause, owners_of_journeys, word_at
from summitry.claim.likely_mentions import Mention
from summitry.claim.make import who
from summitry.claim.people import possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line
from summitry.model import Unit, UnitKind


def traits(line: Line, mention: Mention, stays: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The traits of a mention, each once, named after how its place is known: "city: by in"."""
    found = [
        *_of_verb(line, mention),
        *_of_place(line, mention),
        *_of_person(line, mention),
        *_of_sentence(line, mention),
        *_of_article(line, mention, stays),
    ]
    return tuple(dict.fromkeys(f"{mention.spot.source}: {t}" for t in found))


def _of_verb(line: Line, mention: Mention) -> Iterator[str]:
    """The verb that speaks of the person, and how far its clause reaches; without one, the verb before him."""
    units, act, where = line.units, mention.act, mention.spot.where
    if act is None:
        before = next((u for u in reversed(units[: mention.at]) if u.kind is UnitKind.VERB), None)
        yield "no verb of his"
        yield from (f"behind verb {before.facts['lemma']}", f"behind act {before.key}") if before else ()
        return
    facts = units[act.verb].facts
    yield f"verb {facts['lemma']}"
    yield f"act {units[act.verb].key} {act.role}"
    yield f"{act.role} {facts.get('tense', '')}"
    yield f"{act.role} {'passive' if facts.get('passive') else 'active'}"
    yield f"status {mention.status}"
    yield f"in clause {act.verb < where.index < act.end}"
    yield from ("time in clause",) if any(u.kind is UnitKind.TIME for u in units[act.verb : act.end]) else ()
    if where.index >= 0:
        between = units[min(act.verb, where.index) + 1 : max(act.verb, where.index)]
        yield f"between {min(_FAR, len(between) // 3)}"
        yield f"verb first {act.verb < where.index}"
        yield from ("verb between",) if any(u.kind is UnitKind.VERB for u in between) else ()


_FAR = 4
"""Steps of units from which on more make no difference."""


def _of_place(line: Line, mention: Mention) -> Iterator[str]:
    """What brings the place and stands around it, and whose clause and journey it is part of."""
    units, where, at = line.units, mention.spot.where, mention.at
    if where.index < 0:
        return
    yield f"person first {at < where.index}"
    yield f"apart {min(_FAR + 1, abs(at - where.index) // 4)}"
    yield f"by {where.preposition or 'nothing'}"
    yield f"behind {_head(units, where)}"
    yield f"before {word_at(units, where.end)}"
    yield f"clause of {_owner(units, mention)}"
    yield from (f"journey of {w}" for w in _journeys(line, mention))


def _of_person(line: Line, mention: Mention) -> Iterator[str]:
    """How the person is named, what stands around him, and whether his clause names another place."""
    units, at = line.units, mention.at
    yield f"kind {units[at].kind.value}"
    yield f"known by {mention.person.basis}"
    yield f"after {word_at(units, at - 1)}"
    yield f"then {word_at(units, at + 1)}"
    yield from ("possessor",) if possessive(units, at) else ()
    others = [w for w in wheres(units, 0, len(units)) if w.country not in (mention.spot.where.country, mention.person.country)]
    yield from ("another place",) if others else ()
    bringing = [w.index for w in others if w.preposition in ("in", "to", "at", "into", "for")]
    act = mention.act
    yield from ("another place in his clause",) if act and any(act.verb < k < act.end for k in bringing) else ()


def _of_sentence(line: Line, mention: Mention) -> Iterator[str]:
    units = line.units
    yield f"block {line.sentence.block}"
    yield from sorted({f"noun {u.key}" for u in units if u.kind is UnitKind.NOUN})
    kinds = {u.kind for u in units}
    yield from ("a summit",) if UnitKind.SUMMIT in kinds else ()
    yield from ("a time",) if UnitKind.TIME in kinds else ()
    yield from ("a year",) if any(u.kind is UnitKind.TIME and u.low.isdigit() for u in units) else ()
    yield from (f"word {w}" for w in sorted(_WORDS & {u.low for u in units}))
    yield from ("host named",) if any(p.country == mention.spot.where.country for u in units for p in u.people) else ()


_WORDS = frozenset(
    "here there also among sideline sidelines present guests delegation absent told would not never no if may could as".split()
)
"""Words that tell of being somewhere, or of what is not so."""


def _of_article(line: Line, mention: Mention, stays: Mapping[str, set[str]]) -> Iterator[str]:
    """What the rest of the article tells of the two."""
    country, person = mention.spot.where.country, who(mention.person)
    others = sum(country in countries for guest, countries in stays.items() if guest != person)
    yield f"guests there {min(3, others)}"
    yield f"elsewhere too {bool(stays.get(person, set()) - {country})}"
    written, setting = line.scene.dateline, line.scene.setting
    yield from ("written there",) if written is not None and written.country == country else ()
    yield from ("written at his home",) if written is not None and written.country == mention.person.country else ()
    yield from (f"plays there {setting.form}",) if setting is not None and setting.where.country == country else ()


def _owner(units: Sequence[Unit], mention: Mention) -> str:
    """Whose clause the place stands in: `his`, that of `another`, of `nobody` known, or of `no verb`."""
    owners = owners_of_clause(units, mention.spot.where.index, mention.cast)
    if owners is None:
        return "no verb"
    return "nobody" if not owners else "his" if who(mention.person) in owners else "another"


def _journeys(line: Line, mention: Mention) -> Iterator[str]:
    """Whose journey a noun before the place tells of: `his`, `another`'s; nothing where it does not say."""
    for owners in owners_of_journeys(line, mention.spot.where):
        yield "his" if who(mention.person) in owners else "another"


def _head(units: Sequence[Unit], where: Where) -> str:
    """What stands before the preposition: the kind of a name, the class of a noun, or the word."""
    k = where.index - 1
    while k >= 0 and (units[k].low in ("the", "a", where.preposition) or units[k].kind is UnitKind.TIME):
        k -= 1
    return "nothing" if k < 0 else units[k].key or "noun" if units[k].kind is UnitKind.NOUN else word_at(units, k)
