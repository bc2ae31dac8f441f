"""What a page may be before it is parsed: its tags counted, because some parsers' work grows with their square."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from summitry.model import Problem
from summitry.settings import Settings

_NEST = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dt|dd|option)\b)[a-zA-Z]"
)
_MANY, _ATTRIBUTES = 500, 4000
"""From so many attributes on a tag is counted, and so many may stand in all such tags together."""
_STRETCH = re.compile(r"[^>]+")
_LONG = re.compile(rf"<[a-zA-Z][^>]{{{2 * _MANY}}}")
_OPENED = re.compile(r"=\s*(?:\"[^\">]*|'[^'>]*)>")
"""A mark `>` that may stand within the quotation marks of a value, so that its tag goes on."""
_SPACE = re.compile(r"[\s/]+|(?<=[\"'])(?=[^\s/>])")


def too_tangled(html: str, source: str, settings: Settings) -> Problem | None:
    """Why a page is not parsed, None where it may be.

    Nothing an editor made comes near the limits; what does is broken or a trap.
    """
    tags = max(html.count("<"), html.count(">"))
    if tags > settings.max_page_tags:
        return Problem(source, f"has {tags:,} tags, more than {settings.max_page_tags:,}: give the text that was drawn from it", "article")
    if tags > settings.max_page_depth and _depth(html) > settings.max_page_depth:
        return Problem(source, f"has tags nested deeper than {settings.max_page_depth:,}: give the text that was drawn from it", "article")
    if sum(n for n in _attributes(html) if n > _MANY) > _ATTRIBUTES:
        return Problem(source, f"has tags of more than {_ATTRIBUTES:,} attributes: give the text that was drawn from it", "article")
    return None


def _attributes(html: str) -> Iterator[int]:
    """At most how many attributes tags have.

    What is a tag and what a comment or a script is not asked, and whether `>` stands within quotation marks is not known then:
    stretches up to a `>` are one tag where a value may have been open, so nothing that is written can make it too few.
    """
    if not _LONG.search(html) and not _OPENED.search(html):
        return
    open_marks, count = "", 0
    for stretch in _STRETCH.finditer(html):
        words = stretch[0]
        if not open_marks:
            yield count
            count = 0
        begin = 0 if open_marks else words.find("<")
        if begin >= 0 and (not open_marks or any(mark in words for mark in open_marks)):
            count += len(_SPACE.findall(words, begin))
        open_marks = "".join(m for m in "\"'" if _left_open(words, m) or m in open_marks and m not in words)
    yield count


def _left_open(words: str, mark: str) -> bool:
    """Whether a value may begin in these words and not end."""
    last = words.rfind(mark)
    return last > 0 and words[:last].rstrip().endswith("=")


def _depth(html: str) -> int:
    """How deep tags stand in one another at most; those that authors leave open are not counted."""
    return max(accumulate(-1 if closing else 1 for closing in _NEST.findall(html)), default=0)
