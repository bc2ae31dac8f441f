"""Clues from events that dated articles tell: an article that tells one of them was written on the side its status says."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.date.clues import Evidence
from summitry.model import Claim, Event, Temporal


def event_clues(claims: Sequence[Claim], temporals: Sequence[Temporal], candidates: Sequence[Event]) -> tuple[Evidence, ...]:
    """One clue for each claim that is surely one of the candidates."""
    return ()
