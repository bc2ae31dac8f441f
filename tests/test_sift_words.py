"""What is let through and what is let go; nothing that tells a visit may be lost."""

from __future__ import annotations

import json
import re

import pytest

from summitry.errors import LexiconError
from summitry.model import Raw
from summitry.sift import sift
from summitry.sift import words as words_module


def let_through(text: str) -> bool:
    raw = Raw("a", "a", "txt", text.encode())
    found = sift(raw)
    assert found is None or found is raw
    return found is not None


@pytest.mark.parametrize(
    "text",
    [
        "The president arrived in Rome.",
        "TALKS IN ROME BETWEEN THE TWO FOREIGN MINISTERS",
        "Emmanuel Macron flew to Warsaw on Friday.",
        "The king received his guest.",
        "By phone, the chancellor spoke with her counterpart.",
    ],
)
def test_what_may_tell_of_diplomacy_is_let_through(text):
    assert let_through(text)


@pytest.mark.parametrize(
    "text", ["Rain is likely in the west.", "The striker scored twice in the second half.", "Mix the flour with the eggs.", ""]
)
def test_what_cannot_is_let_go(text):
    assert not let_through(text)


def test_json_is_looked_at_as_it_stands():
    assert let_through(json.dumps({"id": "a", "text": "The president arrived in Zürich."}))


def test_a_table_without_both_lists_is_refused(monkeypatch):
    words_module._words.cache_clear()
    monkeypatch.setattr(words_module.yaml, "safe_load", lambda text: {"acts": ["visit"]})
    with pytest.raises(LexiconError, match=re.escape("sift.yml")):
        sift(Raw("a", "a", "txt", b"visit"))
    words_module._words.cache_clear()


def test_no_article_of_the_shared_gold_that_tells_a_visit_is_lost(shared):
    files = [shared / f"gold/{f}.jsonl" for f in ("seeds_articles", "wikinews")]
    gold = [json.loads(line) for f in files for line in f.read_text(encoding="utf-8").splitlines()]
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (shared / "seeds").glob("*.txt")}
    lines = (shared / "corpora/wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    texts |= {str(a["id"]): a["text"] for a in map(json.loads, lines)}
    telling = [str(g["id"]) for g in gold if g["visits"] or g["meetings"]]
    assert telling
    assert not [i for i in telling if not let_through(texts[i])]
