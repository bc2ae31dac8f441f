"""Visits made and received, and where they went: counts for the pages of leaders and countries and for the map."""

from __future__ import annotations

from typing import NamedTuple

from summitry.keep.finding import Ask, walk
from summitry.keep.marks import COUNTRY, LEADER
from summitry.keep.wanted import Filter
from summitry.model import ClaimKind


class Year(NamedTuple):
    """What one year holds."""

    year: str
    role: str
    """`visitor` or `host` of a leader; `guest` or `host` of a country."""
    status: str
    n: int


class Counterpart(NamedTuple):
    """Visits to and from one other country."""

    code: str
    made: int
    received: int


def years(ask: Ask, facet: str, value: str) -> list[Year]:
    """Visits of a leader or country by year, part taken and status."""
    asked = """SELECT substr(sort, 1, 4), role, status, count(*) FROM marks
        WHERE facet = ? AND value = ? AND what = 'visit' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
    return [Year(*row) for row in ask(asked, (facet, value))]


def counterparts(ask: Ask, code: str) -> list[Counterpart]:
    """Countries a country's leaders visited and was visited from, by the number of visits held or under way."""
    held = "m.what = 'visit' AND m.status IN ('completed', 'ongoing')"
    made = f"""SELECT host, count(*) FROM marks m
        WHERE facet = ? AND value = ? AND role = 'guest' AND {held} AND host NOT IN ('', ?) GROUP BY host"""
    received = f"""SELECT p.country, count(*) FROM marks m CROSS JOIN event_people p ON p.event = m.event AND p.role = 'visitor'
        WHERE m.facet = ? AND m.value = ? AND m.role = 'host' AND {held} AND p.country NOT IN ('', ?) GROUP BY p.country"""
    out, back = (dict(map(tuple, ask(sql, (COUNTRY, code, code)))) for sql in (made, received))
    both = [Counterpart(c, out.get(c, 0), back.get(c, 0)) for c in sorted(set(out) | set(back))]
    return sorted(both, key=lambda c: (-(c.made + c.received), c.code))


def destinations(ask: Ask, name: str) -> list[tuple[str, int]]:
    """Countries a leader visited, by the number of visits held or under way."""
    asked = """SELECT host, count(*) AS n FROM marks WHERE facet = ? AND value = ? AND role = 'visitor' AND what = 'visit'
        AND status IN ('completed', 'ongoing') AND host != '' GROUP BY host ORDER BY n DESC, host"""
    return [(row[0], row[1]) for row in ask(asked, (LEADER, name))]


def company(ask: Ask, name: str, most: int) -> list[tuple[str, int]]:
    """Whom a leader shares most events with."""
    asked = """SELECT o.value, count(*) AS n FROM marks m CROSS JOIN marks o ON o.event = m.event AND o.facet = m.facet
        WHERE m.facet = ? AND m.value = ? AND o.value != m.value GROUP BY o.value ORDER BY n DESC, o.value LIMIT ?"""
    return [(row[0], row[1]) for row in ask(asked, (LEADER, name, most))]


def places(ask: Ask, wanted: Filter) -> list[tuple[str, str, int, int]]:
    """Visits by country and place: all, and those held or under way."""
    w = walk(ask, wanted, ClaimKind.VISIT)
    of_all = wanted == Filter()
    source = "events" if of_all else f"(SELECT DISTINCT m.event FROM marks m WHERE {w.sql}) JOIN events ON id = event"
    asked = f"""SELECT host_country, place, count(*) AS n, sum(status IN ('completed', 'ongoing')) FROM {source}
        WHERE kind = 'visit' AND host_country != '' GROUP BY host_country, place ORDER BY n DESC, host_country, place"""
    return [(r[0], r[1], r[2], r[3]) for r in ask(asked, () if of_all else w.given)]


def named(ask: Ask, facet: str, value: str) -> bool:
    """Whether the record has an event under a leader or country."""
    return bool(ask("SELECT 1 FROM marks WHERE facet = ? AND value = ? LIMIT 1", (facet, value)))


def leaders(ask: Ask, beginning: str = "", most: int = 50) -> list[tuple[str, int]]:
    """Leaders of the record by the number of their events."""
    asked = """SELECT value, count(*) AS n FROM marks WHERE facet = ? AND instr(lower(value), ?)
        GROUP BY value ORDER BY n DESC, value LIMIT ?"""
    return [(r[0], r[1]) for r in ask(asked, (LEADER, beginning.lower(), most))]
