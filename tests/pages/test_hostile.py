"""Hostile text in every cell of the authored tables: every page, file and report shows it as text, and none of it is obeyed."""

import io
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from google.protobuf.message import Message
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from data.stored.built import read_set, write_set
from data.stored.read import FOLDER_VARIABLE, folder_in_use, read_table
from data.text.schema import TABLES, TEXT, TEXT_OR_EMPTY
from pages.catalogue.registry import chart_labels, exhibit, filters
from pages.files.table_file import FORMS, file_of_view
from pages.reports.document import Entry, Order, document
from pages.words.plain import JOINED
from pages.words.titles import TITLES
from tests.apps import run

EVIL = "evil.example"
HOSTILE = f"""=1+1 *w* <a href="https://{EVIL}/a">w</a> [w](https://{EVIL}/b) ![w](https://{EVIL}/c.png) `w` $w$ :red[w] :material/bomb: """ \
          f"""<script>alert(1)</script> <img src=x onerror=alert(1)>"""
# Words that the code takes for names, numbers or formulas; a build refuses what it cannot read in them.
READ_BY_PROGRAMS = {
    "themes": {"theme"}, "series": {"unit", "flow", "reporter", "partner"}, "observations": {"as_printed"}, "derivations": {"formula"},
    "measures": {"formula", "example_inputs", "example_arguments", "example_unit"}, "charts": {"series", "default_sources"}, "quantities": {"series"},
    "claims": {"printed", "unit", "check", "inputs", "compare", "implied", "origin", "measure"}, "hypotheses": {"formula"},
    "groups": {"charts"}, "holes": {"charts", "series"}, "units": {"unit", "pattern"}, "palettes": {"name", "sign", "source_id"}, "roles": {"name"},
    "former_links": set(TABLES["former_links"].columns), "columns": {"column", "unit"}, "periods": {"shading"}, "deals": {"value_printed"},
    "citations": {"doi"}}


def hostile(name: str, table: pa.Table) -> pa.Table:
    """A table with hostile text behind the words of each free cell."""
    for column, declared in TABLES[name].columns.items():
        free = declared in (TEXT, TEXT_OR_EMPTY) and column not in READ_BY_PROGRAMS.get(name, ()) and not column.endswith("_id")
        if free and column not in TABLES[name].references:
            cells = [f"{HOSTILE} {cell}" if cell else cell for cell in table[column].to_pylist()]
        elif name == "claims" and column in ("inputs", "compare"):  # which name events by their titles
            cells = [re.sub(r"\b(event|date):", rf"\1:{HOSTILE} ", cell) for cell in table[column].to_pylist()]
        else:
            continue
        table = table.set_column(table.schema.get_field_index(column), table.schema.field(column), pa.array(cells, pa.string()))
    return table


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of hostile tables, in use for the tests of this module."""
    made, content = tmp_path_factory.mktemp("hostile"), read_set(folder_in_use())
    shutil.copytree(folder_in_use() / "large", made / "large")
    write_set(made, {name: hostile(name, read_table(content[name], made, name)) for name in TABLES})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(made))
        yield made


def texts(element: Any) -> Iterator[str]:
    """The texts of an element that Streamlit reads as Markdown."""
    proto = getattr(element, "proto", None)
    if not isinstance(proto, Message):
        return
    for name in ("body", "label", "help", "caption"):
        if isinstance(found := getattr(proto, name, ""), str):
            yield found
    if element.type in ("radio", "button_group"):
        yield from (str(getattr(option, "content", option)) for option in proto.options)


def tags(words: str) -> list[tuple[str, str]]:
    """What a reader of Markdown makes of a text that is more than text, each with the address that it has."""
    return [(token.type, str(token.attrGet("href") or token.attrGet("src") or token.content))
            for block in MarkdownIt("gfm-like", {"linkify": False}).parse(words) for token in block.children or [block]
            if token.type in ("link_open", "image", "html_inline", "html_block", "em_open", "code_inline")]


@pytest.mark.parametrize("path", list(TITLES))
def test_a_page_shows_hostile_text_as_text(path: str, folder: Path) -> None:
    app = run(path, *({"data": ["source~source.liu_2017"], "trade": ["total~open.values.provenance.closer"]}.get(path, [])))
    assert not app.exception and not [error.value for error in app.error]
    seen = 0
    for element in [*app.main, *app.sidebar]:
        for words in texts(element):
            seen += "w" in words and EVIL in words
            plain = re.sub(rf"(?<!\\)\*({JOINED.pattern})\*", r"\1", words)  # a name with a number is an element of ours
            obeyed = [(kind, place) for kind, place in tags(plain) if EVIL in place or "script" in place or "onerror" in place or kind == "em_open"]
            assert obeyed == [], words[:400]
            assert not re.search(r"(?<!\\)\$w|:red\[|:material/bomb:", words), words[:400]
    assert seen or path in ("composite", "compare", "report", "reconcile", "oil")
    for chart in app.get("plotly_chart"):
        assert drawn_tags(json.loads(chart.proto.spec)) == set()


def drawn_tags(part: Any, name: str = "") -> set[str]:
    """The tags in the words of a figure that Plotly would draw."""
    if isinstance(part, dict):
        return {tag for key, value in part.items() if key not in ("meta", "customdata") for tag in drawn_tags(value, key)}
    if isinstance(part, list):
        return {tag for value in part for tag in drawn_tags(value, name)}
    return set(re.findall(r"<(?!/?(?:b|br|extra)>)[^>]*", part)) if isinstance(part, str) else set()


class Obeyed(HTMLParser):
    """What in a page of HTML came from hostile text and is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [tag for name, value in attributes if (EVIL in str(value) and name in ("href", "src")) or name == "onerror"]


