"""Rows of a brief -> sentences: how many visits, made and received, announced and disputed; and what the record does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summitry.model import Participant
from summitry.show.brief.entry import WORDS
from summitry.show.export.known import country_name
from summitry.show.filters import Filter
from summitry.show.shapes import Meeting, Visit
from summitry.when import When

Row = Visit | Meeting
_MOST_NAMED = 3


def sentences(rows: Sequence[Row], wanted: Filter, other: str) -> tuple[str, ...]:
    """What the rows come to, in words."""
    if not rows:
        return ("The record holds no event that fits.",)
    visits = [r for r in rows if isinstance(r, Visit)]
    meetings = [r for r in rows if isinstance(r, Meeting) and r.mode not in ("phone", "video")]
    calls = [r for r in rows if isinstance(r, Meeting) and r.mode in ("phone", "video")]
    said = [*_visits(visits, wanted, other)]
    said += [_counted(meetings, "meeting")] if meetings else []
    said += [_counted(calls, "call")] if calls else []
    disputed = [r for r in rows if r.disputed]
    said += [f"On {_number(len(disputed), 'event')} sources disagree; both sides stand below."] if disputed else ["No sources disagree."]
    single = sum(r.origins[1] == 1 for r in rows)
    articles = len({a for r in rows for a in r.articles})
    alone = f" {_number(single, 'event')} rest{'s' if single == 1 else ''} on one independent origin alone." if single else ""
    return (*said, f"{_number(articles, 'article')} tell{'s' if articles == 1 else ''} of them.{alone}")


def _visits(visits: Sequence[Visit], wanted: Filter, other: str) -> Iterator[str]:
    if wanted.country and other:
        yield from _between(visits, wanted.country, other)
    elif wanted.who:
        who = wanted.who
        made = [v for v in visits if v.visitor and who.takes_part([Participant("", v.visitor)])]
        yield _counted(made, "visit", " made") + _hosts(made)
        received = [v for v in visits if v not in made]
        if received:
            yield _counted(received, "visit", " received")
    elif wanted.country:
        yield _counted([v for v in visits if v.visitor_country == wanted.country], "visit", " made by its leaders")
        yield _counted([v for v in visits if v.host_country == wanted.country], "visit", " received")
    elif visits:
        yield _counted(visits, "visit") + _hosts(visits)


def _between(visits: Sequence[Visit], one: str, other: str) -> Iterator[str]:
    for a, b in ((one, other), (other, one)):
        gone = [v for v in visits if (v.visitor_country, v.host_country) == (a, b)]
        yield f"{country_name(a)} to {country_name(b)}, {_counted(gone, 'visit').lower()}"


def _counted(rows: Sequence[Row], word: str, rest: str = "") -> str:
    """ "6 visits made: 5 held, 1 announced."; of one status, "2 calls, all held."."""
    said = f"{_number(len(rows), word).capitalize()}{rest}"
    if not rows:
        return f"{said}."
    statuses = Counter(WORDS.get(r.status or "", "of no status told") for r in rows).most_common()
    if len(statuses) == 1:
        return f"{said}, {'all ' if len(rows) > 2 else 'both ' if len(rows) == 2 else ''}{statuses[0][0]}."
    return f"{said}: {', '.join(f'{n} {status}' for status, n in statuses)}."


def _hosts(visits: Sequence[Visit]) -> str:
    hosts = Counter(country_name(v.host_country) for v in visits if v.host_country)
    often = [f"{name} ({n})" for name, n in sorted(hosts.items(), key=lambda item: (-item[1], item[0])) if n > 1][:_MOST_NAMED]
    if not hosts:
        return ""
    return f" To {_number(len(hosts), 'country', 'countries')}" + (f", most often {', '.join(often)}." if often else ".")


def _number(n: int, word: str, several: str = "") -> str:
    return f"{'no' if n == 0 else f'{n:,}'} {word if n == 1 else several or f'{word}s'}"


def unknown(rows: Sequence[Row], read: int, published: Iterable[When | None]) -> tuple[str, ...]:
    """What the record cannot say about its rows, in words."""
    days = [(r.start or r.programme_start if isinstance(r, Visit) else r.date) for r in rows]
    undated = sum(d is None for d in days)
    vague = sum(d is not None and len(d) != len("2024-10-22") for d in days)
    passed = sum(r.date_passed for r in rows)
    placeless = sum(not r.place for r in rows)
    articles = sum(p is None for p in published)
    said = (
        (undated, "no day at all is told", True),
        (vague, "only a month, a year or a stretch of days is told, not the day", True),
        (placeless, "no city or venue is told", True),
        (passed, "the days are over, and nobody has told whether it was held", True),
    )
    lines = [f"Of {_number(n, 'event')} {words}." for n, words, _ in said if n]
    lines += [f"{_number(articles, 'article').capitalize()} could not be dated."] if articles else []
    return (
        *lines,
        f"{_number(read, 'article').capitalize()} of the stretch were read. What they do not tell is not here: silence is no evidence.",
    )
