"""Which way a date without its year or week lies: told by tense, modality and plans around it, not by a fixed preference."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’](?:ll|d|ve|re|s|t))?|[.!?;,:()\n\"“”-]")
_WRAP = re.compile(r"(?<=[^\n]{45})(?<![.!?:])\n[ \t]*(?=[^\n\s])")
"""A newline within a sentence of hard-wrapped text."""
_BREAK = re.compile(r"(?<![A-Z])[.!?][\"”')]{0,2}\s(?=[\"“'(]?[A-Z0-9])|(?<![^\n]{45})\n|\n(?=\s*\n)|(?<=[.!?:])\n")
_SENTENCE_END = frozenset(".!?;\n")
_MODAL = frozenset(("will", "would", "shall", "'ll", "may", "might", "could", "should", "can", "must", "won't", "won’t"))
_PLAN = frozenset((
    "plans", "plan", "planned", "planning", "expects", "expect", "expected", "scheduled", "due", "slated", "intends", "intend", "hopes",
    "hope", "aims", "set", "likely", "proposed", "upcoming", "forthcoming", "poised", "tentatively", "invited", "agrees", "ready",
    "preparing", "prepares", "deadline", "awaits", "awaiting", "promises", "pledges", "vows", "wants", "wishes", "going", "bound",
))  # fmt: skip
_BE = frozenset(("is", "are", "was", "were", "be", "been", "'s", "’s", "being", "am"))
_PAST = frozenset((
    "was", "were", "had", "did", "said", "met", "went", "came", "took", "made", "held", "told", "saw", "gave", "left", "began", "spoke",
    "won", "lost", "became", "got", "brought", "fell", "rose", "led", "sent", "paid", "found", "kept", "ran", "wrote", "flew", "drew",
    "struck", "fought", "built", "broke", "chose", "died", "shot", "sought", "stood", "set", "put", "hit", "beat", "cut", "hosted",
    "been", "done", "gone", "seen", "taken", "given", "known", "shown", "written", "spoken", "fallen", "risen", "begun", "ago", "last",
    "earlier", "previously", "already", "recently", "following", "after", "since", "wrapped", "sworn", "grew", "dropped", "slid", "shut",
    "sold", "bought", "thought", "taught", "caught", "meant", "dealt", "felt", "heard", "read", "laid", "sat", "threw", "drove", "rode",
    "swore", "bore", "wore", "tore", "quit", "sank", "sang", "swam", "rang", "launched", "has", "have",
))  # fmt: skip
_NOT_PAST = frozenset(("need", "indeed", "united", "hundred", "sacred", "red", "bed", "feed", "speed", "seed", "wed", "aged", "naked", "breed", "exceed", "proceed", "succeed", "agreed-upon", "scheduled", "planned", "expected", "proposed", "invited", "slated"))
SPEECH = frozenset((
    "said", "says", "told", "announced", "confirmed", "stated", "added", "reported", "according", "noted", "declared", "disclosed",
    "revealed", "tweeted", "wrote", "explained", "stressed", "claimed", "warned", "pledged", "vowed", "insisted", "agreed", "decided",
))  # fmt: skip
_PLAN_NOUNS = frozenset((
    "invitation", "plans", "agreement", "decision", "offer", "proposal", "pledge", "promise", "intention", "deal", "bid", "request", "pact",
    "schedule", "preparations", "opportunity", "chance", "order", "call", "calls",
))  # fmt: skip
_OPENING = frozenset(("starting", "beginning", "expiring", "commencing", "effective", "upcoming"))
_FIXED = frozenset(("scheduled", "planned", "slated", "set", "due", "expected", "deadline", "tentatively"))
_LASTING = frozenset(("lasted", "ran", "resisted", "remained", "stayed", "ruled", "served", "was", "were", "did", "worked", "continued", "held"))
_FINITE_PAST = frozenset((
    "was", "were", "had", "did", "said", "met", "went", "came", "took", "saw", "gave", "began", "spoke", "became", "fell", "rose", "wrote",
    "flew", "drew", "chose", "since", "ago", "told", "has", "held", "won", "lost",
))  # fmt: skip
_SUBJECTS = frozenset(("he", "she", "they", "it", "we", "i", "who", "which", "that", "also", "and", "first", "last", "leaders", "officials", "ministers", "sides", "president", "government", "ministry"))
_NOT_INFINITIVE = frozenset((
    "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "our", "my", "date", "mr", "mrs", "president",
    "in", "on", "some", "all", "any", "no", "each", "every", "one", "two", "three", "more", "as", "about", "at", "least", "other", "it", "him",
    "them", "us", "me", "you", "whom", "which", "what", "both", "many", "several",
))  # fmt: skip


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
    Tense(sign=1, word='set', firm=True)
    >>> tense("He arrived on Tuesday and will leave.", 14, 21)
    Tense(sign=-1, word='arrived', firm=True)
    """
    left = _after_boundary(_WORD.findall(_WRAP.sub(" ", text[_word_start(text, start - 260) : start])))
    right = _before_boundary(_WORD.findall(_WRAP.sub(" ", text[max(0, end - 50) : end + 200])[end - max(0, end - 50) :]))
    beside = _adjacent([w.lower() for w in left], [w.lower() for w in right])
    if beside:
        return beside
    found = _nearest(left, range(len(left) - 1, max(-1, len(left) - 32), -1))
    if found:
        return found
    return _nearest(right, range(min(24, len(right)))) or UNTOLD


