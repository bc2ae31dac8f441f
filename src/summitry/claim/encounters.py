"""Verbs of other meaning that tell a meeting here: "saw Assad in Geneva", "was in Cairo with his counterpart"."""

from __future__ import annotations

from collections.abc import Callable

from summitry.claim.frame import objects, right_end, subject
from summitry.claim.people import PEOPLE, people_list, possessive, whom
from summitry.claim.places import where_before, wheres
from summitry.claim.scene import Line
from summitry.claim.status import habitual
from summitry.claim.timing import TAKEN_UP, leading_time, time_links
from summitry.model import UnitKind

MET = ("meet", "talk", "phone", "sign")


def meeting_act(line: Line, v: int) -> str:
    """The class of act a verb tells where it tells a meeting: its own, `meet` for seeing or being with somebody; else empty."""
    unit = line.units[v]
    if unit.key in MET:
        return unit.key
    if unit.facts.get("passive"):
        return ""
    lemma = unit.facts["lemma"]
    if lemma == "be":
        return "phone" if _on_the_phone(line, v) else "meet" if _is_with(line, v) or _are_together(line, v) else ""
    if lemma in TAKEN_UP:
        return "talk" if _takes_up(line, v) else ""
    found = next((ask for verbs, ask in _ASKED if lemma in verbs), None)
    return "meet" if found is not None and found(line, v) else ""


def _touches(line: Line, v: int) -> bool:
    """ "embraced Pinochet", "shook Morales's hand", "embraced on the platform": two who touch one another."""
    units = line.units
    after = units[v + 1] if v + 1 < len(units) else None
    if objects(units, v):
        return True
    alone = after is None or after.kind in (UnitKind.TIME, UnitKind.PUNCT) or after.low in ("in", "at", "on", "before", "outside", "for")
    return alone and units[v].facts["lemma"] != "shake" and len(subject(units, v).people) > 1


_ADDRESSING = frozenset(("tell", "assure", "remind", "warn", "urge", "ask", "promise", "thank", "hand", "brief"))


def _addresses(line: Line, v: int) -> bool:
    """ "told Putin in Samarkand in September 2022": spoken to in a city on a day."""
    units = line.units
    k = v + 1
    if k >= len(units) or units[k].kind is not UnitKind.PERSON or possessive(units, k) or line.speech:
        return False
    stop = people_list(units, k)[1]
    if units[v].facts.get("mood") == "plan" and where_before(units, v) and all(u.kind is not UnitKind.GROUP for u in units[k:stop]):
        return True  # "to Seoul, where she will brief the president"
    where = next((w for w in wheres(units, stop, min(len(units), stop + 3)) if w.place and w.preposition in ("in", "at")), None)
    if where is None or where.index != stop + 1 + (units[stop].low == ","):
        return False
    behind = units[where.end : where.end + 2]
    return any(u.kind is UnitKind.TIME for u in behind)


def _sees(line: Line, v: int) -> bool:
    """ "saw Assad in Geneva", not "saw Assad win", "saw Assad as a threat"."""
    units = line.units
    k = v + 1
    while k < len(units) and (units[k].kind is UnitKind.TIME or units[k].low in ("also", "both")):
        k += 1
    if k + 2 < len(units) and units[k].low in ("a", "an"):  # "saw an ailing President Yeltsin"
        k = next((j for j in range(k + 1, min(len(units), k + 4)) if units[j].kind is UnitKind.PERSON), k)
    if k >= len(units) or units[k].kind not in PEOPLE or units[k].kind is UnitKind.PRONOUN and line.speech or possessive(units, k):
        return False
    stop = people_list(units, k)[1]
    after = units[stop] if stop < len(units) else None
    if after is None or after.kind in (UnitKind.TIME, UnitKind.PUNCT):
        return True
    if after.low == "the" and stop + 1 < len(units) and units[stop + 1].low in _DAYS:
        return True  # "saw Li the day after she came"
    return after.low in _AFTER and not (
        after.low == "and" and stop + 1 < len(units) and units[stop + 1].kind not in (UnitKind.VERB, UnitKind.WORD)
    )


_DAYS = frozenset("day morning evening night week same next following".split())
_AFTER = frozenset("in at for on again before after during later separately privately alone there over and when while first twice".split())


