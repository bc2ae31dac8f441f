"""What can be shown: a record on disk, or one as it was known on a day; `show` does not ask which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from summitry.keep import Bare, Filter, Kept
from summitry.model import Claim, ClaimKind, Dispute, Doubt, Event, Origin, Problem, Verdict


class Shown(Protocol):
    """The answers `show` needs; `keep.View` gives them."""

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Kept]:
        """Articles by id."""

    def claims(self, ids: Iterable[str] | None = None) -> Iterator[Claim]:
        """Claims by id."""

    def claims_of_kind(self, kind: ClaimKind) -> Iterator[Claim]:
        """Claims of one kind, by article and place in it."""

    def events(self, kind: ClaimKind | None = None, wanted: Filter | None = None) -> Iterator[Event]:
        """Events by first day; those that fit a filter, or all."""

    def bare_events(self, values: bool = False) -> Iterator[Bare]:
        """Events in the same order, as JSON has them, with who tells them; with `values`, every value told for each field."""

    def bare_claims(self) -> Iterator[Mapping[str, Any]]:
        """Claims that tell events by id, as JSON has them."""

    def event(self, claim: str) -> Event | None:
        """The event a claim tells of."""

    def disputes(self) -> Iterator[Dispute]:
        """Disputes by event."""

    def origins(self) -> Iterator[Origin]:
        """Origins by id."""

    def verdicts(self) -> Iterator[Verdict]:
        """Verdicts by article."""

    def doubts(self) -> Iterator[Doubt]:
        """Events whose tellings hang together loosely, the least sure first."""

    def problems(self) -> Iterator[Problem]:
        """Problems by source."""
