"""What an article as a whole speaks for and against a visit, each a measure with a plain name and a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from summitry.claim.layout import Ground, Layout, Standing
from summitry.claim.likely_clauses import Measure, of_article, of_clauses, of_closeness, of_person, of_place
from summitry.claim.make import who
from summitry.claim.people import PEOPLE
from summitry.model import Claim, UnitKind

_FAR = 5.0
"""Sentences from which on two are as far as can be."""
_MOST = 8.0
_MANY = 3.0
"""Numbers from which on more make no difference, of the whole article and of the sentences about the two."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an article before its leaders and countries are weighed one by one."""

    stays: Mapping[str, set[str]]
    """Person -> countries whose guest the rules read him to be."""
    meetings: Mapping[str, list[Claim]]
    """Person -> meetings and calls of his."""
    leaders: int
    of_people: Mapping[str, Mapping[str, float]]
    """Person -> the measures that are his wherever he may be."""
    of_countries: Mapping[str, Mapping[str, float]]
    """Country -> the measures that are its own whoever may come."""


def told_of(layout: Layout, stays: Mapping[str, set[str]]) -> Told:
    """What the rules tell of an article, by person, and who and what is spoken of most."""
    scene = layout.scene
    meetings: dict[str, list[Claim]] = {}
    for claim in scene.meetings:
        for p in claim.participants:
            meetings.setdefault(who(p), []).append(claim)
    ranks = _ranks({key: len(s.lines) for key, s in layout.people.items()})
    spread = _ranks({key: len(g.cities | g.names | g.words) for key, g in layout.grounds.items()})
    whole = dict(of_article(layout))
    of_people = {
        key: _capped(chain(_of_person(layout, standing, ranks[key]), of_person(layout, standing)))
        for key, standing in layout.people.items()
    }
    of_countries = {
        key: _capped(chain(_of_country(layout, key, ground, spread[key]), of_place(layout, key, ground))) | whole
        for key, ground in layout.grounds.items()
    }
    return Told(stays, meetings, len(layout.people), of_people, of_countries)


def _capped(found: Iterable[Measure]) -> dict[str, float]:
    return {name: min(_MOST, value) for name, value in found}


def _ranks(counts: Mapping[str, int]) -> dict[str, int]:
    order = sorted(counts.values(), reverse=True)
    return {key: order.index(n) for key, n in counts.items()}


def measures(layout: Layout, person: str, country: str, told: Told, share: float) -> dict[str, float]:
    """The measures of a leader and a country; `share` is what the likeliest of their sentences comes to, 0 where there is none."""
    standing, ground = layout.people[person], layout.grounds[country]
    near = [n for n in _near(standing, ground) if n < len(layout.casts)]
    parts = chain(
        _of_both(layout, standing, ground),
        _of_guests(person, country, told),
        _of_cities(layout, person, country, ground),
        _of_sentences(layout, person, near),
        of_clauses(layout, person, ground),
    )
    apart = dict(of_closeness(layout, standing, ground))
    return {"sentence": share, **told.of_people[person], **told.of_countries[country], **_capped(parts), **apart}


def _near(standing: Standing, ground: Ground) -> list[int]:
    """The sentences that speak of the person, or follow one that does, at the place or beside it."""
    his, there = standing.lines, ground.cities
    around = sorted({k for n in his for k in (n, n + 1)})
    return [k for k in around if k in there or k - 1 in there or k + 1 in there]


def _of_person(layout: Layout, standing: Standing, rank: int) -> Iterator[Measure]:
    lines, key = standing.lines, who(standing.person)
    yield "person: sentences", len(lines)
    yield "person: share of sentences", len(lines) / max(1, len(layout.casts))
    yield "person: spoken of more are", rank
    yield "person: first sentence", min(lines)
    yield "person: sentences he acts in", sum(any(a.role == "doer" for a in layout.casts[n].get(key, ())) for n in lines)
    for basis in standing.bases:
        yield f"person: known by {basis}", 1
    yield f"person: is {standing.person.office or 'of no office'}", 1
    yield "person: in the headline", float(any(layout.scene.lines[n].headline for n in lines))
    yield "person: said to be here or there", sum(any(u.low in ("here", "there") for u in layout.scene.lines[n].units) for n in lines)


def _of_country(layout: Layout, country: str, ground: Ground, rank: int) -> Iterator[Measure]:
    scene = layout.scene
    named = ground.cities | ground.names | ground.words
    yield "country: sentences with a city", len(ground.cities)
    yield "country: sentences with its name", len(ground.names)
    yield "country: sentences with its people's name", len(ground.words)
    yield "country: sentences with its persons", len(ground.people)
    yield "country: cities", len(ground.places)
    yield "country: named more are", rank
    yield "country: first sentence", min(named, default=_MOST)
    yield "country: written there", float(scene.dateline is not None and scene.dateline.country == country)
    yield "country: plays there", float(scene.setting is not None and scene.setting.where.country == country)
    yield "country: plays elsewhere", float(scene.setting is not None and scene.setting.where.country != country)
    yield "country: in the headline", float(any(scene.lines[n].headline for n in named))
    for mark in ground.after:
        yield f"country: city before {mark}", 1
    for word in ground.prepositions:
        yield f"country: city by {word}", 1
    yield "article: leaders", len(layout.people)
    yield "article: visits", len(scene.visits)


