"""Documents -> readings, a batch at a time: what a worker does, in this process or another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from summitry.keep import open_view
from summitry.lexicon import load_lexicon
from summitry.model import Article, Claim, Event, Problem, Raw, Reading
from summitry.read import article as parse
from summitry.run.flow import read_claims
from summitry.settings import Settings
from summitry.sift import is_utf8, may_hold, sift
from summitry.trace import reprint_keys

_FEW = 512
"""Bytes so few that a reader looks at them in no time."""

PAGES = frozenset(("html", "warc"))
"""Formats in which much stands around an article that tells nothing of it."""


class Known(Protocol):
    """What tells of an article whether the record holds it."""

    def source_of(self, article: str) -> str | None:
        """Where the current article of an id was read from."""

    def knows(self, article: Article) -> bool:
        """Whether this text was read before, under this id or from this file."""


class Seen(Protocol):
    """What the record holds already, wherever a worker can look it up; a value that can be sent to it."""

    def open(self) -> AbstractContextManager[Known]:
        """Opens it for a batch."""


@dataclass(frozen=True, slots=True)
class InRecord:
    """The record's own file, on this machine."""

    path: str

    def open(self) -> AbstractContextManager[Known]:
        """A view of the record."""
        return open_view(self.path)


@dataclass(frozen=True, slots=True)
class Documents:
    """A batch to read, and what is known beside."""

    found: tuple[Raw | Problem, ...]
    seen: Seen | None = None

    @property
    def named(self) -> object:
        """What its answer is named after: the same documents are not read twice because others were read meanwhile."""
        return self.found


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of a batch of documents."""

    readings: tuple[Reading, ...] = ()
    known: tuple[Article, ...] = ()
    """Articles the record holds already."""
    sifted: tuple[str, ...] = ()
    """Sources of documents that can hold no diplomacy."""
    problems: tuple[Problem, ...] = ()
    copies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Article -> the keys it shares with its reprints, for those read."""


def read_batch(documents: Documents, settings: Settings) -> Batch:
    """Sifts, parses and reads a batch; what the record holds already is not read again."""
    found = documents.found
    problems = [p for p in found if isinstance(p, Problem)]
    sifted: list[str] = []
    articles: list[Article] = []
    for raw in found:
        if isinstance(raw, Raw):
            article = _article(raw, settings, sifted, problems)
            articles += [article] if article else []
    fresh, known = _apart(articles, documents.seen)
    readings = [r for a in fresh if (r := read_one(a, settings, problems))]
    copies = {r.article.id: reprint_keys(r.article) or ("",) for r in readings}
    return Batch(tuple(readings), tuple(known), tuple(sifted), tuple(problems), copies)


def _article(raw: Raw, settings: Settings, sifted: list[str], problems: list[Problem]) -> Article | None:
    """The article of a document that may hold diplomacy: asked of its bytes, and of a page again when it is drawn from them."""
    let_go = sift(raw) is None
    if let_go and not _doubtful(raw):
        sifted.append(raw.source)
        return None
    parsed = parse(raw, settings)
    problems += parsed.problems
    if parsed.article and (let_go or raw.format in PAGES and not may_hold(f"{parsed.article.title}\n{parsed.article.text}".encode())):
        sifted.append(raw.source)
        return None
    return parsed.article


def _doubtful(raw: Raw) -> bool:
    """Whether bytes that hold no diplomacy may be no article at all, which its reader is to say: few, or not text."""
    return len(raw.data) < _FEW or raw.format not in PAGES and (b"\0" in raw.data or not is_utf8(raw.data))


def _apart(articles: Sequence[Article], seen: Seen | None) -> tuple[list[Article], list[Article]]:
    """Articles the record does not hold, and those it does."""
    if seen is None:
        return list(articles), []
    with seen.open() as record:
        named = [_named_apart(a, record.source_of(a.id)) for a in articles]
        known = [a for a in named if record.knows(a)]
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
