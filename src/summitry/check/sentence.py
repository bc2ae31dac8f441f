"""A sentence of the user's put as a statement that the package reads: questions turned, denials counted as none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summitry.lexicon.asking import Asking, load_asking
from summitry.model import Claim, ClaimKind

_DENIED = re.compile(
    r"\b(?P<aux>has|have|had) (?:not|never)(?: yet)?\b|\b(?P<short>has|have|had)n['’]t\b|\b(?:did not|didn['’]t|never)\b", re.IGNORECASE
)
_SPAN = r"[\w-]+ (?:years|decades)"
_TIME = re.compile(rf"\s(?:since|in (?:the |more than |over |nearly |almost )*{_SPAN}|for {_SPAN}|in \d{{4}}|this year)\b", re.IGNORECASE)
_ONE = "twice"
"""What makes a denial a count that the package reads; the number is taken back afterwards."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the sentence says, and whether it says that there was none."""

    text: str
    denied: bool = False


def as_statement(sentence: str) -> Statement:
    """The sentence as a statement.

    >>> as_statement("Has Ann Lee visited Peru three times since 2022?").text
    'Ann Lee visited Peru three times since 2022.'
    >>> as_statement("Ann Lee hasn't been to Peru since 2022.")
    Statement(text='Ann Lee has visited Peru twice since 2022.', denied=True)
    """
    table = load_asking()
    text = " ".join(sentence.split())
    denial = _DENIED.search(text)
    if denial:
        aux = denial["aux"] or denial["short"] or ""
        text = f"{text[: denial.start()]}{aux} {text[denial.end() :].strip()}"
        text = _past(text, table, denial.start())
    text = _turned(" ".join(text.split()), table)
    for words in table.been:
        text = re.sub(rf"\b{words}\b", "visited", text, flags=re.IGNORECASE)
    return Statement(_counted(text) if denial else text, bool(denial))


def none_of(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The counts of a denial: none."""
    return tuple(replace(c, details={**c.details, "n": "0", "ordinal": "false"}) if c.kind is ClaimKind.COUNT else c for c in claims)


def _turned(text: str, table: Asking) -> str:
    """A question as a statement; anything else as it is."""
    first, _, rest = text.partition(" ")
    if not text.endswith("?") or first.casefold() not in table.openings:
        return text
    rest = rest.rstrip("? ") + "."
    verb = table.openings[first.casefold()]
    if not verb:
        return _past(rest, table, 0)
    word, _, more = rest.partition(" ")
    return f"{word[:1].upper()}{word[1:]} {verb} {more}"


def _past(text: str, table: Asking, start: int) -> str:
    """The first plain verb from there in the past, unless "has" stands before it already in its own form."""
    verbs = "|".join(table.past)
    return text[:start] + re.sub(rf"\b({verbs})\b", lambda m: table.past[m[1]], text[start:], count=1)


def _counted(text: str) -> str:
    """ "Ann Lee has visited Peru since 2022" with a number that can be read."""
    at = _TIME.search(text)
    if at:
        return f"{text[: at.start()]} {_ONE}{text[at.start() :]}"
    return f"{text.rstrip('. ')} {_ONE}."
