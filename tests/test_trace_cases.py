"""trace: the cases in cases/trace_*.yml."""

import pytest

from summitry.model import Article
from summitry.trace import pairs
from test_join_cases import cases


@pytest.mark.parametrize("case", list(cases("trace")))
def test_case(case):
    urls = case.get("urls", {})
    articles = [Article(i, "\n".join(lines), "", url=urls.get(i, "")) for i, lines in case["texts"].items()]
    found = {f"{p.a} {p.b}": p.kind for p in pairs(articles)}
    assert {k: v for k, v in found.items() if k not in case.get("any", ())} == case["grades"]
    assert not {found.get(k) for k in case.get("any", ())} & {"reprint", "shared_wire", "reworded"}
