"""Templates -> pages: what all templates can use, and the one function that fills them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from summitry import __version__
from summitry.lexicon import load_lexicon
from summitry.show.tables import GLYPHS, days, where
from summitry.web.addresses import article_address, country_address, event_address, leader_address

_BLANK, _GAP = re.compile(r"\s+"), " " * 12
"""A stretch without words, and so many blanks as stand where a sentence stood."""
HELD = ("completed", "ongoing")
NAVIGATION = (
    ("/", "Timeline"),
    ("/map", "Map"),
    ("/leaders", "Leaders"),
    ("/countries", "Countries"),
    ("/disputes", "Disputes"),
    ("/review", "Review"),
    ("/coverage", "Coverage"),
    ("/about", "About"),
)


@cache
def environment() -> Environment:
    """The templates, with the words and glyphs they share."""
    made = Environment(
        loader=PackageLoader("summitry.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals.update(
        glyphs=GLYPHS,
        navigation=NAVIGATION,
        version=__version__,
        event_address=event_address,
        article_address=article_address,
        leader_address=leader_address,
        country_address=country_address,
    )
    made.filters.update(days=days, where=where, country=country_name, short=short, origins=origins_said, person=person_name, gaps=gaps)
    return made


def page(request: Request, template: str, **context: Any) -> HTMLResponse:
    """A page out of a template."""
    asked = context.get("asked")
    shared = {"path": request.url.path, "as_of": asked.as_of if asked else "", "q": "", "record": request.app.state.site.record.name}
    return HTMLResponse(environment().get_template(template).render(shared | context))


def country_name(code: str | None) -> str:
    """A country by its name; the code where it has none."""
    found = load_lexicon().countries.by_code.get(code or "")
    return found.name if found else code or "unknown"


def short(text: str | None, most: int = 160) -> str:
    """Text cut off where a list has no room for more."""
    plain = text or ""
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def gaps(text: str) -> str:
    """Text of which only sentences are kept, with a mark where others stood."""
    return _BLANK.sub(lambda m: ("\n[…]\n" if "\n" in m[0] else " […] ") if _GAP in m[0] else m[0], text)


def origins_said(both: tuple[int, int]) -> str:
    """How many independent origins, at least and at most."""
    fewest, most = both
    return str(most) if fewest == most else f"{fewest} to {most}"


def person_name(named: str) -> str:
    """The name of `Name (CC)`, without the country."""
    return named.rsplit(" (", 1)[0] if named.endswith(")") else named
