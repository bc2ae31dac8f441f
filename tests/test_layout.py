"""The rules of the house that a program can check: sizes, names, annotations, one way of importing, nothing done at import."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import summitry

PACKAGE = Path(summitry.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, MEDIAN_FUNCTION = 300, 40, 10
FORBIDDEN = ("util", "helper", "common", "manager", "misc")


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


def _functions(trees: dict[Path, ast.Module]) -> list[tuple[str, ast.FunctionDef]]:
    found = []
    for path, tree in trees.items():
        found += [(f"{_name(path)}:{n.name}", n) for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return found


def _length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_modules_are_short():
    long = {_name(p): n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE}
    long.pop("model.py", None)  # every record type in one file, in the order of the flow: no code to get lost in
    assert not long


def test_functions_are_short(trees):
    functions = _functions(trees)
    assert not {name: n for name, f in functions if (n := _length(f)) > LONGEST_FUNCTION}
    assert statistics.median(_length(f) for _, f in functions) < MEDIAN_FUNCTION


def test_every_argument_and_answer_is_annotated(trees):
    bare = []
    for name, f in _functions(trees):
        given = [*f.args.posonlyargs, *f.args.args, *f.args.kwonlyargs]
        bare += [f"{name}({a.arg})" for a in given if a.annotation is None and a.arg not in ("self", "cls")]
        bare += [name] if f.returns is None else []
    assert not bare


def test_public_functions_and_modules_say_what_they_are_for(trees):
    silent = [_name(p) for p, tree in trees.items() if not ast.get_docstring(tree)]
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{_name(path)}:{node.name}")
    assert not silent


def test_no_drawer_for_odds_and_ends():
    assert not [_name(p) for p in MODULES if any(word in p.stem for word in FORBIDDEN)]


def test_a_room_says_what_it_takes_and_gives():
    rooms = sorted({PACKAGE / p.relative_to(PACKAGE).parts[0] for p in MODULES if p.parent != PACKAGE})
    assert not [room.name for room in rooms if not (room / "__init__.py").exists()]
    wrong = []
    for room in rooms:
        doc = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or ""
        if not doc.startswith(f"{room.name}: "):
            wrong.append(room.name)
    assert not wrong


def test_module_collections_cannot_be_changed(trees):
    loose = []
    for path, tree in trees.items():
        for node in tree.body:
            value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
            target = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target) if value is not None else ""
            if isinstance(value, (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)) and target != "__all__":
                loose.append(f"{_name(path)}:{target}")
    assert not loose


def test_nothing_runs_at_import(trees):
    """No statement but definitions, imports and constants; the guard of `__main__` and the front of the package apart."""
    active = []
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
                active.append(f"{_name(path)}:{node.lineno}")
            if isinstance(node, (ast.For, ast.While, ast.With, ast.Try)):
                active.append(f"{_name(path)}:{node.lineno}")
    assert not active


def test_import_opens_no_file_and_prints_nothing():
    """Importing every module reads no file of data: the lexicon is loaded when it is first asked for."""
    script = (
        "import sys, pkgutil, importlib, summitry\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' and str(a[0]).endswith(('.yml', '.csv')) else None)\n"
        "names = [m.name for m in pkgutil.walk_packages(summitry.__path__, 'summitry.') if not m.name.endswith('__main__')]\n"
        "[importlib.import_module(n) for n in names]\n"
        "sys.exit('\\n'.join(opened) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_front_has_the_names_it_promises():
    from summitry import Record, claim, read_dates

    assert callable(Record)
    assert callable(claim)
    assert callable(read_dates)
    assert set(summitry.__all__) == {"Record", "claim", "read_dates", "__version__"}


def test_the_function_claim_outlives_the_room_of_its_name():
    import importlib

    importlib.import_module("summitry.claim")
    assert callable(summitry.claim)
