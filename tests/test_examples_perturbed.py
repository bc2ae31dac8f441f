"""A slip put into one example and reprinted: the record disputes it, counts the reprints as one, and keeps what was true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitry import Record
from summitry.run.alone import choose
from summitry.run.local import build

ARTICLES = Path(__file__).resolve().parents[1] / "examples" / "articles"
SLIPS = (
    pytest.param("kyiv-wire", "in May 2024, at the G7", "in March 2024, at the G7", "2024-06", "2024-03", id="the G7 in March"),
    pytest.param("year-of-trains-and-hugs", "In October he", "In September he", "2024-10", "2024-09", id="Kazan in September"),
)
PAPERS = ("north", "south", "west")


def texts() -> dict[str, dict[str, Any]]:
    """The examples as lines of JSON, without the one that has copied a slip already."""
    lines = (ARTICLES / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    plain = {p.stem: {"id": p.stem, "text": p.read_text(encoding="utf-8")} for p in ARTICLES.glob("*.txt") if p.stem != "kyiv-reworded"}
    return plain | {row["id"]: row for row in map(json.loads, lines)}


def reprinted(folder: Path, article: str, old: str, new: str) -> list[str]:
    """The examples with a slip in one article, which three other papers reprint; the ids of the four."""
    rows = texts()
    assert old in rows[article]["text"]
    rows[article] = rows[article] | {"text": rows[article]["text"].replace(old, new)}
    for paper in PAPERS:
        rows[paper] = rows[article] | {"id": paper, "url": f"https://{paper}.example/1", "publisher": paper}
    folder.mkdir()
    (folder / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows.values()), encoding="utf-8")
    return [article, *PAPERS]


@pytest.mark.parametrize(("article", "old", "new", "true", "wrong"), SLIPS)
def test_a_reprinted_slip_is_disputed_and_counts_once(tmp_path: Path, article: str, old: str, new: str, true: str, wrong: str) -> None:
    ids = reprinted(tmp_path / "articles", article, old, new)
    build([tmp_path / "articles"], str(tmp_path / "record.db"), choose())
    disputes = Record(tmp_path / "record.db").disputes().to_dicts()
    found = [(d, s) for d in disputes for s in d["sides"] if s["value"].startswith(wrong) and set(ids) <= set(s["articles"])]
    assert found != []
    assert [s["origins"] for _, s in found] == [[1, 1]] * len(found)
    assert [d["preferred"][:7] for d, _ in found] == [true] * len(found)
