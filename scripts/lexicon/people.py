"""people.csv and terms.csv: persons joined across offices and countries, their names, their terms."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from lexicon.chains import chained
from lexicon.writing import HERE, read, write
from summitry.lexicon.fold import fold
from summitry.lexicon.people import PEOPLE, RANK, TERMS, variants
from summitry.lexicon.surnames import alone, is_regnal

PEOPLE_COMMENT = """
Persons who hold or held office since 1995; made by scripts/make_lexicon.py, do not edit by hand.
id: Wikidata id (CC0) where known, else CC:folded-name.  surnames: words used of the person alone, by the custom of the country.
aliases: other full forms; from the World Factbook (public domain), Wikidata (CC0) and press usage.
"""
TERMS_COMMENT = """
Terms of office since 1995, half-open (on the day of `end` the next holder is in); made by scripts/make_lexicon.py, not by hand.
A month known without its day stands as its first day (start) or the first day after it (end).
No end: in office on the day `seen`, unknown after.  source: factbook (World Factbook, public domain), wikidata (CC0),
archigos and reign (one witness), wp-list, oda (a sighting), knowledge (ours alone).
"""
TITLE_OFFICES = (
    (r"special envoy", "envoy"),
    (r"vice president", "vice_president"),
    (r"crown prince", "crown_prince"),
    (r"(general|first) secretary of the communist party", "party_leader"),
    (r"central foreign affairs|presidential aide for foreign|state counsell?or", "foreign_affairs_chief"),
    (r"national security advis|secretary of the security council", "security_adviser"),
    (
        r"secretary[- ]general|chairperson of the african|managing director|president of the (world bank|european parliament)",
        "head_of_organisation",
    ),
)
UNVERIFIED = date(2025, 1, 1)
"""Rows that nobody but us vouches for are taken as seen on this day."""
_HONORIFIC = re.compile(
    r"\A(?:Mr|Mrs|Ms|Dr|Shri|Sir|Lord|Samdech|Daw|Mian|Seyed|Mawlawi|Premier|President|PM|EAM|Chairman|Chancellor|Secretary|General"
    r"|Foreign Minister|State Councill?or|Senior General|Field Marshal|Ayatollah|Crown Prince|U)\.? (?=\S)"
)
_PARTICLES = ("bin", "al", "el", "von", "de", "le", "da", "van")
_HOUSE = re.compile(r" bin | Al[- ](?:Sabah|Thani|Nahyan|Maktoum|Khalifa)", re.IGNORECASE)
_CROWNED = re.compile(r"King|Queen|Emir|Sultan|Emperor|Pope|Sheikh|Prince|Grand Duke")
_LATIN = re.compile(r"[^\u0250-\U0010ffff]+\Z|.*[\u1e00-\u1eff\u02bc\u2019]")


@dataclass(frozen=True, slots=True)
class Row:
    """One term as the shared table has it, cleaned."""

    name: str
    country: str
    office: str
    title: str
    start: date | None
    end: date | None
    seen: date | None
    source: str


@dataclass(slots=True)
class Draft:
    """A person while being put together."""

    name: str
    country: str
    rows: list[Row] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


def make(facts: Path, target: Path) -> dict[str, int]:
    """Write both tables; says how many rows each."""
    rows = corrected([clean(r) for r in (*read(facts / "leaders.csv"), *chained())])
    same = {r["person"]: r["is"] for r in read(HERE / "same_person.csv")}
    drafts = gather([replace(r, name=same.get(r.name, r.name)) for r in rows])
    for name, alias in aliases(facts, same):
        for draft in drafts.get(name, ()):
            draft.aliases.append(alias)
    qids = {(r["person"], r["country_iso2"]): r["wikidata_qid"] for r in read(facts / "leaders_qid.csv")}
    shorts = {r["person"]: r["surnames"].split("|") for r in read(HERE / "surnames.csv")}
    people, terms = [], []
    for name in sorted(drafts):
        for draft in drafts[name]:
            id = identity(draft, qids)
            people.append(person_row(id, draft, shorts.get(name)))
            terms += [[id, r.country, r.office, r.title, r.start, r.end, r.seen, r.source] for r in sorted(draft.rows, key=order)]
    return {
        "people.csv": write(target / "people.csv", PEOPLE_COMMENT, PEOPLE, sorted(people)),
        "terms.csv": write(target / "terms.csv", TERMS_COMMENT, TERMS, sorted(terms, key=lambda t: (t[1], RANK[t[2]], str(t[4]), t[0]))),
    }


def aliases(facts: Path, same: dict[str, str]) -> list[tuple[str, str]]:
    """(person, alias) pairs: second names, the shared table without its slips, ours."""
    wrong = {r["alias"] for r in read(HERE / "wrong_aliases.csv")}
    rows = [*read(facts / "aliases.csv"), *read(HERE / "aliases.csv")]
    found = [(same.get(r["person"], r["person"]), r["alias"]) for r in rows if r["alias"] not in wrong]
    return [(name, other) for other, name in same.items()] + found


def order(row: Row) -> tuple[str, str, int, str]:
    """Stable order of a person's terms."""
    return str(row.start), row.country, RANK[row.office], row.title


