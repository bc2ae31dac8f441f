"""Tokens of a text with one letter each, so that rules of dates are regular expressions over letters.

    text   on  Tuesday  from  October  22  to  24
    class  1   W        e     M        D   x   D

Every pattern over this string is bounded, and most letters are `_` (no word of time), so scanning is linear.

    M m   month, doubtful month (May, March, abbreviations that are names)     W w K  weekday, short, plural
    D N F Y y   1-31, other whole number, decimal, four digits, '82            o O 2  22nd, third, "second"
    C G V A   cardinal, scale, vague number, a/an                              U u    unit, units
    S s   season, doubtful season (spring, fall)                               P k    part of the day, noon/midnight
    T r R c   today, now, this/last/next, earlier/later                        E      early/mid/end
    f v   daily, every                                                         ~      about
    I Z t j z   2024-05-14, 14/05/2024, 10:50, p.m., UTC                       d L B  1990s, nineties, BC
    H g h b   half, ago, hence, before/after                                   l J    long, old
    Q q #         Q3, fiscal, time/moment
    X p i x & e n 1   the, of, in, to/until, and/or, from, between, on/at      " ' - , . ( ) /  as they are; | end of a paragraph
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from summitry.lexicon.times import load_beside, load_calendar

_TOKEN = re.compile(
    r"""(?P<plain>(?!(?:[ap]m|[AP]M)\b)[^\W\d_]++(?![\d_.:'’]))
    |(?P<url>https?://[^\s()\[\]<>]+|www\.[^\s()\[\]<>]+)
    |(?P<stamp>(?<=[A-Z]{2}-)\d\d-\d\d-\d\d(?:\s\d{4}(?:[ECMP][SD]T|GMT)\b)?(?![\w-])|\b\d\d-\d\d-\d\d\s\d{4}(?:[ECMP][SD]T|GMT)\b)
    |(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    |(?P<slash>\d{1,4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{2,4}(?![\w/-]))
    |(?P<clock>\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d\d(?=\s?[AaPp]\.?[Mm]\b))
    |(?P<ordinal>\d{1,4}(?:st|nd|rd|th)\b)
    |(?P<decade>['’‘`]?\d0['’]?s\b|\d\d\d0['’]?s\b)
    |(?P<short>['’‘`]\d\d\b(?!['’]))
    |(?P<quarter>Q[1-4]\b|[1-4]Q\b)
    |(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
    |(?P<ampm>[AaPp]\.\s?[Mm]\.|(?:[ap]m|[AP]M)\b)
    |(?P<era>B\.C\.(?:E\.)?|A\.D\.)
    |(?P<word>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.|[Oo]['’]clock\b|[^\W\d_]+)
    |(?P<poss>['’]s\b)
    |(?P<gap>\n\s*)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
_CLASS_OF_KIND = MappingProxyType({
    "months": "M", "months_doubtful": "m", "weekdays": "W", "weekdays_short": "w", "weekdays_plural": "K", "cardinals": "C", "tens": "C",
    "scales": "G", "ordinals": "O", "decade_words": "L", "vague": "V", "units": "U", "units_plural": "u", "seasons": "S",
    "seasons_doubtful": "s", "day_parts": "P", "clock_words": "k", "deictic_days": "T", "parts": "E", "comparisons": "c",
    "relatives": "R", "frequencies": "f", "every": "v", "references": "r", "approximators": "~", "zones": "z", "eras": "B",
})  # fmt: skip
_FUNCTION_WORDS = MappingProxyType({
    "second": "2", "a": "A", "an": "A", "the": "X", "of": "p", "in": "i", "to": "x", "until": "x", "till": "x", "through": "x", "thru": "x",
    "and": "&", "or": "&", "from": "e", "between": "n", "on": "1", "at": "1", "half": "H", "halves": "H", "ago": "g", "hence": "h",
    "before": "b", "after": "b", "long": "l", "old": "J", "time": "#", "moment": "#", "term": "#", "fiscal": "q", "financial": "q",
    "o'clock": "j",
})  # fmt: skip
_MARKS = MappingProxyType({"–": "-", "—": "-", "-": "-", "−": "-", ",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "&": "&", "'": "'"})
_CAPITAL = frozenset("MmWwK")
_ALL_CAPITAL = frozenset("zB")
_WRAP = 100
"""A text without a longer line may be hard-wrapped: its single newlines do not end a sentence."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens; `classes[i]` is the letter of token `i`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    """Lower case."""
    classes: str
    names: frozenset[str] = frozenset()
    """Doubtful months that the text uses as names: right after another capitalised word ("Theresa May")."""

    def word(self, i: int) -> str:
        """The word, empty before the first and after the last."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def kind(self, i: int) -> str:
        """The class letter, `|` before the first and after the last."""
        return self.classes[i] if 0 <= i < len(self.classes) else "|"

    def raw(self, i: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        """Whether no space stands between this token and the next."""
        return 0 <= i < len(self.words) - 1 and self.ends[i] == self.starts[i + 1]


@functools.cache
def _letters() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, words in load_calendar().words.items():
        for word in words:
            found.setdefault(word, _CLASS_OF_KIND[kind])
    return MappingProxyType({**found, **_FUNCTION_WORDS})


@functools.cache
def meanings() -> Mapping[tuple[str, str], Any]:
    """(class letter, word) -> what it means."""
    return MappingProxyType({(_CLASS_OF_KIND[k], w): v for k, words in load_calendar().words.items() for w, v in words.items()})


def tokens(text: str) -> Tokens:
    """Cut a text into classed tokens.

    >>> tokens("on Tuesday, October 22").classes
    '1W,MD'
    """
    letters = _letters()
    wrapped = _is_wrapped(text)
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    classes: list[str] = []
    for m in _TOKEN.finditer(text):
        kind, raw = m.lastgroup, m[0]
        start, end = m.span()
        if kind == "plain":
            word = raw.lower()
            letter = _spelled(letters[word], raw) if word in letters else "_"
        elif kind == "word":
            word = raw.lower().rstrip(".").replace("’", "'")
            letter = letters.get(word, "_")
            if letter != "_":
                letter = _spelled(letter, raw)
        elif kind == "mark":
            word, letter = raw, _MARKS.get(raw, "_")
        elif kind == "era":
            word, letter = raw.lower().replace(".", ""), "B"
        elif kind == "gap":
            if raw.count("\n") == 1 and wrapped and (not classes or classes[-1] not in ".|"):
                continue
            word, letter = "\n", "|"
        else:
            word, letter = raw.lower(), _other(str(kind), raw, text, start, end)
        starts.append(start)
        ends.append(end)
        words.append(word)
        classes.append(letter)
    found = Tokens(text, tuple(starts), tuple(ends), tuple(words), "".join(classes))
    return replace(found, names=_names(found)) if "m" in found.classes else found


def _names(t: Tokens) -> frozenset[str]:
    leads = load_beside()["month_leads"] | load_beside()["month_leads_weak"] | {"when", "but", "if"}
    return frozenset(
        t.words[m.start() + 1] for m in re.finditer("_m", t.classes) if t.raw(m.start())[:1].isupper() and t.words[m.start()] not in leads
    )


def _is_wrapped(text: str) -> bool:
    lines = text.split("\n")
    return len(lines) > 3 and max(map(len, lines)) <= _WRAP and sum(len(x) > 45 for x in lines) * 2 > len([x for x in lines if x])


def _spelled(letter: str, raw: str) -> str:
    if letter in _CAPITAL and not raw[0].isupper():
        return "_"
    if letter in _ALL_CAPITAL and not raw.isupper():
        return "_"
    return letter


def _other(kind: str, raw: str, text: str, start: int, end: int) -> str:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if kind in ("number", "clock", "ordinal", "iso", "slash", "decade"):
        if before.isalpha() or before in "_$€£¥₽₹#" or (before in ".:,/" and start > 1 and text[start - 2].isdigit() and kind != "number"):
            return "_"
        if after in "%°_$€£" or (after.isalpha() and text[end : end + 2].lower() not in ("am", "pm", "hr", "a.", "p.")):
            return "_"
    if kind in ("url", "stamp"):
        return "I" if kind == "stamp" else "_"
    if kind == "number":
        return _number_class(raw)
    if kind == "ordinal":
        return "o" if raw[:-2] and int(raw[:-2]) > 0 else "_"
    return {"iso": "I", "slash": "Z", "clock": "t", "decade": "d", "short": "y", "ampm": "j", "quarter": "Q", "poss": '"'}[kind]


def _number_class(raw: str) -> str:
    if "." in raw:
        return "F"
    if len(raw) == 4 and raw[0] != "0":
        return "Y"
    if len(raw) <= 2 and 1 <= int(raw) <= 31:
        return "D"
    return "N"
