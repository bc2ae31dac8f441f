"""check: sentences as a user may put them, in cases/asking_sentences.yml, against a small record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from summitry.check import as_statement
from summitry.keep import open_view
from summitry.run.asking import check
from summitry.run.local import build
from summitry.settings import Settings

CASES = Path(__file__).resolve().parents[1] / "cases" / "asking_sentences.yml"
TOLD = {
    "2024-07-10": "Indian Prime Minister Narendra Modi visited Moscow on July 8 and 9. "
    "He met President Vladimir Putin in Moscow on July 9.",
    "2024-08-24": "Indian Prime Minister Narendra Modi visited Kyiv on August 23.",
    "2024-10-23": "Indian Prime Minister Narendra Modi visited Kazan, Russia, on October 22. "
    "He met President Vladimir Putin in Kazan on October 22.",
    "2024-11-05": "Indian Prime Minister Narendra Modi has called off his visit to Germany planned for November 20, his office said.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    rows = [{"id": f"on-{day}", "text": text, "published": day} for day, text in TOLD.items()]
    (folder / "in.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    build([folder / "in.jsonl"], folder / "r.db", Settings())
    return folder / "r.db"


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda c: c["asked"])
def test_sentence(record: Path, case: dict[str, object]) -> None:
    with open_view(record) as view:
        (row, *more) = check(view, str(case["asked"]), Settings())
    assert (row.verdict, len(row.counted)) == (case["says"], case["counted"]), row.why
    assert row.why
    assert more == []
    assert (row.claim or "") in str(case["asked"]), "the words shown are the user's own"


@pytest.mark.parametrize("said", ["Ann Lee visited Peru.", "Is it so", "", "Nothing in it?"])
def test_a_plain_statement_stays_as_it_is(said: str) -> None:
    assert as_statement(said).text == said
    assert not as_statement(said).denied
