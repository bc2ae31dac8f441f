"""The command line as scripts rely on it: formats, field names, exit statuses, and errors that tell the fix."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summitry import __version__
from summitry.cli.app import main, make_app
from test_run_build import NEWS, PLAN, articles, write

CLAIM = {
    "id": None,
    "digest": None,
    "published": None,
    "published_basis": None,
    "published_evidence": {"start", "end", "text"},
    "visits": {
        *("visitor", "visitor_country", "host_country", "place", "start", "end", "programme_start", "programme_end"),
        *("attested", "kind", "status", "occasion", "attributed_to", "confidence", "evidence"),
    },
    "meetings": {"participants", "place", "country", "date", "mode", "status", "evidence"},
    "invitations": {"by", "to", "what", "answer", "evidence"},
    "statements": {"speaker", "speaker_office", "organisation", "date", "quote", "evidence"},
    "agreements": {"parties", "what", "status", "date", "evidence"},
    "counts": {"what", "n", "ordinal", "since", "as_of", "evidence"},
    "figures": {"measure", "value", "unit", "period", "about", "evidence"},
}
VISIT = CLAIM["visits"] | {"id", "date_passed", "history", "origins", "articles", "disputed", "told_by"}
TELLING = {"article", "url", "published", "start", "end", "text"}
"""Field names as the interface promises them; more may stand beside them."""


class Run:
    """A command run in this process, with its status, output and errors."""

    def __init__(self, monkeypatch, capsys):
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, *args: object) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["summitry", *map(str, args)])
        self._capsys.readouterr()
        try:
            main()
            status = 0
        except SystemExit as e:
            status = int(e.code or 0)
        out = self._capsys.readouterr()
        return status, out.out, out.err

    def rows(self, *args: object) -> list[dict]:
        status, out, err = self(*args)
        assert status == 0, err
        return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def run(monkeypatch, capsys):
    return Run(monkeypatch, capsys)


@pytest.fixture
def record(run, tmp_path):
    assert run("build", articles(tmp_path / "in"), "--record", tmp_path / "r.db")[0] == 0
    return tmp_path / "r.db"


def test_build_says_what_it_did_and_prints_nothing(run, tmp_path):
    status, out, err = run("build", articles(tmp_path / "in"), "--record", tmp_path / "r.db")
    assert (status, out) == (0, "")
    assert "3 new" in err
    assert "now holds 3 articles" in err
    assert "3 known before" in run("build", tmp_path / "in", "--record", tmp_path / "r.db")[2]


def test_claim_is_one_line_an_article_with_the_promised_fields(run, tmp_path):
    rows = run.rows("claim", articles(tmp_path / "in"))
    assert [r["id"] for r in rows] == ["arrival", "back", "plan"]
    for row in rows:
        assert set(CLAIM) <= set(row)
        assert (row["published"], row["published_basis"]) == (dict((n, p) for n, p, _ in NEWS)[row["id"]], "metadata")
        for part, fields in CLAIM.items():
            assert all(fields <= set(item) for item in row[part] or () if fields)
    text = dict((n, t) for n, _, t in NEWS)
    told = [(r["id"], v) for r in rows for v in r["visits"]]
    assert ("Donald Tusk", "PL", "DE", "announced") in [
        (v["visitor"], v["visitor_country"], v["host_country"], v["status"]) for _, v in told
    ]
    assert all(text[i][e["start"] : e["end"]] == e["text"] for i, v in told for e in v["evidence"])


def test_each_article_is_claimed_alone_and_jobs_change_nothing(run, tmp_path):
    source = articles(tmp_path / "in")
    together = run.rows("claim", source)
    assert run.rows("claim", source, "--jobs", 2) == together
    assert [row for f in sorted(source.iterdir()) for row in run.rows("claim", f)] == together


def test_show_visits_has_the_promised_fields(run, record):
    rows = run.rows("show", "visits", "--record", record)
    assert rows
    for row in rows:
        assert set(row) >= VISIT
        assert all(set(t) >= TELLING for t in row["told_by"])
        assert len(row["origins"]) == 2
    assert [r["start"] or "~" for r in rows] == sorted(r["start"] or "~" for r in rows)


def test_every_listing_can_be_shown_in_every_format(run, record):
    from summitry.show import WHAT

    for what in WHAT:
        plain = run.rows("show", what, "--record", record)
        table = run("show", what, "--record", record, "--format", "table")
        assert table[0] == 0
        assert bool(table[1]) == bool(plain)
        read_back = list(csv.DictReader(io.StringIO(run("show", what, "--record", record, "--format", "csv")[1])))
        assert len(read_back) == len(plain)
        assert not plain or list(read_back[0]) == list(plain[0])


def test_an_event_is_found_by_any_claim_and_by_the_beginning_of_its_id(run, record):
    visit = run.rows("show", "visits", "--who", "Scholz", "--record", record)[0]
    from summitry.keep import open_view

    with open_view(record) as view:
        members = view.event(visit["id"]).claims
    assert len(members) > 1
    for name in (*members, visit["id"][:8]):
        assert run.rows("show", "event", name, "--record", record) == [visit]
    assert run("show", "event", "ffffffffffff", "--record", record)[0] == 2
    assert "take an id" in run("show", "event", "ffffffffffff", "--record", record)[2]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--who", "tusk"), {"Donald Tusk"}),
        (("--who", "Olaf Scholz"), {"Olaf Scholz"}),
        (("--country", "FR"), {"Olaf Scholz"}),
        (("--country", "Germany"), {"Olaf Scholz", "Donald Tusk"}),
        (("--place", "ber"), {"Donald Tusk"}),
        (("--from", "2024-06"), {"Donald Tusk"}),
        (("--to", "2024-05"), {"Olaf Scholz"}),
        (("--from", "2024-05-14", "--to", "2024"), {"Olaf Scholz", "Donald Tusk"}),
        (("--status", "announced"), {"Donald Tusk"}),
        (("--kind", "state"), set()),
        (("--as-of", "2024-05-20"), {"Olaf Scholz"}),
        (("--who", "Tusk", "--with", "Scholz"), set()),
    ],
)
def test_filters(run, record, options, found):
    assert {v["visitor"] for v in run.rows("show", "visits", "--record", record, *options)} == found


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("show", "vists"), "did you mean 'visits'?"),
        (("show", "visits", "--status", "anounced"), "did you mean 'announced'?"),
        (("show", "visits", "--kind", "sumit"), "did you mean 'summit'?"),
        (("show", "visits", "--format", "jsn"), "write one of table, jsonl, csv"),
        (("show", "visits", "--from", "last year"), "--from: 'last year' is no EDTF date"),
        (("show", "visits", "--country", "Atlantis"), "'Atlantis' is no country"),
        (("show", "visits", "abc"), "show event abc"),
        (("show", "event"), "say which event"),
        (("build",), "give files or folders"),
        (("build", "in", "--engine", "spark"), "choose one of local, dask, ray"),
        (("build", "in", "--scope", "all"), "write one of default, wide"),
        (("claim", "in", "--scope", "all"), "write one of default, wide"),
        (("judge", "reject", "ffffffffff", "--why", "x"), "no event or claim"),
        (("diff", "--since", "soon"), "is no EDTF date"),
        (("forget", "nobody"), "no article 'nobody'"),
        (("bulid", "in"), "bulid"),
        (("dates", "in", "--published", "soon"), "published: 'soon' is no EDTF date"),
    ],
)
def test_misuse_leaves_with_two_and_tells_the_fix(run, record, tmp_path, monkeypatch, args, said):
    monkeypatch.setenv("SUMMITRY_RECORD", str(record))
    monkeypatch.chdir(tmp_path)
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert said in err


def test_a_name_nobody_bears_is_no_error_but_the_likely_one_is_said(run, record):
    status, out, err = run("show", "visits", "--who", "Schulz", "--record", record)
    assert (status, out) == (0, "")
    assert "nobody in" in err
    assert "did you mean 'Olaf Scholz'?" in err


def test_a_record_that_is_not_there_or_not_one_is_said_with_status_two(run, tmp_path):
    assert "build it with" in run("show", "visits", "--record", tmp_path / "no.db")[2]
    (tmp_path / "text.db").write_text("no database" * 200)
    for command in (("show", "visits"), ("verify",), ("build", articles(tmp_path / "in"))):
        status, _, err = run(*command, "--record", tmp_path / "text.db")
        assert status == 2
        assert "text.db" in err
        assert "no SQLite database" in err


def test_nothing_readable_leaves_with_one_and_problems_alone_with_nought(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    for command in ("claim", "dates", "trace"):
        status, out, err = run(command, tmp_path / "empty.txt")
        assert (status, out) == (1, "")
        assert "empty.txt holds no text" in err
    assert run("build", tmp_path / "nowhere", "--record", tmp_path / "r.db")[0] == 1
    write(tmp_path, "plan", PLAN)
    status, out, err = run("claim", tmp_path)
    assert (status, len(out.splitlines())) == (0, 1)
    assert "1 problem" in err


def test_problems_go_to_a_file_too(run, tmp_path):
    source = articles(tmp_path / "in")
    (source / "bad.txt").write_bytes(b"\xff\xfe")
    (source / "blank.jsonl").write_text('{"id": "x", "text": " "}\n')
    for command in (("build", source, "--record", tmp_path / "r.db"), ("claim", source)):
        assert run(*command, "--problems", tmp_path / "p.jsonl")[0] == 0
        rows = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text().splitlines()]
        assert [(Path(r["source"]).name, r["skipped"]) for r in rows] == [("bad.txt", "article"), ("blank.jsonl:1", "article")]
    assert len(run.rows("show", "problems", "--record", tmp_path / "r.db")) == 2
    assert run("claim", source, "--problems", tmp_path / "no" / "p.jsonl")[0] == 2


def test_keep_sifted_lists_what_was_let_go(run, tmp_path):
    write(articles(tmp_path / "in"), "rain", "Rain is likely in the west.")
    assert run("build", tmp_path / "in", "--record", tmp_path / "r.db", "--keep-sifted", tmp_path / "s.txt")[0] == 0
    assert [Path(line).name for line in (tmp_path / "s.txt").read_text().splitlines()] == ["rain.jsonl:1"]


def test_verify_leaves_with_one_where_something_is_wrong(run, record):
    import sqlite3

    assert run("verify", "--record", record)[:2] == (0, "")
    db = sqlite3.connect(record)
    db.execute("UPDATE articles SET text = upper(text) WHERE id = 'plan'")
    db.commit()
    db.close()
    status, out, err = run("verify", "--record", record)
    assert status == 1
    assert "do not stand in plan" in out
    assert "fault" in err


def test_hostile_words_reach_the_terminal_as_words(run, tmp_path):
    title = "\x1b[31mred\u202e[bold]x[/bold]"
    row = {"id": "a\x1b[2J", "title": title, "text": PLAN, "published": "2024-06-24"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    assert run("build", tmp_path / "a.jsonl", "--record", tmp_path / "r.db")[0] == 0
    out = run("show", "articles", "--record", tmp_path / "r.db", "--format", "table")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]" in out
    assert run.rows("show", "articles", "--record", tmp_path / "r.db")[0]["title"] == title


def test_who_and_dates_and_trace_speak_json_lines(run, tmp_path):
    assert run.rows("who", "the French president", "--on", "2024-05-14")[0]["person"] == "Emmanuel Macron"
    (row,) = run.rows("dates", articles(tmp_path / "in") / "plan.jsonl")
    assert [(t["text"], t["value"]) for t in row["timexes"]] == [("2 July", "2024-07-02")]
    (tmp_path / "x.txt").write_text("\n\n".join(t for _, _, t in NEWS))
    (tmp_path / "y.txt").write_text("\n\n".join(t for _, _, t in NEWS))
    assert [(r["a"], r["b"], r["kind"]) for r in run.rows("trace", tmp_path / "x.txt", tmp_path / "y.txt")] == [("x", "y", "reprint")]


def test_a_pipe_gets_json_lines_and_a_terminal_a_table(record, monkeypatch):
    from summitry.cli.output import format_of

    assert format_of("") == "jsonl"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert format_of("") == "table"


def test_every_command_has_help_with_an_example():
    runner, app = CliRunner(), make_app()
    commands = [c.name or c.callback.__name__.rstrip("_") for c in app.registered_commands]
    assert {"build", "claim", "dates", "trace", "show", "who", "judge", "forget", "diff", "merge", "verify", "eval"} <= {
        *commands,
        *(g.name for g in app.registered_groups),
    }
    for command in commands:
        done = runner.invoke(app, [command, "--help"])
        assert done.exit_code == 0, command
        assert "Example:" in done.stdout, command


def test_version_and_module_agree():
    done = subprocess.run([sys.executable, "-m", "summitry", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"summitry {__version__}\n"


def test_help_loads_no_room_no_lexicon_and_nothing_heavy():
    script = "import sys; from summitry.cli.app import make_app; make_app(); print(list(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = eval(done.stdout)
    rooms = {m.split(".")[1] for m in loaded if m.startswith("summitry.")}
    assert rooms <= {"cli", "errors", "settings", "model", "when"}
    assert not {"yaml", "ahocorasick_rs", "lxml", "trafilatura", "fastapi", "jinja2", "uvicorn", "pandas", "pyarrow"} & set(loaded)
