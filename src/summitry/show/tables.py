"""Rows -> tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TextIO

from summitry.show import shapes, shapes_beside
from summitry.show.layout import Column, any_columns, console, printable, table_of

__all__ = ("GLYPHS", "TABLES", "Column", "columns_of", "console", "days", "origins", "print_table", "printable", "stay", "where")
GLYPHS: Mapping[str, str] = MappingProxyType(
    {"announced": "○", "ongoing": "◐", "completed": "●", "cancelled": "✕", "postponed": "↷", "denied": "⊘", "rumoured": "?"}
)

_MOST_COUNTED = 4
"""Ids of events that a verdict's row shows."""


def days(start: str | None, end: str | None) -> str:
    """Days as people read them: `2024-05-16 to 17`, `?` where unknown.

    >>> days("2024-05-16", "2024-05-17"), days("2024-10", None), days("2025-08-31", "2025-09-03")
    ('2024-05-16 to 17', '2024-10', '2025-08-31 to 09-03')
    """
    if not start or not end or start == end:
        return _day(start) if start or not end else f"until {_day(end)}"
    if "/" in start + end:
        return _day(start)
    same = 8 if start[:8] == end[:8] else 5 if start[:5] == end[:5] else 0
    return f"{start} to {end[same:] if len(start) == len(end) == 10 else end}"


def stay(visit: shapes.SaidVisit) -> str:
    """The days of a visit: in the country where they are told, else of the programme."""
    if visit.start or visit.end:
        return days(visit.start, visit.end)
    return days(visit.programme_start, visit.programme_end)


def _day(text: str | None) -> str:
    """A day as a table has room for it: a stretch within a month by its last day, a wide one by its months."""
    first, _, last = (text or "?").partition("/")
    if len(first) == len(last) == 10 and first[:8] == last[:8]:
        return f"{first}/{last[8:]}"
    return f"{first[:7]}/{last[:7]}" if last and first[:7] != last[:7] else text or "?"


def _id(row: Any) -> str:
    """The beginning of an id, which is enough to ask for it."""
    return str(getattr(row, "id", None) or row.event)[:8]


def _status(row: Any) -> str:
    glyph = GLYPHS.get(row.status or "", " ")
    return f"{glyph} {row.status or ''}{', passed' if row.date_passed else ''}"


def origins(row: Any) -> str:
    """How many independent origins at least and at most."""
    fewest, most = row.origins
    return str(most) if fewest == most else f"{fewest}-{most}"


def where(country: str | None, place: str | None) -> str:
    """Place and country, as far as they are known."""
    return f"{place} ({country})" if place and country else place or country or "?"


def _list(attribute: str, between: str = ", ") -> Callable[[Any], str]:
    return lambda row: between.join(getattr(row, attribute))


def _plain(attribute: str) -> Callable[[Any], str]:
    return lambda row: str(getattr(row, attribute) if getattr(row, attribute) is not None else "")


def _more(ids: Sequence[str]) -> str:
    return f"\nand {len(ids) - _MOST_COUNTED}" if len(ids) > _MOST_COUNTED else ""


def _told_visit(v: shapes.SaidVisit) -> str:
    to = where(v.host_country, v.place)
    return f"{GLYPHS.get(v.status or '', ' ')} {v.visitor} to {to}, {stay(v)}"


def _told_meeting(m: shapes.SaidMeeting) -> str:
    return f"{GLYPHS.get(m.status or '', ' ')} {' and '.join(m.participants)}, {where(m.country, m.place)}, {days(m.date, None)}"


