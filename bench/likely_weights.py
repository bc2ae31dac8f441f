"""Fits the weights by which people and places of one sentence are taken for a visit, two people for a meeting, on annotated articles.

    pip install scikit-learn
    python bench/likely_weights.py SET ... [--half SET ...] [--visits 0.7] [--meetings 0.7] [--out likely_weights.yml]

SET names `SET_articles.jsonl` (gold) and `SET_texts.jsonl`, or as SET=FOLDER the folder of its texts: `eval/dailies`.  Of sets
after `--half` the odd articles are fitted on and the even ones judged, so that what is told of them was never seen; of all
others a tenth is judged at a time by weights fitted on the rest.  The claim cases are fitted on beside them.  What no rule
reads weighs more than what they read already; weights near nothing are left out.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summitry.lexicon import load_lexicon
from summitry.lexicon.acts import load_acts
from summitry.lexicon.likely import Weighing
from summitry.model import Article, Basis
from summitry.read import article, gather, of_text
from summitry.run.evaluate import alias_table
from summitry.run.evaluate_cases import load_cases
from summitry.run.evaluate_match import same_person
from summitry.run.flow import grounded
from summitry.settings import Settings
from summitry.spot import mark, spot_times
from summitry.when import parse

make, cast, mentions, layout, traits, pairs, weighed, reading = (
    importlib.import_module(f"summitry.claim.{name}")
    for name in ("make", "likely_cast", "likely_mentions", "layout", "likely_traits", "likely_pairs", "weighed", "reading")
)
CASES = Path(__file__).parent.parent / "cases"
UNREAD = 6.0
"""So much more a mention of an article counts that no rule reads."""
DRAWN = 0.03
"""How freely weights may leave nothing (scikit-learn's C), chosen by leaving out a tenth of the articles at a time."""
CASE = 4.0
"""What a mention of a case counts that no rule reads; of cases only such are taken."""
LEAST = 0.02
"""A smaller weight is left out."""
TRUST = 0.8
"""What a likelihood is multiplied by to become a confidence."""
FOLDS = 10
Gold = Mapping[str, Any]
Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """What may be a visit or a meeting: its article, whether gold has it, whether the rules miss it, its traits."""

    article: str
    told: bool
    unread: bool
    key: tuple[str, ...]
    traits: tuple[str, ...]
    case: bool = False


def read(text: Article) -> Any:
    """The article as the rules leave it."""
    lexicon, acts = load_lexicon(), load_acts()
    marked = grounded(mark(text, spot_times(text.id, text.text), lexicon, acts), lexicon)
    return reading.told_by_rules(marked, lexicon, acts, lexicon)[0]


def settled(meant: Sequence[Gold]) -> bool:
    """Whether annotators would agree on it."""
    return not meant or not all(g.get("borderline") for g in meant)


def visits_meant(gold: Gold, person: Any, country: str, same: Same) -> list[Gold]:
    """The annotated visits of a person to a country."""
    return [
        v
        for v in gold.get("visits") or []
        if country in (v.get("host_country"), *(v.get("host_country_alt") or ()))
        and any(same(n, person.name) for n in (v["visitor"], *(v.get("visitor_alt") or ())))
    ]


def visit_rows(scene: Any, gold: Gold, same: Same) -> Iterator[Row]:
    """The mentions of one article; those that annotators would dispute are left out."""
    stays = cast.stays_in(scene)
    for line, mention in () if scene.official else mentions.mentioned(scene, layout.layout_of(scene).casts):
        country, person = mention.spot.where.country, make.who(mention.person)
        meant = visits_meant(gold, mention.person, country, same)
        if settled(meant):
            key = (scene.article.id, person, country)
            yield Row(scene.article.id, bool(meant), country not in stays.get(person, ()), key, traits.traits(line, mention, stays))


def meeting_rows(scene: Any, gold: Gold, same: Same) -> Iterator[Row]:
    """The pairs of one article; those that annotators would dispute are left out, and a meeting counts where all who met are named."""
    told = pairs.told_in(scene)
    met = [(m, [re.sub(r" \([^)]*\)$", "", name) for name in m["participants"]]) for m in gold.get("meetings") or []]
    read_already = [{make.who(p) for p in c.participants} for c in scene.meetings]
    for line, pair in () if scene.official else pairs.paired(scene):
        people = {make.who(p) for p in pair.people}
        here = [p.name for u in line.units for p in u.people]
        meant = [m for m, names in met if all(any(same(n, p.name) for n in names) for p in pair.people)]
        whole = [m for m, names in met if m in meant and all(any(same(n, p) for p in here) for n in names)]
        if settled(meant):
            unread = not any(people <= r for r in read_already)
            yield Row(scene.article.id, bool(whole), unread, (scene.article.id, *sorted(people)), pairs.traits(line, pair, told))


ROWS: Mapping[str, Callable[[Any, Gold, Same], Iterator[Row]]] = {"visits": visit_rows, "meetings": meeting_rows}


def articles_of(name: str) -> Iterator[tuple[Article, Gold]]:
    """Articles of a set with what is annotated of them."""
    name, _, folder = name.partition("=")
    gold = {str(g["id"]): g for g in map(json.loads, Path(f"{name}_articles.jsonl").read_text(encoding="utf-8").splitlines())}
    for raw in gather([Path(folder or f"{name}_texts.jsonl")], Settings()):
        told = article(raw, Settings()).article if hasattr(raw, "data") else None
        if told is not None and told.id in gold:
            yield told, gold[told.id]


def cases() -> Iterator[tuple[Article, Gold]]:
    """The claim cases as articles; what must stay silent teaches as much."""
    for path in sorted(CASES.glob("claims_*.yml")):
        for n, case in enumerate(c for c in load_cases(path) if not c.url):
            text = of_text(case.text)
            day = parse(case.published) if case.published else None
            basis = Basis.METADATA if day else text.published_basis
            gold = {kind: told for kind in ROWS if (told := getattr(case, kind)) is not None}
            yield replace(text, id=f"{path.stem}{n}", published=day, published_basis=basis), gold


def fitted(rows: Sequence[Row], threshold: float = 0.5) -> Weighing:
    """Bias and weights: logistic regression, drawn towards nothing."""
    vectors = importlib.import_module("sklearn.feature_extraction").DictVectorizer()
    model = importlib.import_module("sklearn.linear_model").LogisticRegression(C=DRAWN, max_iter=3000)
    model.fit(
        vectors.fit_transform([dict.fromkeys(r.traits, 1.0) for r in rows]),
        [r.told for r in rows],
        sample_weight=[CASE if r.case else UNREAD if r.unread else 1.0 for r in rows],
    )
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    known = {str(n): round(float(w), 2) for n, w in weights if abs(w) >= LEAST}
    return Weighing(threshold, TRUST, round(float(model.intercept_[0]), 2), known)


def weighed_apart(rows: Sequence[Row]) -> Iterator[tuple[Row, float]]:
    """Each row with its likelihood by weights fitted on the articles of other tenths."""
    numbers = {name: n % FOLDS for n, name in enumerate(sorted({r.article for r in rows}))}
    for fold in range(FOLDS):
        table = fitted([r for r in rows if numbers[r.article] != fold])
        yield from ((r, weighed.likelihood(r.traits, table)) for r in rows if numbers[r.article] == fold and not r.case)


def judged(rows: Iterable[tuple[Row, float]]) -> Iterator[str]:
    """Of what no rule reads, how much each threshold tells, and how much of it is right."""
    best: dict[tuple[str, ...], tuple[float, bool]] = {}
    for r, share in rows:
        if r.unread and share > best.get(r.key, (0.0,))[0]:
            best[r.key] = (share, r.told)
    could = sum(told for _, told in best.values())
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        picked = [told for share, told in best.values() if share >= threshold]
        yield f"  from {threshold}: {sum(picked)} right of {len(picked)} told; {could} could be"


def main() -> None:
    """Fits, judges and writes."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", nargs="+")
    ap.add_argument("--half", nargs="*", default=[])
    ap.add_argument("--visits", type=float, default=0.7, help="threshold of visits")
    ap.add_argument("--meetings", type=float, default=0.7, help="threshold of meetings")
    ap.add_argument("--articles", type=float, default=0.5, help="threshold of what `likely_trees.csv` comes to")
    ap.add_argument("--out", type=Path, default=Path("likely_weights.yml"))
    a = ap.parse_args()
    aliases = alias_table(load_lexicon())

    def same(x: str, y: str) -> bool:
        return same_person(x, y, aliases)

    fit = [(read(text), gold) for name in a.sets for text, gold in articles_of(name)]
    unseen = []
    for name in a.half:
        for n, (text, gold) in enumerate(articles_of(name)):
            (unseen if n % 2 else fit).append((read(text), gold))
    head = "# Log odds that a person and a place in one sentence tell of a visit, or two persons of a meeting, by how they stand to one\n"
    head += "# another (`claim/likely_traits.py`, `claim/likely_pairs.py`); made by bench/likely_weights.py from the project's own\n"
    head += "# annotated articles, not by hand.\n"
    out = [head, f"articles:\n  threshold: {a.articles}\n  trust: {TRUST}\n"]
    short = [(read(text), gold) for text, gold in cases()]
    for kind, rows_of in ROWS.items():
        rows = [r for scene, gold in fit for r in rows_of(scene, gold, same)]
        rows += [replace(r, case=True) for scene, gold in short if kind in gold for r in rows_of(scene, gold, same) if r.unread]
        table = fitted(rows, getattr(a, kind))
        print(f"{kind}: {len(rows)} fitted on, {len(table.weights)} weights; leaving out a tenth of the articles at a time")
        print(*judged(weighed_apart(rows)), sep="\n")
        new = [r for scene, gold in unseen for r in rows_of(scene, gold, same)]
        if new:
            print(f"{kind} of even articles, not fitted on:")
            print(*judged((r, weighed.likelihood(r.traits, table)) for r in new), sep="\n")
        told = "".join(f"    {json.dumps(name, ensure_ascii=False)}: {table.weights[name]}\n" for name in sorted(table.weights))
        out.append(f"{kind}:\n  threshold: {table.threshold}\n  trust: {TRUST}\n  bias: {table.bias}\n  weights:\n{told}")
    a.out.write_text("".join(out), encoding="utf-8")


if __name__ == "__main__":
    main()
