"""The second pass of dating: articles no word of which dates them are weighed against events told by those that are dated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from summitry.join import cluster, slips
from summitry.keep import Store
from summitry.keep.hanging import Hanging
from summitry.keep.keys import ARTICLE, DATED, DAY, UNIT
from summitry.lexicon import load_lexicon
from summitry.model import Claim, Dating, Event, Judgement
from summitry.run.reading import read_one
from summitry.run.renewing import spread
from summitry.settings import Settings
from summitry.settle import settle_all


def redate(store: Store, settings: Settings, progress: Callable[[str, int], None], *, whole: bool) -> None:
    """Weighs the undated articles that what was touched may date, or all, and writes the days that are other than they were.

    An article is dated by what all others say, never by the order in which they came.
    """
    view = store.view()
    hanging, judgements = view.hanging, view.judgements()
    loose = hanging.loose()
    if not loose:
        return
    asked = sorted(loose if whole or _astride(hanging, judgements) else loose & _touched(hanging, judgements))
    units = hanging.units_beside(hanging.keys_of_articles(asked, DAY))
    claims = hanging.claims(units if whole else spread(units, hanging, judgements), dated=True)
    candidates = candidates_of(claims.values(), hanging.datings(c.article for c in claims.values()), judgements, settings)
    for done, kept in enumerate(view.articles(asked), 1):
        reading = read_one(kept.article, settings, [], candidates)
        if reading and reading.dating != kept.dating:
            with store.writing() as writer:
                writer.redate(kept.article.id, reading.dating, reading.claims)
        progress("dating", done)


def _touched(hanging: Hanging, judgements: Sequence[Judgement]) -> set[str]:
    """Articles that came themselves, or that tell of somebody's stay or meeting of which dated articles tell other things now."""
    units = spread(hanging.touched(DATED, UNIT), hanging, judgements)
    keys = hanging.touched(DATED, DAY) | hanging.days_beside(units)
    return hanging.articles_with(keys) | hanging.touched(ARTICLE)


def _astride(hanging: Hanging, judgements: Iterable[Judgement]) -> bool:
    """Whether a person joined what no rule would compare: then who took part no longer tells what an event may date."""
    joined = (j for j in judgements if j.verb == "same")
    return any(len(hanging.keys_of_claims(j.claims, UNIT)) > 1 for j in joined)


def candidates_of(
    claims: Iterable[Claim], datings: Mapping[str, Dating], judgements: Sequence[Judgement], settings: Settings
) -> tuple[Event, ...]:
    """Events told by dated articles, without those whose days are in dispute."""
    told = list(claims)
    facts = load_lexicon() if settings.reference else None
    clusters, slipped = cluster(told, datings, judgements), slips(told, datings, judgements)
    events, _ = settle_all(clusters, datings, (), judgements, facts, None, slipped)
    return tuple(e for e in events if not any("start" in f or "end" in f or "date" in f for f in e.disputed))
