"""Fits the weights of the clues that date texts, on dated texts with their date and address withheld.

    pip install numpy
    python bench/dating_weights.py FILE.jsonl[.gz] ... [--sample 4000] [--seed 1] [--held-out 0.5] [--out times_weights.yml]

Every clue leaves some days and costs the others a weight; the weights are those under which the true days are likeliest, each
drawn back to what it was set to by hand (`prior`) and kept under a ceiling (`ceiling`), so that no rule can outvote the rest.
With `--held-out` the last part of the sample is not fitted and the curve is told on it.
"""

from __future__ import annotations

import argparse
import importlib
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dating import rows_of  # type: ignore[import-not-found,unused-ignore]

from summitry.claim import claims_of
from summitry.date.days import Weighed, likeliest, weigh
from summitry.date.told import FIRST_YEAR, Evidence, plainer
from summitry.lexicon import Lexicon, load_lexicon
from summitry.lexicon.acts import load_acts
from summitry.lexicon.datable import KINDS
from summitry.model import Article, Temporal
from summitry.run.flow import EVENTS, grounded
from summitry.spot import mark, spot_times
from summitry.when import When

dating = importlib.import_module("summitry.date.dating")
FIRST, LAST = date(FIRST_YEAR, 1, 1), dating.HORIZON
SEEN_OFTEN = 5
"""A weight seen in fewer texts is left to the plainer one that stands in for it."""
BY_HAND: Mapping[str, float] = {
    "month link": 6, "years ago link": 8, "weekday fits": 8, "today is": 11, "under way": 3, "weekday near": 2.2, "not that year": 3.5,
    "reported on": 1.2, "reported plan 14": 1, "reported plan 35": 1, "announced 14": 0.8, "announced 31": 0.8, "announced 92": 0.6,
    "daylight": 4, "summit": 6, "summit going on": 4, "summit near": 1, "office": 4, "office first": 3, "office often": 1,
    "office new": 1, "office held": 1,
    "office far": 3, "officer speaks": 3, "officer titled": 2, "officer speaks often": 1, "event over": 1,
    "latest event over": 1.5, "event long over": 1, "past day of month 240": 1, "weekday fits 60": 0.9,
    "told often 122": 0.2, "told often 244": 0.4, "told often 366": 2.5, "told often 731": 2.5,
    "weekday fits 20": 0.9, "done on": 3,
}  # fmt: skip
CEILINGS: Mapping[str, float] = {"today is": 12, "month link": 5, "under way": 3.5, "weekday fits": 6}


def _plain(name: str) -> str:
    return name.removeprefix("talk ").removeprefix("lead ")


def prior(name: str) -> float:
    """What a weight is before any text is seen."""
    name = _plain(name)
    if name.endswith("shoulder"):
        return 2.0
    if name.endswith("far"):
        return {"loose": 0.0, "aim": 1.5, "name": 3.0}.get(name.split()[0], 4.0)
    if name.endswith("bound"):
        return {"loose": 1.5, "aim": 1.5, "name": 4.0}.get(name.split()[0], 3.0)
    return BY_HAND.get(name, 0.4)


def ceiling(name: str) -> float:
    """What a weight can be at most."""
    name = _plain(name)
    if name.endswith("bound"):
        return 1.8 if name.startswith(("aim", "loose")) else 5.0
    if name.endswith("shoulder"):
        return 1.8 if name.startswith(("aim", "loose")) else 3.5
    return CEILINGS.get(name, 9.0)


Item = tuple[date, When | None, tuple[Evidence, ...]]
"""The true day, the day the text states if it does, and the clues."""


def _item(row: Mapping[str, Any], temporals: Sequence[Temporal], claims: Any, lexicon: Lexicon, titles: bool) -> Item:
    article = Article(str(row["id"]), row["text"], "bench", title=row.get("title", "") if titles else "")
    true = date.fromisoformat(row["published"][:10])
    stated = dating.stated_day(article, temporals, None)
    return (true, stated.published, ()) if stated else (true, None, dating.evidence_of(article, temporals, claims, lexicon, (), LAST))


def items_of(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Item], list[Item]]:
    """Every text twice: with its title and without."""
    lexicon, acts, found = load_lexicon(), load_acts(), ([], [])
    for row in rows:
        article = Article(str(row["id"]), row["text"], "bench", title=row.get("title", ""))
        temporals = spot_times(article.id, article.text)
        marked = grounded(mark(article, temporals, lexicon, acts), lexicon)
        claims = [c for c in claims_of(marked, lexicon, acts, lexicon) if c.kind in EVENTS]
        for titles in (True, False):
            found[0 if titles else 1].append(_item(row, temporals, claims, lexicon, titles))
    return found


