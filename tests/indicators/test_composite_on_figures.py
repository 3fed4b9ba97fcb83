"""The composite index of the page at first: what single choices give lies within the band that is drawn."""

import pandas as pd

from indicators.models.composite import composite_index, on_hundred
from pages.catalogue.registry import exhibit
from pages.reading.tables import names_at_first


def test_all_weight_on_arms_and_another_base_year_lie_within_the_band() -> None:
    """With all weight on arms the index of 2015 is 20, and by the ratio to 2014 the index of 2014 is 31: bands of 49–88 and 47–100 hid both."""
    band = exhibit("composite").rows.set_index("year")
    components = band[list(names_at_first("component"))]
    arms = on_hundred(composite_index(components, pd.Series({"Trade": 0.0, "Arms": 1.0, "UN votes": 0.0})))
    assert round(arms[2015]) == 20 and band.loc[2015, "low"] <= arms[2015] <= band.loc[2015, "high"]
    of_2014 = on_hundred(composite_index(components, pd.Series(1.0, components.columns), "base_year", "arithmetic", 2014))
    assert round(of_2014[2014]) == 31 and band.loc[2014, "low"] <= of_2014[2014] <= band.loc[2014, "high"]


def test_the_chart_says_which_choices_the_band_holds() -> None:
    """Fifteen weights in quarters and equal ones, which are the reader's; 20 years, each a base."""
    (note,) = exhibit("composite").notes
    assert f"The band holds {16 * (2 + 1 + 20 + 1)} indices: your weights, equal ones and all that are quarters" in note
