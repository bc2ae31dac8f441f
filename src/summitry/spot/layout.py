"""Paragraphs and sentences of an article: where they begin and end, and what sort of paragraph each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_CREDIT = re.compile(
    r"\((?:[^()]{0,80}(?:photo|photograph|image|pool|via)\b[^()]{0,80})\)"
    r"|\b(?:getty images|afp photo|ap photo|file photo|photo by|photo:|picture:|image:|courtesy of)\b",
    re.I,
)
_OF_CREDITS = ("photo", "image", "pool", "via", "picture", "courtesy")
"""One of these stands in every credit: looked for first, because most paragraphs hold none."""
_NAMED_CREDIT = re.compile(r"\([A-Z][\w.]*(?: [A-Z][\w.]*){0,3}/[A-Z][A-Za-z]\w*(?: [A-Z]\w+){0,3}\)|\bReuters/[A-Z]\w+")
"""A photographer and an agency in brackets; capitals matter: "(and/or)" is none."""
_FURNITURE = re.compile(
    r"^(?:by |published|updated|share|advert|read more|most (?:read|commented|popular)|related|sign up|sorry, we|comments?\b|newsletter"
    r"|subscribe|copyright|disclaimer|follow us|click here|image source|story continues|this article)",
    re.I,
)
_ABBREV = frozenset(
    (
        "mr mrs ms dr st gen col lt maj sgt capt cmdr adm sen rep gov pres prof rev hon jr sr vs no inc ltd co corp "
        "dept jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun u.s u.k u.n "
        "e.u d.c a.m p.m i.e e.g etc ft mt amb dep min fm pm approx est fig al messrs mme mlle"
    ).split()
)
_STOP = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|[.!?][\"'”’)\]]*$")
_LIST = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_HANGING = re.compile(r"[ \t]{2,}(?![-*•–]\s|\d{1,2}[.)]\s)\S")
"""A line set in under an item of a list goes on with it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: `kind` is headline, body, caption, speech, list or furniture."""

    start: int
    end: int
    kind: str


_SPEAKER = re.compile(
    r"^\s*(?:Q\s{2,}|(?:MS|MR|MRS|DR|THE|SECRETARY|PRESIDENT|VICE|PRIME|SENIOR|CHANCELLOR|MODERATOR|QUESTION"
    r"|GENERAL|ADMIRAL|SENATOR|GOVERNOR)\b[A-Z .,’'\-]{0,40}:)",
    re.M,
)
_DIALOGUE = 4
"""From so many labels of speakers on, a text is a transcript: who "he" or "the trip" is, only the room knew."""


def blocks(text: str) -> Iterator[Block]:
    """Cut a text into paragraphs; lines wrapped by hand at one width are one paragraph."""
    first = True
    transcript = len(_SPEAKER.findall(text)) >= _DIALOGUE
    for start, end in _paragraphs(text):
        words = text[start:end]
        kind = _kind(words, first)
        kind = "speech" if transcript and kind == "body" else kind
        if words.strip():
            first = False
            yield Block(start, end, kind)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _lines(text, at, end)
        if gap:
            at = gap.end()


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines of a stretch without blank lines, wrapped ones joined."""
    begin, at = start, start
    width = max((len(x) for x in text[start:end].split("\n")), default=0)
    while at < end:
        stop = text.find("\n", at, end)
        if stop < 0:
            break
        following = text[stop + 1 : end].lstrip(" \t*_>")
        if _LIST.match(text, begin, stop) and _HANGING.match(text, stop + 1, end):
            at = stop + 1
            continue
        if not (width <= 100 and stop - at >= min(45, width * 0.55) and _wrapped(text[at:stop], following)):
            yield begin, stop
            begin = stop + 1
        at = stop + 1
    if begin < end:
        yield begin, end


def _wrapped(line: str, following: str) -> bool:
    if not following:
        return False
    return following[0].islower() or following[0].isdigit() or not line.rstrip().endswith((".", "!", "?", ":", '"', "”")) or len(line) >= 60


def _kind(words: str, first: bool) -> str:
    bare = words.strip()
    if len(bare) < 900 and _is_credited(bare):
        return "caption"
    if _FURNITURE.match(bare) and len(bare) < 400 and not (bare[:3].lower() == "by " and _tells(bare)):
        return "furniture"
    if len(bare) < 160 and bare[-1:] not in ".!?:;,\"”'’)" and "\n" not in bare:
        return "headline" if first or len(bare.split()) > 3 else "furniture"
    return "list" if _LIST.match(words) else "body"


def _tells(bare: str) -> bool:
    """ "By six the prime minister was in Brussels ...": longer than a byline, and a sentence to its end."""
    return len(bare) > 70 and bare[-1:] in ".!?\"”'’"


def _is_credited(words: str) -> bool:
    low = words.lower()
    if any(w in low for w in _OF_CREDITS) and _CREDIT.search(words):
        return True
    return "/" in words and bool(_NAMED_CREDIT.search(words))


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of a paragraph, abbreviations and initials not taken for ends."""
    begin = start
    for m in _STOP.finditer(text, start, end):
        if _ends_here(text, begin, m.start(), m.end(), end):
            yield from _trim(text, begin, m.end())
            begin = m.end()
    yield from _trim(text, begin, end)


def _ends_here(text: str, begin: int, dot: int, after: int, end: int) -> bool:
    following = text[after : min(end, after + 40)].lstrip()
    if not following:
        return True
    if text[dot] != ".":
        return not following[0].islower()
    if following[0].islower():
        return False
    word = re.split(r"[\s(\"“‘'’-]", text[max(begin, dot - 20) : dot])[-1].lower()
    if word == "h.e":
        return False
    if word in _ABBREV:
        return word in ("a.m", "p.m", "u.s", "u.n", "u.k", "d.c", "e.u", "jr", "sr", "etc", "inc", "ltd", "co", "corp") and _new_sentence(
            following
        )
    if _INITIALS.fullmatch(word):
        return _new_sentence(following)  # "K.R. Narayanan", "George H.W. Bush"
    return not (len(word) == 1 and word.isalpha() and word not in "i")


_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")


def _new_sentence(following: str) -> bool:
    first = following.split()[0].strip("\"“'‘")
    return first in {
        "The",
        "He",
        "She",
        "It",
        "They",
        "But",
        "In",
        "On",
        "A",
        "An",
        "We",
        "This",
        "That",
        "At",
        "His",
        "Her",
        "Both",
        "After",
        "As",
    }


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
