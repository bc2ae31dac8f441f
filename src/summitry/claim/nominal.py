"""Visits told by a noun: "Xi's visit to Russia", "a trip by the premier to Rome", "on a state visit to Japan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitry.claim.frame import PEOPLE, Where, possessive, reduced, right_end, subject
from summitry.claim.make import meeting, visit
from summitry.claim.purpose import form_of, occasion_of
from summitry.claim.scene import Line, destinations, foreign, in_scope
from summitry.claim.calling_off import CALLED, called
from summitry.claim.status import Silent, begins_stay, ends_stay, verb_status
from summitry.claim.timing import leading_time, time_links
from summitry.model import Claim, Participant, Status, TimeLink, Unit, UnitKind

_NOT_MODIFIERS = frozenset(("after", "before", "during", "on", "for", "with", "of", "in", "and", ",", "to", "by", "that"))


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
    "after before during until since which where while about through across between around there again earlier later under amid ahead with without beginning starting abroad overseas because alone together scheduled planned originally".split()
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun of visiting with what stands around it."""

    noun: int
    begin: int
    """Index of the possessor or determiner."""
    end: int
    owners: tuple[Participant, ...]
    owned: bool
    """Whether somebody, known or not, has the phrase: "the First Lady's visit"."""
    modifiers: tuple[str, ...]
    preposition: str
    """The preposition before the phrase."""
    governor: int
    """The verb it is object or subject of, -1 where none."""
    as_subject: bool


def visits_by_noun(line: Line, n: int) -> Iterator[Claim]:
    """Visits told by the noun at `n`."""
    after = line.units[n + 1] if n + 1 < len(line.units) else None
    if (
        line.units[n].key not in ("visit", "arrival", "attendance", "departure")
        or after is not None
        and (after.kind is UnitKind.NOUN or _compound(after))
    ):
        return
    phrase = _phrase(line, n)
    people = [p for p in _visitors(line, phrase) if in_scope(p)]
    if not people:
        return
    spots = _spots(line, phrase, people)
    if not spots:
        yield from _pointed(line, phrase, people)
        return
    status = _status(line, phrase)
    if isinstance(status, Silent):
        return
    for person in people:
        for where in spots:
            if foreign(person, where.country):
                told = _claim(line, phrase, person, where, status)
                yield told
                yield from _with_host(line, phrase, told, person)


def _with_host(line: Line, phrase: _Phrase, told: Claim, visitor: Participant) -> Iterator[Claim]:
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


def _phrase(line: Line, n: int) -> _Phrase:
    units = line.units
    k = n - 1
    modifiers: list[str] = []
    while k >= 0 and n - k < 8 and _modifier(line, k):
        modifiers.append(units[k].low)
        k -= 1
    owners: tuple[Participant, ...] = ()
    owned = k >= 1 and units[k].low in ("'s", "'") or k >= 0 and units[k].kind in PEOPLE and possessive(units, k)
    begin = k + 1
    if k >= 1 and units[k].low in ("'s", "'") and units[k - 1].kind in PEOPLE:
        owners, begin = units[k - 1].people, k - 1
    elif k >= 0 and units[k].kind in PEOPLE:
        if possessive(units, k) or line.headline or k == n - 1 and units[k].kind is UnitKind.PERSON:
            owners, begin = units[k].people, k
    elif k >= 0 and units[k].low in ("the", "a", "an", "this", "that", "these", "its", "'s"):
        begin = k
    before = begin - 1
    preposition = units[before].low if before >= 0 and units[before].kind is UnitKind.WORD else ""
    governor, as_subject = _governor(line, n, begin)
    return _Phrase(n, begin, _end(line, n), owners, owned, tuple(modifiers), preposition, governor, as_subject)


def _modifier(line: Line, k: int) -> bool:
    unit = line.units[k]
    if unit.low in ("the", "a", "an", "this", "that", "these", "'s", "'") or unit.low in _NOT_MODIFIERS:
        return False
    if unit.kind is UnitKind.VERB:
        return (
            unit.low in line.scene.acts.words["ahead"]
            or unit.facts["tense"] in ("past", "part")
            and len(unit.low.split()) == 1
            and k > 0
            and line.units[k - 1].low in ("the", "a", "his", "her", "their", "'s")
        )
    return unit.kind in (UnitKind.WORD, UnitKind.TIME, UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.NOUN, UnitKind.SUMMIT)


