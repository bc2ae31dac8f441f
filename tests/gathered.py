"""Articles and problems under some paths, as tests of readers look at them."""

from __future__ import annotations

from summitry.model import Problem
from summitry.read import article, gather


def read(paths, settings):
    articles, problems = [], []
    for found in gather(paths, settings):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            parsed = article(found, settings)
            articles += [parsed.article] if parsed.article else []
            problems += parsed.problems
    return articles, problems
