"""Rows -> tables that fit the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from summitry.show import shapes, shapes_beside


class Column(NamedTuple):
    """A heading and what stands under it."""

    heading: str
    cell: Callable[[Any], str]
    ratio: int = 0
    """How wide it may grow, in steps of 20 characters; 0: as wide as its longest cell, never folded."""


GLYPHS: Mapping[str, str] = MappingProxyType(
    {"announced": "○", "ongoing": "◐", "completed": "●", "cancelled": "✕", "postponed": "↷", "denied": "⊘", "rumoured": "?"}
)


def days(start: str | None, end: str | None) -> str:
    """Days as people read them: `2024-05-16 to 17`, `?` where unknown.

    >>> days("2024-05-16", "2024-05-17"), days("2024-10", None), days("2025-08-31", "2025-09-03")
    ('2024-05-16 to 17', '2024-10', '2025-08-31 to 09-03')
    """
    if not start or not end or start == end:
        return start or (f"until {end}" if end else "?")
    same = 8 if start[:8] == end[:8] else 5 if start[:5] == end[:5] else 0
    return f"{start} to {end[same:] if len(start) == len(end) == 10 else end}"


def _status(row: Any) -> str:
    glyph = GLYPHS.get(row.status or "", " ")
    return f"{glyph} {row.status or ''}{', date passed' if row.date_passed else ''}"


def _origins(row: Any) -> str:
    fewest, most = row.origins
    return str(most) if fewest == most else f"{fewest}-{most}"


def _where(country: str | None, place: str | None) -> str:
    return f"{place} ({country})" if place and country else place or country or "?"


def _list(attribute: str, between: str = ", ") -> Callable[[Any], str]:
    return lambda row: between.join(getattr(row, attribute))


def _plain(attribute: str) -> Callable[[Any], str]:
    return lambda row: str(getattr(row, attribute) if getattr(row, attribute) is not None else "")


_DISPUTED = Column("disputed", _list("disputed"))
_MEETING = (
    Column("when", lambda r: r.date or "?"),
    Column("who", _list("participants"), 3),
    Column("where", lambda r: _where(r.country, r.place), 1),
    Column("mode", _plain("mode")),
    Column("status", _status),
    Column("origins", _origins),
    _DISPUTED,
    Column("id", _plain("id")),
)
TABLES: Mapping[type, tuple[Column, ...]] = MappingProxyType(
    {
        shapes.Moment: (
            Column("when", lambda r: days(r.start, r.end)),
            Column("what", lambda r: r.what),
            Column("who", _list("who"), 3),
            Column("where", lambda r: _where(r.country, r.place), 2),
            Column("status", _status),
            Column("origins", _origins),
            _DISPUTED,
            Column("id", _plain("id")),
        ),
        shapes.Visit: (
            Column("when", lambda r: days(r.start or r.programme_start, r.end or r.programme_end)),
            Column("visitor", lambda r: f"{r.visitor} ({r.visitor_country or '?'})", 2),
            Column("to", lambda r: _where(r.host_country, r.place), 2),
            Column("kind", _plain("kind")),
            Column("status", _status),
            Column("origins", _origins),
            _DISPUTED,
            Column("id", _plain("id")),
        ),
        shapes.Meeting: _MEETING,
        shapes_beside.ArticleRow: (
            Column("id", _plain("id"), 2),
            Column("published", lambda r: r.published or "?"),
            Column("known how", _plain("published_basis")),
            Column("title", _plain("title"), 3),
            Column("origin", _plain("origin")),
            Column("visits", _plain("visits")),
            Column("meetings", _plain("meetings")),
        ),
        shapes_beside.DisputeRow: (
            Column("event", _plain("event")),
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
            Column("counted", _list("counted"), 1),
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
            Column("event", _plain("event")),
        ),
        shapes_beside.Doubt: (Column("event", _plain("event")), Column("what", _plain("what"), 2), Column("why", _list("why", "\n"), 3)),
    }
)


def print_table(rows: Sequence[object], out: TextIO) -> int:
    """A table of rows of one kind, as wide as the terminal."""
    if rows:
        console(out).print(_table(rows))
    return len(rows)


def console(out: TextIO) -> Console:
    """A console on a file, as wide as the terminal or as COLUMNS says."""
    return Console(file=out, highlight=False, emoji=False)


def _table(rows: Sequence[object]) -> Table:
    columns = TABLES.get(type(rows[0])) or _any_columns(rows[0])
    shown = [c for c in columns if c.heading not in ("disputed", "source") or any(c.cell(r) for r in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for c in shown:
        table.add_column(c.heading, overflow="fold", no_wrap=not c.ratio, max_width=20 * c.ratio or None)
    for row in rows:
        table.add_row(*(Text(printable(c.cell(row))) for c in shown))
    return table


def _any_columns(row: object) -> tuple[Column, ...]:
    names = tuple(row) if isinstance(row, Mapping) else tuple(getattr(row, "__dataclass_fields__", ()))
    return tuple(Column(name, _field(name), 3) for name in names if name != "evidence")


def _field(name: str) -> Callable[[Any], str]:
    def cell(row: Any) -> str:
        value = row.get(name) if isinstance(row, Mapping) else getattr(row, name)
        if isinstance(value, (tuple, list)):
            return ", ".join(value) if all(isinstance(v, str) for v in value) else str(len(value))
        return "" if value is None else str(value)

    return cell


def printable(text: str) -> str:
    """Text without what could move the cursor or turn the line round; a terminal shows texts of strangers."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))
