"""Chronicles: what stands under a line that is only a day of history, told in the present tense, was done on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from summitry.claim.timing import time_links
from summitry.model import Claim, ClaimKind, Marked, Sentence, Status, TimeLink, Unit, UnitKind

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOSES = frozenset((":", "-", "–", "—"))
_FEWEST = 3
"""Entries that make a chronicle."""


def chronicle_of(marked: Marked) -> Mapping[int, tuple[TimeLink, ...]]:
    """The day each sentence of a chronicle stands under, by where the sentence begins; empty where the article holds none."""
    published = marked.article.published
    latest = published.last.year if published is not None and published.last else 9999
    found: dict[int, tuple[TimeLink, ...]] = {}
    years: list[int] = []
    for head, under in _entries(marked.sentences):
        years.append(int(_YEAR.findall(head[-1].text)[-1]))
        if years[-1] <= latest:
            found |= dict.fromkeys((s.start for s in under), time_links(head, 0, len(head), marked.temporals))
    ordered = years in (sorted(years), sorted(years, reverse=True))
    return MappingProxyType(found if len(years) >= _FEWEST and ordered else {})


def _entries(sentences: Sequence[Sentence]) -> Iterator[tuple[Sequence[Unit], list[Sentence]]]:
    """Each day that heads an entry, with the sentences that stand under it: of its own paragraph where it opens one."""
    head: Sequence[Unit] = ()
    under: list[Sentence] = []
    paragraph = -1
    for sentence in sentences:
        day, alone = _heading(sentence.units)
        away = sentence.block == "furniture" or paragraph not in (-1, sentence.paragraph)
        if day or away:
            if head:
                yield head, under
            head, under, paragraph = day, [], -1 if alone else sentence.paragraph
        if head and not alone and sentence.block != "furniture":
            under.append(sentence)
    if head:
        yield head, under


def _heading(units: Sequence[Unit]) -> tuple[Sequence[Unit], bool]:
    """The day with its year that a sentence opens with, and whether it is all of it: "8 February 1975", "14-15 March 1998 - ..."."""
    end = 0
    while end < min(len(units), _LONGEST) and (units[end].kind is UnitKind.TIME or units[end].low.isdigit() or units[end].low in _SPAN):
        end += 1
    while end and units[end - 1].kind is not UnitKind.TIME:
        end -= 1
    if not end or not _YEAR.search(units[end - 1].text):
        return (), False
    alone = all(u.kind is UnitKind.PUNCT for u in units[end:])
    return (units[:end], alone) if alone or units[end].low in _CLOSES else ((), False)


_SPAN = frozenset(("-", "–", "—", "to", "and"))
_LONGEST = 6
"""Units of a day that heads an entry."""


def as_past(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The present tense of history as the past it tells, but for "is in Athens", whose day the entry gives."""
    return tuple(_past(u) if _of_history(u) else u for u in units)


def _of_history(unit: Unit) -> bool:
    if unit.kind is not UnitKind.VERB or unit.facts["tense"] != "pres" or "mood" in unit.facts:
        return False
    return unit.facts["lemma"] != "be" or "passive" in unit.facts


def _past(unit: Unit) -> Unit:
    return replace(unit, facts={**{k: v for k, v in unit.facts.items() if k != "form"}, "tense": "past"})


def dated_by_entry(claim: Claim, entry: tuple[TimeLink, ...]) -> Claim:
    """A visit or meeting told without a day has that of its entry."""
    if not entry or claim.kind not in (ClaimKind.VISIT, ClaimKind.MEETING):
        return claim
    if claim.status not in (None, Status.COMPLETED, Status.ONGOING):
        return claim
    return replace(claim, times=claim.times or entry, status=Status.COMPLETED if claim.status is Status.ONGOING else claim.status)
