"""Cases as YAML, one rule a file: what one short text says, judged against what was read from it.

A visit stands as one line, fields after the host in any order, `|` between values that are equally right:

    Visitor > HOST, City, START..END, STATUS, KIND          e.g.  Emmanuel Macron > CN, 2023-04-05..2023-04-07, announced, state

and a meeting as `A (FR) + B (CN), CN, City, DATE, MODE, STATUS`.  A date of `?` is any or none, `|-` lets it be
unset, no date at all: it must stay unset.  No place or kind: not looked at.  A line that begins with `~` may be
found or not.  Other sorts of claim are mappings of the fields of `summitry claim`, matched by what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from summitry.errors import UsageError
from summitry.model import Problem, Status
from summitry.read import of_text
from summitry.run.alone import choose, dated, said_by
from summitry.run.evaluate_match import Aliases, Row, accord, assign, bounds, meeting_key, plain, visit_key
from summitry.show.render import as_dict

_STATUSES = frozenset(s.value for s in Status)
_KINDS = frozenset("state official working summit ceremony funeral private unspecified".split())
_MODES = frozenset("in-person phone video".split())
_DATE = re.compile(r"[\dX]{4}(-|$|~|/|\.\.)")
_FOR_KEY = frozenset("visitor visitor_alt host_country host_country_alt participants".split())
_SORTS = ("invitations", "statements", "agreements", "counts", "figures")


@dataclass(frozen=True, slots=True)
class Case:
    """One short text and all it should yield; a sort of claim that is None is not looked at."""

    name: str
    file: str
    text: str
    published: str | None = None
    title: str = ""
    url: str = ""
    publisher: str = ""
    visits: tuple[Row, ...] | None = None
    meetings: tuple[Row, ...] | None = None
    others: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    gap: str = ""
    """Why it is known to fail; empty for a case that must pass."""

    @property
    def id(self) -> str:
        """`file: name`."""
        return f"{self.file}: {self.name}"


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file.  Raises `UsageError` for a case that cannot be meant."""
    return tuple(_case(entry, path.stem) for entry in yaml.safe_load(path.read_text(encoding="utf-8")))


def _case(entry: Mapping[str, Any], file: str) -> Case:
    extra = set(entry) - {"name", "text", "title", "url", "publisher", "published", "visits", "meetings", "silent", "gap", *_SORTS}
    if extra or "text" not in entry or "name" not in entry:
        raise UsageError(f"{file}: case {entry.get('name')!r} has {sorted(extra) or 'no name or text'}; see run/evaluate_cases.py")
    silent = bool(entry.get("silent"))
    lines = {k: () if silent else entry.get(k) for k in ("visits", "meetings")}
    return Case(
        name=str(entry["name"]),
        file=file,
        text=entry["text"],
        published=str(entry["published"]) if entry.get("published") else None,
        title=str(entry.get("title") or ""),
        url=str(entry.get("url") or ""),
        publisher=str(entry.get("publisher") or ""),
        visits=None if lines["visits"] is None else tuple(_visit(x) for x in lines["visits"]),
        meetings=None if lines["meetings"] is None else tuple(_meeting(x) for x in lines["meetings"]),
        others={k: tuple(entry[k]) for k in _SORTS if k in entry},
        gap=str(entry.get("gap") or ""),
    )


def _visit(line: str) -> Row:
    """
    >>> _visit("Olaf Scholz > CN, Beijing, 2022-11-04, completed, unspecified")["place"]
    ['Beijing']
    """
    who, _, rest = line.lstrip("~ ").partition(" > ")
    host, *fields = (f.strip() for f in rest.split(","))
    row = _fields(fields, line)
    names, hosts = who.strip().split("|"), host.split("|")
    either = {"visitor_alt": names[1:], "host_country_alt": hosts[1:]}
    return row | either | {"visitor": names[0], "host_country": hosts[0], "borderline": line.startswith("~")}


def _meeting(line: str) -> Row:
    """
    >>> _meeting("Olaf Scholz (DE) + Li Keqiang (CN), CN, 2022-11-04, completed")["mode"]
    ['in-person']
    """
    who, *fields = (f.strip() for f in line.lstrip("~ ").split(","))
    row = _fields([f for f in fields if not re.fullmatch(r"[A-Z]{2}", f)], line)
    countries = [f for f in fields if re.fullmatch(r"[A-Z]{2}", f)]
    people = [p.strip() for p in who.split(" + ")]
    return {"mode": ["in-person"]} | row | {"participants": people, "country": countries, "borderline": line.startswith("~")}


