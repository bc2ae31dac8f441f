"""Takes pictures of the pages of `summitry serve`: the one the README shows, or all of them to be looked at.

    python scripts/screenshots.py docs/img/timeline.png            # the README's
    python scripts/screenshots.py --all OUT_FOLDER [--record FILE] # each page, 1280 and 390 wide, light and dark

Needs the `test` extra and Debian's chromium and chromium-driver; the record is that of the examples where none is named.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import Browser, named, served  # noqa: E402
from summitry.run.local import build  # noqa: E402
from summitry.settings import Settings  # noqa: E402

PAGES = (
    ("timeline", "/"),
    ("filtered", "/?who=Modi&from=2024-07"),
    ("as-of", "/?as_of=2024-07-05"),
    ("event", "/event/{moscow}"),
    ("disputed", "/event/{disputed}"),
    ("article", "/article/kyiv-wire"),
    ("search", "/search?q=kazan"),
    ("disputes", "/disputes"),
    ("review", "/review"),
    ("coverage", "/coverage"),
    ("leaders", "/leaders"),
    ("leader", "/leader/Narendra%20Modi"),
    ("countries", "/countries"),
    ("country", "/country/IN"),
    ("map", "/map"),
    ("about", "/about"),
    ("error", "/?statu=held"),
)
SIZES = ((1280, 900), (390, 844))


def every_page(record: Path, out: Path) -> None:
    """Each page at each width, light and dark."""
    out.mkdir(parents=True, exist_ok=True)
    with served(record) as address, Browser() as browser:
        for theme in ("light", "dark"):
            browser.theme(address, theme)
            for width, height in SIZES:
                for name, path in PAGES:
                    browser.size(width, height)
                    browser.open(address + named(path, record))
                    browser.whole_page(out / f"{name}-{width}-{theme}.png")


def one(record: Path, out: Path) -> None:
    """The picture of the README."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with served(record) as address, Browser() as browser:
        browser.size(1120, 620)
        browser.open(address + "/?from=2024-06&to=2024-10")
        browser.shot(out)
    print(f"{out}: {out.stat().st_size:,} bytes")


def main() -> None:
    """Reads the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("out", type=Path)
    asked.add_argument("--all", action="store_true")
    asked.add_argument("--record", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = given.record or Path(folder) / "summitry.db"
        if not given.record:
            build([ROOT / "examples" / "articles"], record, Settings())
        (every_page if given.all else one)(record, given.out)


if __name__ == "__main__":
    main()
