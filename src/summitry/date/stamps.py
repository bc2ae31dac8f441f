"""A day of publication that the text states: a stamp ("Published: ..."), a line that is only a date, a dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from summitry.date.direction import tense
from summitry.lexicon.times import load_calendar
from summitry.model import Article, Basis, Clue, Span, Temporal
from summitry.when import When, WhenError, between, parse

_STAMP = re.compile(
    r"(?:^|[|•·])\W*(?:first |last |originally )?"
    r"(?:published|posted|post|updated|modified|date|issued|released|release date|publication date|created|uploaded|dateline)"
    r"(?: (?:on|at|in|date|time))?\s*[:|–-]?\s*(?:[A-Z][a-z]{2,8},?\s+)?\Z",
    re.IGNORECASE,
)
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_.?#-]|$)")
_IN_TITLE = re.compile(
    r"(?:^|[,|–—(:-])\s*(?:(?P<m>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)"
    r"|(?P<e>\d{1,2}) (?P<n>[A-Z][a-z]{2,8}) (?P<z>(?:19|20)\d\d))\s*\W?\s*\Z"
)
_LINE = 200
"""Characters of a line looked at on either side."""
_SPEECH_END = re.compile(r"^\s*(?:\(?[A-Z][\w./ ]{1,24}\)?\s*)?(?:[—–:|-]|\(|$|\.(?:\s+[A-Z“\"‘']|\s*$))")
_REPORT = re.compile(
    r"\s*(?:[Bb]y (?:[Oo]ur |a |[A-Z])|From our |Today\b"
    r"|[A-Z][A-Z.'’/-]{2,}(?: [A-Z.'’/-]+){0,3}(?:,\s*[A-Z][\w. ]{1,20})?\s*(?:[—–:]|--? ))"
)
"""What stands under the date of a report: a byline, a dateline, "today"."""
_CLOCK = re.compile(r"^[,\s-]*\d{1,2}[:.]\d\d(?:\s?(?:UTC|GMT|[ap]\.?m\.?))?", re.IGNORECASE)
_LOOKS_AHEAD = re.compile(r"\b(?:invit\w+|plan\w*|to (?!the\b)[a-z]{3,})\b")
"""What makes a day of the lead one that may be to come, though the verb be past: "announced a delegation to attend ... on Sunday"."""
_ITEM = re.compile(r"\s*[-*•–]\s")
_IN_BRACKETS = re.compile(r"\([^()\n]{2,40}\)")
_HEAD_WORDS = frozenset("of the and de del di da dos du al el la le los las von van for from by our".split())
"""Words without a capital in a dateline or a byline: "Port of Spain", "By our correspondent in"."""
_HEAD = 12
"""Words of the longest dateline, its byline and section counted."""
_TOP = 250
"""Characters within which a sentence that is only a date is that of the page."""


def stated(text: str, temporals: Sequence[Temporal]) -> tuple[When, Clue, bool] | None:
    """The day the text gives itself, with its clue, and whether that says "published".

    A stamp does, and a dateline, and a line of its own under a headline.  A date that opens the text, stands in brackets or
    closes it tells when a letter, a call or a statement was made: it came out that day or within the week.
    """
    found = [(rank, t, when) for t in temporals if (when := _full(t)) and (rank := _rank(text, t)) is not None]
    if any(rank == 2 or rank > 3 for rank, _, _ in found) and _heads_entries(text, temporals):
        found = [x for x in found if x[0] in (0, 1, 3)]
    if not found:
        return _of_an_era(text, temporals) or _news(text, temporals)
    rank, t, when = min(found, key=lambda x: (x[0], x[1].span.start))
    if rank < 4:
        return when, Clue("stamp", t.span, when, "text", "the text states its day"), True
    assert when.first is not None
    week = between(when.first, when.first + timedelta(6))
    return week, Clue("dated line", t.span, week, "text", "made on that day, out within the week"), False


_ENTRIES = 3
"""Lines that are only a month or a day of some year, which make a chronicle."""


def _heads_entries(text: str, temporals: Sequence[Temporal]) -> bool:
    """Whether dates head the entries of a chronicle: none of them is the article's own day."""
    lines = [t for t in temporals if "year" in t.reading and _alone(text, t)]
    return len({t.reading["year"] for t in lines}) >= _ENTRIES