def _fields(fields: Sequence[str], line: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for text in fields:
        values = [v.strip() for v in text.split("|")]
        name = _field_name(values[0])
        if name in row:
            raise UsageError(f"{line!r} gives {name} twice")
        row[name] = values
    if "status" not in row:
        raise UsageError(f"{line!r} gives no status: one of {', '.join(sorted(_STATUSES))}")
    days = [v.partition("..") for v in row.pop("days", ())]
    row["start"] = [a for a, _, _ in days]
    row["end"] = [b or "-" for _, _, b in days] if any(b for _, _, b in days) else []
    return row | {"date": row["start"]}


def _field_name(value: str) -> str:
    if value in ("?", "-") or _DATE.match(value):
        return "days"
    named = (("status", _STATUSES), ("kind", _KINDS), ("mode", _MODES))
    return next((name for name, words in named if value in words), "place")


def read_cases(cases: Sequence[Case]) -> Iterator[Row]:
    """What `summitry claim` says of each case's text, read alone."""
    settings = choose()
    for case in cases:
        article = dated(of_text(case.text, case.id), case.published or "")
        article = replace(article, title=case.title, url=case.url, publisher=case.publisher)
        said = [s for s in said_by([article], settings) if not isinstance(s, Problem)]
        yield as_dict(said[0]) if said else {}


# --- judging --------------------------------------------------------------------------------------


def faults(case: Case, row: Row, aliases: Aliases) -> tuple[str, ...]:
    """What is missed, spurious or wrong in what was read from the case's text; empty where all is right."""
    found: list[str] = []
    if case.visits is not None:
        found += _pair_faults(case.visits, row.get("visits") or (), visit_key(aliases), "visit")
    if case.meetings is not None:
        found += _pair_faults(case.meetings, row.get("meetings") or (), meeting_key(aliases), "meeting")
    for sort, wanted in case.others.items():
        found += _other_faults(wanted, row.get(sort) or (), sort)
    return tuple(found)


def _pair_faults(gold: Sequence[Row], got: Sequence[Row], key: Any, what: str) -> Iterator[str]:
    pairs = assign([_for_key(g) for g in gold], [_unmarked(s) for s in got], key)
    by_gold = dict(pairs)
    for i, g in enumerate(gold):
        if i not in by_gold:
            if not g["borderline"]:
                yield f"missed {what} {_line(g)}"
        elif not g["borderline"]:
            yield from (f"{what} {_line(g)}: {name} {value!r}" for name, value in _wrong_fields(g, got[by_gold[i]]))
    hit = set(by_gold.values())
    yield from (f"spurious {what} {_line(s)}" for j, s in enumerate(got) if j not in hit)


def _for_key(g: Row) -> Row:
    return {k: v for k, v in _unmarked(g).items() if k in _FOR_KEY} | {f"{k}_alt": g.get(k) for k in ("start", "date", "status")}


def _unmarked(row: Row) -> Row:
    """Participants without their countries, so that the table of aliases knows them."""
    return {**row, "participants": [re.sub(r" \([A-Z]{2}\)$", "", p) for p in row.get("participants") or ()]}


def _wrong_fields(g: Row, s: Row) -> Iterator[tuple[str, Any]]:
    day = "start" if "visitor" in g else "date"
    if not _day_right(g[day], s.get(day)):
        yield day, s.get(day)
    if g["end"] and not any(accord(v, s.get("end")) for v in g["end"]) and not ("-" in g["end"] and not s.get("end")):
        yield "end", s.get("end")
    for name in ("status", "kind", "mode", "place"):
        wanted = g.get(name)
        if wanted and not any(plain(v) == plain(s.get(name) or "unspecified" if name == "kind" else s.get(name) or "") for v in wanted):
            yield name, s.get(name)


def _day_right(wanted: Sequence[str], got: str | None) -> bool:
    """Cases are exact: the same days, not merely in accord, since the text is short and says what it says."""
    if "?" in wanted or not got:
        return "?" in wanted or "-" in wanted or not wanted
    return any(v == got or (bounds(v) is not None and bounds(v) == bounds(got)) for v in wanted)


def _line(row: Row) -> str:
    if "visitor" in row:
        names = [row["visitor"], ">", row.get("host_country") or "-"]
        days = [row.get("start"), row.get("end")]
    else:
        names = ["+".join(row.get("participants") or ())]
        days = [row.get("date")]
    rest = [*days, row.get("status"), row.get("kind"), row.get("mode"), row.get("place")]
    return " ".join([*names, *("|".join(v) if isinstance(v, list) else str(v) for v in rest if v)])


def _other_faults(wanted: Sequence[Row], got: Sequence[Row], sort: str) -> Iterator[str]:
    free = list(got)
    for w in wanted:
        hit = next((s for s in free if all(_holds(s.get(k), v) for k, v in w.items())), None)
        if hit is None:
            yield f"missed in {sort}: {dict(w)}"
        else:
            free.remove(hit)
    yield from (f"spurious in {sort}: { {k: v for k, v in s.items() if v and k != 'evidence'} }" for s in free)


def _holds(got: Any, wanted: Any) -> bool:
    """Whether a field holds what the case wants: every item of a list, the same number or days, the words of a text."""
    if wanted is None:
        return not got
    if isinstance(wanted, list):
        return all(any(_holds(g, w) for g in got or ()) for w in wanted)
    if isinstance(wanted, (int, float)):
        return re.fullmatch(r"-?\d+(\.\d+)?", str(got)) is not None and float(got) == wanted
    days = bounds(str(wanted))
    return days == bounds(str(got)) if days else str(wanted).casefold() in str(got or "").casefold()
