"""jsonl: one object an event with every telling, as `show` prints them, each led by `what` it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TextIO

from summitry.show import kept
from summitry.show.export.order import Order
from summitry.show.render import as_dict
from summitry.show.shapes import Meeting, Visit


def write(order: Order, out: TextIO) -> int:
    """Visits, then meetings, then calls."""
    written = 0
    for what, row in _rows(order):
        out.write(json.dumps({"what": what, **as_dict(row)}, ensure_ascii=False) + "\n")
        written += 1
    return written


def _rows(order: Order) -> Iterator[tuple[str, Visit | Meeting]]:
    yield from (("visit", v) for v in kept.visits(order.shown, order.wanted))
    yield from (("meeting", m) for m in kept.meetings(order.shown, order.wanted))
    yield from (("call", c) for c in kept.calls(order.shown, order.wanted))
