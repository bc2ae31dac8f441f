"""Counted and ordinal acts: "his second visit since February", "their 45th meeting", "the first Indian leader to visit"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from summitry.claim.counted import (
    GOING,
    TRIP,
    VERBS,
    VISIT,
    Told,
    act_of,
    both,
    by_whom,
    doer,
    goes_abroad,
    leader_of,
    noun_after,
    owner_of,
    people_after,
    told_of,
    where_to,
)
from summitry.claim.frame import objects, right_end, subject
from summitry.claim.make import other, with_role
from summitry.claim.repeats import last_noun, last_verb, times, untold
from summitry.claim.scene import Line, destinations, in_scope
from summitry.claim.since import leading_since, since_when
from summitry.lexicon.saying import Sayings, load_sayings
from summitry.model import Claim, ClaimKind, Participant, Unit, UnitKind

_Rule = Callable[[Line, int, Sayings], Told | None]
_PAYING = frozenset(
    ("pay", "make", "begin", "start", "undertake", "conclude", "complete", "embark", "plan", "set off on", "wrap up", "finish", "end")
)
_OTHER_SPANS = frozenset(("day", "week", "morning", "evening", "trip", "visit", "tour", "summit", "the day", "the week"))


def counts(line: Line) -> Iterator[Claim]:
    """Every count of visits, meetings or calls in a sentence."""
    words = load_sayings()
    if line.units[-1].low == "?":
        return
    for k, unit in enumerate(line.units):
        rules = _rules(unit, words)
        told = next((found for rule in rules if (found := rule(line, k, words))), None) if rules else None
        if told and _worth(told):
            yield _claim(line, told if told.since.words or told.times else replace(told, since=leading_since(line)))


def _worth(t: Told) -> bool:
    """Whether a count is of journeys abroad of somebody in office, or of meetings between countries."""
    if not all(p.country and (in_scope(p) or p.basis == "country") for p in t.people):
        return False
    if t.what in (VISIT, TRIP):
        home = {t.by.partition(":")[0], *(p.country for p in t.people)}
        return len(t.people) < 2 and (not t.country or t.country not in home)
    return len({p.country for p in t.people}) > 1


def _rules(unit: Unit, words: Sayings) -> tuple[_Rule, ...]:
    """The rules that the word at hand can set off; none for most words."""
    low = unit.low
    if unit.kind is UnitKind.PERSON:
        return (_first_to,) if any(w in words.numbers["ordinals"] for w in low.split()[:3]) else ()
    if low in words.words["lasts"]:
        return (last_verb, last_noun)
    if unit.kind is not UnitKind.WORD or not (low in words.counting or low[0].isdigit() or "-" in low):
        return ()
    if low in ("times", "twice", "thrice", "once", "time"):
        return (times,)
    if words.ordinal(low):
        return (_ordinal, _elliptical, _first_to)
    return (_cardinal,) if words.cardinal(low) > 1 else ()


def _claim(line: Line, t: Told) -> Claim:
    details = {"what": t.what, "n": str(t.n) if t.n else "", "ordinal": "true" if t.ordinal else "false"}
    first = "first" if t.ordinal and t.n == 1 else ""
    details |= {k: v for k, v in (("since", t.since.words), ("superlative", t.superlative or first), ("by", t.by)) if v}
    people = tuple(with_role(p, "visitor" if t.what in (VISIT, TRIP) else "participant") for p in t.people)
    span = line.span(t.begin, max(t.end, t.since.end))
    claim = other(line.scene.article, ClaimKind.COUNT, span, people, details, times=(*t.since.times, *t.times))
    return replace(claim, host_country=t.country, place=t.place, attributed_to=line.said_by)


def _ordinal(line: Line, k: int, words: Sayings) -> Told | None:
    """ "his third visit to X since Y", "their 45th meeting", "the first visit by a Japanese leader in 20 years"."""
    units = line.units
    j = noun_after(units, k)
    following = [u.low for u in units[j + 1 : j + 4]] if j >= 0 else ["of"]
    met = following[:1] == ["with"] and act_of(units[j]) == VISIT
    if j < 0 or met or (following[:1] == ["of"] and any(low in _OTHER_SPANS for low in following)):
        return None
    return _counted_noun(line, k, j, words.ordinal(units[k].low), ordinal=True)


def _cardinal(line: Line, k: int, words: Sayings) -> Told | None:
    """ "has made three trips to China since 2019", "their 40 meetings": what was, counted with a plural."""
    units = line.units
    j = noun_after(units, k)
    if j < 0 or not units[j].low.endswith("s"):
        return None
    v = doer(line, k)[1]
    verb = units[v] if v >= 0 else None
    if not owner_of(units, k)[0]:
        if verb is None or untold(verb, ordinal=False) or verb.key not in ("light", "host", "meet"):
            return None
        if "perfect" not in verb.facts and not since_when(line, j, ordinal=False).words:
            return None
    return _counted_noun(line, k, j, words.cardinal(units[k].low), ordinal=False)


def _counted_noun(line: Line, k: int, j: int, n: int, *, ordinal: bool) -> Told | None:
    """A count of the noun at `j`, whose number stands at `k`; None where it is nobody's or said not to be so."""
    units = line.units
    owners, begin = owner_of(units, k)
    subjects, v = doer(line, begin)
    if v >= 0 and "neg" in units[v].facts and begin - v < 4:
        return None
    told = Told(act_of(units[j]), n, begin, right_end(units, j), ordinal, since=since_when(line, j, ordinal=ordinal))
    if told.what != VISIT:
        people = both(owners, people_after(units, j, told.end, ("with", "between", "of")), subjects)
        several = 3 if any(u.low == "trilateral" for u in units[k:j]) else 2
        return replace(told, people=people) if len(people) >= several else None
    if v >= 0 and units[v].key == "host" and not owners and subjects:
        return replace(told, country=subjects[0].country) if subjects[0].country and told.since.words else None
    return _visits(line, told, k, j, owners, subjects if v >= 0 and units[v].facts["lemma"] in _PAYING and begin - v < 5 else ())


