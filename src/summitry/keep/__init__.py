"""keep: the record on disk.  A `Store` owns the file; a `Writer` adds in batches; a `View` reads and cannot write."""

from summitry.keep.store import Store, open_view
from summitry.keep.view import Kept, View
from summitry.keep.wanted import Filter
from summitry.keep.writer import Writer

__all__ = ("Filter", "Kept", "Store", "View", "Writer", "open_view")
