"""Clues from what the lexicon knows: terms of office of persons named with their office, and days of summits."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from summitry.date.clues_names import Holder, event_names, in_office, officers
from summitry.date.days import Stretches, merged
from summitry.date.direction import Tense, tense
from summitry.date.told import FIRST_YEAR, Evidence, Text, weigh_in
from summitry.lexicon import Lexicon, Person, Summit
from summitry.model import Claim, Clue, Span, Status, Temporal
from summitry.when import between

_TITLED = re.compile(
    r"\b(?P<title>President|Prime Minister|Premier|Chancellor|Taoiseach|Foreign Minister|Foreign Secretary"
    r"|Secretary of State|Defen[cs]e (?:Minister|Secretary)"
    r"|Secretary|Vice President|Minister of Foreign Affairs|High Representative|Secretary General|Secretary-General|King|Emir|Crown Prince)"
    r"\s+(?P<name>[A-Z][\w’'.-]+(?:\s+(?:[A-Z][\w’'.-]+|de|del|da|dos|van|von|bin|al|el)){0,4})"
)
_PAST = re.compile(r"(?:former|ex|late|then|outgoing|past|previous)[\s-](?:[A-Z]\w+\s){0,2}\Z", re.IGNORECASE)
_NOT_HIM = re.compile(r"(?:Vice|Deputy|First Lady|Mr\.|Assistant|Under|Alternate|Acting)[\s-]+\Z")
_ELECT = re.compile(r"(?:elected|incoming|new|president|minister)[- ](?:elect )?\Z", re.IGNORECASE)
_NEW = re.compile(
    r"(?i:\bon (?:his|her|their|the|winning)\s+(?:\w+ ){0,3}(?:(?:re-?)?election|inauguration|victory|appointment)"
    r"|taking office|assuming office)"
)
_ELECTED = 75
"""Days before a term that its holder may be called by the office, where the words say he is new to it."""
_NAME = re.compile(r"ummit|orum|ssembly|onference|eeting")
_TRIES = 5
"""Mentions of a series looked at."""
_FEW = 6
"""Persons weighed: more say nothing new."""


def reference_clues(seen: Text, temporals: Sequence[Temporal], facts: Lexicon) -> tuple[Evidence, ...]:
    """Terms and summits that the text names; each clue says that it is a reference fact."""
    known = facts.datable
    named = (*in_office(seen, (*_terms(seen, facts), *officers(seen, known))), *event_names(seen, known))
    return named if seen.talk else (*named, *_summits(seen, temporals, facts))


def _terms(seen: Text, facts: Lexicon) -> tuple[Holder, ...]:
    """Persons named with a leading office they hold, most named first."""
    spans: dict[str, Span | None] = {}
    leaves: dict[str, Stretches] = {}
    new: set[str] = set()
    count: Counter[str] = Counter()
    for text, in_text in ((seen.title, False), (seen.text, True)):
        for m in _TITLED.finditer(text):
            before = text[max(0, m.start() - 40) : m.start()]
            if _PAST.search(before) or _NOT_HIM.search(before):
                continue
            fresh = _NEW.search(text, m.end(), m.end() + 160) is not None
            key, days = _term(
                m["title"], re.sub(r"\s+", " ", m["name"]), facts, seen.years[-1], _ELECTED if fresh or _ELECT.search(before) else 0
            )
            if key and days:
                count[key] += 1
                new |= {key} if fresh else set()
                spans.setdefault(key, Span(seen.article, m.start(), m.end(), m[0]) if in_text else None)
                leaves.setdefault(key, days)
    order = list(leaves)
    return tuple(
        Holder(k, spans[k], leaves[k], _weights(k == order[0], count[k]), count[k], "terms of office", k in new)
        for k in sorted(order, key=lambda k: (-count[k], order.index(k)))[:_FEW]
    )


def _weights(first: bool, count: int) -> tuple[str, ...]:
    return ("office", *(("office first",) if first else ()), *(("office often",) if count > 2 else ()))


def _term(title: str, name: str, facts: Lexicon, last_year: int, early: int) -> tuple[str, Stretches]:
    """Whom the words mean, and the days he can be called so."""
    known = facts.titles.get(title)
    if known is None and title != "Secretary":
        return "", ()
    offices = (known.office,) if known is not None else ("foreign_minister", "defence_minister")
    if known is not None and known.office == "head_of_state":
        offices = ("head_of_state", "head_of_government")
    words = name.removesuffix("’s").removesuffix("'s").rstrip(".,").split()
    for size in range(len(words), 0, -1):
        for form in dict.fromkeys((" ".join(words[:size]), f"{words[0]} {words[size - 1]}" if size > 2 else "")):
            people = facts.people.named(form.removesuffix("’s").removesuffix("'s").rstrip(".,")) if form else ()
            held = [(p.name, days) for p in people if (days := tuple(_days(p, offices, last_year, early)))]
            if held:
                return held[0][0], merged(s for _, days in held for s in days)
    return "", ()


def _days(person: Person, offices: tuple[str, ...], last_year: int, early: int) -> Iterator[tuple[date, date]]:
    for term in person.terms:
        if term.office in offices and term.start:
            end = term.end - timedelta(1) if term.end else date(last_year, 12, 31)
            if end.year >= FIRST_YEAR and end >= term.start:
                yield max(term.start - timedelta(early + 2), date(FIRST_YEAR, 1, 1)), end


@functools.cache
def _series(facts: Lexicon) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """One pattern for every name of every series, and the code each name means."""
    codes = {n: code for code, s in facts.series.items() for n in (s.name, *s.names) if len(n) > 4 or n.isupper()}
    plain = {re.sub(r"\s+", " ", n): c for n, c in codes.items()}
    names = sorted(plain, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names) + r")(?!\w)"), plain


def _summits(seen: Text, temporals: Sequence[Temporal], facts: Lexicon) -> Iterator[Evidence]:
    text, claims = seen.text, seen.claims
    pattern, codes = _series(facts)
    met: set[str] = set()
    tried: Counter[str] = Counter()
    for m in pattern.finditer(text):
        code = codes.get(re.sub(r"\s+", " ", m[0]), "")
        tried[code] += 1
        if not code or code in met or tried[code] > _TRIES or not _NAME.search(text, m.start(), min(len(text), m.end() + 18)):
            continue
        editions = _editions(text, m, [s for s in facts.summits(code) if s.start.year >= FIRST_YEAR], temporals)
        if not editions:
            continue
        met.add(code)
        told = tense(text, m.start(), m.end())
        sign, word = told.sign, told.word
        going_on = any(c.status is Status.ONGOING and c.occasion and any(s.start <= m.start() < s.end for s in c.spans) for c in claims)
        coming = _is_coming(text, m, told, claims)
        leaves = merged((s.start - timedelta(300), s.end if coming else s.end + timedelta(400)) for s in editions)
        near = merged((s.start - timedelta(75), s.end + timedelta(45)) for s in editions)
        hull = between(leaves[0][0], leaves[-1][1]) if len(leaves) == 1 else None
        clue = Clue(
            "summit",
            Span(seen.article, m.start(), m.end(), m[0]),
            hull,
            "reference",
            f"{code} {', '.join(f'{s.start}' for s in editions)}" + (f"; {word!r}" if sign else ""),
        )
        weighed = [weigh_in(seen, "summit", leaves), weigh_in(seen, "summit near", near)]
        if going_on:
            weighed.append(weigh_in(seen, "summit going on", merged((s.start - timedelta(3), s.end + timedelta(2)) for s in editions)))
        yield Evidence(clue, tuple(weighed))


def _is_coming(text: str, m: re.Match[str], told: Tense, claims: Sequence[Claim]) -> bool:
    """Whether the summit is told as still to come: by a claim that announces it, or a firm plan right beside it."""
    if any(c.status is Status.ANNOUNCED and any(s.start <= m.start() < s.end for s in c.spans) for c in claims):
        return True
    near = text[max(0, m.start() - 60) : min(len(text), m.end() + 60)].lower()
    return told.sign > 0 and told.firm and told.word in near


def _editions(text: str, m: re.Match[str], editions: Sequence[Summit], temporals: Sequence[Temporal]) -> list[Summit]:
    """The editions that the words around a summit's name mean: by city, else by year or month told beside it."""
    start, end = max(0, m.start() - 160), min(len(text), m.end() + 160)
    around = text[start:end]
    beside = [
        t
        for t in temporals
        if m.start() - 12 <= t.span.end
        and t.span.start <= m.end() + 12
        or "month" in t.reading
        and "year" not in t.reading
        and m.start() - 80 <= t.span.start <= m.end() + 90
        and t.reading["op"] == "date"
    ]
    years = {int(str(t.reading["year"])) for t in beside if "year" in t.reading}
    months = {int(str(t.reading["month"])) for t in beside if "month" in t.reading}
    told = [s for s in editions if s.city and re.search(rf"(?<!\w){re.escape(s.city)}(?!\w)", around)]
    if not told and years:
        told = [s for s in editions if s.start.year in years]
    if len(told) > 1 and years & {s.start.year for s in told}:
        told = [s for s in told if s.start.year in years]
    if len(told) > 1 and months & {s.start.month for s in told}:
        told = [s for s in told if s.start.month in months or s.end.month in months]
    return told if len(told) <= 3 else []
