"""What a chart over time draws: its axes, its marks, its interval and its labels."""

import re

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pages.around.year_bars import values_by_year
from pages.catalogue.registry import BEYOND_THEMES, exhibit
from pages.charts.chart import foot
from pages.charts.labels import END, HAIR, LEADER_LINE, MARK, MILESTONE_MARK, UNIT
from pages.charts.marked import with_mark
from pages.charts.over_time import LEGEND_WIDE
from pages.exhibits.exhibit import Exhibit
from pages.reading.tables import all_years, first_years
from pages.themes.chart import view
from pages.themes.settings import group_of
from pages.views.at_a_glance import glance
from tests.apps import CHARTS, chart_of, figures, numbers, run, with_every_source, year_box

MANY = CHARTS[CHARTS["kind"].isin(["line", "bars"]) & (CHARTS["series"].str.count("; ") > 1)]


def seen(chart: str, **other: object) -> Exhibit:
    """The view that a page shows of a chart at first, but for other choices."""
    return view(chart_of(chart)._replace(**other))


@pytest.mark.parametrize(("page", "view"), [("trade", "total"), ("overview", "overview"), ("oil", "constant_price"), ("composite", "composite"),
                                            ("reconcile", "reconcile")])
def test_a_short_axis_of_years_has_a_tick_at_each_and_none_between(page: str, view: str) -> None:
    drawn = [figure for figure in figures(run(page, f"{view}~years.2010.2014")) if of_years(figure)]
    axes = [axis for figure in drawn for name, axis in figure["layout"].items() if name.startswith("xaxis")]
    assert axes and all(axis["dtick"] == 1 for axis in axes)


def of_years(figure: dict) -> bool:
    """Whether what is drawn stands over the years, and not over another quantity or over words."""
    places = [place for trace in figure["data"] for place in numbers(trace.get("x", [])) if place is not None and place == place]
    return bool(places) and all(place in range(2010, 2015) for place in places)


@pytest.mark.parametrize(("text", "unit", "row"), [
    ("suppliers~years.2010.2014", "Mt", "<b>44.62</b> From Saudi Arabia"), ("supplier_ranks~years.2010.2014", "rank", "<b>1</b> Saudi Arabia"),
    ("cn_goods_world", "USD bn", "<b>110.0</b> All other goods")])
def test_the_unit_of_many_lines_stands_once_beside_the_year_that_is_hovered_over(text: str, unit: str, row: str) -> None:
    """In each of a dozen rows it made a phone's chart disappear below them."""
    figure = exhibit(text).figure
    rows = [words for trace in figure.data if trace.hovertext is not None for words in trace.hovertext]
    assert figure.layout.xaxis.unifiedhovertitle.text == f"%{{x}}, {unit}" and row in rows
    assert all(re.match(r"<b>(about )?[\d,.−]+( or (better|worse))?</b> ", words) for words in rows)


def test_few_lines_and_those_of_several_units_have_it_in_each_row() -> None:
    figure = exhibit("total").figure
    assert figure.layout.xaxis.unifiedhovertitle.text is None and all("USD" in words for trace in figure.data for words in trace.hovertext)


@pytest.mark.parametrize("text", ["total", "compare", "overview"])
def test_hovering_says_a_value_with_its_unit_in_the_same_words_on_every_page(text: str) -> None:
    """Trade had “USD 67.95 bn” and Compare “67.95 USD bn”."""
    told = [words for trace in exhibit(text).figure.data for year, words in zip(trace.x, trace.hovertext) if year == 2015]
    assert "<b>USD 67.95 bn</b> China&#x27;s report" in told


def test_a_long_axis_of_years_leaves_its_ticks_to_plotly() -> None:
    axis = seen("total", years=all_years()).figure.layout.xaxis
    assert axis.dtick is None and axis.nticks is None


def test_ranks_have_whole_ticks_from_one_on() -> None:
    """China is the 20th investor by stock in 2012 and was the 25th by flow in 2011."""
    assert seen("fdi_rank").figure.layout.yaxis.tickvals == (1, 5, 10, 15, 20, 25)
    assert seen("crude_rank").figure.layout.yaxis.tickvals == (1, 2, 3, 4, 5)


