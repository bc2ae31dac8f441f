"""A row of the record -> an entry of a brief: the same in words a reader knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from summitry.show.export.known import country_name
from summitry.show.shapes import Meeting, Telling, Visit
from summitry.show.tables import GLYPHS, days, origins, stay

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "announced": "announced",
        "ongoing": "under way",
        "completed": "held",
        "cancelled": "called off",
        "postponed": "put off",
        "denied": "denied",
        "rumoured": "rumoured",
    }
)
_MOST_QUOTES = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One event."""

    number: int
    row: Visit | Meeting
    when: str
    who: str
    what: str
    where: str
    status: str
    glyph: str
    occasion: str
    origins: str
    quotes: tuple[Telling, ...]
    more: int
    """Tellings that are in the record and not quoted."""

    @property
    def headline(self) -> str:
        """ "Narendra Modi to Kazan, Russia", "Narendra Modi and Vladimir Putin, by phone"."""
        if isinstance(self.row, Visit):
            return f"{self.who} to {self.where or 'a place not told'}"
        how = f", by {self.row.mode}" if self.row.mode in ("phone", "video") else f", in {self.where}" if self.where else ""
        return f"{self.who}{how}"

    @property
    def history(self) -> tuple[tuple[str, str, str], ...]:
        """Status by day of report, where it ever changed."""
        told = self.row.history
        return tuple((day or "undated", WORDS.get(status, status), article) for day, status, article in told) if len(told) > 1 else ()


def entry(number: int, row: Visit | Meeting) -> Entry:
    """A row as an entry."""
    country = row.host_country if isinstance(row, Visit) else row.country
    quotes = tuple(_one_an_article(row.told_by))
    return Entry(
        number=number,
        row=row,
        when=(stay(row) if isinstance(row, Visit) else days(row.date, None)).replace("?", "day not known"),
        who=_visitor(row) if isinstance(row, Visit) else _joined(row.participants),
        what=_what(row),
        where=", ".join(filter(None, (row.place, country_name(country or "")))),
        status=f"{WORDS.get(row.status or '', 'status not told')}{', days over' if row.date_passed else ''}",
        glyph=GLYPHS.get(row.status or "", " "),
        occasion=row.occasion or "" if isinstance(row, Visit) else "",
        origins=origins(row),
        quotes=quotes[:_MOST_QUOTES],
        more=len(row.told_by) - len(quotes[:_MOST_QUOTES]),
    )


def _one_an_article(tellings: tuple[Telling, ...]) -> Iterator[Telling]:
    """The longest telling of each article, by day of report."""
    best: dict[str, Telling] = {}
    for t in tellings:
        if t.article not in best or len(t.text) > len(best[t.article].text):
            best[t.article] = t
    yield from sorted(best.values(), key=lambda t: (t.published or "~", t.article))


def _visitor(row: Visit) -> str:
    return row.visitor or (f"somebody from {country_name(row.visitor_country)}" if row.visitor_country else "somebody")


def _joined(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or "somebody"


def _what(row: Visit | Meeting) -> str:
    if isinstance(row, Visit):
        return "visit" if row.kind == "unspecified" else f"{row.kind} visit" if row.kind != "summit" else "visit for a summit"
    return {"phone": "call", "video": "video call"}.get(row.mode or "", "meeting")
