"""Data by address: the bytes of the page's buttons, answers that need not be fetched again, and plain words for nonsense."""

import io
import json
import zipfile
from types import SimpleNamespace
from urllib.parse import quote

import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pybtex.database import parse_string
from starlette.testclient import TestClient

from data.large.schema import LAYOUTS, path_of
from data.leaving.citation import bibtex, ris
from data.leaving.export import csv_bytes
from data.leaving.package import package
from data.leaving.sdmx import fault
from data.leaving.workbook import workbook
from data.text.files import BUNDLED
from pages.api import answers, routes
from pages.api.catalogue import WITHOUT_DATA
from pages.api.problem import MEDIA_TYPE
from pages.catalogue.registry import BEYOND_THEMES, canonical_permalink, exhibit, filters, page_of, views
from pages.choices import address
from pages.choices.address import address_of
from pages.files.table_file import FORMS, file_of_table, file_of_view, for_browsing, of_sources, whole_package
from pages.reading.tables import table_descriptions
from tests.apps import CHARTS, TABLES, run, with_formats

APP = "http://testserver"
VIEWS = ["total", "total~measure.index~base.2005~years.2000.2010", "deals", "overview", "compare~way.expression~expression.a / b", "claims",
         "reconcile", "composite", "constant_price"]


@pytest.fixture(scope="session")
def api(served: TestClient) -> TestClient:
    """A program that asks for data."""
    return served


def at(kind: str, name: str) -> str:
    """The path of a view or a table, as pages write it."""
    return f"/api/{kind}/{quote(name, safe='~@.,:*()')}"


@pytest.mark.parametrize("text", VIEWS)
def test_a_view_has_the_bytes_of_the_page_s_buttons(text: str, api: TestClient) -> None:
    text = canonical_permalink(text)
    seen = exhibit(text)
    file = file_of_view(seen, filters(text), address_of(APP, page_of(text), [text]))
    buttons = {"csv": csv_bytes(file.frame), "zip": package(file.about, [file.resource]),
               "xlsx": workbook(file.about, file.frame, file.resource.fields)}
    assert f"tables of {file.about.date}" in file.about.references[0].text  # one date in readme, descriptor and citation
    for form, content in buttons.items():
        answer = api.get(f"{at('views', text)}.{form}")
        assert answer.content == content and answer.headers["content-type"].startswith(FORMS[form].media_type)
        assert f'filename="{seen.stem}.{form}"' in answer.headers["content-disposition"]


@pytest.mark.parametrize("text", VIEWS)
def test_every_form_of_a_view_holds_the_rows_of_the_csv_file(text: str, api: TestClient) -> None:
    place = at("views", text)
    rows = file_of_view(exhibit(text), {}, "").frame
    table = pq.read_table(io.BytesIO(api.get(f"{place}.parquet").content)).to_pandas()
    told = json.loads(api.get(f"{place}.json").text)
    (resource,) = told["resources"]
    assert list(table) == list(rows) == [field["name"] for field in resource["schema"]["fields"]] and len(table) == len(rows) == len(resource["data"])
    for name in rows.select_dtypes("number"):
        known = pytest.approx(rows[name].astype(float).tolist(), rel=0, abs=0, nan_ok=True)
        assert table[name].astype(float).tolist() == known
        assert pd.Series([row[name] for row in resource["data"]], dtype=float).tolist() == known
    assert load_workbook(io.BytesIO(api.get(f"{place}.xlsx").content))["Values"].max_row == len(rows) + 1
    assert "datapackage.json" in zipfile.ZipFile(io.BytesIO(api.get(f"{place}.zip").content)).namelist()


