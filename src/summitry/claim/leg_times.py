"""The times of a verb of visiting: behind it, before its subject, of the clause that leads to it, "since" a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summitry.claim.frame import Subject
from summitry.claim.places import Where
from summitry.claim.scene import Line
from summitry.claim.timing import apart, leading_time, time_before, time_links
from summitry.model import TimeLink, UnitKind


def times_of(line: Line, v: int, end: int, found: Subject, role: str, second: int) -> tuple[TimeLink, ...]:
    """The times that belong to the act at `v`, the nearest first; where the second leg begins those of the first end."""
    times = _times_of(line, v, end, found, role, second)
    last = ends_told(line, v, end)
    return tuple(TimeLink("end", t.start) if t.start in last else t for t in times)


def ends_told(line: Line, v: int, end: int) -> frozenset[int]:
    """Where the times behind "until" stand: "is to stay in China until Friday"."""
    units = line.units
    return frozenset(units[k].start for k in range(v + 1, end) if units[k].kind is UnitKind.TIME and units[k - 1].low in _UNTIL)


_UNTIL = frozenset(("until", "till", "through"))
"""Words before the last day of a stay."""


def _times_of(line: Line, v: int, end: int, found: Subject, role: str, second: int) -> tuple[TimeLink, ...]:
    units, temporals = line.units, line.scene.temporals
    core = next((k for k in range(v + 1, end) if units[k].kind is UnitKind.VERB and not _opens_a_time(line, k)), end)
    return (
        _since(line, v, end)
        or time_links(units, v + 1, min(core, second), temporals, role)
        or leading_time(units, found.index if found.index >= 0 else v, temporals, role)
        or time_before(units, v, temporals, role)
        or time_before(units, _governing(line, found), temporals, role)
        or _cleft_time(line, found.index, role)
        or time_links(units, v + 1, core, temporals, role)
        or _of_purpose(line, core, end)
    )


def _governing(line: Line, found: Subject) -> int:
    """The verb whose day is that of the act: "on Friday began by visiting", "on Friday became the first to visit"."""
    k = found.index - 1
    ranked = k > 0 and line.units[k].kind is UnitKind.VERB and line.units[k].facts["lemma"] == "become"
    return k if ranked else max(found.governor, 0)


def stays_since(line: Line, v: int, end: int) -> bool:
    """ "has been in Rome since Thursday": the stay goes on."""
    return line.units[v].facts["tense"] == "pres" and bool(_since(line, v, end))


def _since(line: Line, v: int, end: int) -> tuple[TimeLink, ...]:
    """The day a stay told in the perfect began."""
    units, facts = line.units, line.units[v].facts
    if "perfect" not in facts or "neg" in facts or facts["lemma"] not in ("be", "stay") or facts["tense"] not in ("pres", "past"):
        return ()
    k = next((k + 1 for k in range(v + 1, end - 1) if units[k].low == "since" and units[k + 1].kind is UnitKind.TIME), -1)
    return (TimeLink("start", units[k].start),) if k > 0 else ()


def _cleft_time(line: Line, subject_at: int, role: str) -> tuple[TimeLink, ...]:
    """ "It was in May 2013 that Abe went": the time between "it was" and "that"."""
    units = line.units
    if subject_at < 4 or units[0].low != "it" or units[1].kind is not UnitKind.VERB or units[1].facts["lemma"] != "be":
        return ()
    that = next((k for k in range(2, subject_at) if units[k].low in ("that", "when")), -1)
    return time_links(units, 2, that, line.scene.temporals, role) if 0 < that <= 6 and subject_at - that <= 2 else ()


def _opens_a_time(line: Line, k: int) -> bool:
    """ "for two days starting Monday": a verb that brings no more than a day."""
    after = [u for u in line.units[k + 1 : k + 3] if u.low not in ("on", "in", "from")]
    return line.units[k].low in ("starting", "beginning", "ending") and bool(after) and after[0].kind is UnitKind.TIME


def _of_purpose(line: Line, core: int, end: int) -> tuple[TimeLink, ...]:
    """ "to Paris to meet Macron on Monday": the day of the purpose lies in the stay."""
    if (
        core >= end
        or line.units[core].facts["tense"] != "inf"
        or line.units[core].key not in ("meet", "attend", "host", "talk", "sign", "light")
    ):
        return ()
    found = time_links(line.units, core + 1, end, line.scene.temporals, "date")
    return tuple(
        TimeLink("programme" if line.units[core].key == "attend" else "attested", t.start, t.relation) if t.role == "date" else t
        for t in found
    )


_AND_IN = (["and", "in"], ["and", "again", "in"], [",", "and", "in"], [",", "in"], ["and", "on"])


def separate_times(line: Line, v: int, end: int) -> tuple[TimeLink, ...]:
    """ "in October 2023 and in February 2022": two visits."""
    ks = [k for k in range(v + 1, end) if line.units[k].kind is UnitKind.TIME]
    if len(ks) < 2:
        return ()
    links = []
    for a, b in pairwise(ks):
        between = [u.low for u in line.units[a + 1 : b]]
        if not apart(line.units, a, b) and between not in _AND_IN:
            return ()
        if between[-1] == "on" and line.units[v].facts["lemma"] == "be":
            return ()
        links += [a, b]
    return tuple(TimeLink("date", line.units[k].start) for k in dict.fromkeys(links))


def leg_begins(line: Line, where: Where) -> int:
    """ "to Jeddah and, a day later, to Tehran": where the words of a leg begin, the time before its preposition included."""
    k = next((k for k in range(where.index, max(-1, where.index - 4), -1) if line.units[k].low == where.preposition), where.index)
    comma = k - 1 if k and line.units[k - 1].low == "," else k
    led = [u.low for u in line.units[max(0, comma - 3) : comma - 1]]
    return comma - 1 if comma > 1 and line.units[comma - 1].kind is UnitKind.TIME and {"and", "then"} & set(led) else where.index


def of_leg(times: tuple[TimeLink, ...], n: int, legs: int) -> tuple[TimeLink, ...]:
    """ "Korea and Japan from 20 to 24 May": the tour begins in the first country and ends in the last; each stay lies within it."""
    if [t.role for t in times] != ["start", "end"]:
        return times
    begins = replace(times[0], relation="begins") if n == 0 else replace(times[0], role="date", relation="within")
    return (begins, *times[1:]) if n == legs - 1 else (begins,)


def one_list(line: Line, spots: Sequence[Where]) -> bool:
    """ "Mexico, Peru and Chile this month": one list, one time."""
    return all(
        all(u.low in (",", "and", "the", "then", "as", "well", "both") for u in line.units[a.end : b.index]) for a, b in pairwise(spots)
    )


def days_of_stops(line: Line, spots: Sequence[Where], end: int, times: tuple[TimeLink, ...]) -> tuple[tuple[TimeLink, ...], ...]:
    """ "visits to Kenya and Mali in June, and to Japan from 3 to 6 May": the times of each stop, those behind its group, else `times`."""
    if len(spots) < 2 or one_list(line, spots):
        return tuple(of_leg(times, n, len(spots)) for n in range(len(spots)))
    begins = [leg_begins(line, w) if n else w.end for n, w in enumerate(spots)]
    own: list[tuple[TimeLink, ...]] = []
    for n, _ in reversed(tuple(enumerate(spots))):
        stop = begins[n + 1] if n + 1 < len(spots) else end
        found = time_links(line.units, begins[n], stop, line.scene.temporals)
        together = n + 1 < len(spots) and one_list(line, spots[n : n + 2])
        own.append(found or (own[-1] if own and together else ()))
    return tuple(reversed(own))
