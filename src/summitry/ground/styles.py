"""Persons called by a style: "Sir Michael", "Sheikh Mohammed", "the King"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summitry.ground.discourse import Discourse
from summitry.ground.salience import of_title_gender
from summitry.lexicon.fold import fold
from summitry.model import Participant, Unit

_FIRST_NAMED = frozenset("sir dame sheikh sheikha shaikh prince princess king queen lord lady datuk".split())
"""Titles that stand before a first name alone."""


def first_name_alone(unit: Unit, person: Participant, talk: Discourse) -> bool:
    """ "Sir Michael" of whom the lexicon knows nothing: somebody the text names in full elsewhere."""
    alone = " " not in unit.facts["name"] and unit.facts.get("title", "") in _FIRST_NAMED
    return alone and talk.lexicon.people.by_id(person.person) is None


def by_first_name(unit: Unit, talk: Discourse) -> Participant | None:
    """ "Sir Michael", "Sheikh Mohammed": the one person introduced in full who bears that first name."""
    name = fold(unit.facts["name"])
    if " " in name or unit.facts.get("title", "") not in _FIRST_NAMED or talk.called(name, unit.facts.get("country", "")):
        return None
    people = [p for p in talk.introduced() if " " in p.name and fold(p.name).split()[0] == name and of_title_gender(unit, p, talk)]
    return people[0] if len(people) == 1 else None


def crown(unit: Unit, before: Sequence[Unit], talk: Discourse) -> Unit:
    """ "The King", read as a surname, as the office it is behind "the"; any other unit as it stands."""
    title = talk.lexicon.titles.get(unit.facts["name"])
    if title is None or not title.offices or not title.titles or not before or before[-1].low != "the" or unit.facts.get("title"):
        return unit
    return replace(unit, facts={"title": unit.low, "offices": "|".join(title.offices), "gender": title.gender})
