"""Pages run without a browser, as Streamlit runs them, and what they show."""

import base64
import json
import re
from urllib.parse import parse_qs

import numpy as np
import pandas as pd
import pyarrow as pa
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Dataframe, Selectbox
from streamlit.util import calc_hash

from data.stored.read import read_all
from pages.catalogue.registry import view_settings, views
from pages.choices.address import VIEW
from pages.exhibits.rows import Choice
from pages.reading.tables import all_years
from pages.themes.settings import begins_with, choice, marked_at_first, offer_of
from pages.words.titles import FRONT, TITLES
from tests import ROOT

TABLES = read_all(ROOT / "data")
PAGES = [path for path in TITLES if path != "report"]
CHARTS = TABLES.charts.query("theme != 'overview'")
OF_EACH_KIND = CHARTS.drop_duplicates(["theme", "kind"])  # for what a page does alike with all charts of a kind
COMPONENTS = BidiComponentManager()  # one for all runs: each would read the metadata of every installed package anew
GRIDS = {panel for view in views() for panel in getattr(view_settings(view).get("open"), "options", ())
         if panel.startswith("values")}


def run(path: str, *asked: str, **former: str | list[str]) -> AppTest:
    """A page that is asked for views, or by the parameters of former links, with the tables below its charts open."""
    app = unopened(path)
    for panel in GRIDS:
        app.session_state[panel] = True
    if asked:
        app.query_params[VIEW] = list(asked)
    for name, value in former.items():
        app.query_params[name] = value
    return app.run()


def light(app: AppTest) -> AppTest:
    """A page that looks for components as little as any other test's, which would take half a second."""
    app._bidi_component_manager = COMPONENTS
    return app


def unopened(path: str) -> AppTest:
    """A page before its first run."""
    app = light(AppTest.from_file(ROOT / "pages" / "site" / "main.py", default_timeout=60))
    app._page_hash = hash_of(path)
    return app


def turned_to(app: AppTest, path: str, *asked: str) -> AppTest:
    """Another page in the same session: by the menu, or by a link if it asks for views."""
    app._page_hash = hash_of(path)
    app.query_params.clear()
    if asked:
        app.query_params[VIEW] = list(asked)
    app.run()
    assert not app.exception and not app.error
    return app


def hash_of(path: str) -> str:
    """What Streamlit knows a page by."""
    return calc_hash("" if path == FRONT else path)


def as_read(words: str) -> str:
    """Words of a page as a reader sees them: without the signs that keep Markdown off and a number with its unit."""
    return re.sub(r"(?<!\\)\*", "", words).replace("\u00a0", " ").replace("\\", "").replace("\u2060", "")


def year_box(app: AppTest) -> Selectbox:
    """The box with the year whose values a page tells."""
    return next(box for box in app.selectbox if box.label == "Values of the year")


def opened(app: AppTest, *panels: str) -> AppTest:
    """A page once the reader has opened some of its panels."""
    for panel in panels:
        app.session_state[panel] = True
    app.run()
    assert not app.exception and not app.error
    return app


def with_formats(app: AppTest, row: str = "more") -> AppTest:
    """A page once the reader has pressed “More formats” of a row of downloads."""
    app.button(key=row).click().run()
    assert not app.exception and not app.error
    return app


def address_of(app: AppTest) -> list[str]:
    """The views that the page writes into its address."""
    (writer,) = [element.proto for element in app.get("bidi_component") if element.proto.component_name == "address"]
    return parse_qs(json.loads(writer.json)["query"], keep_blank_values=True).get(VIEW, [])


def figures(app: AppTest) -> list[dict]:
    """The figures of a page as the browser gets them."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def drawn(figure: dict) -> list[tuple[float, float]]:
    """The points of a figure, sorted; gaps left out, and bands, whose outline passes through the points again."""
    points = []
    for trace in (trace for trace in figure["data"] if trace.get("meta") != "band"):
        x, y = numbers(trace["x"]), numbers(trace["y"])
        points += [(a, b) for a, b in zip(x, y) if None not in (a, b) and b == b]
    return sorted(points)


def numbers(values) -> list:
    """A Plotly array, which may be packed."""
    if isinstance(values, dict):
        return np.frombuffer(base64.b64decode(values["bdata"]), values["dtype"]).tolist()
    return values


def at_first(chart_id: str, years: tuple[int, int], measure: str = "level") -> Choice:
    """What a chart's own page shows of it at first, in some years and by a measure that it offers."""
    offer = offer_of(chart_id)
    chosen = {"years": years, "series": tuple(offer.series), "sources": offer.default_sources, "measure": measure, "base": None,
              "axis": "linear", "milestones": marked_at_first(chart_id), "shading": offer.default_shading}
    return choice(chart_id, chosen)


def chart_of(chart_id: str, years: tuple[int, int] | None = None, measure: str = "level", **other: object) -> Choice:
    """What the page of a chart shows of it at first, but for what is said."""
    return at_first(chart_id, years or begins_with(chart_id), measure)._replace(**other)


def with_every_source(chart_id: str, **other: object) -> Choice:
    """All years, series and sources of a chart."""
    return chart_of(chart_id, all_years(), sources=tuple(offer_of(chart_id).sources), **other)


def tables_of(app: AppTest) -> list[Dataframe]:
    """The tables of a page with a row for each value; most charts have the same once more by year."""
    return [table for table in app.dataframe if not table.proto.alt.endswith(", by year")]


def in_the_report(app: AppTest) -> list[tuple[str, str]]:
    """The charts that the page Report says will be in the file, each with what stands below its title."""
    return re.findall(r"^1\. \*\*(.*)\*\*  \n   :small\[(.*)\]$", "\n".join(block.value for block in app.markdown), re.MULTILINE)


def list_of_claims(app: AppTest) -> pd.DataFrame:
    """The list of the page Claims, which stands below the table of the claim that is open."""
    (found,) = [table.value for table in tables_of(app) if "verdict" in table.value]
    return found


def as_written(grid: Dataframe) -> pd.DataFrame:
    """What pandas has written for a grid; empty where the grid writes its numbers itself."""
    words = grid.proto.arrow_data.styler.display_values
    return pa.ipc.open_stream(words).read_pandas() if words else pd.DataFrame()
