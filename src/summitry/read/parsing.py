"""Raw -> Article, by the reader that split it off."""

from __future__ import annotations

from summitry.model import Raw
from summitry.read.reader import Parsed
from summitry.read.readers import READERS
from summitry.settings import Settings


def article(raw: Raw, settings: Settings) -> Parsed:
    """One document read: an article or none, and what was wrong with it."""
    return next(r for r in READERS if r.name == raw.format).parse(raw, settings)
