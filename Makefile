# Each recipe is one step of CI (.ci/run); `make` alone runs them all.
PYTHON ?= python

.PHONY: all lint types rooms test long lock readme docs

all: lint types rooms test

lint:
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

rooms:
	$(PYTHON) -c "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"

test:
	$(PYTHON) -m pytest -q

# The long form of tests that CI runs in a small one: runs killed many times on every engine (extras dask and ray).
long:
	SUMMITRY_LONG=1 $(PYTHON) -m pytest -q tests/test_run_engines.py tests/test_run_renewing.py

# Not steps of CI: what is written by them is checked there.
lock:
	$(PYTHON) -m uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --no-emit-index-url --no-header --no-annotate --output-file constraints.txt

readme:
	$(PYTHON) tests/test_docs.py
	$(PYTHON) tests/test_docs_reference.py

docs:
	NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs build --strict
