"""Two states of a record -> what changed between them, event by event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from summitry.model import Event
from summitry.run.as_of import as_of
from summitry.settings import Settings
from summitry.show.kept import moment
from summitry.show.shapes_beside import Change
from summitry.show.tables import days


def since(record: str, day: str, settings: Settings) -> list[Change]:
    """What changed in a record between what could be known on a day and now; events of undated articles alone are left out."""
    with as_of(record, day, settings) as earlier:
        before = list(earlier.events())
    with as_of(record, "", settings) as now:
        dated = {k.article.id for k in now.articles() if k.dating.published}
        told = {c.id for e in now.events() for c in now.claims(e.claims) if c.article in dated}
        after = [e for e in now.events() if told & set(e.claims)]
    return list(changes(before, after))


def changes(before: Iterable[Event], after: Iterable[Event]) -> Iterator[Change]:
    """What changed; an event is the same one where it shares a claim."""
    old = {claim: e for e in before for claim in e.claims}
    now = list(after)
    met: set[str] = set()
    for event in now:
        known = sorted({old[c].id: old[c] for c in event.claims if c in old}.items())
        met.update(i for i, _ in known)
        if not known:
            yield Change(event=event.id, change="new", what=described(event), after=str(event.status) if event.status else None)
        for _, was in known:
            yield from _differences(was, event)
    for gone in sorted({e.id: e for e in old.values() if e.id not in met}.values(), key=lambda e: e.id):
        yield Change(event=gone.id, change="gone", what=described(gone), before=str(gone.status) if gone.status else None)


def _differences(was: Event, event: Event) -> Iterator[Change]:
    what = described(event)
    for change, (before, after) in _fields(was, event).items():
        if before != after:
            yield Change(event=event.id, change=change, what=what, before=before or None, after=after or None)
    for field in sorted(set(event.disputed) - set(was.disputed)):
        yield Change(event=event.id, change="disputed", what=what, after=field)
    for field in sorted(set(was.disputed) - set(event.disputed)):
        yield Change(event=event.id, change="no longer disputed", what=what, before=field)


def _fields(was: Event, event: Event) -> Mapping[str, tuple[str, str]]:
    a, b = moment(was), moment(event)
    return {
        "status": (str(was.status or ""), str(event.status or "")),
        "moved": (days(a.start, a.end), days(b.start, b.end)),
        "place": (was.place, event.place),
    }


def described(event: Event) -> str:
    """An event in a line of words."""
    m = moment(event)
    where = ", ".join(filter(None, (m.place, m.country)))
    return " ".join(filter(None, (m.what, "of", " and ".join(m.who), f"in {where}" if where else "", days(m.start, m.end))))
