"""The rows that are shown, as types: the names and shapes that scripts rely on, each in one place.

Dates are EDTF text or None; what is not known is None, never an empty string.  Rows inherit their fields from one
another, which slots do not allow; all else is as in `model`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Words of the article at hand."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Clued(Evidence):
    """Words that help to date the article they stand in."""

    rule: str


@dataclass(frozen=True, kw_only=True)
class Telling(Evidence):
    """Words of one article that tell an event, with where they can be looked up."""

    article: str
    url: str | None
    published: str | None


@dataclass(frozen=True, kw_only=True)
class Identified:
    """A row with an id."""

    id: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the record knows of an event from all who tell it."""

    date_passed: bool
    history: tuple[tuple[str, str, str], ...]
    origins: tuple[int, int]
    articles: tuple[str, ...]
    disputed: tuple[str, ...]
    judged: tuple[str, ...]
    part_of: str | None
    leg_of: str | None
    told_by: tuple[Telling, ...]
    evidence: tuple[Telling, ...]


@dataclass(frozen=True, kw_only=True)
class SaidVisit:
    """A visit as one article tells it."""

    visitor: str | None
    visitor_country: str | None
    host_country: str | None
    place: str | None
    start: str | None
    end: str | None
    programme_start: str | None
    programme_end: str | None
    attested: tuple[str, ...]
    kind: str
    status: str | None
    occasion: str | None
    attributed_to: str | None
    confidence: float
    scope: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class SaidMeeting:
    """A meeting or call as one article tells it."""

    participants: tuple[str, ...]
    place: str | None
    country: str | None
    date: str | None
    mode: str | None
    status: str | None
    attributed_to: str | None
    confidence: float
    scope: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class Visit(Told, SaidVisit, Identified):
    """A visit as the record has it."""


@dataclass(frozen=True, kw_only=True)
class Meeting(Told, SaidMeeting, Identified):
    """A meeting or call as the record has it."""


@dataclass(frozen=True, kw_only=True)
class Moment(Identified):
    """One line of the timeline: any event."""

    what: str
    start: str | None
    end: str | None
    who: tuple[str, ...]
    country: str | None
    place: str | None
    kind: str | None
    status: str | None
    date_passed: bool
    occasion: str | None
    disputed: tuple[str, ...]
    origins: tuple[int, int]
    articles: int


@dataclass(frozen=True, kw_only=True)
class Said:
    """A claim that is no event: whose words they are is in `evidence`."""

    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class Invitation(Said):
    """Somebody asked to come."""

    by: str | None
    to: str | None
    what: str | None
    answer: str | None


@dataclass(frozen=True, kw_only=True)
class Statement(Said):
    """Words somebody said."""

    speaker: str | None
    speaker_office: str | None
    organisation: str | None
    date: str | None
    quote: str | None


@dataclass(frozen=True, kw_only=True)
class Agreement(Said):
    """A text agreed, or about to be."""

    parties: tuple[str, ...]
    what: str | None
    status: str | None
    date: str | None


@dataclass(frozen=True, kw_only=True)
class Count(Said):
    """A number of visits or meetings, or a place in their order."""

    what: str | None
    n: int | None
    ordinal: bool
    since: str | None
    as_of: str | None


@dataclass(frozen=True, kw_only=True)
class Figure(Said):
    """A measured quantity."""

    measure: str | None
    value: str | None
    unit: str | None
    period: str | None
    about: str | None


@dataclass(frozen=True, kw_only=True)
class Saying:
    """All that one article says: a line of `summitry claim`."""

    id: str
    digest: str
    published: str | None
    published_basis: str
    published_evidence: tuple[Clued, ...]
    visits: tuple[SaidVisit, ...]
    meetings: tuple[SaidMeeting, ...]
    invitations: tuple[Invitation, ...]
    statements: tuple[Statement, ...]
    agreements: tuple[Agreement, ...]
    counts: tuple[Count, ...]
    figures: tuple[Figure, ...]
