"""From claims to clusters: block, then join the firm tellings first and the vaguer ones to what stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from summitry.join.by_days import can_join, undated_within
from summitry.join.by_telling import can_mean
from summitry.join.evidence import check_rows, score
from summitry.join.line import Line, end, start
from summitry.join.scene import Scene, joined, parted, whereabouts
from summitry.join.telling import MONTH, Group, Telling, Window, block_key, shift, signature, tellings_of
from summitry.lexicon.weighing import load_weights
from summitry.model import Claim, ClaimKind, Dating, Judgement, Status

REACH = 400
"""Days beyond which two dated tellings are not even compared."""
_RECENT = 60
"""Days by which what is called recent may lie before the month its telling is given."""
LOOK_BACK = 40
"""How many of the latest fitting events an undated telling is compared with."""
_KINDS = (ClaimKind.VISIT, ClaimKind.MEETING)


def cluster(
    claims: Iterable[Claim], published: Mapping[str, Dating], judgements: Sequence[Judgement] = ()
) -> tuple[tuple[Claim, ...], ...]:
    """Claims of visits and meetings put together, each cluster one event; the order of the claims does not matter.

    Claims of other kinds are no events and are left out, as are rejected ones.
    """
    weights = load_weights()
    check_rows(weights)
    rejected = {c for j in judgements if j.verb == "reject" for c in j.claims}
    tellings = tellings_of((c for c in claims if c.kind in _KINDS and c.id not in rejected), published, weights)
    scene = Scene(weights, whereabouts(tellings), parted(judgements))
    blocks: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for t in tellings:
        blocks[block_key(t.claim)].append(t)
    groups = [g for key in sorted(blocks) for g in join_block(blocks[key], scene)]
    clusters = _as_judged([tuple(t.claim for t in g.tellings) for g in groups], joined(judgements))
    return tuple(sorted(clusters, key=lambda c: c[0].id))


def join_block(tellings: Iterable[Telling], scene: Scene) -> list[Group]:
    """Groups of the tellings of one visitor and host, or of one set of participants."""
    staged: tuple[list[Telling], ...] = ([], [], [], [])
    for t in tellings:
        staged[_stage(t.window)].append(t)
    groups: list[Group] = []
    for dated in staged[:3]:
        groups = attach(groups, pool(_cells(dated, scene), scene), scene)
    groups = _a_year_before(_recalled(groups, scene), scene)
    groups, loose = attach_undated(groups, _in_one_breath(staged[3], scene), scene)
    groups += pool(_told_the_same_day(loose, scene), scene)
    delayed = any(t.claim.status is Status.POSTPONED for t in staged[3])
    return pool(groups, scene) if delayed else groups


def _recalled(groups: list[Group], scene: Scene) -> list[Group]:
    """What is only called recent joins the last visit known before the month it is given, where that is of the same quarter."""
    loose = [g for g in groups if all(t.claim.details.get("start_basis") == "recent" for t in g.tellings)]
    firm = {g.key: g for g in groups if g not in loose}
    for g in loose:
        before = [f for f in firm.values() if f.sharp and 0 < (start(g) - f.sharp[-1].last).days <= _RECENT and _was(f, g)]
        best = max(before, key=lambda f: (f.sharp[-1].last, f.key), default=None)
        ids = {t.claim.id for t in g.tellings}
        if best is None or any(scene.parted.get(t.claim.id, frozenset()) & ids for t in best.tellings):
            firm[g.key] = g
        else:
            firm[best.key] = Group.of(best.tellings + g.tellings)
    return sorted(firm.values(), key=lambda g: g.key)


_LAST = re.compile(
    r"\blast\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.I
)


def _a_year_before(groups: list[Group], scene: Scene) -> list[Group]:
    """ "Last June", said in September, may be that of the year before: so where a visit of it is known, and none of this one."""
    kept = {g.key: g for g in groups}
    for g in [g for g in groups if all(_of_last(t) for t in g.tellings)]:
        day = start(g)
        firm = [f for f in kept.values() if f is not g and f.sharp and f.sharp[0].narrow and _was(f, g)]
        then = [f for f in firm if (start(f).year, start(f).month) == (day.year - 1, day.month)]
        ids = {t.claim.id for t in g.tellings}
        if len(then) == 1 and not any(scene.parted.get(t.claim.id, frozenset()) & ids for t in then[0].tellings):
            kept[then[0].key] = Group.of(then[0].tellings + g.tellings)
            del kept[g.key]
    return sorted(kept.values(), key=lambda g: g.key)


def _of_last(t: Telling) -> bool:
    """Whether its only date is a "last June" read as that of the report's own year."""
    month = t.window is not None and not t.window.narrow and t.window.width <= MONTH
    own = month and t.report is not None and t.window.first.year == t.report.first.year  # type: ignore[union-attr]
    return bool(own) and t.claim.status is Status.COMPLETED and any(_LAST.search(s.text) for s in t.claim.spans)


