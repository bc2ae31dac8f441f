"""Events of a record -> rows with every telling, its article and its link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from summitry.keep import Kept
from summitry.model import Claim, ClaimKind, Event
from summitry.show.filters import Filter, kinds
from summitry.show.said import field_of, in_role, meeting_fields, named, visit_fields
from summitry.show.shapes import Meeting, Moment, Telling, Visit
from summitry.show.shown import Shown

_BATCH = 200
"""Events whose tellings are looked up together."""
_CALLS = ("phone", "video")


def visits(shown: Shown, wanted: Filter) -> Iterator[Visit]:
    """Visits by first day."""
    for event, claims, articles in _with_tellings(shown, ClaimKind.VISIT, wanted):
        yield visit(event, claims, articles)


def meetings(shown: Shown, wanted: Filter) -> Iterator[Meeting]:
    """Meetings face to face, by day."""
    for event, claims, articles in _with_tellings(shown, ClaimKind.MEETING, wanted):
        if event.mode not in _CALLS:
            yield meeting(event, claims, articles)


def calls(shown: Shown, wanted: Filter) -> Iterator[Meeting]:
    """Meetings by phone or video, by day."""
    for event, claims, articles in _with_tellings(shown, ClaimKind.MEETING, wanted):
        if event.mode in _CALLS:
            yield meeting(event, claims, articles)


def timeline(shown: Shown, wanted: Filter) -> Iterator[Moment]:
    """Every event by first day, those without one last."""
    return map(moment, shown.events(wanted=wanted))


def one(shown: Shown, claim: str) -> Visit | Meeting | None:
    """The event that a claim of this id tells of."""
    event = shown.event(claim)
    if event is None:
        return None
    claims = {c.id: c for c in shown.claims(event.claims)}
    articles = {k.article.id: k for k in shown.articles({c.article for c in claims.values()})}
    return (visit if event.kind is ClaimKind.VISIT else meeting)(event, claims, articles)


def visit(event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Kept]) -> Visit:
    """A visit with its tellings."""
    told = [claims[c] for c in event.claims]
    return Visit(id=event.id, **visit_fields(event, told) | told_of(event, told, articles))


def meeting(event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Kept]) -> Meeting:
    """A meeting or call with its tellings."""
    told = [claims[c] for c in event.claims]
    return Meeting(id=event.id, **meeting_fields(event, told) | told_of(event, told, articles))


def moment(event: Event, articles: int | None = None) -> Moment:
    """An event as one line of the timeline; `articles` is how many tell it, where the event comes without what was told of it."""
    told = event.days.start or event.days.end
    start = event.days.start if told else event.days.programme_start
    end = event.days.end if told else event.days.programme_end
    return Moment(
        id=event.id,
        what=kinds(event)[0],
        start=field_of(start),
        end=field_of(end),
        who=tuple(named(p) for p in in_role(event.participants, "visitor") or event.participants),
        country=event.host_country or None,
        place=event.place or None,
        kind=event.form or event.mode or None,
        status=str(event.status) if event.status else None,
        date_passed=event.date_passed,
        occasion=event.occasion or None,
        disputed=event.disputed,
        origins=event.origins,
        articles=len({a for values in event.values.values() for v in values for a in v.articles}) if articles is None else articles,
    )


def told_of(event: Event, told: Sequence[Claim], articles: Mapping[str, Kept]) -> dict[str, Any]:
    """What the record knows of an event from all who tell it."""
    told_by = tellings(told, articles)
    return {
        "date_passed": event.date_passed,
        "history": event.history,
        "origins": event.origins,
        "articles": tuple(sorted({c.article for c in told})),
        "disputed": event.disputed,
        "judged": event.judged,
        "part_of": linked(event.links, "part_of"),
        "leg_of": linked(event.links, "leg_of"),
        "told_by": told_by,
        "evidence": told_by,
    }


def linked(links: Iterable[tuple[str, str]], relation: str) -> str | None:
    """The other event of the first link of a kind."""
    return next((other for kind, other in links if kind == relation), None)


def tellings(told: Iterable[Claim], articles: Mapping[str, Kept]) -> tuple[Telling, ...]:
    """Every stretch of words that tells, once, by article and place in it."""
    spans = sorted({(s.article, s.start, s.end, s.text) for c in told for s in c.spans})
    return tuple(_telling(articles[article], start, end, text) for article, start, end, text in spans)


def _telling(kept: Kept, start: int, end: int, text: str) -> Telling:
    article = kept.article
    published = field_of(kept.dating.published)
    return Telling(article=article.id, url=article.url or None, published=published, start=start, end=end, text=text)


def _with_tellings(shown: Shown, kind: ClaimKind, wanted: Filter) -> Iterator[tuple[Event, Mapping[str, Claim], Mapping[str, Kept]]]:
    events = iter(list(shown.events(kind, wanted)))
    while batch := list(islice(events, _BATCH)):
        claims = {c.id: c for c in shown.claims({c for e in batch for c in e.claims})}
        articles = {k.article.id: k for k in shown.articles({c.article for c in claims.values()})}
        for event in batch:
            yield event, claims, articles
