"""JSON-LD of a page: what it tells machines of the article."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Mapping

_ARTICLE = ("Article", "BlogPosting", "LiveBlogPosting", "Report", "SpeechArticle", "PressRelease")
_MOST = 1_000_000
_DEEPEST = 6


def article_data(scripts: Iterable[str]) -> Mapping[str, object]:
    """The object about an article, empty where there is none.

    >>> article_data(['{"@graph": [{"@type": "NewsArticle", "headline": "A"}]}'])["headline"]
    'A'
    """
    for script in scripts:
        for item in _objects(_loaded(script), 0):
            kinds = item.get("@type")
            if any(str(k).endswith(_ARTICLE) for k in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def words(value: object, depth: int = 0) -> str:
    """A value as words: of an object its name, of a list all of them."""
    if depth > _DEEPEST:
        return ""
    if isinstance(value, str):
        return html.unescape(value).strip()
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (words(v, depth + 1) for v in value))))
    if isinstance(value, Mapping):
        return words(value.get("name") or value.get("@id") or "", depth + 1)
    return ""


def _loaded(script: str) -> object:
    if len(script) > _MOST:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
