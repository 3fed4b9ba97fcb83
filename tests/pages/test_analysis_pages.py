"""Compare, Oil and trade, Composite index: what a reader sets and what comes of it."""

import pandas as pd
import pytest

from pages.around import further_tables
from pages.around.further_tables import lines_behind
from pages.catalogue.registry import exhibit
from pages.choices.text import permalink
from pages.files.table_file import meaning
from pages.reading.tables import lines_as, phrase
from pages.views.oil_and_trade import split_sentence
from tests import apps
from tests.apps import OF_EACH_KIND, chart_of, drawn, figures, run, tables_of
from tests.pages.around.test_provenance import opened

COMPONENTS = lines_as("component")
LINES = ["trade_total_cn@own_dots", "brent_price@eia_brent"]


def expression(text: str, **more: list[str]):
    return run("compare", permalink("compare", {"way": ["expression"], "lines": LINES, "expression": [text], **more}))


def test_lines_of_different_units_stand_above_each_other() -> None:
    (figure,) = figures(run("compare"))
    assert len({trace.get("yaxis", "y") for trace in figure["data"]}) == len(figure["data"]) == 2


def test_an_index_puts_them_on_one_axis_with_the_same_base() -> None:
    app = run("compare", "compare~way.index~base.2000")
    table = tables_of(app)[0].value
    assert table.loc[table["year"] == 2000, "shown"].tolist() == pytest.approx([100, 100])
    assert drawn(figures(app)[0]) == sorted(table.dropna(subset="shown")[["year", "shown"]].itertuples(index=False, name=None))


def test_an_expression_is_computed_with_its_unit() -> None:
    """67.954954 billion by 52.32 dollars a barrel in 2015."""
    table = tables_of(expression("a / b"))[0].value.set_index("year")
    assert table.loc[2015, "shown"] == pytest.approx(67_954.954 / 52.32)
    assert table.loc[2015, "unit"] == "m bbl"


def test_the_mean_of_an_expression_is_said_wherever_its_values_are() -> None:
    """The mean of five years once stood in the sentence and in files as the value of the year."""
    seen = exhibit("compare~way.expression~smoothing.5")
    own = exhibit("compare~way.expression").file.set_index("year")["shown"]
    assert seen.file.set_index("year")["shown"][2015] == pytest.approx(own.loc[2011:2015].mean())
    assert seen.figure.layout.meta.startswith("a / b (mean of 5 years) ") and seen.figure.layout.title.subtitle.text.startswith("Mean of 5 years: million")
    assert seen.file["locator"].str.endswith("Then: mean of 5 years").all()
    assert seen.file.set_index("year")["value"].equals(own.rename("value"))
    both = exhibit("compare~way.expression~smoothing.3~transformation.change")
    assert both.file.set_index("year")["value"].equals(own.rename("value")) and set(both.file["source_unit"]) == {"m bbl"} != set(both.file["unit"])
    assert both.file["locator"].str.endswith("Then: Change on the year before, %; mean of 3 years").all()
    index = exhibit("compare~way.expression~expression.a~transformation.index~smoothing.5~years.2000.2015")
    assert index.figure.layout.meta.endswith("(2000 = 100 before the mean)") and index.rows.set_index("year")["shown"][2000] != 100
    assert exhibit("compare~way.expression~expression.a~transformation.index").figure.layout.meta.endswith("(1996 = 100)")
    assert "mean of" not in exhibit("compare~way.expression").file["locator"].iloc[0].lower()


@pytest.mark.parametrize(("years", "said"), [("1996.1996", "was 0.0 in 1996"), ("1996.1997", "was 0.0 in 1996 and 1997"), ("1996.2015", "was 0.0 in 1996 and other years")])
def test_a_change_that_is_always_the_same_is_no_change_of_one_year(years: str, said: str) -> None:
    seen = exhibit(f"compare~way.expression~expression.a / a~transformation.difference~years.{years}")
    assert seen.figure.layout.meta == f"The yearly change in a / a {said}"


