"""Views of the reader's own in the report: their text in the address, the way from a theme page, and what the file says."""

from urllib.parse import parse_qs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.around.kept import KEPT
from pages.catalogue.registry import canonical_permalink, chart_labels, exhibit, page_of, read_permalink, text_of, view_settings, views
from pages.choices.address import query_of as address_query
from pages.choices.setting import OFF, ON, Setting, Words, resolved, value_of, write
from pages.choices.text import NotUnderstood, permalink
from pages.exhibits.exhibit import NothingToShow
from pages.reading.tables import all_years
from pages.reports.document import Entry, Order, document, entry_of, filters, first_charts
from pages.themes.settings import choice
from pages.views.compared import MOST_LINES, all_lines
from tests.apps import OF_EACH_KIND, address_of, chart_of, in_the_report, run
from tests.pages.reports.test_report import ADDRESS, YEARS, Reader

INDEX = "total~measure.index~base.2000"


@st.composite
def permalinks(draw: st.DrawFn, of_views: list[str], whole: bool = False, printed: bool = False) -> str:
    """Any choices of any of some views, as a text; `whole` as the address of its page, `printed` as the report has it."""
    name, values = draw(st.sampled_from(of_views)), {}
    settings = view_settings(name)
    for part, setting in settings.items():
        setting = resolved(setting, values)
        words = draw(answers(setting)) if setting.when(values) and draw(st.booleans()) else setting.first
        values[part] = value_of(setting, words)
    return write(name, values, settings, whole, printed)


def answers(setting: Setting) -> st.SearchStrategy[Words]:
    """What a reader may set."""
    if setting.kind in ("some", "panels"):
        most = min([3, len(setting.options), *setting.limits])
        return st.lists(st.sampled_from(list(setting.options)), max_size=most, unique=True).map(tuple) if setting.options else st.just(())
    if setting.kind == "years":
        return st.tuples(*[st.integers(*setting.limits)] * 2).map(lambda years: tuple(map(str, sorted(years))))
    if setting.kind == "number":
        low, high, step = setting.limits
        return st.sampled_from([(f"{low:g}",), (f"{high:g}",), (f"{low + step:g}",)])
    if setting.kind == "text":
        return st.one_of(st.just(setting.first[0]), st.text(max_size=30)).filter(setting.fits).map(lambda text: (text,))
    words = (ON, OFF) if setting.kind == "flag" else tuple(setting.options)
    return st.sampled_from([(word,) for word in words]) if words else st.just(())


@given(permalinks(list(views()), whole=True))
def test_a_view_comes_back_from_its_text(text: str) -> None:
    """None of all that a page writes into its address and its links is refused, such as a base year without an index."""
    name, values = read_permalink(text)
    assert text_of(name, values, whole=True) == text
    assert canonical_permalink(text) == text_of(name, values) == canonical_permalink(text_of(name, values))
    query = address_query([text])
    assert query.isascii() and parse_qs(query) == {"view": [text]}


@settings(max_examples=40)  # each works a view out
@given(permalinks(list(views())))
@example("differences~years.2016.2021~against.trade_total_cn@uni_sputnik_2022")  # a report that stands alone in these years
@example("total~milestones.energy.diplomacy.arms")  # milestones of most years
@example("advantage~exporter.KOR")  # no value in the last years
@example("composition~exporter.LUX~importer.ROW")  # a negative value in the last year
@example("whole~measure.complementarity~exporter.KOR~importer.AUS~years.2010.2011")  # values of one direction only
def test_a_view_that_can_be_set_has_rows_or_says_why_not(text: str) -> None:
    try:
        found = exhibit(text)
    except NothingToShow as fault:
        assert fault.reason  # an expression that means nothing, or years without values
    else:
        assert len(found.rows) and all(filters_of(text).values())


def filters_of(text: str) -> dict[str, str]:
    """The choices of a view in words."""
    return filters(Entry(text))


@pytest.mark.parametrize(("text", "shown"), [
    ("total", {}), (INDEX, {"measure": "index", "base_year": 2000}), ("total~measure.index", {"measure": "index", "base_year": 1996}),
    ("total~years.2001.2005~sources.imf_dots", None), ("tiv~shading.none", {"shading": "none"}), ("total~milestones", {"milestones": ()})])
def test_a_text_means_what_it_says_and_the_rest_is_as_at_first(text: str, shown: dict | None) -> None:
    if shown is None:  # this chart has no such source
        with pytest.raises(NotUnderstood, match="cannot show “sources: imf_dots”"):
            read_permalink(text)
    else:
        chart, values = read_permalink(text)
        assert choice(chart, values) == chart_of(chart, YEARS)._replace(**shown)


