"""`summitry who`: whom an epithet means on a day, with the term of office and where that is from."""

from __future__ import annotations

from summitry.ground.who import Candidate, holders_of
from summitry.lexicon import load_lexicon
from summitry.when import When


def who_line(words: str, on: When | None) -> list[dict[str, str | None]]:
    """One row a person the words can mean, the likeliest first.

    >>> from summitry.when import parse
    >>> who_line("the Chinese president", parse("2008-05-01"))[0]["person"]
    'Hu Jintao'
    """
    return [_row(c, on) for c in holders_of(load_lexicon(), words, on)]


def _row(c: Candidate, on: When | None) -> dict[str, str | None]:
    term = c.term
    return {
        "person": c.person.name,
        "id": c.person.id,
        "country": term.country if term else c.person.country,
        "office": term.office if term else None,
        "title": term.title if term else None,
        "start": term.start.isoformat() if term and term.start else None,
        "end": term.end.isoformat() if term and term.end else None,
        "standing": c.standing,
        "note": _note(c, on),
        "source": term.source if term else None,
    }


def _note(c: Candidate, on: When | None) -> str:
    """The standing in words."""
    term = c.term
    if term is None:
        return "no term of office known"
    seen = term.seen.isoformat() if term.seen else ""
    match c.standing:
        case "holds":
            return f"in office on {on}"
        case "unknown after":
            return f"last seen in office {seen}; unknown after {seen}"
        case "handover":
            left = term.end and on and on.first and term.end <= on.first
            return f"within 30 days of a change of holder on {term.end if left else term.start}"
        case "changed":
            return f"in office on part of {on}"
        case "former":
            return f"left the office on {term.end}"
        case "future":
            return f"took the office on {term.start}"
        case "latest":
            return "the latest holder known" + (f"; unknown after {seen}" if seen else "")
        case _:
            return "by name"
