"""What a verb group, with the words around it, says of its act: planned, under way, done, called off, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from summitry.claim.people import PEOPLE
from summitry.lexicon.acts import Acts
from summitry.model import Status, Unit, UnitKind


class Silent(Enum):
    """Why a verb group tells no event."""

    HABIT = "habit"
    CONDITION = "condition"
    NOT_SAID = "not said"


_ARRIVALS = frozenset(
    (
        "arrive",
        "touch down",
        "land",
        "stop over",
        "stop in",
        "stay in",
        "fly into",
        "fly in",
        "jet in",
        "pull into",
        "step off",
        "roll into",
        "sweep into",
        "disembark",
        "alight",
    )
)
_BEGINNINGS = frozenset(("begin", "start", "kick off", "open", "launch", "embark", "set off on", "continue", "undertake"))
_ENDINGS = frozenset(("conclude", "finish", "end", "complete", "wrap up", "wrap", "cut short"))


def verb_status(units: Sequence[Unit], v: int, acts: Acts, headline: bool, caption: bool) -> Status | Silent:
    """The status a verb group gives to what it tells (coding rules, "Cues of status")."""
    told = _verb_status(units, v, acts, headline, caption)
    if isinstance(told, Status) and told not in (Status.DENIED, Status.CANCELLED):
        if disowned(units, acts):
            return Status.DENIED
        if told is not Status.POSTPONED and unproved(units, v, acts):
            return Status.RUMOURED
    return told


def disowned(units: Sequence[Unit], acts: Acts) -> bool:
    """ "The report that he went is untrue", "called false a report of a visit"."""
    return any(u.low in acts.words["disowned"] for u in units) and any(u.low in acts.words["tales"] for u in units)


def unproved(units: Sequence[Unit], v: int, acts: Acts) -> bool:
    """ "unconfirmed reports said", "Perhaps as early as November ... will travel"."""
    maybe = acts.words["maybe"]
    return units[0].low in maybe or v > 0 and units[v - 1].low in maybe or any(u.low in acts.words["unproved"] for u in units)


def _verb_status(units: Sequence[Unit], v: int, acts: Acts, headline: bool, caption: bool) -> Status | Silent:
    facts = units[v].facts
    mood, tense, neg = facts.get("mood", ""), facts.get("tense", ""), "neg" in facts or _neither(units, v)
    hedge = _hedged(units, v, acts)
    if _conditional(units, v, acts) or _asked(units, v):
        return Silent.CONDITION
    denial = _denied(units, v)
    if denial is not None:
        return denial
    if neg and _changed_plan(units, v):
        return Status.CANCELLED
    if mood == "rumour" or (hedge and not neg):
        return Silent.NOT_SAID if neg else Status.RUMOURED
    if mood in ("would", "should", "can", "must", "ought"):
        return _would(units, v, mood, neg)
    if neg:
        own = _negated(facts, mood, tense)
        contrary = own is Silent.NOT_SAID and tense in ("past", "pres") and any(u.low in acts.words["contrary"] for u in units)
        return Status.DENIED if contrary else own
    if mood == "plan":
        return Status.CANCELLED if _never_came(units[v]) else Status.ANNOUNCED
    return _by_tense(units, v, tense, headline or caption, acts)


def _never_came(unit: Unit) -> bool:
    """ "was to have come", "were to have met": they did not."""
    return unit.facts.get("mood") == "plan" and unit.facts["tense"] == "past" and " to have " in unit.low


def _denied(units: Sequence[Unit], v: int) -> Status | Silent | None:
    """ "denied that he had visited", "dismissed reports that", "denied having met", "it is not true that"."""
    that = next((k for k in range(v - 1, -1, -1) if units[k].low == "that"), None)
    stop = that if that is not None else v if units[v].facts["tense"] == "ing" else None
    if stop is None or any(u.kind is UnitKind.VERB for u in units[stop:v]):
        return None
    if [u.low for u in units[max(0, stop - 2) : stop]] == ["not", "true"]:
        return Status.DENIED
    if units[stop - 1].low in ("deny", "denies") and any(u.low in ("neither", "nor") for u in units[:stop]):
        return Status.RUMOURED
    k = next((k for k in range(stop - 1, max(-1, stop - 16), -1) if units[k].kind is UnitKind.VERB), None)
    if (
        k is not None
        and units[k].facts["lemma"] in ("hope", "suggest", "propose", "ask", "demand", "request", "wish", "doubt")
        and "neg" not in units[v].facts
    ):
        return Silent.NOT_SAID
    if k is not None and (units[k].facts["lemma"] == "speculate" or units[k].facts["lemma"] == "confirm" and "neg" in units[k].facts):
        return Status.RUMOURED
    if k is None or units[k].key != "deny" or units[stop - 1].kind is not UnitKind.VERB and not any(u.low in _TALES for u in units[k:stop]):
        return None
    doubtful = "neg" in units[k].facts or any(u.low in ("neither", "nor") for u in units[:k])
    return Status.RUMOURED if doubtful else Status.DENIED


_TALES = frozenset(("reports report rumours rumors rumour speculation claims claim suggestions suggestion allegations as").split())


def _changed_plan(units: Sequence[Unit], v: int) -> bool:
    """ "will no longer travel", "will not go as planned", "is not coming after all"."""
    lows = [u.low for u in units[v : v + 22]]
    text = " ".join(lows)
    return "no longer" in text.split(" , ")[0] or any(
        w in text for w in ("as planned", "after all", "as scheduled", "had been planned", "as had been")
    )


def _hedged(units: Sequence[Unit], v: int, acts: Acts) -> bool:
    words = units[v].low.split()
    return any(
        w in acts.words["rumour_words"] and w not in ("said", "reported", "thought", "understood", "open") for w in words
    ) or "reportedly" in [u.low for u in units[max(0, v - 2) : v]]


def _neither(units: Sequence[Unit], v: int) -> bool:
    """ "Neither X nor Y travelled to Tehran"."""
    nor = next((k for k in range(v - 1, max(-1, v - 8), -1) if units[k].low == "nor"), -1)
    return nor > 0 and not any(u.kind is UnitKind.VERB for u in units[nor:v]) and any(u.low == "neither" for u in units[:nor])


def _conditional(units: Sequence[Unit], v: int, acts: Acts) -> bool:
    """An "if" or "whether" governs the clause: between it and the verb stands no other verb."""
    for k in range(v - 1, -1, -1):
        if units[k].low in ("if", "whether", "unless"):
            return True
        if units[k].kind is UnitKind.VERB or units[k].low in (";", "that"):
            return False
    return False


def _asked(units: Sequence[Unit], v: int) -> bool:
    """ "Does the president plan to visit Ireland?": a question that turns subject and auxiliary about says nothing."""
    if not any(u.low == "?" for u in units[-2:]):
        return False
    person = next((k for k in range(v - 1, max(-1, v - 6), -1) if units[k].kind in PEOPLE), 0)
    return person > 0 and units[person - 1].low.split()[-1] in _AUXILIARIES


_AUXILIARIES = frozenset("do does did will would is are was were has have had can could should might may".split())


def _would(units: Sequence[Unit], v: int, mood: str, neg: bool) -> Status | Silent:
    """ "said he would visit" is a plan told; "would welcome a visit" is none."""
    told = any(
        u.kind is UnitKind.VERB and (u.key == "say" or u.facts["lemma"] in ("announce", "confirm", "agree", "hope")) for u in units[:v]
    )
    told = told or any(u.kind is UnitKind.VERB and u.key == "say" for u in units[v + 1 :])
    if mood != "would" or not told or neg and any(u.low == "if" for u in units):
        return Silent.NOT_SAID
    return Status.DENIED if neg else Status.ANNOUNCED


def _negated(facts: Mapping[str, str], mood: str, tense: str) -> Status | Silent:
    if mood == "plan" or tense == "future" or facts.get("prog"):
        return Status.DENIED
    return Silent.NOT_SAID


def _by_tense(units: Sequence[Unit], v: int, tense: str, headline: bool, acts: Acts) -> Status | Silent:
    facts = units[v].facts
    lemma = facts["lemma"]
    stay_begins = units[v].key == "arrive" and lemma in _ARRIVALS or lemma in _BEGINNINGS
    if tense in ("past", "part"):
        earlier = facts.get("perfect") and tense == "past"  # "had begun the trip in Brasilia"
        return Status.ONGOING if stay_begins and not earlier or facts.get("prog") else Status.COMPLETED
    if tense == "pres":
        if facts.get("perfect"):
            return Status.ONGOING if stay_begins else Status.COMPLETED
        if facts.get("prog"):
            return Status.ONGOING
        if facts.get("passive"):
            return Silent.HABIT
        if headline:
            return Status.ONGOING if stay_begins else Status.COMPLETED
        return Status.ONGOING if lemma in _BEGINNINGS and units[v].key == "light" else Silent.HABIT
    return Silent.NOT_SAID


def habitual(units: Sequence[Unit], acts: Acts) -> bool:
    """Whether a sentence speaks of a habit."""
    text = " ".join(u.low for u in units)
    return any(w in text for w in acts.words["habit"])


def ends_stay(lemma: str) -> bool:
    """Whether a verb says the stay is over."""
    return lemma in _ENDINGS


def begins_stay(lemma: str) -> bool:
    """Whether a verb says the stay has begun."""
    return lemma in _BEGINNINGS or lemma in _ARRIVALS