def test_sdmx_reads_back_in_its_library_with_every_value(api: TestClient) -> None:
    from pysdmx.io.csv.sdmx20.reader import read

    rows = exhibit("total").filed
    (dataset,) = read(api.get("/api/views/total.sdmx").text)
    back = dataset.data.set_index(["SERIES", "SOURCE", "TIME_PERIOD"])
    for row in rows.itertuples():
        found = back.loc[row.series_id, row.source_id, str(row.year)]
        assert found["OBS_STATUS"] == row.obs_status and (float(found["OBS_VALUE"]) == row.shown if pd.notna(row.shown) else found["OBS_VALUE"] == "")
    assert len(back) == len(rows)


def test_what_has_no_form_as_sdmx_says_so(api: TestClient) -> None:
    answer = api.get("/api/views/deals.sdmx")
    assert answer.status_code == 404 and "series, source and year" in answer.json()["detail"] and "csv" in answer.json()["offered"]


@pytest.mark.parametrize("name", ["observations", "sources", "claims"])
def test_a_table_has_the_bytes_of_the_data_page(name: str, api: TestClient) -> None:
    assert api.get(f"/api/tables/{name}.csv").content == csv_bytes(file_of_table(name).frame)
    assert pq.read_table(io.BytesIO(api.get(f"/api/tables/{name}.parquet").content)).num_rows == len(getattr(TABLES, name)) or name == "observations"


def test_all_tables_come_as_the_package_of_the_data_page(api: TestClient) -> None:
    assert api.get("/api/tables.zip").content == whole_package()


def test_a_source_is_cited_as_on_the_data_page(api: TestClient) -> None:
    row = TABLES.sources.query("source_id == 'cow_trade_4'")
    bib, refman = (api.get(f"/api/sources/cow_trade_4.{form}").text for form in ("bib", "ris"))
    assert (bib, refman) == (bibtex(of_sources(row)), ris(of_sources(row)))
    assert list(parse_string(bib, "bibtex").entries) == ["cow_trade_4"] and rispy.loads(refman)[0]["type_of_reference"] == "DATA"


def test_a_large_table_comes_as_its_parquet_file(api: TestClient) -> None:
    votes = pq.read_table(io.BytesIO(api.get("/api/large/votes.parquet").content))
    assert votes.num_rows == 869_937 and votes.schema.equals(LAYOUTS["votes"].arrow, check_metadata=False)
    for wrong in ("votes.csv", "nothing.parquet", "..%2F..%2Flarge%2Fvotes.parquet"):
        assert api.get(f"/api/large/{wrong}").status_code == 404, wrong


def test_the_catalogue_is_a_data_package_whose_addresses_answer(api: TestClient) -> None:
    told = api.get("/api/catalog.json").json()
    assert {"title", "licenses", "sources", "resources", "series"} <= set(told) and told["homepage"] == APP
    assert list(frictionless.Package.metadata_validate(told)) == []
    named = {resource["name"] for resource in told["resources"]}
    assert {f"tables/{name}" for name in table_descriptions()} <= named and {f"views/{name}" for name in views()} - named == {
        "views/method", "views/table", "views/source"}
    assert {line["name"] for line in told["series"]} == set(TABLES.series["series_id"])
    named_large = [resource for resource in told["resources"] if resource["name"].startswith("large/")]
    assert len(named_large) == len(LAYOUTS) and api.head(named_large[0]["path"]).status_code == 200
    assert all(one["description"] and one["sources"] and one["licenses"] for one in named_large)
    small = [resource for resource in told["resources"] if resource not in named_large]
    for resource in small[:3] + small[-2:]:
        assert len(pd.read_csv(io.BytesIO(api.get(resource["path"]).content)).columns) > 1
        assert api.get(resource["forms"]["parquet"]).status_code == 200
    cited = next(source for source in told["sources"] if source["name"] == "liu_2017")
    assert all(api.get(address).status_code == 200 for address in cited["cite"].values())


