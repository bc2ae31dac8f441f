"""`summitry lexicon import`: rows come in, bad ones are named and skipped, the next load knows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summitry.errors import InputError, LexiconError
from summitry.lexicon import load_lexicon
from summitry.lexicon.importing import import_file
from summitry.lexicon.own import read_own
from summitry.when import parse

HEADER = "person,country,office,start,end,source\n"


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    """The user's table in a folder of the test; the lexicon is read anew before and after."""
    path = tmp_path / "own" / "lexicon.csv"
    monkeypatch.setenv("SUMMITRY_LEXICON", str(path))
    load_lexicon.cache_clear()
    yield path
    load_lexicon.cache_clear()


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def holder(country: str, words: str, on: str) -> list[str]:
    lexicon = load_lexicon()
    people = (lexicon.people.by_id(t.person) for t in lexicon.in_office(country, words, parse(on)))
    return [p.name for p in people if p]


def test_a_new_holder_is_known_after_the_import(tmp_path, own):
    before = holder("SK", "foreign minister", "2026-07-01")
    done = import_file(written(tmp_path, "mine.csv", HEADER + "Jane Testova,SK,foreign_minister,2026-03-01,,my notes\n"))
    assert (done.file, done.added, done.replaced, done.problems) == (own, 1, 0, ())
    assert "Jane Testova" not in before
    assert holder("SK", "foreign minister", "2026-07-01") == ["Jane Testova"]
    assert [p.name for p in load_lexicon().people.named("Testova")] == ["Jane Testova"]


def test_a_term_told_before_gives_way(tmp_path):
    import_file(written(tmp_path, "mine.csv", HEADER + "Sergei Lavrov,RUS,Foreign Minister,2004-03-09,2026-05-01,my notes\n"))
    lavrov = load_lexicon().people.named("Lavrov")[0]
    terms = [t for t in lavrov.terms if t.office == "foreign_minister"]
    assert [(str(t.start), str(t.end), t.source) for t in terms] == [("2004-03-09", "2026-05-01", "my notes")]


def test_bringing_the_same_file_twice_changes_nothing(tmp_path, own):
    source = written(tmp_path, "mine.csv", HEADER + "Jane Testova,SK,foreign_minister,2026-03,,x\nJon Testov,SK,defence_minister,2026,,x\n")
    first = import_file(source)
    text = own.read_text()
    second = import_file(source)
    assert (first.added, first.replaced, second.added, second.replaced) == (2, 0, 0, 2)
    assert own.read_text() == text


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Bad Country,ZZ,foreign_minister,2026-03-01,,", "country"),
        ("Bad Day,SK,foreign_minister,2026-13-01,,", "start"),
        ("No Day,SK,foreign_minister,,,", "start"),
        ("Bad Office,SK,gardener,2026-01-01,,", "office"),
        (",SK,foreign_minister,2026-01-01,,", "person"),
        ("Back Wards,SK,foreign_minister,2026-01-01,2025-01-01,", "end"),
    ],
)
def test_a_bad_row_is_named_and_skipped_and_the_rest_goes_on(tmp_path, own, row, column):
    source = written(tmp_path, "mine.csv", f"# notes\n{HEADER}{row}\nJane Testova,SK,foreign_minister,2026-03-01,,x\n")
    done = import_file(source)
    assert done.added == 1
    assert [(p.source, p.skipped) for p in done.problems] == [(f"{source}:3", "the row")]
    assert done.problems[0].message.startswith(f"column {column}: ")
    assert [r.name for r in read_own(own)] == ["Jane Testova"]


def wikidata(*rows: dict[str, str]) -> str:
    bindings = [{k: {"type": "literal", "value": v} for k, v in row.items()} for row in rows]
    return json.dumps({"head": {"vars": []}, "results": {"bindings": bindings}})


def test_the_json_of_a_wikidata_query(tmp_path):
    row = {
        "person": "http://www.wikidata.org/entity/Q999999999",
        "personLabel": "Ann Example",
        "countryLabel": "Finland",
        "positionLabel": "Minister for Foreign Affairs of Finland",
        "start": "2026-06-01T00:00:00Z",
    }
    broken = row | {"personLabel": "Q999999998"}
    nowhere = row | {"start": "t1234"}
    done = import_file(written(tmp_path, "q.json", wikidata(row, broken, nowhere)))
    assert done.added == 1
    assert [p.source.rsplit("#")[-1] for p in done.problems] == ["2", "3"]
    assert holder("FI", "foreign minister", "2026-07-01") == ["Ann Example"]
    assert load_lexicon().people.by_id("Q999999999") is not None


def test_a_plain_list_of_rows_is_read_too(tmp_path):
    rows = [{"personLabel": "Ann Example", "countryCode": "FI", "office": "head_of_government", "start": "2026-06-01"}]
    assert import_file(written(tmp_path, "q.json", json.dumps(rows))).added == 1


@pytest.mark.parametrize(("name", "text"), [("q.json", '{"results": '), ("q.json", '{"a": 1}'), ("q.json", "[")])
def test_json_that_holds_no_rows_is_an_error_that_names_the_file(tmp_path, name, text):
    with pytest.raises(InputError, match=r"q\.json: it (is no JSON|holds no rows)"):
        import_file(written(tmp_path, name, text))


def test_a_missing_column_is_an_error_that_says_which(tmp_path):
    with pytest.raises(LexiconError, match="the column office, start is missing"):
        import_file(written(tmp_path, "mine.csv", "person,country\nA,SK\n"))


def test_a_file_that_is_not_there_or_no_text(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        import_file(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="no UTF-8"):
        import_file(tmp_path / "b.csv")


def test_nothing_is_written_where_no_row_is_good(tmp_path, own):
    import_file(written(tmp_path, "mine.csv", HEADER + "X,ZZ,foreign_minister,2026-03-01,,\n"))
    assert not own.exists()
