"""One record on every engine and in any number of pieces; killed at any instant, the next run ends alike; full disks are said.

`SUMMITRY_LONG=1` kills many times more (`make long`).
"""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from summitry.errors import EngineError, UsageError
from summitry.keep import Store, open_view
from summitry.run import sharding
from summitry.run.engines import HERE, Processes, batches, engine
from summitry.run.local import build
from summitry.run.sharding import compare_by, join_by
from summitry.run.verifying import faults
from summitry.run.workfolder import WorkFolder
from summitry.settings import Settings
from test_run_renewing import EXAMPLES, dump, read

LONG = os.environ.get("SUMMITRY_LONG") == "1"
MONTHS = ("January", "February", "March", "April", "May", "June")
NEEDS = {"dask": "distributed", "ray": "ray"}
SETTINGS = Settings(batch=4)


def needs(name: str) -> None:
    if name in NEEDS and find_spec(NEEDS[name]) is None:
        pytest.skip(f"the extra {name} is not installed: python -m pip install 'summitry[{name}]'")


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """The examples and thirty short texts in one file."""
    path = tmp_path_factory.mktemp("archive") / "news.jsonl"
    rows = [{"id": p.stem, "text": p.read_text(encoding="utf-8")} for p in EXAMPLES]
    for i in range(30):
        text = f"On {1 + i % 28} {MONTHS[i % 6]} 2024 Polish Prime Minister Donald Tusk arrived in Berlin, his second visit. Note {i}."
        rows.append({"id": f"n{i:02}", "text": text})
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(archive, tmp_path_factory) -> dict:
    record = tmp_path_factory.mktemp("whole") / "r.db"
    build([archive], record, SETTINGS)
    return dump(record)


@pytest.mark.parametrize("name", ["local", "dask", "ray"])
def test_the_record_is_the_same_on_every_engine(name, archive, whole, tmp_path):
    needs(name)
    work = tmp_path / "work"
    with engine(name, 2, work=str(work) if name != "local" else "") as by:
        build([archive], tmp_path / "r.db", SETTINGS, by=by)
        assert dump(tmp_path / "r.db") == whole
        again = build([archive], tmp_path / "r.db", SETTINGS, by=by, rebuild=True)
        assert (again.new, again.changed) == (0, 0)
    assert dump(tmp_path / "r.db") == whole
    assert not work.exists()


def test_shards_of_any_size_on_processes_give_what_no_shards_give(monkeypatch):
    readings = [read(at, slip, f"{at}-{slip}", True) for at in range(len(EXAMPLES) + 2) for slip in (0, 1, 3)]
    claims, datings = [c for r in readings for c in r.claims], {r.article.id: r.dating for r in readings}
    texts = {r.article.id: r.article for r in readings}
    joined = join_by(HERE, claims, datings, ())
    groups = sorted({tuple(sorted({c.article for c in told})) for told in joined[0]})
    compared = compare_by(HERE, groups, lambda ids: {i: texts[i] for i in ids})
    monkeypatch.setattr(sharding, "_CLAIMS", 10)
    monkeypatch.setattr(sharding, "_GROUPS", 3)
    pool = Processes(2)
    assert join_by(pool, claims, datings, ()) == joined
    assert compare_by(pool, groups, lambda ids: {i: texts[i] for i in ids}) == compared
    pool.close()


