"""Whether two names of places are one place: a venue in its city, a city in two spellings."""

from __future__ import annotations

from math import cos, hypot, radians

from summitry.lexicon import load_lexicon

_KM = 60.0
_KM_A_DEGREE = 111.2


def one_place(a: str, b: str, country: str = "") -> bool:
    """True where the lexicon puts the two within an hour's drive, or does not know one of them well enough to tell."""
    if a.casefold() == b.casefold():
        return True
    if _seats(a, country) & _seats(b, country):
        return True
    known = [_known(name, country) for name in (a, b)]
    if not all(known):
        return True
    return any(hypot((x[0] - y[0]), (x[1] - y[1]) * cos(radians(x[0]))) * _KM_A_DEGREE <= _KM for x in known[0] for y in known[1])


def _known(name: str, country: str) -> tuple[tuple[float, float], ...]:
    places = load_lexicon().places.named(name)
    near = [p for p in places if not country or p.country == country] or list(places)
    return tuple((p.lat, p.lon) for p in near if p.lat is not None and p.lon is not None)


def _seats(name: str, country: str) -> set[str]:
    """The name and the city it lies in or near."""
    return {name.casefold()} | {p.near.casefold() for p in load_lexicon().places.named(name) if p.near and country in ("", p.country)}
