"""What readers find by the words that they type, and what stands before what."""

from __future__ import annotations

import pytest

from pages.catalogue.entries import Entry
from pages.catalogue.finding import MOST_CHOICES, found, rank, readable, sought
from pages.reading.tables import tables, version

OF = version()


def titles(text: str, kind: str = "") -> list[str]:
    """The titles of what is found, of one kind or of all."""
    return [entry.title for entry in found(text, OF) if kind in ("", entry.kind)]


def kinds(text: str) -> list[str]:
    """The kinds of what is found, each where it comes first."""
    return list(dict.fromkeys(entry.kind for entry in found(text, OF)))


def test_what_has_the_whole_name_comes_before_charts_that_show_it_then_series_and_claims() -> None:
    assert titles("S-400")[:3] == ["S-400", "Deal values", "Systems"]
    assert kinds("S-400")[:5] == ["Deal", "Chart", "Series", "Event", "Claim"]
    for row in tables().deals.itertuples():  # reports may call one deal otherwise
        assert found(row.system, OF)[0][:2] == ("Deal", row.deal_id)
        assert set(titles(row.system, "Chart")) & {"Deal values", "Systems"}, row.system
    assert found("energy", OF)[0][:2] == ("Page", "energy") and found("cagr", OF)[0].name == "cagr"


@pytest.mark.parametrize("typed", ["s400", "S 400", "s-400", "S‑400", "S-40"])
def test_hyphens_and_capitals_do_not_matter_nor_is_the_last_letter_needed(typed: str) -> None:
    assert titles(typed)[0] == "S-400"


def test_a_claim_leads_with_its_number_and_unit() -> None:
    (value,) = [entry for entry in found("S-400", OF) if entry.name == "s400_value"]
    assert value.title == "USD 3 bn" and value.said.startswith("The S-400 contract of autumn 2014")
    assert value.words == "Claim: USD 3 bn · The S-400 contract of autumn 2014 is worth this much"
    assert titles("usd 69 bn", "Claim")[0] == "USD 69 bn"


def test_an_entry_says_what_it_is_and_where_it_leads() -> None:
    assert found("systems", OF)[0].words == "Chart: Systems · Orders and deliveries of the systems the article names · Arms"
    assert found("Deal: S-400", OF)[0].words == "Deal: S-400 · ordered 2014 · Arms"
    assert found("page: trade", OF)[0].words == "Page: Trade · How much do China and Russia trade?"


@pytest.mark.parametrize(("typed", "title"), [
    ("India", "India – state on Votes"), ("USA", "United States – state on Votes"), ("Kazakhstan", "Kazakhstan – state on Votes"),
    ("Kazakhstan", "Kazakhstan – partner on Compare"), ("Germany", "Germany – economy on Composition"), ("colonialism", "Colonialism – issue on Votes"),
    ("inconsistent", "✗ inconsistent – verdict on Claims"), ("India votes", "India – state on Votes"), ("Mongolia", "Mongolia – state on Votes")])
def test_what_can_be_set_of_a_view_is_found_by_its_name(typed: str, title: str) -> None:
    assert title in [entry.title for entry in found(typed, OF)[:4] if entry.kind == "Choice"]


@pytest.mark.parametrize("typed", ["Russia", "China", "oil", "trade", "United", "united states", "votes", "a", "Republic", "human rights"])
def test_a_few_choices_come_after_what_is_called_so_and_after_charts(typed: str) -> None:
    ranks = {entry[:2]: rank(read, sought(typed, OF)) for read in readable(OF) if (entry := read.entry)}
    hits = [entry.kind for entry in found(typed, OF)]
    assert hits.count("Choice") <= MOST_CHOICES
    if "Choice" in hits:
        before = hits[:hits.index("Choice")]
        named = [name for (kind, name), place in ranks.items() if kind != "Choice" and place and place[:2] < (0, 2) or kind == "Chart" and place and place[:2] <= (0, 2)]
        assert len(before) >= len(named)


