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
_CLOSE = 400
"""Bytes an actor has on average where they stand close."""


def found(low: bytes, needles: Needles, scale: int) -> bool:
    """Whether any of four kinds of evidence stands in the folded bytes, distances taken `scale` times.

    A leader near a country not theirs; an office near a country, with a second country and an act around; the same with one
    country and the act beside it; a word of travel right before a country where anybody in office is named not far off.
    Countries are looked for around offices and leaders alone, first close by.
    """
    actors = needles.actors.parties(low)
    dense = len(actors) * _CLOSE > len(low)
    page = _Page(low, needles, scale, needles.places.parties(low) if dense else None)
    return any(map(page.told_of, actors)) or any(map(page.journey, _stretches(actors, scale * needles.near.reach, len(low))))


def _stretches(actors: Sequence[Party], reach: int, length: int) -> list[tuple[int, int]]:
    """Stretches around actors, those that overlap as one."""
    found_so_far: list[tuple[int, int]] = []
    for actor in actors:
        first, end = max(0, actor.start - reach), min(length, actor.end + reach)
        if actor.kind != WEAK:
            if found_so_far and first <= found_so_far[-1][1]:
                first = found_so_far.pop()[0]
            found_so_far.append((first, end))
    return found_so_far


def _within(a: Party, b: Party, distance: int) -> bool:
    return b.start - a.end <= distance and a.start - b.end <= distance


@dataclass(frozen=True, slots=True)
class _Page:
    """Folded bytes with what is looked for in them."""

    low: bytes
    needles: Needles
    scale: int
    places: Sequence[Party] | None
    """All of them, where actors stand so close that one search over everything is cheaper than one around each."""

    def told_of(self, actor: Party) -> bool:
        """Whether an office or a leader stands to countries as in diplomacy; a surname right after an office is a leader's."""
        if actor.kind == LEADER:
            return self._abroad(actor)
        distances = self.needles.near
        reach = self.scale * {WEAK: distances.weak, SEVERAL: distances.several}.get(actor.kind, distances.tied)
        tied = [p for p in self._places(actor, reach + _LONGEST) if _within(actor, p, reach)]
        return any(map(self._abroad, self._titled(actor))) or self._in_office(actor, tied)

    def _titled(self, office: Party) -> list[Party]:
        """The leaders whose surname stands right after an office."""
        word = _NEXT.match(self.low, office.end)
        if not word:
            return []
        at = word.start(1)
        told = ((at + len(name), name, country) for name, country in self.needles.surnames.get(word[1], ()))
        return [
            Party(at, end, LEADER, country)
            for end, name, country in told
            if self.low[at:end] == name and not self.low[end : end + 1].isalpha()
        ]

    def journey(self, stretch: tuple[int, int]) -> bool:
        """A word of travel right before a country."""
        first, end = stretch
        reach = self.needles.near.journey
        for _, after, _, _ in self.needles.travel.parties(self.low[first:end], first):
            ahead = self.needles.places.parties(self.low[after : after + reach + _LONGEST])
            if any(p.kind == COUNTRY and p.start <= reach for p in ahead):
                return True
        return False

    def _places(self, around: Party, reach: int) -> list[Party]:
        first, end = max(0, around.start - reach), around.end + reach
        if self.places is None:
            return self.needles.places.parties(self.low[first:end], first)
        within = slice(bisect_left(self.places, (first,)), bisect_left(self.places, (end,)))
        return list(self.places[within])

    def _abroad(self, leader: Party) -> bool:
        """A leader near a country, a group or a leader of another."""
        near = self._places(leader, self.scale * self.needles.near.leader)
        return any(p.key != leader.key and p.start != leader.start for p in near)

    def _in_office(self, office: Party, tied: Sequence[Party]) -> bool:
        """An office tied to a country: with another party and an act around them, or with an act beside that country."""
        if not tied:
            return False
        distances = self.needles.near
        around = self._places(office, self.scale * distances.parties)
        if len({p.key for p in around if p.kind != CITY}) > 1 or any(p.kind == GROUP for p in around):
            first, last = min(office.start, *(p.start for p in tied)), max(office.end, *(p.end for p in tied))
            if self._act(first, last, distances.act):
                return True
        own = {p.key for p in around if p.kind == LEADER}
        close = (p for p in tied if _within(office, p, self.scale * distances.tied))
        places = (p for p in close if p.kind in (COUNTRY, CITY) and p.key not in own)
        return any(self._act(p.start, p.end, distances.beside) for p in places)

    def _act(self, start: int, end: int, distance: int) -> bool:
        reach = self.scale * distance
        return bool(self.needles.acts.parties(self.low[max(0, start - reach) : end + reach]))
