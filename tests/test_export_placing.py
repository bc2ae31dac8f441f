"""Exports are moved into place whole or not at all, and hostile words come out as words."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import icalendar
import networkx
import pytest
from typer.testing import CliRunner

from records import HOSTILE, hostile_readings, kept_of
from summitry.cli.app import make_app
from summitry.errors import UsageError
from summitry.run.as_of import as_of
from summitry.settings import Settings
from summitry.show.export import FORMATS, Order, export
from summitry.show.export.cells import safe_cell
from summitry.show.export.formats import Format

DANGEROUS = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1")


@pytest.fixture
def record(tmp_path) -> Path:
    """Two visits, one of them by somebody with a hostile name to a hostile place."""
    return kept_of(tmp_path / "r.db", *hostile_readings())


def put(record: Path, form: Format, out: Path | str, **more: object) -> int:
    with as_of(record, "", Settings()) as shown:
        return export(form, Order(shown, version="0", **more), out, io.StringIO(), record)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_hostile_words_break_no_format(record, tmp_path, name):
    assert put(record, FORMATS[name], tmp_path / "out") >= 0
    leftover = [p.name for p in tmp_path.iterdir() if p.name not in ("out", "r.db")]
    assert not leftover


def test_hostile_words_come_back_as_they_were(record, tmp_path):
    put(record, FORMATS["csv"], tmp_path / "e.csv")
    with open(tmp_path / "e.csv", encoding="utf-8", newline="") as file:
        assert [r["place"] for r in csv.DictReader(file)] == ["", HOSTILE]
    put(record, FORMATS["geojson"], tmp_path / "e.json")
    assert json.loads((tmp_path / "e.json").read_text(encoding="utf-8"))["features"][1]["properties"]["place"] == HOSTILE
    put(record, FORMATS["graphml"], tmp_path / "e.xml")
    printable = HOSTILE.replace("\x00", "").replace("\x07", "")
    assert printable in {d.get("place") for _, _, d in networkx.read_graphml(tmp_path / "e.xml").edges(data=True)}
    put(record, FORMATS["ics"], tmp_path / "e.ics")
    data = (tmp_path / "e.ics").read_bytes()
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert any(printable in str(e.get("location")) for e in icalendar.Calendar.from_ical(data).walk("VEVENT"))


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_cell_that_looks_like_a_formula_is_made_text(text):
    assert safe_cell(text) == f"'{text}"
    assert safe_cell(text.strip("=+-@\t\r") or "x")[:1] != "'"


@pytest.mark.parametrize("name", ["csv", "colt", "polecat"])
def test_safe_cells_leave_no_formula_in_any_file(record, tmp_path, name):
    put(record, FORMATS[name], tmp_path / "e.csv", safe_cells=True)
    with open(tmp_path / "e.csv", encoding="utf-8", newline="") as file:
        cells = [c for row in csv.reader(file) for c in row]
    assert any(c.startswith("'=") for c in cells)
    assert not [c for c in cells if c.startswith(("=", "+", "@", "\t", "\r"))]


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_failure_leaves_the_old_file(record, tmp_path, name):
    out = tmp_path / "e.csv"
    out.write_text("old")

    def fail(order: Order, file: object) -> int:
        FORMATS[name].write(order, file)
        raise OSError(28, "No space left on device")

    with pytest.raises(UsageError, match=r"e\.csv cannot be written \(No space left on device\): what stood there is left"):
        put(record, FORMATS[name]._replace(write=fail), out)
    assert out.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["e.csv", "r.db"]


def test_a_failure_leaves_the_old_tables_and_a_folder_keeps_what_is_not_ours(record, tmp_path):
    folder = tmp_path / "tables"
    put(record, FORMATS["parquet-relational"], folder)
    (folder / "notes.txt").write_text("mine")
    before = {p.name: p.read_bytes() for p in folder.iterdir()}

    def fail(order: Order, into: Path) -> int:
        (into / "events.parquet").write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(UsageError, match="cannot be written"):
        put(record, FORMATS["parquet-relational"]._replace(write=fail), folder)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert put(record, FORMATS["parquet-relational"], folder) > 0
    assert (folder / "notes.txt").read_text() == "mine"


def test_what_cannot_be_meant_is_said_with_a_way_out(record, tmp_path):
    for form, out, said in (
        ("csv", record, "is the record itself"),
        ("csv", tmp_path, "is a folder: name a file in it"),
        ("csv", tmp_path / "no" / "e.csv", "its folder does not exist"),
        ("parquet-relational", record, "is a file"),
        ("parquet", "-", "does not go to standard output"),
    ):
        with pytest.raises(UsageError, match=said):
            put(record, FORMATS[form], out)
    assert record.read_bytes()[:6] == b"SQLite"


def test_a_link_stays_a_link_and_a_pipe_a_pipe(record, tmp_path):
    (tmp_path / "there.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("there.csv")
    put(record, FORMATS["csv"], tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "there.csv").read_text().startswith("id,what")
    assert put(record, FORMATS["csv"], os.devnull) == 2


def test_the_command_says_what_was_left_out_and_refuses_what_it_does_not_know(record, tmp_path):
    run = CliRunner()
    done = run.invoke(make_app(), ["export", "csv", "-", "--record", str(record)])
    assert done.exit_code == 0
    assert done.stdout.startswith("id,what,who")
    assert "2 rows written" in done.stderr
    done = run.invoke(make_app(), ["export", "polecat", str(tmp_path / "p.csv"), "--record", str(record), "--status", "announced"])
    assert done.exit_code == 0
    assert "0 rows written" in done.stderr
    misused = (
        (["geojsn", "-"], "did you mean 'geojson'"),
        (["", "-"], "is no export format"),
        (["csv", "-", "--relational"], "for parquet alone"),
    )
    for words, said in misused:
        failed = run.invoke(make_app(), ["export", *words, "--record", str(record)])
        assert isinstance(failed.exception, UsageError)
        assert said in str(failed.exception)
