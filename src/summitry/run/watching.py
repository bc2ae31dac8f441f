"""Feeds -> record: new articles fetched and read, and what changed by them.

A feed is asked no more often than wished, with what it said last time (ETag, Last-Modified), and less and less often while
it fails.  What is known of a feed is kept in the record, after its articles are: killed in between, they are asked for again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from summitry.errors import InputError, UsageError
from summitry.keep import Store
from summitry.model import Event, Problem, Raw
from summitry.read import article, feed_items, feed_problem
from summitry.run.changes import changes
from summitry.run.fetching import Fetched, fetch
from summitry.run.local import build
from summitry.run.robots import Robots, Rules
from summitry.settings import Settings
from summitry.show.shapes_beside import Change

_OK, _UNCHANGED = 200, 304
_ENOUGH = 1500
"""Characters of a feed's own text from which the page is not fetched."""
_REMEMBERED = 2000
"""Items of a feed that are known to have been seen."""
_LONGEST_WAIT = 24 * 3600.0
_DOUBLED = 10
"""Failures after which the wait is doubled no more."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of a feed from the last times it was asked."""

    address: str
    etag: str = ""
    modified: str = ""
    failures: int = 0
    due: float = 0.0
    """Not to be asked before, in seconds of the epoch."""
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """How feeds are watched."""

    record: str
    settings: Settings
    every: float = 900.0
    """Seconds between two questions to a feed."""
    private: bool = False
    """Whether private addresses may be asked."""
    robots: bool = True
    """Whether pages are fetched only as robots.txt of their host allows."""
    version: str = ""
    clock: Callable[[], float] = time.time
    pause: Callable[[float], None] = time.sleep
    asked: dict[str, float] = field(default_factory=dict)
    """When each host was asked last."""
    rules: dict[str, Rules] = field(default_factory=dict)
    """What each host lets be fetched."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round over the feeds brought."""

    changes: tuple[Change, ...]
    answered: int
    """Feeds that answered."""
    new: int
    """Articles the record did not hold."""
    due: float
    """When the next feed may be asked."""


def addresses(given: Iterable[str]) -> list[str]:
    """Addresses of feeds: those given, and those in files given, one a line, `#` beginning a remark."""
    found: dict[str, None] = {}
    for words in given:
        for line in [words] if "://" in words else _lines(words):
            if urlsplit(line).scheme not in ("http", "https"):
                raise UsageError(f"{line!r} is no http or https address of a feed: write one a line, like https://example.org/feed.xml")
            found[line] = None
    if not found:
        raise UsageError("no address of a feed is given: write one a line into a file, or give it as it is")
    return list(found)


