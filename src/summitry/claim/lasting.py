"""How long a stay is told to last, and on which day of it something was: "a three-day visit", "the second day of his visit"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summitry.claim.status import begins_stay, ends_stay
from summitry.lexicon.saying import load_sayings
from summitry.model import TimeLink, Unit, UnitKind

_COMPOUND = re.compile(r"(?:(?P<n>[a-z]+|\d+)[- ])?(?P<unit>day|week)s?(?:[- ]?long)?")
_STAYS = frozenset("visit trip stay stopover mission tour journey".split())
_WIDE = frozenset("regional foreign overseas international continental".split())
_FOR = frozenset("for spend spent spends spending".split())
_ARTICLES = frozenset(("a", "the", "his", "her", "their", "one"))
_ABOUT = frozenset("about less than under barely only just some nearly almost around roughly hardly a fewer the".split())
_WAKING = 15
"""Hours that a visit of one day can last."""
_LAST = frozenset(("last", "final", "closing", "concluding"))
_TAIL = frozenset(("after", "following", "ending", "at", "wrapping", "concluding", "where"))


def length_told(units: Sequence[Unit], start: int, end: int, country: str) -> Mapping[str, str]:
    """`lasts`: how many days the stay in a country is told to last from `start` to `end`; `nth`: which of them is told of."""
    found: dict[str, str] = {}
    for k in range(max(0, start), min(end, len(units))):
        days = _compound(units, k, country) or _counted(units, k) or _of_days(units, k) or _within_a_day(units, k)
        if days:
            found.setdefault("lasts", str(days))
        nth = _nth(units, k)
        if nth:
            found.setdefault("nth", str(nth))
    return found


def with_ending(units: Sequence[Unit], end: int) -> int:
    """Where the words on how long a stay was end: behind "after", "at the end of" and the like the sentence goes on to tell of it."""
    k = end + (end < len(units) and units[end].low == ",")
    if k >= len(units) or units[k].low not in _TAIL and not _opens_nth(units, k):
        return end
    return next((j for j in range(k + 1, len(units)) if units[j].low in (",", ";", ".") or _finite(units[j])), len(units))


def roles(times: Sequence[TimeLink], lemma: str) -> tuple[TimeLink, ...]:
    """The day of "began a visit" is its first, that of "ended a visit" its last."""
    role = "end" if ends_stay(lemma) else "start" if begins_stay(lemma) and lemma != "continue" else ""
    return tuple(replace(t, role=role) if role and t.role == "date" and t.relation == "on" else t for t in times)


def _finite(unit: Unit) -> bool:
    return unit.kind is UnitKind.VERB and unit.facts["tense"] not in ("inf", "ing", "part")


def _compound(units: Sequence[Unit], k: int, country: str) -> int:
    """ "a three-day state visit", "a weeklong trip": of one country alone."""
    days = _days(units[k].low) if units[k].kind is UnitKind.WORD else 0
    noun = next((j for j in range(k + 1, min(len(units), k + 7)) if units[j].low in _STAYS), -1)
    if not days or noun < 0 or any(u.kind in (UnitKind.PUNCT, UnitKind.VERB) for u in units[k + 1 : noun]):
        return 0
    between = units[k + 1 : noun]
    if any(u.low in _WIDE or u.low.endswith(("-nation", "-country", "-state", "-stop", "-city", "-leg")) for u in between):
        return 0
    if any(u.kind is UnitKind.WORD and u.text[:1].isupper() and units[noun].low != "visit" for u in between):
        return 0
    return days if all(c == country for c in _goals(units, noun)) else 0


def _goals(units: Sequence[Unit], noun: int) -> Iterator[str]:
    """Countries the stay is told to be in; a name of no country is none of them."""
    k = noun + 1
    if k >= len(units) or units[k].low not in ("to", "of", "in", "through", "across"):
        return
    for unit in units[k + 1 : k + 9]:
        if unit.kind is UnitKind.COUNTRY:
            yield unit.key
        elif unit.kind is UnitKind.PLACE:
            yield unit.facts.get("country", "")
        elif unit.kind is UnitKind.WORD and unit.text[:1].isupper():
            yield ""
        elif unit.low not in ("the", ",", "and"):
            return


def _days(low: str) -> int:
    m = _COMPOUND.fullmatch(low)
    if not m or not m["n"] and "long" not in low:
        return 0
    n = 1 if not m["n"] else int(m["n"]) if m["n"].isdigit() else load_sayings().cardinal(m["n"])
    return n * (7 if m["unit"] == "week" else 1)


def _counted(units: Sequence[Unit], k: int) -> int:
    """ "for two days", "spent a week in", "for two days of talks"."""
    if k < 2 or units[k].low not in ("day", "days", "week", "weeks") or units[k - 2].low.split()[-1] not in _FOR:
        return 0
    n = 1 if units[k - 1].low in ("a", "one") else load_sayings().cardinal(units[k - 1].low)
    after = units[k + 1] if k + 1 < len(units) else None
    fits = (
        after is None
        or after.kind in (UnitKind.TIME, UnitKind.PUNCT, UnitKind.VERB)
        or after.low in ("of", "in", "at", "from", "starting", "beginning", "on")
    )
    return n * (7 if units[k].low.startswith("week") else 1) if fits else 0


def _of_days(units: Sequence[Unit], k: int) -> int:
    """ "a visit of two days", "a stay of several hours", "the trip lasted three days": the count behind the stay."""
    low = units[k].low
    if low not in ("day", "days", "hours", "minutes"):
        return 0
    led = next((j for j in range(k - 1, max(-1, k - 6), -1) if units[j].low in ("of", "lasts", "lasting") or _lasts(units[j])), -1)
    if led < 1 or not (_lasts(units[led]) or units[led].low == "lasting" or units[led - 1].low in _STAYS):
        return 0
    counts = [int(w) if w.isdigit() else load_sayings().cardinal(w) for u in units[led + 1 : k] for w in u.low.split()]
    if not low.startswith("day"):
        vague = any(u.low in ("several", "few") for u in units[led + 1 : k])
        return int(vague or 0 < max(counts, default=0) <= _WAKING or low == "minutes")
    return max(counts, default=0)


def _lasts(unit: Unit) -> bool:
    return unit.kind is UnitKind.VERB and unit.facts["lemma"] == "last" and "neg" not in unit.facts


def _within_a_day(units: Sequence[Unit], k: int) -> int:
    """ "for the day", "a day trip", "a five-hour visit", "for four hours": one day."""
    low, before = units[k].low, [u.low for u in units[max(0, k - 2) : k]]
    after = units[k + 1].low if k + 1 < len(units) else ""
    if low == "day" and (before == ["for", "the"] and after != "of" or after in ("trip", "visit")):
        return 1
    if low in ("day-long", "daylong", "one-day", "same-day") or low.endswith(("-hour", "-minute")):
        return int(any(u.low in _STAYS for u in units[k + 1 : k + 5]))
    return int(low in ("hours", "minutes") and (before[:1] == ["for"] or _few(units, k)))


def _few(units: Sequence[Unit], k: int) -> bool:
    """ "spent less than five hours in", "stayed for about eight hours": no more than a day can hold."""
    lows = [w for u in units[max(0, k - 6) : k] for w in u.low.split()]
    led = next((n for n in range(len(lows) - 1, -1, -1) if lows[n] in _FOR), -1)
    between = lows[led + 1 :] if led >= 0 else []
    counts = [int(w) if w.isdigit() else load_sayings().cardinal(w) for w in between]
    return led >= 0 and all(c or w in _ABOUT for w, c in zip(between, counts, strict=True)) and 0 < max(counts, default=0) <= _WAKING


def _opens_nth(units: Sequence[Unit], k: int) -> bool:
    return any(_nth(units, j) for j in range(k, min(k + 4, len(units))))


def _nth(units: Sequence[Unit], k: int) -> int:
    """ "the second day of his visit": two; "the last day of": minus one."""
    if k < 1 or units[k].low != "day" or k + 1 >= len(units) or units[k + 1].low != "of":
        return 0
    if not any(u.low in _STAYS for u in units[k + 2 : k + 8]):
        return 0
    return -1 if units[k - 1].low in _LAST else load_sayings().ordinal(units[k - 1].low)
