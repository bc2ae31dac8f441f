"""Values -> cells of CSV, which spreadsheets open and take what looks like a formula for one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TextIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_cells(header: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO, safe: bool) -> int:
    """A header and rows; answers how many rows there were."""
    writer, written = csv.writer(out, lineterminator="\n"), 0
    as_cell = safe_cell if safe else cell
    writer.writerow(header)
    for row in rows:
        writer.writerow([as_cell(v) for v in row])
        written += 1
    return written


def cell(value: object) -> object:
    """A value as a cell: words of a list with semicolons between, nothing for nothing.

    >>> cell(("Anna Rossi", "Jan Novák")), cell(None), cell(True)
    ('Anna Rossi; Jan Novák', '', 'true')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return "; ".join(map(str, value))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else value


def safe_cell(value: object) -> object:
    """A cell no spreadsheet runs: text that begins as a formula does gets an apostrophe before it; numbers stay.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell(-1.5)
    ("'=HYPERLINK(1)", -1.5)
    """
    text = cell(value)
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
