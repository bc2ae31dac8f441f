"""trace: shared copy told from shared facts and shared statements."""

import itertools
import json
import pathlib
import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model import Article
from summitry.trace import origins, pairs, reprint_keys, shared_errors

SHARED = pathlib.Path(__file__).resolve().parents[2] / "shared"

WIRE = (
    "The two countries restored full ties in the spring after eleven years in which neither kept an ambassador in the other's capital. "
    "Trade between them fell by half over that stretch and has only begun to recover since the border crossing at the old bridge reopened. "
    "Farmers on both banks had asked for the crossing for most of a decade, pointing to orchards cut off from the canneries "
    "that took their fruit."
)
OWN = (
    "Officials spent the week before the talks clearing weeds from a road that sees little traffic now. "
    "Hotels in the valley were full, and a school was turned into a press room with forty borrowed desks."
)
QUOTE = "“We will not close this door again while either of us holds the key to it, and I say so before all of you,” the president said."

SWAPS = {
    "ties": "relations", "neither": "none", "that stretch": "those years", "border": "frontier", "decade": "generation",
    "only begun": "just started", "banks had": "sides have", "for the crossing": "for it", "orchards cut": "trees cut",
}  # fmt: skip


def article(id, *parts, url="", agency=""):
    return Article(id, "\n".join(parts), "", url=url, agency=agency)


def graded(*articles):
    return {(p.a, p.b): p.kind for p in pairs(articles)}


def test_background_taken_over_is_shared_copy_and_own_words_on_one_event_are_not():
    a = article("a", "The prime minister crossed the bridge on foot on Monday to begin two days of talks.", WIRE)
    b = article("b", "Talks opened in the border town after the visitor walked across the river.", OWN, WIRE)
    c = article("c", "On Monday the prime minister came over the river bridge, the first to do so for years.", OWN.replace("week", "month"))
    found = graded(a, b, c)
    assert found["a", "b"] in ("shared_wire", "reprint")
    assert ("a", "c") not in found


def test_a_reprint_is_one():
    a = article("a", WIRE, OWN)
    assert graded(a, article("b", WIRE, OWN)) == {("a", "b"): "reprint"}


def test_a_common_quotation_is_a_common_statement_also_where_one_paper_leaves_out_the_marks():
    a = article("a", "The river town was quiet when the delegation arrived at noon.", QUOTE)
    b = article("b", "Reporters counted nineteen cars in the column that came down the hill.", QUOTE.replace("“", "").replace("”", ""))
    c = article("c", "A band of eight had practised both anthems since the morning.", QUOTE)
    assert set(graded(a, b, c).values()) == {"common_statement"}


def test_stock_phrases_and_captions_of_one_agency_link_nothing():
    stock = "The foreign ministry did not immediately respond to requests for comment on the report when asked by telephone on Monday."
    a = article("a", "Ministers met for an hour in the old customs house on the quay.", stock, "(Photo by A. Person/Reuters)")
    b = article("b", "Nothing was signed, and the visitors left by the night train.", stock, "(Photo by A. Person/Reuters)")
    assert graded(a, b) == {}


def test_a_corrected_version_at_one_address_is_one_origin_with_its_predecessor():
    a = article("a", OWN, url="https://example.org/1")
    b = article("b", "An earlier version named the wrong valley and has been taken down.", url="https://example.org/1")
    (o,) = origins([a, b], pairs([a, b]))
    assert (o.articles, o.kind) == (("a", "b"), "reprint")
    assert pairs([a, b], touching=[]), "wherever it is compared"


def test_only_articles_that_touch_one_event_are_compared_and_reprints():
    head = "The prime minister crossed the bridge on foot on Monday to begin two days of talks."
    reworded = WIRE
    for was, now in SWAPS.items():
        reworded = reworded.replace(was, now)
    a, b = article("a", head, WIRE), article("b", OWN, reworded)
    assert not set(reprint_keys(a)) & set(reprint_keys(b))
    assert pairs([a, b], touching=[{"a"}, {"b"}]) == ()
    assert len(pairs([a, b], touching=[{"a", "b"}])) == 1
    assert len(pairs([a, article("c", head, WIRE)], touching=[])) == 1