def test_amounts_and_single_years_are_drawn_from_zero() -> None:
    """Of a share or an index the axis begins where the values do."""
    modes = {choice: seen(chart, **other).figure.layout.yaxis.rangemode for choice, chart, other in (
        ("amounts", "total", {}), ("weight", "crude", {}), ("a mean", "total", {"measure": "mean"}), ("shares", "shares", {}), ("an index", "total", {"measure": "index"}),
        ("one year", "shares", {"years": (2012, 2012)}), ("ranks", "trade_ranks", {}))}
    assert {choice for choice, mode in modes.items() if mode == "tozero"} == {"amounts", "weight", "a mean", "one year"}


def test_the_footnote_s_mark_is_seen_around_that_of_the_text() -> None:
    marks = {trace.marker.symbol: trace.marker.size for trace in seen("total").figure.data if trace.mode == "markers"}
    assert marks["diamond-open"] > marks["diamond"]


def test_a_number_of_the_article_keeps_its_digits() -> None:
    words = values_by_year(chart_of("crude"))[2015]
    assert [re.sub(r"\\(.)", r"\1", line) for line in words.split("  \n")] == [
        "**42.433 Mt** Liu (2017), footnotes", "**42.43 Mt** China Customs (S&P)", "**42.32 Mt** Liu (2017), text"]


def test_the_values_of_a_year_begin_with_the_highest_or_the_best_rank_and_say_a_common_source_once() -> None:
    buyers, ranks = (values_by_year(chart_of(chart))[2010].split("  \n") for chart in ("ru_buyers", "ru_partner_ranks"))
    dollars = [float(re.search(r"USD ([\d.]+) bn", line)[1]) for line in buyers[:-1]]
    assert len(dollars) > 3 and dollars == sorted(dollars, reverse=True)
    assert " ".join(buyers).count("Source: ") == 1 and buyers[-1].startswith("Source: ")
    assert [int(re.search(r"\d+", line)[0]) for line in ranks[:3]] == [1, 2, 3]


def test_an_interval_is_a_ground_and_no_line() -> None:
    traces = {trace.name: trace for trace in seen("identical").figure.data}
    low, high = (traces[f"{end} end, UNGA votes, own interval"] for end in ("Lower", "Upper"))
    assert (low.fill, high.fill) == (None, "tonexty") and low.mode == high.mode == "lines"
    assert low.line.color == traces["China–Russia, Voeten UNGA votes"].line.color and not low.showlegend


def test_a_difference_of_per_cents_is_in_percentage_points() -> None:
    found = seen("shares", measure="difference")
    assert set(found.rows["unit"]) == {"pp"} and found.figure.layout.title.subtitle.text.startswith("Percentage points, change on the year before")
    assert "percentage points" in found.figure.layout.meta and "%" not in found.figure.layout.meta
    assert set(seen("shares", measure="change").rows["unit"]) == {"%"}


def test_a_label_that_had_to_move_leads_to_the_end_of_its_line() -> None:
    layout = seen("fdi_partners").figure.layout
    moved = next(label for label in layout.annotations if label.text == "From China, as<br>Russia reports")
    (leader,) = [shape for shape in layout.shapes if shape.name == LEADER_LINE and shape.y1 == moved.y]
    assert leader.y0 == pytest.approx(0.45) and moved.y > leader.y0


def test_what_leads_from_a_line_that_ends_early_to_its_name_is_a_grey_hairline_and_no_data() -> None:
    """Cyprus ends in 2012, Austria in 2010."""
    leaders = [shape for shape in seen("investors_stock").figure.layout.shapes if shape.name == LEADER_LINE]
    assert {2010, 2012} <= {leader.x0 for leader in leaders}
    assert {(leader.line.color, leader.line.dash, leader.line.width) for leader in leaders} == {(HAIR, "1px,3px", 1)}  # no line of values


def test_single_reports_of_one_flow_by_two_countries_have_signs_of_their_own() -> None:
    figure = view(with_every_source("total")).figure
    signs = [(trace.marker.color, trace.marker.symbol) for trace in figure.data if trace.mode == "markers"]
    assert len(signs) == len(set(map(str, signs))) >= 3


