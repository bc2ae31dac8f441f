"""Pages and API on the record of the examples: what they show, what they refuse, and that strangers' text stays text."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from browser import named
from records import article, reading, visit
from summitry.cli.serving import serve
from summitry.errors import RecordError, UsageError
from summitry.keep import Store, open_view
from summitry.keep.readers import Readers, TooLong
from summitry.keep.store import reading_only
from summitry.keep.view import View
from summitry.model import Derived, Event, Judgement
from summitry.run.as_of import as_of
from summitry.run.deciding import judge
from summitry.run.local import build
from summitry.run.on_day import look_back
from summitry.settings import Settings
from summitry.show import listing, make_filter
from summitry.show.paged import LISTS
from summitry.show.render import as_dict
from summitry.web.app import create_app
from summitry.web.charts import by_year
from summitry.web.guard import Door
from summitry.web.question import BESIDE, FILTERS
from summitry.web.reading import Read, pieces
from summitry.web.render import gaps
from summitry.web.site import Limits

HERE = "http://127.0.0.1:8000"
PAGES = (
    *(
        "/",
        "/?who=Modi&country=IN&from=2024&to=2024-10&kind=visit&status=completed",
        "/?as_of=2024-07-05",
        "/?order=latest",
        "/event/{moscow}",
    ),
    *(
        "/event/{disputed}",
        "/article/kyiv-wire",
        "/search",
        "/search?q=kazan",
        "/disputes",
        "/disputes?state=settled",
        "/review",
        "/coverage",
    ),
    *("/leaders", "/leader/Narendra%20Modi", "/countries", "/country/IN", "/map", "/about", "/disputes?as_of=2024-09-01"),
)


@pytest.fixture(scope="module")
def record(examples_record):
    return examples_record


@pytest.fixture(scope="module")
def client(record):
    return TestClient(create_app(record), base_url=HERE)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_served_with_landmarks_and_a_strict_policy(client, record, address):
    answer = client.get(named(address, record))
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert '<main id="main"' in answer.text
    assert "<h1" in answer.text
    assert " style=" not in answer.text
    assert "<style" not in answer.text
    assert " onclick" not in answer.text
    assert answer.text.count("<script") == answer.text.count('<script src="/static/')
    assert "http://" not in answer.text.replace("http://www.w3.org", "").replace("http://example", "")


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("asked", [{}, {"who": "Modi"}, {"from": "2024-07", "to": "2024-09"}])
def test_the_api_gives_what_the_command_prints_page_by_page(client, record, what, asked):
    given = {"first": asked.get("from", ""), "last": asked.get("to", ""), "who": asked.get("who", "")}
    with open_view(record) as view:
        whole = [as_dict(row) for row in listing(what)(view, make_filter(**given))]
    rows, address = [], f"/api/v1/{what}"
    answer = client.get(address, params={**asked, "limit": 4}).json()
    while True:
        rows += answer["rows"]
        if answer["next"] is None:
            break
        answer = client.get(answer["next"]).json()
    assert rows == json.loads(json.dumps(whole))


@pytest.fixture(scope="module")
def moscow(record):
    return named("{moscow}", record)


def test_one_event_is_found_by_any_beginning_of_an_id_and_says_what_the_command_says(client, moscow):
    told = client.get(f"/api/v1/event/{moscow[:8]}").json()
    assert told["place"] == "Moscow"
    assert client.get(f"/api/v1/event/{told['id']}").json() == told


def test_facets_count_without_their_own_filter(client):
    every = client.get("/api/v1/facets").json()
    some = client.get("/api/v1/facets?status=announced").json()
    assert some["status"] == every["status"]
    assert some["total"] < every["total"]
    assert sum(t["n"] for t in some["kind"]) < sum(t["n"] for t in every["kind"])


def test_an_article_s_marks_put_together_are_its_text(client):
    told = client.get("/api/v1/article/kyiv-wire").json()
    read = [Read(c["id"], c["kind"], c["words"], None, None, tuple(map(tuple, c["spans"]))) for c in told["claims"]]
    cut = list(pieces(told["text"], read))
    assert "".join(p.text for p in cut) == told["text"]
    for n, claim in enumerate(read, 1):
        for start, end in claim.spans:
            assert "".join(p.text for p in cut if n in p.claims and start <= p.start < end) == told["text"][start:end]


def test_words_are_found_and_their_places_in_the_snippet_told(client):
    found = client.get("/api/v1/search", params={"q": 'kazan "brics"'}).json()
    assert found["articles"]
    for hit in found["articles"]:
        assert {hit["text"][a:b].lower() for a, b in hit["hits"]} & {"kazan", "brics"}
    assert client.get("/api/v1/search", params={"q": 'a" OR NEAR( * ^'}).status_code == 200


def test_a_page_had_before_is_not_sent_again_until_the_record_changes(record, tmp_path):
    path = tmp_path / "copy.db"
    path.write_bytes(record.read_bytes())
    client = TestClient(create_app(path), base_url=HERE)
    first = client.get("/")
    tag = first.headers["etag"]
    assert client.get("/", headers={"if-none-match": tag}).status_code == 304
    with Store(path) as store, store.writing() as writer:
        writer.put("note", "changed")
    again = client.get("/", headers={"if-none-match": tag})
    assert again.status_code == 200
    assert again.headers["etag"] != tag
    assert "etag" not in client.get("/nowhere").headers


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/?statu=held", 400, "did you mean &#39;status&#39;?"),
        ("/?status=complete", 400, "did you mean &#39;completed&#39;?"),
        ("/?country=Rusia", 400, "did you mean &#39;Russia&#39;?"),
        ("/?order=last", 400, "did you mean &#39;latest&#39;?"),
        ("/?from=yesterday", 400, ">from: &#39;yesterday&#39; is no EDTF date"),
        ("/?as_of=soon", 400, ">as_of: "),
        ("/?after=x", 400, "no place in the list"),
        ("/disputes?state=shut", 400, "open, settled"),
        ("/coverage?year=x", 400, "is no year"),
        ("/event/ffffffffff", 404, "no event or claim"),
        ("/article/nobody", 404, "no article"),
        ("/leader/Narendra%20Mody", 404, "did you mean &#39;Narendra Modi&#39;?"),
        ("/country/ZZ", 404, "/countries lists"),
        ("/nowhere", 404, "/coverage"),
        ("/?who=" + "x" * 3000, 400, "longer than 2000"),
    ],
)
def test_what_cannot_be_meant_is_answered_with_what_is_known(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.text
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/visits?limit=0", 400),
        ("/api/v1/visits?limit=999999999", 400),
        ("/api/v1/visits?limit=x", 400),
        ("/api/v1/event/zzzzzz", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/visits?kindd=x", 400),
    ],
)
def test_programs_get_errors_as_json(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json()["status"] == status
    assert answer.json()["error"]


def test_a_name_nearly_right_is_suggested_where_nothing_fits(client):
    assert "did you mean &#39;Narendra Modi&#39;?" in client.get("/?who=Mody").text


def test_nothing_but_reading_is_answered(client):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/").status_code == 405


def test_the_description_of_the_api_names_every_list_and_filter(client):
    described = client.get("/api/v1/openapi.json").json()
    assert {f"/api/v1/{what}" for what in LISTS} <= set(described["paths"])
    names = {p["name"] for p in described["paths"]["/api/v1/visits"]["get"]["parameters"]}
    assert {"who", "with", "country", "place", "from", "to", "status", "kind", "as_of", "after", "limit"} <= names
    assert "told_by" in json.dumps(described["components"]["schemas"])


def test_as_of_shows_what_the_command_shows_on_every_day_a_report_came(record):
    with open_view(record) as view:
        days = sorted({k.dating.published.last for k in view.articles() if k.dating.published and k.dating.published.last})
    assert len(days) > 5
    for day in days:
        pages = View(reading_only(record))
        look_back(pages, day, Settings())
        with as_of(record, day.isoformat(), Settings()) as command:
            assert list(pages.events()) == list(command.events())
            assert list(pages.disputes()) == list(command.disputes())
            assert list(pages.doubts()) == list(command.doubts())
            assert list(pages.origins()) == list(command.origins())
            assert list(pages.verdicts()) == list(command.verdicts())
        pages.connection.close()


def test_nothing_told_later_is_on_a_page_as_of_a_day(client, moscow):
    early = client.get(f"/api/v1/event/{moscow}", params={"as_of": "2024-07-05"}).json()
    late = client.get(f"/api/v1/event/{moscow}").json()
    assert early["status"] == "announced"
    assert late["status"] == "completed"
    assert set(early["articles"]) < set(late["articles"])
    assert client.get("/article/kyiv-wire", params={"as_of": "2024-07-05"}).status_code == 404
    assert "As could be known on" in client.get("/?as_of=2024-07-05").text


def test_a_day_that_takes_long_is_worked_out_beside_the_request(record, monkeypatch):
    begin = threading.Event()
    monkeypatch.setattr("summitry.web.site.look_back", lambda view, day, settings: begin.wait(30) and look_back(view, day, settings))
    client = TestClient(create_app(record, limits=Limits(patience=0.01)), base_url=HERE)
    answer = client.get("/?as_of=2024-07-05")
    assert (answer.status_code, answer.headers["refresh"]) == (503, "3")
    assert "is being worked out" in answer.text
    assert client.get("/").status_code == 200
    begin.set()
    assert client.app.state.site._day(date(2024, 7, 5)).done.wait(30)
    assert client.get("/?as_of=2024-07-05").status_code == 200


def test_a_count_is_shown_with_its_verdict(client, record):
    with open_view(record) as view:
        verdicts = list(view.verdicts())
    assert verdicts
    for v in verdicts:
        read = {c["id"]: c for c in client.get(f"/api/v1/article/{v.article}").json()["claims"]}
        assert (read[v.claim]["verdict"], read[v.claim]["counted"]) == (v.verdict, list(v.counted))
        page = client.get(f"/article/{v.article}").text
        assert f">{v.verdict}</span>" in page
        assert all(f'href="/event/{event}"' in page for event in v.counted)


def test_a_record_of_quoted_sentences_says_where_others_stood(tmp_path, request):
    path = tmp_path / "r.db"
    build([request.config.rootpath / "examples/articles"], path, Settings(), text="spans")
    client = TestClient(create_app(path), base_url=HERE)
    whole = client.get("/api/v1/article/kyiv-wire").json()
    assert whole["kept"] == "spans"
    page = client.get("/article/kyiv-wire").text
    assert "[…]" in page
    assert "keeps only the sentences" in page
    assert "only the sentences that are quoted are kept" in client.get("/about").text
    for address in PAGES:
        assert client.get(named(address, path)).status_code == 200, address
    event = client.get("/api/v1/visits").json()["rows"][0]
    assert event["told_by"][0]["text"] in unescape(client.get(f"/event/{event['id']}").text)
    assert client.get("/?as_of=2024-07-05").status_code == 200


def test_what_stands_in_place_of_sentences_is_one_mark():
    assert gaps("He came." + " " * 30 + "She left.") == "He came. […] She left."
    assert gaps("He came." + " " * 30 + "\n" + " " * 20 + "\nShe left.") == "He came.\n[…]\nShe left."
    assert gaps("1   2\n\n3") == "1   2\n\n3"


def test_a_tour_is_shown_from_each_of_its_visits(client, record):
    with open_view(record) as view:
        legs = [(e, first) for e in view.events() for relation, first in e.links if relation == "leg_of"]
    assert len(legs) > 1
    for event, first in legs:
        page = client.get(f"/event/{event.id}").text
        assert "One tour of" in page
        assert client.get(f"/api/v1/event/{event.id}").json()["leg_of"] == first
        others = [e.id for e, same in legs if same == first and e.id != event.id]
        assert all(f'href="/event/{other}"' in page for other in others)


def test_years_long_before_the_others_are_one_column():
    chart = by_year([("1974", "completed", 2), ("1980", "announced", 1), ("2021", "completed", 5), ("2022", "cancelled", 3)])
    assert [bar.total for bar in chart.bars] == [3, *[0] * 22, 5, 3]
    first = chart.bars[0]
    assert (first.label, first.since, first.until) == ("≤1998", "", "1998")
    assert [n for *_, n in first.parts] == [2, 1, 0]


def test_what_a_person_decided_is_marked(record, tmp_path):
    path = tmp_path / "r.db"
    path.write_bytes(record.read_bytes())
    event = named("{moscow}", path)
    judge(path, Judgement("set", (event,), "place", "Novo-Ogaryovo", "me", "2026-01-02", "official programme"), Settings())
    page = TestClient(create_app(path), base_url=HERE).get(f"/event/{event}").text
    assert "judged: place" in page
    assert "Novo-Ogaryovo" in page


odd = st.text(max_size=12) | st.sampled_from(
    ["", "0", "-1", "2024-13", "../2024", "XXXX-06-12", "9999-12-31", "%", "'", '"', "\x00", "NEAR(", "²", "putin"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["/", "/search", "/disputes", "/coverage", "/map", "/leaders", "/event/{}", "/leader/{}", "/country/{}", "/article/{}"])
    | st.sampled_from([f"/api/v1/{what}" for what in (*LISTS, "facets", "search")]),
    st.dictionaries(st.sampled_from([*FILTERS, *BESIDE]), odd, max_size=3),
    odd,
)
def test_no_address_makes_the_server_fail(client, path, asked, name):
    answer = client.get(path.replace("{}", quote(name, safe="")), params=asked)
    assert answer.status_code in (200, 400, 404), answer.text[:300]


HOSTILE = "<script>alert(1)</script>\u202egnp.exe\"'><img src=x onerror=alert(1)>" + "A" * 10_000


def test_text_and_names_of_strangers_stay_text(tmp_path):
    said = f"{HOSTILE} arrived in Paris"
    a = article("x/<b>&\"'", said, "2024-05-02", title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    told = visit(a, said, "Anna Rossi:IT", "FR", "2024-05-02")
    told = replace(told, participants=(replace(told.participants[0], name=HOSTILE),), place=HOSTILE, occasion=HOSTILE)
    path = tmp_path / "r.db"
    with Store(path) as store, store.writing() as w:
        w.add(reading(a, told), w.begin_run("build", "test"))
        fields = {"host_country": "FR", "place": HOSTILE, "status": told.status, "occasion": HOSTILE, "days": told.days}
        w.replace_derived(Derived((Event(told.id, told.kind, told.participants, (told.id,), **fields),)))
    client = TestClient(create_app(path), base_url=HERE)
    addresses = [
        "/",
        f"/event/{told.id}",
        "/article/x%2F%3Cb%3E%26%22'",
        "/search?q=arrived",
        "/leaders",
        "/map",
        "/coverage",
        "/country/FR",
    ]
    for address in (*addresses, "/?who=%3Cscript%3Ealert(1)%3C/script%3E", "/search?q=%3Cscript%3Ealert(1)"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "<script>alert" not in answer.text, address
        assert "<img" not in answer.text, address
        assert 'href="javascript' not in answer.text, address


def test_only_names_of_this_machine_are_answered_on_it(record):
    for host, status in (
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("127.0.0.1", 200),
    ):
        assert TestClient(create_app(record), base_url=HERE).get("/about", headers={"host": host}).status_code == status, host


def test_a_token_is_asked_for_in_the_header_or_once_in_the_browser(record):
    client = TestClient(
        create_app(record, Door("0.0.0.0", "s3cret-s3cret-s3cret")), base_url="http://records.example", follow_redirects=False
    )
    assert client.get("/").status_code == 401
    assert client.get("/static/style.css").status_code == 401
    assert client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/", headers={"authorization": "Bearer s3cret-s3cret-s3cret"}).status_code == 200
    assert client.get("/login?token=wrong").status_code == 403
    given = client.get("/login?token=s3cret-s3cret-s3cret")
    assert given.status_code == 303
    assert "HttpOnly" in given.headers["set-cookie"]
    assert "s3cret" not in given.headers["set-cookie"]
    assert client.get("/").status_code == 200
    assert client.get("/", headers={"host": "other.example", "cookie": "summitry=forged"}).status_code == 401


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"host": "0.0.0.0"}, "give --token"),
        ({"host": "0.0.0.0", "token": "short"}, "16 plain characters"),
        ({"record": "/nowhere.db"}, "does not exist"),
    ],
)
def test_a_server_that_would_let_anybody_in_is_not_started(options, said):
    with pytest.raises((UsageError, RecordError), match=said):
        serve(**{"record": "x.db", "host": "127.0.0.1", "port": 0, "token": "", "open_pages": False} | options)


def test_a_question_that_takes_too_long_is_stopped(record):
    readers = Readers(record, seconds=0.05)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
    with pytest.raises(TooLong, match="took more than"), readers.reading() as view:
        view.rows(endless)
    with readers.reading() as view:
        assert view.count("events")
    readers.close()


def test_who_asks_too_much_is_told_to_come_again(record, monkeypatch):
    def slow(*_):
        raise TooLong("this took more than 5 seconds and was stopped: ask for less")

    monkeypatch.setattr("summitry.web.answers.event", slow)
    client = TestClient(create_app(record), base_url=HERE)
    for address in ("/event/any", "/api/v1/event/any"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "was stopped" in answer.text


def test_a_record_that_is_damaged_is_said_to_be_not_blamed_on_who_asks(record, tmp_path):
    path = tmp_path / "r.db"
    path.write_bytes(record.read_bytes())
    client = TestClient(create_app(path), base_url=HERE)
    db = sqlite3.connect(path)
    db.execute("DROP TABLE sides")
    db.commit()
    db.close()
    answer = client.get("/api/v1/disputes")
    assert answer.status_code == 503
    assert "no such table" in answer.json()["error"]


def test_a_reader_meets_another_file_in_the_record_s_place(record, tmp_path):
    path = tmp_path / "r.db"
    path.write_bytes(record.read_bytes())
    readers = Readers(path)
    with readers.reading() as view:
        assert view.count("events") > 0
    path.unlink()
    with Store(path):
        pass
    with readers.reading() as view:
        assert view.count("events") == 0
    readers.close()


def test_help_does_not_wait_for_the_server_s_libraries():
    script = "import sys; from summitry.cli.app import make_app; make_app(); sys.exit('fastapi' in sys.modules or 'uvicorn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_calendars_last_day_can_be_asked_for(client):
    assert client.get("/api/v1/visits", params={"as_of": "9999-12-31"}).status_code in (200, 503)