def _visits(line: Line, told: Told, k: int, j: int, owners: tuple[Participant, ...], payers: tuple[Participant, ...]) -> Told | None:
    """A count of visits: whose, where; None where it says neither."""
    units = line.units
    named, by = by_whom(units, j, told.end)
    people = (owners or named or people_after(units, j, told.end, ("of",)) or payers)[:2]
    if goes_abroad(units, k, j):
        return replace(told, what=TRIP, people=people, by=by, end=max(j + 1, told.since.end)) if people or by else None
    goal = where_to(line, j, told.end, told.begin)
    country = goal.country if goal else told_of(line, people)
    place = goal.place if goal else ""
    if not (country or place) or not (people or by):
        return None
    end = max(j + 1, told.since.end, goal.end if goal else 0)
    return replace(told, people=people, by=by, country=country, place=place, end=end)


def _elliptical(line: Line, k: int, words: Sayings) -> Told | None:
    """ "will mark his second to Russia since ...", "The trip, Putin's first abroad", "the first by a Japanese leader in years"."""
    units = line.units
    after = units[k + 1].low if k + 1 < len(units) else "."
    if after not in words.words["elliptic"] and units[k + 1].kind is not UnitKind.TIME:
        return None
    owners, begin = owner_of(units, k)
    if not owners and not (k and units[k - 1].low == "the" and after in ("by", "since", "of", "between", "in", "abroad")):
        return None
    noun = _antecedent(line, begin, words)
    if noun is None:
        return None
    told = Told(
        act_of(units[noun]) if noun >= 0 else VISIT,
        words.ordinal(units[k].low),
        begin,
        right_end(units, k),
        True,
        since=since_when(line, k, ordinal=True),
    )
    if told.what != VISIT:
        people = both(owners, people_after(units, k, told.end, ("of", "between")))
        return replace(told, people=people) if len(people) > 1 else None
    return _visits(line, told, k - 1 if after in ("abroad", "overseas") else k, k, owners, ())


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


def _first_to(line: Line, k: int, words: Sayings) -> Told | None:
    """ "the first sitting American president to visit Cuba since 1928"."""
    units = line.units
    v = next((m for m in range(k + 1, min(len(units), k + 8)) if units[m].kind is UnitKind.VERB or units[m].low in (",", ".")), -1)
    if (
        v < 0
        or units[v].kind is not UnitKind.VERB
        or units[v].facts["tense"] != "inf"
        or units[k + 1].low in ("time", "thing", "step", "day")
    ):
        return None
    what = VERBS.get(units[v].key, "") if units[v].key != "host" else ""
    n = next((words.ordinal(w) for w in units[k].low.split() if words.ordinal(w)), 0)
    by = next((c for u in units[k:v] if (c := leader_of(u))), "")
    told = Told(what, n, k, right_end(units, v), True, by=by)
    people = _who_is(units, k)
    if what == VISIT:
        spots = destinations(line, v + 1, told.end, GOING)
        if not spots or not (people or by):
            return None
        since = since_when(line, spots[0].index, ordinal=True)
        return replace(told, people=people[:1], country=spots[0].country, place=spots[0].place, since=since)
    people = both(people, objects(units, v, ("with", "to"))) if what else ()
    return replace(told, people=people, since=since_when(line, v, ordinal=True)) if len(people) > 1 else None


def _who_is(units: Sequence[Unit], k: int) -> tuple[Participant, ...]:
    """Who is or became the first: the subject of "is", "became", or of the verb before a comma."""
    v = next((m for m in range(k - 1, -1, -1) if units[m].kind is UnitKind.VERB), -1)
    return subject(units, v).people if v >= 0 else ()
