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
from pages.parts.headings import headings
from pages.parts.kept import add_to_report
from pages.parts.numbers import number, unbroken
from pages.parts.oil_and_trade import (NO_SPLIT, Answer, answer, assumed, constant_price_filters, constant_price_text, crude_and_price,
                                       split_filters, split_of, split_text)
from pages.parts.provenance import lines, provenance
from pages.parts.settings import FACTORS, SPLIT_AT_FIRST, SPLITS, first_crude, records, tests
from pages.parts.tables import line_as, version
from pages.parts.value_table import value_table

LINKS = ("correlation", "log_log_elasticity", "price_part_of_change", "bennet", "lmdi", "laspeyres", "paasche",
         "constant_price_counterfactual")


# What is seen, by where the interval of the elasticity from yearly changes lies.
TOGETHER = {"above": "Trade and the oil price rise and fall together", "below": "Trade and the oil price move against each other",
            "around": "In these years no link of trade to the oil price can be told from chance",
            "unknown": "Too few years to say how trade and the oil price move"}


def show() -> None:
    """Draw the page."""
    st.markdown("# Does trade depend on the oil price?\n\n"
                "In the fall of trade in 2015 the article sees a sign that both countries depend too much on the price "
                "of oil. Three ways to look at it: how trade and price move together, how much of a fall the price "
                "of crude explains, and what trade would have been at a constant price.")
    of = version()
    check_address(tests(["constant_price", "price_and_quantity"], of))
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="medium")
    places = {"years": row.container(), "record": row.container(width=220)}
    split = row.slider("The change from and to", first_crude(of), YEARS[1], SPLIT_AT_FIRST, key="split", bind="query-params")
    factor = row.number_input("Barrels a tonne", *FACTORS, BARRELS_PER_TONNE, 0.1, key="factor", bind="query-params", width=140)
    method = row.selectbox("Split after", SPLITS, key="split_method", bind="query-params", width=140)
    places["above"] = st.container()
    left, right = st.columns(2, gap="large")
    waterfall, places["words"], files = (left.container() for _ in range(3))
    st.caption(assumed(factor, crude_and_price(of), of))
    places["below"] = st.container()
    with right:  # downloads and tables have to stand where the part that draws them stands, or they would stay when it runs again
        of_trade(places, factor, split)
    of_crude(waterfall, files, factor, split, method)


@part  # other years or another record change these and not the split, which has years of its own
def of_trade(places: dict[str, DeltaGenerator], factor: float, split: tuple[int, int]) -> None:
    """Years and record, and what they say of trade: at a constant price, with the price, and beside the price of crude."""
    of, years = version(), choose_years(places["years"])
    record = places["record"].selectbox("Record", list(records(of)), list(records(of)).index(line_as("record", of)),
                                        format_func=records(of).get, key="record", bind="query-params")
    found = answer(record, years, factor, split, of)
    counterfactual(found, record, years, factor, split)
    with places["above"]:
        moving_together(found, years)
    with places["words"]:
        explained(found.part)
    with places["below"]:
        provenance(lines((record, *crude_and_price(of)), of), of, LINKS)


def moving_together(found: Answer, years: tuple[int, int]) -> None:
    """Elasticities and correlations: of yearly changes with their intervals, of levels without."""
    st.header(TOGETHER[direction(found.elasticity["low"], found.elasticity["high"])])
    row = st.container(horizontal=True)
    for label, result, name, below in (
            ("Elasticity, yearly changes", found.elasticity, "elasticity", interval), ("Correlation, yearly changes", found.correlation, "r", interval),
            ("Elasticity, levels", found.elasticity_of_levels, "elasticity", of_levels),
            ("Correlation, levels", found.correlation_of_levels, "r", of_levels)):
        row.metric(label, number(result[name], 2), border=True, delta=below(result), delta_color="off", delta_arrow="off")
    st.caption(unbroken(f"Years {years[0]} to {years[1]}. An elasticity of 0.5 means that trade is 0.5 % higher when the price "
                        "is 1 % higher. The heading goes by yearly changes, which take common trends out. Levels have no interval: "
                        "each year is much like the one before, so that the usual one would be far too narrow, and two lines "
                        f"that merely grow seem linked. {serial(found.elasticity_of_levels)}Values of low reliability are left out."))


def serial(result: pd.Series) -> str:
    """The Durbin–Watson statistic of the levels as a sentence; empty if there is none."""
    if pd.isna(result["durbin_watson"]):
        return ""
    return f"Their Durbin–Watson statistic is {number(result['durbin_watson'], 2)}; with independent years it would be about 2. "


def of_levels(result: pd.Series) -> str:
    """That an estimate from levels has no interval, and the number of years behind it, or that these are too few."""
    return f"no interval, n = {number(result['n'], 0)}" if result["n"] >= 4 else interval(result)


def interval(result: pd.Series) -> str:
    """The interval of an estimate and the number of years behind it, or that these are too few."""
    years = number(result["n"], 0)
    if pd.isna(result["low"]):
        return f"too few years, n = {years}"
    return f"95 % interval {number(result['low'], 2)} to {number(result['high'], 2)}, n = {years}"


def explained(part: pd.Series) -> None:
    """How much of the change in trade the price of crude explains, where there is a change and all is known."""
    if pd.notna(part["explained"]):
        st.markdown(f"Trade changed by **USD {number(part['trade'], 1)} billion**. The price of crude accounts for "
                    f"**USD {number(part['price'], 1)} billion** of that at the mean quantity (Bennet), "
                    f"**{number(part['explained'], 0)} %** of the change; its quantity for USD {number(part['volume'], 1)} billion.")


def of_crude(place: DeltaGenerator, below: DeltaGenerator, factor: float, split: tuple[int, int], method: str) -> None:
    """What price and quantity did to the value of crude, as a waterfall with all methods below."""
    of = version()
    found = split_of(factor, split, method, of)
    if not found.figure:
        place.info(f"Not computable. {NO_SPLIT}", icon=":material/info:")
        return
    with place:
        chart(found.figure, "china-russia-price-and-quantity", key="split_figure")
    parts = ("price_part", "volume_part", "interaction", "total")
    with below:
        downloads(lambda: found.table, "china-russia-price-and-quantity", f"The value of crude split, {split[0]} to {split[1]}",
                  split_filters(factor, split, method, of), of, label="Download split", key="_split", chart="split_figure",
                  made_from=dict.fromkeys(parts, list(crude_and_price(of))),
                  beside=partial(add_to_report, split_text(factor, split, method, of)))
        value_table(found.sent, headings("view", tuple(found.table), of), "The change of oil's value by four splits", "values_split")


def counterfactual(found: Answer, record: str, years: tuple[int, int], factor: float, split: tuple[int, int]) -> None:
    """Trade as recorded and at the price of one year, with the file and the table."""
    name, of = f"Trade at the oil price of {split[0]}", version()
    crude, price = crude_and_price(of)
    note = assumed(factor, (record, crude, price), of)
    chart(found.figure, "china-russia-trade-at-constant-oil-price")
    downloads(lambda: found.table.assign(note=note), "china-russia-trade-at-constant-oil-price",
              name, constant_price_filters(record, years, factor, of), of, made_from={
                  "trade": [record], "oil_value": [crude, price], "price": [price], "trade_at_constant_price": [record, crude, price]},
              chart="chart_figure", beside=partial(add_to_report, constant_price_text(record, years, factor, split, of)))
    value_table(found.sent, headings("view", tuple(found.table), of), name)


if __name__ == "__main__":
    run_app()
