"""A small builder of claims for the tests of join, settle and check, and the tellings of the shared seeds where they are at hand."""

import itertools
import json
import pathlib

from summitry.model import Basis, Claim, ClaimKind, Dating, Days, Participant, Span, Status
from summitry.when import parse

SHARED = pathlib.Path(__file__).resolve().parents[2] / "shared" / "gold"
_serial = itertools.count()


def when(text):
    if not text:
        return None
    if "/" in text and len(text) == 21:
        return parse(f"[{text.replace('/', '..')}]")
    return parse(text)


def dated(**published):
    """Datings by article: dated(a="2024-10-22")."""
    return {a: Dating(when(p), Basis.STATED if p else Basis.UNKNOWN) for a, p in published.items()}


def days(start="", end="", programme="", attested=()):
    p = [when(x) for x in programme.split("..")] if programme else [None, None]
    return Days(when(start), when(end), p[0], p[-1], tuple(when(a) for a in attested))


def visit(article, who, host, start="", end="", status="completed", at=0, id="", words="went there", role="visitor", **more):
    """One telling of a visit: visit("a", "Q1", "FR", "2024-05", place="Paris")."""
    more.setdefault("kind", ClaimKind.VISIT)
    given = more.pop("days", None) or days(start, end, more.pop("programme", ""), more.pop("attested", ()))
    country, _, person = who.rpartition(":")
    people = (Participant(role, f"Name {person}", country, person, more.pop("office", "")), *more.pop("others", ()))
    return Claim(
        id=id or f"{article}-{at:05d}-{person}-{host}-{next(_serial):04d}",
        article=article,
        spans=(Span(article, at, at + len(words), words),),
        participants=people,
        host_country=host,
        status=Status(status) if status else None,
        days=given,
        **more,
    )


def meeting(article, people, date="", status="completed", mode="in-person", at=0, **more):
    """One telling of a meeting: meeting("a", "Q1 Q2", "2024-05-01")."""
    first, *others = people.split()
    rest = tuple(Participant("participant", f"Name {p}", "", p) for p in others)
    more |= {"kind": ClaimKind.MEETING, "role": "participant", "others": rest, "mode": mode}
    return visit(article, first, more.pop("host", ""), date, status=status, at=at, **more)


def clusters_of(found):
    """Clusters as a set of sets of claim ids."""
    return {frozenset(c.id for c in cluster) for cluster in found}


# --- the shared seeds: facts and offsets, never their sentences ----------------------------------

# (article, offset of the telling) -> what its words alone tell of days; the rest comes from the gold of the articles.
_OWN = {
    ("000", 713): {"start": "2024-10", "place": "Kazan", "occasion": "BRICS summit"},
    ("002", 148): {"start": "2025-05-09", "attested": ("2025-05-09",), "place": "Moscow"},
    ("003", 28): {"start": "2025-08"},
    ("003", 855): {"start": "2025", "implied_by": "tradition"},
    ("003", 454): {"start": "[2025-05-05..2025-05-11]"},
    ("000", 1152): {"implied_by": "meeting"},
    ("004", 1649): {"start": "[2024-05-13..2024-05-19]"},
}
_DEFINITE = {("000", 250), ("001", 2493), ("002", 723), ("003", 1794), ("004", 463)}
_UNDATED = {("001", 282), ("002", 265), ("004", 91), *_DEFINITE}
SEEDS_PUBLISHED = {"000": "2024-09", "001": "2024-10-22", "002": "2025-05-04", "003": "2025-05", "004": "2024-05-14"}


def seeds_at_hand():
    return (SHARED / "seeds_record.jsonl").exists()


def _lines(name):
    return [json.loads(x) for x in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def _said(v, t, articles):
    """What the gold of the article says of this visit in these words."""
    rows = [r for r in articles[t["article"]]["visits"] if (r["visitor"], r["host_country"]) == (v["visitor"], v["host_country"])]
    quoted = [r for r in rows if t["quote"][:40] in r["evidence"] or r["evidence"][:40] in t["quote"]]
    same = [r for r in quoted or rows if (r["start"] or "")[:4] == (v["start"] or "")[:4] or not r["start"]]
    return max(same or rows, key=lambda r: (r["start"] == v["start"], r["status"] != "completed"))


def _seed_claim(v, t, articles):
    short, at = t["article"][:3], t["start"]
    row, own = _said(v, t, articles), _OWN.get((short, at), {})
    undated = (short, at) in _UNDATED
    start = own.get("start", "" if undated or "implied_by" in own else row["start"] or "")
    same = start == row["start"]
    return visit(
        t["article"], f"{v['visitor_country']}:{v['visitor']}", v["host_country"], start, (row["end"] or "") if same else "",
        status=row["status"], at=at, id=f"{short}-{at:05d}-{v['visitor'].split()[0]}-{v['host_country']}", words=t["quote"],
        attested=own.get("attested", (start,) if same and row.get("span") == "attested" else ()),
        place=own.get("place", row["place"] or "" if not undated else ""), form=row["kind"] if not undated else "",
        occasion=own.get("occasion", row["occasion"] or "" if same or "visit" not in t["quote"] else ""),
        definite=(short, at) in _DEFINITE, implied_by=own.get("implied_by", ""),
    )  # fmt: skip


def seeds():
    """The 42 tellings as claims, the datings of their articles, and the gold clusters of claim ids by visit."""
    articles = {a["id"]: a for a in _lines("seeds_articles.jsonl")}
    gold, claims = {}, []
    for v in _lines("seeds_record.jsonl"):
        told = [_seed_claim(v, t, articles) for t in v["told_by"]]
        claims += told
        gold[v["id"]] = frozenset(c.id for c in told)
    published = {a: Dating(when(SEEDS_PUBLISHED[a[:3]]), Basis.INFERRED) for a in articles}
    return claims, published, gold
