"""Charts of the pages of analysis and of the Overview in the report: kept as they are, in the file with their values, and open again on their page."""

import json

import pytest

from indicators.models.composite import AGGREGATIONS, NORMALISATIONS
from pages.api.catalogue import WITHOUT_DATA
from pages.around.kept import KEPT
from pages.around.places import place_of
from pages.catalogue.finding import search_results
from pages.catalogue.registry import BEYOND_THEMES, exhibit, page_of, title_of, views
from pages.choices.text import NotUnderstood
from pages.exhibits.exhibit import NothingToShow
from pages.reading.tables import lines_as, tables
from pages.reports.document import Entry, Order, document, light
from pages.views.composite_index import MEANS, SCALES
from pages.words.plain import as_text
from tests.apps import address_of, drawn, figures, in_the_report, run
from tests.pages.choices.test_permalinks import keep
from tests.pages.reports.test_report import ADDRESS, Reader

COMPONENTS = lines_as("component")
VIEWS = {
    "overview": "overview~years.2000.2010",
    "compare": "compare~lines.brent_price@eia_brent.trade_total_cn@own_dots~years.2000.2010",
    "index": "compare~way.index~base.2005",
    "expression": "compare~way.expression~expression.a / (b * 0%2E5)~transformation.multiple~smoothing.3",
    "constant_price": "constant_price~record.trade_total_ru@own_dots~factor.7%2E5",
    "composite": f"composite~components.{COMPONENTS['Trade']}.{COMPONENTS['UN votes']}~weight_{COMPONENTS['Trade']}.2%2E5~mean.geometric",
    "reconcile": "reconcile~quantity.goods_ru_cn~years.2005.2015",
    "spread": "spread~years.2009.2013",
    "differences": "differences~years.2009.2013",
    "claims": "claims~verdict.contradicts itself~theme.trade.energy~search.42%2E4",
    "claim": "claim~claim.trade_2015"}


@pytest.mark.parametrize("text", VIEWS.values(), ids=VIEWS)
def test_a_page_keeps_its_chart_as_it_is_and_its_address_says_so(text: str) -> None:
    app = run(page_of(text), text)
    assert not any("not understood" in info.value for info in app.info) and text in address_of(app)
    next(button for button in app.button if button.key == f"keep_{text.partition('~')[0]}").click().run()
    assert app.session_state[KEPT] == [text] and not app.exception
    figure = exhibit(text).figure
    assert not figure or set(drawn(json.loads(figure.to_json()))) <= {point for shown in figures(app) for point in drawn(shown)}


def test_every_chart_of_oil_and_trade_can_be_kept() -> None:
    app = run("oil", "price_and_quantity~split.2012.2015~split_method.LMDI")
    for _ in range(3):
        keep(app)
    assert app.session_state[KEPT] == ["trade_and_price", "constant_price~split.2012.2015", "price_and_quantity~split.2012.2015~split_method.LMDI"]
    shown = [*map(drawn, figures(app))]
    assert all(drawn(json.loads(exhibit(text).figure.to_json())) in shown for text in app.session_state[KEPT][1:])


@pytest.mark.parametrize("text", [
    "compare~lines", "compare~lines.nonsense", "compare~lines.brent_price@eia_brent.brent_price@eia_brent", "compare~way.sideways",
    "compare~years.2015.1996", "compare~colour.red", "compare~way.expression~expression.a%20%2F",
    "compare~lines.crude_cn_from_ru@spglobal_customs~years.1990.1991",
    "overview~measure.index", "constant_price~factor.9", "constant_price~factor.x", "price_and_quantity~split.2014.2014",
    "composite~scale.z_score~mean.geometric",
    "composite~years.1990.1990", "composite~" + "~".join(f"weight_{line}.0" for line in COMPONENTS.values()), "spread~years.1990.1990",
    "spread~quantity.arms~years.1992.1992", "claims~verdict.love", "claims~search.no%20claim%20says%20this",
    "claim~claim.year_2016", "claim~claim.love", "reconcile~quantity.love", "reconcile~years.1066.1067"])
def test_a_text_that_makes_no_sense_is_refused_and_the_report_leaves_it_out(text: str) -> None:
    with pytest.raises((NotUnderstood, NothingToShow), match=r"\w"):
        exhibit(text)
    app = run("report", text, "composite")
    assert "not understood (" in app.info[0].value and app.session_state[KEPT] == ["composite"]


def test_a_chart_of_analysis_has_a_name_that_no_chart_of_a_theme_has() -> None:
    assert not set(BEYOND_THEMES) & set(tables().charts["chart_id"]) and set(BEYOND_THEMES) < set(views())


