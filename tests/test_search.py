"""Search: every entry leads to a page that understands its address and shows what was sought."""

from __future__ import annotations

import pytest

from pages.parts.places import entries, labels, place
from pages.parts.source_entry import resting
from pages.parts.tables import tables, version
from tests.test_pages import run

ENTRIES = entries(version())
KINDS = ("Series", "Claim", "Source", "Event", "Deal", "Measure")
SAMPLED = [label for kind in KINDS for label in [label for label, (of, _) in ENTRIES.items() if of == kind][::9]]


def test_everything_can_be_found_under_words_of_its_own() -> None:
    loaded = tables()
    wanted = sum(map(len, (loaded.series, loaded.claims, loaded.sources, loaded.events, loaded.measures))) + loaded.deals["deal_id"].nunique()
    assert len(labels(version())) == len(ENTRIES) == wanted


@pytest.mark.parametrize("label", SAMPLED)
def test_an_entry_leads_to_a_page_that_understands_its_address(label: str) -> None:
    there = place(*ENTRIES[label], version())
    app = run(there.path, **there.query)
    assert not app.exception and not app.error and not app.warning
    assert not any("not understood" in info.value for info in app.info)
    chosen = {str(box.value) for box in app.selectbox} | {value for box in app.multiselect for value in box.value}
    kind, name = ENTRIES[label]
    if kind in ("Claim", "Source", "Measure"):
        assert name in chosen
    else:
        assert app.get("plotly_chart") or len(app.dataframe)


def test_an_event_shows_the_years_around_it() -> None:
    event = tables().events.query("title == 'Last border question settled'").iloc[0]
    there = place("Event", event["event_id"], version())
    assert there.query["years"] == ["2001", "2007"]


def test_a_source_says_what_rests_on_it_with_links() -> None:
    rests = {(kind, name) for kind, name, _ in resting("eia_brent", version())}
    assert ("Series", "brent_price") in rests and any(kind == "Claim" for kind, _ in rests)
    app = run("data", source="EIA")
    said = " ".join(text.value for text in app.markdown)
    assert tables().sources.set_index("source_id").loc["eia_brent", "citation_full"] in said
    assert "Series: Price of Brent crude oil" in [item.proto.label for item in app.get("page_link")]