def _spends(line: Line, v: int) -> bool:
    """ "spent two hours with Lula", "spent the weekend in Rio with Lula"."""
    units, end = line.units, right_end(line.units, v)
    fronted = bool(whom(units, subject(units, v).index))
    if not fronted and not objects(units, v, ("with",)):
        return False
    k = end if fronted else next((k for k in range(v + 1, end) if units[k].low == "with"), v)
    measured = any(u.kind is UnitKind.TIME or u.low.split("-")[0] in _MEASURES for u in units[v + 1 : k])
    return measured and not any(u.kind is UnitKind.VERB or u.kind in PEOPLE for u in units[v + 1 : k])


_MEASURES = frozenset("hour hours minutes minute day days half weekend week evening morning afternoon night while".split())


def _takes_up(line: Line, v: int) -> bool:
    """ "raised the case with Xi in Hangzhou": with a place or a day, so not by letter."""
    units, end = line.units, right_end(line.units, v)
    k = next((k for k in range(v + 1, end - 1) if units[k].low == "with" and units[k + 1].kind in PEOPLE), -1)
    if k < 0 or possessive(units, k + 1) or not objects(units, v, ("with",)):
        return False
    stop = people_list(units, k + 1)[1]
    behind = units[stop : stop + 3]
    return any(u.kind is UnitKind.TIME or u.kind is UnitKind.PLACE and behind[0].low in ("in", "at") for u in behind)


def sees_there(line: Line, v: int) -> bool:
    """ "left for Warsaw this morning, where he sees Tusk": the present tense of what a journey is to bring."""
    units = line.units
    where = next((k for k in range(v - 1, max(0, v - 8), -1) if units[k].low == "where"), 0)
    if not where or any(u.kind is UnitKind.VERB for u in units[where:v]) or habitual(units, line.scene.acts):
        return False
    led = next((u for u in reversed(units[:where]) if u.kind is UnitKind.VERB), None)
    return led is not None and (led.key in ("go", "leave") or led.facts["lemma"] == "continue") and "neg" not in led.facts


def _are_together(line: Line, v: int) -> bool:
    """ "were together for ninety minutes"."""
    lows = [u.low for u in line.units[v + 1 : right_end(line.units, v)]]
    return lows[:1] == ["together"] and bool({"hour", "hours", "minutes"} & set(lows))


def _on_the_phone(line: Line, v: int) -> bool:
    """ "was on the phone with Lavrov throughout the weekend"."""
    lows = [u.low for u in line.units[v + 1 : v + 6]]
    k = 1 + (lows[:1] == ["back"])
    return lows[k - 1 : k + 1] == ["on", "the"] and lows[k + 1 : k + 3] in (
        ["phone", "with"],
        ["phone", "to"],
        ["telephone", "with"],
        ["line", "with"],
    )


def _is_with(line: Line, v: int) -> bool:
    """ "was with Basescu for two hours on Monday": with a place or a time, so not "is with him on this"."""
    units, end = line.units, right_end(line.units, v)
    others = objects(units, v, ("with",))
    k = next((k for k in range(v + 1, end) if units[k].low == "with"), -1)
    if not others or k < 0 or not all(_by_the_way(line, j) for j in range(v + 1, k)):
        return False
    placed = any(w.preposition in ("in", "at") for w in wheres(units, v + 1, end))
    placed = placed or bool({"hour", "hours", "minutes"} & {u.low for u in units[k:end]})
    return placed or bool(time_links(units, v + 1, end, line.scene.temporals) or leading_time(units, v, line.scene.temporals))


def _by_the_way(line: Line, j: int) -> bool:
    """Words between "was" and "with": a place, a time, an adverb."""
    unit = line.units[j]
    return unit.kind in (UnitKind.PLACE, UnitKind.COUNTRY, UnitKind.TIME) or unit.low in (
        "in",
        "at",
        "on",
        "the",
        "also",
        "there",
        "here",
        ",",
        "city",
        "of",
    )


def out_of_office(line: Line, v: int) -> bool:
    """ "first met when he was in opposition", "... before either held office": a meeting of private persons."""
    k = next((k for k in range(v + 1, len(line.units)) if line.units[k].low in ("when", "before", "as", "while", "long")), -1)
    tail = " ".join(u.low for u in line.units[k:]) if k > 0 else ""
    return any(f" {words} " in f" {tail} " for words in line.scene.acts.words["out_of_office"])


_ASKED: tuple[tuple[frozenset[str], Callable[[Line, int], bool]], ...] = (
    (frozenset(("see",)), _sees),
    (_ADDRESSING, _addresses),
    (frozenset(("spend", "sit", "closet", "closeted")), _spends),
    (frozenset(("embrace", "shake", "clasp", "grasp")), _touches),
)
