"""What a claim knows of its day's side of the report turns a bare weekday or yearless day."""

from __future__ import annotations

import pytest

from summitry.lexicon import load_lexicon
from summitry.model import Article, Basis, ClaimKind
from summitry.run.flow import read_claims
from summitry.settings import Settings
from summitry.when import parse


def first_day(text: str, published: str) -> str | None:
    article = Article("a", text, "d", published=parse(published), published_basis=Basis.METADATA)
    visits = [c for c in read_claims(article, load_lexicon(), Settings()).claims if c.kind is ClaimKind.VISIT]
    start = visits[0].days.start if visits else None
    return start.field if start else None


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Chinese President Hu Jintao flies to Tokyo on Tuesday for a state visit.", "2008-05-05", "2008-05-06"),
        ("Chinese President Hu Jintao flew to Tokyo on Tuesday for a state visit.", "2008-05-09", "2008-05-06"),
        ("President Emmanuel Macron will go to Warsaw on February 3.", "2020-01-20", "2020-02-03"),
        ("President Emmanuel Macron went to Warsaw on December 3.", "2020-01-20", "2019-12-03"),
        ("President Emmanuel Macron went to Warsaw on December 3, 2018.", "2020-01-20", "2018-12-03"),
    ],
)
def test_days_lie_on_the_side_the_claim_needs(text: str, published: str, day: str) -> None:
    assert first_day(text, published) == day


def test_a_report_of_an_unknown_day_turns_nothing() -> None:
    article = Article("a", "Chinese President Hu Jintao flies to Tokyo on Tuesday for a state visit.", "d")
    claims = read_claims(article, load_lexicon(), Settings()).claims
    assert all(c.days.start is None for c in claims if c.kind is ClaimKind.VISIT)
