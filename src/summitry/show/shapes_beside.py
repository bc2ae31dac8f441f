"""The rows of what a record holds beside visits and meetings; see `shapes`."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.show.shapes import Agreement, Evidence, Statement, Telling


@dataclass(frozen=True, kw_only=True)
class Of:
    """Which claim of which article a row is."""

    id: str
    article: str


@dataclass(frozen=True, kw_only=True)
class KeptStatement(Statement, Of):
    """A statement in the record."""


@dataclass(frozen=True, kw_only=True)
class KeptAgreement(Agreement, Of):
    """An agreement in the record."""


@dataclass(frozen=True, kw_only=True)
class ArticleRow:
    """An article in the record."""

    id: str
    title: str | None
    url: str | None
    published: str | None
    published_basis: str
    publisher: str | None
    agency: str | None
    origin: str | None
    visits: int
    meetings: int
    claims: int


@dataclass(frozen=True, kw_only=True)
class Matched:
    """Words of two articles that match."""

    a: str
    b: str


@dataclass(frozen=True, kw_only=True)
class PairRow:
    """Two articles that share copy or a statement: a line of `summitry trace`."""

    a: str
    b: str
    kind: str
    source: str | None
    score: float
    evidence: tuple[Matched, ...]


@dataclass(frozen=True, kw_only=True)
class OriginRow:
    """Articles that share copy."""

    id: str
    articles: tuple[str, ...]
    kind: str
    source: str | None
    evidence: tuple[Matched, ...]


@dataclass(frozen=True, kw_only=True)
class SideRow:
    """One side of a dispute."""

    value: str
    articles: tuple[str, ...]
    origins: tuple[int, int]
    evidence: tuple[Telling, ...]


@dataclass(frozen=True, kw_only=True)
class DisputeRow:
    """A field on which articles cannot both be right."""

    event: str
    field: str
    sides: tuple[SideRow, ...]
    preferred: str | None
    why: str | None
    state: str


@dataclass(frozen=True, kw_only=True)
class VerdictRow:
    """A counted claim weighed against the record."""

    claim: str | None
    article: str
    evidence: tuple[Evidence, ...]
    verdict: str
    counted: tuple[str, ...]
    missing: str | None
    why: str | None


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """An event the record is least sure of, and why."""

    event: str
    what: str
    sureness: float | None
    why: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How many articles of a month tell of a leader; without a leader, how many were read."""

    month: str | None
    leader: str | None
    articles: int


@dataclass(frozen=True, kw_only=True)
class ProblemRow:
    """What could not be read."""

    source: str
    message: str
    skipped: str | None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing of a record that is otherwise than it was."""

    event: str
    change: str
    """`new`, `gone`, `moved`, `status`, `place`, `disputed`, `no longer disputed`."""
    what: str
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong with a record, and where."""

    where: str
    what: str
