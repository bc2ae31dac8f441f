"""Whether raw bytes hold any word of an act and any word or name of an actor of diplomacy."""

from __future__ import annotations

import functools
import re
from importlib import resources

import ahocorasick_rs
import yaml

from summitry.errors import LexiconError
from summitry.lexicon import load_lexicon
from summitry.model import Raw


def sift(raw: Raw) -> Raw | None:
    """The document where it may hold diplomacy, nothing where it cannot.

    >>> sift(Raw("a", "a", "txt", b"The President arrived in Rome.")) is not None
    True
    >>> sift(Raw("a", "a", "txt", b"Olaf Scholz arrived in Rome.")) is not None
    True
    >>> sift(Raw("a", "a", "txt", b"Rain is likely in the west.")) is None
    True
    """
    low = raw.data.lower()
    told = _words("acts").search(low) and (_words("actors").search(low) or _names().find_matches_as_indexes(low))
    return raw if told else None


@functools.cache
def _words(group: str) -> re.Pattern[bytes]:
    text = resources.files("summitry.lexicon").joinpath("sift.yml").read_text(encoding="utf-8")
    groups = yaml.safe_load(text)
    if not isinstance(groups, dict) or set(groups) != {"acts", "actors"} or not all(groups.values()):
        raise LexiconError("lexicon/sift.yml: needs the two lists `acts` and `actors`, and nothing else")
    return re.compile("|".join(re.escape(w) for w in groups[group]).encode())


@functools.cache
def _names() -> ahocorasick_rs.BytesAhoCorasick:
    """Names of more than one word; a surname alone is also a month, a colour or a king."""
    persons = load_lexicon().people.all
    full = {name.encode().lower() for p in persons for name in (p.name, *p.aliases) if " " in name}
    return ahocorasick_rs.BytesAhoCorasick(sorted(full))
