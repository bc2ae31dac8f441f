"""Every country lies in one region, and a table that does not fit says where."""

import re

import pytest

from summitry.errors import LexiconError
from summitry.lexicon import load_lexicon
from summitry.lexicon.regions import parse_regions, region_of


def test_every_country_of_the_lexicon_lies_in_a_region():
    countries = [code for code in load_lexicon().countries.by_code if len(code) == 2 and code not in ("EU", "UN")]
    assert [code for code in countries if not region_of(code).part] == []


def test_a_body_lies_in_no_region():
    table = {"Europe": {"Northern Europe": ["NO"]}}
    assert parse_regions(table)["NO"] == ("Europe", "Northern Europe") == region_of("NO")
    assert region_of("ORG:NATO") == ("", "")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"Europe": {"Northern Europe": [False]}}, 'has False, which is no country code: write two letters, "NO" in quotes'),
        ({"Asia": {"A": ["IN"], "B": ["IN"]}}, "IN is in A and in B: leave it in one"),
    ],
)
def test_a_table_that_does_not_fit_says_where(table, said):
    with pytest.raises(LexiconError, match=re.escape(said)):
        parse_regions(table)
