"""The bars of one year: which rows they have, what they say, and how the years are played."""

import json
from collections.abc import Iterator

import pandas as pd
import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1.element_tree import Block

from indicators.shown.analyses import highest, lines_with_values, rows_of_year
from pages.around import one_year
from pages.around.year_bars import kind_of_bars, line_colours, room_for_values, values_by_year, year_bars
from pages.charts.layout import extent, rank_axis
from pages.themes.chart import reporters, view
from pages.themes.settings import offer_of
from pages.words.colours import PALETTE, PLACES
from tests.apps import chart_of, numbers, run, year_box

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

def test_multiples_of_another_first_year_are_named_and_come_after_those_that_are_compared() -> None:
    """China's trade is defined otherwise until 1998, so that its multiples are of 1999, and the others' of 1996; in 2014 it has the most."""
    choice = chart_of("ru_partners")._replace(measure="multiple", years=(1996, 2014))
    bars = year_bars(choice, 2014)
    (trace,) = json.loads(bars.figure.to_json())["data"]
    *alike, china = numbers(trace["x"])
    assert alike == sorted(alike, reverse=True) and china > alike[0]
    assert bars.figure.layout.meta.startswith("Highest in 2014 of the lines that are 1 in 1996: Netherlands, ")
    assert bars.summary.count("(1999 = 1)") == 1 and "; China (1999 = 1): " in bars.summary
    rows = view(choice).rows
    assert set(rows.loc[rows["own_base"] != "", "base_year"]) == {1999} and set(rows.loc[rows["own_base"] == "", "base_year"]) == {1996}


def test_the_bars_of_2014_are_the_four_reports_of_trade() -> None:
    """Article: 95.28 in the text, 95.2 in a footnote; a quarter more than 95.28 is 119.1."""
    figure = json.loads(year_bars(chart_of("total"), 2014).figure.to_json())
    (trace,), layout = figure["data"], figure["layout"]
    assert [round(value, 2) for value in numbers(trace["x"])] == [95.28, 95.24, 95.2, 88.35]
    assert trace["text"] == ["USD 95.28 bn", "USD 95.24 bn", "USD 95.2 bn", "USD 88.35 bn"]
    assert trace["marker"]["color"] == [PLACES[9], PALETTE[0], PLACES[9], PALETTE[0]]  # one flow, whoever reports it
    assert layout["meta"] == "Highest in 2014: reporter not named, Liu (2017), text, USD 95.28 bn"
    assert [(label["y"], label.get("yref", "y")) for label in layout["annotations"]] == [(place, "y") for place in range(4)]
    assert layout["xaxis"]["title"]["text"].startswith("Billion current US dollars<br>")
    assert layout["xaxis"]["range"] == pytest.approx((0, 119.1))


def test_the_axis_and_the_height_are_the_same_in_every_year() -> None:
    drawn = [year_bars(chart_of("total"), year).figure.layout for year in range(1996, 2016)]
    assert len({(layout.xaxis.range, layout.height, layout.margin.t) for layout in drawn}) == 1


def test_a_missing_value_is_named_and_has_no_bar() -> None:
    """The article gives trade for 1996, 2014 and 2015 only."""
    bars = year_bars(chart_of("total"), 2005)
    (trace,) = bars.figure.data
    gaps = [place for place, value in enumerate(trace.x) if pd.isna(value)]
    assert gaps == [2, 3] and 0 not in trace.x
    assert [label.y for label in bars.figure.layout.annotations if label.text == "no value"] == gaps
    assert "Reporter not named, Liu (2017), text: no value" in bars.summary


def test_a_year_without_any_value_says_so() -> None:
    """Investment by side begins after 1997."""
    assert year_bars(chart_of("fdi_flow"), 1997).summary.startswith("No line has a value in 1997. ")


