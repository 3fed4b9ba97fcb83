"""What readers find by the words that they type, and what stands before what."""

from collections import Counter
from pathlib import Path

import pytest

from pages.catalogue.entries import Entry, called, entries
from pages.catalogue.finding import MOST_OF, MOST_OF_OTHERS, ranked, search_results, sought
from pages.catalogue.question import DECIMAL_COMMA
from pages.ledger.ledger import ledger
from pages.reading.tables import tables


def titles(text: str, kind: str = "") -> list[str]:
    """The titles of what is found, of one kind or of all."""
    return [entry.title for entry in search_results(text) if kind in ("", entry.kind)]


def kinds(text: str) -> list[str]:
    """The kinds of what is found, each where it comes first."""
    return list(dict.fromkeys(entry.kind for entry in search_results(text)))


def test_what_has_the_whole_name_comes_before_charts_that_show_it_then_series_and_claims() -> None:
    assert titles("S-400")[:3] == ["S-400", "Deal values", "Weapon by weapon"]
    assert kinds("S-400")[:5] == ["Deal", "Chart", "Series", "Event", "Claim"]
    for row in tables().deals.itertuples():  # reports may call one deal otherwise
        assert search_results(row.system)[0][:2] == ("Deal", row.deal_id)
        assert set(titles(row.system, "Chart")) & {"Deal values", "Weapon by weapon"}, row.system
    assert search_results("energy")[0][:2] == ("Page", "energy") and search_results("cagr")[0].name == "cagr"


@pytest.mark.parametrize("typed", ["s400", "S 400", "s-400", "S‑400", "S-40"])
def test_hyphens_and_capitals_do_not_matter_nor_is_the_last_letter_needed(typed: str) -> None:
    assert titles(typed)[0] == "S-400"


@pytest.mark.parametrize(("typed", "claim_id", "title"), [
    ("S-400", "s400_value", "The S-400 contract of autumn 2014 is worth this much: USD 3 bn"),
    ("trade 2014", "trade_last_year", "The growth of trade is counted to this year: 2014"),
    ("2005 military", "shrank_2006_2013", "From 2006 to 2013 military cooperation shrank"),
    ("plummeted", "plummeting", "Trade plummeted in 2015: “plummeting”")])
def test_a_claim_is_called_by_what_it_says_and_the_number_that_it_gives(typed: str, claim_id: str, title: str) -> None:
    """“2014”, “first” or “improved” alone told nobody which claim it was."""
    (claim,) = [entry for entry in search_results(typed) if entry.name == claim_id]
    place = list(tables().claims["claim_id"]).index(claim_id) + 1
    assert claim.title == title and claim.said.startswith(f"number {place} of {len(tables().claims)} in the article · ")
    assert search_results(f"Claim: {title}")[0].name == claim_id


def test_a_decimal_may_have_a_comma_and_a_thousand_too() -> None:
    assert [entry.name for entry in search_results("71,8")] == [entry.name for entry in search_results("71.8")] == ["trade_average_growth"]
    assert DECIMAL_COMMA.sub(".", "1,239 and 1,239,000 of 95,28") == "1,239 and 1,239,000 of 95.28"


def test_no_two_claims_are_called_alike() -> None:
    claims = [entry.title for (kind, _), entry in entries().items() if kind == "Claim"]
    assert len(set(claims)) == len(claims) and not [title for title in claims if len(title.split()) < 4]


@pytest.mark.parametrize(("typed", "meant"), [("investmnt", "investment"), ("crudde", "crude"), ("crudde imports", "crude imports"), ("diplomcy", "diplomacy"),
                                              ("Kazakstan", "Kazakhstan"), ("pipline", "pipeline")])
def test_a_mistyped_word_finds_what_the_word_finds_that_it_is_most_like(typed: str, meant: str) -> None:
    assert search_results(typed) == search_results(meant) != ()


def test_a_word_that_stands_somewhere_or_is_like_none_is_taken_as_it_is() -> None:
    assert titles("crude")[0] != titles("cruise")[:1] and titles("zzzzqx") == [] and titles("S-401") != titles("S-400")


