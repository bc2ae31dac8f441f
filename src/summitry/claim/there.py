"""Visits of several persons to one place, put together: the words, the day and the kind are the same for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summitry.claim.make import visit
from summitry.claim.places import Where
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.model import Claim, Participant, Span, Status, TimeLink

_ONE_STORY = 700
"""Characters within which "Jakarta followed" goes on with the journey told before."""


def there(
    line: Line,
    span: Span,
    people: Sequence[Participant],
    where: Where,
    times: Sequence[TimeLink],
    status: Status | None = None,
    *,
    implied_by: str = "presence",
    details: Mapping[str, str] | None = None,
) -> Iterator[Claim]:
    """One visit a person who is abroad there; what stands behind the place says what it is for."""
    units, acts = line.units, line.scene.acts
    for person in people:
        if in_scope(person) and foreign(person, where.country):
            yield visit(
                line.scene.article, span, person, where.country, where.place, status, times,
                form=form_of(units, where.end, len(units), acts), occasion=occasion_of(units, where.end, len(units), acts),
                said_by=line.said_by, implied_by=implied_by, details=details,
            )  # fmt: skip


def told_before(line: Line) -> Claim | None:
    """The journey the text has just told: the last of a traveller's own, before that of a guest somebody met."""
    near = [c for c in line.scene.visits if line.sentence.start - c.spans[0].start < _ONE_STORY and c.participants[0].basis != "group"]
    return next((c for c in reversed(near) if c.implied_by != "meeting"), near[-1] if near else None)


def in_sentence(line: Line) -> list[Claim]:
    """The visits this sentence has told so far, but for those it only implies."""
    inside = (c for c in line.scene.visits if line.sentence.start <= c.spans[0].start < line.sentence.end)
    return [c for c in inside if not c.implied_by]
