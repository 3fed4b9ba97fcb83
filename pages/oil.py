"""Oil and trade: does the fall of 2015 show that trade depends on the oil price?"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.energy import BARRELS_PER_TONNE
from indicators.oil_dependence import (constant_price_counterfactual, correlation, log_log_elasticity, oil_value,
                                       price_part_of_change, value_splits)
from indicators.seen import bridge
from pages.parts.address import check_address, number_between, one_of, year_range
from pages.parts.chart import chart
from pages.parts.cold_start import run_app
from pages.parts.downloads import downloads
from pages.parts.examples import annual
from pages.parts.colours import GREY, PALETTE, QUIET
from pages.parts.figure import layout_of
from pages.parts.filters import YEARS, choose_years
from pages.parts.guard import part
from pages.parts.numbers import number
from pages.parts.provenance import lines, provenance
from pages.parts.tables import Version, tables, version
from pages.parts.value_table import value_table

RECORDS = {"trade_total_cn@own_dots": "China's record of trade", "trade_total_ru@own_dots": "Russia's record of trade"}
CRUDE, BRENT = "crude_cn_from_ru@spglobal_customs", "brent_price@eia_brent"
FIRST_CRUDE = 2009
SPLITS = ("Bennet", "LMDI", "Laspeyres", "Paasche")
PARTS = {"price": "price_part", "volume": "volume_part"}  # apart from the column of prices in the other file
HEIGHT = 440
LINKS = ("correlation", "log_log_elasticity", "price_part_of_change", "bennet", "lmdi", "laspeyres", "paasche",
         "constant_price_counterfactual")
ASSUMED = ("Assumes that all crude was traded at the yearly price of Brent, at {factor} barrels a tonne, and that "
           "nothing else would have changed. Crude: China Customs (S&P), from 2009. Price: EIA. Trade: IMF DOTS, own sum.")


class Answer(NamedTuple):
    """Every result for one choice; `sent` holds the tables as the browser gets them. Shared and not to be changed."""

    correlation: pd.Series
    levels: pd.Series
    changes: pd.Series
    part: pd.Series
    splits: pd.DataFrame
    table: pd.DataFrame
    figure: go.Figure
    sent: dict[str, pa.Table]


def show() -> None:
    """Draw the page."""
    st.markdown("# Does trade depend on the oil price?\n\n"
                "The article says the fall of trade in 2015 shows that both countries are too dependent on oil "
                "prices. Three ways to look at it: how trade and price move together, how much of a fall the price "
                "of crude explains, and what trade would have been at a constant price.")
    check_address({"years": year_range(*YEARS), "record": one_of(list(RECORDS.values())),
                   "split": year_range(FIRST_CRUDE, YEARS[1]), "factor": number_between(6.0, 8.5),
                   "split_method": one_of(list(SPLITS))})
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    place = row.container()
    start, end = row.slider("The change from and to", FIRST_CRUDE, YEARS[1], (2014, 2015), key="split",
                            bind="query-params")
    record = row.selectbox("Record", list(RECORDS), format_func=RECORDS.get, key="record", bind="query-params", width=220)
    factor = row.number_input("Barrels a tonne", 6.0, 8.5, BARRELS_PER_TONNE, 0.1, key="factor",
                              bind="query-params", width=140)
    method = row.selectbox("Split after", SPLITS, key="split_method", bind="query-params", width=140)
    note = ASSUMED.format(factor=factor)
    above = st.container()
    left, right = st.columns(2, gap="large")
    over_years(place, right, above, record, factor, (start, end), note)
    with left:
        explained(answer(record, YEARS, factor, (start, end), version()), factor, (start, end), method, note)
    st.caption(note)
    provenance(lines((record, CRUDE, BRENT), version()), version(), LINKS)


@part  # other years change these and not the split, which has years of its own
def over_years(place: DeltaGenerator, right: DeltaGenerator, above: DeltaGenerator, record: str, factor: float, split: tuple[int, int],
               note: str) -> None:
    """The years, and in them trade at a constant price and how trade and price move together."""
    years = choose_years(place)
    found = answer(record, years, factor, split, version())
    with right:
        counterfactual(found, record, split[0], note)
    with above:
        moving_together(found, years)


@lru_cache(maxsize=200)
def answer(record: str, years: tuple[int, int], factor: float, split: tuple[int, int], of: Version) -> Answer:
    """Every result of the page."""
    trade, tonnes, price = (annual(tables(), name) for name in (record, CRUDE, BRENT))
    within = trade.loc[years[0]:years[1]]
    table = pd.DataFrame({
        "trade": trade, "oil_value": oil_value(tonnes, price, factor), "price": price,
        "trade_at_constant_price": constant_price_counterfactual(trade, tonnes, price, split[0], factor)})
    shown = table.loc[years[0]:years[1]].rename_axis("year").reset_index()
    splits = value_splits(tonnes, price, *split, factor).rename(columns=PARTS).rename_axis("method").reset_index()
    return Answer(correlation(within, price), log_log_elasticity(within, price),
                  log_log_elasticity(within, price, differences=True),
                  price_part_of_change(trade, tonnes, price, *split, factor),
                  splits, shown, figure(shown, split[0], source_names(record, CRUDE, BRENT)),
                  {"splits": pa.Table.from_pandas(splits), "table": pa.Table.from_pandas(shown)})


def source_names(*names: str) -> str:
    """The short names of the sources of some lines, each `series@source`."""
    known = tables().sources.set_index("source_id")["attribution_short"]
    return "; ".join(known[[name.split("@")[1] for name in names]])


def moving_together(found: Answer, years: tuple[int, int]) -> None:
    """Correlation and elasticities with their intervals."""
    st.header("Trade and the oil price move together")
    row = st.container(horizontal=True)
    for label, result, name in (("Correlation", found.correlation, "r"), ("Elasticity, levels", found.levels, "elasticity"),
                                ("Elasticity, yearly changes", found.changes, "elasticity")):
        row.metric(label, number(result[name], 2), border=True,
                     delta=f"95 % interval {number(result['low'], 2)} to {number(result['high'], 2)}, "
                           f"n = {number(result['n'], 0)}", delta_color="off", delta_arrow="off")
    st.caption(f"Years {years[0]} to {years[1]}. An elasticity of 0.5 means that trade is 0.5 % higher when the price "
               "is 1 % higher. Both grew over these years for other reasons too, which lifts the estimate from "
               "levels; the one from yearly changes takes common trends out.")


def explained(found: Answer, factor: float, split: tuple[int, int], method: str, note: str) -> None:
    """How much of the change in trade the price of crude explains, as a waterfall with all methods below."""
    part, (start, end) = found.part, split
    if pd.isna(part["explained"]):
        st.info("Not computable: needs trade, crude imports and price in two different years.", icon=":material/info:")
        return
    chart(waterfall(factor, split, method, version()), "china-russia-price-and-quantity", key="split_figure")
    st.markdown(f"Trade changed by **USD {number(part['trade'], 1)} billion**. The price of crude accounts for "
                f"**USD {number(part['price'], 1)} billion** of that at the mean quantity (Bennet), **{number(part['explained'], 0)} %** "
                f"of the change; its quantity for USD {number(part['volume'], 1)} billion.")
    parts = ("price_part", "volume_part", "interaction", "total")
    downloads(lambda: found.splits, "china-russia-price-and-quantity", f"The value of crude split, {start} to {end}",
              {"Years": f"{start} to {end}", "Assumptions": note}, version(), made_from=dict.fromkeys(parts, [CRUDE, BRENT]),
              label="Download split", key="_split", chart="split_figure")
    headings = {"method": "Split", "price_part": "Price part", "volume_part": "Volume part",
                "interaction": "Both together", "total": "Change, USD bn"}
    value_table(found.sent["splits"], headings, "The change of oil's value by four splits", "values_split")


@lru_cache(maxsize=200)
def waterfall(factor: float, split: tuple[int, int], method: str, of: Version) -> go.Figure:
    """The value of crude in the first year, what price and quantity did to it, and the value in the last year."""
    tonnes, price = (annual(tables(), name) for name in (CRUDE, BRENT))
    steps = bridge(oil_value(tonnes, price, factor)[split[0]], value_splits(tonnes, price, *split, factor).loc[method])
    names = {"before": f"Value {split[0]}", "price": "Price", "volume": "Quantity", "interaction": "Both",
             "after": f"Value {split[1]}"}
    ends = steps["step"].isin(["before", "after"])
    figure = go.Figure(
        {"type": "waterfall", "x": steps["step"].map(names).tolist(), "y": steps["value"].to_numpy(float),
         "measure": ends.map({True: "absolute", False: "relative"}).tolist(), "textposition": "outside", "textfont": {"color": QUIET}, "cliponaxis": False,
         "text": [signed(value, end) for value, end in zip(steps["value"], ends)], "hoverinfo": "x+text",
         "totals": {"marker": {"color": GREY}}, "increasing": {"marker": {"color": PALETTE[0]}},
         "decreasing": {"marker": {"color": PALETTE[1]}}, "connector": {"line": {"color": QUIET, "width": 1}}},
        layout_of("Value of China's crude oil from Russia", f"USD bn, split after {method}. {source_names(CRUDE, BRENT)}",
                  did(steps.set_index("step")["value"], split)))
    return figure.update_layout(height=HEIGHT, showlegend=False).update_xaxes(type="category", tickformat=None)


def signed(value: float, level: bool) -> str:
    """A value as it is, or a change with its sign."""
    return ("" if level or value < 0 else "+") + number(value, 1)


def did(values: pd.Series, split: tuple[int, int]) -> str:
    """What price and quantity did to the value of crude, as a sentence."""
    price, volume = (number(abs(values[part]), 1) for part in ("price", "volume"))
    first = f"added USD {price} bn to" if values["price"] > 0 else f"took USD {price} bn off"
    return (f"From {split[0]} to {split[1]} the price {first} the value of crude, and the quantity "
            f"{'added' if values['volume'] > 0 else 'took off'} {volume} bn")


def counterfactual(found: Answer, record: str, base_year: int, note: str) -> None:
    """Trade as recorded and at the price of one year, with the file and the table."""
    name = f"Trade at the oil price of {base_year}"
    chart(found.figure, "china-russia-trade-at-constant-oil-price")
    downloads(lambda: found.table.assign(note=note), "china-russia-trade-at-constant-oil-price",
              name, {"Record": RECORDS[record], "Assumptions": note}, version(),
              made_from={"trade": [record], "oil_value": [CRUDE, BRENT], "price": [BRENT],
                         "trade_at_constant_price": [record, CRUDE, BRENT]}, chart="chart_figure")
    headings = {"year": st.column_config.NumberColumn("Year", format="%d"), "trade": "Trade, USD bn",
                "oil_value": "Crude, USD bn", "price": "Brent, USD/bbl",
                "trade_at_constant_price": f"At the price of {base_year}, USD bn"}
    value_table(found.sent["table"], headings, name)


def figure(table: pd.DataFrame, base_year: int, sources: str) -> go.Figure:
    """Trade as recorded and at the price of one year."""
    names = {"trade": "As recorded", "trade_at_constant_price": f"At the oil price of {base_year}"}
    made = go.Figure([{"type": "scatter", "mode": "lines+markers", "x": table["year"].to_numpy(),
                       "y": table[column].to_numpy(float), "name": name, "connectgaps": False,
                       "line": {"color": colour, "width": 2.5, "dash": dash}, "marker": {"size": 5},
                       "hovertemplate": "<b>%{y:.1f} USD bn</b>, %{x}<br>" + name + "<extra></extra>"}
                      for (column, name), colour, dash in zip(names.items(), PALETTE, ("solid", "dash"))],
                     layout_of(f"Trade at the oil price of {base_year}", f"USD bn. {sources}", would_be(table, base_year)))
    return made.update_layout(height=HEIGHT)


def would_be(table: pd.DataFrame, base_year: int) -> str:
    """Trade of the last year at the price of the base year beside trade as recorded, as a sentence; empty if only that year is known."""
    others = table.dropna().query("year != @base_year")
    if others.empty:
        return ""
    last = others.iloc[-1]
    return (f"At the oil price of {base_year}, trade in {last['year']:.0f} would be "
            f"USD {number(last['trade_at_constant_price'], 1)} bn, not {number(last['trade'], 1)} bn")


if __name__ == "__main__":
    run_app()
