"""What can be done to a record inside one transaction; opened by `Store.writing`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from enum import Enum

from summitry.keep import codec
from summitry.keep.derived import empty_derived, write_derived
from summitry.keep.keys import ARTICLE, COPY, DATED, EVENT, KEY, REPORT, keys_of
from summitry.keep.part import Part
from summitry.keep.quoting import Reduce, keep_quoted
from summitry.keep.rows import Row, article_row, claim_row, dating_row
from summitry.keep.schema_counts import counting_afterwards
from summitry.keep.schema_workings import WORKED
from summitry.keep.workings import NOTHING, Workings, write_workings
from summitry.model import Article, Claim, Dating, Derived, Judgement, Pair, Problem, Reading


class Standing(Enum):
    """How an article stands to the record before it is read."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"
    """Its id is known with another text: reading it makes it the current version, and the old one is kept."""
    TWICE = "twice"
    """Its id came before in this run, with another text."""


class Writer:
    """Adds to the record; every method belongs to the transaction the writer was opened in."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def begin_run(self, command: str, version: str) -> int:
        """A new run, which what is added will name; forgets which ids the last one saw."""
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS seen(id TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID")
        self._db.execute("DELETE FROM temp.seen")
        row = self._db.execute("INSERT INTO runs(command, version) VALUES (?, ?) RETURNING id", (command, version)).fetchone()
        return int(row[0])

    def end_run(self, run: int) -> None:
        """The run came to its end."""
        self._db.execute("UPDATE runs SET finished = 1 WHERE id = ?", (run,))

    def standing(self, article: Article) -> Standing:
        """Whether the article is to be read; asked once an article a run."""
        earlier = self._db.execute("SELECT digest FROM temp.seen WHERE id = ?", (article.id,)).fetchone()
        if earlier:
            return Standing.KNOWN if earlier[0] == article.digest else Standing.TWICE
        self._db.execute("INSERT INTO temp.seen VALUES (?, ?)", (article.id, article.digest))
        same = "SELECT 1 FROM articles WHERE digest = :digest AND (id = :id OR source = :source) LIMIT 1"
        said = {"digest": article.digest, "id": article.id, "source": article.source}
        if self._db.execute(same, said).fetchone():
            return Standing.KNOWN
        known = self._db.execute("SELECT 1 FROM articles WHERE id = ?", (article.id,)).fetchone()
        return Standing.CHANGED if known else Standing.NEW

    def add(self, reading: Reading, run: int, copies: Iterable[str] = ()) -> None:
        """An article with its claims; an earlier version under the same id stays, no longer current.

        `copies` are the keys it shares with its reprints (`trace.reprint_keys`), where they are known already.
        """
        self._touch(reading.article.id)
        self._db.execute("UPDATE articles SET current = 0 WHERE id = ?", (reading.article.id,))
        row = article_row(reading.article) | dating_row(reading.dating) | {"run": run}
        key = self._insert("articles", row)
        self._tell(key, reading.claims)
        self.copied(key, copies)
        self.note(reading.problems, run)
        self._touch(reading.article.id)

    def _tell(self, key: int, claims: Iterable[Claim]) -> None:
        """The claims of an article, and the keys by which they are found."""
        told = list(claims)
        self._db.executemany(_CLAIM, [claim_row(c, key) for c in told])
        rows = [(k, c.id, key) for c in told for k in sorted(keys_of(c))]
        self._db.executemany("INSERT OR IGNORE INTO keys(key, claim, article) VALUES (?, ?, ?)", rows)

    def copied(self, key: int, copies: Iterable[str]) -> None:
        """The keys that the article of a row shares with its reprints."""
        self._db.executemany("INSERT OR IGNORE INTO copies(key, article) VALUES (?, ?)", [(c, key) for c in copies])

    def _touch(self, article: str) -> None:
        """Notes what hangs on the current version of an article as touched."""
        row = self._db.execute(_STANDING, (article,)).fetchone()
        self._db.execute("INSERT OR IGNORE INTO touched VALUES (?, ?)", (ARTICLE, article))
        if row:
            self._db.execute(f"INSERT OR IGNORE INTO touched SELECT '{KEY}', key FROM keys WHERE article = ?", (row[0],))
            self._db.execute(f"INSERT OR IGNORE INTO touched SELECT '{COPY}', key FROM copies WHERE article = ?", (row[0],))
            self._db.execute(f"INSERT OR IGNORE INTO touched SELECT '{EVENT}', event FROM event_claims WHERE article = ?", (row[0],))
            days = "SELECT published_first || '|' || published_last FROM articles WHERE key = ? AND published_first IS NOT NULL"
            self._db.execute(f"INSERT OR IGNORE INTO touched SELECT '{REPORT}', * FROM ({days})", (row[0],))
        if row and not row[1]:
            self._db.execute(f"INSERT OR IGNORE INTO touched SELECT '{DATED}', key FROM keys WHERE article = ?", (row[0],))
        self._mark_stale()

    def _insert(self, table: str, row: dict[str, object]) -> int:
        names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        return int(self._db.execute(f"INSERT INTO {table}({names}) VALUES ({marks}) RETURNING key", row).fetchone()[0])

    def redate(self, article: str, dating: Dating, claims: Iterable[Claim]) -> None:
        """Another day for a current article, and the days its claims have by it; nothing else of them changes."""
        row = dating_row(dating) | {"id": article}
        sets = ", ".join(f"{name} = :{name}" for name in row if name != "id")
        self._db.execute(f"UPDATE articles SET {sets} WHERE id = :id AND current", row)
        key = self._db.execute("SELECT key FROM articles WHERE id = ? AND current", (article,)).fetchone()[0]
        rows = [claim_row(c, key) for c in claims]
        sets = "start_first = :start_first, start_last = :start_last, body = :body"
        self._db.executemany(f"UPDATE claims SET {sets} WHERE id = :id AND article = :article", rows)
        self._touch(article)

    def note(self, problems: Iterable[Problem], run: int) -> None:
        """Problems met in a run; one met again is noted once, under the last run."""
        rows = [(p.source, p.message, p.skipped, run) for p in problems]
        self._db.executemany("INSERT OR REPLACE INTO problems(source, message, skipped, run) VALUES (?, ?, ?, ?)", rows)

    def judge(self, judgement: Judgement) -> None:
        """What a person decided; the same again changes nothing."""
        self._db.execute("INSERT OR IGNORE INTO judgements(verb, body) VALUES (?, ?)", (judgement.verb, codec.dumps(judgement)))
        for claim in judgement.claims:
            for what in (KEY, DATED):
                self._db.execute(f"INSERT OR IGNORE INTO touched SELECT '{what}', key FROM keys WHERE claim = ?", (claim,))
        self._mark_stale()

    def forget(self, article: str) -> int:
        """Takes every version of an article out, with its claims; answers how many claims went."""
        count = "SELECT count(*) FROM claims JOIN articles ON articles.key = claims.article WHERE articles.id = ?"
        claims = int(self._db.execute(count, (article,)).fetchone()[0])
        self._touch(article)
        self._db.execute("PRAGMA secure_delete = ON")  # a takedown: the words are to leave the file, not only the table
        self._db.execute("DELETE FROM articles WHERE id = ?", (article,))
        return claims

    def clear_words(self) -> None:
        """Words of what was forgotten leave the indexes, which only mark them as gone before; once for all that was."""
        for words in ("article_words", "event_words"):
            self._db.execute(f"INSERT INTO {words}({words}) VALUES ('optimize')")

    def keep_quoted(self, pairs: Iterable[Pair], reduced: Reduce) -> None:
        """Keeps of every text only what is quoted of it, `reduced` saying what that leaves."""
        keep_quoted(self._db, pairs, reduced)
        for table in WORKED:  # they hold words of texts too, and nothing can come that they would be needed for
            self._db.execute(f"DELETE FROM {table}")

    def drop_derived(self) -> None:
        """Events and all else that follows from the claims; the claims stay."""
        with counting_afterwards(self._db):
            empty_derived(self._db)
        self.put("stale", "whole")

    def replace_derived(self, derived: Derived, workings: Workings = NOTHING) -> None:
        """Puts in place of what followed from the claims what follows from them now."""
        with counting_afterwards(self._db):
            empty_derived(self._db)
            write_derived(self._db, derived)
        write_workings(self._db, workings)
        self.made()

    def made(self) -> None:
        """All that follows from the claims is as they have it."""
        self._db.execute("DELETE FROM touched")
        self.put("stale", "")

    @property
    def part(self) -> Part:
        """Writes what follows from the claims piece by piece."""
        return Part(self._db)

    def put(self, name: str, value: str) -> None:
        """A note about the record itself."""
        self._db.execute("INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)", (name, value))

    def _mark_stale(self) -> None:
        self._db.execute("INSERT OR IGNORE INTO meta(name, value) VALUES ('stale', 'yes')")
        self._db.execute("UPDATE meta SET value = 'yes' WHERE name = 'stale' AND value = ''")

    def take(self, row: Row, claims: Iterable[Claim], run: int) -> bool:
        """An article's version as another record has it, with its claims; False where it is held already."""
        if self._db.execute("SELECT 1 FROM articles WHERE id = :id AND digest = :digest", row).fetchone():
            return False
        held = self._db.execute("SELECT 1 FROM articles WHERE id = :id AND current", row).fetchone()
        key = self._insert("articles", row | {"run": run} | ({"current": 0} if held else {}))
        self._tell(key, claims)
        self.put("stale", "whole")
        return True


_STANDING = """SELECT key, published IS NULL OR instr(clues, '"event:') FROM articles WHERE id = ? AND current"""
_CLAIM = """INSERT OR IGNORE INTO claims(id, article, kind, visitor, host_country, status, start_first, start_last, body)
    VALUES (:id, :article, :kind, :visitor, :host_country, :status, :start_first, :start_last, :body)"""
