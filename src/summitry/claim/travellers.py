"""Who travels by a verb of visiting: its subject, who is on board, who says "I"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.claim.frame import Subject, agent, subject
from summitry.claim.people import people_list, possessive
from summitry.claim.scene import Line
from summitry.model import Participant, UnitKind


def travellers(line: Line, v: int, found: Subject) -> Sequence[Participant]:
    """Whom the verb at `v` says to travel; () where another verb governs its being."""
    unit = line.units[v]
    if unit.facts.get("passive") and unit.key == "visit":
        return agent(line.units, v)
    if unit.facts.get("passive") and unit.facts["lemma"] != "expect":
        return ()
    if unit.facts["lemma"] == "be" and found.governor >= 0 and not _own_being(line, v):
        return ()
    return found.people or _speaker(line, v) or _aboard(line, v)


def _own_being(line: Line, v: int) -> bool:
    """ "..., having been in Caracas on Monday", "met Xi and was in Hanoi": a stay of its own, whatever verb stands before."""
    facts, before = line.units[v].facts, line.units[v - 1].low
    joined = before in ("and", "then", "but") or line.units[v - 2].low in ("and", "but")
    return facts["tense"] == "ing" and "perfect" in facts or facts["tense"] not in ("inf", "ing") and joined


_CRAFT = frozenset("plane jet aircraft aeroplane airplane helicopter train motorcade convoy flight".split())


def carried(line: Line, v: int, end: int) -> Sequence[Participant]:
    """ "Air Force One landed in Ottawa with President Biden", "a jet carrying Lavrov touched down": who is on board."""
    units = line.units
    if units[v].key != "arrive" or "neg" in units[v].facts:
        return ()
    owner = v - 3 if v > 2 and units[v - 2].low in ("'s", "'", "’s") else v - 2
    if v > 1 and units[v - 1].low in _CRAFT and units[owner].kind is UnitKind.PERSON and possessive(units, owner):
        return units[owner].people  # "Rousseff's plane landed"
    near = [*range(v + 1, end), *range(v - 1, max(0, v - 6), -1)]
    k = next((k for k in near if units[k].kind is UnitKind.PERSON and units[k - 1].low in ("with", "carrying", "bringing")), -1)
    return people_list(units, k)[0] if k > 0 and not possessive(units, k) else ()


def _aboard(line: Line, v: int) -> Sequence[Participant]:
    """ "Air Force One has touched down in Doha": the American president told of last."""
    if [u.low for u in line.units[max(0, v - 3) : v]] != ["air", "force", "one"]:
        return ()
    told = (c.participants[0] for c in reversed(line.scene.visits))
    return [p for p in told if p.country == "US" and p.office.startswith("head_")][:1]


def _speaker(line: Line, v: int) -> Sequence[Participant]:
    """ "I will be going to Cuba next month": who says so."""
    units = line.units
    if v == 0 or units[v - 1].low != "i" or line.speech:
        return ()
    said = next((k for k, u in enumerate(units) if u.kind is UnitKind.VERB and k != v and u.key == "say"), -1)
    if said >= 0:
        return subject(units, said).people[:1]
    return units[0].people[:1] if units[0].kind is UnitKind.PERSON and len(units) > 1 and units[1].low == ":" else ()
