"""Words found -> whether they stand so that diplomacy may be told of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from summitry.sift.needles import CITY, COUNTRY, GROUP, LEADER, SEVERAL, WEAK, Needles, Party

_NEXT = re.compile(rb"[^a-z]{1,2}([a-z-]+)")
"""The word after an office, which may be the surname it is the title of."""
_LONGEST = 40
"""Bytes of the longest names of countries."""


def found(low: bytes, actors: Sequence[Party], needles: Needles, scale: int) -> bool:
    """Whether any of four kinds of evidence stands around the actors in the folded bytes, distances taken `scale` times.

    A leader near a country not theirs; an office near a country, with a second country and an act around; the same with one
    country and the act beside it; a word of travel right before a country where anybody in office is named not far off.
    The search for actors, the cheapest, is the only one made of all bytes; for all else the bytes around these are looked
    through, the nearest first.
    """
    page = _Page(low, needles, scale, [a for a in actors if a[2] == LEADER])
    for actor in actors:
        if page.abroad(actor) if actor[2] == LEADER else page.in_office(actor):
            return True
    return page.journey([a for a in actors if a[2] != WEAK])


@dataclass(slots=True)
class _Page:
    """Folded bytes with what is looked for in them."""

    low: bytes
    needles: Needles
    scale: int
    leaders: Sequence[Party]

    def in_office(self, office: Party) -> bool:
        """Whether an office stands to countries as in diplomacy; a surname right after it is a leader's."""
        start, end, kind, _ = office
        near = self.needles.near
        reach = self.scale * (near.weak if kind == WEAK else near.several if kind == SEVERAL else near.tied)
        if places := self._places(start, end, reach + _LONGEST):
            tied = [p for p in places if p[0] - end <= reach and start - p[1] <= reach]
            if tied and self._told_of(office, tied):
                return True
        word = _NEXT.match(self.low, end)
        if not word or word[1] not in self.needles.surnames:
            return False
        return any(map(self.abroad, self._named(word.start(1), self.needles.surnames[word[1]])))

    def abroad(self, leader: Party) -> bool:
        """A leader near a country, a group or a leader of another."""
        start, end, _, country = leader
        return any(p[3] != country and p[0] != start for p in self._places(start, end, self.scale * self.needles.near.leader))

    def journey(self, offices: Sequence[Party]) -> bool:
        """A word of travel right before a country, with somebody in office not far off."""
        reach, search, low = self.needles.near.journey, self.needles.places.parties, self.low
        for first, last in _stretches(offices, self.scale * self.needles.near.reach):
            for _, after, _, _ in self.needles.travel.parties(low, first, last):
                for start, _, kind, _ in search(low, after, after + reach + _LONGEST):
                    if kind == COUNTRY and start - after <= reach:
                        return True
        return False

    def _named(self, at: int, names: Sequence[tuple[bytes, str]]) -> list[Party]:
        """The leaders whose surname stands there."""
        low, found_there = self.low, []
        for name, country in names:
            end = at + len(name)
            if low.startswith(name, at) and not low[end : end + 1].isalpha():
                found_there.append((at, end, LEADER, country))
        return found_there

    def _places(self, start: int, end: int, reach: int) -> list[Party]:
        """Places and leaders around; what is named within the name of a leader is none."""
        first, last = start - reach if start > reach else 0, end + reach
        places = self.needles.places.parties(self.low, first, last)
        if not self.leaders:
            return places
        leaders = self.leaders[bisect_left(self.leaders, (first,)) : bisect_left(self.leaders, (last,))]
        return [*leaders, *(p for p in places if not any(begin <= p[0] < done for begin, done, _, _ in leaders))]

    def _told_of(self, office: Party, tied: Sequence[Party]) -> bool:
        """An office tied to a country: with another party and an act around them, or with an act beside that country."""
        start, end, _, _ = office
        near = self.needles.near
        around = self._places(start, end, self.scale * near.parties)
        if len({key for _, _, kind, key in around if kind != CITY}) > 1 or any(kind == GROUP for _, _, kind, _ in around):
            ends = (office, *tied)
            if self._act(min(p[0] for p in ends), max(p[1] for p in ends), near.act):
                return True
        reach = self.scale * near.tied
        own = {key for _, _, kind, key in around if kind == LEADER}
        return any(
            self._act(first, last, near.beside)
            for first, last, kind, key in tied
            if kind in (COUNTRY, CITY) and key not in own and first - end <= reach and start - last <= reach
        )

    def _act(self, start: int, end: int, distance: int) -> bool:
        reach = self.scale * distance
        return bool(self.needles.acts.parties(self.low, max(0, start - reach), end + reach))


def _stretches(actors: Sequence[Party], reach: int) -> list[tuple[int, int]]:
    """Stretches around actors, those that overlap as one."""
    found_so_far: list[tuple[int, int]] = []
    for start, end, _, _ in actors:
        first = max(0, start - reach)
        if found_so_far and first <= found_so_far[-1][1]:
            first = found_so_far.pop()[0]
        found_so_far.append((first, end + reach))
    return found_so_far