_DISPUTED = Column("disputed", _list("disputed"), spared=True)
_MEETING = (
    Column("when", lambda r: _day(r.date)),
    Column("who", _list("participants"), 3),
    Column("where", lambda r: where(r.country, r.place), 1),
    Column("mode", _plain("mode"), spared=True),
    Column("status", _status),
    Column("origins", origins, spared=True),
    _DISPUTED,
    Column("id", _id),
)
TABLES: Mapping[type, tuple[Column, ...]] = MappingProxyType(
    {
        shapes.Moment: (
            Column("when", lambda r: days(r.start, r.end)),
            Column("what", lambda r: r.what),
            Column("who", _list("who"), 3),
            Column("where", lambda r: where(r.country, r.place), 2),
            Column("status", _status),
            Column("origins", origins, spared=True),
            _DISPUTED,
            Column("id", _id),
        ),
        shapes.Visit: (
            Column("when", stay),
            Column("visitor", lambda r: f"{r.visitor} ({r.visitor_country or '?'})", 2),
            Column("to", lambda r: where(r.host_country, r.place), 2),
            Column("kind", lambda r: "" if r.kind == "unspecified" else r.kind, spared=True),
            Column("status", _status),
            Column("origins", origins, spared=True),
            _DISPUTED,
            Column("id", _id),
        ),
        shapes.Meeting: _MEETING,
        shapes.Saying: (
            Column("article", _plain("id"), 2),
            Column("published", lambda r: _day(r.published)),
            Column("visits", lambda r: "\n".join(map(_told_visit, r.visits)), 3),
            Column("meetings and calls", lambda r: "\n".join(map(_told_meeting, r.meetings)), 3),
        ),
        shapes_beside.ArticleRow: (
            Column("id", _plain("id"), 2),
            Column("published", lambda r: _day(r.published)),
            Column("title", _plain("title"), 3),
            Column("visits", _plain("visits")),
            Column("meetings", _plain("meetings")),
            Column("known how", _plain("published_basis"), spared=True),
            Column("origin", lambda r: (r.origin or "")[:8], spared=True),
        ),
        shapes_beside.DisputeRow: (
            Column("event", _id),
            Column("field", _plain("field")),
            Column("sides", lambda r: "\n".join(f"{s.value}: {', '.join(s.articles)}" for s in r.sides), 3),
            Column("preferred", _plain("preferred")),
            Column("why", _plain("why"), 3),
            Column("state", _plain("state")),
        ),
        shapes_beside.VerdictRow: (
            Column("verdict", _plain("verdict")),
            Column("words", _plain("claim"), 3),
            Column("article", _plain("article"), 1),
            Column("counted", lambda r: "\n".join(c[:8] for c in r.counted[:_MOST_COUNTED]) + _more(r.counted)),
            Column("why", lambda r: " ".join(filter(None, (r.why, r.missing))), 3),
        ),
        shapes_beside.OriginRow: (
            Column("kind", _plain("kind")),
            Column("source", _plain("source")),
            Column("articles", _list("articles"), 2),
            Column("words", lambda r: r.evidence[0].a if r.evidence else "", 3),
        ),
        shapes_beside.Change: (
            Column("change", _plain("change")),
            Column("what", _plain("what"), 3),
            Column("before", _plain("before"), 1),
            Column("after", _plain("after"), 1),
            Column("event", _id),
        ),
        shapes_beside.KeptStatement: (
            Column("date", lambda r: _day(r.date)),
            Column("speaker", lambda r: " for ".join(filter(None, (r.speaker, r.organisation))), 1),
            Column("quote", _plain("quote"), 3),
            Column("article", _plain("article"), 1),
            Column("id", _id),
        ),
        shapes_beside.KeptAgreement: (
            Column("date", lambda r: _day(r.date)),
            Column("parties", _list("parties"), 2),
            Column("what", _plain("what"), 2),
            Column("status", _plain("status")),
            Column("article", _plain("article"), 1),
            Column("id", _id),
        ),
        shapes_beside.Coverage: (
            Column("month", _plain("month")),
            Column("leader", lambda r: r.leader or "(all that was read)", 1),
            Column("articles", _plain("articles")),
        ),
        shapes_beside.Doubt: (Column("event", _id), Column("what", _plain("what"), 2), Column("why", _list("why", "\n"), 3)),
    }
)


def columns_of(row: object) -> tuple[Column, ...]:
    """The columns of a table of such rows."""
    return TABLES.get(type(row)) or any_columns(row)


def print_table(rows: Sequence[object], out: TextIO) -> int:
    """A table of rows of one kind, as wide as the terminal."""
    if rows:
        page = console(out)
        page.print(table_of(rows, columns_of(rows[0]), page.width))
    return len(rows)
