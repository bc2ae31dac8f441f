"""Whom "he", "she" and "they" mean: subjects before objects and owners, a paragraph's topic before who is named in passing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from summitry.ground.discourse import HEADS, STRANGER, Discourse
from summitry.ground.groups import heads_of, together
from summitry.ground.linking import DEFAULT_OFFICES
from summitry.ground.salience import (
    Fits,
    doer,
    embedded,
    is_subject,
    joined_subject,
    leads_in,
    only_woman,
    opening,
    owns,
    prominence,
    topic_of_paragraph,
)
from summitry.lexicon.women import load_women
from summitry.model import Participant, Unit, UnitKind

_FAR = 3
"""Sentences back to which a pronoun reaches."""
_FAR_FOR_HER = 6
"""Sentences back to which "she" reaches where only one woman was spoken of."""
_COLLECTIVES = frozenset("delegation delegations delegates team teams staff officials representatives envoys advisers advisors".split())
"""Subjects that "they" behind them are, rather than leaders named before."""
_SHORT = 4
"""Letters of words that end in s and are no plurals: "this", "thus", "does"."""
_HIS = frozenset(("he", "him", "his", "himself"))
_HERS = frozenset(("she", "her", "herself"))
_AIDES = frozenset("assistant adviser advisor counselor counsellor aide deputy secretary chief envoy".split())


def he(before: Sequence[Unit], after: Sequence[Unit], talk: Discourse, low: str) -> Sequence[Participant]:
    """The subject of this sentence, else of the last sentence that had one person for subject; a woman for "she" alone."""
    fits = partial(_of_gender, talk, low)
    if _open_already(before, low):
        return ()
    here = _here(before, fits)
    barred = doer(before) if low == "him" or _predicate(before, low) else _fronted(before) if low in ("he", "she") else None
    here = [i for i in here if barred is None or before[i].people[0].person != barred.person]
    if sent := _sent(before, here) or _guest(before, after, here, low):
        return sent.people
    if here and not (low in ("he", "she") and leads_in(before) and all(embedded(before, i) or owns(before, i) for i in here)):
        return before[_likeliest(before, here)].people
    told = _told_before(talk, lambda p: fits(p) and (barred is None or p.person != barred.person))
    return told or (before[here[-1]].people if here else only_woman(talk, fits, _FAR_FOR_HER) if low in ("she", "her") else ())


def _fronted(before: Sequence[Unit]) -> Participant | None:
    """ "With Putin he spoke in May", "Putin, with whom he spoke": the partner who stands before the pronoun is not he."""
    if before and before[-1].low == "whom":
        return next((u.people[0] for u in reversed(before[-4:]) if len(u.people) == 1), None)
    opens = len(before) > 1 and before[-2].low == "with" and (len(before) == 2 or before[-3].kind is UnitKind.PUNCT)
    return before[-1].people[0] if opens and len(before[-1].people) == 1 else None


def _here(before: Sequence[Unit], fits: Fits) -> list[int]:
    """Where the sentence has named one person that fits."""
    kinds = (UnitKind.PERSON, UnitKind.PRONOUN)
    return [i for i, u in enumerate(before) if len(u.people) == 1 and u.kind in kinds and fits(u.people[0]) and not _of_an_aide(before, i)]


def _open_already(before: Sequence[Unit], low: str) -> bool:
    """Whether the sentence has the pronoun already and nobody knows who it is: it stays the same person."""
    alike = _HERS if low in _HERS else _HIS
    first = next((u for u in before if u.kind is UnitKind.PRONOUN and u.low in alike and u.low in ("he", "she")), None)
    return first is not None and not first.people and not any(is_subject(before, i) for i in range(before.index(first), len(before)))


def _predicate(before: Sequence[Unit], low: str) -> bool:
    """ "Lula had been his guest": nobody is his own guest."""
    return low == "his" and bool(before) and before[-1].facts.get("lemma") == "be" and before[-1].facts.get("tense") in ("past", "pres")


def _likeliest(before: Sequence[Unit], here: Sequence[int]) -> int:
    """The first of them, an owner only where nobody is a subject; the last where the first stands under a preposition."""
    first = here[0] if not owns(before, here[0]) else next((i for i in here if is_subject(before, i)), here[0])
    return first if not embedded(before, first) or len(here) == 1 else here[-1]


def _told_before(talk: Discourse, fits: Fits) -> tuple[Participant, ...]:
    """Whom the sentences before were about; where a paragraph opens, rather its topic than one it ended with in passing."""
    found = _last_subject(talk, fits)
    topic = topic_of_paragraph(talk, 1) if opening(talk, fits) else None
    if topic is None or not fits(topic) or not found or topic.person == found[0].person:
        return found
    return (topic,) if prominence(talk, topic) > prominence(talk, found[0]) else found


def _last_subject(talk: Discourse, fits: Fits) -> tuple[Participant, ...]:
    spoken = [s for s, _ in talk.said if len(talk.subjects) - _FAR <= s < len(talk.subjects)]
    told = {p.person: p for s, p in talk.said if spoken and s == spoken[-1] and p.basis == "pronoun" and fits(p)}
    if len(told) > 1:
        told = {p.person: p for s in talk.subjects[max(0, spoken[-1] - 1) : spoken[-1]] for p in s if p.person in told}
    if len(told) == 1 and not any(s == (STRANGER,) for s in talk.subjects[spoken[-1] :]):
        return tuple(told.values())
    for subject in reversed(talk.subjects[-_FAR:]):
        if subject == (STRANGER,):
            return ()
        if subject and fits(subject[0]):
            return subject[:1]
    return ()


def _sent(before: Sequence[Unit], here: Sequence[int]) -> Unit | None:
    """ "Clinton sent him to Belgrade, where he": who was sent, not who sent."""
    him = next((i for i in reversed(here[1:]) if before[i].low in ("him", "her") and before[i].kind is UnitKind.PRONOUN), None)
    return before[him] if him is not None and any(u.low == "where" for u in before[him:]) else None


def _guest(before: Sequence[Unit], after: Sequence[Unit], here: Sequence[int], low: str) -> Unit | None:
    """ "Blair welcomed Bush on his arrival": of a guest and a host, the visit is the guest's."""
    if low not in ("his", "her") or not any(u.key in ("visit", "arrival", "departure") and u.kind is UnitKind.NOUN for u in after[:2]):
        return None
    host = next((i for i in range(len(before)) if before[i].kind is UnitKind.VERB and before[i].key == "host"), -1)
    if host < 0 or before[host].facts.get("passive"):
        return None
    return next((before[i] for i in here if i > host and not embedded(before, i) and not owns(before, i)), None)


