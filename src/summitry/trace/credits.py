"""Agencies credited in an article: evidence of a source, weak alone."""

from __future__ import annotations

import functools
import re

from summitry.lexicon import load_lexicon
from summitry.lexicon.weighing import Tracing
from summitry.model import Article

_DASHES = "-–—"


@functools.cache
def _patterns() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Agency code, the words one of which must stand there, and how it stands as a credit: "(AP) -", "/AFP", its name."""
    out = []
    for agency in load_lexicon().agencies:
        short = "|".join(re.escape(c) for c in sorted({*agency.credits, agency.name}, key=len, reverse=True))
        names = "|".join(re.escape(n) for n in sorted({agency.name, *agency.names}, key=len, reverse=True))
        line = rf"\((?:{short})\)|[{_DASHES}/]\s?(?:{short})\b|^(?:{short})$|\b(?:[Bb]y|[Bb]y the) (?:{short})\b"
        needed = tuple(sorted({*agency.credits, agency.name, *agency.names}))
        out.append((agency.code, needed, re.compile(rf"{line}|\b(?:{names})\b", re.MULTILINE)))
    return tuple(sorted(out))


@functools.lru_cache(maxsize=4096)
def agencies(article: Article, table: Tracing) -> frozenset[str]:
    """Codes of the agencies that the article credits; the credit of a picture is none.

    An article stands in many pairs, so what was found is kept for a while.
    """
    text = "\n".join(x for x in (article.agency, article.byline, article.text) if x)
    credited = ((code, pattern) for code, needed, pattern in _patterns() if any(w in text for w in needed))
    return frozenset(code for code, pattern in credited if any(not _of_picture(text, m, table) for m in pattern.finditer(text)))


def _of_picture(text: str, m: re.Match[str], table: Tracing) -> bool:
    """Whether the credit's own brackets or line name a picture."""
    start = max(text.rfind("\n", 0, m.start()), text.rfind("(", max(0, m.start() - int(table.credit_words)), m.start()))
    around = text[start + 1 : m.end() + 1].casefold()
    return len(around) < table.credit_words and bool(table.picture_words & set(re.findall(r"[a-z]+", around)))
