"""Meetings and calls, told by a verb or a noun, and the visits a meeting abroad implies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from types import MappingProxyType

from summitry.claim.encounters import meeting_act
from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.gathering import attesting, finest, gathering, here, international, mode_of, owner, unique
from summitry.claim.make import visit
from summitry.claim.pairs import Pairing, pairings
from summitry.claim.people import PEOPLE, people_list
from summitry.claim.places import Where, where_before, wheres
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.status import Silent, habitual, verb_status
from summitry.claim.timing import leading_time, time_before, time_links, to_the_day, topical
from summitry.claim.unplaced import on_visit, unplaced
from summitry.claim.words import purpose_at
from summitry.model import Claim, Participant, Status, TimeLink, UnitKind

_WITH = MappingProxyType({"meet": ("with",), "talk": ("with", "to"), "phone": (), "host": (), "light": ("with", "between")})


def meetings_by_verb(line: Line, v: int) -> Iterator[Claim]:
    """Meetings and calls told by the verb group at `v`, with the visits they imply."""
    unit, act = line.units[v], meeting_act(line, v)
    if not act or line.caption and (act != "meet" or unit.facts["tense"] in ("ing", "part")):
        return
    status: Status | Silent | None = _status(line, v)
    if status is Silent.HABIT and unit.facts["tense"] == "pres" and _dated(line, v):
        status = None
    if isinstance(status, Silent) or _counted(line, v):
        return
    if unit.facts["lemma"] == "call on" and _calls_for(line, v):
        return
    people = _together(line, v)
    if not international(people):
        yield from _seen_abroad(line, v, people, status)
        return
    if unit.key == "sign" and status is not Status.ANNOUNCED:
        return
    if unit.key in ("talk", "sign") and not _talk_is_meeting(line, v):
        return
    end = right_end(line.units, v)
    apart = pairings(line.units, v + 1, end) if not unit.facts.get("passive") and act in ("meet", "talk") else ()
    if apart:
        yield from _each(line, v, subject(line.units, v).people, apart, status)
        return
    mode = mode_of(line, v, end, act)
    if unit.key == "talk" and mode == "phone" and not objects(line.units, v, ("with", "to")) and on_visit(line, people):
        mode = mode_of(line, v, end, "meet")
    yield from _told(line, v, end, people, mode, status)


def _each(line: Line, v: int, first: Sequence[Participant], apart: Sequence[Pairing], status: Status | None) -> Iterator[Claim]:
    """One meeting a partner, each with the place and time behind its name."""
    for pairing in apart:
        people = unique((*first, *pairing.people))
        spots = [w for w in wheres(line.units, pairing.begin, pairing.end) if w.preposition in ("in", "at", "near") and not owner(line, w)]
        times = time_links(line.units, pairing.begin, pairing.end, line.scene.temporals)
        if international(people):
            yield from gathering(line, line.clause(v), people, "in-person", status, finest(spots), times, (pairing.begin, pairing.end))


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
    spots = [w for w in wheres(line.units, v + 1, _reach(line, v, end)) if w.preposition in ("in", "at") and not owner(line, w)]
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
    )


def _status(line: Line, v: int) -> Status | Silent:
    unit = line.units[v]
    if unit.facts["tense"] == "ing" and v and line.units[v - 1].low in ("after", "following"):
        return Status.COMPLETED
    if unit.facts["tense"] in ("inf", "ing") and not unit.facts.get("mood"):
        found = subject(line.units, v)
        if found.governor >= 0:
            governor = line.units[found.governor]
            if governor.key in ("go", "visit", "arrive", "attend", "light", "host", "meet", "leave", "stay") or governor.facts["lemma"] in (
                "accompany",
                "join",
                "be",
                "wait",
            ):
                own = verb_status(line.units, found.governor, line.scene.acts, line.headline, line.caption)
                before = line.units[v - 1].low
                if unit.facts["tense"] == "inf" and own in (Status.ONGOING, Status.COMPLETED) and governor.key != "meet":
                    return Status.ANNOUNCED if own is Status.ONGOING else Status.COMPLETED
                return own if before not in ("after",) else Status.COMPLETED
            return Silent.NOT_SAID
        if unit.facts["tense"] == "inf" and found.people and line.units[found.index + 1 : found.index + 3][-1].low in ("in", "at"):
            return Status.ANNOUNCED  # "Ardern, in Washington to meet Biden, said"
        if line.units[v - 1].low in ("after", "following") if v else False:
            return Status.COMPLETED
        return Status.ANNOUNCED if line.headline and unit.facts["tense"] == "inf" else Silent.NOT_SAID
    return verb_status(line.units, v, line.scene.acts, line.headline, line.caption)


def _counted(line: Line, v: int) -> bool:
    """ "have met 44 times": a count, no meeting; "several times, including in ..." names some."""
    end = right_end(line.units, v)
    lows = [u.low for u in line.units[v + 1 : end]]
    return "times" in lows and "including" not in lows


def _together(line: Line, v: int) -> tuple[Participant, ...]:
    """Everybody the verb brings together: subject, object, "with"."""
    unit = line.units[v]
    found = subject(line.units, v).people
    others = objects(line.units, v, _WITH.get("meet" if unit.key == "other" else unit.key, ()))
    if unit.key == "phone" and not others:
        return ()
    if unit.facts.get("passive"):
        others = agent(line.units, v)
    if not found and v and line.units[v - 1].low in ("i", "we"):
        return ()  # "I spoke with X and Y": each with me, and not with one another
    if unit.key == "phone" and not _calls_up(line, v) or unit.key == "meet" and not others and not _intransitive(line, v):
        return ()
    return unique((*found, *others))


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
        "between together talks of since about via when while afterward afterwards later"
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


def _talk_is_meeting(line: Line, v: int) -> bool:
    """ "spoke with" is a call or meeting; "discuss" together is one only for a joint subject, planned or done."""
    unit = line.units[v]
    if unit.facts["lemma"] in ("speak", "talk"):
        two = unique(subject(line.units, v).people)
        afar = mode_of(line, v, right_end(line.units, v), "meet") != "in-person"
        return bool(objects(line.units, v, ("with", "to"))) or len(two) >= 2 and (afar or bool(on_visit(line, two)))
    together = len(unique(subject(line.units, v).people)) >= 2
    if unit.key == "sign":
        return together
    return together or bool(objects(line.units, v, ("with",)))


def _told(line: Line, v: int, end: int, people: tuple[Participant, ...], mode: str, status: Status | None) -> Iterator[Claim]:
    begin = subject(line.units, v).index
    spots = [
        w for w in wheres(line.units, v + 1, _reach(line, v, end)) if w.preposition in ("in", "at", "near", "on") and not owner(line, w)
    ]
    spots = spots or _opening(line, begin if begin >= 0 else v) or list(where_before(line.units, v)) or here(line, v, end)
    if not spots and mode == "in-person" and status in (Status.COMPLETED, Status.ONGOING):
        yield from unplaced(line, v, end, people, status)
        return
    role = "date"
    lead = leading_time(line.units, begin if begin >= 0 else v, line.scene.temporals, role) or time_before(
        line.units, v, line.scene.temporals
    )
    span = line.clause(v)
    for where, times in _places_and_times(line, v, end, spots, lead):
        yield from gathering(line, span, people, mode, status, where, times, (v, end))


def _opening(line: Line, before: int) -> list[Where]:
    """ "In Panama City on Saturday, ...": a place that opens the sentence."""
    opening = next(
        (k for k in range(min(before, 8)) if line.units[k].low == ","), min(before, 8) if line.units[0].low in ("in", "at") else 0
    )
    if any(u.kind is UnitKind.VERB for u in line.units[:opening]):
        return []  # "They stopped in Nadi, where ...": another clause
    return [w for w in wheres(line.units, 0, opening) if w.preposition in ("in", "at")]


def _places_and_times(
    line: Line, v: int, end: int, spots: Sequence[Where], lead: tuple[TimeLink, ...]
) -> Iterator[tuple[Where | None, tuple[TimeLink, ...]]]:
    """One meeting a place where several are listed, each with its own time."""
    temporals = line.scene.temporals
    distinct = _apart(list({(w.place, w.country): w for w in spots}.values()))
    if len(distinct) < 2 or not _listed(line, distinct):
        where = finest(distinct)
        times = time_links(line.units, v + 1, end, temporals)
        yield where, (to_the_day(times, temporals) if topical(line.units[v]) else times) or lead
        return
    for n, where in enumerate(distinct):
        stop = distinct[n + 1].index if n + 1 < len(distinct) else end
        yield where, time_links(line.units, where.end, stop, temporals)


def _apart(spots: Sequence[Where]) -> list[Where]:
    """Places one a country where they follow on one another: "in Italy in June, at the summit in Apulia, and in Hiroshima"."""
    out: list[Where] = []
    for spot in spots:
        if out and out[-1].country == spot.country and not (out[-1].place and spot.place):
            kept = out.pop()
            spot = Where(kept.index, kept.end, kept.place or spot.place, spot.country, kept.preposition)
        out.append(spot)
    return out


def _reach(line: Line, v: int, end: int) -> int:
    """Where the words on place end: what is discussed "in Ukraine" is not discussed there."""
    if topical(line.units[v]):
        return v + 1
    for k in range(v + 1, end):
        if (
            line.units[k].kind is UnitKind.VERB
            and line.units[k].facts["tense"] == "ing"
            and any(u.low == "again" for u in line.units[k:end])
        ):
            continue
        if (
            line.units[k].kind is UnitKind.VERB
            or purpose_at(line.units, k)
            or line.units[k].low in ("about", "regarding", "concerning", "over", "including")
        ):
            return k if not (line.units[k].low == "including" and line.units[k + 1].low in ("in", "at")) else end
        if (
            line.units[k].low == "on"
            and k + 1 < end
            and line.units[k + 1].kind is not UnitKind.TIME
            and line.units[k + 1].low not in ("the", "sidelines", "margins")
        ):
            return k
    return end


def _listed(line: Line, spots: Sequence[Where]) -> bool:
    """Whether places are alternatives ("in Beijing and Kazakhstan", "in Rome in May and again in Paris"), not one inside another."""
    between = [{u.low for u in line.units[a.end : b.index]} for a, b in pairwise(spots)]
    if all("again" in lows for lows in between):
        return True
    return all(lows & {"and", "then"} for lows in between) and len({w.country for w in spots}) > 1
