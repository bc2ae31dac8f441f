"""Paragraphs that stand under a place and a day: stops of an itinerary, entries of a diary, items of a round-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from summitry.claim.frame import subject
from summitry.claim.make import DEFAULT_OFFICES
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.timing import time_links
from summitry.model import Marked, Participant, Sentence, Temporal, TimeLink, Unit, UnitKind

_JOURNEYS = frozenset("itinerary itineraries schedule programme program agenda movements travels diary timetable stops legs".split())
_CLOSES = frozenset((".", ":", ")", "-", "–", "—", ";"))
_DASHES = frozenset(("-", "–", "—", "--"))
_FEWEST = 2
"""Lines of a kind that make a list of them."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where and when what a paragraph tells takes place."""

    kind: str
    """`stop` (of somebody's journey), `entry` (of a diary), `place` (a heading that names a place)."""
    where: Where
    times: tuple[TimeLink, ...] = ()
    head: int = 0
    """Offset of the sentence that opens the paragraph."""
    travellers: tuple[Participant, ...] = ()
    """Whose stop it is."""
    ahead: bool = False
    """Whether the list is told as a plan."""


def stages_of(marked: Marked) -> Mapping[int, Stage]:
    """The stages of an article, by where the sentences that stand under them begin."""
    heads = tuple(_heads(marked))
    stops = {s.paragraph: stage for s in heads if (stage := _stop(s, marked.temporals)) is not None}
    found: dict[int, Stage] = {}
    if len(stops) >= _FEWEST:
        who, ahead = _whose(marked, min(stops))
        found |= {n: Stage("stop", s.where, s.times, s.head, s.travellers or who, ahead) for n, s in stops.items()}
    paragraphs = {**_under_places(heads), **found}
    under = {s.start: paragraphs[s.paragraph] for s in marked.sentences if s.paragraph in paragraphs}
    return MappingProxyType({**_entries(marked), **under})


def _heads(marked: Marked) -> Iterator[Sentence]:
    """The first sentence of each paragraph that is more than a number or a bullet."""
    seen = -1
    for sentence in marked.sentences:
        if sentence.paragraph != seen and len(_bare(sentence.units)) > 0 and not _only_number(sentence.units):
            seen = sentence.paragraph
            yield sentence


def _only_number(units: Sequence[Unit]) -> bool:
    return all(u.low.isdigit() or u.kind is UnitKind.PUNCT for u in units)


def _bare(units: Sequence[Unit]) -> Sequence[Unit]:
    """Without the bullets and numbers at the head."""
    k = 0
    while k < len(units) and (
        units[k].kind is UnitKind.PUNCT
        and units[k].low != '"'
        or units[k].low.isdigit()
        and k + 1 < len(units)
        and units[k + 1].low in (".", ")")
    ):
        k += 1
    return units[k:]


def _stop(sentence: Sentence, temporals: Sequence[Temporal]) -> Stage | None:
    """ "Madagascar (April 27 and 28).", "Saudi Arabia, May 20-21: ...", "April 5: Prague, speech"."""
    units = _bare(sentence.units)
    if len(units) < 3:
        return None
    if units[0].kind in (UnitKind.PLACE, UnitKind.COUNTRY) and units[0].facts.get("form") != "demonym":
        return _place_first(units, sentence.start, temporals)
    return _time_first(units, sentence.start, temporals) if units[0].kind is UnitKind.TIME else None


def _place_first(units: Sequence[Unit], head: int, temporals: Sequence[Temporal]) -> Stage | None:
    where = next(wheres(units, 0, min(len(units), 4)), None)
    if where is None or where.index or where.end + 1 >= len(units) or units[where.end].low not in (",", "(", ":"):
        return None
    k = where.end + 1
    end = k
    while end < len(units) and (units[end].kind is UnitKind.TIME or units[end].low in ("-", "–", "to", "and", "on", "from", ",")):
        end += 1
    times = time_links(units, k, end, temporals)
    closed = end >= len(units) or units[end].low in _CLOSES
    return Stage("stop", where, times, head) if times and closed and units[k].kind is UnitKind.TIME else None


def _time_first(units: Sequence[Unit], head: int, temporals: Sequence[Temporal]) -> Stage | None:
    k = 0
    while k < len(units) and (
        units[k].kind is UnitKind.TIME
        or units[k].low in ("-", "–", "to", "and")
        and k + 1 < len(units)
        and units[k + 1].kind is UnitKind.TIME
    ):
        k += 1
    if k + 1 >= len(units) or units[k].low not in (":", "—", "–", "-"):
        return None
    who = units[k + 1].people if units[k + 1].kind is UnitKind.PERSON and not possessive(units, k + 1) else ()
    first = k + 1 + bool(who)
    where = next(wheres(units, first, min(len(units), first + 5)), None)
    if where is None or any(u.kind is UnitKind.PERSON for u in units[first : where.index]):
        return None
    return Stage("stop", where, time_links(units, 0, k, temporals), head, who)


