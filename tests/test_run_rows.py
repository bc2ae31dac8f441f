"""Rows in Python: every listing, tables of pandas and Arrow whose columns follow from the types, and a table for notebooks."""

from __future__ import annotations

import builtins
import io
import re
from html.parser import HTMLParser

import pyarrow
import pytest
from rich.cells import cell_len

from records import HOSTILE, hostile_readings, kept_of
from summitry import Record
from summitry.errors import UsageError
from summitry.run.local import build
from summitry.settings import Settings
from summitry.show import WHAT, write
from summitry.show.tables import columns_of
from test_brief import EXAMPLES


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The record of the example articles."""
    path = tmp_path_factory.mktemp("record") / "r.db"
    build([EXAMPLES], path, Settings())
    return Record(path)


@pytest.mark.parametrize("what", sorted(WHAT))
def test_every_listing_of_show_is_a_method_with_typed_rows_and_tables(record, what):
    rows = getattr(record, what)()
    assert all(isinstance(r, rows.shape) for r in rows)
    table, frame = rows.to_arrow(), rows.to_pandas()
    assert table.num_rows == len(frame) == len(rows)
    assert table.column_names == list(frame.columns) == list(rows.shape.__dataclass_fields__)
    if rows:
        assert table.to_pylist() == rows.to_dicts()
        assert rows._repr_html_().count("<tr>") == min(len(rows), 100) + 1


def test_nothing_found_has_columns_all_the_same(record):
    rows = record.visits(who="Nobody Atall")
    assert not rows
    assert rows.to_arrow().schema == record.visits().to_arrow().schema
    assert rows.to_arrow().schema.field("origins").type == pyarrow.list_(pyarrow.int64())
    assert "host_country" in rows.to_pandas().columns
    assert rows._repr_html_() == "<p>no rows of Visit</p>"


def test_a_library_that_is_not_there_is_named_with_its_extra(record, monkeypatch):
    real = builtins.__import__

    def without(name, *more):
        if name.split(".")[0] in ("pandas", "pyarrow"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name.split(".")[0])
        return real(name, *more)

    monkeypatch.setattr("importlib.import_module", lambda name: without(name))
    with pytest.raises(UsageError, match=r"needs pandas, .* pip install 'summitry\[pandas\]'"):
        record.visits().to_pandas()
    with pytest.raises(UsageError, match=r"needs pyarrow, .* pip install 'summitry\[parquet\]'"):
        record.visits().to_arrow()


def test_a_table_of_a_notebook_shows_hostile_words_as_words(tmp_path):
    record = Record(kept_of(tmp_path / "r.db", *hostile_readings()))

    class Words(HTMLParser):
        def __init__(self):
            super().__init__()
            self.tags, self.said = set(), ""

        def handle_starttag(self, tag, attrs):
            self.tags.add(tag)

        def handle_data(self, data):
            self.said += data

    for rows in (record.visits(), record.articles(), record.timeline()):
        page = Words()
        page.feed(rows._repr_html_())
        assert page.tags <= {"table", "thead", "tbody", "tr", "th", "td", "br"}
        assert "<script>alert(1)</script>" in page.said
        assert "\u202e" not in page.said
        assert len(rows._repr_html_()) < 10_000
    assert len(HOSTILE * 200) > 10_000


def test_many_rows_are_cut_and_said(record):
    rows = record.timeline()
    many = type(rows)(rows.shape, list(rows) * 20)
    assert f"and {len(many) - 100:,} more rows" in many._repr_html_()
    assert repr(many[:2]) == "<2 rows of Moment>"


def test_exports_and_briefs_are_methods_too(record, tmp_path):
    left = record.export("ics", tmp_path / "v.ics", who="Narendra Modi")
    assert any("visits whose first day is not known" in line for line in left)
    assert (tmp_path / "v.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert record.brief(tmp_path / "b.html", countries=("IN", "RU")) > 3
    with pytest.raises(UsageError, match="is no filter"):
        record.export("csv", tmp_path / "e.csv", whom="x")
    with pytest.raises(UsageError, match="is no export format"):
        record.export("xls", tmp_path / "e.xls")
    with pytest.raises(UsageError, match="is the record itself"):
        record.export("csv", record.path)


def test_a_record_as_of_a_day_says_so(record):
    then = Record(record.path, as_of="2024-08-20")
    assert "as_of='2024-08-20'" in repr(then)
    assert len(then.visits()) < len(record.visits())


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("what", sorted(WHAT))
def test_tables_of_every_listing_fit_and_break_no_heading(record, what, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    rows, out = getattr(record, what)(), io.StringIO()
    assert write(rows, "table", out) == len(rows)
    lines = out.getvalue().splitlines()
    assert max(map(cell_len, lines), default=0) <= width
    if rows:
        headings = {c.heading for c in columns_of(rows[0])}
        rule = next(i for i, line in enumerate(lines) if "──" in line)
        assert rule == 2, lines[:rule]
        assert set(re.split(r"\s{2,}", lines[1].strip())) <= headings