def _end(line: Line, n: int) -> int:
    """The phrase goes on to the next finite verb or clause word."""
    units = line.units
    k = n + 1
    while k < len(units):
        unit = units[k]
        if unit.kind is UnitKind.VERB and unit.facts["tense"] not in ("inf", "ing", "part") and not reduced(units, k):
            return k
        if unit.low == "as" and k + 1 < len(units) and units[k + 1].low in _OFFICES:
            k += 2
            continue
        if (
            unit.low in (";", ":", "“", "”", '"', "—", "that", "which", "who", "when", "while", "where", "but", "as", "because", "(")
            or unit.low == ","
            and not _goes_on(units, k)
            or unit.low in ("after", "before", "amid", "following", "since")
            and k > n + 1
        ):
            return k
        k += 1
    return len(units)


_OFFICES = frozenset("chancellor president prime premier leader foreign defence defense secretary king queen pope minister".split())


def _relative(units: Sequence[Unit], end: int) -> int:
    """The verb of "which was cancelled", "that was to have begun on ..." behind the phrase, or -1."""
    k = end + (end < len(units) and units[end].low == ",")
    if k + 1 < len(units) and units[k].low in ("which", "that") and units[k + 1].kind is UnitKind.VERB:
        verb = units[k + 1]
        if verb.key in CALLED or verb.facts["lemma"] in _HAPPENS or verb.facts["lemma"] in ("hold", "schedule", "plan"):
            return k + 1
    return -1


def _goes_on(units: Sequence[Unit], k: int) -> bool:
    """Whether a comma stands inside the phrase: before a place, a time or a participle of it."""
    if k + 1 < len(units) and (reduced(units, k + 1) or units[k + 1].low in ("originally", "initially", "now")):
        return True
    j = k + 2 if k + 1 < len(units) and units[k + 1].low in ("and", "to") else k + 1
    if j < len(units) and units[j].low == "the":
        j += 1
    if (
        j < len(units)
        and units[j].low in ("on", "in", "from", "between", "during")
        and j + 1 < len(units)
        and units[j + 1].kind is UnitKind.TIME
    ):
        return True
    return j < len(units) and units[j].kind in (UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.TIME)


def _governor(line: Line, n: int, begin: int) -> tuple[int, bool]:
    """The verb that has the phrase for object (just before it) or subject (after it)."""
    units = line.units
    k = begin - 1
    while k >= 0 and (
        units[k].low in ("on", "for", "with", "up", "off", "out", "from", "to", "of", "his", "her", "the", "a", "about")
        or units[k].low.endswith("ly")
        or units[k].kind is UnitKind.TIME
    ):
        k -= 1
    if k >= 0 and units[k].kind is UnitKind.VERB:
        relative = _relative(units, _end(line, n))
        return (relative, True) if relative >= 0 and units[k].key not in (*CALLED, "light") else (k, False)
    end = _end(line, n)
    relative = _relative(units, end)
    if relative >= 0:
        return relative, True
    if end + 1 < len(units) and units[end].low == "," and units[end + 1].kind is UnitKind.VERB:
        end += 1
    if end < len(units) and units[end].kind is UnitKind.VERB and subject(units, end).noun == n:
        return end, True
    return -1, False


def _visitors(line: Line, phrase: _Phrase) -> Sequence[Participant]:
    units = line.units
    if phrase.owners or phrase.owned:
        return phrase.owners
    for k in range(phrase.noun + 1, min(phrase.end, phrase.noun + 8) - 1):
        if units[k].low in ("by", "of", "from") and units[k + 1].kind in PEOPLE and not possessive(units, k + 1):
            return units[k + 1].people
    if phrase.governor >= 0 and not phrase.as_subject:
        verb = units[phrase.governor]
        if verb.facts.get("passive") and verb.key == "light":
            return ()
        if verb.key in ("light", "go", "arrive", "visit", "cancel", "postpone", "leave", "deny", "accept") or verb.facts["lemma"] == "be":
            return subject(units, phrase.governor).people
        if verb.key == "host":
            return ()
    if phrase.preposition in (
        "during",
        "on",
        "after",
        "before",
        "following",
        "ahead",
        "of",
        "from",
        "for",
        "with",
        "at",
        "in",
        "end",
        "wrapped",
    ):
        return _main_subject(line, phrase)
    return _spoken_of(line, phrase)


