"""What the clauses of an article speak for and against a visit: who acts in a city, and how each leader is spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from summitry.claim.clauses import RELATIVE
from summitry.claim.heads import before_adverbs
from summitry.claim.layout import Ground, Layout, Standing
from summitry.claim.likely_cast import holds_word
from summitry.claim.make import who
from summitry.claim.people import PEOPLE
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, traveller
from summitry.model import Unit, UnitKind

Measure = tuple[str, float]

_SEATS_OF_MANY = frozenset(("New York", "New York City", "Geneva", "Brussels", "Strasbourg", "The Hague"))
"""Cities named for the bodies that sit there."""
_FAR = 40
"""Units from which on two of a sentence are as far apart as can be."""


def of_clauses(layout: Layout, person: str, ground: Ground) -> Iterator[Measure]:
    """By whom and by what act the clauses are led that hold a city and do not speak of the person."""
    counts: Counter[str] = Counter()
    for n in ground.wheres:
        units, verb = layout.scene.lines[n].units, ground.holders.get(n)
        if verb is None:
            counts["clause: none"] += 1
        elif person not in ground.owners.get(n, ()):
            counts.update((f"clause: {_leads(units, verb, person)}", f"clause: act {units[verb].key}"))
    yield from counts.items()


def _leads(units: Sequence[Unit], verb: int, person: str) -> str:
    """What kind of word stands before a verb, where its subject does."""
    k = before_adverbs(units, verb)
    if k < 0:
        return "opens"
    unit = units[k]
    if unit.kind in PEOPLE:
        his = any(who(p) == person for p in unit.people)
        return "of him" if his else "of a leader" if any(traveller(p) for p in unit.people) else "of a person"
    if unit.kind is UnitKind.WORD:
        return _by_word(unit)
    return "after a mark" if unit.kind is UnitKind.PUNCT else f"of {unit.kind.value}"


def _by_word(unit: Unit) -> str:
    if unit.low in RELATIVE:
        return "relative"
    if unit.text[:1].isupper():
        return "of a name"
    return "of several" if unit.low.endswith("s") else "of a thing"


def of_place(layout: Layout, country: str, ground: Ground) -> Iterator[Measure]:
    """What kinds of places of a country are named, and how often for a government or a body that sits there."""
    kinds: Counter[str] = Counter()
    governments = 0
    for n in ground.cities:
        units = layout.scene.lines[n].units
        kinds.update(f"place: {_kind(u)}" for u in units if u.kind is UnitKind.PLACE and u.facts.get("country") == country)
        governments += sum(w.country == country and _acts(units, w) for w in wheres(units, 0, len(units)))
    yield from kinds.items()
    yield "place: as a government", governments
    yield "place: seat of many", float(bool(ground.places & _SEATS_OF_MANY))
    yield "place: only seat of many", float(bool(ground.places) and ground.places <= _SEATS_OF_MANY)


def _kind(unit: Unit) -> str:
    return unit.facts.get("place_kind", "other")


def _acts(units: Sequence[Unit], where: Where) -> bool:
    """ "Kinshasa accuses", "Tokyo's interests": a place that does or has something."""
    after = units[where.end] if where.end < len(units) else None
    return after is not None and not where.preposition and (after.kind is UnitKind.VERB or after.low in ("'s", "’s"))


def of_person(layout: Layout, standing: Standing) -> Iterator[Measure]:
    """How an article speaks of a leader wherever he may be: his verbs, absence, pronouns, quotations, whether he is in office."""
    lines, key = [layout.scene.lines[n] for n in sorted(standing.lines)], who(standing.person)
    words = layout.scene.acts.words
    acts = [(line.units[a.verb], a.role) for n in standing.lines for line in (layout.scene.lines[n],) for a in layout.casts[n].get(key, ())]
    yield "person: former", float(standing.person.office.startswith("former_"))
    yield "person: not in the lexicon", float(not standing.person.person.startswith("Q"))
    yield "person: sentences of absence", sum(holds_word(line, words["not_there"]) for line in lines)
    yield "person: sends", sum(role == "doer" and verb.facts.get("lemma") in words["sends"] for verb, role in acts)
    yield from Counter(f"person: {verb.key} as {role}" for verb, role in acts).items()
    yield "person: by pronoun", sum(_by_pronoun(line, key) for line in lines)
    yield "person: sentences in quotes", sum(any(u.low == '"' for u in line.units) for line in lines)


def _by_pronoun(line: Line, key: str) -> bool:
    return any(u.kind is UnitKind.PRONOUN and any(who(p) == key for p in u.people) for u in line.units)


def of_closeness(layout: Layout, standing: Standing, ground: Ground) -> Iterator[Measure]:
    """How near a leader and the cities of a country stand: in how many paragraphs, and in a sentence with what between."""
    lines, key = layout.scene.lines, who(standing.person)
    his, cities, names = ({lines[n].sentence.paragraph for n in found} for found in (standing.lines, ground.cities, ground.names))
    shared = standing.lines & ground.cities
    near, between = min((_between(lines[n], key, ground.wheres[n]) for n in shared & ground.wheres.keys()), default=(_FAR, 0))
    yield "both: paragraphs with a city", len(his & cities)
    yield "both: paragraphs with its name", len(his & names)
    yield "both: city with him by pronoun", sum(_by_pronoun(lines[n], key) for n in shared)
    yield "both: units between", near
    yield "both: people between", between
    yield "both: in a sentence of leaders", min((len(layout.travellers[n]) for n in shared), default=0)


def _between(line: Line, key: str, where: Where) -> tuple[int, int]:
    """How many units, and how many of them persons, stand between somebody and a place of one sentence where that is least."""
    found = [k for k, u in enumerate(line.units) if u.kind in PEOPLE and any(who(p) == key for p in u.people)]
    parts = (line.units[min(k, where.index) + 1 : max(k, where.index)] for k in found)
    return min(((min(_FAR, len(part)), sum(u.kind in PEOPLE for u in part)) for part in parts), default=(_FAR, 0))


def of_article(layout: Layout) -> Iterator[Measure]:
    """How long an article is, and how much of it is about leaders, gatherings and calls."""
    scene, setting = layout.scene, layout.scene.setting
    yield "article: sentences", min(_FAR, len(scene.lines))
    yield "article: share of sentences with a leader", sum(map(bool, layout.travellers)) / max(1, len(scene.lines))
    yield "article: names of gatherings", sum(u.kind is UnitKind.SUMMIT for line in scene.lines for u in line.units)
    yield "article: meetings", len(scene.meetings)
    yield "article: calls", sum(c.mode != "in-person" for c in scene.meetings)
    yield f"article: plays at a {setting.form}" if setting else "article: plays at nothing", 1
    yield "article: countries with a city", sum(bool(g.cities) for g in layout.grounds.values())
