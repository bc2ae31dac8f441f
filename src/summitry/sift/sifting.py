"""Whether raw bytes can tell of a visit, a meeting or a call between states."""

from __future__ import annotations

from summitry.model import Raw
from summitry.sift.evidence import found
from summitry.sift.folding import folded
from summitry.sift.needles import load_needles

_HEAD = 1024
_LINES = ("jsonl", "json")
_MARKUP = b"</"


def sift(raw: Raw) -> Raw | None:
    """The document where it may hold diplomacy or cannot be read at all, which is for the reader to say; else nothing.

    >>> sift(Raw("a", "a", "txt", b"The Polish president arrived in Rome.")) is not None
    True
    >>> sift(Raw("a", "a", "txt", "OLAF SCHOLZ LANDED IN KRAKÓW.".encode())) is not None
    True
    >>> sift(Raw("a", "a", "txt", b"The president visited a school in the north.")) is None
    True
    """
    return raw if _damaged(raw) or may_hold(raw.data) else None


def may_hold(data: bytes) -> bool:
    """Whether the words for it stand near enough to one another; whatever the format, one search over all bytes and few beside it."""
    needles = load_needles()
    low = folded(data)
    actors = needles.actors.parties(low)
    return bool(actors) and found(low, actors, needles, needles.near.markup if _MARKUP in data else 1)


def _damaged(raw: Raw) -> bool:
    data = raw.data
    return not data.strip() or b"\0" in data[:_HEAD] or (raw.format in _LINES and not data.rstrip().endswith(b"}"))
