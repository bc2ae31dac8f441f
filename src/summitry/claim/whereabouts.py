"""Visits told by where somebody was: seen in a city, come from one, speaking there, choosing it for a first stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.company import beside
from summitry.claim.frame import right_end, subject
from summitry.claim.gathering import owner
from summitry.claim.homeward import before_the_verb
from summitry.claim.make import visit
from summitry.claim.people import people_before, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, destinations, foreign, in_scope, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import attesting, leading_time, time_links
from summitry.model import Claim, Participant, Span, Status, TimeLink, Unit, UnitKind

_SEEN = frozenset(("see", "spot", "photograph", "picture", "film", "sight", "glimpse"))
_CHOOSING = frozenset(("make", "choose", "pick", "select"))
_FIRSTS = frozenset("first maiden second third last final next inaugural".split())
_GOALS = frozenset("stop trip visit destination port journey tour call outing foray venture excursion".split())
_HELD = frozenset((Status.COMPLETED, Status.ONGOING))


def seen_there(line: Line, v: int) -> Iterator[Claim]:
    """ "was last seen in Tunis in March 2011": who is seen in a city is there."""
    unit = line.units[v]
    if unit.facts["lemma"] not in _SEEN or not unit.facts.get("passive"):
        return
    end = right_end(line.units, v)
    spots = [w for w in wheres(line.units, v + 1, end) if w.preposition in ("in", "at") and not owner(line, w)]
    status = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    if spots and not isinstance(status, Silent) and status in _HELD:
        times = time_links(line.units, v + 1, end, line.scene.temporals)
        yield from _each(line, line.clause(v), subject(line.units, v).people, spots[0], Status.COMPLETED, attesting(times))


def came_from(line: Line, v: int) -> Iterator[Claim]:
    """ "arrived on Monday from Mexico City": he was there before."""
    unit, units = line.units[v], line.units
    if unit.key not in ("go", "arrive") or unit.facts["lemma"] == "return" or unit.facts.get("passive") or unit.facts.get("neg"):
        return
    found = subject(units, v)
    aside = unit.facts["tense"] == "ing" and "mood" not in unit.facts and units[v - 1].low == "," and found.governor >= 0
    status = verb_status(units, found.governor if aside else v, line.scene.acts, line.headline, line.caption)
    if isinstance(status, Silent) or status not in (*_HELD, Status.ANNOUNCED):
        return
    end = right_end(units, v)
    goals = {w.country for w in destinations(line, v + 1, end, ("to", "in", "at", "into", ""))}
    led = wheres(units, 0, max(found.index, 0)) if units[0].low == "from" and found.index <= _LED and goals else ()
    spots = [w for w in (*led, *wheres(units, v + 1, end)) if w.preposition == "from" and not owner(line, w) and w.country not in goals]
    if spots and all(units[k].low != "away" for k in range(v + 1, spots[0].index)):
        told = Status.ANNOUNCED if status is Status.ANNOUNCED else Status.COMPLETED
        people = [p for p in found.people if traveller(p)]
        listed = [w for n, w in enumerate(spots) if not n or [u.low for u in units[spots[n - 1].end : w.index]] in (["and"], [","])]
        days = time_links(units, v + 1, end, line.scene.temporals, "end") or before_the_verb(line, v)
        left = days if len(listed) == 1 and told is Status.COMPLETED and not aside else ()
        for where in listed:
            span = line.span(min(v, max(0, where.index - 1)), max(v + 1, where.end))
            yield from _each(line, span, people, where, told, left, over=told is Status.COMPLETED)


_LED = 4
"""Units within which "From Paris he flew to London" comes to who flew."""


def chosen_first(line: Line, v: int) -> Iterator[Claim]:
    """ "made Saudi Arabia his first port of call", "chose Riyadh for his first trip"."""
    units = line.units
    if units[v].facts["lemma"] not in _CHOOSING or units[v].facts.get("passive"):
        return
    end = right_end(units, v)
    where = next((w for w in wheres(units, v + 1, end) if w.preposition == ""), None)
    if where is None or where.index - v > 2:
        return
    behind = [u.low for u in units[where.end : where.end + 14]]
    if not (_FIRSTS & set(behind) and _GOALS & set(behind) and {"his", "her", "the", "their"} & set(behind)):
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if units[v].facts["tense"] == "ing" and "by" in {u.low for u in units[max(0, v - 2) : v]}:
        status = Status.COMPLETED
    if not isinstance(status, Silent):
        times = time_links(units, where.end, end, line.scene.temporals)
        yield from _each(line, line.clause(v), subject(units, v).people, where, status, times)


_PAYS = frozenset(("pay", "make", "undertake", "take", "conduct", "have"))


def paid_by(line: Line, v: int) -> Iterator[Claim]:
    """ "the state visit which King Salman had paid to Qatar", "the trip he made to Nairobi"."""
    units, found = line.units, subject(line.units, v)
    if units[v].facts["lemma"] not in _PAYS or found.index < 1 or units[v].facts.get("passive"):
        return
    k = found.index - 1
    k -= units[k].low in ("which", "that")
    noun = next((j for j in range(k, max(-1, k - 6), -1) if units[j].kind is UnitKind.NOUN and units[j].key == "visit"), -1)
    if noun < 0 or any(u.kind is UnitKind.VERB or u.low in (",", "and") for u in units[noun + 1 : found.index]):
        return
    end = right_end(units, v)
    spots = destinations(line, v + 1, end, ("to", "in")) or destinations(line, noun + 1, found.index, ("to", "in"))
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if spots and not isinstance(status, Silent):
        times = time_links(units, v + 1, end, line.scene.temporals)
        span = line.span(max(0, noun - 2), end)
        yield from _each(line, span, found.people, spots[0], status, times, form=form_of(units, max(0, noun - 3), end, line.scene.acts))


def beside_commas(line: Line) -> Iterator[Claim]:
    """ "Kamel Amr, in Washington for talks, told reporters": where the one before the comma is."""
    units = line.units
    for k in range(1, len(units) - 2):
        person = units[k - 1]
        if units[k].low != "," or units[k + 1].low not in ("in", "at") or person.kind is not UnitKind.PERSON or possessive(units, k - 1):
            continue
        where = next((w for w in wheres(units, k + 1, min(len(units), k + 7)) if w.index <= k + 3), None)
        if where is None or owner(line, where) or where.end >= len(units) or not _goes_on(units[where.end]):
            continue
        close = next((j for j in range(where.end, min(len(units), where.end + 14)) if units[j].low == ","), -1)
        if close < 0 or any(u.kind is UnitKind.VERB and u.facts["tense"] not in ("inf", "ing") for u in units[where.end : close]):
            continue
        relative = close + 1 < len(units) and units[close + 1].low in ("who", "whose", "which", "where")
        close = next((j for j in range(close + 2, min(len(units), close + 16)) if units[j].low == ","), close) if relative else close
        if not any(_finite(u) for u in units[close + 1 : close + 3]):
            continue
        with_him = beside(line, where.end - 1, min(len(units), where.end + 12))
        people = [p for p in (*people_before(units, k - 1)[0], *with_him) if traveller(p)]
        times = time_links(units, where.end, close, line.scene.temporals)
        past = line.speech or any(u.low in ("ago", "earlier") for u in units[: k - 1])
        told = Status.COMPLETED if past and not times else Status.ONGOING
        yield from _each(line, line.span(k - 1, close), people, where, told, attesting(times), report=not times and not past)


def after_days(line: Line) -> Iterator[Claim]:
    """ "flew home after three days in Moscow", "after a week in Geneva": the subject of the clause was there."""
    units = line.units
    for k in range(len(units) - 3):
        if units[k].low not in ("after", "following") or not 2 <= _length(units, k + 1) <= 4:
            continue
        at = k + _length(units, k + 1)
        where = next((w for w in wheres(units, at, min(len(units), at + 4)) if w.index == at + 1), None)
        verb = next((j for j in (*range(k - 1, -1, -1), *range(k + 1, len(units))) if units[j].kind is UnitKind.VERB), -1)
        if where is None or units[at].low != "in" or owner(line, where) or verb < 0 or "neg" in units[verb].facts:
            continue
        people = [p for p in subject(units, verb).people if traveller(p)]
        yield from _each(line, line.span(k, where.end), people, where, Status.COMPLETED, ())


def _length(units: Sequence[Unit], k: int) -> int:
    """How many units from "after" to the preposition behind "three days", "a week"; 0 where no length stands there."""
    return next((j - k + 1 for j in range(k + 1, min(len(units), k + 4)) if units[j - 1].low in _LENGTHS), 0)


_LENGTHS = frozenset("days day nights night week weeks hours weekend".split())


def _finite(unit: Unit) -> bool:
    """A verb with a tense, or a word that can hardly be anything else here: "posted"."""
    if unit.kind is UnitKind.VERB:
        return unit.facts["tense"] in ("past", "pres", "future")
    return unit.kind is UnitKind.WORD and unit.low.endswith("ed")


def _goes_on(unit: Unit) -> bool:
    return unit.low in _GO_ON or unit.kind is UnitKind.VERB and unit.facts["tense"] == "inf"


_GO_ON = frozenset("for on to with as at where , along together alongside".split())


def at_conference(line: Line) -> Iterator[Claim]:
    """ "At a news conference with Radicova in Bratislava on Monday, Donald Tusk ruled out ...": who speaks at it is there."""
    units = line.units
    for k in range(2, len(units) - 1):
        if units[k].low not in _SPEAKING or not any(u.low == "at" for u in units[max(0, k - 5) : k]):
            continue
        verb = next((j for j in range(k + 1, len(units)) if units[j].kind is UnitKind.VERB), -1)
        before = next((j for j in range(k, -1, -1) if units[j].kind is UnitKind.VERB), -1)
        opens = before < 0 and verb > 0
        main = verb if opens else before
        if main < 0 or units[main].key != "say" and not opens:
            continue
        stop = verb if opens else right_end(units, main)
        where = next((w for w in wheres(units, k + 1, min(stop, k + 14)) if w.preposition in ("in", "at") and w.place), None)
        status = verb_status(units, main, line.scene.acts, line.headline, line.caption)
        if where is None or owner(line, where) or status not in _HELD:
            continue
        people = [p for p in subject(units, main).people if traveller(p)]
        times = time_links(units, k + 1, stop, line.scene.temporals) or leading_time(units, k, line.scene.temporals)
        yield from _each(line, line.span(max(0, k - 4), where.end), people, where, Status.COMPLETED, attesting(times))


_SPEAKING = frozenset(("conference", "briefing", "availability", "press conference", "news conference", "rally", "reception", "banquet"))


def said_from(line: Line) -> Iterator[Claim]:
    """ "In Vienna on Monday, Macron announced ...", "In Vienna, Macron has told ...": who says it is there."""
    units = line.units
    comma = next((k for k, u in enumerate(units[:-2][:_LEAD]) if u.low == "," and units[k + 1].kind is UnitKind.PERSON), 0)
    if not comma or possessive(units, comma + 1):
        return
    spots = [w for w in wheres(units, 0, comma) if w.preposition == "in" and w.place]
    times = time_links(units, 0, comma, line.scene.temporals)
    plain = all(u.kind in _OF_A_LEAD or u.low in ("in", "on", ",", "earlier", "late", "early", "and") for u in units[:comma])
    verb = next((k for k in range(comma + 2, min(len(units), comma + 6)) if units[k].kind is UnitKind.VERB), 0)
    if len(spots) != 1 or not plain or not verb or units[verb].facts.get("passive"):
        return
    now = units[verb].facts["tense"] == "pres" and "perfect" in units[verb].facts
    if not now and (not times or units[verb].facts["tense"] != "past"):
        return
    if units[verb].key == "say" or units[verb].facts["lemma"] in line.scene.acts.words["said_together"]:
        people = [p for p in subject(units, verb).people if traveller(p)]
        status = Status.ONGOING if now and not times else Status.COMPLETED
        yield from _each(line, line.span(0, verb + 1), people, spots[0], status, attesting(times))


_LEAD = 10
_OF_A_LEAD = (UnitKind.TIME, UnitKind.PLACE, UnitKind.COUNTRY)


def _each(
    line: Line,
    span: Span,
    people: Sequence[Participant],
    where: Where,
    status: Status,
    times: Sequence[TimeLink],
    *,
    form: str = "",
    over: bool = False,
    report: bool = False,
) -> Iterator[Claim]:
    units, acts = line.units, line.scene.acts
    details = {**({"over": "true"} if over else {}), **({"start_basis": "report"} if report else {})}
    for person in people:
        if in_scope(person) and foreign(person, where.country):
            yield visit(
                line.scene.article,
                span,
                person,
                where.country,
                where.place,
                status,
                times,
                form=form or form_of(units, where.end, len(units), acts) if not over else "unspecified",
                occasion="" if over else occasion_of(units, where.end, len(units), acts),
                said_by=line.said_by,
                implied_by="presence",
                details=details,
            )
