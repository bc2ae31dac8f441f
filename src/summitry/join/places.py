"""Places as joining compares them: a venue stands for its city too."""

from __future__ import annotations

import functools
import unicodedata

from summitry.lexicon import load_lexicon


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=65536)
def seats(place: str, country: str) -> frozenset[str]:
    """The place and the city it lies in: "Kremlin" is in Moscow."""
    near = {fold(p.near) for p in load_lexicon().places.named(place) if p.near and p.country == country} if country else set()
    return frozenset({fold(place), *near})


@functools.lru_cache(maxsize=65536)
def in_capital(place: str, country: str) -> bool:
    """Whether a place is the capital or a venue in it; so is one the lexicon does not know, to be safe."""
    known = load_lexicon().countries.by_code.get(country)
    seat = fold(known.capital) if known else ""
    named = [p for p in load_lexicon().places.named(place) if p.country == country]
    return not seat or not named or any(fold(p.name) == seat or fold(p.near) == seat for p in named)
