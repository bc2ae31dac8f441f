"""bench: how fast, how big, beside what others use; no part of the package.  `python -m bench` prints a table and draws a plot."""
