"""The day of an article: as its metadata or its text states it, else what is left when every calendar day is weighed by the clues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summitry.date.clues import text_clues
from summitry.date.clues_events import event_clues
from summitry.date.clues_reference import reference_clues
from summitry.date.days import likeliest, weigh
from summitry.date.stamps import from_metadata, stated
from summitry.date.told import FIRST_YEAR, Evidence
from summitry.lexicon import Lexicon
from summitry.model import Article, Basis, Claim, Clue, Dating, Event, Temporal
from summitry.when import When, between, overlaps

SHARE = 0.93
"""The answer holds this much of the weight, or there is none."""
WIDEST = 366 + 31
"""Days; a wider answer is silence."""
HORIZON = date(2027, 12, 31)
"""No text is taken for younger where nobody says what day it is: the end of the year after this version."""


def dating(
    article: Article,
    temporals: Sequence[Temporal],
    claims: Sequence[Claim] = (),
    facts: Lexicon | None = None,
    candidates: tuple[Event, ...] = (),
    today: date | None = None,
) -> Dating:
    """The day an article was published, with the clues that gave it; None where nothing tells.

    `facts` None leaves out terms of office and summits; `today` is the latest day it can have been written.
    """
    if article.published is not None:
        basis = article.published_basis if article.published_basis is not Basis.UNKNOWN else Basis.METADATA
        return Dating(article.published, basis, (Clue("metadata", None, article.published, "metadata"),))
    page = from_metadata(article)
    if page is not None and _possible(page[0], today):
        return Dating(page[0], page[2], (page[1],))
    stamp = stated(article.text, temporals)
    if stamp is not None and _possible(stamp[0], today):
        return Dating(stamp[0], Basis.STATED if stamp[2] else Basis.INFERRED, (stamp[1],))
    return _weighed(article, temporals, claims, facts, candidates, today)


def _possible(when: When, today: date | None) -> bool:
    """Whether a text can have come out then: not before 1900, not after today."""
    return when.first is not None and when.first.year >= 1900 and (today is None or when.first <= today)


def _weighed(
    article: Article,
    temporals: Sequence[Temporal],
    claims: Sequence[Claim],
    facts: Lexicon | None,
    candidates: tuple[Event, ...],
    today: date | None,
) -> Dating:
    last = today or HORIZON
    told = text_clues(article.text, temporals, claims, last.year)
    past = [e.clue.leaves.first for e in told if e.clue.rule == "past date" and e.clue.leaves is not None]
    evidence = (
        *told,
        *(reference_clues(article, temporals, claims, facts, last.year) if facts is not None else ()),
        *event_clues(claims, temporals, candidates, max((d for d in past if d), default=date.min)),
    )
    if not any(_fixes_year(e) for e in evidence):
        return Dating(None, Basis.UNKNOWN)
    found = likeliest(weigh([w for e in evidence for w in e.weighed], date(FIRST_YEAR, 1, 1), last), SHARE)
    if found is None or (found[1] - found[0]).days > WIDEST:
        return Dating(None, Basis.UNKNOWN, tuple(e.clue for e in evidence))
    answer = between(found[0], found[1])
    return Dating(answer, Basis.INFERRED, tuple(e.clue for e in evidence if _agrees(e, answer)))


def _fixes_year(e: Evidence) -> bool:
    """Whether the clue says something of the year, not only of the season."""
    return any(len(w.leaves) == 1 or e.clue.source != "text" for w in e.weighed)


def _agrees(e: Evidence, answer: When) -> bool:
    return e.clue.leaves is None or overlaps(e.clue.leaves, answer) is not False
