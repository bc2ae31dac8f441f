"""Small questions that pages ask beside an event or an article: words around a telling, shared copy, days of report."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.keep.derived import best_of, verdict_of
from summitry.keep.finding import Ask
from summitry.keep.marks import LEADER
from summitry.model import Event, Verdict

_MOST_ARTICLES = 500
"""Articles in one question: SQLite allows a bounded number of parameters."""
_MOST_SHARED = 50
_LONGEST_TOUR = "+92 days"
_SOURCES = "origin, article, kind, source"

Shared = tuple[str, str, str, str]
"""Origin, article, kind, source."""


def report_days(ask: Ask) -> tuple[str, str] | None:
    """The days of the first and the last report of the record, None where no report has one."""
    first, last = ask("SELECT min(first), max(last) FROM main.article_days WHERE current", ())[0]
    return (first, last) if first and last else None


def words_around(ask: Ask, article: str, start: int, end: int, room: int) -> tuple[str, str]:
    """Up to `room` characters before and after a stretch of an article's text."""
    first = max(0, start - room)
    asked = "SELECT substr(text, ?, ?), substr(text, ?, ?) FROM articles WHERE id = ? AND current"
    rows = ask(asked, (first + 1, start - first, end + 1, room, article))
    before, after = rows[0] if rows else ("", "")
    return before, after


def origins_of(ask: Ask, articles: Sequence[str]) -> list[Shared]:
    """The origins that articles belong to, one row an article."""
    some = articles[:_MOST_ARTICLES]
    marks = ", ".join("?" * len(some))
    asked = f"SELECT {_SOURCES} FROM origin_articles JOIN origins ON id = origin WHERE article IN ({marks}) ORDER BY origin, article"
    return [(r[0], r[1], r[2], r[3]) for r in ask(asked, some)]


def sharing(ask: Ask, article: str) -> list[Shared]:
    """The other articles of one article's origins."""
    asked = (
        "SELECT o.origin, o.article, kind, source FROM origin_articles a JOIN origin_articles o ON o.origin = a.origin "
        "JOIN origins ON origins.id = a.origin WHERE a.article = ? AND o.article != a.article ORDER BY 1, 2 LIMIT ?"
    )
    return [(r[0], r[1], r[2], r[3]) for r in ask(asked, (article, _MOST_SHARED))]


def legs(ask: Ask, first: str, name: str) -> list[Event]:
    """The visits of a tour in their order: of one person, begun within a season of the first."""
    asked = """SELECT e.body FROM events f JOIN marks m ON m.facet = ? AND m.value = ? AND m.what = 'visit'
        AND m.sort >= f.start_first AND m.sort < date(f.start_first, ?) JOIN events e ON e.id = m.event
        WHERE f.id = ? AND instr(e.body, '"leg_of"') ORDER BY m.sort, m.event"""
    found = map(best_of, ask(asked, (LEADER, name, _LONGEST_TOUR, first)))
    return [e for e in found if ("leg_of", first) in e.links]


def verdicts_on(ask: Ask, article: str) -> list[Verdict]:
    """The verdicts on what an article counts."""
    return [verdict_of(row) for row in ask("SELECT body FROM verdicts WHERE article = ? ORDER BY claim", (article,))]


def event_of_claim(ask: Ask, claim: str) -> str | None:
    """The event a claim tells, None where it tells none."""
    rows = ask("SELECT event FROM event_claims WHERE claim = ? LIMIT 1", (claim,))
    return str(rows[0][0]) if rows else None


def article_from(ask: Ask, named: str) -> str | None:
    """The first article in order of id that is so called or comes after."""
    rows = ask("SELECT id FROM articles WHERE current AND id >= ? ORDER BY id LIMIT 1", (named,))
    return str(rows[0][0]) if rows else None


def problems(ask: Ask, most: int) -> list[tuple[str, str]]:
    """Sources and messages of what could not be read."""
    return [(r[0], r[1]) for r in ask("SELECT source, message FROM problems ORDER BY source, message LIMIT ?", (most,))]


def people(ask: Ask) -> list[tuple[str, str]]:
    """Everybody in the record's events: the name, and the name folded."""
    return [(r[0], r[1]) for r in ask("SELECT DISTINCT name, folded FROM people", ())]
