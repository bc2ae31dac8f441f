"""Whom "the visitor", "her guest" and "his host" mean: who came, who received, as the sentences before tell it."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.ground.discourse import Discourse, subject_of
from summitry.ground.linking import DEFAULT_OFFICES
from summitry.ground.salience import embedded, most_prominent
from summitry.model import Participant, Unit, UnitKind

_GOING = frozenset(("arrive", "go", "visit", "stay", "leave"))
_LONG = frozenset(("years", "year", "months", "decades", "decade", "life", "career"))
_NEAR = 3
"""Sentences back to which a host reaches."""
_AHEAD = 6
"""Units behind a verb or noun within which whom it is said of stands."""


def note_roles(units: Sequence[Unit], talk: Discourse) -> None:
    """Remember who came and who received."""
    for k, unit in enumerate(units):
        if unit.kind is UnitKind.VERB and unit.key in _GOING and unit.facts.get("mood", "plan") == "plan" and "neg" not in unit.facts:
            if not _LONG & {u.low for u in units[k + 1 : k + 4]}:  # "has spent five years on it"
                _came(_doer(units, k), talk)
        elif unit.kind is UnitKind.VERB and unit.key == "host":
            behind = _first(units[k + 1 : k + _AHEAD])
            guest, host = (_doer(units, k), behind) if "passive" in unit.facts else (behind, _doer(units, k))
            if guest is not None and host is not None and guest.country != host.country:
                _came(guest, talk)
                talk.hosts.append(host)
        elif unit.kind is UnitKind.VERB and unit.key in ("meet", "light") and "neg" not in unit.facts:
            _met_where(units, k, talk)
        elif unit.kind is UnitKind.NOUN and unit.key in ("visit", "arrival"):
            _came(_owner(units, k), talk)


def _met_where(units: Sequence[Unit], k: int, talk: Discourse) -> None:
    """ "Hu held talks with Lee in Beijing": of two who met in the country of one, the other came."""
    behind = units[k + 1 : k + _MEETING]
    place = next((u.facts["country"] for u in behind if u.kind is UnitKind.PLACE and u.facts.get("country")), "")
    one, other = _doer(units, k), _first(behind) if place else None
    if one is None or other is None or (one.country == place) == (other.country == place) or place not in (one.country, other.country):
        return
    guest, host = (other, one) if one.country == place else (one, other)
    _came(guest, talk)
    talk.hosts.append(host)


_MEETING = 14
"""Units behind a verb of meeting within which its partner and place stand."""


def _came(person: Participant | None, talk: Discourse) -> None:
    if person is not None and person.country and person.person:
        talk.guests.append(person)


def _doer(units: Sequence[Unit], k: int) -> Participant | None:
    """The one person who stands right before the verb at `k`, or whom its clause goes on from or is said of."""
    j = k - 1
    while j > 0 and (units[j].kind is UnitKind.TIME or units[j].low.endswith("ly") or units[j].low in _BETWEEN):
        j -= 1
    if j < 0 or len(units[j].people) > 1:
        return None
    if units[j].people:
        owns = units[j].kind is UnitKind.PRONOUN and units[j].low in ("his", "her", "him")
        return units[j].people[0] if not owns and not embedded(units, j) else None
    people = subject_of(units[:j]) if units[j].low in ("and", ",", "who", "before") else ()
    return people[0] if len(people) == 1 and people[0].person else None


_BETWEEN = frozenset(("then", "also", "later", "finally", "first", "already", "just", "now", "himself", "herself"))


def _owner(units: Sequence[Unit], k: int) -> Participant | None:
    """ "Hu's visit", "a visit by Hu"."""
    before, after = units[max(0, k - 4) : k], units[k + 1 : k + 3]
    owned = next((u for i, u in enumerate(before[:-1]) if len(u.people) == 1 and before[i + 1].low in ("'s", "'")), None)
    by = after[1] if len(after) > 1 and after[0].low == "by" and len(after[1].people) == 1 else None
    found = owned or by
    return found.people[0] if found else None


def _first(units: Sequence[Unit]) -> Participant | None:
    found = next((u for u in units if u.people), None)
    return found.people[0] if found is not None and len(found.people) == 1 else None


def by_role(unit: Unit, owner: Participant | None, before: Sequence[Unit], talk: Discourse) -> tuple[Participant, ...]:
    """The guest or host meant; `owner` is whose guest or host it is said to be; () where nobody came, or several may be meant."""
    found = _guest(owner, talk) if unit.facts["role"] == "guest" else _host(owner, talk)
    there = next((u.facts.get("country", "") for u in reversed(before) if u.kind is UnitKind.PLACE), "")
    at_home = bool(found) and found[0].country == there
    return () if there and found and at_home != (unit.facts["role"] == "host") else found


def _guest(owner: Participant | None, talk: Discourse) -> tuple[Participant, ...]:
    """The one who came last; of somebody's guest, from another country than he."""
    came = [p for p in reversed(talk.guests) if owner is None or p.country != owner.country]
    hosts = {p.person for p in talk.hosts}
    came = [p for p in came if p.person not in hosts] or came  # who received may have been a guest elsewhere, at another time
    came = [p for p in came if p.office in DEFAULT_OFFICES] or came
    if came:
        return (came[0],)
    if owner is None:
        return ()
    others = [p for p in talk.recent() if p.country != owner.country and p.office in DEFAULT_OFFICES]
    return most_prominent(talk, others) or _other(owner, talk)


def visiting(unit: Unit, offices: Sequence[str], talk: Discourse) -> tuple[Participant, ...]:
    """ "The visiting president": who came last of those who bear that office."""
    if "visiting" not in unit.low.split() or unit.facts.get("country"):
        return ()
    return tuple([p for p in reversed(talk.guests) if p.office in offices][:1])


def _host(owner: Participant | None, talk: Discourse) -> tuple[Participant, ...]:
    """Who received; else the one other leader spoken of near."""
    guest = owner or next(reversed(talk.guests), None)
    if guest is None:
        return ()
    received = [p for p in reversed(talk.hosts) if p.country != guest.country]
    return (received[0],) if received else _other(guest, talk)


def _other(one: Participant, talk: Discourse) -> tuple[Participant, ...]:
    near = {
        p.person: p
        for s, p in talk.said
        if s >= len(talk.subjects) - _NEAR and p.country != one.country and p.office in DEFAULT_OFFICES
    }
    return tuple(near.values()) if len(near) == 1 else ()
