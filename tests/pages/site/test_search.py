"""The search box: every entry leads to a page that opens and shows it, and related things link to each other."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.around.places import entries, labels, place
from pages.around.provenance import OPEN
from pages.reading.tables import tables, version
from pages.views.theme_chart import Choice, view
from pages.choices.filters import DEFAULT_YEARS, offered
from pages.words.titles import TITLES
from tests.apps import PAGES, run

OF = version()
ENTRIES = entries(OF)


def said(app: AppTest) -> str:
    """The words in sight: headings, texts, tables, links, buttons and what boxes have chosen."""
    words = [element.value for kind in (app.title, app.subheader, app.markdown) for element in kind]
    words += [str(box.value) for box in app.selectbox] + [button.label for button in app.button]
    words += [table.value.to_csv() for table in app.dataframe] + [link.proto.label for link in app.get("page_link")]
    return "\n".join(words).replace('""', '"')


def sample() -> list[str]:
    """Every seventh entry of each kind, and its first and last."""
    kinds = [[entry for entry in ENTRIES if entry.startswith(kind)] for kind in ("Page", "Chart", "Series", "Claim", "Source", "Event", "Deal", "Measure")]
    return [entry for kind in kinds for entry in dict.fromkeys([*kind[::7], kind[-1]])]


@pytest.mark.parametrize("entry", sample())
def test_an_entry_leads_to_a_page_that_shows_it(entry: str) -> None:
    kind, name = ENTRIES[entry]
    there = place(kind, name, OF)
    app = run(there.path, **there.query)
    if kind == "Event":
        app.session_state[OPEN] = True
        app.run()
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
    for kind, name in ENTRIES.values():
        there = place(kind, name, OF)
        if kind in ("Series", "Deal") and there.path != "compare":
            offer = next(offer for offer in offered(there.path, OF).values() if offer.tab == there.query["chart"])
            line = offer.kind in ("line", "bars")
            choice = Choice(offer.chart_id, tuple(map(int, there.query.get("years", DEFAULT_YEARS))),
                            sources=tuple(offer.default_sources if line else offer.sources), series=tuple(offer.series) if line else ())
            assert name in set(view(choice, OF).rows["deal_id" if kind == "Deal" else "series_id"]), name


def test_the_box_holds_every_page_chart_series_claim_source_event_deal_and_measure_once() -> None:
    loaded = tables()
    parts = (TITLES, loaded.charts.query("theme != 'overview'"), loaded.series, loaded.claims, loaded.sources, loaded.events,
             loaded.deals.drop_duplicates("deal_id"), loaded.measures)
    assert len(set(labels(OF))) == len(labels(OF)) == sum(map(len, parts))


def test_an_event_opens_three_years_to_either_side_within_the_range() -> None:
    assert place(*ENTRIES["Event: Eastern-route gas contract (2014-05-21)"], OF).query["years"] == ["2011", "2017"]
    assert place(*ENTRIES["Event: Joint statement on friendly relations; Yeltsin's first visit (1992-12)"], OF).query["years"] == ["1990", "1995"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_box(page: str) -> None:
    assert run(page).selectbox(key="find").label == "Search"


def test_a_chart_links_to_its_sources_and_a_source_to_its_series_and_claims() -> None:
    app = run("trade")
    app.session_state[OPEN] = True
    app.run()
    assert any(link.proto.page == "data" and "source=IMF+DOTS" in link.proto.query_string for link in app.get("page_link"))
    links = [link.proto for link in run("data", source="Xinhua 2015").get("page_link")]
    assert links and all(link.page != "data" for link in links)
    claims = [link.proto for link in run("data", source="China Customs (S&P)").get("page_link") if link.proto.page == "claims"]
    assert any(link.label.startswith("China's crude imports from Russian companies in 2015") for link in claims)


def test_a_source_that_is_unknown_gets_the_notice() -> None:
    assert "not understood (source)" in run("data", source="Nobody").info[0].value