@pytest.mark.parametrize("text", [
    "", "nonsense", "headline_brent_price", "total~", "total~years.2015.1996", "total~years.1996", "total~years.1066.2015",
    "total~measure.share~measure.index", "balance~measure.index", "total~measure.level.index", "total~axis.sideways",
    "total~series.crude_cn_from_ru", "total~sources.own_dots.own_dots", "total~shading.summer", "total~base.x", "deals~measure.level",
    "total~colour.red", "<b>", "a" * 10_000, "total~open.zzz", "total~open.values.values", "compare~open.closer", "compare~colours.zzz",
    "compare~colours.gdp_cn", "compare~colours.gdp_cn:99", "compare~colours.gdp_cn:3,zzz:4", "compare~colours.zzz.99",
    "total~base.2003", "compare~smoothing.3", "compare~expression.a", "compare~way.index~transformation.change"])
def test_a_text_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\w"):
        exhibit(text)


@pytest.mark.parametrize("text", ["total", "total~image.png", "total~open.values~at.2005~bars.on", "total~years.1996.2015"])
def test_views_that_differ_in_nothing_a_report_shows_are_one(text: str) -> None:
    assert canonical_permalink(text) == "total"


@pytest.mark.parametrize(("page", "text"), [
    ("trade", "total"), ("arms", "tiv~shading.none"), ("arms", "deals"),
    ("trade", "total~measure.index~years.2000.2010~series.trade_total_cn~base.2005~axis.log~milestones.key.energy")])
def test_a_theme_page_keeps_the_view_as_it_is_and_once(page: str, text: str) -> None:
    app = run(page, text)
    assert not [link for link in app.get("page_link") if link.proto.label.startswith("Report")] and address_of(app) == [text]
    keep(app)
    assert app.session_state[KEPT] == [text] and not app.exception
    assert "Report: 1 view" in [link.proto.label for link in app.get("page_link")]
    next(button for button in app.button if button.label == "In the report").click().run()  # takes it out again
    assert app.session_state[KEPT] == [] and not [button for button in app.button if button.label == "In the report"]


def test_what_was_kept_is_in_the_report_and_its_address_and_can_be_taken_out_again() -> None:
    app = run("report", INDEX, "deals", INDEX)
    assert app.session_state[KEPT] == [INDEX, "deals"] == address_of(app) and not app.info
    assert [title for title, _ in in_the_report(app)] == [chart_labels()[chart] for chart in ("total", "deals")]
    assert [said.partition(" · ")[0] for _, said in in_the_report(app)] == ["Index, 2000 = 100; 1996 to 2015", "1996 to 2015"]
    assert "Measure: Index, base year = 100" in app.markdown[1].value and "Base year: 2000" in app.markdown[1].value
    app.button(key="remove_1").click().run()
    assert app.session_state[KEPT] == ["deals"] == address_of(app)
    app.button(key="remove_1").click().run()
    assert app.session_state[KEPT] == [] == address_of(app)
    assert [title for title, _ in in_the_report(app)] == [chart_labels()[chart] for chart in first_charts()]


def test_all_views_can_be_taken_out_at_once() -> None:
    app = run("report", INDEX, "deals", "report~charts.exchange")
    app.button(key="remove_all").click().run()
    assert [title for title, _ in in_the_report(app)] == ["Trade: Yuan per US dollar"]


def keep(app: AppTest) -> None:
    """Press the first button that adds a view to the report."""
    next(button for button in app.button if button.label == "Add to report").click().run()


def moves(app: AppTest) -> list[str]:
    """The labels of the buttons that move views."""
    return [button.label for button in app.button if button.label.startswith("Move")]


def test_views_change_places_and_the_address_and_the_file_follow() -> None:
    app = run("report", INDEX, "deals", "exchange")
    assert moves(app) == ["Move view 1 down", "Move view 2 up", "Move view 2 down", "Move view 3 up"]
    app.button(key="up_3").click().run()
    assert app.session_state[KEPT] == [INDEX, "exchange", "deals"] == address_of(app)
    app.button(key="down_1").click().run()
    assert app.session_state[KEPT] == ["exchange", INDEX, "deals"] == address_of(app)
    assert [title for title, _ in in_the_report(app)] == [chart_labels()[chart] for chart in ("exchange", "total", "deals")]
    assert [words.value[:4] for words in app.markdown[1:4]] == ["**1.", "**2.", "**3."] and "Yuan per US dollar" in app.markdown[1].value
    assert moves(app) == ["Move view 1 down", "Move view 2 up", "Move view 2 down", "Move view 3 up"]