@pytest.mark.parametrize("chart", ["flows", "total", "crude", "tiv_categories", "balance", "crude_total"])
def test_bars_have_the_colours_of_the_chart(chart: str) -> None:
    seen = view(chart_of(chart))
    drawn = {(trace.marker.color, year, value) for trace in seen.figure.data
             for year, value in zip(trace.x, trace.y) if pd.notna(value)}
    colours = line_colours(seen.rows, offer_of(chart).kind, reporters(chart))
    rows = seen.rows.dropna(subset="shown")
    assert drawn == {(colours[row.series_id, row.source_id], row.year, row.shown) for row in rows.itertuples()}


@pytest.mark.parametrize(("chart", "expected"), [
    ("total", "Bars"), ("tiv_categories", "Bars"), ("dependence", ""), ("trade_ranks", "Dots")])
def test_bars_are_offered_where_lines_can_be_compared(chart: str, expected: str) -> None:
    assert kind_of_bars(chart_of(chart)) == expected
    assert not kind_of_bars(chart_of(chart, years=(2014, 2014)))


def test_ranks_are_dots_on_an_axis_with_the_best_on_the_right() -> None:
    """Article: China was Russia's first partner, Russia among China's ten largest; the trade records say first and ninth."""
    drawn = year_bars(chart_of("trade_ranks"), 2012)
    (trace,), axis = drawn.figure.data, drawn.figure.layout.xaxis
    assert (trace.type, trace.mode, list(trace.x), list(trace.text)) == (
        "scatter", "markers+text", [1, 1, 9, 10], ["rank 1", "rank 1", "rank 9", "rank 10 or better"])
    left, right = axis.range
    assert left > max(axis.tickvals) > min(axis.tickvals) == 1 > right > 0
    assert drawn.summary.startswith("Best rank in 2012: China among Russia's partners, Liu (2017), text and China among Russia's partners, rank 1. ")


def test_the_largest_of_many_partners_stand_first_in_each_year() -> None:
    for chart, ascending in (("suppliers", False), ("ru_partners", False), ("supplier_ranks", True)):
        for year in (2010, 2014):
            (trace,) = year_bars(chart_of(chart), year).figure.data
            known = [value for value in trace.x if pd.notna(value)]
            assert known == sorted(known, reverse=not ascending) and len(known) > 4


def test_a_line_without_a_rank_has_no_dot() -> None:
    """The article's rank among investors is of 2015 and that with loans of 2009; UNCTAD's end with 2012."""
    figure = year_bars(chart_of("fdi_rank"), 2012).figure
    assert [pd.isna(rank) for rank in figure.data[0].x] == [False, False, True, True]
    assert [label.y for label in figure.layout.annotations if label.text == "no value"] == [2, 3]


@given(some.lists(some.integers(1, 5000), min_size=1))
def test_the_axis_of_ranks_holds_every_rank_and_has_whole_ticks(ranks: list[int]) -> None:
    (left, right), ticks = rank_axis(pd.Series(ranks))
    assert left > max(ranks) and right < min(ranks) and ticks[0] == 1 and ticks[-1] <= max(ranks) and len(ticks) <= 7


# The playing

def test_playing_begins_with_the_year_shown_or_with_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    for shown, expected in ((2014, 2014), (2015, 1996), (1996, 1996)):
        one_year.start(shown, (1996, 2015))
        assert st.session_state["play_next"] == expected


def test_the_clock_moves_a_year_at_a_time_and_ends_with_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(st, "session_state", {"page_shown": "trade", "play_next": 2013, "play_heard": None})
    monkeypatch.setattr(st, "rerun", lambda: seen.append("the end"))
    monkeypatch.setattr(one_year, "on_page", lambda path: {})
    monkeypatch.setattr(one_year, "set_answer", lambda path, name, words: seen.append(f"{name} {words[0]}"))
    monkeypatch.setattr(one_year, "shown_year", lambda choice, at, *others, **named: seen.append(at))
    monkeypatch.setattr(one_year, "write_address", lambda path, texts, key: seen.append(texts[0]))
    for _ in range(3):
        one_year.moving(chart_of("total"), lambda year: f"in {year}")
    assert seen[:6] == ["2013", "in 2013", "2014", "in 2014", "at 2015", "the end"]


