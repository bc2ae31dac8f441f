"""Who stands out: roles within a sentence, topics of paragraphs, how often an article was about somebody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from summitry.ground.discourse import STRANGER, Discourse, subject_of
from summitry.lexicon.women import load_women
from summitry.model import Participant, Unit, UnitKind

Fits = Callable[[Participant], bool]

_GOVERNING = frozenset(("with", "of", "by", "for", "to", "between", "from", "against", "than"))
_CLAUSES = frozenset("that which where when while as who because after before if since until although though but ; : “ ” \"".split())
"""Words and marks a clause begins behind: who is subject there does not do what is told before."""
_GOING_ON = frozenset(("and", ",", "but", "then", "also", "later"))
_OWNING = frozenset(("his", "her", "their", "its"))


def embedded(before: Sequence[Unit], i: int) -> bool:
    """Whether the person at `i` stands under a preposition."""
    return i > 0 and before[i - 1].low in _GOVERNING


def owns(before: Sequence[Unit], i: int) -> bool:
    """Whether the person at `i` only owns what is spoken of: "Putin's", "his"."""
    return before[i].low in _OWNING or i + 1 < len(before) and before[i + 1].low in ("'s", "'")


def doer(before: Sequence[Unit]) -> Participant | None:
    """Who does what the clause tells that these units end in: its own subject, else that of the clause it goes on from."""
    opens = next((i for i in range(len(before) - 1, -1, -1) if before[i].low in _CLAUSES), -1)
    if opens > 0 and before[opens].low == "who":
        whose = before[opens - 1 - (before[opens - 1].low == ",")]
        return whose.people[0] if len(whose.people) == 1 else None
    verbs = [i for i in range(opens + 1, len(before)) if before[i].kind is UnitKind.VERB]
    if not verbs or verbs[-1] != verbs[0] and before[verbs[-1] - 1].low not in _GOING_ON and not before[verbs[-1] - 1].people:
        return None  # "thanked Biden for the welcome given to him": who gave it is not told
    able = [i for i in range(opens + 1, verbs[-1]) if _can_do(before, i)]
    return before[next((i for i in reversed(able) if i + 1 in verbs), able[0])].people[0] if able else None


def _can_do(before: Sequence[Unit], i: int) -> bool:
    unit = before[i]
    singular = len(unit.people) == 1 and unit.kind in (UnitKind.PERSON, UnitKind.PRONOUN)
    return singular and unit.low not in ("him", "himself", "herself") and not embedded(before, i) and not owns(before, i)


def is_subject(before: Sequence[Unit], i: int) -> bool:
    """Whether a verb follows the person at `i`, who stands free before it."""
    return _can_do(before, i) and i + 1 < len(before) and before[i + 1].kind is UnitKind.VERB


def leads_in(before: Sequence[Unit]) -> bool:
    """ "After talks with Putin, he": all before the pronoun is a phrase that opens the sentence, without a clause of its own."""
    finite = any(u.kind is UnitKind.VERB and u.facts.get("tense") not in ("ing", "inf", "part") for u in before)
    return bool(before) and before[-1].low == "," and not finite


def topic_of_paragraph(talk: Discourse, back: int) -> Participant | None:
    """Whom a paragraph is about, 1 the one before this: the first to be the subject of one of its sentences."""
    if len(talk.openings) <= back:
        return None
    first = next((s for s in talk.subjects[talk.openings[-1 - back] : talk.openings[-back]] if s), ())
    return first[0] if len(first) == 1 and first != (STRANGER,) else None


def opening(talk: Discourse, fits: Fits) -> bool:
    """Whether nobody who fits was the subject yet in the paragraph being read."""
    start = talk.openings[-1] if talk.openings else 0
    return not any(s and (s == (STRANGER,) or fits(s[0])) for s in talk.subjects[start:])


def prominence(talk: Discourse, person: Participant) -> int:
    """How many sentences so far were about a person alone."""
    return sum(len(s) == 1 and s[0].person == person.person for s in talk.subjects)


def most_prominent(talk: Discourse, people: Sequence[Participant]) -> tuple[Participant, ...]:
    """The one of them the article has been about most; nobody where two are even."""
    told = [p.person for _, p in talk.said]
    weight = {p.person: (prominence(talk, p), told.count(p.person)) for p in people}
    ranked = sorted({p.person: p for p in reversed(people)}.values(), key=lambda p: weight[p.person], reverse=True)
    even = len(ranked) > 1 and weight[ranked[0].person] == weight[ranked[1].person]
    return () if even else tuple(ranked[:1])


def only_woman(talk: Discourse, fits: Fits, reach: int) -> tuple[Participant, ...]:
    """The one woman spoken of in the last sentences, where no stranger came between."""
    near = len(list(takewhile(lambda s: s != (STRANGER,), reversed(talk.subjects[-reach:]))))
    women = {p.person: p for s, p in talk.said if s >= len(talk.subjects) - near and fits(p)}
    return tuple(women.values()) if len(women) == 1 else ()


def joined_subject(before: Sequence[Unit]) -> tuple[Participant, ...]:
    """Two or more who are the subject of the sentence so far."""
    subject = subject_of(before)
    return subject if len(subject) > 1 else ()


def of_title_gender(unit: Unit, person: Participant, talk: Discourse) -> bool:
    """Whether a title or courtesy suits a person: no "king" or "Mr" is a woman listed, no "Mrs" anybody else who is known."""
    gender = unit.facts.get("gender", "")
    if not gender or talk.lexicon.people.by_id(person.person) is None:
        return True
    return (person.person in load_women(talk.lexicon)) == (gender == "f")
