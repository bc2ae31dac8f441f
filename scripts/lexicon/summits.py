"""summits.csv and organisations.csv from the shared tables and our additions beside this script."""

from __future__ import annotations

import re
from pathlib import Path

from lexicon.writing import HERE, read, write
from summitry.lexicon.world import ORGANISATIONS, SUMMITS

SUMMITS_COMMENT = """
Editions of recurring summits and forums; made by scripts/make_lexicon.py, do not edit by hand.
Additions go to scripts/lexicon/more_summits.csv.  Days are those of the leaders' programme; city is empty where it met by video only.
source `knowledge`: general knowledge, nobody else's word yet.
"""
ORGANISATIONS_COMMENT = """
Bodies of states with their members as ISO2, ISO2:from or ISO2:from-until (years, half-open).
Made by scripts/make_lexicon.py, do not edit by hand.  country: the code under which the heads of the body hold office.
Source: founding documents and the bodies' own lists of members, general knowledge.
"""
SERIES = {
    "APEC Economic Leaders' Meeting": "APEC",
    "NATO summit": "NATO",
    "Quad Leaders' Summit": "Quad",
    "East Asia Summit": "EAS",
    "ASEAN Summit": "ASEAN",
    "CICA Summit": "CICA",
    "UN Climate Conference (COP)": "COP",
    "Belt and Road Forum": "BRF",
    "FOCAC Summit": "FOCAC",
    "China-Central Asia Summit": "China-Central Asia",
    "Russia-Africa Summit": "Russia-Africa",
    "Nuclear Security Summit": "NSS",
    "European Political Community": "EPC",
    "China-Japan-ROK Trilateral Summit": "CJK",
    "Summit of the Americas": "SOA",
    "ASEM Summit": "ASEM",
}
COUNTRY = {
    "EU": "EU",
    "UN": "UN",
    "NATO": "ORG:NATO",
    "SCO": "ORG:SCO",
    "ASEAN": "ORG:ASEAN",
    "IMF": "ORG:IMF",
    "WB": "ORG:WB",
    "Arab League": "ORG:LAS",
    "African Union": "ORG:AU",
}


def make(facts: Path, target: Path) -> dict[str, int]:
    """Write both tables; says how many rows each."""
    rows = [edition(r) for r in read(facts / "summits.csv")]
    rows += [[r[c] for c in SUMMITS] for r in read(HERE / "more_summits.csv")]
    names = {r["code"]: r["names"] for r in read(HERE / "organisation_names.csv")}
    bodies = [organisation(r, names) for r in read(facts / "organisations.csv")]
    return {
        "summits.csv": write(target / "summits.csv", SUMMITS_COMMENT, SUMMITS, sorted(rows, key=lambda r: (r[0], r[2]))),
        "organisations.csv": write(target / "organisations.csv", ORGANISATIONS_COMMENT, ORGANISATIONS, sorted(bodies)),
    }


def edition(raw: dict[str, str]) -> list[str]:
    """One row of summits.csv: city and venue parted, "virtual" as a field of its own."""
    city, venue = raw["city"], ""
    virtual = "virtual" in city
    city = re.sub(r"\s*\(virtual\)", "", city)
    if inner := re.fullmatch(r"(.+?) \((.+)\)", city):
        city, venue = inner[1], inner[2]
    if " / " in city:
        city, venue = city.split(" / ", 1)
    series = SERIES.get(raw["series"], raw["series"])
    edition = re.sub(r" \(virtual\)", "", raw["edition"])
    source = "knowledge+press" if "match" in raw["source"] else raw["source"]
    place = ["", "", "", "yes"] if virtual else [city, venue, raw["country_iso2"], ""]
    return [series, edition, raw["start_date"], raw["end_date"], *place, source]


def organisation(raw: dict[str, str], names: dict[str, str]) -> list[str]:
    """One row of organisations.csv."""
    code = {"AU": "African Union", "World Economic Forum (Davos)": "WEF"}.get(raw["acronym"], raw["acronym"])
    members = re.sub(r"\bAU-ORG:(\d+)", r"ORG:AU", raw["members"])
    other = names.get(code, raw["acronym"] if raw["acronym"] != code else "")
    return [code, raw["org"].replace(" (Davos)", ""), COUNTRY.get(code, ""), other, members]
