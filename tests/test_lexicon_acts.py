"""The table of acts: what its verbs become, and what it says of a row that does not fit."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml

from summitry.errors import LexiconError
from summitry.lexicon.acts import load_acts, parse_acts

SMALL: dict[str, Any] = {"verbs": {"visit": {"visit": None}}, "nouns": {"visit": ["trip"]}, "forms": []}


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [("fled", "flee", "past"), ("risen", "rise", "participle"), ("regretted", "regret", "past"), ("decided", "decide", "past")],
)
def test_a_verb_of_no_act_is_known_by_its_past(word: str, lemma: str, tense: str) -> None:
    assert (lemma, "other", tense) in {(f.lemma, f.act, f.tense) for f in load_acts().verbs[word]}


@pytest.mark.parametrize("word", ["votes", "own", "flee", "forecast"])
def test_its_other_forms_are_not(word: str) -> None:
    assert word not in load_acts().verbs


def test_no_verb_of_an_act_is_listed_as_one_of_none() -> None:
    table = yaml.safe_load(files("summitry.lexicon").joinpath("acts.yml").read_text(encoding="utf-8"))
    plain = {*table["plain"]["regular"], *table["plain"]["irregular"]}
    acting = {lemma for lemmas in table["verbs"].values() for lemma, row in lemmas.items() if not (row or {}).get("particle")}
    assert plain & acting == set()


def test_an_irregular_verb_without_its_participle_is_named() -> None:
    with pytest.raises(LexiconError, match="'sleep' needs past and participle"):
        parse_acts({**SMALL, "plain": {"irregular": {"sleep": ["slept"]}}})
