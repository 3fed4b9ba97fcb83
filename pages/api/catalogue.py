"""The catalogue: every view, series, source and table with its addresses, as a Data Package (datapackage.org)."""

import json
from typing import Any

from data.large.schema import HOLDS, LAYOUTS, OF_TRADE
from data.leaving.package import licences, source_of, tables_date
from data.leaving.sdmx import fault
from pages.api.answers import CITED, LARGE, Answer, offered_by
from pages.catalogue.registry import chart_labels, read_permalink, title_of, view_settings, views
from pages.choices.address import address_of
from pages.choices.setting import in_words
from pages.files.table_file import FORMS, for_browsing
from pages.large.answers import answer
from pages.large.votes import source
from pages.reading.tables import cached, table_descriptions, table_titles, tables
from pages.words.titles import DASHBOARD, TITLES

APP = "{address of the app}"
WITHOUT_DATA = ("method", "table", "source")  # views of a page that have no rows of their own


def catalogue(app: str) -> Answer:
    """The catalogue with the addresses of the app."""
    return Answer(written().replace(APP, json.dumps(app)[1:-1]).encode(), "application/json", "catalog.json")


@cached(1)
def written() -> str:
    """The catalogue of one version of the tables, with a word in the place of the app's address, by which it has many."""
    loaded = tables()
    whole = {"profile": "data-package", "name": "china-russia-indicators", "title": DASHBOARD, "homepage": APP,
             "version": tables_date(loaded.sources), "licenses": licences(loaded.sources),
             "sources": [source_of(row) | cited(row.source_id, row.kind) for row in loaded.sources.itertuples()],
             "resources": [*(of_view(name) for name in views() if name not in WITHOUT_DATA),
                           *(addressed("tables", name, table_titles()[name], not fault(for_browsing(name))) | {"description": told}
                             for name, told in table_descriptions().items()),
                           *(of_large(name) for name in LAYOUTS)],
             "series": series()}
    return json.dumps(whole, ensure_ascii=False)


def of_view(name: str) -> dict[str, Any]:
    """A view as it is seen at first, and what can be set of it in its address."""
    view, first = views()[name], read_permalink(name)[1]
    settings = view_settings(name)
    label = chart_labels().get(name) or ": ".join(dict.fromkeys([TITLES[view.page], title_of(name)]))
    return addressed("views", name, label, view.by_series) | {"homepage": address_of(APP, view.page, [name]),
                                                              "shows": in_words(first, settings),
                                                   "settings": offered_by(settings, first)}


def of_large(name: str) -> dict[str, Any]:
    """A large table, which is one Parquet file, with its sources and their terms."""
    place, known = f"{APP}/api/large/{name}.{LARGE}", tables().sources
    used = known[known["source_id"].isin(answer("trade_sources")["source"] if name in OF_TRADE else [source()])]
    return {"name": f"large/{name}", "title": f"Large table: {name.replace('_', ' ')}", "description": HOLDS[name], "path": place,
            "format": LARGE,
            "mediatype": FORMS[LARGE].media_type, "forms": {LARGE: place}, "sources": [source_of(row) for row in used.itertuples()],
            "licenses": licences(used)}


def addressed(kind: str, name: str, label: str, in_sdmx: bool) -> dict[str, Any]:
    """The name of a resource and its address in each form that it has."""
    place = f"{APP}/api/{kind}/{name}"
    return {"name": f"{kind}/{name}", "title": label, "path": f"{place}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "forms": {form: f"{place}.{form}" for form in FORMS if in_sdmx or form != "sdmx"}}


def cited(source: str, kind: str) -> dict[str, Any]:
    """Where the citation of a source stands; own calculations have none."""
    return {} if kind == "own" else {"cite": {form: f"{APP}/api/sources/{source}.{form}" for form in CITED}}


def series() -> list[dict[str, Any]]:
    """Every series with its unit, its years and its sources."""
    loaded = tables()
    known = loaded.observations.groupby("series_id").agg(first_year=("year", "min"), last_year=("year", "max"),
                                                         sources=("source_id", lambda ids: sorted(ids.unique())))
    told = loaded.series[["series_id", "title", "description", "unit", "unit_long", "reporter", "partner", "flow"]]
    return told.merge(known, on="series_id").rename(columns={"series_id": "name"}).astype(object).to_dict("records")