def fit(items: Sequence[Item], pull: float = 5.0, steps: int = 200) -> dict[str, float]:
    """The weights, by name; `pull` is how hard each is drawn back to its prior."""
    import numpy as np

    told = [(true, [w for e in clues for w in e.weighed if w.by]) for true, _, clues in items if any(dating.fixes_year(e) for e in clues)]
    seen = Counter(name for _, ws in told for name in {w.by for w in ws})
    names: dict[str, int] = {}
    texts = [_rows(true, ws, seen, names, np) for true, ws in told]
    start = np.array([prior(n) for n in names])
    most = np.array([ceiling(n) for n in names])
    weights, mean, square = np.minimum(start, most), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, steps + 1):
        slope = pull * (weights - start)
        for which, outside, days, at in texts:
            mass = np.exp((s := days - weights[which] @ outside) - s.max())
            np.add.at(slope, which, outside[:, at] - outside @ (mass / mass.sum()))
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        move = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = np.clip(weights - 0.05 * move, 0, most)
    return {n: round(float(weights[i]), 2) for n, i in sorted(names.items())}


def _rows(true: date, weighed: Sequence[Weighed], seen: Mapping[str, int], names: dict[str, int], np: Any) -> tuple[Any, Any, Any, int]:
    """Of one text: which weights, which stretches of days each leaves out, how long those are (log), where the true day lies."""
    span = (LAST - FIRST).days + 1
    clipped = [[(max(0, (a - FIRST).days), min(span, (b - FIRST).days + 1)) for a, b in w.leaves] for w in weighed]
    marks = sorted({0, span, *(m for c in clipped for a, b in c if a < b for m in (a, b))})
    outside = np.ones((len(weighed), len(marks) - 1))
    for row, stretches in zip(outside, clipped, strict=True):
        for a, b in stretches:
            if a < b:
                row[marks.index(a) : marks.index(b)] = 0
    shares = np.array([[w.share] for w in weighed])
    which = np.array([names.setdefault(_kept(w.by, seen), len(names)) for w in weighed])
    at = int(np.searchsorted(np.array(marks), (true - FIRST).days, side="right")) - 1
    return which, outside * shares, np.log(np.diff(marks)), at


def _kept(name: str, seen: Mapping[str, int]) -> str:
    return next((n for n in plainer(name) if seen.get(n, 0) >= SEEN_OFTEN), plainer(name)[-1])


def curve(items: Sequence[Item], weights: Mapping[str, float], share: float) -> str:
    """How many texts are dated how closely, and how often truly."""
    given = []
    for true, stated, clues in items:
        answer = (stated.first, stated.last) if stated else None
        if any(dating.fixes_year(e) for e in clues):
            costs = [w if not w.by else Weighed(w.leaves, _cost(w.by, weights) * w.share) for e in clues for w in e.weighed]
            found = likeliest(weigh(costs, FIRST, LAST), share)
            answer = found[:2] if found and (found[1] - found[0]).days <= dating.WIDEST else None
        if answer:
            given.append(((answer[1] - answer[0]).days, answer[0] <= true <= answer[1]))
    part = {n: 100 * sum(width <= n for width, _ in given) / len(items) for n in (7, 31, 366)}
    truth = 100 * sum(t for _, t in given) / max(1, len(given))
    return f"share {share}: true {truth:.1f} %, 7 days {part[7]:.1f} %, 31 days {part[31]:.1f} %, a year {part[366]:.1f} % of {len(items)}"


def _cost(name: str, weights: Mapping[str, float]) -> float:
    return next((weights[n] for n in plainer(name) if n in weights), 0.0)


def main() -> None:
    """Fits, tells the curve on what was held out, writes the weights."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("files", nargs="+")
    ap.add_argument("--test", nargs="*", default=[], help="files to tell the curve on instead of a part held out")
    ap.add_argument("--sample", type=int, default=4000)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--held-out", type=float, default=0.5)
    ap.add_argument("--section", nargs="*", default=["statements-releases", "press-briefings"])
    ap.add_argument("--out", type=Path)
    a = ap.parse_args()
    rows = rows_of(a.files, a.section)
    random.Random(a.seed).shuffle(rows)
    rows = rows[: a.sample]
    cut = len(rows) if a.test else math.ceil(len(rows) * (1 - a.held_out))
    titled, plain = items_of(rows[:cut])
    weights = fit([*titled, *plain])
    held = rows[cut:]
    if a.test:
        held = rows_of(a.test, a.section)
        random.Random(a.seed).shuffle(held)
    for name, items in zip(("with titles", "without"), items_of(held[: a.sample]), strict=True):
        print(name, *(curve(items, weights, share) for share in (0.93, 0.94, 0.95, 0.96, 0.97)), sep="\n  ")
    if a.out:
        told = {n: w for n, w in {**by_hand(), **weights}.items() if w >= 0.02}
        head = [line for line in a.out.read_text(encoding="utf-8").splitlines(True) if line[0] == "#"] if a.out.exists() else []
        a.out.write_text("".join(head) + "".join(f"{n}: {told[n]}\n" for n in sorted(told)), encoding="utf-8")


def by_hand() -> dict[str, float]:
    """Weights of what no text of the sample shows."""
    units = [f"{way} {unit}" for way in ("past", "since", "name", "loose", "aim", "ahead") for unit in ("weekday", "day", "month", "year")]
    units += [f"event {kind}" for kind in KINDS]
    names = [
        *BY_HAND,
        "link far",
        *(f"{u} {end}" for u in units for end in ("bound", "shoulder", "far")),
        "office shoulder",
        "event shoulder",
    ]
    return {n: min(prior(n), ceiling(n)) for n in names}


if __name__ == "__main__":
    main()