@pytest.mark.parametrize(("typed", "verdicts"), [
    ("consistent", {"✓ consistent", "✗ inconsistent"}), ("inconsistent", {"✗ inconsistent"}),
    ("does not hold", {"Does not hold"}), ("fails", {"Does not hold"}), ("wrong", {"Does not hold"})])
def test_a_word_finds_every_verdict_that_it_fits(typed: str, verdicts: set[str]) -> None:
    titles = {entry.title for entry in search_results(typed) if entry.title.endswith("verdict on Claims")}
    assert titles == {f"{verdict} – verdict on Claims" for verdict in verdicts}


@pytest.mark.parametrize(("typed", "verdict"), [
    ("does not hold", "Does not hold"), ("does not hold trade", "Does not hold"), ("doesn’t hold", "Does not hold"), ("wrong energy", "Does not hold"),
    ("cannot be judged", "? not checkable"), ("not checkable arms", "? not checkable"), ("contradicts itself", "⇄ contradicts itself"),
    ("agrees with its own source", "≡ agrees with its own source"), ("differs from independent source trade", "≠ differs from independent source")])
def test_the_words_of_a_verdict_are_one_term_and_find_the_claims_with_that_verdict(typed: str, verdict: str) -> None:
    assert titles(typed)[0] == f"{verdict} – verdict on Claims" and len(titles(typed)) > 1
    for entry in search_results(typed)[1:]:
        assert entry.kind == "Claim" and verdict.strip("?✗⇄≡≠ ") in called(ledger()[entry.name].verdict)


def test_what_holds_is_not_what_does_not_hold() -> None:
    assert "Holds – verdict on Claims" in titles("holds")[:2] and titles("holds trade")[0] == "Holds – verdict on Claims"
    assert "Does not hold – verdict on Claims" not in {*titles("holds"), *titles("holds trade")}


@pytest.mark.parametrize("typed", ["ruble", "rubles", "rouble", "roubles", "rubel"])
def test_the_rouble_is_no_rubber_and_no_yuan(typed: str) -> None:
    assert titles(typed) == ["Currency swap line of 2014, in roubles", "Loans and funds"]


def test_a_page_is_found_by_its_own_question() -> None:
    asked = dict(zip(tables().themes["theme"], tables().themes["question"]))
    assert [path for path, question in asked.items() if not question] == ["methods"]  # which is headed by its name
    for path, question in asked.items():
        assert not question or search_results(question)[0][:2] == ("Page", path), question


def test_an_entry_says_what_it_is_and_where_it_leads() -> None:
    assert search_results("weapon by weapon")[0].words == \
        "Chart: Weapon by weapon · Orders and deliveries of the systems the article names · Arms"
    assert search_results("Deal: S-400")[0].words == "Deal: S-400 · ordered 2014 · Arms"
    assert search_results("page: trade")[0].words == "Page: Trade · How much do China and Russia trade?"


@pytest.mark.parametrize(("typed", "title"), [
    ("India", "India – state on Votes"), ("USA", "United States – state on Votes"), ("Kazakhstan", "Kazakhstan – state on Votes"),
    ("Kazakhstan", "Kazakhstan – partner on Compare"), ("Germany", "Germany – economy on Composition"), ("colonialism", "Colonialism – issue on Votes"),
    ("inconsistent", "✗ inconsistent – verdict on Claims"), ("India votes", "India – state on Votes"), ("Mongolia", "Mongolia – state on Votes")])
def test_what_can_be_set_of_a_view_is_found_by_its_name(typed: str, title: str) -> None:
    assert title in [entry.title for entry in search_results(typed)[:4] if entry.kind == "Choice"]


@pytest.mark.parametrize("typed", ["Russia", "China", "oil", "trade", "United", "united states", "votes", "a", "Republic", "human rights"])
def test_a_few_choices_come_after_what_is_called_so_and_after_charts(typed: str) -> None:
    ranks = {entry[:2]: place for place, entry in ranked(sought(typed))}
    hits = [entry.kind for entry in search_results(typed)]
    assert hits.count("Choice") <= MOST_OF["Choice"]
    if "Choice" in hits:
        before = hits[:hits.index("Choice")]
        named = [kind for (kind, name), place in ranks.items() if (kind != "Choice" and place[:3] < (0, 0, 2)) or (kind == "Chart" and place[:3] <= (0, 0, 2))]
        assert len(before) >= sum(min(many, MOST_OF_OTHERS) for many in Counter(named).values())