def _alone(text: str, t: Temporal) -> bool:
    start, end = text.rfind("\n", 0, t.span.start) + 1, text.find("\n", t.span.end)
    return not text[start : t.span.start].strip() and not text[t.span.end : end if end >= 0 else len(text)].strip()


_ERA = re.compile(r",?\s+(?:Juche|Heisei|Reiwa|Showa|Minguo)\s+\d{1,4}\s*\((\d{4})\)")
"""A year of an era behind a day, and what year that is: "Pyongyang, July 20, Juche 89 (2000)"."""


def _of_an_era(text: str, temporals: Sequence[Temporal]) -> tuple[When, Clue, bool] | None:
    """The day of a dateline whose year is told by an era."""
    for t in temporals:
        if t.span.start > _TOP:
            return None
        bare = t.reading.get("op") == "date" and {"month", "day"} <= t.reading.keys() and "year" not in t.reading
        m = _ERA.match(text, t.span.end) if bare and _dateline(text[text.rfind("\n", 0, t.span.start) + 1 : t.span.start]) else None
        if m and (when := _day(m[1], str(t.reading["month"]), str(t.reading["day"]))):
            return when, Clue("stamp", t.span, when, "text", "the text states its day"), True
    return None


def _news(text: str, temporals: Sequence[Temporal]) -> tuple[When, Clue, bool] | None:
    """ "died on Wednesday, 30 November 2022, it was announced": what the lead tells by weekday and date is news of a day or less."""
    for t in temporals:
        when = _full(t) if t.span.start < _TOP else None
        if when is None or when.first is None or when.first.isoweekday() != t.reading.get("weekday"):
            continue
        told = tense(text, t.span.start, t.span.end)
        if told.sign >= 0:
            continue
        led = text[max(0, t.span.start - _TOP) : t.span.start].lower().rpartition(told.word)[2]
        if not _LOOKS_AHEAD.search(led):
            days = between(when.first, when.first + timedelta(1))
            return days, Clue("news of the lead", t.span, days, "text", "told as just past"), False
    return None


def from_metadata(article: Article) -> tuple[When, Clue, Basis] | None:
    """The day that the address or the title of a page carries."""
    m = _IN_URL.search(article.url)
    if m and (when := _day(m[1], m[2], m[3])):
        return when, Clue("address", None, when, "metadata", article.url), Basis.METADATA
    words = load_calendar().words
    months = {**words["months"], **words["months_doubtful"]}
    for m in _IN_TITLE.finditer(article.title):
        number = months.get((m["m"] or m["n"]).lower())
        if number and (when := _day(m["y"] or m["z"], str(number), m["d"] or m["e"])) and when.first:
            week = between(when.first, when.first + timedelta(6))
            return week, Clue("title", None, week, "metadata", article.title), Basis.INFERRED
    return None


def _day(y: str, m: str, d: str) -> When | None:
    try:
        return parse(f"{int(y):04d}-{int(m):02d}-{int(d):02d}")
    except WhenError:
        return None


def _full(t: Temporal) -> When | None:
    """The day the expression writes out in full, None where it lacks any of it."""
    reading = t.reading
    if reading["op"] == "time":
        inner = reading.get("day")
        reading = inner if isinstance(inner, dict) else {}
    if reading.get("op", "date") != "date" or not all(k in reading for k in ("year", "month", "day")) or reading.get("swapped"):
        return None
    try:
        return parse(f"{reading['year']:04d}-{reading['month']:02d}-{reading['day']:02d}")
    except WhenError:
        return None