def test_a_word_on_a_page_finds_no_choice_that_is_not_called_so() -> None:
    assert not {"Choice"} & {*kinds("votes"), *kinds("composition")}


def test_a_view_is_found_by_the_industries_that_it_shows() -> None:
    assert "Shares by industry" in titles("leather and footwear", "View")


@pytest.mark.parametrize(("typed", "kind", "first"), [
    ("FDI", "Chart", "Yearly flow"), ("FDI", "Series", "China's direct investment in Russia, as China reports it"),
    ("GDP", "Series", "Gross domestic product of China"), ("intra-industry", "View", "Trade within industries"),
    ("trade within industries", "View", "Trade within industries"), ("triangle", "View", "Three states"), ("UN votes", "View", "Two states"),
    ("human rights", "View", "By issue"), ("similarity", "View", "Measures of the whole"), ("similarity", "Measure", "Finger–Kreinin similarity"),
    ("Chinese exports to Russia", "Series", "China's exports to Russia, as China reports them"), ("weapons", "Page", "Arms"),
    ("China’s crude oil imports from Russia", "Series", "China's crude oil imports from Russia")])
def test_things_are_found_by_the_words_of_readers(typed: str, kind: str, first: str) -> None:
    assert titles(typed, kind)[:1] == [first]


@pytest.mark.parametrize(("typed", "page"), [("investment 2014", "investment"), ("trade 2015", "trade"), ("1850 diplomacy", "diplomacy")])
def test_a_year_empties_no_list(typed: str, page: str) -> None:
    assert found(typed, OF)[0].name == page
    assert {"Chart", "Series"} <= set(kinds(typed))


def test_what_has_the_year_comes_before_what_has_it_not() -> None:
    claims = [entry for entry in found("trade 2015", OF) if entry.kind == "Claim"]
    of_the_year = ["2015" in entry.said for entry in claims]
    assert of_the_year[0] and of_the_year == sorted(of_the_year, reverse=True)
    assert found("xinhua 2015", OF)[0].title == "Xinhua 2015"
    assert "Claim" in kinds("2014")


def test_all_words_count_in_any_order_and_small_ones_do_not() -> None:
    assert titles("russia from imports crude china", "Series") == titles("China crude imports Russia", "Series") != []
    assert set(titles("crude imports Russia", "Series")) < set(titles("crude imports", "Series"))


def test_what_has_most_of_the_words_is_found_where_nothing_has_all() -> None:
    assert titles("S-400 kangaroo") and titles("kangaroo") == []
    assert titles("S-400 kangaroo")[0] == "S-400"


def test_a_word_is_not_found_within_another() -> None:
    """“GDP” and “good-neighbourliness”, “rank” and “Frankfurt”."""
    assert not [title for title in titles("GDP") if "Good-Neighbour" in title]
    assert titles("eighbour") == []


def test_a_box_without_words_offers_the_pages_and_their_views() -> None:
    assert kinds("") == kinds("  ") == ["Page", "View"] and titles("")[0] == "Overview"


@pytest.mark.parametrize("typed", ["*", "(", "\\", "a" * 1500, "😀", "'", "<b>", "%", ":", "deal:", "the", "S-", "\x00"])
def test_any_signs_can_be_typed(typed: str) -> None:
    assert all(isinstance(entry, Entry) for entry in found(typed, OF))


def test_every_other_word_leads_to_something_that_is_called_so() -> None:
    """A row of the table that finds nothing would only look like help."""
    for row in tables().synonyms.itertuples():
        assert all(found(words, OF) and not missing(words) for words in row.words.split("; ")), row.term
        assert found(row.term, OF) and not missing(row.term), row.term


def missing(text: str) -> bool:
    """Whether nothing has all that is asked, so that only parts of it are found."""
    return all((place := rank(read, sought(text, OF))) is None or place[0] for read in readable(OF))
