"""Visits told by a noun: "Xi's visit to Russia", "a trip by the premier to Rome", "on a state visit to Japan"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summitry.claim.frame import reduced, right_end, subject
from summitry.claim.lasting import length_told, roles
from summitry.claim.make import meeting, visit
from summitry.claim.nominal_status import is_over, phrase_status, sets_out
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.phrases import HAPPENS, ORDINALS, Phrase, before_another, counts_over, phrase_at, relative_verb
from summitry.claim.places import Where
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, destinations, foreign, in_scope
from summitry.claim.status import Silent, begins_stay, ends_stay, habitual
from summitry.claim.timing import leading_time, time_links, to_the_day
from summitry.claim.visitors import meant, visitors
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind


def _compound(after: Unit) -> bool:
    """ "the travel industry", "visit preparations": the noun only colours the next."""
    return (
        after.kind is UnitKind.WORD
        and after.text.islower()
        and after.text.isalpha()
        and len(after.text) > 4
        and after.low not in _FOLLOWS
        and not after.low.endswith("ly")
    )


_FOLLOWS = frozenset(
    (
        "after before during until since which where while about through across between around there again earlier "
        "later under amid ahead with without beginning starting abroad overseas because alone together scheduled "
        "planned originally"
    ).split()
)


def visits_by_noun(line: Line, n: int) -> Iterator[Claim]:
    """Visits told by the noun at `n`."""
    after = line.units[n + 1] if n + 1 < len(line.units) else None
    if (
        line.units[n].key not in ("visit", "arrival", "attendance", "departure")
        or after is not None
        and (after.kind is UnitKind.NOUN or _compound(after))
    ):
        return
    phrase = phrase_at(line, n)
    if "virtual" in phrase.modifiers:
        return
    people = [p for p in visitors(line, phrase) if in_scope(p)]
    if not people:
        return
    spots = _spots(line, phrase, people)
    if not spots:
        wide = any(u.kind is UnitKind.PLACE and not u.facts.get("country") for u in line.units[n + 1 : phrase.end])
        if not wide:  # "his visit to Europe" is another than that to Oman told before
            yield from _pointed(line, phrase, people)
        return
    status = phrase_status(line, phrase)
    details = {"tense": "present"} if _in_present(line, phrase, status) else {}
    if details:
        status = None
    if isinstance(status, Silent):
        return
    for person in people:
        for where in spots:
            if foreign(person, where.country):
                told = _claim(line, phrase, person, where, status, details)
                yield told
                yield from _with_host(line, phrase, told, person)


def _in_present(line: Line, phrase: Phrase, status: Status | Silent | None) -> bool:
    """ "makes a state visit to Japan from 12 to 14 November", "begins a tour on Tuesday": when it is, its day says."""
    g = phrase.governor
    if g < 0 or line.headline or status not in (Silent.HABIT, Status.ONGOING) or phrase.as_subject and not _bounds_stay(line.units[g]):
        return False
    facts = line.units[g].facts
    if (
        facts["tense"] != "pres"
        or line.units[g].key not in ("light", "go", "arrive", "leave")
        or any(f in facts for f in ("perfect", "passive", "mood"))
    ):
        return False
    commas = (k for k in range(phrase.end, len(line.units)) if line.units[k].low == ",")  # "to Oslo, having been in Riga on Monday"
    stop = min(max(phrase.end, right_end(line.units, g)), next(commas, len(line.units)))
    dated = any(u.kind is UnitKind.TIME for u in line.units[g:stop]) or bool(leading_time(line.units, g, line.scene.temporals))
    return dated and not habitual(line.units, line.scene.acts)


def _bounds_stay(verb: Unit) -> bool:
    """ "The visit begins on Friday", "ends on Sunday"."""
    return begins_stay(verb.facts["lemma"]) or ends_stay(verb.facts["lemma"])


def _with_host(line: Line, phrase: Phrase, told: Claim, visitor: Participant) -> Iterator[Claim]:
    """ "a visit to Ireland with Taoiseach Leo Varadkar": the host met the guest."""
    units = line.units
    k = next(
        (k for k in range(phrase.noun + 1, phrase.end) if units[k].low == "with" and k + 1 < len(units) and units[k + 1].kind in PEOPLE),
        None,
    )
    if k is None or units[phrase.noun].key != "visit":
        return
    hosts = tuple(p for p in units[k + 1].people if in_scope(p) and p.country == told.host_country)
    if hosts and not possessive(units, k + 1):
        yield meeting(
            line.scene.article,
            told.spans[0],
            (visitor, *hosts),
            "in-person",
            told.status,
            told.times,
            country=told.host_country,
            place=told.place,
            said_by=line.said_by,
        )


def _spots(line: Line, phrase: Phrase, people: Sequence[Participant]) -> tuple[Where, ...]:
    units = line.units
    noun = units[phrase.noun]
    brings: tuple[str, ...] = {
        "visit": ("to", "in", "of", "through", "across"),
        "arrival": ("in", "at", "to"),
        "attendance": ("in", "at"),
        "departure": ("from",),
    }[noun.key]
    if noun.key == "visit" and phrase.noun + 1 < len(units) and units[phrase.noun + 1].low == "to":
        brings = ("to", "of")  # "his visit to Europe and the crisis in Ukraine"
    verb = next((k for k in range(phrase.noun + 1, phrase.end) if units[k].kind is UnitKind.VERB and not reduced(units, k)), phrase.end)
    found = tuple(destinations(line, phrase.noun + 1, before_another(units, phrase.noun + 1, verb), brings))
    if found or noun.key in ("attendance", "departure"):
        return found
    for k in range(phrase.noun - 1, phrase.begin - 1, -1):
        unit = units[k]
        if unit.kind is UnitKind.PLACE and unit.facts.get("country"):
            return (Where(k, k + 1, unit.facts["place"], unit.facts["country"]),)
        if (
            unit.kind is UnitKind.COUNTRY
            and phrase.owners
            and ":" not in unit.key
            and k + 1 < len(units)
            and units[k + 1].low not in ("'s", "'")
        ):
            return (Where(k, k + 1, "", unit.key),)
    return ()


def _pointed(line: Line, phrase: Phrase, people: Sequence[Participant]) -> Iterator[Claim]:
    """ "the trip", "his visit": a visit told before, where the phrase says something of it."""
    units = line.units
    for person in people:
        where = meant(line, phrase, person)
        status = phrase_status(line, phrase)
        if where is None or isinstance(status, Silent):
            continue
        if not (phrase.owners or units[phrase.begin].low in ("the", "this", "that", "a", "an")):
            continue
        yield _claim(line, phrase, person, where, status)


def _claim(
    line: Line, phrase: Phrase, person: Participant, where: Where, status: Status | None, details: Mapping[str, str] | None = None
) -> Claim:
    units, scene = line.units, line.scene
    end = phrase.end
    times = _times(line, phrase, status)
    stop = max(end, right_end(units, phrase.governor) if phrase.governor >= 0 and phrase.as_subject else end)
    definite = not times and status is None or where.index == phrase.noun
    return visit(
        scene.article,
        line.span(_first(line, phrase), stop),
        person,
        where.country,
        where.place,
        status,
        times,
        form=form_of(units, phrase.begin, stop, scene.acts),
        occasion=occasion_of(units, phrase.noun, stop, scene.acts) or occasion_of(units, phrase.noun + 1, stop, scene.acts),
        said_by=line.said_by,
        definite=definite,
        details={
            **(details or {}),
            **length_told(units, max(0, phrase.begin - 4), phrase.noun, where.country),
            **({"over": "true"} if status is Status.COMPLETED and is_over(line, phrase) else {}),
        },
    )


def _times(line: Line, phrase: Phrase, status: Status | None) -> tuple[TimeLink, ...]:
    """The times of the phrase, else of its verb or relative, each in its role."""
    units, scene, end = line.units, line.scene, phrase.end
    times = time_links(units, phrase.noun + 1, end, scene.temporals) or _inside(line, phrase) or _told_on(line, phrase)
    if phrase.governor >= 0 and not times:
        times = _of_governor(line, phrase, status)
    if ORDINALS & set(phrase.modifiers):
        times = tuple(t for t in times if not counts_over(line, t))
    if status in _UNHELD and _of_many(line, phrase):
        times = tuple(t for t in times if t not in to_the_day(times, scene.temporals))  # it was called off on that day
    if units[phrase.noun].key == "attendance":
        times = tuple(t if t.role != "date" else type(t)("programme", t.start, t.relation) for t in times)
    if status is Status.POSTPONED:
        times = tuple(TimeLink(t.role, t.start) for t in times)
    elif (
        phrase.governor >= 0
        and status not in _UNHELD
        and not (phrase.as_subject and times and times[0].start < units[phrase.governor].start)
    ):
        times = roles(times, units[phrase.governor].facts["lemma"])
    return times


def _of_governor(line: Line, phrase: Phrase, status: Status | None) -> tuple[TimeLink, ...]:
    """Times of the verb the phrase is subject or object of, of its relative, or of the head of the sentence."""
    units, scene = line.units, line.scene
    stop = right_end(units, phrase.governor)
    lemma = units[phrase.governor].facts["lemma"]
    happens = phrase.as_subject and (lemma in HAPPENS - _OF_ANOTHER_DAY or units[phrase.governor].key == "postpone")
    times = time_links(units, phrase.governor + 1, stop, scene.temporals) if happens else ()
    relative = relative_verb(units, phrase.end)
    times = times or (time_links(units, relative + 1, right_end(units, relative), scene.temporals) if relative >= 0 else ())
    if sets_out(line, phrase) or units[phrase.governor].key in ("go", "arrive") and phrase.preposition in ("for", "on"):
        times = times or _of_setting_out(line, phrase)
    told = status is not None or units[phrase.governor].facts["tense"] == "pres" and not phrase.as_subject  # "In May she pays a visit to"
    lead = leading_time(units, phrase.begin, scene.temporals) if told else ()
    times = times or (() if status in _UNHELD and any(_of_report(line, t) for t in lead) else lead)
    if phrase.preposition == "from" and units[phrase.governor].facts["lemma"] in _RETURNS:
        times = _of_return(line, phrase)
    return times


_OF_ANOTHER_DAY = frozenset(("follow", "mark", "become", "include"))
"""Verbs whose day is that of their object: "the visit follows talks last week"."""


_UNHELD = frozenset((Status.CANCELLED, Status.POSTPONED, Status.DENIED, Status.RUMOURED))


def _of_report(line: Line, link: TimeLink) -> bool:
    """A day that opens the sentence is the day a visit was called off, not the day it was for; a month or year may be either."""
    low = next((u.low for u in line.units if u.start == link.start), "")
    return not any(w.isdigit() and len(w) == 4 for w in low.split())


def _of_setting_out(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """ "leaves on Monday for a visit to Finland": the stay begins then, or a day later."""
    relation = "on" if line.units[phrase.governor].key == "arrive" else "departs"
    if _of_many(line, phrase):
        return ()
    found = time_links(line.units, phrase.governor + 1, phrase.begin, line.scene.temporals, "start")
    return tuple(TimeLink(t.role, t.start, relation if t.relation == "on" else t.relation) for t in found)


_RETURNS = frozenset(("return", "return home", "fly home", "come", "get", "fly", "arrive"))


def _of_return(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """ "returned on Friday from a visit to Cuba": the day it ended."""
    times = time_links(line.units, phrase.governor + 1, phrase.begin, line.scene.temporals, "end")
    return times or leading_time(line.units, phrase.governor, line.scene.temporals, "end")


def _first(line: Line, phrase: Phrase) -> int:
    """Where the telling begins: with the verb that carries the noun, its subject before it."""
    if phrase.governor < 0 or phrase.as_subject or line.units[phrase.governor].key not in ("light", "cancel", "postpone", "deny"):
        return phrase.begin
    begin = subject(line.units, phrase.governor).index
    return begin if 0 <= begin < phrase.governor else min(phrase.begin, phrase.governor)


def _told_on(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """ "began the talks in 2013 on a visit to": the day of what was done on the visit lies in the stay."""
    at = phrase.begin - 2
    if phrase.preposition not in ("on", "during") or at < 0 or line.units[at].kind is not UnitKind.TIME or _of_many(line, phrase):
        return ()
    return time_links(line.units, at, at + 1, line.scene.temporals, "attested")


def _of_many(line: Line, phrase: Phrase) -> bool:
    """Whether a tour goes to several countries: a day told of it is the day of none of them."""
    return len({w.country for w in destinations(line, phrase.noun + 1, phrase.end, ("to", "of", "in"))}) > 1


def _inside(line: Line, phrase: Phrase) -> tuple[TimeLink, ...]:
    """A time among the modifiers: "last week's visit", "his May 2023 trip"."""
    return time_links(line.units, max(0, phrase.begin - 1), phrase.noun, line.scene.temporals)
