"""Words and punctuation with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|['’](?:s|ll)\b|n['’]t\b|[^\W_]+(?:[-'’](?!(?:s|ll)\b)[^\W_]+)*"
    r"|\d+(?:[.,:]\d+)*|\.{3}|[^\w\s]"
)


class Token(NamedTuple):
    """A word, a number or a mark."""

    start: int
    end: int
    text: str
    low: str


def tokens(text: str, folded: str, start: int, end: int) -> tuple[Token, ...]:
    """Tokens of one sentence; `folded` is the whole text folded, character for character."""
    found: list[Token] = []
    for m in _TOKEN.finditer(text, start, end):
        at, done = m.span()
        low = folded[at:done]
        token = Token(at, done, m[0], low)
        if low.startswith(_PREFIXES):
            found += _parts(token)
        else:
            found.append(token)
    return tuple(found)


_PREFIXES = ("then-", "ex-", "now-", "mid-")


def _parts(token: Token) -> Iterator[Token]:
    """ "then-president" is two words, the prefix and the office."""
    cut = len(next(p for p in _PREFIXES if token.low.startswith(p))) - 1
    at = token.start + cut
    if len(token.low) == cut + 1:
        yield token
    else:
        yield Token(token.start, at, token.text[:cut], token.low[:cut])
        yield Token(at + 1, token.end, token.text[cut + 1 :], token.low[cut + 1 :])
