"""The code that a page gives with its file, run on that file."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest
from playwright.sync_api import Page

from tests.browser.visitor import gone
from tests.data.test_snippets import needs_r, run_r


@needs_r
def test_the_code_on_a_page_loads_the_file_that_the_page_gives(open_page: Page, address: str, tmp_path: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = gone(open_page, f"{address}/trade?view=total")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    download.value.save_as(download.value.suggested_filename)
    rows = len(pd.read_csv(download.value.suggested_filename))
    page.get_by_role("button", name="More formats and citation").click()
    codes = {}
    for name in ("pandas", "R", "DuckDB"):
        page.get_by_role("tab", name=name, exact=True).click()
        codes[name] = page.get_by_role("tabpanel", name=name, exact=True).locator("code").inner_text()
    names: dict = {}
    exec(codes["pandas"], names)
    # DuckDB fetches addresses by an extension that it would have to download first; the code is the same for the file.
    here = codes["DuckDB"].replace(f"{address}/api/views/total.csv", download.value.suggested_filename)
    loaded = [names["table"], duckdb.sql(here).df()]
    assert [len(table) for table in loaded] == [rows, rows] and rows > 20
    assert all(table["year"].dtype.kind == "i" and table["shown"].dtype == "float64" for table in loaded)
    printed = run_r(codes["R"] + "\ncat(nrow(table), class(table$year), class(table$shown), class(table$as_printed))")
    assert printed == f"{rows} integer numeric character"
