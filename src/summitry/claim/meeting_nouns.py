"""Meetings and calls told by a noun: "talks with", "a meeting between", "their phone call"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import objects, reduced, right_end, subject
from summitry.claim.gathering import finest, gathering, here, international, mode_of, owner, unique
from summitry.claim.meeting_status import noun_status, verb_behind
from summitry.claim.pairs import Pairing, pairings
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line
from summitry.claim.status import Silent
from summitry.claim.timing import leading_time, time_links
from summitry.claim.words import PREPOSITIONS, purpose_at
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind


def meetings_by_noun(line: Line, n: int) -> Iterator[Claim]:
    """Meetings and calls told by the noun at `n`: "talks with", "a meeting between", "their phone call"."""
    unit = line.units[n]
    if unit.key not in ("meeting", "call", "video") and not (unit.key == "summit" and unit.low == "summit"):
        return
    if n + 1 < len(line.units) and _describes(unit, line.units[n + 1]):
        return
    people, begin, end = _around(line, n)
    if not international(people) or unit.key == "summit" and not _bilateral(line, n):
        return
    status = noun_status(line, n, begin)
    if isinstance(status, Silent):
        return
    apart = pairings(line.units, n + 1, end)
    if apart and unit.key == "meeting":
        yield from _each(line, (begin, end), _host_subject(line, n, begin, end), apart, status)
        return
    mode = {"call": "phone", "video": "video"}.get(unit.key) or mode_of(line, n, end, "meet")
    spots = [
        w
        for w in wheres(line.units, n + 1, _topic(line, n, end))
        if w.preposition in ("in", "at", "near", "on", "for") and not owner(line, w)
    ]
    spots = spots or list(wheres(line.units, begin, n)) or [w for w in wheres(line.units, 0, begin) if _stage(line, w, begin)]
    spots = spots or _place_of_subject(line, n, end) or here(line, n, len(line.units))
    times = (
        time_links(line.units, n + 1, end, line.scene.temporals)
        or leading_time(line.units, begin, line.scene.temporals)
        or time_links(line.units, max(0, begin - 1), n, line.scene.temporals)
    )
    times = () if _tallied(line, n, begin) else times or _of_subject(line, n, end)
    where = None if _at_each_others(spots, people) else finest(spots)
    yield from gathering(line, line.span(begin, end), people, mode, status, where, times, (begin, end))


def _at_each_others(spots: Sequence[Where], people: Sequence[Participant]) -> bool:
    """ "their talks in Seoul and Tokyo" of a Korean, a Japanese and an American: who was where is not said."""
    countries = {w.country for w in spots}
    return len(countries) > 1 and any(p.country in countries for p in people)


_TALLIES = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last".split())


def _tallied(line: Line, n: int, begin: int) -> bool:
    """ "Their second meeting this year": the year is what is counted over, and the meeting the one told."""
    ordinal = any(u.low in _TALLIES or u.low[:1].isdigit() and u.low[-2:] in ("st", "nd", "rd", "th") for u in line.units[begin:n])
    after = line.units[n + 1 : n + 2]
    return ordinal and bool(after) and after[0].kind is UnitKind.TIME and after[0].low.split()[-1:] in (["year"], ["month"], ["week"])


def _describes(unit: Unit, after: Unit) -> bool:
    """ "dinner talks", "bilateral ties": the word describes the next."""
    if after.kind is UnitKind.NOUN and after.key in ("meeting", "call", "video"):
        return True
    return (
        unit.low == "bilateral" and after.kind in (UnitKind.WORD, UnitKind.NOUN) and after.text.isalpha() and after.low not in PREPOSITIONS
    )


def _each(line: Line, stretch: tuple[int, int], first: Sequence[Participant], apart: Sequence[Pairing], status: Status) -> Iterator[Claim]:
    """ "held talks with A in Kabul on Monday and with B in Kuwait City": one meeting a partner."""
    for pairing in apart:
        people = unique((*first, *pairing.people))
        spots = [w for w in wheres(line.units, pairing.begin, pairing.end) if w.preposition in ("in", "at", "near") and not owner(line, w)]
        times = time_links(line.units, pairing.begin, pairing.end, line.scene.temporals)
        if international(people):
            yield from gathering(line, line.span(*stretch), people, "in-person", status, finest(spots), times, (pairing.begin, pairing.end))


def _stage(line: Line, where: Where, begin: int) -> bool:
    """ "In Vienna, ... held talks", "was in Paris for talks": a place the clause of the noun speaks of, not one of a clause before."""
    between = line.units[where.end : begin]
    if where.preposition not in ("in", "at") or line.units[max(0, where.index - 2)].low == "of":
        return False
    if any(u.low in ("that", "including", ";", "as", "which", "who") for u in between):
        return False
    if where.index <= 4:
        return True
    return not any(u.low == "," for u in between) and sum(u.kind is UnitKind.VERB for u in between) <= 1


def _place_of_subject(line: Line, n: int, end: int) -> list[Where]:
    """ "A meeting between X and Y is planned for Monday in Geneva": the place stands behind the verb."""
    units = line.units
    verb = end < len(units) and units[end].kind is UnitKind.VERB and subject(units, end).noun == n
    return [w for w in wheres(units, end + 1, right_end(units, end)) if w.preposition in ("in", "at") and w.place] if verb else []


def _of_subject(line: Line, n: int, end: int) -> tuple[TimeLink, ...]:
    """ "Talks between X and Y ended on Thursday": the day stands behind the verb."""
    if end < len(line.units) and line.units[end].kind is UnitKind.VERB and subject(line.units, end).noun == n:
        return time_links(line.units, end + 1, right_end(line.units, end), line.scene.temporals)
    return ()


def _topic(line: Line, n: int, end: int) -> int:
    """Where the words on place end: "talks on the war in Ukraine" were not held there."""
    for k in range(n + 1, end):
        unit = line.units[k]
        named = k + 1 < end and line.units[k + 1].kind is not UnitKind.TIME and line.units[k + 1].low not in ("sidelines", "margins", "the")
        if (
            unit.kind is UnitKind.VERB
            and unit.facts["tense"] == "inf"
            or purpose_at(line.units, k)
            or unit.low in ("about", "regarding", "over")
            or unit.low == "on"
            and named
        ):
            return k
    return end


def _bilateral(line: Line, n: int) -> bool:
    after = line.units[n + 1].low if n + 1 < len(line.units) else ""
    return after in ("with", "between") or _of_several(line, n)


def _of_several(line: Line, n: int) -> bool:
    """ "Karzai, Ahmadinejad and Zardari held a three-way summit": they are all there is to it."""
    verb = next((k for k in range(n - 1, -1, -1) if line.units[k].kind is UnitKind.VERB), -1)
    if verb < 0 or line.units[verb].facts["lemma"] not in ("hold", "have", "open", "begin", "start", "conclude", "end", "stage", "convene"):
        return False
    between = line.units[verb + 1 : n]
    named = any(u.kind in (UnitKind.SUMMIT, UnitKind.ORGANISATION) for u in between)
    return not named and len({p.country for p in subject(line.units, verb).people}) >= 2


def _around(line: Line, n: int) -> tuple[tuple[Participant, ...], int, int]:
    """Persons a noun of meeting brings together, and the stretch of words."""
    units = line.units
    end = _noun_end(line, n)
    begin = n
    while (
        begin > 0
        and units[begin - 1].kind in (UnitKind.WORD, UnitKind.TIME, UnitKind.PLACE)
        and units[begin - 1].low not in ("of", "with", "after", "in", "at", "on", "during", "and", ",")
    ):
        begin -= 1
    people: list[Participant] = []
    if (
        begin >= 1
        and units[begin - 1].low in ("'s", "'")
        and begin >= 2
        and units[begin - 2].kind in PEOPLE
        or begin >= 1
        and units[begin - 1].kind in PEOPLE
        and possessive(units, begin - 1)
    ):
        k = begin - 2 if units[begin - 1].low in ("'s", "'") else begin - 1
        people += units[k].people
        begin = k
    elif n > 0 and units[begin].low == "'s" and begin >= 1 and units[begin - 1].kind in PEOPLE:
        people += units[begin - 1].people
        begin -= 1
    owned = bool(people)
    for k in range(n + 1, end):
        if units[k].kind in PEOPLE and units[k - 1].low in ("with", "between", "of", "by", "to", "from") and not possessive(units, k):
            listed, _ = people_list(units, k)
            people += listed
    if len(unique(people)) < 2 and (units[n].low != "negotiations" or _held(units, begin)):
        people += _host_subject(line, n, begin, end) if not owned or not _spoken_of(units, begin) else ()
    return unique(people), begin, end


def _held(units: Sequence[Unit], begin: int) -> bool:
    """ "held negotiations", not "spoke of ongoing negotiations", which may be anybody's."""
    verb = next((units[k] for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), None)
    return verb is not None and verb.key == "light"


