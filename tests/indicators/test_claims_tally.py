"""The tally of statements, the evidence that verdicts rest on, and contradictions that belong to both sides."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.formulas.intervals import Interval, evaluate_interval
from indicators.formulas.verdicts import (DEPENDS, FAILED, GROUPS, OPEN, OWN_SOURCE, VERDICTS, group_of, independent_verdict, miss,
                                          of_whole_statements, own_verdict, statements, supported, tally)
from pages.ledger.claim import sentence
from pages.ledger.grounds import book, observed
from pages.ledger.ledger import evidence, judged_all, ledger
from pages.reading.tables import tables

LEDGER, EVIDENCE = ledger(), evidence()


def claims(*rows: tuple[str, str, str, str, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["statement_id", "kind", "unit", "verdict", "independent"]).assign(chosen=False)


# Counting

def test_a_statement_counts_once_however_often_it_is_repeated() -> None:
    """Three claims of one duration hold, one rank holds, fails and is open in turn: it fails."""
    found = tally(claims(*[("years", "duration", "years", "consistent", False)] * 3, ("first", "rank", "rank", "consistent", True),
                         ("first", "rank", "rank", "inconsistent", False), ("first", "rank", "rank", OPEN, False),
                         ("sum", "value", "USD bn", OWN_SOURCE, True), ("parts", "list", "count", "states a count", False)))
    assert found.index.tolist() == [*GROUPS, "all"]
    assert found.loc["dates and durations", ["statements", "held", "failed", "open", "held_independent"]].tolist() == [1, 1, 0, 0, 0]
    assert found.loc["ranks", ["statements", "held", "failed", "open", "held_independent"]].tolist() == [1, 0, 1, 0, 0]
    assert found.loc["quantities", ["statements", "held", "held_independent"]].tolist() == [1, 1, 1]
    assert found.loc["all", "statements"] == 3


def test_a_repetition_that_cannot_be_checked_leaves_a_statement_that_holds() -> None:
    found = statements(claims(("a", "rank", "rank", OPEN, False), ("a", "rank", "rank", "consistent within rounding", True)))
    assert found.loc["a", ["verdict", "independent"]].tolist() == ["consistent within rounding", True]


def test_a_part_that_depends_on_the_reading_is_no_repetition() -> None:
    """One half of a statement that holds does not decide the other; one that fails does."""
    half, other = ("a", "comparison", "Mt", "consistent", True), ("a", "comparison", "Mt", DEPENDS, True)
    assert tally(claims(half, other)).loc["quantities", ["held", "failed", "depends", "open"]].tolist() == [0, 0, 1, 0]
    assert tally(claims(half, other, ("a", "comparison", "Mt", FAILED[0], True))).loc["quantities", ["failed", "depends"]].tolist() == [1, 0]


def test_a_statement_holds_only_by_a_choice_where_no_number_of_it_holds_without_one() -> None:
    both = claims(*[("a", "rank", "rank", "consistent", True)] * 2, ("b", "rank", "rank", "consistent", True), ("c", "rank", "rank", DEPENDS, True))
    found = tally(both.assign(chosen=[True, False, True, True]))
    assert found.loc["ranks", ["held", "held_chosen", "depends"]].tolist() == [2, 1, 1]


def test_a_claim_is_never_called_wrong_for_what_the_dashboard_chose() -> None:
    """Every first year that the words allow is held against the share of fuels, and without that choice it would fail."""
    loaded, fuels = tables(), LEDGER["composition_fuels"]
    assert {value.label: value.interval.middle < 0 for value in fuels.independent} == {
        "Russia's record, from 1996 to 2015": False, "Russia's record, from 2011 to 2015": True, "Russia's record, from 2014 to 2015": True,
        "China's record, from 1996 to 2015": False, "China's record, from 2011 to 2015": False, "China's record, from 2014 to 2015": True}
    assert "It holds by −4.9 percentage points (Russia's record, from 2011 to 2015); −7.9 percentage points (" in sentence(fuels)
    assert "does not hold by 65.3 percentage points (" in sentence(fuels)
    unchosen = judged_all(loaded._replace(claims=loaded.claims.assign(chosen="")))
    for claim_id, found in LEDGER.items():
        assert found.verdict not in FAILED or not found.claim["chosen"]
        assert (found.verdict == DEPENDS) == bool(found.claim["chosen"] and unchosen[claim_id].verdict in FAILED)
        assert f"How it is read here: {found.claim['chosen']}." in sentence(found) or not found.claim["chosen"]


def test_a_statement_of_which_some_numbers_are_chosen_is_judged_by_all() -> None:
    """Of a, one number holds and one fails: it fails whichever is chosen. Of b none is chosen."""
    every = claims(("a", "value", "USD bn", "consistent", True), ("a", "value", "USD bn", "inconsistent", False),
                   ("b", "value", "USD bn", "consistent", True), ("c", "value", "USD bn", "consistent", True)).set_axis(list("wxyz"))
    for chosen in ("wz", "xz", "wxz"):
        found = tally(of_whole_statements(every, list(chosen)))
        assert found.loc["all", ["statements", "held", "failed", "held_independent"]].tolist() == [2, 1, 1, 1]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["value", "share", "rank", "duration", "list"]), st.sampled_from(VERDICTS[:-1]),
                          st.booleans())))
def test_a_tally_leaves_no_statement_out_and_counts_none_twice(rows: list) -> None:
    given_claims = claims(*[(name + kind, kind, "USD bn", "states a count" if kind == "list" else verdict, independent)
                            for name, kind, verdict, independent in rows])
    found = tally(given_claims)
    assert (found["statements"] == found[["held", "failed", "depends", "open"]].sum(axis=1)).all()
    assert found.loc["all", "statements"] == given_claims.loc[given_claims["kind"] != "list", "statement_id"].nunique()
    assert (found["held_independent"] <= found["held"]).all()


@pytest.mark.parametrize(("kind", "unit", "group"), [
    ("value", "USD bn", "quantities"), ("value", "years", "dates and durations"), ("count", "aircraft", "quantities"), ("share", "%", "shares"),
    ("rank", "rank", "ranks"), ("duration", "year", "dates and durations"), ("comparison", "Mt", "quantities"), ("list", "count", "")])
def test_claims_are_counted_with_their_like(kind: str, unit: str, group: str) -> None:
    assert group_of(kind, unit) == group


def test_the_article_s_statements_are_tallied() -> None:
    """Twenty years are one statement of ten claims; of quantities, shares and ranks at most seven are open, each with what was searched."""
    found, single = tally(EVIDENCE), statements(EVIDENCE)
    members = {name: list(claims.index) for name, claims in EVIDENCE.groupby("statement_id")}
    assert len(members["twenty_years"]) == 10 and len(members["trade_span"]) == 3
    for name in ("trade_span", "strategy_2014"):  # such dates prove only each other
        assert not any(LEDGER[claim_id].outside for claim_id in members[name])
    figures = found.loc[["quantities", "shares", "ranks"]].sum()
    assert figures["open"] <= 7 and figures[["failed", "depends", "held_chosen"]].tolist() == [7, 5, 8]
    undecided = single.index[(single["verdict"] == OPEN) & (single["group"] != "dates and durations")]
    for name in undecided:
        assert all("Searched: " in LEDGER[claim_id].claim["reason"] or "proves neither" in LEDGER[claim_id].claim["reason"]
                   for claim_id in members[name])


def test_counts_of_the_text_s_own_list_get_no_verdict_and_do_not_count() -> None:
    for name in ("three_parties", "three_aspects", "double_layered", "alliances"):
        assert LEDGER[name].verdict == "states a count" and name not in statements(EVIDENCE).index


# What a verdict rests on

@pytest.mark.parametrize(("independent", "own", "verdict"), [
    ([95.244], [95.28], OWN_SOURCE), ([95.28], [95.28], "consistent"), ([], [95.28], OWN_SOURCE), ([95.244], [95.2], "differs from independent source"),
    ([95.276], [90.0], "consistent")])
def test_sources_that_print_one_agency_s_number_are_one(independent: list[float], own: list[float], verdict: str) -> None:
    points = ([Interval(value, value) for value in side] for side in (independent, own))
    assert independent_verdict("95.28", "exact", False, *points) == verdict


def test_a_bound_falls_with_a_single_value_whoever_prints_it() -> None:
    low, high = Interval(-1, -1), Interval(1, 1)
    assert independent_verdict("0", "at most", False, [low], [low]) == "consistent"
    assert independent_verdict("0", "at most", False, [], [low]) == OWN_SOURCE
    assert independent_verdict("0", "at most", False, [low], [high]) in FAILED


@pytest.mark.parametrize(("bound", "holding", "failing"), [("above", 50.1, 50.0), ("at least", 50.0, 49.9), ("at most", 50.0, 50.1), ("below", 49.9, 50.0)])
def test_a_bound_asks_for_one_side_of_a_number_that_is_not_rounded(bound: str, holding: float, failing: float) -> None:
    """More than half is more than 50, not more than the 49.5 that would round to it; and so from the article's own numbers."""
    for value, holds in ((holding, True), (failing, False)):
        point = Interval(value, value)
        assert (independent_verdict("50", bound, False, [point]) == "consistent") is holds
        assert (own_verdict("50", False, "b - a", point, value, bound) == "consistent") is holds


