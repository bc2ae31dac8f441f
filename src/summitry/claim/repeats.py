"""How often an act was done and when last: "have met 44 times", "visited twice in 2013", "last visited a year ago"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.claim.counted import (
    GOING,
    VERBS,
    VISIT,
    Told,
    act_of,
    both,
    leader_of,
    noun_after,
    owner_of,
    people_after,
    told_of,
    where_to,
)
from summitry.claim.frame import agent, objects, right_end, subject
from summitry.claim.people import PEOPLE
from summitry.claim.scene import Line, destinations
from summitry.claim.since import since_when
from summitry.claim.timing import time_links
from summitry.lexicon.saying import Sayings
from summitry.model import Participant, TimeLink, Unit, UnitKind

_REPEATED = frozenset(("a an per each every daily weekly yearly annually monthly more as higher larger bigger the that").split())
_LINKS = frozenset(("be", "mark", "become", "represent"))
_TOLD_LATER = frozenset(("be", "come", "take place", "happen", "occur"))


def times(line: Line, k: int, words: Sayings) -> Told | None:
    """ "have met 44 times", "visited Russia twice in 2013", "for the tenth time", "has visited only once"."""
    units = line.units
    n, begin, ordinal = _how_often(units, k, words)
    after = units[k + 1].low if k + 1 < len(units) else ""
    if not n or (after in _REPEATED and not ordinal):
        return None
    v = _verb_of(units, begin, k)
    what = VERBS.get(units[v].key, "") if v >= 0 else ""
    if not what or untold(units[v], ordinal=ordinal):
        return None
    last = max(v, k)
    first = min(i for i in (subject(units, v).index, v, begin) if i >= 0)
    told = Told(what, n, first, right_end(units, v) if v > k else k + 1, ordinal, since=since_when(line, last, ordinal=ordinal))
    return _of_verb(line, v, told, right_end(units, last))


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
    """The verb that is counted: before the words in their clause, or behind them ("has twice visited", "the fifth time they met")."""
    after = next((m for m in range(k + 1, min(len(units), k + 7)) if units[m].kind is UnitKind.VERB), -1)
    if after == k + 1 or (
        after > 0 and begin >= 1 and (units[begin - 1].low in ("marks", "marked") or units[begin - 1].facts.get("lemma") in _LINKS)
    ):
        return after
    for m in range(begin - 1, -1, -1):
        if units[m].low in (";", ":", "“", "”", '"'):
            break
        if units[m].kind is UnitKind.VERB:
            return m
    return -1


def untold(verb: Unit, *, ordinal: bool) -> bool:
    """Whether a verb group counts nothing that was: hypothetical, denied, or a plan of several."""
    mood = verb.facts.get("mood", "")
    if "neg" in verb.facts or mood in ("would", "should", "can", "must", "ought", "rumour"):
        return True
    return not ordinal and (mood == "plan" or (verb.facts["tense"] in ("inf", "pres") and "perfect" not in verb.facts))


def _of_verb(line: Line, v: int, told: Told, end: int) -> Told | None:
    """Who is counted by the verb at `v`, and where."""
    units = line.units
    people, by = _unnamed(units, v) or (subject(units, v).people, "")
    if units[v].key == "host":
        return _hosted(units, v, told, people)
    if told.what == VISIT:
        country, place = _goal(line, v, end, people)
        return replace(told, people=people, by=by, country=country, place=place) if (people or by) and country else None
    people = both(people, objects(units, v, ("with", "to")), agent(units, v))
    if len(people) < 2:
        people = both([p for u in units if u.kind in PEOPLE for p in u.people])
    return replace(told, people=people) if len(people) > 1 else None


def _unnamed(units: Sequence[Unit], v: int) -> tuple[tuple[Participant, ...], str] | None:
    """ "the first time a sitting US president has visited": a leader of a country, whoever it is."""
    who = units[v - 1] if v else None
    if who is None or who.kind is not UnitKind.PERSON or who.facts.get("name"):
        return None
    generic = any(u.low in ("a", "an", "any") for u in units[max(0, v - 3) : v - 1]) or who.facts.get("det") in ("a", "an")
    return ((), leader_of(who)) if generic and leader_of(who) else None


def _hosted(units: Sequence[Unit], v: int, told: Told, people: tuple[Participant, ...]) -> Told | None:
    """ "has hosted him twice": visits of the guest."""
    guests, hosts = (people, agent(units, v)) if units[v].facts.get("passive") else (objects(units, v), people)
    country = next((p.country for p in hosts if p.country), "")
    return replace(told, people=guests[:1], country=country) if guests and country else None


def _goal(line: Line, v: int, end: int, people: Sequence[Participant]) -> tuple[str, str]:
    """Country and place a verb of travel goes to, else those of the visit spoken of before."""
    spots = destinations(line, v + 1, end, GOING)
    return (spots[0].country, spots[0].place) if spots else (told_of(line, people), "")


def last_verb(line: Line, k: int, words: Sayings) -> Told | None:
    """ "last visited China a year ago", "was last in Moscow in 2019"."""
    units = line.units
    v = next((m for m in (k + 1, k - 1) if 0 <= m < len(units) and units[m].kind is UnitKind.VERB), -1)
    if v < 0 or k == 0 or units[k].low != "last" or units[v].facts["tense"] not in ("past", "pres", "part"):
        return None
    be = v == k - 1
    if be and (units[v].facts["lemma"] != "be" or k + 1 >= len(units) or units[k + 1].low not in ("in", "at", "here", "there")):
        return None
    what = VISIT if be else VERBS.get(units[v].key, "") if units[v].key != "host" else ""
    end = right_end(units, max(v, k))
    days = time_links(units, k + 1, end, line.scene.temporals)
    people = subject(units, k if units[k].kind is UnitKind.VERB else v).people or units[k - 1].people
    if not (what and days and people):
        return None
    begin = subject(units, v).index
    told = Told(what, 0, begin if 0 <= begin < k else k - 1, end, False, "last", people, times=days)
    if what == VISIT:
        country, place = _goal(line, max(v, k), end, people)
        return replace(told, country=country, place=place) if country else None
    people = both(people, objects(units, v, ("with", "to")))
    return replace(told, people=people) if len(people) > 1 else None


def last_noun(line: Line, k: int, words: Sayings) -> Told | None:
    """ "her previous visit to Chile was in May 2019", "their last meeting, in June 2021,"."""
    units = line.units
    j = noun_after(units, k)
    owners, begin = owner_of(units, k)
    if j < 0 or not owners or (units[j].low.endswith("s") and units[j].low != "talks"):
        return None
    end, days = _dated(line, j)
    told = Told(act_of(units[j]), 0, begin, end, False, "last" if units[k].low == "latest" else units[k].low, owners[:2], times=days)
    if not days:
        return None
    if told.what == VISIT:
        goal = where_to(line, j, end, begin)
        country = goal.country if goal else told_of(line, owners)
        return replace(told, country=country, place=goal.place if goal else "") if country else None
    people = both(owners, people_after(units, j, end, ("with", "between")))
    return replace(told, people=people) if len(people) > 1 else None


def _dated(line: Line, j: int) -> tuple[int, tuple[TimeLink, ...]]:
    """The day told of the noun at `j` and where it ends: in its phrase, or behind "was", "came", "took place"."""
    units = line.units
    end = right_end(units, j)
    if days := time_links(units, j + 1, end, line.scene.temporals):
        return end, days
    if end < len(units) and units[end].kind is UnitKind.VERB and units[end].facts["lemma"] in _TOLD_LATER:
        stop = right_end(units, end)
        return stop, time_links(units, end + 1, stop, line.scene.temporals)
    return end, ()
