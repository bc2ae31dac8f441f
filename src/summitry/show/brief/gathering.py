"""A view of the record -> all that a brief says, in words and rows; how it looks is for `page`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from summitry.errors import UsageError
from summitry.keep import Kept
from summitry.model import Participant
from summitry.show import beside, kept
from summitry.show.brief.counting import sentences, unknown
from summitry.show.brief.entry import Entry, entry
from summitry.show.brief.picture import Lane, lanes
from summitry.show.export.known import country_name
from summitry.show.filters import Filter
from summitry.show.said import field_of
from summitry.show.shapes import Meeting, Visit
from summitry.show.shapes_beside import Coverage, DisputeRow
from summitry.show.shown import Shown

MOST = 1000
"""Events of which a brief can be made: longer ones are no brief."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a brief is on."""

    wanted: Filter = field(default_factory=Filter)
    other: str = ""
    """The second of a pair of countries; the first is the filter's."""
    made: tuple[tuple[str, str], ...] = ()
    """How it was made: labels and values."""
    as_of: str = ""
    called: str = ""
    """The full name of the leader asked for."""

    @property
    def title(self) -> str:
        """ "Narendra Modi, with Vladimir Putin", "India and Russia", "Visits and meetings"."""
        who = ", with ".join(filter(None, (self.leader, self.wanted.counterpart.name if self.wanted.counterpart else "")))
        countries = " and ".join(country_name(c) for c in (self.wanted.country, self.other) if c)
        return (f"{who}: {countries}" if who and countries else who or countries) or "Visits and meetings"

    @property
    def leader(self) -> str:
        """The leader it is on, empty where it is on none."""
        return self.called or (self.wanted.who.name if self.wanted.who else "")

    @property
    def stretch(self) -> str:
        """The days asked for, in words; empty where all are."""
        first, last = (d.isoformat() if d else "" for d in (self.wanted.first, self.wanted.last))
        return f"{first} to {last}" if first and last else f"from {first}" if first else f"to {last}" if last else ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article that tells of something in the brief."""

    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a brief says."""

    subject: Subject
    sentences: tuple[str, ...]
    lanes: tuple[Lane, ...]
    entries: tuple[Entry, ...]
    disputes: tuple[tuple[Entry, DisputeRow], ...]
    sources: Mapping[str, Source]
    unknown: tuple[str, ...]
    months: tuple[tuple[str, int, int], ...]
    """Month, articles read, articles that tell of the subject."""


def gather(shown: Shown, subject: Subject) -> Brief:
    """What the record holds on a subject; raises `UsageError` where that is too much for a brief."""
    subject = _by_full_name(subject, shown)
    rows = sorted(_rows(shown, subject), key=lambda r: (_first(r) is None, _first(r) or "", r.id))
    entries = tuple(entry(i, r) for i, r in enumerate(rows, 1))
    of = {e.row.id: e for e in entries}
    disputes = tuple((of[d.event], d) for d in beside.disputes(shown, subject.wanted) if d.event in of)
    articles = {k.article.id: k for k in shown.articles({a for r in rows for a in r.articles})}
    months = _months(beside.coverage(shown, Filter(first=subject.wanted.first, last=subject.wanted.last)), subject)
    return Brief(
        subject,
        sentences(rows, subject.wanted, subject.other),
        lanes(entries, subject.wanted),
        entries,
        disputes,
        {a: _source(k) for a, k in articles.items()},
        unknown(rows, sum(read for _, read, _ in months), [k.dating.published for k in articles.values()]),
        months,
    )


def _by_full_name(subject: Subject, shown: Shown) -> Subject:
    """The same subject, its leader called as the record calls them, where only one is meant by the name asked for."""
    who = subject.wanted.who
    names = {p.name for e in shown.events(wanted=subject.wanted) for p in e.participants if who and who.takes_part([p])}
    return replace(subject, called=names.pop()) if len(names) == 1 else subject


def _rows(shown: Shown, subject: Subject) -> list[Visit | Meeting]:
    wanted = subject.wanted
    asked: Iterable[Visit | Meeting] = chain(kept.visits(shown, wanted), kept.meetings(shown, wanted), kept.calls(shown, wanted))
    found: list[Visit | Meeting] = []
    for row in asked:
        if not subject.other or subject.other in countries_of(row):
            found.append(row)
        if len(found) > MOST:
            raise UsageError(f"a brief on more than {MOST:,} events is none: narrow it by --who, --country, --from or --to")
    return found


def countries_of(row: Visit | Meeting) -> tuple[str, ...]:
    """Codes of the countries that have a part in an event."""
    if isinstance(row, Visit):
        return tuple(c for c in (row.visitor_country, row.host_country) if c)
    named = (p[-3:-1] if p.endswith(")") and p[-4:-3] == "(" else "" for p in row.participants)
    return tuple(c for c in (*named, row.country) if c)


def _first(row: Visit | Meeting) -> str | None:
    return row.start or row.end or row.programme_start if isinstance(row, Visit) else row.date


def _source(k: Kept) -> Source:
    a = k.article
    return Source(a.title, a.publisher, field_of(k.dating.published) or "", a.url)


def _months(found: Iterable[Coverage], subject: Subject) -> tuple[tuple[str, int, int], ...]:
    """Articles read by month; how many tell of the leader, where the brief is on one."""
    read: dict[str, int] = {}
    told: dict[str, int] = {}
    who = subject.wanted.who
    for row in found:
        month = row.month or "undated"
        if row.leader is None:
            read[month] = row.articles
        elif who and who.takes_part([Participant("", row.leader)]):
            told[month] = told.get(month, 0) + row.articles
    return tuple((month, n, told.get(month, 0)) for month, n in read.items())