@contextmanager
def loopback():
    """A Dask cluster as in docs/engines.md: a scheduler and two workers, each a process, that know one another by address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    dask = [sys.executable, "-m", "dask"]
    commands = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]]
    commands += [[*dask, "worker", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--no-dashboard"]] * 2
    running = [subprocess.Popen(c, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) for c in commands]
    try:
        yield f"tcp://127.0.0.1:{port}"
    finally:
        for process in running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_dask_cluster_of_a_scheduler_and_two_workers(archive, whole, tmp_path):
    needs("dask")
    with loopback() as address:
        command = ["build", str(archive), "--record", str(tmp_path / "r.db"), "--engine", "dask", "--address", address]
        for attempt in range(5):  # the scheduler may take a while to answer
            done = subprocess.run([sys.executable, "-m", "summitry", *command], capture_output=True, text=True, check=False)
            if done.returncode == 0:
                break
            assert "no Dask scheduler answers" in done.stderr, (attempt, done.stderr)
    assert done.returncode == 0, done.stderr
    assert dump(tmp_path / "r.db") == whole


@pytest.mark.parametrize(("name", "times"), [("local", 20 if LONG else 1), ("dask", 12 if LONG else 1), ("ray", 12 if LONG else 1)])
def test_killed_while_it_works_the_next_run_ends_where_an_undisturbed_one_does(name, times, archive, whole, tmp_path):
    needs(name)
    record, chance = tmp_path / "r.db", random.Random(times)
    command = [sys.executable, "-m", "summitry", "build", str(archive), "--record", str(record), "--engine", name, "--jobs", "2"]
    for _ in range(times):
        run = subprocess.Popen(command, env=os.environ | {"SUMMITRY_BATCH": "4"}, stderr=subprocess.DEVNULL, start_new_session=True)
        _wait_for_more(record, run, chance.randrange(1, 8))
        os.killpg(run.pid, signal.SIGKILL)  # its workers too
        run.wait()
    with engine(name, 2, work=f"{record}.work" if name != "local" else "") as by:
        build([archive], record, SETTINGS, by=by)
    assert dump(record) == whole
    db = sqlite3.connect(record)
    assert db.execute("SELECT count(*), count(DISTINCT id) FROM articles").fetchone() == (len(whole["dated"]),) * 2
    db.close()
    with open_view(record) as view:
        assert not list(faults(view))


def _wait_for_more(record: Path, run: subprocess.Popen, batches: int) -> None:
    """Until so many batches more are in the record, or it is done: a kill that hits the start-up alone shows little."""
    asked, before, until = "SELECT count(*) FROM articles", None, time.monotonic() + 60
    while run.poll() is None and time.monotonic() < until:
        try:
            db = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
            count = db.execute(asked).fetchone()[0]
            db.close()
        except sqlite3.Error:
            count = 0
        before = count if before is None else before
        if count >= before + 4 * batches or count >= 30:
            return
        time.sleep(0.005)


def _summed(items: tuple[int, ...]) -> int:
    NOTED.append(sum(items))
    return sum(items)


NOTED: list[int] = []


def test_an_answer_made_before_is_taken_up(tmp_path):
    """A run that ends after the first of three answers leaves those that were under way, and they are not made again."""
    needs("dask")
    NOTED.clear()
    with _now(tmp_path / "w") as cluster:
        answers = cluster.map(_summed, batches(range(6), 2))
        assert next(answers) == 1
        answers.close()
        assert NOTED == [1, 5, 9]
        assert list(cluster.map(_summed, batches(range(6), 2))) == [1, 5, 9]
    assert NOTED == [1, 5, 9]


def test_what_is_cut_short_in_the_folder_is_not_taken_for_an_answer(tmp_path):
    pytest.importorskip("fsspec", reason="comes with the extras dask and ray")
    folder = WorkFolder(str(tmp_path / "w"))
    folder.put("out/a", {"k": 1})
    assert folder.get("out/a") == {"k": 1}
    path = tmp_path / "w" / "out" / "a"
    path.write_bytes(path.read_bytes()[:-1])
    assert folder.get("out/a") is None
    assert folder.get("out/b") is None
    assert WorkFolder("memory://w").get("none") is None


def test_a_full_disk_in_the_shared_folder_is_said_and_what_was_read_stands(archive, whole, tmp_path, monkeypatch):
    needs("dask")
    from fsspec.implementations.local import LocalFileSystem

    real, calls = LocalFileSystem.pipe_file, []

    def full(self, path, value, **options):
        calls.append(path)
        if len(calls) > 14:
            real(self, path, value[: len(value) // 2], **options)
            raise OSError(errno.ENOSPC, "No space left on device", path)
        return real(self, path, value, **options)

    monkeypatch.setattr(LocalFileSystem, "pipe_file", full)
    work = tmp_path / "work"
    with pytest.raises(EngineError, match=r"No space left on device.*make room in it.*what was read before stands"), _now(work) as by:
        build([archive], tmp_path / "r.db", SETTINGS, by=by)
    assert not [p for p in work.rglob(".*") if p.is_file()]
    monkeypatch.undo()
    with open_view(tmp_path / "r.db") as view:
        assert 0 < view.count("articles") < len(whole["dated"])
        assert view.dangling() == ()
    with _now(work) as by:
        build([archive], tmp_path / "r.db", SETTINGS, by=by)
    assert dump(tmp_path / "r.db") == whole


@contextmanager
def _now(work: Path):
    """A cluster whose only worker is this process."""
    from concurrent.futures import Executor, Future

    from summitry.run.cluster import Cluster

    class Now(Executor):
        def submit(self, fn, /, *args, **kwargs):
            done: Future = Future()
            try:
                done.set_result(fn(*args, **kwargs))
            except Exception as e:
                done.set_exception(e)
            return done

    yield Cluster("dask", Now(), 1, WorkFolder(str(work)))


def test_a_full_disk_under_the_record_is_said_and_survived(archive, whole, tmp_path):
    record = tmp_path / "r.db"
    command = [sys.executable, "-m", "summitry", "build", str(archive), "--record", str(record)]
    with Store(record):
        size = record.stat().st_size

    def little() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 60_000, size + 60_000))

    done = subprocess.run(command, env=os.environ | {"SUMMITRY_BATCH": "4"}, capture_output=True, text=True, preexec_fn=little, check=False)
    assert done.returncode == 2
    assert "what was written before stands" in done.stderr
    assert "Traceback" not in done.stderr
    with open_view(record) as view:
        assert view.dangling() == ()
    build([archive], record, SETTINGS)
    assert dump(record) == whole


def test_a_record_that_cannot_be_written_is_said_and_left_as_it_was(archive, tmp_path):
    folder = tmp_path / "fixed"
    folder.mkdir()
    record = folder / "r.db"
    build([EXAMPLES[0]], record, SETTINGS)
    before = record.read_bytes()
    for path in (*tmp_path.parents[:2], tmp_path):
        path.chmod(0o755)
    record.chmod(0o444)
    folder.chmod(0o555)
    command = [sys.executable, "-m", "summitry", "build", str(archive), "--record", str(record)]
    other = (lambda: os.setuid(65534)) if os.getuid() == 0 else None
    try:
        done = subprocess.run(command, capture_output=True, text=True, preexec_fn=other, check=False)
    except PermissionError:
        pytest.skip("the user to be instead of root cannot run the program here")
    finally:
        folder.chmod(0o755)
    assert done.returncode == 2, done.stderr
    assert "cannot be" in done.stderr
    assert "Traceback" not in done.stderr
    assert record.read_bytes() == before


def test_a_worker_that_is_killed_is_said():
    pool = Processes(2)
    with pytest.raises(EngineError, match="fewer --jobs"):
        list(pool.map(_die, range(4)))
    pool.close()


def _die(n: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_an_engine_there_is_none_of_and_one_without_its_extra(monkeypatch):
    with pytest.raises(UsageError, match="choose one of local, dask, ray"), engine("spark", 1):
        pass
    with pytest.raises(UsageError, match="--address goes with"), engine("local", 1, "tcp://x"):
        pass
    from summitry.run import cluster

    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r'pip install "summitry\[ray\]"'), engine("ray", 1, work="w"):
        pass


def test_a_cluster_that_does_not_answer_is_said():
    needs("dask")
    from summitry.run import cluster

    with pytest.raises(EngineError, match="no Dask scheduler answers there"), cluster.cluster_of("dask", 1, "tcp://127.0.0.1:9", "w"):
        pass


def test_batches_differ_in_nothing_but_their_size(archive, whole, tmp_path):
    build([archive], tmp_path / "r.db", replace(SETTINGS, batch=100, jobs=2))
    assert dump(tmp_path / "r.db") == whole
