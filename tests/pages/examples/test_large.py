"""Worked examples on the large tables: known values, the same as the pages show, in words with their sources."""

import pytest

from pages.catalogue.registry import exhibit
from pages.examples.example import example
from pages.examples.worked import worked_example
from pages.reading.lines import annual
from pages.reading.tables import tables


def result(measure: str):
    return example(measure).result


def test_examples_on_single_votes_are_the_yearly_figures() -> None:
    for measure, line in (("agreement_score", "unga_agreement_cn_ru"), ("identical_vote_share", "unga_identical_cn_ru")):
        assert round(result(measure), 4) == annual(f"{line}@voeten_unvotes")[2015]
    assert result("likeness").iloc[0]["item"] == "Belarus"


def test_intervals_are_those_of_the_page_and_days_make_them_wider() -> None:
    row = exhibit("votes").rows.set_index("year").loc[2015]
    days, plain = result("day_bootstrap_interval"), result("bootstrap_interval")
    assert (days["low"], days["high"]) == pytest.approx((row["identical_low"], row["identical_high"]), rel=1e-14)
    assert days["high"] - days["low"] > plain["high"] - plain["low"] > 0


def test_examples_on_trade_by_industry_are_what_was_worked_by_hand() -> None:
    """As in the tests of the questions: 2011, million dollars."""
    assert result("grubel_lloyd_aggregate") == pytest.approx(2 * 6_009 / 90_982)
    assert result("grubel_lloyd")["Chemicals"] == pytest.approx(1 - 890 / 4_990)
    assert result("trade_intensity")[2011] == pytest.approx((55_651 / 1_784_374) / (332_834 / 13_034_216))
    assert result("product_shares").sum(axis=1).tolist() == pytest.approx([100] * 17)
    assert result("own_advantage")["Leather and footwear"] == pytest.approx(exhibit("advantage").rows["end"][0])


def test_an_example_says_its_inputs_with_their_source() -> None:
    assert example("grubel_lloyd").inputs == ["Goods from China to Russia by industry in 2011 (WIOD 2013)", "Goods from Russia to China by industry in 2011 (WIOD 2013)"]
    assert example("likeness").inputs[0].endswith("the United States voted beside Russia, 1996 to 2015 (Voeten UNGA votes)")
    assert worked_example("product_shares").made_from["Resources"] == ["wiod_2013"]


def test_no_measure_waits_for_the_large_tables() -> None:
    assert not tables().measures["missing"].str.contains("large tables").any()