def test_a_single_view_has_nowhere_to_move() -> None:
    assert moves(run("report", "deals")) == []


@pytest.mark.parametrize("text", [
    *OF_EACH_KIND.loc[OF_EACH_KIND["chart_id"] != "eeu", "chart_id"], "total~measure.index~years.2000.2010~series.trade_total_cn~base.2005~axis.log~milestones.key.energy",
    "total~sources.liu_2017~milestones~shading.sanctions", "tiv~years.1992.1996~shading.none"])
def test_the_page_of_a_view_shows_that_view(text: str) -> None:
    app = run(page_of(text), text)
    assert not app.exception and not any("not understood" in info.value for info in app.info)
    keep(app)
    assert app.session_state[KEPT] == [canonical_permalink(text)]


def test_nonsense_among_the_views_is_left_out_with_a_notice() -> None:
    app = run("report", "nonsense", INDEX)
    assert "not understood (nonsense)" in app.info[0].value and app.session_state[KEPT] == [INDEX]
    assert [title for title, _ in in_the_report(app)] == [chart_labels()["total"]]


@pytest.mark.parametrize("beside", ["mark.zzz", "at.1066", "bars.perhaps", "open.zzz"])
def test_a_wrong_mark_takes_only_itself_out_of_a_view_in_the_report(beside: str) -> None:
    app = run("report", f"{INDEX}~{beside}", "deals~mark.s400_2014")
    assert app.session_state[KEPT] == [INDEX, "deals~mark.s400_2014"] == address_of(app)
    (notice,) = [info.value for info in app.info]
    part, value = beside.split(".")
    assert f"“{part}: {value}”" in notice and "The report has the view without that." in notice


def test_kept_views_come_first_and_a_chart_that_is_the_same_view_comes_once() -> None:
    app = run("report", "exchange", "report~charts.total.exchange")
    assert [title for title, _ in in_the_report(app)] == ["Trade: Yuan per US dollar", "Trade: Goods trade between China and Russia"]


def test_one_measure_for_the_charts_chosen_on_the_page() -> None:
    app = run("report", "report~measure.index~charts.exchange.deals")
    assert [said.partition(" · ")[0] for _, said in in_the_report(app)] == ["Index, 1996 = 100; 1996 to 2015", "1996 to 2015"]


def test_the_file_says_what_was_composed_and_what_was_not_possible() -> None:
    log = "total~years.2000.2010~axis.log~milestones.key.energy~shading.sanctions"
    order = Order((Entry(INDEX), Entry(log), entry_of("balance", YEARS, "index")))
    html = document(order, ADDRESS, "2020-01-01")
    found = Reader(html)
    assert [attributes["id"] for tag, attributes in found.tags if tag == "section"] == ["total", "total-2", "balance", "citations"]
    for line in ("Index, base year = 100", "2000", "Logarithmic", "The most important; Energy", "Sanctions since 2014",
                 "Values (this chart does not offer “Index, base year = 100”)"):
        assert f"</span> {line}" in html
    first, second = ([value for _, value in found.tables[name]] for name in ("total", "total-2"))
    assert sorted(first) == sorted(exhibit(INDEX).rows["shown"].dropna())
    assert 100.0 in first and 100.0 not in second
    assert found.figures["total-2"]["layout"]["yaxis"]["type"] == "log" != found.figures["total"]["layout"]["yaxis"].get("type")


def test_the_filters_name_every_choice_that_differs_or_not() -> None:
    text = "crude~measure.index~base.2010~axis.log"
    assert filters_of(text) == {
        "Measure": "Index, base year = 100", "Years": "2002 to 2015", "Base year": "2010", "Axis": "Logarithmic", "Shaded periods": "None",
        **{name: "; ".join(names.options.values() if name == "Series" else map(names.options.get, names.first))
           for name, names in (("Series", view_settings("crude")["series"]), ("Sources", view_settings("crude")["sources"]),
                               ("Milestones", view_settings("crude")["milestones"])) if names.first}}


