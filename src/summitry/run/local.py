"""Paths -> record: read what is new, date what does not date itself, then make the events anew.

Killed at any instant, the next run goes on where this one was: articles are written a batch a transaction, and what
follows from them is made whole or not at all.  Reading goes to an engine (`engines`); one process writes the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from summitry.errors import InputError
from summitry.keep import Store, Writer
from summitry.keep.writer import Standing
from summitry.model import Article, Problem, Raw
from summitry.read import gather
from summitry.run.choices import keep_choices
from summitry.run.closing import FULL, SPANS, close, must_be_open
from summitry.run.engines import Engine, batches, engine
from summitry.run.reading import Batch, Documents, Seen, read_batch
from summitry.run.relating import relate_all
from summitry.settings import Settings

Progress = Callable[[str, int], None]
"""Told what is being done and how much of it is done."""


@dataclass(slots=True)
class Outcome:
    """What a build did; counts grow while it runs."""

    new: int = 0
    changed: int = 0
    known: int = 0
    sifted: int = 0
    problems: int = 0
    articles: int = 0
    """In the record at the end, as are all that follow."""
    claims: int = 0
    events: int = 0
    disputes: int = 0

    def sentence(self, record: str) -> str:
        """What was done, in words."""
        counts = ((self.new, "new"), (self.changed, "changed"), (self.known, "known before"), (self.sifted, "off topic"))
        read = ", ".join(f"{n:,} {word}" for n, word in counts if n) or "none"
        held = f"{self.articles:,} articles, {self.claims:,} claims, {self.events:,} events, {self.disputes:,} in dispute"
        return f"read: {read}; {record} now holds {held}"


def build(
    paths: Iterable[str | Path],
    record: str | Path,
    settings: Settings,
    *,
    found: Iterable[Raw | Problem] | None = None,
    rebuild: bool = False,
    text: str = FULL,
    by: Engine | None = None,
    version: str = "",
    progress: Progress = lambda stage, done: None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
    on_sifted: Callable[[str], None] = lambda source: None,
) -> Outcome:
    """Adds what is new under the paths, or of documents found elsewhere, and makes anew what it touches, `by` an engine."""
    outcome = Outcome()
    with Store(record) as store, nullcontext(by) if by else engine("local", settings.jobs) as hands:
        with store.writing() as writer:
            keep_choices(store.view(), writer, record, settings)
            if paths or found is not None:
                must_be_open(store.view(), str(record))
            run = writer.begin_run("build", version)
        for batch in _read(gather(paths, settings) if found is None else found, hands.sees(str(record), store.view()), settings, hands):
            with store.writing() as writer:
                said = [*batch.problems, *_add(batch, writer, run, outcome)]
                writer.note(said, run)
            outcome.problems += len(said) + sum(len(r.problems) for r in batch.readings)
            outcome.sifted += len(batch.sifted)
            for problem in (*said, *(p for r in batch.readings for p in r.problems)):
                on_problem(problem)
            for source in batch.sifted:
                on_sifted(source)
            progress("reading", outcome.new + outcome.changed + outcome.known + outcome.sifted)
        _relate(store, settings, rebuild, text, progress, hands)
        with store.writing() as writer:
            writer.end_run(run)
        _count(outcome, store)
    if found is None and not (rebuild or outcome.new or outcome.changed or outcome.known or outcome.sifted):
        raise InputError(f"nothing could be read from {', '.join(map(str, paths)) or 'no path'}: see the problems above")
    return outcome


def _relate(store: Store, settings: Settings, rebuild: bool, text: str, progress: Progress, hands: Engine) -> None:
    """Makes the events anew where that is due, then keeps of the texts what is wished."""
    if rebuild or store.view().stale():
        relate_all(store, settings, progress, whole=rebuild, by=hands)
    if text == SPANS:
        close(store)


def _read(found: Iterable[Raw | Problem], seen: Seen, settings: Settings, hands: Engine) -> Iterator[Batch]:
    return hands.map(partial(read_batch, settings=settings), (Documents(b, seen) for b in batches(found, settings.batch)))


def _add(batch: Batch, writer: Writer, run: int, outcome: Outcome) -> list[Problem]:
    """Writes what is new; answers the problems of what cannot be."""
    twice = []
    for article in batch.known:
        if writer.standing(article) is Standing.TWICE:
            twice.append(_twice(article))
        else:
            outcome.known += 1
    for reading in batch.readings:
        standing = writer.standing(reading.article)
        if standing is Standing.TWICE:
            twice.append(_twice(reading.article))
        elif standing is Standing.KNOWN:
            outcome.known += 1
        else:
            writer.add(reading, run, batch.copies.get(reading.article.id, ()))
            outcome.new += standing is Standing.NEW
            outcome.changed += standing is Standing.CHANGED
    return twice


def _twice(article: Article) -> Problem:
    what = f"has the id {article.id!r}, which another text of this run has"
    return Problem(article.source, f"{what}: give each article an id of its own", "article")


def _count(outcome: Outcome, store: Store) -> None:
    view = store.view()
    outcome.articles, outcome.claims = view.count("articles"), view.count("claims")
    outcome.events, outcome.disputes = view.count("events"), view.count("disputes")
