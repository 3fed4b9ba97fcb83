"""Oil and trade: does the fall of 2015 show that trade depends on the oil price?"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from indicators.shown.seen import direction
from pages.around.lay_out import asked_views, beside_a_rail, lay_out, set_views, text_of
from pages.choices.address import notice
from pages.choices.setting import Chosen
from pages.reading.tables import Version, version
from pages.reports.kept import add_to_report
from pages.views.oil_and_trade import Answer, answer
from pages.words.numbers import number, unbroken

PAGE = "oil"
TRADE, CRUDE = "constant_price", "price_and_quantity"
# What is seen, by where the interval of the correlation lies.
TOGETHER = {"above": "Trade and the oil price move together", "below": "Trade and the oil price move against each other",
            "around": "In these years no link of trade to the oil price can be told from chance",
            "unknown": "Too few years to say how trade and the oil price move"}


def show() -> None:
    """Draw the page."""
    of = version()
    with beside_a_rail() as rail:
        st.title("Does trade depend on the oil price?", anchor=False)
        asked_views(PAGE, of)
        notice()
        found = set_views(PAGE, [TRADE, CRUDE], rail, of)
        rail.caption("In the fall of trade in 2015 the article sees a sign that both countries depend too much on the price "
                     "of oil. Three ways to look at it: how trade and price move together, how much of a fall the price "
                     "of crude explains, and what trade would have been at a constant price.")
        told = found[TRADE]
        moving_together(answer(told["record"], told["years"], told["factor"], told["split"], of), told)
        lay_out(text_of(TRADE, told, of), of, add_to_report)
        crude(found, of)


def crude(found: dict[str, Chosen], of: Version) -> None:
    """What price and quantity did to the value of crude, and how much of the change in trade that explains."""
    told = found[TRADE]
    if lay_out(text_of(CRUDE, found[CRUDE], of), of, add_to_report, key="_split", label="Download split", traced=False):
        explained(answer(told["record"], told["years"], told["factor"], told["split"], of).part)


def moving_together(found: Answer, told: Chosen) -> None:
    """Correlation and elasticities with their intervals."""
    first, last = told["years"]
    st.header(TOGETHER[direction(found.correlation["low"], found.correlation["high"])], anchor=False)
    row = st.container(horizontal=True)
    for label, result, name in (("Correlation", found.correlation, "r"), ("Elasticity, levels", found.levels, "elasticity"),
                                ("Elasticity, yearly changes", found.changes, "elasticity")):
        row.metric(label, number(result[name], 2), border=True, delta=interval(result), delta_color="off", delta_arrow="off")
    st.caption(unbroken(f"Years {first} to {last}. An elasticity of 0.5 means that trade is 0.5 % higher when the price "
                        "is 1 % higher. Both grew over these years for other reasons too, which lifts the estimate from "
                        "levels; the one from yearly changes takes common trends out."))


def interval(result: pd.Series) -> str:
    """The interval of an estimate and the number of years behind it, or that these are too few."""
    years = number(result["n"], 0)
    if pd.isna(result["low"]):
        return f"needs four years, n = {years}"
    return f"95 % interval {number(result['low'], 2)} to {number(result['high'], 2)}, n = {years}"


def explained(part: pd.Series) -> None:
    """How much of the change in trade the price of crude explains, where there is a change and all is known."""
    if pd.notna(part["explained"]):
        st.markdown(f"Trade changed by **USD {number(part['trade'], 1)} billion**. The price of crude accounts for "
                    f"**USD {number(part['price'], 1)} billion** of that at the mean quantity (Bennet), "
                    f"**{number(part['explained'], 0)} %** of the change; its quantity for USD {number(part['volume'], 1)} billion.")
