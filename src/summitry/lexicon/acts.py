"""Words of acts: which verbs and nouns tell of visits, meetings and calls, and how firm they make them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from summitry.errors import LexiconError

FILE = "acts.yml"
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form of a verb: "travelled" is past and participle of travel, of class `go`."""

    word: str
    lemma: str
    act: str
    tense: str
    """`base`, `third`, `past`, `participle`, `ing`; `past` also stands for a regular verb's participle."""
    particle: str = ""


@dataclass(frozen=True, slots=True)
class FormRule:
    """Words that make a visit a state visit, a funeral, ..."""

    form: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Acts:
    """The whole of acts.yml, indexed for reading."""

    verbs: Mapping[str, tuple[VerbForm, ...]]
    """Written form -> what it can be, forms with a particle first."""
    nouns: Mapping[str, str]
    """Noun (one or two words) -> class of act."""
    words: Mapping[str, frozenset[str]]
    """The word lists by name: `plans`, `plan_verbs`, `ahead`, ..."""
    forms: tuple[FormRule, ...]


def _inflect(base: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing of a regular verb."""
    third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    if base.endswith("e"):
        return third, base + "d", base + "d", base[:-1] + "ing"
    return third, base + "ed", base + "ed", base + "ing"


def _more_tense(word: str, base: str) -> str:
    if word.endswith("ing"):
        return "ing"
    return "past" if word.endswith("ed") or word == "were" else "third" if word.endswith("s") or word in ("are", "am") else "base"


def _forms(lemma: str, act: str, row: Mapping[str, Any]) -> Iterator[VerbForm]:
    base = row.get("base", lemma)
    particle = row.get("particle", "")
    written = row.get("forms") or _inflect(base)
    if len(written) != 4:
        raise LexiconError(
            f"{FILE}: verb {lemma!r}: `forms` needs third person, past, participle, -ing; it has {len(written)}: add what is missing"
        )
    yield VerbForm(base, lemma, act, "base", particle)
    for word, tense in zip(written, ("third", "past", "participle", "ing"), strict=True):
        if not (tense == "participle" and word == written[1]):
            yield VerbForm(word, lemma, act, tense, particle)
    for word in row.get("more", ()):
        yield VerbForm(word, lemma, act, _more_tense(word, base), particle)


def _plain(table: Mapping[str, Any]) -> Iterator[VerbForm]:
    """Past and participle of the verbs of no act."""
    irregular: Mapping[str, Sequence[str]] = table.get("irregular", {})
    for lemma in table.get("regular", ()):
        yield VerbForm(_inflect(lemma)[1], lemma, "other", "past")
    for lemma, written in irregular.items():
        if len(written) != 2:
            raise LexiconError(f"{FILE}: plain verb {lemma!r} needs past and participle; it has {len(written)} forms: add what is missing")
        yield VerbForm(written[0], lemma, "other", "past")
        if written[1] != written[0]:
            yield VerbForm(written[1], lemma, "other", "participle")


def _verbs(table: Mapping[str, Any], plain: Mapping[str, Any]) -> Mapping[str, tuple[VerbForm, ...]]:
    out: dict[str, list[VerbForm]] = {}
    for act, lemmas in table.items():
        if not isinstance(lemmas, dict):
            raise LexiconError(f"{FILE}: verbs.{act} must be a table of lemmas, not {type(lemmas).__name__}: indent them under {act}")
        for lemma, row in lemmas.items():
            for form in _forms(lemma, act, row or {}):
                out.setdefault(form.word, []).append(form)
    for form in _plain(plain):
        out.setdefault(form.word, []).append(form)
    return MappingProxyType({w: tuple(sorted(fs, key=lambda f: -len(f.particle))) for w, fs in out.items()})


def parse_acts(table: Mapping[str, Any]) -> Acts:
    """Check and index the table of acts.

    Raises `LexiconError` naming the entry that does not fit.
    """
    missing = {"verbs", "nouns", "forms"} - table.keys()
    if missing:
        raise LexiconError(f"{FILE}: missing {', '.join(sorted(missing))}: restore the section")
    nouns = {word: act for act, words in table["nouns"].items() for word in reversed(words)}
    lists = {k: frozenset(v) for k, v in table.items() if isinstance(v, list) and k != "forms"}
    for name, words in lists.items():
        odd = [w for w in words if not isinstance(w, str)]
        if odd:
            raise LexiconError(f"{FILE}: {name}: {odd[0]!r} is no word: put it in quotes")
    forms = tuple(FormRule(r["form"], tuple(r["words"])) for r in table["forms"])
    return Acts(_verbs(table["verbs"], table.get("plain", {})), MappingProxyType(nouns), MappingProxyType(lists), forms)


@functools.cache
def load_acts() -> Acts:
    """Read the packaged table of acts, once a process."""
    text = resources.files("summitry.lexicon").joinpath(FILE).read_text(encoding="utf-8")
    return parse_acts(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
