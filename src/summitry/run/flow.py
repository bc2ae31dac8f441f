"""The sentence of the package as code: what one article says, read alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from summitry.claim import DEFAULT_OFFICES, claims_of, dated_by_stay, fit_statuses, within_scope
from summitry.date import dating, lean, place, resolve
from summitry.ground import ground
from summitry.lexicon import Lexicon
from summitry.lexicon.acts import load_acts
from summitry.model import Article, ClaimKind, Event, Marked, Reading
from summitry.settings import Settings
from summitry.spot import mark, spot_times
from summitry.when import When, between

_YEAR = re.compile(r"(?<![\d.,$€£])(?:19[5-9]\d|20\d\d)(?![\d%])")

EVENTS = frozenset((ClaimKind.VISIT, ClaimKind.MEETING, ClaimKind.INVITATION))
"""Claims whose days tell of the article's day; what is counted, measured or quoted may be of any time."""


def read_claims(article: Article, lexicon: Lexicon, settings: Settings, candidates: Sequence[Event] = ()) -> Reading:
    """All that one article says; `candidates` are events told elsewhere, which may date an article that does not date itself."""
    acts = load_acts()
    facts = lexicon if settings.reference else None
    temporals = spot_times(article.id, article.text)
    marked = grounded(mark(article, temporals, lexicon, acts), lexicon)
    claims = claims_of(marked, lexicon, acts, facts)
    dated = dating(article, temporals, [c for c in claims if c.kind in EVENTS], facts, tuple(candidates))
    timexes = lean(resolve(article.text, temporals, dated.published), temporals, claims, dated.published)
    dated_claims = within_scope(place(claims, timexes), lexicon, settings.scope)
    placed = dated_by_stay(fit_statuses(dated_claims, dated.published), dated.published)
    told = replace(article, published=dated.published, published_basis=dated.basis)
    return Reading(told, dated, placed, timexes)


def grounded(marked: Marked, lexicon: Lexicon) -> Marked:
    """Whom an article means, by who held office in its day; of one that does not say its day, at any time where nobody did by its years."""
    day = about(marked.article)
    told = ground(marked, lexicon, day)
    if day is None or marked.article.published is not None or _of_office(told):
        return told
    return ground(marked, lexicon, None)


def _of_office(marked: Marked) -> bool:
    return any(p.office in DEFAULT_OFFICES for s in marked.sentences for u in s.units for p in u.people)


_FIRST = 1995
"""The year in which the tables of office begin: an earlier one tells of nobody's term."""


def about(article: Article) -> When | None:
    """The day of an article for telling who held office: its own, else from the latest year it names on."""
    if article.published is not None and article.published.first:
        return article.published
    years = [y for y in map(int, _YEAR.findall(article.text)) if y >= _FIRST]
    if not years:
        return None
    return between(date(max(years), 1, 1), date(max(years) + 1, 12, 31))
