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
    return tuple(t for m in _TOKEN.finditer(text, start, end) for t in _parts(Token(m.start(), m.end(), m[0], folded[m.start() : m.end()])))


_PREFIXES = ("then-", "ex-", "now-", "mid-")


def _parts(token: Token) -> tuple[Token, ...]:
    """ "then-president" is two words, the prefix and the office."""
    prefix = next((p for p in _PREFIXES if token.low.startswith(p)), "")
    if not prefix or len(token.low) == len(prefix):
        return (token,)
    cut = len(prefix) - 1
    at = token.start + cut
    return Token(token.start, at, token.text[:cut], token.low[:cut]), Token(at + 1, token.end, token.text[cut + 1 :], token.low[cut + 1 :])
