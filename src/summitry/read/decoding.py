"""Bytes of a page -> text, whatever charset it claims to be in."""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.I)
_CONTROL = re.compile("[\x80-\x9f]")
"""Characters that no text has: where they come out, the charset is another."""
_HEAD = 4096
"""Where a page names its charset."""


def text_of(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text, and the charset it had to be forced into where none fits, else "".

    A byte order mark decides; then what is valid UTF-8 is UTF-8, whatever was declared, because no other charset
    looks so by chance; then what the server, then the page says, where the bytes fit it; then a guess.

    >>> text_of("Sánchez".encode("cp1252"), "utf-8")
    ('Sánchez', '')
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], charset)
    for charset in ("utf-8", declared, _named(_META, data), _named(_XML, data), "detect"):
        name = (detect_encoding(data) or "") if charset == "detect" else charset
        text = _fitting(data, name) if name else None
        if text is not None:
            return text, ""
    return _forced(data, "cp1252")


def _fitting(data: bytes, charset: str) -> str | None:
    """The text where every byte fits, None where one does not or no such charset is known."""
    try:
        # The web's names: what is called latin-1 there is Windows-1252.
        text = data.decode(map_encoding_to_html5(charset, fallback_utf8=False) or charset)
    except (LookupError, ValueError):
        return None
    return None if _CONTROL.search(text) else text


def _forced(data: bytes, charset: str) -> tuple[str, str]:
    text = data.decode(charset, "replace")
    return text, charset if "\ufffd" in text else ""


def _named(pattern: re.Pattern[bytes], data: bytes) -> str:
    found = pattern.search(data, 0, _HEAD)
    return found[1].decode("ascii") if found else ""
