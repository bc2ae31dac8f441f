"""What can be done to a record inside one transaction; opened by `Store.writing`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from enum import Enum

from summitry.keep import codec
from summitry.keep.derived import empty_derived, write_derived
from summitry.keep.quoting import Reduce, keep_quoted
from summitry.keep.rows import Row, article_row, claim_row, dating_row
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

    def add(self, reading: Reading, run: int) -> None:
        """An article with its claims; an earlier version under the same id stays, no longer current."""
        self._db.execute("UPDATE articles SET current = 0 WHERE id = ?", (reading.article.id,))
        row = article_row(reading.article) | dating_row(reading.dating) | {"run": run}
        key = self._insert("articles", row)
        self._db.executemany(_CLAIM, [claim_row(c, key) for c in reading.claims])
        self.note(reading.problems, run)
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
        self._mark_stale()

    def note(self, problems: Iterable[Problem], run: int) -> None:
        """Problems met in a run; one met again is noted once, under the last run."""
        rows = [(p.source, p.message, p.skipped, run) for p in problems]
        self._db.executemany("INSERT OR REPLACE INTO problems(source, message, skipped, run) VALUES (?, ?, ?, ?)", rows)

    def judge(self, judgement: Judgement) -> None:
        """What a person decided; the same again changes nothing."""
        self._db.execute("INSERT OR IGNORE INTO judgements(verb, body) VALUES (?, ?)", (judgement.verb, codec.dumps(judgement)))
        self._mark_stale()

    def forget(self, article: str) -> int:
        """Takes every version of an article out, with its claims; answers how many claims went."""
        count = "SELECT count(*) FROM claims JOIN articles ON articles.key = claims.article WHERE articles.id = ?"
        claims = int(self._db.execute(count, (article,)).fetchone()[0])
        self.drop_derived()
        self._db.execute("PRAGMA secure_delete = ON")  # a takedown: the words are to leave the file, not only the table
        self._db.execute("DELETE FROM articles WHERE id = ?", (article,))
        for words in ("article_words", "event_words"):  # an index of words marks them as gone until it is put in order
            self._db.execute(f"INSERT INTO {words}({words}) VALUES ('optimize')")
        return claims

    def keep_quoted(self, pairs: Iterable[Pair], reduced: Reduce) -> None:
        """Keeps of every text only what is quoted of it, `reduced` saying what that leaves."""
        keep_quoted(self._db, pairs, reduced)

    def drop_derived(self) -> None:
        """Events and all else that follows from the claims; the claims stay."""
        empty_derived(self._db)
        self._mark_stale()

    def replace_derived(self, derived: Derived) -> None:
        """Puts in place of what followed from the claims what follows from them now."""
        empty_derived(self._db)
        write_derived(self._db, derived)
        self.put("stale", "")

    def put(self, name: str, value: str) -> None:
        """A note about the record itself."""
        self._db.execute("INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)", (name, value))

    def _mark_stale(self) -> None:
        self.put("stale", "yes")

    def take(self, row: Row, claims: Iterable[Claim], run: int) -> bool:
        """An article's version as another record has it, with its claims; False where it is held already."""
        if self._db.execute("SELECT 1 FROM articles WHERE id = :id AND digest = :digest", row).fetchone():
            return False
        held = self._db.execute("SELECT 1 FROM articles WHERE id = :id AND current", row).fetchone()
        key = self._insert("articles", row | {"run": run} | ({"current": 0} if held else {}))
        self._db.executemany(_CLAIM, [claim_row(c, key) for c in claims])
        self._mark_stale()
        return True


_CLAIM = """INSERT OR IGNORE INTO claims(id, article, kind, visitor, host_country, status, start_first, start_last, body)
    VALUES (:id, :article, :kind, :visitor, :host_country, :status, :start_first, :start_last, :body)"""
