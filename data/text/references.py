"""What a claim is checked with, as claims.csv writes it: read here and nowhere else.

| columns | what they hold |
|---|---|
| `check`, `inputs` | a formula, such as `a - n`, and what its letters stand for; `at least a` asks for no less than a |
| `compare` | references, or: formula \\| references with letters, or the same after words and a bar |
| `implied` | words, unit \\| formula \\| references with letters \\| references |

Several of `compare` stand with “||” between them; each formula then needs words of its own. References stand with “; ” between them. One is
`claim:ID`, `event:TITLE` (its year), `date:TITLE`, `deal:ID` (its value), `units:ID`, `ordered:ID` (the year of the order), or
`series@source@year` for a value.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

CLAIM, EVENT, DATE, DEAL, UNITS, ORDERED, VALUE = "claim", "event", "date", "deal", "units", "ordered", "value"
REFERENCE = re.compile(r"(claim|event|date|deal|units|ordered):(.+)|([a-z][a-z0-9_]*)@([a-z][a-z0-9_]*)@([0-9]{4})")
LETTERED = re.compile(r"([a-z])=(\S.*)")
FORMS = "claim:ID, event:TITLE, date:TITLE, deal:ID, units:ID, ordered:ID or series@source@year"
SHAPES = {"compare": "references, or: formula | references with letters; several are divided by ||, and each formula then has "
                     "words and a bar before it",
          "implied": "four parts: words, unit | formula | references with letters | references"}
PARTS = {"compare": (1, 2, 3), "implied": (4,)}  # how many there can be between the bars
OF_SEVERAL = (1, 3)  # the same where `compare` holds several


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
    """A formula with what its letters stand for, and what stands beside it, as they are written; `words` say what its result is.

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


class Checked(NamedTuple):
    """What a claim is checked with, by the column of the formula: of `compare` there can be several."""

    check: Cell
    compare: tuple[Cell, ...]
    implied: Cell

    @property
    def beyond(self) -> list[Reference]:
        """The references of what it is compared with and of what it implies. Raises Misread."""
        return [reference for cell in (*self.compare, self.implied) for reference in cell.references]

    @property
    def references(self) -> list[Reference]:
        """All references. Raises Misread."""
        return self.check.references + self.beyond


def cells(claim: Mapping[str, str]) -> Checked:
    """What a row of claims.csv is checked with. Raises Misread.

    >>> found = cells({"check": "at least a", "inputs": "a=claim:crude_note", "compare": "oil@customs@2015; deal:s400", "implied": ""})
    >>> found.check.formula, found.check.inputs["a"].name, [one.kind for one in found.compare[0].beside]
    ('a', 'crude_note', ['value', 'deal'])
    """
    (implied,) = parted("implied", claim["implied"])
    return Checked(of_check(claim["check"], claim["inputs"]), parted("compare", claim["compare"]), implied)


def of_check(check: str, inputs: str) -> Cell:
    """A formula and the cell beside it that says what its letters stand for."""
    return Cell("", check.removeprefix("at least "), listed(inputs))


def parted(column: str, text: str) -> tuple[Cell, ...]:
    """A cell of `compare`, which can hold several, or of `implied`. Raises Misread for too many parts, too few, or an empty one.

    >>> parted("compare", "b - a | a=claim:x; b=claim:y")
    (Cell(words='', formula='b - a', lettered=('a=claim:x', 'b=claim:y'), plain=()),)
    >>> [(one.words, one.formula, one.plain) for one in parted("compare", "deal:s400 || a third | a / 3 | a=claim:x")]
    [('', '', ('deal:s400',)), ('a third', 'a / 3', ())]
    """
    several = [[part.strip() for part in one.split("|")] for one in (text.split("||") if column == "compare" else [text])]
    allowed = OF_SEVERAL if len(several) > 1 else PARTS[column]
    if text and not all(len(parts) in allowed and all(parts) for parts in several):
        raise Misread(text, SHAPES[column])
    return tuple(map(of_parts, several))


def of_parts(parts: list[str]) -> Cell:
    """What stands between bars, by what it is; its number says which parts are there."""
    words, formula, letters, plain = {1: ["", "", "", *parts], 2: ["", *parts, ""], 3: [*parts, ""]}.get(len(parts), parts)
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
