"""Print a command of README.md: the line after the marker `<!-- command: NAME -->`."""

import pathlib
import re
import sys


def command(readme: str, name: str) -> str:
    """The one-line command fenced under its marker; exits with a message where there is none."""
    found = re.search(rf"<!-- command: {re.escape(name)} -->\s*```[a-z]*\n(.+?)\n```", readme, re.S)
    if not found or "\n" in found[1]:
        sys.exit(f"README.md has no one-line command marked `<!-- command: {name} -->`: add it above its fence")
    return found[1]


if __name__ == "__main__":
    print(command(pathlib.Path(__file__).parent.parent.joinpath("README.md").read_text(encoding="utf-8"), sys.argv[1]))
