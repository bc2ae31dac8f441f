"""Meetings and calls told by a noun: "talks with", "a meeting between", "their phone call"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.encounters import out_of_office
from summitry.claim.frame import right_end, subject
from summitry.claim.gathering import finest, gathering, here, international, mode_of, owner, unique
from summitry.claim.meeting_people import HYPHENS, around, host_subject
from summitry.claim.meeting_status import noun_status
from summitry.claim.pairs import Pairing, pairings, severally
from summitry.claim.people import PEOPLE, people_list
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import leading_time, time_before, time_links
from summitry.claim.words import PREPOSITIONS, purpose_at
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind


def meetings_by_noun(line: Line, n: int) -> Iterator[Claim]:
    """Meetings and calls told by the noun at `n`: "talks with", "a meeting between", "their phone call"."""
    unit = line.units[n]
    if unit.key not in ("meeting", "call", "video") and not (unit.key == "summit" and unit.low == "summit") and not _joint_press(line, n):
        return
    if n + 1 < len(line.units) and _describes(unit, line.units[n + 1]):
        return
    people, begin, end = around(line, n)
    apart = _partners_apart(line, n, end)
    if not (apart and _of_courtesy(unit) or international(people)) or unit.low == "summit" and not _bilateral(line, n, begin):
        return
    status = noun_status(line, n, begin)
    status = Status.ANNOUNCED if status is Status.COMPLETED and _to_come(line, begin, end) else status
    if isinstance(status, Silent) or status is Status.COMPLETED and _none(line, n, begin) or out_of_office(line, n):
        return
    if apart and unit.key == "meeting":
        yield from _each(line, (begin, end), host_subject(line, n, begin, end), apart, status)
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
        or _day_before(line, begin)
        or _day_of_verb(line, begin)
    )
    times = () if _tallied(line, n, begin) else times or _of_subject(line, n, end)
    where = None if _at_each_others(spots, people) else finest(spots)
    yield from gathering(line, line.span(begin, end), people, mode, status, where, times, (begin, end))


def _partners_apart(line: Line, n: int, end: int) -> tuple[Pairing, ...]:
    """The partners met one after the other, each on his own where it was a courtesy call; () where all sat together."""
    courtesy = _of_courtesy(line.units[n])
    apart = pairings(line.units, n + 1, end, ("with", "on", "upon", "to") if courtesy else ("with",))
    return apart or severally(line.units, n, end, alone=courtesy)


def _of_courtesy(noun: Unit) -> bool:
    return noun.low.startswith(("courtesy", "farewell"))


def _to_come(line: Line, begin: int, end: int) -> bool:
    """ "In the course of the talks, the sides are expected to discuss": the clause behind a leading phrase says that they are ahead."""
    units = line.units
    if units[0].low not in ("in", "during", "at") or any(u.kind is UnitKind.VERB for u in units[:begin]):
        return False
    k = next((k for k in range(end - 1, len(units)) if units[k].kind is UnitKind.VERB), -1)
    return k > 0 and verb_status(units, k, line.scene.acts, line.headline, line.caption) is Status.ANNOUNCED


def _none(line: Line, n: int, begin: int) -> bool:
    """ "left without a meeting with", "No formal meeting between the two followed": there was none."""
    lows = [u.low for u in line.units[max(0, n - 2, begin - 1) : n]]
    return line.units[n].key == "meeting" and ("without" in lows or lows[:1] == ["no"] or lows[-1:] == ["no"])


def _day_before(line: Line, begin: int) -> tuple[TimeLink, ...]:
    """ "pledged loans on Sunday in talks with", "said on Monday after a meeting with": the day before what leads in the noun."""
    if begin < 2 or line.units[begin - 1].low not in ("in", "at", "during", "after", "following", "ahead of"):
        return ()
    return time_links(line.units, begin - 2, begin - 1, line.scene.temporals)


def _day_of_verb(line: Line, begin: int) -> tuple[TimeLink, ...]:
    """ "Sharif on Tuesday held a meeting with": the day before the verb that holds it."""
    verb = next((k for k in range(begin - 1, max(-1, begin - 4), -1) if line.units[k].kind is UnitKind.VERB), 0)
    return time_before(line.units, verb, line.scene.temporals) if verb and line.units[verb].key == "light" else ()


def _joint_press(line: Line, n: int) -> bool:
    """ "a joint press conference with Modi": both stood there."""
    lows = [u.low for u in line.units[max(0, n - 3) : n + 2]]
    return line.units[n].low == "conference" and bool({"press", "news"} & set(lows)) and ("joint" in lows or lows[-1] == "with")


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
    if unit.low in ("call", "calls") and (after.low in ("for", "by") or after.kind is UnitKind.VERB and after.facts["tense"] == "inf"):
        return True  # "a call for an end to violence"
    return (
        unit.low == "bilateral" and after.kind in (UnitKind.WORD, UnitKind.NOUN) and after.text.isalpha() and after.low not in PREPOSITIONS
    )


def _each(line: Line, stretch: tuple[int, int], first: Sequence[Participant], apart: Sequence[Pairing], status: Status) -> Iterator[Claim]:
    """ "held talks with A in Kabul on Monday and with B in Kuwait City": one meeting a partner."""
    for pairing in apart:
        people = unique((*first, *pairing.people))
        spots = [w for w in wheres(line.units, pairing.begin, pairing.end) if w.preposition in ("in", "at", "near") and not owner(line, w)]
        times = time_links(line.units, pairing.begin, pairing.end, line.scene.temporals) or _day_of_verb(line, stretch[0])
        spots = spots or here(line, pairing.begin, len(line.units))
        if international(people):
            yield from gathering(line, line.span(*stretch), people, "in-person", status, finest(spots), times, (pairing.begin, pairing.end))


def _stage(line: Line, where: Where, begin: int) -> bool:
    """ "In Vienna, ... held talks", "was in Paris for talks": a place the clause of the noun speaks of, not one of a clause before."""
    between = line.units[where.end : begin]
    came = where.preposition in ("to", "for") and any(
        u.kind is UnitKind.VERB and u.key in ("go", "arrive") for u in line.units[: where.index]
    )
    if where.preposition not in ("in", "at") and not came or line.units[max(0, where.index - 2)].low == "of":
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
            and not _of_courtesy(line.units[n])
        ):
            return k
    return end


def _bilateral(line: Line, n: int, begin: int) -> bool:
    after = line.units[n + 1].low if n + 1 < len(line.units) else ""
    if after == "of" and n + 2 < len(line.units) and line.units[n + 2].kind in PEOPLE:
        return len({p.country for p in people_list(line.units, n + 2)[0]}) == 2  # "a summit of Trump and Putin"
    return after in ("with", "between") or begin < n and line.units[begin + 1].low in HYPHENS or _of_several(line, n)


def _of_several(line: Line, n: int) -> bool:
    """ "Karzai, Ahmadinejad and Zardari held a three-way summit": they are all there is to it."""
    verb = next((k for k in range(n - 1, -1, -1) if line.units[k].kind is UnitKind.VERB), -1)
    if verb < 0 or line.units[verb].facts["lemma"] not in ("hold", "have", "open", "begin", "start", "conclude", "end", "stage", "convene"):
        return False
    between = line.units[verb + 1 : n]
    named = any(u.kind in (UnitKind.SUMMIT, UnitKind.ORGANISATION) for u in between)
    return not named and len({p.country for p in subject(line.units, verb).people}) >= 2
