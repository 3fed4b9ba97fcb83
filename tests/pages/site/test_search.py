"""The search box: every entry leads to a page that opens and shows it, and related things link to each other."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.stored.read import TableFault
from pages.around.places import place_in_years, place_of
from pages.catalogue.entries import choices, entries
from pages.catalogue.finding import search_results
from pages.catalogue.question import years_of
from pages.catalogue.registry import canonical_permalink, exhibit, view_names
from pages.charts.labels import PALE
from pages.charts.marked import with_mark
from pages.choices.address import FOUND
from pages.choices.text import parts_of
from pages.reading.tables import tables
from pages.words.titles import TITLES
from tests.apps import address_of, figures, numbers, opened, run, tables_of, turned_to, unopened

ENTRIES = entries()


def said(app: AppTest) -> str:
    """The words in sight: headings, texts, tables, links, buttons and what boxes have chosen."""
    words = [element.value for kind in (app.title, app.subheader, app.markdown) for element in kind]
    words += [str(box.value) for box in (*app.selectbox, *app.button_group)] + [button.label for button in app.button]
    words += [table.value.to_csv() for table in tables_of(app)] + [link.proto.label for link in app.get("page_link")]
    return "\n".join(words).replace('""', '"')


def sample() -> list[tuple[str, str]]:
    """Some ten entries of each kind, the first and the last among them."""
    kinds = [[entry for entry in ENTRIES if entry[0] == kind] for kind in ("Page", "Chart", "Series", "Claim", "Source", "Event", "Deal", "Measure", "Choice")]
    return [entry for kind in kinds for entry in dict.fromkeys([*kind[::max(1, len(kind) // 10)], kind[-1]])]


@pytest.mark.parametrize(("kind", "name"), sample())
def test_an_entry_leads_to_a_page_that_shows_it(kind: str, name: str) -> None:
    there = place_of(kind, name)
    app = run(there.path, *there.views)
    assert not app.exception and not app.error and not app.warning
    assert not any("not understood" in info.value for info in app.info)
    if kind == "Choice":
        assert ENTRIES[kind, name].names[0] in chosen_words(app)
    else:
        assert there.path == name if kind == "Page" else words(kind, name) in said(app)


def chosen_words(app: AppTest) -> str:
    """What boxes have chosen, in the words of the page."""
    return "\n".join([str(box.format_func(box.value)) for box in app.selectbox] + [str(box.format_func(value)) for box in app.multiselect for value in box.value])


def words(kind: str, name: str) -> str:
    """The name of a thing as the tables have it."""
    table, key, column = {"Chart": ("charts", "chart_id", "chart_id"), "Series": ("series", "series_id", "title"), "Claim": ("claims", "claim_id", "statement"),
                          "Source": ("sources", "source_id", "citation_full"), "Event": ("events", "event_id", "title"),
                          "Deal": ("deals", "deal_id", "system"), "Measure": ("measures", "measure_id", "name")}[kind]
    return getattr(tables(), table).set_index(key, drop=False)[column].loc[[name]].iloc[0]


def test_every_series_deal_and_event_is_drawn_where_its_entry_leads_and_stands_out_beside_others() -> None:
    for kind, name in ENTRIES:
        if kind in ("Series", "Deal", "Event"):
            (text,) = place_of(kind, name).views
            seen = exhibit(canonical_permalink(text))
            assert kind == "Event" or name in set(seen.rows["deal_id" if kind == "Deal" else "series_id"]), name
            if "~mark." in text:
                assert seen.figure is None or with_mark(seen.figure, name, seen.rows, seen.years) is not seen.figure, name
            else:
                assert kind == "Series", name


def test_the_box_holds_every_page_view_chart_series_claim_source_event_deal_measure_and_choice_once() -> None:
    loaded = tables()
    parts = (TITLES, *map(view_names, TITLES), loaded.charts.query("theme != 'overview'"), loaded.series, loaded.claims, loaded.sources, loaded.events,
             loaded.deals.drop_duplicates("deal_id"), loaded.measures, list(choices()))
    assert len({entry.words for entry in ENTRIES.values()}) == len(ENTRIES) == sum(map(len, parts)) + 1  # what can be downloaded


def test_a_source_that_a_reader_is_led_to_stands_first() -> None:
    assert [box.label for box in run("data", "source~source.liu_2017").selectbox] == ["Source", "Table"]
    assert [box.label for box in run("data", "table~table.series").selectbox] == ["Table", "Source"] == [box.label for box in run("data").selectbox]


def test_an_event_opens_three_years_to_either_side_within_the_range() -> None:
    for title, years in (("Eastern-route gas contract", ("2011", "2017")), ("Joint statement on friendly relations; Yeltsin's first visit", ("1990", "1995"))):
        (text,) = place_of("Event", search_results(f"Event: {title}")[0].name).views
        assert parts_of(text)[1].items() >= {"years": years}.items()


def test_a_chart_links_to_its_sources_and_a_source_to_its_series_and_claims() -> None:
    app = opened(run("trade"), "provenance")
    assert any(link.proto.page == "data" and "source.imf_dots" in link.proto.query_string for link in app.get("page_link"))
    links = [link.proto for link in run("data", "source~source.xinhua_2015").get("page_link")]
    assert links and all(link.page != "data" for link in links)
    claims = [link.proto for link in run("data", "source~source.spglobal_customs").get("page_link") if link.proto.page == "claims"]
    assert any(link.label.startswith("China's crude imports from Russian companies in 2015") for link in claims)


def test_a_source_that_is_unknown_gets_the_notice() -> None:
    assert "not understood (source)" in run("data", source="Nobody").info[0].value
    assert "“source” cannot show “source: nobody”" in run("data", "source~source.nobody").info[0].value


def gone_to(app: AppTest, kind: str, words: str) -> AppTest:
    """A page whose reader has chosen what is found first."""
    app.session_state[FOUND] = kind, search_results(f"{kind}: {words}")[0].name
    return app.run()


def test_what_is_found_on_the_page_in_sight_is_shown_there_and_leaves_no_earlier_choice() -> None:
    app = gone_to(run("trade", "growth~years.2000.2010~axis.log"), "Event", "Declaration on linking")
    assert not app.exception
    assert address_of(app) == ["total~years.2012.2018~mark.event_22"]


def marked(app: AppTest) -> list[str]:
    """What a page says is marked on its chart."""
    return [text.value for text in app.markdown if "Remove the mark" in {button.label for button in app.button} and text.value.startswith("Marked: ")]


def bold_words(figure: dict) -> list[str]:
    """What is written on a chart in bold letters, beside its marks or on its axis."""
    notes = [note["text"] for note in figure["layout"]["annotations"]] + list(figure["layout"]["yaxis"].get("ticktext", ()))
    return [note.replace("<br>", " ")[3:-4] for note in notes if note.startswith("<b>")]


@pytest.mark.parametrize(("kind", "name", "said"), [
    ("Deal", "S-400", "S-400"), ("Deal", "S-300PMU2, order of 2006", "S-300PMU2, order of 2006"), ("Series", "Goods trade between China and Russia, as Russia reports it", "Russia's report"),
    ("Event", "Treaty of Good-Neighborliness 2001", "2001 Treaty of Good-Neighbourliness signed"), ("Event", "Exercise Joint Sea 2012", "2012 Exercise Joint Sea 2012"),
    ("Event", "Power of Siberia", "2014 Eastern-route gas contract")])
def test_what_is_found_is_named_in_bold_on_its_chart_and_above_it(kind: str, name: str, said: str) -> None:
    entry = search_results(f"{kind}: {name}")[0]
    there = place_of(kind, entry.name)
    app = run(there.path, *there.views)
    assert bold_words(figures(app)[0]) == [said] and marked(app) == [f"Marked: **{entry.title}**"]


def test_a_single_fact_stands_first_in_its_table() -> None:
    app = gone_to(run("energy", "contracts"), "Series", "Power of Siberia")
    assert tables_of(app)[0].value["series"].iloc[0] == search_results("Series: Power of Siberia")[0].title
    assert marked(app)[0].endswith(", first in the table")


def test_one_deal_is_drawn_above_all_others_which_are_pale() -> None:
    drawn = figures(run("arms", "deals~mark.su35_2015"))[0]["data"]
    above = [trace for trace in drawn if trace.get("opacity") is None]
    assert {value for trace in above for value in numbers(trace["y"]) if value} == {2.0, 2.5} and {year for trace in above for year in trace["x"] if year} == {2015}
    assert len(above) == 3 and {trace["opacity"] for trace in drawn if trace not in above} == {PALE}


def test_a_mark_stays_with_what_is_set_and_a_press_takes_it_away() -> None:
    app = gone_to(run("trade"), "Series", "Goods trade between China and Russia, as Russia reports it")
    next(box for box in app.selectbox if box.label == "Measure").set_value("change").run()
    pale = {trace["name"]: trace.get("opacity") for trace in figures(app)[0]["data"]}
    assert pale.pop("Russia's report") is None and set(pale.values()) == {PALE} and not app.info
    assert address_of(app) == ["total~measure.change~mark.trade_total_ru"]
    app.button(key="remove_mark").click().run()
    assert {trace.get("opacity") for trace in figures(app)[0]["data"]} == {None} and not marked(app)
    assert address_of(app) == ["total~measure.change"]


def test_a_mark_that_the_chart_does_not_show_is_said_to_be_missing() -> None:
    app = run("arms", "deals~years.1996.2010~mark.s400_2014")
    assert not marked(app) and any(text.value == "“**S-400**” is not on the chart with these years and settings." for text in app.markdown)


def test_a_reader_who_goes_on_by_the_menu_leaves_the_mark_behind() -> None:
    app = run("arms", "deals~mark.s400_2014")
    for path in ("trade", "arms"):
        app._page_hash = calc_hash(path)
        app.query_params.clear()
        app.run()
    assert address_of(app) == ["deals"] and not marked(app)


def test_a_mark_changes_no_file() -> None:
    assert canonical_permalink("deals~mark.s400_2014") == "deals"


@pytest.mark.parametrize(("typed", "view", "told"), [
    ("crude from Russia 2014", "crude~years.2002.2014", "up to 2014"), ("trade 2000-2010", "total~years.2000.2010", "from 2000 to 2010"),
    ("crude 1999", "crude", ", but has nothing for 1999"), ("oil price since 2005", "brent~years.2005.2015", "from 2005 to 2015"),
    ("composition 1998-2015", "composition~years.1998.2011", "from 1998 to 2011")])
def test_the_years_of_a_question_are_taken_along_as_far_as_the_view_has_them(typed: str, view: str, told: str) -> None:
    entry = search_results(typed)[0]
    there, said = place_in_years(entry.kind, entry.name, years_of(typed))
    assert there.views == (view,) and told in said


def test_a_view_that_is_asked_for_a_year_tells_the_value_of_that_year() -> None:
    app = run("energy")
    app.session_state[FOUND] = "Chart", "crude", years_of("crude from Russia 2014")
    app.run()
    assert not app.exception and "crude~years.2002.2014" in address_of(app)
    assert any(note.value.endswith("It is shown here up to 2014.") for note in app.info)
    year = next(box.value for box in app.selectbox if box.label == "Values of the year")
    assert year == 2014 and any("33.1" in text.value for text in app.markdown)


def test_what_can_be_downloaded_opens_where_the_reader_is() -> None:
    for path in ("trade", "data"):
        app = run(path)
        app.session_state[FOUND] = search_results("how do I cite this")[0][:2]
        assert any(text.value == "**Load the CSV file**" for text in app.run().markdown) and not app.exception, path


def test_the_report_leads_to_a_page_where_what_can_be_downloaded_opens() -> None:
    app = run("report")
    app.session_state[FOUND] = "Download", "formats"
    (way,) = app.run().get("page_link")
    app = turned_to(app, way.proto.page)
    assert way.proto.page == "data" and any(text.value == "**Load the CSV file**" for text in app.markdown)


def test_a_page_without_a_table_leaves_nothing_to_be_opened_on_the_next() -> None:
    app = run("trade", "flows~series")
    app.session_state[FOUND] = "Download", "formats"
    app = turned_to(app.run(), "energy")
    assert app.title and not any(text.value == "**Load the CSV file**" for text in app.markdown)


def test_of_a_table_that_cannot_be_read_nothing_is_said_about_years(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> None:
        raise TableFault(Path("trade.parquet"), "trade", "cannot be read")
    monkeypatch.setattr("pages.around.places.exhibit", broken)
    place_in_years.cache_clear()
    there, said = place_in_years("View", "composition", (None, 2005))
    assert (there.views, said) == (("composition",), "")
    place_in_years.cache_clear()


def test_what_is_found_elsewhere_is_gone_to_by_a_link() -> None:
    app = gone_to(unopened("trade").run(), "Claim", "China's crude imports from Russian companies in 2015")
    (way,) = app.get("page_link")
    assert not app.exception and (way.proto.page, way.proto.query_string) == ("claims", "view=claim~claim.crude_text")
