"""settle: the cases in cases/settle_*.yml."""

import pytest

from summitry.join import cluster
from summitry.model import Origin
from summitry.settle import latest_day, settle_all
from tellings import dated
from test_join_cases import cases, told


def settled(case):
    """Events and disputes of a case."""
    claims = [told(name, row) for name, row in case["told"].items()]
    published = dated(**case["published"])
    copies = [Origin(grade, tuple(articles), grade) for grade, articles in case.get("copies", {}).items()]
    return settle_all(cluster(claims, published), published, copies, today=latest_day(published))


def shown(event, name):
    """A field of an event as cases write it."""
    if name in ("start", "end", "programme_start", "programme_end"):
        day = getattr(event.days, name)
        return day.field if day else ""
    value = getattr(event, name)
    return [list(x) if isinstance(x, tuple) else x for x in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", list(cases("settle")))
def test_case(case):
    events, found = settled(case)
    event = next(e for e in events if set(case["told"]) & set(e.claims))
    if "disputes" in case:
        assert [[d.field, d.preferred] for d in found] == case["disputes"]
        assert len(events) == 1, "the tellings must be one event for a dispute to be possible"
        assert event.disputed == tuple(field for field, _ in case["disputes"])
    for name, value in case.get("event", {}).items():
        assert shown(event, name) == value, name
