"""Arms deals: reported values, and orders with their deliveries."""

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from data.text.schema import OBS_STATUS
from indicators.basics.inputs import without_noise
from indicators.topics.arms import order_to_delivery_lag, value_per_unit
from pages.charts.labels import MARK, PALE, bold
from pages.charts.layout import below_its_mark, beside_each_other, height
from pages.charts.over_time import hover_text, layout_of, place, whole_years, with_sources
from pages.reading.tables import tables
from pages.words.colours import PALETTE, QUIET, painted

COLUMNS = ("order_year", "system", "category", "units_printed", "value_low", "value_high", "unit_value", "first_delivery",
           "last_delivery", "lag", "tiv_delivered", "value_printed")
CLEAR = 13  # pixels from the middle of the largest mark to a name
LARGEST_MARK = 0.01  # billion dollars for each square pixel of a mark's diameter


def rows(kind: str, years: tuple[int, int]) -> pd.DataFrame:
    """The reports of deals ordered in the years: those with a value, or those of deliveries."""
    deals, needed = tables().deals, "value_low" if kind == "deals" else "first_delivery"
    kept = deals[deals["order_year"].between(*years)].dropna(subset=needed)
    full = kept.merge(tables().sources[["source_id", "attribution_short", "citation_full", "kind"]], on="source_id")
    dated = deals.groupby("deal_id")["order_year"]  # by all reports: what one source orders in 2014 another may order in 2015
    lag, longest, shortest = (order_to_delivery_lag(order, full["first_delivery"], full["earlier_deliveries_unknown"])
                              for order in (full["order_year"], *(full["deal_id"].map(years) for years in (dated.min(), dated.max()))))
    return full.assign(unit_value=without_noise(value_per_unit(full["value_low"], full["units_high"], 1000)),
                       lag=lag.astype("Int64"), shortest_lag=shortest, longest_lag=longest,
                       source=full["attribution_short"], at=beside_each_other(full["order_year"], full["deal_id"]),
                       status=full["obs_status"].map(OBS_STATUS))


def hovering(found: pd.DataFrame, headline: pd.Series) -> list[str]:
    """What hovering over a report shows."""
    return hover_text(headline, found["system"], found["source"], found["status"], place(found))


def value_figure(found: pd.DataFrame, title: str) -> go.Figure:
    """A timeline of deals: a mark for each report, as large as its value, a whisker over a range or over all reports."""
    article, other = (painted("source kind")[kind] for kind in ("article text", "annual source"))
    figure = go.Figure([whiskers(found, other.colour)] + [reports(part, *look) for part, *look in (
        (found[found["kind"] != "article"], "Other reports", other.colour, other.sign),
        (found[found["kind"] == "article"], "The article", article.colour, article.sign)) if len(part)],
        layout_of(title, with_sources("Billion US dollars, at prices of the time", found["source"],
                                      "As reported, by year of order; deals of one year stand beside each other. "
                                      "A bar joins the lowest and the highest report of a deal."), marked=True))
    figure.update_yaxes(rangemode="tozero", tickformat=None)
    figure.update_xaxes(whole_years((int(found["order_year"].min()), int(found["order_year"].max()))))
    figure.update_layout(legend_itemsizing="constant")
    # The highest reports, one a year; more names would overlap on a phone.
    for deal in found.sort_values("value_high").drop_duplicates("order_year", keep="last").nlargest(4, "value_high").itertuples():
        system = deal.system.partition(",")[0].partition(":")[0]
        own, others = (found[(found["deal_id"] == deal.deal_id) == same] for same in (True, False))
        low = below_its_mark(deal.at, deal.value_high, others["at"], others["value_high"])
        figure.add_annotation(x=deal.at, y=own["value_low"].min() if low else deal.value_high, text="<br>".join(wrap(system, 16)),
                              showarrow=False, yanchor="top" if low else "bottom", yshift=-CLEAR if low else CLEAR,
                              font={"size": 11, "color": QUIET})
    return figure


def with_deal(figure: go.Figure, found: pd.DataFrame, deal_id: str) -> go.Figure:
    """A copy of either figure of these rows with one deal above all others, which are pale and without their names."""
    own = found[found["deal_id"] == deal_id]
    values = any(trace.meta == "band" for trace in figure.data)
    alone = value_figure(own, "") if values else delivery_figure(own, "")
    listed = {trace.name for trace in alone.data}
    pale = [{"opacity": PALE} | ({"showlegend": False} if trace.name in listed else {}) for trace in figure.data]
    marked = go.Figure(figure)
    for trace, looks in zip(marked.data, pale):
        trace.update(looks)
    marked.add_traces(alone.data)
    if values:  # the name of the deal in place of those of others
        top = own.loc[own["value_high"].idxmax()]
        marked.layout.annotations = [note for note in marked.layout.annotations if note.name]
        return marked.add_annotation(x=top["at"], y=top["value_high"], text=bold(top["system"], 22), showarrow=False, yanchor="bottom",
                                     yshift=10, name=MARK, font={"size": 14, "color": QUIET})
    # the row of the deal at the top, which a reader sees without scrolling
    names = list(dict.fromkeys([*axis_name(own), *marked.layout.yaxis.categoryarray]))
    return marked.update_yaxes(categoryarray=names, tickvals=names,
                               ticktext=[f"<b>{name}</b>" if name in axis_name(own) else name for name in names])


