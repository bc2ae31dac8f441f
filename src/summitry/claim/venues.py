"""Where and when a verb of meeting says that it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summitry.claim.frame import subject
from summitry.claim.gathering import finest, opening, owner
from summitry.claim.people import PEOPLE, people_list
from summitry.claim.places import Where, when_before, where_before, wheres
from summitry.claim.scene import Line
from summitry.claim.timing import time_links, to_the_day, topical
from summitry.claim.words import purpose_at
from summitry.model import TimeLink, Unit, UnitKind


def venues(line: Line, v: int, end: int) -> list[Where]:
    """The places that the clause of the verb at `v` names: behind it, at the head of the sentence, before "where" or "when"."""
    begin = subject(line.units, v).index
    start = said_from(line, v, end)
    spots = [
        w for w in wheres(line.units, start, reach(line, start, end)) if w.preposition in ("in", "at", "near", "on") and not owner(line, w)
    ]
    return spots or opening(line, begin if begin >= 0 else v) or list(where_before(line.units, v) or when_before(line.units, v))


def on_the_way(line: Line, v: int) -> list[Where]:
    """ "was in Beijing in April to see Xi", "Ardern, in Washington to meet Biden": where whoever came to meet came to."""
    found = subject(line.units, v)
    start = found.governor if found.governor >= 0 else found.index
    if line.units[v].facts["tense"] != "inf" or not 0 <= start < v:
        return []
    return [w for w in wheres(line.units, start + 1, v) if w.preposition in ("in", "at", "to", "for", "into", "") and w.place]


def said_from(line: Line, v: int, end: int) -> int:
    """Where the words on place begin: behind the verb, of what is discussed behind those it is discussed with."""
    signed = line.units[v].key == "sign"
    if not topical(line.units[v]) and not signed:
        return v + 1
    k = next((k for k in range(v + 1, end - 1) if line.units[k].low == "with" and line.units[k + 1].kind in PEOPLE), -1)
    if k < 0 and signed:
        return v + 1
    stop = people_list(line.units, k + 1)[1] if k >= 0 else end
    return stop if stop < end and (line.units[stop].low in ("in", "at", "on", "during") or line.units[stop].kind is UnitKind.TIME) else end


def places_and_times(
    line: Line, v: int, end: int, spots: Sequence[Where], lead: tuple[TimeLink, ...]
) -> Iterator[tuple[Where | None, tuple[TimeLink, ...]]]:
    """One meeting a place where several are listed, each with its own time."""
    temporals = line.scene.temporals
    distinct = _apart(list({(w.place, w.country): w for w in spots}.values()))
    if len(distinct) < 2 or not _listed(line, distinct):
        where = finest(distinct)
        times = time_links(line.units, said_from(line, v, end), end, temporals) if where else ()
        times = times or time_links(line.units, v + 1, end, temporals)
        yield where, (to_the_day(times, temporals) if topical(line.units[v]) and not where else times) or lead
        return
    for n, where in enumerate(distinct):
        stop = distinct[n + 1].index if n + 1 < len(distinct) else end
        yield where, time_links(line.units, where.end, stop, temporals)


def _apart(spots: Sequence[Where]) -> list[Where]:
    """Places one a country where they follow on one another: "in Italy in June, at the summit in Apulia, and in Hiroshima"."""
    out: list[Where] = []
    for spot in spots:
        if out and out[-1].country == spot.country and not (out[-1].place and spot.place):
            kept = out.pop()
            spot = Where(kept.index, kept.end, kept.place or spot.place, spot.country, kept.preposition)
        out.append(spot)
    return out


def _listed(line: Line, spots: Sequence[Where]) -> bool:
    """Whether places are alternatives ("in Beijing and Kazakhstan", "in Rome in May and again in Paris"), not one inside another."""
    between = [{u.low for u in line.units[a.end : b.index]} for a, b in pairwise(spots)]
    if all("again" in lows for lows in between):
        return True
    return all(lows & {"and", "then"} for lows in between) and len({w.country for w in spots}) > 1


def reach(line: Line, start: int, end: int) -> int:
    """Where the words on place end: what is discussed "in Ukraine" is not discussed there."""
    for k in range(start, end):
        if (
            line.units[k].kind is UnitKind.VERB
            and line.units[k].facts["tense"] == "ing"
            and any(u.low == "again" for u in line.units[k:end])
        ):
            continue
        if (
            line.units[k].kind is UnitKind.VERB
            or purpose_at(line.units, k)
            or line.units[k].low in ("about", "regarding", "concerning", "over", "including") and not over_a_meal(line.units, k)
        ):
            return k if not (line.units[k].low == "including" and line.units[k + 1].low in ("in", "at")) else end
        if (
            line.units[k].low == "on"
            and line.units[k - 1].low != "close"
            and k + 1 < end
            and line.units[k + 1].kind is not UnitKind.TIME
            and line.units[k + 1].low not in ("the", "sidelines", "margins")
        ):
            return k
    return end


def over_a_meal(units: Sequence[Unit], k: int) -> bool:
    """ "met over coffee at a forum in Brunei"."""
    return units[k].low == "over" and any(u.kind is UnitKind.NOUN and u.key == "meeting" for u in units[k + 1 : k + 4])
