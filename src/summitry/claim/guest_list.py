"""Who came and who did not to where the article plays: "those who did come included X", "among the guests was Y", "Z sent his regrets"."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.claim.frame import right_end, subject
from summitry.claim.in_setting import in_setting
from summitry.claim.people import people_list, possessive
from summitry.claim.places import wheres
from summitry.claim.scene import Line, Setting, foreign, traveller
from summitry.model import Claim, Participant, Status, UnitKind


def guests_listed(line: Line, v: int) -> Iterator[Claim]:
    """ "Those who did come included X and Y", "Among the mourners were X and Y": they are at the ceremony or summit of the article."""
    units, setting = line.units, _setting(line)
    lemma, lows = units[v].facts["lemma"], {w for u in units[:v] for w in u.low.split()}
    if setting is None or lemma not in ("include", "be") or "neg" in units[v].facts or units[v].facts["tense"] != "past":
        return
    listed = lemma == "include" and ("those" in lows or bool(lows & line.scene.acts.words["guests"]))
    among = lemma == "be" and units[0].low == "among" and bool(lows & line.scene.acts.words["guests"] or "those" in lows)
    k = v + 1
    if not (listed or among) or k >= len(units) or units[k].kind is not UnitKind.PERSON or possessive(units, k):
        return
    if lows & _AWAY or any(w.country != setting.where.country for w in wheres(units, 0, v)):
        return
    yield from _each(line, v, people_list(units, k)[0], setting, Status.COMPLETED)


def regrets(line: Line, v: int) -> Iterator[Claim]:
    """ "sent his regrets", "would not be coming after all": whose journey to the article's ceremony or summit is off."""
    units, setting = line.units, _setting(line)
    if setting is None or not (_sends_regrets(line, v) or _would_not_come(line, v)):
        return
    people = [p for p in subject(units, v).people if p.basis != "group"]
    yield from _each(line, v, people, setting, Status.CANCELLED)


def _setting(line: Line) -> Setting | None:
    setting = line.scene.setting
    return setting if setting is not None and not line.headline and not line.speech and line.sentence.start >= setting.told else None


def _each(line: Line, v: int, people: tuple[Participant, ...] | list[Participant], setting: Setting, status: Status) -> Iterator[Claim]:
    for person in people:
        if traveller(person) and foreign(person, setting.where.country):
            yield in_setting(line, line.clause(v), person, setting, status)


def _sends_regrets(line: Line, v: int) -> bool:
    unit, words = line.units[v], line.scene.acts.words
    behind = {u.low for u in line.units[v + 1 : v + 5]}
    return unit.low in ("sent", "offered", "sends") and bool(behind & words["regrets"]) and "neg" not in unit.facts


def _would_not_come(line: Line, v: int) -> bool:
    """With no other place, and no "why" or "if": it is told, not asked."""
    unit, units = line.units[v], line.units
    if unit.facts["lemma"] not in ("come", "attend", "make it to", "travel") or "neg" not in unit.facts:
        return False
    if unit.facts.get("mood") not in ("would", "can", "should", "will") and unit.facts["tense"] != "future":
        return False
    if not any(w in unit.low.split() for w in ("would", "could", "will", "wo")):
        return False
    elsewhere = any(True for _ in wheres(units, v + 1, right_end(units, v)))
    return not elsewhere and not {"if", "unless", "why", "whether"} & {u.low for u in units[:v]}


_AWAY = frozenset("absent absentees away missed missing not n't declined invited stayed".split())
