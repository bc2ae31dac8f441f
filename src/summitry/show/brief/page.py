"""A brief -> HTML that needs nothing else, or Markdown; what strangers wrote stands there as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summitry.show.brief.gathering import Brief
from summitry.show.brief.picture import HEIGHT, LEFT, TOP, WIDTH, scale_of
from summitry.show.tables import printable

FORMS: Mapping[str, str] = MappingProxyType({"html": "brief.html.j2", "md": "brief.md.j2"})
_LONGEST = 240
_MARKUP = re.compile(r"([\\`*_\[\]|~>]|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)])")


def render(brief: Brief, form: str) -> str:
    """The brief as text of a form: `html` or `md`."""
    scale = scale_of(brief.entries, brief.subject.wanted)
    drawn = {
        "ticks": tuple(scale.ticks()) if scale else (),
        "size": {"left": LEFT, "width": WIDTH, "row": HEIGHT, "top": TOP, "height": TOP + HEIGHT * len(brief.lanes) + 8},
    }
    return _environment(form).get_template(FORMS[form]).render(brief=brief, **drawn).strip() + "\n"


@cache
def _environment(form: str) -> Environment:
    made = Environment(
        loader=PackageLoader("summitry.show.brief"),
        autoescape=True,
        finalize=_as_text if form == "html" else _as_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"link": link, "short": short}
    return made


def _as_text(value: object) -> object:
    """Text without what could turn the line round or move it; Jinja escapes the rest."""
    return printable(value) if type(value) is str else value


def _as_markdown(value: object) -> object:
    """Text in which nothing is markup, on one line; addresses that `link` let through stay as they are."""
    if type(value) is not str:
        return value
    text = " ".join(printable(value).split()).replace("&", "&amp;").replace("<", "&lt;")
    return Markup(_MARKUP.sub(r"\\\1", text))


class Address(str):
    """An address that may be followed."""

    __slots__ = ()


def link(url: str | None) -> Address:
    """The address where it is of the web, else nothing: no script, no file.

    >>> str(link("https://example.org/a b")), str(link("javascript:alert(1)"))
    ('https://example.org/a%20b', '')
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return Address("")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return Address("")
    return Address(re.sub(r"[\s<>\"'`\\(){}|^\x00-\x1f\x7f-\x9f]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), url or ""))


def short(text: str | None) -> str:
    """A title of at most so many characters.

    >>> len(short("x" * 10_000))
    240
    """
    text = " ".join((text or "").split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
