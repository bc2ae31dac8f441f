"""Whom "the two leaders", "both", "the pair" and "the foreign ministers of X and Y" mean."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from summitry.ground.discourse import HEADS, Discourse
from summitry.ground.holders import of_country
from summitry.ground.linking import DEFAULT_OFFICES
from summitry.model import Participant, Unit, UnitKind

_NEAR = 3
"""Sentences back to which a group reaches."""
_ANY_TWO = frozenset(("", "pair", "duo", "men", "women"))
_STAFF = frozenset("officials diplomats representatives delegations negotiators experts lawmakers aides advisers advisors".split())
"""Groups of a country that are not its leaders."""
_OTHERS = frozenset(("among", "other", "fellow", "of", "many", "several", "some"))
"""Words before "leaders" that make them more than the two spoken of."""
_ACTS = frozenset(("host", "meet", "visit", "phone", "invite"))
"""What nobody does to a group of which he is one."""
_GROUP_OFFICES = MappingProxyType(
    {
        "leaders": HEADS,
        "presidents": ("head_of_state",),
        "premiers": ("head_of_government",),
        "prime ministers": ("head_of_government",),
        "heads of state": ("head_of_state", "head_of_government"),
        "heads of government": HEADS,
        "heads": HEADS,
        "foreign ministers": ("foreign_minister",),
        "defence ministers": ("defence_minister",),
        "defense ministers": ("defence_minister",),
        "ministers": ("foreign_minister", "defence_minister"),
    }
)


def group(unit: Unit, before: Sequence[Unit], after: Sequence[Unit], talk: Discourse) -> Sequence[Participant]:
    """Those a group means by its countries, its number and its office; () where they may be others."""
    countries = [c for c in unit.facts.get("countries", "").split("|") if c]
    head = unit.facts.get("head", "")
    if head in _STAFF:
        return ()
    offices = _of_owner(before, talk) if head == "counterparts" else _GROUP_OFFICES.get(head, DEFAULT_OFFICES)
    if countries:
        found = [of_country(c, offices, talk) for c in countries]
        return tuple(p for p in found if p)
    number = int(unit.facts.get("number", "0") or 0)
    if number:
        return _numbered(number, head, offices, before, talk)
    if head not in ("leaders", "presidents", "sides"):
        return ()
    return _of_several(talk, offices) or _unnumbered(offices, before, after, talk)


def _unnumbered(offices: Sequence[str], before: Sequence[Unit], after: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    """ "The leaders": the two of the sentence before, and never those of something named, nor two of many."""
    last = before[-1] if before else None
    if after[:1] and after[0].low == "of" or last and (last.low in _OTHERS or last.kind is UnitKind.ORGANISATION):
        return ()
    found = heads_of(talk, 2, offices)
    near = {p.person for s, p in talk.said if s >= len(talk.subjects) - _NEAR and p.office in offices}
    return found if len(found) == 2 and near == {p.person for p in found} else ()


def _numbered(number: int, head: str, offices: Sequence[str], before: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    """So many persons of the offices: of this sentence or of the last that had them, not of far apart."""
    barred = _who_does_it(before)
    here = {p.person: p for u in before for p in u.people}
    if 0 < len(here) < number and any(_stranger(u) for u in before):
        return ()
    if len(here) == number and offices is DEFAULT_OFFICES and not barred:
        return tuple(here.values())
    near = _joint(talk, barred) if head in ("pair", "duo") else ()
    if near := near or together(number, offices, talk, barred):
        return near
    if offices is DEFAULT_OFFICES and head not in _ANY_TWO:
        return ()
    offered = HEADS if offices is DEFAULT_OFFICES else offices
    found = heads_of(talk, number, offered, barred)
    if len(found) != number or offices is DEFAULT_OFFICES and not _all_near(found, talk):
        return ()
    return _told_together(number, offered, talk, barred) or found


def _told_together(number: int, offices: Sequence[str], talk: Discourse, barred: str) -> tuple[Participant, ...]:
    """Those who were last the subject of a sentence together, however far back: rather they than the last two named apart."""
    pairs = (s for s in reversed(talk.subjects) if _of_as_many(number, s) and all(_is(p, offices) and p.person != barred for p in s))
    return next(pairs, ())


def _joint(talk: Discourse, barred: str) -> tuple[Participant, ...]:
    """ "The pair": the two who were told together last, as one subject or as those who met."""
    for n in range(len(talk.subjects) - 1, -1, -1):
        for two in (talk.subjects[n], talk.met[n]):
            if _of_as_many(2, two) and all(p.person and p.person != barred for p in two):
                named = {p.person for s, p in talk.said if s == n}
                return tuple(two) if len(named) < 4 else ()  # they may have brought two others together
    return ()


def _stranger(unit: Unit) -> bool:
    """Somebody named whom nobody knows: "Weizman had met Hawatmeh; the two shook hands"."""
    return unit.kind is UnitKind.PERSON and not unit.people and " " in unit.facts.get("name", "")


def _who_does_it(before: Sequence[Unit]) -> str:
    """The one person who receives, meets or invites the group, or whose counterparts they are, and is none of it."""
    here = {p.person for u in before for p in u.people}
    last = before[-1] if before else None
    owner = last is not None and last.kind is UnitKind.PRONOUN and last.low in ("his", "her")
    acting = last is not None and last.kind is UnitKind.VERB and (last.key in _ACTS or last.facts.get("lemma") == "summon")
    return next(iter(here)) if (acting or owner) and len(here) == 1 else ""


def together(number: int, offices: Sequence[str], talk: Discourse, barred: str = "", reach: int = _NEAR + 1) -> tuple[Participant, ...]:
    """The persons of the last sentence that had just so many, of as many countries; where one had more, who met or was its subject."""
    for n in range(len(talk.subjects) - 1, max(-1, len(talk.subjects) - 1 - reach), -1):
        people = {p.person: p for s, p in talk.said if s == n and p.person != barred and _is(p, offices)}
        heads = [p for p in people.values() if p.office in HEADS]
        joined = talk.subjects[n] if len(people) <= number + 1 else ()
        for some in (tuple(people.values()), talk.met[n], joined, tuple(heads)):
            if _of_as_many(number, some) and len(people) >= number:
                return some
        if len({p.country for p in people.values()}) > number:
            return ()
    return ()


def _is(person: Participant, offices: Sequence[str]) -> bool:
    return person.office.removeprefix("former_") in offices


def _of_as_many(number: int, people: Sequence[Participant]) -> bool:
    return len(people) == number and len({p.country for p in people}) == number


def _all_near(found: Sequence[Participant], talk: Discourse) -> bool:
    """Whether nobody else in office was spoken of in the last sentences."""
    near = {p.person for s, p in talk.said if s >= len(talk.subjects) - _NEAR and p.office in DEFAULT_OFFICES}
    return near <= {p.person for p in found}


def _of_owner(before: Sequence[Unit], talk: Discourse) -> Sequence[str]:
    """The office of whose counterparts they are: a minister's are ministers, a president's are heads."""
    owner = next((u.people[0] for u in reversed(before) if u.people), None) or next(iter(talk.recent()), None)
    if owner is None or owner.office not in DEFAULT_OFFICES:
        return DEFAULT_OFFICES
    return HEADS if owner.office in HEADS else (owner.office,)


def _of_several(talk: Discourse, offices: Sequence[str]) -> tuple[Participant, ...]:
    """ "The leaders" of a meeting of more than two: all who were the subject of one of the last sentences."""
    last = next((s for s in reversed(talk.subjects[-_NEAR:]) if len(s) > 1), ())
    return tuple(last) if len(last) > 2 and all(p.office in offices for p in last) else ()


def heads_of(talk: Discourse, number: int, offices: Sequence[str], barred: str = "") -> tuple[Participant, ...]:
    """The last so many holders of these offices, of different countries, in order of mention."""
    found: list[Participant] = []
    for person in talk.recent():
        if person.office in offices and person.person != barred and all(person.country != p.country for p in found):
            found.append(person)
        if len(found) == number:
            break
    return tuple(reversed(found))
