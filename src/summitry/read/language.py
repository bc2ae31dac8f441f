"""Whether a text is English, by its commonest words: enough to keep other languages out, and no more."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_READ = 8000
"""Characters looked at: a page is enough."""
_ENOUGH_WORDS = 40
"""Shorter texts pass: a headline may hold no common word at all."""
_PLENTY = 0.12
"""English news has 30-45 % of these words; other languages, by chance, up to 8 %."""
_NONE = 0.03
"""Below this even a list of names in English does not go."""

# The commonest words of English prose, and of its neighbours where English does not have the same word.
_ENGLISH = frozenset(
    "the of and to for that on with by at from was were is are has have had be been it its this which who his her their they not said "
    "would will after as but or an than when also about into more new between during before over".split()
)
_OTHER = frozenset(
    "de la le les des du et que qui est une dans pour par sur el los las del en un con para se der die das und den dem ein eine ist mit "
    "auf von zu im het een van dat op te voor zijn met di che il della per non ao da os uma em og att som av det och på til".split()
)


def foreign(text: str) -> str:
    """What speaks against English, empty where nothing does.

    >>> foreign("Le président est arrivé à Pékin mardi pour une visite d'État de deux jours. " * 5)
    '0 % of its words are common words of English'
    """
    words = [w.lower() for w in _WORD.findall(_TAG.sub(" ", text[:_READ]))]
    letters = "".join(words)
    if len(letters) > _ENOUGH_WORDS and sum(c.isascii() for c in letters) < 0.5 * len(letters):
        return "most of its letters are not Latin"
    if len(words) < _ENOUGH_WORDS:
        return ""
    english, other = (sum(w in common for w in words) / len(words) for common in (_ENGLISH, _OTHER))
    if english >= _PLENTY or (english >= _NONE and english > other):
        return ""
    return f"{round(100 * english)} % of its words are common words of English"