def _was(group: Group, recent: Group) -> bool:
    """Whether a known visit may be what is called recent: it was made, and no other town is named."""
    told = group.voice.claim
    made = any(t.claim.status in (Status.COMPLETED, Status.ONGOING) for t in group.tellings)
    if told.kind is not ClaimKind.VISIT or not made or told.status in (Status.CANCELLED, Status.DENIED, Status.RUMOURED):
        return False
    return not (group.places and recent.places) or bool(group.places & recent.places)


def _stage(window: Window | None) -> int:
    """Told to the day, to the month, more vaguely, not at all."""
    if window is None:
        return 3
    return 0 if window.narrow else 1 if window.width <= MONTH else 2


def _cells(tellings: Iterable[Telling], scene: Scene) -> list[Group]:
    """One group for tellings that say the same: what keeps a much told event cheap."""
    cells: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for t in tellings:
        cells[(*signature(t), t.claim.id if t.claim.id in scene.parted else "")].append(t)
    return sorted(map(Group.of, cells.values()), key=lambda g: g.key)


def _in_one_breath(tellings: Iterable[Telling], scene: Scene) -> list[Group]:
    """Undated tellings whose words overlap are one: "this upcoming visit marks his third trip"."""
    out: list[list[Telling]] = []
    for t in sorted(tellings, key=lambda t: (t.claim.article, min((s.start for s in t.claim.spans), default=0), t.claim.id)):
        if out and _overlapping(out[-1][-1], t) and _one_country(out[-1], t) and t.claim.id not in scene.parted:
            out[-1].append(t)
        else:
            out.append([t])
    return sorted(map(Group.of, out), key=lambda g: g.key)


def _told_the_same_day(groups: Iterable[Group], scene: Scene) -> list[Group]:
    """Undated tellings of the coming or present visit that reports of one day put in the same way are one."""
    cells: dict[tuple[object, ...], list[Telling]] = defaultdict(list)
    for g in groups:
        t = g.voice
        same = len(g.tellings) == 1 and t.current and t.report is not None and t.report.narrow and t.claim.id not in scene.parted
        cells[(*signature(t, alone=False), t.claim.definite, t.report) if same else (g.key,)] += g.tellings
    return sorted(map(Group.of, cells.values()), key=lambda g: g.key)


def _overlapping(a: Telling, b: Telling) -> bool:
    return any(s.article == o.article and s.start < o.end and o.start < s.end for s in a.claim.spans for o in b.claim.spans)


def _one_country(told: Iterable[Telling], t: Telling) -> bool:
    """ "They met in Beijing and Kazakhstan" are two meetings in one breath."""
    return not t.claim.host_country or all(o.claim.host_country in ("", t.claim.host_country) for o in told)


def pool(groups: list[Group], scene: Scene) -> list[Group]:
    """Join groups of one precision among themselves, the best founded pairs first."""
    current = dict(enumerate(sorted(groups, key=lambda g: (start(g), g.key))))
    into = list(range(len(current)))
    for _, _, i, j in _scored(current, scene):
        i, j = _home(into, i), _home(into, j)
        if i == j or score(current[i], current[j], scene) < scene.weights.threshold:
            continue
        keep, gone = min(i, j), max(i, j)
        current[keep] = Group.of(current[keep].tellings + current.pop(gone).tellings)
        into[gone] = keep
    return sorted(current.values(), key=lambda g: g.key)


def _home(into: list[int], at: int) -> int:
    """Where a group has gone to by now."""
    while into[at] != at:
        into[at] = into[into[at]]
        at = into[at]
    return at


def _scored(groups: Mapping[int, Group], scene: Scene) -> list[tuple[float, tuple[str, str], int, int]]:
    """Pairs that reach the threshold, best first; groups come in order of time."""
    out = []
    order = sorted(groups)
    for n, i in enumerate(order):
        limit = end(groups[i])
        for j in order[n + 1 :]:
            if (start(groups[j]) - limit).days > REACH:
                break
            if not can_join(groups[i], groups[j]):
                continue
            if (s := score(groups[i], groups[j], scene)) >= scene.weights.threshold:
                first, second = sorted((groups[i].key, groups[j].key))
                out.append((-round(s, 6), (first, second), i, j))
    return sorted(out)


