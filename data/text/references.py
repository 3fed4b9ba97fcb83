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
from collections.abc import Iterable, Mapping
from typing import NamedTuple

CLAIM, EVENT, DATE, DEAL, UNITS, ORDERED, VALUE = "claim", "event", "date", "deal", "units", "ordered", "value"
REFERENCE = re.compile(r"(claim|event|date|deal|units|ordered):(.+)|([a-z][a-z0-9_]*)@([a-z][a-z0-9_]*)@([0-9]{4})")
FORMS = "claim:ID, event:TITLE, date:TITLE, deal:ID, units:ID, ordered:ID or series@source@year"
AT_LEAST = "at least "
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


class Parts(NamedTuple):
    """A cell taken apart, its references still as they are written."""

    words: str = ""
    formula: str = ""
    lettered: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


class Named(NamedTuple):
    """What a cell names: a formula with what its letters stand for, and references beside it; `words` say what an implied value is."""

    words: str
    formula: str
    inputs: dict[str, Reference]
    plain: tuple[Reference, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        """All that it names."""
        return (*self.inputs.values(), *self.plain)


class OfClaim(NamedTuple):
    """What the cells of a claim name."""

    check: Named
    compare: Named
    implied: Named

    @property
    def references(self) -> tuple[Reference, ...]:
        """All that they name."""
        return tuple(reference for cell in self for reference in cell.references)


def parse(claim: Mapping[str, str]) -> OfClaim:
    """What a row of claims.csv names. Raises Misread.

    >>> found = parse({"check": "at least a", "inputs": "a=claim:crude_note", "compare": "oil@customs@2015; deal:s400", "implied": ""})
    >>> found.check.formula, found.check.inputs["a"].name, [reference.kind for reference in found.compare.plain]
    ('a', 'crude_note', ['value', 'deal'])
    """
    return OfClaim(named(of_check(claim["check"], claim["inputs"])), *(named(parted(column, claim[column])) for column in SHAPES))


def named(parts: Parts) -> Named:
    """What the parts of a cell name. Raises Misread."""
    return Named(parts.words, parts.formula, dict(map(lettered, parts.lettered)), tuple(map(reference, parts.plain)))


def of_check(check: str, inputs: str) -> Parts:
    """The parts of a formula and of the cell beside it that says what its letters stand for."""
    return Parts("", check.removeprefix(AT_LEAST), listed(inputs))


def parted(column: str, cell: str) -> Parts:
    """The parts of a cell of `compare` or `implied`. Raises Misread for too many, too few, or an empty one.

    >>> parted("compare", "b - a | a=claim:x; b=claim:y")
    Parts(words='', formula='b - a', lettered=('a=claim:x', 'b=claim:y'), plain=())
    """
    if not cell:
        return Parts()
    parts = [part.strip() for part in cell.split("|")]
    if len(parts) not in PARTS[column] or not all(parts):
        raise Misread(cell, SHAPES[column])
    if len(parts) == 1:
        return Parts(plain=listed(cell))
    words, formula, letters, plain = parts if len(parts) == 4 else ["", *parts, ""]
    return Parts(words, formula, listed(letters), listed(plain))


def listed(text: str) -> tuple[str, ...]:
    """The references of a list."""
    return tuple(text.split("; ")) if text else ()


def letters(texts: Iterable[str]) -> set[str]:
    """The letters to which some references give a meaning.

    >>> sorted(letters(["a=claim:x", "n=oil@customs@2014"]))
    ['a', 'n']
    """
    return {letter for letter, sign, _ in (text.partition("=") for text in texts) if sign}


def lettered(text: str) -> tuple[str, Reference]:
    """A reference with its letter. Raises Misread."""
    letter, sign, rest = text.partition("=")
    if not re.fullmatch("[a-z]", letter) or not rest.strip():
        raise Misread(text, "a letter and a reference, such as a=claim:ID")
    return letter, reference(rest)


def reference(text: str) -> Reference:
    """What one reference names. Raises Misread.

    >>> reference("oil@customs@2014"), reference("date:Treaty signed")
    (Reference(kind='value', name='oil', source='customs', year=2014), Reference(kind='date', name='Treaty signed', source='', year=0))
    """
    if not (form := REFERENCE.fullmatch(text)):
        raise Misread(text, f"a reference, which is {FORMS}")
    kind, name, series, source, year = form.groups()
    return Reference(kind, name) if kind else Reference(VALUE, series, source, int(year))
