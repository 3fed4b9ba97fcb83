"""Check the cells of the ledger of claims: that their formulas are arithmetic, and that their references lead somewhere."""

from collections.abc import Iterator
from contextlib import suppress

from data.text.faults import Fault, Texts, Unknown, lines
from data.text.formulas import arithmetic_fault
from data.text.references import (CLAIM, DATE, DEAL, EVENT, ORDERED, SHAPES, UNITS, VALUE, Cell, Misread, Reference, lettered, of_check,
                                  parted, reference)

# The table and the column that each kind of reference names, and the columns whose cells it reads.
KINDS = {CLAIM: ("claims", "claim_id", ["number"]), EVENT: ("events", "title", ["date"]), DATE: ("events", "title", ["date"]),
         DEAL: ("deals", "deal_id", ["value_low", "value_high"]), UNITS: ("deals", "deal_id", ["units_low", "units_high"]),
         ORDERED: ("deals", "deal_id", ["order_year"])}


def cells_of_claims(texts: Texts) -> Iterator[tuple[str, str, str, Cell]]:
    """What stands in each cell that has the shape of its column: its row, the columns of its formula and of its references, and itself."""
    for where, check, inputs in texts.cells("claims", "check", "inputs"):
        yield where, "check", "inputs", of_check(check, inputs)
    for column in SHAPES:
        for where, text in texts.cells("claims", column):
            with suppress(Misread):
                for cell in parted(column, text):
                    yield where, column, column, cell


def shape_faults(texts: Texts) -> Iterator[Fault]:
    """Cells with too many or too few parts, and claims that are checked but have no number."""
    for column in SHAPES:
        for where, text in texts.cells("claims", column):
            try:
                parted(column, text)
            except Misread as fault:
                yield Fault(where, column, fault.text, fault.expected)
    for where, number, unit, *checked in texts.cells("claims", "number", "unit", "check", "compare", "implied"):
        if not number and any(checked):
            yield Fault(where, "number", "", "a number, because the claim is checked")
        elif number and (number[4:5] == "-") != (unit == "date"):
            yield Fault(where, "number", number, "a date such as 2014-05, because the unit is date" if unit == "date" else
                        f"a number such as 2014 or 12.5, because the unit is {unit or 'empty'} and not date")


def words_faults(texts: Texts) -> Iterator[Fault]:
    """Formulas of one claim with the same words, by which their results are kept: only the last of them would be judged and shown."""
    for where, text in texts.cells("claims", "compare"):
        with suppress(Misread):
            words = [cell.words for cell in parted("compare", text) if cell.formula]
            yield from (Fault(where, "compare", twice, "other words for each formula of a claim")
                        for twice in dict.fromkeys(words) if words.count(twice) > 1)


def article_faults(texts: Texts) -> Iterator[Fault]:
    """Claims that stand in a source which is no part of the article."""
    others = set(texts.rows("sources", "source_id", "kind").query("kind != 'article'")["source_id"])
    for where, source in texts.cells("claims", "source_id"):
        if source in others:
            yield Fault(where, "source_id", source, "a source of the kind article: its text or its footnotes")


def formula_faults(texts: Texts) -> Iterator[Fault]:
    """Formulas of claims that are no arithmetic, or with a letter that no reference beside them has."""
    for where, column, _, cell in cells_of_claims(texts):
        if cell.formula and (fault := arithmetic_fault(cell.formula, cell.letters)):
            yield Fault(where, column, cell.formula, fault)


def reference_faults(texts: Texts) -> Iterator[Fault]:
    """References of claims that cannot be read, or that lead to nothing: no such claim, event, deal, or line of values."""
    there = {kind: nameable(texts, kind) for kind in (*KINDS, VALUE)}
    for where, _, column, cell in cells_of_claims(texts):
        for text in (*cell.lettered, *cell.plain):
            try:
                named = lettered(text)[1] if text in cell.lettered else reference(text)
            except Misread as fault:
                yield Fault(where, column, fault.text, fault.expected)
                continue
            if expected := astray(named, there[named.kind]):
                yield Fault(where, column, str(named), expected)


def astray(named: Reference, there: set[str] | dict[str, set[str]] | None) -> str:
    """What is expected of a reference that leads nowhere; empty if it is right, or if what is there is not all known."""
    if there is None:
        return ""
    if named.kind != VALUE:
        table, column, (read, *_) = KINDS[named.kind]
        return "" if named.name in there else f"a row of {table}.csv with this {column} and a {read}"
    if named.line not in there:
        return "a series and source that has values, as series@source@year"
    return "" if str(named.year) in there[named.line] else "a year in which this line has a value"


def nameable(texts: Texts, kind: str) -> set[str] | dict[str, set[str]] | None:
    """What references of a kind may name: names, or of values the years of each line; None if they could not all be read."""
    with suppress(Unknown):
        if kind == VALUE:
            return years(texts)
        table, name, read = KINDS[kind]
        rows = texts.whole(table, name)
        return set(rows.loc[rows[read].ne("").all(axis=1), name])


def years(texts: Texts) -> dict[str, set[str]]:
    """The years in which each line of values has one, or can have one where it is computed, which is where one of its inputs has one.

    Raises Unknown if they could not all be read.
    """
    stated = texts.whole("observations", "series_id", "source_id", "year")
    made = texts.whole("derivations", "series_id", "source_id", "inputs")
    found: dict[str, set[str]] = {}
    for line, year in zip(lines(stated), stated["year"]):
        found.setdefault(line, set()).add(year)
    for line, inputs in zip(lines(made), made["inputs"]):
        found[line] = found.get(line, set()).union(*(found.get(name, set()) for name in inputs.split("; ")))
    return found
