"""What is worked out of the tables is kept until they are written again, and one page is of one version of them."""

import ast
import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.stored.built import BUILT, LIST
from data.stored.read import FOLDER_VARIABLE
from pages.reading.tables import cached, column, one_version, version
from tests import ROOT
from tests.data.copies import copied


def test_an_answer_is_kept_until_the_tables_are_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(copied(tmp_path, built=True)))
    asked: list[str] = []

    @cached(4)
    def answer(question: str) -> int:
        asked.append(question)
        return len(asked)

    @cached(4)
    def outer(question: str) -> tuple[int, int]:
        written_again()
        return answer(question), answer(question)

    def written_again() -> None:
        os.utime(tmp_path / BUILT / LIST, ns=(0, len(asked)))

    assert [answer(name) for name in ("a", "b", "a")] == [1, 2, 1]
    written_again()
    assert answer("a") == 3
    with one_version(), ThreadPoolExecutor(1) as pool:
        before = version()
        written_again()
        assert version() == before and answer("a") == 3  # the page goes on as it began
        assert pool.submit(answer, "a").result() == 4  # another reader's has the new tables
    assert version() != before and answer("a") == 4
    assert outer("c") == (5, 5) and asked == ["a", "b", "a", "a", "c"]


def test_every_phrase_that_pages_ask_for_has_a_row_and_every_row_is_asked_for() -> None:
    nodes = [node for path in (ROOT / "pages").rglob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    asked = [node.args[0] for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase"]
    plain = {node.value for node in asked if isinstance(node, ast.Constant)}
    made = ["".join(re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z_]+" for part in node.values)
            for node in asked if isinstance(node, ast.JoinedStr)]
    rows, words = set(column("phrases", "text")), {node.value for node in nodes if isinstance(node, ast.Constant)}
    assert plain <= rows and all(any(re.fullmatch(one, row) for row in rows) for one in made)
    assert {row for row in rows if row not in words and not any(re.fullmatch(one, row) for one in made)} == set()
