"""Agencies credited in an article: evidence of a source, weak alone."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import ahocorasick_rs

from summitry.lexicon import load_lexicon
from summitry.lexicon.weighing import Tracing
from summitry.model import Article

_DASHES = "-–—"


_FORMS = (
    r"\({0}\)",  # (AP) -
    rf"[{_DASHES}/]\s?{{0}}\b",  # - Reuters, /TASS/
    r"^{0}(?:/[a-z]{{2,4}})?$",  # a line of its own; dpa/abc
    r"[.!?\"”]\s+{0}(?: [A-Z]{{2,4}})*$",  # the last word of a text; PTI and the initials of its desk
    r"\d,? {0}$",  # TOKYO, Oct 22, KYODO
    r"©\s?(?:\d{{4}}\s)?{0}\b",
    r"\b[Bb]y (?:the )?{0}\b",
    r"\b[Ww]ith (?:[\w ]{{0,30}} (?:from|by) )?(?:the )?{0}\b(?! [a-z])",  # with AFP; with inputs from PTI
    r"\([Ww]ith {0} inputs\)",
    r", {0} (?:[A-Z]\w+ )?(?:[Ee]ditor|[Cc]orrespondent|[Ww]riter|[Rr]eporter)\b",
)
"""How the short form of an agency stands as a credit."""


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Agency code -> how it stands as a credit, by its short form or its name."""
    out = {}
    for agency in load_lexicon().agencies:
        short = "|".join(re.escape(c) for c in sorted({*agency.credits, agency.name}, key=len, reverse=True))
        names = "|".join(re.escape(n) for n in sorted({agency.name, *agency.names}, key=len, reverse=True))
        forms = "|".join(form.format(f"(?:{short})") for form in _FORMS)
        signed = "".join(rf"|\b{re.escape(a)}[^\n]{{1,300}}?{re.escape(b)}" for a, b in agency.signatures)
        out[agency.code] = re.compile(rf"{forms}|\b(?:{names})\b{signed}", re.MULTILINE)
    return out


@functools.cache
def _words() -> tuple[ahocorasick_rs.AhoCorasick, tuple[str, ...]]:
    """A search for the words one of which must stand where an agency is credited, and whose each of them is."""
    words = [
        (w, a.code)
        for a in load_lexicon().agencies
        for w in sorted({*a.credits, a.name, *a.names, *(opens for opens, _ in a.signatures)})
    ]
    return ahocorasick_rs.AhoCorasick([w for w, _ in words]), tuple(code for _, code in words)


def _named(text: str) -> Iterator[str]:
    """Codes of the agencies of which some word stands in the text, in order."""
    search, codes = _words()
    yield from sorted({codes[n] for n, _, _ in search.find_matches_as_indexes(text, overlapping=True)})


@functools.lru_cache(maxsize=4096)
def agencies(article: Article, table: Tracing) -> frozenset[str]:
    """Codes of the agencies that the article credits; the credit of a picture is none.

    An article stands in many pairs, so what was found is kept for a while.
    """
    text = "\n".join(x for x in (article.agency, article.byline, article.text) if x)
    found = ((code, _patterns()[code].finditer(text)) for code in _named(text))
    return frozenset(code for code, credits in found if any(not _of_picture(text, m, table) for m in credits))


def _of_picture(text: str, m: re.Match[str], table: Tracing) -> bool:
    """Whether the credit's own brackets or line name a picture."""
    start = max(text.rfind("\n", 0, m.start()), text.rfind("(", max(0, m.start() - int(table.credit_words)), m.start()))
    end = text.find("\n", m.end()) if text[m.end() : m.end() + 1] == "/" else m.end() + 1  # Reuters/Ann Doe/File Photo
    around = text[start + 1 : end if end >= 0 else len(text)].casefold()
    return len(around) < table.credit_words and bool(table.picture_words & set(re.findall(r"[a-z]+", around)))
