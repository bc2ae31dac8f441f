"""Hypothesis strategies for the record types, and builders of readings and records out of sentences."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from summitry.keep import Store
from summitry.model import (
    Article,
    Basis,
    Claim,
    ClaimKind,
    Clue,
    Dating,
    Days,
    Event,
    Participant,
    Reading,
    Span,
    Status,
    TimeLink,
    Value,
)
from summitry.run.relating import relate
from summitry.settings import Settings
from summitry.when import between, day, lasting, month, parse, within, year

HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script> \u202egnp.exe\u0000\x07 ]]> & "'
words = st.text(max_size=20)
days_of_calendar = st.dates(date(1900, 1, 1), date(2100, 12, 31))
whens = st.one_of(
    days_of_calendar.map(day),
    days_of_calendar.map(lambda d: month(d.year, d.month)),
    days_of_calendar.map(lambda d: year(d.year)),
    st.tuples(days_of_calendar, days_of_calendar).map(lambda p: between(min(p), max(p))),
    st.tuples(days_of_calendar, days_of_calendar).map(lambda p: lasting(day(min(p)), day(max(p)))),
    days_of_calendar.map(lambda d: lasting(day(d), None)),
    days_of_calendar.map(lambda d: within(None, day(d))),
    st.sampled_from(["XXXX-06-12", "2024-05~", "202X"]).map(parse),
)
maybe = st.none() | whens
spans = st.builds(Span, article=words, start=st.integers(0, 10**6), end=st.integers(0, 10**6), text=words)
participants = st.builds(
    Participant, role=words, name=words, country=words, person=words, office=words, span=st.none() | spans, basis=words
)
days = st.builds(Days, start=maybe, end=maybe, programme_start=maybe, programme_end=maybe, attested=st.tuples(whens) | st.just(()))


def tuples(of, most=3):
    return st.lists(of, max_size=most).map(tuple)


claims = st.builds(
    Claim,
    id=words,
    article=words,
    kind=st.sampled_from(ClaimKind),
    spans=tuples(spans),
    participants=tuples(participants),
    host_country=words,
    place=words,
    form=words,
    mode=words,
    status=st.none() | st.sampled_from(Status),
    occasion=words,
    attributed_to=words,
    confidence=st.floats(0, 1),
    times=tuples(st.builds(TimeLink, role=words, start=st.integers(0, 10**6), relation=words)),
    days=days,
    definite=st.booleans(),
    implied_by=words,
    scope=words,
    details=st.dictionaries(words, words, max_size=3),
)
origins = st.tuples(st.integers(0, 9), st.integers(0, 9))
values = st.builds(Value, value=words, claims=tuples(words), articles=tuples(words), origins=origins, basis=st.sampled_from(Basis))
events = st.builds(
    Event,
    id=words,
    kind=st.sampled_from(ClaimKind),
    participants=tuples(participants),
    claims=tuples(words),
    status=st.none() | st.sampled_from(Status),
    days=days,
    date_passed=st.booleans(),
    history=tuples(st.tuples(words, words, words)),
    values=st.dictionaries(words, tuples(values), max_size=2),
    origins=origins,
    disputed=tuples(words),
    reasons=st.dictionaries(words, words, max_size=2),
    judged=tuples(words),
    links=tuples(st.tuples(words, words)),
)
datings = st.builds(
    Dating,
    published=maybe,
    basis=st.sampled_from(Basis),
    clues=tuples(st.builds(Clue, rule=words, span=st.none() | spans, leaves=maybe, source=words, note=words)),
)


def article(name: str, text: str, published: str = "", **more: str) -> Article:
    """An article with a digest of its text."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    basis = Basis.METADATA if published else Basis.UNKNOWN
    return Article(
        name, text, digest, published=parse(published) if published else None, published_basis=basis, source=f"{name}.txt", **more
    )


def visit(of: Article, said: str, who: str, host: str, start: str = "", status: str = "completed", **more) -> Claim:
    """A claim that `said`, words of the article, tells: visit(a, "Rossi arrived", "Anna Rossi:IT", "FR", "2024-05-02")."""
    at = of.text.index(said)
    name, country = who.split(":")
    person = Participant("visitor", name, country, f"{country}:{name.lower().replace(' ', '-')}")
    token = hashlib.sha256(f"{of.id}|{at}|{said}|{who}|{host}".encode()).hexdigest()[:16]
    spans = (Span(of.id, at, at + len(said), said),)
    found = Days(start=parse(start) if start else None)
    return Claim(token, of.id, ClaimKind.VISIT, spans, (person,), host, status=Status(status), days=found, **more)


def reading(of: Article, *told: Claim) -> Reading:
    """An article as read, dated as it says."""
    return Reading(of, Dating(of.published, of.published_basis), told)


def hostile_readings() -> tuple[Reading, ...]:
    """Two visits, one of them by somebody with a hostile name to a hostile place, told under hostile titles."""
    first = article("a", "Rossi arrived in Paris", "2024-05-02", title=HOSTILE, publisher=HOSTILE, url="https://example.org/a")
    second = article("b", "Nobody arrived", "2024-05-03", title=HOSTILE * 200, url='javascript:alert(1)"', publisher=HOSTILE)
    nobody = f"{HOSTILE.replace(':', '')}:IT"
    return (
        reading(first, visit(first, "Rossi arrived", "Anna Rossi:IT", "FR", "2024-05-02")),
        reading(second, visit(second, "Nobody arrived", nobody, "FR", "2024-05-03", place=HOSTILE, occasion=HOSTILE)),
    )


def kept_of(path: Path, *readings: Reading) -> Path:
    """A record of readings, with what follows from them."""
    with Store(path) as store:
        with store.writing() as writer:
            run = writer.begin_run("test", "0")
            for r in readings:
                writer.add(r, run)
            writer.end_run(run)
        kept, claims = list(store.view().articles()), list(store.view().claims())
        with store.writing() as writer:
            writer.replace_derived(relate(kept, claims, (), Settings()))
    return path
