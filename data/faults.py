"""What is wrong in the authored tables, and the tables as far as they are sound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and what would be right; `value` is None where no cell is meant."""

    where: str
    column: str
    value: str | None
    expected: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        value = "" if self.value is None else f": “{self.value}”"
        return f"{self.where}{column}{value} – expected {self.expected}".replace("\n", "⏎")


class Unknown(Exception):
    """Nothing can be said, because a part of what would have to be known could not be read."""


@dataclass(frozen=True)
class Texts:
    """All tables as text, indexed by `file, row n`; a cell that is wrong or could not be read is missing.

    `unread` names each table and column of which some cells could not be read at all.
    """

    frames: dict[str, pd.DataFrame]
    unread: frozenset[tuple[str, str]] = frozenset()

    def without(self, name: str, found: Iterable[Fault]) -> Texts:
        """The same without the cells of a table that are wrong, so that later checks pass them over."""
        frame = self.frames[name].copy()
        for fault in found:
            frame.loc[fault.where, fault.column] = pd.NA
        return Texts(self.frames | {name: frame}, self.unread)

    def rows(self, name: str, *columns: str) -> pd.DataFrame:
        """The rows of a table in which all these columns are sound."""
        return self.frames[name].dropna(subset=list(columns))

    def whole(self, name: str, *columns: str) -> pd.DataFrame:
        """The same where it matters what a table does not hold. Raises Unknown if it could not all be read."""
        if self.unread & {(name, column) for column in columns}:
            raise Unknown
        return self.rows(name, *columns)
