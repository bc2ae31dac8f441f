"""RSS and Atom files, and exports as JSON."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from gathered import read

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Post</title><language>en-gb</language>
<item><title>Frederiksen lands in Oslo</title>
<link>https://harbour.example/1</link><guid isPermaLink="false">h-1</guid>
<pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate><description>She arrived.</description>
<dc:creator>Ines Falk</dc:creator>
<content:encoded>
<![CDATA[<p>Prime Minister Mette Frederiksen arrived in <b>Oslo</b> on Monday.</p><p>Talks follow.</p>]]></content:encoded></item>
<item><title>Quotas</title><link>https://harbour.example/2</link>
<description>Ministers of four states &amp;amp; the Union meet today.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
<entry>
<title>A &lt;i&gt;day&lt;/i&gt;</title><link href="https://notes.example/3"/><id>urn:n:3</id><published>2024-05-06T08:00:00Z</published>
<updated>2024-06-01T08:00:00Z</updated><author><name>Bo Lind</name></author>
<content type="html">&lt;p&gt;The king arrived in Oslo.&lt;/p&gt;</content></entry>
<entry><title>Later</title><id>urn:n:4</id><updated>2024-06-01T08:00:00Z</updated><summary>One line.</summary></entry></feed>"""
LAUGHS = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


def test_items_are_articles_with_their_content_or_their_summary(tmp_path, settings):
    (tmp_path / "a.rss").write_text(RSS)
    (tmp_path / "b.atom.gz").write_bytes(gzip.compress(ATOM.encode()))
    (first, second, third, fourth), problems = read([tmp_path], settings)
    assert not problems
    assert (first.id, first.text) == ("h-1", "Prime Minister Mette Frederiksen arrived in Oslo on Monday.\n\nTalks follow.")
    assert (first.title, first.byline, first.publisher) == ("Frederiksen lands in Oslo", "Ines Falk", "The Harbour Post")
    assert (str(first.published), first.url, first.source) == ("2024-05-06", "https://harbour.example/1", f"{tmp_path / 'a.rss'}#1")
    assert (second.id, second.text) == ("https://harbour.example/2", "Ministers of four states & the Union meet today.")
    assert (third.title, third.text, str(third.published)) == ("A day", "The king arrived in Oslo.", "2024-05-06")
    assert fourth.published is None, "when it was changed is not when it appeared"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS + ']><rss version="2.0"><channel><item><title>&j;</title></item></channel></rss>', "declares entities"),
        ("<!DOCTYPE html><html><body><h1>Our feeds</h1></body></html>", "is a web page, not a feed"),
        ("", "is empty"),
        ("<opml><body/></opml>", "holds no item"),
        ("\x00\x01\x02 binary", "holds no item"),
    ],
)
def test_what_is_no_feed_is_a_problem(tmp_path, settings, text, message):
    (tmp_path / "bad.xml").write_text(text)
    (tmp_path / "good.rss").write_text(RSS)
    articles, problems = read([tmp_path], settings)
    assert len(articles) == 2
    assert [message in p.message for p in problems] == [True]


def test_standard_input_may_be_a_feed_or_a_page(monkeypatch, settings):
    page = "<!doctype html><html lang='en'><body><article><p>The king arrived in Oslo on Monday.</p></article></body></html>"
    for data, ids in (
        (RSS.encode(), ["h-1", "https://harbour.example/2"]),
        (gzip.compress(ATOM.encode()), ["urn:n:3", "urn:n:4"]),
        (page.encode(), ["stdin"]),
    ):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        assert [a.id for a in read(["-"], settings)[0]] == ids


EXPORTS = {
    "news-please": (
        {"authors": ["Ines Falk"], "date_publish": "2024-05-06 08:00:00", "maintext": "The king arrived in Oslo.",
         "source_domain": "harbour.example",
         "title": "A", "url": "https://harbour.example/1", "language": "en", "filename": "x.json"},
        ("A", "https://harbour.example/1", "harbour.example", "Ines Falk", "2024-05-06"),
    ),
    "media-cloud": (
        {"stories_id": 77, "media_name": "Harbour", "publish_date": "2024-05-06 08:00:00.000000", "story_text": "The king arrived in Oslo.",
         "title": "A", "url": "https://harbour.example/1", "language": "en"},
        ("A", "https://harbour.example/1", "Harbour", "", "2024-05-06"),
    ),
    "trafilatura": (
        {"title": "A", "author": "Ines Falk", "hostname": "harbour.example", "date": "2024-05-06", "id": None,
         "raw_text": "x", "source-hostname": "H",
         "text": "The king arrived in Oslo.", "source": "https://harbour.example/1", "url": "https://harbour.example/1", "language": None},
        ("A", "https://harbour.example/1", "harbour.example", "Ines Falk", "2024-05-06"),
    ),
    "gdelt": (
        {"url": "https://harbour.example/1", "title": "The king arrived in Oslo.", "seendate": "20240506T081500Z", "socialimage": "",
         "domain": "harbour.example", "language": "English", "sourcecountry": "Norway"},
        ("The king arrived in Oslo.", "https://harbour.example/1", "harbour.example", "", "2024-05-06"),
    ),
    "json-feed": (
        {"id": "1", "content_text": "The king arrived in Oslo.", "title": "A", "url": "https://harbour.example/1",
         "date_published": "2024-05-06T08:00:00Z",
         "authors": [{"name": "Ines Falk"}]},
        ("A", "https://harbour.example/1", "", "Ines Falk", "2024-05-06"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", EXPORTS)
@pytest.mark.parametrize("wrapping", ["line", "bare", "list", "articles", "stories", "items"])
def test_exports_are_understood_by_their_own_names(tmp_path, settings, kind, wrapping):
    item, expected = EXPORTS[kind]
    whole = {"line": item, "bare": item, "list": [item]}.get(wrapping, {"status": "ok", wrapping: [item]})
    path = tmp_path / ("a.jsonl" if wrapping == "line" else "a.json")
    path.write_text(json.dumps(whole) + "\n")
    (found,), problems = read([path], settings)
    assert not problems
    assert found.text == "The king arrived in Oslo."
    assert (found.title, found.url, found.publisher, found.byline, str(found.published)) == expected
