"""The layers: app, then pages, then indicators and data, one way only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests import ROOT

FORBIDDEN = {"indicators": {"streamlit", "plotly", "data", "pages", "app", "os", "pathlib", "time", "datetime", "requests"},
             "data": {"streamlit", "plotly", "indicators", "pages", "app"},
             "pages": {"app"}}
ARITHMETIC = (ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
CALCULATIONS = {"mean", "median", "std", "var", "diff", "pct_change", "cumsum", "cumprod", "rolling",
                "interpolate", "ffill", "bfill", "div", "mul", "sub", "corr", "rank", "prod"}
FILES = [path for layer in FORBIDDEN for path in sorted((ROOT / layer).rglob("*.py"))]


def imports(tree: ast.AST) -> set[str]:
    """The top-level packages that a module imports."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in names}


def calculations(tree: ast.AST) -> list[str]:
    """Arithmetic operators and calculating methods, with their lines."""
    found = [f"line {node.lineno}: {type(node.op).__name__}" for node in ast.walk(tree)
             if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ARITHMETIC)]
    return found + [f"line {node.lineno}: {node.func.attr}" for node in ast.walk(tree)
                    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                    and node.func.attr in CALCULATIONS]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_only_from_its_layer_and_below(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    assert imports(ast.parse(path.read_text())) & FORBIDDEN[layer] == set()


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")),
                         ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_hold_no_arithmetic(path: Path) -> None:
    assert calculations(ast.parse(path.read_text())) == []


@pytest.mark.parametrize("code", ["share = a / b", "total -= 1", "frame.pct_change()", "x = a - b"])
def test_the_arithmetic_test_can_fail(code: str) -> None:
    assert calculations(ast.parse(code))