def test_each_view_with_data_has_a_name_of_its_own_and_every_name_is_of_a_view() -> None:
    titles = [(page_of(view), title_of(view)) for view in views() if view not in WITHOUT_DATA]
    assert len(titles) == len(set(titles)) and set(tables().views["view_id"]) < set(BEYOND_THEMES)
    (found,) = [entry for entry in search_results("crude split into price and quantity") if entry.kind == "View"][:1]
    assert found.name == "price_and_quantity" and place_of("View", found.name).views == ("price_and_quantity",)


def test_every_scale_and_mean_has_its_words() -> None:
    assert (list(SCALES), list(MEANS)) == (list(NORMALISATIONS), list(AGGREGATIONS))


def test_the_report_lists_and_prints_them_with_their_values() -> None:
    kept = [*VIEWS.values(), "price_and_quantity", "total"]
    app = run("report", *kept)
    assert app.session_state[KEPT] == kept and not app.info and not app.exception
    assert [title for title, _ in in_the_report(app)] == [as_text(exhibit(text).label) for text in kept]
    found = Reader(document(Order(tuple(map(Entry, kept))), ADDRESS, "2020-01-01"))
    assert [attributes["id"] for tag, attributes in found.tags if tag == "section"] == [
        "overview", "compare", "compare-2", "compare-3", "constant_price", "composite", "reconcile", "spread", "differences", "claims", "claim", "price_and_quantity", "total", "citations"]
    for name, text in (*((name, VIEWS[name]) for name in ("constant_price", "composite", "spread")),
                       ("price_and_quantity", "price_and_quantity")):
        values = exhibit(text).rows.drop(columns="year", errors="ignore").select_dtypes("float").stack()
        assert sorted(value for _, value in found.tables[name]) == sorted(values.dropna())
    for name, text in (("overview", VIEWS["overview"]), ("compare-3", VIEWS["expression"]), ("reconcile", VIEWS["reconcile"])):
        assert sorted(value for _, value in found.tables[name]) == sorted(exhibit(text).rows["shown"].dropna())
        assert drawn(found.figures[name]) == drawn(json.loads(exhibit(text).figure.to_json()))
    assert not any(f'"{placeholder}"' in json.dumps(figure) for figure in found.figures.values() for placeholder in light())
    seen = exhibit("price_and_quantity").figure.layout.meta
    assert seen in found.text and "Trade at a constant oil price" in found.text
    assert "b is Price of Brent crude oil (EIA)" in found.text and "Bennet" in found.text


def test_a_change_on_a_value_of_low_reliability_has_a_hollow_mark_and_its_status_in_the_table() -> None:
    """Russia's record of 2001 is of low reliability, and the change of 2002 rests on it."""
    seen = exhibit("trade_and_price~years.1999.2005~record.trade_total_ru@own_dots")
    weak = {2001, 2002}
    assert dict(zip(seen.rows["year"], seen.figure.data[0].marker.symbol)) == {
        year: "circle-open" if year in weak else "circle" for year in range(1999, 2006)}
    assert set(seen.rows.loc[seen.rows["status"] == "Low reliability", "year"]) == weak and "status" in seen.table.column_names


OF_COW = "compare~lines.ru_both_imports_cn@cow_trade_4.cn_both_imports_us@cow_trade_4"


@pytest.mark.parametrize(("text", "aside"), [
    (f"{OF_COW}~way.expression~expression.a / b~transformation.change", "(leaving out 1996–1998, not comparable)"),
    ("compare~lines.meetings@china_vitae~years.2003.2018~way.expression~expression.a", "(leaving out 2003 and 2018, not comparable)")])
def test_a_sentence_on_an_expression_says_what_it_leaves_out(text: str, aside: str) -> None:
    assert exhibit(text).figure.layout.meta.endswith(aside)


def test_an_index_says_of_positive_values_before_a_break_that_they_are_defined_otherwise_and_not_that_they_are_below_zero() -> None:
    notes = " ".join(exhibit(f"{OF_COW}~way.index").notes)
    assert "in 1999–2014, COW Trade 4.0. The line breaks there. No change, mean, index or multiple is worked out across it." in notes
    assert "below zero" not in notes


def test_bars_have_no_line_that_breaks() -> None:
    (note,) = (note for note in exhibit("ru_goods_world").notes if note.startswith("Defined otherwise"))
    assert "breaks" not in note and note.endswith("The table has the reason.")
