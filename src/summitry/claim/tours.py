"""Tours of several countries: where they lead, in what order, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.calling_off import CALLED
from summitry.claim.frame import objects, right_end, subject
from summitry.claim.leg_times import days_of_stops, one_list
from summitry.claim.make import visit
from summitry.claim.people import PEOPLE, possessive
from summitry.claim.places import Where, wheres
from summitry.claim.scene import Line, destinations, foreign, in_scope, traveller
from summitry.claim.status import Silent, verb_status
from summitry.claim.timing import time_links
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind

_LEADS = frozenset(("take", "bring", "include", "cover", "take in", "lead", "span", "carry"))


def visits_led_to(line: Line, v: int) -> Iterator[Claim]:
    """ "His tour took the president to Brazil, Argentina and Cuba", "a tour that includes Mali and Benin": one visit a country."""
    unit = line.units[v]
    noun = subject(line.units, v).noun if unit.facts["lemma"] in _LEADS else -1
    if noun < 0 or line.units[noun].key != "visit":
        return
    if unit.facts["tense"] in ("inf", "ing") and not unit.facts.get("mood"):
        return
    brings = ("",) if unit.facts["lemma"] in ("include", "cover", "take in", "span") else ("to",)
    people = objects(line.units, v) if brings == ("to",) else ()
    people = people or traveller_of(line, noun)
    status = _led(line, v, noun)
    end = right_end(line.units, v)
    spots = destinations(line, v + 1, end, (*brings, "in", "to") if brings == ("",) else brings)
    if isinstance(status, Silent) or not spots or brings == ("",) and not only_places(line, v + 1, spots[0]):
        return
    times = time_links(line.units, v + 1, end, line.scene.temporals) or time_links(line.units, noun, v, line.scene.temporals)
    yield from each_stop(line, (min(noun, v), end), people[:1], spots, status, times if len(spots) == 1 or _closed(line, times) else ())


def _closed(line: Line, times: Sequence[TimeLink]) -> bool:
    """Whether the time is a month or a year, which may hold a whole tour."""
    lows = [u.low for u in line.units for t in times if u.start == t.start]
    return (
        len(times) == 1
        and all(
            not any(c.isdigit() for c in low)
            or low.isdigit()
            and len(low) == 4
            or len(low.split()) == 2
            and low.split()[1].isdigit()
            and len(low.split()[1]) == 4
            for low in lows
        )
        and not any(low.endswith("day") for low in lows)
    )


def only_places(line: Line, start: int, first: Where) -> bool:
    """ "includes Cameroon", "will include stops in Rome": no other object comes before."""
    return (
        all(u.kind is not UnitKind.PERSON and u.kind is not UnitKind.VERB for u in line.units[start : first.index])
        and first.index - start <= 4
    )


def _led(line: Line, v: int, noun: int) -> Status | Silent | None:
    """The status a tour's verb gives; a present tense leaves it to the tour: "that includes", "begins"."""
    status = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    if status is not Silent.HABIT:
        return status
    main = next((k for k, u in enumerate(line.units) if k != v and u.kind is UnitKind.VERB and u.key != "say"), -1)
    own = verb_status(line.units, main, line.scene.acts, line.headline, line.caption) if main >= 0 else Silent.HABIT
    return Status.ANNOUNCED if own in (Silent.HABIT, Status.ONGOING, Status.ANNOUNCED) else own


def traveller_of(line: Line, noun: int) -> tuple[Participant, ...]:
    """Whose tour it is: its possessor, the person behind "for" or "by", the subject of the clause, else the visitor of the article."""
    units = line.units
    for k in range(noun - 1, max(-1, noun - 8), -1):
        if units[k].kind in PEOPLE and possessive(units, k):
            return units[k].people
    for k in range(noun + 1, len(units)):
        led = units[k - 1].low in ("for", "by") or k == noun + 2 and units[k - 1].low == "of"
        if units[k].kind in PEOPLE and led and not possessive(units, k):
            return units[k].people
    verb = next((k for k in range(noun - 1, -1, -1) if units[k].kind is UnitKind.VERB), -1)
    found = tuple(p for p in subject(units, verb).people if in_scope(p)) if verb >= 0 else ()
    main = line.scene.main()
    return found or (main.participants[:1] if main else ())


