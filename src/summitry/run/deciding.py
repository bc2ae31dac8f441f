"""What people decide about a record: events joined or parted, fields set, claims rejected, articles forgotten, records merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from summitry.errors import UsageError
from summitry.keep import Store, View, open_view
from summitry.model import Judgement
from summitry.run.changes import changes
from summitry.run.choices import as_built, keep_choices
from summitry.run.closing import forget_compared, must_be_open
from summitry.run.relating import relate_all
from summitry.settings import Settings
from summitry.show.shapes_beside import Change


def judge(record: str | Path, judgement: Judgement, settings: Settings) -> list[Change]:
    """Adds a judgement and makes the events anew by it; answers what changed.

    Raises `UsageError` for claims the record does not hold and for values a field cannot have; nothing is written then.
    """
    if not judgement.why.strip():
        raise UsageError("a judgement needs its reason: --why TEXT")
    _must_be_record(record)
    with Store(record) as store:
        view = store.view()
        settings = as_built(view, settings)
        judgement = replace(judgement, claims=tuple(_claim(view, c, record) for c in judgement.claims))
        before = list(view.events())
        with store.writing() as writer:  # a judgement that cannot be is taken back with all that was made of it
            writer.judge(judgement)
            relate_all(store, settings)
        return list(changes(before, store.view().events()))


def forget(record: str | Path, articles: Sequence[str], settings: Settings) -> list[Change]:
    """Takes articles out, every version and claim of them, and makes the events anew; answers what changed.

    Raises `UsageError` for an article the record does not hold; none is taken out then.
    """
    _must_be_record(record)
    with Store(record) as store:
        view = store.view()
        for article in articles:
            if not list(view.articles([article])):
                raise UsageError(f"{record} has no article {article!r}: take an id from `summitry show articles`")
        before = list(view.events())
        settings = as_built(view, settings)
        with store.writing() as writer:  # what followed from their words goes with them
            for article in articles:
                writer.forget(article)
            forget_compared(view, writer, set(articles))
            relate_all(store, settings)
            writer.clear_words()
        return list(changes(before, store.view().events()))


def merge(records: Sequence[str | Path], into: str | Path, version: str, settings: Settings) -> int:
    """Brings the articles, claims, judgements and problems of records together in one; answers how many articles came.

    Where two records hold different texts under one id, the one merged first stays current and the other is kept beside it.
    """
    settings = _built_alike(records, settings)
    count = 0
    with Store(into) as store:
        for path in records:
            if Path(path).resolve() == Path(into).resolve():
                continue
            with open_view(path) as part, store.writing() as writer:
                must_be_open(part, str(path))
                must_be_open(store.view(), str(into))
                keep_choices(store.view(), writer, into, settings)
                run = writer.begin_run(f"merge {path}", version)
                count += sum(writer.take(row, claims, run) for row, claims in part.versions())
                writer.note(part.problems(), run)
                for judgement in part.judgements():
                    writer.judge(judgement)
                writer.end_run(run)
        relate_all(store, settings)
    return count


def _built_alike(records: Sequence[str | Path], settings: Settings) -> Settings:
    """The choices the records were built with; raises `UsageError` where they differ."""
    first = settings
    for path in records:
        with open_view(path) as part:
            own = as_built(part, settings)
        first = own if path == records[0] else first
        if own != first:
            raise UsageError(f"{path} was built with another --scope or --no-reference than {records[0]}: merge records built alike")
    return first


def _must_be_record(record: str | Path) -> None:
    with open_view(record):
        pass


def _claim(view: View, named: str, record: str | Path) -> str:
    claim = view.claim_named(named)
    if claim is None:
        raise UsageError(f"{record} has no event or claim {named!r}: take an id from `summitry show timeline`")
    return claim
