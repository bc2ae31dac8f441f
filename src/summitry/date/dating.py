"""The day of an article: as its metadata or its text states it, else what is left when every calendar day is weighed by the clues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summitry.date.clues import seen_by, text_clues
from summitry.date.clues_events import event_clues
from summitry.date.clues_reference import reference_clues
from summitry.date.clues_year import latest_past
from summitry.date.days import likeliest, weigh
from summitry.date.stamps import from_metadata, stated
from summitry.date.told import FIRST_YEAR, Evidence
from summitry.lexicon import Lexicon
from summitry.model import Article, Basis, Claim, Clue, Dating, Event, Temporal
from summitry.when import When, between, overlaps

SHARE = 0.955
"""The answer holds this much of the weight, or there is none."""
CLOSE, SHARE_CLOSE = 92, 0.975
"""An answer as close as so many days must hold this much: what is told so closely had better be sure."""
WIDEST = 366
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
    stated = stated_day(article, temporals, today)
    return stated or _weighed(article, temporals, claims, facts, candidates, today)


def stated_day(article: Article, temporals: Sequence[Temporal], today: date | None) -> Dating | None:
    """The day that the metadata, the page or the text itself gives; None where none does."""
    if article.published is not None:
        basis = article.published_basis if article.published_basis is not Basis.UNKNOWN else Basis.METADATA
        return Dating(article.published, basis, (Clue("metadata", None, article.published, "metadata"),))
    page = from_metadata(article)
    if page is not None and _possible(page[0], today):
        return Dating(page[0], page[2], (page[1],))
    stamp = stated(article.text, temporals)
    if stamp is not None and _possible(stamp[0], today):
        return Dating(stamp[0], Basis.STATED if stamp[2] else Basis.INFERRED, (stamp[1],))
    return None


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
    evidence = evidence_of(article, temporals, claims, facts, candidates, last)
    if not any(fixes_year(e) for e in evidence):
        return Dating(None, Basis.UNKNOWN)
    segments = weigh([w for e in evidence for w in e.weighed], date(FIRST_YEAR, 1, 1), last)
    found = likeliest(segments, SHARE)
    if found is not None and (found[1] - found[0]).days <= CLOSE:
        wider = likeliest(segments, SHARE_CLOSE)
        found = wider if wider is not None and (wider[1] - wider[0]).days <= WIDEST else found
    if found is None or (found[1] - found[0]).days > WIDEST:
        return Dating(None, Basis.UNKNOWN, tuple(e.clue for e in evidence))
    answer = between(found[0], found[1])
    return Dating(answer, Basis.INFERRED, tuple(e.clue for e in evidence if _agrees(e, answer)))


def evidence_of(
    article: Article,
    temporals: Sequence[Temporal],
    claims: Sequence[Claim],
    facts: Lexicon | None,
    candidates: tuple[Event, ...],
    last: date,
) -> tuple[Evidence, ...]:
    """Every clue to the day of the text, up to the last day it can have been written."""
    seen = seen_by(article, temporals, claims, last.year)
    named = reference_clues(seen, temporals, facts) if facts is not None else ()
    return (*text_clues(seen), *named, *event_clues(claims, temporals, candidates, latest_past(seen)))


def fixes_year(e: Evidence) -> bool:
    """Whether the clue says something of the year, not only of the season."""
    return any(len(w.leaves) == 1 or e.clue.source != "text" for w in e.weighed)


def _agrees(e: Evidence, answer: When) -> bool:
    return e.clue.leaves is None or overlaps(e.clue.leaves, answer) is not False
