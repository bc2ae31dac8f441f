"""JSON objects to articles: field names of ours and of others, and publication days."""

import json
from datetime import date

import pytest

from summitry.model import Basis, Raw
from summitry.read import article, fields
from summitry.settings import Settings

TEXT = "The president arrived in the capital on Tuesday for talks with the prime minister."
NOW = Settings(today=date(2026, 6, 30))


def read(item):
    return article(Raw("f.jsonl:1", "f:1", "jsonl", json.dumps(item).encode()), NOW)


def test_our_own_names():
    said = {"id": "a", "text": TEXT, "title": "T", "url": "u", "published": "2024-10", "publisher": "p", "byline": "b", "language": "en"}
    a = read(said).article
    assert (a.id, a.text, a.title, a.url, a.publisher, a.byline, a.language) == ("a", TEXT, "T", "u", "p", "b", "en")
    assert (str(a.published), a.published_basis) == ("2024-10", Basis.METADATA)


@pytest.mark.parametrize(
    "item",
    [
        {"maintext": TEXT, "date_publish": "2024-10-22 08:30:00", "source_domain": "p", "authors": ["A", "B"], "title": "T"},
        {"id": 7, "text": TEXT, "publish_date": "2024-10-22T08:30:00+00:00", "media_name": "p", "author": "A, B", "title": "T"},
        {"raw_text": "", "text": TEXT, "date": "2024-10-22", "sitename": "p", "author": "A, B", "title": "T", "fingerprint": "x"},
    ],
)
def test_names_of_news_please_media_cloud_and_trafilatura(item):
    a = read(item).article
    assert (a.text, str(a.published), a.publisher, a.byline, a.title) == (TEXT, "2024-10-22", "p", "A, B", "T")


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("2024-10-22", "2024-10-22"),
        ("2024", "2024"),
        ("2024-05~", "2024-05~"),
        ("2024-10-22/2024-10-24", "2024-10-22/2024-10-24"),
        ("2024-10-22T23:59:59-05:00", "2024-10-22"),
        ("20241022", "2024-10-22"),
        ("20241022T083000Z", "2024-10-22"),
        ("Tue, 22 Oct 2024 08:30:00 GMT", "2024-10-22"),
    ],
)
def test_days_that_are_understood(said, understood):
    parsed = read({"id": "a", "text": TEXT, "published": said})
    assert str(parsed.article.published) == understood
    assert not parsed.problems


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("yesterday", "is no date"),
        ("2024-13-01", "is no date"),
        ("1899-12-31", "is before 1900"),
        ("2026-07-02", "is yet to come"),
        ("XXXX-06-12", "names no year"),
        ("2024-10-22T99", "is no date"),
    ],
)
def test_days_that_cannot_be_leave_the_article_undated_and_are_said(said, wrong):
    parsed = read({"id": "a", "text": TEXT, "published": said})
    assert (parsed.article.published, parsed.article.published_basis) == (None, Basis.UNKNOWN)
    assert [(wrong in p.message, p.source) for p in parsed.problems] == [(True, "f.jsonl:1")]


def test_tomorrow_is_a_day_somewhere():
    assert not read({"id": "a", "text": TEXT, "published": "2026-07-01"}).problems


def test_a_lone_half_of_a_surrogate_pair_is_replaced_by_one_character():
    a = article(Raw("f", "f", "jsonl", b'{"id": "a", "text": "Xi \\ud83d met"}'), NOW).article
    assert a.text == "Xi \ufffd met"
    a.text.encode()


@pytest.mark.parametrize("deep", [3, 300, 900, 100_000])
def test_lists_in_lists_stop_no_run(deep, settings):
    data = b'{"id": "a", "text": %s"The Polish president arrived in Rome."%s}' % (b"[" * deep, b"]" * deep)
    found = article(Raw("f:1", "f:1", "jsonl", data), settings)
    assert bool(found.article) == (deep == 3)
    assert len(found.problems) == (deep != 3)
    assert not any("fault" in p.message for p in found.problems)


def test_a_fault_of_a_reader_is_a_problem_of_its_document(monkeypatch, settings):
    monkeypatch.setattr(fields, "text_problem", lambda *said: 1 / 0)
    found = article(Raw("f:1", "f:1", "jsonl", b'{"id": "a", "text": "The Polish president arrived in Rome."}'), settings)
    assert found.article is None
    assert "ZeroDivisionError" in found.problems[0].message


def test_the_digest_is_of_title_and_text_and_of_nothing_else():
    one, two = read({"id": "a", "text": TEXT}).article, read({"id": "b", "text": TEXT, "url": "u"}).article
    assert one.digest == two.digest
    assert len(one.digest) == 16
    assert read({"id": "a", "text": TEXT, "title": "T"}).article.digest != one.digest


@pytest.mark.parametrize(
    "text",
    [
        "Der Präsident ist am Dienstag in der Hauptstadt eingetroffen, um mit dem Ministerpräsidenten über den Handel zu sprechen. " * 4,
        "El presidente llegó el martes a la capital para reunirse con el primer ministro y hablar de los acuerdos de comercio. " * 4,
        "Cumhurbaşkanı salı günü başkente geldi ve başbakanla ticaret anlaşmalarını görüştü, ardından basına açıklama yaptı. " * 4,
        "Президент прибыл во вторник в столицу для переговоров с премьер-министром о торговле и безопасности. " * 4,
        "总统星期二抵达首都与总理举行会谈讨论贸易和安全问题并出席签字仪式随后会见记者" * 4,
    ],
)
def test_other_languages_are_said_and_left_out(text):
    parsed = read({"id": "a", "text": text})
    assert parsed.article is None
    assert "English" in parsed.problems[0].message


def test_a_language_said_is_believed():
    assert read({"id": "a", "text": TEXT, "language": "fr"}).article is None
    assert read({"id": "a", "text": "Ja. " * 60, "language": "en-GB"}).article is not None


def test_lists_of_names_and_short_texts_pass_for_english():
    names = "Delegates: " + ", ".join(f"Jane Doe{i} of the Department, Ambassador to Place{i}" for i in range(20))
    assert read({"id": "a", "text": names}).article is not None
    assert read({"id": "a", "text": "Macron à Berlin"}).article is not None
