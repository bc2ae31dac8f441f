"""A record that keeps only quoted sentences: sound, the same in all it shows, closed, and without the other words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import UsageError
from summitry.keep import open_view
from summitry.model import Judgement, Span
from summitry.run.as_of import as_of
from summitry.run.closing import quoted
from summitry.run.deciding import forget, judge, merge
from summitry.run.local import build
from summitry.run.verifying import faults

BACKGROUND = "Relations between the two neighbours had been cool since a quarrel over orchids, traders in both capitals recalled."
WIRE = (
    "WARSAW (Reuters) - French President Emmanuel Macron will visit Poland on June 20, 2024, his office said on Monday, June 10, 2024. "
    f"{BACKGROUND} Nobody had expected the trip so soon after the vote that weakened both governments at home in the spring."
)
ARRIVED = "Emmanuel Macron arrived in Warsaw on Thursday"
ARTICLES = (
    {"id": "wire", "text": WIRE, "published": "2024-06-10"},
    {"id": "reprint", "text": f"{WIRE}\n\nSuch is life.", "published": "2024-06-11"},
    {
        "id": "own",
        "text": "Emmanuel Macron arrived in Warsaw on Thursday. He met Donald Tusk, the Polish prime minister.",
        "published": "2024-06-20",
    },
    {
        "id": "undated",
        "text": "French President Emmanuel Macron arrived in Warsaw on Thursday for his visit to Poland. Tulips were on sale.",
    },
)


@pytest.fixture
def records(tmp_path, settings):
    """The same articles with whole texts, and closed."""
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)))
    for name, text in (("full", "full"), ("closed", "spans")):
        build([tmp_path / "a.jsonl"], tmp_path / f"{name}.db", settings, text=text)
    return tmp_path / "full.db", tmp_path / "closed.db"


def shown(path):
    with open_view(path) as view:
        told = [(k.article.id, str(k.dating.published), k.claims) for k in view.articles()]
        return told, list(view.claims()), list(view.events()), list(view.origins()), list(view.disputes()), list(view.verdicts())


def test_all_but_the_texts_is_the_same_and_verifies(records):
    full, closed = records
    assert shown(full) == shown(closed)
    assert any(len(origin.articles) > 1 for origin in shown(closed)[3]), "the reprint is known as one"
    with open_view(closed) as view:
        assert list(faults(view)) == []


def test_the_other_words_are_gone_from_the_file(records):
    full, closed = records
    for word in (b"Tulips", b"Such is life"):
        assert word in full.read_bytes()
        assert word not in closed.read_bytes()
        assert word.lower() not in closed.read_bytes().lower()
    assert not closed.with_name("closed.db-wal").exists()


def test_offsets_and_lines_stand_where_they_stood(records):
    texts = []
    for path in records:
        with open_view(path) as view:
            texts.append({k.article.id: k.article.text for k in view.articles()})
    for name, whole in texts[0].items():
        kept = texts[1][name]
        assert len(kept) == len(whole)
        assert all(a == b or a == " " for a, b in zip(kept, whole, strict=True))


def test_no_article_is_added_but_judgements_and_looking_back_work(records, tmp_path, settings):
    _, closed = records
    with pytest.raises(UsageError, match="keeps only quoted sentences"):
        build([tmp_path / "a.jsonl"], closed, settings)
    with pytest.raises(UsageError, match="keeps only quoted sentences"):
        merge([closed], tmp_path / "m.db", "", settings)
    before = shown(closed)
    build((), closed, settings, rebuild=True)
    assert shown(closed) == before, "made anew from what was noted"
    with open_view(closed) as view:
        claim = next(c for c in view.claims() if c.article == "own")
    judge(closed, Judgement("reject", (claim.id,), why="a test"), settings)
    with open_view(closed) as view:
        assert list(faults(view)) == []
        assert list(view.origins()) == before[3]
    with as_of(closed, "2024-06-15", settings) as earlier:
        assert [len(o.articles) for o in earlier.origins() if len(o.articles) > 1] == [2]


@given(st.text(max_size=80), st.data())
def test_what_is_quoted_stands_and_nothing_else_but_its_sentences(text, data):
    places = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3))
    spans = [Span("a", min(p), max(p), text[min(p) : max(p)]) for p in places]
    kept = quoted(text, spans)
    assert len(kept) == len(text)
    assert all(kept[s.start : s.end] == s.text for s in spans)
    assert quoted(text, []).strip(" \n") == ""


def test_forgetting_takes_the_words_of_an_article_out_of_a_closed_record(records, settings):
    full, closed = records
    assert b"quarrel over orchids" in closed.read_bytes()
    for path in records:
        forget(path, ["wire", "reprint"], settings)
    assert b"quarrel over orchids" not in closed.read_bytes()
    assert b"june 20" not in closed.read_bytes().lower()
    with open_view(closed) as view:
        assert {k.article.id for k in view.articles()} == {"own", "undated"}
        assert list(view.events())
        assert not list(view.origins())
        assert list(faults(view)) == []
    assert shown(closed)[2] == shown(full)[2]


def test_forgetting_one_of_two_copies_leaves_the_other(records, settings):
    _, closed = records
    forget(closed, ["reprint"], settings)
    with open_view(closed) as view:
        assert {k.article.id for k in view.articles()} == {"wire", "own", "undated"}
        assert list(faults(view)) == []
    assert b"quarrel over orchids" in closed.read_bytes()


def test_where_one_article_is_not_held_none_is_forgotten(records, settings):
    for path in records:
        with pytest.raises(UsageError, match="no article 'nobody'"):
            forget(path, ["own", "nobody"], settings)
        assert len(shown(path)[0]) == 4
