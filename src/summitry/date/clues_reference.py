"""Clues from what the lexicon knows: terms of office of persons named with their office, and days of summits."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.date.clues import Evidence
from summitry.lexicon import Lexicon
from summitry.model import Temporal


def reference_clues(text: str, temporals: Sequence[Temporal], facts: Lexicon, last_year: int) -> tuple[Evidence, ...]:
    """Terms and summits that the text names; each clue says that it is a reference fact."""
    return ()
