"""An article out of a JSON object: which field names say what, and what is wrong with their values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from summitry.model import Article, Basis, Problem, Raw
from summitry.read.checks import digest, text_problem
from summitry.read.published import read_published
from summitry.read.reader import Parsed
from summitry.settings import Settings

# Field -> names it goes by, our own first; then news-please, Media Cloud, trafilatura, GDELT, JSON Feed.
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "stories_id", "story_id", "guid", "_id"),
        "text": ("text", "maintext", "story_text", "raw_text", "content", "body", "content_text"),
        "title": ("title", "headline"),
        "url": ("url", "source_url", "link", "external_url"),
        "published": (
            *("published", "date_publish", "publish_date", "published_date", "publication_date", "date_published", "date"),
            "seendate",
        ),
        "publisher": ("publisher", "source_domain", "media_name", "media_url", "sitename", "hostname", "source-hostname", "domain"),
        "byline": ("byline", "authors", "author"),
        "agency": ("agency",),
        "language": ("language",),
    }
)


_DEEPEST = 8
"""Lists and objects in one another in which a text is looked for."""
_HEADLINE_ALONE = "seendate"
"""The field by which an entry of a GDELT list is told: when it was seen, within minutes of when it appeared."""


def parse(raw: Raw, settings: Settings) -> Parsed:
    """One JSON object read as an article."""
    try:
        item = json.loads(raw.data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError as e:
        return Parsed(None, (Problem(raw.source, f"is not valid UTF-8 (byte {e.start}): write it anew as UTF-8", "article"),))
    except (ValueError, RecursionError) as e:
        return Parsed(None, (not_json(raw.source, e),))
    if not isinstance(item, dict):
        return Parsed(None, (Problem(raw.source, "is no JSON object: write one object with `id` and `text` a line", "article"),))
    return _article(_said(item), raw, settings)


def _said(item: Mapping[str, object]) -> dict[str, str]:
    """What each field says; GDELT lists headlines alone, and a headline is a short article."""
    said = {field: _first(item, names) for field, names in _NAMES.items()}
    if not said["text"] and _HEADLINE_ALONE in item:
        said["text"] = said["title"]
    return said


def not_json(source: str, error: Exception) -> Problem:
    """A document that is not JSON at all."""
    return Problem(source, f"is not valid JSON ({error}): write one JSON object a line", "article")


def _article(said: Mapping[str, str], raw: Raw, settings: Settings) -> Parsed:
    if not said["text"]:
        return Parsed(None, (Problem(raw.source, "has no text: give it in the field `text`", "article"),))
    wrong = text_problem(said["text"], raw.source, said["language"])
    if wrong:
        return Parsed(None, (wrong,))
    published, problem = read_published(said["published"], raw.source, settings)
    fields = {name: said[name] for name in ("text", "title", "url", "publisher", "byline", "agency", "language")}
    article = Article(
        id=said["id"] or raw.name,
        digest=digest(said["title"], said["text"]),
        published=published,
        published_basis=Basis.METADATA if published else Basis.UNKNOWN,
        source=raw.source,
        **fields,
    )
    return Parsed(article, (problem,) if problem else ())


def _first(item: Mapping[str, object], names: tuple[str, ...], depth: int = 0) -> str:
    return next((text for name in names if (text := _text(item.get(name), depth))), "")


def _text(value: object, depth: int = 0) -> str:
    """A value as text: lists of names are joined, of an object its name is taken, and what stands deeper is nobody's text.

    A lone half of a surrogate pair, which no file can hold, is replaced.
    """
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(v, depth + 1) for v in value)))
    if isinstance(value, Mapping):
        return _first(value, ("name", "$oid", "$date"), depth + 1)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


__all__ = ("not_json", "parse")
