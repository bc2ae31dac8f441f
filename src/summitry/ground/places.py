"""Which place a name means: by the country beside it, the countries the article speaks of, then size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Place
from summitry.model import Sentence, Unit, UnitKind

_ALSO_STATES = frozenset(("GE",))
"""Countries that share their name with a state of the US: "Atlanta, Georgia"."""


def countries_spoken_of(sentences: Sequence[Sentence]) -> Mapping[str, int]:
    """How often each country is named in an article, by name, demonym or seat of government."""
    return Counter(u.key for s in sentences for u in s.units if u.kind is UnitKind.COUNTRY) + Counter(
        u.facts["country"] for s in sentences for u in s.units if u.kind is UnitKind.PERSON and u.facts.get("country")
    )


def countries_meant(sentences: Sequence[Sentence], lexicon: Lexicon) -> frozenset[str]:
    """Countries that share their name with a US state and are not what an article about America means by it."""
    spoken = countries_spoken_of(sentences)
    places = {p.country for s in sentences for u in s.units if u.kind is UnitKind.PLACE for p in lexicon.places.named(u.text)[:1]}
    demonyms = {u.key for s in sentences for u in s.units if u.kind is UnitKind.COUNTRY and u.facts.get("form") == "demonym"}
    return frozenset(
        c for c in _ALSO_STATES if c in spoken and c not in places and c not in demonyms and (spoken.get("US", 0) > 0 or "US" in places)
    )


def ground_places(units: Sequence[Unit], spoken: Mapping[str, int], lexicon: Lexicon) -> tuple[Unit, ...]:
    """The units of a sentence with every place given its country."""
    if not any(u.kind is UnitKind.PLACE or u.kind is UnitKind.COUNTRY for u in units):
        return tuple(units)
    return tuple(
        _ground(units, i, spoken, lexicon)
        if u.kind is UnitKind.PLACE
        else _as_capital(units, i, lexicon)
        if u.kind is UnitKind.COUNTRY and i + 1 < len(units) and units[i + 1].low == "capital"
        else u
        for i, u in enumerate(units)
    )


def _as_capital(units: Sequence[Unit], i: int, lexicon: Lexicon) -> Unit:
    """ "the Ukrainian capital": Kyiv, unless its name follows."""
    unit = units[i]
    country = lexicon.countries.by_code.get(unit.key)
    after = units[i + 2 : i + 4]
    named = bool(after) and (after[0].kind is UnitKind.PLACE or after[0].low in (",", "of") and after[-1].kind is UnitKind.PLACE)
    if country is None or not country.capital or unit.facts.get("form") != "demonym" or named:
        return unit
    facts = {**unit.facts, "form": "place", "place": country.capital, "country": unit.key, "place_kind": "capital"}
    return replace(unit, kind=UnitKind.PLACE, key=f"{unit.key}:{country.capital}", facts=facts)


def _ground(units: Sequence[Unit], i: int, spoken: Mapping[str, int], lexicon: Lexicon) -> Unit:
    unit = units[i]
    places = lexicon.places.named(unit.text)
    if not places:
        return unit
    beside = _country_beside(units, i, lexicon)
    best = max(places, key=lambda p: (_weight(p, beside, spoken) + 2 * (p.name == unit.text), p.population, p.key))
    if beside and best.country != beside and not (beside in _ALSO_STATES and best.country == "US"):
        return replace(unit, key="", facts={**unit.facts, "place": unit.text, "country": beside})
    return replace(
        unit, key=best.key, facts={**unit.facts, "place": best.name, "country": best.country, "place_kind": best.kind, "near": best.near}
    )


def _country_beside(units: Sequence[Unit], i: int, lexicon: Lexicon) -> str:
    """ "Kazan, Russia", "Russia's Kazan"; a demonym before ("the Russian city of Kazan")."""
    after = units[i + 1 : i + 3]
    if len(after) == 2 and after[0].low == "," and after[1].kind is UnitKind.COUNTRY and after[1].facts.get("form") == "country":
        return "" if _of_a_list(units, i, after[1].key, lexicon) else after[1].key
    if len(after) == 2 and after[0].low == "," and after[1].kind is UnitKind.PLACE:
        regions = {p.country for p in lexicon.places.named(after[1].text) if p.kind in ("region", "territory")}
        if len(regions) == 1:
            return next(iter(regions))
    before = units[max(0, i - 4) : i]
    lows = [u.low for u in before]
    if len(before) >= 2 and lows[-1] == "'s" and before[-2].kind is UnitKind.COUNTRY:
        return before[-2].key
    if lows[-2:] in (["city", "of"], ["town", "of"], ["resort", "of"], ["port", "of"], ["capital", "of"], ["capital", ","]) or lows[
        -1:
    ] in (["capital"], ["city"], ["resort"]):
        return next((u.key for u in reversed(before) if u.kind is UnitKind.COUNTRY), "")
    return ""


def _of_a_list(units: Sequence[Unit], i: int, country: str, lexicon: Lexicon) -> bool:
    """ "Jeddah, Kuwait and Abu Dhabi": stops of one tour, since no place of the name is known in that country."""
    behind = units[i + 3 : i + 5]
    goes_on = len(behind) == 2 and behind[0].low in ("and", ",") and behind[1].kind in (UnitKind.PLACE, UnitKind.COUNTRY)
    return goes_on and all(p.country != country for p in lexicon.places.named(units[i].text))


def _weight(place: Place, beside: str, spoken: Mapping[str, int]) -> float:
    size = math.log10(place.population + 10)
    kind = {"capital": 2.0, "venue": 4.0, "region": 4.0}.get(place.kind, 0.0)
    return size + kind + 2.0 * min(spoken.get(place.country, 0), 3) / 2 + (10.0 if beside == place.country else 0.0)
