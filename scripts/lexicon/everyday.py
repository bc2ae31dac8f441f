"""ambiguous.csv: the names of the lexicon that are everyday words or given names of English as well.

everyday.txt holds the words: chosen by hand, and words that public texts write in lower case (at least 3 times, and
once for every 50 times with a capital).
"""

from __future__ import annotations

from pathlib import Path

from lexicon.writing import HERE, write
from summitry.lexicon.load import Lexicon

COMMENT = """
Names that are everyday words or given names of English as well, folded: they need a capital letter and a second sign.
Made by scripts/make_lexicon.py from scripts/lexicon/everyday.txt, not by hand.
"""


def words() -> frozenset[str]:
    """Everyday words, folded."""
    return frozenset((HERE / "everyday.txt").read_text(encoding="utf-8").split())


def make(target: Path) -> dict[str, int]:
    """Write the table; says how many rows."""
    found = sorted(words() & set(Lexicon(target).names()))
    return {"ambiguous.csv": write(target / "ambiguous.csv", COMMENT, ("words",), [[w] for w in found])}
