"""Documents -> readings, a batch at a time: what a worker does, in this process or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from summitry.keep import open_view
from summitry.lexicon import load_lexicon
from summitry.model import Article, Claim, Event, Problem, Raw, Reading
from summitry.read import article as parse
from summitry.run.flow import read_claims
from summitry.settings import Settings
from summitry.sift import may_hold, sift

PAGES = frozenset(("html", "warc"))
"""Formats in which much stands around an article that tells nothing of it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of a batch of documents."""

    readings: tuple[Reading, ...] = ()
    known: tuple[Article, ...] = ()
    """Articles the record holds already."""
    sifted: tuple[str, ...] = ()
    """Sources of documents that can hold no diplomacy."""
    problems: tuple[Problem, ...] = ()


def read_batch(found: Sequence[Raw | Problem], record: str, settings: Settings) -> Batch:
    """Sifts, parses and reads a batch; what the record holds already is not read again."""
    problems = [p for p in found if isinstance(p, Problem)]
    sifted: list[str] = []
    articles: list[Article] = []
    for raw in found:
        if isinstance(raw, Raw):
            article = _article(raw, settings, sifted, problems)
            articles += [article] if article else []
    fresh, known = _apart(articles, record)
    readings = [r for a in fresh if (r := read_one(a, settings, problems))]
    return Batch(tuple(readings), tuple(known), tuple(sifted), tuple(problems))


def _article(raw: Raw, settings: Settings, sifted: list[str], problems: list[Problem]) -> Article | None:
    """The article of a document that may hold diplomacy: asked of its bytes, and of a page again when it is drawn from them."""
    if sift(raw) is None:
        sifted.append(raw.source)
        return None
    parsed = parse(raw, settings)
    problems += parsed.problems
    if parsed.article and raw.format in PAGES and not may_hold(f"{parsed.article.title}\n{parsed.article.text}".encode()):
        sifted.append(raw.source)
        return None
    return parsed.article


def _apart(articles: Sequence[Article], record: str) -> tuple[list[Article], list[Article]]:
    """Articles the record does not hold, and those it does."""
    if not record:
        return list(articles), []
    with open_view(record) as view:
        named = [_named_apart(a, view.source_of(a.id)) for a in articles]
        known = [a for a in named if view.knows(a)]
    held = {id(a) for a in known}
    return [a for a in named if id(a) not in held], known


def _named_apart(article: Article, source: str | None) -> Article:
    """Another name for an article named after its file, where a file of the same name elsewhere was read before."""
    path = Path(article.source)
    if source is None or path.absolute() == Path(source).absolute() or article.id not in (path.stem, path.name):
        return article
    return replace(article, id=f"{path.absolute().parent.name}/{article.id}")


def read_one(article: Article, settings: Settings, problems: list[Problem], candidates: tuple[Event, ...] = ()) -> Reading | None:
    """One article read; a fault of the program's in it is a problem of that article and stops no other."""
    try:
        reading = read_claims(article, load_lexicon(), settings, candidates)
        # The day found stands in the dating; the article keeps what it brought with it, so that it can be dated anew.
        return replace(reading, article=article, claims=tuple(_quoted(c, article.text) for c in reading.claims))
    except Exception as e:  # a million articles must not wait for the one that trips a rule
        fault = f"could not be read for a fault of summitry's ({type(e).__name__}: {e}): please report it with the text"
        problems.append(Problem(article.source or article.id, fault, "article"))
        return None


def _quoted(claim: Claim, text: str) -> Claim:
    """The claim with the words that name people as they stand in the text; units put their words together with single spaces."""
    people = tuple(replace(p, span=replace(p.span, text=text[p.span.start : p.span.end])) if p.span else p for p in claim.participants)
    return claim if people == claim.participants else replace(claim, participants=people)