def _lines(path: str) -> list[str]:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as e:
        raise UsageError(f"{path}: cannot be read as a list of feeds ({e}): give a file with one address a line") from e
    return [line.split(" #")[0].strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def watch_once(feeds: Sequence[str], watch: Watch, on_problem: Callable[[Problem], None] = lambda problem: None) -> Round:
    """Asks the feeds that are due, reads what is new into the record, and says what changed."""
    with Store(watch.record) as store:
        view = store.view()
        known = [_feed_of(address, view.noted(_name(address))) for address in feeds]
        before = list(view.events())
    asked = [_asked(feed, watch) if feed.due <= watch.clock() else (feed, None) for feed in known]
    found = [f for _, what in asked for f in what or ()]
    documents = [f for f in found if isinstance(f, Raw)]
    for problem in found:
        if isinstance(problem, Problem):
            on_problem(problem)
    new = build((), watch.record, watch.settings, found=documents, version=watch.version, on_problem=on_problem).new if documents else 0
    with Store(watch.record) as store:
        with store.writing() as writer:
            for feed, _ in asked:
                writer.put(_name(feed.address), json.dumps(asdict(feed)))
        after: list[Event] = list(store.view().events()) if documents else before
    answered = sum(what is not None and not feed.failures for feed, what in asked)
    return Round(tuple(changes(before, after)), answered, new, min(feed.due for feed, _ in asked))


def watch_on(feeds: Sequence[str], watch: Watch, once: bool, on_problem: Callable[[Problem], None]) -> Iterator[Round]:
    """Round after round, for ever or once; raises `InputError` where in the first none answers."""
    while True:
        done = watch_once(feeds, watch, on_problem)
        if once and not done.answered and done.due > watch.clock() + watch.every:
            raise InputError("no feed answered: see the problems above")
        yield done
        if once:
            return
        watch.pause(max(1.0, done.due - watch.clock()))


def _name(address: str) -> str:
    return f"feed {address}"


def _feed_of(address: str, noted: str) -> Feed:
    if not noted:
        return Feed(address)
    kept = json.loads(noted)
    return Feed(**{**kept, "seen": tuple(kept["seen"])})


def _asked(feed: Feed, watch: Watch) -> tuple[Feed, list[Raw | Problem]]:
    """What a feed brings that was not seen, and what is known of it then."""
    conditions = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    answer = _polite(feed.address, watch, {name: value for name, value in conditions.items() if value})
    failed = _failure(feed.address, answer)
    if failed:
        return _put_off(feed, answer, watch), [failed]
    due = watch.clock() + watch.every
    if not isinstance(answer, Fetched) or answer.status == _UNCHANGED:
        return replace(feed, failures=0, due=due), []
    items = [i for i in feed_items(answer.body) if _key(i) not in feed.seen]
    seen = tuple(dict.fromkeys((*map(_key, items), *feed.seen)))[:_REMEMBERED]
    told = replace(
        feed, etag=answer.headers.get("etag", ""), modified=answer.headers.get("last-modified", ""), failures=0, due=due, seen=seen
    )
    return told, [found for item in items for found in _documents(item, feed.address, watch)]


def _failure(address: str, answer: Fetched | Problem) -> Problem | None:
    """What is wrong with a feed's answer, None where nothing is."""
    if isinstance(answer, Problem):
        return answer
    if answer.status not in (_OK, _UNCHANGED):
        return Problem(address, f"answered {answer.status}: it is asked again later", "feed")
    return feed_problem(answer.body, address) if answer.status == _OK else None


def _put_off(feed: Feed, answer: Fetched | Problem, watch: Watch) -> Feed:
    """Twice as long to wait with each failure, up to a day, and never less than the server asks for."""
    waits = watch.every * 2 ** min(feed.failures + 1, _DOUBLED)
    wished = _wished(answer.headers.get("retry-after", ""), watch.clock()) if isinstance(answer, Fetched) else 0.0
    return replace(feed, failures=feed.failures + 1, due=watch.clock() + min(_LONGEST_WAIT, max(waits, wished)))


def _wished(text: str, now: float) -> float:
    """Seconds of a Retry-After, which gives them or a moment."""
    if text.strip().isdecimal():
        return float(text)
    try:
        return parsedate_to_datetime(text).timestamp() - now
    except (TypeError, ValueError):
        return 0.0


def _key(item: dict[str, str]) -> str:
    return item["id"] or item["url"] or item["title"]


def _documents(item: dict[str, str], feed: str, watch: Watch) -> Iterator[Raw | Problem]:
    """The document of an item: the feed's own text where it is long, else the page's."""
    told = dict(item)
    if item["url"] and len(item["text"]) < _ENOUGH:
        page = _page(item["url"], watch)
        if isinstance(page, Fetched) and page.status == _OK and "html" in page.headers.get("content-type", ""):
            told, problems = _with_page(item, page, watch.settings)
            yield from problems
        else:
            why = (
                page
                if isinstance(page, Problem)
                else Problem(item["url"], f"answered {page.status} and no page: the feed's own words are read", "")
            )
            yield why
    yield Raw(item["url"] or f"{feed}#{_key(item)}", _key(item), "feed", json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))


def _with_page(item: dict[str, str], page: Fetched, settings: Settings) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """An item with what its page says, where that is more."""
    charset = page.headers.get("content-type", "").partition("charset=")[2].strip("\"' ;")
    parsed = article(Raw(item["url"], _key(item), "html", page.body, page.url, charset), settings)
    found = parsed.article
    if not found or len(found.text) <= len(item["text"]):
        return item, parsed.problems
    said = {name: getattr(found, name) or item.get(name, "") for name in ("title", "text", "url", "publisher", "byline", "language")}
    return {**item, **said, "agency": found.agency, "published": str(found.published or "") or item["published"]}, parsed.problems


def _page(url: str, watch: Watch) -> Fetched | Problem:
    """A page as its host lets it be fetched; a feed is there to be asked, so nobody's leave is needed for that."""
    if not watch.robots:
        return _polite(url, watch, {})
    robots = Robots(lambda address: _polite(address, watch, {}), watch.clock, watch.rules)
    return robots.refusal(url) or _polite(url, watch, {}, robots)


def _none(url: str) -> None:
    """Nobody refuses."""


def _polite(url: str, watch: Watch, headers: dict[str, str], robots: Robots | None = None) -> Fetched | Problem:
    """Fetched, with a pause where the same host was asked a moment ago."""
    host = urlsplit(url).hostname or ""
    pause = max(watch.settings.host_pause, robots.delay(host) if robots else 0.0)
    wait = watch.asked.get(host, 0.0) + pause - watch.clock()
    if wait > 0:
        watch.pause(wait)
    answer = fetch(url, watch.settings, private=watch.private, headers=headers, refusal=robots.refusal if robots else _none)
    watch.asked[host] = watch.clock()
    return answer