def test_the_catalogue_names_the_forms_that_there_are(api: TestClient) -> None:
    """Its views beyond themes, a chart of each kind, and contracts, of which a source may give several values a year; and all tables."""
    forms = {resource["name"]: resource["forms"] for resource in api.get("/api/catalog.json").json()["resources"]}
    for name in {*BEYOND_THEMES, *CHARTS.drop_duplicates("kind")["chart_id"], "contracts"}.difference(WITHOUT_DATA):
        assert ("sdmx" in forms[f"views/{name}"]) == (not fault(exhibit(name).filed)), name
    for name in table_descriptions():  # of observations some sources give several values a year
        assert ("sdmx" in forms[f"tables/{name}"]) == (not fault(for_browsing(name))), name


@pytest.mark.parametrize("path", ["/api/views/total.csv", "/api/tables/sources.parquet", "/api/catalog.json", "/api/sources/liu_2017.bib"])
def test_a_reader_who_has_it_fetches_nothing(path: str, api: TestClient) -> None:
    first = api.get(path, headers={"Origin": "https://example.org"})
    again = api.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert first.headers["access-control-allow-origin"] == "*" and "set-cookie" not in first.headers
    head = api.head(path)
    assert head.status_code == 200 and head.headers["etag"] == first.headers["etag"]


class InParts(io.RawIOBase):
    """A file of the data, of which a program reads only the parts that it asks for."""

    def __init__(self, api: TestClient, path: str) -> None:
        self.api, self.path, self.at, self.fetched = api, path, 0, 0
        told = api.head(path)
        assert told.headers["accept-ranges"] == "bytes" and told.content == b""
        self.size = int(told.headers["content-length"])

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self.at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        return self.at

    def read(self, size: int = -1) -> bytes:
        end = self.size if size < 0 else self.at + size
        if end == self.at:
            return b""
        answer = self.api.get(self.path, headers={"Range": f"bytes={self.at}-{end - 1}"})
        assert answer.status_code == 206 and answer.headers["content-range"] == f"bytes {self.at}-{min(end, self.size) - 1}/{self.size}"
        self.at, self.fetched = self.at + len(answer.content), self.fetched + len(answer.content)
        return answer.content


def test_parquet_is_read_in_parts(api: TestClient) -> None:
    """One column of all trade by industry is less than the file; what is read is what is stored."""
    remote, path = InParts(api, "/api/large/trade.parquet"), path_of("trade", BUNDLED)
    assert pq.ParquetFile(remote).read(["year"]).equals(pq.read_table(path, columns=["year"])) and 0 < remote.fetched < remote.size / 2
    assert remote.size == path.stat().st_size


@pytest.mark.parametrize(("path", "headers", "status", "size"), [
    ("views/total.parquet", {"Range": "bytes=0-3"}, 206, 4), ("views/total.parquet", {"Range": "bytes=-4"}, 206, 4),
    ("views/total.parquet", {"Range": "bytes=99999999-"}, 416, 0), ("views/total.parquet", {"Range": "bytes=0-1,4-5"}, 200, None),
    ("views/total.parquet", {"Range": "lines=1-2"}, 200, None), ("views/total.parquet", {"Range": f"bytes={'9' * 5000}-"}, 200, None),
    ("views/total.parquet", {"Range": "bytes=0-3", "If-Range": '"another"'}, 200, None),
    ("views/total.csv", {"Range": "bytes=0-3"}, 200, None)])
def test_a_part_is_given_where_it_can_be_and_else_the_whole(path: str, headers: dict, status: int, size: int | None,
                                                            api: TestClient) -> None:
    """Text comes compressed, of which a part is no part of the text."""
    answer, whole = api.get(f"/api/{path}", headers=headers), api.get(f"/api/{path}").content
    assert (answer.status_code, len(answer.content)) == (status, len(whole) if size is None else size)
    assert status != 206 or answer.content == (b"PAR1") == whole[:4]


