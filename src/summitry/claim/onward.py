"""Stops of the journey told before: "Jakarta followed", "Doha is next", "then it was Oslo", "had begun the week in Kuwait"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from summitry.claim.frame import right_end, subject
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, destinations, traveller
from summitry.claim.status import Silent, ends_stay, verb_status
from summitry.claim.there import in_sentence, there, told_before
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Status, TimeLink, UnitKind

_NAMES = (UnitKind.PLACE, UnitKind.COUNTRY)
_LISTING = frozenset((",", "and", "the", "then", "both"))
_SOON = frozenset(("at", "in", "on", "next", "then", ".", ",", "later", "ten", "after"))


def place_followed(line: Line, v: int) -> Iterator[Claim]:
    """ "Jakarta followed on the way home", "Seoul came ten days later", "Riga follows on Friday": the journey went or goes on there."""
    units, facts = line.units, line.units[v].facts
    k = v - 1 - (v > 1 and units[v - 1].low == ",")
    if facts["lemma"] not in ("follow", "come") or facts["tense"] not in ("past", "pres") or "perfect" in facts or k < 0 or k > 14:
        return
    where = next((w for w in wheres(units, 0, v) if not w.preposition and not w.index), None)
    timed = v + 1 < len(units) and units[v + 1].kind is UnitKind.TIME
    after = units[v + 1].low if v + 1 < len(units) else "."
    told = told_before(line)
    brings = "with" in {u.low for u in units[v + 1 : v + 4]}  # "Italy came next with four goals"
    if told is None or where is None or where.end > v or brings or not (timed or after in _SOON):
        return
    times = time_links(units, v + 1, right_end(units, v), line.scene.temporals)
    ahead = facts["tense"] == "pres"
    if not ahead or times:
        yield from there(line, line.span(0, v + 1), told.participants[:1], where, times, Status.ANNOUNCED if ahead else None)


def still_to_come(line: Line, v: int) -> Iterator[Claim]:
    """ "Vanuatu, Fiji and Tonga are still to come", "Doha and Muscat are next on the itinerary": stops ahead of the journey told before."""
    units = line.units
    if units[v].facts["lemma"] not in ("be", "come", "follow") or not _ahead(line, v):
        return
    begin = next((k + 1 for k in range(v - 1, -1, -1) if units[k].low in (";", ":", ".")), 0)
    legs = any(u.low in _LEGS for u in units[begin : begin + 3])
    spots = [w for w in wheres(units, begin, v) if not w.preposition or legs and w.preposition in ("to", "in")]
    told = told_before(line) if all(u.kind in _NAMES or u.low in _LISTING or legs and u.low in _OF_LEGS for u in units[begin:v]) else None
    status = Status.COMPLETED if units[v].facts["tense"] == "past" else Status.ANNOUNCED
    for where in spots if told is not None else ():
        yield from there(line, line.span(begin, v + 1), told.participants[:1] if told else (), where, (), status)


_LEGS = frozenset("visits visit stops stop stopovers stages stage legs leg rounds round talks trips trip stays".split())
_OF_LEGS = _LEGS | frozenset("in to with a his her further other similar short brief official state working".split())


def _ahead(line: Line, v: int) -> bool:
    """Whether the verb says that what stands before it is still to be seen."""
    unit = line.units[v]
    after = [u.low for u in line.units[v + 1 : v + 5] if u.low != "also"][:3]
    if unit.facts["lemma"] == "follow" and unit.facts.get("mood") == "plan":
        return after[:1] not in (["in"], ["with"])
    if unit.facts["lemma"] == "follow":
        return after[:1] in ([], ["."], [","], [";"], ["later"], ["next"]) and unit.facts["tense"] in ("pres", "future")
    to_come = after[:2] == ["to", "come"] or after[:3] == ["still", "to", "come"] or after[:2] == ["come", "next"]
    listed = after[:2] in (["on", "the"], ["on", "his"], ["on", "her"]) and after[2:] in (["itinerary"], ["agenda"], ["schedule"])
    ahead = to_come or after[:1] == ["next"] or " to come" in " ".join([*unit.low.split(), *after])
    return listed or ahead and unit.facts["tense"] in ("pres", "future")


_ON = (["on", "to"], ["off", "to"], ["back", "to"])
_TURNS = frozenset(("next", "then", "first", "last", "finally", "after"))


def then_it_was(line: Line, v: int) -> Iterator[Claim]:
    """ "In February it was Tokyo", "Then came Oslo", "From there it was on to Rabat": where the journey told before led."""
    units, facts = line.units, line.units[v].facts
    begin = next((k + 1 for k in range(v - 1, -1, -1) if units[k].kind is UnitKind.PUNCT and k < v - 1), 0)
    begin += units[begin].low in ("and", "but")
    turns = bool(_TURNS & {u.low for u in units[begin:v]}) or [u.low for u in units[begin : begin + 2]] == ["from", "there"]
    it = v > 0 and units[v - 1].low == "it" and facts["lemma"] == "be"
    turned = 0 < v - begin <= 2 and units[v - 1].low in _TURNS and facts["lemma"] in ("be", "come")
    if not (it or turned) or facts["tense"] not in ("past", "future") or "neg" in facts or v - begin > 6:
        return
    on = 2 * ([u.low for u in units[v + 1 : v + 3]] in _ON)
    where = next((w for w in wheres(units, v + 1 + on, min(len(units), v + 4 + on)) if w.index == v + 1 + on), None)
    told = told_before(line)
    times = time_links(units, begin, v, line.scene.temporals) or time_links(units, v + 1, right_end(units, v), line.scene.temporals)
    if where is None or told is None or not _closes(line, where) or not (turns or on or times and where.place):
        return
    status = Status.COMPLETED if facts["tense"] == "past" else Status.ANNOUNCED
    yield from there(line, line.span(begin, where.end), told.participants[:1], where, times, status)


def _closes(line: Line, where: Where) -> bool:
    """Whether the clause ends with the place: "it was Turkey that shot it down" names no stop."""
    after = line.units[where.end] if where.end < len(line.units) else None
    return after is None or after.kind in (UnitKind.PUNCT, UnitKind.TIME) or after.low in _AFTER_STOP


_AFTER_STOP = frozenset(("and", "for", "in", "on", "where", "with", "at", "to"))
_BOUNDS = frozenset(("begin", "start", "open", "kick off", "end", "finish", "conclude", "wrap up", "round off", "close"))


def begun_in(line: Line, v: int) -> Iterator[Claim]:
    """ "had begun the week in Kuwait", "ended the day in Oslo", "will start Monday in Rabat": where somebody was then."""
    units, facts = line.units, line.units[v].facts
    if facts["lemma"] not in _BOUNDS or facts["tense"] not in ("past", "future") or "passive" in facts or "neg" in facts:
        return
    k = v + 1 + (v + 1 < len(units) and units[v + 1].low in ("the", "his", "her", "this", "that", "their"))
    noun = units[k] if k + 1 < len(units) else None
    stretch = noun is not None and (noun.kind is UnitKind.TIME or noun.low in line.scene.acts.words["stretches"])
    end = right_end(units, v)
    spots = destinations(line, k + 1, end, ("in", "at")) if stretch else ()
    if not spots or spots[0].index > k + 3:
        return
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    if isinstance(status, Silent):
        return
    times = time_links(units, k, end, line.scene.temporals) or leading_time(units, v, line.scene.temporals)
    people = [p for p in subject(units, v).people if traveller(p)]
    told = status if status in (Status.ANNOUNCED, Status.RUMOURED) else Status.COMPLETED
    days = times if ends_stay(facts["lemma"]) else tuple(TimeLink("attested", t.start, t.relation) for t in times)
    yield from there(line, line.clause(v), people, spots[0], days, told)


def ends_in(line: Line, v: int) -> Iterator[Claim]:
    """ "will visit Riga, then travel to Tallinn before wrapping up in Berlin": where the journey told in the sentence ends, or begins."""
    units, facts = line.units, line.units[v].facts
    joined = facts["tense"] != "past" or v > 0 and units[v - 1].low in ("and", "then", "before")
    if facts["lemma"] not in _BOUNDS or "passive" in facts or not joined:
        return
    inside = v + 1 < len(units) and units[v + 1].low in ("in", "with")
    where = next((w for w in wheres(units, v + 1, right_end(units, v)) if w.index <= v + 4 and w.preposition in ("in", "to")), None)
    told = in_sentence(line)
    if not inside or where is None or not told or told[-1].status in _UNTOLD or where.country == told[-1].host_country:
        return
    times = time_links(units, v + 1, right_end(units, v), line.scene.temporals)
    ahead = ends_stay(facts["lemma"]) and told[-1].status is Status.ONGOING
    yield from there(line, line.clause(v), told[-1].participants[:1], where, times, Status.ANNOUNCED if ahead else told[-1].status)


def and_to(line: Line, v: int) -> Iterator[Claim]:
    """ "went to Kenya, where his father was born, and to Ethiopia": the second goal, behind what is said of the first."""
    units = line.units
    told = [c for c in in_sentence(line) if c.spans[0].start <= units[v].start <= c.spans[0].end]
    leads = units[v].key == "go" or units[v].facts["lemma"] in ("take", "bring", "lead", "carry")
    if not leads or "passive" in units[v].facts or not told or told[-1].status in _UNTOLD:
        return
    aside = next((k for k in range(v + 1, len(units)) if units[k].low == "where"), len(units))
    for k in range(aside, len(units) - 1):
        if units[k].low != "to" or units[k + 1].kind not in _NAMES:
            continue
        a = k - 1
        while a > aside and (units[a].kind is UnitKind.TIME or units[a].low in _BETWEEN):
            a -= 1
        others = (u for u in units[aside:a] if u.kind is UnitKind.VERB and u.key in ("go", "arrive"))
        if units[a].low != "and" or any(others):
            continue  # "..., where he told them that aid had gone to Kenya and to Ethiopia"
        where = next(wheres(units, k, min(len(units), k + 4)))
        times = time_links(units, a, k, line.scene.temporals) or tuple(t for t in told[-1].times if t.start < units[v].start)
        yield from there(line, line.span(a, where.end), told[-1].participants[:1], where, times, told[-1].status)
        return


def then_to(line: Line, v: int) -> Iterator[Claim]:
    """ "continues to Rabat, as guest of the king, then to Tunis for the summit, and finally to Cairo": the stops behind the first."""
    units = line.units
    told = [c for c in in_sentence(line) if c.spans[0].start <= units[v].start <= c.spans[0].end]
    if units[v].key != "go" or "passive" in units[v].facts or not told or told[-1].status in _UNTOLD:
        return
    who, known = told[-1].participants[:1], {c.host_country for c in told}
    stops = [k for k in range(v + 2, len(units) - 1) if units[k].low == "to" and units[k + 1].kind in _NAMES and _turns_to(line, k)]
    for k, after in pairwise((*stops, len(units))):
        if any(u.low in (";", ":", "”", '"') or u.kind is UnitKind.VERB and u.facts.get("tense") == "past" for u in units[v + 1 : k]):
            return
        where = next(wheres(units, k, min(len(units), k + 4)), None)
        if where is None or where.country in known:
            continue
        known.add(where.country)
        times = time_links(units, where.end, after, line.scene.temporals)
        status = Status.ANNOUNCED if told[-1].status is Status.ONGOING else told[-1].status
        yield from there(line, line.span(k - 1, where.end), who, where, times, status, details=dict(told[-1].details))


def _turns_to(line: Line, k: int) -> bool:
    """Whether "then", "finally" or "on" stands before the "to" at `k`, behind a comma or "and"."""
    lows = [u.low for u in line.units[max(0, k - 3) : k]]
    turned = lows[-1] in _ONWARDS or lows[-1] == "on" and lows[-2:-1] != [] and lows[-2] in _ONWARDS
    return turned and bool({",", "and", "before"} & set(lows))


_ONWARDS = frozenset(("then", "finally", "later", "next", "lastly", "afterwards", "eventually"))
_BETWEEN = frozenset((",", "then", "later", "finally", "on", "in", "from", "there", "afterwards", "also"))
_UNTOLD = (Status.CANCELLED, Status.DENIED, Status.POSTPONED)


def followed_by(line: Line, v: int) -> Iterator[Claim]:
    """ "Cameron is due on Monday, followed by Renzi on Friday": another guest of the place told in the sentence."""
    units = line.units
    k = v + 2
    if units[v].low != "followed" or k + 1 >= len(units) or units[v + 1].low != "by" or units[k].kind is not UnitKind.PERSON:
        return
    at = k + 1 + (units[k + 1].low in ("on", "in"))
    told = in_sentence(line)
    if not told or at >= len(units) or units[at].kind is not UnitKind.TIME:
        return
    where = Where(v, v + 1, told[-1].place, told[-1].host_country)
    others = [p for p in units[k].people if p.person != told[-1].participants[0].person]
    times, last = time_links(units, at, at + 1, line.scene.temporals), told[-1]
    tense = {k: w for k, w in last.details.items() if k == "tense"}
    yield from there(line, line.span(v, at + 1), others, where, times, last.status, details=tense)
