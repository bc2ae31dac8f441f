"""Counted and ordinal acts: "his second visit since February", "have met 44 times", "last visited a year ago"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from summitry.claim.counted import (
    CALL,
    MEETING,
    TRIP,
    VISIT,
    Since,
    act_of,
    by_whom,
    doer,
    goes_abroad,
    noun_after,
    owner_of,
    people_after,
    since_when,
    where_to,
)
from summitry.claim.frame import PEOPLE, agent, objects, right_end, subject
from summitry.claim.make import other, with_role
from summitry.claim.scene import Line, destinations
from summitry.claim.timing import time_links
from summitry.lexicon.saying import Sayings, load_sayings
from summitry.model import Claim, ClaimKind, Participant, TimeLink, Unit, UnitKind

_VERBS = (("visit", VISIT), ("go", VISIT), ("arrive", VISIT), ("meet", MEETING), ("talk", MEETING), ("phone", CALL), ("host", VISIT))
_GOING = ("", "to", "in", "at", "into", "for", "on")
_REPEATED = frozenset(("a", "an", "per", "each", "every", "daily", "weekly", "yearly", "annually", "monthly", "more", "as", "higher", "larger", "bigger", "the", "that"))


_OPEN = Since()


@dataclass(frozen=True, slots=True)
class _Told:
    """A count as read from the words."""

    what: str
    n: int
    begin: int
    end: int
    ordinal: bool = False
    superlative: str = ""
    people: tuple[Participant, ...] = ()
    by: str = ""
    country: str = ""
    place: str = ""
    since: Since = _OPEN
    times: tuple[TimeLink, ...] = ()


_Rule = Callable[[Line, int, Sayings], _Told | None]


def counts(line: Line) -> Iterator[Claim]:
    """Every count of visits, meetings or calls in a sentence."""
    words = load_sayings()
    done = -1
    for k, unit in enumerate(line.units):
        if k <= done:
            continue
        told = next((found for rule in _rules(unit, words) if (found := rule(line, k, words))), None)
        if told:
            done = told.end - 1
            yield _claim(line, told)


def _rules(unit: Unit, words: Sayings) -> tuple[_Rule, ...]:
    """The rules that the word at hand can set off; none for most words."""
    low = unit.low
    if unit.kind is UnitKind.PERSON:
        return (_first_to,) if any(words.ordinal(w) for w in low.split()[:3]) else ()
    if low in words.words["lasts"]:
        return (_last_verb, _last_noun)
    if low in ("times", "twice", "thrice", "once", "time"):
        return (_times,)
    if unit.kind is not UnitKind.WORD:
        return ()
    if words.ordinal(low):
        return (_ordinal, _elliptical, _first_to)
    return (_cardinal,) if words.cardinal(low) > 1 else ()


def _claim(line: Line, t: _Told) -> Claim:
    details = {"what": t.what, "n": str(t.n) if t.n else "", "ordinal": "true" if t.ordinal else "false"}
    details |= {k: v for k, v in (("since", t.since.words), ("superlative", t.superlative), ("by", t.by)) if v}
    role = "visitor" if t.what in (VISIT, TRIP) else "participant"
    span = line.span(t.begin, max(t.end, t.since.end))
    people = tuple(with_role(p, role) for p in t.people)
    claim = other(line.scene.article, ClaimKind.COUNT, span, people, details, times=(*t.since.times, *t.times))
    return replace(claim, host_country=t.country, place=t.place, attributed_to=line.said_by)


def _ordinal(line: Line, k: int, words: Sayings) -> _Told | None:
    """"his third visit to X since Y", "their 45th meeting", "the first visit by a Japanese leader in 20 years"."""
    units = line.units
    j = noun_after(units, k)
    if j < 0 or _of_one_event(units, j):
        return None
    return _counted_noun(line, k, j, words.ordinal(units[k].low), ordinal=True)


def _of_one_event(units: Sequence[Unit], j: int) -> bool:
    """"the first meeting of the day", "... of the trip": no count worth checking."""
    lows = [u.low for u in units[j + 1 : j + 4]]
    return lows[:1] == ["of"] and (lows[-1] in ("day", "week", "morning", "evening", "trip", "visit", "tour", "summit") or lows[1:2] in (["the day"], ["the week"]))


def _counted_noun(line: Line, k: int, j: int, n: int, *, ordinal: bool, superlative: str = "") -> _Told | None:
    """A count of the noun at `j`, whose number stands at `k`; None where it is of nobody or said not to be so."""
    units = line.units
    what = act_of(units[j])
    owners, begin = owner_of(units, k)
    subjects, v = doer(line, begin)
    if v >= 0 and "neg" in units[v].facts and begin - v < 4:
        return None
    end = right_end(units, j)
    since = since_when(line, j, len(units))
    if what == VISIT:
        named, by = by_whom(units, j, end)
        people = owners or named or people_after(units, j, end, ("of",)) or (subjects if v >= 0 and _travels(units, v, begin) else ())
        what = TRIP if goes_abroad(units, k, j) else VISIT
        goal = where_to(line, j, end, begin) if what == VISIT else None
        country, place = (goal.country, goal.place) if goal else (_told_of(line, people) if what == VISIT else "", "")
        country, place = (country, place) if people or not owners else ("", "")
        if not (people or by or (since.words and country)) or (what == VISIT and people and not country and not (since.words or place or goal)):
            return None
        first = "first" if ordinal and n == 1 else ""
        return _Told(what, n, begin, end, ordinal, superlative or first, people[:2], by, country, place, since)
    people = _both(owners, people_after(units, j, end, ("with", "between", "of")), subjects)
    if len(people) < 2:
        return None
    return _Told(what, n, begin, end, ordinal, superlative or ("first" if ordinal and n == 1 else ""), people, "", "", "", since)


def _travels(units: Sequence[Unit], v: int, begin: int) -> bool:
    """Whether the subject of the verb before a counted visit is who pays it: "paid a second visit"."""
    return units[v].facts["lemma"] in ("pay", "make", "begin", "start", "undertake", "conclude", "complete", "embark", "plan", "set off on") and begin - v < 5


def _told_of(line: Line, people: Sequence[Participant]) -> str:
    """The country of the visit spoken of before."""
    last = line.scene.current(people[0]) if people else None
    return last.host_country if last else ""


def _both(*groups: Sequence[Participant]) -> tuple[Participant, ...]:
    """The persons of the groups in turn, each once, as far as two are needed."""
    found: dict[str, Participant] = {}
    for group in groups:
        if len(found) < 2:
            found |= {p.person or p.name: p for p in group}
    return tuple(found.values())


def _elliptical(line: Line, k: int, words: Sayings) -> _Told | None:
    """"will mark his second to Russia since ...", "The trip, Putin's first abroad", "the first by a Japanese leader in years"."""
    units = line.units
    after = units[k + 1] if k + 1 < len(units) else None
    if after is not None and after.low not in words.words["elliptic"] and after.kind is not UnitKind.TIME:
        return None
    owners, begin = owner_of(units, k)
    if not owners and not (units[k - 1].low == "the" and after is not None and after.low in ("by", "since", "of", "between", "in", "abroad")):
        return None
    noun = _antecedent(line, begin, words)
    if noun is None:
        return None
    end = right_end(units, k)
    named, by = by_whom(units, k, end)
    people = owners or named or people_after(units, k, end, ("of", "between"))
    what = act_of(units[noun]) if noun >= 0 else VISIT
    n = words.ordinal(units[k].low)
    since = since_when(line, k, len(units))
    if what == VISIT:
        what = TRIP if after is not None and after.low in ("abroad", "overseas") else VISIT
        goal = where_to(line, k, end, begin) if what == VISIT else None
        country = goal.country if goal else _told_of(line, people) if what == VISIT else ""
        return _Told(what, n, begin, end, True, "first" if n == 1 else "", people[:2], by, country, goal.place if goal else "", since) if people or by else None
    return _Told(what, n, begin, end, True, "first" if n == 1 else "", people, "", "", "", since) if len(people) > 1 else None


def _antecedent(line: Line, begin: int, words: Sayings) -> int | None:
    """The noun an elliptical number counts: named before it with "is" or a comma between; -1 for "It was his third"."""
    units = line.units
    for k in range(begin - 1, -1, -1):
        if act_of(units[k]):
            between = units[k + 1 : begin]
            linked = any(u.kind is UnitKind.VERB and u.facts["lemma"] in words.words["links"] for u in between)
            return k if linked or any(u.low in (",", "-", "—", "–", "(") for u in between) else None
    v = next((k for k in range(begin - 1, -1, -1) if units[k].kind is UnitKind.VERB), -1)
    pointed = v > 0 and units[v].facts["lemma"] in words.words["links"] and units[v - 1].low in ("it", "this", "that")
    return -1 if pointed and line.scene.visits and begin - v < 3 else None


def _first_to(line: Line, k: int, words: Sayings) -> _Told | None:
    """"the first sitting American president to visit Cuba since 1928"."""
    units = line.units
    v = next((m for m in range(k + 1, min(len(units), k + 8)) if units[m].kind is UnitKind.VERB or units[m].low in (",", ".")), -1)
    if v < 0 or units[v].kind is not UnitKind.VERB or units[v].facts["tense"] != "inf":
        return None
    what = next((w for key, w in _VERBS if key == units[v].key and key != "host"), "")
    if not what or units[k + 1].low in ("time", "thing", "step", "day"):
        return None
    end = right_end(units, v)
    n = next((words.ordinal(w) for w in units[k].low.split() if words.ordinal(w)), 0)
    by = next((c for u in units[k:v] if (c := u.facts.get("country", "") or (u.key if u.kind is UnitKind.COUNTRY else ""))), "")
    people = _named_before(line, k)
    if what == VISIT:
        spots = destinations(line, v + 1, end, _GOING)
        if not spots:
            return None
        since = since_when(line, spots[0].index, len(units))
        return _Told(what, n, k, end, True, "first" if n == 1 else "", people[:1], by, spots[0].country, spots[0].place, since)
    people = _both(people, objects(units, v, ("with", "to")))
    return _Told(what, n, k, end, True, "first" if n == 1 else "", people, by, since=since_when(line, v, len(units))) if len(people) > 1 else None


def _named_before(line: Line, k: int) -> tuple[Participant, ...]:
    """Who is or became the first: the subject of "is", "became", or the person a comma stands behind."""
    units = line.units
    j = k - 1
    while j >= 0 and units[j].low in ("the", ",", "as", "only"):
        j -= 1
    if j >= 0 and units[j].kind is UnitKind.VERB:
        return subject(units, j).people
    return subject(units, next((m for m in range(j, -1, -1) if units[m].kind is UnitKind.VERB), 0)).people


def _times(line: Line, k: int, words: Sayings) -> _Told | None:
    """"have met 44 times", "visited Russia twice in 2013", "for the tenth time", "has visited only once"."""
    units = line.units
    n, begin, ordinal = _how_often(units, k, words)
    after = units[k + 1].low if k + 1 < len(units) else ""
    if not n or (after in _REPEATED and not ordinal):
        return None
    v = _verb_of(units, begin, k)
    what = next((w for key, w in _VERBS if v >= 0 and key == units[v].key), "")
    if not what or _untold(units[v], ordinal):
        return None
    end = max(right_end(units, v), k + 1)
    first = min(subject(units, v).index if subject(units, v).index >= 0 else v, begin)
    since = since_when(line, k, len(units)) if v < k else since_when(line, v, len(units))
    told = _of_verb(line, v, what, end, k if v < k else v)
    if told is None:
        return None
    people, country, place = told
    return _Told(what, n, first, end, ordinal, "first" if ordinal and n == 1 else "", people, "", country, place, since)


def _how_often(units: Sequence[Unit], k: int, words: Sayings) -> tuple[int, int, bool]:
    """How many times the words at `k` say, where they begin, whether they are an ordinal."""
    low = units[k].low
    before = units[k - 1].low if k else ""
    if low == "times" and k:
        return words.cardinal(before.removesuffix("+")), k - 1, False
    if low == "time" and k >= 2 and units[k - 2].low in ("the", "a"):
        return words.ordinal(before), k - 2, True
    if low in ("twice", "thrice"):
        return (2 if low == "twice" else 3), k, False
    if low == "once" and before in ("only", "just", "but"):
        return 1, k - 1, False
    return 0, k, False


def _verb_of(units: Sequence[Unit], begin: int, k: int) -> int:
    """The verb that is counted: before the words in their clause, or right behind them ("has twice visited", "the fifth time they met")."""
    after = next((m for m in range(k + 1, min(len(units), k + 5)) if units[m].kind is UnitKind.VERB), -1)
    if after == k + 1 or (after > 0 and begin >= 1 and units[begin - 1].kind is UnitKind.VERB and units[begin - 1].facts["lemma"] == "be"):
        return after
    for m in range(begin - 1, -1, -1):
        if units[m].low in (";", ":", "“", "”", '"'):
            break
        if units[m].kind is UnitKind.VERB:
            return m
    return -1


def _untold(verb: Unit, ordinal: bool) -> bool:
    """Whether a verb group counts nothing that was: hypothetical, denied, or a plan of several."""
    mood = verb.facts.get("mood", "")
    if "neg" in verb.facts or mood in ("would", "should", "can", "must", "ought", "rumour"):
        return True
    return not ordinal and (mood == "plan" or (verb.facts["tense"] in ("inf", "pres") and "perfect" not in verb.facts))


def _of_verb(line: Line, v: int, what: str, end: int, k: int) -> tuple[tuple[Participant, ...], str, str] | None:
    """Who is counted by the verb at `v`, and where."""
    units = line.units
    people = subject(units, v).people
    if units[v].key == "host":
        people, country = (agent(units, v), "") if units[v].facts.get("passive") else (objects(units, v), next((p.country for p in people), ""))
        return (people[:1], country, "") if people and country else None
    if what == VISIT:
        spots = destinations(line, v + 1, end, _GOING)
        country, place = (spots[0].country, spots[0].place) if spots else (_told_of(line, people), "")
        return (people, country, place) if people and country else None
    people = _both(people, objects(units, v, ("with", "to")), agent(units, v))
    if len(people) < 2:
        people = _both([p for u in units if u.kind in PEOPLE for p in u.people])
    return (people, "", "") if len(people) > 1 else None


def _cardinal(line: Line, k: int, words: Sayings) -> _Told | None:
    """"has made three trips to China since 2019", "their 40 meetings": what was, counted with a plural."""
    units = line.units
    j = noun_after(units, k)
    if j < 0 or not units[j].low.endswith("s"):
        return None
    v = doer(line, k)[1]
    owned = bool(owner_of(units, k)[0])
    since = since_when(line, j, len(units))
    perfect = v >= 0 and "perfect" in units[v].facts and units[v].key in ("light", "host", "meet")
    if not (owned or perfect or (v >= 0 and since.words and units[v].key == "light")) or (v >= 0 and _untold(units[v], False) and not owned):
        return None
    return _counted_noun(line, k, j, words.cardinal(units[k].low), ordinal=False)


def _last_verb(line: Line, k: int, words: Sayings) -> _Told | None:
    """"last visited China a year ago", "was last in Moscow in 2019"."""
    units = line.units
    v = next((m for m in (k + 1, k - 1) if 0 <= m < len(units) and units[m].kind is UnitKind.VERB), -1)
    if v < 0 or k == 0 or units[k].low != "last" or units[v].facts["tense"] not in ("past", "pres", "part"):
        return None
    be = v == k - 1
    if be and (units[v].facts["lemma"] != "be" or k + 1 >= len(units) or units[k + 1].low not in ("in", "at", "here", "there")):
        return None
    what = VISIT if be else next((w for key, w in _VERBS if key == units[v].key and key != "host"), "")
    people = subject(units, k if units[k].kind is UnitKind.VERB else v).people or (units[k - 1].people if units[k - 1].kind in PEOPLE else ())
    end = right_end(units, max(v, k))
    times = time_links(units, k + 1, end, line.scene.temporals)
    if not what or not people or not times:
        return None
    begin = subject(units, v).index
    if what == VISIT:
        spots = destinations(line, max(v, k) + 1, end, _GOING)
        country, place = (spots[0].country, spots[0].place) if spots else (_told_of(line, people), "")
        return _Told(what, 0, begin if begin >= 0 else k - 1, end, False, "last", people, "", country, place, times=times) if country else None
    people = _both(people, objects(units, v, ("with", "to")))
    return _Told(what, 0, begin if begin >= 0 else k - 1, end, False, "last", people, times=times) if len(people) > 1 else None


def _last_noun(line: Line, k: int, words: Sayings) -> _Told | None:
    """"Xi's previous visit to Russia was in March 2023", "their last meeting, in June 2021,"."""
    units = line.units
    j = noun_after(units, k)
    owners, begin = owner_of(units, k)
    if j < 0 or not owners or (units[j].low.endswith("s") and units[j].low != "talks"):
        return None
    end, times = _dated(line, j)
    if not times:
        return None
    superlative = "last" if units[k].low == "latest" else units[k].low
    what = act_of(units[j])
    if what == VISIT:
        goal = where_to(line, j, end, begin)
        country = goal.country if goal else _told_of(line, owners)
        return _Told(what, 0, begin, end, False, superlative, owners[:2], "", country, goal.place if goal else "", times=times) if country else None
    people = _both(owners, people_after(units, j, end, ("with", "between")))
    return _Told(what, 0, begin, end, False, superlative, people, times=times) if len(people) > 1 else None


def _dated(line: Line, j: int) -> tuple[int, tuple[TimeLink, ...]]:
    """The day told of the noun at `j` and where it ends: in its phrase, or behind "was", "came", "took place"."""
    units = line.units
    end = right_end(units, j)
    if times := time_links(units, j + 1, end, line.scene.temporals):
        return end, times
    if end < len(units) and units[end].kind is UnitKind.VERB and units[end].facts["lemma"] in ("be", "come", "take place", "happen", "occur"):
        stop = right_end(units, end)
        return stop, time_links(units, end + 1, stop, line.scene.temporals)
    return end, ()
