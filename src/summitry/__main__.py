"""`python -m summitry` is the `summitry` command."""

from summitry.cli import main

if __name__ == "__main__":
    main()