def test_a_word_on_a_page_finds_no_choice_that_is_not_called_so() -> None:
    assert not {"Choice"} & {*kinds("votes"), *kinds("composition")}


def test_a_view_is_found_by_the_industries_that_it_shows() -> None:
    assert "Shares by industry" in titles("leather and footwear", "View")


@pytest.mark.parametrize(("typed", "kind", "first"), [
    ("FDI", "Chart", "Yearly flow"), ("FDI", "Series", "China's direct investment in Russia, as China reports it"),
    ("GDP", "Series", "Gross domestic product of China in current dollars"), ("intra-industry", "View", "Trade within industries"),
    ("trade within industries", "View", "Trade within industries"), ("triangle", "View", "Three states"), ("UN votes", "View", "Two states"),
    ("human rights", "View", "By issue"), ("similarity", "View", "Measures of the whole"), ("similarity", "Measure", "Finger–Kreinin similarity"),
    ("Chinese exports to Russia", "Series", "China's exports to Russia, as China reports them"), ("weapons", "Page", "Arms"),
    ("verdict", "Page", "Claims"), ("milestones", "Choice", "Events – table on Data and sources"),
    ("does not hold trade", "Choice", "Does not hold – verdict on Claims"),
    ("China’s crude oil imports from Russia", "Series", "China's crude oil imports from Russia"),
    ("who votes with Russia", "View", "Who votes alike"), ("HHI", "View", "Measures of the whole"), ("asymmetry", "Chart", "Who depends on whom"),
    ("中国", "Chart", "Total trade"), ("石油", "Page", "Oil and trade"), ("投资", "Page", "Investment"), ("нефть Россия", "Chart", "Crude from Russia"),
    ("Торговля", "Page", "Trade"), ("вооружение", "Page", "Arms"),
    ("69 billion", "Claim", "Trade slipped to this much in 2015: USD 69 bn"), ("growth rate", "Chart", "Growth")])
def test_things_are_found_by_the_words_of_readers(typed: str, kind: str, first: str) -> None:
    assert titles(typed, kind)[:1] == [first]


@pytest.mark.parametrize(("typed", "first"), [
    ("How much oil did Russia sell to China in 2015?", "Crude from Russia"), ("How much oil does China buy from Russia?", "Crude from Russia"),
    ("How much oil has Russia exported to China?", "Oil and products"), ("Russian crude oil", "Crude from Russia"), ("oil from Russia", "Crude from Russia"),
    ("Who supplies China’s oil?", "Suppliers"), ("What does Russia sell to China?", "Goods Russia sells"),
    ("How many weapons did China buy from Russia in 2015?", "Deliveries"), ("Which weapons did Russia deliver to China?", "Deliveries"),
    ("arms sales to China", "Deliveries"), ("What is the trade between China and Russia?", "Total trade"), ("How much does China invest in Russia?", "Yearly flow")])
def test_a_whole_question_finds_what_it_is_about(typed: str, first: str) -> None:
    """Its verbs are welcome and not needed: “sell” once outweighed oil, and the chart of Russian oil has no such word."""
    assert titles(typed, "Chart")[0] == first and kinds(typed)[0] in ("Chart", "Page")


@pytest.mark.parametrize(("typed", "first"), [
    ("china exports to russia", "China's exports to Russia, as China reports them"), ("russian exports to china", "Russia's exports to China, as Russia reports them"),
    ("russia imports from china", "Russia's imports from China"), ("what did china sell russia", "Goods China sells"),
    ("what did russia sell china", "Goods Russia sells"), ("What has China bought from Russia?", "Goods Russia sells"),
    ("What does Russia buy from China?", "Goods Russia buys"), ("what was sold by china", "Goods China sells"),
    ("what was bought by Russia", "Goods Russia buys"), ("What was sold to China by Russia?", "Goods Russia sells"),
    ("what was bought by China from Russia", "Goods Russia sells"), ("What did Russia sell?", "Goods Russia sells")])
def test_who_sells_comes_before_who_buys(typed: str, first: str) -> None:
    """“what did china sell russia” once found first what Russia sells, and “china exports to russia” Russia's exports of arms."""
    assert search_results(typed)[0].title == first


