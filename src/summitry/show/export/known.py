"""What the lexicon knows of the people and countries of an event: names, codes and titles that formats of others ask for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from summitry.lexicon import load_lexicon
from summitry.when import parse

Person = Mapping[str, Any]
"""A participant as JSON has it."""
HEADS = ("head_of_state", "head_of_government")


def people(event: Mapping[str, Any], *roles: str) -> list[Person]:
    """Those who take part in one of the roles, in order."""
    return [p for p in event.get("participants", ()) if p.get("role") in roles]


@lru_cache(maxsize=1024)
def country_name(code: str) -> str:
    """The name of a country or body, its code where it is not known.

    >>> country_name("FR"), country_name("")
    ('France', '')
    """
    known = load_lexicon().countries.by_code.get(code)
    return known.name if known else code.removeprefix("ORG:")


@lru_cache(maxsize=1024)
def iso3(code: str) -> str:
    """ISO 3166-1 alpha-3, empty for bodies and where there is none."""
    known = load_lexicon().countries.by_code.get(code)
    return known.iso3 if known else ""


@lru_cache(maxsize=1024)
def cow(code: str) -> int | None:
    """The Correlates of War number of a state."""
    known = load_lexicon().countries.by_code.get(code)
    return known.cow if known else None


def is_body(code: str) -> bool:
    """Whether a code is of an organisation, not a country."""
    return code in ("EU", "UN") or code.startswith("ORG:")


def named_all(found: list[Person]) -> str:
    """Names with semicolons between."""
    return "; ".join(dict.fromkeys(p.get("name", "") for p in found))


@lru_cache(maxsize=65536)
def title(person: str, country: str, office: str, on: str | None) -> str:
    """What a person's office is called at home on a day; empty where the lexicon does not know them in it.

    >>> title("Q6279", "US", "head_of_state", "2022-05-20")
    'President'
    """
    known = load_lexicon().people.by_id(person)
    day = parse(on) if on else None
    terms = [t for t in (known.terms if known else ()) if t.country == country and t.office == office]
    return next((t.title for t in reversed(terms) if day is None or t.holds(day) is not False), "")


@lru_cache(maxsize=65536)
def surname(person: str) -> str:
    """The word used of a person alone, where the lexicon has it."""
    known = load_lexicon().people.by_id(person)
    return known.surnames[0] if known and known.surnames else ""


def language_tag(words: str) -> str:
    """A two-letter code as POLECAT writes it."""
    return words.lower()[:2]
