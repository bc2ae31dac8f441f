"""Fits the weights by which a person and a city in one sentence are taken for a visit, on annotated articles and on the claim cases.

    pip install scikit-learn
    python bench/likely_weights.py SET ... [--half SET ...] [--threshold 0.8] [--out likely_weights.yml]

SET names `SET_articles.jsonl` (gold) and `SET_texts.jsonl` (or a folder `SET`): `eval/dailies`.  Of sets after `--half` the
odd articles are fitted on and the even ones judged, so that what is told of them was never seen.  A mention that the rules read
already weighs a third of one that they do not; weights near nothing are left out.
"""

from __future__ import annotations

import argparse
import importlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summitry.lexicon import load_lexicon
from summitry.lexicon.acts import load_acts
from summitry.model import Article, Basis, ClaimKind
from summitry.read import article, gather, of_text
from summitry.run.evaluate import alias_table
from summitry.run.evaluate_cases import load_cases
from summitry.run.evaluate_match import same_person
from summitry.run.flow import about
from summitry.settings import Settings
from summitry.spot import mark, spot_times
from summitry.when import parse

likely = importlib.import_module("summitry.claim.likely")
reading = importlib.import_module("summitry.claim.reading")
ground = importlib.import_module("summitry.ground").ground
CASES = Path(__file__).parent.parent / "cases"
UNREAD = 3.0
"""So much more a mention counts that no rule reads."""
LEAST = 0.02
"""A smaller weight is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mention: its article, whether gold has the visit, whether the rules miss it, its traits."""

    article: str
    told: bool
    unread: bool
    key: tuple[str, str, str]
    traits: tuple[str, ...]


def rows_of(text: Article, gold: Iterable[Mapping[str, Any]], aliases: Mapping[str, frozenset[str]]) -> Iterator[Row]:
    """The mentions of one article; those that annotators would dispute are left out."""
    lexicon, acts = load_lexicon(), load_acts()
    marked = ground(mark(text, spot_times(text.id, text.text), lexicon, acts), lexicon, about(text))
    claims = [c for c in reading.claims_of(marked, lexicon, acts, lexicon) if c.kind is ClaimKind.VISIT and c.implied_by != "likelihood"]
    read = {(likely.who(c.participants[0]), c.host_country) for c in claims}
    for line, told in likely.mentioned(marked, reading.Scene(text, lexicon, acts, marked.temporals)):
        country, name = told.where.country, told.person.name
        meant = [
            v
            for v in gold
            if country in (v.get("host_country"), *(v.get("host_country_alt") or ()))
            and any(same_person(n, name, aliases) for n in (v["visitor"], *(v.get("visitor_alt") or ())))
        ]
        if not meant or not all(v.get("borderline") for v in meant):
            key = (text.id, likely.who(told.person), country)
            yield Row(text.id, bool(meant), (key[1], country) not in read, key, likely.traits(line, told))


def articles_of(name: str) -> Iterator[tuple[Article, list[Mapping[str, Any]]]]:
    """Articles of a set with their visits."""
    gold = {str(g["id"]): g for g in map(json.loads, Path(f"{name}_articles.jsonl").read_text(encoding="utf-8").splitlines())}
    texts = Path(f"{name}_texts.jsonl")
    for raw in gather([texts if texts.exists() else Path(name)], Settings()):
        told = article(raw, Settings()).article if hasattr(raw, "data") else None
        if told is not None and told.id in gold:
            yield told, gold[told.id].get("visits") or []


def cases() -> Iterator[tuple[Article, list[Mapping[str, Any]]]]:
    """The claim cases as articles; what must stay silent teaches as much."""
    for path in sorted(CASES.glob("claims_*.yml")):
        for n, case in enumerate(c for c in load_cases(path) if c.visits is not None and not c.url):
            text = of_text(case.text)
            day = parse(case.published) if case.published else None
            basis = Basis.METADATA if day else text.published_basis
            yield type(text)(f"{path.stem}{n}", text.text, text.digest, published=day, published_basis=basis), list(case.visits or ())


def fitted(rows: list[Row]) -> tuple[float, dict[str, float]]:
    """Bias and weights: logistic regression, drawn towards nothing."""
    vectors = importlib.import_module("sklearn.feature_extraction").DictVectorizer()
    model = importlib.import_module("sklearn.linear_model").LogisticRegression(C=0.3, max_iter=1000)
    model.fit(
        vectors.fit_transform([dict.fromkeys(r.traits, 1.0) for r in rows]),
        [r.told for r in rows],
        sample_weight=[UNREAD if r.unread else 1.0 for r in rows],
    )
    weights = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return float(model.intercept_[0]), {str(n): round(float(w), 2) for n, w in weights if abs(w) >= LEAST}


def judged(rows: Iterable[Row], bias: float, weights: Mapping[str, float]) -> Iterator[str]:
    """Of visits that no rule reads, how many each threshold tells, and how many of these are right."""
    best: dict[tuple[str, str, str], tuple[float, bool]] = {}
    for r in rows:
        share = likely.likelihood(r.traits, weights, bias)
        if r.unread and share > best.get(r.key, (0.0,))[0]:
            best[r.key] = (share, r.told)
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        picked = [told for share, told in best.values() if share >= threshold]
        yield f"from {threshold}: {sum(picked)} right of {len(picked)} told; {sum(t for _, t in best.values())} could be"


def main() -> None:
    """Fits, judges and writes."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("sets", nargs="+")
    ap.add_argument("--half", nargs="*", default=[])
    ap.add_argument("--threshold", type=float, default=0.8)
    ap.add_argument("--out", type=Path, default=Path("likely_weights.yml"))
    a = ap.parse_args()
    aliases = alias_table(load_lexicon())
    fit = [r for name in a.sets for told, gold in articles_of(name) for r in rows_of(told, gold, aliases)]
    fit += [r for told, gold in cases() for r in rows_of(told, gold, aliases)]
    unseen: list[Row] = []
    for name in a.half:
        for n, (told, gold) in enumerate(articles_of(name)):
            (unseen if n % 2 else fit).extend(rows_of(told, gold, aliases))
    bias, weights = fitted(fit)
    print(f"{len(fit)} mentions fitted on, {len(weights)} weights")
    for line in judged(unseen, bias, weights):
        print(line)
    told = "".join(f"  {json.dumps(name, ensure_ascii=False)}: {weights[name]}\n" for name in sorted(weights))
    head = "# Log odds that a person and a city in one sentence tell of a visit, by how they stand to one another (`claim/likely.py`);\n"
    head += "# made by bench/likely_weights.py from the project's own annotated articles and cases, not by hand.\n"
    a.out.write_text(f"{head}threshold: {a.threshold}\ntrust: 0.8\nbias: {bias:.2f}\nweights:\n{told}", encoding="utf-8")


if __name__ == "__main__":
    main()
