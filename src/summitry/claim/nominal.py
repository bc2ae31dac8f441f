"""Visits told by a noun: "Xi's visit to Russia", "a trip by the premier to Rome", "on a state visit to Japan"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summitry.claim.called_on import called_on
from summitry.claim.frame import reduced, right_end, subject
from summitry.claim.lasting import length_told
from summitry.claim.leg_times import days_of_stops
from summitry.claim.make import meeting, visit
from summitry.claim.nominal_status import is_over, phrase_status, sets_out
from summitry.claim.nominal_times import times_of_phrase
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.phrases import Phrase, before_another, phrase_at
from summitry.claim.places import Where
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.report import on_that_stay
from summitry.claim.scene import Line, destinations, foreign, in_scope
from summitry.claim.status import Silent, begins_stay, ends_stay, habitual
from summitry.claim.timing import leading_time
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


_WIDE = (["to", "the", "region"], ["of", "the", "region"], ["to", "the", "continent"])


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
        wide = wide or [u.low for u in line.units[n + 1 : n + 4]] in _WIDE
        if not wide:  # "his visit to Europe" is another than that to Oman told before
            yield from _pointed(line, phrase, people)
        return
    status = phrase_status(line, phrase)
    details = {"tense": "present"} if _in_present(line, phrase, status) else {}
    if details:
        status = None
    elif status is Status.COMPLETED and sets_out(line, phrase):
        details = {"tense": "departs"}
    if isinstance(status, Silent):
        return
    days = days_of_stops(line, spots, phrase.end, times_of_phrase(line, phrase, status))
    for person in people:
        for where, times in zip(spots, days, strict=True):
            if foreign(person, where.country):
                told = _claim(line, phrase, person, where, _of_stop(line, phrase, status, where is spots[0]), times, details)
                yield told
                yield from _with_host(line, phrase, told, person)


def _of_stop(line: Line, phrase: Phrase, status: Status | None, first: bool) -> Status | None:
    """ "left on Monday for visits to Oman and Qatar": bound for the first, the others are to come."""
    if status is not Status.COMPLETED or not sets_out(line, phrase):
        return status
    facts = line.units[phrase.governor].facts
    if facts["tense"] == "past" and "perfect" in facts:
        return status
    return Status.ONGOING if first else Status.ANNOUNCED


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
    leads_to = noun.key == "visit" and phrase.noun + 1 < len(units) and units[phrase.noun + 1].low == "to"
    if leads_to:
        brings = ("to", "of")  # "his visit to Europe and the crisis in Ukraine"
    verb = next((k for k in range(phrase.noun + 1, phrase.end) if units[k].kind is UnitKind.VERB and not reduced(units, k)), phrase.end)
    found = tuple(destinations(line, phrase.noun + 1, before_another(units, phrase.noun + 1, verb), brings))
    if found or noun.key in ("attendance", "departure"):
        return found
    if leads_to and (inside := called_on(line, phrase.noun + 2, verb)):
        return inside
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
        if where is None or isinstance(status, Silent) or _begins_elsewhere(line, phrase, where):
            continue
        if not (phrase.owners or units[phrase.begin].low in ("the", "this", "that", "a", "an")):
            continue
        times = times_of_phrase(line, phrase, status)
        if status is not None or times or units[phrase.noun].low != "tour" or not _several_stops(line, person):
            yield _claim(line, phrase, person, where, status, times)


def _several_stops(line: Line, person: Participant) -> bool:
    """Whether the article has told of several stops of somebody's tour, so that "the tour" is none of them."""
    return len({c.host_country for c in line.scene.visits if c.participants[0].person == person.person}) > 1


def _begins_elsewhere(line: Line, phrase: Phrase, where: Where) -> bool:
    """ "The tour began on Sunday in Jordan": that day is none of the stop told last."""
    g = phrase.governor
    if not phrase.as_subject or not _bounds_stay(line.units[g]):
        return False
    return any(w.country != where.country for w in destinations(line, g + 1, right_end(line.units, g), ("in", "at", "with")))


def _claim(
    line: Line,
    phrase: Phrase,
    person: Participant,
    where: Where,
    status: Status | None,
    times: tuple[TimeLink, ...],
    details: Mapping[str, str] | None = None,
) -> Claim:
    units, scene = line.units, line.scene
    end = phrase.end
    stop = max(end, right_end(units, phrase.governor) if phrase.governor >= 0 and phrase.as_subject else end)
    definite = not times and status is None or where.index == phrase.noun
    lasts = length_told(units, max(0, phrase.begin - 4), stop, where.country)
    if lasts and not times and where.index == phrase.noun:
        times = on_that_stay(line, person, where.country)
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
            **lasts,
            **({"over": "true"} if status is Status.COMPLETED and is_over(line, phrase) else {}),
        },
    )


def _first(line: Line, phrase: Phrase) -> int:
    """Where the telling begins: with the verb that carries the noun, its subject before it."""
    if phrase.governor < 0 or phrase.as_subject or line.units[phrase.governor].key not in ("light", "cancel", "postpone", "deny"):
        return phrase.begin
    begin = subject(line.units, phrase.governor).index
    return begin if 0 <= begin < phrase.governor else min(phrase.begin, phrase.governor)
