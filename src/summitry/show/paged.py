"""A page of rows at a time: what the pages of `summitry serve` and its API both show, in the shapes of `summitry show`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from summitry.errors import UsageError
from summitry.keep import View, finding, lookups, paging
from summitry.keep.wanted import Filter
from summitry.lexicon import fold
from summitry.model import Claim, ClaimKind, Dispute, Event
from summitry.show import beside, kept
from summitry.show.filters import nearest
from summitry.show.said import field_of
from summitry.show.shapes import Meeting, Moment, Visit
from summitry.show.shapes_beside import ArticleRow, Coverage, DisputeRow, Doubt


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and what asks for those after them; empty on the last page."""

    rows: tuple[object, ...]
    next: str = ""


Paged = Callable[[View, Filter, str, int], Page]


def timeline(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Every event by first day."""
    found = finding.page(view.rows, wanted, after=after, limit=limit)
    return Page(moments(view, found.events), found.after)


def latest(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Events of which a day is told, the last one first."""
    found = finding.latest(view.rows, wanted, after=after, limit=limit)
    return Page(moments(view, found.events), found.after)


def moments(view: View, events: Iterable[Event]) -> tuple[Moment, ...]:
    """Events as lines of the timeline."""
    shown = tuple(events)
    told = finding.tellers(view.rows, shown)
    return tuple(kept.moment(e, told[e.id]) for e in shown)


def visits(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Visits by first day, each with its tellings."""
    return _told(view, wanted, ("visit",), after, limit)


def meetings(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Meetings face to face, each with its tellings."""
    return _told(view, wanted, ("meeting",), after, limit)


def calls(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Meetings by phone or video, each with its tellings."""
    return _told(view, wanted, ("call",), after, limit)


def _told(view: View, wanted: Filter, what: tuple[str, ...], after: str, limit: int) -> Page:
    found = finding.page(view.rows, wanted, what=what, after=after, limit=limit)
    return Page(events_told(view, found.events), found.after)


def events_told(view: View, events: Sequence[Event]) -> tuple[Visit | Meeting, ...]:
    """Events with their tellings."""
    claims = {c.id: c for c in view.claims({c for e in events for c in e.claims})}
    articles = paging.headers(view.rows, {c.article for c in claims.values()})
    return tuple((kept.visit if e.kind is ClaimKind.VISIT else kept.meeting)(e, claims, articles) for e in events)


def one(view: View, claim: str) -> Visit | Meeting | None:
    """The event that a claim of this id tells of."""
    event = view.event(claim)
    return events_told(view, [event])[0] if event else None


def articles(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Articles by id, of the days asked for."""
    found = paging.articles(view.rows, wanted, limit + 1, number(after))
    return _page(map(article_row, found), after, limit)


def article_row(told: paging.Told) -> ArticleRow:
    """An article as a row."""
    return ArticleRow(
        id=told.id,
        title=told.title or None,
        url=told.url or None,
        published=field_of(told.published),
        published_basis=told.basis,
        publisher=told.publisher or None,
        agency=told.agency or None,
        origin=told.origin or None,
        visits=told.visits,
        meetings=told.meetings,
        claims=told.claims,
    )


def disputes(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Disputes of the events asked for."""
    found = paging.disputes(view.rows, wanted, limit + 1, number(after))
    return _page(dispute_rows(view, found), after, limit)


def dispute_rows(view: View, found: Iterable[Dispute]) -> list[DisputeRow]:
    """Disputes as rows, with the words of each side."""
    asked = list(found)
    claims: Mapping[str, Claim] = {c.id: c for c in view.claims({c for d in asked for s in d.sides for c in s.claims})}
    told = paging.headers(view.rows, {c.article for c in claims.values()})
    return [beside.dispute(d, claims, told) for d in asked]


def review(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Events the record is least sure of."""
    found = paging.doubtful(view.rows, wanted, limit + 1, number(after))
    events = {e.id: e for e in finding.bodies(view.rows, [event for event, _, _ in found])}
    rows: list[Doubt] = [beside.doubt(events[event], loose, still_open) for event, loose, still_open in found if event in events]
    return _page(rows, after, limit)


def coverage(view: View, wanted: Filter, after: str, limit: int) -> Page:
    """Articles read by month and leader."""
    names = finding.names(view.rows, wanted.who) if wanted.who else None
    found = paging.coverage(view.rows, wanted, names)
    at = number(after)
    return _page((Coverage(month=m, leader=leader or None, articles=n) for m, leader, n in found[at : at + limit + 1]), after, limit)


def _whole(listing: Callable[[View, Filter], Iterable[object]]) -> Paged:
    """A listing that is gone through from its beginning: of what a record holds few of."""

    def paged(view: View, wanted: Filter, after: str, limit: int) -> Page:
        at = number(after)
        return _page(islice(listing(view, wanted), at, at + limit + 1), after, limit)

    paged.__doc__ = listing.__doc__
    return paged


def _page(rows: Iterable[object], after: str, limit: int) -> Page:
    found = tuple(rows)
    return Page(found[:limit], str(number(after) + limit) if len(found) > limit else "")


def number(after: str) -> int:
    """How many rows lie before a page."""
    if not after.isdecimal() and after:
        raise UsageError(f"after={after!r} is no place in the list: take the one that `next` of a page names")
    return int(after[:9] or "0")


LISTS: Mapping[str, Paged] = MappingProxyType(
    {
        "timeline": timeline,
        "visits": visits,
        "meetings": meetings,
        "calls": calls,
        "statements": _whole(beside.statements),
        "agreements": _whole(beside.agreements),
        "articles": articles,
        "origins": _whole(beside.origins),
        "disputes": disputes,
        "verdicts": _whole(beside.verdicts),
        "review": review,
        "coverage": coverage,
        "problems": _whole(beside.problems),
    }
)


def near_leader(view: View, asked: str) -> str:
    """ "did you mean X? " where somebody of the record is called nearly so, else nothing."""
    known = [
        (word, name)
        for name, folded in lookups.people(view.rows)
        for word in (*folded.split(), folded)
        if len(word) < 80
    ]
    near = nearest(asked, known, fold)
    return f"did you mean {near!r}? " if near else ""
