"""What is worked out of the tables is kept until they are written again, and one page is of one version of them."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.stored.built import BUILT, LIST
from data.stored.read import FOLDER_VARIABLE
from pages.reading.tables import cached, one_version, version
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