def _word_start(text: str, offset: int) -> int:
    """An offset moved on past a word it would cut."""
    offset = max(0, offset)
    while offset and offset < len(text) and text[offset - 1].isalpha() and text[offset].isalpha():
        offset += 1
    return offset


def _nearest(words: list[str], order: range) -> Tense | None:
    low = [w.lower() for w in words]
    for i in order:
        sign = _sign(low, i)
        if sign:
            return Tense(sign, low[i], _is_firm(words, low, i, sign))
    return None


def _is_firm(words: list[str], low: list[str], i: int, sign: int) -> bool:
    """Whether a form is surely finite: an auxiliary, an irregular past, or -ed after its subject."""
    w, before = low[i], words[i - 1] if i else ""
    if sign > 0:
        if w == "to":
            return bool(i) and (low[i - 1] in _FIXED or low[i - 1] in _PLAN_NOUNS)
        return w in ("will", "'ll", "’ll", "shall", "set", "due", "scheduled", "slated", "is", "are") and "if" not in low[max(0, i - 8) : i]
    if w in _FINITE_PAST:
        return True
    return before[:1].isupper() or before.lower() in _BE or before.lower() in ("had", "has", "have", "been") or before.lower() in _SUBJECTS or before.lower().endswith("ly")


def _after_boundary(words: list[str]) -> list[str]:
    for i in range(len(words) - 1, -1, -1):
        if words[i] in _SENTENCE_END and not (words[i] == "." and i and len(words[i - 1]) <= 2):
            return words[i + 1 :]
    return words


def _before_boundary(words: list[str]) -> list[str]:
    for i, w in enumerate(words):
        if w in _SENTENCE_END and not (w == "." and i and len(words[i - 1]) <= 2):
            return words[:i]
    return words


def _adjacent(left: list[str], right: list[str]) -> Tense | None:
    """Words right beside the date that settle it."""
    near = [w for w in left[-3:] if w.isalpha()]
    last = near[-1] if near else ""
    if last == "since" or "last" in near[-2:-1] and last not in ("until",):
        return Tense(-1, last, last == "since")
    if last in ("until", "till", "by", "through"):
        found = _nearest(left, range(len(left) - 2, max(-1, len(left) - 20), -1))
        past = found is not None and found.sign < 0 and found.firm and (last == "by" or found.word in _LASTING or found.word == "had" or "from" in left)
        return found if past else Tense(1, last) if last != "through" or found is None else found
    if last in _OPENING and not {"was", "were"} & set(left[-5:]):
        return Tense(1, last)
    if last in ("for", "on", "in", "from") and len(near) > 1 and near[-2] in _FIXED:
        return Tense(1, near[-2], True)
    return Tense(1, right[0], True) if right[:1] == ["deadline"] else None


