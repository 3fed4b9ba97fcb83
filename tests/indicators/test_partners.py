"""One among several: worked by hand, and on the suppliers and partners of the tables."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.topics.partners import concentration_by_year, lead_over_next, rank_among, rest
from pages.reading.tables import tables
from tests.indicators.test_indicators import annual

AMOUNTS = st.lists(st.floats(0, 1e6), min_size=2, max_size=8)


def line(series: str, source: str) -> pd.Series:
    rows = tables().observations.query("series_id == @series and source_id == @source")
    return rows.set_index("year")["value"].sort_index()


def test_equals_share_the_better_rank_and_a_year_that_lacks_a_value_has_none() -> None:
    one, other, third = annual([3, 3, 3, 1]), annual([3, 5, np.nan, 2]), annual([1, 4, 1, 3])
    assert rank_among(one, other, third).to_dict() == {2000: 1, 2001: 3, 2003: 3}
    assert lead_over_next(one, other, third).to_dict() == {2000: 0, 2001: -2, 2003: -2}


def test_the_rest_and_the_concentration_need_every_part() -> None:
    """40 of 100 and 10 of 100: 0.4² + 0.1² = 0.17."""
    whole, parts = annual([100, 100, 0]), (annual([40, np.nan, 0]), annual([10, 10, 0]))
    assert rest(whole, *parts).to_dict() == {2000: 50, 2002: 0}
    assert concentration_by_year(whole, *parts).to_dict() == {2000: pytest.approx(0.17), 2002: pytest.approx(np.nan, nan_ok=True)}


@given(AMOUNTS)
def test_who_leads_is_first_and_alone_in_front(amounts: list[float]) -> None:
    lines = [annual([amount]) for amount in amounts]
    rank, lead = rank_among(*lines).iloc[0], lead_over_next(*lines).iloc[0]
    assert (rank == 1) == (lead >= 0) and 1 <= rank <= len(amounts)


def test_russia_s_rank_among_china_s_suppliers_is_that_among_all_sixty_one_origins_of_the_source() -> None:
    found = line("crude_rank_ru", "own_customs")
    assert found.tolist() == [4, 5, 4, 3, 4, 3, 2, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1] and found.index[0] == 2009


def test_the_concentration_over_22_suppliers_misses_less_than_a_thousandth_of_that_over_all_origins() -> None:
    """Sums of squared shares over all 61 origins of the source, in barrels."""
    over_all = {2009: 0.09924, 2015: 0.08606, 2017: 0.07922, 2020: 0.08732, 2024: 0.10708, 2025: 0.09568}
    found = line("crude_supplier_hhi", "own_customs")
    assert all(0 <= value - found[year] < 0.001 for year, value in over_all.items())


def test_the_named_suppliers_and_the_rest_are_all_imports() -> None:
    rows = tables().observations.query("source_id in ('spglobal_customs', 'own_customs') and series_id.str.startswith('crude_cn_from_')"
                                       " or series_id == 'crude_cn_rest'")
    named = rows[~rows["series_id"].str.endswith("_kbd") & (rows["year"] >= 2009)].groupby("year")["value"].sum()
    assert named.tolist() == pytest.approx(line("crude_cn_total", "spglobal_customs").tolist())


def test_china_is_russia_s_largest_partner_from_2010_and_in_2009_germany_was_just_ahead() -> None:
    """Exports plus imports of 2009 in WITS and COW: China 39.53, Germany 39.93, the Netherlands 39.87 billion dollars."""
    lead, least = line("ru_partner_lead_cn", "own_wits_cow"), line("ru_partner_lead_cn_least", "own_wits")
    assert lead[2009] == pytest.approx(39.52889 - 39.93006, abs=0.001) and lead.loc[2010:].min() > 0 > lead.loc[:2009].max()
    assert set(lead.index) == {2005, 2006, *range(2009, 2015)} and least.loc[2015:].min() > 0
    assert (lead[least.index.intersection(lead.index)] >= least[lead.index] - 1e-9).all()
