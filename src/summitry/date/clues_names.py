"""Clues from names that the lexicon knows by day: events, laws and storms a text speaks of, spokespersons and ministers in office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summitry.date.days import Stretches, merged
from summitry.date.told import FIRST_YEAR, Evidence, Text, weigh_in
from summitry.lexicon.datable import Datable, Happening, Officer
from summitry.model import Clue, Span
from summitry.when import between

_SINCE = (31, 92, 183, 366, 549, 731, 1096, 1826)
"""Days after an event within which it is spoken of most."""
_FEW = 8
"""Names weighed: more say nothing new."""
_LABEL = re.compile(
    r"^(?:MR|MS|MRS|DR|SECRETARY|AMBASSADOR|ADMINISTRATOR|DIRECTOR|GENERAL|GEN|CHAIR|CHAIRMAN|COORDINATOR|SENATOR|COMMISSIONER)\.?\s+"
    r"(?P<name>[A-Z][A-Z'’-]+(?: [A-Z'’-]{2,})?):",
    re.MULTILINE,
)
_PAST = re.compile(r"(?:former|ex|late|then|outgoing|past|previous)[\s-](?:[A-Z]\w+\.?\s){0,4}\Z", re.IGNORECASE)
_BESIDE = 70
"""Characters on either side of a name in which its office stands."""


@dataclass(slots=True)
class _Met:
    """A name met in a text: where first, how often, whether with its office."""

    span: Span | None
    count: int = 0
    titled: bool = False
    speaks: bool = False


def event_names(seen: Text, known: Datable) -> Iterator[Evidence]:
    """Events the text speaks of: it is no older than the youngest of them, and seldom much younger."""
    met = _met(seen, known)
    found = sorted(met.items(), key=lambda kv: (kv[0].first, kv[1].count), reverse=True)
    found = [(h, m) for h, m in found if FIRST_YEAR <= h.first.year <= seen.years[-1]][:_FEW]
    for rank, (h, m) in enumerate(found):
        start, end = date(FIRST_YEAR, 1, 1), date(seen.years[-1], 12, 31)
        leaves: Stretches = ((h.first, end),)
        by = f"event {h.kind}"
        shoulder: Stretches = ((max(h.first - timedelta(62), start), end),)
        weighed = [weigh_in(seen, f"{by} bound", leaves), weigh_in(seen, "event shoulder", shoulder)]
        if not rank:
            weighed += [weigh_in(seen, f"{by} {n}", ((start, h.first + timedelta(n)),)) for n in _SINCE]
        if h.until:
            weighed.append(weigh_in(seen, "event over" if rank else "latest event over", ((start, h.until),)))
            weighed.append(weigh_in(seen, "event long over", ((start, h.until + timedelta(366)),)))
        if m.count > 2:
            weighed.append(weigh_in(seen, "event often 366", ((start, h.first + timedelta(366)),)))
            weighed.append(weigh_in(seen, "event often 1096", ((start, h.first + timedelta(1096)),)))
        note = f"{h.names[0]}: from {h.first} on" + (f", in the news until {h.until}" if h.until else "")
        yield Evidence(Clue("event named", m.span, between(h.first, end), "reference", note), tuple(weighed))


def _met(seen: Text, known: Datable) -> dict[Happening, _Met]:
    found: dict[Happening, _Met] = {}
    for text, in_text in ((seen.title, False), (seen.text, True)):
        for name, start, end in known.event_names.find(text):
            h = known.events[name]
            if h not in found:
                found[h] = _Met(Span(seen.article, start, end, text[start:end]) if in_text else None)
            found[h].count += 1
    return found


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody named with an office, or speaking from it: when he held it, and the weights that count."""

    name: str
    span: Span | None
    """None where the title of the text names him."""
    leaves: Stretches
    weights: tuple[str, ...]
    count: int
    note: str
    new: bool = False
    """Whether the text says that he has just come into it."""


def officers(seen: Text, known: Datable) -> tuple[Holder, ...]:
    """Spokespersons, ministers, heads of bodies named with their office, or speaking."""
    met: dict[tuple[Officer, ...], _Met] = {}
    for text, in_text in ((seen.title, False), (seen.text, True)):
        for form, start, end in known.officer_names.find(text):
            terms = known.named[form]
            before = text[max(0, start - _BESIDE) : start]
            if _PAST.search(before):
                continue
            around = f"{before} {text[end : end + _BESIDE]}".replace("\n", " ")
            held = tuple(o for o in terms if form not in (o.name, *o.aliases) or any(t in around for t in o.titles))
            _count(met, held or terms, Span(seen.article, start, end, text[start:end]) if in_text else None, titled=bool(held))
    for m in _LABEL.finditer(seen.text):
        if terms := known.speakers.get(m["name"].replace("’", "'"), ()):
            _count(met, terms, Span(seen.article, m.start(), m.end(), m[0]), speaks=True)
    order = sorted(met.items(), key=lambda kv: (-kv[1].speaks, -kv[1].titled, -kv[1].count))
    return tuple(_holder(seen, terms, m) for terms, m in order[:_FEW])


def _count(
    met: dict[tuple[Officer, ...], _Met], terms: tuple[Officer, ...], span: Span | None, *, titled: bool = False, speaks: bool = False
) -> None:
    m = met.setdefault(terms, _Met(span))
    m.count += 1
    m.titled |= titled
    m.speaks |= speaks


def _holder(seen: Text, terms: tuple[Officer, ...], m: _Met) -> Holder:
    last = date(seen.years[-1], 12, 31)
    leaves = merged((o.start, o.end or last) for o in terms if o.start <= last and (o.end or last).year >= FIRST_YEAR)
    by: tuple[str, ...] = ("officer speaks",) if m.speaks else ("officer titled",) if m.titled else ("officer named",)
    if m.speaks and m.count > 2:
        by = (*by, "officer speaks often")
    return Holder(terms[0].name, m.span, leaves, by, m.count, terms[0].titles[0] + (" speaks" if m.speaks else ""))


def in_office(seen: Text, holders: Sequence[Holder]) -> Iterator[Evidence]:
    """Written while they held office; who was out of it before another came into his is named as part of the past."""
    held = [h for h in holders if h.leaves]
    latest = max((h.leaves[0][0] for h in held if h.weights != ("officer named",)), default=date.min)
    for h in held:
        if h.leaves[-1][1] < latest:
            continue
        late = merged((max(a - timedelta(3), date(FIRST_YEAR, 1, 1)), b + timedelta(60)) for a, b in h.leaves)
        wide = merged((max(a - timedelta(75), date(FIRST_YEAR, 1, 1)), b + timedelta(366)) for a, b in h.leaves)
        weighed = [
            *(weigh_in(seen, by, late) for by in h.weights),
            weigh_in(seen, "office shoulder", wide),
            weigh_in(seen, "office held", h.leaves),
        ]
        if h.weights != ("officer named",):
            far = merged((max(a - timedelta(400), date(FIRST_YEAR, 1, 1)), b + timedelta(1096)) for a, b in h.leaves)
            weighed.append(weigh_in(seen, "office far", far))
        if h.new:
            begun = merged((a, min(b, a + timedelta(135))) for a, b in h.leaves if a.year > FIRST_YEAR)
            weighed.append(weigh_in(seen, "office new", begun))
        hull = between(h.leaves[0][0], h.leaves[-1][1]) if len(h.leaves) == 1 else None
        yield Evidence(Clue("in office", h.span, hull, "reference", f"{h.name}: {h.note}"), tuple(weighed))
