"""The report: chosen charts with tables, filters, sources, formulas and claims as one HTML file that needs no network."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from data.leaving.citation import of_view
from data.leaving.export import whole_numbers
from data.leaving.package import filters_in_words, licences, tables_date
from pages.around.provenance import caveat_lines, formula_lines
from pages.around.year_bars import kind_of_bars, year_at, year_bars
from pages.catalogue import registry
from pages.catalogue.registry import chart_labels, exhibit, read_permalink, text_of
from pages.charts.chart import milestones_by_number
from pages.charts.labels import UNIT, lines_of
from pages.charts.layout import USUAL_LINES, beside
from pages.charts.marked import marked_first, room_above, with_mark
from pages.choices.setting import MARK
from pages.exhibits.exhibit import Exhibit
from pages.exhibits.rows import OVER_TIME
from pages.files.table_file import of_sources, sources_behind
from pages.ledger.claim import hypothesis_arithmetic, readable_formula
from pages.ledger.ledger import claims_about, in_the_article, ledger, printed_with_unit
from pages.reading.lines import series_in
from pages.reading.tables import Years, all_years, by_id, cached, first_years, tables, the_article
from pages.themes.settings import choice, offer_of
from pages.words.colours import GROUND, PLACES, QUIET, painted
from pages.words.measures import labels
from pages.words.numbers import as_given, decimals_alike, decimals_by_unit, number
from pages.words.subjects import years_in_words
from pages.words.titles import DASHBOARD

TEMPLATE = Path(__file__).with_name("report.html")
# The text of an A4 page is 180 mm wide and 257 mm high; in the browser's points of 1/96 inch.
WIDTH, HEIGHT, TALLEST = 680, 290, 840
WITH_CHART = 24  # rows of a table that a page has room for below its chart
# Rows of a table that takes much of a page; columns of which twice as many fit beside each other, and letters in each of their cells.
LONG, NARROW, SHORT = 12, 5, 50
AXIS = {"showgrid": True, "gridcolor": "#d5dae1", "linecolor": "#5f6b7a", "zerolinecolor": "#8d97a5", "ticks": "outside",
        "tickcolor": "#5f6b7a", "automargin": True}
PAPER = {"layout": {"paper_bgcolor": "#ffffff", "plot_bgcolor": "#ffffff", "xaxis": AXIS | {"ticks": ""}, "yaxis": AXIS,
                    "font": {"family": "Arial, Liberation Sans, DejaVu Sans, sans-serif", "size": 12, "color": "#1a2330"}}}


class Entry(NamedTuple):
    """A view in the report, by its text, and the measure that was asked for but that its chart does not offer."""

    text: str
    not_offered: str = ""


class Order(NamedTuple):
    """What a reader wants in the report."""

    entries: tuple[Entry, ...]
    tables: bool = True
    claims: bool = True


class Cell(NamedTuple):
    """A cell of a printed table: its text, and for a number its full value."""

    text: str
    exact: str = ""


@cached(2)
def first_charts() -> list[str]:
    """The first chart of each of the first four themes: what the report has before the reader chooses."""
    themes = by_id("charts")["theme"][list(chart_labels())]
    return themes.drop_duplicates().index.tolist()[:4]


def entry_of(chart_id: str, years: Years, measure: str) -> Entry:
    """A chart as its own page shows it at first, in other years if they are set, by a measure if it offers that and else its values."""
    offer = offer_of(chart_id)
    possible = measure == "level" or (measure in offer.measures and offer.kind in OVER_TIME)
    _, first = read_permalink(chart_id)
    measured = {"measure": measure} if possible and offer.kind in OVER_TIME else {}
    said = first | ({} if years == first_years() else {"years": years}) | measured
    return Entry(text_of(chart_id, said), "" if possible else measure)


def span(order: Order) -> tuple[int, int]:
    """The first and the last year of all that is in the report; all years if nothing there has any."""
    years = [year for entry in order.entries for year in exhibit(entry.text).years or ()] or all_years()
    return min(years), max(years)


def document(order: Order, address: str, seen: str) -> str:
    """The report as HTML. `address` is that of the view, if known, and `seen` the day on which it was made."""
    from jinja2 import Environment, StrictUndefined
    from plotly.offline import get_plotlyjs

    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        TEMPLATE.read_text(encoding="utf-8"))
    parts = [part(entry, order.tables, order.claims) | {"id": name} for name, entry in zip(names(order), order.entries)]
    used = {source for one in parts for source in one["source_ids"]} | set(the_article()[:1])
    sources, date = tables().sources[tables().sources["source_id"].isin(used)], tables_date(tables().sources)
    alike = len(set(filter(None, (exhibit(entry.text).years for entry in order.entries)))) < 2
    years = "{} to {}".format(*span(order)) + ("" if alike else ", each chart within its own years")
    shown = {"Charts": "; ".join(f"{one['label']} ({one['brief']})" for one in parts), "Years": years}
    cited = [of_view(DASHBOARD, "Report", filters_in_words(shown), date, address, seen), *of_sources(sources.query("kind != 'own'"))]
    return template.render(
        dashboard=DASHBOARD, years=years, address=address, seen=seen, date=date, parts=parts, references=cited, terms=licences(sources),
        width=WIDTH,
        plotly=Markup(get_plotlyjs()))  # Plotly's own script, which is not to be escaped


def names(order: Order) -> list[str]:
    """A name for each part of the file: the chart's id, with a number if the chart comes again."""
    charts = [entry.text.partition("~")[0] for entry in order.entries]
    times = [charts[:place].count(chart) for place, chart in enumerate(charts, 1)]
    return [chart if time == 1 else f"{chart}-{time}" for chart, time in zip(charts, times)]


