"""What is to be exported, and what a format had no room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summitry.keep import Bare
from summitry.show.filters import Filter
from summitry.show.shown import Shown

ALL = Filter()
"""A filter that leaves all in."""


class Left:
    """Counts what a format cannot hold, so that it can be said."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()
        self._empty: list[str] = []

    def out(self, what: str) -> None:
        """One more of these has no place in the file."""
        self._counted[what] += 1

    def empty(self, format_: str, columns: Sequence[str]) -> None:
        """Columns of a format that stay empty, whatever the record holds."""
        self._empty.append(f"always empty in {format_}, since no record tells it: {', '.join(columns)}")

    def lines(self) -> tuple[str, ...]:
        """What to say, the most frequent first."""
        ordered = sorted(self._counted.items(), key=lambda item: (-item[1], item[0]))
        return (*(f"not in the file: {n:,} {what}" for what, n in ordered), *self._empty)


@dataclass(frozen=True, slots=True)
class Order:
    """One export: whence, which events, and how."""

    shown: Shown
    wanted: Filter = ALL
    version: str = ""
    """Of the program, for formats that name their maker."""
    safe_cells: bool = False
    """CSV: cells that a spreadsheet would take for a formula get an apostrophe before them."""
    left: Left = field(default_factory=Left)

    def bare(self, values: bool = False) -> Iterator[Bare]:
        """The events asked for, by first day; with `values`, every value told for each field."""
        if self.wanted == ALL:
            return self.shown.bare_events(values)
        asked = {e.id for e in self.shown.events(wanted=self.wanted)}
        return (b for b in self.shown.bare_events(values) if b.event["id"] in asked)