def _sign(words: list[str], i: int) -> int:
    w = words[i]
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if before == "be" or before == "been" and i > 2 and words[i - 2] == "have":
        return 0
    if w in _MODAL or w.endswith(("'ll", "’ll")):
        return -1 if after == "have" and w in ("could", "would", "might", "should") else 0 if w in ("may", "can") and not after.isalpha() else 1
    if w == "to" and after == "be" and before not in ("seemed", "appeared", "turned", "found", "used", "going"):
        return 1
    if w == "to" and after.isalpha() and after not in _NOT_INFINITIVE and (after in _base_verbs() or before in _PLAN or before in _BE):
        return 1 if before in _PLAN or before in _PLAN_NOUNS or before in _BE or before in ("agreed", "decided", "agree", "pledged", "vowed", "promised", "offered", "voted", "continue", "continues") else 0
    if w in ("set", "due", "scheduled", "planned", "expected", "slated", "likely", "invited", "proposed", "poised", "going", "ready", "bound"):
        if w == "expected" and before == "as" or w == "due" and after == "to" and not _going_to(words, i + 2):
            return 0
        if before in _BE or before in ("tentatively", "originally", "also", "currently", "now", "not") or after in ("to", "for"):
            return 1
        return 0 if w in ("likely", "ready", "going", "bound", "due") else (1 if w != "set" else -1)
    if w in _PLAN:
        return 1
    if w in _BE:
        if after == "due" and words[i + 2 : i + 3] == ["to"] and not _going_to(words, i + 3):
            return -1 if w in ("was", "were") else 0
        if after in _PLAN or after == "to" or (after in ("also", "now", "currently", "not", "tentatively", "still") and i + 2 < len(words) and words[i + 2] in _PLAN):
            return 1
        return -1 if w in ("was", "were") else 0
    if w in ("has", "have"):
        return 1 if after == "been" and i + 2 < len(words) and words[i + 2] in _FIXED else -1
    if w in ("last", "following", "after", "since", "read", "set", "put", "cut", "hit", "shut", "ago"):
        return 0 if w in ("last", "following", "after", "since", "ago") else -1 if before.isalpha() and before not in ("to", "the", "a", "will", "would") else 0
    if w in _PAST:
        return 0 if before == "to" else -1
    if w.endswith("ed") and len(w) > 3 and w not in _NOT_PAST:
        return -1
    return 1 if _is_planned_present(w, before) else 0


def _going_to(words: list[str], i: int) -> bool:
    """Whether a verb stands there: "due to arrive", not "due to the storm"."""
    return i < len(words) and words[i] in _base_verbs()


def _is_planned_present(w: str, before: str) -> bool:
    """A present of a verb of going or beginning: "arrives on Thursday", "the leaders meet on Friday"; no plural noun ("his visits")."""
    if before in _NOT_INFINITIVE and before not in ("president", "mr", "mrs") or before in ("of", "and", "previous", "recent", "with", "for", "such", "official", "state", "to"):
        return w.endswith("s") and before in ("it", "and") and w.rstrip("s") in _base_verbs()
    if w in _base_verbs():
        return before in ("they", "we", "who", "leaders", "ministers", "presidents", "sides", "both", "delegations", "officials")
    return w.endswith("s") and (w[:-1] in _base_verbs() or w[:-2] in _base_verbs()) and w not in ("ends", "hits", "steps", "presents", "appears", "runs")


@functools.cache
def _base_verbs() -> frozenset[str]:
    return frozenset((
        "visit", "meet", "attend", "hold", "travel", "arrive", "begin", "start", "open", "take", "make", "go", "host", "sign", "discuss",
        "leave", "end", "launch", "be", "continue", "deliver", "come", "return", "address", "speak", "join", "receive", "welcome", "fly",
        "vote", "decide", "resume", "close", "run", "land", "hit", "release", "present", "appear", "announce", "finish", "complete", "step",
    ))  # fmt: skip


def sentence_starts(text: str) -> Callable[[int], int]:
    """A function from an offset to the start of its sentence."""
    starts = [0, *(m.end() for m in _BREAK.finditer(text))]

    def start_of(offset: int) -> int:
        return starts[max(0, bisect_left(starts, offset + 1) - 1)]

    return start_of
