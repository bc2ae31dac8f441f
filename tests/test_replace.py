"""Nothing is keyed to names: other leaders with their own countries, capitals and cities give the same record.

Files are renamed and their order is turned round as well; reference facts are off, since summits and terms belong to real persons.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summitry import Record
from summitry.run.alone import choose
from summitry.run.local import build

ARTICLES = Path(__file__).resolve().parents[1] / "examples" / "articles"
FIELDS = ("visitor", "visitor_country", "host_country", "place", "start", "end", "programme_start", "programme_end")
MORE = ("attested", "kind", "status", "date_passed", "origins", "disputed", "occasion")


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of a text -> other words; the record's names and codes follow, where they differ from the words."""

    name: str
    words: Mapping[str, str]
    record: Mapping[str, str]

    def text(self, text: str) -> str:
        """A text with every word exchanged at once."""
        return _exchange(text, self.words)

    def value(self, value: Any) -> Any:
        """A value of the record exchanged likewise."""
        if isinstance(value, (list, tuple)):
            return tuple(self.value(v) for v in value)
        return _exchange(value, {**self.words, **self.record}) if isinstance(value, str) else value


def _exchange(text: str, words: Mapping[str, str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return re.sub(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", lambda m: words[m[0]], text)


def leaders(name: str, *pairs: tuple[str, str, str, str]) -> Swap:
    """A swap from (words of the text, the other words, words of the record, the other words), each a list in order."""
    words, record = {}, {}
    for old, new, told, other in pairs:
        exchanged = dict(zip(old.split(" | "), new.split(" | "), strict=True))
        words.update({a.upper(): b.upper() for a, b in exchanged.items()} | exchanged)  # datelines are in capitals
        record.update(zip(told.split(" | "), other.split(" | "), strict=True))
    return Swap(name, words, record)


XI = "Xi Jinping | Xi | China | Chinese | Beijing | Wang Yi | Wang"
PUTIN = "Vladimir Putin | Putin | Russia | Russian | Moscow | Kazan | St. Petersburg | Sergey Lavrov | Lavrov"
IN_THE_RECORD = ("Xi Jinping | CN", "Vladimir Putin | RU")
SISI = "Abdel Fattah el-Sisi | Sisi | Egypt | Egyptian | Cairo"
ALIYEV = "Ilham Aliyev | Aliyev | Azerbaijan | Azerbaijani | Baku | Ganja | Lankaran | Jeyhun Bayramov | Bayramov"
ERDOGAN = "Recep Tayyip Erdogan | Erdogan | Turkey | Turkish | Ankara | Izmir | Antalya | Hakan Fidan | Fidan"
LUKASHENKO = "Alexander Lukashenko | Lukashenko | Belarus | Belarusian | Minsk | Maxim Ryzhenkov | Ryzhenkov"
MUSEVENI = "Yoweri Museveni | Museveni | Uganda | Ugandan | Kampala"
SEEDS = (
    leaders(
        "Egypt and Turkey",
        (XI, f"{SISI} | Sameh Shoukry | Shoukry", IN_THE_RECORD[0], "Abdel Fattah el-Sisi | EG"),
        (PUTIN, ERDOGAN, IN_THE_RECORD[1], "Recep Tayyip Erdoğan | TR"),
    ),
    leaders(
        "Belarus and Azerbaijan",
        (XI, LUKASHENKO, IN_THE_RECORD[0], "Alexander Lukashenko | BY"),
        (PUTIN, ALIYEV, IN_THE_RECORD[1], "Ilham Aliyev | AZ"),
    ),
    leaders(
        "each in the other's place",
        (XI, "Vladimir Putin | Putin | Russia | Russian | Moscow | Sergey Lavrov | Lavrov", IN_THE_RECORD[0], "Vladimir Putin | RU"),
        (PUTIN, "Xi Jinping | Xi | China | Chinese | Beijing | Wuhan | Tianjin | Wang Yi | Wang", IN_THE_RECORD[1], "Xi Jinping | CN"),
    ),
    leaders(
        "Uganda and Egypt, the ministers left alone",
        (XI.removesuffix(" | Wang Yi | Wang"), MUSEVENI, IN_THE_RECORD[0], "Yoweri Museveni | UG"),
        (PUTIN.removesuffix(" | Sergey Lavrov | Lavrov"), f"{SISI} | Luxor | Aswan", IN_THE_RECORD[1], "Abdel Fattah el-Sisi | EG"),
    ),
)
MODI = "Narendra Modi | Modi | India | Indian | New Delhi | Delhi | Subrahmanyam Jaishankar | Jaishankar | Indira Gandhi"
OURS = "Vladimir Putin | Putin | Russia | Russian | Moscow | Kazan | Vladivostok | Sergey Lavrov | Lavrov | Novo-Ogaryovo"
EXAMPLES = (
    leaders(
        "Hungary and Turkey",
        (
            MODI,
            "Viktor Orbán | Orbán | Hungary | Hungarian | Budapest | Budapest | Péter Szijjártó | Szijjártó | János Kádár",
            "IN | S. Jaishankar",
            "HU | Péter Szijjártó",
        ),
        (OURS, f"{ERDOGAN} | Bestepe", IN_THE_RECORD[1], "Recep Tayyip Erdoğan | TR"),
    ),
    leaders(
        "Albania and Azerbaijan",
        (
            MODI,
            "Edi Rama | Rama | Albania | Albanian | Tirana | Tirana | Igli Hasani | Hasani | Enver Hoxha",
            "IN | S. Jaishankar",
            "AL | Igli Hasani",
        ),
        (OURS, f"{ALIYEV} | Zagulba", IN_THE_RECORD[1], "Ilham Aliyev | AZ"),
    ),
)


def copies(source: Path, target: Path, swap: Swap) -> dict[str, str]:
    """The articles under other names, in another order, with other words; new id -> old id."""
    target.mkdir()
    names = {}
    for n, path in enumerate(sorted(source.glob("*.txt"), reverse=True)):
        names[f"piece-{n:02d}"] = path.stem
        (target / f"piece-{n:02d}.txt").write_text(swap.text(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in source.glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in reversed(rows):
            names[row["id"][::-1]] = row["id"]
        lines = [row | {"id": row["id"][::-1], "title": swap.text(row["title"]), "text": swap.text(row["text"])} for row in reversed(rows)]
        (target / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in lines), encoding="utf-8")
    return names


def record_of(folder: Path, file: Path) -> Record:
    build([folder], str(file), choose(reference=False))
    return Record(file)


def told(record: Record, ids: Mapping[str, str], swap: Swap | None) -> list[tuple[Any, ...]]:
    """All a record says but ids and offsets, each value exchanged where a swap is given, in an order of its own."""
    change = swap.value if swap else _as_is
    words = swap.text if swap else _as_is
    rows: list[tuple[Any, ...]] = []
    for v in record.visits().to_dicts():
        tellings = sorted((ids[t["article"]], words(t["text"])) for t in v["told_by"])
        history = [(day, status, ids[article]) for day, status, article in v["history"]]
        rows.append(("visit", *(change(v[f]) for f in FIELDS + MORE), history, tellings))
    for m in (*record.meetings().to_dicts(), *record.calls().to_dicts()):
        people = sorted(change(p) for p in m["participants"])
        rows.append(("meeting", people, *(change(m[f]) for f in ("place", "country", "date", "mode", "status"))))
    for d in record.disputes().to_dicts():
        sides = sorted((str(change(s["value"])), sorted(ids[a] for a in s["articles"])) for s in d["sides"])
        rows.append(("dispute", d["field"], sides, change(d["preferred"]), d["state"]))
    return sorted(rows, key=repr)


def _as_is(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def differences(source: Path, tmp_path: Path, swap: Swap) -> Iterator[str]:
    names = copies(source, tmp_path / "copies", swap)
    before = told(record_of(source, tmp_path / "before.db"), {old: old for old in names.values()}, swap)
    after = told(record_of(tmp_path / "copies", tmp_path / "after.db"), names, None)
    yield from (f"gone: {row}" for row in map(_plainly, before) if row not in map(_plainly, after))
    yield from (f"new: {row}" for row in map(_plainly, after) if row not in map(_plainly, before))


def _plainly(row: tuple[Any, ...]) -> str:
    return repr(json.loads(json.dumps(row)))


@pytest.mark.parametrize("swap", EXAMPLES, ids=lambda s: s.name)
def test_the_examples_give_the_same_record_under_other_leaders(tmp_path: Path, swap: Swap) -> None:
    assert list(differences(ARTICLES, tmp_path, swap)) == []


@pytest.mark.parametrize("swap", SEEDS, ids=lambda s: s.name)
def test_the_seeds_give_the_same_record_under_other_leaders(shared: Path, tmp_path: Path, swap: Swap) -> None:
    assert list(differences(shared / "seeds", tmp_path, swap)) == []


def test_a_swap_exchanges_all_words_at_once() -> None:
    swap = SEEDS[2]
    assert swap.text("Putin left Moscow; Xi’s Beijing waited.") == "Xi left Beijing; Putin’s Moscow waited."
    assert swap.value(["Vladimir Putin (RU)", None]) == ("Xi Jinping (CN)", None)
