"""What is let through and what is let go; nothing that tells a visit or a meeting may be lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import LexiconError
from summitry.model import ClaimKind, Raw
from summitry.read import of_text
from summitry.run.reading import Documents, read_batch, read_one
from summitry.sift import may_hold, needles, sift
from summitry.sift.folding import folded

ROOT = Path(__file__).parent.parent
MOST = 0.05
"""Share of off-topic texts that may be let through."""
TELLING = {ClaimKind.VISIT, ClaimKind.MEETING}


@pytest.mark.parametrize(
    "text",
    [
        "The Polish president arrived in Rome.",
        "TALKS IN ROME BETWEEN THE FRENCH AND SPANISH FOREIGN MINISTERS",
        "Emmanuel Macron flew to Warsaw on Friday.",
        "The king of Jordan received his guest from Egypt.",
        "By phone, the chancellor spoke with her counterpart in Ankara.",
        "The President will travel to Poland next week.",
        "In Paris, President\nBiden sat beside Chancellor\nScholz.",
        "Mevlüt Çavuşoğlu was in Kraków.",
        "MEVLÜT ÇAVUŞOĞLU WAS IN KRAKÓW.",
        "Heads of state gathered for the G20 in Rio.",
        "A visit of the Norwegian minister was put off.",
        "Turkey and Greece are at odds over the sea, but after the flood on Friday the leaders of the two countries spoke by telephone.",
    ],
)
@pytest.mark.parametrize("dress", ["plain", "json", "utf-8 in json", "cp1252", "page", "entities"])
def test_what_may_tell_of_diplomacy_is_let_through(text, dress):
    dressed = {
        "plain": text.encode(),
        "json": json.dumps({"id": "a", "text": f"\n{text}"}).encode(),
        "utf-8 in json": json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode(),
        "cp1252": text.encode("cp1252") if not set("ğşĞŞ") & set(text) else text.encode(),
        "page": f'<html><body><p class="a">{text}</p><p>End.</p></body></html>'.encode(),
        "entities": text.encode("ascii", "xmlcharrefreplace"),
    }[dress]
    assert may_hold(dressed)


@pytest.mark.parametrize(
    "text",
    [
        "Rain is likely in the west.",
        "The striker scored twice in the second half.",
        "The president visited a school in the north and spoke with its pupils.",
        "The prime minister met union leaders in the evening.",
        "Italy travel to Dublin on Saturday to meet Ireland.",
        "Prime Minister Giorgia Meloni met members of her party in Italy's parliament.",
        "",
    ],
)
def test_what_cannot_is_let_go(text):
    assert not may_hold(text.encode())


def off_topic():
    """Subject and text, each text of eval/off_topic in its three variants."""
    for path in sorted((ROOT / "eval" / "off_topic").glob("*.txt")):
        for text in path.read_text(encoding="utf-8").strip().split("\n\n"):
            for turn in range(3):
                yield path.stem, re.sub(r"\{([^}]*)\}", lambda m, n=turn: m[1].split("|")[n % len(m[1].split("|"))], text)


def test_off_topic_texts_are_let_go():
    texts = list(off_topic())
    assert len(texts) >= 200
    through = [(subject, text[:60]) for subject, text in texts if may_hold(text.encode())]
    assert len(through) <= MOST * len(texts), through


def telling_texts():
    """Every text of the cases, the examples and the gold of the project that is read as telling a visit or a meeting."""
    for path in sorted((ROOT / "cases").glob("claims_*.yml")):
        yield from (case["text"] for case in yaml.safe_load(path.read_text(encoding="utf-8")) if case.get("visits") or case.get("meetings"))
    for path in sorted((ROOT / "eval").glob("*_texts.jsonl")):
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
    yield from (p.read_text(encoding="utf-8") for p in sorted((ROOT / "examples" / "articles").glob("*.txt")))


def annotated():
    """Each text of the gold of the project to the hosts of the visits it tells."""
    for path in sorted((ROOT / "eval").glob("*_texts.jsonl")):
        gold = path.with_name(path.name.replace("_texts", "_articles"))
        told = {
            row["id"]: {v["host_country"] for v in row["visits"]} for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines())
        }
        yield from ((row["text"], told[row["id"]]) for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()))


def test_no_text_of_ours_that_is_read_as_telling_is_lost(settings):
    """What is let go may be read wrongly only: a visit to a country to which its gold has none."""
    let_go = [text for text in telling_texts() if not may_hold(text.encode())]
    hosts = dict(annotated())
    readings = [read_one(of_text(text), settings, []) for text in let_go]
    told = [(r.article.text, c) for r in readings for c in r.claims if c.kind in TELLING]
    assert not [text for text, c in told if c.kind is ClaimKind.MEETING or text not in hosts or c.host_country in hosts[text]]


def test_what_cannot_be_read_is_left_to_the_reader_to_say():
    for name, data in (("txt", b" \n"), ("txt", b"\0\1"), ("jsonl", b'{"id": "a", "text": "cut'), ("html", b"")):
        raw = Raw("a", "a", name, data)
        assert sift(raw) is raw
    assert sift(Raw("a", "a", "jsonl", b'{"id": "a", "text": "Rain."}\n')) is None


def test_a_page_is_let_go_for_what_stands_around_its_article(settings):
    around = "<nav><a href='/1'>French president visits Poland</a></nav>"
    page = f"<html lang='en'><body>{around}<article><h1>Rain</h1><p>{'Rain is likely in the west today. ' * 9}</p></article></body></html>"
    raw = Raw("p.html", "p", "html", page.encode())
    assert sift(raw) is raw
    assert read_batch(Documents((raw,)), settings).sifted == ("p.html",)


def test_off_topic_documents_are_not_parsed(settings):
    raw = Raw("f:1", "f:1", "jsonl", b'{"id": "a", "text": broken but about rain' + b" and rain" * 100 + b"}")
    batch = read_batch(Documents((raw,)), settings)
    assert (batch.sifted, batch.problems) == (("f:1",), ())


@given(st.text())
def test_folding_never_fails_and_folds_what_it_folded_no_further(text):
    once = folded(text.encode("utf-8", "surrogatepass"))
    assert once == once.lower()


@given(st.lists(st.text(st.characters(exclude_characters="\\\\&", exclude_categories=["Cs"]), max_size=3), max_size=60))
def test_what_stands_beside_it_changes_nothing_of_a_letter(pieces):
    assert folded("".join(pieces).encode()) == b"".join(folded(p.encode()) for p in pieces)


def test_letters_are_folded_however_many_there_are_and_in_either_encoding():
    many = "".join(map(chr, range(0xC0, 0x17F)))
    assert folded(many.encode()) == b"".join(folded(c.encode()) for c in many)
    assert folded("É été".encode("cp1252")) == folded("É été".encode()) == b"e ete"


@given(st.binary())
def test_any_bytes_can_be_asked(data):
    assert may_hold(data) in (True, False)


def test_more_text_around_never_hides_evidence():
    told = b"The Polish president arrived in Rome."
    assert may_hold(b"Rain is likely. " * 5000 + told + b" Rain is likely." * 5000)


@pytest.mark.parametrize("table", [{"acts": ["visit"]}, [], None])
def test_a_table_without_its_parts_is_refused(monkeypatch, table):
    needles.load_needles.cache_clear()
    monkeypatch.setattr(needles.yaml, "safe_load", lambda text: table)
    with pytest.raises(LexiconError, match=re.escape("sift.yml")):
        needles.load_needles()
    needles.load_needles.cache_clear()


def test_no_article_of_the_shared_gold_that_tells_a_visit_is_lost(shared):
    gold = [json.loads(line) for name in ("seeds_articles", "wikinews") for line in _lines(shared / f"gold/{name}.jsonl")]
    texts = {p.stem: p.read_text(encoding="utf-8") for p in (shared / "seeds").glob("*.txt")}
    texts |= {str(a["id"]): a["text"] for a in map(json.loads, _lines(shared / "corpora/wikinews.jsonl"))}
    telling = [str(g["id"]) for g in gold if g["visits"] or g["meetings"]]
    assert telling
    assert not [i for i in telling if not may_hold(texts[i].encode())]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
