"""Exports are read back by the libraries their users use, and say the same as the record."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import icalendar
import networkx
import pandas
import pyarrow.parquet
import pytest
import rdflib

from summitry import Record
from summitry.keep import as_bare
from summitry.lexicon.columns import columns_of
from summitry.run.as_of import as_of
from summitry.run.local import build
from summitry.settings import Settings
from summitry.show import make_filter
from summitry.show.export import FORMATS, Order, colt, export, polecat
from summitry.show.export.flat import Flat
from summitry.show.filters import Filter

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
TEXTS = sorted(name for name, f in FORMATS.items() if not (f.binary or f.folder))


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    """The record of the example articles."""
    path = tmp_path_factory.mktemp("record") / "r.db"
    build([EXAMPLES], path, Settings())
    return path


def exported(record: Path, name: str, out: Path, wanted: Filter | None = None, day: str = "", **more: object) -> tuple[Path, Order, int]:
    """One export, what it left out, and how many rows it says it has."""
    with as_of(record, day, Settings()) as shown:
        order = Order(shown, wanted or make_filter(), "0", **more)
        return out, order, export(FORMATS[name], order, out, io.StringIO())


def rows_of(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_is_read_by_pandas_and_has_every_event_once(record, tmp_path):
    out, order, n = exported(record, "csv", tmp_path / "e.csv")
    table = pandas.read_csv(out, keep_default_na=False)
    assert list(table.columns) == list(Flat._fields)
    assert list(table["id"]) == [m.id for m in Record(record).timeline()]
    assert (len(table), order.left.lines()) == (n, ())
    kazan = table[(table["place"] == "Kazan") & (table["what"] == "visit")].iloc[0]
    assert (kazan["who"].split("; ")[0], kazan["start"], kazan["start_first"]) == ("Narendra Modi", "2024-10-22", "2024-10-22")
    assert float(kazan["latitude"]) == pytest.approx(55.8, abs=0.1)


def test_parquet_keeps_types_and_says_what_csv_says(record, tmp_path):
    out, _, n = exported(record, "parquet", tmp_path / "e.parquet")
    table = pyarrow.parquet.read_table(out)
    assert table.num_rows == n
    first = table.to_pylist()[0]
    assert isinstance(first["start_first"], date)
    assert isinstance(first["articles"], list)
    assert isinstance(first["origins_most"], int)
    assert str(pandas.read_parquet(out)["latitude"].dtype) == "float64"
    assert [r["id"] for r in rows_of(exported(record, "csv", tmp_path / "e.csv")[0])] == table["id"].to_pylist()


def test_tables_of_the_relational_parquet_join_without_a_loose_end(record, tmp_path):
    folder, _, n = exported(record, "parquet-relational", tmp_path / "tables")
    tables = {p.stem: pandas.read_parquet(p) for p in folder.iterdir()}
    assert set(tables) == {"events", "claims", "tellings", "values", "disputes", "sides", "origins", "articles"}
    assert sum(map(len, tables.values())) == n
    events, claims, articles = (set(tables[t]["id"]) for t in ("events", "claims", "articles"))
    for name, column, whole in (
        ("claims", "event", events),
        ("tellings", "claim", claims),
        ("values", "event", events),
        ("sides", "event", set(tables["disputes"]["event"])),
        ("claims", "article", articles),
        ("origins", "article", articles),
    ):
        assert len(tables[name])
        assert set(tables[name][column]) <= whole
    told = tables["claims"].groupby("event")["article"].agg(set)
    assert {e: sorted(a) for e, a in told.items()} == {r.id: sorted(r.articles) for r in tables["events"].itertuples()}


def test_every_telling_stands_in_its_article(record, tmp_path):
    folder, _, _ = exported(record, "parquet-relational", tmp_path / "tables")
    with as_of(record, "", Settings()) as shown:
        texts = {k.article.id: k.article.text for k in shown.articles()}
    for telling in pandas.read_parquet(folder / "tellings.parquet").itertuples():
        assert texts[telling.article][telling.start : telling.end] == telling.text


def test_jsonl_has_the_rows_of_show_with_what_they_are(record, tmp_path):
    out, _, n = exported(record, "jsonl", tmp_path / "e.jsonl")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == n == len(Record(record).timeline())
    visits = [{k: v for k, v in r.items() if k != "what"} for r in rows if r["what"] == "visit"]
    assert visits == json.loads(json.dumps(Record(record).visits().to_dicts()))


@pytest.mark.parametrize("name", ["colt", "polecat", "state-travels", "state-visits"])
def test_formats_of_others_have_exactly_their_columns(record, tmp_path, name):
    out, _, n = exported(record, name, tmp_path / "e.csv")
    table = pandas.read_csv(out, keep_default_na=False)
    assert (tuple(table.columns), len(table)) == (columns_of(name), n)


def test_the_columns_are_those_the_formats_publish(shared):
    published = json.loads((shared / "gold" / "export_columns.json").read_text())
    names = {"colt": "COLT_76", "polecat": "POLECAT_40", "state-travels": "STATE_TRAVELS", "state-visits": "STATE_VISITS"}
    for ours, theirs in names.items():
        assert list(columns_of(ours)) == published[theirs]


def test_colt_has_the_trips_made_and_says_what_it_has_no_room_for(record, tmp_path):
    out, order, n = exported(record, "colt", tmp_path / "c.csv")
    visits = Record(record).visits()
    made = [v for v in visits if v.status in ("completed", "ongoing") and v.visitor]
    trips = {r["TripID"]: r for r in rows_of(out)}
    assert set(trips) == {v.id for v in made}
    said = "\n".join(order.left.lines())
    assert f"{len(visits) - n} visits not told as made" in said
    assert "meetings and calls" in said
    assert "always empty in COLT, since no record tells it: PriorityLeader, " in said
    assert {c for c in columns_of("colt") if all(r[c] == "" for r in trips.values())} >= set(colt.EMPTY)
    kyiv = next(trips[v.id] for v in made if v.place == "Kyiv")
    assert (kyiv["LeaderFullName"], kyiv["LeaderSurname"], kyiv["LeaderCountryISO"]) == ("Narendra Modi", "Modi", "IND")
    assert (kyiv["CountryVisited"], kyiv["CityVisited"], kyiv["TripStartDate"]) == ("Ukraine", "Kyiv", "2024-08-23")
    assert (kyiv["LeaderTitle"], kyiv["Confidence(1-5)"]) == ("Prime Minister", "1")
    assert (kyiv["LeaderRegion"], kyiv["LeaderSubregion"], kyiv["RegionVisited"], kyiv["SubRegionVisited"]) == (
        *("Asia", "Southern Asia"),
        *("Europe", "Eastern Europe"),
    )
    vague = next(trips[v.id] for v in made if v.start and len(v.start) == 7)
    assert (vague["TripStartDate"], vague["Confidence(1-5)"]) == ("", "4")
    assert "start " in vague["Notes"]


def test_polecat_has_one_day_an_event_and_says_so(record, tmp_path):
    out, order, _ = exported(record, "polecat", tmp_path / "p.csv")
    rows = rows_of(out)
    assert {r["Event Type"] for r in rows} == {"CONSULT"}
    assert all(date.fromisoformat(r["Event Date"]) for r in rows)
    said = "\n".join(order.left.lines())
    assert "no month and no range" in said
    assert "last days of a stay" in said
    assert f"always empty in POLECAT, since no record tells it: {', '.join(polecat.EMPTY)}" in said
    kazan = next(r for r in rows if r["Placename"] == "Kazan")
    assert (kazan["Actor Name"], kazan["Actor Country"], kazan["Actor COW"]) == ("Narendra Modi", "IND", "750")
    assert kazan["Event Mode"] == "visit"
    assert (kazan["Recipient Country"], kazan["Recipient COW"], kazan["Country"]) == ("RUS", "365", "RUS")


def test_lists_of_the_state_department_are_of_its_own(tmp_path):
    (tmp_path / "in").mkdir()
    told = {
        "out": "US Secretary of State Antony Blinken visited Paris on March 4, 2024, for talks.",
        "came": "German Chancellor Olaf Scholz visited Washington on February 9, 2024, to meet President Joe Biden.",
        "aside": "German Chancellor Olaf Scholz visited Prague on January 12, 2024.",
    }
    for name, text in told.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text)
    build([tmp_path / "in"], tmp_path / "r.db", Settings())
    out, order, _ = exported(tmp_path / "r.db", "state-travels", tmp_path / "t.csv")
    (travel,) = rows_of(out)
    assert (travel["role"], travel["who"], travel["country"], travel["locale"]) == ("secretary", "blinken-antony", "France", "Paris")
    assert (travel["start-date"], travel["end-date"]) == ("2024-03-04", "")
    assert "2 visits not by the US President or Secretary of State" in "\n".join(order.left.lines())
    out, order, _ = exported(tmp_path / "r.db", "state-visits", tmp_path / "v.csv")
    (visit,) = rows_of(out)
    assert (visit["visitor"], visit["from"], visit["start-date"]) == ("Chancellor Olaf Scholz", "Germany", "2024-02-09")
    assert "to other countries than the United States" in "\n".join(order.left.lines())


def test_the_calendar_is_read_by_icalendar(record, tmp_path):
    out, order, n = exported(record, "ics", tmp_path / "e.ics")
    calendar = icalendar.Calendar.from_ical(out.read_bytes())
    entries = {str(e["uid"]): e for e in calendar.walk("VEVENT")}
    visits = {f"{v.id}@summitry": v for v in Record(record).visits()}
    assert len(entries) == n < len(visits)
    assert any("not known to the day" in line for line in order.left.lines())
    statuses = dict.fromkeys(("announced", "postponed", "rumoured"), "TENTATIVE") | dict.fromkeys(("cancelled", "denied"), "CANCELLED")
    for uid, entry in entries.items():
        visit = visits[uid]
        assert entry["status"] == statuses.get(visit.status, "CONFIRMED")
        assert entry.decoded("dtstart") == date.fromisoformat(visit.start or visit.programme_start)
        last = visit.end if visit.start else visit.programme_end
        if last and len(last) == 10:
            assert (entry.decoded("dtend") - date.fromisoformat(last)).days == 1
        assert entry.decoded("dtend") > entry.decoded("dtstart")
        assert not calendar.errors
        assert not entry.errors
    out, _, _ = exported(record, "ics", tmp_path / "early.ics", day="2024-07-05")
    early = {str(e["uid"]): str(e["status"]) for e in icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")}
    told = {uid for uid, status in early.items() if status == "TENTATIVE" and uid in entries and entries[uid]["status"] == "CONFIRMED"}
    assert told, "a visit announced on the day and held since keeps its UID"


def test_geojson_puts_events_where_they_took_place(record, tmp_path):
    out, order, n = exported(record, "geojson", tmp_path / "e.geojson")
    collection = json.loads(out.read_text(encoding="utf-8"))
    assert (collection["type"], len(collection["features"])) == ("FeatureCollection", n)
    kazan = next(f for f in collection["features"] if f["properties"]["place"] == "Kazan")
    longitude, latitude = kazan["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (49, 56)
    nowhere = sum(f["geometry"] is None for f in collection["features"])
    assert order.left.lines()[0].startswith(f"not in the file: {nowhere} positions")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # of rdflib's own parser
def test_jsonld_is_read_by_rdflib_without_a_network(record, tmp_path, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was asked"))
    out, _, n = exported(record, "jsonld", tmp_path / "e.jsonld")
    graph = rdflib.Graph().parse(out, format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    events = set(graph.subjects(rdflib.RDF.type, schema.Event))
    claims = set(graph.subjects(rdflib.RDF.type, schema.Claim))
    assert len(events) == n
    assert {graph.value(c, schema.about) for c in claims} == events
    assert all(graph.value(graph.value(c, schema.appearance), schema.identifier) for c in claims)
    statuses = set(graph.objects(None, schema.eventStatus))
    assert schema.EventScheduled in statuses
    assert statuses <= {schema.EventScheduled, schema.EventPostponed, schema.EventCancelled}


def test_graphml_is_read_by_networkx(record, tmp_path):
    out, _, n = exported(record, "graphml", tmp_path / "e.graphml")
    graph = networkx.read_graphml(out, force_multigraph=True)
    visits = [v for v in Record(record).visits() if v.visitor and v.host_country]
    assert graph.number_of_edges() == n == len(visits)
    assert graph.is_directed()
    hosted = Counter(graph.nodes[target]["name"] for _, target in graph.edges())
    assert hosted["Ukraine"] == sum(v.host_country == "UA" for v in visits)
    modi = next(node for node, facts in graph.nodes(data=True) if facts["name"] == "Narendra Modi")
    assert {d["status"] for _, _, d in graph.out_edges(modi, data=True)} >= {"completed"}


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"parquet-relational"}))
def test_the_same_articles_give_the_same_bytes_in_whatever_order_they_come(record, tmp_path, name, shuffled):
    first, _, _ = exported(record, name, tmp_path / "a")
    second, _, _ = exported(shuffled, name, tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory) -> Path:
    """A record of the same articles, read in another order, in parts, by two processes."""
    folder = tmp_path_factory.mktemp("shuffled")
    files = sorted(EXAMPLES.iterdir())
    random.Random(7).shuffle(files)
    for i, part in enumerate((files[: len(files) // 2], files[len(files) // 2 :])):
        (folder / f"{i}").mkdir()
        for file in part:
            shutil.copy(file, folder / f"{i}" / file.name)
        build([folder / f"{i}"], folder / "r.db", Settings(jobs=2))
    return folder / "r.db"


@pytest.mark.parametrize("name", ["csv", "colt", "ics", "graphml", "jsonl"])
def test_filters_choose_as_they_do_for_show(record, tmp_path, name):
    chosen = make_filter(who="Narendra Modi", first="2024-08")
    _, _, n = exported(record, name, tmp_path / "e", chosen)
    _, _, everything = exported(record, name, tmp_path / "f")
    assert 0 < n < everything
    if name == "csv":
        asked = [m.id for m in Record(record).timeline(who="Narendra Modi", first="2024-08")]
        assert [r["id"] for r in rows_of(tmp_path / "e")] == asked


def test_as_of_a_day_says_what_the_record_of_that_day_says(record, tmp_path):
    day = "2024-08-21"
    out, _, _ = exported(record, "csv", tmp_path / "e.csv", day=day)
    assert [r["id"] for r in rows_of(out)] == [m.id for m in Record(record, as_of=day).timeline()]


def test_events_straight_from_the_tables_are_those_the_types_give(record):
    with as_of(record, "", Settings()) as shown:
        articles = {k.article.id: k for k in shown.articles()}
        claims = {c.id: c for c in shown.claims()}
        told = [[articles[claims[c].article] for c in e.claims] for e in shown.events()]
        typed = [
            as_bare(e, ((k.article, k.dating) for k in kept), claims[e.id].spans[0].text)
            for e, kept in zip(shown.events(), told, strict=True)
        ]
        assert list(shown.bare_events(values=True)) == typed
        assert [c["id"] for c in shown.bare_claims()] == sorted(c for e in shown.events() for c in e.claims)