def test_a_name_in_the_legend_has_lines_that_a_phone_has_room_for() -> None:
    names = [trace.name for chart in CHARTS.query("kind == 'line'")["chart_id"] for trace in view(with_every_source(chart)).figure.data if trace.showlegend is not False]
    assert any("<br>" in name for name in names) and max(len(line) for name in names for line in name.split("<br>")) <= LEGEND_WIDE


@pytest.mark.parametrize("years", [first_years(), all_years()])
def test_every_line_of_every_chart_has_its_name_at_its_end_unless_it_is_alone(years: tuple[int, int]) -> None:
    for chart in CHARTS.query("kind == 'line'").itertuples():
        figure = view(chart_of(chart.chart_id, years)).figure
        named = [label.name for label in figure.layout.annotations if (label.name or "").startswith(END)]
        lines = [f"{END} {place}" for place, trace in enumerate(figure.data) if trace.mode == "lines+markers"]
        assert named == (lines if len(figure.data) > 1 else []), chart.chart_id
        assert len(figure.data) > 1 or not lines or not figure.data[0].showlegend


@pytest.mark.parametrize("chart", ["ru_first_totals", "ru_first"])
def test_a_bound_is_dashed_in_the_colour_of_its_value(chart: str) -> None:
    drawn = {trace.meta: (trace.line.color, trace.line.dash) for trace in seen(chart).figure.data}
    bounds = {series for series in drawn if series.endswith(("_most", "_least"))}
    assert bounds and all((dash == "dash") == (series in bounds) for series, (_, dash) in drawn.items())
    values = {bound: bound.rpartition("_")[0] for bound in bounds}
    assert all(drawn[bound][0] == drawn[value][0] for bound, value in values.items() if value in drawn)


@pytest.mark.parametrize("chart", MANY.query("kind == 'line'")["chart_id"])
def test_no_two_lines_of_a_chart_look_alike(chart: str) -> None:
    """With all sources, of which one series may have several."""
    looks = [(trace.line.color, trace.line.dash) for trace in view(with_every_source(chart)).figure.data if trace.mode == "lines+markers"]
    assert len(looks) == len(set(looks))


def test_an_indicator_keeps_its_colour_when_another_has_no_value() -> None:
    """Investment ends in 2012."""
    colours = [{trace.name: trace.line.color for trace in glance(years).figure.data} for years in ((1996, 2015), (2016, 2019))]
    assert len(colours[0]) == 6 and len(colours[1]) == 5
    assert all(colours[0][name] == colour for name, colour in colours[1].items())


@pytest.mark.parametrize(("theme", "chart", "year"), [("energy", "pipeline", 2011), ("investment", "fdi_stock", 2012), ("trade", "total", 2015)])
def test_the_values_begin_with_the_last_year_that_has_any(theme: str, chart: str, year: int) -> None:
    app = run(theme, chart)
    assert year_box(app).value == year
    assert not any("no value for" in text.value for text in app.markdown)


def test_another_chart_takes_its_own_last_year_and_leaves_one_that_has_values() -> None:
    """The tonnes of the pipeline end in 2011; a year that the reader chose stays, and the page says that it has no value."""
    app = run("investment", "fdi_flow~at.2011")
    assert year_box(named(app, "investment", "fdi_stock")).value == 2011
    assert year_box(named(run("energy", "crude"), "energy", "pipeline")).value == 2011
    app = named(run("energy", "crude~at.2015"), "energy", "pipeline")
    assert year_box(app).value == 2015 and any("no value for 2015" in text.value for text in app.markdown)


def named(app: AppTest, theme: str, chart: str) -> AppTest:
    """The page once the reader has pressed the name of a chart, below the question that it belongs to."""
    group = group_of(chart)
    app.button_group(key=f"group_of_{theme}").set_value(group).run()
    return app.button_group(key=f"chart_of_{group}").set_value(chart).run()


@pytest.mark.parametrize(("years", "words"), [((1996, 2015), "rise and fall together"), ((1996, 2005), "told from chance"), ((1996, 1999), "Too few years")])
def test_the_heading_of_oil_and_trade_says_what_the_interval_allows(years: tuple[int, int], words: str) -> None:
    app = run("oil", "constant_price~years.{}.{}".format(*years))
    assert any(words in text.value for text in app.header)
    assert not any("– to –" in metric.delta for metric in app.metric)


