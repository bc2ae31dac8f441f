"""Words of office and the words that change them: titles.yml, checked when loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from pathlib import Path

from summitry.errors import LexiconError
from summitry.lexicon.facts import Modifier, Title
from summitry.lexicon.fold import fold
from summitry.lexicon.people import OFFICES, variants
from summitry.lexicon.tables import read_yaml

SCOPES = ("default", "wide", "out")
EFFECTS = ("past", "then", "future", "holds", "deputy")
_TITLE_KEYS = frozenset(("words", "offices", "rank", "scope", "titles", "countries", "gender", "honorific", "leads"))
_MODIFIER_KEYS = frozenset(("words", "effect", "suffix"))


@dataclass(frozen=True, slots=True)
class Titles:
    """Folded words to titles and modifiers; one word may have several readings, by country."""

    readings: Mapping[str, tuple[Title, ...]]
    modifiers: Mapping[str, Modifier]

    def named(self, words: str, country: str = "") -> tuple[Title, ...]:
        """Readings of a title: those tied to the country come first and alone, those tied to another are left out."""
        found = self.readings.get(" ".join(fold(words).split()), ())
        own = tuple(t for t in found if country and country in t.countries)
        return own or tuple(t for t in found if not t.countries) or (() if country else found)

    def get(self, words: str, country: str = "") -> Title | None:
        """One title for the words: the reading of the country, else all that may be meant as one; None where it is no title."""
        found = self.named(words, country)
        if len(found) < 2:
            return found[0] if found else None
        offices = tuple(dict.fromkeys(o for t in found for o in t.offices))
        countries = tuple(dict.fromkeys(c for t in found for c in t.countries))
        return replace(found[0], offices=offices, countries=countries if len(countries) == 1 else ())


def read_titles(file: Traversable | Path) -> Titles:
    """The file as look-ups; LexiconError names the entry that does not fit."""
    data = read_yaml(file)
    if not isinstance(data, dict) or set(data) != {"titles", "modifiers"}:
        raise LexiconError(f"{file.name}: the file must hold `titles` and `modifiers` and nothing else")
    words: dict[str, list[Title]] = {}
    for n, entry in enumerate(data["titles"], 1):
        for title in _titles(entry, f"{file.name}, title {n}"):
            for form in variants(fold(title.words)):
                words.setdefault(form, []).append(title)
    modifiers = {}
    for n, entry in enumerate(data["modifiers"], 1):
        for modifier in _modifiers(entry, f"{file.name}, modifier {n}"):
            modifiers[fold(modifier.words)] = modifier
    return Titles({form: tuple(found) for form, found in words.items()}, modifiers)


def _checked(entry: object, keys: frozenset[str], where: str) -> dict[str, object]:
    if not isinstance(entry, dict):
        raise LexiconError(f"{where}: it is no mapping; write `words:` and the other fields")
    strange = sorted(set(entry) - keys)
    if strange:
        raise LexiconError(f"{where}: {', '.join(strange)} is no field; write {', '.join(sorted(keys))}")
    if not isinstance(entry.get("words"), list) or not entry["words"]:
        raise LexiconError(f"{where}: `words` must be a list with at least one entry")
    return entry


def _strings(entry: dict[str, object], field: str) -> tuple[str, ...]:
    value = entry.get(field, [])
    return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)


def _titles(entry: object, where: str) -> list[Title]:
    fields = _checked(entry, _TITLE_KEYS, where)
    offices, scope, rank = _strings(fields, "offices"), str(fields.get("scope", "default")), fields.get("rank", 9)
    if wrong := [o for o in offices if o not in OFFICES]:
        raise LexiconError(f"{where}: {wrong[0]!r} is no office; write one of {', '.join(OFFICES)}")
    if scope not in SCOPES or not isinstance(rank, int):
        raise LexiconError(f"{where}: scope must be one of {', '.join(SCOPES)} and rank a whole number")
    return [
        Title(
            words,
            offices[0] if offices else "",
            offices,
            rank,
            scope,
            _strings(fields, "titles"),
            _strings(fields, "countries"),
            str(fields.get("gender", "")),
            bool(fields.get("honorific", False)),
            bool(fields.get("leads", False)),
        )
        for words in _strings(fields, "words")
    ]


def _modifiers(entry: object, where: str) -> list[Modifier]:
    fields = _checked(entry, _MODIFIER_KEYS, where)
    effect = str(fields.get("effect", ""))
    if effect not in EFFECTS:
        raise LexiconError(f"{where}: effect {effect!r} is none; write one of {', '.join(EFFECTS)}")
    return [Modifier(words, effect, bool(fields.get("suffix", False))) for words in _strings(fields, "words")]