def clean(raw: dict[str, str]) -> Row:
    """One row of leaders.csv in our schema."""
    source, _, current = raw["source"].partition(" | current: ")
    start, end = month_start(raw["start"]), month_end(raw["end"])
    title = title_of(raw["title"], raw["country_iso2"], raw["office"])
    office = office_of(raw["office"], title)
    name = re.sub(r"^(?:Shaykh|Sheikh|Dr\.?) (?=\w+ (?:bin|al-))", "", raw["person"].split(", ")[0].strip())
    return Row(name, raw["country_iso2"], office, title, start, end, None if end else last_seen(current, start), source)


def title_of(title: str, country: str, office: str) -> str:
    """The title without asides; the Vatican's head of government is its Secretary of State."""
    if country == "VA" and office == "head_of_government":
        return "Cardinal Secretary of State"
    words = re.sub(r"\s*\(.*", "", title).split(" ; ")[0].strip(' "').strip()
    words = {"foreign_minister": "Foreign Minister", "prime minister": "Prime Minister", "Chief": "Head of State"}.get(words, words)
    interim = re.search(r"\((interim|acting|transitional)\b(?! to| chairman)", title)
    return f"{interim[1].capitalize()} {words}" if interim and not words.lower().startswith(("acting", "interim")) else words


def office_of(office: str, title: str) -> str:
    """Our office code; `other` is split by title."""
    if office not in ("other", "head_of_organisation"):
        return office
    return next((code for pattern, code in TITLE_OFFICES if re.search(pattern, title, re.IGNORECASE)), "other")


def month_start(text: str) -> date | None:
    """A day; the first of a month or year without a day."""
    return date.fromisoformat((text + "-01-01")[:10] if len(text) in (4, 7) else text) if text else None


def month_end(text: str) -> date | None:
    """A day; the first day after a month without a day."""
    if len(text) == 7:
        return (date.fromisoformat(text + "-28") + timedelta(4)).replace(day=1)
    return month_start(text)


def last_seen(current: str, start: date | None) -> date:
    """The latest day a source saw the person in office."""
    days = [month_start(m) for m in re.findall(r"@(\d{4}-\d\d(?:-\d\d)?)", current)]
    return max([d for d in days if d] + [UNVERIFIED if not days else date.min] + [start or date.min])


def corrected(rows: list[Row]) -> list[Row]:
    """The rows after our corrections: `drop` and `end` name an existing row by person, country, office and start, `add` a new one."""
    out = list(rows)
    for c in read(HERE / "corrections.csv"):
        meant = (c["person"], c["country"], c["office"])
        hits = [r for r in out if (r.name, r.country, r.office) == meant and str(r.start or "").startswith(c["start"])]
        if c["do"] == "add":
            end = month_end(c["end"])
            seen = None if end else month_start(c["seen"])
            out.append(Row(c["person"], c["country"], c["office"], c["title"], month_start(c["start"]), end, seen, c["source"]))
            continue
        if not hits:
            raise SystemExit(f"corrections.csv: no row of {c['person']} as {c['office']} of {c['country']} from {c['start']}")
        for hit in hits:
            out.remove(hit)
            if c["do"] == "end":
                end = month_end(c["end"])
                seen = None if end else month_start(c["seen"])
                out.append(replace(hit, end=end, seen=seen, title=c["title"] or hit.title, source=_both(hit.source, c["source"])))
    return out


def _both(ours: str, theirs: str) -> str:
    return ours if theirs in ours.split("+") else f"{ours}+{theirs}"


