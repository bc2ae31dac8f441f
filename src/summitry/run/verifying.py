"""What is wrong with a record: spans that are not the words of their article, counts that disagree, rows that dangle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from summitry.keep import View
from summitry.model import Claim, Event
from summitry.show.shapes_beside import Fault


def faults(view: View) -> Iterator[Fault]:
    """Everything that is wrong with a record; nothing where it is sound."""
    yield from (Fault(where="database", what=said) for said in view.dangling())
    texts = {k.article.id: k.article.text for k in view.articles()}
    known = set()
    for claim in view.claims():
        known.add(claim.id)
        yield from _spans(claim, texts)
    yield from _members(tuple(view.every_event()), known)
    yield from _references(view, set(texts))
    if view.stale():
        yield Fault(where="events", what="something was added since they were made: run `summitry build --rebuild`")


def _spans(claim: Claim, texts: dict[str, str]) -> Iterator[Fault]:
    spans = [*claim.spans, *(p.span for p in claim.participants if p.span)]
    if not claim.spans:
        yield Fault(where=f"claim {claim.id}", what="has no words that say it")
    for span in spans:
        if span.article != claim.article or texts.get(span.article, "")[span.start : span.end] != span.text or not span.text:
            yield Fault(
                where=f"claim {claim.id}", what=f"its words do not stand in {span.article} at {span.start}-{span.end}: {span.text[:60]!r}"
            )


def _members(events: tuple[Event, ...], known: set[str]) -> Iterator[Fault]:
    told = Counter(c for e in events for c in e.claims)
    ids = {e.id for e in events}
    yield from (Fault(where=f"claim {c}", what=f"tells {n} events") for c, n in sorted(told.items()) if n > 1)
    yield from (Fault(where=f"claim {c}", what="is in an event but not in the record") for c in sorted(set(told) - known))
    for e in events:
        if e.id not in e.claims:
            yield Fault(where=f"event {e.id}", what="does not bear the id of one of its claims")
        yield from (
            Fault(where=f"event {e.id}", what=f"is linked to {other}, which is no event") for _, other in e.links if other not in ids
        )


def _references(view: View, articles: set[str]) -> Iterator[Fault]:
    for origin in view.origins():
        missing = [a for a in origin.articles if a not in articles]
        yield from (Fault(where=f"origin {origin.id}", what=f"names article {a}, which is not in the record") for a in missing)
    events = {e.id for e in view.every_event()}
    for verdict in view.verdicts():
        yield from (
            Fault(where=f"verdict on {verdict.claim}", what=f"counts {e}, which is no event") for e in verdict.counted if e not in events
        )
