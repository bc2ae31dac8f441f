"""What the first bytes of a file look like, for standard input, which has no name."""

from __future__ import annotations

import re

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.I)
_BOM = b"\xef\xbb\xbf"


def kind(head: bytes) -> str:
    """`warc`, `feed`, `html`, `list`, `object` or `text`.

    >>> kind(b"<!DOCTYPE html><html>"), kind(b"WARC/1.0"), kind(b"The president arrived.")
    ('html', 'warc', 'text')
    """
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith(b"<"):
        return "feed" if _FEED.search(start) else "html" if _PAGE.search(start) else "text"
    return "list" if start.startswith(b"[") else "object" if start.startswith(b"{") else "text"
