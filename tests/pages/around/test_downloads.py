"""What leaves each page: every format on every page, and workbooks that hold the table."""

import io
import zipfile

import pandas as pd
import pytest
from openpyxl import load_workbook

from data.leaving.export import whole_numbers
from data.leaving.package import About
from data.leaving.workbook import workbook
from pages.catalogue.registry import exhibit, filters
from pages.files.table_file import FORMS, file_of_view, meaning
from tests.apps import CHARTS, PAGES, TABLES, opened, run, with_formats
from tests.data.test_package import CITED, frame_of


def labels(app) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_every_format_once_it_is_asked_for(page: str) -> None:
    app = run(page)
    assert labels(app).count("Download CSV") == 1 and "Excel" not in labels(app)
    with_formats(app)
    assert {"Data package (ZIP)", "Excel", "Download .bib", "Download .ris"} <= set(labels(app))
    text, bib, ris, *code = [block.value for block in app.code]
    assert "seen 20" in text and "Eurasian Studies" in text and "@article{liu_2017," in bib and "TY  - JOUR" in ris
    programs = [block for block in code if "china-russia-" in block]
    assert ["pd.read_csv" in programs[0], " read.csv(" in programs[1], "FROM read_csv(" in programs[2]] == [True] * 3


def test_the_citation_of_a_view_says_what_was_chosen() -> None:
    app = run("trade", "total~years.2001.2011~measure.change")
    view = with_formats(app).code[0].value.split("\n")[0]
    assert "“Goods trade between China and Russia”" in view and "2001 to 2011" in view and "Change on the year before, %" in view


def test_a_second_table_on_a_page_has_its_own_downloads() -> None:
    app = run("reconcile")
    assert "Download differences" in labels(app)
    for row, stem in (("more", "china-russia-reconcile-"), ("more_differences", "china-russia-differences-")):
        with_formats(app, row)
        assert labels(app).count("Excel") == 1 and any(f'"{stem}' in block.value for block in app.code)


def test_the_data_page_gives_the_whole_and_cites_one_source() -> None:
    app = run("data", "source~source.cow_trade_4")
    assert "Whole data set (ZIP)" in labels(app) and not app.code
    opened(app, "cite_panel")
    assert "Keshk" in app.code[0].value and "author = {Barbieri, Katherine and Keshk, Omar M. G.}" in app.code[1].value


def book(frame: pd.DataFrame) -> bytes:
    fields, sources = meaning(frame, "view", {})
    return workbook(About("test", "A test", {"Years": "1990 to 2020"}, "", [CITED], sources), frame, fields)


@pytest.mark.parametrize("chart", list(CHARTS.drop_duplicates("kind").itertuples()), ids=lambda chart: chart.kind)
def test_a_workbook_read_back_is_the_table(chart) -> None:
    frame = frame_of(chart)
    content = book(frame)
    text = {name: str for name, cells in frame.items() if cells.dtype.kind not in "ifb"}
    back = pd.read_excel(io.BytesIO(content), dtype=text, keep_default_na=False, na_values={
        name: [""] for name in frame if name not in text})
    for name, cells in whole_numbers(frame).reset_index(drop=True).items():
        if name in text:
            assert back[name].tolist() == cells.fillna("").tolist()
        else:  # Excel keeps 16 digits
            pd.testing.assert_series_equal(back[name].astype(float), cells.astype("Float64").astype(float), rtol=1e-15)
    sources = pd.read_excel(io.BytesIO(content), "Sources")
    assert set(frame["citation_full"]) <= set(sources["citation_full"])
    assert content == book(frame)


def test_text_in_a_workbook_is_never_a_formula_or_a_link() -> None:
    cells = ["=1+1", "+1", "-x", "@SUM(A1)", "https://example.org", "6.80"]
    sheet = load_workbook(io.BytesIO(book(pd.DataFrame({"note": cells, "source_id": TABLES.sources["source_id"][:6]}))))["Values"]
    found = [sheet.cell(row, 1) for row in range(2, 8)]
    assert [cell.value for cell in found] == cells and all(cell.data_type == "s" and not cell.hyperlink for cell in found)


def test_a_comparison_says_why_a_line_has_no_share() -> None:
    (note,) = exhibit("compare~transformation.share").notes
    assert note == ("Without a value here: Price of Brent crude oil (EIA). "
                    "A share needs the total of the same year, from the same source or from the only one.")


def test_an_index_says_how_many_values_it_leaves_out() -> None:
    """Trade fell in 1997, 1998, 2009 and 2015."""
    growth = "compare~lines.trade_growth_cn@own_dots.brent_price@eia_brent~way.index"
    assert exhibit(growth).notes == ("4 values at or below zero, which an index cannot compare, are left out.",)
    assert not exhibit("compare~way.index").notes


def test_the_readme_says_which_lines_are_missing_from_an_index() -> None:
    """The text of the article has no value of 2001."""
    text = "compare~lines.trade_total_cn@own_dots.trade_total_cn@liu_2017~way.index~base.2001"
    seen = exhibit(text)
    (note,) = seen.notes
    assert note.startswith("Without a value here: Goods trade between China and Russia") and "2001" in note
    with zipfile.ZipFile(io.BytesIO(FORMS["zip"].made(file_of_view(seen, filters(text), "")))) as found:
        assert f"## Notes\n\n{note}" in found.read("README.md").decode()