@cached(250)  # so that a report whose charts have been worked out is made in a moment
def part(entry: Entry, with_table: bool, with_claims: bool) -> dict[str, Any]:
    """What the template needs of one chart. Shared and not to be changed."""
    found = as_seen(entry)
    rows, source_ids = found.behind, (*in_the_article(found.claims or ()), *sources_behind(found.behind))  # behind claims the article too
    sources = tables().sources[tables().sources["source_id"].isin(source_ids)].query("kind != 'own'")
    return {"label": found.label, "brief": found.brief, "seen": found.figure and found.figure.layout.meta,
            "subtitle": subtitle(found), "milestones": milestones_by_number(found.figure) if found.figure else "",
            "figure": found.figure and printed(found.figure), "of_year": of_year(entry),
            # without a table the last sentence, which points to it, goes
            "summary": found.summary if with_table else found.summary.rpartition(". ")[0] + ".",
            "notes": found.notes, "filters": filters(entry),
            "table": printed_table(found) if with_table else None, "source_ids": source_ids,
            "sources": list(zip(sources["attribution_short"], sources["license_name"], sources["note"])),
            "formulas": list(formula_lines(rows)), "methods": list(methods(found)), "caveats": list(caveat_lines(rows)),
            "series": list(series_in(rows).itertuples()),
            "claims": list(claims(found)) if with_claims and "claim_id" not in found.rows else None}


def as_seen(entry: Entry) -> Exhibit:
    """The view with what the reader has marked: on its chart, or first in the table of what has none."""
    found, mark = exhibit(entry.text), read_permalink(entry.text)[1].get(MARK)
    if not mark:
        return found
    if found.figure is None:
        return found._replace(rows=found.rows.iloc[marked_first(found.rows, mark)])
    return found._replace(figure=with_mark(found.figure, mark, found.rows, found.years))


def of_year(entry: Entry) -> dict[str, Any] | None:
    """The bars of one year, if the reader has opened them below the chart."""
    name, values = read_permalink(entry.text)
    if not values.get("bars") or not kind_of_bars(picked := choice(name, values)):
        return None
    year = year_at(values["at"], picked)
    bars = year_bars(picked, year)
    return {"year": year, "seen": bars.figure.layout.meta, "figure": printed(bars.figure), "summary": bars.summary}


def filters(entry: Entry) -> dict[str, str]:
    """The choices in words, and in place of a measure that the chart does not offer, that it does not."""
    said = registry.filters(entry.text, printed=True)
    refused = f"{labels()['level']} (this chart does not offer “{labels().get(entry.not_offered)}”)"
    return said | ({"Measure": refused} if entry.not_offered else {})


def claims_of(found: Exhibit) -> list[str]:
    """The ids of the article's claims that a view is about."""
    return claims_about(found.behind) if found.claims is None else list(found.claims)


def claims(found: Exhibit) -> Iterator[dict[str, str]]:
    """The article's claims that a view is about, each with its verdict and the sign of it."""
    for judged in (ledger()[claim_id] for claim_id in claims_of(found)):
        paint = painted("verdict")[judged.verdict]
        yield {"sign": paint.sign, "colour": paint.colour, "verdict": ", ".join(filter(None, [judged.verdict, judged.severity])),
               "statement": judged.claim["statement"], "printed": printed_with_unit(judged.claim), "locator": judged.claim["locator"],
               "fits": [f"{fit.title}: {readable_formula(hypothesis_arithmetic(fit))}" for fit in judged.fits]}


def methods(found: Exhibit) -> Iterator[tuple[str, Markup, str]]:
    """The measures behind a view: name, formula as MathML, which browsers draw by themselves, and reference."""
    from latex2mathml.converter import convert

    for measure in tables().measures.query("measure_id in @found.measures").itertuples():
        yield measure.name, Markup(convert(measure.formula)), measure.reference


def subtitle(found: Exhibit) -> list[str]:
    """The lines under the chart's title: what is measured, and where from, which the page of the chart breaks for its width."""
    first, _, rest = ((found.figure and found.figure.layout.title.subtitle.text) or "").partition("<br>")
    return list(filter(None, [first, rest.replace("<br>", " ")]))


