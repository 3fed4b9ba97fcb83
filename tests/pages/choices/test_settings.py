"""One declaration says all: a setting added to a view of its own has its widget, its test, its permalink, its words and its links."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from streamlit.testing.v1 import AppTest

from pages.around.places import Place, place_of
from pages.catalogue import registry
from pages.catalogue.registry import BEYOND_THEMES, View, canonical_permalink, filters, read_permalink
from pages.choices.setting import Kind, Setting, Settings, read, write
from pages.choices.text import NotUnderstood
from pages.choices.widgets import LATE, YEARS, tell_anew, widget_of
from pages.reports.document import Entry
from tests.apps import address_of, light

NAMES = {"red": "Red", "blue": "Blue"}
PANELS = Setting("Open", "panels", (), {"values": "Table"}, place="", kept=False)
BEFORE: Settings = {"size": Setting("Size", "one", ("small",), {"small": "Small", "large": "Large"}), "open": PANELS}
# For each kind: what is declared, the list of AppTest with its widget, what a reader sets there, how that is written, and in words; and nonsense.
ADDED: dict[str, tuple[Setting, str, Any, str, str, str]] = {
    "one": (Setting("Colour", "one", ("red",), NAMES), "selectbox", "blue", "blue", "Blue", "green"),
    "some": (Setting("Colours", "some", ("red",), NAMES), "multiselect", ["red", "blue"], "red.blue", "Red; Blue", "red.green"),
    "years": (Setting("Period", "years", ("1996", "2015"), limits=(1990, 2020)), "slider", (2000, 2010), "2000.2010", "2000 to 2010", "2010.2000"),
    "number": (Setting("Weight", "number", ("1",), limits=(0.0, 5.0, 0.5)), "number_input", 2.5, "2%2E5", "2.5", "9"),
    "text": (Setting("Word", "text", ("a",), limits=(5,)), "text_input", "b.c~", "b%2Ec%7E", "b.c~", "too%20long"),
    "flag": (Setting("Dots", "flag", ("off",)), "toggle", True, "on", "yes", "perhaps")}


@pytest.fixture(params=ADDED)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A view of its own on a page of its own, with a setting of some kind added to it: one more entry where its settings are declared."""
    settings = BEFORE | {"added": ADDED[request.param][0]}
    monkeypatch.setitem(BEYOND_THEMES, "own", View("own", lambda view: settings, lambda chosen: None))
    caches = (registry.views, registry.view_settings, registry.read_permalink, registry.canonical_permalink)
    for cache in caches:
        cache.cache_clear()
    yield request.param
    for cache in caches:
        cache.cache_clear()


def page() -> None:
    """A page that shows the view; AppTest runs it as a script."""
    import streamlit as st

    from pages.around.lay_out import asked_views, set_views
    from pages.choices.address import arrive, notice

    arrive("own")
    asked_views("own")
    notice()
    set_views("own", ["own"], st)


def opened(*views: str) -> AppTest:
    """The page at an address."""
    app = light(AppTest.from_function(page, default_timeout=60))
    if views:
        app.query_params["view"] = list(views)
    app.run()
    assert not app.exception
    return app


def plain(value: Any) -> Any:
    """A value without the difference between a list and a tuple."""
    return tuple(value) if isinstance(value, list) else value


def test_its_widget_stands_there_and_the_address_follows_it(kind: str) -> None:
    setting, widget, value, written, *_ = ADDED[kind]
    app = opened()
    (found,) = [one for one in app.get(widget) if one.label == setting.label]
    assert address_of(app) == ["own"]
    found.set_value(value).run()
    assert not app.exception and address_of(app) == [f"own~added.{written}"]


def test_an_address_sets_it_and_nonsense_gets_a_notice(kind: str) -> None:
    setting, widget, value, written, _, nonsense = ADDED[kind]
    for added, shown in ((written, value), (nonsense, None)):
        app = opened(f"own~added.{added}")
        (found,) = [one for one in app.get(widget) if one.label == setting.label]
        first = opened().get(widget)[-1].value
        assert plain(found.value) == plain(first if shown is None else shown)
        assert [info.value[:38] for info in app.info] == (["Part of the address was not understood"] if shown is None else [])


@pytest.mark.parametrize("kind", ["text"], indirect=True)
def test_a_text_that_is_too_long_stays_in_its_box_with_a_word_about_it(kind: str) -> None:
    app = opened("own~added.abc")
    app.text_input[0].set_value("far too long").run()
    assert app.text_input[0].value == "far too long" and [warning.value for warning in app.warning] == ["Not used: this has 12 characters, and at most 5 can be used."]
    assert address_of(app) == ["own~added.abc"]
    app.text_input[0].set_value("short").run()
    assert not app.warning and address_of(app) == ["own~added.short"]


def test_its_permalink_says_it_only_where_it_differs_and_comes_back(kind: str) -> None:
    setting, _, value, written, *_ = ADDED[kind]
    first = ".".join(setting.first)
    assert canonical_permalink(f"own~added.{first}") == "own" and canonical_permalink(f"own~added.{written}") == f"own~added.{written}"
    name, values = read_permalink(f"own~added.{written}")
    assert values["added"] == plain(value) and values["size"] == "small"


def test_its_words_go_into_files_and_the_report(kind: str) -> None:
    setting, _, _, written, words, _ = ADDED[kind]
    assert filters(f"own~added.{written}") == {"Size": "Small", setting.label: words}
    from pages.reports.document import filters as of_report
    assert of_report(Entry(f"own~added.{written}")) == {"Size": "Small", setting.label: words}


def test_a_link_to_the_view_says_it_and_opens_it(kind: str) -> None:
    text = f"own~added.{ADDED[kind][3]}"
    there = place_of.__wrapped__("View", text)
    assert there == Place("own", (text,))
    assert address_of(opened(*there.views)) == [text]


def test_every_kind_is_proved_here() -> None:
    assert {*ADDED, "panels"} == set(get_args(Kind))


def test_what_depends_on_another_setting_is_there_only_with_it() -> None:
    settings = BEFORE | {"added": Setting("Colour", "one", lambda chosen: (next(iter(NAMES)),), lambda chosen: NAMES,
                                          when=lambda chosen: chosen["size"] == "large")}
    large = read("own", {"size": ("large",), "added": ("blue",)}, settings)
    assert write("own", large, settings) == "own~size.large~added.blue"
    assert write("own", large | {"size": "small"}, settings) == "own"


def test_a_part_that_comes_twice_or_that_there_is_not_is_refused() -> None:
    for text, said in (("total~years.1996.2015~years.1996.2015", "given twice"), ("total~colour.red", "has no “colour” to set"),
                       ("total~", "has a “~” with nothing after it")):
        with pytest.raises(NotUnderstood, match=said):
            read_permalink(text)


def test_a_session_remembers_no_more_sliders_that_are_gone_than_a_browser_may_report_of(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"widgets_told": {YEARS: 0, "measure": 0}}
    monkeypatch.setattr("streamlit.session_state", kept)
    for year in range(1990, 2050):
        kept |= {widget_of(YEARS): (1990, year), widget_of("measure"): "level"}
        tell_anew([YEARS, "measure", "unknown"])
    assert list(kept["widgets_replaced"].values()) == [(1990, year) for year in range(2050 - LATE, 2050)]
    assert kept["widgets_told"] == {YEARS: 60, "measure": 60}