def test_a_page_of_another_site_may_ask_for_parts(api: TestClient) -> None:
    site = {"Origin": "https://example.org"}
    asked = site | {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match,range"}
    answer = api.options("/api/views/total.parquet", headers=asked)
    assert answer.status_code == 200 and "Range" in answer.headers["access-control-allow-headers"]
    assert "Content-Range" in api.get("/api/views/total.parquet", headers=site).headers["access-control-expose-headers"]


def test_another_version_of_the_tables_has_another_tag(api: TestClient, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    from data.stored.built import BUILT, read_set, write_set
    from data.stored.read import folder_in_use, read_table
    from data.text.schema import TABLES as DECLARED
    before = api.get("/api/views/total.csv").headers["etag"]
    content = read_set(folder_in_use())
    built = {name: read_table(content[name], tmp_path, name) for name in DECLARED}
    column = built["observations"].schema.get_field_index("value")
    from pyarrow import compute
    built["observations"] = built["observations"].set_column(column, built["observations"].schema.field(column), compute.multiply(
        built["observations"].column(column), 2.0))
    write_set(tmp_path, built)
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(tmp_path))
    after = api.get("/api/views/total.csv", headers={"If-None-Match": before})
    assert after.status_code == 200 and after.headers["etag"] != before
    shutil.rmtree(tmp_path / BUILT)
    torn = api.get("/api/views/growth.csv")
    assert torn.status_code == 503 and "python -m data.build" in torn.json()["detail"] and str(tmp_path) not in torn.text


@pytest.mark.parametrize(("path", "status", "said"), [
    ("/api/views/nonsense.csv", 404, "There is no view “nonsense”"), ("/api/views/total", 404, "in which form"), ("/api/views/total.doc", 404, "in which form"),
    ("/api/views/Total.csv", 404, "Do you mean “total”?"), ("/api/tables/source.csv", 404, "Do you mean “sources”?"),
    ("/api/views/total~years.2000.csv", 400, "the first year and the last"), ("/api/tables", 404, "no such address"),
    ("/api", 404, "no such address"), ("/api/views/compare~way.expression~expression." + "a" * 400 + ".csv", 400, "at most 300 characters"),
    ("/api/views/total~years.2015.1996.csv", 400, "years: 2015, 1996"), ("/api/views/total~colour.red.csv", 400, "colour"),
    ("/api/views/total~measure.sum.csv", 400, "measure: sum"), ("/api/views/total~sources.csv", 404, "Choose at least one source"),
    ("/api/views/compare~way.expression~expression.a%2520%252B.csv", 404, "not a complete expression"),
    ("/api/views/method.csv", 404, "no chart of its own"), ("/api/tables/passwd.csv", 404, "no table"), ("/api/sources/own_dots.bib", 404, "no source"),
    ("/api/views/" + "a" * 3000 + ".csv", 414, "too long"), ("/api/", 404, "no such address"), ("/api/else", 404, "no such address")])
def test_nonsense_gets_a_plain_problem_with_what_is_offered(path: str, status: int, said: str, api: TestClient) -> None:
    answer = api.get(path)
    told = answer.json()
    assert answer.status_code == status == told["status"] and answer.headers["content-type"] == MEDIA_TYPE
    assert said in f"{told['title']} {told.get('detail', '')}"
    assert "offered" in told or status == 414 or "detail" in told


@pytest.mark.parametrize("path", ["/api/views/total.csv", "/api/tables/sources.csv", "/api/tables.zip", "/api/large/votes.parquet",
                                  "/api/sources/liu_2017.bib", "/api/search/oil", "/api/catalog.json"])
def test_what_is_asked_after_a_question_mark_is_refused_and_not_left_out(path: str, api: TestClient) -> None:
    answer = api.get(f"{path}?years=2000")
    assert answer.status_code == 400 and answer.headers["content-type"] == MEDIA_TYPE
    assert "?years=2000" in answer.json()["title"] and "total~years.2000.2010.csv" in answer.json()["detail"]
    assert api.head(f"{path}?").status_code == api.head(f"{path}?&").status_code == 200


@pytest.mark.parametrize(("typed", "meant"), [
    ("views/total.CSV", "views/total.csv"), ("views/total.csv/", "views/total.csv"), ("sources/liu_2017.BIB", "sources/liu_2017.bib"),
    ("views/compare~way.expression~expression.2.5*a.csv", "views/compare~way.expression~expression.2%252E5*a.csv")])
def test_what_can_mean_one_thing_only_is_understood(typed: str, meant: str, api: TestClient) -> None:
    answer = api.get(f"/api/{typed}", follow_redirects=False)
    assert answer.status_code == 200 and answer.content == api.get(f"/api/{meant}").content


def test_the_search_answers_with_what_is_found_the_nearest_first(api: TestClient) -> None:
    found = api.get("/api/search/s-400").json()
    assert (found[0]["kind"], found[0]["name"], found[0]["title"]) == ("Deal", "s400_2014", "S-400")
    assert api.get("/api/search/xyzzy").json() == [] and len(api.get("/api/search/").json()) > 5
    assert api.get("/api/search/" + "a" * 3000).status_code == 414


def test_data_can_only_be_read(api: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = api.request(method, "/api/views/total.csv")
        assert answer.status_code == 405 and answer.headers["content-type"] == MEDIA_TYPE
    asked = api.options("/api/views/total.csv", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 200 and "GET" in asked.headers["access-control-allow-methods"]
    assert "POST" not in asked.headers["access-control-allow-methods"]


@given(kind=st.sampled_from(["views", "tables", "sources", "", "views/total~", "views/compare~way.expression~expression."]),
       name=st.text(max_size=80), form=st.sampled_from([".csv", ".json", ".bib", "", ".sdmx"]))
def test_no_path_gives_a_traceback(kind: str, name: str, form: str, api: TestClient) -> None:
    answer = api.get(f"/api/{kind}/{quote(name, safe='')}{form}")
    assert answer.status_code in (200, 400, 404, 414) and "Traceback" not in answer.text
    assert answer.status_code == 200 or answer.headers["content-type"] == MEDIA_TYPE


def test_too_many_questions_at_once_are_sent_away_with_a_time_to_come_back(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST_WAITING", 0)
    answer = api.get("/api/views/total.csv")
    assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(("where", "what"), [("canonical_permalink", KeyError), ("canonical_permalink", ValueError), ("exhibit", ValueError)])
def test_a_fault_of_ours_is_told_in_plain_words_and_logged(where: str, what: type[Exception], api: TestClient,
                                                           monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*args: object) -> None:
        raise what("secret")
    monkeypatch.setattr(answers, where, fail)
    answer = api.get("/api/views/total~years.1997.2014.csv")
    assert answer.status_code == 500 and "secret" not in answer.text and answer.headers["content-type"] == MEDIA_TYPE
    assert "secret" in caplog.text


def test_more_formats_shows_the_address_of_the_data_and_loads_it_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "root", lambda: "https://example.org/app")
    blocks = [block.value for block in with_formats(run("trade", "total~years.2001.2011")).code]
    data = "https://example.org/app/api/views/total~years.2001.2011.csv"
    assert data in blocks and f'=IMPORTDATA("{data}")' in blocks and "https://example.org/app/trade?view=total~years.2001.2011" in blocks
    assert sum(data in block for block in blocks) == 5


@pytest.mark.parametrize(("seen", "app"), [
    ("https://example.org/", "https://example.org"), ("https://example.org/trade", "https://example.org"), (None, ""),
    ("https://example.org/app/trade", "https://example.org/app"), ("http://localhost:8501", "http://localhost:8501"),
    ("https://example.org/app/", "https://example.org/app")])
def test_the_app_knows_its_own_address_from_that_of_a_page(seen: str | None, app: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address.st, "context", SimpleNamespace(url=seen))
    assert address.root() == app