@pytest.mark.parametrize(("claim_id", "own", "other"), [("trade_2014", "Business Gazeta 2016", "95.244"), ("trade_1996", "MOFCOM (compiled)", "6.849")])
def test_trade_agrees_with_its_own_source_and_the_fund_gives_another_value(claim_id: str, own: str, other: str) -> None:
    found = LEDGER[claim_id]
    assert found.outside and not found.elsewhere
    assert f"It agrees with its own source (General Administration of Customs of China, printed in {own}); an independent one gives {other} (IMF DOTS" in sentence(found)


def test_every_source_has_an_origin_and_reposts_of_customs_have_that_of_customs() -> None:
    origins = tables().sources.set_index("source_id")["origin"]
    assert (origins != "").all()
    assert origins[["mofcom_deck", "business_gazeta_2016", "spglobal_customs", "own_customs", "moscow_times_2015_oil"]].nunique() == 1
    assert origins["imf_dots"] == origins["own_dots"] != origins["own_customs"]


def test_reports_of_the_press_with_the_same_number_have_the_same_origin() -> None:
    """A report that prints 55.45 as the ministry does is no second piece of evidence; what happens to be 2 or 15 twice may be."""
    loaded = tables()
    own = {(line.series_id, line.source_id): line.origin for line in loaded.origins.itertuples()}
    sources = loaded.sources.set_index("source_id")
    published = loaded.observations[loaded.observations["source_id"].map(sources["kind"]) == "published"]
    rows = published[published["as_printed"].str.count("[0-9]") > 2]
    rows = rows.assign(origin=[own.get((row.series_id, row.source_id), sources["origin"][row.source_id]) for row in rows.itertuples()])
    for (series, year, value), same in rows.groupby(["series_id", "year", "value"]):
        if (sources["reliability"][same["source_id"]] == "press").any():
            assert same["origin"].nunique() == 1, (series, year, value)


