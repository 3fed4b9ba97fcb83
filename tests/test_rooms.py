"""The rooms of the code, one above the other: a module imports from its own room and from those below it, never from one above."""

import ast
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import files
from pathlib import Path

import pytest

from tests import ROOT

# From the bottom up. A room of its own name is a folder; modules that lie in no room of `pages/` are the pages themselves.
FLOORS = ("pages.reading", "pages.words", "pages.ledger", "pages.choices", "pages.charts", "pages.exhibits", "pages.themes", "pages.views",
          "pages.large", "pages.catalogue", "pages.examples", "pages.files", "pages.around", "pages.reports", "pages", "pages.site", "pages.api", "pages.served", "app")
BELOW_PAGES = ("indicators.basics", "indicators.topics", "indicators.models", "indicators.formulas", "indicators.shown")
OF_DATA = ("data.text", "data.stored", "data.large", "data.leaving", "data")
# What has no business there, besides the rooms above.
FORBIDDEN = {"indicators": {"streamlit", "plotly", "data", "pages", "app", "os", "pathlib", "time", "datetime", "requests"},
             "data": {"streamlit", "plotly", "indicators", "pages", "app"}, "pages": {"app"}}
MOST = 12
ARITHMETIC = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
CALCULATIONS = {"mean", "median", "std", "var", "diff", "pct_change", "cumsum", "cumprod", "rolling",
                "interpolate", "ffill", "bfill", "div", "mul", "sub", "corr", "rank", "prod"}
OF_LAYOUT = "pages/charts/layout.py"  # the only arithmetic of the pages: where marks and words stand on a figure
FILES = [path.relative_to(ROOT) for layer in FORBIDDEN for path in sorted((ROOT / layer).rglob("*.py"))]


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that a module imports, or what it imports from a room, as dotted names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(name: str, floors: tuple[str, ...]) -> str:
    """The room in which something lies by its dotted name: the innermost that there is."""
    return max((floor for floor in floors if f"{name}.".startswith(f"{floor}.")), key=len, default="")


def upward(name: str, tree: ast.AST, floors: tuple[str, ...]) -> list[str]:
    """What a module imports from rooms above its own."""
    own = floors.index(room_of(name, floors))
    return [other for other in imports(tree) if room_of(other, floors) in floors[own + 1:]]


@cache
def parsed(path: Path) -> ast.AST:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def test_a_module_imports_only_from_its_room_and_below() -> None:
    for path in FILES:
        tree, name = parsed(path), ".".join(path.with_suffix("").parts)
        assert not {other.split(".")[0] for other in imports(tree)} & FORBIDDEN[path.parts[0]], path
        for floors in (FLOORS, BELOW_PAGES, OF_DATA):
            if room_of(name, floors):
                assert upward(name, tree, floors) == [], path


def test_the_order_of_the_rooms_is_told_as_it_is() -> None:
    told = parsed(Path("pages/__init__.py"))
    assert " < ".join(room.removeprefix("pages.") for room in FLOORS[:-1]) in " ".join(ast.get_docstring(told).split())


@pytest.mark.parametrize(("name", "code", "seen"), [
    ("pages.words.titles", "from pages.charts.chart import chart", True), ("pages.charts.chart", "from pages.words.titles import TITLES", False),
    ("pages.around.kept", "from pages import theme", True), ("pages.theme", "import pages.site.menu", True),
    ("pages.around.guard", "def late():\n    from pages.report import show", True), ("pages.catalogue.registry", "from pages.views import compared", False)])
def test_the_floors_are_seen(name: str, code: str, seen: bool) -> None:
    assert bool(upward(name, ast.parse(code), FLOORS)) == seen


def test_every_folder_is_a_room_with_a_floor_and_holds_at_most_a_dozen_modules() -> None:
    modules = Counter(".".join(path.parent.parts) for path in FILES if path.name != "__init__.py")
    assert set(modules) == {*FLOORS, *BELOW_PAGES, *OF_DATA} - {"app"}
    assert {room: number for room, number in modules.items() if number > MOST} == {}


def test_nothing_lies_beside_the_rooms() -> None:
    """What git keeps at the top; hidden files and what a reader makes there, such as `.venv`, are not meant."""
    git = shutil.which("git")
    kept = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True) if git else None
    if not kept or kept.returncode:
        pytest.skip("Without git, or in a copy that is no clone, nothing says which files belong to the project.")
    top = {name.partition("/")[0] for name in kept.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} == {
        "app.py", "pages", "data", "indicators", "tests", "requirements.txt", "README.md", "pyproject.toml"}


def test_the_dashboard_needs_nothing_that_only_its_tests_install() -> None:
    """All is installed where this runs; who only runs the dashboard has requirements.txt."""
    lines = (ROOT / "tests" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    of_tests = {path.parts[0].removesuffix(".py") for line in lines if "==" in line for path in files(line.partition("==")[0])}
    used = {name.partition(".")[0] for path in FILES for name in imports(parsed(path))}
    assert "streamlit" in used and "pytest" in of_tests and not used & of_tests


def calculations(tree: ast.AST) -> list[str]:
    """Arithmetic operators and calculating methods, with their lines."""
    found = [f"line {node.lineno}: {type(node.op).__name__}" for node in ast.walk(tree)
             if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ARITHMETIC)]
    return found + [f"line {node.lineno}: {node.func.attr}" for node in ast.walk(tree)
                    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                    and node.func.attr in CALCULATIONS and not (node.func.attr == "sub" and "re" in imports(tree))]  # of a pattern


def test_pages_hold_no_arithmetic() -> None:
    of_pages = [path for path in FILES if path.parts[0] == "pages" and path.as_posix() != OF_LAYOUT]
    assert {path: found for path in of_pages if (found := calculations(parsed(path)))} == {}


def test_layout_sees_sizes_and_no_tables() -> None:
    """It cannot reach the values that charts draw but by what it is handed."""
    assert not [name for name in imports(parsed(Path(OF_LAYOUT))) if name.split(".")[0] in ("data", "indicators") or name.startswith("pages.reading")]


@pytest.mark.parametrize("code", ["share = a / b", "total -= 1", "frame.pct_change()", "x = a - b"])
def test_the_arithmetic_test_can_fail(code: str) -> None:
    assert calculations(ast.parse(code))
