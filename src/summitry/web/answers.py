"""Answers that pages and API share: facets, one event, one article, words found, the record itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from summitry.keep import View, counting, finding, lookups
from summitry.keep import search as words
from summitry.keep.marks import COUNTRY, LEADER
from summitry.keep.wanted import Filter
from summitry.model import Claim
from summitry.run.closing import FULL, SPANS, is_closed
from summitry.show import paged, shapes
from summitry.show.said import field_of
from summitry.web.failures import NotFound
from summitry.web.question import Question
from summitry.web.reading import Read, what_was_read
from summitry.web.site import Site

MOST = 40
"""Values of a facet that are counted out."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A value and how many events have it."""

    value: str
    n: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many events fit, and how many of them have each value; each facet is counted without its own filter."""

    total: int
    leader: tuple[Tally, ...]
    country: tuple[Tally, ...]
    status: tuple[Tally, ...]
    kind: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of an article round a hit, and where in them the hits are."""

    article: str
    title: str
    text: str
    hits: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What has the words looked for."""

    events: tuple[shapes.Moment, ...]
    articles: tuple[Snippet, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what was read out of it."""

    id: str
    title: str | None
    text: str
    url: str | None
    publisher: str | None
    published: str | None
    published_basis: str
    kept: str
    """`full`, or `spans` where only the sentences that are quoted are kept, blanks in place of the others."""
    claims: tuple[Read, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What a record is and holds."""

    record: str
    articles: int
    claims: int
    events: int
    disputes: int
    problems: int
    judgements: int
    first: str | None
    last: str | None
    reference: str
    scope: str
    kept: str
    """Of texts: `full` or `spans`."""
    stale: bool


def facets(site: Site, view: View, asked: Question) -> Facets:
    """The counts beside a page, each made once for its question and state of the events."""
    wanted = asked.wanted
    counts = site.counted(view, ("counts", wanted, asked.as_of), lambda: counting.counts(view.rows, wanted))

    def of(facet: str, others: Filter) -> tuple[Tally, ...]:
        rows = site.counted(view, (facet, MOST, others, asked.as_of), lambda: counting.by_value(view.rows, others, facet, MOST))
        return _tallies(rows)

    return Facets(
        total=counts.total,
        leader=of(LEADER, replace(wanted, who=None)),
        country=of(COUNTRY, replace(wanted, country="")),
        status=_tallies(counts.status[:MOST]),
        kind=_tallies(counts.kind[:MOST]),
    )


def _tallies(rows: Sequence[tuple[str, int]]) -> tuple[Tally, ...]:
    return tuple(Tally(value, n) for value, n in rows)


def event(view: View, named: str) -> shapes.Visit | shapes.Meeting:
    """One event; raises `NotFound` where no claim is so called."""
    found = paged.one(view, named)
    if found is None:
        raise NotFound(f"no event or claim {named[:80]!r}: take an id from the timeline; at least six characters of it are enough")
    return found


def article(view: View, named: str) -> ReadArticle:
    """One article; raises `NotFound` where none is so called."""
    kept = next(iter(view.articles([named])), None)
    if kept is None:
        near = lookups.article_from(view.rows, named)
        known = f"did you mean {near!r}? " if near else ""
        raise NotFound(f"no article {named[:80]!r}: {known}/api/v1/articles lists them all")
    a = kept.article
    claims: list[Claim] = sorted(view.claims_told_by([a.id]), key=lambda c: (c.spans[0].start, c.id))
    return ReadArticle(
        id=a.id,
        title=a.title or None,
        text=a.text,
        url=a.url or None,
        publisher=a.publisher or None,
        published=field_of(kept.dating.published),
        published_basis=str(kept.dating.basis),
        kept=texts_kept(view),
        claims=tuple(what_was_read(view, claims)),
    )


def texts_kept(view: View) -> str:
    """What a record keeps of texts."""
    return SPANS if is_closed(view) else FULL


def search(view: View, text: str, limit: int, after: str = "") -> Found:
    """Events and articles that have the words."""
    at = paged.number(after)
    events = finding.bodies(view.rows, words.events(view.rows, text, limit, at))
    hits = words.articles(view.rows, text, limit, at)
    following = str(at + limit) if len(hits) == limit else None
    return Found(paged.moments(view, events), tuple(Snippet(*hit) for hit in hits), following)


def about(site: Site, view: View) -> About:
    """The record itself."""
    first, last = lookups.report_days(view.rows) or (None, None)
    count: Callable[[str], int] = view.count
    return About(
        record=site.record.name,
        **{table: count(table) for table in ("articles", "claims", "events", "disputes", "problems", "judgements")},
        first=first,
        last=last,
        reference=view.noted("reference") or "yes",
        scope=view.noted("scope") or "default",
        kept=texts_kept(view),
        stale=view.stale(),
    )
