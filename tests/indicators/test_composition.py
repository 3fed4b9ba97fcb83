"""Composition of trade: worked by hand, and what always holds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.basics.concentration import herfindahl_hirschman
from indicators.formulas.derive import year_by_year
from indicators.topics.composition import advantage_change, group_amounts, own_advantage, product_shares
from indicators.topics.trade import complementarity, grubel_lloyd, revealed_comparative_advantage

SOLD = pd.DataFrame({"oil": [60.0, 30.0], "wood": [20.0, 30.0], "cars": [20.0, 0.0]}, index=[1995, 2011])
BOUGHT = pd.DataFrame({"oil": [0.0, 10.0], "wood": [20.0, 10.0], "cars": [60.0, 20.0]}, index=[1995, 2011])
amounts = st.lists(st.floats(0.01, 1e6), min_size=3, max_size=3)


def test_shares_by_hand_add_up_to_the_whole() -> None:
    found = product_shares(SOLD)
    assert found.loc[1995].tolist() == [60, 20, 20] and found.loc[2011].tolist() == [50, 50, 0]
    assert product_shares(SOLD.replace(SOLD.loc[2011].max(), 0.0).assign(wood=[20.0, 0.0])).loc[2011].isna().all()


def test_groups_by_hand() -> None:
    found = group_amounts(SOLD, {"oil": "resources", "wood": "resources", "cars": ""})
    assert found.to_dict("list") == {"resources": [80, 60]}
    assert list(group_amounts(SOLD, {"oil": "b", "cars": "a"}).columns) == ["a", "b"]


def test_advantage_by_hand() -> None:
    """Oil is 60 of 100 here and 60 of 180 in the world: 0.6 / (1/3) = 1.8. Nobody exports stone."""
    found = own_advantage(SOLD.loc[1995].reindex(["oil", "wood", "cars", "stone"], fill_value=0.0),
                          BOUGHT.loc[1995].reindex(["oil", "wood", "cars", "stone"], fill_value=0.0))
    assert found[["oil", "wood", "cars"]].tolist() == pytest.approx([1.8, 0.2 / (40 / 180), 0.2 / (80 / 180)])
    assert np.isnan(found["stone"])
    assert own_advantage(SOLD.loc[1995] * 0, BOUGHT.loc[1995]).isna().all()


@settings(max_examples=50)
@given(amounts, amounts, amounts)
def test_advantage_beside_all_others_is_that_among_single_countries(own: list[float], second: list[float], third: list[float]) -> None:
    table = pd.DataFrame([own, second, third])
    alone = own_advantage(table.loc[0], table.loc[1] + table.loc[2])
    assert alone.tolist() == pytest.approx(revealed_comparative_advantage(table).loc[0].tolist())


def test_the_change_of_advantage_by_hand() -> None:
    """From 1 to 3: 2 more, and from 0 to 1/2 in the symmetric form; back it is the same with the other sign."""
    advantage = pd.DataFrame({"oil": [1.0, 3.0], "wood": [3.0, 1.0]}, index=[1995, 2011])
    found = advantage_change(advantage, 1995, 2011)
    assert found.loc["oil"].tolist() == [1, 3, 2, 0, 0.5, 0.5]
    assert found.loc["wood", ["change", "symmetric_change"]].tolist() == [-2, -0.5]
    assert advantage_change(advantage, 1995, 2000)["change"].isna().all()


def test_measures_are_applied_year_by_year() -> None:
    """Concentration: .36 + .04 + .04 and .25 + .25. Complementarity 1995: (.6 + .05 + .55) / 2 = .6 apart. Grubel–Lloyd of wood: 1 and 1/2."""
    assert year_by_year(herfindahl_hirschman, SOLD).to_dict() == pytest.approx({1995: 0.44, 2011: 0.5})
    assert year_by_year(complementarity, SOLD, BOUGHT)[1995] == pytest.approx(40)
    assert year_by_year(grubel_lloyd, SOLD, BOUGHT)["wood"].tolist() == [1, 0.5]


def test_a_year_that_one_table_lacks_or_that_has_no_measure_is_a_gap() -> None:
    assert list(year_by_year(complementarity, SOLD, BOUGHT.loc[[2011]]).index) == [2011]
    found = year_by_year(herfindahl_hirschman, SOLD.assign(oil=[-1.0, 30.0]))
    assert np.isnan(found[1995]) and found[2011] == pytest.approx(0.5)
    assert year_by_year(herfindahl_hirschman, SOLD.iloc[:0]).empty
