"""Check the cells of the ledger of claims: that their formulas are arithmetic, and that their references lead somewhere."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from data.text.faults import Fault, Texts, Unknown
from data.text.formulas import arithmetic_fault, named
from data.text.lines import lines

LETTERED = re.compile(r"[a-z]=\S.*")
REFERENCE = re.compile(r"(claim|event|date|deal|units|ordered):(.+)|([a-z][a-z0-9_]*@[a-z][a-z0-9_]*)@([0-9]{4})")
FORMS = "claim:ID, event:TITLE, date:TITLE, deal:ID, units:ID, ordered:ID or series@source@year"
SHAPES = {"compare": "references, or: formula | references with letters; several are divided by ||, and each formula then has "
                     "words and a bar before it",
          "implied": "four parts: words, unit | formula | references with letters | references"}

# The table and the column that each kind of reference names, and the column whose cell it reads.
KINDS = {"claim": ("claims", "claim_id", "number"), "event": ("events", "title", "date"), "date": ("events", "title", "date"),
         "deal": ("deals", "deal_id", "value_low"), "units": ("deals", "deal_id", "units_low"),
         "ordered": ("deals", "deal_id", "order_year")}
DATE_FORM = re.compile(r"[0-9]{4}-.*")


class Cell(NamedTuple):
    """What a claim computes or refers to: a formula in one column, and references in the same or another."""

    where: str
    column: str
    text: str
    formula: str
    beside: str
    letters: str
    references: str = ""


def cells(texts: Texts) -> Iterator[Cell]:
    """The cells of all claims that have the shape of their column."""
    for where, check, inputs in texts.cells("claims", "check", "inputs"):
        yield Cell(where, "check", check, check.removeprefix("at least "), "inputs", inputs)
    for where, text in texts.rows("claims", "compare")["compare"].items():
        for parts in map(split, text.split("||")):
            if len(parts) <= 3:
                formula = ["", "compare", "", parts[0]] if len(parts) == 1 else [parts[-2], "compare", parts[-1]]
                yield Cell(where, "compare", text, *formula)
    for where, text in texts.rows("claims", "implied")["implied"].items():
        if len(parts := split(text)) == 4:
            yield Cell(where, "implied", text, parts[1], "implied", *parts[2:])


def split(text: str) -> list[str]:
    """The parts of a cell between its bars."""
    return [part.strip() for part in text.split("|")]


def shape_faults(texts: Texts) -> Iterator[Fault]:
    """Cells with too many or too few parts, and claims that are checked but have no number."""
    for column, divider in (("compare", "||"), ("implied", None)):
        for where, text in texts.rows("claims", column)[column].items():
            found = [split(part) for part in (text.split(divider) if divider else [text])]
            if text and not all(len(parts) in right(column, len(found)) and all(parts) for parts in found):
                yield Fault(where, column, text, SHAPES[column])
    for where, number, unit, *checked in texts.cells("claims", "number", "unit", "check", "compare", "implied"):
        if not number and any(checked):
            yield Fault(where, "number", "", "a number, because the claim is checked")
        elif number and bool(DATE_FORM.fullmatch(number)) != (unit == "date"):
            yield Fault(where, "number", number, "a date such as 2014-05, because the unit is date" if unit == "date" else
                        f"a number such as 2014 or 12.5, because the unit is {unit or 'empty'} and not date")


def right(column: str, several: int) -> tuple[int, ...]:
    """How many parts between bars are right in a column; of several formulas of one claim each has words of its own."""
    return (4,) if column == "implied" else (1, 2, 3) if several == 1 else (1, 3)


def formula_faults(texts: Texts) -> Iterator[Fault]:
    """Formulas of claims that are no arithmetic, or with a letter that no reference beside them has."""
    for cell in cells(texts):
        if cell.formula and (fault := arithmetic_fault(cell.formula, set(named(cell.letters)))):
            yield Fault(cell.where, cell.column, cell.formula, fault)


def reference_faults(texts: Texts) -> Iterator[Fault]:
    """References of claims to nothing: no such claim, event, deal, or line of values."""
    names = {kind: existing(texts, *columns) for kind, columns in KINDS.items()}
    values = years(texts)
    for cell in cells(texts):
        lettered = cell.letters.split("; ") if cell.letters else []
        for text in lettered:
            if not LETTERED.fullmatch(text):
                yield Fault(cell.where, cell.beside, text, "a letter and a reference, such as a=claim:ID")
        plain = cell.references.split("; ") if cell.references else []
        for reference in [text[2:] for text in lettered if LETTERED.fullmatch(text)] + plain:
            if fault := reference_fault(reference, names, values):
                yield Fault(cell.where, cell.beside, reference, fault)


def reference_fault(reference: str, names: dict[str, set[str] | None], values: dict[str, set[str]] | None) -> str:
    """What is expected of a reference that leads nowhere; empty if it is right, or if that cannot be known."""
    if not (form := REFERENCE.fullmatch(reference)):
        return f"a reference, which is {FORMS}"
    kind, name, line, year = form.groups()
    if kind:
        table, column, read = KINDS[kind]
        return "" if names[kind] is None or name in names[kind] else f"a row of {table}.csv with this {column} and a {read}"
    if values is None or year in values.get(line, set()):
        return ""
    return "a year in which this line has a value" if line in values else "a series and source that has values, as series@source@year"


def existing(texts: Texts, table: str, name: str, read: str) -> set[str] | None:
    """What a kind of reference may name; None if that could not all be read."""
    try:
        rows = texts.whole(table, name)
    except Unknown:
        return None
    ends = [read, *(column for column in [read.replace("_low", "_high")] if column != read)]  # of a range, both
    return set(rows.loc[rows[ends].ne("").all(axis=1), name])


def years(texts: Texts) -> dict[str, set[str]] | None:
    """The years in which each line of values has one, or can have one where it is computed; None if they could not all be read.

    A computed line has no value in a year in which none of its inputs has.
    """
    try:
        stated = texts.whole("observations", "series_id", "source_id", "year")
        made = texts.whole("derivations", "series_id", "source_id", "inputs")
    except Unknown:
        return None
    found: dict[str, set[str]] = {}
    for line, year in zip(lines(stated), stated["year"]):
        found.setdefault(line, set()).add(year)
    for line, inputs in zip(lines(made), made["inputs"]):
        found[line] = found.get(line, set()).union(*(found.get(name, set()) for name in inputs.split("; ")))
    return found
