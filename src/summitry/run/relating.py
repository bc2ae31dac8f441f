"""What a record holds -> what follows from it: the second pass of dating, then events, origins, disputes, verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from summitry.check import verdicts
from summitry.join import cluster
from summitry.keep import Kept, Store, View
from summitry.lexicon import load_lexicon
from summitry.model import Claim, Dating, Derived, Event, Judgement, Origin, Reading
from summitry.run.reading import read_one
from summitry.settings import Settings
from summitry.settle import disputes, latest_day, linked, settle
from summitry.trace import origins, pairs, shared_errors


def _silent(stage: str, done: int) -> None:
    """Nobody is told."""


def relate_all(store: Store, settings: Settings, progress: Callable[[str, int], None] = _silent) -> Derived:
    """Dates the articles that need others for it, and puts in the record what follows from all its claims."""
    redate(store, settings, progress)
    view = store.view()
    progress("relating", view.count("claims"))
    derived = relate(list(view.articles()), list(view.claims()), view.judgements(), settings)
    with store.writing() as writer:
        writer.replace_derived(derived)
    return derived


def relate(kept: Sequence[Kept], claims: Sequence[Claim], judgements: Sequence[Judgement], settings: Settings) -> Derived:
    """All that follows from the claims of some articles together: the second half of the package's sentence."""
    articles, datings = [k.article for k in kept], {k.article.id: k.dating for k in kept}
    clusters = cluster(claims, datings, judgements)
    copied = pairs(articles, ({c.article for c in told} for told in clusters))
    first = _settled(clusters, datings, origins(articles, copied), judgements)
    sure = shared_errors(articles, copied, (s.articles for d in first.disputes for s in d.sides if d.preferred not in ("", s.value)))
    grouped = origins(articles, sure)
    last = first if sure == copied else _settled(clusters, datings, grouped, judgements)
    facts = load_lexicon() if settings.reference else None
    weighed = verdicts(claims, last.events, datings, facts, claims)
    return replace(last, pairs=sure, origins=grouped, verdicts=weighed)


def _settled(
    clusters: Sequence[Sequence[Claim]], datings: Mapping[str, Dating], shared: Sequence[Origin], judgements: Sequence[Judgement]
) -> Derived:
    """Events with their values, links and disputes, origins being known."""
    today = latest_day(datings)
    told = {c.id: c for claims in clusters for c in claims}
    events = linked(settle(c, datings, shared, judgements, None, today) for c in clusters)
    found = tuple(d for e in events for d in disputes(e, (told[c] for c in e.claims), shared, datings))
    fields: dict[str, set[str]] = defaultdict(set)
    for d in found:
        fields[d.event].add(d.field)
    return Derived(tuple(replace(e, disputed=tuple(sorted(fields[e.id]))) for e in events), disputes=found)


def events_of(reading: Reading, settings: Settings) -> tuple[Event, ...]:
    """The events of one article read alone: its tellings of one event put together."""
    datings = {reading.article.id: reading.dating}
    return tuple(settle(c, datings) for c in cluster(reading.claims, datings))


def redate(store: Store, settings: Settings, progress: Callable[[str, int], None]) -> None:
    """The second pass: articles no word of which dates them are weighed against events told by those that are dated.

    They are weighed anew at every build, so that the order in which articles arrived makes no difference.
    """
    kept = list(store.view().articles())
    loose = [k for k in kept if _needs_others(k.dating)]
    if not loose or len(loose) == len(kept):
        return
    candidates = _candidates(store.view(), [k for k in kept if not _needs_others(k.dating)], settings)
    for done, k in enumerate(loose, 1):
        reading = read_one(k.article, settings, [], candidates)
        if reading and reading.dating != k.dating:
            with store.writing() as writer:
                writer.redate(k.article.id, reading.dating, reading.claims)
        progress("dating", done)


def _needs_others(dating: Dating) -> bool:
    """Whether an article alone does not say its day."""
    return dating.published is None or any(c.source.startswith("event:") for c in dating.clues)


def _candidates(view: View, dated: Sequence[Kept], settings: Settings) -> tuple[Event, ...]:
    """Events told by dated articles, without the fields in dispute."""
    claims = list(view.claims_told_by(k.article.id for k in dated))
    derived = relate(dated, claims, view.judgements(), settings)
    return tuple(e for e in derived.events if not any("start" in f or "end" in f or "date" in f for f in e.disputed))
