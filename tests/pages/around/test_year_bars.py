"""The bars of one year: which rows they have, what they say, and how the years are played."""

from __future__ import annotations

import json

import pandas as pd
import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some

from indicators.shown.seen import highest, lines_with_values, rows_of_year
from pages.around import one_year
from pages.around.year_bars import line_colours, offered, year_bars
from pages.charts.layout import extent, rank_axis
from pages.reading.tables import tables, version
from pages.views.theme_chart import reporters, room_for_values, values_of_year, view
from pages.words.colours import PALETTE, PLACES
from tests.apps import chart_of, numbers, run

ROWS = pd.DataFrame({"series_id": ["a", "a", "b", "c"], "source_id": "s", "year": [2014, 2015, 2015, 2014],
                     "shown": [1.0, 3.0, -2.0, None]})


# The rows and the axis

def test_a_line_without_a_value_in_the_year_keeps_its_row_and_one_without_any_has_none() -> None:
    assert rows_of_year(ROWS, 2014)[["series_id", "shown"]].fillna(0).to_numpy().tolist() == [["a", 1], ["b", 0]]
    assert rows_of_year(ROWS, 2014)["shown"].isna().tolist() == [False, True]
    assert rows_of_year(ROWS, 1990)["shown"].isna().all() and len(lines_with_values(ROWS)) == 2


def test_two_values_of_one_line_in_a_year_are_two_rows() -> None:
    twice = pd.concat([ROWS, ROWS.iloc[[1]].assign(shown=4.0)])
    assert rows_of_year(twice, 2015)["shown"].tolist() == [3.0, 4.0, -2.0]


def test_highest_names_all_that_share_the_place_and_passes_over_gaps() -> None:
    assert highest(pd.DataFrame({"shown": [2.0, None, 2.0, 1.0]})).index.tolist() == [0, 2]
    assert highest(pd.DataFrame({"shown": [None, None]}, dtype=float)).empty
    assert highest(pd.DataFrame({"shown": [2.0, None, 3.0, 2.0]}), ranks=True).index.tolist() == [0, 3]


@given(some.lists(some.floats(-1e6, 1e6), min_size=1))
def test_the_axis_holds_zero_and_every_bar(values: list[float]) -> None:
    low, high = extent(pd.Series(values))
    assert low <= min(0, *values) and max(0, *values) <= high
    assert (low < 0) == (min(values) < 0) and (high > 0) == (max(values) > 0)


# The figure

def test_the_bars_of_2014_are_the_four_reports_of_trade() -> None:
    """Article: 95.28 in the text, 95.2 in a footnote; a quarter more than 95.28 is 119.1."""
    figure = json.loads(year_bars(chart_of("total"), 2014, version()).figure.to_json())
    (trace,), layout = figure["data"], figure["layout"]
    assert [round(value, 2) for value in numbers(trace["x"])] == [95.24, 95.28, 95.2, 88.35]
    assert trace["text"] == ["USD 95.24 bn", "USD 95.28 bn", "USD 95.2 bn", "USD 88.35 bn"]
    assert trace["marker"]["color"] == [PALETTE[0], PLACES[9], PLACES[9], PALETTE[0]]  # one flow, whoever reports it
    assert layout["meta"] == "Highest in 2014: China's report, Liu (2017), text, USD 95.28 bn"
    assert [(label["y"], label.get("yref", "y")) for label in layout["annotations"]] == [(place, "y") for place in range(4)]
    assert layout["xaxis"]["title"]["text"].startswith("Billion current US dollars<br>")
    assert layout["xaxis"]["range"] == pytest.approx((0, 119.1))


def test_the_axis_and_the_height_are_the_same_in_every_year() -> None:
    drawn = [year_bars(chart_of("total"), year, version()).figure.layout for year in range(1996, 2016)]
    assert len({(layout.xaxis.range, layout.height, layout.margin.t) for layout in drawn}) == 1


def test_a_missing_value_is_named_and_has_no_bar() -> None:
    """The article gives trade for 1996, 2014 and 2015 only."""
    bars = year_bars(chart_of("total"), 2005, version())
    (trace,) = bars.figure.data
    gaps = [place for place, value in enumerate(trace.x) if pd.isna(value)]
    assert gaps == [1, 2] and 0 not in trace.x
    assert [label.y for label in bars.figure.layout.annotations if label.text == "no value"] == gaps
    assert "China's report, Liu (2017), text: no value" in bars.summary


def test_a_year_without_any_value_says_so() -> None:
    """Investment by side begins after 1997."""
    assert year_bars(chart_of("fdi_flow"), 1997, version()).summary.startswith("No line has a value in 1997. ")


@pytest.mark.parametrize("chart", ["flows", "total", "crude", "tiv_categories", "balance", "crude_total"])
def test_bars_have_the_colours_of_the_chart(chart: str) -> None:
    seen = view(chart_of(chart), version())
    drawn = {(trace.marker.color, year, value) for trace in seen.figure.data
             for year, value in zip(trace.x, trace.y) if pd.notna(value)}
    colours = line_colours(seen.rows, seen.kind, reporters(tables(), chart))
    rows = seen.rows.dropna(subset="shown")
    assert drawn == {(colours[row.series_id, row.source_id], row.year, row.shown) for row in rows.itertuples()}


