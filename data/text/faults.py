"""What is wrong in the authored tables, and the tables as far as they are sound."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import pandas as pd

SHOWN = 20  # of each kind
LONGEST = 300  # characters of a value, the rest of which would say no more


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and what would be right; `value` is None where no cell is meant."""

    where: str
    column: str
    value: str | None
    expected: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        value = "" if self.value is None else f": “{self.value[:LONGEST]}{'…' if len(self.value) > LONGEST else ''}”"
        return seen(f"{self.where}{column}{value} – expected {self.expected}")

    @property
    def kind(self) -> tuple[str, str, str]:
        """What faults of one kind share: file, column and what is expected, whatever its numbers."""
        return self.where.partition(", row ")[0], self.column, re.sub(r"-?[0-9][0-9.]*", "#", self.expected)


def listed(found: Iterable[Fault]) -> Iterator[str]:
    """The faults as lines of text, kind by kind; of each kind the first, and how many more there are."""
    kinds: dict[tuple[str, str, str], list[Fault]] = {}
    for fault in found:
        kinds.setdefault(fault.kind, []).append(fault)
    for (file, column, _), faults in kinds.items():
        yield from map(str, faults[:SHOWN])
        if (more := len(faults) - SHOWN) > 0:
            yield f"{file}{f', column {column}' if column else ''}: {more:,} more of this kind"


def seen(text: str) -> str:
    """Text in which characters that nobody sees show by their numbers.

    >>> seen("year\\u200b"), seen("two words")
    ('year⟨U+200B⟩', 'two words')
    """
    return "".join(sign if sign.isprintable() else "⏎" if sign == "\n" else f"⟨U+{ord(sign):04X}⟩" for sign in text)


class Unknown(Exception):
    """Nothing can be said, because a part of what would have to be known could not be read."""


@dataclass(frozen=True)
class Texts:
    """All tables as text, indexed by `file, row n`; a cell that is wrong or could not be read is missing.

    `unread` names each table and column of which some cells could not be read at all.
    """

    frames: dict[str, pd.DataFrame]
    unread: frozenset[tuple[str, str]] = frozenset()

    def without(self, name: str, found: list[Fault]) -> Self:
        """The same without the cells of a table that are wrong, so that later checks pass them over."""
        if not found:
            return self
        frame, places = self.frames[name].copy(), {}
        for fault in found:
            places.setdefault(fault.column, []).append(fault.where)
        for column, rows in places.items():
            frame.loc[frame.index.isin(rows), column] = pd.NA
        return Texts(self.frames | {name: frame}, self.unread)

    def rows(self, name: str, *columns: str) -> pd.DataFrame:
        """The rows of a table in which all these columns are sound."""
        return self.frames[name].dropna(subset=list(columns))

    def cells(self, name: str, *columns: str) -> Iterator[tuple[str, ...]]:
        """The place of each of these rows, and its cells in these columns."""
        return cells_of(self.rows(name, *columns), *columns)

    def whole(self, name: str, *columns: str) -> pd.DataFrame:
        """The same where it matters what a table does not hold. Raises Unknown if it could not all be read."""
        if self.unread & {(name, column) for column in columns}:
            raise Unknown
        return self.rows(name, *columns)


def cells_of(rows: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    """The place of each row, and its cells in some columns."""
    return zip(rows.index, *(rows[name] for name in columns))


def lines(rows: pd.DataFrame) -> list[str]:
    """The line of values of each row, as `series@source`."""
    return [f"{series}@{source}" for series, source in zip(rows["series_id"], rows["source_id"])]
