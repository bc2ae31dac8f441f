"""What hangs on events beside themselves: what they have to do with one another, and the verdicts on counted claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summitry.check import asked_of, verdicts, who
from summitry.keep.hanging import Hanging
from summitry.keep.keys import COUNT, HOST, KEY, asking_keys
from summitry.keep.part import Part
from summitry.lexicon import Lexicon
from summitry.model import Claim, ClaimKind, Event, Verdict
from summitry.settle import linked


def relink(part: Part, before: Mapping[str, Event], now: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events of now with their links, and others of the record whose links are other than they were."""
    was, bare = ({e.id: replace(e, links=()) for e in events} for events in (before.values(), now))
    other = {i for i in was.keys() | bare.keys() if was.get(i) != bare.get(i)}
    touched = _beside(part, [e for events in (was, bare) for i, e in events.items() if i in other and e.kind is ClaimKind.VISIT])
    standing = part.events(touched - was.keys())
    asked = [*standing.values(), *(e for i, e in bare.items() if i in touched | other)]
    near = bare | standing | part.events(around(part, asked) - was.keys() - standing.keys())
    told = {e.id: e for e in linked(replace(e, links=()) for e in near.values())}
    linked_now = tuple(told[e.id] if e.id in touched | other else replace(e, links=before[e.id].links) for e in now)
    return linked_now, tuple(told[i] for i in sorted(standing) if told[i] != standing[i])


def _beside(part: Part, visits: Iterable[Event]) -> set[str]:
    """Events whose links hang on visits: others of the same visitor, and whom the visitor met in the country."""
    stays = {(who(p), v.host_country) for v in visits for p in v.participants if p.role == "visitor"}
    found = {i for person in {person for person, _ in stays} for i in part.visits_of(person)}
    return found | {i for person, host in stays if host for i in part.meetings_of((person,), host)}


def around(record: Hanging, events: Iterable[Event]) -> set[str]:
    """Visits that the links of events hang on."""
    told = list(events)
    visitors = {who(p) for e in told if e.kind is ClaimKind.VISIT for p in e.participants if p.role in ("visitor", "host")}
    met = {(who(p), e.host_country) for e in told if e.kind is ClaimKind.MEETING and e.host_country for p in e.participants}
    found = {i for person in visitors for i in record.visits_of(person)}
    return found | {i for person, host in met for i in record.visits_of(person, host)}


def reweigh(part: Part, facts: Lexicon | None, events: Iterable[Event]) -> None:
    """Weighs anew the counted claims that events bear on, those that came themselves, and those told beside them."""
    other = list(events)
    keys = {k for e in other for k in asking_keys(e)} | part.touched(KEY, COUNT) | part.touched(KEY, HOST)
    keys |= part.keys_of_articles((c.article for c in part.claims_named(i for e in other for i in e.claims).values()), COUNT)
    counts = {i: c for i, c in part.claims(keys).items() if c.kind is ClaimKind.COUNT}
    near = {i: c for i, c in part.claims(part.keys_of_claims(counts, COUNT)).items() if c.kind is ClaimKind.COUNT} | counts
    part.verdicts_become(counts, weighed(part, facts, counts, near))


def weighed(record: Hanging, facts: Lexicon | None, counts: Mapping[str, Claim], near: Mapping[str, Claim]) -> list[Verdict]:
    """Verdicts on counted claims out of the events they can mean; `near` has besides them those told beside them."""
    ids = {i for people, host, meets in set(map(asked_of, counts.values())) for i in _asked(record, people, host, meets)}
    told = record.events(ids | record.events_told_by(c.article for c in counts.values()).keys())
    claims = record.claims_named(c for e in told.values() for c in e.claims)
    datings = record.datings(c.article for c in near.values())
    found = verdicts(near.values(), told.values(), datings, facts, claims.values())
    return [v for v in found if v.claim in counts]


def _asked(part: Hanging, people: tuple[str, ...], host: str, meets: bool) -> set[str]:
    """Events that a counted claim can mean."""
    if meets:
        return part.meetings_of(people)
    return {i for person in people for i in part.visits_of(person)} | (part.visits_to(host) if host else set())
