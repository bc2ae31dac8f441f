"""Text cut into sentences, and the stretches of it that are quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9@]|(?<=[a-z][.!?])[A-Z][a-z])")
_LAST_WORD = re.compile(r"([A-Za-z]+)\.$")
_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.$")
_QUOTED = (
    re.compile(r"“[^”\n]*(?:”|\n|$)"),
    re.compile(r"\"[^\"\n]*(?:\"|\n|$)"),
    re.compile(r"(?<!\w)‘(?=\w)[^\n‘]{12,600}?’(?!\w)"),
    re.compile(r"(?<![\w'])'(?=\w)[^\n]{12,600}?(?<=[\w.,!?])'(?!\w)"),
)
_MIN_WORDS = 3
"""Single quotes round fewer words are names and scare quotes."""


def sentences(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence; a line's end ends one.

    >>> [*sentences("Mr. A came. He left.\\nA caption", frozenset({"mr"}))]
    [(0, 11), (12, 20), (21, 30)]
    """
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start()
        for stop in _STOP.finditer(text, paragraph.start(), paragraph.end()):
            if not _abbreviated(text[max(start, stop.start() - 12) : stop.start() + 1], abbreviations):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
        yield from _trimmed(text, start, paragraph.end())


def _abbreviated(before: str, abbreviations: frozenset[str]) -> bool:
    last = _LAST_WORD.search(before)
    return bool(_INITIAL.search(before) or (last and last[1].casefold() in abbreviations))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stretch = text[start:end]
    if stretch.strip():
        yield start + len(stretch) - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())


def quoted(text: str) -> bytearray:
    """One byte a character: 1 within quotation marks, double, curly or single, open ones to the line's end."""
    mask = bytearray(len(text))
    for n, pattern in enumerate(_QUOTED):
        for m in pattern.finditer(text):
            if n < 2 or len(m.group().split()) >= _MIN_WORDS:
                mask[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
    return mask


def unquoted(text: str, mask: bytearray, start: int, end: int, *, keep: int = 0) -> str:
    """The stretch with quoted characters blanked; with `keep=1` the unquoted ones instead."""
    return "".join(c if mask[start + i] == keep else " " for i, c in enumerate(text[start:end]))
