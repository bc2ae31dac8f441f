"""What a record holds beside events, as rows: articles, origins, disputes, verdicts, doubts, coverage, problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from summitry.keep import Kept
from summitry.model import Claim, ClaimKind, Dispute, Event, Origin, Pair, Participant, Side, Span, Verdict
from summitry.model import Doubt as Loose
from summitry.show.filters import Filter
from summitry.show.kept import moment, tellings
from summitry.show.said import agreement_fields, field_of, statement_fields, words
from summitry.show.shapes_beside import (
    ArticleRow,
    Coverage,
    DisputeRow,
    Doubt,
    KeptAgreement,
    KeptStatement,
    Matched,
    OriginRow,
    PairRow,
    ProblemRow,
    SideRow,
    VerdictRow,
)
from summitry.show.shown import Shown
from summitry.show.tables import days, where
from summitry.when import When


def articles(shown: Shown, wanted: Filter) -> Iterator[ArticleRow]:
    """Articles by id, of the days asked for."""
    origin = {article: o.id for o in shown.origins() if o.kind != "common_statement" for article in o.articles}
    told = {kind: Counter(c.article for c in shown.claims_of_kind(kind)) for kind in (ClaimKind.VISIT, ClaimKind.MEETING)}
    for kept in shown.articles():
        a = kept.article
        if wanted.covers(kept.dating.published):
            yield ArticleRow(
                id=a.id,
                title=a.title or None,
                url=a.url or None,
                published=field_of(kept.dating.published),
                published_basis=str(kept.dating.basis),
                publisher=a.publisher or None,
                agency=a.agency or None,
                origin=origin.get(a.id),
                visits=told[ClaimKind.VISIT][a.id],
                meetings=told[ClaimKind.MEETING][a.id],
                claims=kept.claims,
            )


def statements(shown: Shown, wanted: Filter) -> Iterator[KeptStatement]:
    """Statements by article and place in it."""
    for claim in _claims(shown, ClaimKind.STATEMENT, wanted):
        yield KeptStatement(id=claim.id, article=claim.article, **statement_fields(claim))


def agreements(shown: Shown, wanted: Filter) -> Iterator[KeptAgreement]:
    """Agreements by article and place in it."""
    for claim in _claims(shown, ClaimKind.AGREEMENT, wanted):
        yield KeptAgreement(id=claim.id, article=claim.article, **agreement_fields(claim))


def _claims(shown: Shown, kind: ClaimKind, wanted: Filter) -> Iterator[Claim]:
    for claim in shown.claims_of_kind(kind):
        alike = Event(claim.id, claim.kind, claim.participants, (claim.id,), claim.host_country, claim.place, days=claim.days)
        if wanted.accepts(alike):
            yield claim


def origins(shown: Shown, wanted: Filter) -> Iterator[OriginRow]:
    """Groups of articles that share copy."""
    return map(_origin, shown.origins())


def _origin(origin: Origin) -> OriginRow:
    return OriginRow(
        id=origin.id, articles=origin.articles, kind=origin.kind, source=origin.source or None, evidence=_matched(origin.evidence)
    )


def pair(found: Pair) -> PairRow:
    """A pair of articles as a row."""
    return PairRow(
        a=found.a, b=found.b, kind=found.kind, source=found.source or None, score=round(found.score, 3), evidence=_matched(found.evidence)
    )


def _matched(evidence: Iterable[tuple[Span, Span]]) -> tuple[Matched, ...]:
    return tuple(Matched(a=a.text, b=b.text) for a, b in evidence)


def disputes(shown: Shown, wanted: Filter) -> Iterator[DisputeRow]:
    """Disputes of the events asked for."""
    asked = {e.id for e in shown.events(wanted=wanted)}
    found = [d for d in shown.disputes() if d.event in asked]
    claims = {c.id: c for c in shown.claims({c for d in found for s in d.sides for c in s.claims})}
    told = {k.article.id: k for k in shown.articles({c.article for c in claims.values()})}
    for d in found:
        yield dispute(d, claims, told)


def dispute(d: Dispute, claims: Mapping[str, Claim], told: Mapping[str, Kept]) -> DisputeRow:
    """A dispute as a row, with the words of each side."""
    sides = tuple(_side(s, claims, told) for s in d.sides)
    return DisputeRow(event=d.event, field=d.field, sides=sides, preferred=d.preferred or None, why=d.why or None, state=d.state)


def _side(side: Side, claims: Mapping[str, Claim], told: Mapping[str, Kept]) -> SideRow:
    evidence = tellings((claims[c] for c in side.claims if c in claims), told)
    return SideRow(value=side.value, articles=side.articles, origins=side.origins, evidence=evidence)


def verdicts(shown: Shown, wanted: Filter) -> Iterator[VerdictRow]:
    """Counted claims weighed, by article."""
    return map(verdict, shown.verdicts())


def verdict(v: Verdict) -> VerdictRow:
    """A verdict as a row."""
    return VerdictRow(
        claim=v.words.text if v.words else None,
        article=v.article,
        evidence=(words(v.words),) if v.words else (),
        verdict=v.verdict,
        counted=v.counted,
        missing=v.missing or None,
        why=v.why or None,
    )


def review(shown: Shown, wanted: Filter) -> Iterator[Doubt]:
    """Events the record is least sure of: those whose tellings hang together loosely, then those in open dispute."""
    loose = {d.event: d for d in shown.doubts()}
    still_open: dict[str, list[str]] = {}
    for d in shown.disputes():
        if d.state == "open":
            still_open.setdefault(d.event, []).append(d.field)
    asked = {e.id: e for e in shown.events(wanted=wanted)}
    for event in filter(asked.get, (*loose, *(e for e in sorted(still_open) if e not in loose))):
        yield doubt(asked[event], loose.get(event), still_open.get(event, ()))


def doubt(event: Event, loose: Loose | None, still_open: Iterable[str]) -> Doubt:
    """An event the record is not sure of as a row."""
    m = moment(event)
    why = [f"{field} is in open dispute" for field in still_open] + ([f"held together loosely: {loose.says}"] if loose else [])
    at, when = where(m.country, m.place), days(m.start, m.end)
    what = ", ".join(part for part in (f"{m.what} of {' and '.join(m.who) or 'somebody'}", at, when) if part != "?")
    return Doubt(event=event.id, what=what, sureness=round(loose.sureness, 2) if loose else None, why=tuple(why))


def coverage(shown: Shown, wanted: Filter) -> Iterator[Coverage]:
    """Articles read by month and leader, so that silence is not taken for absence."""
    month = {k.article.id: _month(k.dating.published) for k in shown.articles() if wanted.covers(k.dating.published)}
    told: set[tuple[str, str]] = set()
    for kind in (ClaimKind.VISIT, ClaimKind.MEETING):
        told |= {(c.article, p.name) for c in shown.claims_of_kind(kind) for p in c.participants if c.article in month}
    counted = Counter((month[article], leader) for article, leader in told)
    everything = Counter((m, "") for m in month.values())
    for (when, leader), n in sorted((counted + everything).items(), key=lambda item: (item[0][0] or "~", item[0][1])):
        if wanted.who is None or wanted.who.takes_part([Participant("", leader)]):
            yield Coverage(month=when, leader=leader or None, articles=n)


def _month(when: When | None) -> str | None:
    """The month a day lies in, the year where it may be of several months, None where it is of several years."""
    if when is None or when.first is None or when.last is None or when.first.year != when.last.year:
        return None
    return when.first.isoformat()[: 7 if when.first.month == when.last.month else 4]


def problems(shown: Shown, wanted: Filter) -> Iterator[ProblemRow]:
    """Everything that could not be read, over all runs."""
    return (ProblemRow(source=p.source, message=p.message, skipped=p.skipped or None) for p in shown.problems())