@pytest.mark.parametrize("text", ["balance~axis.log", "compare~lines.balance_cn@own_dots.brent_price@eia_brent~axis.log",
                                  "compare~lines.trade_total_cn@own_dots.trade_total_ru@own_dots~way.expression~expression.a-b~axis.log"])
def test_a_logarithmic_axis_has_a_gap_where_a_value_is_not_above_zero_and_says_how_many(text: str) -> None:
    """A stroke would fall to the bottom of the axis there."""
    shown = exhibit(text)
    heights = [height for trace in shown.figure.data for height in trace.y if height == height]
    below = int((shown.rows["shown"] <= 0).sum())
    assert below and min(heights) > 0 and all(trace.connectgaps is False for trace in shown.figure.data)
    assert any(f"{below} value" in note for note in [*shown.notes, *foot(shown.figure)]), shown.notes


def test_no_axis_writes_a_letter_for_thousands_or_millionths() -> None:
    """Under “billion” 2k is no number that a reader expects, nor 20µ."""
    for chart in CHARTS[CHARTS["kind"].isin(["line", "bars"])]["chart_id"]:
        assert seen(chart).figure.layout.yaxis.exponentformat == "none" and seen(chart).figure.layout.yaxis.tickformat is None, chart


@pytest.mark.parametrize("chart", MANY["chart_id"])
def test_a_series_keeps_its_colour_when_another_is_left_out(chart: str) -> None:
    def colours(shown: Exhibit) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for trace in shown.figure.data:
            found.setdefault(trace.meta, set()).add(trace.marker.color)
        return found
    whole, fewer = colours(seen(chart)), colours(seen(chart, series=chart_of(chart).series[1:]))
    assert fewer and all(fewer[series] & whole[series] for series in fewer)


@pytest.mark.parametrize("text", ["overview", "compare", "compare~way.index", "reconcile", "spread", "composite", "trade_and_price", "systems", "issues", "mirror"])
def test_a_chart_has_its_sources_at_its_foot(text: str) -> None:
    assert "Source: " in foot(exhibit(text).figure)[-1]


BY_SESSION = "Each year stands for the session of the General Assembly that opened in it"


@pytest.mark.parametrize(("text", "said", "unsaid"), [
    ("total", "“Own”: worked out by this dashboard", BY_SESSION), ("brent", "Source: EIA", "“Own”"),
    ("crude", "Single reports: figures for single years", BY_SESSION), ("trade_ranks", "Triangle: a bound; the value lies there or where it points.", "Single reports"), ("mirror", "Hollow: values of low reliability.", "Single reports"),
    ("trade_and_price~record.trade_total_ru@own_dots", "Source: ", BY_SESSION),
    *((text, BY_SESSION, "Hollow") for text in ("agreement", "ideal_points", "votes", "votes_triangle", "votes_by_issue", "votes_apart")),
    ("compare~way.index", "1996 is the first year shown in which all lines have a value above zero. “Base year” sets another.", "in none have more"),
    ("compare~way.index~base.2005", "Source: ", "“Base year”")])
def test_what_a_chart_needs_to_be_read_is_said_below_it(text: str, said: str, unsaid: str) -> None:
    below = " ".join(foot(exhibit(text).figure))
    assert said in below and unsaid not in below


@pytest.mark.parametrize(("text", "name", "sign"), [("trade_ranks", "Russia among China's partners, Liu", "triangle-up"), ("pipeline", "Technical capacity", "triangle-down")])
def test_a_mark_of_a_bound_points_to_where_the_value_lies(text: str, name: str, sign: str) -> None:
    """“Top 10” is rank 10 or better, and better ranks are higher up; a capacity of at most 30 is that or less."""
    drawn = exhibit(text).figure.data
    (bounds,) = (trace for trace in drawn if trace.name.replace("<br>", " ").startswith(name) and trace.mode == "markers")
    assert set(bounds.marker.symbol) == {sign}
    assert all("triangle" not in str(trace.marker.symbol) for trace in drawn if trace is not bounds)


@pytest.mark.parametrize("text", ["total~measure.index~base.2014~years.2003.2012", "meetings~measure.index~base.2014",
                                  "compare~lines.brent_price@eia_brent~way.index~base.2014~years.2000.2005"])
def test_the_sentence_of_an_index_names_the_base_that_is_set_shown_or_not(text: str) -> None:
    assert "2014 = 100" in exhibit(text).figure.layout.meta


