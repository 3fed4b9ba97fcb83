"""Charts of the pages of analysis and of the Overview in the report: kept as they are, in the file with their values, and open again on their page."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from indicators.composite import AGGREGATIONS, NORMALISATIONS
from pages.reports.document import Entry, Order, document, sources_behind
from pages.catalogue.registry import BEYOND_THEMES, as_the_page_writes, exhibit
from pages.choices.filters import YEARS
from pages.reports.kept import KEPT, VIEW
from pages.reports.palette import light
from pages.around.places import place
from pages.choices.settings import MEANS, PAGES, SCALES, as_text, choices, in_address, settings
from pages.choices.settings import tests as sound_address
from pages.reading.tables import lines_as, tables
from tests.browser.visitor import settle
from tests.pages.choices.test_permalinks import keep
from tests.apps import drawn, figures, run
from tests.pages.reports.test_report import ADDRESS, OF, Reader

LINES = ["Price of Brent crude oil (EIA)", "Goods trade between China and Russia, as China reports it (IMF DOTS, own sum)"]
VIEWS = {  # what the address of a page says, and the text of its first view
    "overview": ("overview", {"years": ["2000", "2010"]}, "overview~years.2000.2010"),
    "compare": ("compare", {"lines": LINES, "years": ["2000", "2010"]},
                "compare~lines.brent_price@eia_brent.trade_total_cn@own_dots~years.2000.2010"),
    "index": ("compare", {"way": "Index on one axis", "base": "2005"}, "compare~way.index~base.2005"),
    "expression": ("compare", {"way": "Expression", "expression": "a / (b * 0.5)", "transformation": "Multiple of the first year", "smoothing": "3"},
                   "compare~way.expression~expression.a%20%2F%20%28b%20%2A%200%2E5%29~transformation.multiple~smoothing.3"),
    "constant_price": ("oil", {"record": "Russia's record of trade", "factor": "7.5"},
                       "constant_price~record.trade_total_ru@own_dots~factor.7%2E5"),
    "composite": ("composite", {"components": ["Trade", "UN votes"], "weight_Trade": "2.5", "mean": "Geometric mean"},
                  "composite~components.Trade.UN%20votes~mean.geometric~weight_Trade.2%2E5"),
    "reconcile": ("reconcile", {"quantity": "Goods from Russia to China", "years": ["2005", "2015"]},
                  "reconcile~quantity.goods_ru_cn~years.2005.2015"),
    "spread": ("reconcile", {"years": ["2009", "2013"]}, "spread~years.2009.2013"),
    "claims": ("claims", {"verdict": ["⇄ contradicts itself"], "theme": ["Trade", "Energy"], "search": "42.4"},
               "claims~verdict.contradicts%20itself~theme.trade.energy~search.42%2E4"),
    "claim": ("claims", {"claim": "Trade slipped to this much in 2015."}, "claim~claim.trade_2015")}


@pytest.mark.parametrize(("page", "address", "text"), VIEWS.values(), ids=VIEWS)
def test_a_page_keeps_its_chart_as_it_is_and_the_link_back_shows_it_again(page: str, address: dict, text: str) -> None:
    app = run(page, **address)
    next(button for button in app.button if button.key == f"keep_{text.partition('~')[0]}").click().run()
    assert app.session_state[KEPT] == [text] and not app.exception
    assert json.loads(exhibit(text, OF).figure.to_json())["data"] in [figure["data"] for figure in figures(app)]
    there = place("View", text, OF)
    again = run(there.path, **there.query)
    assert not any("not understood" in notice.value for notice in again.info)
    assert [points for points in map(drawn, figures(again))] == [points for points in map(drawn, figures(app))]


def test_both_charts_of_oil_and_trade_can_be_kept() -> None:
    app = run("oil", split=["2012", "2015"], split_method="LMDI")
    keep(app)
    keep(app)
    split, constant = sorted(app.session_state[KEPT], reverse=True)
    assert (split, constant) == ("price_and_quantity~split.2012.2015~split_method.LMDI", "constant_price~split.2012.2015")
    kept, shown = [drawn(json.loads(exhibit(text, OF).figure.to_json())) for text in (constant, split)], [*map(drawn, figures(app))]
    assert kept in (shown, shown[::-1])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any choices of any chart of analysis, as a text."""
    chart, said = draw(st.sampled_from(list(BEYOND_THEMES))), {}
    for name, setting in settings(chart, OF).items():
        if name in ("years", "split"):
            first = YEARS[0] if name == "years" else 2009
            said[name] = tuple(map(str, sorted(draw(st.tuples(*[st.integers(first, YEARS[1])] * 2)))))
        elif setting.words or name == "components":
            most = 3 if name in ("lines", "components") else 1
            said[name] = tuple(draw(st.lists(st.sampled_from(list(setting.words or lines_as("component", OF))), min_size=1, max_size=most, unique=True)))
        elif name == "expression":
            said[name] = (draw(st.text(min_size=1, max_size=30)),)
    return as_text(chart, said, OF)


