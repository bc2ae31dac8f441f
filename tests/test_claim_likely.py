"""Visits and meetings by likelihood: what they say of themselves, and where they are silent."""

from __future__ import annotations

import importlib
import math
from dataclasses import replace

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.likely import load_likely
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
    loose = replace(table, visits=replace(table.visits, threshold=0.01), meetings=replace(table.meetings, threshold=0.01))
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
    assert 0.5 < table.threshold < 1
    assert all(math.isfinite(w) and abs(w) < 1.5 for w in table.weights.values())
