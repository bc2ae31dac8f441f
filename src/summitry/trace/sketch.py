"""An article as tracing sees it: its sentences without what it quotes, and what it quotes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from summitry.lexicon.weighing import Tracing
from summitry.model import Article
from summitry.trace.prose import sentences, voices

_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("—", "-"), ("–", "-"), ("\u00a0", " "))
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_STEM = 5
_QUOTE_GRAM = 4
_QUOTED_FROM = 0.5
"""Share of a sentence's words that stand in quotations elsewhere, from which it is one."""
_NO_MORE = 400
"""Sentences of one article that are compared."""

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, its quotations cut out."""

    start: int
    end: int
    at: int
    """Its number in the article."""
    words: tuple[str, ...]
    stems: frozenset[str]
    said: bool
    """It reports what somebody said."""
    usable: bool
    """Long enough, no quotation, post or stock phrase, and not said before in its article."""
    own_voice: bool = True
    """False for a post or a sentence in the first person: somebody is quoted without marks."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """One article's lines and quotations."""

    article: Article
    lines: tuple[Line, ...]
    quotes: frozenset[Gram]

    @property
    def usable(self) -> tuple[Line, ...]:
        """The lines worth comparing."""
        return tuple(x for x in self.lines if x.usable)


def straight(text: str) -> str:
    """Quotes and dashes made plain, one character for one."""
    if not text.isascii():
        for was, now in _STRAIGHT:
            text = text.replace(was, now)
    return text


def words_of(text: str) -> tuple[str, ...]:
    """Words in lower case, quotes straightened."""
    return tuple(_WORD.findall(straight(text).casefold()))


def grams(words: tuple[str, ...], n: int = _QUOTE_GRAM) -> list[Gram]:
    """Every n words in a row."""
    return [words[i : i + n] for i in range(len(words) - n + 1)]


def sketch(article: Article, table: Tracing) -> Sketch:
    """The article's lines and quotations, before other articles' quotations are known."""
    text = article.text
    own, said = voices(text)
    lines: list[Line] = []
    quotes: set[Gram] = set()
    seen: set[tuple[str, ...]] = set()
    for at, (start, end) in enumerate(sentences(text, table.abbreviations)):
        if at >= _NO_MORE:
            break
        line = _line(text[start:end], own[start:end], (start, end), at, table)
        quotes.update(grams(words_of(said[start:end])))
        if not line.own_voice:
            quotes.update(grams(line.words))
        whole = words_of(text[start:end])
        lines.append(line if whole not in seen else replace(line, usable=False))
        seen.add(whole)
    return Sketch(article, tuple(lines), frozenset(quotes))


def _line(text: str, unquoted: str, span: tuple[int, int], at: int, table: Tracing) -> Line:
    start, end = span
    low = straight(text).casefold()
    words = words_of(unquoted)
    whole = set(_WORD.findall(low))
    own = not (any(m in low for m in table.post_marks) or table.first_person & set(words))
    usable = own and len(words) >= table.shortest_sentence and not any(s in low for s in table.stock)
    return Line(start, end, at, words, frozenset(), bool(whole & table.speech), usable, own)


def sketches(articles: Iterable[Article], table: Tracing) -> dict[str, Sketch]:
    """Sketches of articles, with the words cut that another article puts in quotation marks.

    Quote marks alone do not find quotations: posts are embedded without any, and what one paper quotes another retells.
    """
    raw = {a.id: sketch(a, table) for a in articles}
    pool: dict[Gram, set[str]] = defaultdict(set)
    for i in sorted(raw):
        for g in raw[i].quotes:
            if len(pool[g]) < 2:
                pool[g].add(i)
    return {i: replace(s, lines=tuple(_cut(x, i, pool, table) for x in s.lines)) for i, s in raw.items()}


def _cut(line: Line, article: str, pool: Mapping[Gram, set[str]], table: Tracing) -> Line:
    """The line without the words that others quote, with its stems and letters."""
    if not line.usable:
        return line
    hit = bytearray(len(line.words))
    for i, g in enumerate(grams(line.words)):
        if g in pool and pool[g] != {article}:
            hit[i : i + _QUOTE_GRAM] = b"\x01" * _QUOTE_GRAM
    words = tuple(w for w, h in zip(line.words, hit, strict=True) if not h)
    if sum(hit) > _QUOTED_FROM * len(hit) or len(words) < table.shortest_sentence:
        return replace(line, usable=False)
    stems = frozenset(w[:_STEM] for w in words if w not in table.common_words and len(w) > 1)
    return replace(line, words=words, stems=stems)
