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
from summitry.keep.later import later_events, links_by, memory_beside, shadow
from summitry.lexicon import load_lexicon
from summitry.model import Derived, Origin
from summitry.run.choices import as_built
from summitry.run.hanging import doubts_of
from summitry.settings import Settings
from summitry.settle import settle_all


def look_back(view: View, day: date, settings: Settings) -> None:
    """Makes a view answer as of a day from now on; what it takes grows with the events that changed after that day."""
    with memory_beside(view):
        settings = as_built(view, settings)
        changed = later_events(view, day)
        claims = changed.claims
        datings = {k.article.id: k.dating for k in changed.kept}
        judgements = tuple(j for j in view.judgements() if not j.when or j.when[:10] <= day.isoformat())
        facts = load_lexicon() if settings.reference else None
        clusters, slipped = cluster(claims, datings, judgements), slips(claims, datings, judgements)
        known = _known_origins(view, frozenset(datings))
        events, against = settle_all(clusters, datings, known, judgements, facts, changed.today, slipped)
        linked = links_by(view, (e.id for e in events), day)
        events = tuple(replace(e, links=linked.get(e.id, e.links)) for e in events)
        derived = Derived(events, disputes=against, doubts=tuple(doubts_of(events, {c.id: c for c in claims}, datings)))
        shadow(view, day, derived)


def _known_origins(view: View, articles: frozenset[str]) -> Sequence[Origin]:
    """Origins as far as the articles known share copy."""
    found = (replace(o, articles=tuple(a for a in o.articles if a in articles)) for o in view.origins())
    return tuple(o for o in found if len(o.articles) > 1)
