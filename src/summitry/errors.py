"""Errors of misuse.  Bad data is never an error: it is a `Problem` (see `model`).

    SummitryError
    ├── UsageError      a command or call that cannot be meant: exit status 2
    ├── InputError      nothing could be read: exit status 1
    ├── LexiconError    a table of words or facts that does not fit its schema
    ├── EngineError     processes or a cluster that stopped, a shared folder that cannot be used: exit status 1
    └── RecordError     a record file that is not one, or of another schema

Every message says what is wrong, where, and what to do.
"""

from __future__ import annotations


class SummitryError(Exception):
    """The base of every error this package raises on purpose."""

    status = 2
    """Exit status of the command that meets it."""


class UsageError(SummitryError):
    """A command or call that cannot be meant."""


class InputError(SummitryError):
    """Nothing could be read from what was given."""

    status = 1


class LexiconError(SummitryError):
    """A table of words or facts that does not fit its schema."""


class RecordError(SummitryError):
    """A record file that is no record, is damaged, or has a schema this version does not know."""


class EngineError(SummitryError):
    """Processes or a cluster that stopped, or a folder they share that cannot be used."""

    status = 1
