"""What a page may be before it is parsed: its tags counted, because some parsers' work grows with their square."""

from __future__ import annotations

import re
from itertools import accumulate

from summitry.model import Problem
from summitry.settings import Settings

_NEST = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dt|dd|option)\b)[a-zA-Z]"
)
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{30000,}")
_SPACE = re.compile(r"[\s/]+")
_ATTRIBUTES = 4000


def too_tangled(html: str, source: str, settings: Settings) -> Problem | None:
    """Why a page is not parsed, None where it may be.

    Nothing an editor made comes near the limits; what does is broken or a trap.
    """
    tags = html.count("<")
    if tags > settings.max_page_tags:
        return Problem(source, f"has {tags:,} tags, more than {settings.max_page_tags:,}: give the text that was drawn from it", "article")
    if tags > settings.max_page_depth and _depth(html) > settings.max_page_depth:
        return Problem(source, f"has tags nested deeper than {settings.max_page_depth:,}: give the text that was drawn from it", "article")
    if any(len(_SPACE.findall(tag[0])) > _ATTRIBUTES for tag in _LONG_TAG.finditer(html)):
        return Problem(source, f"has a tag of more than {_ATTRIBUTES:,} attributes: give the text that was drawn from it", "article")
    return None


def _depth(html: str) -> int:
    """How deep tags stand in one another at most; those that authors leave open are not counted."""
    return max(accumulate(-1 if closing else 1 for closing in _NEST.findall(html)), default=0)
