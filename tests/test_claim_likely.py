"""Visits and meetings by likelihood: what they say of themselves, and where they are silent."""

from __future__ import annotations

import importlib
import math
from dataclasses import replace
from pathlib import Path

import pytest

from summitry.claim.weighed import FORESTS
from summitry.errors import LexiconError
from summitry.lexicon import load_lexicon
from summitry.lexicon.likely import Tree, load_likely, read_trees
from summitry.model import Article, Basis, Claim, ClaimKind
from summitry.read import of_text
from summitry.run.flow import read_claims
from summitry.settings import Settings
from summitry.when import parse

TEXT = "In Budapest on Friday President Klaus Iohannis of Romania sang with Viktor Orban, his host, after dinner."
AWAY = "President Klaus Iohannis of Romania skipped the dinner of Viktor Orban in Budapest on Friday."


@pytest.fixture
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tells all that is likelier than nothing, so that these tests do not hang on one fit of the weights."""
    table = load_likely()
    parts = {kind: replace(getattr(table, kind), threshold=0.001) for kind in ("visits", "meetings", "articles")}
    loose = replace(table, **parts)
    for name in ("likely", "likely_meetings"):
        monkeypatch.setattr(importlib.import_module(f"summitry.claim.{name}"), "load_likely", lambda: loose)


def _claims(text: str, kind: ClaimKind, url: str = "") -> list[Claim]:
    read = of_text(text)
    article = Article("a", read.text, read.digest, url=url, published=parse("2016-09-12"), published_basis=Basis.METADATA)
    return [c for c in read_claims(article, load_lexicon(), Settings()).claims if c.kind is kind]


@pytest.mark.parametrize("kind", [ClaimKind.VISIT, ClaimKind.MEETING])
def test_what_is_likely_says_that_it_is(lenient: None, kind: ClaimKind):
    (claim,) = _claims(TEXT, kind)
    assert claim.implied_by == "likelihood"
    assert 0 < claim.confidence < load_likely().visits.trust
    assert claim.spans[0].text in TEXT


@pytest.mark.parametrize("kind", [ClaimKind.VISIT, ClaimKind.MEETING])
def test_official_texts_are_left_to_the_rules(lenient: None, kind: ClaimKind):
    assert _claims(TEXT, kind, "https://www.whitehouse.gov/briefing-room/x") == []


@pytest.mark.parametrize("kind", [ClaimKind.VISIT, ClaimKind.MEETING])
def test_nothing_is_likely_of_one_who_stayed_away(lenient: None, kind: ClaimKind):
    assert [c for c in _claims(AWAY, kind) if c.implied_by == "likelihood"] == []


@pytest.mark.parametrize("kind", ["visits", "meetings"])
def test_weights_are_numbers_of_which_none_decides_by_much(kind: str):
    table = getattr(load_likely(), kind)
    assert 0 < table.threshold < 1
    assert all(math.isfinite(w) and abs(w) < 1.5 for w in table.weights.values())


ACROSS = (
    "The president of Romania flew out on Friday. Klaus Iohannis had a long day before him.\n\n"
    "There was a concert in Budapest, and a dinner that lasted until midnight."
)


def test_a_visit_told_across_sentences_quotes_the_place_and_the_name(lenient: None):
    (claim,) = [c for c in _claims(ACROSS, ClaimKind.VISIT) if c.host_country == "HU"]
    assert claim.implied_by == "likelihood"
    assert claim.details["place_basis"] == "inferred"
    assert "Budapest" in claim.spans[0].text
    assert any("Iohannis" in s.text for s in claim.spans[1:])
    assert all(ACROSS[s.start : s.end] == s.text for s in claim.spans)


def test_a_visit_without_a_day_of_its_own_takes_that_of_another_guest(lenient: None):
    text = (
        "President Klaus Iohannis of Romania arrived in Budapest on 9 September 2016 for the opening.\n\n"
        "President Andrzej Duda of Poland sulked in Budapest before an empty house."
    )
    (claim,) = [c for c in _claims(text, ClaimKind.VISIT) if c.participants[0].country == "PL" and c.implied_by == "likelihood"]
    assert [t.role for t in claim.times] == ["attested"]
    assert claim.days.start is not None


def test_a_guest_at_a_gathering_is_there_for_it(lenient: None):
    text = (
        "Leaders gathered in Lusaka on Monday for a summit of the African Union.\n\n"
        "President Klaus Iohannis of Romania smiled at the cameras in Lusaka and said nothing."
    )
    (claim,) = [c for c in _claims(text, ClaimKind.VISIT) if c.participants[0].country == "RO"]
    assert claim.form == "summit"


def test_trees_add_little_each_and_ask_what_is_measured():
    trees = load_likely().articles.trees
    assert len(trees) > 50
    assert len(trees) % FORESTS == 0  # several forests of one size, one after the other
    leaves = [leaf for tree in trees for leaf in _leaves(tree)]
    assert all(math.isfinite(leaf) and abs(leaf) < 1.5 for leaf in leaves)


def _leaves(tree: Tree) -> list[float]:
    return [tree] if isinstance(tree, float) else [*_leaves(tree[2]), *_leaves(tree[3])]


@pytest.mark.parametrize(
    "rows", ["1,0,some measure,0.5,1,2,\n1,1,,,,,0.1\n", "1,0,some measure,0.5,0,0,\n", "1,0,some measure,much,1,1,\n1,1,,,,,1\n"]
)
def test_a_broken_tree_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rows: str):
    (tmp_path / "likely_trees.csv").write_text("tree,node,measure,than,over,else,adds\n" + rows, encoding="utf-8")
    monkeypatch.setattr("summitry.lexicon.likely.resources.files", lambda _: tmp_path)
    with pytest.raises(LexiconError, match="tree 1: node"):
        read_trees()