def _of_both(layout: Layout, standing: Standing, ground: Ground) -> Iterator[Measure]:
    lines, home = standing.lines, layout.grounds.get(standing.person.country, Ground())
    yield "both: apart from a city", _apart(lines, ground.cities)
    yield "both: apart from its name", _apart(lines, ground.names)
    yield "both: apart from its people's name", _apart(lines, ground.words)
    yield "both: apart from its persons", _apart(lines, ground.people)
    yield "both: apart from his home", _apart(lines, home.cities)
    yield "both: sentences with a city", len(lines & ground.cities)
    yield "both: sentences with its name", len(lines & ground.names)
    yield "both: sentences with its people's name", len(lines & ground.words)
    yield "both: sentences with its persons", len(lines & ground.people)
    yield "home: sentences with a city", len(home.cities)
    written = layout.scene.dateline
    yield "home: written there", float(written is not None and written.country == standing.person.country)


def _apart(some: set[int], others: set[int]) -> float:
    return min((abs(x - y) for x in some for y in others), default=_FAR) if others else _FAR


def _of_guests(person: str, country: str, told: Told) -> Iterator[Measure]:
    """Who else is told to be there, and whom he is told to meet."""
    his = told.meetings.get(person, [])
    yield "told: guests there", sum(country in countries for guest, countries in told.stays.items() if guest != person)
    yield "told: share of leaders who are guests there", _guests(country, told) / max(1, told.leaders)
    yield "told: share of visits that lead there", _guests(country, told) / max(1, sum(map(len, told.stays.values())))
    yield "told: elsewhere too", len(told.stays.get(person, set()) - {country})
    yield "told: meetings", len(his)
    yield "told: meetings there", sum(m.host_country == country for m in his)
    yield "told: meetings elsewhere", sum(m.host_country not in ("", country) for m in his)
    faces = [m for m in his if m.mode == "in-person"]
    yield "told: meets its persons", sum(any(p.country == country for p in m.participants) for m in faces)
    yield (
        "told: calls its persons",
        sum(any(p.country == country for p in m.participants) for m in his)
        - sum(any(p.country == country for p in m.participants) for m in faces),
    )
    yield (
        "told: meets its guests",
        sum(any(country in told.stays.get(who(p), ()) for p in m.participants if who(p) != person) for m in faces),
    )


def _guests(country: str, told: Told) -> int:
    return sum(country in countries for countries in told.stays.values())


def _of_cities(layout: Layout, person: str, country: str, ground: Ground) -> Iterator[Measure]:
    """Of the sentences in which something is done in a city of the country: with whom, and whom the text spoke of last before."""
    abroad = {n: [who(p) for p in layout.travellers[n] if p.country != country] for n in ground.wheres}
    alone = sorted(n for n, people in abroad.items() if not people)
    last = [n - k for n in alone if (k := _spoken_of_before(layout, country, n)) >= 0 and _last(layout, country, k) == person]
    yield "city: sentences", len(ground.wheres)
    yield "city: with others", float(any(people and person not in people for people in abroad.values()))
    yield "city: with nobody", len(alone)
    yield "city: with one whom only a pronoun means", sum(_by_pronoun(layout, n, person, country) for n in ground.wheres)
    yield "city: in a clause of his", sum(person in owners for owners in ground.owners.values())
    yield "city: in a clause of others", sum(bool(owners) and person not in owners for owners in ground.owners.values())
    yield "city: in a clause of nobody", sum(not owners for owners in ground.owners.values())
    yield "city: right after him", len(last)
    yield "city: sentences since him", min(last, default=_FAR)
    for n in alone:
        for unit in layout.scene.lines[n].units:
            if unit.kind in (UnitKind.NOUN, UnitKind.VERB):
                yield f"city: with nobody, {unit.kind} {unit.key}", 1
            elif unit.kind in (UnitKind.PRONOUN, UnitKind.GROUP, UnitKind.TIME):
                yield f"city: with nobody, {unit.kind}", 1


def _by_pronoun(layout: Layout, n: int, person: str, country: str) -> bool:
    """Whether the leaders of other countries in a sentence are meant by pronouns alone, and the person is none of them."""
    units = [u for u in layout.scene.lines[n].units if u.kind in PEOPLE and any(p.country != country for p in u.people)]
    others = all(u.kind is UnitKind.PRONOUN for u in units) and not any(who(p) == person for u in units for p in u.people)
    return bool(units) and others


def _spoken_of_before(layout: Layout, country: str, n: int) -> int:
    """The last sentence before that speaks of a leader of another country; -1 where none does."""
    return next((k for k in range(n - 1, -1, -1) if any(p.country != country for p in layout.travellers[k])), -1)


def _last(layout: Layout, country: str, k: int) -> str:
    return [who(p) for p in layout.travellers[k] if p.country != country][-1]


def _of_sentences(layout: Layout, person: str, near: list[int]) -> Iterator[Measure]:
    """What the sentences near him and the place hold: nouns and verbs of acts, times, and what he does in them."""
    counts: dict[str, float] = {}
    for n in near:
        units = layout.scene.lines[n].units
        for unit in units:
            if unit.kind in (UnitKind.NOUN, UnitKind.VERB):
                name = f"near: {unit.kind} {unit.key}"
            elif unit.kind in (UnitKind.TIME, UnitKind.SUMMIT):
                name = f"near: {unit.kind}"
            else:
                continue
            counts[name] = counts.get(name, 0) + 1
        for act in layout.casts[n].get(person, ()):
            name = f"near: he does {units[act.verb].key} as {act.role}"
            counts[name] = counts.get(name, 0) + 1
    yield from ((name, min(_MANY, n)) for name, n in counts.items())
