"""The packages: sound to the frictionless library, true to their hashes, and the same bytes twice."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from frictionless import Package, system

from data.leaving.citation import Reference
from data.leaving.export import csv_bytes
from data.leaving.package import About, Resource, constraints, column_meanings, package, unit_and_column
from data.text.schema import TABLES as SCHEMA, Column
from pages.charts import deals
from pages.data import for_browsing
from pages.exhibits.rows import rows
from pages.exhibits.tables import COLUMNS, FILE_ONLY, for_files
from pages.files.table_file import is_whole, meaning, whole_package
from pages.reading.tables import table_descriptions, line_as, lines_as, tables
from tests.apps import CHARTS, with_every_source

CITED = Reference("a", "web", "", "Cited.")

KNOWN = {(row.table, row.column): row for row in tables().columns.itertuples()}


def frame_of(chart) -> pd.DataFrame:
    """The file of a chart with every series and source."""
    return for_files(rows(with_every_source(chart.chart_id)))


def packed(frame: pd.DataFrame) -> bytes:
    """The package of a table."""
    fields, sources = meaning(frame, "view", {})
    about = About("china-russia-test", "A test", {"Years": "1990 to 2020"}, "https://example.org/?a=b", [CITED], sources, date="2026-11-28")
    return package(about, [Resource("china-russia-test", "A test", frame, fields)])


def unpacked(content: bytes, folder: Path) -> dict:
    """The descriptor, with all files in a folder."""
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return json.loads((folder / "datapackage.json").read_text())


def check(content: bytes, folder: Path) -> dict:
    """The descriptor of a package that frictionless finds sound and whose hashes and sources hold."""
    descriptor = unpacked(content, folder)
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])[:5]
    names = {source["name"] for source in descriptor.get("sources", [])}
    for resource in descriptor["resources"]:
        written = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(written).hexdigest()}" and resource["bytes"] == len(written)
        for field in resource["schema"]["fields"]:
            assert field["title"] and field["description"] and set(field.get("sources", [])) <= names, field
    return descriptor


@pytest.mark.parametrize("chart", list(CHARTS.itertuples()), ids=lambda chart: chart.chart_id)
def test_the_package_of_every_chart_is_sound_and_says_unit_and_sources(chart, tmp_path: Path) -> None:
    frame = frame_of(chart)
    descriptor = check(packed(frame), tmp_path)
    fields = {field["name"]: field for field in descriptor["resources"][0]["schema"]["fields"]}
    value = "value_low" if "value_low" in frame else "shown"
    assert set(frame["source_id"]) <= set(fields[value]["sources"])
    units = ["USD bn"] if value == "value_low" else frame["unit"].unique()
    assert fields[value]["unit"] == (units[0] if len(units) == 1 else "see the column unit")
    cited = {source["citation"] for source in descriptor["sources"]}
    assert descriptor["licenses"] and descriptor["version"] == "2026-11-28"
    assert cited >= set(frame["citation_full"])
    assert (tmp_path / "china-russia-test.csv").read_bytes() == csv_bytes(frame)
    said = (tmp_path / "README.md").read_text()
    assert "Years: 1990 to 2020" in said and "https://example.org/?a=b" in said and "Cited." in said and descriptor["version"] in said


def test_the_whole_data_set_is_sound_with_keys_and_the_sources_of_each_table(tmp_path: Path) -> None:
    descriptor = check(whole_package(), tmp_path)
    assert {resource["name"] for resource in descriptor["resources"]} == set(SCHEMA)
    found = {resource["name"]: resource["schema"] for resource in descriptor["resources"]}
    assert found["observations"]["primaryKey"] == ["series_id", "year", "source_id", "locator"]
    assert {"fields": ["source_id"], "reference": {"resource": "sources", "fields": ["source_id"]}} in found["observations"]["foreignKeys"]
    assert len(descriptor["sources"]) == len(tables().sources)
    assert {resource["name"]: resource["description"] for resource in descriptor["resources"]} == table_descriptions()
    described = f"- `deals.csv`: Deals – {table_descriptions()['deals'].rstrip('.')}, {len(tables().deals)} rows"
    assert described in (tmp_path / "README.md").read_text()


def test_a_table_from_the_data_page_keeps_its_keys_and_limits_beside_the_words_for_its_ids(tmp_path: Path) -> None:
    frame = for_browsing("observations")
    fields, sources = meaning(frame, "observations", {})
    assert is_whole(frame, "observations") and not is_whole(frame.drop(columns="locator"), "observations")
    content = package(About("china-russia-test", "A test", {}, "", [], sources),
                      [Resource("china-russia-test", "A test", frame, fields, "observations")])
    (resource,) = check(content, tmp_path)["resources"]
    assert resource["schema"]["primaryKey"] == list(SCHEMA["observations"].key)
    limits = {field["name"]: field.get("constraints") for field in resource["schema"]["fields"]}
    assert limits["year"] == {"required": True, "minimum": 1900, "maximum": 2100} and limits["series"] is None


def test_a_whole_number_has_its_limits_in_the_descriptor(tmp_path: Path) -> None:
    assert constraints(Column(pa.int32(), low=1900, high=2100)) == {"required": True, "minimum": 1900, "maximum": 2100}
    assert constraints(Column(pa.int32(), low=1, empty=True)) == {"minimum": 1}
    assert constraints(Column(pa.float64(), low=0, high=100, empty=True)) == {"minimum": 0, "maximum": 100}
    descriptor = unpacked(whole_package(), tmp_path)
    fields = {(resource["name"], field["name"]): field for resource in descriptor["resources"] for field in resource["schema"]["fields"]}
    assert fields["observations", "year"]["constraints"] == {"required": True, "minimum": 1900, "maximum": 2100}
    assert fields["series", "decimals"]["constraints"]["maximum"] == 6


def test_a_fault_is_found(tmp_path: Path) -> None:
    """The check above is worth something: a changed file does not pass."""
    unpacked(packed(frame_of(next(CHARTS.itertuples()))), tmp_path)
    file = tmp_path / "china-russia-test.csv"
    file.write_text(file.read_text().replace("1996", "199x", 1))
    with system.use_context(trusted=True):
        assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_same_input_gives_the_same_bytes() -> None:
    frame = frame_of(next(CHARTS.itertuples()))
    assert packed(frame) == packed(frame.copy()) and whole_package() == whole_package()


def test_every_column_of_every_table_and_file_is_described() -> None:
    for name, table in SCHEMA.items():
        assert [column for column in table.columns if not {(name, column), ("any", column)} & set(KNOWN)] == []
    for column in (*COLUMNS, *FILE_ONLY, *deals.COLUMNS):
        assert ("view", column) in KNOWN or ("any", column) in KNOWN


def test_components_and_prices_have_the_units_of_their_series() -> None:
    units = tables().series.set_index("series_id")["unit"]
    lines = lines_as("component") | {"trade": line_as("record"), "price": line_as("price")}
    for column, line in lines.items():
        assert unit_and_column(KNOWN["view", column].unit)[0] == units[line.split("@")[0]]


def test_a_unit_that_differs_by_row_is_left_to_its_column() -> None:
    frame = pd.DataFrame({"shown": [1.0, 2.0], "unit": ["USD bn", "Mt"], "source_id": ["imf_dots", "bp_2019"]})
    field = column_meanings(frame, "view", tables().columns, {}, ("imf_dots",))[0]
    assert field.unit == "see the column unit" and field.sources == ("imf_dots",)
