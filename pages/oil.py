"""Oil and trade: does the fall of 2015 show that trade depends on the oil price?"""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from indicators.energy import BARRELS_PER_TONNE
from indicators.seen import direction
from pages.parts.address import check_address
from pages.parts.chart import chart
from pages.parts.cold_start import run_app
from pages.parts.downloads import downloads
from pages.parts.filters import YEARS, choose_years
from pages.parts.guard import part
from pages.parts.kept import add_to_report
from pages.parts.numbers import number, unbroken
from pages.parts.oil_and_trade import (ASSUMED, BRENT, CRUDE, SPLIT_HEADINGS, Answer, answer, constant_price_filters,
                                       constant_price_text, headings, split_filters, split_text, waterfall)
from pages.parts.provenance import lines, provenance
from pages.parts.settings import FACTORS, FIRST_CRUDE, RECORDS, SPLIT_AT_FIRST, SPLITS, tests
from pages.parts.tables import version
from pages.parts.value_table import value_table

LINKS = ("correlation", "log_log_elasticity", "price_part_of_change", "bennet", "lmdi", "laspeyres", "paasche",
         "constant_price_counterfactual")


# What is seen, by where the interval of the correlation lies.
TOGETHER = {"above": "Trade and the oil price move together", "below": "Trade and the oil price move against each other",
            "around": "In these years no link of trade to the oil price can be told from chance",
            "unknown": "Too few years to say how trade and the oil price move"}


def show() -> None:
    """Draw the page."""
    st.markdown("# Does trade depend on the oil price?\n\n"
                "In the fall of trade in 2015 the article sees a sign that both countries depend too much on the price "
                "of oil. Three ways to look at it: how trade and price move together, how much of a fall the price "
                "of crude explains, and what trade would have been at a constant price.")
    check_address(tests(["constant_price", "price_and_quantity"], version()))
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    place = row.container()
    split = row.slider("The change from and to", FIRST_CRUDE, YEARS[1], SPLIT_AT_FIRST, key="split", bind="query-params")
    record = row.selectbox("Record", list(RECORDS), format_func=RECORDS.get, key="record", bind="query-params", width=220)
    factor = row.number_input("Barrels a tonne", *FACTORS, BARRELS_PER_TONNE, 0.1, key="factor", bind="query-params", width=140)
    method = row.selectbox("Split after", SPLITS, key="split_method", bind="query-params", width=140)
    above = st.container()
    left, right = st.columns(2, gap="large")
    over_years(place, right, above, record, factor, split)
    with left:
        explained(answer(record, YEARS, factor, split, version()), factor, split, method)
    st.caption(ASSUMED.format(factor=factor))
    provenance(lines((record, CRUDE, BRENT), version()), version(), LINKS)


@part  # other years change these and not the split, which has years of its own
def over_years(place: DeltaGenerator, right: DeltaGenerator, above: DeltaGenerator, record: str, factor: float,
               split: tuple[int, int]) -> None:
    """The years, and in them trade at a constant price and how trade and price move together."""
    years = choose_years(place)
    found = answer(record, years, factor, split, version())
    with right:
        counterfactual(found, record, years, factor, split)
    with above:
        moving_together(found, years)


def moving_together(found: Answer, years: tuple[int, int]) -> None:
    """Correlation and elasticities with their intervals."""
    st.header(TOGETHER[direction(found.correlation["low"], found.correlation["high"])])
    row = st.container(horizontal=True)
    for label, result, name in (("Correlation", found.correlation, "r"), ("Elasticity, levels", found.levels, "elasticity"),
                                ("Elasticity, yearly changes", found.changes, "elasticity")):
        row.metric(label, number(result[name], 2), border=True, delta=interval(result), delta_color="off", delta_arrow="off")
    st.caption(unbroken(f"Years {years[0]} to {years[1]}. An elasticity of 0.5 means that trade is 0.5 % higher when the price "
                        "is 1 % higher. Both grew over these years for other reasons too, which lifts the estimate from "
                        "levels; the one from yearly changes takes common trends out."))


def interval(result: pd.Series) -> str:
    """The interval of an estimate and the number of years behind it, or that these are too few."""
    years = number(result["n"], 0)
    if pd.isna(result["low"]):
        return f"needs four years, n = {years}"
    return f"95 % interval {number(result['low'], 2)} to {number(result['high'], 2)}, n = {years}"


def explained(found: Answer, factor: float, split: tuple[int, int], method: str) -> None:
    """How much of the change in trade the price of crude explains, as a waterfall with all methods below."""
    part, of = found.part, version()
    if pd.isna(part["explained"]):
        st.info("Not computable: needs trade, crude imports and price in two different years.", icon=":material/info:")
        return
    chart(waterfall(factor, split, method, of), "china-russia-price-and-quantity", key="split_figure")
    st.markdown(f"Trade changed by **USD {number(part['trade'], 1)} billion**. The price of crude accounts for "
                f"**USD {number(part['price'], 1)} billion** of that at the mean quantity (Bennet), **{number(part['explained'], 0)} %** "
                f"of the change; its quantity for USD {number(part['volume'], 1)} billion.")
    parts = ("price_part", "volume_part", "interaction", "total")
    downloads(lambda: found.splits, "china-russia-price-and-quantity", f"The value of crude split, {split[0]} to {split[1]}",
              split_filters(factor, split, method), of, label="Download split", key="_split", chart="split_figure",
              made_from=dict.fromkeys(parts, [CRUDE, BRENT]),
              beside=partial(add_to_report, split_text(factor, split, method, of)))
    value_table(found.sent["splits"], SPLIT_HEADINGS, "The change of oil's value by four splits", "values_split")


def counterfactual(found: Answer, record: str, years: tuple[int, int], factor: float, split: tuple[int, int]) -> None:
    """Trade as recorded and at the price of one year, with the file and the table."""
    name, of = f"Trade at the oil price of {split[0]}", version()
    chart(found.figure, "china-russia-trade-at-constant-oil-price")
    downloads(lambda: found.table.assign(note=ASSUMED.format(factor=factor)), "china-russia-trade-at-constant-oil-price",
              name, constant_price_filters(record, years, factor), of, made_from={
                  "trade": [record], "oil_value": [CRUDE, BRENT], "price": [BRENT], "trade_at_constant_price": [record, CRUDE, BRENT]},
              chart="chart_figure", beside=partial(add_to_report, constant_price_text(record, years, factor, split, of)))
    value_table(found.sent["table"], headings(split[0]) | {"year": st.column_config.NumberColumn("Year", format="%d")}, name)


if __name__ == "__main__":
    run_app()
