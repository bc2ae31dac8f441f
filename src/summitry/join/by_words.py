"""Evidence from what is told besides days: occasion, place, kind of visit, mode, ordinals."""

from __future__ import annotations

from itertools import product

from summitry.join.by_days import a_month_off
from summitry.join.places import in_capital
from summitry.join.scene import Finding, Scene
from summitry.join.telling import Group, Telling
from summitry.model import ClaimKind

SAME_WORDS = "same_words"
"""The row of evidence that compares words."""
_COMPARED = 12
"""Tellings of a group whose words are compared."""
_WORDS, _SAME = 5, 0.8
"""Words a telling needs for its wording to say something, and the share that must be the same."""
_SEASON = 45
"""Days out of its bounds from which an undated telling of a gathering means another one of its series."""
_ANYHOW = 0.4
"""How much the capital says of a telling without a day: every visit goes there."""
_ONCE = frozenset({"state", "funeral"})
"""Kinds of visit that one leader hardly pays twice in a year."""


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return 2 * len(a & b) >= min(len(a), len(b)) > 0


def same_occasion(a: Group, b: Group, scene: Scene) -> Finding | None:
    """The same summit, parade or anniversary by its naming words."""
    if other_edition(a, b, scene):
        return None
    for (x, _), (y, _) in sorted(product(a.occasions, b.occasions), key=lambda p: (sorted(p[0][0]), sorted(p[1][0]))):
        if _alike(x, y):
            name = " ".join(sorted(x & y))
            often = any(s in _told_occasions(a) for s in scene.weights.several_a_year)
            return Finding(0.3 if often else 1.0, f"both for one occasion ({name})")
    return None


def _told_occasions(g: Group) -> str:
    return " | ".join(sorted({t.claim.occasion.casefold() for t in g.tellings if t.claim.occasion}))


def other_edition(a: Group, b: Group, scene: Scene) -> Finding | None:
    """One summit series, two numbers: the 45th and the 46th."""
    for (x, m), (y, n) in product(a.occasions, b.occasions):
        if m and n and m != n and _alike(x, y):
            return Finding(1.0, f"the {m}th and the {n}th of one series")
        if _alike(x, y) and _out_of_season(a, b):
            return Finding(1.0, "another time of one series, told when this one cannot be meant")
    return None


def _out_of_season(a: Group, b: Group) -> bool:
    """Whether the one without a day is told months too early or too late to mean the days of the other."""
    if a.undated == b.undated:
        return False
    loose, firm = (a, b) if a.undated else (b, a)
    first, last = loose.voice.bounds
    return all((w.first - last).days > _SEASON or (first - w.last).days > _SEASON for w in firm.windows)


def other_occasion(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Both name a gathering, and not the same one."""
    if not a.occasions or not b.occasions or same_occasion(a, b, scene) or other_edition(a, b, scene):
        return None
    told = (_told_occasions(a), _told_occasions(b))
    if all(scene.weights.gatherings & set(t.replace("|", " ").split()) for t in told):
        return Finding(1.0, f"{told[0]}; {told[1]}")
    return None


def same_place(a: Group, b: Group, scene: Scene) -> Finding | None:
    """The same city or venue."""
    shared = sorted(a.places & b.places)
    if not shared:
        return None
    anyhow = a.undated != b.undated and all(in_capital(p, h) for p in shared for h in a.hosts & b.hosts)
    return Finding(_ANYHOW if anyhow else 1.0, f"both in {shared[0].title()}")


def rare_place(a: Group, b: Group, scene: Scene) -> Finding | None:
    """The same city, and not the capital, where every visit goes."""
    if not (a.undated or b.undated or a_month_off(a, b)):
        return None
    hosts = a.hosts & b.hosts
    rare = sorted(p for p in a.places & b.places for h in hosts if not in_capital(p, h))
    return Finding(1.0, f"both in {rare[0].title()}, not in the capital") if rare else None


def same_words(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Two articles tell it in the same words, months and numbers apart."""
    if not a_month_off(a, b):
        return None
    for x in a.tellings[:_COMPARED]:
        for y in b.tellings[:_COMPARED]:
            if same_wording(x, y):
                return Finding(1.0, f"{x.claim.article} and {y.claim.article} say it in the same words")
    return None


def same_wording(x: Telling, y: Telling) -> bool:
    """Whether two articles tell it in the same words, and not each of its own days."""
    if x.claim.article == y.claim.article or (x.at_the_time and y.at_the_time):
        return False
    return len(x.wording) >= _WORDS and len(x.wording & y.wording) >= _SAME * len(x.wording | y.wording)


def other_place(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Two cities: a visit may take in both, a meeting may not; of an undated telling the place is all there is."""
    if not a.places or not b.places or a.places & b.places:
        return None
    visit = a.tellings[0].claim.kind is ClaimKind.VISIT
    dated = bool(a.windows and b.windows)
    precise = dated and all(any(w.narrow for w in g.windows) for g in (a, b))
    strength = 1.0 if not visit or not dated else 0.25 if precise else 0.5
    return Finding(strength, f"{min(a.places).title()} and {min(b.places).title()}")


def same_country(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Both meetings held in one country; visits of one block are so anyhow."""
    shared = sorted(a.hosts & b.hosts)
    met = a.tellings[0].claim.kind is ClaimKind.MEETING
    return Finding(1.0, f"both in {shared[0]}") if shared and met else None


def other_country(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Two countries: two meetings, unless one of the two is on the telephone."""
    if not a.hosts or not b.hosts or a.hosts & b.hosts:
        return None
    return Finding(1.0, f"{min(a.hosts)} and {min(b.hosts)}")


def same_form(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Both a state visit, both a funeral."""
    shared = sorted(a.forms & b.forms)
    return Finding(1.0, f"both told as {shared[0]}") if shared else None


def rare_form(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Both a state visit: one leader hardly pays two in a year."""
    shared = sorted(a.forms & b.forms & _ONCE)
    return Finding(1.0, f"one leader hardly makes two {shared[0]} visits in a year") if shared and a_month_off(a, b) else None


def other_form(a: Group, b: Group, scene: Scene) -> Finding | None:
    """Kinds of visit that hardly go together."""
    if a.forms & b.forms:
        return None
    for x, y in sorted(product(a.forms, b.forms)):
        if frozenset((x, y)) in scene.weights.incompatible_forms:
            return Finding(1.0, f"one told as {x}, one as {y}")
    return None


def other_mode(a: Group, b: Group, scene: Scene) -> Finding | None:
    """In person against by phone; phone and video are often mixed up."""
    if not a.modes or not b.modes or a.modes & b.modes:
        return None
    both = a.modes | b.modes
    return Finding(1.0 if "in-person" in both else 0.3, " and ".join(sorted(both)))


def ordinal(a: Group, b: Group, scene: Scene) -> Finding | None:
    """The third visit since a day is the third in every telling."""
    told = (a.numbered, b.numbered)
    if told[0] & told[1]:
        since, n = min(told[0] & told[1])
        return Finding(1.0, f"both number {n} since {since}")
    for (since, n), (other, m) in sorted(product(*told)):
        if since == other and n != m:
            return Finding(-1.0, f"number {n} and number {m} since {since}")
    return None
