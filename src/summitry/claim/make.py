"""Claims put together: identity, spans of words, roles, scope."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from summitry.model import Article, Claim, ClaimKind, Participant, Sentence, Span, Status, TimeLink, Unit

DEFAULT_OFFICES = frozenset(("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "envoy"))


def words(article: Article, units: Sequence[Unit], start: int, end: int) -> Span:
    """The text from the unit at `start` up to the one before `end`, without marks at its edges."""
    while end - 1 > start and units[end - 1].text in (",", ";", ":", "-", "—", "–", "(", "“", '"', "."):
        end -= 1
    a, b = units[start].start, max(units[end - 1].end, units[max(start, end - 2)].end)
    return Span(article.id, a, b, article.text[a:b])


def sentence_span(article: Article, sentence: Sentence) -> Span:
    """The whole sentence."""
    return Span(article.id, sentence.start, sentence.end, article.text[sentence.start : sentence.end])


def identity(article: str, kind: ClaimKind, spans: Sequence[Span], people: Sequence[Participant], extra: str = "") -> str:
    """A claim's id: a hash of where it stands, what it is and of whom; days are no part of it."""
    parts = [article, kind, extra, *(f"{s.start}-{s.end}" for s in spans), *(f"{p.role}:{who(p)}" for p in people)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def scope_of(people: Sequence[Participant]) -> str:
    """`default` where all are of the default offices, else `wide`."""
    return "default" if all(p.office in DEFAULT_OFFICES for p in people) else "wide"


def who(person: Participant) -> str:
    """Whom a person is told from others by."""
    return person.person or person.name


def with_role(person: Participant, role: str) -> Participant:
    """The person in a role."""
    return replace(person, role=role)


def visit(
    article: Article,
    span: Span,
    visitor: Participant,
    country: str,
    place: str,
    status: Status | None,
    times: Sequence[TimeLink] = (),
    *,
    form: str = "unspecified",
    occasion: str = "",
    said_by: str = "",
    definite: bool = False,
    implied_by: str = "",
    host: Participant | None = None,
    details: Mapping[str, str] | None = None,
) -> Claim:
    """One telling of a visit."""
    people = (with_role(visitor, "visitor"),) + ((with_role(host, "host"),) if host else ())
    key = f"{country}:{implied_by}:{place}:{','.join(f'{t.role}{t.start}' for t in times)}"
    return Claim(
        identity(article.id, ClaimKind.VISIT, (span,), people[:1], key),
        article.id,
        ClaimKind.VISIT,
        (span,),
        people,
        host_country=country,
        place=place,
        form=form,
        status=status,
        occasion=occasion,
        attributed_to=said_by,
        confidence=0.8 if implied_by else 1.0,
        times=tuple(times),
        definite=definite,
        implied_by=implied_by,
        scope=scope_of(people[:1]),
        details=details or {},
    )


def meeting(
    article: Article,
    span: Span,
    people: Sequence[Participant],
    mode: str,
    status: Status | None,
    times: Sequence[TimeLink] = (),
    *,
    country: str = "",
    place: str = "",
    occasion: str = "",
    said_by: str = "",
    definite: bool = False,
    details: Mapping[str, str] | None = None,
) -> Claim:
    """One telling of a meeting or call."""
    unique = tuple({who(p): with_role(p, "participant") for p in people}.values())
    key = f"{mode}:{country}:{place}:{','.join(f'{t.role}{t.start}' for t in times)}"
    return Claim(
        identity(article.id, ClaimKind.MEETING, (span,), sorted(unique, key=lambda p: p.person), key),
        article.id,
        ClaimKind.MEETING,
        (span,),
        unique,
        host_country=country,
        place=place,
        mode=mode,
        status=status,
        occasion=occasion,
        attributed_to=said_by,
        times=tuple(times),
        definite=definite,
        scope=scope_of(unique),
        details=details or {},
    )


def other(
    article: Article,
    kind: ClaimKind,
    span: Span,
    people: Sequence[Participant],
    details: Mapping[str, str],
    status: Status | None = None,
    times: Sequence[TimeLink] = (),
) -> Claim:
    """One telling of an invitation, statement, agreement, count or figure; `details` holds its fields."""
    extra = ";".join(f"{k}={v}" for k, v in sorted(details.items()))
    return Claim(
        identity(article.id, kind, (span,), people, extra),
        article.id,
        kind,
        (span,),
        tuple(people),
        status=status,
        times=tuple(times),
        scope=scope_of(people),
        details=dict(details),
    )
