"""read: files -> Raw -> Article.  One file a format; `identify` then `split` then `parse`."""

from summitry.read.files import gather
from summitry.read.parsing import article
from summitry.read.readers import READERS, identify

__all__ = ("READERS", "article", "gather", "identify")