def gather(rows: list[Row]) -> dict[str, list[Draft]]:
    """Rows of one name as one person, unless namesakes.csv says the name is two persons by country."""
    apart = {r["person"] for r in read(HERE / "namesakes.csv")}
    drafts: defaultdict[str, list[Draft]] = defaultdict(list)
    for row in rows:
        found = next((d for d in drafts[row.name] if d.country == row.country or row.name not in apart), None)
        if not found:
            found = Draft(row.name, row.country)
            drafts[row.name].append(found)
        found.rows.append(row)
    for group in drafts.values():
        for draft in group:
            draft.country = home(draft.rows)
    return dict(drafts)


def home(rows: list[Row]) -> str:
    """The country a person belongs to: where most days were served, bodies of states last; the realm's own for monarchs."""
    days: defaultdict[str, int] = defaultdict(int)
    for r in rows:
        days[r.country] += ((r.end or r.seen or date(2025, 1, 1)) - (r.start or date(1995, 1, 1))).days
    realms = {r.country for r in rows}
    for main, side in (("GB", "CA"), ("FR", "AD")):
        if main in realms and side in realms:
            return main
    return min(days, key=lambda c: (c in ("EU", "UN") or c.startswith("ORG:"), -days[c], c))


def identity(draft: Draft, qids: dict[tuple[str, str], str]) -> str:
    """Wikidata id where known, else CC:folded-name."""
    for country in (draft.country, *sorted({r.country for r in draft.rows})):
        if (draft.name, country) in qids:
            return qids[draft.name, country]
    return f"{draft.country}:{re.sub(r'[^a-z0-9]+', '-', fold(draft.name)).strip('-')}"


def person_row(id: str, draft: Draft, shorts: list[str] | None) -> list[str]:
    """The row of people.csv: names that differ once folded, words used alone apart from full forms."""
    surnames = list(shorts or alone(draft.name, draft.country))
    full = [draft.name]
    for alias in [*draft.aliases, *without_middle(draft), *turned(draft), *titled(draft)]:
        words = alias if _CROWNED.match(alias) else _HONORIFIC.sub("", alias).strip()
        if usable(words):
            first = words.split()[0]
            single = " " not in words or first in _PARTICLES or (first.lower() in _PARTICLES and words.count(" ") == 1)
            bucket = surnames if single else full
            if fold(words) not in {v for n in bucket for v in variants(fold(n))}:
                bucket.append(words)
    return [id, draft.name, draft.country, "|".join(surnames), "|".join(full[1:])]


def usable(alias: str) -> bool:
    """Whether an alias is a name in Latin letters and no epithet."""
    named = alias[:1].isupper() or alias.split(" ")[0].split("-")[0] in _PARTICLES
    epithet = " of " in alias or alias.endswith((" chief", " Queen", " Pope"))
    return bool(named and not epithet and len(alias) > 1 and _LATIN.match(alias))


def without_middle(draft: Draft) -> list[str]:
    """First and last word of a name of three whose middle one is an initial."""
    words = draft.name.split()
    return [f"{words[0]} {words[2]}"] if len(words) == 3 and re.fullmatch(r"[A-Z]\.", words[1]) else []


def turned(draft: Draft) -> list[str]:
    """A Japanese name with the family first, as part of the press and their own government write it."""
    words = draft.name.split()
    return [f"{words[1]} {words[0]}"] if draft.country == "JP" and len(words) == 2 else []


def styled(draft: Draft) -> list[str]:
    """The style a member of a ruling house bears by custom: Sheikh on the Gulf, Prince in Saudi Arabia."""
    if draft.country in ("AE", "QA", "KW", "BH") and _HOUSE.search(draft.name):
        return ["Sheikh"]
    return ["Prince"] if draft.country == "SA" and " bin " in draft.name else []


def titled(draft: Draft) -> list[str]:
    """Monarchs and popes with their title: "King Charles III", "King Charles", "Pope Francis"."""
    out = [f"{style} {name}" for style in styled(draft) for name in (draft.name, draft.name.split()[0])]
    for row in draft.rows:
        word = _CROWNED.match(row.title)
        if word and row.office in ("head_of_state", "crown_prince"):
            name = _CROWNED.sub("", draft.name).strip()
            first = name if is_regnal(name) else name.split()[0]
            short = re.sub(r" [IVX]+\Z", "", first)
            out += [f"{word[0]} {first}", f"{word[0]} {short}"]
            if word[0] == "Emir":
                out.append(f"Sheikh {short}")
    return list(dict.fromkeys(out))
