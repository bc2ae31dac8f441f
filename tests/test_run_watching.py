"""Feeds watched: what is new is read once, what changed is said, and a feed that fails is asked less often."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from serving import Answer, serving
from summitry.cli.app import make_app
from summitry.errors import InputError, UsageError
from summitry.run.record import Record
from summitry.run.watching import Watch, addresses, watch_on, watch_once

HOUR = 3600.0


class Clock:
    """A clock that goes on only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def site():
    with serving() as made:
        yield made


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watch(tmp_path, settings, clock):
    return Watch(str(tmp_path / "r.db"), settings, every=HOUR, private=True, clock=clock, pause=clock.wait)


def page(words: str, day: str) -> Answer:
    html = (
        f'<html lang="en"><head><meta name="date" content="{day}"></head><body><article><h1>News</h1><p>{words}</p></article></body></html>'
    )
    return Answer(html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def feed(site, *items: tuple[str, str]) -> Answer:
    made = "".join(
        f"<item><title>{title}</title><link>{site.address}{path}</link><guid>{path}</guid><description>Short.</description></item>"
        for path, title in items
    )
    return Answer(
        f"<rss version='2.0'><channel><title>The Post</title>{made}</channel></rss>".encode(), headers={"ETag": f'"{len(items)}"'}
    )


PLAN = page("French President Emmanuel Macron will visit Poland on June 20, 2024, his office said on Monday.", "2024-06-10")
LATER = page(
    "French President Emmanuel Macron has put off his visit to Poland, planned for June 20, 2024, his office said on Friday.", "2024-06-14"
)
RAIN = page("Rain is likely in the west on Tuesday, and it turns colder after that, forecasters said.", "2024-06-10")


def test_what_is_new_is_read_once_and_what_changes_is_said(site, watch, clock):
    site.answers |= {"/feed": feed(site, ("/plan", "A plan"), ("/rain", "Rain")), "/plan": PLAN, "/rain": RAIN}
    first = watch_once([f"{site.address}/feed"], watch)
    assert (first.new, first.answered) == (1, 1)
    assert [(c.change, c.after) for c in first.changes] == [("new", "announced")]
    (told,) = Record(watch.record).visits()
    assert told.told_by[0].url == f"{site.address}/plan"
    assert watch_once([f"{site.address}/feed"], watch).answered == 0, "it is not due"
    clock.wait(HOUR)
    site.answers["/feed"] = lambda headers: Answer(status=304) if headers.get("if-none-match") == '"2"' else Answer(status=500)
    assert watch_once([f"{site.address}/feed"], watch).changes == ()
    clock.wait(HOUR)
    site.answers |= {"/feed": feed(site, ("/later", "Put off"), ("/plan", "A plan"), ("/rain", "Rain")), "/later": LATER}
    third = watch_once([f"{site.address}/feed"], watch)
    assert ("status", "announced", "postponed") in [(c.change, c.before, c.after) for c in third.changes]
    assert site.paths() == ["/feed", "/robots.txt", "/plan", "/rain", "/feed", "/feed", "/later"]


def test_a_host_is_asked_with_pauses(site, watch, clock):
    site.answers |= {"/feed": feed(site, ("/plan", "A"), ("/rain", "B")), "/plan": PLAN, "/rain": RAIN}
    begun = clock.now
    watch_once([f"{site.address}/feed"], watch)
    assert clock.now - begun >= 2 * watch.settings.host_pause


def robots(*lines: str) -> Answer:
    return Answer("\n".join(lines).encode(), headers={"Content-Type": "text/plain"})


FOR_ALL = robots("User-agent: *", "Disallow: /plan")
FOR_US = robots("User-agent: summitry", "Disallow: /", "", "User-agent: *", "Allow: /")


@pytest.mark.parametrize("said", [FOR_ALL, FOR_US, Answer(status=503)], ids=["all", "us", "broken"])
def test_a_page_its_host_does_not_let_be_fetched_is_not(site, watch, said):
    words = "Emmanuel Macron, the French president, will visit Poland on June 20, 2024."
    feed_ = Answer(feed(site, ("/plan", "A plan")).body.replace(b"Short.", words.encode()))
    site.answers |= {"/feed": feed_, "/plan": PLAN, "/robots.txt": said}
    problems = []
    assert watch_once([f"{site.address}/feed"], watch, problems.append).new == 1, "the feed's own words are read"
    assert site.paths() == ["/feed", "/robots.txt"]
    assert ["robots.txt" in p.message for p in problems] == [True]


def test_nor_is_one_it_is_passed_on_to(site, watch):
    away = Answer(status=302, headers={"Location": "/private/plan"})
    barred = robots("\ufeffUser-agent: *", "Disallow: /private/")
    site.answers |= {"/feed": feed(site, ("/plan", "A plan")), "/plan": away, "/private/plan": PLAN, "/robots.txt": barred}
    problems = []
    watch_once([f"{site.address}/feed"], watch, problems.append)
    assert site.paths() == ["/feed", "/robots.txt", "/plan"]
    assert problems[0].source == f"{site.address}/private/plan"


def test_a_host_is_asked_for_its_rules_once_a_day_and_as_slowly_as_it_wishes(site, watch, clock):
    slow = robots("User-agent: *", "Crawl-delay: 7", "Disallow:")
    site.answers |= {"/feed": feed(site, ("/plan", "A"), ("/rain", "B")), "/plan": PLAN, "/rain": RAIN, "/robots.txt": slow}
    begun = clock.now
    watch_once([f"{site.address}/feed"], watch)
    assert clock.now - begun >= 2 * 7
    for hours, times in ((2, 1), (24, 2)):
        clock.wait(hours * HOUR)
        site.answers["/feed"] = feed(site, (f"/later?{hours}", "C"))
        watch_once([f"{site.address}/feed"], watch)
        assert site.paths().count("/robots.txt") == times


def test_who_has_leave_does_not_ask(site, watch):
    site.answers |= {"/feed": feed(site, ("/plan", "A plan")), "/plan": PLAN, "/robots.txt": robots("User-agent: *", "Disallow: /")}
    watch_once([f"{site.address}/feed"], replace(watch, robots=False))
    assert site.paths() == ["/feed", "/plan"]


def test_a_feed_that_fails_is_asked_less_and_less_often(site, watch, clock):
    said, waits = [], []
    site.answers["/feed"] = Answer(status=503)
    for _ in range(8):
        done = watch_once([f"{site.address}/feed"], watch, said.append)
        waits.append((done.due - clock.now) / HOUR)
        clock.now = done.due
    assert waits == [2, 4, 8, 16, 24, 24, 24, 24]
    assert all("answered 503" in p.message for p in said)
    site.answers["/feed"] = feed(site)
    assert watch_once([f"{site.address}/feed"], watch).due == clock.now + HOUR


@pytest.mark.parametrize(("after", "hours"), [("18000", 5), ("60", 2), ("Mon, 12 Jan 1970 18:46:40 GMT", 5), ("soon", 2), ("9999999", 24)])
def test_a_server_may_ask_for_a_longer_wait(site, watch, clock, after, hours):
    site.answers["/feed"] = Answer(status=429, headers={"Retry-After": after})
    assert watch_once([f"{site.address}/feed"], watch).due - clock.now == hours * HOUR


def test_where_no_page_is_to_be_had_the_feed_is_read(site, watch):
    words = "Emmanuel Macron, the French president, will visit Poland on June 20, 2024."
    site.answers["/feed"] = Answer(feed(site, ("/gone", "A plan")).body.replace(b"Short.", words.encode()))
    said = []
    assert watch_once([f"{site.address}/feed"], watch, said.append).new == 1
    assert ["answered 404" in p.message for p in said] == [True]


@pytest.mark.parametrize("body", [b"<!doctype html><html><body>Log in</body></html>", b"", b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>"])
def test_what_is_no_feed_counts_as_failed(site, watch, clock, body):
    site.answers["/feed"] = Answer(body)
    said = []
    assert watch_once([f"{site.address}/feed"], watch, said.append).due == clock.now + 2 * HOUR
    assert len(said) == 1


def test_once_with_no_answer_at_all_is_an_error(site, watch):
    with pytest.raises(InputError, match="no feed answered"):
        list(watch_on([f"{site.address}/nothing"], watch, True, lambda problem: None))


def test_private_addresses_need_leave(site, watch):
    said = []
    watch_once([f"{site.address}/feed"], Watch(watch.record, watch.settings), said.append)
    assert "--allow-private" in said[0].message
    assert not site.asked


def test_feeds_are_named_or_listed(tmp_path):
    listed = tmp_path / "feeds.txt"
    listed.write_text("# agencies\nhttps://a.example/feed\n\nhttps://b.example/feed # daily\nhttps://a.example/feed\n")
    assert addresses([str(listed), "http://c.example/rss"]) == ["https://a.example/feed", "https://b.example/feed", "http://c.example/rss"]
    for wrong in (["ftp://a.example"], [str(tmp_path / "none.txt")], []):
        with pytest.raises(UsageError):
            addresses(wrong)


def test_the_command_prints_what_changed(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    site.answers |= {"/feed": feed(site, ("/plan", "A plan")), "/plan": PLAN}
    done = CliRunner().invoke(
        make_app(), ["watch", f"{site.address}/feed", "--once", "--allow-private", "--record", "r.db", "--format", "jsonl"]
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout.splitlines()[0])["change"] == "new"
    assert "1 new article" in done.stderr
