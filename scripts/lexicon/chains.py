"""chains.txt: terms written as one line an office, each ending where the next begins."""

from __future__ import annotations

from collections.abc import Iterator

from lexicon.writing import HERE


def chained() -> Iterator[dict[str, str]]:
    """Rows in the shape of the shared table."""
    for line in (HERE / "chains.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        country, office, title, chain = (part.strip() for part in line.split("|"))
        links = [link.strip().rsplit("@", 1) for link in chain.split(";")]
        for (name, start), after in zip(links, [*links[1:], ["", ""]], strict=True):
            if name:
                yield {
                    "person": name,
                    "country_iso2": country,
                    "office": office,
                    "title": title,
                    "start": start,
                    "end": after[1],
                    "source": "knowledge" + ("" if after[1] else " | current: unverified"),
                }
