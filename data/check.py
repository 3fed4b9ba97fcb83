"""Find every fault in the authored tables, each with its file, row, column, value and remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from data.schema import PAINTED, TABLES, Column, Table


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and what a right value would be."""

    where: str
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{self.where}, column {self.column}: “{self.value}” – expected {self.expected}"


def faults(texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Every fault in the tables, given as text with `file, row n` as the index."""
    found = [fault for name, text in texts.items() for fault in column_faults(name, text)]
    if found:
        return found  # keys and references mean nothing while columns or cells are wrong
    checks = [key_faults, reference_faults]
    found = [fault for name, text in texts.items() for check in checks
             for fault in check(name, text, texts)]
    return found + input_faults(texts) + claim_faults(texts) + observation_faults(texts) + axis_faults(texts) + palette_faults(texts)


def column_faults(name: str, text: pd.DataFrame) -> list[Fault]:
    """Unknown or missing columns and cells of the wrong form."""
    schema = pandera.DataFrameSchema(
        {column: pandera.Column(checks=cell_checks(rule)) for column, rule
         in TABLES[name].columns.items()}, strict=True)
    try:
        schema.validate(text, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return [column_fault(text, case) for case in errors.failure_cases.to_dict("records")]
    return []


def column_fault(text: pd.DataFrame, case: dict) -> Fault:
    """Say one pandera failure in words for the author of the file."""
    file = text.index[0].split(", row")[0] if len(text) else "an empty file"
    if case["check"] == "column_in_schema":
        return Fault(file, case["failure_case"], "", "no such column; remove or rename it")
    if case["check"] == "column_in_dataframe":
        return Fault(file, case["failure_case"], "", "this column; add it to the header")
    return Fault(case["index"], case["column"], case["failure_case"], case["check"])


def cell_checks(rule: Column) -> list[pandera.Check]:
    """The pandera checks that a column's rule asks for; empty cells pass where allowed."""
    def check(test, expected: str) -> pandera.Check:
        return pandera.Check(lambda cells: test(cells) | (rule.empty & cells.eq("")), error=expected)

    checks = [check(lambda cells: cells.ne(""), "a value, not an empty cell")]
    if rule.pattern:
        checks.append(check(lambda cells: cells.str.fullmatch(rule.pattern), f"the form {rule.pattern}"))
    if rule.allowed:
        checks.append(check(lambda cells: cells.isin(rule.allowed), "one of " + ", ".join(rule.allowed)))
    if rule.type == pa.bool_():
        checks.append(check(lambda cells: cells.isin(["true", "false"]), "true or false"))
    if pa.types.is_integer(rule.type):
        checks.append(check(lambda cells: cells.str.fullmatch(r"-?\d+"), "a whole number"))
    if pa.types.is_floating(rule.type):
        checks.append(check(lambda cells: cells.str.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?"),
                            "a number such as 12.5"))
    if rule.low is not None or rule.high is not None:
        low, high = (float("-inf") if rule.low is None else rule.low,
                     float("inf") if rule.high is None else rule.high)
        checks.append(check(lambda cells: pd.to_numeric(cells, errors="coerce").between(low, high),
                            f"a number from {low:g} to {high:g}"))
    return checks


def key_faults(name: str, text: pd.DataFrame, texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Rows whose key occurs more than once."""
    key = list(TABLES[name].key)
    repeated = text[text.duplicated(key, keep=False)]
    return [Fault(where, ", ".join(key), ", ".join(row[key]), "a key that occurs only once")
            for where, row in repeated.iterrows()]


def reference_faults(name: str, text: pd.DataFrame, texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Ids that do not exist in the table they point to."""
    return [Fault(where, column, value, f"an id that exists in {target}.csv")
            for column, target in TABLES[name].references.items()
            for where, value in listed(TABLES[name], text, column)
            if value not in set(texts[target][TABLES[target].key[0]])]


def listed(table: Table, text: pd.DataFrame, column: str) -> list[tuple[str, str]]:
    """Each id in a column with its row; list columns are taken apart, empty cells left out."""
    cells = text[column].str.split("; ").explode() if column in table.lists else text[column]
    return [(where, value) for where, value in cells.items() if value]


def input_faults(texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Inputs of derivations that neither a source states nor a derivation computes."""
    known = {f"{series}@{source}" for name in ("observations", "derivations")
             for series, source in zip(texts[name]["series_id"], texts[name]["source_id"])}
    cells = texts["derivations"]["inputs"].str.split("; ").explode()
    return [Fault(where, "inputs", value, "a series and source that has values, as series@source")
            for where, value in cells.items() if value not in known]


NAMED = re.compile(r"(?:^|[ =])(claim|event|date|deal|units|ordered):([^;|]+)|([a-z]\w*@[a-z]\w*)@\d{4}")


def claim_faults(texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """References of claims to nothing: no such claim, event, deal, or line of values."""
    events, deals = set(texts["events"]["title"]), set(texts["deals"]["deal_id"])
    known = {"claim": set(texts["claims"]["claim_id"]), "event": events, "date": events, "deal": deals, "units": deals,
             "ordered": deals, "": {f"{series}@{source}" for name in ("observations", "derivations")
                                    for series, source in zip(texts[name]["series_id"], texts[name]["source_id"])}}
    return [Fault(where, column, name, "a claim, event, deal or series@source that exists")
            for column in ("inputs", "compare", "implied") for where, cell in texts["claims"][column].items()
            for kind, name in ((kind, name.strip() or line) for kind, name, line in NAMED.findall(cell))
            if name not in known[kind]]


def observation_faults(texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Values outside their series' range, and values whose digits differ from those printed."""
    series = texts["series"].set_index("series_id")
    known = texts["observations"][texts["observations"]["series_id"].isin(series.index)]
    return [fault for where, row in known.iterrows()
            for fault in value_faults(where, row, series.loc[row["series_id"]])]


def value_faults(where: str, row: pd.Series, series: pd.Series) -> list[Fault]:
    """What is wrong with one value: its range, or its digits against those printed."""
    value = Decimal(row["value"])
    low, high = Decimal(series["minimum"] or "-inf"), Decimal(series["maximum"] or "inf")
    found = [] if low <= value <= high else [
        Fault(where, "value", row["value"], f"a value from {low} to {high} in {series['unit']}")]
    if digits(row["as_printed"]) not in ("", digits(str(value * Decimal(series["scale"])))):
        found.append(Fault(where, "as_printed", row["as_printed"],
                           f"the digits of the value {row['value']}"))
    return found


def digits(number: str) -> str:
    """The significant digits, without sign, point or outer zeros; empty if not a number."""
    try:
        return "".join(map(str, abs(Decimal(number)).normalize().as_tuple().digits))
    except InvalidOperation:
        return ""


def axis_faults(texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Charts and quantities that would put two units on one axis."""
    units = texts["series"].set_index("series_id")["unit"]
    drawn = pd.concat([texts["charts"].query("kind in ('line', 'bars', 'snapshot', 'asymmetry')"), texts["quantities"]])
    return [Fault(where, "series", row["series"], "series of one unit on one axis")
            for where, row in drawn.iterrows()
            if units.reindex(row["series"].split("; ")).nunique() > 1]


def palette_faults(texts: dict[str, pd.DataFrame]) -> list[Fault]:
    """Kinds of source and verdicts that pages show but no row gives a colour, and verdicts without a sign."""
    rows = texts["palettes"]
    known = set(zip(rows["meaning"], rows["name"]))
    return [Fault("tables/palettes.csv", "name", name, f"a row for this {meaning}")
            for meaning, names in PAINTED.items() for name in names if (meaning, name) not in known] + [
        Fault(where, "sign", "", "a sign, for colour alone must not tell a verdict or a kind of source")
        for where in rows.index[(rows["meaning"] != "country") & (rows["sign"] == "")]]
