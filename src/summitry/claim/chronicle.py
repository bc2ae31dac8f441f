"""Chronicles: what stands under a line that is only a day of history, told in the present tense, was done on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from summitry.model import Claim, ClaimKind, Marked, Sentence, Status, TimeLink, Unit, UnitKind

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOSES = frozenset((":", "-", "–", "—"))
_FEWEST = 3
"""Entries that make a chronicle."""


def chronicle_of(marked: Marked) -> Mapping[int, TimeLink]:
    """The day each sentence of a chronicle stands under, by where the sentence begins; empty where the article holds none."""
    published = marked.article.published
    latest = published.last.year if published is not None and published.last else 9999
    found: dict[int, TimeLink] = {}
    years: list[int] = []
    for head, under in _entries(marked.sentences):
        years.append(int(_YEAR.findall(head.text)[-1]))
        if years[-1] <= latest:
            found |= {s.start: TimeLink("date", head.start) for s in under}
    ordered = years in (sorted(years), sorted(years, reverse=True))
    return MappingProxyType(found if len(years) >= _FEWEST and ordered else {})


def _entries(sentences: Sequence[Sentence]) -> Iterator[tuple[Unit, list[Sentence]]]:
    """Each day that heads an entry, with the sentences that stand under it."""
    head: Unit | None = None
    under: list[Sentence] = []
    for sentence in sentences:
        day, alone = _heading(sentence.units)
        if day is not None or sentence.block == "furniture":
            if head is not None:
                yield head, under
            head, under = day, []
        if head is not None and not alone and sentence.block != "furniture":
            under.append(sentence)
    if head is not None:
        yield head, under


def _heading(units: Sequence[Unit]) -> tuple[Unit | None, bool]:
    """The day with its year that a sentence opens with, and whether it is all of it: "8 February 1975", "March 1998: ..."."""
    first = units[0] if units else None
    if first is None or first.kind is not UnitKind.TIME or not _YEAR.search(first.text):
        return None, False
    alone = all(u.kind is UnitKind.PUNCT for u in units[1:])
    return (first, alone) if alone or units[1].low in _CLOSES else (None, False)


def as_past(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The present tense of history as the past it tells."""
    return tuple(_past(u) if u.kind is UnitKind.VERB and u.facts["tense"] == "pres" and "mood" not in u.facts else u for u in units)


def _past(unit: Unit) -> Unit:
    return replace(unit, facts={**{k: v for k, v in unit.facts.items() if k != "form"}, "tense": "past"})


def dated_by_entry(claim: Claim, entry: TimeLink | None) -> Claim:
    """A visit or meeting told without a day has that of its entry."""
    if entry is None or claim.times or claim.kind not in (ClaimKind.VISIT, ClaimKind.MEETING):
        return claim
    return replace(claim, times=(entry,)) if claim.status in (None, Status.COMPLETED, Status.ONGOING) else claim