@pytest.mark.parametrize(("key", "heard", "noted"), [("bars", False, False), ("bars", None, False), ("bars", True, True), ("at", True, False)])
def test_what_a_late_browser_reports_while_the_years_play_is_no_choice(monkeypatch: pytest.MonkeyPatch, key: str, heard: bool | None, noted: bool) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "session_state", {"page_shown": "trade", "play_heard": heard, "bars": False, "at": 2007})
    monkeypatch.setattr(st, "rerun", lambda: None)
    monkeypatch.setattr(one_year, "set_answer", lambda path, name, words: said.append(name))
    one_year.note_choice(key, key)
    assert said == [key] * noted and st.session_state["play_heard"] is (heard if noted else None)
    del st.session_state["play_heard"]  # nothing plays
    one_year.note_choice(key, key)
    assert said == [key] * (1 + noted)


def test_the_bars_come_when_asked_for_and_follow_the_chosen_year() -> None:
    app = run("trade", "total~at.2005")
    assert len(app.get("plotly_chart")) == 1 and "**USD" in app.markdown[0].value
    app.button(key="play").click().run()
    assert app.button(key="play").label == "Pause"
    _, *layers = app.get("plotly_chart")
    assert {chart.proto.alt[:15] for chart in layers} == {"Highest in 2005", "Highest in 2006"}  # the next year lies beneath
    app.button(key="play").click().run()
    assert app.button(key="play").label == "Play the years"
    year_box(app).set_value(2014).run()
    _, bars = app.get("plotly_chart")
    assert "Highest in 2014" in bars.proto.alt and app.markdown[0].value.count("**USD") == 4
    assert [round(value, 2) for value in numbers(json.loads(bars.proto.spec)["data"][0]["x"])] == [95.28, 95.24, 95.2, 88.35]


def test_the_bars_close_again_and_end_the_playing() -> None:
    app = run("trade", "total~at.2005")
    app.button(key="play").click().run()
    app.session_state["play_heard"] = True  # as after the first run of the clock
    app.toggle(key="bars").set_value(False).run()
    assert len(app.get("plotly_chart")) == 1 and app.button(key="play").label == "Play the years"


def test_the_room_for_the_words_has_the_longest_of_each_line() -> None:
    """Crude oil: at most three reports in a year, as in 2015; no year has a longer line in its place."""
    asked = chart_of("crude")
    room = room_for_values(asked).split("  \n")
    lines = [values_by_year(asked).get(year, "").split("  \n") for year in range(1996, 2016)]
    assert len(room) == max(map(len, lines)) == 3
    assert all(len(line) <= len(place) for of_year in lines for line, place in zip(of_year, room))


def blocks(around: Block) -> Iterator[Block]:
    """A block of a page and all that stand in it."""
    yield around
    for inner in around.children.values():
        if isinstance(inner, Block):
            yield from blocks(inner)


@pytest.mark.parametrize(("view", "below"), [("suppliers", True), ("crude", False)])
def test_only_many_values_of_a_year_stand_below_the_row_of_buttons(view: str, below: bool) -> None:
    """Twelve suppliers and three reports of one flow in 2015."""
    app = run("energy", view)
    row = next(block.children.values() for block in blocks(app.main) if app.button(key="play") in block.children.values())
    assert ("Mt**" in app.markdown[0].value) and (app.markdown[0] in row) is not below


def test_any_other_choice_ends_the_playing() -> None:
    app = run("trade", "total~at.2005")
    app.button(key="play").click().run()
    app.slider(key="years").set_value((1997, 2015)).run()
    assert app.button(key="play").label == "Play the years"


def test_a_chart_of_one_line_has_nothing_to_play() -> None:
    assert "play" not in [button.key for button in run("trade", "dependence").button]
