"""From files to a record and on: what is new is read once, order and jobs make no difference, a killed run goes on."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from summitry.errors import InputError
from summitry.keep import Store, open_view
from summitry.run.local import build
from summitry.run.reading import read_one
from summitry.run.verifying import faults
from summitry.settings import from_environment
from summitry.show import WHAT, Filter
from summitry.show.render import as_dict

ARRIVAL = "German Chancellor Olaf Scholz arrived in Paris on Tuesday for talks with President Emmanuel Macron."
LOOK_BACK = "Chancellor Olaf Scholz, who visited Paris in May, defended his budget before parliament."
PLAN = "Polish Prime Minister Donald Tusk will visit Berlin on 2 July, the chancellor's office said."
NEWS = (("arrival", "2024-05-14", ARRIVAL), ("back", "2024-06-20", LOOK_BACK), ("plan", "2024-06-24", PLAN))
EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"


def articles(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, published, text in NEWS:
        write(folder, name, text, published)
    return folder


def write(folder: Path, name: str, text: str, published: str = "") -> None:
    row = {"id": name, "text": text, "published": published}
    (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def contents(record: Path) -> dict[str, list[object]]:
    """All a record shows, in its own order; problems name paths and are left out."""
    with open_view(record) as view:
        return {what: [as_dict(r) for r in rows(view, Filter())] for what, rows in WHAT.items() if what != "problems"}


def visits(record: Path) -> set[tuple[str, str]]:
    return {(v["visitor"], v["host_country"]) for v in contents(record)["visits"]}


def test_articles_become_visits_with_the_words_that_tell_them(tmp_path, settings):
    outcome = build([articles(tmp_path / "in")], tmp_path / "r.db", settings)
    assert (outcome.new, outcome.articles, outcome.problems) == (3, 3, 0)
    assert {("Olaf Scholz", "FR"), ("Donald Tusk", "DE")} <= visits(tmp_path / "r.db")
    scholz = next(v for v in contents(tmp_path / "r.db")["visits"] if v["visitor"] == "Olaf Scholz")
    assert set(scholz["articles"]) == {"arrival", "back"}
    assert all(t["text"] in (ARRIVAL, LOOK_BACK)[t["article"] == "back"] for t in scholz["told_by"])
    with open_view(tmp_path / "r.db") as view:
        assert not list(faults(view))


def test_a_second_run_reads_nothing_and_changes_nothing(tmp_path, settings, monkeypatch):
    paths, record = [articles(tmp_path / "in")], tmp_path / "r.db"
    build(paths, record, settings)
    before = contents(record)
    monkeypatch.setattr("summitry.run.reading.read_claims", lambda *_: pytest.fail("read again"))
    outcome = build(paths, record, settings)
    assert (outcome.new, outcome.known) == (0, 3)
    assert contents(record) == before
    assert build([], record, settings, rebuild=True).events == len(before["timeline"])
    assert contents(record) == before


def test_order_batches_jobs_and_portions_make_no_difference(tmp_path, settings):
    """One record whatever the order of the files, the size of the batches, the number of processes, or in how many runs."""
    source = articles(tmp_path / "in")
    for f in EXAMPLES.glob("*.txt"):
        shutil.copy(f, source)
    build([source], tmp_path / "whole.db", settings)
    build([source], tmp_path / "jobs.db", replace(settings, jobs=2, batch=2))
    files = sorted(source.iterdir())
    random.Random(5).shuffle(files)
    for file in files:
        build([file], tmp_path / "portions.db", replace(settings, batch=1))
    whole = contents(tmp_path / "whole.db")
    assert whole["visits"]
    assert contents(tmp_path / "jobs.db") == whole
    assert contents(tmp_path / "portions.db") == whole


def test_a_changed_file_takes_the_place_of_what_it_was(tmp_path, settings):
    source, record = articles(tmp_path / "in"), tmp_path / "r.db"
    build([source], record, settings)
    write(source, "plan", PLAN.replace("Berlin", "Rome"), "2024-06-24")
    outcome = build([source], record, settings)
    assert (outcome.changed, outcome.known, outcome.articles) == (1, 2, 3)
    assert ("Donald Tusk", "IT") in visits(record)
    assert ("Donald Tusk", "DE") not in visits(record)
    with open_view(record) as view:
        assert not list(faults(view))


def test_a_file_of_the_same_name_elsewhere_is_another_article(tmp_path, settings):
    record = tmp_path / "r.db"
    for folder, text in (("x", ARRIVAL), ("y", PLAN)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "news.txt").write_text(text, encoding="utf-8")
        build([tmp_path / folder], record, settings)
    assert [a["id"] for a in contents(record)["articles"]] == ["news", "y/news"]
    again = build([tmp_path / "x", tmp_path / "y"], record, settings)
    assert (again.new, again.changed, again.known) == (0, 0, 2)


def test_two_texts_of_one_id_in_one_run_are_a_problem_every_time(tmp_path, settings):
    rows = [{"id": "a", "text": ARRIVAL}, {"id": "a", "text": PLAN}, {"id": "a", "text": ARRIVAL}]
    (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for new, known in ((1, 1), (0, 2)):
        said = []
        outcome = build([tmp_path], tmp_path / "r.db", settings, on_problem=said.append)
        assert (outcome.new, outcome.changed, outcome.known) == (new, 0, known)
        assert [p.source[-9:] for p in said] == ["f.jsonl:2"]
        assert [a["id"] for a in contents(tmp_path / "r.db")["articles"]] == ["a"]


def test_a_fault_in_one_article_stops_no_other(tmp_path, settings, monkeypatch):
    def trip(article, *rest):
        if article.id == "back":
            raise ZeroDivisionError("a rule")
        return real(article, *rest)

    from summitry.run import reading

    real = reading.read_claims
    monkeypatch.setattr(reading, "read_claims", trip)
    said = []
    outcome = build([articles(tmp_path / "in")], tmp_path / "r.db", settings, on_problem=said.append)
    assert (outcome.new, outcome.problems) == (2, 1)
    assert "ZeroDivisionError: a rule" in said[0].message
    assert said[0].source.endswith("back.jsonl:1")


def test_off_topic_texts_are_counted_and_named_and_not_kept(tmp_path, settings):
    source = articles(tmp_path / "in")
    (source / "rain.txt").write_text("Rain is likely in the west, with some sun later.", encoding="utf-8")
    sifted = []
    outcome = build([source], tmp_path / "r.db", settings, on_sifted=sifted.append)
    assert (outcome.sifted, outcome.articles) == (1, 3)
    assert sifted == [str(source / "rain.txt")]


def test_nothing_to_read_is_an_error_and_spoils_no_record(tmp_path, settings):
    record = tmp_path / "r.db"
    build([articles(tmp_path / "in")], record, settings)
    before = contents(record)
    with pytest.raises(InputError):
        build([tmp_path / "nowhere"], record, settings)
    assert contents(record) == before


def test_killed_at_any_instant_the_next_run_ends_where_an_undisturbed_one_does(tmp_path):
    settings = from_environment()  # the killed runs are commands, which see the day the environment names
    source = tmp_path / "in"
    source.mkdir()
    months = ("January", "February", "March", "April", "May", "June")
    for i in range(60):
        text = f"On {1 + i % 28} {months[i % 6]} 2024 Polish Prime Minister Donald Tusk arrived in Berlin on Monday for talks. Note {i}."
        (source / f"n{i:03}.txt").write_text(text, encoding="utf-8")
    build([source], tmp_path / "whole.db", settings)
    record, chance = tmp_path / "killed.db", random.Random(11)
    command = [sys.executable, "-m", "summitry", "build", str(source), "--record", str(record)]
    environment = {**os.environ, "SUMMITRY_BATCH": "3"}
    for _ in range(5):
        run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(0.3 + chance.random() * 0.9)
        run.send_signal(signal.SIGKILL)
        run.wait()
    build([source], record, replace(settings, batch=3))
    assert contents(record) == contents(tmp_path / "whole.db")
    assert sqlite3.connect(record).execute("SELECT count(*) FROM articles").fetchone()[0] == 60


def test_what_was_added_by_a_killed_run_is_related_by_the_next_though_nothing_is_new(tmp_path, settings):
    paths, record = [articles(tmp_path / "in")], tmp_path / "r.db"
    build(paths, record, settings)
    with Store(record) as store, store.writing() as writer:
        writer.drop_derived()
    assert build(paths, record, settings).events > 0


def test_an_undated_article_is_dated_by_what_others_tell_and_dated_anew_by_every_build(tmp_path, settings):
    """The article keeps what it brought with it (nothing), so that no build takes its own finding for a fact."""
    source, record = articles(tmp_path / "in"), tmp_path / "r.db"
    (source / "undated.txt").write_text("Olaf Scholz arrived in Paris for talks with Emmanuel Macron.", encoding="utf-8")
    build([source], record, settings)
    with open_view(record) as view:
        assert next(view.articles(["undated"])).article.published is None


def test_read_one_gives_back_the_article_as_it_was(settings):
    from records import article

    of = article("a", f"Published 14 May 2024. {ARRIVAL} He stayed until Wednesday, May 15.")
    found = read_one(of, settings, [])
    assert found is not None
    assert found.article == of
    assert found.dating.published is not None
