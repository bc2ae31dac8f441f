"""Quotations of a paragraph: where marks open and close, and what stands between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

MARKS = '"“”„«»‘'
_CLOSING = MappingProxyType({"“": "”", "„": "”“", "«": "»", '"': '"'})
_ENDS = ",.?!…—-;"
_ANY = re.compile(f"[{''.join(_CLOSING)}‘']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, by offsets: `start` and `end` of the words, `after` behind the closing mark."""

    start: int
    end: int
    after: int
    closed: bool = True

    @property
    def before(self) -> int:
        """Offset of the opening mark."""
        return self.start - 1


def quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    """The quotations between two offsets, none inside another.

    >>> text = "'It is late,' she said. \\"Go home.\\""
    >>> [text[q.start : q.end] for q in quotations(text, 0, len(text))]
    ['It is late,', 'Go home.']
    """
    i = start
    while any_mark := _ANY.search(text, i, end):
        i, mark = any_mark.start(), any_mark[0]
        found = None
        if mark in _CLOSING:
            found = _closed(text, i, end, _CLOSING[mark])
        elif mark in "‘'" and _opens(text, i, start):
            found = _single(text, i, end)
        if found and text[found.start : found.end].strip():
            yield found
            i = found.after
        else:
            i += 1


def _closed(text: str, i: int, end: int, closing: str) -> Quotation:
    stops = [at for mark in closing if (at := text.find(mark, i + 1, end)) >= 0]
    if not stops:
        return Quotation(i + 1, end, end, closed=False)
    return Quotation(i + 1, min(stops), min(stops) + 1)


def _opens(text: str, i: int, start: int) -> bool:
    """Whether a single mark opens a quotation and is no apostrophe."""
    return (i == start or text[i - 1] in " \n\t([—–-") and i + 1 < len(text) and text[i + 1].isalnum()


def _single(text: str, i: int, end: int) -> Quotation | None:
    """Single marks close behind punctuation only: an apostrophe never stands there."""
    for j in range(i + 1, end):
        if text[j] in "’'" and text[j - 1] in _ENDS and (j + 1 >= end or not text[j + 1].isalnum()):
            return Quotation(i + 1, j, j + 1)
    return None