def _of_gender(talk: Discourse, low: str, person: Participant) -> bool:
    """Whether "he" or "she" can mean a person: only women listed are "she", and they never "he"; of strangers nothing is known."""
    if talk.lexicon.people.by_id(person.person) is None:
        return True
    return (person.person in load_women(talk.lexicon)) == (low in _HERS)


def _of_an_aide(before: Sequence[Unit], i: int) -> bool:
    """ "Deputy Assistant to the President": a post, not the president."""
    return i > 1 and before[i - 1].low in ("to", "of") and bool(_AIDES & set(before[i - 2].low.split()))


def they(before: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    """Those who are the subject of this sentence or the last, else the two leaders spoken of."""
    same = next((u for u in before if u.kind is UnitKind.PRONOUN and u.low == "they"), None)
    if same is not None:
        return same.people  # in one sentence "they" are the same throughout, not whom they met
    here: dict[str, Participant] = {p.person: p for u in before for p in u.people}
    if len(here) >= 2:
        return joined_subject(before) or tuple(here.values())
    last = talk.subjects[-1] if talk.subjects else ()
    if [u.low for u in before[-2:]] in (["two", "of"], ["both", "of"]) and len(here) == len(last) == 1 and last[0].person not in here:
        return (*last, *here.values())  # "Also there was Morales, and the two of them drove"
    if any(u.low in _COLLECTIVES or _plural_subject(before, i) for i, u in enumerate(before)):
        return ()
    for subject in reversed(talk.subjects[-2:]):
        if len(subject) >= 2:
            return subject
    found = together(2, HEADS, talk, reach=_FAR) or together(2, DEFAULT_OFFICES, talk, reach=1) or _only_two(talk)
    others = bool(talk.subjects) and any(p not in {q.person for q in found} for p in (p.person for p in talk.subjects[-1]))
    return () if others else found


def _plural_subject(before: Sequence[Unit], i: int) -> bool:
    """ "Students said they": a common noun of many that does the verb behind it."""
    unit = before[i]
    many = unit.kind is UnitKind.WORD and (unit.text.islower() or i == 0) and len(unit.low) > _SHORT and unit.low[-1] == "s" != unit.low[-2]
    return many and i + 1 < len(before) and before[i + 1].kind is UnitKind.VERB


def _only_two(talk: Discourse) -> Sequence[Participant]:
    """The last two heads, where nobody else in office was spoken of near."""
    recent = heads_of(talk, 2, HEADS)
    near = {p.person for s, p in talk.said if s >= len(talk.subjects) - _FAR and p.office in DEFAULT_OFFICES}
    return recent if len(recent) == 2 and near == {p.person for p in recent} else ()
