"""Semi-auxiliaries between subject and act: "plans to", "agreed to", "set to", "refused to"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.lexicon.acts import Acts
from summitry.model import Unit
from summitry.spot.verb_or_noun import adverb, subject_before
from summitry.spot.verb_state import State


def plan_to(units: Sequence[Unit], j: int, s: State, acts: Acts) -> int:
    """Past "plans to", "agreed to", "set to", "refused to": the index of what follows, or 0."""
    low = units[j].low
    if s.expect == "finite" and low in _PLAN_NOUNS and not subject_before(units[j - 1] if j else None):
        return 0
    k = j + 1
    while k < len(units) and k - j < 3 and (adverb(units[k]) or units[k].low in acts.words["negation"]):
        s.neg = s.neg or units[k].low in acts.words["negation"]
        k += 1
    if k + 1 >= len(units) or units[k].low != "to" or not base_follows(units, k + 1, acts):
        return 0
    if low in acts.words["refuse_verbs"]:
        s.neg, s.tense, s.expect = True, "past", "base"
        s.cues.append("refused")
        return k + 1
    if low in acts.words["plan_verbs"] or (s.expect == "be" and low in acts.words["plans"]):
        wish = low.startswith(("want", "hop", "seek", "sought", "need", "aim"))
        unheld = s.perfect and s.tense == "past"  # "had hoped to meet": it did not come to it
        s.mood = s.mood or ("would" if unheld else "rumour" if wish else "plan")
        s.tense = s.tense or ("past" if low.endswith("ed") else "pres")
        s.expect = "base"
        s.cues.append(low)
        return k + 1
    return 0


_PLAN_NOUNS = frozenset(("plan plans hope hopes promise promises vow vows pledge pledges aim aims need needs").split())


def base_follows(units: Sequence[Unit], k: int, acts: Acts) -> bool:
    """Whether the base form of a verb follows, adverbs aside."""
    while k < len(units) and adverb(units[k]):
        k += 1
    if k >= len(units):
        return False
    low = units[k].low
    return low in ("be", "have") or any(f.tense == "base" for f in acts.verbs.get(low, ()))
