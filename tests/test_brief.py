"""A brief says what the record says, needs nothing but itself, and shows hostile words as words."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from records import hostile_readings, kept_of
from summitry import Record
from summitry.cli.app import make_app
from summitry.errors import UsageError
from summitry.run.briefing import write_brief
from summitry.run.local import build
from summitry.settings import Settings
from summitry.show.brief import gathering

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
EMPTY = ("area", "br", "col", "hr", "img", "input", "link", "meta", "line")


class Page(HTMLParser):
    """What stands in a page: elements that are opened and closed, ids, references, text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    """The record of the example articles."""
    path = tmp_path_factory.mktemp("record") / "r.db"
    build([EXAMPLES], path, Settings())
    return path


def brief(record: Path, form: str = "html", countries: tuple[str, ...] = (), day: str = "", **asked: str) -> str:
    out = io.StringIO()
    write_brief(record, "-", asked, countries, day, form, out)
    return out.getvalue()


def test_a_page_is_whole_and_loads_nothing(record):
    page = Page(brief(record, who="Modi"))
    assert not page.open
    assert not [t for t, _ in page.tags if t in ("script", "link", "img", "iframe", "object")]
    assert not [a for _, attributes in page.tags for a in attributes if a.startswith("on") or a == "src"]
    ids = [a["id"] for _, a in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    asked = {w for _, a in page.tags for w in (a.get("aria-labelledby") or "").split()}
    asked |= {a["href"][1:] for _, a in page.tags if a.get("href", "").startswith("#")}
    assert asked <= set(ids)
    assert not re.findall(r"url\(|@import", brief(record, who="Modi"))


def test_a_page_says_of_a_leader_what_the_record_says(record):
    rows = Record(record).visits(who="Modi")
    made = [v for v in rows if v.visitor == "Narendra Modi"]
    page = Page(brief(record, who="Modi"))
    assert "Narendra Modi" in page.text
    assert f"{len(made)} visits made" in page.text
    assert f"{sum(v.status == 'completed' for v in made)} held" in page.text
    for visit in rows:
        assert visit.id[:8] in page.text
        assert any(t.text in page.text for t in visit.told_by)
    assert "2024-05" in page.text
    assert "(preferred)" in page.text
    drawn = [t for t, a in page.tags if t == "rect"]
    assert len(drawn) >= sum(bool(v.start) for v in rows) - 2


def test_a_pair_of_countries_is_counted_both_ways(record):
    text = brief(record, "md", ("IN", "Russia"))
    there = [v for v in Record(record).visits() if (v.visitor_country, v.host_country) == ("IN", "RU")]
    back = [v for v in Record(record).visits() if (v.visitor_country, v.host_country) == ("RU", "IN")]
    assert text.startswith("# India and Russia\n")
    assert f"India to Russia, {len(there)} visits" in text
    assert f"Russia to India, {len(back)} visits" in text
    assert "Warsaw, Poland" not in text


def test_a_stretch_of_time_and_a_day_of_knowing_are_kept(record):
    text = brief(record, "md", day="2024-08-20", first="2024-07", last="2024-12")
    assert "2024-07-01 to 2024-12-31, as could be known on 2024-08-20" in text
    assert "Kazan" not in text
    assert "Kazan" in brief(record, "md", first="2024-07", last="2024-12")


def test_nothing_found_is_said(record):
    text = brief(record, "md", who="Nobody Atall")
    assert "The record holds no event that fits." in text
    assert "silence is no evidence" in text


@pytest.mark.parametrize("form", ["html", "md"])
def test_hostile_words_are_text(tmp_path, form):
    text = brief(kept_of(tmp_path / "r.db", *hostile_readings()), form, first="2024")
    assert "<script" not in text
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "https://example.org/a" in text
    assert "javascript:" not in text
    assert max(len(cell) for cell in re.findall(r"[^<>]+", text) if "alert" in cell) < 2000
    if form == "html":
        page = Page(text)
        assert not page.open
        assert "<script>alert(1)</script>" in page.text
    else:
        assert not re.search(r"(?<!\\)\]\((?!https)", text)
        assert "&lt;script\\>" in text


def test_the_same_record_gives_the_same_brief(record):
    assert brief(record, who="Modi") == brief(record, who="Modi")


def test_what_cannot_be_meant_is_said(record, tmp_path, monkeypatch):
    with pytest.raises(UsageError, match="say what the brief is on"):
        brief(record)
    with pytest.raises(UsageError, match="is no country"):
        brief(record, countries=("IN", "Rusia"))
    with pytest.raises(UsageError, match="no form of a brief: did you mean 'html'"):
        brief(record, "htm", who="Modi")
    with pytest.raises(UsageError, match="is the record itself"):
        write_brief(record, record, {"who": "Modi"}, (), "", "", io.StringIO())
    monkeypatch.setattr(gathering, "MOST", 3)
    with pytest.raises(UsageError, match="more than 3 events is none"):
        brief(record, who="Modi")


def test_the_command_writes_a_file_of_the_form_its_name_says(record, tmp_path):
    run = CliRunner()
    for name, begins in (("b.md", "# Narendra Modi"), ("b.html", "<!DOCTYPE html>"), ("b", "<!DOCTYPE html>")):
        done = run.invoke(make_app(), ["brief", str(tmp_path / name), "--who", "Modi", "--record", str(record)])
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
        assert "events in the brief" in done.stderr
    failed = run.invoke(make_app(), ["brief", "-", "--record", str(record), "--country", "IN", "--country", "RU", "--country", "US"])
    assert "named 3 times" in str(failed.exception)
