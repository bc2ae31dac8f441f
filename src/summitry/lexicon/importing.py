"""Bringing terms of office into the lexicon: our CSV, or the JSON of a Wikidata query; bad rows are named and skipped.

CSV columns: person, country, office, start (needed); id, title, end, seen, aliases (parted by |), source (may be left out).
Wikidata variables: person, personLabel, country or countryCode, position or positionLabel, start; end, aliases may be left out.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

from summitry.errors import InputError, LexiconError
from summitry.lexicon.load import Lexicon, load_lexicon
from summitry.lexicon.own import OWN, Own, build_own, keyed, person_id, read_own
from summitry.lexicon.people import RANK
from summitry.lexicon.tables import CellError
from summitry.model import Problem
from summitry.settings import from_environment

NEEDED = frozenset(("person", "country", "office", "start"))
_VARIABLES = MappingProxyType(
    {
        "id": ("person", "item", "human", "leader"),
        "person": ("personLabel", "itemLabel", "humanLabel", "leaderLabel", "name"),
        "country": ("countryCode", "iso", "iso2", "iso_code", "countryLabel", "country"),
        "office": ("office", "positionLabel", "officeLabel", "position", "title"),
        "title": ("positionLabel", "officeLabel", "title"),
        "start": ("start", "startTime", "startDate", "start_time"),
        "end": ("end", "endTime", "endDate", "end_time"),
        "aliases": ("aliases", "altLabels", "personAltLabel", "itemAltLabel"),
        "seen": ("seen",),
        "source": ("source",),
    }
)
_PLAIN = MappingProxyType(
    {
        "head_of_state": "President",
        "head_of_government": "Prime Minister",
        "foreign_minister": "Foreign Minister",
        "defence_minister": "Defence Minister",
        "crown_prince": "Crown Prince",
        "vice_president": "Vice President",
        "finance_minister": "Finance Minister",
        "envoy": "Special Envoy",
    }
)
_DAY = re.compile(r"[+]?(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?\Z")
_QID = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q\d+)\Z")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    file: Path
    """The user's table the rows lie in now."""
    added: int
    replaced: int
    problems: tuple[Problem, ...]


def import_file(source: Path, target: Path | None = None) -> Imported:
    """Take a file's rows into the user's table (`SUMMITRY_LEXICON` where no path is given); the next load knows them.

    Raises InputError where nothing can be read of the file, LexiconError where a needed column is missing.
    """
    own = target or Path(from_environment().lexicon)
    before = keyed(read_own(own))
    good: list[Own] = []
    problems: list[Problem] = []
    for where, fields in _rows(source):
        try:
            good.append(_own(fields, load_lexicon()))
        except CellError as e:
            problems.append(Problem(where, str(e), "the row"))
    after = {**before, **keyed(good)}
    if good:
        _write(own, after.values())
        load_lexicon.cache_clear()
    brought = keyed(good)
    return Imported(own, len(brought.keys() - before.keys()), len(brought.keys() & before.keys()), tuple(problems))


