"""Makes a large record of invented events, to measure pages and exports on; the leaders are real, all else is not.

    python bench/make_record.py OUT.db [--events 100000] [--seed 1]

Each event is told about three times (announced, under way, held, looked back on), two or three tellings to an article.
It is written through the public `Writer`, so its shape is that of any record.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from summitry.keep import Store
from summitry.lexicon import load_lexicon
from summitry.model import (
    Article,
    Basis,
    Claim,
    ClaimKind,
    Dating,
    Days,
    Derived,
    Dispute,
    Doubt,
    Event,
    Origin,
    Participant,
    Reading,
    Side,
    Span,
    Status,
    TimeLink,
    Value,
)
from summitry.when import day, month

FIRST, LAST = date(2005, 1, 1), date(2024, 12, 31)
PER_ARTICLE = 2.5
BATCH = 2000
FORMS = ("unspecified",) * 6 + ("official", "official", "state", "working", "summit", "funeral", "private")
FILLER = (
    "Officials of both sides said that trade, transport and the climate were on the table.",
    "The weather in the capital was fair, and traffic was held up for most of the morning.",
    "Analysts were divided over what the talks could bring before the end of the year.",
    "A joint statement was expected later, according to people who knew of the plans.",
    "The two countries have argued about fishing and tariffs for a generation.",
    "Shops near the guest house closed early, and schoolchildren waved small flags.",
)
SAID = {
    Status.ANNOUNCED: "{who} will {act} on {day}.",
    Status.ONGOING: "{who} began to {act} on {day}.",
    Status.COMPLETED: "{who} ended a journey on {day}, having come to {act}.",
    Status.CANCELLED: "{who} will not {act} on {day} after all.",
    Status.POSTPONED: "{who} put off until later the plan to {act} on {day}.",
}


@dataclass(slots=True)
class Told:
    """One telling that is to be written: what it says, and, once written, where."""

    status: Status
    published: date
    start: date
    claim: str = ""
    article: str = ""


@dataclass(slots=True)
class Plan:
    """One event that is to be told."""

    kind: ClaimKind
    people: tuple[Participant, ...]
    host: str
    place: str
    form: str
    mode: str
    start: date
    end: date
    told: list[Told] = field(default_factory=list)


class World:
    """Who is in office on a day, and where they can go; larger countries travel more."""

    def __init__(self, chance: random.Random) -> None:
        lexicon = load_lexicon()
        self.chance = chance
        self.capitals = {c.code: c.capital for c in lexicon.countries.all if c.capital and len(c.code) == 2}
        by_country: dict[str, list[tuple[date, date, str, str, str]]] = defaultdict(list)
        for person in lexicon.people.all:
            for term in person.terms:
                if term.country in self.capitals and term.start:
                    by_country[term.country].append((term.start, term.end or date.max, person.id, person.name, term.office))
        self.terms = {c: by_country[c] for c in sorted(by_country)}
        order = sorted(self.terms, key=lambda c: hashlib.sha256(c.encode()).digest())
        self.codes, self.weights = order, [1 / (n + 5) for n in range(len(order))]

    def leader(self, code: str, on: date, role: str) -> Participant | None:
        """Somebody who holds office there on a day."""
        held = [t for t in self.terms[code] if t[0] <= on < t[1]]
        if not held:
            return None
        _, _, person, name, office = self.chance.choice(held)
        return Participant(role, name, code, person, office)

    def plan(self) -> Plan | None:
        """An event that may have taken place."""
        chance = self.chance
        start = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        guest, host = chance.choices(self.codes, self.weights, k=2)
        kind = ClaimKind.VISIT if chance.random() < 0.6 else ClaimKind.MEETING
        roles = ("visitor", "host") if kind is ClaimKind.VISIT else ("participant", "participant")
        people = tuple(filter(None, (self.leader(guest, start, roles[0]), self.leader(host, start, roles[1]))))
        if guest == host or len(people) < 2:
            return None
        mode = "" if kind is ClaimKind.VISIT else chance.choice(("in-person", "in-person", "phone", "video"))
        if mode in ("phone", "video"):
            return Plan(kind, people, "", "", "", mode, start, start)
        form = chance.choice(FORMS) if kind is ClaimKind.VISIT else ""
        end = start + timedelta(days=chance.choice((0, 1, 1, 2, 3))) if kind is ClaimKind.VISIT else start
        return Plan(kind, people, host, self.capitals[host], form, mode, start, end)


def plans(world: World, wanted: int) -> Iterator[Plan]:
    """So many events with the tellings of each."""
    made = 0
    while made < wanted:
        plan = world.plan()
        if plan:
            plan.told = list(tellings(plan, world.chance))
            made += 1
            yield plan


def tellings(plan: Plan, chance: random.Random) -> Iterator[Told]:
    """How an event is told as time goes on; one in twenty times with the wrong month."""
    if chance.random() < 0.5:
        yield Told(Status.ANNOUNCED, plan.start - timedelta(days=chance.randrange(1, 40)), plan.start)
    if chance.random() < 0.08:
        yield Told(chance.choice((Status.CANCELLED, Status.POSTPONED)), plan.start - timedelta(days=1), plan.start)
        return
    if chance.random() < 0.7:
        yield Told(Status.ONGOING, plan.start, plan.start)
    for _ in range(chance.choice((1, 2, 2, 3))):
        slip = timedelta(days=31) if chance.random() < 0.05 else timedelta()
        yield Told(Status.COMPLETED, plan.end + timedelta(days=chance.choice((0, 1, 1, 2, 7, 90, 400))), plan.start - slip)


def articles(events: Sequence[Plan], chance: random.Random) -> Iterator[Reading]:
    """Articles that tell the events, in order of day, each with what is read out of it."""
    by_day: dict[date, list[tuple[Plan, Told]]] = defaultdict(list)
    for plan in events:
        for told in plan.told:
            by_day[told.published].append((plan, told))
    for published in sorted(by_day):
        told_then = by_day[published]
        chance.shuffle(told_then)
        n = max(1, round(len(told_then) / PER_ARTICLE))
        for k in range(n):
            yield article(f"{published}-{k:04d}", published, told_then[k::n], chance)


def article(name: str, published: date, said: Sequence[tuple[Plan, Told]], chance: random.Random) -> Reading:
    """One article and its claims."""
    text, claims = "", []
    for plan, told in said:
        text += chance.choice(FILLER) + " "
        sentence = words(plan, told)
        claims.append(claim(name, plan, told, Span(name, len(text), len(text) + len(sentence), sentence)))
        text += sentence + "\n\n"
    text += " ".join(chance.sample(FILLER, 3))
    made = Article(
        id=name,
        text=text,
        digest=hashlib.sha256(text.encode()).hexdigest()[:16],
        title=f"{said[0][0].people[0].name} and {said[0][0].people[-1].name}: the day's news",
        url=f"https://example.org/{published:%Y/%m/%d}/{name}",
        publisher=chance.choice(("Example Times", "Example Post", "Example Courier")),
        language="en",
        published=day(published),
        published_basis=Basis.METADATA,
        source=f"made/{name}.txt",
    )
    return Reading(made, Dating(made.published, Basis.METADATA), tuple(claims))


def words(plan: Plan, told: Told) -> str:
    """The sentence of a telling."""
    one, other = (p.name for p in plan.people)
    act = f"visit {plan.place}" if plan.kind is ClaimKind.VISIT else f"meet {other}" if plan.host else f"speak with {other}"
    on = f"{told.start:%-d %B %Y}" if told.status is not Status.COMPLETED else f"{told.start:%B %Y}"
    return SAID[told.status].format(who=one, act=act, day=on)


def claim(name: str, plan: Plan, told: Told, span: Span) -> Claim:
    """The claim of a telling, which notes where it was written."""
    told.article = name
    told.claim = hashlib.sha256(f"{name}|{span.start}|{span.text}".encode()).hexdigest()[:16]
    start = day(told.start) if told.status is not Status.COMPLETED else month(told.start.year, told.start.month)
    return Claim(
        id=told.claim,
        article=name,
        kind=plan.kind,
        spans=(span,),
        participants=plan.people,
        host_country=plan.host,
        place=plan.place,
        form=plan.form,
        mode=plan.mode,
        status=told.status,
        times=(TimeLink("start", span.start),),
        days=Days(start=start),
    )


def event(plan: Plan) -> Event:
    """The event its tellings make."""
    told = sorted(plan.told, key=lambda t: (t.published, t.claim))
    origins = (max(1, len(told) - 1), len(told))
    claims, names = tuple(t.claim for t in told), tuple(sorted({t.article for t in told}))
    best = {"start": plan.start.isoformat(), "status": str(told[-1].status), "place": plan.place, "host_country": plan.host}
    history = tuple(
        (t.published.isoformat(), str(t.status), t.article) for n, t in enumerate(told) if n == 0 or told[n - 1].status is not t.status
    )
    return Event(
        id=told[0].claim,
        kind=plan.kind,
        participants=plan.people,
        claims=tuple(sorted(claims)),
        host_country=plan.host,
        place=plan.place,
        form=plan.form,
        mode=plan.mode,
        status=told[-1].status,
        days=Days(start=day(plan.start), end=day(plan.end) if plan.kind is ClaimKind.VISIT else None),
        date_passed=told[-1].status is Status.ANNOUNCED,
        history=history,
        values={name: (Value(value, claims, names, origins),) for name, value in best.items() if value},
        origins=origins,
        disputed=("start",) if _slipped(plan) else (),
        reasons={"start": f"{origins[1]} independent origins"},
    )


def _slipped(plan: Plan) -> list[Told]:
    return [t for t in plan.told if t.start != plan.start] if len(plan.told) > 1 else []


def dispute(plan: Plan, of: Event) -> Dispute | None:
    """The dispute over an event one of whose tellings has the wrong month."""
    wrong = _slipped(plan)
    right = [t for t in plan.told if t not in wrong]
    if not wrong or not right:
        return None
    sides = tuple(
        Side(value, tuple(sorted({t.article for t in told})), (1, len(told)), tuple(sorted(t.claim for t in told)))
        for value, told in ((plan.start.isoformat(), right), (f"{wrong[0].start:%Y-%m}", wrong))
    )
    settled = len(right) > len(wrong)
    preferred, why, state = (sides[0].value, "more origins", "settled") if settled else ("", "", "open")
    return Dispute(of.id, "start", sides, preferred, why, state)


def make(path: Path, wanted: int, seed: int) -> None:
    """Writes the record, and says how long each part took."""
    chance, begun = random.Random(seed), time.perf_counter()
    events = list(plans(World(chance), wanted))
    readings = articles(events, chance)
    with Store(path) as store:
        with store.writing() as writer:
            run = writer.begin_run("bench", "made")
        while batch := tuple(islice(readings, BATCH)):
            with store.writing() as writer:
                for reading in batch:
                    writer.add(reading, run)
        print(f"articles and claims: {time.perf_counter() - begun:.1f} s")
        made = [event(p) for p in events]
        found = [d for d in map(dispute, events, made) if d]
        doubts = tuple(Doubt(e.id, 0.1, "a telling without a day") for e in made[::50])
        told = [p.told for p in events if len(p.told) > 2][::20]
        origins = tuple(Origin(f"o{n}", tuple(sorted({t.article for t in some})), "reprint") for n, some in enumerate(told))
        with store.writing() as writer:
            writer.put("reference", "yes")
            writer.put("scope", "default")
            writer.replace_derived(Derived(tuple(made), origins=origins, disputes=tuple(found), doubts=doubts))
            writer.end_run(run)
        print(f"events: {time.perf_counter() - begun:.1f} s in all")
        view = store.view()
        print({t: view.count(t) for t in ("articles", "claims", "events", "disputes", "marks")}, f"{path.stat().st_size / 1e6:.0f} MB")


def main() -> None:
    """Reads the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("out", type=Path)
    asked.add_argument("--events", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    make(given.out, given.events, given.seed)


if __name__ == "__main__":
    main()