def _whose(marked: Marked, first: int) -> tuple[tuple[Participant, ...], bool]:
    """Whose journey the list is of, and whether it is ahead: the sentence before it that speaks of a journey says."""
    who: tuple[Participant, ...] = ()
    ahead = False
    for sentence in marked.sentences:
        if sentence.paragraph >= first and who:
            break
        units = sentence.units
        noun = next((k for k, u in enumerate(units) if u.kind is UnitKind.NOUN and u.key == "visit" or u.low in _JOURNEYS), -1)
        found = _travels(units, noun)
        if found and (noun >= 0 or not who):
            who = found
        if noun >= 0 and who:
            ahead = ahead or any(_looks_ahead(u) for u in units)
    return who, ahead


def _travels(units: Sequence[Unit], noun: int) -> tuple[Participant, ...]:
    """Whose journey a sentence tells: the possessor of the noun, or the subject of a verb of going."""
    for k in range(max(0, noun - 6), noun):
        if units[k].kind in PEOPLE and possessive(units, k):
            return _one(units[k].people)
    for k, unit in enumerate(units):
        if unit.kind is UnitKind.VERB and unit.key in _GOING and (found := _one(subject(units, k).people)):
            return found
    by = next((k for k in range(max(noun, 0), len(units) - 1) if units[k].low in ("by", "of") and units[k + 1].kind is UnitKind.PERSON), -1)
    return _one(units[by + 1].people) if by >= 0 and noun >= 0 else ()


def _one(people: Sequence[Participant]) -> tuple[Participant, ...]:
    return tuple(p for p in people if p.office in DEFAULT_OFFICES)[:1]


_GOING = frozenset(("go", "leave", "visit", "arrive", "light", "stay"))


def _looks_ahead(unit: Unit) -> bool:
    facts = unit.facts
    if unit.kind is not UnitKind.VERB or unit.key == "say" or facts["lemma"] == "be" and "mood" not in facts:
        return False
    return facts["tense"] in ("future", "pres") and "perfect" not in facts or facts.get("mood") == "plan"


def _entries(marked: Marked) -> Mapping[int, Stage]:
    """Entries of a diary: what opens with a place and a dash, under lines that are only a day."""
    day: Unit | None = None
    days = 0
    here: Stage | None = None
    found: dict[int, Stage] = {}
    for sentence in marked.sentences:
        units = _bare(sentence.units)
        if units[:1] and units[0].kind is UnitKind.TIME and (len(units) == 1 or _opens_entry(units[1:]) is not None):
            day, days, here, units = units[0], days + 1, None, units[1:]
        where = _opens_entry(units)
        if day is not None and where is not None:
            until = _until(units, marked.temporals)
            here = Stage("entry", where, (TimeLink("start" if until else "date", day.start), *until), sentence.start, (), True)
        elif here is not None and sentence.paragraph != _paragraph(marked, here.head):
            here = None
        if here is not None:
            found[sentence.start] = here
    return found if days >= _FEWEST else {}


def _opens_entry(units: Sequence[Unit]) -> Where | None:
    """The place of "SAO PAULO - ", "ANCHORENA, Uruguay - "."""
    where = next(wheres(units, 0, min(len(units), 5)), None)
    return where if where is not None and not where.index and where.end < len(units) and units[where.end].low in _DASHES else None


def _paragraph(marked: Marked, start: int) -> int:
    return next((s.paragraph for s in marked.sentences if s.start == start), -1)


def _until(units: Sequence[Unit], temporals: Sequence[Temporal]) -> tuple[TimeLink, ...]:
    """ "(to March 9)"."""
    k = next(
        (k for k in range(2, len(units)) if units[k].kind is UnitKind.TIME and units[k - 1].low == "to" and units[k - 2].low == "("), -1
    )
    return time_links(units, k, k + 1, temporals, "end") if k > 0 else ()


def _under_places(heads: Sequence[Sentence]) -> Mapping[int, Stage]:
    """Items of a round-up: what stands under a line that is only a place."""
    found: dict[int, Stage] = {}
    here: Where | None = None
    count = 0
    for sentence in heads:
        units = _bare(sentence.units)
        where = next(wheres(units, 0, len(units)), None) if units[0].kind is UnitKind.PLACE and units[0].text.isupper() else None
        if where is not None and where.end == len(units):
            here, count = where, count + 1
        elif here is not None:
            found[sentence.paragraph] = Stage("place", here, (), sentence.start)
    return found if count >= _FEWEST else {}
