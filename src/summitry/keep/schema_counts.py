"""The fifth migration: what is told of an event apart from what it is, and how many events are of each year, status and kind.

`year_counts` has a row for each leader, each country and for all events (facet `event`, value nothing), and for each year
they begin and end in, status and kind that occur; triggers keep it in step with `marks`, whoever writes there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_COLUMNS = "facet, value, first, last, what, form, mode, status"
_FACETS = "('event', 'leader', 'country')"
_YEARS = "ifnull(substr({0}from_day, 1, 4), ''), ifnull(substr({0}to_day, 1, 4), '')"
_GROUP = f"{{0}}facet, {{0}}value, {_YEARS}, {{0}}what, {{0}}form, {{0}}mode, {{0}}status"
_TOLD = "facet, value, ifnull(substr(from_day, 1, 4), '') AS first, ifnull(substr(to_day, 1, 4), '') AS last, what, form, mode, status"
COUNTED = f"SELECT {_TOLD}, count(*) AS n FROM marks WHERE facet IN {_FACETS} GROUP BY {_COLUMNS}"
"""The rows of `year_counts`, counted anew."""
_KEPT = f"SELECT {_COLUMNS}, n FROM year_counts"
MISCOUNTED = f"SELECT (SELECT count(*) FROM ({_KEPT} EXCEPT {COUNTED})) + (SELECT count(*) FROM ({COUNTED} EXCEPT {_KEPT}))"
"""How many rows of `year_counts` are not what they would be if counted anew."""
_APART = "json_object('values', json_extract(body, '$.values'), 'reasons', json_extract(body, '$.reasons'))"
YEARS = f"""
CREATE TABLE year_counts(
    facet TEXT NOT NULL, value TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    what TEXT NOT NULL, form TEXT NOT NULL, mode TEXT NOT NULL, status TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY({_COLUMNS})) WITHOUT ROWID;
ALTER TABLE events ADD COLUMN told TEXT NOT NULL DEFAULT '{{}}';
UPDATE events SET body = json_remove(body, '$.values', '$.reasons'), told = json_patch('{{}}', {_APART});
DROP INDEX marks_counts;
CREATE INDEX keys_article ON keys(article);
CREATE INDEX marks_days ON marks(facet, from_day, to_day, what, form, mode, status, value, known_to);
INSERT INTO year_counts {COUNTED}
"""
_MORE = f"""INSERT INTO year_counts SELECT {_GROUP.format("new.")}, 1 WHERE new.facet IN {_FACETS}
    ON CONFLICT({_COLUMNS}) DO UPDATE SET n = n + 1"""
_SAME = f"({_COLUMNS}) = ({_GROUP.format('old.')})"
_FEWER = f"UPDATE year_counts SET n = n - 1 WHERE {_SAME}; DELETE FROM year_counts WHERE {_SAME} AND n = 0"
COUNTING = (
    f"CREATE TRIGGER marks_counted AFTER INSERT ON marks BEGIN {_MORE}; END",
    f"CREATE TRIGGER marks_discounted AFTER DELETE ON marks BEGIN {_FEWER}; END",
    f"CREATE TRIGGER marks_recounted AFTER UPDATE ON marks BEGIN {_FEWER}; {_MORE}; END",
)
"""What keeps the counts in step."""
_STOPPED = tuple(f"DROP TRIGGER {name}" for name in ("marks_counted", "marks_discounted", "marks_recounted"))


@contextmanager
def counting_afterwards(db: sqlite3.Connection) -> Iterator[None]:
    """Counts once, at the end of a block that writes most of `marks`; a transaction that fails leaves all as it was."""
    for statement in _STOPPED:
        db.execute(statement)
    yield
    for statement in ("DELETE FROM year_counts", f"INSERT INTO year_counts {COUNTED}", *COUNTING):
        db.execute(statement)
