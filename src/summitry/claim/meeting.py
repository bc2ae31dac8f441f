"""Meetings and calls, told by a verb or a noun, and the visits a meeting abroad implies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from summitry.claim.encounters import MET, meeting_act, out_of_office, sees_there
from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.gathering import finest, gathering, here, international, mode_of, opening, owner, under_way, unique
from summitry.claim.in_setting import meeting_setting
from summitry.claim.make import visit
from summitry.claim.meeting_status import act_status
from summitry.claim.pairs import Pairing, pairings, severally
from summitry.claim.people import PEOPLE, people_list, possessive, whom
from summitry.claim.places import where_before, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.status import Silent, habitual
from summitry.claim.timing import attesting, leading_time, time_before, time_before_where, time_links
from summitry.claim.unplaced import on_visit, unplaced
from summitry.claim.venues import on_the_way, places_and_times, reach, venues
from summitry.model import Claim, ClaimKind, Participant, Status, UnitKind

_WITH = MappingProxyType(
    {"meet": ("with", "to"), "talk": ("with", "to"), "phone": (), "host": (), "light": ("with", "between"), "sign": ("with",)}
)


def meetings_by_verb(line: Line, v: int) -> Iterator[Claim]:
    """Meetings and calls told by the verb group at `v`, with the visits they imply."""
    unit, act = line.units[v], meeting_act(line, v)
    if not act or line.caption and (act != "meet" or unit.facts["tense"] in ("ing", "part")):
        return
    status: Status | Silent | None = act_status(line, v)
    if status is Silent.HABIT and unit.facts["tense"] == "pres":
        status = Status.ANNOUNCED if sees_there(line, v) else None if _dated(line, v) else status
    if isinstance(status, Silent) or _counted(line, v) or out_of_office(line, v):
        return
    if unit.facts["lemma"] in ("call on", "call upon") and _calls_for(line, v):
        return
    people = _together(line, v, act)
    if not international(people):
        yield from _seen_abroad(line, v, people, status)
        return
    if unit.key in ("talk", "sign") and not _talk_is_meeting(line, v, status):
        return
    end = right_end(line.units, v)
    mode = mode_of(line, v, end, act)
    apart = _apart_of(line, v, end, act, mode)
    if apart:
        yield from _each(line, v, apart, mode, status)
        return
    beside = not objects(line.units, v, ("with", "to")) and (on_visit(line, people) or _where_they_talked(line, v))
    guest = any(u.facts.get("role") for u in line.units[v + 1 : end])
    if unit.key == "talk" and mode == "phone" and (guest or beside):
        mode = mode_of(line, v, end, "meet")
    yield from _told(line, v, end, people, mode, status)


def _apart_of(line: Line, v: int, end: int, act: str, mode: str) -> tuple[Pairing, ...]:
    """The partners met one after the other; () where all sat together."""
    if line.units[v].facts.get("passive") or act == "sign":
        return ()
    called = line.units[v].facts["lemma"] in _CALLS
    apart = pairings(line.units, v + 1, end, ("with", "on", "upon") if called else ("with",)) if act in ("meet", "talk") else ()
    alone = mode == "phone" or called
    return apart or severally(line.units, v, end, alone=alone)


_CALLS = ("call on", "call upon", "pay a call")


def _each(line: Line, v: int, apart: Sequence[Pairing], mode: str, status: Status | None) -> Iterator[Claim]:
    """One meeting a partner, each with the place and time behind its name."""
    found = subject(line.units, v)
    temporals = line.scene.temporals
    lead = leading_time(line.units, found.index if found.index >= 0 else v, temporals) or time_before(line.units, v, temporals)
    last = [w for w in wheres(line.units, apart[-1].begin, apart[-1].end) if w.preposition in ("in", "at") and not owner(line, w)]
    for pairing in apart:
        people = unique((*found.people, *pairing.people))
        spots = [w for w in wheres(line.units, pairing.begin, pairing.end) if w.preposition in ("in", "at", "near") and not owner(line, w)]
        spots = spots or opening(line, max(found.index, 0)) or here(line, v, len(line.units)) or last
        times = time_links(line.units, pairing.begin, pairing.end, temporals) or lead
        if international(people):
            yield from gathering(line, line.clause(v), people, mode, status, finest(spots), times, (pairing.begin, pairing.end))


def _dated(line: Line, v: int) -> bool:
    """ "He meets the president on Wednesday": a plan or a report, not a habit."""
    end = right_end(line.units, v)
    found = time_links(line.units, v + 1, end, line.scene.temporals) or leading_time(line.units, v, line.scene.temporals)
    return bool(found) and not habitual(line.units, line.scene.acts)


def _calls_for(line: Line, v: int) -> bool:
    """ "called on Putin to withdraw" asks; "called on Putin in Sochi" visits."""
    k = next((k for k in range(v + 1, min(len(line.units), v + 4)) if line.units[k].kind in PEOPLE), v)
    return any(u.kind is UnitKind.VERB and u.facts["tense"] == "inf" for u in line.units[people_list(line.units, k)[1] : k + 4][:2])


def _seen_abroad(line: Line, v: int, people: Sequence[Participant], status: Status | None) -> Iterator[Claim]:
    """Whoever meets anybody at all abroad has travelled: "met the Taliban in Qatar on Monday"."""
    unit = line.units[v]
    travelled = [p for p in people if in_scope(p)]
    if unit.key != "meet" or len(travelled) != 1 or status in (Status.DENIED, Status.RUMOURED):
        return
    end = right_end(line.units, v)
    spots = [w for w in wheres(line.units, v + 1, reach(line, v + 1, end)) if w.preposition in ("in", "at") and not owner(line, w)]
    if mode_of(line, v, end, "meet") != "in-person" or not spots or not foreign(travelled[0], spots[0].country):
        return
    times = time_links(line.units, v + 1, end, line.scene.temporals)
    where = finest(spots) or spots[0]
    yield visit(
        line.scene.article,
        line.clause(v),
        travelled[0],
        where.country,
        where.place,
        status,
        attesting(times),
        form=form_of(line.units, v, end, line.scene.acts),
        occasion=occasion_of(line.units, v, end, line.scene.acts),
        said_by=line.said_by,
        implied_by="meeting",
        details=under_way(line, line.clause(v), status, times),
    )


def _counted(line: Line, v: int) -> bool:
    """ "have met 44 times": a count, no meeting; "several times, including in ..." names some."""
    end = right_end(line.units, v)
    lows = [u.low for u in line.units[v + 1 : end]]
    return "times" in lows and "including" not in lows


def _together(line: Line, v: int, act: str) -> tuple[Participant, ...]:
    """Everybody the verb brings together: subject, object, "with"."""
    unit = line.units[v]
    found = subject(line.units, v).people
    others = objects(line.units, v, _WITH.get(act if unit.key in MET else "meet", ())) or _after_article(line, v)
    if act in ("phone", "meet") and not others and found and not unit.facts.get("passive"):
        others = whom(line.units, subject(line.units, v).index) or _fronted(line, subject(line.units, v).index)
    if unit.key == "phone" and not others:
        return ()
    if unit.facts.get("passive"):
        others = agent(line.units, v)
    if not found and v and line.units[v - 1].low in ("i", "we"):
        return ()  # "I spoke with X and Y": each with me, and not with one another
    if unit.key == "phone" and not _calls_up(line, v) or unit.key == "meet" and not others and not _intransitive(line, v):
        return ()
    return unique((*found, *others))


def _after_article(line: Line, v: int) -> Sequence[Participant]:
    """ "saw an ailing President Yeltsin"."""
    units = line.units
    if v + 2 >= len(units) or units[v + 1].low not in ("a", "an") or units[v].facts["lemma"] not in ("see", "meet"):
        return ()
    k = next((k for k in range(v + 2, min(len(units), v + 5)) if units[k].kind is not UnitKind.WORD), -1)
    return people_list(units, k)[0] if k > 0 and units[k].kind is UnitKind.PERSON and not possessive(units, k) else ()


def _fronted(line: Line, subject_at: int) -> Sequence[Participant]:
    """ "With King Abdullah he met in July": the partner who opens the clause."""
    units, k = line.units, subject_at - 1
    named = k > 0 and units[k].kind is UnitKind.PERSON and units[k - 1].low == "with" and not possessive(units, k)
    return units[k].people if named and (k == 1 or units[k - 2].kind is UnitKind.PUNCT or units[k - 2].low in ("and", "but")) else ()


def _intransitive(line: Line, v: int) -> bool:
    """ "met in Paris", not "met their deadline"."""
    after = line.units[v + 1] if v + 1 < len(line.units) else None
    if after is None or after.kind in (UnitKind.TIME, UnitKind.PUNCT, UnitKind.VERB):
        return True
    return after.low in _AFTER_MEET or after.low.endswith("ly")


_AFTER_MEET = frozenset(
    (
        "in at on for with during ahead before after and again to several late early face-to-face behind over under "
        "near outside there here twice once privately last next this as by one-on-one alone throughout from until "
        "between together talks of since about via when while afterward afterwards later face one on-stage behind-the-scenes"
    ).split()
)


def _calls_up(line: Line, v: int) -> bool:
    """ "called Modi on Friday", not "called Modi a friend"."""
    if line.units[v].facts["lemma"] not in ("call", "ring"):
        return True
    end = right_end(line.units, v)
    k = next((k for k in range(v + 1, end) if line.units[k].kind in PEOPLE), end)
    stop = people_list(line.units, k)[1] if k < end else end
    after = line.units[stop].low if stop < len(line.units) else "."
    timed = stop < len(line.units) and line.units[stop].kind is UnitKind.TIME
    return timed or after in ("to", ".", "on", ",", "in", "and", "from", "after", "before", "ahead", "late", "early", "by")


def _talk_is_meeting(line: Line, v: int, status: Status | None) -> bool:
    """ "spoke with" is a call or meeting; "discuss" together is one only for a joint subject, planned or done."""
    unit = line.units[v]
    if unit.facts["lemma"] in ("speak", "talk"):
        two = unique(subject(line.units, v).people)
        if len(two) >= 2 and _where_they_talked(line, v):
            return True
        afar = mode_of(line, v, right_end(line.units, v), "meet") != "in-person"
        return bool(objects(line.units, v, ("with", "to"))) or len(two) >= 2 and (afar or bool(on_visit(line, two)))
    together = len(unique(subject(line.units, v).people)) >= 2
    if unit.key == "sign":
        return together and status is Status.ANNOUNCED or _signed_there(line, v, together=together)
    return together or bool(objects(line.units, v, ("with",)))


def _where_they_talked(line: Line, v: int) -> bool:
    """ "Sochi, where Putin and Abe talked for 50 minutes"."""
    lows = {w for u in line.units[v + 1 : v + 6] for w in u.low.split()}
    return bool(_MEASURED & lows) and bool(where_before(line.units, v))


_MEASURED = frozenset("minute minutes hour hours half sidelines margins privately face-to-face alone".split())
"""Words of a talk in one room, where a place stands before it."""


def _signed_there(line: Line, v: int, *, together: bool) -> bool:
    """ "X and Y signed it on Sunday", "signed it with Y in Stockholm": without day or place many sign alone, at a summit in turn."""
    if any(u.kind is UnitKind.SUMMIT or u.low == "summit" for u in line.units):
        return False
    end = right_end(line.units, v)
    found = subject(line.units, v).index
    dated = time_links(line.units, v + 1, end, line.scene.temporals) or leading_time(line.units, max(found, 0), line.scene.temporals)
    return any(w.place for w in venues(line, v, end)) or together and (bool(dated) or bool(here(line, v, end)))


def _told(line: Line, v: int, end: int, people: tuple[Participant, ...], mode: str, status: Status | None) -> Iterator[Claim]:
    begin = subject(line.units, v).index
    spots, borrowed = venues(line, v, end), False
    if not spots:
        spots = on_the_way(line, v)
        borrowed = bool(spots)
    spots = spots or here(line, v, end)
    playing = meeting_setting(line, people, status, end) if not spots and mode == "in-person" else None
    if not spots and playing is None and mode == "in-person" and status in (Status.COMPLETED, Status.ONGOING):
        yield from unplaced(line, v, end, people, status)
        return
    temporals = line.scene.temporals
    lead = leading_time(line.units, begin if begin >= 0 else v, temporals) or time_before(line.units, v, temporals)
    lead = lead or time_before_where(line.units, v, temporals)
    for where, times in places_and_times(line, v, end, spots, lead):
        told = gathering(line, line.clause(v), people, mode, status, where, times, (v, end))
        yield from (c for c in told if not borrowed or c.kind is ClaimKind.MEETING)  # the journey itself is told by its own verb