def whiskers(found: pd.DataFrame, colour: str) -> dict:
    """A line over each deal's year from its lowest to its highest report, broken between deals."""
    ends = found.groupby("deal_id", sort=False).agg({"at": "first", "value_low": "min", "value_high": "max"})
    return {"type": "scatter", "mode": "lines", "x": [place for place in ends["at"] for _ in range(3)],
            "y": [end for low, high in zip(ends["value_low"], ends["value_high"]) for end in (low, high, None)],
            "name": "", "hoverinfo": "skip", "showlegend": False, "connectgaps": False, "meta": "band",
            "line": {"color": colour, "width": 2}}


def reports(part: pd.DataFrame, name: str, colour: str, symbol: str) -> dict:
    """The marks of some reports, both ends of a range; a mark's area is in proportion to its value."""
    ends = pd.concat([part.assign(end=part["value_low"]), part.assign(end=part["value_high"])])
    ends = ends.drop_duplicates(["deal_id", "report", "end"])
    words = ends["bound"].where(ends["bound"] != "exact", "") + " USD " + ends["end"].map("{:.1f}".format) + " bn"
    return {"type": "scatter", "mode": "markers", "x": ends["at"].tolist(), "y": ends["end"].tolist(),
            "name": name, "hovertext": hovering(ends, words.str.strip()), "hoverinfo": "text",
            "marker": {"color": colour, "symbol": symbol, "size": ends["end"].tolist(), "sizemode": "area",
                       "sizeref": LARGEST_MARK, "sizemin": 5, "opacity": 0.75}}


def delivery_figure(found: pd.DataFrame, title: str) -> go.Figure:
    """A row for each deal: the order as a ring, the deliveries as a bar from first to last year."""
    units = found["units_printed"] + " delivered, order " + found["order_year"].astype(str)
    order = {"type": "scatter", "mode": "markers", "x": found["order_year"].tolist(),
             "y": axis_name(found), "name": "Order", "hovertext": hovering(found, units),
             "hoverinfo": "text",
             "marker": {"symbol": "circle-open", "size": 11, "color": PALETTE[1], "line": {"width": 2}}}
    figure = go.Figure([spans(found), deliveries(found), order],
                       layout_of(title, with_sources("Years of order and delivery", found["source"], "The number is the units delivered."),
                                 marked=True))
    return by_deal(figure, found)


def deliveries(found: pd.DataFrame) -> dict:
    """The number of units at the last delivery of each deal."""
    span = found["first_delivery"].astype(int).astype(str) + "–" + found["last_delivery"].astype(int).astype(str)
    return {"type": "scatter", "mode": "markers+text", "x": found["last_delivery"].tolist(),
            "y": axis_name(found), "text": found["units_printed"].tolist(), "showlegend": False,
            "textposition": "middle right", "textfont": {"color": QUIET}, "name": "Deliveries", "hoverinfo": "text",
            "hovertext": hovering(found, found["units_printed"] + " delivered " + span),
            "cliponaxis": False, "marker": {"size": 8, "color": PALETTE[0], "symbol": "square"}}


def spans(found: pd.DataFrame) -> dict:
    """A line from the first to the last delivery for each row, broken between rows."""
    x = [end for pair in zip(found["first_delivery"], found["last_delivery"]) for end in (*pair, None)]
    return {"type": "scatter", "mode": "lines", "x": x, "y": [name for name in axis_name(found) for _ in range(3)], "name": "Deliveries",
            "hoverinfo": "skip", "showlegend": True, "connectgaps": False, "line": {"color": PALETTE[0], "width": 8}}


def axis_name(found: pd.DataFrame) -> list[str]:
    """The system, folded to fit beside a chart on a phone."""
    return ["<br>".join(wrap(system, 24)) for system in found["system"]]


def by_deal(figure: go.Figure, found: pd.DataFrame) -> go.Figure:
    """Deals from the earliest at the top, with room for each."""
    names = list(dict.fromkeys(axis_name(found)))
    lines = max(len(name.split("<br>")) for name in names)  # of the longest name, which is not to run into the next one
    figure.update_layout(height=height(len(names), max(40, height(lines, 17, 0)), 110))
    # in sight before the last row is
    figure.update_xaxes(side="top", **whole_years((int(found["order_year"].min()), int(found["last_delivery"].max()))))
    return figure.update_yaxes(categoryorder="array", categoryarray=names, autorange="reversed",
                               tickfont={"size": 12})
