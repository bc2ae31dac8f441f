"""Meetings that no rule reads and that their sentence makes likely: two leaders and what is said of both, weighed (see `likely`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitry.claim.gathering import finest, gathering, here, opening
from summitry.claim.likely_pairs import Pair, cities_of, paired, told_in, traits
from summitry.claim.make import who
from summitry.claim.scene import Line, Scene
from summitry.claim.timing import leading_time, time_links
from summitry.claim.weighed import likelihood
from summitry.lexicon.likely import load_likely
from summitry.model import Claim, ClaimKind, Marked, Participant


@dataclass(frozen=True, slots=True)
class _Met:
    """A likely meeting: who, told by which pair of which sentence, how likely."""

    share: float
    line: Line
    pair: Pair
    people: tuple[Participant, ...]


def meetings_by_likelihood(_marked: Marked, scene: Scene) -> Iterator[Claim]:
    """The likeliest telling of each meeting that no rule has read, with the visits it implies; official texts are left to the rules."""
    if scene.official:
        return
    table, told = load_likely().meetings, told_in(scene)
    read = [{who(p) for p in c.participants} for c in scene.meetings]
    best: dict[frozenset[str], _Met] = {}
    for line, pair in paired(scene):
        key = frozenset(who(p) for p in pair.people)
        if any(key <= met for met in read):
            continue
        share = likelihood(traits(line, pair, told), table)
        if share >= table.threshold and (key not in best or share > best[key].share):
            best[key] = _Met(share, line, pair, pair.people)
    for met in _together(tuple(best.values())):
        for claim in _claims(met):
            yield replace(claim, confidence=round(met.share * table.trust, 2), implied_by="likelihood")


def _together(found: Sequence[_Met]) -> list[_Met]:
    """Who is told in one sentence to have met the same person met him together; whoever is among more is not told again."""
    whole = [met for group in _by_sentence(found) for met in _joined(group)]
    people = [{who(p) for p in met.people} for met in whole]
    return [met for met, mine in zip(whole, people, strict=True) if not any(mine < others for others in people)]


def _joined(group: Sequence[_Met]) -> Iterator[_Met]:
    """The pairs of one sentence, those that share a person as one."""
    left = list(group)
    while left:
        met, people = left[0], {who(p): p for p in left.pop(0).people}
        while beside := [m for m in left if any(who(p) in people for p in m.people)]:
            left = [m for m in left if m not in beside]
            people |= {who(p): p for m in beside for p in m.people}
        yield replace(met, people=tuple(people.values()))


def _by_sentence(found: Sequence[_Met]) -> Iterator[list[_Met]]:
    groups: dict[int, list[_Met]] = {}
    for met in found:
        groups.setdefault(met.line.sentence.start, []).append(met)
    yield from groups.values()


def _claims(met: _Met) -> Iterator[Claim]:
    """The meeting in the city its clause names, else the one that opens the sentence, else where the article plays."""
    line, pair = met.line, met.pair
    units, act = line.units, pair.act
    begin = min(pair.at[0], act.verb if act else pair.at[0])
    end = max(pair.at[1] + 1, act.end if act else 0)
    spots = [w for w in cities_of(line) if begin <= w.index < end and w.preposition in ("in", "at")]
    where = finest(spots or opening(line, begin) or here(line, begin, end))
    times = time_links(units, begin, end, line.scene.temporals) or leading_time(units, begin, line.scene.temporals)
    stop = max(end, where.end) if where is not None and where in spots else end
    told = gathering(line, line.span(begin, stop), met.people, pair.mode, pair.status, where, times, (begin, stop))
    for claim in told:
        if claim.kind is ClaimKind.MEETING or not _known(line.scene, claim):
            yield claim


def _known(scene: Scene, claim: Claim) -> bool:
    """Whether a rule has read that visit."""
    visitor = who(claim.participants[0])
    return any(who(c.participants[0]) == visitor and c.host_country == claim.host_country for c in scene.visits)