def _spoken_of(line: Line, phrase: _Phrase) -> Sequence[Participant]:
    """ "The trip", "this visit" with nobody named: the visitor of the journey the article is about."""
    main = line.scene.main()
    if (
        main is None
        or line.units[phrase.noun].low not in ("visit", "trip", "journey", "tour")
        or line.units[phrase.begin].low not in ("the", "this")
        or line.units[phrase.noun].low.endswith("s")
        and line.units[phrase.noun].low != "travels"
    ):
        return ()
    return main.participants[:1]


def _main_subject(line: Line, phrase: _Phrase) -> Sequence[Participant]:
    """The subject of the clause a prepositional phrase hangs on: the verb before it, else the first after it."""
    units = line.units
    before = [k for k in range(phrase.begin) if units[k].kind is UnitKind.VERB]
    for k in reversed(before):
        people = subject(units, k).people
        if people:
            return people
    for k in range(phrase.end, len(units)):
        if units[k].kind is UnitKind.VERB:
            return subject(units, k).people
    return ()


def _spots(line: Line, phrase: _Phrase, people: Sequence[Participant]) -> tuple[Where, ...]:
    units = line.units
    noun = units[phrase.noun]
    brings = {
        "visit": ("to", "in", "of", "through", "across"),
        "arrival": ("in", "at", "to"),
        "attendance": ("in", "at"),
        "departure": ("from",),
    }[noun.key]
    verb = next((k for k in range(phrase.noun + 1, phrase.end) if units[k].kind is UnitKind.VERB and not reduced(units, k)), phrase.end)
    found = tuple(destinations(line, phrase.noun + 1, verb, brings))
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


def _pointed(line: Line, phrase: _Phrase, people: Sequence[Participant]) -> Iterator[Claim]:
    """ "the trip", "his visit": a visit told before, where the phrase says something of it."""
    units = line.units
    for person in people:
        last = line.scene.current(person)
        status = _status(line, phrase)
        if last is None or isinstance(status, Silent):
            continue
        if not (phrase.owners or units[phrase.begin].low in ("the", "this", "that", "a", "an")):
            continue
        where = Where(phrase.noun, phrase.noun + 1, "", last.host_country)
        yield _claim(line, phrase, person, where, status)


def _status(line: Line, phrase: _Phrase) -> Status | Silent | None:
    """From the words before the noun, the verb around it, the preposition; None: the words do not say."""
    acts = line.scene.acts
    modifiers = set(phrase.modifiers)
    if phrase.governor >= 0:
        told = _verb_tells(line, phrase)
        if told is not None:
            return told
    if "no" in modifiers:
        return Status.DENIED
    before = [u.low for u in line.units[max(0, phrase.begin - 2) : phrase.begin]]
    if before[-1:] == ["of"] and before[0] in acts.words["called_off"] | acts.words["put_off"]:
        return Status.CANCELLED if before[0] in acts.words["called_off"] else Status.POSTPONED
    if modifiers & acts.words["doubtful"] - {"reported"}:
        return Status.RUMOURED
    if modifiers & (acts.words["ahead"] - {"next", "possible", "potential", "proposed", "likely"}):
        return Status.ANNOUNCED
    if modifiers & acts.words["behind"]:
        return Status.COMPLETED
    if modifiers & acts.words["current"]:
        return Status.ONGOING
    return _by_preposition(line, phrase)


def _verb_tells(line: Line, phrase: _Phrase) -> Status | Silent | None:
    units, acts = line.units, line.scene.acts
    verb = units[phrase.governor]
    lemma = verb.facts["lemma"]
    own = verb_status(units, phrase.governor, acts, line.headline, line.caption)
    if verb.key in CALLED:
        return called(line, phrase.governor, own)
    if lemma == "bring" and "forward" in {u.low for u in units[phrase.governor + 1 : phrase.governor + 3]}:
        return Status.ANNOUNCED
    if phrase.as_subject:
        after = tuple(u.low for u in units[phrase.governor + 1 : phrase.governor + 3])
        return _happens(lemma, own, after if after[:1] != ("off",) else after[:1])
    if (verb.key == "light" or lemma == "be" and phrase.preposition == "on") and not _of_another(line, phrase, lemma):
        if verb.facts["tense"] == "inf" and not verb.facts.get("mood"):
            return Status.ANNOUNCED if phrase.owners == () else None
        if lemma in ("plan", "schedule", "announce", "confirm", "arrange"):
            return Status.ANNOUNCED if not isinstance(own, Silent) else own
        if ends_stay(lemma) and own in (Status.COMPLETED, Status.ONGOING):
            return Status.COMPLETED
        if lemma == "be":
            return own if not isinstance(own, Silent) else Status.ONGOING
        return own
    if verb.key in ("go", "arrive") and not isinstance(own, Silent):
        return own
    if lemma in ("propose", "consider", "seek", "suggest", "offer", "demand", "want"):
        return Status.RUMOURED if lemma == "consider" else Silent.NOT_SAID
    return None


