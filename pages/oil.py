"""Oil and trade: does the fall of 2015 show that trade depends on the oil price?"""

import pandas as pd
import streamlit as st

from pages.around.lay_out import beside_a_rail, exhibit_or_message, lay_out, set_views
from pages.catalogue.registry import text_of
from pages.charts.chart import MODE_BAR, footed, in_theme, sentence, spoken
from pages.choices.setting import Chosen
from pages.reading.tables import phrase, texts
from pages.views.oil_and_trade import Together, estimates, price_part, trade_and_price
from pages.words.numbers import number, spoken_in, unbroken
from pages.words.plain import as_text

PAGE = "oil"
TOGETHER, TRADE, CRUDE = "trade_and_price", "constant_price", "price_and_quantity"
BOTH = "together"


def show() -> None:
    """Draw the page."""
    with beside_a_rail(PAGE) as (rail, below, *_):
        found = set_views(PAGE, [TOGETHER, TRADE, CRUDE], rail)
        rail.caption(as_text(texts(PAGE)["lead"]))
        told = found[TRADE]
        pair = trade_and_price(told["record"], told["years"])
        sentence(pair.changes.layout.meta)
        if exhibit_or_message(text_of(TOGETHER, found[TOGETHER])):
            both(pair)
            lay_out(text_of(TOGETHER, found[TOGETHER]), drawn=BOTH, part="changes", below=below)
            with below:
                moving_together(told)
        with below:
            lay_out(text_of(TRADE, told))
            if lay_out(text_of(CRUDE, found[CRUDE]), part="split"):
                explained(told, found[CRUDE]["split_method"])


def both(seen: Together) -> None:
    """The yearly changes against each other, and beside them both lines over the years."""
    with st.container(key=BOTH):
        left, right = st.columns(2, gap="medium")
        for place, figure, key in ((left, seen.changes, "changes"), (right, seen.both, "both")):
            place.plotly_chart(figure, config=MODE_BAR, alt=spoken(figure), key=in_theme(f"chart_figure_{key}"))
    footed(seen.both)


def moving_together(told: Chosen) -> None:
    """Elasticities and correlations: of yearly changes with their intervals, of levels without."""
    (first, last), found = told["years"], estimates(told["record"], told["years"])
    row = st.container(horizontal=True)
    for label, result in found.items():
        row.metric(label, number(result.iloc[0], 2), border=True, delta=interval(result, label.endswith("levels")), delta_color="off",
                   delta_arrow="off")
    independent = found["Elasticity, levels"]["durbin_watson"]
    serial = "" if pd.isna(independent) else phrase("durbin_watson", number(independent, 2)) + " "
    st.caption(as_text(unbroken(phrase("oil_estimates", first=first, last=last, serial=serial))))


def interval(result: pd.Series, levels: bool) -> str:
    """The interval of an estimate, which one from levels has not, and the number of years behind it, or that these are too few."""
    years = number(result["n"], 0)
    if levels and result["n"] >= 4:
        return f"no interval, {years} years"
    if pd.isna(result["low"]):
        return f"too few years: {years}"
    return f"95 % interval {number(result['low'], 2)} to {number(result['high'], 2)}, {years} years"


def explained(told: Chosen, method: str) -> None:
    """How much of the change in trade the price of crude explains by a method, where there is a change and all is known."""
    part = price_part(told["record"], told["split"], told["factor"], method)
    if pd.notna(part["explained"]):
        said = spoken_in("USD bn", signed=True, values=part[["trade", "price", "volume", "interaction"]])
        both = f", and both together to {said.short(part['interaction'])}" if part["interaction"] else ""
        st.markdown(unbroken(f"Trade changed by **{said.full(part['trade'])}**. The change in the price of crude comes to "
                             f"**{said.short(part['price'])}** ({method}), **{number(part['explained'], 0)} %** of that; "
                             f"the change in its quantity to {said.short(part['volume'])}{both}."))
