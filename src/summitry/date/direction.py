"""Which way a date without its year or week lies: told by tense, modality and plans around it, not by a fixed preference."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:['’](?:ll|d|ve|re|s|t))?|[.!?;,:()\n\"“”-]")
_SENTENCE_END = frozenset(".!?;\n")
_MODAL = frozenset(("will", "would", "shall", "'ll", "may", "might", "could", "should", "can", "must", "won't", "won’t"))
_PLAN = frozenset((
    "plans", "plan", "planned", "planning", "expects", "expect", "expected", "scheduled", "due", "slated", "intends", "intend", "hopes",
    "hope", "aims", "set", "likely", "proposed", "upcoming", "forthcoming", "poised", "tentatively", "invited", "agrees", "ready",
    "preparing", "prepares", "deadline", "ahead", "awaits", "awaiting", "promises", "pledges", "vows", "wants", "wishes", "going", "bound",
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
_SPEECH = frozenset((
    "said", "says", "told", "announced", "confirmed", "stated", "added", "reported", "according", "noted", "declared", "disclosed",
    "revealed", "tweeted", "wrote", "explained", "stressed", "claimed", "warned", "pledged", "vowed", "insisted", "agreed", "decided",
))  # fmt: skip
_PLAN_NOUNS = frozenset((
    "invitation", "plans", "agreement", "decision", "offer", "proposal", "pledge", "promise", "intention", "deal", "bid", "request", "pact",
    "schedule", "preparations", "opportunity", "chance", "order", "call", "calls",
))  # fmt: skip
_AHEAD = frozenset(("until", "till", "by", "from", "starting", "beginning", "before", "ahead"))
_NOT_INFINITIVE = frozenset((
    "the", "a", "an", "his", "her", "its", "their", "this", "that", "these", "those", "our", "my", "be", "date", "mr", "mrs", "president",
    "in", "on", "some", "all", "any", "no", "each", "every", "one", "two", "three", "more", "as", "about", "at", "least", "other", "it", "him",
    "them", "us", "me", "you", "whom", "which", "what", "both", "many", "several",
))  # fmt: skip


def tense(text: str, start: int, end: int) -> tuple[int, str]:
    """-1 past, 1 ahead, 0 untold; with the word that told it.

    >>> tense("He is set to arrive on Tuesday.", 23, 30)
    (1, 'set')
    >>> tense("He arrived on Tuesday and will leave.", 14, 21)
    (-1, 'arrived')
    """
    left = [w.group().lower() for w in _WORD.finditer(text, max(0, start - 260), start)]
    right = [(w.group().lower(), w.start()) for w in _WORD.finditer(text, end, min(len(text), end + 200))]
    left = _after_boundary(left)
    words = _before_boundary([w for w, _ in right])
    adjacent = _adjacent(left, words)
    if adjacent:
        return adjacent
    found = _leftward(left)
    if found and not (found[1] in _SPEECH and _quoted_plan(left)):
        return found
    return _rightward(words) or found or (0, "")


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


def _adjacent(left: list[str], right: list[str]) -> tuple[int, str] | None:
    """Words right beside the date that settle it."""
    near = [w for w in left[-3:] if w.isalpha()]
    last = near[-1] if near else ""
    if last == "since" or "last" in near[-2:-1] and last not in ("until",):
        return -1, last
    if last in ("until", "till"):
        found = _leftward(left[:-1])
        return found if found and found[0] < 0 and found[1] in ("lasted", "ran", "resisted", "remained", "stayed", "ruled", "served", "was", "were") else (1, last)
    if last in ("for", "on", "in", "from", "by") and len(near) > 1 and near[-2] in ("scheduled", "planned", "slated", "set", "due", "expected", "deadline"):
        return 1, near[-2]
    if right[:1] and right[0] in ("deadline", "hearing", "summit", "election", "elections") and left and left[-1] in ("a", "the", "upcoming", "next"):
        found = _rightward(right)
        return found if found and right[0] not in ("deadline",) else (1, right[0]) if right[0] == "deadline" else None
    return None


def _quoted_plan(left: list[str]) -> bool:
    return any(w in _MODAL for w in left)


def _leftward(words: list[str]) -> tuple[int, str] | None:
    """The nearest verb before the date."""
    depth = 0
    for i in range(len(words) - 1, max(-1, len(words) - 30), -1):
        w = words[i]
        if w in (")", "”"):
            depth += 1
        if w in ("(", "“"):
            depth -= 1
        sign = _sign(words, i)
        if sign:
            return sign, w
    return None


def _rightward(words: list[str]) -> tuple[int, str] | None:
    """The first verb after the date, for a date that opens its sentence."""
    for i, w in enumerate(words[:24]):
        sign = _sign(words, i)
        if sign:
            return sign, w
    return None


def _sign(words: list[str], i: int) -> int:
    w = words[i]
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if w in _MODAL or w.endswith(("'ll", "’ll")):
        return -1 if after == "have" and w in ("could", "would", "might", "should") else 0 if w in ("may", "can") and not after.isalpha() else 1
    if w == "to" and after.isalpha() and after not in _NOT_INFINITIVE and (after in _base_verbs() or before in _PLAN or before in _BE):
        return 1 if before in _PLAN or before in _PLAN_NOUNS or before in _BE or before in ("agreed", "decided", "agree", "pledged", "vowed", "promised", "offered", "voted", "continue", "continues") else 0
    if w in ("set", "due", "scheduled", "planned", "expected", "slated", "likely", "invited", "proposed", "poised", "going", "ready", "bound"):
        if w == "expected" and before == "as":
            return 0
        if before in _BE or before in ("tentatively", "originally", "also", "currently", "now", "not") or after in ("to", "for"):
            return 1
        return 0 if w in ("likely", "ready", "going", "bound", "due") else (1 if w != "set" else -1)
    if w in _PLAN:
        return 1
    if w in _BE:
        if after in _PLAN or after == "to" or (after in ("also", "now", "currently", "not", "tentatively", "still") and i + 2 < len(words) and words[i + 2] in _PLAN):
            return 1
        return -1 if w in ("was", "were") else 0
    if w in ("has", "have"):
        return -1
    if w in ("last", "following", "after", "since", "read", "set", "put", "cut", "hit", "shut", "ago"):
        return 0 if w in ("last", "following", "after", "since", "ago") else -1 if before.isalpha() and before not in ("to", "the", "a", "will", "would") else 0
    if w in _PAST:
        return 0 if before == "to" else -1
    if w.endswith("ed") and len(w) > 3 and w not in _NOT_PAST:
        return -1
    return 0


@functools.cache
def _base_verbs() -> frozenset[str]:
    return frozenset((
        "visit", "meet", "attend", "hold", "travel", "arrive", "begin", "start", "open", "take", "make", "go", "host", "sign", "discuss",
        "leave", "end", "launch", "be", "continue", "deliver", "come", "return", "address", "speak", "join", "receive", "welcome", "fly",
        "vote", "decide", "resume", "close", "run", "land", "hit", "release", "present", "appear", "announce", "finish", "complete", "step",
    ))  # fmt: skip


def sentence_starts(text: str) -> Callable[[int], int]:
    """A function from an offset to the start of its sentence."""
    starts = [0, *(m.end() for m in re.finditer(r"(?<![A-Z])[.!?][\"”')]{0,2}\s(?=[\"“'(]?[A-Z0-9])|\n", text))]

    def start_of(offset: int) -> int:
        return starts[max(0, bisect_left(starts, offset + 1) - 1)]

    return start_of