def attach(standing: list[Group], arriving: list[Group], scene: Scene) -> list[Group]:
    """Each vaguer group to the one standing group it fits best; else it stands by itself."""
    found: dict[int, list[Group]] = defaultdict(list)
    alone: list[Group] = []
    line = Line.of(standing)
    for group in arriving:
        near = line.touching(shift(start(group), -REACH), shift(end(group), REACH))
        at = _best(sorted(near), partial(_against, standing, group, scene), scene)
        (found[at] if at is not None else alone).append(group)
    return _grown(standing, found) + alone


def _against(standing: list[Group], group: Group, scene: Scene, at: int) -> float:
    return score(standing[at], group, scene)


def _best(candidates: Iterable[int], weigh: partial[float], scene: Scene, own: frozenset[int] = frozenset()) -> int | None:
    """The candidate that reaches the threshold and leads the next by the margin; within an article the nearest will do."""
    ranked = sorted(((weigh(i), -i) for i in candidates), reverse=True)
    if not ranked or ranked[0][0] < scene.weights.threshold:
        return None
    best = -ranked[0][1]
    close = len(ranked) > 1 and ranked[0][0] - ranked[1][0] < scene.weights.margin
    return None if close and best not in own else best


def _grown(standing: list[Group], found: Mapping[int, list[Group]]) -> list[Group]:
    return [Group.of([*g.tellings, *(t for more in found[i] for t in more.tellings)]) if i in found else g for i, g in enumerate(standing)]


def attach_undated(standing: list[Group], loose: list[Group], scene: Scene) -> tuple[list[Group], list[Group]]:
    """Each undated telling to the event its article or its bounds point at; the rest is handed back."""
    found: dict[int, list[Group]] = defaultdict(list)
    rest: list[Group] = []
    by_article: dict[str, set[int]] = defaultdict(set)
    for i, g in enumerate(standing):
        for t in g.tellings:
            by_article[t.claim.article].add(i)
    line = Line.of(standing)
    for group in loose:
        t = group.voice
        fitting = list(islice((i for i in line.touching(*t.bounds) if undated_within(t, standing[i])), LOOK_BACK))
        near = by_article[t.claim.article]
        if t.report and _is_first(t, scene) and (late := [i for i in fitting if (t.report.first - end(standing[i])).days <= REACH]):
            earliest = min(late, key=lambda i: (start(standing[i]), standing[i].key))
            fitting, near = [earliest], near & {earliest}
        if (told := _of_its_report(group, standing, near, scene)) is not None:
            found[told].append(group)
            continue
        here = replace(scene, candidates=len([i for i in fitting if i not in near or t.current]))
        worth = near.union(i for i in fitting if can_mean(t, standing[i]))
        at = _best(sorted(worth), partial(_against, standing, group, here), here, frozenset(near))
        (found[at] if at is not None else rest).append(group)
    return _grown(standing, found), rest


def _is_first(t: Telling, scene: Scene) -> bool:
    """"His first conversation with her", told of the past, is the earliest of those that fit."""
    if t.claim.kind is not ClaimKind.MEETING or t.claim.status is not Status.COMPLETED:
        return False
    said = " ".join(" ".join(s.text.split()) for s in t.claim.spans).casefold()
    return any(words in said for words in scene.weights.firsts)


def _of_its_report(group: Group, standing: Sequence[Group], near: Iterable[int], scene: Scene) -> int | None:
    """ "They also discussed ..." is of the one meeting or call that its article reports, whatever the way they spoke."""
    t = group.voice
    c = t.claim
    if c.kind is not ClaimKind.MEETING or c.host_country or c.place or t.current or any(o.claim.id in scene.parted for o in group.tellings):
        return None
    today = [i for i in sorted(near) if any(o.begun and o.claim.article == c.article for o in standing[i].tellings)]
    return today[0] if len(today) == 1 else None


def _as_judged(clusters: list[tuple[Claim, ...]], pairs: Iterable[tuple[str, str]]) -> list[tuple[Claim, ...]]:
    """Clusters with those put together that a person said are one."""
    home = {c.id: i for i, cluster in enumerate(clusters) for c in cluster}
    merged = dict(enumerate(clusters))
    for a, b in pairs:
        if a in home and b in home and home[a] != home[b]:
            keep, gone = sorted((home[a], home[b]))
            merged[keep] = tuple(sorted((*merged[keep], *merged.pop(gone)), key=lambda c: c.id))
            home = {c: keep if i == gone else i for c, i in home.items()}
    return [merged[i] for i in sorted(merged)]
