"""Which events are asked for: one value for the command line, the pages and Python."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable

from summitry.errors import UsageError
from summitry.keep.wanted import Asked, Filter, kinds
from summitry.lexicon import fold, load_lexicon
from summitry.model import Event, Status
from summitry.when import When, WhenError, parse

__all__ = ("FORMS", "KINDS", "Asked", "Filter", "kinds", "make_filter", "meant", "near_name", "one_of")
_LONGEST = 80
"""Characters of a word that are compared: what is longer is no name."""
FORMS = ("state", "official", "working", "summit", "ceremony", "funeral", "private", "unspecified")
KINDS = ("visit", "meeting", "call", "in-person", "phone", "video", *FORMS)


def make_filter(
    *,
    who: str = "",
    counterpart: str = "",
    country: str = "",
    place: str = "",
    first: str = "",
    last: str = "",
    status: str = "",
    kind: str = "",
) -> Filter:
    """A filter out of what a user wrote; raises `UsageError` with what was likely meant."""
    return Filter(
        who=_asked(who),
        counterpart=_asked(counterpart),
        country=_country(country),
        place=place,
        first=_bound(first, "--from").first if first else None,
        last=_bound(last, "--to").last if last else None,
        status=one_of(status, tuple(Status), "status"),
        kind=one_of(kind, KINDS, "kind"),
    )


def _asked(name: str) -> Asked | None:
    if not name.strip():
        return None
    return Asked(name, frozenset(p.id for p in load_lexicon().people.named(name)))


def _country(words: str) -> str:
    """The code of a country given by its code, its name or a short form."""
    if not words:
        return ""
    countries = load_lexicon().countries
    found = countries.by_code.get(words.upper()) or next(iter(countries.named(words)), None)
    if found is None:
        near = meant(words, (c.name for c in countries.by_code.values()), fold)
        raise UsageError(f"{words!r} is no country: {near}write its name or two-letter code")
    return found.code


def one_of(word: str, known: Iterable[str], what: str) -> str:
    """The word where it is known or empty; else an error that names the likely one and all others."""
    names = tuple(map(str, known))
    if not word or word in names:
        return word
    raise UsageError(f"{word!r} is no {what}: {meant(word, names)}write one of {', '.join(names)}")


def meant(word: str, known: Iterable[str], as_compared: Callable[[str], str] = str.lower) -> str:
    """ "did you mean X? " where a known word is near, else nothing."""
    near = nearest(word, ((k, k) for k in known), as_compared)
    return f"did you mean {near!r}? " if near else ""


def nearest(word: str, known: Iterable[tuple[str, str]], as_compared: Callable[[str], str] = str.lower) -> str:
    """What the known word nearest to one stands for, or nothing where none is near."""
    names = {as_compared(k): stands_for for k, stands_for in known}
    near = difflib.get_close_matches(as_compared(word[:_LONGEST]), names, n=1, cutoff=0.6)
    return names[near[0]] if near else ""


def near_name(asked: str, events: Iterable[Event]) -> str:
    """ "did you mean X? " where somebody in the events is called nearly so, by full name or by a word of it."""
    names = {word: p.name for e in events for p in e.participants for word in (p.name, *p.name.split())}
    near = difflib.get_close_matches(fold(asked), [fold(n) for n in names], n=1, cutoff=0.6)
    return next((f"did you mean {full!r}? " for word, full in names.items() if near and fold(word) == near[0]), "")


def _bound(text: str, option: str) -> When:
    try:
        return parse(text)
    except WhenError as e:
        raise UsageError(f"{option}: {e}") from e
