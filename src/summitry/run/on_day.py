"""A record as it could be known on a day, for pages: only the events that the later tellings changed are made anew.

`as_of.Earlier` makes everything anew out of what was known, which is exact and takes as long as a build.  Pages answer
at once: an event told only by what was known stands as it is; one told later too is put together and settled again out
of the tellings known on the day, with the origins as the record has them, and stands in a table in memory beside the
others.  Views of the record's own table names then show both, so that every page asks as it does without a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from summitry.join import cluster, slips
from summitry.keep import View
from summitry.keep.later import known_articles, later_events, memory_beside, shadow, unchanged, weigh
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import ClaimKind, Derived, Event
from summitry.run.choices import as_built
from summitry.run.hanging import doubts_of
from summitry.run.renewing_beside import around, weighed
from summitry.settings import Settings
from summitry.settle import linked, settle_all
from summitry.trace import origins_among


def look_back(view: View, day: date, settings: Settings) -> None:
    """Makes a view answer as of a day from now on; what it takes grows with the events that changed after that day."""
    with memory_beside(view):
        settings = as_built(view, settings)
        facts = load_lexicon() if settings.reference else None
        shadow(view, day, _changed(view, day, facts))
        counts = {c.id: c for c in view.claims_of_kind(ClaimKind.COUNT)}
        weigh(view, weighed(view.hanging, facts, counts, counts))


def _changed(view: View, day: date, facts: Lexicon | None) -> Derived:
    """The events that a later telling changed, as they were known, and the origins of all articles known."""
    known = known_articles(view, day)
    origins = origins_among(known, (p for p in view.pairs() if p.a in known and p.b in known))
    changed = later_events(view, day)
    claims = changed.claims
    datings = {k.article.id: k.dating for k in changed.kept}
    judgements = tuple(j for j in view.judgements() if not j.when or j.when[:10] <= day.isoformat())
    clusters, slipped = cluster(claims, datings, judgements), slips(claims, datings, judgements)
    events, against = settle_all(clusters, datings, origins, judgements, facts, changed.today, slipped)
    events = _linked(view, events, day)
    doubts = tuple(doubts_of(events, {c.id: c for c in claims}, datings))
    return Derived(events, origins=origins, disputes=against, doubts=doubts)


def _linked(view: View, events: Sequence[Event], day: date) -> tuple[Event, ...]:
    """The events with what they had to do on the day with one another and with events that stand as they are."""
    made = {e.id: replace(e, links=()) for e in events}
    near = view.hanging.events(unchanged(view, around(view.hanging, events) - made.keys(), day))
    told = {e.id: e for e in linked([*made.values(), *(replace(e, links=()) for e in near.values())])}
    return tuple(told[e.id] for e in events)
