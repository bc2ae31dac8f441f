"""check: the cases in cases/check_*.yml."""

import pytest

from summitry.check import verdicts
from summitry.join import cluster
from summitry.model import ClaimKind, Participant
from summitry.settle import latest_day, settle_all
from tellings import dated, days, visit
from test_join_cases import cases, told


def question(row):
    """The counted claim of a case; its leader is Q1 of DE unless it says who met."""
    row = {"what": "visit", **row}
    article, host, people = row.pop("in"), row.pop("host", ""), row.pop("met", "Q1").split()
    others = tuple(Participant("participant", f"Name {p}", "", p) for p in people[1:])
    given = days(row.pop("when", ""))
    details = {k: "true" if v is True else str(v) for k, v in row.items()}
    return visit(article, f"DE:{people[0]}", host, at=9000, status=None, kind=ClaimKind.COUNT, details=details, days=given, others=others)


@pytest.mark.parametrize("case", list(cases("check")))
def test_case(case):
    claims = [told(name, row) for name, row in case["told"].items()]
    published = dated(**case["published"])
    events, _ = settle_all(cluster(claims, published), published, today=latest_day(published))
    (v,) = verdicts([question(case["asked"])], events, published, None, claims)
    assert v.verdict == case["verdict"], v.why
    assert v.why
    assert bool(v.missing) == (v.verdict == "not decidable")
    if "counted" in case:
        homes = {e.id: set(e.claims) for e in events}
        assert [homes[i] for i in v.counted] == [{c} for c in case["counted"]]
