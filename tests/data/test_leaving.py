"""Files that leave the app are what other programs can read: CSV, BibTeX, Data Packages."""

import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package, system
from pybtex.database import parse_string

from data.leaving.citation import bibtex, of_source, tex
from data.leaving.export import csv_bytes
from data.leaving.package import About, Resource, column_meanings, licences, package
from data.stored.read import read_all

TABLES = read_all(Path(__file__).parents[2] / "data")


def packed(tables: dict[str, str], folder: Path) -> dict:
    """A package of tables, under the names of their files, as another program unpacks it: its descriptor."""
    resources = []
    for table, name in tables.items():
        frame = getattr(TABLES, table)
        resources.append(Resource(name, table, frame, column_meanings(frame, table, TABLES.columns, {}, ()), table))
    content = package(About("a-test", "A test", {}, "", [], TABLES.sources), resources)
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    return json.loads((folder / "datapackage.json").read_text())


def is_sound(folder: Path) -> bool:
    with system.use_context(trusted=True):
        return Package(str(folder / "datapackage.json")).validate().valid


def test_zero_has_no_sign_in_a_file() -> None:
    frame = pd.DataFrame({"value": [-0.0, 1.5, -2.0], "year": [-0.0, 1.0, None], "text": ["-0.0", "", "a"]})
    assert csv_bytes(frame).decode() == "value,year,text\n0.0,0,-0.0\n1.5,1,\n-2.0,,a\n"


@pytest.mark.parametrize("source_id", ["wdi_gdp", "wdi_trade"])
def test_a_dollar_in_a_title_is_no_formula_in_bibtex(source_id: str) -> None:
    source = TABLES.sources.set_index("source_id", drop=False).loc[source_id]
    written = bibtex([of_source(source, TABLES.citations, "The dashboard")])
    assert "$" in source["title"] and written.count("$") == written.count(r"\$") > 0
    assert parse_string(written, "bibtex").entries[source_id].fields["title"].replace("\\", "").strip("{}") == source["title"]


def test_dollars_stand_beside_other_signs() -> None:
    assert tex("5 % of US$ 3 & $") == r"5 \% of US\$ 3 \& \$" and tex("") == ""


def test_a_package_of_one_table_points_to_no_table_outside_it(tmp_path: Path) -> None:
    """The file has another name than the table; a series may be the share of another one of the same file."""
    (resource,) = packed({"series": "china-russia-series"}, tmp_path)["resources"]
    assert {key["reference"]["resource"] for key in resource["schema"]["foreignKeys"]} == {""}
    assert {name for key in resource["schema"]["foreignKeys"] for name in key["fields"]} == {"share_of", "interval_of"}
    assert is_sound(tmp_path)


def test_a_package_of_several_tables_points_to_them_by_the_names_of_their_files(tmp_path: Path) -> None:
    observations, *_ = packed({"observations": "values", "series": "lines", "sources": "works"}, tmp_path)["resources"]
    assert {key["reference"]["resource"] for key in observations["schema"]["foreignKeys"]} == {"lines", "works"}
    assert is_sound(tmp_path)
    (tmp_path / "values.csv").write_text((tmp_path / "values.csv").read_text().replace("imf_dots", "nobody", 1))
    assert not is_sound(tmp_path)  # the keys are looked at


@pytest.mark.parametrize(("name", "called"), [("CC BY 4.0", "CC-BY-4.0"), ("Открытая лицензия", "other"), ("许可证 2.0", "2.0")])
def test_terms_in_any_letters_have_a_name_that_the_standard_allows(name: str, called: str) -> None:
    assert licences(pd.DataFrame({"license_name": [name], "license_url": ""})) == [{"name": called, "title": name}]
