"""Readers' own tables of trade: used in place of the bundled one, and refused in plain words if they have another shape."""

from pathlib import Path

import pandas as pd
import pytest

from data.large import questions
from data.large.shape import TRADE_VARIABLE
from data.stored.read import TableFault

ROWS = pd.DataFrame({
    "year": [2019, 2019, 2020, 2020], "exporter": ["CHN", "RUS", "CHN", "USA"], "importer": ["RUS", "CHN", "RUS", "CHN"],
    "product": ["8517", "2709", "8517", "1201"], "value": [10.0, 40.0, 12.5, 3.0], "source": ["baci"] * 4})


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the setting names."""
    monkeypatch.setenv(TRADE_VARIABLE, str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def asked() -> list:
    """What a page would show of the four rows."""
    sold, bought = questions.both_ways("baci", "CHN", "RUS")
    return [sold.to_dict("index"), bought.to_dict("index"), questions.trade_sources().to_dict("records"),
            questions.economies("baci")["title"].tolist(), questions.products("baci")["title"].tolist()]


EXPECTED = [{2019: {"2709": 0.0, "8517": 10.0}, 2020: {"2709": 0.0, "8517": 12.5}}, {2019: {"2709": 40.0, "8517": 0.0}},
            [{"source": "baci", "first_year": 2019, "last_year": 2020, "values": 4}], ["China", "Russia", "United States"],
            ["1201", "2709", "8517"]]


def test_a_folder_of_files_takes_the_place_of_the_bundled_table(own: Path) -> None:
    ROWS.iloc[:2].to_parquet(own / "a.parquet")
    ROWS.iloc[2:].to_parquet(own / "b.parquet")
    assert asked() == EXPECTED
    assert len(questions.votes_between("CN", "RU")) > 4000


@pytest.mark.parametrize("types", [{"year": "int64", "value": "float32"}, {"year": "int16", "value": "int64"}])
def test_other_widths_of_the_same_kind_of_number_will_do(own: Path, types: dict[str, str]) -> None:
    ROWS.assign(value=[10, 40, 12, 3]).astype(types).to_parquet(own / "a.parquet")
    sold = questions.flow("baci", "CHN", "RUS")
    assert sold["8517"].to_dict() == {2019: 10.0, 2020: 12.0}


def test_a_folder_in_partitions_will_do(own: Path) -> None:
    ROWS.to_parquet(own, partition_cols=["year"])
    assert asked() == EXPECTED


def test_two_sources_are_never_added_up(own: Path) -> None:
    pd.concat([ROWS, ROWS.assign(source="comtrade", value=1.0)]).to_parquet(own / "a.parquet")
    assert questions.flow("baci", "CHN", "RUS")["8517"].to_dict() == {2019: 10.0, 2020: 12.5}
    assert questions.trade_sources()["source"].tolist() == ["baci", "comtrade"]


@pytest.mark.parametrize(("rows", "told"), [
    (ROWS.drop(columns="importer"), "the file a.parquet, in which the column importer is missing – expected text"),
    (ROWS.assign(value=ROWS["value"].astype(str)), "in which the column value holds string – expected a number"),
    (ROWS.assign(year=ROWS["year"].astype(str)), "in which the column year holds string – expected a whole number"),
    (ROWS.assign(product=[1, 2, 3, 4]), "in which the column product holds int64 – expected text"),
    (ROWS.assign(value=[10.0, None, 12.5, 3.0]), "in which the column value has empty cells – expected a row only for what is known"),
    (ROWS.assign(importer=["RUS", None, "RUS", "CHN"]), "in which the column importer has empty cells"),
    (ROWS.iloc[:0], "files without a row")])
def test_another_shape_is_refused_with_column_type_and_remedy(own: Path, rows: pd.DataFrame, told: str) -> None:
    rows.to_parquet(own / "a.parquet")
    with pytest.raises(TableFault) as caught:
        questions.trade_sources()
    said = str(caught.value)
    assert told in said and said.startswith(("The folder that CHINA_RUSSIA_TRADE names has", "The folder that CHINA_RUSSIA_TRADE names holds"))
    assert len(questions.votes_between("CN", "RU")) > 4000  # the votes do not ask for it
    assert "year, exporter, importer, product, value, source" in said and "unset the variable" in said and str(own) not in said


@pytest.mark.parametrize(("harm", "told"), [
    ("empty", "holds no Parquet file"), ("absent", "does not exist"), ("torn", "has the file a.parquet, which is no Parquet file that can be read"),
    ("one of two", "has the file b.parquet, in which the column source is missing")])
def test_an_unusable_folder_is_named_in_plain_words(own: Path, harm: str, told: str) -> None:
    if harm == "absent":
        own.rmdir()
    elif harm == "torn":
        (own / "a.parquet").write_bytes(b"PAR1 torn off")
    elif harm == "one of two":
        ROWS.to_parquet(own / "a.parquet")
        ROWS.drop(columns="source").to_parquet(own / "b.parquet")
    with pytest.raises(TableFault, match=told):
        questions.trade_sources()
