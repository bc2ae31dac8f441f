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


def voices(text: str) -> tuple[str, str]:
    """The text twice, as long as it is: without what stands in quotation marks, and that alone; the rest is blanks.

    Marks are double, curly or single; open ones reach to the line's end.

    >>> voices('He said "no" twice')
    ('He said      twice', '        "no"      ')
    """
    own, quoted, at = [], [], 0
    for start, end in _stretches(text):
        own += [text[at:start], " " * (end - start)]
        quoted += [" " * (start - at), text[start:end]]
        at = end
    return "".join([*own, text[at:]]), "".join([*quoted, " " * (len(text) - at)])


def _stretches(text: str) -> list[tuple[int, int]]:
    """Quoted stretches in order, overlapping ones as one."""
    found = [
        (m.start(), m.end())
        for n, pattern in enumerate(_QUOTED)
        for m in pattern.finditer(text)
        if n < 2 or len(m.group().split()) >= _MIN_WORDS
    ]
    out: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
