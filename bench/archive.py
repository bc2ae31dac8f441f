"""Makes an archive of any size out of templates of our own, with a stated share of articles on diplomacy.

    python -m bench.archive OUT.jsonl.gz [--articles 10000] [--on-topic 0.02] [--seed 1]
    python -m bench.archive OUT.warc.gz ...      the same as pages in a web archive

Leaders and countries are real, all that is told of them is not.  Off-topic texts are put together from those of
`eval/off_topic`.  One article in ten on topic is another, reprinted under an address of its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from summitry.lexicon import load_lexicon

ROOT = Path(__file__).parent.parent
FIRST, DAYS = date(2015, 1, 1), 3600
OFFICES = {"head_of_state": "President", "head_of_government": "Prime Minister", "foreign_minister": "Foreign Minister"}
ARRIVALS = (
    "{cap} — {title} arrived in {city} on {weekday} for a two-day visit to {country} at the invitation of {host}.",
    "{title} will pay an official visit to {country} from {first} to {last}, the ministry said on {weekday}.",
    "{title} travelled to {city} on {first} for talks with {host}, a visit that officials had put off once before.",
    "{host} received {title} in {city} on {weekday}, {first}, and the two walked through the old town before dinner.",
)
TALKS = (
    "The two leaders discussed trade, the border and the price of gas over a working lunch.",
    "They signed an agreement on rail freight, and {host} accepted an invitation to return the visit next spring.",
    "It was the third visit by {name} to {country} since 2014, and the first in {years} years by a leader of that rank.",
    "A statement after the talks spoke of \u201cfrank words between neighbours\u201d and named no date for the next round.",
    "{name} is to fly on to {other} on {last}, where a summit of the region opens that evening.",
    "Trade between the two came to {n} billion dollars last year, {m} percent more than the year before.",
)
FILLING = (
    "Crowds along the avenue were thinner than in former years, and the cafés behind the barriers did good business.",
    "Aides carried boxes of paper from one wing of the building to the other until late in the evening.",
    "Reporters waited in a tent on the lawn, where the coffee ran out before noon and the rain did not.",
    "Analysts in the capital expected little of the talks, and most of them said so to whoever asked.",
    "The road from the airport had been swept twice, and the lamps along it were lit though it was day.",
    "In parliament the opposition asked what the journey cost, and was told that the sum would be published in due course.",
)
ASIDES = tuple(f"{a} {b}" for a in ("as", "so", "more", "less", "and") for b in ("ever", "often", "once", "then", "now", "again", "still"))
PLAIN = (
    "The hedge along the lane wants cutting before the birds begin to nest in it.",
    "Soak the beans overnight, and throw the water away in the morning.",
    "Our old boiler gave up in the second week of frost, and the new one hums like a hive.",
    "Most of the shops on the high street close at six, the bakery earlier.",
    "Her brother keeps bees on the flat roof above the workshop and sells the honey to neighbours.",
    "The bus was late again, and the driver blamed the roadworks by the river.",
    "If the dough sticks, flour the board rather than the dough.",
    "Fans queued from dawn for tickets that were gone within the hour.",
    "A thin layer of varnish is enough; a thick one will crack when the wood moves.",
    "The library has put its late fee up for the first time in years.",
    "Prices of used cars have come down a little since the spring, dealers say.",
    "The keeper went off with a sore knee and was replaced at half-time.",
    "Two of the lifts at the station are out of order, and nobody could say for how long.",
    "The film runs for almost three hours and does not bore for a minute of it.",
    "Tomatoes do badly in wet soil, so raise the bed by a hand.",
    "The choir sings on Sundays in the hall behind the market.",
    "He repairs clocks at a bench by the window and listens to the races while he works.",
    "Shares of the maker of paper rose slightly after it raised its forecast.",
    "The swimming pool opens again in June with new tiles and an older roof.",
    "Rain is likely in the west by evening, with some sun before noon.",
)


def rows(articles: int, on_topic: float, seed: int) -> Iterator[dict[str, Any]]:
    """Articles as lines of JSON have them, in an order that tells nothing."""
    chance = random.Random(seed)
    last: dict[str, Any] | None = None
    for n in range(articles):
        day = FIRST + timedelta(chance.randrange(DAYS))
        row = {"id": f"a{n:07}", "url": f"https://example.org/{n}", "published": day.isoformat()}
        if chance.random() >= on_topic:
            yield row | {"title": "Notes of the day", "text": _off(chance)}
        elif last and chance.random() < 0.1:
            yield row | {"title": last["title"], "text": last["text"], "published": last["published"]}
        else:
            last = row | _on(chance, day)
            yield last


@cache
def _off_topic() -> tuple[str, ...]:
    texts = [t for p in sorted((ROOT / "eval" / "off_topic").glob("*.txt")) for t in p.read_text(encoding="utf-8").strip().split("\n\n")]
    return tuple(_turned(t, turn) for t in texts for turn in range(3))


def _turned(text: str, turn: int) -> str:
    """The text with one of each of the words that may stand for one another."""
    return re.sub(r"\{([^}]*)\}", lambda m: m[1].split("|")[turn % len(m[1].split("|"))], text)


def _off(chance: random.Random) -> str:
    """A text that may lead a search astray, among paragraphs that do not."""
    plain = [" ".join(chance.sample(PLAIN, 4)) for _ in range(chance.randrange(3, 7))]
    return "\n\n".join([*plain[:2], chance.choice(_off_topic()), *plain[2:]])


@cache
def _leaders() -> tuple[tuple[str, str, str, date, date], ...]:
    """Name, country, title and days in office."""
    found = []
    for person in load_lexicon().people.all:
        for term in person.terms:
            if term.office in OFFICES and term.start and term.country in load_lexicon().countries.by_code:
                found.append((person.name, term.country, OFFICES[term.office], term.start, term.end or date.max))
    return tuple(found)


@cache
def _in_office(year: int) -> tuple[tuple[str, str, str, date, date], ...]:
    return tuple(x for x in _leaders() if x[3] <= date(year, 1, 1) and x[4] >= date(year, 12, 31))


def _on(chance: random.Random, day: date) -> dict[str, str]:
    countries = load_lexicon().countries.by_code
    guest, host = chance.sample(_in_office(day.year), 2)
    first = day + timedelta(chance.randrange(-2, 9))
    there, home, other = countries[host[1]], countries[guest[1]], countries[chance.choice(_leaders())[1]]
    said = {
        "title": f"{home.demonyms[0] if home.demonyms else home.name + chr(39) + 's'} {guest[2]} {guest[0]}",
        "name": guest[0].split()[-1],
        "host": f"{host[2]} {host[0]}",
        "city": there.capital,
        "cap": there.capital.upper(),
        "country": there.name,
        "other": other.name,
        "weekday": day.strftime("%A"),
        "first": f"{first:%B} {first.day}",
        "last": f"{first + timedelta(1):%B} {(first + timedelta(1)).day}",
        "years": chance.randrange(3, 40),
        "n": chance.randrange(2, 90),
        "m": chance.randrange(2, 30),
    }
    told = [chance.choice(ARRIVALS), *chance.sample(TALKS, 4), *(_own(t, chance) for t in chance.sample(FILLING, 4))]
    text = "\n\n".join(" ".join(told[i : i + 3]) for i in range(0, len(told), 3)).format(**said)
    return {"title": f"{said['name']} in {there.capital}", "text": text}


def _own(sentence: str, chance: random.Random) -> str:
    """The sentence with asides, so that two articles do not share it word for word by having one maker."""
    words = sentence.split()
    for at in (13, 8, 3):
        words.insert(at, chance.choice(ASIDES))
    return " ".join(words)


def write(path: Path, articles: int, on_topic: float, seed: int = 1) -> None:
    """Writes an archive; its name says as what."""
    made = rows(articles, on_topic, seed)
    if path.name.endswith(".warc.gz"):
        return _write_warc(path, made)
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as out:
        out.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in made)


def _write_warc(path: Path, made: Iterator[dict[str, Any]]) -> None:
    """One record a member of the file, as web archives have them."""
    with open(path, "wb") as out:
        for r in made:
            body = "".join(f"<p>{p}</p>\n" for p in r["text"].split("\n\n"))
            article = f"<article><h1>{r['title']}</h1>{body}</article>"
            page = f"<html lang='en'><head><title>{r['title']}</title></head><body>{article}</body></html>"
            payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {r['url']}\r\nWARC-Date: {r['published']}T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:x:{r['id']}>\r\nContent-Type: application/http;msgtype=response\r\n"
                f"Content-Length: {len(payload)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + payload + b"\r\n\r\n", 3))


def main() -> None:
    """Writes what the command names."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--articles", type=int, default=10_000)
    ap.add_argument("--on-topic", type=float, default=0.02)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    write(a.out, a.articles, a.on_topic, a.seed)


if __name__ == "__main__":
    main()
