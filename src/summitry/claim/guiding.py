"""What a host does with a guest: walks him round the ruins, takes her to parliament, hands him a medal, gives her lunch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.claim.frame import agent, right_end, subject
from summitry.claim.gathering import mode_of
from summitry.claim.hosting import received, received_in
from summitry.claim.people import PEOPLE, people_list, possessive
from summitry.claim.places import wheres
from summitry.claim.scene import Line, foreign, traveller
from summitry.claim.status import verb_status
from summitry.model import Claim, Participant, Status

_HANDING = frozenset(("give", "hand", "award", "accord", "offer", "treat", "show", "serve", "decorate"))


def visits_by_guiding(line: Line, v: int) -> Iterator[Claim]:
    """ "walked her around the pyramids", "took him to parliament", "gave him a tour", "was handed a medal by": a guest of the host's."""
    unit, words = line.units[v], line.scene.acts.words
    lemma = unit.facts["lemma"]
    if lemma not in words["guiding"] and lemma not in _HANDING or line.headline or line.speech:
        return
    end = right_end(line.units, v)
    hosts, guests = _pair(line, v, end)
    if not hosts or not guests or mode_of(line, v, end, "meet") != "in-person":
        return
    status = verb_status(line.units, v, line.scene.acts, line.headline, line.caption)
    where = received_in(line, v, end, hosts, passive=False)
    away = line.scene.setting is not None and line.scene.setting.where.country != hosts[0].country
    if where is None or away or status not in (Status.COMPLETED, Status.ONGOING) or where.country != hosts[0].country:
        return
    yield from received(line, v, end, hosts, guests, where, Status.COMPLETED)


def _pair(line: Line, v: int, end: int) -> tuple[Sequence[Participant], Sequence[Participant]]:
    """Host and guests: one leader at home, and others from abroad whom he shows or gives something."""
    units, words, lemma = line.units, line.scene.acts.words, line.units[v].facts["lemma"]
    found = subject(units, v).people
    if units[v].facts.get("passive"):
        given = lemma in _HANDING and words["given"] & _lows(line, v + 1, min(end, v + 9))
        hosts, guests = (agent(units, v), found) if given or _led(line, v + 1, end, lemma) else ((), ())
    else:
        k = v + 1
        if k >= end or units[k].kind not in PEOPLE or possessive(units, k):
            return (), ()
        guests, stop = people_list(units, k)
        given = lemma in _HANDING and words["given"] & _lows(line, stop, min(end, stop + 6))
        hosts = found if given or _led(line, stop, end, lemma) else ()
    one = len(hosts) == 1 and traveller(hosts[0])
    return (hosts, [g for g in guests if traveller(g) and foreign(g, hosts[0].country)]) if one else ((), ())


def _led(line: Line, k: int, end: int, lemma: str) -> bool:
    """ "around the pyramids", "to parliament", "through the streets of Reims", from `k` on."""
    words = line.scene.acts.words
    if lemma not in words["guiding"] or k >= end or line.units[k].low not in words["guided_to"]:
        return False
    stop = min(end, k + 6)
    return bool(words["guided_where"] & _lows(line, k, stop)) or any(w.place for w in wheres(line.units, k, stop))


def _lows(line: Line, start: int, end: int) -> set[str]:
    return {u.low for u in line.units[start:end]}
