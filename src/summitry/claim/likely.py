"""Visits that no rule reads and that their sentence makes likely: a leader, a place abroad, and the verb between them, weighed.

What speaks for and against is counted in traits, each a plain name; their weights are fitted on annotated articles
(`bench/likely_weights.py`) and stand in `lexicon/likely_weights.yml`.  What comes out says so: `implied_by` is
`likelihood`, and the confidence is what the weights come to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summitry.claim.likely_cast import stays_in
from summitry.claim.likely_mentions import Mention, mentioned
from summitry.claim.likely_traits import traits
from summitry.claim.make import visit, who
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, Scene
from summitry.claim.timing import attesting, leading_time, time_links
from summitry.claim.weighed import likelihood
from summitry.lexicon.likely import load_likely
from summitry.model import Claim, Marked, TimeLink


def visits_by_likelihood(_marked: Marked, scene: Scene) -> Iterator[Claim]:
    """The likeliest telling of each visit that no rule has read, where it is likely enough; official texts are left to the rules."""
    if scene.official:
        return
    table, stays = load_likely().visits, stays_in(scene)
    read = {(who(c.participants[0]), c.host_country) for c in scene.visits}
    best: dict[tuple[str, str], tuple[float, Line, Mention]] = {}
    for line, mention in mentioned(scene):
        key = (who(mention.person), mention.spot.where.country)
        if key in read or _told_apart(line, key):
            continue
        share = likelihood(traits(line, mention, stays), table)
        if share >= table.threshold and share > best.get(key, (0.0,))[0]:
            best[key] = (share, line, mention)
    for share, line, mention in best.values():
        yield replace(_claim(line, mention), confidence=round(share * table.trust, 2))


def _told_apart(line: Line, key: tuple[str, str]) -> bool:
    """ "will visit Accra and Dakar respectively": a rule reads in this sentence that somebody else was there, and he elsewhere."""
    here = [c for c in line.scene.visits if any(line.sentence.start <= s.start < line.sentence.end for s in c.spans)]
    return any(c.host_country == key[1] for c in here) and any(who(c.participants[0]) == key[0] for c in here)


def _claim(line: Line, mention: Mention) -> Claim:
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
        attesting(_times(line, mention, begin, end)),
        form=form_of(units, begin, end, line.scene.acts),
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
