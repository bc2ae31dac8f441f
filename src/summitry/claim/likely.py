"""Visits that no rule reads and that their article makes likely: a leader and a country, weighed by where and how both stand in it.

First each sentence that brings the two together is weighed by its traits (`likely_traits.py`, `lexicon/likely_weights.yml`),
then what the likeliest comes to beside some hundred measures of the whole article (`likely_measures.py`,
`lexicon/likely_trees.csv`).  Both tables are fitted on annotated articles (`bench/likely_weights.py`).  What comes out says so:
`implied_by` is `likelihood`, and the confidence is what the weights come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from summitry.claim.layout import Layout, layout_of
from summitry.claim.likely_cast import stays_in
from summitry.claim.likely_evidence import claim_across, form_there
from summitry.claim.likely_measures import measures, told_of
from summitry.claim.likely_mentions import Mention, mentioned
from summitry.claim.likely_times import times_beside
from summitry.claim.likely_traits import traits
from summitry.claim.make import visit, who
from summitry.claim.purpose import occasion_of
from summitry.claim.scene import Line, Scene, foreign
from summitry.claim.timing import attesting, leading_time, time_links
from summitry.claim.weighed import grown, likelihood
from summitry.lexicon.likely import load_likely
from summitry.model import Claim, Marked, TimeLink

Key = tuple[str, str]
"""A leader's id and a country."""
Likeliest = tuple[float, Line, Mention]


def visits_by_likelihood(_marked: Marked, scene: Scene) -> Iterator[Claim]:
    """Each visit that no rule has read, where it is likely enough; official texts are left to the rules."""
    if scene.official:
        return
    forest, least = load_likely().articles, load_likely().visits.threshold
    stays, layout = stays_in(scene), layout_of(scene)
    best, told = likeliest(layout, stays), told_of(layout, stays)
    for person, country in pairs_of(layout, stays):
        found = best.get((person, country))
        if country in stays.get(person, ()) or found and _told_apart(found[1], (person, country)):
            continue
        share = grown(measures(layout, person, country, told, found[0] if found else 0.0), forest)
        if share >= forest.threshold:
            claim = _claim(layout, *found[1:]) if found and found[0] >= least else claim_across(layout, person, country)
            if claim is not None:
                yield replace(claim, confidence=round(share * forest.trust, 2))


def likeliest(layout: Layout, stays: dict[str, set[str]]) -> dict[Key, Likeliest]:
    """Of each leader and each country that a sentence brings together, the likeliest sentence with its likelihood."""
    table = load_likely().visits
    best: dict[Key, Likeliest] = {}
    for line, mention in mentioned(layout.scene, layout.casts):
        key = (who(mention.person), mention.spot.where.country)
        share = likelihood(traits(line, mention, stays), table)
        if share > best.get(key, (0.0,))[0]:
            best[key] = (share, line, mention)
    return best


def pairs_of(layout: Layout, stays: dict[str, set[str]]) -> Iterator[Key]:
    """Each leader with each country abroad that has a city in the article, has another guest there, or in which the article plays."""
    scene = layout.scene
    plays = {w.country for w in (scene.dateline, scene.setting.where if scene.setting else None) if w is not None}
    for person, standing in layout.people.items():
        guests = {c for other, countries in stays.items() if other != person for c in countries}
        for country, ground in layout.grounds.items():
            here = ground.cities or country in guests or country in plays
            if here and foreign(standing.person, country) and _SEATS.get(standing.person.country) != country:
                yield person, country


_SEATS = MappingProxyType({"EU": "BE"})
"""Where those at the head of an organisation are at home."""


def _told_apart(line: Line, key: Key) -> bool:
    """ "will visit Accra and Dakar respectively": a rule reads in this sentence that somebody else was there, and he elsewhere."""
    here = [c for c in line.scene.visits if any(line.sentence.start <= s.start < line.sentence.end for s in c.spans)]
    return any(c.host_country == key[1] for c in here) and any(who(c.participants[0]) == key[0] for c in here)


def _claim(layout: Layout, line: Line, mention: Mention) -> Claim:
    """The words from person to place with the clause between, or the clause alone where the place is told elsewhere."""
    units, where, act = line.units, mention.spot.where, mention.act
    named = mention.spot.source == "city"
    begin = min(mention.at, act.verb if act else mention.at, where.index if named else mention.at)
    end = max(act.end if act else mention.at + 1, where.end if named else 0, mention.at + 1)
    return visit(
        line.scene.article,
        line.span(begin, end),
        mention.person,
        where.country,
        where.place,
        mention.status,
        attesting(_times(line, mention, begin, end)) or times_beside(layout, line, where.country),
        form=form_there(layout, line, begin, end, where.country),
        occasion=occasion_of(units, begin, end, line.scene.acts),
        said_by=line.said_by,
        implied_by="likelihood",
        details={} if named else {"place_basis": "inferred"},
    )


def _times(line: Line, mention: Mention, begin: int, end: int) -> tuple[TimeLink, ...]:
    """The time of the clause, else that which opens it, else that of the summit or ceremony the article plays at."""
    at = mention.act.verb if mention.act else begin
    temporals, setting = line.scene.temporals, line.scene.setting
    own = time_links(line.units, at + 1, end, temporals) or leading_time(line.units, at, temporals)
    return own or (setting.times if mention.spot.source == "setting" and setting is not None else ())