def test_capitals_in_an_expression_are_its_letters() -> None:
    typed, meant = (tables_of(expression(text))[0].value for text in ("A / B * SQRT(a / A)", "a / b * sqrt(a / a)"))
    assert typed.equals(meant) and len(typed)


def test_a_fault_in_an_expression_points_at_the_character() -> None:
    app = expression("a + b")
    assert "do not go together" in app.warning[0].value
    assert app.code[0].value.splitlines() == ["a + b", "  ^"]
    assert not app.exception and not tables_of(app)


def test_a_number_alone_is_refused_because_no_source_has_it() -> None:
    app = expression("2 + 2")
    assert "Use at least one of the lines" in app.warning[0].value and not tables_of(app) and not figures(app)


def test_only_the_lines_that_an_expression_names_stand_behind_it() -> None:
    """“abs” has an a in it, and names no line."""
    table = tables_of(expression("abs(b)"))[0].value
    assert table["locator"].str.endswith("where b is Price of Brent crude oil (EIA)").all()


def test_a_transformation_follows_the_expression() -> None:
    table = tables_of(expression("a * 2", transformation=["change"]))[0].value.set_index("year")
    assert table.loc[2015, "shown"] == pytest.approx((67.954954 / 95.243823 - 1) * 100)


def test_no_line_gets_a_plain_message() -> None:
    app = run("compare")
    app.multiselect[0].set_value([]).run()
    assert "at least one line" in app.warning[0].value and not app.exception


def test_the_fall_of_2015_is_explained_in_part_by_the_price() -> None:
    """Bennet: (33.108 + 42.432) / 2 * 7.3 * (52.32 - 98.97) / 1000 = -12.86 of -27.29 billion: 47 %."""
    app = run("oil")
    said = " ".join(text.value for text in app.markdown)
    assert "−27.3\u00a0billion dollars" in said and "−12.9\u00a0billion" in said and "47\u00a0%" in said
    split = next(table.value for table in tables_of(app) if "method" in table.value).set_index("method")
    assert split[["price_part", "volume_part", "interaction"]].sum(axis=1).tolist() == pytest.approx(split["total"].tolist())


@pytest.mark.parametrize(("price", "volume", "said"), [
    (-12.86, 5.15, "from 20.0 to 12.3 billion dollars between 2014 and 2015: −12.9 for the price and +5.2 for the quantity"),
    (3.04, -1.5, "from 20.0 to 21.5 billion dollars between 2014 and 2015: +3.0 for the price and −1.5 for the quantity")])
def test_price_and_quantity_each_have_their_sign(price: float, volume: float, said: str) -> None:
    values = pd.Series({"before": 20.0, "price": price, "volume": volume, "after": 20 + price + volume})
    assert split_sentence(values, (2014, 2015), "Bennet").endswith(f"{said} (Bennet)")


def test_the_factor_changes_the_answer_and_the_same_year_twice_has_none() -> None:
    app = run("oil")
    app.number_input[0].set_value(8.0).run()
    assert "−14.1\u00a0billion" in " ".join(text.value for text in app.markdown)
    app.slider[1].set_value((2014, 2014)).run()
    assert "two different years" in app.warning[0].value and not app.exception


def test_a_year_with_a_missing_component_has_no_index() -> None:
    table = tables_of(run("composite", f"composite~components.{COMPONENTS['Trade']}.{COMPONENTS['Investment']}~years.2000.2012"))[0].value
    missing = table["Investment"].isna()
    assert missing.any() and table.loc[missing, "index"].isna().all() and (table.loc[missing, "coverage"] == 0.5).all()
    known = table[~missing]
    assert ((known["low"] <= known["index_0_100"]) & (known["index_0_100"] <= known["high"])).all()


@pytest.mark.parametrize(("address", "said"), [
    ({"scale": ["z_score"], "mean": ["geometric"]}, "geometric mean needs"),
    ({"components": [COMPONENTS["Crude oil"], COMPONENTS["Investment"]], "years": ["1996", "2005"]}, "no two years"),
    ({f"weight_{line}": ["0"] for line in COMPONENTS.values()}, "weight above zero")])
