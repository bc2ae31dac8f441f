"""Whether raw bytes hold any word of an act and any word of an actor of diplomacy."""

from __future__ import annotations

import functools
import re
from importlib import resources

import yaml

from summitry.errors import LexiconError
from summitry.model import Raw


def sift(raw: Raw) -> Raw | None:
    """The document where it may hold diplomacy, nothing where it cannot.

    >>> sift(Raw("a", "a", "txt", b"The President arrived in Rome.")) is not None
    True
    >>> sift(Raw("a", "a", "txt", b"Rain is likely in the west.")) is None
    True
    """
    low = raw.data.lower()
    return raw if all(words.search(low) for words in _groups()) else None


@functools.cache
def _groups() -> tuple[re.Pattern[bytes], ...]:
    text = resources.files("summitry.lexicon").joinpath("sift.yml").read_text(encoding="utf-8")
    groups = yaml.safe_load(text)
    if not isinstance(groups, dict) or set(groups) != {"acts", "actors"} or not all(groups.values()):
        raise LexiconError("lexicon/sift.yml: needs the two lists `acts` and `actors`, and nothing else")
    return tuple(re.compile("|".join(re.escape(w) for w in groups[name]).encode()) for name in ("actors", "acts"))