def test_an_index_begins_where_most_lines_have_a_value_and_says_which_it_cannot_draw() -> None:
    """The customs' line of crude begins in 2009, after all years shown."""
    found = exhibit("compare~lines.trade_total_cn@own_dots.brent_price@eia_brent.crude_cn_from_ru@spglobal_customs~years.1996.2008~way.index")
    said = "Left out: 1 of the chosen lines and points."
    assert said in " ".join(foot(found.figure)) and said in found.summary
    assert "1996 is the first year shown in which 2 of 3 lines have a value above zero, and in none have more." in " ".join(foot(found.figure))


@pytest.mark.parametrize(("line", "hollow", "because"), [
    ("rank_cn_in_ru_trade", [2001, 2003, 2010], "of low reliability"),  # another with the IMF's figures, which leave Hong Kong out
    ("rank_ru_in_cn_trade", [*range(1999, 2015)], "of part of a year or defined differently")])
def test_weak_values_are_hollow_in_small_charts_too(line: str, hollow: list[int], because: str) -> None:
    found = exhibit(f"compare~lines.{line}@cow_trade_4.trade_total_cn@own_dots")
    ranks, trade = found.figure.data
    assert [int(year) for year, y, sign in zip(ranks.x, ranks.y, ranks.marker.symbol) if y == y and sign.endswith("open")] == hollow
    assert trade.marker.symbol is None and f"Hollow: values {because}." in " ".join(foot(found.figure))


def test_a_line_is_whole_where_single_values_are_weak_and_breaks_where_its_definition_changes() -> None:
    whole, broken = (trace for trace in exhibit("trade_ranks~years.1992.2014").figure.data if trace.mode == "lines+markers")
    assert not np.isnan(whole.y).any()
    assert [int(year) for year, value in zip(broken.x, broken.y) if np.isnan(value)] == [1999]


def test_values_that_stand_alone_have_the_marks_of_large_charts_in_small_ones() -> None:
    """Crude oil of two years in a press report, and what the article says of trade, beside a line."""
    small = exhibit("compare~lines.crude_cn_from_ru@jamestown_2008.trade_total_cn@liu_2017.trade_total_cn@own_dots").figure.data
    signs = {trace.meta: (trace.marker.symbol, trace.marker.size) for trace in small if trace.mode == "markers"}
    assert signs["crude_cn_from_ru"] == ("circle-open", 10) and signs["trade_total_cn"] == ("diamond", 13)


@pytest.mark.parametrize(("text", "best_on_top"), [
    ("trade_ranks", [True]), ("compare~lines.rank_cn_in_ru_trade@cow_trade_4.trade_total_cn@own_dots", [True, False]),
    ("compare~way.expression~expression.a~lines.rank_cn_in_ru_trade@cow_trade_4", [True]),
    ("compare~lines.rank_cn_in_ru_trade@cow_trade_4~transformation.difference", [False])])
def test_the_best_rank_stands_on_top_wherever_ranks_are_drawn_and_changes_of_them_go_up(text: str, best_on_top: list[bool]) -> None:
    drawn = exhibit(text).figure.layout.to_plotly_json()
    assert [axis.get("autorange") == "reversed" for name, axis in drawn.items() if name.startswith("yaxis")] == best_on_top


def test_oil_names_the_milestones_that_its_chart_marks() -> None:
    assert any(text.value.startswith("①\xa01996 ") and "Source: " in text.value for text in run("oil").caption)


@pytest.mark.parametrize(("text", "marks", "below"), [
    ("crude", "①②③", "①\xa02009 Loans of USD 25 bn for oil agreed · ②\xa02011"), ("total~milestones.key.trade.energy.arms.investment.diplomacy", "▼" * 13, "1996 "),
    ("total~years.1992.2020", "①②③", "①\xa01996 "),
    ("total~years.1990.2025~milestones.diplomacy", "▼" * 10, "1992 "),
    ("tiv~years.2009.2009~milestones.arms.diplomacy.energy", "①", "①\xa02009 ")])
def test_milestones_have_numbers_where_a_phone_has_room_for_them_and_else_a_mark(text: str, marks: str, below: str) -> None:
    figure = exhibit(text).figure
    assert "".join(note.text for note in figure.layout.annotations if note.name == MILESTONE_MARK) == marks
    assert foot(figure)[0].startswith(below)


