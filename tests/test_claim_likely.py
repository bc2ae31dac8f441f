"""Visits by likelihood: what they say of themselves, and where they are silent."""

from __future__ import annotations

import math

from summitry.lexicon import load_lexicon
from summitry.lexicon.likely import load_likely
from summitry.model import Article, Basis
from summitry.read import of_text
from summitry.run.flow import read_claims
from summitry.settings import Settings
from summitry.when import parse

TEXT = "On Friday President Klaus Iohannis of Romania took the slow train to Budapest."


def _article(url: str = "") -> Article:
    text = of_text(TEXT)
    return Article("a", text.text, text.digest, url=url, published=parse("2016-09-12"), published_basis=Basis.METADATA)


def _visits(article: Article) -> list[tuple[str, float, str]]:
    claims = read_claims(article, load_lexicon(), Settings()).claims
    return [(c.implied_by, c.confidence, c.spans[0].text) for c in claims if c.host_country == "HU"]


def test_a_likely_visit_says_that_it_is_one():
    ((implied_by, confidence, words),) = _visits(_article())
    table = load_likely()
    assert implied_by == "likelihood"
    assert table.threshold * table.trust <= confidence < table.trust
    assert words in TEXT
    assert "Budapest" in words


def test_official_texts_are_left_to_the_rules():
    assert _visits(_article("https://www.whitehouse.gov/briefing-room/x")) == []


def test_weights_are_numbers_that_leave_no_trait_to_decide_alone():
    table = load_likely()
    assert 0.5 < table.threshold < 1
    assert all(math.isfinite(w) and abs(w) < -math.log(1 / table.threshold - 1) + abs(table.bias) for w in table.weights.values())