def test_a_link_with_a_line_that_there_is_not_takes_nothing_that_rests_on_it() -> None:
    """An expression over other lines than the link means would be a formula nobody asked for; the notice names the line alone."""
    app = run("compare", "compare~lines.renamed@eia.trade_total_cn@own_dots~way.expression~expression.a%20%2A%20b~axis.log")
    assert any("renamed@" in info.value and "own" not in info.value for info in app.info)
    assert not any("way.expression" in text for text in address_of(app))


def test_a_link_that_asks_for_too_much_shows_the_first_that_are_allowed_and_what_rests_on_them() -> None:
    ten = list(all_lines())[:10]
    app = run("compare", permalink("compare", {"lines": ten, "way": ["expression"], "expression": ["a * 2"], "years": ["1900", "2010"]}))
    first = all_years()[0]
    assert [info.value for info in app.info] == [f"The address asks for more than the page can show. Of 10 lines it shows the first {MOST_LINES}, as many "
                                                 f"as it can. Of the years 1900 to 2010 it shows {first} to 2010."]
    assert list(app.multiselect[0].value) == ten[:MOST_LINES] and app.slider[0].value == (first, 2010) and app.text_input[0].value == "a * 2"
    with pytest.raises(NotUnderstood, match="at most 8"):  # a program is told and gets no other rows than it asked for
        read_permalink(permalink("compare", {"lines": ten}))


@pytest.mark.parametrize(("path", "texts", "told", "shown"), [
    ("trade", ["balance~years.2000.2005", "total", "nonsense"], "Of 2 views it shows the last.", ["total"]),
    ("votes", ["votes_triangle", "votes_alike"], "Of 2 views it shows the last.", ["votes_alike"]),
    ("compare", ["compare~way.index", "compare"], "Of 2 views it shows the last.", ["compare"]),
    ("oil", ["trade_and_price~years.2000.2010", "constant_price~years.2001.2011"], "Its views share “Years”, which is shown as the last of them has it.",
     ["trade_and_price~years.2001.2011", "constant_price~years.2001.2011", "price_and_quantity"])])
def test_a_link_to_more_views_than_its_page_shows_shows_the_last_and_says_so(path: str, texts: list[str], told: str, shown: list[str]) -> None:
    app = run(path, *texts)
    assert [info.value for info in app.info if "more than" in info.value] == [f"The address asks for more than the page can show. {told}"]
    assert address_of(app) == shown
    assert not run(path, *shown).info


@pytest.mark.parametrize(("path", "text", "named"), [
    ("compare", "compare~open.zzz", "open: zzz"), ("trade", "total~open.values.zzz", "open: zzz"), ("reconcile", "spread~open.zzz", "open: zzz"),
    ("compare", "compare~colours.zzz.99", "colours: zzz.99"), ("compare", "compare~colours.zzz:3", "colours: zzz:3")])
def test_nonsense_that_no_reader_sets_gets_a_notice_as_any_other(path: str, text: str, named: str) -> None:
    app = run(path, text)
    assert not app.exception and not app.error and [f"“{named}”" in info.value for info in app.info] == [True]
    assert "zzz" not in "".join(address_of(app))


def test_the_panels_of_all_views_of_a_page_are_in_its_address_and_stay_there() -> None:
    """Each view once said the panels of the first only, and a page that was opened again lost them."""
    for path, panels in (("reconcile", "values.values_differences"), ("oil", "values_changes.values_split"), ("claims", "values_claim"), ("methods", "values")):
        first = next(name for name, view in views().items() if view.page == path)
        there = address_of(run(path, f"{first}~open.{panels}"))
        assert there[0] == f"{first}~open.{panels}"
        again = run(path, *there)
        assert address_of(again) == there and not any("not understood" in info.value for info in again.info)


def test_an_expression_that_is_too_long_is_told_so_and_stays_in_its_box() -> None:
    long = " + ".join(["a"] * 200)
    app = run("compare", "compare~way.expression")
    before = address_of(app)
    app.text_input[0].set_value(long).run()
    assert app.text_input[0].value == long and address_of(app) == before and not app.exception
    assert [warning.value for warning in app.warning] == ["Not used: this has 797 characters, and at most 300 can be used."]


def test_an_address_encodes_a_sign_once_and_one_that_divides_the_text_twice() -> None:
    """`%2520` for a space is no address that a reader can read; links that have it still lead there."""
    there = address_query([permalink("claims", {"verdict": ["contradicts itself"], "search": ["42.4"]})])
    assert there == "view=claims~verdict.contradicts+itself~search.42%252E4"
    assert canonical_permalink("claims~verdict.contradicts%20itself") == canonical_permalink("claims~verdict.contradicts itself")
