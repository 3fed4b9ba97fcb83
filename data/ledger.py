"""Check the cells of the ledger of claims: that their formulas are arithmetic, and that their references lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from data.faults import Fault, Texts, Unknown
from data.formulas import arithmetic_fault, named
from data.lines import lines

LETTERED = re.compile(r"[a-z]=\S.*")
REFERENCE = re.compile(r"(claim|event|date|deal|units|ordered):(.+)|([a-z][a-z0-9_]*@[a-z][a-z0-9_]*)@([0-9]{4})")
FORMS = "claim:ID, event:TITLE, date:TITLE, deal:ID, units:ID, ordered:ID or series@source@year"
SHAPES = {"compare": "references, or: formula | references with letters",
          "implied": "four parts: words, unit | formula | references with letters | references"}

# The table and the column that each kind of reference names, and the column whose cell it reads.
KINDS = {"claim": ("claims", "claim_id", "number"), "event": ("events", "title", "date"), "date": ("events", "title", "date"),
         "deal": ("deals", "deal_id", "value_low"), "units": ("deals", "deal_id", "units_low"),
         "ordered": ("deals", "deal_id", "order_year")}


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
    for where, row in texts.rows("claims", "check", "inputs").iterrows():
        yield Cell(where, "check", row["check"], row["check"].removeprefix("at least "), "inputs", row["inputs"])
    for where, text in texts.rows("claims", "compare")["compare"].items():
        parts = split(text)
        if len(parts) < 3:
            yield Cell(where, "compare", text, *(["", "compare", "", text] if len(parts) == 1 else [parts[0], "compare", parts[1]]))
    for where, text in texts.rows("claims", "implied")["implied"].items():
        if len(parts := split(text)) == 4:
            yield Cell(where, "implied", text, parts[1], "implied", *parts[2:])


def split(text: str) -> list[str]:
    """The parts of a cell between its bars."""
    return [part.strip() for part in text.split("|")]


def shape_faults(texts: Texts) -> Iterator[Fault]:
    """Cells with too many or too few parts, and claims that are checked but have no number."""
    for column, right in (("compare", (1, 2)), ("implied", (4,))):
        for where, text in texts.rows("claims", column)[column].items():
            parts = split(text)
            if text and not (len(parts) in right and all(parts)):
                yield Fault(where, column, text, SHAPES[column])
    for where, row in texts.rows("claims", "number", "check", "compare", "implied").iterrows():
        if not row["number"] and (row["check"] or row["compare"] or row["implied"]):
            yield Fault(where, "number", "", "a number, because the claim is checked")


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
    if values is None or year in values.get(line, set()) or "any" in values.get(line, set()):
        return ""
    return "a year in which this line has a value" if line in values else "a series and source that has values, as series@source@year"


def existing(texts: Texts, table: str, name: str, read: str) -> set[str] | None:
    """What a kind of reference may name; None if that could not all be read."""
    try:
        rows = texts.whole(table, name)
    except Unknown:
        return None
    return set(rows.loc[rows[read].ne(""), name])


def years(texts: Texts) -> dict[str, set[str]] | None:
    """The years of each line of values, or `any` where it is computed; None if they could not all be read."""
    try:
        stated = texts.whole("observations", "series_id", "source_id", "year")
        found = dict.fromkeys(lines(texts.whole("derivations", "series_id", "source_id")), {"any"})
    except Unknown:
        return None
    for line, year in zip(lines(stated), stated["year"]):
        found.setdefault(line, set()).add(year)
    return found
