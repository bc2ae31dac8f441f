"""Counted and ordinal claims weighed against the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summitry.check.asked import CALL, MEETING, asked
from summitry.check.record import NOT_DECIDABLE, Record, record_of, verdict
from summitry.check.rules import RULES
from summitry.lexicon import Lexicon
from summitry.model import Claim, ClaimKind, Dating, Event, Verdict


def verdicts(
    count_claims: Iterable[Claim],
    events: Iterable[Event],
    datings: Mapping[str, Dating],
    facts: Lexicon | None = None,
    told: Iterable[Claim] = (),
) -> tuple[Verdict, ...]:
    """One verdict a counted claim, as of the day of its article.

    `told` are the claims of the events: their words say which visit "this third visit" is.
    """
    counts = sorted({c.id: c for c in count_claims if c.kind is ClaimKind.COUNT}.values(), key=lambda c: (c.article, c.id))
    questions = tuple(asked(c, datings.get(c.article)) for c in counts)
    record = record_of(questions, events, datings, facts, told)
    return tuple(_weighed(n, record) for n in range(len(questions)))


def asked_of(claim: Claim) -> tuple[tuple[str, ...], str, bool]:
    """Whom a counted claim counts; the country, where it counts visitors by the country they lead; whether it counts meetings."""
    q = asked(claim, None)
    return q.people, q.host if q.by else "", q.what in (MEETING, CALL)


def _weighed(n: int, record: Record) -> Verdict:
    q = record.asked[n]
    for rule in RULES:
        if found := rule(q, record):
            return found
    lacking = "who is counted" if not q.people else "what is counted"
    return verdict(q, NOT_DECIDABLE, (), "the claim cannot be put as a question to the record", lacking)