@given(texts())
@example("compare~lines.tiv_ru_to_cn@sipri_register~years.1990.1995~way.expression~expression.0")
def test_choices_come_back_from_their_text_and_the_page_understands_the_address(text: str) -> None:
    chart = text.partition("~")[0]
    assert as_text(chart, choices(text, OF), OF) == text == as_the_page_writes(text, OF)
    sound = sound_address([chart], OF)
    assert all(sound[name](values) for name, values in in_address(text, OF).items())
    try:
        found = exhibit(text, OF)
    except ValueError as fault:
        assert str(fault)  # an expression that means nothing, or years without values
    else:
        assert len(found.rows) and sources_behind(found, OF) and found.figure.data and all(found.filters.values())


@pytest.mark.parametrize("text", [
    "compare~lines", "compare~lines.nonsense", "compare~lines.brent_price@eia_brent.brent_price@eia_brent", "compare~way.sideways",
    "compare~years.2015.1996", "compare~colour.red", "compare~way.expression~expression.a%20%2F",
    "compare~lines.crude_cn_from_ru@spglobal_customs~years.1990.1991",
    "overview~measure.index", "constant_price~factor.9", "constant_price~factor.x", "price_and_quantity~split.2014.2014",
    "composite~scale.z_score~mean.geometric",
    "composite~years.1990.1990", "composite~weight_Trade.0~weight_Arms.0~weight_UN%20votes.0", "spread~years.1990.1990",
    "spread~quantity.arms~years.1992.1992", "claims~verdict.love", "claims~search.no%20claim%20says%20this",
    "claim~claim.year_2016", "claim~claim.love", "reconcile~quantity.love", "reconcile~years.1066.1067"])
def test_a_text_that_makes_no_sense_is_refused_and_the_report_leaves_it_out(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        exhibit(text, OF)
    app = run("report", **{VIEW: [text, "composite"]})
    assert "not understood (view)" in app.info[0].value and app.session_state[KEPT] == ["composite"]


def test_a_chart_of_analysis_has_a_name_that_no_chart_of_a_theme_has() -> None:
    assert list(BEYOND_THEMES) == list(PAGES) and not set(PAGES) & set(tables().charts["chart_id"])


def test_every_scale_and_mean_has_its_words() -> None:
    assert (list(SCALES), list(MEANS)) == (list(NORMALISATIONS), list(AGGREGATIONS))


def test_the_report_lists_and_prints_them_with_their_values() -> None:
    kept = [text for _, _, text in VIEWS.values()] + ["price_and_quantity", "total"]
    app = run("report", **{VIEW: kept})
    assert app.session_state[KEPT] == kept and not app.info and not app.exception
    assert app.dataframe[0].value["Chart"].tolist() == [exhibit(text, OF).label for text in kept]
    found = Reader(document(Order(tuple(map(Entry, kept))), ADDRESS, "2020-01-01", OF))
    assert [attributes["id"] for tag, attributes in found.tags if tag == "section"] == [
        "overview", "compare", "compare-2", "compare-3", "constant_price", "composite", "reconcile", "spread", "claims", "claim", "price_and_quantity", "total", "citations"]
    for name, text in (*((name, VIEWS[name][2]) for name in ("constant_price", "composite", "spread")),
                       ("price_and_quantity", "price_and_quantity")):
        values = exhibit(text, OF).rows.drop(columns="year", errors="ignore").select_dtypes("float").stack()
        assert sorted(value for _, value in found.tables[name]) == sorted(values.dropna())
    for name, text in (("overview", VIEWS["overview"][2]), ("compare-3", VIEWS["expression"][2]), ("reconcile", VIEWS["reconcile"][2])):
        assert found.tables[name] == [("shown", value) for value in exhibit(text, OF).rows["shown"].dropna()]
        assert drawn(found.figures[name]) == drawn(json.loads(exhibit(text, OF).figure.to_json()))
    assert not any(f'"{placeholder}"' in json.dumps(figure) for figure in found.figures.values() for placeholder in light())
    seen = exhibit("price_and_quantity", OF).figure.layout.meta
    assert seen in found.text and "Trade at a constant oil price" in found.text
    assert "b is Price of Brent crude oil (EIA)" in found.text and "Bennet" in found.text


def test_an_expression_goes_into_the_report_and_opens_again_as_it_was(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 1400})
    page = context.new_page()
    page.goto(f"{address}/compare?way=Expression")
    settle(page)
    page.get_by_role("textbox", name="Expression").fill("a / b * 2.5")
    page.keyboard.press("Enter")
    page.wait_for_url("**expression=*")
    settle(page)
    page.get_by_role("button", name="Add to report").click()
    page.get_by_role("link", name="Report: 1 view").click()
    page.wait_for_url("**/report?*view=compare~way.expression~expression.a*")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download report").click()
    html = Reader(download.value.path().read_text(encoding="utf-8"))
    rows = exhibit("compare~way.expression~expression.a%20%2F%20b%20%2A%202%2E5", OF).rows
    assert html.tables["compare"] == [("shown", value) for value in rows["shown"].dropna()]
    page.reload()  # by the address alone
    settle(page)
    page.get_by_role("button", name="Open on its page").click()
    page.wait_for_url("**/compare?*way=Expression*")
    settle(page)
    assert page.get_by_role("textbox", name="Expression").input_value() == "a / b * 2.5"
    assert page.get_by_role("button", name="In the report").is_disabled()
    context.close()
