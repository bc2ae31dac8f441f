"""Persons called by a style: "Sir Michael", "Sheikh Mohammed", "the King"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summitry.ground.discourse import Discourse
from summitry.ground.holders import holder_of
from summitry.ground.others import others_called
from summitry.ground.salience import of_title_gender
from summitry.lexicon.fold import fold
from summitry.model import Participant, Unit, UnitKind

_FIRST_NAMED = frozenset("sir dame sheikh sheikha shaikh prince princess king queen lord lady datuk tun mama mzee mwalimu".split()) | {
    "datuk seri",
    "tan sri",
}
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


def described_later(unit: Unit, linked: Participant | None, talk: Discourse) -> Participant | None:
    """ "Hashimoto, a former trade minister": a bare surname with a description behind it is who was introduced by it before."""
    name = unit.facts["name"]
    behind = " " not in name and unit.low.startswith(f"{fold(name)} ,")
    if not behind or linked is not None and talk.lexicon.people.by_id(linked.person):
        return None
    met = talk.called(name, unit.facts.get("country", ""))
    return met if met is not None and talk.lexicon.people.by_id(met.person) else None


def governs(name: str, talk: Discourse) -> bool:
    """ "The Bush administration": a word that is a name as well is one where a government is called by it."""
    return any(f"{name} {body}" in talk.text for body in ("administration", "government", "cabinet"))


def surname_of_a_place(placed: Sequence[Unit], i: int, talk: Discourse) -> tuple[Participant, ...]:
    """ "Santos" of Colombia, "Sandu" of nowhere: a town's name that is the surname of somebody introduced, where nothing places it."""
    unit = placed[i]
    if unit.kind is not UnitKind.PLACE or not unit.text.isalpha() or i and placed[i - 1].low in _PLACING:
        return ()
    met = talk.called(unit.text)
    after = placed[i + 1] if i + 1 < len(placed) else None
    alone = after is None or not (after.kind is UnitKind.WORD and after.text[:1].isupper()) and after.low not in ("-", "(")
    surnamed = met is not None and alone and fold(met.name).split()[-1] == unit.low and " " in met.name
    return (met,) if surnamed and met is not None and (not i or not placed[i - 1].text[:1].isupper() or i == 1) else ()


_PLACING = frozenset(("in", "at", "near", "from", "into", "outside", "across", "around", "via", "through", "city", "town", "port"))
"""Words before the name of a town that make it a place."""


def pope_by_name(talk: Discourse) -> None:
    """Introduce the pope of the article's day where it speaks of "the pope" and, bare, of his name: "Leo will be in Ankara"."""
    if not re.search(r"\b[Tt]he (?:[Pp]ope|[Pp]ontiff)\b|\b[Nn]o pope\b", talk.text):
        return
    pope = holder_of("VA", "pope", talk)
    name = pope.name.split()[0] if pope else ""
    saint = re.search(rf"\b(?:St|Saint|San)\b\.? {name}\b", talk.text) if name else None
    if pope is None or saint or not re.search(rf"\b{name}\b", talk.text) or others_called(name, pope, talk.text, talk.lexicon):
        return
    talk.introduce(pope, tuple(dict.fromkeys((pope.name, name))))
