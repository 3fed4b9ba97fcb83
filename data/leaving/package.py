"""A ZIP with CSV files, a Data Package descriptor that says what every column is, and a readme.

The descriptor follows the Data Package standard (datapackage.org). Two properties are added to its
fields: `unit`, and `sources` with the names of those sources of the package that the cells are
taken or computed from.
"""

import hashlib
import io
import json
import re
import zipfile
from typing import Any, NamedTuple

import pandas as pd

from data.leaving.citation import Reference, plain
from data.leaving.export import csv_bytes, whole_numbers
from data.text.schema import TABLES, Column

# The earliest time that a ZIP can hold: the same content gives the same bytes on any day.
ALWAYS = (1980, 1, 1, 0, 0, 0)


class Field(NamedTuple):
    """What a column holds; `sources` are ids of rows of the table of sources."""

    name: str
    title: str
    description: str
    unit: str
    sources: tuple[str, ...]


class Resource(NamedTuple):
    """One file of a package; `table` is its name in the schema, or empty for rows made by a page, and `holds` says what is in it."""

    name: str
    title: str
    frame: pd.DataFrame
    fields: tuple[Field, ...]
    table: str = ""
    holds: str = ""


class About(NamedTuple):
    """What the readme and the descriptor say of the whole; `sources` are rows of the table of sources,
    `notes` what is to be known of a view, `date` is that of all tables."""

    name: str
    title: str
    filters: dict[str, str]
    address: str
    references: list[Reference]
    sources: pd.DataFrame
    notes: tuple[str, ...] = ()
    date: str = ""


def column_meanings(frame: pd.DataFrame, table: str, columns: pd.DataFrame, sources: dict[str, tuple[str, ...]],
                    every: tuple[str, ...]) -> tuple[Field, ...]:
    """The meaning of each column of a frame, from the table of columns.

    `sources` are those of single columns, `every` those of the others that are taken from sources. A unit that the table does not
    know is taken from the column beside, as those of worked examples are.
    """
    known, fields = described(frame, table, columns), []
    for name in frame:
        row, beside = known.get(name), unit_of(f"{{{name}_unit}}", frame)
        fields.append(Field(name, name, "", beside, sources.get(name, ())) if row is None else Field(
            name, row.title, row.description, unit_of(row.unit, frame) or beside, sources.get(name, every) if row.sourced else ()))
    return tuple(fields)


def described(frame: pd.DataFrame, table: str, columns: pd.DataFrame) -> dict[str, Any]:
    """The rows of the table of columns on those of a frame, by name.

    A row for the table goes before one for the files of charts (`view`) and one for all (`any`).
    """
    known = {row.column: row for place in ("any", "view", table) for row in columns[columns["table"] == place].itertuples()}
    return {name: known[name] for name in frame if name in known}


def unit_of(unit: str, frame: pd.DataFrame) -> str:
    """The unit in words; one that differs from row to row is taken from its column if it is the same in all."""
    words, column = unit_and_column(unit)
    if words or column not in frame:
        return words
    found = frame[column].dropna().unique()
    return found[0] if len(found) == 1 else f"see the column {column}"


def unit_and_column(unit: str) -> tuple[str, str]:
    """A unit of the table of columns, and the column that says it in files; either may be empty.

    >>> unit_and_column("USD bn {value_unit}"), unit_and_column("{unit}"), unit_and_column("year")
    (('USD bn', 'value_unit'), ('', 'unit'), ('year', ''))
    """
    words, _, column = unit.partition("{")
    return words.rstrip(), column.removesuffix("}")


def with_units(frame: pd.DataFrame, table: str, columns: pd.DataFrame) -> pd.DataFrame:
    """A frame for a file, as the table of columns names the units of its numbers and the columns that say them."""
    said = {name: unit_and_column(row.unit) for name, row in described(frame, table, columns).items()}
    return units_beside(frame, {name: both for name, both in said.items() if all(both)})