def test_a_credit_names_the_source_and_the_credit_of_a_picture_does_not():
    a = article("a", "RIVER TOWN (AP) — The talks opened on Monday.", WIRE, OWN)
    b = article("b", WIRE, OWN, "(Photo by A. Person/AFP)")
    (p,) = pairs([a, b])
    assert p.source == "AP"


def test_the_evidence_stands_in_the_articles():
    texts = {a.id: a.text for a in (article("a", WIRE, OWN), article("b", OWN, WIRE))}
    (p,) = pairs([Article(i, t, "") for i, t in texts.items()])
    assert p.evidence
    for span in itertools.chain(*p.evidence):
        assert texts[span.article][span.start : span.end] == span.text


def test_a_shared_wrong_value_makes_a_faint_likeness_certain():
    half = "Trade between the two fell by half over those years and has begun to recover since the crossing at the old bridge reopened."
    a = article("a", "The visitor last came in the wrong month, the paper wrote.", WIRE)
    b = article("b", "He had come in the wrong month, it said, and would come again.", half, OWN)
    assert graded(a, b) == {}, "too little by itself"
    (p,) = shared_errors([a, b], (), [("a", "b")])
    assert p.kind == "shared_error"
    assert shared_errors([a, article("c", OWN)], (), [("a", "c")]) == (), "a shared value alone is no copy"


def test_certain_links_make_groups_within_the_wider_ones_of_all_links():
    from summitry.model import Pair

    articles = [article(i, OWN) for i in "abc"]
    found = origins(articles, [Pair("a", "b", "reprint"), Pair("b", "c", "reworded"), Pair("a", "c", "common_statement")])
    groups = {(o.articles, o.kind) for o in found}
    assert groups == {(("a", "b"), "reprint"), (("a", "b", "c"), "reworded"), (("a", "c"), "common_statement")}


def test_reprints_share_keys_and_others_do_not():
    a, b, c = article("a", WIRE, OWN), article("b", "A LINE MORE", WIRE, OWN), article("c", OWN)
    assert set(reprint_keys(a)) & set(reprint_keys(b))
    assert not set(reprint_keys(article("d", WIRE))) & set(reprint_keys(c))


@given(st.permutations(["a", "b", "c", "d"]))
@settings(max_examples=10, deadline=None)
def test_order_changes_nothing(order):
    texts = {"a": (WIRE, OWN), "b": (OWN, WIRE), "c": (QUOTE, OWN), "d": (QUOTE,)}
    in_order = [article(i, *texts[i]) for i in sorted(order)]
    assert pairs([article(i, *texts[i]) for i in order]) == pairs(in_order)


# --- the shared material ----------------------------------------------------------------------------

needs_shared = pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="needs the shared material, which is not part of the repository")


@needs_shared
def test_the_three_of_the_seeds_that_share_copy_are_one_origin():
    seeds = [Article(f.stem[:3], f.read_text(encoding="utf-8"), "") for f in (SHARED / "seeds").glob("*.txt")]
    random.Random(1).shuffle(seeds)
    copies = [o.articles for o in origins(seeds, pairs(seeds)) if o.kind != "common_statement"]
    assert copies == [("000", "002", "003")]


@needs_shared
def test_the_labelled_pairs_are_graded_as_well_as_the_target_asks(tmp_path):
    rows = [json.loads(x) for x in (SHARED / "corpora/origins_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    found = pairs([Article(r["id"], r["text"], "", url=r["url"], publisher=r["publisher"]) for r in rows])
    out = tmp_path / "pairs.jsonl"
    out.write_text("".join(json.dumps({"a": p.a, "b": p.b, "kind": p.kind}) + "\n" for p in found), encoding="utf-8")
    tool, gold = SHARED / "tools/score_origins.py", SHARED / "gold/origins_dev.jsonl"
    ran = subprocess.run([sys.executable, tool, gold, out, "--json", "--boot", "0"], capture_output=True, text=True, check=True)
    scored = json.loads(ran.stdout)["all"]
    assert scored["f1"] >= 0.78
    assert scored["ari"]["mean_events_with_a_gold_join"] >= 0.70
