"""Values of an event that cannot both be right, one file a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summitry.lexicon import Lexicon
from summitry.model import Claim, Dating, Dispute, Event, Origin
from summitry.settle.counting import touching
from summitry.settle.disputes.case import Case, Rule
from summitry.settle.disputes.count import count
from summitry.settle.disputes.date import date
from summitry.settle.disputes.form import form
from summitry.settle.disputes.participants import participants
from summitry.settle.disputes.place import place
from summitry.settle.disputes.status import status
from summitry.settle.told import told_of

RULES: tuple[Rule, ...] = (date, place, participants, status, form, count)


def disputes(
    event: Event, claims: Iterable[Claim], origins: Sequence[Origin], datings: Mapping[str, Dating], facts: Lexicon | None = None
) -> tuple[Dispute, ...]:
    """The disputes of an event, of every rule; `claims` may hold more than the event's own."""
    mine = set(event.claims)
    told = told_of({c.id: c for c in claims if c.id in mine}.values(), datings)
    near = touching(origins, (t.claim.article for t in told))
    return tuple(d for rule in RULES for d in rule(Case(event, told, near, facts)))