def test_what_cannot_be_combined_is_said_plainly(address: dict, said: str) -> None:
    app = run("composite", permalink("composite", address))
    assert said in app.warning[0].value and not app.exception


@pytest.mark.parametrize(("page", "chart", "columns"), [
    ("trade", "total", ["cagr", "relative_range"]), ("trade", "goods_ru_exports", ["hhi_10000_low"]), ("arms", "deals", ["high"])])
def test_a_closer_look_opens_on_request(page: str, chart: str, columns: list[str]) -> None:
    app = run(page, chart)
    assert len(tables_of(app)) == 1
    apps.opened(app, "closer")
    for column, table in zip(columns, list(tables_of(app))[1:], strict=True):
        assert table.value[column].notna().any()


@pytest.mark.parametrize("years", [(1996, 2015), (2015, 2015)])
@pytest.mark.parametrize("chart", list(OF_EACH_KIND.itertuples()), ids=lambda chart: chart.chart_id)
def test_every_panel_of_every_kind_of_chart_opens_and_the_closer_look_has_tables_or_says_that_there_is_nothing_to_compare(
        chart, years: tuple[int, int]) -> None:
    app = run(chart.theme, f"{chart.chart_id}~years.{years[0]}.{years[1]}")
    before = len(tables_of(app))
    apps.opened(app, "closer", "provenance")
    assert app.warning or (apps.with_formats(app) and ("Copy citation" in [tab.label for tab in app.tabs] and "**Sources**" in "\n".join(text.value for text in app.markdown)))
    labels = [text.value for text in app.markdown if text.value in {f"**{phrase(f'further_{name}')}**" for name in further_tables.TABLES}]
    nothing = [text for text in app.caption if text.value == further_tables.NOTHING]
    assert len(labels) == len(tables_of(app)[before:]) + len(nothing)
    assert all(len(table.value) for table in tables_of(app)[before:])
    panels = [place.label for place in app.expander if place.label.startswith("Further tables: ")]
    assert len(labels) == len([title for panel in panels for title in panel.split(", ")])
    assert sum(button.label == "Download this table" for button in app.get("download_button")) == len(labels) - len(nothing)


@pytest.mark.parametrize(("theme", "chart", "parts"), [("trade", "total", 2), ("diplomacy", "agreement", 0), ("trade", "shares", 1), ("arms", "deals", 1),
                                                       ("diplomacy", "issues", 0)])
def test_a_closer_look_promises_only_what_can_be_said_of_the_chart(theme: str, chart: str, parts: int) -> None:
    """A score between 0 and 1 cannot double, and one source cannot differ from others."""
    panels = [place.label for place in run(theme, chart).expander if place.label.startswith("Further tables: ")]
    assert [len(panel.split(", ")) for panel in panels] == ([parts] if parts else [])


def test_the_columns_of_a_closer_look_are_described_with_their_sources() -> None:
    choice = chart_of("total", series=("trade_total_cn",), sources=("own_dots", "liu_2017"))
    for name in ("growth", "spread"):
        table = further_tables.TABLES[name]
        fields, sources = meaning(table(choice), name, dict.fromkeys(table(choice), lines_behind(name, choice)))
        assert all(field.description for field in fields) and {"liu_2017", "imf_dots"} <= set(sources["source_id"])


def test_growth_rates_of_the_article_s_points() -> None:
    table = tables_of(apps.opened(run("trade", "total~years.1996.2014"), "closer"))[1].value.set_index("source")
    assert table.loc["Liu (2017), text", "simple_average"] == pytest.approx(71.83, abs=0.005)
    assert table.loc["Liu (2017), text", "cagr"] == pytest.approx(15.76, abs=0.005)


def test_a_chart_links_to_the_methods_it_uses() -> None:
    said = opened(run("trade", "total~measure.change"))
    assert "Method: Change, %" in said and "Method: Total trade" in said
