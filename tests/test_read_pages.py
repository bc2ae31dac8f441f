"""Web pages: the article without what stands around it, and what the page says of itself."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from summitry.model import Basis, Raw
from summitry.read import article
from summitry.read.decoding import text_of
from summitry.read.page_data import article_data, words

sys.path.insert(0, str(Path(__file__).parent.parent / "eval" / "pages"))
import fill

TITLE, DAY = "Ministers meet again in Oslo", "2024-05-06"
PARAGRAPHS = (
    "Foreign ministers of four states met in Oslo on Monday & talked about quotas for the northern waters, which they had put off.",
    "“We are closer than in spring,” the Norwegian minister said after the morning round, and thanked his guests for their patience.",
    "A second round is planned for the end of the month, the ministry said in the evening, without naming a place for it.",
    "The last meeting of the four, in March 2023, had ended without a common statement; the fleets have fished by the old rules since.",
)
FRAMES = dict(fill.pages(TITLE, DAY, PARAGRAPHS))
FLOORS = {"divs": 0.97, "unclosed": 0.95, "release-section": 0.94, "breaks": 0.97}
"""Where chrome below the article is not told from it."""


def read(page: str | bytes, settings, **about):
    return article(Raw("p.html", "p", "html", page.encode() if isinstance(page, str) else page, **about), settings)


@pytest.mark.parametrize("frame", FRAMES)
def test_an_article_is_drawn_from_its_page(frame, settings):
    parsed = read(FRAMES[frame], settings)
    assert not parsed.problems
    found = parsed.article
    assert fill.agreement(found.text, PARAGRAPHS) >= FLOORS.get(frame, 0.99)
    assert all(p in found.text for p in PARAGRAPHS)
    assert (found.title, str(found.published), found.published_basis) == (TITLE, DAY, Basis.METADATA)


@pytest.mark.parametrize(
    ("frame", "field", "value"),
    [
        ("article-tag", "publisher", "The Harbour Post"),
        ("article-tag", "byline", "Ines Falk"),
        ("article-tag", "url", "https://harbour.example/world/2024-05-06-story"),
        ("json-ld", "byline", "Bo Lind, Rhea Castell"),
        ("json-ld", "language", "en-GB"),
        ("ministry", "publisher", "Ministry of Foreign Affairs"),
        ("weblog", "byline", "A. Weaver"),
        ("amp", "url", "https://quick.example/news/2024-05-06/story.html"),
    ],
)
def test_a_page_says_whose_it_is(frame, field, value, settings):
    assert getattr(read(FRAMES[frame], settings).article, field) == value


def page(head: str = "", body: str = "") -> str:
    return f"<html lang='en'><head>{head}</head><body><article>{body}<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article></body></html>"


@pytest.mark.parametrize(
    ("head", "body", "url", "day"),
    [
        (
            '<meta name="date" content="never"><meta property="article:published_time" content="2024-05-06T23:30:00-04:00">',
            "",
            "",
            "2024-05-06",
        ),
        ('<meta property="article:modified_time" content="2024-05-09">', "", "", "None"),
        ("", '<time class="updated" datetime="2024-05-09">x</time><time datetime="2024-05-06">y</time>', "", "2024-05-06"),
        ("", "", "https://a.example/2024/05/06/talks", "2024-05-06"),
        ("", "", "https://a.example/2024/05/talks", "None"),
        ("", "", "https://a.example/id/20240506123/talks", "None"),
        ('<meta name="pubdate" content="20240506">', "", "", "2024-05-06"),
    ],
)
def test_the_day_of_a_page(head, body, url, day, settings):
    assert str(read(page(head, body), settings, url=url).article.published) == day


def test_a_day_that_cannot_be_is_a_problem_and_the_article_stands(settings):
    parsed = read(page('<meta name="date" content="13th of Never">'), settings)
    assert parsed.article.published is None
    assert "is no date" in parsed.problems[0].message


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://a.example/story", "https://a.example/story"),
        ("/story", "https://a.example/story"),
        ("https://a.example/", "https://a.example/fetched"),
        ("https://other.example.net/story", "https://a.example/fetched"),
        ("javascript:void(0)", "https://a.example/fetched"),
    ],
)
def test_an_address_of_its_own_counts_where_it_can_be_meant(canonical, url, settings):
    found = read(page(f'<link rel="canonical" href="{canonical}">'), settings, url="https://a.example/fetched").article
    assert found.url == url


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        ("Sánchez – “yes”".encode("cp1252"), "utf-8", "Sánchez – “yes”"),
        ("Sánchez".encode(), "iso-8859-1", "Sánchez"),
        (b"\xef\xbb\xbf" + "Sánchez".encode(), "iso-8859-2", "Sánchez"),
        ("Sánchez".encode("utf-16"), "utf-8", "Sánchez"),
        ('<meta charset="iso-8859-2">Wałęsa'.encode("iso-8859-2"), "", '<meta charset="iso-8859-2">Wałęsa'),
        ("Wałęsa".encode("iso-8859-2"), "iso-8859-2", "Wałęsa"),
        ("Sánchez".encode("cp1252"), "no-such-charset", "Sánchez"),
    ],
)
def test_the_bytes_decide_over_what_was_declared(data, declared, text):
    assert text_of(data, declared) == (text, "")


def test_a_page_in_no_charset_is_read_with_a_problem(settings):
    text = page("", "<p>Kr\x81l\x8d\x8f\x90</p>").replace("“", "").replace("”", "")
    parsed = read(text.encode("latin-1"), settings, charset="utf-8")
    assert PARAGRAPHS[0] in parsed.article.text
    assert ["charset" in p.message for p in parsed.problems] == [True]


def test_a_template_of_another_language_does_not_hide_an_english_article(settings):
    assert read(page().replace("lang='en'", "lang='ru'"), settings).article is None, "too short to tell"
    assert read(FRAMES["article-tag"].replace('lang="en"', 'lang="ru"'), settings).article


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<div>" * 600 + "x", "nested deeper"),
        ("<b>" * 200_000, "more than 100,000"),
        ("<p " + "a " * 20_000 + ">x", "attributes"),
        ("<p " + "".join(f'a{i}="<" ' for i in range(20_000)) + ">x", "attributes"),
        ("<p " + "".join(f"a{i}='>' " for i in range(20_000)) + ">x", "attributes"),
        ("<p " + "".join(f'a{i}=">"' for i in range(20_000)) + ">x", "attributes"),
        ("<p " + "".join(f"a{i}= '\">>' b='\">'" for i in range(9_000)) + ">x", "attributes"),
        ("<!-- <a x=\" --><p " + "".join(f'a{i}=">"' for i in range(9_000)) + ">x", "attributes"),
        ("<script>'<a x=\"</script><p \" " + "".join(f"a{i}='>' " for i in range(9_000)) + ">x", "attributes"),
        ("".join("<p " + " ".join(f"a{i}" for i in range(3_000)) + ">x</p>" for _ in range(20)), "attributes"),
        ("", "holds no text"),
        ("<html><body><script>x()</script></body></html>", "holds no text"),
    ],
)
def test_a_page_that_is_none_is_a_problem(data, message, settings):
    parsed = read(data, settings)
    assert parsed.article is None
    assert message in parsed.problems[0].message


def test_signs_of_more_and_less_in_values_scripts_and_words_are_no_attributes(settings):
    words = "".join(f"<p title='{i} > {i - 1}' data-x=\"<b>{i}</b>\">{PARAGRAPHS[i % 4]} {i} < {i + 1} > {i}.</p>" for i in range(900))
    script = "<script>" + "for (var i = 0; i <n; i++) { s += '<a href=\"' + i + '\">' + \"=\" + '</a>'; }\n" * 400 + "</script>"
    made = FRAMES["article-tag"].replace("</article>", f"{words}</article>").replace("</head>", f"{script}</head>")
    assert read(made, settings).article


def test_open_tags_of_paragraphs_are_no_depth(settings):
    many = "".join(f"<p>{PARAGRAPHS[i % 4]}" for i in range(700))
    assert read(f"<html><body><div>{many}</div></body></html>", replace(settings, max_page_depth=300)).article


def test_data_for_machines_is_searched_and_never_trusted():
    assert article_data(["{broken", "[" * 100_000, '[{"@type": ["Thing", "NewsArticle"], "author": {"name": "A &amp; B"}}]'])["author"]
    assert words({"name": "A &amp; B"}) == "A & B"
    assert words([{"name": "A"}, "B", 3, {"name": "A"}]) == "A, B"
    assert article_data(['{"@type": "WebSite"}']) == {}