def each_stop(
    line: Line,
    stretch: tuple[int, int],
    people: Sequence[Participant],
    spots: Sequence[Where],
    status: Status | None,
    times: tuple[TimeLink, ...],
) -> Iterator[Claim]:
    """One visit a traveller and a stop, with the days in brackets behind the stop if there are."""
    for person in people:
        for where in spots:
            if in_scope(person) and foreign(person, where.country):
                days = _in_brackets(line, where) or times
                yield visit(line.scene.article, line.span(*stretch), person, where.country, where.place, status, days, said_by=line.said_by)


def _in_brackets(line: Line, where: Where) -> tuple[TimeLink, ...]:
    """ "Russia (March 22-24), Tanzania (March 24-25)": the days behind the stop."""
    units, k = line.units, where.end
    if k + 2 >= len(units) or units[k].low != "(" or units[k + 1].kind is not UnitKind.TIME:
        return ()
    close = next((j for j in range(k + 2, min(len(units), k + 7)) if units[j].low == ")"), k + 2)
    return time_links(units, k, close, line.scene.temporals)


def tours_in_brackets(line: Line, n: int) -> Iterator[Claim]:
    """ "Clinton's tour (Ghana, Uganda, Rwanda) begins on Sunday", "a trip with stops in Oslo and Riga", "including Peru"."""
    units = line.units
    if units[n].key != "visit" or n + 1 >= len(units):
        return
    close = next((k for k in range(n + 1, len(units)) if units[k].low == ")"), -1)
    listed = units[n + 1].low == "(" and close > 0
    if not listed or any(u.kind is UnitKind.VERB for u in units[n + 1 : close]):
        return
    spots = tuple({w.country: w for w in wheres(units, n + 2, close)}.values())
    verb = next((k for k in range(close, len(units)) if units[k].kind is UnitKind.VERB), -1)
    status = verb_status(units, verb, line.scene.acts, line.headline, line.caption) if verb >= 0 else None
    told = Status.ANNOUNCED if status in (Silent.HABIT, Status.ANNOUNCED, Status.ONGOING) else status
    if len(spots) > 1 and not isinstance(told, Silent):
        yield from each_stop(line, (n, close), traveller_of(line, n)[:1], spots, told, ())


def tour_with_stops(line: Line, n: int) -> Iterator[Claim]:
    """ "set off on a tour of Latin America taking in Uruguay and Brazil", "a trip including stops in Oslo": one visit a stop."""
    units = line.units
    k = next((k for k in range(n + 1, min(len(units), n + 9)) if _brings_stops(units[k])), -1)
    sold = n > 0 and units[n - 1].low in ("book", "concert", "speaking", "campaign")
    if units[n].key != "visit" or k < 0 or sold or any(u.kind is UnitKind.VERB or u.people for u in units[n + 1 : k]):
        return
    at = next((j for j in range(k + 1, min(len(units), k + 6)) if units[j].low not in _A_STOP_IN), -1)
    if at < 0 or units[at].kind not in (UnitKind.PLACE, UnitKind.COUNTRY):
        return
    ends = (j for j in range(at, len(units)) if units[j].kind in (UnitKind.VERB, UnitKind.TIME) or units[j].low in _LIST_ENDS)
    stop = next(ends, len(units))
    spots = tuple({w.country: w for w in wheres(units, at, stop)}.values())
    status = _of_tour(line, n, k)
    if status is not None:
        yield from each_stop(line, (n, stop), traveller_of(line, n)[:1], spots, status, ())


def _brings_stops(unit: Unit) -> bool:
    return unit.low == "including" or unit.kind is UnitKind.VERB and unit.facts["lemma"] == "take in" and unit.facts["tense"] == "ing"


_A_STOP_IN = frozenset("a an the also stop stops stopover stopovers visits in to both brief".split())
_LIST_ENDS = frozenset("on from for with in where before after that which who to ; :".split())


def _of_tour(line: Line, n: int, k: int) -> Status | None:
    """What the verb beside a tour says of its stops: those of one that has begun are ahead, unless the traveller is back."""
    units = line.units
    verb = next((j for j in (*range(n - 1, -1, -1), *range(k + 1, len(units))) if units[j].kind is UnitKind.VERB), -1)
    own = verb_status(units, verb, line.scene.acts, line.headline, line.caption) if verb >= 0 else Silent.HABIT
    sets_out = verb >= 0 and (units[verb].key == "leave" or units[verb].facts["lemma"] in _SETS_OUT)
    if own in (Status.CANCELLED, Status.DENIED) or not isinstance(own, Status) and own is not Silent.HABIT:
        return None
    if verb >= 0 and units[verb].key in CALLED:
        return CALLED[units[verb].key] if own in (Status.COMPLETED, Status.ONGOING) else None
    return Status.ANNOUNCED if sets_out or own in (Silent.HABIT, Status.ONGOING) else own


