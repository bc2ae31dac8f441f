"""A sentence of the user's weighed against a record: `summitry check`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summitry.check import as_statement, none_of, plain_verdict, verdicts
from summitry.errors import InputError
from summitry.lexicon import load_lexicon
from summitry.model import Basis, ClaimKind, Dating, Problem
from summitry.read import of_text
from summitry.run.reading import read_one
from summitry.settings import Settings
from summitry.settle import latest_day
from summitry.show import Shown
from summitry.show.beside import verdict
from summitry.show.shapes_beside import VerdictRow
from summitry.when import When, day

_NAME = "your sentence"


def check(shown: Shown, sentence: str, settings: Settings, on: When | None = None) -> Iterator[VerdictRow]:
    """A verdict for each count of the sentence, as said on a day; without one, on the day of the record's latest report.

    A sentence that counts nothing is weighed as it stands: whether the record holds such a visit or meeting.
    """
    datings = {k.article.id: k.dating for k in shown.articles()}
    latest = latest_day(datings)
    said = on or (day(latest) if latest else None)
    statement = as_statement(sentence)
    article = replace(of_text(statement.text, _NAME), published=said, published_basis=Basis.METADATA if said else Basis.UNKNOWN)
    problems: list[Problem] = []
    reading = read_one(article, settings, problems)
    if reading is None:
        raise InputError(f"{_NAME} {problems[0].message}")
    claims = none_of(reading.claims) if statement.denied else reading.claims
    counts = [c for c in claims if c.kind is ClaimKind.COUNT]
    acts = [c for c in claims if c.kind in (ClaimKind.VISIT, ClaimKind.MEETING) and not c.implied_by] if not statement.denied else []
    if not counts and not acts:
        why = "no visit, meeting, count, order or first is read in it: say who visited or met whom, how many times, since when"
        yield VerdictRow(claim=sentence, article=_NAME, evidence=(), verdict="not decidable", counted=(), missing="a count", why=why)
        return
    events = tuple(shown.events())
    told = list(shown.claims({c for e in events for c in e.claims}))
    facts = load_lexicon() if settings.reference else None
    weighed = verdicts(counts, events, datings | {_NAME: Dating(said, Basis.STATED)}, facts, told)
    rows = map(verdict, weighed if counts else (plain_verdict(c, events) for c in acts))
    yield from rows if statement.text == sentence else (replace(r, claim=sentence, evidence=()) for r in rows)
