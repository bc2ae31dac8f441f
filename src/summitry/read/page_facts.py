"""What a page says of itself: title, address, publisher, byline, agency, language, and days it may be of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from summitry.read.page_data import article_data, words

# Field -> names of `meta` elements that say it, the surest first.
_META: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline"),
        "publisher": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "citation_publisher"),
        "byline": (
            *("author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator"),
            *("article:author", "citation_author"),
        ),
        "agency": ("syndication-source", "source", "dc.source", "article:source"),
        "url": ("og:url", "twitter:url", "parsely-link"),
        "language": ("content-language", "og:locale", "dc.language", "dcterms.language", "language"),
        "published": (
            *("article:published_time", "datepublished", "article:published", "og:published_time", "og:article:published_time"),
            *("parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate", "publication_date", "published_time"),
            *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "citation_date"),
            *("cxenseparse:recs:publishtime", "article.published", "pubdate", "article_date_original", "originalpublicationdate", "date"),
        ),
    }
)
_BYLINE = "[itemprop=author] [itemprop=name], [itemprop=author], a[rel=author], .byline, .author-name, .article-author"
_TIMES = "time[pubdate], time[itemprop=datePublished], [itemprop=datePublished], article time[datetime], main time[datetime]"
_CHANGED = re.compile(r"updat|modif", re.I)
_BY = re.compile(r"^(?:reported |written )?by[\s:]+", re.I)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,60}$|\s+[|]\s+.*$")
_LONGEST_BYLINE = 160


class PageFacts(NamedTuple):
    """What a page says of itself, empty where it says nothing."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    byline: str = ""
    agency: str = ""
    language: str = ""
    days: tuple[str, ...] = ()
    """Words for the day of publication, the surest first."""


def facts_of(tree: Any, known_url: str = "") -> PageFacts:
    """The facts of a parsed page (a resiliparse `HTMLTree`); `known_url` is where it was fetched."""
    document = tree.document
    meta = _meta(document)
    said = article_data(s.text for s in document.query_selector_all('script[type="application/ld+json"]'))
    first = {field: next((meta[n] for n in names if meta.get(n)), "") for field, names in _META.items()}
    url = _address(document, first["url"], known_url)
    return PageFacts(
        title=words(said.get("headline")) or first["title"] or _heading(document) or _SITE.sub("", _one_line(tree.title or "")),
        url=url,
        publisher=first["publisher"] or words(said.get("publisher")) or (urlsplit(url).hostname or "").removeprefix("www."),
        byline=_byline(document, words(said.get("author")), first["byline"]),
        agency=first["agency"] if not _is_address(first["agency"]) else "",
        language=_language(document) or first["language"].replace("_", "-") or words(said.get("inLanguage")),
        days=tuple(dict.fromkeys(filter(None, _days(document, words(said.get("datePublished")), meta, url)))),
    )


def _meta(document: Any) -> dict[str, str]:
    """Every `meta` element's name -> content; the first of a name counts."""
    found: dict[str, str] = {}
    for element in document.query_selector_all("meta[content]"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = element.getattr(key)
            if name:
                found.setdefault(name.strip().lower(), _one_line(element.getattr("content") or ""))
    return found


def _address(document: Any, told: str, known: str) -> str:
    """The page's own address where it gives one that can be meant, else where it was fetched.

    Some sites name their front page in every article: an address without a path names no article.
    """
    link = document.query_selector('link[rel="canonical"]')
    for address in ((link.getattr("href") or "").strip() if link else "", told):
        full = urljoin(known, address) if address else ""
        if _is_address(full) and urlsplit(full).path.strip("/") and _of_one_site(full, known):
            return full
    return known


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _of_one_site(a: str, b: str) -> bool:
    ours, theirs = ((urlsplit(x).hostname or "").split(".")[-2:] for x in (a, b))
    return not b or ours == theirs


def _heading(document: Any) -> str:
    headings = document.query_selector_all("h1")
    return _one_line(headings[0].text) if len(headings) == 1 else ""


def _byline(document: Any, said: str, told: str) -> str:
    for words_found in (said, told):
        if words_found and not _is_address(words_found):
            return _BY.sub("", words_found)[:_LONGEST_BYLINE]
    element = document.query_selector(_BYLINE)
    text = _one_line(element.text) if element else ""
    return _BY.sub("", text) if len(text) <= _LONGEST_BYLINE else ""


def _language(document: Any) -> str:
    root = document.query_selector("html")
    return (root.getattr("lang") or "").strip() if root else ""


def _days(document: Any, said: str, meta: Mapping[str, str], url: str) -> Iterator[str]:
    yield said
    yield from (meta.get(name, "") for name in _META["published"])
    for element in document.query_selector_all(_TIMES):
        if not _CHANGED.search(f"{element.class_name} {element.getattr('itemprop') or ''}"):
            yield element.getattr("datetime") or element.getattr("content") or ""
            break
    found = _URL_DAY.search(urlsplit(url).path)
    yield "-".join(found.groups()) if found else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
