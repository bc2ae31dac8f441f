"""An article as tracing sees it: its sentences without what it quotes, and what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from summitry.lexicon.weighing import Tracing, load_tracing
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


@lru_cache(maxsize=1024)
def _sketch_of(article: Article) -> Sketch:
    """An article's sketch, kept for the next groups it is compared in; few, since those of all would fill the memory."""
    return sketch(article, load_tracing())


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
        whole, quoted = words_of(text[start:end]), said[start:end].strip()
        words = words_of(own[start:end]) if quoted else whole
        line = _line(straight(text[start:end]).casefold(), whole, words, (start, end), at, table)
        if quoted:
            quotes.update(grams(words_of(quoted)))
        if not line.own_voice:
            quotes.update(grams(words))
        lines.append(line if whole not in seen else replace(line, usable=False))
        seen.add(whole)
    return Sketch(article, tuple(lines), frozenset(quotes))


def _line(low: str, whole: tuple[str, ...], words: tuple[str, ...], span: tuple[int, int], at: int, table: Tracing) -> Line:
    """One sentence: `low` is its text made plain, `whole` all its words, `words` those outside quotations."""
    own = table.first_person.isdisjoint(words) and not any(m in low for m in table.post_marks)
    usable = own and len(words) >= table.shortest_sentence and not any(s in low for s in table.stock)
    return Line(*span, at, words, frozenset(), not table.speech.isdisjoint(whole), usable, own)


def sketches(articles: Iterable[Article], table: Tracing) -> dict[str, Sketch]:
    """Sketches of articles, with the words cut that another of them puts in quotation marks.

    Quote marks alone do not find quotations: posts are embedded without any, and what one paper quotes another retells.
    """
    raw = {a.id: _sketch_of(a) for a in articles}
    pool = _quoted_by(sorted(raw), raw)
    out = {}
    for i, s in raw.items():
        hits: dict[int, bytearray] = {}
        if pool:
            _mark(s.lines, i, pool, hits)
        out[i] = Sketch(s.article, tuple(_cut(x, hits.get(n), table) for n, x in enumerate(s.lines)), s.quotes)
    return out


_SEVERAL = ""
"""Stands for more than one article: no id is empty."""


def _quoted_by(group: Iterable[str], raw: Mapping[str, Sketch]) -> dict[Gram, str]:
    """Quoted run of words -> the one article that quotes it."""
    pool: dict[Gram, str] = {}
    for i in group:
        for g in raw[i].quotes:
            pool[g] = i if pool.get(g, i) == i else _SEVERAL
    return pool


def _mark(lines: Iterable[Line], article: str, pool: Mapping[Gram, str], hits: dict[int, bytearray]) -> None:
    """Mark the words of usable lines that another article quotes."""
    for n, line in enumerate(lines):
        if not line.usable:
            continue
        words = line.words
        for i in range(len(words) - _QUOTE_GRAM + 1):
            if pool.get(words[i : i + _QUOTE_GRAM], article) != article:
                hits.setdefault(n, bytearray(len(words)))[i : i + _QUOTE_GRAM] = b"\x01" * _QUOTE_GRAM


def _cut(line: Line, hit: bytearray | None, table: Tracing) -> Line:
    """The line without the words that others quote, with its stems."""
    if not line.usable:
        return line
    words = tuple(w for w, h in zip(line.words, hit, strict=True) if not h) if hit else line.words
    if hit and (sum(hit) > _QUOTED_FROM * len(hit) or len(words) < table.shortest_sentence):
        return replace(line, usable=False)
    stems = frozenset(w[:_STEM] for w in words if w not in table.common_words and len(w) > 1)
    return Line(line.start, line.end, line.at, words, stems, line.said, line.usable, line.own_voice)
