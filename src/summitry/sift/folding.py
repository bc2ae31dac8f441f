"""Bytes as they lie in a file -> lower case without diacritics, as the needles are; nothing else of them changes."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Mapping

from summitry.lexicon.fold import fold

_LETTERS = ((0xC0, 0x250), (0x1E00, 0x1F00))
"""Latin letters with diacritics, two and three bytes long."""
_UTF8 = rb"[\xc3-\xc9][\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf]"
_LETTER = re.compile(_UTF8)
_LETTER_OF_EITHER = re.compile(_UTF8 + rb"|(?<![\xc2-\xef])[\xc0-\xff](?![\x80-\xbf])")
_ESCAPE = re.compile(rb"\\u([0-9a-f]{4})")
_ENTITY = re.compile(
    rb"&(?:#[0-9]{3,4}|#x[0-9a-f]{2,4}|[a-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|caron|ring|slash|breve|ogon|macr|lig|strok));"
)


_TABLE = bytes(b + 32 if 65 <= b <= 90 else 32 if b in b"\n\r\t" else b for b in range(256))
"""Capitals made small, and words of two lines put beside one another."""
_ASCII = bytes(range(128))
_FEW = 24
"""So many different letters are replaced one by one faster than by one search that stops at each."""


def folded(data: bytes) -> bytes:
    """The bytes folded, escapes of JSON and entities of HTML included.

    >>> folded(r"ERDOĞAN Erdo\\u011fan Erdo&gbreve;an d’Ivoire".encode())
    b"erdogan erdogan erdogan d'ivoire"
    """
    low = data.translate(_TABLE)
    if b"\\" in low:
        low = low.replace(b"\\n", b" ")
        if b"\\u" in low:
            low = _ESCAPE.sub(lambda m: _plain(chr(int(m[1], 16)), m[0]), low)
    if b"&" in low:
        low = _ENTITY.sub(lambda m: _plain(html.unescape(m[0].decode()), m[0]), low)
    return low if low.isascii() else _without_marks(low)


def _without_marks(low: bytes) -> bytes:
    """Letters without their marks, where they stand in UTF-8 and, elsewhere, in Windows-1252."""
    low = low.replace(b"\xe2\x80\x99", b"'").replace(b"\xc2\xa0", b" ")
    if is_utf8(low):
        # Without what is ASCII little is left to look through, and the bytes of a letter stay together.
        there = set(_LETTER.findall(low.translate(None, _ASCII)))
        if len(there) <= _FEW:
            for letter in there:
                low = low.replace(letter, _letters().get(letter, letter))
            return low
    return _LETTER_OF_EITHER.sub(lambda m: _letters().get(m[0], m[0]), low)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes read as UTF-8.

    >>> is_utf8("Ankara’da".encode()), is_utf8(b"Malm\\xf6")
    (True, False)
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _plain(letter: str, written: bytes) -> bytes:
    return _folded(letter) or written


def _folded(letter: str) -> bytes:
    plain = fold(letter)
    return plain.encode() if plain.isascii() else b""


@functools.cache
def _letters() -> Mapping[bytes, bytes]:
    """UTF-8 of a letter -> what it is folded to; single bytes as they stand in Windows-1252."""
    letters = [chr(c) for first, end in _LETTERS for c in range(first, end)]
    found = {c.encode(): plain for c in letters if (plain := _folded(c))}
    return found | {bytes([b]): plain for b in range(0xC0, 0x100) if (plain := _folded(chr(b)))}