def _rank(text: str, t: Temporal) -> int | None:
    """How plainly the place of the date says that it is the article's own: 0 most."""
    start, end = t.span.start, t.span.end
    head = max(0, start - _LINE)
    line_start = text.rfind("\n", head, start) + 1 or head
    line_end = text.find("\n", end, end + _LINE)
    before, after = text[line_start:start], text[end : line_end if line_end >= 0 else end + _LINE]
    if len(before) < 80 and _STAMP.search(before) and _opens(text, line_start) and len(after.split()) <= 8:
        return 1 if "updated" in before.lower() or "modified" in before.lower() else 0
    near_top = start < 700 and text.count("\n", 0, start) <= 8
    alone = len(before.strip(" \xa0\t*_#|·•-–—,(")) <= 2 and len(after.strip(" \xa0\t*_#|·•-–—.,)")) <= 14 and _opens(text, line_start)
    quoted = any(mark in text[max(0, start - 120) : start] for mark in ("”", '"'))
    closing = not text[end : end + _LINE].strip(" \xa0\t#*_.\n\\")
    if alone and near_top and not quoted and not closing and (start > 0 or "\n" in text[:200]):
        headline = text[:line_start].strip()
        return 2 if before.strip()[-1:] != "(" and (len(headline) > 10 or _of_a_paper(text, t)) else 5
    if near_top and t.partner is None and (in_dateline(text, t.span) or _sentence_of_its_own(start, before, after)):
        return 3
    return 4 if alone and len(text) - end < 160 else None


def _of_a_paper(text: str, t: Temporal) -> bool:
    """Whether a date that opens the text heads a report: it names its weekday, or a byline, a dateline or "today" follows it.

    A letter or a proclamation opens with its date too, and may come out days later.
    """
    inner = t.reading.get("day")
    weekday = "weekday" in t.reading or isinstance(inner, dict) and "weekday" in inner
    return weekday or _REPORT.match(text, text.find("\n", t.span.end) if "\n" in text[t.span.end :] else len(text)) is not None


def in_dateline(text: str, span: Span) -> bool:
    """Whether a date, with or without its year, is the day of a dateline: "Taipei, Dec. 6 (CNA) President Lai ...".

    >>> text = "LIMA, Oct. 22 (EFE) - The bridge was opened."
    >>> in_dateline(text, Span("a", 6, 13, "Oct. 22")), in_dateline("He came to Lima on Oct. 22.", Span("a", 19, 26, "Oct. 22"))
    (True, False)
    """
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    after = _CLOCK.sub("", text[span.end : line_end if line_end >= 0 else span.end + _LINE])
    listed = _ITEM.match(text, line_start) is not None
    return not listed and _dateline(text[line_start : span.start]) and _SPEECH_END.match(after) is not None


def _dateline(before: str) -> bool:
    """Whether the words before the date on its line are those of a dateline: "YEREVAN/BAKU, Saturday,", "Male,", "Analysis |"."""
    bare = _IN_BRACKETS.sub(" ", before).strip(" \xa0\t*_#")
    words = re.findall(r"[^\W\d_][\w.'’-]*", bare)
    named = [w for w in words if w not in _HEAD_WORDS]
    return (
        bool(named)
        and len(words) <= _HEAD
        and before.rstrip()[-1:] in ",|–—-)/:·•"
        and all(w[:1].isupper() for w in named)
        and not any(c.isdigit() for c in bare)
    )


def _sentence_of_its_own(start: int, before: str, after: str) -> bool:
    """ "All times GMT. Wednesday 14 May 2025.": the date ends its line and belongs to no other sentence."""
    return start < _TOP and before.rstrip()[-1:] in (".", "|") and not after.strip(" .\xa0\t*_|")


def _opens(text: str, line_start: int) -> bool:
    """Whether a line is not the running on of the one before it: that is empty, short, or ends a sentence."""
    before = text[max(0, line_start - _LINE) : line_start]
    above = before.rstrip("\n").rpartition("\n")[2]
    return before.endswith("\n\n") or len(above.strip()) < 45 or above.rstrip().endswith((".", "!", "?", ":", "*"))