def printed(figure: go.Figure) -> dict[str, Any]:
    """A figure in light colours and of the size of the page, a copy; its title stands in the text."""
    written = figure.to_json()
    for placeholder, colour in light().items():
        written = written.replace(f'"{placeholder}"', f'"{colour}"')
    copy = json.loads(written)
    # stands above it
    copy["layout"] |= {"annotations": [note for note in copy["layout"].get("annotations", ()) if note.get("name") != UNIT],
                       "template": PAPER, "title": {"text": ""}, "width": WIDTH, "height": height(figure),
                       "margin": {"l": 8, "r": figure.layout.margin.r, "t": room(figure), "b": 8}, "hovermode": False}
    return copy


def light() -> dict[str, str]:
    """The light colour behind each placeholder that the figures are drawn in, for which Streamlit puts it in on screen."""
    colours, text, ground = (st.get_option(f"theme.light.{name}") for name in ("chartCategoricalColors", "textColor", "backgroundColor"))
    return dict(zip(PLACES, colours)) | {QUIET: text, GROUND: ground}


def height(figure: go.Figure) -> int:
    """Bars that lie, charts of deals and claims and small multiples keep the height that their rows need, and of many lines that of the
    names at their ends, as far as the page is long enough."""
    lying = any(trace.type == "bar" and trace.orientation == "h" for trace in figure.data)
    crowded = lines_of(note.to_plotly_json() for note in figure.layout.annotations) > USUAL_LINES
    rows = lying or figure.layout.yaxis.categoryarray or figure.layout.yaxis.range or not figure.layout.title.text or crowded
    return min(figure.layout.height, TALLEST) if rows else HEIGHT


def room(figure: go.Figure) -> int:
    """The margin above the plot: small multiples keep theirs; others need one where milestones have numbers or a verdict stands."""
    if not figure.layout.title.text:
        return int(figure.layout.margin.t)
    return room_above(figure, 44 if any(note.yanchor == "bottom" and note.name != UNIT for note in figure.layout.annotations) else 16)


def printed_table(found: Exhibit) -> dict[str, Any]:
    """The table with whether it is long and narrow, so that two columns of it stand beside each other on paper, or so short that a page
    has room for the chart too."""
    made = table(found)
    short = all(len(cell.text) <= SHORT for row in made["rows"] for cell in row)
    narrow = len(made["rows"]) > LONG and len(made["headings"]) <= NARROW and short
    return made | {"short": len(made["rows"]) <= WITH_CHART, "narrow": narrow,
                   "columns": beside(made["rows"]) if narrow else [made["rows"]]}


def table(found: Exhibit) -> dict[str, Any]:
    """Headings and rows of the printed table; words and years that several rows all share are said once, above it.

    The column of bounds is there only if some value is not exact.
    """
    if found.by_year is not None:
        return table_by_year(found)
    rows = whole_numbers(found.rows)
    unbounded = "bound" not in rows or set(rows["bound"]) <= {"exact", ""}
    names = [name for name in found.printed if name in rows and not (unbounded and name == "bound")]
    alike = [name for name in names[1:] if len(rows) > 1 and rows[name].dtype != float and rows[name].nunique(dropna=False) == 1]
    decimals = {name: decimals_alike(rows[name]) if found.decimals is None else found.decimals for name in rows.select_dtypes("float")}
    shared = {name: cell(name, rows.iloc[0].to_dict(), decimals).text for name in alike}
    kept = [name for name in names if name not in shared]
    return {"shared": {found.printed[name]: value for name, value in shared.items()}, "names": kept,
            "headings": [found.printed[name] for name in kept], "numbers": rows.select_dtypes("float").columns.tolist(),
            "rows": [[cell(name, row, decimals) for name in kept] for row in rows.to_dict("records")]}


def table_by_year(found: Exhibit) -> dict[str, Any]:
    """The printed table of lines: a row for each year with a value, so that a report stays short.

    The unit and the years without any value are said once, above it.
    """
    frame, of_column, given = found.by_year
    rows, names, years = frame.dropna(how="all", subset=list(of_column)), list(frame), frame.iloc[:, 0]
    empty = years[~years.isin(rows.iloc[:, 0])].tolist()
    units, decimals = set(of_column.values()), decimals_by_unit(rows, of_column)
    shared = ({found.printed.get("unit", "Unit"): unit for unit in units if unit} if len(units) == 1 else {}) | (
        {"No value in": years_in_words(empty)} if empty else {})
    written = {name: as_given if name in given else partial(number, decimals=digits) for name, digits in decimals.items()}
    cells = [[Cell(str(year)),
              *(Cell("–") if pd.isna(value) else Cell(write(value), repr(float(value))) for value, write in zip(values, written.values()))]
             for year, *values in rows.itertuples(index=False)]
    return {"shared": shared, "names": names, "headings": [found.printed.get("year", "Year"), *names[1:]], "numbers": names[1:],
            "rows": cells}


def cell(name: str, row: dict[str, Any], decimals: dict[str, int]) -> Cell:
    """One cell; the value of a chart with the decimals of its series, another number with those of its column."""
    value = row[name]
    if pd.isna(value):
        return Cell("–")
    if name == "shown":
        return Cell(number(value, row["decimals"]), repr(float(value)))
    if isinstance(value, float):
        return Cell(number(value, decimals[name]), repr(value))
    return Cell(str(value))
