"""One month changed in one example article, reprinted in three: a dispute, one origin on the wrong side, the true one preferred."""

import json
import pathlib
from dataclasses import replace

import pytest

from summitry.join import cluster
from summitry.lexicon import load_lexicon
from summitry.model import Article, Basis
from summitry.run.flow import read_claims
from summitry.settings import Settings
from summitry.settle import latest_day, losing_sides, settle_all
from summitry.trace import origins, pairs, shared_errors
from summitry.when import parse

EXAMPLES = pathlib.Path(__file__).parent.parent / "examples" / "articles"


def examples():
    """The example articles, as they lie there."""
    texts = {f.stem: Article(f.stem, f.read_text(encoding="utf-8"), "") for f in sorted(EXAMPLES.glob("*.txt"))}
    for row in map(json.loads, (EXAMPLES / "papers.jsonl").read_text(encoding="utf-8").splitlines()):
        day = parse(row["published"]) if row.get("published") else None
        basis = Basis.METADATA if day else Basis.UNKNOWN
        texts[row["id"]] = Article(row["id"], row["text"], "", row["title"], row["url"], published=day, published_basis=basis)
    return texts


def disputes_of(articles):
    """Disputes of a record of these articles."""
    readings = [read_claims(a, load_lexicon(), Settings()) for a in articles]
    datings = {r.article.id: r.dating for r in readings}
    clusters = cluster([c for r in readings for c in r.claims], datings)
    found = pairs(articles, [{c.article for c in told} for told in clusters])
    today = latest_day(datings)
    _, first = settle_all(clusters, datings, origins(articles, found), today=today)
    sure = shared_errors(articles, found, losing_sides(first))
    return settle_all(clusters, datings, origins(articles, sure), today=today)[1]


@pytest.mark.parametrize(
    ("article", "was", "now", "true"),
    [
        ("delhi-announced", "Moscow in July 2024", "Moscow in August 2024", "2024-07"),
        ("kyiv-wire", "Moscow in July 2024", "Moscow in August 2024", "2024-07"),
        ("year-of-trains-and-hugs", "In July that year", "In August that year", "2024-07"),
    ],
)
def test_a_changed_month_is_disputed_and_the_true_one_preferred(article, was, now, true):
    texts = examples()
    assert was in texts[article].text
    wrong = replace(texts[article], text=texts[article].text.replace(was, now))
    copies = [replace(wrong, id=f"{article}-{n}", url="") for n in range(3)]
    others = [a for a in texts.values() if a.id != article]
    mine = {wrong.id, *(c.id for c in copies)}
    found = [d for d in disputes_of([*others, wrong, *copies]) if d.field == "start" and any(set(s.articles) == mine for s in d.sides)]
    assert found, "the wrong month must be disputed"
    for d in found:
        (side,) = (s for s in d.sides if set(s.articles) == mine)
        assert side.origins == (1, 1)
        assert d.preferred.startswith(true)
