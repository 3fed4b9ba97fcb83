"""The search box: every entry leads to a page that opens and shows it, and related things link to each other."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.around.places import place_of
from pages.catalogue.entries import entries
from pages.catalogue.finding import found
from pages.catalogue.registry import exhibit, view_names
from pages.charts.chart import PALE
from pages.choices.address import FOUND
from pages.choices.text import parts_of
from pages.reading.tables import tables, version
from pages.words.titles import TITLES
from tests.apps import address_of, figures, opened, run, tables_of, unopened

OF = version()
ENTRIES = entries(OF)


def said(app: AppTest) -> str:
    """The words in sight: headings, texts, tables, links, buttons and what boxes have chosen."""
    words = [element.value for kind in (app.title, app.subheader, app.markdown) for element in kind]
    words += [str(box.value) for box in (*app.selectbox, *app.button_group)] + [button.label for button in app.button]
    words += [table.value.to_csv() for table in tables_of(app)] + [link.proto.label for link in app.get("page_link")]
    return "\n".join(words).replace('""', '"')


def sample() -> list[tuple[str, str]]:
    """Every seventh entry of each kind, and its first and last."""
    kinds = [[entry for entry in ENTRIES if entry[0] == kind] for kind in ("Page", "Chart", "Series", "Claim", "Source", "Event", "Deal", "Measure")]
    return [entry for kind in kinds for entry in dict.fromkeys([*kind[::7], kind[-1]])]


@pytest.mark.parametrize(("kind", "name"), sample())
def test_an_entry_leads_to_a_page_that_shows_it(kind: str, name: str) -> None:
    there = place_of(kind, name, OF)
    app = run(there.path, *there.views)
    assert not app.exception and not app.error and not app.warning
    assert not any("not understood" in info.value for info in app.info)
    assert there.path == name if kind == "Page" else words(kind, name) in said(app)


def words(kind: str, name: str) -> str:
    """The name of a thing as the tables have it."""
    table, key, column = {"Chart": ("charts", "chart_id", "chart_id"), "Series": ("series", "series_id", "title"), "Claim": ("claims", "claim_id", "statement"),
                          "Source": ("sources", "source_id", "citation_full"), "Event": ("events", "event_id", "title"),
                          "Deal": ("deals", "deal_id", "system"), "Measure": ("measures", "measure_id", "name")}[kind]
    return getattr(tables(), table).set_index(key, drop=False)[column].loc[[name]].iloc[0]


def test_every_series_and_deal_is_drawn_where_its_entry_leads() -> None:
    for kind, name in ENTRIES:
        if kind in ("Series", "Deal"):
            (text,) = place_of(kind, name, OF).views
            assert name in set(exhibit(text, OF).rows["deal_id" if kind == "Deal" else "series_id"]), name


def test_the_box_holds_every_page_view_chart_series_claim_source_event_deal_and_measure_once() -> None:
    loaded = tables()
    parts = (TITLES, *map(view_names, TITLES), loaded.charts.query("theme != 'overview'"), loaded.series, loaded.claims, loaded.sources, loaded.events,
             loaded.deals.drop_duplicates("deal_id"), loaded.measures)
    assert len({entry.words for entry in ENTRIES.values()}) == len(ENTRIES) == sum(map(len, parts))


def test_a_source_that_a_reader_is_led_to_stands_first() -> None:
    assert [box.label for box in run("data", "source~source.liu_2017").selectbox] == ["Source", "Table"]
    assert [box.label for box in run("data", "table~table.series").selectbox] == ["Table", "Source"] == [box.label for box in run("data").selectbox]


def test_an_event_opens_three_years_to_either_side_within_the_range() -> None:
    for title, years in (("Eastern-route gas contract", ("2011", "2017")), ("Joint statement on friendly relations; Yeltsin's first visit", ("1990", "1995"))):
        (text,) = place_of("Event", found(f"Event: {title}", OF)[0].name, OF).views
        assert parts_of(text)[1] == {"years": years, "open": ("provenance",)}


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
    app.session_state[FOUND] = kind, found(f"{kind}: {words}", OF)[0].name
    return app.run()


def test_what_is_found_on_the_page_in_sight_is_shown_there_and_leaves_no_earlier_choice() -> None:
    app = gone_to(run("trade", "growth~years.2000.2010~axis.log"), "Event", "Declaration on linking")
    assert not app.exception
    assert address_of(app) == ["total~years.2012.2018~open.provenance"]


def test_a_series_that_is_found_is_marked_in_its_chart_until_something_else_is_set() -> None:
    app = gone_to(run("trade"), "Series", "Goods trade between China and Russia, as Russia reports it")
    assert app.info[0].value.startswith("You looked for Series: Goods trade between China and Russia, as Russia reports it · USD bn")
    pale = {trace["name"]: trace.get("opacity") for trace in figures(app)[0]["data"]}
    assert pale.pop("Russia's report") is None and set(pale.values()) == {PALE}
    app.selectbox(key="measure").set_value("change").run()
    assert {trace.get("opacity") for trace in figures(app)[0]["data"]} == {None}


def test_what_is_found_elsewhere_is_gone_to_by_a_link() -> None:
    app = gone_to(unopened("trade").run(), "Claim", "China's crude imports from Russian companies in 2015")
    (way,) = app.get("page_link")
    assert not app.exception and (way.proto.page, way.proto.query_string) == ("claims", "view=claim~claim.crude_text")