def test_single_reports_have_rims_of_one_width_beside_one_of_low_reliability() -> None:
    """That of 2008 is of part of a year; the others were so thin that their sign in the legend could not be seen."""
    (reports,) = [trace for trace in exhibit("crude").figure.data if trace.name == "Single reports"]
    assert set(reports.marker.line.width) == {2}


def test_the_sentence_says_how_many_values_a_logarithmic_axis_does_not_draw() -> None:
    for text in ("balance", "compare~lines.balance_cn@own_dots"):
        linear, log = (exhibit(f"{text}{axis}") for axis in ("", "~axis.log"))
        hidden = int((log.rows["shown"] <= 0).sum())
        assert hidden > 1 and log.figure.layout.meta == f"{linear.figure.layout.meta}; {hidden} values at or below zero are not drawn"


ONE_OF_A_KIND = [*CHARTS.drop_duplicates("kind")["chart_id"], *(name for name in BEYOND_THEMES if name not in ("overview", "method", "table", "source"))]


@pytest.mark.parametrize("name", ONE_OF_A_KIND)
def test_all_words_on_a_chart_have_a_colour_of_ours(name: str) -> None:
    """Streamlit writes the others in a grey of 3.7:1 on the light ground."""
    figure = exhibit(name).figure
    drawn = figure.to_plotly_json() if figure else {"layout": {}, "data": []}
    axes = [axis for part, axis in drawn["layout"].items() if re.match("[xy]axis", part)]
    seen = [axis for axis in axes if axis.get("visible", True) and axis.get("showticklabels", True)]
    written = [trace for trace in drawn["data"] if "text" in trace.get("mode", "") or trace.get("textposition") == "outside"]
    assert [axis for axis in seen if not axis.get("tickfont", {}).get("color")] == []
    assert [note["text"] for note in drawn["layout"].get("annotations", ()) if not note.get("font", {}).get("color")] == []
    assert [trace["name"] for trace in written if not trace.get("textfont", {}).get("color")] == []


@pytest.mark.parametrize(("step", "written"), [(0.5, ",.1f"), (0.2, ",.1f"), (0.1, ",.1f"), (0.05, ",.2f"), (0.02, ",.2f"), (0.002, ",.3f"),
                                               (1, None), (2, None), (50, None)])
def test_the_ticks_of_an_axis_have_as_many_decimals_each(step: float, written: str | None) -> None:
    """Plotly writes 0.9 below 1 by itself; of whole steps it is left to do so."""
    for text in ("agreement", "compare", "within_industries"):
        axis = exhibit(text).figure.layout["xaxis" if text == "within_industries" else "yaxis"]
        fitting = [stop.value for stop in axis.tickformatstops if stop.dtickrange[0] <= step <= stop.dtickrange[1]]
        assert fitting == ([written] if written else []), text
    assert not exhibit("total~axis.log").figure.layout.yaxis.tickformatstops  # whose ticks are 10, 100, 1,000


@pytest.mark.parametrize(("text", "room"), [("total", (29, 47)), ("gdp", (8, 26)), ("composite", (8, 26)), ("deals", (29, 47))])
def test_the_unit_stands_near_the_plot_unless_something_is_marked_between(text: str, room: tuple[int, int]) -> None:
    layout = exhibit(text).figure.layout
    assert (next(note.yshift for note in layout.annotations if note.name == UNIT), layout.margin.t) == room


def test_years_begin_and_end_at_one_place_whether_charts_are_small_or_not() -> None:
    """An axis of small charts began with 1995 before the first year, and went on after the ground of the last."""
    small, whole = exhibit("compare").figure.layout, exhibit("total").figure.layout
    assert small.xaxis.range == small.xaxis2.range == whole.xaxis.range == (1995.6, 2015.4)


def test_the_name_of_a_marked_event_stands_above_the_unit() -> None:
    shown = exhibit("total")
    marked = {note.name: note for note in with_mark(shown.figure, "event_01", shown.rows, (1990, 2015)).layout.annotations}
    assert -marked[MARK].ay >= marked[UNIT].yshift + marked[UNIT].font.size + 2
