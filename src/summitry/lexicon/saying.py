"""Words of counts, statements, agreements and figures: numbers, verbs of speech, what is signed, what is measured."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from summitry.errors import LexiconError

FILE = "saying.yml"
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z")
_NUMBERS = ("cardinals", "ordinals", "scales")
_REPEATS = ("times", "twice", "thrice", "once", "time")
_CODES = ("symbols", "currencies")


@dataclass(frozen=True, slots=True)
class Sayings:
    """The whole of saying.yml, indexed for reading."""

    numbers: Mapping[str, Mapping[str, int]]
    """`cardinals`, `ordinals`, `scales`: a word and its number."""
    codes: Mapping[str, Mapping[str, str]]
    """`symbols`, `currencies`: a word or sign and its ISO 4217 code."""
    words: Mapping[str, frozenset[str]]
    """The word lists by name: `speech`, `officials`, `agreements`, `units`, ..."""
    counting: frozenset[str]
    """Every single word that can begin a count; numbers in digits or with a hyphen are none of them."""

    def ordinal(self, word: str) -> int:
        """The number of an ordinal, 0 for any other word.

        >>> load_sayings().ordinal("45th"), load_sayings().ordinal("twenty-first"), load_sayings().ordinal("visit")
        (45, 21, 0)
        """
        table = self.numbers["ordinals"]
        if word in table:
            return table[word]
        if m := _ORDINAL.match(word):
            return int(m[1])
        tens, _, unit = word.partition("-")
        n = table.get(unit, 0)
        return self.numbers["cardinals"].get(tens, 0) + n if 0 < n < 10 and self.numbers["cardinals"].get(tens, 0) >= 20 else 0

    def cardinal(self, word: str) -> int:
        """The number of a cardinal in words or digits, 0 for any other word.

        >>> load_sayings().cardinal("44"), load_sayings().cardinal("twenty-two")
        (44, 22)
        """
        table = self.numbers["cardinals"]
        if word.isdecimal() and len(word) < 4:
            return int(word)
        if word in table:
            return table[word]
        tens, _, unit = word.partition("-")
        return table[tens] + table[unit] if unit in table and tens in table and table[tens] >= 20 and table[unit] < 10 else 0


def _numbers(table: Mapping[str, Any], name: str, kind: type) -> Mapping[str, Any]:
    for word, value in table[name].items():
        if not isinstance(word, str) or not isinstance(value, kind):
            raise LexiconError(f"{FILE}: {name}: {word!r} is given {value!r}: write a word and {'a number' if kind is int else 'a code'}")
    return MappingProxyType(dict(table[name]))


def _words(name: str, words: Iterable[Any]) -> frozenset[str]:
    odd = [w for w in words if not isinstance(w, str) or w != w.lower()]
    if odd:
        raise LexiconError(f"{FILE}: {name}: {odd[0]!r} is no folded word: write it in lower case, in quotes where YAML reads it otherwise")
    return frozenset(words)


def parse_sayings(table: Mapping[str, Any]) -> Sayings:
    """Check and index the table.

    Raises `LexiconError` naming the entry that does not fit.
    """
    missing = {*_NUMBERS, *_CODES} - table.keys()
    if missing:
        raise LexiconError(f"{FILE}: missing {', '.join(sorted(missing))}: restore the section")
    numbers = {name: _numbers(table, name, int) for name in _NUMBERS}
    codes = {name: _numbers(table, name, str) for name in _CODES}
    lists = {name: _words(name, words) for name, words in table.items() if isinstance(words, list)}
    counting = frozenset((*numbers["cardinals"], *numbers["ordinals"], *_REPEATS))
    return Sayings(MappingProxyType(numbers), MappingProxyType(codes), MappingProxyType(lists), counting)


@functools.cache
def load_sayings() -> Sayings:
    """Read the packaged table, once a process."""
    text = resources.files("summitry.lexicon").joinpath(FILE).read_text(encoding="utf-8")
    return parse_sayings(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
