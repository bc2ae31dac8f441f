"""Women among the persons of the lexicon: what "she" and "he" can mean."""

from __future__ import annotations

import functools

from summitry.errors import LexiconError
from summitry.lexicon.load import Lexicon
from summitry.lexicon.tables import read_table

FILE = "women.csv"


@functools.cache
def load_women(lexicon: Lexicon) -> frozenset[str]:
    """Ids of the women listed in women.csv.

    Raises `LexiconError` for a name the table of persons does not know.
    """
    out = set()
    for name in read_table(lexicon.root / FILE, ("name",), lambda cells: cells[0]):
        people = [p for p in lexicon.people.named(name) if name in (p.name, *p.aliases)]
        if not people:
            raise LexiconError(f"{FILE}: {name!r} is nobody in people.csv: write the name as that table does, or add the person there")
        out |= {p.id for p in people}
    return frozenset(out)
