"""The words of a page's article, without what stands around it."""

from __future__ import annotations

import re
from typing import Any

from resiliparse.extract.html2text import extract_plain_text

_SKIP = ("aside", "form", "button", "figcaption", "[role=navigation]", "[aria-hidden=true]", "[hidden]")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY = re.compile(r"\n{3,}")
_HEADLINE = 12
"""Lines among which a headline is looked for."""
_LINKED = 0.5
"""A list of which more than this is links is a menu."""


def text_of_page(tree: Any, title: str = "") -> str:
    """Paragraphs divided by an empty line; the headline, which is the article's title, is not repeated."""
    _keep_lists(tree)
    drawn = extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=True,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
        skip_elements=list(_SKIP),
    )
    lines = "\n".join(_SPACES.sub(" ", line).strip() for line in drawn.splitlines())
    text = _EMPTY.sub("\n\n", lines).strip()
    return _after_headline(text, title)


def _after_headline(text: str, title: str) -> str:
    """The text from where its headline ends: what stands before it is the site's."""
    lines = text.split("\n")
    found = [i for i, line in enumerate(lines[:_HEADLINE]) if title and line == title]
    return "\n".join(lines[found[-1] + 1 :]).lstrip("\n") if found else text


def plain(fragment: str) -> str:
    """A piece of HTML, as feeds carry it, as text."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    drawn = extract_plain_text(fragment, preserve_formatting=True, list_bullets=False, alt_texts=False)
    return _EMPTY.sub("\n\n", "\n".join(_SPACES.sub(" ", line).strip() for line in drawn.splitlines())).strip()


def _keep_lists(tree: Any) -> None:
    """Lists that are not menus become numbered ones, because the extraction takes every plain list for a menu."""
    for listed in tree.document.query_selector_all("article ul, main ul, [class*=content] ul, [class*=body] ul"):
        linked = sum(len(a.text) for a in listed.query_selector_all("a"))
        if linked > _LINKED * len(listed.text) or not listed.parent:
            continue
        numbered = tree.create_element("ol")
        while listed.first_child:
            numbered.append_child(listed.first_child)
        listed.parent.replace_child(numbered, listed)
