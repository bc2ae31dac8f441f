"""Articles read alone: what each says, without a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from summitry.errors import InputError, UsageError
from summitry.model import Article, Basis, Problem, Raw
from summitry.read import article as parse
from summitry.read import gather, of_text
from summitry.run.dates import dates_line
from summitry.run.engines import batches, engine
from summitry.run.reading import read_one
from summitry.run.relating import events_of
from summitry.settings import SCOPES, Settings, from_environment
from summitry.show import saying
from summitry.show.beside import pair
from summitry.show.shapes import Saying
from summitry.show.shapes_beside import PairRow
from summitry.trace import pairs
from summitry.when import When, WhenError
from summitry.when import parse as parse_when

_BATCH = 20


def claim(*paths: str | Path, text: str = "", published: str = "", reference: bool = True, scope: str = "default") -> Iterator[Saying]:
    """What each article under the paths says, or a text given as such; every article is read alone.

    Raises `InputError` with the first problem where nothing can be read.
    """
    settings = choose(reference=reference, scope=scope)
    found: Iterable[Saying | Problem] = sayings(paths, settings)
    if text:
        found = said_by([dated(of_text(text), published)], settings)
    problems, some = [], False
    for item in found:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            some = True
            yield item
    if problems and not some:
        raise InputError(f"{problems[0].source} {problems[0].message}")


def choose(*, reference: bool = True, scope: str = "default") -> Settings:
    """The environment's settings with a caller's choices."""
    if scope not in SCOPES:
        raise UsageError(f"{scope!r} is no scope: write one of {', '.join(SCOPES)}")
    return replace(from_environment(), reference=reference, scope=scope)


def dated(article: Article, published: str) -> Article:
    """An article with a day of publication that the caller knows."""
    day = day_given(published, "published")
    return replace(article, published=day, published_basis=Basis.METADATA) if day else article


def day_given(text: str, where: str) -> When | None:
    """A day a caller wrote, None where none; raises `UsageError` naming where it stands."""
    try:
        return parse_when(text) if text else None
    except WhenError as e:
        raise UsageError(f"{where}: {e}") from e


def dates_lines(paths: Iterable[str | Path], published: str, settings: Settings) -> Iterator[Mapping[str, object] | Problem]:
    """The temporal expressions of each article; those that bring no day are of the day given, where one is."""
    known = day_given(published, "published")
    for found in articles(paths, settings):
        if isinstance(found, Problem):
            yield found
        else:
            told = replace(found, published=known, published_basis=Basis.METADATA) if known and not found.published else found
            yield dates_line(told)


def articles(paths: Iterable[str | Path], settings: Settings) -> Iterator[Article | Problem]:
    """Every article under the paths, and what was wrong with others."""
    for found in gather(paths, settings):
        yield from _opened(found, settings)


def _opened(found: Raw | Problem, settings: Settings) -> Iterator[Article | Problem]:
    if isinstance(found, Problem):
        yield found
        return
    parsed = parse(found, settings)
    yield from parsed.problems
    if parsed.article:
        yield parsed.article


def sayings(paths: Iterable[str | Path], settings: Settings) -> Iterator[Saying | Problem]:
    """What each article under the paths says, in order; with more than one job, read in several processes."""
    work = partial(_said_by_found, settings=settings)
    with engine("local", settings.jobs) as hands:
        for batch in hands.map(work, batches(gather(paths, settings), _BATCH)):
            yield from batch


def _said_by_found(found: tuple[Raw | Problem, ...], settings: Settings) -> list[Saying | Problem]:
    opened = (item for f in found for item in _opened(f, settings))
    return list(said_by(opened, settings))


def said_by(found: Iterable[Article | Problem], settings: Settings) -> Iterator[Saying | Problem]:
    """What articles say; problems pass through."""
    for item in found:
        if isinstance(item, Problem):
            yield item
            continue
        problems: list[Problem] = []
        reading = read_one(item, settings, problems)
        yield from problems
        if reading:
            yield from reading.problems
            yield saying(reading, events_of(reading, settings))


def shared_copy(found: Iterable[Article | Problem]) -> Iterator[PairRow | Problem]:
    """Pairs of articles of any subject that share copy or a statement; problems first."""
    read: dict[str, Article] = {}
    for item in found:
        if isinstance(item, Problem):
            yield item
        elif item.id in read and read[item.id].digest != item.digest:
            yield Problem(item.source, f"has the id {item.id!r}, which another text has: give each article an id of its own", "article")
        else:
            read[item.id] = item
    if not read:
        raise InputError("nothing could be read: give files or folders with articles")
    yield from map(pair, pairs(read.values()))