def _of_another(line: Line, phrase: _Phrase, lemma: str) -> bool:
    """ "reciprocating Xi's visit": the verb's subject is not who travels, so its tense says nothing of the visit."""
    if not phrase.owners or lemma in ("plan", "schedule", "announce", "confirm", "arrange", "begin", "start", "end", "conclude"):
        return False
    doers = subject(line.units, phrase.governor).people
    return all(o.person not in {d.person for d in doers} for o in phrase.owners)


_HAPPENS = frozenset(
    "take place|happen|occur|last|go ahead|come|follow|mark|be|include|end|conclude|begin|start|kick off|become".split("|")
)


def _happens(lemma: str, own: Status | Silent, after: tuple[str, ...]) -> Status | Silent | None:
    """What a verb says of the visit that is its subject: "will take place", "was in March", "comes amid"."""
    if lemma == "include":
        return Silent.NOT_SAID
    if lemma == "be" and own is not Silent.CONDITION and after in (("off",), ("on", "hold"), ("back", "on")):
        return {("off",): Status.CANCELLED, ("on", "hold"): Status.POSTPONED}.get(after, Status.ANNOUNCED)
    if lemma not in _HAPPENS or isinstance(own, Silent):
        return None
    if own is Status.COMPLETED and begins_stay(lemma):
        return Status.ONGOING
    return own


def _by_preposition(line: Line, phrase: _Phrase) -> Status | None:
    if line.units[phrase.noun].key == "departure":
        return Status.COMPLETED
    before = [u.low for u in line.units[max(0, phrase.begin - 2) : phrase.begin]]
    if (
        before[-1:] in (["before"],)
        or before[-1:] in (["of"], ["to"])
        and before[0] in ("ahead", "prior", "eve", "run-up", "lead-up", "advance", "days")
    ):
        return Status.ANNOUNCED
    if before[-1:] in (["after"], ["following"], ["since"]) or before == ["returning", "from"] or before == ["return", "from"]:
        return Status.COMPLETED
    if before[-1:] in (["during"], ["on"]):
        return Status.ONGOING
    return None


def _claim(line: Line, phrase: _Phrase, person: Participant, where: Where, status: Status | None) -> Claim:
    units, scene = line.units, line.scene
    end = phrase.end
    times = time_links(units, phrase.noun + 1, end, scene.temporals) or _inside(line, phrase)
    if phrase.governor >= 0 and not times:
        stop = right_end(units, phrase.governor)
        happens = phrase.as_subject and (units[phrase.governor].facts["lemma"] in _HAPPENS or units[phrase.governor].key == "postpone")
        times = time_links(units, phrase.governor + 1, stop, scene.temporals) if happens else ()
        relative = _relative(units, end)
        times = times or (time_links(units, relative + 1, right_end(units, relative), scene.temporals) if relative >= 0 else ())
        times = times or (leading_time(units, phrase.begin, scene.temporals) if status is not None else ())
    if units[phrase.noun].key == "attendance":
        times = tuple(t if t.role != "date" else type(t)("programme", t.start, t.relation) for t in times)
    if status is Status.POSTPONED:
        times = tuple(TimeLink(t.role, t.start) for t in times)
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
    )


def _first(line: Line, phrase: _Phrase) -> int:
    """Where the telling begins: with the verb that carries the noun, its subject before it."""
    if phrase.governor < 0 or phrase.as_subject or line.units[phrase.governor].key not in ("light", "cancel", "postpone", "deny"):
        return phrase.begin
    begin = subject(line.units, phrase.governor).index
    return begin if 0 <= begin < phrase.governor else min(phrase.begin, phrase.governor)


def _inside(line: Line, phrase: _Phrase) -> tuple[TimeLink, ...]:
    """A time among the modifiers: "last week's visit", "his May 2023 trip"."""
    return time_links(line.units, max(0, phrase.begin - 1), phrase.noun, line.scene.temporals)
