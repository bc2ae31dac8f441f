"""csv: one row an event, for spreadsheets."""

from __future__ import annotations

from typing import TextIO

from summitry.show.export.cells import write_cells
from summitry.show.export.flat import Flat, rows
from summitry.show.export.order import Order


def write(order: Order, out: TextIO) -> int:
    """Flat rows as CSV: UTF-8, a header, lists with semicolons between."""
    return write_cells(Flat._fields, rows(order), out, order.safe_cells)
