"""Code that loads a downloaded CSV file with the right types, in pandas, R and DuckDB."""

import json
from collections.abc import Callable

import pandas as pd

from data.leaving.export import whole_numbers
from data.leaving.package import type_of

PANDAS = {"boolean": "bool", "integer": "Int64", "number": "float64", "string": "str"}
R = {"boolean": "logical", "integer": "integer", "number": "numeric", "string": "character"}
DUCKDB = {"boolean": "BOOLEAN", "integer": "BIGINT", "number": "DOUBLE", "string": "VARCHAR"}


def snippets(frame: pd.DataFrame, file: str, address: str = "") -> dict[str, tuple[str, str]]:
    """The code for each program, with the name of its language: from the address of the file, or where it has none by its name.

    Empty text stays text, digits as printed stay text. A spreadsheet takes only addresses.
    """
    types = {name: type_of(cells) for name, cells in whole_numbers(frame).items()}
    place = address or file
    found = {"pandas": (pandas_code(types, place), "python"), "R": (r_code(types, place), "r"),
             "DuckDB": (duckdb_code(types, place), "sql")}
    # The formula of Google Sheets; Excel and LibreOffice ask for the address itself.
    return found | ({"Spreadsheet": (f"=IMPORTDATA({quoted(address)})", "text")} if address else {})


def pandas_code(types: dict[str, str], file: str) -> str:
    """Only columns of numbers have missing values; an empty cell of text is empty text."""
    empty = ", ".join(f'{quoted(name)}: [""]' for name, kind in types.items() if kind in ("integer", "number"))
    return (f"import pandas as pd\n\ntable = pd.read_csv(\n    {quoted(file)},\n"
            f"    dtype={{{pairs(types, PANDAS, ': ', quoted)}}},\n"
            f"    keep_default_na=False,\n    na_values={{{empty}}},\n)")


def r_code(types: dict[str, str], file: str) -> str:
    """The same in R, whose empty cells of numbers are missing in any case.

    `encoding` marks text as UTF-8; `fileEncoding` would convert it to R's locale and lose rows where that lacks a letter.
    """
    return (f"table <- read.csv(\n  {quoted(file)}, encoding = \"UTF-8\", check.names = FALSE,\n"
            f"  na.strings = character(0),\n  colClasses = c({pairs(types, R, ' = ', quoted, '    ')})\n)")


def duckdb_code(types: dict[str, str], file: str) -> str:
    """The same in DuckDB's SQL."""
    text = ", ".join(sql(name) for name, kind in types.items() if kind == "string")
    empty = f",\n    force_not_null = [{text}]" if text else ""
    return (f"SELECT * FROM read_csv(\n    {sql(file)}, header = true, delim = ',', quote = '\"', escape = '\"',\n"
            f"    columns = {{{pairs(types, DUCKDB, ': ', sql)}}}{empty}\n)")


def pairs(types: dict[str, str], names: dict[str, str], between: str, written: Callable[[str], str], indent: str = "        ") -> str:
    """Each column with its type, one a line."""
    lines = (f"\n{indent}{written(name)}{between}{written(names[kind])}" for name, kind in types.items())
    return ",".join(lines) + f"\n{indent[:len(indent) // 2]}"


def quoted(text: str) -> str:
    """Text in double quotes, as Python and R read it."""
    return json.dumps(text, ensure_ascii=False)


def sql(text: str) -> str:
    """Text in single quotes, as SQL reads it."""
    return "'" + text.replace("'", "''") + "'"
