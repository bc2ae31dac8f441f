"""When a likely visit was, where its own clause does not say: the rest of the sentence, else whoever else is told to be there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitry.claim.layout import Layout
from summitry.claim.scene import Line
from summitry.claim.timing import attesting, time_links
from summitry.model import Claim, TimeLink


def times_beside(layout: Layout, line: Line, country: str) -> tuple[TimeLink, ...]:
    """A time of the sentence, else of the nearest visit to the country or meeting there that the rules read, else of the sentence before.

    Each only attests: the visit was under way then.
    """
    lines = layout.scene.lines
    starts = [other.sentence.start for other in lines]
    at = bisect_left(starts, line.sentence.start)
    told = sorted(((abs(_line_of(starts, c) - at), c.times) for c in _there(layout, country) if c.times), key=lambda found: found[0])
    before = lines[at - 1 : at] if at and lines[at - 1].sentence.paragraph == line.sentence.paragraph else ()
    others = next((times for _, times in told), ())
    return attesting(_whole(line) or _under_way(others) or next((_whole(b) for b in before), ()))


def _whole(line: Line) -> tuple[TimeLink, ...]:
    return time_links(line.units, 0, len(line.units), line.scene.temporals)


def _under_way(times: Sequence[TimeLink]) -> tuple[TimeLink, ...]:
    """The day on which somebody else came, or was there."""
    return tuple(replace(t, role="attested") for t in times if t.role in ("start", "date", "attested"))[:1]


def _there(layout: Layout, country: str) -> Iterator[Claim]:
    yield from (c for c in layout.scene.visits if c.host_country == country)
    yield from (c for c in layout.scene.meetings if c.host_country == country and c.mode == "in-person")


def _line_of(starts: Sequence[int], claim: Claim) -> int:
    """The number of the sentence in which a claim stands."""
    return bisect_left(starts, claim.spans[0].start + 1) - 1
