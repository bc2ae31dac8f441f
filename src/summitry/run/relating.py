"""What a record holds -> what follows from it: events, origins, disputes, verdicts.

`relate` is the whole of it as a function of the claims; `relate_all` puts it in a record, where it makes anew only what
the articles that came, changed or went touch (`renewing`), with the same outcome.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from summitry.check import verdicts
from summitry.join import cluster
from summitry.keep import Kept, Store
from summitry.keep.rows import article_of
from summitry.keep.workings import Workings
from summitry.lexicon import load_lexicon
from summitry.model import Article, Claim, Dating, Derived, Event, Judgement, Pair, Reading
from summitry.run.closing import compared
from summitry.run.engines import HERE, Engine
from summitry.run.hanging import doubts_of, units_of, users_of
from summitry.run.redating import redate
from summitry.run.renewing import renew
from summitry.run.sharding import compare_by, join_by
from summitry.settings import Settings
from summitry.settle import latest_day, losing_by_event, settle, settle_all
from summitry.trace import chosen, origins_among, reprint_keys, shared_errors

Progress = Callable[[str, int], None]


def _silent(stage: str, done: int) -> None:
    """Nobody is told."""


def relate_all(store: Store, settings: Settings, progress: Progress = _silent, *, whole: bool = False, by: Engine = HERE) -> None:
    """Dates the articles that need others for it, and puts in the record what follows from its claims.

    All is made anew with `whole`, and where a record was never related by a version that notes what was touched.
    """
    recorded = compared(store.view())
    whole = whole or recorded is not None or store.view().noted("stale") == "whole"
    if recorded is None:
        _complete(store)
        redate(store, settings, progress, whole=whole)
    view = store.view()
    progress("relating", view.count("claims"))
    with _circles_unsought(), store.writing() as writer:
        if whole:
            claims, datings, keys = list(view.claims()), view.hanging.all_datings(), writer.part.all_copies()
            derived, workings = related(view.texts, datings, claims, view.judgements(), settings, keys, by, recorded)
            writer.replace_derived(derived, workings)
        else:
            renew(writer.part, view, settings, by)
            writer.made()


@contextmanager
def _circles_unsought() -> Iterator[None]:
    """Claims and events hold no circles: to look through all of them for some, again and again, costs a tenth of the time."""
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()


def _complete(store: Store) -> None:
    """Keys of claims and articles that an earlier version, or another record, brought without."""
    with store.writing() as writer:
        writer.part.fill_keys()
        for row in writer.part.lacking_copies():
            writer.copied(row["key"], reprint_keys(article_of(row)) or ("",))


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
    articles = {k.article.id: k.article for k in kept}
    keys = {i: reprint_keys(a) for i, a in articles.items()} if recorded is None else {}
    datings = {k.article.id: k.dating for k in kept}
    return related(lambda ids: {i: articles[i] for i in ids}, datings, claims, judgements, settings, keys, HERE, recorded)[0]


def related(
    texts: Callable[[Iterable[str]], Mapping[str, Article]],
    datings: Mapping[str, Dating],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement],
    settings: Settings,
    keys: Mapping[str, Iterable[str]],
    by: Engine = HERE,
    recorded: Sequence[Pair] | None = None,
) -> tuple[Derived, Workings]:
    """The same with what stands between; `texts` gives articles by id, `keys` are those that each shares with its reprints."""
    facts, today = load_lexicon() if settings.reference else None, latest_day(datings)
    clusters, slipped = join_by(by, claims, datings, judgements)
    users = frozenset(users_of(clusters, keys)) if recorded is None else frozenset()
    found = compare_by(by, {g for _, g in users}, texts)
    alone = chosen(found) if recorded is None else tuple(p for p in recorded if p.a in datings and p.b in datings)
    grouped = origins_among(datings, alone)
    events, against = settle_all(clusters, datings, grouped, judgements, facts, today, slipped)
    losing = losing_by_event(against)
    sides = sorted({side for _, side in losing}) if recorded is None else []
    sure = shared_errors(texts({i for s in sides for i in s}).values(), alone, sides)
    if sure != alone:
        grouped = origins_among(datings, sure)
        events, against = settle_all(clusters, datings, grouped, judgements, facts, today, slipped)
    weighed = verdicts(claims, events, datings, facts, claims)
    derived = Derived(events, sure, grouped, against, weighed, doubts=tuple(doubts_of(events, {c.id: c for c in claims}, datings)))
    return derived, Workings(frozenset(units_of(clusters)), slipped, users, found, alone, losing)


def events_of(reading: Reading, settings: Settings) -> tuple[Event, ...]:
    """The events of one article read alone: its tellings of one event put together."""
    datings = {reading.article.id: reading.dating}
    return tuple(settle(c, datings) for c in cluster(reading.claims, datings))