def _rows(source: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every row with the place it stands in."""
    try:
        text = source.read_bytes().decode("utf-8-sig")
    except OSError as e:
        raise InputError(f"{source}: it cannot be read ({e.strerror}); name a CSV or the JSON of a Wikidata query") from e
    except UnicodeDecodeError as e:
        raise InputError(f"{source}: it is no UTF-8 text (byte {e.start}); save it as UTF-8") from e
    return _from_json(source, text) if text.lstrip()[:1] in ("{", "[") else _from_csv(source, text)


def _from_csv(source: Path, text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    lines = text.splitlines(keepends=True)
    skipped = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    reader = csv.DictReader(io.StringIO("".join(lines[skipped:])), restval="")
    missing = sorted(NEEDED - set(reader.fieldnames or ()))
    if missing:
        raise LexiconError(f"{source}: the column {', '.join(missing)} is missing; write {', '.join(OWN)} in the first line")
    for row in reader:
        yield f"{source}:{skipped + reader.line_num}", {k: v.strip() for k, v in row.items() if isinstance(k, str) and isinstance(v, str)}


def _from_json(source: Path, text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Query results as the service gives them (`results.bindings`) or as a plain list of rows."""
    try:
        data = json.loads(text)
    except ValueError as e:
        raise InputError(f"{source}: it is no JSON ({e}); save the query's result as JSON again") from e
    results = data.get("results") if isinstance(data, dict) else None
    rows = results.get("bindings") if isinstance(results, dict) else data
    if not isinstance(rows, list):
        raise InputError(f"{source}: it holds no rows; save the result of a Wikidata query as JSON")
    for n, row in enumerate(rows, 1):
        yield f"{source}#{n}", _fields(row if isinstance(row, dict) else {})


def _fields(row: Mapping[str, object]) -> dict[str, str]:
    """A result row under our names."""
    plain = {k: str(v.get("value", "")) if isinstance(v, dict) else str(v or "") for k, v in row.items()}
    fields = {ours: next((plain[v] for v in theirs if plain.get(v)), "") for ours, theirs in _VARIABLES.items()}
    fields["source"] = fields["source"] or "wikidata"
    fields["aliases"] = fields["aliases"].replace(", ", "|")
    return fields


def _own(fields: Mapping[str, str], lexicon: Lexicon) -> Own:
    """A row as a term, its country and office turned into our codes."""
    country = _country(fields.get("country", ""), lexicon)
    office, found = _office(fields.get("office", ""), country, lexicon)
    title = fields.get("title", "") if fields.get("title", "") != fields.get("office", "") else found
    qid, name = _QID.match(fields.get("id", "")), fields.get("person", "")
    if re.fullmatch(r"Q\d+", name):
        raise CellError("person", f"{name} is an id and no name", "ask the query for labels in English")
    days = (_day(fields.get(column, ""), column, column == "end") for column in ("start", "end", "seen"))
    id, title = qid[1] if qid else fields.get("id", ""), title or _usual(country, office, lexicon)
    row = build_own([id, name, country, office, title, *days, fields.get("aliases", ""), fields.get("source", "")])
    return replace(row, id=person_id(row, lexicon.people))


def _usual(country: str, office: str, lexicon: Lexicon) -> str:
    """What the country calls the office, by its latest holder."""
    terms = lexicon.people.holders(country, (office,))
    return terms[-1].title if terms else _PLAIN.get(office, "")


def _country(text: str, lexicon: Lexicon) -> str:
    """Our code for an ISO code of two or three letters or for a name."""
    if text.upper() in lexicon.countries.by_code:
        return text.upper()
    found = [c.code for c in lexicon.countries.all if text and c.iso3 == text.upper()] or [c.code for c in lexicon.countries.named(text)]
    if len(found) != 1:
        raise CellError("country", f"{text!r} is no country known", "write its ISO 3166-1 code of two letters")
    return found[0]


def _office(text: str, country: str, lexicon: Lexicon) -> tuple[str, str]:
    """Our code for an office given as a code or by its title ("Minister of Foreign Affairs of Finland"), and the title found."""
    if text in RANK:
        return text, ""
    for cut in (text, *(text.rsplit(" of ", n)[0] for n in (1, 2)), *(text.rsplit(" for ", n)[0] for n in (1,))):
        title = lexicon.titles.get(cut, country)
        if title and title.office:
            return title.office, cut
    raise CellError("office", f"{text!r} is no office known", f"write one of {', '.join(RANK)}")


def _day(text: str, column: str, ends: bool) -> str:
    """A day as we write it; of a month or year the first day, for an end the first day after it."""
    if not text:
        return ""
    found = _DAY.match(text)
    if not found:
        raise CellError(column, f"{text!r} is no day", "write YYYY-MM-DD")
    year, month, dom = (int(g) if g and int(g) else None for g in found.groups())
    try:
        first = date(year or 0, month or 1, dom or 1)
    except ValueError as e:
        raise CellError(column, f"{text!r} is no day of the calendar", "write YYYY-MM-DD") from e
    if not ends or dom:
        return first.isoformat()
    return ((first + timedelta(31)).replace(day=1) if month else first.replace(year=first.year + 1)).isoformat()


def _write(path: Path, rows: Iterable[Own]) -> None:
    """The table in a stable order, put in place at once so that a broken run leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        stream.write("# Terms of office brought by `summitry lexicon import`; they go before the packaged ones.\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(OWN)
        writer.writerows(sorted(row.cells() for row in rows))
    os.replace(part, path)
