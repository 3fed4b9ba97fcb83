"""The colours of charts, one for each meaning.

Streamlit's frontend puts the light or dark `chartCategoricalColors` of .streamlit/config.toml in the
place of these, so that a chart follows the theme without a rerun.
"""

from itertools import cycle

PALETTE = ("#000001", "#000002", "#000003", "#000004", "#000005", "#000006", "#000007", "#000008", "#000009")
ARTICLE_COLOUR, QUIET = "#000010", "#000037"
GREY = PALETTE[8]  # for bars that stand for no country
# One colour for a country wherever the records of several stand side by side.
COUNTRIES = {"China": PALETTE[0], "Russia": PALETTE[1], "United States": PALETTE[2]}
SHADE = "rgba(128, 128, 128, 0.2)"  # grey over either background


def series_colours(reporters: dict[str, str]) -> dict[str, str]:
    """A colour for each series, given the country that reports it.

    Where several countries report, the first series of each has its country's colour; the others take
    the colours that are left.
    """
    several = len(set(reporters.values())) > 1
    firsts = {country: series for series, country in reversed(reporters.items())}
    own = {series: COUNTRIES[country] for country, series in firsts.items() if several and country in COUNTRIES}
    left = cycle([colour for colour in PALETTE if colour not in own.values()])
    return {series: own.get(series) or next(left) for series in reporters}
