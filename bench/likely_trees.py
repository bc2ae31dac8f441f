"""Grows the trees by which a leader and a country of one article are taken for a visit, on annotated articles.

    pip install scikit-learn
    python bench/likely_trees.py SET ... [--half SET ...] [--out likely_trees.csv]

Sets are named as for `likely_weights.py`, whose weights are fitted here once more on nine tenths of the articles at a time: what
the sentences of an article come to must not be known from that article.  Gradient boosting; of sets after `--half` the odd
articles are grown on and the even ones judged.  What the rules read already is grown on too, marked, and the mark is taken out
of the trees that are written.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import likely_weights as sentences

from summitry.lexicon import load_lexicon
from summitry.run.evaluate import alias_table
from summitry.run.evaluate_match import same_person

likely, layout, measuring = (importlib.import_module(f"summitry.claim.{n}") for n in ("likely", "layout", "likely_measures"))
TREES, LEAVES, DEPTH, PACE = 140, 12, 6, 0.1
FORESTS = sentences.weighed.FORESTS
"""So many are grown, each by another draw of articles and measures; what they come to is the mean."""
READ = "read"
"""The mark of what the rules read."""
CASE_WEIGHS = 0.5
"""What a pair of the claim cases counts."""
HEAD = """\
# Trees of questions about where a leader and a country stand in an article (`claim/likely_measures.py`): `over` is the node that
# follows where `measure` is over `than`, `else` where not, `adds` what a leaf adds to the log odds of a visit; made by
# bench/likely_trees.py from the project's own annotated articles, not by hand.
"""
COLUMNS = ("tree", "node", "measure", "than", "over", "else", "adds")
LEAST = 0.0005
"""Leaves of less are written as nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A leader and a country of an article: whether gold has the visit, the traits of each sentence, the measures of the article."""

    article: str
    told: bool
    read: bool
    traits: tuple[tuple[str, ...], ...]
    measures: dict[str, float]
    case: bool = False


def pairs(scene: Any, gold: sentences.Gold, same: sentences.Same) -> Iterator[Pair]:
    """The pairs of one article; those that annotators would dispute are left out."""
    if scene.official:
        return
    plan, stays = layout.layout_of(scene), sentences.cast.stays_in(scene)
    told = measuring.told_of(plan, stays)
    found: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for line, mention in sentences.mentions.mentioned(scene, plan.casts):
        key = (sentences.make.who(mention.person), mention.spot.where.country)
        found[key].append(sentences.traits.traits(line, mention, stays))
    for person, country in likely.pairs_of(plan, stays):
        meant = sentences.visits_meant(gold, plan.people[person].person, country, same)
        if sentences.settled(meant):
            read = country in stays.get(person, ())
            known = measuring.measures(plan, person, country, told, 0.0) | {READ: float(read)}
            yield Pair(scene.article.id, bool(meant), read, tuple(found[person, country]), known)


def with_share(pair: Pair, table: Any) -> Pair:
    """The pair with what its likeliest sentence comes to."""
    share = max((sentences.weighed.likelihood(t, table) for t in pair.traits), default=0.0)
    return replace(pair, measures=pair.measures | {"sentence": share})


def grown(rows: Sequence[Pair]) -> tuple[Any, list[Any]]:
    """Names of measures and the fitted models."""
    vectors = importlib.import_module("sklearn.feature_extraction").DictVectorizer(sparse=False)
    boosting = importlib.import_module("sklearn.ensemble").GradientBoostingClassifier
    known, told = vectors.fit_transform([r.measures for r in rows]), [r.told for r in rows]
    weights = [CASE_WEIGHS if r.case else 1.0 for r in rows]
    settings = {"n_estimators": TREES, "learning_rate": PACE, "max_leaf_nodes": LEAVES, "max_depth": DEPTH}
    drawn = {"subsample": 0.6, "max_features": 0.15, "min_samples_leaf": 20}
    models = [boosting(**settings, **drawn, random_state=n).fit(known, told, sample_weight=weights) for n in range(FORESTS)]
    return vectors, models


def lines(vectors: Any, models: Sequence[Any]) -> Iterator[tuple[object, ...]]:
    """The rows of likely_trees.csv: a first tree of one leaf, the bias, then the others without the mark of what was read."""
    names = list(vectors.get_feature_names_out())
    prior = float(models[0].init_.class_prior_[1])
    yield 0, 0, "", "", "", "", round(math.log(prior / (1 - prior)), 4)
    trees = (estimator.tree_ for model in models for (estimator,) in model.estimators_)
    for number, tree in enumerate(trees, start=1):
        yield from _tree(number, tree, names)


def _tree(number: int, tree: Any, names: Sequence[str]) -> Iterator[tuple[object, ...]]:
    def to(node: int) -> int:
        """The node, or what follows it where it asks whether the rules read it."""
        asks = tree.children_left[node] >= 0 and names[tree.feature[node]] == READ
        return to(int(tree.children_left[node])) if asks else node

    places: dict[int, int] = {}
    queue = [to(0)]
    for node in queue:
        places[node] = len(places)
        if tree.children_left[node] >= 0:
            queue += [to(int(tree.children_right[node])), to(int(tree.children_left[node]))]
    for node in queue:
        if tree.children_left[node] < 0:
            adds = PACE / FORESTS * float(tree.value[node][0][0])
            yield number, places[node], "", "", "", "", round(adds, 5) if abs(adds) >= LEAST else 0
        else:
            over, other = places[to(int(tree.children_right[node]))], places[to(int(tree.children_left[node]))]
            yield number, places[node], names[tree.feature[node]], round(float(tree.threshold[node]), 4), over, other, ""


def judged(rows: Sequence[Pair], shares: Sequence[float]) -> Iterator[str]:
    """Of what no rule reads, how much each threshold tells, and how much of it is right."""
    could = sum(r.told and not r.read for r in rows)
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        picked = [r.told for r, share in zip(rows, shares, strict=True) if not r.read and share >= threshold]
        yield f"  from {threshold}: {sum(picked)} right of {len(picked)} told; {could} could be"


def main() -> None:
    """Grows, judges and writes."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", nargs="+")
    ap.add_argument("--half", nargs="*", default=[])
    ap.add_argument("--out", type=Path, default=Path("likely_trees.csv"))
    a = ap.parse_args()
    aliases = alias_table(load_lexicon())

    def same(x: str, y: str) -> bool:
        return same_person(x, y, aliases)

    texts = [(text, gold, False) for name in a.sets for text, gold in sentences.articles_of(name)]
    texts += [(text, gold, bool(n % 2)) for name in a.half for n, (text, gold) in enumerate(sentences.articles_of(name))]
    fit, unseen, weighed = [], [], []
    for text, gold, judge in texts:
        scene = sentences.read(text)
        (unseen if judge else fit).extend(pairs(scene, gold, same))
        if not judge:
            weighed += list(sentences.visit_rows(scene, gold, same))
    for text, gold in sentences.cases():
        if "visits" in gold:
            scene = sentences.read(text)
            fit += [replace(p, case=True) for p in pairs(scene, gold, same)]
            weighed += [replace(r, case=True) for r in sentences.visit_rows(scene, gold, same) if r.unread]
    folds = {name: n % sentences.FOLDS for n, name in enumerate(sorted({p.article for p in fit}))}
    tables = [sentences.fitted([r for r in weighed if folds.get(r.article) != k]) for k in range(sentences.FOLDS)]
    fit = [with_share(p, tables[folds[p.article]]) for p in fit]
    vectors, models = grown(fit)
    print(f"{len(fit)} pairs grown on")
    if unseen:
        whole = sentences.fitted(weighed)
        seen = [with_share(p, whole) for p in unseen]
        known = [p.measures | {READ: 0.0} for p in seen]
        odds = sum(model.decision_function(vectors.transform(known)) for model in models) / FORESTS
        print(*judged(seen, [1 / (1 + math.exp(-x)) for x in odds]), sep="\n")
    with a.out.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        csv.writer(out, lineterminator="\n").writerows([COLUMNS, *lines(vectors, models)])


if __name__ == "__main__":
    main()