@pytest.mark.parametrize(("chart", "expected"), [
    ("total", "Bars"), ("tiv_categories", "Bars"), ("dependence", ""), ("trade_ranks", "Dots")])
def test_bars_are_offered_where_lines_can_be_compared(chart: str, expected: str) -> None:
    assert offered(chart_of(chart), version()) == expected
    assert not offered(chart_of(chart, years=(2014, 2014)), version())


def test_ranks_are_dots_on_an_axis_with_the_best_on_the_right() -> None:
    """Article: China was Russia's first partner, Russia among China's ten largest; the trade records say first and ninth."""
    drawn = year_bars(chart_of("trade_ranks"), 2012, version())
    (trace,), axis = drawn.figure.data, drawn.figure.layout.xaxis
    assert (trace.type, trace.mode, list(trace.x), list(trace.text)) == (
        "scatter", "markers+text", [1, 1, 10, 9], ["rank 1", "rank 1", "rank 10 or better", "rank 9"])
    left, right = axis.range
    assert left > max(axis.tickvals) > min(axis.tickvals) == 1 > right > 0
    assert drawn.summary.startswith("Best rank in 2012: China among Russia's partners, Liu (2017), text and China among Russia's partners, rank 1. ")


def test_a_line_without_a_rank_has_no_dot() -> None:
    """The article's rank among investors is of 2015, UNCTAD's end with 2012."""
    figure = year_bars(chart_of("fdi_rank"), 2012, version()).figure
    assert [pd.isna(rank) for rank in figure.data[0].x] == [False, False, True]
    assert [label.y for label in figure.layout.annotations if label.text == "no value"] == [2]


@given(some.lists(some.integers(1, 5000), min_size=1))
def test_the_axis_of_ranks_holds_every_rank_and_has_whole_ticks(ranks: list[int]) -> None:
    (left, right), ticks = rank_axis(pd.Series(ranks))
    assert left > max(ranks) and right < min(ranks) and ticks[0] == 1 and ticks[-1] <= max(ranks) and len(ticks) <= 7


# The playing

def test_playing_begins_with_the_year_shown_or_with_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    for at, expected in ((2014, 2014), (2015, 1996), (1990, 1996), (None, 1996)):
        monkeypatch.setattr(st, "session_state", {} if at is None else {"at": at})
        one_year.start((1996, 2015))
        assert st.session_state["at"] == expected


def test_the_clock_moves_a_year_at_a_time_and_ends_with_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"at": 2012})
    seen = [(one_year.go_on((1996, 2015)), st.session_state["at"]) for _ in range(5)]
    assert seen == [(True, 2012), (True, 2013), (True, 2014), (False, 2015), (False, 2015)]


def test_a_year_chosen_while_playing_is_shown_before_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {"at": 2000})
    one_year.go_on((1996, 2015))
    st.session_state["at"] = 2010
    assert (one_year.go_on((1996, 2015)), st.session_state["at"]) == (True, 2010)
    assert (one_year.go_on((1996, 2015)), st.session_state["at"]) == (True, 2011)


def test_the_bars_come_when_asked_for_and_follow_the_chosen_year() -> None:
    app = run("trade", "total~at.2005")
    assert len(app.get("plotly_chart")) == 1 and "**USD" in app.markdown[0].value
    app.button(key="play").click().run()
    assert app.button(key="play").label == "Pause"
    _, *layers = app.get("plotly_chart")
    assert {chart.proto.alt[:15] for chart in layers} == {"Highest in 2005", "Highest in 2006"}  # the next year lies beneath
    app.button(key="play").click().run()
    assert app.button(key="play").label == "Play the years"
    app.selectbox(key="at").set_value(2014).run()
    _, bars = app.get("plotly_chart")
    assert "Highest in 2014" in bars.proto.alt and app.markdown[0].value.count("**USD") == 4
    assert [round(value, 2) for value in numbers(json.loads(bars.proto.spec)["data"][0]["x"])] == [95.24, 95.28, 95.2, 88.35]


def test_the_bars_close_again_and_end_the_playing() -> None:
    app = run("trade", "total~at.2005")
    app.button(key="play").click().run()
    app.toggle(key="bars").set_value(False).run()
    assert len(app.get("plotly_chart")) == 1 and app.button(key="play").label == "Play the years"


def test_the_room_for_the_words_has_the_longest_of_each_line() -> None:
    """Crude oil: at most three reports in a year, as in 2015; no year has a longer line in its place."""
    asked = chart_of("crude")
    room = room_for_values(asked, version()).split("  \n")
    lines = [values_of_year(asked, year, version()).split("  \n") for year in range(1996, 2016)]
    assert len(room) == max(map(len, lines)) == 3
    assert all(len(line) <= len(place) for of_year in lines for line, place in zip(of_year, room))


def test_any_other_choice_ends_the_playing() -> None:
    app = run("trade", "total~at.2005")
    app.button(key="play").click().run()
    app.slider(key="years").set_value((1997, 2015)).run()
    assert app.button(key="play").label == "Play the years"


def test_a_chart_of_one_line_has_nothing_to_play() -> None:
    assert "play" not in [button.key for button in run("trade", "dependence").button]
