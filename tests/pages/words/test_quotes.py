"""Apostrophes are straight and quotation marks curly in all that readers see: two signs that no reader takes for each other."""

import ast
from collections.abc import Iterator

import pytest

from tests import ROOT
from tests.apps import TABLES

TYPED = "question.py"  # which reads what readers type, with either sign


def strings(tree: ast.AST) -> Iterator[str]:
    """The texts in code that are no docstrings."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    yield from (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said)


@pytest.mark.parametrize("name", TABLES._fields)
def test_texts_of_tables_have_straight_apostrophes_and_curly_quotation_marks(name: str) -> None:
    table = getattr(TABLES, name)
    cells = table.select_dtypes(exclude="number").astype(str)
    assert not [text for column in cells for text in cells[column].unique() if set(text) & set("’‘") or '"' in text]


def test_texts_of_pages_have_straight_apostrophes() -> None:
    assert not [(path.name, text) for path in (ROOT / "pages").rglob("*.py") if path.name != TYPED
                for text in strings(ast.parse(path.read_text("utf-8"))) if set(text) & set("’‘")]


def test_the_test_can_fail() -> None:
    assert list(strings(ast.parse('"""Liu’s."""\ntitle = f"China’s {1}"'))) == ["China’s "]
