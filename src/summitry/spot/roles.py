"""People called by what they are to one another on a visit: "the visitor", "her guest", "his host"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.model import Unit, UnitKind

ROLES = frozenset(("visitor", "guest", "host"))
_LEADS = frozenset(("the", "his", "her", "their"))
_COLOUR = frozenset("royal distinguished honoured honored foreign august eminent illustrious exalted imperial papal presidential".split())
_GOES_ON = frozenset(
    (
        "'s ’s ' to from in at on with and or but for by that who whom as had has have was were is will would could might may must "
        "is are can also then himself herself through into after before where while when about twice again there here already"
    ).split()
)
"""Words behind a person; "the guest list", "the host country" are none."""


def role_at(units: Sequence[Unit], i: int) -> tuple[Unit | None, int]:
    """The person called so from `i` on, and the index after; of a named thing ("the host of the show") nobody."""
    if i + 1 >= len(units) or units[i].low not in _LEADS:
        return None, i + 1
    j = i + 1 + (units[i + 1].low in _COLOUR)
    if j >= len(units) or units[j].low not in ROLES or units[j].kind not in (UnitKind.WORD, UnitKind.NOUN):
        return None, i + 1
    if not _ends_phrase(units, j + 1):
        return None, i + 1
    text = " ".join(u.text for u in units[i : j + 1])
    facts = {"role": "host" if units[j].low == "host" else "guest", "det": units[i].low}
    return Unit(UnitKind.PERSON, units[i].start, units[j].end, text, text.lower(), facts=facts), j + 1


def _ends_phrase(units: Sequence[Unit], k: int) -> bool:
    """Whether the words at `k` are no part of the phrase: a verb in -ed or -s may follow, a name or a noun may not."""
    if k >= len(units):
        return True
    if units[k].low == "," and k + 1 < len(units) and units[k + 1].kind is UnitKind.PERSON:
        return False  # "the host, Larry King": he is named
    plain = units[k].kind is UnitKind.WORD and units[k].text.islower()
    acts = plain and units[k].low.endswith(("ed", "ly")) or units[k].low in _PAST
    return units[k].kind in (UnitKind.PUNCT, UnitKind.TIME) or units[k].low in _GOES_ON or acts


_PAST = frozenset(
    (
        "took went came left flew met told said saw spoke rose sat stood drove ate drank gave got held made kept laid led lit paid put "
        "ran rode sang sent set shook slept spent wore wrote replied takes goes comes leaves flies meets says departs arrives travels "
        "did does knew brought began bade bowed broke chose"
    ).split()
)
