"""What Oil and trade concludes: from yearly changes, whose years are nearly independent, and never from levels."""

import pytest

from pages.catalogue.registry import exhibit
from pages.reading.tables import phrase
from tests.apps import as_read, run, tables_of


@pytest.mark.parametrize("years", [("2009", "2020"), ("1992", "2020"), ("1996", "2015")])
def test_the_heading_goes_by_changes_and_not_by_levels(years: tuple[str, str]) -> None:
    """From 2009 to 2020 the levels correlate by 0.08 and the changes by 0.94, with an elasticity of 0.60 from 0.44 to 0.76."""
    app = run("oil", "constant_price~years.{}.{}".format(*years), "trade_and_price~years.{}.{}".format(*years))
    shown = {metric.label: (metric.value, metric.delta) for metric in app.metric}
    elasticity, interval = shown["Elasticity, yearly changes"]
    assert as_read(app.header[0].value) == f"{phrase('oil_linked_above')}: 1 % more in the price went with {elasticity} % more in trade, {interval.partition(',')[0]}"
    of_view = exhibit("trade_and_price~years.{}.{}".format(*years)).figure.layout.meta  # pictures and the report take it from there
    assert of_view == as_read(app.header[0].value)
    if years == ("2009", "2020"):
        assert shown["Elasticity, yearly changes"] == ("0.60", "95 % interval 0.44 to 0.76, 11 years")
        assert shown["Correlation, levels"] == ("0.08", "no interval, 12 years")
    assert all("no interval" in delta for label, (_, delta) in shown.items() if label.endswith("levels"))
    assert "Durbin–Watson statistic is" in " ".join(caption.value.replace("\u00a0", " ") for caption in app.caption)


def test_too_few_years_say_so() -> None:
    app = run("oil", "constant_price~years.2018.2020")
    assert app.header[0].value == phrase("oil_linked_unknown") and app.metric[0].delta == "too few years: 2"
    assert app.metric[2].delta == "too few years: 3"


def test_a_suspect_year_carries_no_estimate() -> None:
    """Russia's record of 2001 is of low reliability: neither the change to it nor the one from it counts."""
    app = run("oil", "constant_price~record.trade_total_ru@own_dots~years.1996.2005")
    shown = {metric.label: metric.delta for metric in app.metric}
    assert shown["Elasticity, yearly changes"].endswith("7 years") and shown["Elasticity, levels"].endswith("9 years")
    table = tables_of(app)[1].value.set_index("year")
    assert table["status"].to_dict()[2001] == "Low reliability"
