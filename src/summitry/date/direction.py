"""Which way a date without its year or week lies: told by tense, modality and plans around it, not by a fixed preference."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from summitry.lexicon.times import load_tense

_WORD = re.compile(r"[^\W\d_]+(?:['’](?:ll|d|ve|re|s|t))?|[.!?;,:()\n\"“”-]")
_WRAP = re.compile(r"(?<=[^\n]{45})(?<![.!?:])\n[ \t]*(?=[^\n\s])")
"""A newline within a sentence of hard-wrapped text."""
_BREAK = re.compile(
    r"(?=[.!?\n])(?:(?<![A-Z])(?<!\bMr|\bMs|\bDr|\bSt|\bJr|\bLt|\bCo)(?<!\bMrs|\bGov|\bSen|\bRep|\bGen|\bCol|\bRev|\bInc)"
    r"[.!?][\"”')]{0,2}\s(?=[\"“'(]?[A-Z])|(?<![^\n]{45})\n|\n(?=\s*\n)|(?<=[.!?:])\n)"
)
_SENTENCE_END = frozenset(".!?;\n")
_BEFORE, _AFTER = 260, 200
"""Characters looked at on either side: a clause, not a paragraph."""


@dataclass(frozen=True, slots=True)
class Tense:
    """Which way: -1 past, 1 ahead, 0 untold; the word that told it, and whether it can hardly mean anything else."""

    sign: int
    word: str
    firm: bool = False


UNTOLD = Tense(0, "")


def tense(text: str, start: int, end: int) -> Tense:
    """The tense of the clause a stretch of text stands in.

    >>> tense("He is set to arrive on Tuesday.", 23, 30)
    Tense(sign=1, word='to', firm=True)
    >>> tense("He arrived on Tuesday and will leave.", 14, 21)
    Tense(sign=-1, word='arrived', firm=True)
    """
    left = _after_boundary(_WORD.findall(_WRAP.sub(" ", text[_word_start(text, start - _BEFORE) : start])))
    head = max(0, end - 50)
    right = _before_boundary(_WORD.findall(_WRAP.sub(" ", text[head : end + _AFTER])[end - head :]))
    return (
        _beside([w.lower() for w in left], [w.lower() for w in right])
        or _nearest(left, range(len(left) - 1, max(-1, len(left) - 32), -1))
        or _nearest(right, range(min(24, len(right))))
        or UNTOLD
    )


def is_speech(word: str) -> bool:
    """Whether the word says that somebody said something."""
    return word in load_tense()["speech"]


def _word_start(text: str, offset: int) -> int:
    """An offset moved on past a word it would cut."""
    offset = max(0, offset)
    while offset and offset < len(text) and text[offset - 1].isalpha() and text[offset].isalpha():
        offset += 1
    return offset


def _after_boundary(words: list[str]) -> list[str]:
    for i in range(len(words) - 1, -1, -1):
        if _ends_sentence(words, i):
            return words[i + 1 :]
    return words


def _before_boundary(words: list[str]) -> list[str]:
    for i in range(len(words)):
        if _ends_sentence(words, i):
            return words[:i]
    return words


def _ends_sentence(words: list[str], i: int) -> bool:
    """Whether a mark ends a sentence: no full stop of an initial or an abbreviation does."""
    if words[i] not in _SENTENCE_END:
        return False
    return words[i] != "." or not i or not (len(words[i - 1]) <= 2 or words[i - 1].lower() in load_tense()["abbreviations"])


def _nearest(words: list[str], order: range) -> Tense | None:
    """The first word of that order that tells a tense."""
    low = [w.lower() for w in words]
    for i in order:
        if i and words[i] in ("May", "March"):
            continue
        sign = _sign(low, i)
        if sign:
            return Tense(sign, low[i], _is_firm(words, low, i, sign))
    return None


def _is_firm(words: list[str], low: list[str], i: int, sign: int) -> bool:
    """Whether a form is surely finite: an auxiliary, an irregular past, or -ed after its subject."""
    known = load_tense()
    w, before = low[i], low[i - 1] if i else ""
    if sign > 0:
        if w == "to":
            return before in known["fixed"] or before in known["plan_nouns"]
        return w in ("will", "'ll", "’ll", "shall", "set", "due", "scheduled", "slated", "is", "are") and "if" not in low[max(0, i - 8) : i]
    if w in known["finite_past"] or before in known["be"] or before in ("had", "has", "have", "been"):
        return True
    return words[i - 1][:1].isupper() if i and before not in known["subjects"] and not before.endswith("ly") else bool(i)


def _beside(left: list[str], right: list[str]) -> Tense | None:
    """Words right beside the date that settle it."""
    known = load_tense()
    while left and left[-1] in known["hedges"] and {"until", "till", "by"} & set(left[-3:]):
        left = left[:-1]
    near = [w for w in left[-3:] if w.isalpha()]
    last = near[-1] if near else ""
    if last == "since" or ("last" in near[-2:-1] and last != "until"):
        return Tense(-1, last, last == "since")
    if last in ("until", "till", "by", "through"):
        return _up_to(left, last)
    if last in known["opening"] and not {"was", "were"} & set(left[-5:]):
        return Tense(1, last)
    if last in ("for", "on", "in", "from") and len(near) > 1 and near[-2] in known["fixed"]:
        return Tense(1, near[-2], True)
    return Tense(1, right[0], True) if right[:1] == ["deadline"] else None


def _up_to(left: list[str], last: str) -> Tense | None:
    """ "Until Friday", "by June" look ahead, but not after a past that lasted until then or was over by then."""
    found = _nearest(left, range(len(left) - 2, max(-1, len(left) - 20), -1))
    lasted = found is not None and (last == "by" or found.word in load_tense()["lasting"] or found.word == "had" or "from" in left)
    if found is not None and found.sign < 0 and found.firm and lasted:
        return found
    return found if last == "through" and found is not None else Tense(1, last)


def _sign(words: list[str], i: int) -> int:
    """-1, 1, or 0 where the word tells nothing."""
    known = load_tense()
    w, before, after = words[i], words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    if before in ("be", "being") or (before == "been" and i > 2 and words[i - 2] == "have"):
        return 0
    if before in known["staying"] and w not in known["modal"]:
        return 0
    if w in known["modal"] or w.endswith(("'ll", "’ll")):
        return _modal(w, "have" if words[i + 2 : i + 3] == ["have"] and after in _BETWEEN else after)
    if w == "to":
        return _infinitive(before, after)
    if w in known["half_plans"]:
        return _half_plan(words, i, before, after)
    if w in known["plan"]:
        return 1
    if w in known["be"]:
        return _being(words, i, after)
    if w == "have" and (before in known["modal"] or before == "to" or words[max(0, i - 2) : i - 1] == ["will"]):
        return 0
    if w in ("has", "have"):
        return 1 if after == "been" and i + 2 < len(words) and words[i + 2] in known["fixed"] else -1
    if w in known["leading"]:
        return 0
    if w in known["either"]:
        return -1 if before.isalpha() and before not in ("to", "the", "a", "will", "would") else 0
    if w in known["past"]:
        return 0 if before == "to" else -1
    if w.endswith("ed") and len(w) > 3 and w not in known["not_past"]:
        return -1
    return 1 if _is_planned_present(w, before) else 0


_BETWEEN = frozenset(("well", "also", "already", "even", "just", "now"))
"""Words between a modal and its verb: "may well have drawn"."""


def _modal(w: str, after: str) -> int:
    if after == "have" and w in ("could", "would", "might", "should", "may"):
        return -1
    return 0 if w in ("may", "can") and not after.isalpha() else 1


def _infinitive(before: str, after: str) -> int:
    """ "To" and what it hangs on: "set to arrive", "an invitation to attend", "to be held"."""
    known = load_tense()
    if after == "be":
        return 0 if before in known["not_found"] else 1
    if not after.isalpha() or after in known["not_infinitive"]:
        return 0
    planned = before in known["plan"] or before in known["be"]
    if not planned and after not in known["base_verbs"]:
        return 0
    return 1 if planned or before in known["plan_nouns"] or before in known["agreeing"] else 0


def _half_plan(words: list[str], i: int, before: str, after: str) -> int:
    """Set, due, expected: plans after to be or before to/for."""
    known = load_tense()
    w = words[i]
    if (w == "expected" and before == "as") or (w == "due" and after == "to" and not _going_to(words, i + 2)):
        return 0
    if before in known["be"] or before in known["between_be_and_plan"] or after in ("to", "for"):
        return 1
    if w in known["half_plans_alone"]:
        return 0
    return -1 if w == "set" else 1


def _being(words: list[str], i: int, after: str) -> int:
    """Was is past, is nothing; both are a plan before one ("was to", "is also expected")."""
    known = load_tense()
    past = -1 if words[i] in ("was", "were") else 0
    if after == "due" and words[i + 2 : i + 3] == ["to"] and not _going_to(words, i + 3):
        return past
    planned = after in known["plan"] or after == "to"
    inside = after in known["between_be_and_plan"] and i + 2 < len(words) and words[i + 2] in known["plan"]
    return 1 if planned or inside else past


def _going_to(words: list[str], i: int) -> bool:
    """Whether a verb stands there: "due to arrive", not "due to the storm"."""
    return i < len(words) and words[i] in load_tense()["base_verbs"]


def _is_planned_present(w: str, before: str) -> bool:
    """A present of a verb of going or beginning: "arrives on Thursday", "the leaders meet on Friday"; no plural noun ("his visits")."""
    known = load_tense()
    bases = known["base_verbs"]
    if before == "which" and w.endswith("s"):  # "the summit, which ends on October 24"
        return w[:-1] in bases or w[:-2] in bases
    if (before in known["not_infinitive"] and before not in ("president", "mr", "mrs")) or before in known["before_nouns"]:
        return w.endswith("s") and before in ("it", "and") and w.rstrip("s") in bases
    if w in bases:
        return before in known["plural_subjects"]
    return w.endswith("s") and (w[:-1] in bases or w[:-2] in bases) and w not in known["nouns_in_s"]


def sentence_starts(text: str) -> Callable[[int], int]:
    """A function from an offset to the start of its sentence."""
    starts = [0, *(m.end() for m in _BREAK.finditer(text))]

    def start_of(offset: int) -> int:
        return starts[max(0, bisect_left(starts, offset + 1) - 1)]

    return start_of
