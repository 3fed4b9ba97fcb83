"""What a claim is checked with, as claims.csv writes it: read here and nowhere else.

| columns | what they hold |
|---|---|
| `check`, `inputs` | a formula, such as `a - n`, and what its letters stand for; `at least a` asks for no less than a |
| `compare` | references, or: formula \\| references with letters |
| `implied` | words, unit \\| formula \\| references with letters \\| references |

References stand with “; ” between them. One is `claim:ID`, `event:TITLE` (its year), `date:TITLE`, `deal:ID` (its value), `units:ID`,
`ordered:ID` (the year of the order), or `series@source@year` for a value.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

CLAIM, EVENT, DATE, DEAL, UNITS, ORDERED, VALUE = "claim", "event", "date", "deal", "units", "ordered", "value"
REFERENCE = re.compile(r"(claim|event|date|deal|units|ordered):(.+)|([a-z][a-z0-9_]*)@([a-z][a-z0-9_]*)@([0-9]{4})")
LETTERED = re.compile(r"([a-z])=(\S.*)")
FORMS = "claim:ID, event:TITLE, date:TITLE, deal:ID, units:ID, ordered:ID or series@source@year"
SHAPES = {"compare": "references, or: formula | references with letters",
          "implied": "four parts: words, unit | formula | references with letters | references"}
PARTS = {"compare": (1, 2), "implied": (4,)}  # how many there can be between the bars


class Misread(ValueError):
    """A text of these cells that means nothing, and what is expected in its place."""

    def __init__(self, text: str, expected: str) -> None:
        super().__init__(f"“{text}” – expected {expected}")
        self.text, self.expected = text, expected


class Reference(NamedTuple):
    """What a reference names: by its kind, and of a value by series, source and year."""

    kind: str
    name: str
    source: str = ""
    year: int = 0

    @property
    def line(self) -> str:
        """The line of a value, as `series@source`."""
        return f"{self.name}@{self.source}"

    def __str__(self) -> str:
        return f"{self.line}@{self.year}" if self.kind == VALUE else f"{self.kind}:{self.name}"


class Cell(NamedTuple):
    """A formula with what its letters stand for, and what stands beside it, as they are written; `words` say what an implied value is.

    `inputs`, `beside` and `references`, which are both, raise Misread.
    """

    words: str = ""
    formula: str = ""
    lettered: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()

    @property
    def letters(self) -> set[str]:
        """The letters that are given a meaning."""
        return {letter for letter, sign, _ in (text.partition("=") for text in self.lettered) if sign}

    @property
    def inputs(self) -> dict[str, Reference]:
        """What each letter stands for."""
        return dict(map(lettered, self.lettered))

    @property
    def beside(self) -> list[Reference]:
        """The references without letters."""
        return list(map(reference, self.plain))

    @property
    def references(self) -> list[Reference]:
        """All references."""
        return [*self.inputs.values(), *self.beside]


def cells(claim: Mapping[str, str]) -> dict[str, Cell]:
    """What a row of claims.csv is checked with, by the column of the formula. Raises Misread.

    >>> found = cells({"check": "at least a", "inputs": "a=claim:crude_note", "compare": "oil@customs@2015; deal:s400", "implied": ""})
    >>> found["check"].formula, found["check"].inputs["a"].name, [one.kind for one in found["compare"].beside]
    ('a', 'crude_note', ['value', 'deal'])
    """
    return {"check": of_check(claim["check"], claim["inputs"])} | {column: parted(column, claim[column]) for column in SHAPES}


def of_check(check: str, inputs: str) -> Cell:
    """A formula and the cell beside it that says what its letters stand for."""
    return Cell("", check.removeprefix("at least "), listed(inputs))


def parted(column: str, text: str) -> Cell:
    """A cell of `compare` or `implied`. Raises Misread for too many parts, too few, or an empty one.

    >>> parted("compare", "b - a | a=claim:x; b=claim:y")
    Cell(words='', formula='b - a', lettered=('a=claim:x', 'b=claim:y'), plain=())
    """
    parts = [part.strip() for part in text.split("|")]
    if text and (len(parts) not in PARTS[column] or not all(parts)):
        raise Misread(text, SHAPES[column])
    words, formula, letters, plain = {1: ["", "", "", *parts], 2: ["", *parts, ""]}.get(len(parts), parts)
    return Cell(words, formula, listed(letters), listed(plain))


def listed(text: str) -> tuple[str, ...]:
    """The references of a list."""
    return tuple(text.split("; ")) if text else ()


def lettered(text: str) -> tuple[str, Reference]:
    """A reference with its letter. Raises Misread."""
    if not (form := LETTERED.fullmatch(text)):
        raise Misread(text, "a letter and a reference, such as a=claim:ID")
    return form[1], reference(form[2])


def reference(text: str) -> Reference:
    """What one reference names. Raises Misread.

    >>> reference("oil@customs@2014"), reference("date:Treaty signed")
    (Reference(kind='value', name='oil', source='customs', year=2014), Reference(kind='date', name='Treaty signed', source='', year=0))
    """
    if not (form := REFERENCE.fullmatch(text)):
        raise Misread(text, f"a reference, which is {FORMS}")
    kind, name, series, source, year = form.groups()
    return Reference(kind, name) if kind else Reference(VALUE, series, source, int(year))
