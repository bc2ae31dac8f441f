"""The events a question is weighed against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from summitry.check.asked import CALL, MEETING, Asked, who
from summitry.lexicon import Lexicon
from summitry.model import Claim, ClaimKind, Dating, Event, Span, Status, Verdict
from summitry.when import When

BORNE_OUT, CONSISTENT, CONTRADICTED, NOT_DECIDABLE = "borne out", "consistent", "contradicted", "not decidable"
_NEVER_WAS = frozenset({Status.CANCELLED, Status.DENIED, Status.RUMOURED, Status.POSTPONED})
_PRESENT = frozenset({Status.ANNOUNCED, Status.ONGOING})
_HELD = frozenset({Status.ONGOING, Status.COMPLETED})


@dataclass(frozen=True, slots=True)
class Record:
    """Events by who took part, the counted claims beside, and the reference facts where they may be used."""

    visits: Mapping[str, tuple[Event, ...]]
    """Visitor -> visits that were or are to be, in order of time."""
    meetings: Mapping[frozenset[str], tuple[Event, ...]]
    calls: Mapping[frozenset[str], tuple[Event, ...]]
    asked: tuple[Asked, ...]
    datings: Mapping[str, Dating]
    facts: Lexicon | None = None
    articles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Event -> articles that tell it."""
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Event -> the words that tell it."""
    present: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Event -> articles that tell it as coming or under way."""


def record_of(
    questions: Sequence[Asked], events: Iterable[Event], datings: Mapping[str, Dating], facts: Lexicon | None, told: Iterable[Claim]
) -> Record:
    """The events indexed for questions; what never was is left out."""
    claims = {c.id: c for c in told}
    visits: dict[str, list[Event]] = defaultdict(list)
    meetings: dict[frozenset[str], list[Event]] = defaultdict(list)
    calls: dict[frozenset[str], list[Event]] = defaultdict(list)
    kept = sorted((e for e in events if e.status not in _NEVER_WAS and not e.refuted), key=lambda e: (first_day(e) or date.max, e.id))
    for e in kept:
        if e.kind is ClaimKind.VISIT:
            for p in e.participants:
                if p.role == "visitor":
                    visits[who(p)].append(e)
        elif e.kind is ClaimKind.MEETING:
            among = meetings if e.mode in ("", "in-person") else calls
            among[frozenset(who(p) for p in e.participants if p.role != "companion")].append(e)
    articles = {e.id: articles_of(e) | {claims[c].article for c in e.claims if c in claims} for e in kept}
    return Record(
        {k: tuple(v) for k, v in visits.items()},
        {k: tuple(v) for k, v in meetings.items()},
        {k: tuple(v) for k, v in calls.items()},
        tuple(questions),
        datings,
        facts,
        {k: frozenset(v) for k, v in articles.items()},
        {e.id: tuple(s for c in e.claims if c in claims for s in claims[c].spans) for e in kept},
        {e.id: frozenset(claims[c].article for c in e.claims if c in claims and claims[c].status in _PRESENT) for e in kept},
    )


def told_beside(q: Asked, events: Sequence[Event], record: Record) -> Event | None:
    """The event told in the very words of the question: the one whose words are most the same, where just one is."""
    mine = (e for e in events if q.claim.article in record.articles.get(e.id, ()))
    shared = ((max((_overlap(s, t) for s in record.spans.get(e.id, ()) for t in q.claim.spans), default=0.0), e) for e in mine)
    ranked = sorted(shared, key=lambda r: -r[0])
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def _overlap(a: Span, b: Span) -> float:
    """Share of the characters of both that both have."""
    if a.article != b.article:
        return 0.0
    shared = min(a.end, b.end) - max(a.start, b.start)
    return max(0.0, shared / (max(a.end, b.end) - min(a.start, b.start)))


def articles_of(event: Event) -> set[str]:
    """Articles that give a value of the event."""
    return {a for values in event.values.values() for v in values for a in v.articles} | {a for _, _, a in event.history}


def start_of(event: Event) -> When | None:
    """The first day of an event, of its programme where nothing else is told."""
    return event.days.start or event.days.programme_start


def first_day(event: Event) -> date | None:
    """The earliest calendar day it can have begun."""
    start = start_of(event)
    return start.first if start else None


def held(event: Event) -> bool:
    """Reported as under way or over."""
    return event.status in _HELD


def visits_of(q: Asked, record: Record) -> tuple[Event, ...]:
    """The visits of the one asked about, to the country asked about."""
    return tuple(e for p in q.people for e in record.visits.get(p, ()) if not q.host or e.host_country == q.host)


def met(q: Asked, record: Record) -> tuple[Event, ...]:
    """The meetings, or calls, of just those asked about."""
    among = record.calls if q.what == CALL else record.meetings
    return tuple(e for e in among.get(frozenset(q.people), ()) if not q.host or e.host_country == q.host)


def events_of(q: Asked, record: Record) -> tuple[Event, ...]:
    """The visits asked about, or the meetings or calls."""
    return met(q, record) if q.what in (MEETING, CALL) else visits_of(q, record)


def this_visit(q: Asked, visits: Sequence[Event], record: Record) -> Event | None:
    """The visit a counted claim is made of: the one its article is about, the latest of them."""
    mine = [e for e in visits if q.claim.article in record.articles.get(e.id, ())]
    coming = [e for e in mine if q.claim.article in record.present.get(e.id, ())] or [e for e in mine if not _over_by_report(q, e)]
    return coming[-1] if coming else None


def _over_by_report(q: Asked, event: Event) -> bool:
    """Whether the event was over, and no news any more, when the article was written."""
    last = event.days.end or event.days.programme_end or start_of(event)
    report = q.published
    if last is None or last.last is None or report is None or report.first is None:
        return event.status is Status.COMPLETED
    return (report.first - last.last).days > 14


def name(event: Event) -> str:
    """An event in a few words: when and where."""
    start = start_of(event)
    place = event.place or event.host_country
    return f"{start.field if start else 'undated'} {place}".strip()


def listed(events: Iterable[Event]) -> str:
    """Events in a few words, one after the other."""
    return ", ".join(name(e) for e in events)


def verdict(q: Asked, word: str, counted: Iterable[Event], why: str, missing: str = "") -> Verdict:
    """A verdict on a question."""
    claim: Claim = q.claim
    words = claim.spans[0] if claim.spans else None
    return Verdict(claim.id, claim.article, words, word, tuple(e.id for e in counted), missing, why)
