"""What a record holds -> what follows from it: the second pass of dating, then events, origins, disputes, verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from summitry.check import verdicts
from summitry.join import SURE, cluster, least_sure, slips
from summitry.keep import Kept, Store, View
from summitry.lexicon import load_lexicon
from summitry.model import Claim, Dating, Derived, Doubt, Event, Judgement, Pair, Reading
from summitry.run.closing import compared
from summitry.run.reading import read_one
from summitry.settings import Settings
from summitry.settle import latest_day, losing_sides, settle, settle_all
from summitry.trace import origins, pairs, shared_errors


def _silent(stage: str, done: int) -> None:
    """Nobody is told."""


def relate_all(store: Store, settings: Settings, progress: Callable[[str, int], None] = _silent) -> Derived:
    """Dates the articles that need others for it, and puts in the record what follows from all its claims."""
    recorded = compared(store.view())
    if recorded is None:
        redate(store, settings, progress)
    view = store.view()
    progress("relating", view.count("claims"))
    derived = relate(list(view.articles()), list(view.claims()), view.judgements(), settings, recorded)
    with store.writing() as writer:
        writer.replace_derived(derived)
    return derived


def relate(
    kept: Sequence[Kept],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    settings: Settings,
    recorded: Sequence[Pair] | None = None,
) -> Derived:
    """All that follows from the claims of some articles together: the second half of the package's sentence.

    `recorded` is who shares copy, where the texts to find that out are no longer there.
    """
    articles, datings = [k.article for k in kept], {k.article.id: k.dating for k in kept}
    facts, today = load_lexicon() if settings.reference else None, latest_day(datings)
    clusters, slipped = cluster(claims, datings, judgements), slips(claims, datings, judgements)
    found = _among(recorded, datings) if recorded is not None else pairs(articles, ({c.article for c in told} for told in clusters))
    grouped = origins(articles, found)
    events, against = settle_all(clusters, datings, grouped, judgements, facts, today, slipped)
    sure = shared_errors(articles, found, losing_sides(against)) if recorded is None else found
    if sure != found:
        grouped = origins(articles, sure)
        events, against = settle_all(clusters, datings, grouped, judgements, facts, today, slipped)
    weighed = verdicts(claims, events, datings, facts, claims)
    return Derived(events, pairs=sure, origins=grouped, disputes=against, verdicts=weighed, doubts=tuple(doubts(events, claims, datings)))


def _among(recorded: Sequence[Pair], articles: Mapping[str, object]) -> tuple[Pair, ...]:
    return tuple(p for p in recorded if p.a in articles and p.b in articles)


def doubts(events: Sequence[Event], claims: Sequence[Claim], datings: Mapping[str, Dating]) -> Iterator[Doubt]:
    """Events one of whose tellings hangs loosely on the others, unless a person said it belongs there."""
    told = {c.id: c for c in claims}
    for event in (e for e in events if "join" not in e.judged):
        sureness, says = least_sure([told[c] for c in event.claims], datings)
        if sureness < SURE:
            yield Doubt(event.id, sureness, says)


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
    """Events told by dated articles, without the fields in dispute; who copied whom decides only disputes, so nobody asks."""
    claims, datings = list(view.claims_told_by(k.article.id for k in dated)), {k.article.id: k.dating for k in dated}
    facts, judged = load_lexicon() if settings.reference else None, view.judgements()
    clusters, slipped = cluster(claims, datings, judged), slips(claims, datings, judged)
    events, _ = settle_all(clusters, datings, (), judged, facts, latest_day(datings), slipped)
    return tuple(e for e in events if not any("start" in f or "end" in f or "date" in f for f in e.disputed))
