"""Words that look like somebody in office and mean nobody: "many presidents", "the chairman of a company", another of the surname."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from summitry.lexicon import Lexicon
from summitry.lexicon.facts import Person
from summitry.lexicon.fold import fold
from summitry.model import Participant, Unit, UnitKind
from summitry.when import When

_NONE = frozenset(("many", "most", "several", "other", "some", "few"))
_OWN = frozenset("country nation state republic federation kingdom union people commission council".split())
"""What a head may be called president of without its name being told."""


def means_nobody(before: Sequence[Unit], unit: Unit, after: Sequence[Unit]) -> bool:
    """Whether an epithet is of nobody in particular, or of the head of something that is no country."""
    if before and before[-1].low in _NONE or unit.low.split()[0] in _NONE:
        return True
    if unit.facts.get("country") or not after or after[0].low != "of":
        return False
    what = next((u for u in after[1:] if u.low not in ("the", "a", "an", "his", "her", "its", "their", "our")), None)
    if what is None or what.kind in (UnitKind.COUNTRY, UnitKind.PLACE, UnitKind.ORGANISATION, UnitKind.PRONOUN):
        return False
    return what.low not in _OWN and (what.kind is not UnitKind.PERSON or not what.people)


_FORENAME = r"(?<![\w.])([A-Z][\w-]+)(?:\s+(?:[A-Z]\.|[“\"(]\w+[”\")]))*\s+"
_OPENING = frozenset(
    (
        "the but and when while after before as if since although though then so yet did does do will would is was were "
        "are has had have can could should may might under with for from in on at by to of like unlike not only even just "
        "now thanks thank yes no well team camp january february march april may june july august september october "
        "november december monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)
"""Words in capitals before a surname that are no forename, in texts too short to have them in small letters too."""


def others_called(name: str, person: Participant, text: str, lexicon: Lexicon) -> bool:
    """Whether the article names somebody else in full by a surname: after "Rudy Soto", "Soto" is no minister of the name."""
    known = lexicon.people.by_id(person.person)
    own = {w for form in ((known.name, *known.aliases) if known else (person.name,)) for w in fold(form).replace("-", " ").split()}
    return any(_another(m.group(1), own, text, lexicon) for m in re.finditer(rf"{_FORENAME}{re.escape(name)}\b(?![-–])", text))


def _another(word: str, own: set[str], text: str, lexicon: Lexicon) -> bool:
    low = fold(word)
    if low in own or low in _OPENING or word.isupper() or low in lexicon.modifiers or low in _title_ends(lexicon):
        return False
    return (
        not lexicon.countries.named(word)
        and not lexicon.countries.demonym(word)
        and re.search(rf"\b{re.escape(word.lower())}\b", text) is None
    )


@functools.cache
def _title_ends(lexicon: Lexicon) -> frozenset[str]:
    """Last words of titles, which stand before a surname as forenames do."""
    return frozenset(words.split()[-1] for words in lexicon.titles.readings)


_ALIKE = 0.78


def misspelt(unit: Unit, lexicon: Lexicon, on: When | None) -> Person | None:
    """The one holder of the office whose surname is all but the name told: "Zelenskky", "Ramaphossa"."""
    name, country = unit.facts.get("name", ""), unit.facts.get("country", "")
    offices = tuple(o for o in unit.facts.get("offices", "").split("|") if o)
    if on is None or not country or not offices or unit.facts.get("effect"):
        return None
    holders = {t.person for o in offices[:1] for t in lexicon.people.holders(country, (o,), on) if t.holds(on)}
    person = lexicon.people.by_id(next(iter(holders))) if len(holders) == 1 else None
    last = fold(name).split()[-1:]
    if person is None or not last or len(last[0]) < 5:
        return None
    if " " in name and fold(name)[0] not in {w[0] for w in fold(person.name).split()}:
        return None
    words = {w for s in (person.name, *person.surnames) for w in fold(s).replace("-", " ").split()}
    near = (SequenceMatcher(None, last[0], w).ratio() for w in words)
    return person if max(near, default=0.0) >= _ALIKE else None
