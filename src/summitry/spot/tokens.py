"""Words and punctuation with their places in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|'s\b|’s\b|n['’]t\b|[^\W_]+(?:[-'’](?!s\b)[^\W_]+)*|\d+(?:[.,:]\d+)*|\.{3}|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark."""

    start: int
    end: int
    text: str
    low: str


def tokens(text: str, folded: str, start: int, end: int) -> tuple[Token, ...]:
    """Tokens of one sentence; `folded` is the whole text folded, character for character."""
    return tuple(Token(m.start(), m.end(), m[0], folded[m.start() : m.end()]) for m in _TOKEN.finditer(text, start, end))