def test_the_report_shows_hostile_text_as_text(folder: Path) -> None:
    html = document(Order(tuple(map(Entry, list(chart_labels())[::12]))), "https://example.org", "2026-01-01")
    reader = Obeyed()
    reader.feed(html)
    assert EVIL in html and reader.found == [] and "<script>alert" not in html
    figures = re.findall(r'<script type="application/json" class="figure">(.*?)</script>', html, re.DOTALL)
    assert figures and all(drawn_tags(json.loads(figure)) == set() for figure in figures)


@pytest.mark.parametrize("text", ["total", "deals", "overview", "claims", "reconcile"])
def test_files_hold_hostile_text_that_no_spreadsheet_runs(text: str, folder: Path) -> None:
    file = file_of_view(exhibit(text), filters(text), "")
    cells = pd.read_csv(io.BytesIO(FORMS["csv"].made(file)), dtype=str, keep_default_na=False)
    assert not cells.map(lambda cell: cell.startswith("=")).any().any() and cells.map(lambda cell: EVIL in cell).any().any()
    for sheet in load_workbook(io.BytesIO(FORMS["xlsx"].made(file))):
        assert all(cell.data_type != "f" and not cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert all(FORMS[form].made(file) for form in ("zip", "json", "parquet"))


@pytest.mark.parametrize("expression", ["a # [Win](https://evil.example)", "a # ![x](https://evil.example/x.png)", "a*b*100", "a #"])
def test_an_expression_of_an_address_is_shown_as_it_is_or_refused(expression: str) -> None:
    app = run("compare", way="Expression", expression=expression)
    words = [*(heading.value for heading in app.header), *(warning.value for warning in app.warning)]
    assert not app.exception and not any(EVIL in place for text in words for _, place in tags(text))
    refused = any("“#” is no sign" in warning.value for warning in app.warning)
    assert refused if "#" in expression else any("a\\*b\\*100" in text for text in words)


def test_what_an_address_says_is_no_link_in_the_notice() -> None:
    app = run("trade", f"[Win](https://{EVIL})", f"www.{EVIL}~x.1")
    (notice,) = [info.value for info in app.info]
    assert tags(notice) == [] and "https://" not in notice and "www." not in notice