def _spoken_of(units: Sequence[Unit], begin: int) -> bool:
    """ "They discussed Macron's meetings": who speaks of meetings was not there."""
    verb = next((units[k] for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), None)
    return verb is not None and verb.key in ("talk", "say")


def _host_subject(line: Line, n: int, begin: int, end: int) -> Sequence[Participant]:
    """Who holds the meeting: the subject of its verb, or of the clause it hangs on."""
    units = line.units
    for k in range(begin - 1, -1, -1):
        if units[k].low in (",", ";") and units[k + 1].low in ("and", "but", "while") and _opens_a_clause(units, k + 2, n, begin):
            return ()
        if units[k].kind is UnitKind.VERB:
            return subject(units, k).people
    for k in range(end, len(units)):
        if units[k].kind is UnitKind.VERB:
            told = objects(units, k) if units[k].facts["lemma"] in ("tell", "urge", "ask", "assure", "thank") else ()
            return (*subject(units, k).people, *told)
    return ()


def _opens_a_clause(units: Sequence[Unit], k: int, n: int, begin: int) -> bool:
    """ "..., and the first meeting of experts will be": the noun is subject of a clause of its own."""
    verb = verb_behind(units, n)
    return k >= begin - 1 and verb >= 0 and subject(units, verb).noun == n


def _noun_end(line: Line, n: int) -> int:
    units = line.units
    for k in range(n + 1, len(units)):
        unit = units[k]
        if unit.kind is UnitKind.VERB and unit.facts["tense"] not in ("inf", "ing", "part") and not reduced(units, k):
            return k
        if (
            unit.low in (";", ":", "“", "”", '"', "—", "that", "which", "who", "where", "when", "while", "as", "but", "(")
            or unit.low == ","
            and not _name_follows(line, k)
        ):
            return k
    return len(units)


def _name_follows(line: Line, k: int) -> bool:
    if k + 1 < len(line.units) and reduced(line.units, k + 1):
        return True
    return k + 1 < len(line.units) and (
        line.units[k + 1].kind in (*PEOPLE, UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.TIME) or line.units[k + 1].low == "and"
    )
