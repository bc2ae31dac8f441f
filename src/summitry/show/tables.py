"""Rows -> tables that fit the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from summitry.show import shapes, shapes_beside


class Column(NamedTuple):
    """A heading and what stands under it."""

    heading: str
    cell: Callable[[Any], str]
    ratio: int = 0
    """Its share of the width the others leave; 0: as wide as its longest cell, never folded."""
    spared: bool = False
    """Left out where there is no room."""


_GAP, _LEAST = 2, 14
"""Between columns; and what a column that folds is to have at least."""
GLYPHS: Mapping[str, str] = MappingProxyType(
    {"announced": "○", "ongoing": "◐", "completed": "●", "cancelled": "✕", "postponed": "↷", "denied": "⊘", "rumoured": "?"}
)


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
    Column("mode", _plain("mode")),
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
            Column("kind", _plain("kind")),
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
            Column("known how", _plain("published_basis")),
            Column("title", _plain("title"), 3),
            Column("origin", _plain("origin")),
            Column("visits", _plain("visits")),
            Column("meetings", _plain("meetings")),
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
            Column("counted", lambda r: " ".join(c[:8] for c in r.counted), 1),
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
        shapes_beside.Doubt: (Column("event", _id), Column("what", _plain("what"), 2), Column("why", _list("why", "\n"), 3)),
    }
)


def print_table(rows: Sequence[object], out: TextIO) -> int:
    """A table of rows of one kind, as wide as the terminal."""
    if rows:
        page = console(out)
        page.print(_table(rows, page.width))
    return len(rows)


def console(out: TextIO) -> Console:
    """A console on a file, as wide as the terminal or as COLUMNS says."""
    return Console(file=out, highlight=False, emoji=False)


def _table(rows: Sequence[object], room: int) -> Table:
    columns = TABLES.get(type(rows[0])) or _any_columns(rows[0])
    cells = {c: [printable(c.cell(r)) for r in rows] for c in columns}
    widest = {c: max(cell_len(line) for text in (c.heading, *found) for line in text.split("\n")) for c, found in cells.items()}
    shown = [c for c in columns if c.heading not in ("disputed", "source") or any(cells[c])]
    widths = _widths(shown, widest, room)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for c in widths:
        table.add_column(c.heading, width=widths[c], overflow="fold")
    for row in zip(*(cells[c] for c in widths), strict=True):
        table.add_row(*map(Text, row))
    return table


def _widths(columns: Sequence[Column], widest: Mapping[Column, int], room: int) -> dict[Column, int]:
    """The columns there is room for, and how wide each may be; those that may be spared go first, the last of them first."""
    kept = list(columns)
    while True:
        left = room - sum(widest[c] for c in kept if not c.ratio) - _GAP * len(kept)
        elastic = [c for c in kept if c.ratio]
        spared = next((c for c in reversed(kept) if c.spared), None)
        if left >= sum(min(widest[c], _LEAST) for c in elastic) or spared is None:
            return {c: widest[c] for c in kept} | _shared_out(elastic, widest, max(left, 0))
        kept.remove(spared)


def _shared_out(columns: Sequence[Column], widest: Mapping[Column, int], left: int) -> dict[Column, int]:
    """Room for columns that fold, by their share; one that needs less leaves the rest to the others."""
    widths: dict[Column, int] = {}
    for c in sorted(columns, key=lambda c: widest[c] / c.ratio):
        share = left * c.ratio // sum(o.ratio for o in columns if o not in widths)
        widths[c] = max(1, min(widest[c], share))
        left -= widths[c]
    return widths


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
