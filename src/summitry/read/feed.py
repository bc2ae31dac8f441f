"""RSS and Atom files: one file, an article an item, with its full content or with its summary alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from summitry.model import Problem, Raw
from summitry.read.checks import too_long
from summitry.read.fields import parse
from summitry.read.looks import kind
from summitry.read.page_text import plain
from summitry.read.reader import Place, Reader
from summitry.settings import Settings

_ENDINGS = (".rss", ".rss.gz", ".atom", ".atom.gz", ".xml", ".xml.gz")
_HEAD = 4096
_ENTITY = re.compile(rb"<!ENTITY", re.I)


def claims(name: str, head: bytes) -> bool:
    """Files so named, and standard input that begins like a feed."""
    return name.endswith(_ENDINGS) or (name == "-" and kind(head) == "feed")


def split(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Problem]:
    """The items, as JSON in our own field names."""
    data = file.read(settings.max_document_bytes + 1)
    problem = too_long(place.source, settings) if len(data) > settings.max_document_bytes else unreadable(data, place.source)
    if problem:
        yield problem
        return
    found = 0
    for number, item in enumerate(items(data), 1):
        found += 1
        text = json.dumps(item, ensure_ascii=False).encode("utf-8", "replace")
        yield Raw(f"{place.source}#{number}", f"{place.name}:{number}", READER.name, text)
    if not found:
        yield Problem(place.source, "holds no item of a feed: check that it is RSS or Atom", "file")


def unreadable(data: bytes, source: str) -> Problem | None:
    """Why bytes are not read as a feed, None where they may be.

    No feed needs entities of its own; the only ones seen are those that grow without end when they are opened.
    """
    if not data.strip():
        return Problem(source, "is empty: remove it, or fetch it again", "file")
    if _ENTITY.search(data):
        trap = "declares entities of its own, which no feed needs and which can fill all memory: fetch it from the publisher"
        return Problem(source, trap, "file")
    if kind(data[:_HEAD]) == "html":
        return Problem(source, "is a web page, not a feed: give the feed's own address, or save it as .html", "file")
    return None


def items(data: bytes) -> Iterator[dict[str, str]]:
    """What each item says, in our own field names; items without a word are left out."""
    import feedparser  # 0.25 s, which no run without a feed is to pay

    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    for entry in feed.entries:
        item = _item(entry, feed.feed)
        if item["text"]:
            yield item


def _item(entry: Any, feed: Mapping[str, Any]) -> dict[str, str]:
    """An item's fields; the content where it is longer than the summary, else the summary, else the title."""
    content = max((plain(c.get("value", "")) for c in entry.get("content", ())), key=len, default="")
    summary = plain(entry.get("summary", ""))
    title = plain(entry.get("title", ""))
    source = entry.get("source") or {}
    return {
        "id": str(entry.get("id") or entry.get("link") or ""),
        "title": title,
        "text": max(content, summary, key=len) or title,
        "url": str(entry.get("link", "")),
        "published": str(entry.get("published") or entry.get("dc_date") or ""),
        "publisher": plain(str(source.get("title") or feed.get("title", ""))),
        "byline": ", ".join(filter(None, (a.get("name", "") for a in entry.get("authors", ())))),
        "language": str(feed.get("language", "")),
    }


READER = Reader("feed", _ENDINGS, claims, split, parse)
