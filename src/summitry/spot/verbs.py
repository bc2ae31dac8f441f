"""Verb groups: auxiliaries, plans, adverbs and the main verb gathered into one unit.

"is set to visit", "has happily accepted", "was not received", "agreed to meet" each become one VERB unit whose
facts say lemma, class of act, tense, mood (plan, rumour, hypothesis), negation and voice.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from types import MappingProxyType

from summitry.lexicon.acts import Acts, VerbForm
from summitry.model import Unit, UnitKind
from summitry.spot.plans import base_follows, plan_to
from summitry.spot.verb_or_noun import DETERMINERS, LIKE_PREPOSITIONS, PREPOSITIONS, SUBJECTS, adverb, nominal
from summitry.spot.verb_state import State

_BE = MappingProxyType(
    {
        "is": "pres",
        "are": "pres",
        "am": "pres",
        "'s": "pres",
        "'re": "pres",
        "was": "past",
        "were": "past",
        "be": "base",
        "been": "part",
        "being": "ing",
    }
)
_HAVE = MappingProxyType({"has": "pres", "have": "pres", "'ve": "pres", "had": "past", "having": "ing"})
_DO = MappingProxyType({"do": "pres", "does": "pres", "did": "past"})
_AHEAD = 14
"""A verb group is at most this many words: what is longer is no group, and reading stays linear."""


def group_verbs(units: Sequence[Unit], acts: Acts) -> tuple[Unit, ...]:
    """The units of a sentence with every verb group made one unit."""
    out: list[Unit] = []
    first_words = _first_words(acts)
    i, size = 0, len(units)
    while i < size:
        unit = units[i]
        may_begin = (unit.low in first_words or unit.low.endswith("ed")) and unit.kind in _MAY_BEGIN
        found = _group(units, i, acts) if may_begin else None
        if found:
            end, unit = found
            out += [unit, *(u for u in units[i:end] if u.kind is UnitKind.TIME)]
            i = end
        else:
            out.append(unit)
            i += 1
    return tuple(out)


@functools.cache
def _first_words(acts: Acts) -> frozenset[str]:
    """Words a group can begin with, those in -ed aside: most words of a text begin none, and are passed over at once."""
    lists = ("modals_plan", "modals_rumour", "modals_hypothetical", "refuse_verbs", "plan_verbs")
    return frozenset(("to", *_BE, *_HAVE, *_DO, *acts.verbs, *(w for name in lists for w in acts.words[name])))


def _group(units: Sequence[Unit], i: int, acts: Acts) -> tuple[int, Unit] | None:
    state = State()
    j = i
    while j < len(units) and j - i < _AHEAD:
        if units[j].kind not in (UnitKind.WORD, UnitKind.NOUN):
            if not (_time_inside(units, i, j) and state.expect != "finite"):
                break
            j += 1
            continue
        if units[j].low in ("on", "in") and j > i and state.expect != "finite" and _time_inside(units, i, j + 1):
            j += 2
            continue
        step = _step(units, i, j, state, acts)
        if isinstance(step, tuple):
            return _finish(units, i, step, state)
        if step <= j:
            break
        j = step
    if state.fallback:
        end, lemma, act = state.fallback
        return _finish(units, i, (end, VerbForm(lemma, lemma, act, state.tense or "past")), state)
    return None


def _time_inside(units: Sequence[Unit], i: int, j: int) -> bool:
    """ "will on Tuesday visit", "has today arrived": a time between an auxiliary and its verb."""
    return i < j < len(units) - 1 and units[j].kind is UnitKind.TIME and units[j + 1].kind is UnitKind.WORD and units[j + 1].text.islower()


def _step(units: Sequence[Unit], i: int, j: int, s: State, acts: Acts) -> int | tuple[int, VerbForm]:
    """Read one word of a group: the next index, the main verb, or `j` itself to give up."""
    low = units[j].low
    started = j > i
    if started and low in acts.words["negation"]:
        s.neg = True
        return j + 1
    if started and s.expect != "finite" and adverb(units[j]) and not _lasts(units, j, s, acts):
        return j + 1
    return {"finite": _finite, "base": _base, "participle": _participle, "be": _after_be}[s.expect](units, i, j, s, acts)


def _lasts(units: Sequence[Unit], j: int, s: State, acts: Acts) -> bool:
    """ "will last five days": the verb, where no other follows."""
    return units[j].low == "last" and s.expect == "base" and not base_follows(units, j + 1, acts)


def _finite(units: Sequence[Unit], i: int, j: int, s: State, acts: Acts) -> int | tuple[int, VerbForm]:
    low = units[j].low
    if low in acts.words["modals_plan"] or low in acts.words["modals_rumour"] or low in acts.words["modals_hypothetical"]:
        s.mood = "plan" if low in acts.words["modals_plan"] else "rumour" if low in acts.words["modals_rumour"] else low
        s.tense, s.expect = "future", "base"
        return j + 1
    for table, lemma, expect in ((_BE, "be", "be"), (_HAVE, "have", "participle"), (_DO, "do", "base")):
        if low in table and not (low == "'s" and not _verb_clitic(units, j)):
            s.tense, s.expect = table[low], expect
            s.fallback = (j + 1, lemma, "light" if lemma == "have" else "other")
            s.perfect = lemma == "have"
            return j + 1
    if low == "to" and j and units[j - 1].low == "face":
        return j
    if low == "to":
        s.tense, s.expect = "inf", "base"
        return j + 1
    planned = plan_to(units, j, s, acts)
    if planned:
        return planned
    return _main(units, i, j, s, acts, ("past", "third", "base", "participle", "ing")) or j


def _verb_clitic(units: Sequence[Unit], j: int) -> bool:
    """Whether "'s" is "is" or "has" ("he's"), not a possessive."""
    return j > 0 and units[j - 1].kind is UnitKind.PRONOUN or j > 0 and units[j - 1].low in ("it", "that", "what", "there", "here")


def _base(units: Sequence[Unit], i: int, j: int, s: State, acts: Acts) -> int | tuple[int, VerbForm]:
    low = units[j].low
    s.auxiliaries += 1
    if low == "be":
        s.expect, s.fallback = "be", (j + 1, "be", "other")
        return j + 1
    if low == "have":
        s.expect, s.perfect, s.fallback = "participle", True, (j + 1, "have", "light")
        return j + 1
    return plan_to(units, j, s, acts) or _main(units, i, j, s, acts, ("base",)) or j


def _participle(units: Sequence[Unit], i: int, j: int, s: State, acts: Acts) -> int | tuple[int, VerbForm]:
    low = units[j].low
    s.auxiliaries += 1
    if low == "been":
        s.expect, s.fallback = "be", (j + 1, "be", "other")
        return j + 1
    if low == "to" and base_follows(units, j + 1, acts):
        s.expect, s.mood, s.perfect = "base", "must", False
        return j + 1
    if low == "had" and j + 1 < len(units) and units[j + 1].low == "to":
        s.expect = "base"
        return j + 2
    done = plan_to(units, j, s, acts) or _main(units, i, j, s, acts, ("participle", "past"))
    if not done:
        s.perfect = False
    return done or j


def _after_be(units: Sequence[Unit], i: int, j: int, s: State, acts: Acts) -> int | tuple[int, VerbForm]:
    low = units[j].low
    s.auxiliaries += 1
    if low == "being":
        s.expect = "be"
        return j + 1
    if low == "to" and base_follows(units, j + 1, acts):
        s.expect, s.mood = "base", s.mood or "plan"
        return j + 1
    if low in acts.words["rumour_words"]:
        k = _plan_rumour(units, j, s, acts)
        if k:
            return k
    planned = plan_to(units, j, s, acts)
    if planned:
        return planned
    main = _main(units, i, j, s, acts, ("ing",))
    if main:
        s.prog = True
        return main
    main = _main(units, i, j, s, acts, ("participle", "past"))
    if main:
        s.passive = True
        return main
    return j


def _plan_rumour(units: Sequence[Unit], j: int, s: State, acts: Acts) -> int:
    """ "is likely to visit", "is considering visiting", "is reported to be planning to visit"."""
    k = j + 1
    if k < len(units) and units[k].low == "to" and base_follows(units, k + 1, acts):
        s.expect, s.mood = "base", "rumour"
        return k + 1
    if k < len(units) and any(f.tense == "ing" for f in acts.verbs.get(units[k].low, ())):
        s.expect, s.mood = "be", "rumour"
        return k
    return 0


def _main(units: Sequence[Unit], i: int, j: int, s: State, acts: Acts, tenses: tuple[str, ...]) -> tuple[int, VerbForm] | None:
    unit = units[j]
    if s.auxiliaries == 0 and s.expect == "finite" and (unit.low in LIKE_PREPOSITIONS or nominal(units, j, acts)):
        return None
    for form in acts.verbs.get(unit.low, ()):
        if form.tense in tenses:
            end = _past_particle(units, j, form)
            if end:
                return end, _as_past(units, j, form, acts, tenses)
    if (
        s.expect != "finite"
        and unit.kind is UnitKind.WORD
        and _looks_like_verb(unit.low, tenses)
        and (s.tense != "inf" or _object_follows(units, j))
    ):
        return j + 1, VerbForm(unit.low, unit.low, "other", tenses[0])
    if (
        s.expect == "finite"
        and unit.low.endswith("ed")
        and unit.text.islower()
        and j > 0
        and units[j - 1].kind in SUBJECTS
        and len(unit.low) > 4
    ):
        return j + 1, VerbForm(unit.low, unit.low, "other", "past")
    return None


def _as_past(units: Sequence[Unit], j: int, form: VerbForm, acts: Acts, tenses: tuple[str, ...]) -> VerbForm:
    """ "He cut short a visit", "she put it off": the past of a verb that does not change, but for a subject of several."""
    if form.tense != "base" or "past" not in tenses or not j:
        return form
    before = units[j - 1]
    plural = before.text.islower() and before.low.endswith("s")
    several = plural or before.kind is UnitKind.GROUP or before.low in ("they", "we", "you", "i")
    past = (f for f in acts.verbs.get(units[j].low, ()) if f.tense == "past" and (f.lemma, f.particle) == (form.lemma, form.particle))
    return form if several else next(past, form)


_MAY_BEGIN = frozenset({UnitKind.WORD, UnitKind.NOUN})


def _object_follows(units: Sequence[Unit], j: int) -> bool:
    """Whether an unknown word after "to" has what a verb has behind it, not what a noun has: "to counter the", not "to all and"."""
    after = units[j + 1] if j + 1 < len(units) else None
    return after is not None and (
        after.low in DETERMINERS or after.low in PREPOSITIONS or after.text[:1].isupper() or after.kind in SUBJECTS
    )


def _looks_like_verb(low: str, tenses: tuple[str, ...]) -> bool:
    if not low.isalpha() or low in ("and", "or", "but"):
        return False
    if tenses == ("base",):
        several = low.endswith("s") and not low.endswith(("ss", "us"))  # "a visit to troops"
        return low not in DETERMINERS and low not in PREPOSITIONS and not low.endswith("ing") and not several
    return low.endswith("ing") if "ing" in tenses else low.endswith(("ed", "en"))


def _past_particle(units: Sequence[Unit], j: int, form: VerbForm) -> int:
    end = j + 1
    for word in form.particle.split():
        end += word in _LEADING_ON and end + 1 < len(units) and units[end].low in _AT_ONCE and units[end + 1].low == word
        if end >= len(units) or units[end].low != word:
            return 0
        end += 1
    if form.act != "host" and form.particle.endswith("to") and (
        end >= len(units) or units[end].kind not in (UnitKind.PLACE, UnitKind.COUNTRY) and units[end].low != "the"
    ):
        return 0
    return end


_LEADING_ON = frozenset(("for", "on", "to"))
_AT_ONCE = frozenset("again directly straight immediately early late hurriedly promptly quickly separately".split())
"""Words that may stand before the last of a particle: "took off again for"."""


def _finish(units: Sequence[Unit], i: int, main: tuple[int, VerbForm], s: State) -> tuple[int, Unit]:
    end, form = main
    tense = s.tense or {"third": "pres", "base": "pres", "participle": "part"}.get(form.tense, form.tense)
    facts = {"lemma": form.lemma, "tense": tense}
    for name, value in (("mood", s.mood), ("cue", " ".join(s.cues))):
        if value:
            facts[name] = value
    if form.tense == "base" and end - i == 1:
        facts["form"] = "base"
    for name in ("neg", "perfect", "prog", "passive"):
        if getattr(s, name):
            facts[name] = "1"
    first, last = units[i], units[end - 1]
    low = " ".join(u.low for u in units[i:end] if u.kind is not UnitKind.TIME)
    return end, Unit(UnitKind.VERB, first.start, last.end, low, low, form.act, facts)