def test_a_line_of_another_agency_than_its_source_counts_as_that_agencys() -> None:
    loaded = tables()
    lines = set(zip(loaded.observations["series_id"], loaded.observations["source_id"]))
    assert all((line.series_id, line.source_id) in lines for line in loaded.origins.itertuples())
    assert observed(book(loaded), "crude_cn_from_ru", "jamestown_2008", 2007).origin == "Trade representative of Russia in China"
    assert observed(book(loaded), "trade_total_cn", "jamestown_2008", 2007).origin == "General Administration of Customs of China"


def test_the_largest_deal_follows_the_rule_that_the_sums_follow() -> None:
    """Of single contracts the licence of 1996 is reported highest, at 2.7 billion; the package of 2002 is no contract."""
    found = LEDGER["s400_largest"]
    assert max(value.interval.high for value in found.independent) == 2.7 and found.verdict == "consistent"


# Contradictions

def test_a_contradiction_belongs_to_both_sides_and_the_supported_one_is_named() -> None:
    for claim_id, other, right in (("crude_text", "crude_note", "crude_note"), ("crude_note", "crude_text", "crude_note"),
                                   ("crude_total_note", "crude_note", "crude_note"), ("trade_2014", "trade_2014_note", "trade_2014"),
                                   ("trade_2014_note", "trade_2014", "trade_2014")):
        found = {one.other["claim_id"]: one.supported["claim_id"] for one in LEDGER[claim_id].contradictions}
        assert LEDGER[claim_id].verdict == "contradicts itself" and found[other] == right
    assert "Against it stands 42.433 Mt" in sentence(LEDGER["crude_text"]) and "published values support 42.433 Mt" in sentence(LEDGER["crude_text"])


def test_without_published_values_neither_side_is_supported() -> None:
    assert supported([], []) is None and supported([0.2], [-0.2]) is None and supported([], [5.0]) == 1
    loaded = tables()
    blank = loaded.claims.assign(compare=loaded.claims["compare"].mask(loaded.claims["claim_id"].isin(["crude_text", "crude_note"]), ""))
    (found,) = judged_all(loaded._replace(claims=blank))["crude_text"].contradictions
    assert found.supported is None


# Digits and what is undefined

@pytest.mark.parametrize(("printed", "value", "units", "of_digits"), [
    ("69", 67.955, 1, True), ("69", 67.4, 2, False), ("3", 2.0, 1, False), ("12", 8.3, 4, False), ("0.70", 0.69, 1, True), ("100", 98.9, 1, True)])
def test_the_border_between_digits_and_meaning_knows_how_many_digits_are_printed(printed: str, value: float, units: int, of_digits: bool) -> None:
    found = miss(printed, Interval(value, value))
    assert (found.units, found.of_digits) == (units, of_digits)


@pytest.mark.parametrize("expression", ["a / b", "a / (a / b)", "0 * (a / b)", "(a / b) ** 0", "-(a / b)"])
def test_a_quotient_by_an_interval_around_zero_has_no_ends_and_decides_nothing(expression: str) -> None:
    found = evaluate_interval(expression, {"a": Interval(1, 2), "b": Interval(-0.5, 0.5)})
    assert math.isnan(found.low) and math.isnan(found.high) and not found.meets(Interval(-1e9, 1e9))
    assert own_verdict("3", False, "a / b", found, 3.0) == OPEN
