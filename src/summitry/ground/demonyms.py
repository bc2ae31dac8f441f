"""People called by their country alone: "the American diplomat", "the Kenyan flew on"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.ground.discourse import Discourse
from summitry.ground.linking import DEFAULT_OFFICES
from summitry.model import Participant, Unit, UnitKind

_STYLES = frozenset(("diplomat", "politician", "statesman", "guest", "visitor", "minister"))
"""Words for whoever of a country was spoken of, by no office of his own."""
_NEAR = 4
"""Sentences back to which a country's name can mean a person of it."""
_FAR = 12
"""Sentences back to which one that opens a sentence and is described there can."""
_PLURAL = ("s", "ese", "sh", "ch", "ss")
"""Ends of names that mean a whole people, or many."""


def by_style(unit: Unit, country: str, talk: Discourse) -> tuple[Participant, ...]:
    """ "The American diplomat": the one person of that country in office spoken of near."""
    return _one_of(country, talk) if unit.facts.get("title") in _STYLES and unit.facts.get("det") == "the" else ()


def by_country(unit: Unit, before: Sequence[Unit], after: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    """ "The Kenyan flew on": a country's name that does what a person does, of the one spoken of near."""
    if unit.kind is not UnitKind.COUNTRY or unit.facts.get("form") != "demonym" or unit.low.endswith(_PLURAL):
        return ()
    if not before or before[-1].low != "the" or not after:
        return ()
    if after[0].low == "," and len(before) == 1:
        return _one_of(unit.key, talk, _FAR)  # "The Argentine, an economist who took over in December, prefers"
    alone = after[0].kind is UnitKind.VERB and after[0].key != "say" or after[0].low == "'s"
    return _one_of(unit.key, talk) if alone else ()


def _one_of(country: str, talk: Discourse, reach: int = _NEAR) -> tuple[Participant, ...]:
    people = {p.person: p for s, p in talk.said if s >= len(talk.subjects) - reach and p.country == country and p.office in DEFAULT_OFFICES}
    return tuple(people.values()) if len(people) == 1 else ()
