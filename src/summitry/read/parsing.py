"""Raw -> Article, by the reader that split it off."""

from __future__ import annotations

from summitry.model import Problem, Raw
from summitry.read.reader import Parsed
from summitry.read.readers import READERS
from summitry.settings import Settings


def article(raw: Raw, settings: Settings) -> Parsed:
    """One document read: an article or none, and what was wrong with it; a fault of the program's is a problem of that document."""
    try:
        return next(r for r in READERS if r.name == raw.format).parse(raw, settings)
    except Exception as e:  # a million documents must not wait for the one that trips a reader
        fault = f"could not be read for a fault of summitry's ({type(e).__name__}: {e}): please report it with the file"
        return Parsed(None, (Problem(raw.source, fault, "article"),))
