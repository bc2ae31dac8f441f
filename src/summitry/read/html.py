"""Web pages: one file, one article, its text without what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from resiliparse.parse.html import HTMLTree

from summitry.model import Article, Basis, Problem, Raw
from summitry.read.checks import digest, text_problem, too_long
from summitry.read.decoding import text_of
from summitry.read.language import foreign
from summitry.read.looks import kind
from summitry.read.markup import too_tangled
from summitry.read.page_facts import PageFacts, facts_of
from summitry.read.page_text import text_of_page
from summitry.read.published import read_published
from summitry.read.reader import Parsed, Place, Reader
from summitry.settings import Settings
from summitry.when import When

_ENDINGS = (".html", ".html.gz", ".htm", ".htm.gz", ".xhtml", ".xhtml.gz")
_ENOUGH = 400
"""Characters from which a text's own words tell its language better than the page's template does."""


def claims(name: str, head: bytes) -> bool:
    """Files so named, and standard input that begins like a page."""
    return name.endswith(_ENDINGS) or (name == "-" and kind(head) == "html")


def split(file: BinaryIO, place: Place, settings: Settings) -> Iterator[Raw | Problem]:
    """The whole file."""
    data = file.read(settings.max_document_bytes + 1)
    if len(data) > settings.max_document_bytes:
        yield too_long(place.source, settings)
    else:
        yield Raw(place.source, place.name, READER.name, data)


def parse(raw: Raw, settings: Settings) -> Parsed:
    """The article of a page, with the day it says it is of."""
    html, forced = text_of(raw.data, raw.charset)
    wrong = too_tangled(html, raw.source, settings)
    if wrong:
        return Parsed(None, (wrong,))
    tree = HTMLTree.parse(html)
    facts = facts_of(tree, raw.url)
    text = text_of_page(tree, facts.title)
    wrong = text_problem(text, raw.source, _language(facts, text))
    if wrong:
        return Parsed(None, (wrong,))
    published, said = _published(facts, raw.source, settings)
    damaged = [Problem(raw.source, f"is in no charset known: it was read as {forced}, unknown bytes replaced", "")] if forced else []
    return Parsed(_article(facts, text, published, raw), (*damaged, *said))


def _article(facts: PageFacts, text: str, published: When | None, raw: Raw) -> Article:
    return Article(
        id=raw.name,
        text=text,
        digest=digest(facts.title, text),
        title=facts.title,
        url=facts.url,
        publisher=facts.publisher,
        byline=facts.byline,
        agency=facts.agency,
        language=facts.language,
        published=published,
        published_basis=Basis.METADATA if published else Basis.UNKNOWN,
        source=raw.source,
    )


def _language(facts: PageFacts, text: str) -> str:
    """The language the page says, except where a long text is plainly English in a template of another language."""
    return "en" if len(text) > _ENOUGH and not foreign(text) else facts.language


def _published(facts: PageFacts, source: str, settings: Settings) -> tuple[When | None, list[Problem]]:
    """The surest day said that can be meant; where none can, what is wrong with the first."""
    problems: list[Problem] = []
    for words in facts.days:
        published, problem = read_published(words, source, settings)
        if published:
            return published, []
        problems += [problem] if problem else []
    return None, problems[:1]


READER = Reader("html", _ENDINGS, claims, split, parse)