def units_beside(frame: pd.DataFrame, units: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """A frame with the units of columns in columns of their own, each behind the last column that it is of.

    >>> low_high = pd.DataFrame({"low": [1], "high": [2], "year": [2015]})
    >>> list(units_beside(low_high, dict.fromkeys(["low", "high"], ("%", "share_unit"))))
    ['low', 'high', 'share_unit', 'year']
    """
    last = {column: name for name, (_, column) in units.items()}
    order = [each for name in frame for each in (name, *(column for column, of in last.items() if of == name))]
    return frame.assign(**{column: unit for unit, column in units.values()})[order]


def package(about: About, resources: list[Resource]) -> bytes:
    """The ZIP. The same input gives the same bytes."""
    files = {f"{resource.name}.csv": csv_bytes(resource.frame) for resource in resources}
    descriptor = describe(about, resources, files)
    files |= {"datapackage.json": json.dumps(descriptor, ensure_ascii=False, indent=1).encode(),
              "README.md": readme(about, resources).encode()}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def inline(about: About, resource: Resource) -> bytes:
    """The descriptor with the rows in it in place of a file, as the standard allows, in JSON. The same input gives the same bytes."""
    descriptor = describe(about, [resource], {f"{resource.name}.csv": b""})
    (described_file,) = descriptor["resources"]
    outer = ("name", "title", "description", "type", "profile", "schema")
    frame = whole_numbers(resource.frame).astype(object)
    descriptor["resources"] = [{name: described_file[name] for name in outer if name in described_file}
                               | {"data": frame.where(frame.notna(), None).to_dict("records")}]
    return json.dumps(descriptor, ensure_ascii=False, allow_nan=False).encode()


def describe(about: About, resources: list[Resource], files: dict[str, bytes]) -> dict[str, Any]:
    """The Data Package descriptor. A property without content is left out, as the standard asks."""
    names = {resource.table: resource.name for resource in resources}
    return known(profile="tabular-data-package", name=about.name, title=about.title, description=filters_in_words(about.filters),
                 homepage=about.address, version=about.date, licenses=licences(about.sources),
                 sources=[source_of(row) for row in about.sources.itertuples()],
                 resources=[resource_of(resource, files[f"{resource.name}.csv"], names) for resource in resources])


def known(**properties: Any) -> dict[str, Any]:
    """The properties that have content."""
    return {name: value for name, value in properties.items() if value}


def tables_date(sources: pd.DataFrame) -> str:
    """The last day on which a figure was carried into the tables; empty without sources."""
    return max(sources["date_accessed"], default="")


def licences(sources: pd.DataFrame) -> list[dict[str, str]]:
    """Every different terms of use, in the order of the sources; the standard allows few signs in a name, and the title has them all."""
    return [known(name=re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-") or "other", title=name, path=url)
            for name, url in sources[["license_name", "license_url"]].drop_duplicates().itertuples(index=False)]


def source_of(row: Any) -> dict[str, Any]:
    """A source with its citation, its address and its terms."""
    return known(name=row.source_id, title=row.title, citation=row.citation_full, path=row.url_main, published=row.date_published,
                 accessed=row.date_accessed, license=row.license_name)


def resource_of(resource: Resource, content: bytes, names: dict[str, str]) -> dict[str, Any]:
    """A file with its size, its hash and its columns."""
    return known(name=resource.name, title=resource.title, description=resource.holds, path=f"{resource.name}.csv", type="table",
                 profile="tabular-data-resource", scheme="file", format="csv", mediatype="text/csv", encoding="utf-8",
                 bytes=len(content), hash=f"sha256:{hashlib.sha256(content).hexdigest()}", schema=schema_of(resource, names))


def schema_of(resource: Resource, names: dict[str, str]) -> dict[str, Any]:
    """The columns; for a table of this project also its keys, and what its cells may hold.

    `names` are those of the resources of the package by table; a key into a table outside it is left out, and one into the
    table itself names no resource.
    """
    frame, declared, fields = whole_numbers(resource.frame), TABLES.get(resource.table), []
    for field in resource.fields:
        kind = type_of(frame[field.name])
        column = declared and declared.columns.get(field.name)  # none for the words that a page puts beside ids
        fields.append(known(name=field.name, type=kind, title=field.title, description=field.description, unit=field.unit,
                            sources=list(field.sources))
                      | ({"trueValues": ["True"], "falseValues": ["False"]} if kind == "boolean" else {})
                      | known(constraints=constraints(column) if column else None))
    if not declared:
        return {"fields": fields, "missingValues": [""]}
    references = [{"fields": [column], "reference": {"resource": "" if target == resource.table else names[target],
                                                     "fields": [TABLES[target].key[0]]}}
                  for column, target in declared.references.items() if column not in declared.lists and target in names]
    return {"fields": fields, "missingValues": [""], "primaryKey": list(declared.key)} | known(foreignKeys=references)


def type_of(cells: pd.Series) -> str:
    """The type of a column in the words of the standard."""
    kinds = {"b": "boolean", "i": "integer", "u": "integer", "f": "number"}
    return kinds.get(cells.dtype.kind, "string")


def constraints(column: Column) -> dict[str, Any]:
    """What a cell may hold, in the words of the standard."""
    found = known(required=not column.empty, enum=list(column.allowed), pattern="" if column.empty else column.pattern)
    return found | {name: end for name, end in (("minimum", column.low), ("maximum", column.high)) if end is not None}


def filters_in_words(filters: dict[str, str]) -> str:
    """What was chosen, as one sentence."""
    return "; ".join(f"{name}: {value}" for name, value in filters.items() if value)


def readme(about: About, resources: list[Resource]) -> str:
    """What a reader of the ZIP has to know first."""
    files = [f"- `{one.name}.csv`: {' – '.join(filter(None, [one.title, one.holds.rstrip('.')]))}, {len(one.frame)} rows"
             for one in resources]
    parts = {"": f"# {about.title}",
             "Chosen": "\n".join(f"- {name}: {value}" for name, value in filled(about).items()),
             "Files": "\n".join([*files, "- `datapackage.json`: what every column is, its unit, sources and terms"]),
             "Notes": "\n\n".join(about.notes),
             "Cite": plain(about.references),
             "Terms of use": "\n".join(f"- {row.attribution_short}: {row.license_name} {row.license_url}".rstrip()
                                       for row in about.sources.itertuples())}
    return "\n\n".join(f"## {name}\n\n{text}" if name else text for name, text in parts.items() if text) + "\n"


def filled(about: About) -> dict[str, str]:
    """The filters, the address and the date of the tables, as far as there are any."""
    every = about.filters | {"Address": about.address, "Date of the tables": about.date}
    return {name: value for name, value in every.items() if value}
