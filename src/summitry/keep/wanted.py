"""Which events are asked for: one value for the command line, the pages and Python, answered in SQL by `finding`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from summitry.lexicon import fold
from summitry.model import ClaimKind, Event, Participant
from summitry.when import When


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody asked for by name."""

    name: str
    ids: frozenset[str] = frozenset()
    """Persons the lexicon knows by that name."""

    def takes_part(self, people: Iterable[Participant]) -> bool:
        """Whether one of them is meant: by id, or by words of the name."""
        wanted = fold(self.name).split()
        return any(self.means(p.name, p.person, fold(p.name).split(), wanted) for p in people)

    def means(self, name: str, person: str, words: list[str], wanted: list[str]) -> bool:
        """Whether somebody of this name, id and words of the name is meant."""
        return person in self.ids or self.name == person or all(w in words for w in wanted)


@dataclass(frozen=True, slots=True)
class Filter:
    """What to leave in; an empty field leaves all in."""

    who: Asked | None = None
    counterpart: Asked | None = None
    """Somebody else who takes part (`--with`)."""
    country: str = ""
    """ISO code: of the host, or of somebody who takes part."""
    place: str = ""
    first: date | None = None
    last: date | None = None
    status: str = ""
    kind: str = ""

    def accepts(self, event: Event) -> bool:
        """Whether an event is asked for."""
        people = event.participants
        return (
            (self.who is None or self.who.takes_part(people))
            and (self.counterpart is None or self.counterpart.takes_part(people))
            and (not self.country or self.country in (event.host_country, *(p.country for p in people)))
            and (not self.place or fold(self.place) in fold(event.place))
            and (not self.status or event.status == self.status)
            and (not self.kind or self.kind in kinds(event))
            and self.covers(event.days.start or event.days.programme_start, event.days.end or event.days.programme_end)
        )

    def covers(self, start: When | None, end: When | None = None) -> bool:
        """Whether days told can lie in the stretch asked for; unknown days lie in none."""
        if self.first is None and self.last is None:
            return True
        if start is None:
            return False
        until = (end or start).last or date.max
        return (start.first or date.min) <= (self.last or date.max) and (self.first or date.min) <= until


def kinds(event: Event) -> tuple[str, str, str]:
    """The names a kind may be asked for by: what it is, and of what form or mode."""
    what = "call" if event.kind is ClaimKind.MEETING and event.mode in ("phone", "video") else str(event.kind)
    return (what, event.form or "unspecified", event.mode)
