"""Meetings and calls, told by a verb or a noun, and the visits a meeting abroad implies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summitry.claim.calling_off import CALLED, called
from summitry.claim.frame import PEOPLE, Where, agent, objects, people_list, possessive, reduced, right_end, subject, where_before, wheres
from summitry.claim.make import meeting, visit
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, foreign, in_scope
from summitry.claim.status import Silent, habitual, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.claim.unplaced import unplaced
from summitry.model import Claim, Participant, Span, Status, TimeLink, UnitKind

_PHONE = ("by phone", "by telephone", "phone call", "telephone", "over the phone", "on the phone", "phone conversation", "via phone")
_VIDEO = ("video", "virtual", "virtually", "videoconference", "online", "via zoom", "teleconference", "secure call")
_WITH = {"meet": ("with",), "talk": ("with", "to"), "phone": (), "host": (), "light": ("with", "between")}


def meetings_by_verb(line: Line, v: int) -> Iterator[Claim]:
    """Meetings and calls told by the verb group at `v`, with the visits they imply."""
    unit = line.units[v]
    if unit.key not in ("meet", "talk", "phone", "sign") or line.caption and (unit.key != "meet" or unit.facts["tense"] in ("ing", "part")):
        return
    status: Status | Silent | None = _status(line, v)
    if status is Silent.HABIT and unit.facts["tense"] == "pres" and _dated(line, v):
        status = None
    if isinstance(status, Silent) or _counted(line, v):
        return
    people = _together(line, v)
    if not _international(people):
        yield from _seen_abroad(line, v, people, status)
        return
    if unit.facts["lemma"] == "call on" and _calls_for(line, v):
        return
    if unit.key == "sign" and status is not Status.ANNOUNCED:
        return
    if unit.key in ("talk", "sign") and not _talk_is_meeting(line, v):
        return
    end = right_end(line.units, v)
    mode = mode_of(line, v, end, unit.key)
    yield from _told(line, v, end, people, mode, status)


def _dated(line: Line, v: int) -> bool:
    """ "He meets the president on Wednesday": a plan or a report, not a habit."""
    end = right_end(line.units, v)
    found = time_links(line.units, v + 1, end, line.scene.temporals) or leading_time(line.units, v, line.scene.temporals)
    return bool(found) and not habitual(line.units, line.scene.acts)


def _calls_for(line: Line, v: int) -> bool:
    """ "called on Putin to withdraw" asks; "called on Putin in Sochi" visits."""
    return any(u.kind is UnitKind.VERB and u.facts["tense"] == "inf" for u in line.units[v + 1 : v + 8])


def _seen_abroad(line: Line, v: int, people: Sequence[Participant], status: Status | None) -> Iterator[Claim]:
    """Whoever meets anybody at all abroad has travelled: "met the Taliban in Qatar on Monday"."""
    unit = line.units[v]
    travelled = [p for p in people if in_scope(p)]
    if unit.key != "meet" or len(travelled) != 1 or status in (Status.DENIED, Status.RUMOURED):
        return
    end = right_end(line.units, v)
    spots = [w for w in wheres(line.units, v + 1, end) if w.preposition in ("in", "at") and not _owner(line, w)]
    if mode_of(line, v, end, "meet") != "in-person" or not spots or not foreign(travelled[0], spots[0].country):
        return
    times = time_links(line.units, v + 1, end, line.scene.temporals)
    where = _finest(spots) or spots[0]
    yield visit(
        line.scene.article,
        line.clause(v),
        travelled[0],
        where.country,
        where.place,
        status,
        _attesting(times),
        form=form_of(line.units, v, end, line.scene.acts),
        occasion=occasion_of(line.units, v, end, line.scene.acts),
        said_by=line.said_by,
        implied_by="meeting",
    )


def _status(line: Line, v: int) -> Status | Silent:
    unit = line.units[v]
    if unit.facts["tense"] in ("inf", "ing") and not unit.facts.get("mood"):
        found = subject(line.units, v)
        if found.governor >= 0:
            governor = line.units[found.governor]
            if governor.key in ("go", "visit", "arrive", "attend", "light", "host", "meet", "leave") or governor.facts["lemma"] in (
                "accompany",
                "join",
            ):
                own = verb_status(line.units, found.governor, line.scene.acts, line.headline, line.caption)
                before = line.units[v - 1].low
                if unit.facts["tense"] == "inf" and own in (Status.ONGOING, Status.COMPLETED) and governor.key != "meet":
                    return Status.ANNOUNCED if own is Status.ONGOING else Status.COMPLETED
                return own if before not in ("after",) else Status.COMPLETED
            return Silent.NOT_SAID
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
    others = objects(line.units, v, _WITH.get(unit.key, ()))
    if unit.key == "phone" and not others:
        return ()
    if unit.facts.get("passive"):
        others = agent(line.units, v)
    if unit.key == "phone" and not _calls_up(line, v) or unit.key == "meet" and not others and not _intransitive(line, v):
        return ()
    return _unique((*found, *others))


def _intransitive(line: Line, v: int) -> bool:
    """ "met in Paris", not "met their deadline"."""
    after = line.units[v + 1] if v + 1 < len(line.units) else None
    if after is None or after.kind in (UnitKind.TIME, UnitKind.PUNCT, UnitKind.VERB):
        return True
    return after.low in _AFTER_MEET or after.low.endswith("ly")


_AFTER_MEET = frozenset(
    "in at on for with during ahead before after and again to several late early face-to-face behind over under near outside there here twice once privately last next this as by one-on-one alone throughout from until between talks of since about via when while afterward afterwards later".split()
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


def _unique(people: Sequence[Participant]) -> tuple[Participant, ...]:
    return tuple({p.person or p.name: p for p in people}.values())


def _international(people: Sequence[Participant]) -> bool:
    """Two persons or more, all worth recording, of more than one country."""
    return len(people) >= 2 and all(in_scope(p) for p in people) and len({p.country for p in people if p.country}) >= 2


def _talk_is_meeting(line: Line, v: int) -> bool:
    """ "spoke with" is a call or meeting; "discuss" together is one only for a joint subject, planned or done."""
    unit = line.units[v]
    if unit.facts["lemma"] in ("speak", "talk"):
        joint = len(_unique(subject(line.units, v).people)) >= 2
        return bool(objects(line.units, v, ("with", "to"))) or joint and mode_of(line, v, right_end(line.units, v), "meet") != "in-person"
    together = len(_unique(subject(line.units, v).people)) >= 2
    if unit.key == "sign":
        return together
    return together or bool(objects(line.units, v, ("with",)))


def mode_of(line: Line, start: int, end: int, act: str) -> str:
    """How they met, by the words of the clause: `in-person`, `phone`, `video`."""
    text = " ".join(u.low for u in line.units[max(0, start - 6) : end])
    if any(w in text for w in _VIDEO):
        return "video"
    if act in ("phone", "call") or any(w in text for w in _PHONE):
        return "phone"
    if (
        act == "talk"
        and line.units[start].facts.get("lemma") in ("speak", "talk")
        and not any(w.preposition in ("in", "at") for w in wheres(line.units, start, end))
    ):
        return "phone"
    return "in-person"


def _told(line: Line, v: int, end: int, people: tuple[Participant, ...], mode: str, status: Status | None) -> Iterator[Claim]:
    begin = subject(line.units, v).index
    spots = [
        w for w in wheres(line.units, v + 1, _reach(line, v, end)) if w.preposition in ("in", "at", "near", "on") and not _owner(line, w)
    ]
    spots = spots or _opening(line, begin if begin >= 0 else v) or list(where_before(line.units, v))
    if not spots and mode == "in-person" and status in (Status.COMPLETED, Status.ONGOING):
        yield from unplaced(line, v, end, people, status)
        return
    role = "date"
    lead = leading_time(line.units, begin if begin >= 0 else v, line.scene.temporals, role)
    span = line.clause(v)
    for where, times in _places_and_times(line, v, end, spots, lead):
        yield from gathering(line, span, people, mode, status, where, times, v, end)


def _opening(line: Line, before: int) -> list[Where]:
    """ "In Panama City on Saturday, ...": a place that opens the sentence."""
    opening = next(
        (k for k in range(min(before, 8)) if line.units[k].low == ","), min(before, 8) if line.units[0].low in ("in", "at") else 0
    )
    return [w for w in wheres(line.units, 0, opening) if w.preposition in ("in", "at")]


def _owner(line: Line, where: Where) -> bool:
    return where.end < len(line.units) and line.units[where.end].low in ("'s", "'")


def _places_and_times(
    line: Line, v: int, end: int, spots: Sequence[Where], lead: tuple[TimeLink, ...]
) -> Iterator[tuple[Where | None, tuple[TimeLink, ...]]]:
    """One meeting a place where several are listed, each with its own time."""
    temporals = line.scene.temporals
    distinct = list({(w.place, w.country): w for w in spots}.values())
    if len(distinct) < 2 or not _listed(line, distinct):
        where = _finest(distinct)
        yield where, time_links(line.units, v + 1, end, temporals) or lead
        return
    for n, where in enumerate(distinct):
        stop = distinct[n + 1].index if n + 1 < len(distinct) else end
        yield where, time_links(line.units, where.end, stop, temporals)


def _reach(line: Line, v: int, end: int) -> int:
    """Where the words on place end: what is discussed "in Ukraine" is not discussed there."""
    unit = line.units[v]
    if unit.key == "talk" and unit.facts["lemma"] not in ("speak", "talk"):
        return v + 1
    for k in range(v + 1, end):
        if (
            line.units[k].kind is UnitKind.VERB
            and line.units[k].facts["tense"] == "ing"
            and any(u.low == "again" for u in line.units[k:end])
        ):
            continue
        if line.units[k].kind is UnitKind.VERB or line.units[k].low in ("about", "regarding", "concerning", "over", "including"):
            return k if not (line.units[k].low == "including" and line.units[k + 1].low in ("in", "at")) else end
        if (
            line.units[k].low == "on"
            and k + 1 < end
            and line.units[k + 1].kind is not UnitKind.TIME
            and line.units[k + 1].low not in ("the", "sidelines", "margins")
        ):
            return k
    return end


def _finest(spots: Sequence[Where]) -> Where | None:
    return next((w for w in spots if w.place), spots[0] if spots else None)


def _listed(line: Line, spots: Sequence[Where]) -> bool:
    """Whether places are alternatives ("in Beijing and Kazakhstan", "in Rome in May and again in Paris"), not one inside another."""
    between = [{u.low for u in line.units[a.end : b.index]} for a, b in pairwise(spots)]
    if all("again" in lows for lows in between):
        return True
    return all(lows & {"and", "then"} for lows in between) and len({w.country for w in spots}) > 1


def gathering(
    line: Line,
    span: Span,
    people: tuple[Participant, ...],
    mode: str,
    status: Status | None,
    where: Where | None,
    times: tuple[TimeLink, ...],
    start: int,
    end: int,
    *,
    definite: bool = False,
) -> Iterator[Claim]:
    """A meeting and the visits it implies: whoever is abroad there has travelled."""
    scene = line.scene
    occasion = occasion_of(line.units, start, end, scene.acts)
    country = where.country if where else ""
    place = where.place if where else ""
    yield meeting(
        scene.article,
        span,
        people,
        mode,
        status,
        times,
        country=country,
        place=place,
        occasion=occasion,
        said_by=line.said_by,
        definite=definite,
    )
    if mode != "in-person" or not country:
        return
    form = form_of(line.units, start, end, scene.acts)
    for person in people:
        if foreign(person, country):
            yield visit(
                scene.article,
                span,
                person,
                country,
                place,
                status,
                _attesting(times),
                form=form,
                occasion=occasion,
                said_by=line.said_by,
                implied_by="meeting",
            )


def _attesting(times: Sequence[TimeLink]) -> tuple[TimeLink, ...]:
    """The day of a meeting lies in the stay, and need not begin it."""
    return tuple(TimeLink("attested", t.start, t.relation) if t.role == "date" else t for t in times)


def meetings_by_noun(line: Line, n: int) -> Iterator[Claim]:
    """Meetings and calls told by the noun at `n`: "talks with", "a meeting between", "their phone call"."""
    unit = line.units[n]
    if unit.key not in ("meeting", "call", "video") and not (unit.key == "summit" and unit.low == "summit"):
        return
    if n + 1 < len(line.units) and line.units[n + 1].kind is UnitKind.NOUN and line.units[n + 1].key in ("meeting", "call", "video"):
        return
    people, begin, end = _around(line, n)
    if not _international(people) or unit.key == "summit" and not _bilateral(line, n):
        return
    status = _noun_status(line, n, begin)
    if isinstance(status, Silent):
        return
    mode = {"call": "phone", "video": "video"}.get(unit.key) or mode_of(line, n, end, "meet")
    spots = [w for w in wheres(line.units, n + 1, end) if w.preposition in ("in", "at", "near", "on", "for") and not _owner(line, w)]
    spots = (
        spots
        or list(wheres(line.units, begin, n))
        or [w for w in wheres(line.units, 0, begin) if w.preposition in ("in", "at") and line.units[max(0, w.index - 2)].low != "of"]
    )
    times = (
        time_links(line.units, n + 1, end, line.scene.temporals)
        or leading_time(line.units, begin, line.scene.temporals)
        or time_links(line.units, max(0, begin - 1), n, line.scene.temporals)
    )
    times = times or _of_subject(line, n, end)
    yield from gathering(line, line.span(begin, end), people, mode, status, _finest(spots), times, begin, end)


def _of_subject(line: Line, n: int, end: int) -> tuple[TimeLink, ...]:
    """ "Talks between X and Y ended on Thursday": the day stands behind the verb."""
    if end < len(line.units) and line.units[end].kind is UnitKind.VERB and subject(line.units, end).noun == n:
        return time_links(line.units, end + 1, right_end(line.units, end), line.scene.temporals)
    return ()


def _bilateral(line: Line, n: int) -> bool:
    after = line.units[n + 1].low if n + 1 < len(line.units) else ""
    return after in ("with", "between")


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
    for k in range(n + 1, end):
        if units[k].kind in PEOPLE and units[k - 1].low in ("with", "between", "of", "by", "to", "from") and not possessive(units, k):
            listed, _ = people_list(units, k)
            people += listed
    if len(_unique(people)) < 2:
        people += _host_subject(line, n, begin, end)
    return _unique(people), begin, end


def _host_subject(line: Line, n: int, begin: int, end: int) -> Sequence[Participant]:
    """Who holds the meeting: the subject of its verb, or of the clause it hangs on."""
    units = line.units
    for k in range(begin - 1, -1, -1):
        if units[k].kind is UnitKind.VERB:
            return subject(units, k).people
    for k in range(end, len(units)):
        if units[k].kind is UnitKind.VERB:
            told = objects(units, k) if units[k].facts["lemma"] in ("tell", "urge", "ask", "assure", "thank") else ()
            return (*subject(units, k).people, *told)
    return ()


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


def _noun_status(line: Line, n: int, begin: int) -> Status | Silent:
    units, acts = line.units, line.scene.acts
    modifiers = {u.low for u in units[begin:n]}
    verb = next((k for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), -1)
    after = next(
        (k for k in range(n + 1, len(units)) if units[k].kind is UnitKind.VERB and units[k].facts["tense"] not in ("inf", "ing")), -1
    )
    if after >= 0 and subject(units, after).noun == n:
        verb = after
        if units[after].key in CALLED:
            return called(line, after, verb_status(units, after, acts, line.headline, line.caption))
        own = verb_status(units, after, acts, line.headline, line.caption)
        return own if own is not Silent.HABIT else Silent.NOT_SAID
    if "no" in modifiers or begin and units[begin - 1].low == "no":
        return Status.DENIED
    before = [u.low for u in units[max(0, begin - 2) : begin]]
    if before[-1:] == ["of"] and before[0] in acts.words["called_off"] | acts.words["put_off"]:
        return Status.CANCELLED if before[0] in acts.words["called_off"] else Status.POSTPONED
    if (
        modifiers & acts.words["ahead"]
        or units[begin - 1].low in ("before",)
        or [u.low for u in units[max(0, begin - 2) : begin]] == ["ahead", "of"]
    ):
        return Status.ANNOUNCED
    if modifiers & acts.words["behind"] or units[begin - 1].low in ("after", "following", "since"):
        return Status.COMPLETED
    if verb < 0:
        return Status.COMPLETED
    if units[verb].key in CALLED:
        return called(line, verb, verb_status(units, verb, acts, line.headline, line.caption))
    if units[verb].key == "invite" or units[verb].facts["lemma"] in (
        "propose",
        "seek",
        "want",
        "demand",
        "request",
        "ask",
        "suggest",
        "offer",
        "refuse",
        "hope",
    ):
        return Silent.NOT_SAID
    tense = units[verb].facts["tense"]
    if tense in ("inf", "ing") and not units[verb].facts.get("mood"):
        governor = subject(units, verb).governor
        return verb_status(units, governor, acts, line.headline, line.caption) if governor >= 0 else Status.COMPLETED
    return verb_status(units, verb, acts, line.headline, line.caption)