def test_what_has_the_verb_of_a_question_comes_before_what_has_it_not() -> None:
    assert titles("Russia sells", "Chart")[0] == "Goods Russia sells" and titles("sales") == ["Russia's sales to the world", "China's sales to the world"]
    assert len(titles("Russia sells")) > len(titles("sales"))


@pytest.mark.parametrize(("typed", "page"), [("investment 2014", "investment"), ("trade 2015", "trade"), ("1850 diplomacy", "diplomacy")])
def test_a_year_empties_no_list(typed: str, page: str) -> None:
    assert search_results(typed)[0].name == page
    assert {"Chart", "Series"} <= set(kinds(typed))


@pytest.mark.parametrize(("typed", "title"), [("China trade with Russia 2015", "Total trade"), ("oil price 2008", "Oil price"), ("arms deliveries 2005", "Deliveries")])
def test_a_chart_has_every_year_and_stays_before_claims_of_one(typed: str, title: str) -> None:
    assert search_results(typed)[0].title == title


def test_what_has_the_year_comes_before_what_has_it_not() -> None:
    claims = [entry for entry in search_results("trade 2015") if entry.kind == "Claim"]
    of_the_year = ["2015" in " ".join([*entry.names, entry.about]) for entry in claims]
    assert of_the_year[0] and of_the_year == sorted(of_the_year, reverse=True)
    assert search_results("xinhua 2015")[0].title == "Xinhua Mar 2015"
    assert "Claim" in kinds("2014")


def test_all_words_count_in_any_order_and_small_ones_do_not() -> None:
    assert titles("imports from russia crude china", "Series") == titles("China crude imports Russia", "Series") != []
    assert set(titles("Series: crude imports Russia")) < set(titles("Series: crude imports"))


def test_what_has_most_of_the_words_is_found_where_nothing_has_all() -> None:
    assert titles("S-400 kangaroo") and titles("kangaroo") == []
    assert titles("S-400 kangaroo")[0] == "S-400"


def test_what_has_the_one_word_that_is_typed_comes_before_words_that_begin_so() -> None:
    """Coal is no coalition; while a word is still being typed, names that begin so come first."""
    assert "Exercise Coalition-2003" == titles("coal")[-1] and "Fuels by value" in titles("coal")[:4]
    assert titles("coali") == ["Exercise Coalition-2003"] and titles("grow")[0] == "Growth"


def test_a_word_is_not_found_within_another() -> None:
    """“GDP” and “good-neighbourliness”, “rank” and “Frankfurt”."""
    assert not [title for title in titles("GDP") if "Good-Neighbour" in title]
    assert titles("ighbourli") == []


def test_a_box_without_words_offers_the_pages_and_their_views() -> None:
    assert kinds("") == kinds("  ") == ["Page", "View"] and titles("")[0] == "Overview"


@pytest.mark.parametrize("typed", ["*", "(", "\\", "a" * 1500, "😀", "'", "<b>", "%", ":", "deal:", "the", "S-", "\x00"])
def test_any_signs_can_be_typed(typed: str) -> None:
    assert all(isinstance(entry, Entry) for entry in search_results(typed))


def test_every_other_word_leads_to_something_that_is_called_so() -> None:
    """A row of the table that finds nothing would only look like help."""
    for row in tables().synonyms.itertuples():
        assert all(search_results(words) and not missing(words) for words in row.words.split("; ")), row.term
        assert search_results(row.term) and not missing(row.term), row.term


def test_questions_as_readers_type_them_find_first_what_they_ask_for() -> None:
    """The questions stand with what is found first in a table beside this file."""
    asked = [line.split(" → ") for line in (Path(__file__).parent / "questions.txt").read_text(encoding="utf-8").splitlines()]
    found = [next((f"{entry.kind}: {entry.title}" for entry in search_results(typed)), "nothing") for typed, _ in asked]
    assert len(asked) > 60
    assert not [f"“{typed}” finds {there} and not {first}" for (typed, first), there in zip(asked, found) if there != first]


def missing(text: str) -> bool:
    """Whether nothing has all that is asked, so that only parts of it are found."""
    return all(place[0] for place, _ in ranked(sought(text)))
