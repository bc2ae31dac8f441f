"""read: files -> Raw -> Article.  One file a format; `identify` then `split` then `parse`."""

from summitry.read.files import gather
from summitry.read.parsing import article
from summitry.read.readers import READERS, identify
from summitry.read.txt import of_text

__all__ = ("READERS", "article", "gather", "identify", "of_text")