_SETS_OUT = frozenset(("set off on", "embark", "begin", "start", "kick off", "launch", "announce", "plan"))


def on_the_way(line: Line) -> Iterator[Claim]:
    """ "on his way to Yokohama", "en route to Oslo": bound there; "on his way home from Riga": there before."""
    units = line.units
    for k, unit in enumerate(units):
        if unit.low not in ("way", "route") or k == 0:
            continue
        on = (
            units[k - 1].low == "en"
            or k > 1
            and units[k - 2].low == "on"
            and (units[k - 1].low == "the" or units[k - 1].kind is UnitKind.PRONOUN)
        )
        lead = [u.low for u in units[k + 1 : k + 3]]
        back = lead[:1] in (["back"], ["home"]) and lead[1:] == ["from"]
        if not on or not (lead[:1] == ["to"] or back):
            continue
        start = k + 2 + back
        spots = [w for w in wheres(units, start - 1, min(len(units), start + 3)) if w.preposition in ("to", "from")][:1]
        verb = next((j for j in range(k, -1, -1) if units[j].kind is UnitKind.VERB), None)
        verb = verb if verb is not None else next((j for j in range(k, len(units)) if units[j].kind is UnitKind.VERB), None)
        being = verb is not None and units[verb].facts["lemma"] == "be"
        if verb is None or not spots or being and not back or "neg" in units[verb].facts:
            return
        people = [p for p in subject(units, verb).people if traveller(p)]
        over = back or any(_been(line, p, spots[0].country) for p in people)
        yield from each_stop(line, (k, spots[0].end), people, spots, Status.COMPLETED if over else Status.ANNOUNCED, ())
        return


def _been(line: Line, person: Participant, country: str) -> bool:
    """Whether the article has told before that the visit is over: "en route to Pyongyang" then is of that visit."""
    told = (c for c in line.scene.visits if c.participants[0].person == person.person and c.host_country == country)
    return any(c.status is Status.COMPLETED for c in told)


_STAGES = frozenset(
    ("go on", "carry on", "resume", "begin", "start", "kick off", "open", "end", "conclude", "finish", "wrap up", "continue", "complete")
)


def stages(line: Line, v: int) -> Iterator[Claim]:
    """ "The tour starts in Kuala Lumpur on Sunday and ends in Male": each place named is a visit of its own."""
    units = line.units
    if units[v].facts["lemma"].removesuffix(" in") not in _STAGES:
        return
    found = subject(units, v)
    noun = found.noun
    if noun < 0 or units[noun].key != "visit":
        return
    people = _owner(line, noun)
    end = right_end(units, v)
    visits = any(u.kind is UnitKind.NOUN and u.key == "visit" for u in units[v + 1 : v + 5])
    brings = "to" if visits else "" if units[v].facts["lemma"].endswith(" in") else "with"
    spots = destinations(line, v + 1, end, ("in", "at", "with", brings))
    times = time_links(units, v + 1, end, line.scene.temporals)
    status = verb_status(units, v, line.scene.acts, line.headline, line.caption)
    told = None if status is Silent.HABIT and times else status
    if isinstance(told, Silent) or not spots:
        return
    spots = spots if one_list(line, spots) else spots[:1]
    days = days_of_stops(line, spots, end, times)
    for person in people:
        for where, own in zip(spots, days, strict=True):
            if traveller(person) and foreign(person, where.country):
                yield visit(
                    line.scene.article,
                    line.span(noun, end),
                    person,
                    where.country,
                    where.place,
                    Status.COMPLETED if told is Status.ONGOING and _gone_on(line, person, where) else told,
                    own,
                    said_by=line.said_by,
                    details={"tense": "present"} if told is None else None,
                )


def _gone_on(line: Line, person: Participant, where: Where) -> bool:
    """Whether the article has told of another stop: where the tour began, its traveller is no more."""
    last = line.scene.current(person)
    return last is not None and last.host_country != where.country and last.status in (Status.ONGOING, Status.COMPLETED, Status.ANNOUNCED)


def _owner(line: Line, noun: int) -> tuple[Participant, ...]:
    """Whose tour it is: the possessor before the noun, else the visitor the article is about."""
    for k in range(noun - 1, max(-1, noun - 8), -1):
        if line.units[k].kind in PEOPLE and possessive(line.units, k):
            return line.units[k].people
    main = line.scene.main()
    return main.participants[:1] if main else ()
