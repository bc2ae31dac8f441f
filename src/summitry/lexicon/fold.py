"""Text as the lexicon compares it: lower case, without diacritics, one character for one character."""

from __future__ import annotations

import unicodedata
from functools import cache
from types import MappingProxyType

_SPECIAL = MappingProxyType(
    {
        **dict.fromkeys("’‘ʼʻ`´′‛", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000", " "),
        **dict(zip("ßæøđłıðþœħŋə", "saodlidtohna", strict=True)),
        **dict(zip("ẞÆØĐŁÐÞŒĦŊƏ", "SAODLDTOHNA", strict=True)),
    }
)


@cache
def _plain(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char].lower()
    base = unicodedata.normalize("NFD", char)[0]
    lower = _SPECIAL.get(base, base).lower()
    return lower if len(lower) == 1 else char


def fold(text: str) -> str:
    """Lower case, diacritics off, quotes and hyphens straightened; every offset of the text survives.

    A combining mark that stands alone is kept, since it has an offset of its own: compose text (NFC) first.

    >>> fold("Nguyễn Phú Trọng’s “Élysée”")
    'nguyen phu trong\\'s "elysee"'
    """
    if text.isascii():
        return text.lower()
    return text.translate({ord(c): _plain(c) for c in set(text) if c > "\x7f"}).lower()
