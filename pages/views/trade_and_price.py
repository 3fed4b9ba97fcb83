"""Trade and the oil price: both over the years, and their yearly changes against each other."""

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from data.text.schema import OBS_STATUS
from indicators.basics.growth import percent_change
from indicators.formulas.derive import result_and_status, worst_of_lines
from indicators.shown.facts import WEAK
from pages.charts.layout import clear_sides
from pages.charts.over_time import layout_of, small_multiples, with_sources
from pages.choices.setting import Chosen, Settings, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, made, of_rows
from pages.exhibits.rows import line_of, milestones
from pages.reading.lines import annual_rows, lines
from pages.reading.tables import cached, line_as
from pages.views.oil_and_trade import OPEN, record_setting, signed
from pages.words.colours import PALETTE, QUIET
from pages.words.comparisons import titled
from pages.words.plain import tamed

TITLE = "Yearly changes of trade and of the oil price"
HOLLOW = "Hollow: a change on a value of low reliability, or of part of a year or defined differently."


class Together(NamedTuple):
    """Trade and price by year with their changes, and both as figures. Shared and not to be changed."""

    table: pd.DataFrame
    both: go.Figure
    changes: go.Figure


def settings() -> Settings:
    """What can be set of trade and price together."""
    return {"years": years_setting(), "record": record_setting(), **OPEN}


@cached(200)
def together(record: str, years: tuple[int, int]) -> Together:
    """Trade and price of some years; the first keeps its change on the year before."""
    price = line_as("price")
    known = {"trade": annual_rows(record), "price": annual_rows(price)}
    changes = {name: result_and_status(percent_change, [line]) for name, line in known.items()}
    full = pd.DataFrame({name: line["value"] for name, line in known.items()}
                        | {f"{name}_change": change for name, (change, _) in changes.items()}
                        | {"obs_status": worst_of_lines([status.dropna() for _, status in changes.values()])})
    full["status"] = full["obs_status"].map(OBS_STATUS)
    found = full.loc[years[0]:years[1]].rename_axis("year").reset_index()
    parts = titled([line_of(name, years) for name in (record, price)])
    return Together(found, tamed(small_multiples(parts, milestones(years), years)),
                    tamed(scatter(found.dropna(), pd.concat(parts)["source"])))


def scatter(found: pd.DataFrame, sources: pd.Series) -> go.Figure:
    """A mark for each year: how the price changed across, how trade changed upwards; hollow if one of the values is of low reliability."""
    weak = found["obs_status"].isin(WEAK)
    remark = ("<br>" + found["status"]).where(weak, "")
    hover = [f"<b>{row.year}</b>: oil price {signed(row.price_change, False)} %, trade {signed(row.trade_change, False)} %{said}"
             for row, said in zip(found.itertuples(), remark)]
    look = {"size": 8, "color": PALETTE[0], "symbol": weak.map({True: "circle-open", False: "circle"}).tolist(),
            "line": {"width": weak.map({True: 2, False: 0}).tolist()}}
    sides = clear_sides(found["price_change"], found["trade_change"])
    marks = {"type": "scatter", "mode": "markers+text", "x": found["price_change"].to_numpy(), "y": found["trade_change"].to_numpy(),
             "text": found["year"].astype(str).tolist(), "textposition": sides, "textfont": {"size": 11, "color": QUIET},
             "marker": look, "hovertext": hover, "hovertemplate": "%{hovertext}<extra></extra>", "cliponaxis": False, "showlegend": False}
    layout = layout_of(TITLE, with_sources("Yearly change of trade", sources, HOLLOW if weak.any() else ""))
    layout["xaxis"] |= {"tickformat": None, "ticksuffix": " %", "zeroline": True,
                        "title": {"text": "Change of the oil price", "standoff": 8, "font": {"size": 12, "color": QUIET}}}
    layout["yaxis"] |= {"ticksuffix": " %", "zeroline": True}
    return go.Figure([marks], layout)


def exhibit(chosen: Chosen) -> Exhibit:
    """Trade and price with all that is said of them. Raises NothingToShow without two years that have both changes."""
    record, years = chosen["record"], chosen["years"]
    found = together(record, years)
    if len(found.table.dropna()) < 2:
        raise NothingToShow("Fewer than two of these years have a change of trade and of the oil price. Widen the years.")
    price = line_as("price")
    return made("oil", TITLE, stem=("trade-and-oil-price",), years=years, figure=found.changes, behind=lines((record, price)),
                measures=("percent_change",), decimals=2,
                made_from={"trade": [record], "trade_change": [record], "price": [price], "price_change": [price]},
                **of_rows(found.table.drop(columns="obs_status")))
