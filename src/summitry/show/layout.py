"""Cells -> a table that fits the terminal: no word is broken while there is another way."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_GAP, _LONGEST_WORD, _LEAST = 2, 16, 14
"""Between columns; up to how many characters a word keeps a column from getting narrower; what a column that folds should have."""
_ONLY_WHERE_FILLED = ("disputed", "source", "origin", "kind")


class Column(NamedTuple):
    """A heading and what stands under it."""

    heading: str
    cell: Callable[[Any], str]
    ratio: int = 0
    """Its share of the width the others leave; 0: as wide as its longest cell, never folded."""
    spared: bool = False
    """Left out where there is no room."""


def console(out: TextIO) -> Console:
    """A console on a file, as wide as the terminal or as COLUMNS says."""
    return Console(file=out, highlight=False, emoji=False)


def table_of(rows: Sequence[object], columns: Sequence[Column], room: int) -> Table:
    """Rows under columns, no wider than there is room for."""
    cells = {c: [printable(c.cell(r)) for r in rows] for c in columns}
    widest = {c: max(cell_len(line) for text in (c.heading, *found) for line in text.split("\n")) for c, found in cells.items()}
    least = {
        c: max(min(cell_len(w), _LONGEST_WORD) for text in (c.heading, *found) for w in text.split() or [""]) for c, found in cells.items()
    }
    shown = [c for c in columns if c.heading not in _ONLY_WHERE_FILLED or any(cells[c])]
    widths = _widths(shown, widest, least, room)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for c in widths:
        table.add_column(c.heading, width=widths[c], overflow="fold")
    for row in zip(*(cells[c] for c in widths), strict=True):
        table.add_row(*map(Text, row))
    return table


def _widths(columns: Sequence[Column], widest: Mapping[Column, int], least: Mapping[Column, int], room: int) -> dict[Column, int]:
    """The columns there is room for, and how wide each may be; those that may be spared go first, the last of them first."""
    kept = list(columns)
    while True:
        left = room - sum(widest[c] for c in kept if not c.ratio) - _GAP * len(kept)
        elastic = [c for c in kept if c.ratio]
        spared = next((c for c in reversed(kept) if c.spared), None)
        if left >= sum(max(least[c], min(widest[c], _LEAST)) for c in elastic) or spared is None:
            return {c: widest[c] for c in kept} | _shared_out(elastic, widest, least, max(left, 0))
        kept.remove(spared)


def _shared_out(columns: Sequence[Column], widest: Mapping[Column, int], least: Mapping[Column, int], left: int) -> dict[Column, int]:
    """Room for columns that fold, by their share: one that needs less leaves the rest to the others, none is narrower than a word."""
    fits = left >= sum(least[c] for c in columns)
    widths: dict[Column, int] = {}
    for c in sorted(columns, key=lambda c: widest[c] / c.ratio):
        others = [o for o in columns if o not in widths and o is not c]
        share = left * c.ratio // (c.ratio + sum(o.ratio for o in others))
        if fits:
            share = min(max(share, least[c]), left - sum(least[o] for o in others))
        widths[c] = max(1, min(widest[c], share))
        left -= widths[c]
    return widths


def any_columns(row: object) -> tuple[Column, ...]:
    """Columns for a row that nobody made a table for."""
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
