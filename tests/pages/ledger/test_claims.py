"""The ledger: intervals, the verdicts that must come out, completeness, and that every input matters."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from data.build import build
from data.text.references import Reference, cells
from indicators.basics.growth import cagr, change, percent_change
from indicators.basics.shares import share
from indicators.formulas.intervals import Interval, evaluate_interval, printed_interval
from indicators.formulas.judged import Judged
from indicators.formulas.verdicts import Miss, fits, gravity, severity
from pages.ledger.grounds import Book, book
from pages.ledger.ledger import judged, judged_all, ledger
from pages.reading.tables import tables
from pages.views.claims_list import for_files, listed
from pages.words.colours import painted
from pages.words.plain import as_text
from tests.apps import figures, list_of_claims, run
from tests.data.copies import copied

LEDGER = ledger()


@given(st.floats(1, 100), st.floats(0, 5), st.floats(101, 200), st.floats(0, 5))
def test_an_interval_holds_every_value_that_its_inputs_can_give(a: float, wide: float, b: float, wider: float) -> None:
    """Brute force: a grid over both inputs never leaves the interval and comes close to both its ends."""
    found = evaluate_interval("((b / a) ** (1 / 18) - 1) * 100", {"a": Interval(a, a + wide), "b": Interval(b, b + wider)})
    grid = [((y / x) ** (1 / 18) - 1) * 100 for x in np.linspace(a, a + wide, 7) for y in np.linspace(b, b + wider, 7)]
    assert found.low - 1e-9 <= min(grid) and max(grid) <= found.high + 1e-9
    assert found.low == pytest.approx(min(grid), abs=1e-6) and found.high == pytest.approx(max(grid), abs=1e-6)


@pytest.mark.parametrize(("printed", "low", "high"), [("95.28", 95.275, 95.285), ("95.20", 95.195, 95.205), ("95.2", 95.15, 95.25),
                                                      ("69", 68.5, 69.5)])
def test_trailing_zeros_count(printed: str, low: float, high: float) -> None:
    assert printed_interval(printed) == (low, high)


@given(st.decimals(1, 1000, places=2), st.integers(0, 3))
def test_a_printed_number_stands_for_exactly_what_rounds_to_it(value, places: int) -> None:
    printed = f"{value:.{places}f}"
    found = printed_interval(printed)
    assert found.low <= float(value) <= found.high and found.high - found.low == pytest.approx(10.0 ** -places)


@pytest.mark.parametrize(("text", "first", "last"), [("2001-07-16", "2001-07-16", "2001-07-16"), ("1996-04", "1996-04-01", "1996-04-30"),
                                                     ("2014-09/2014-11", "2014-09-01", "2014-11-30")])
def test_a_date_stands_for_its_days(text: str, first: str, last: str) -> None:
    assert printed_interval(text) == tuple(pd.Timestamp(day).toordinal() for day in (first, last))


@pytest.mark.parametrize(("claim", "verdict", "severity", "hypotheses"), [
    ("trade_average_growth", "inconsistent", "meaning-level", ["total_growth"]),
    ("crude_total_note", "contradicts itself", "meaning-level", ["ten_too_small"]),
    ("crude_note", "contradicts itself", "digit-level", []), ("crude_text", "contradicts itself", "digit-level", []),
    ("trade_2014_note", "contradicts itself", "wording-level", ["cut_off"]), ("trade_2014", "contradicts itself", "wording-level", []),
    ("trade_2015", "differs from independent source", "digit-level", []),
    ("top_ten_partner", "depends on the reading", "", []), ("three_parties", "states a count", "", []),
    ("trade_fall_2015", "inconsistent", "meaning-level", ["leading_digits"]),
    ("share_12", "differs from independent source", "meaning-level", ["definition"]),
    ("trade_growth_2014", "consistent", "", []), ("crude_growth_note", "agrees with its own source", "", []),
    ("s400_largest", "consistent", "", []), ("s400_date", "consistent", "", []), ("second_supplier", "agrees with its own source", "", []),
    ("alliances", "states a count", "", []), ("treaty_note_date", "consistent", "", []), ("tenth_anniversary_note", "consistent", "", []),
    ("share_rose", "consistent", "", []), ("energy_price", "consistent", "", []), ("biggest_importer_2005", "consistent", "", []),
    ("new_height", "depends on the reading", "", []), ("composition_china", "consistent", "", []),
    ("composition_russia", "depends on the reading", "", []), ("composition_fuels", "depends on the reading", "", []), ("russia_invests_less", "consistent", "", []),
    ("crude_total_growth", "agrees with its own source", "", []), ("trade_1996", "agrees with its own source", "", []),
    ("largest_partner", "consistent", "", []), ("largest_partner_2015", "consistent", "", []), ("machinery_up", "consistent", "", []),
    ("resource_intensive", "consistent", "", []), ("light_industry", "consistent", "", []), ("major_importer", "depends on the reading", "", []),
    ("s400_first", "consistent", "", []), ("su35_first", "consistent", "", []), ("largest_importers", "consistent", "", []),
    ("eeu_members", "consistent", "", []), ("biggest_importer", "not checkable", "", [])])
def test_the_verdicts_that_must_come_out(claim: str, verdict: str, severity: str, hypotheses: list[str]) -> None:
    found = LEDGER[claim]
    assert (found.verdict, found.severity) == (verdict, severity)
    assert [fit.hypothesis_id for fit in found.fits] == hypotheses


@pytest.mark.parametrize(("claim", "implied", "published", "within"), [
    ("trade_growth_2014", 95.28 / 1.068, 89.21, 0.1), ("crude_growth_note", 42.433 / 1.2817, 33.108, 0.1),
    ("crude_text", 42.32 / 1.2817, 33.108, 0.3), ("crude_total_growth", 33.55 / 1.088, 308.505, 90.1)])
def test_a_growth_rate_gives_the_value_of_the_year_before(claim: str, implied: float, published: float, within: float) -> None:
    found = LEDGER[claim].implied
    assert found.value.point == pytest.approx(implied)
    nearest = min(found.published, key=lambda value: abs(value.interval.middle - published))
    assert nearest.interval.middle == pytest.approx(published, abs=0.001) and abs(nearest.difference) < within


@pytest.mark.parametrize(("arguments", "level"), [
    (("consistent", []), ""), (("not checkable", []), ""), (("consistent within rounding", [Miss(0.1, 1, 3)]), "wording-level"),
    (("contradicts itself", [Miss(0.08, 1, 3)], False, True), "wording-level"), (("contradicts itself", [Miss(0.3, 11, 4)]), "digit-level"),
    (("differs from independent source", [Miss(1.5, 1, 2)]), "digit-level"),      # 69 for 68: one unit of the last of two digits
    (("differs from independent source", [Miss(3.0, 2, 2)]), "meaning-level"),    # 69 for 67
    (("differs from independent source", [Miss(50.0, 1, 1)]), "meaning-level"),   # 3 for 2: a single digit is all of the number
    (("differs from independent source", [Miss(0.5, 5, 4), Miss(30.0, 300, 4)]), "meaning-level"),  # the graver miss counts
    (("inconsistent", [Miss(24.0, 6, 2)], False, True), "meaning-level"), (("inconsistent", [Miss(0.05, 0, 2)], True), "meaning-level")])
def test_the_rule_of_severity(arguments: tuple, level: str) -> None:
    assert severity(*arguments) == level


@pytest.mark.parametrize(("printed", "formula", "case", "fit"), [
    ("71.8", "(b / a - 1) / n * 100", {"a": 6.84, "b": 95.28, "n": 18}, True), ("71.8", "(b / a - 1) / n * 100", {"a": 6.84, "b": 95.28}, False),
    ("33.55", "x / 10", {"x": 335.493}, True), ("33.55", "x * 10", {"x": 335.493}, False), ("95.2", "cut(x, p)", {"x": 95.28}, True),
    ("20", "cut(x, p)", {"x": 26.28}, False), ("20", "cut(x, z)", {"x": 26.28}, True), ("20", "cut(x, z)", {"x": 36.28}, False)])
def test_hypotheses_worked_by_hand(printed: str, formula: str, case: dict[str, float], fit: bool) -> None:
    assert fits(printed, formula, {name: Interval(value, value) for name, value in case.items()}) == fit


def test_the_compound_rate_and_the_fall_worked_by_hand() -> None:
    """(95.28 / 6.84) ** (1 / 18) - 1 = 15.76 %; 95.28 - 69 = 26.28."""
    assert LEDGER["trade_average_growth"].own.point == pytest.approx(15.758, abs=0.001)
    assert LEDGER["trade_fall_2015"].own.point == pytest.approx(26.28)


def test_a_claim_is_checked_or_says_what_is_missing() -> None:
    for found in LEDGER.values():
        assert (found.verdict == "not checkable") == bool(found.claim["reason"])
        ways = bool(found.claim["reason"]), bool(found.claim["check"] or found.claim["compare"]), found.claim["kind"] == "list"
        assert sum(ways) == 1 and (found.verdict == "states a count") == (found.claim["kind"] == "list")


def test_independent_values_are_not_the_article_s_own() -> None:
    for found in LEDGER.values():
        used = [*found.independent, *(value for compared in found.compared.values() for value in compared.inputs.values())]
        assert not any("Liu" in value.source or value.source.startswith("The article") for value in used)


# Every numeral and number word of the article's text and footnotes, and every comparison that a figure could decide, letter for letter;
# apart from designations (S-400, Su-27, Su-30, Su-35, S-300 PMU1, Project 956, G20), names (21st century, World War II), bibliography
# (page, chapter, issue and publication numbers, titles of books, addresses) and the numbering of sections, spheres, issues,
# characteristics and lists. The last is in a claim as the first year of a span.
QUOTED = ("20", "2016", "20th", "two decades", "three", "April 1996", "April 25th, 1996", "1996", "2001", "2004", "1990s to 2005",
          "biggest", "shrank", "a major importer", "fall of 2014", "2014", "first", "largest ever", "3", "November 26th, 2014",
          "a new pinnacle", "November 2015", "2015", "2", "24", "19 Ноября 2015", "первой", "one of the world's largest", "2011",
          "42.32", "increases", "33.55", "8.8", "42.433", "28.17", "second", "up a notch", "6.84", "95.28", "95.2", "6.8",
          "bucks the trend", "71.8", "18", "decline", "slipped", "69", "still increases", "went up", "12", "2011 to 2015", "largest",
          "top 10", "greatly increased", "improved", "a bit backward", "fourth", "mid-1970s", "January, 2014", "21 Января 2014",
          "a major part", "mainly", "mainly low value-added", "plummeting", "3.37", "4th", "even less", "double", "September 11",
          "July 17(2001)", "Ten", "June 17, 2011", "10th", "exclusive", "April 25, 1996", "1896", "1945", "1950", "1960s to 1980s",
          "more than one time", "2013", "five", "greatly boosted", "2006")


def test_every_number_of_the_article_is_in_the_ledger_in_its_own_words() -> None:
    """None is missing, and none is quoted in other words."""
    claims = [" ".join([found.claim["printed"], *re.findall(r"\d{4}", found.claim["statement"])]) for found in LEDGER.values()]
    for words in QUOTED:
        number = re.compile(rf"(?<![\w.]){re.escape(words)}(?![\w.]|-\d)")
        assert any(map(number.search, claims)), words
    assert {found.claim["printed"] for found in LEDGER.values()} <= set(QUOTED)


def test_a_place_of_the_article_has_one_name() -> None:
    """A sphere and an issue are named with what they are about, wherever they are cited."""
    loaded = tables()
    places = pd.concat([loaded.claims["locator"], loaded.positions["locator"], *(
        part.loc[part["source_id"].isin(["liu_2017", "liu_2017_notes"]), "locator"]
        for part in (loaded.observations, loaded.events, loaded.deals, loaded.periods))])
    named = places.str.extract(r"((?:Section \d, )?(?:first|second|third|fourth|fifth) (?:sphere|issue))( \([^)]*\))?").dropna(subset=0)
    assert len(named) > 50 and named[1].notna().all() and (named.groupby(0)[1].nunique() == 1).all()


def test_the_repeated_statements_are_each_in_the_ledger() -> None:
    """Twenty years six times as a numeral, twice as decades, once as an anniversary; and USD 20 billion."""
    printed = [found.claim["printed"] for found in LEDGER.values()]
    assert printed.count("20") == 7 and printed.count("two decades") == 2 and printed.count("20th") == 1
    assert printed.count("April 25th, 1996") == printed.count("April 25, 1996") == 1 and sum("2001" in text for text in printed) == 4


REFERENCES = sorted({(claim_id, reference) for claim_id, found in LEDGER.items() for reference in cells(found.claim).references})


def changed_number(number: str) -> str:
    """Another number of the same form."""
    return re.sub(r"\d{4}(?=-)", "1987", number) if "-" in number else f"7{number}"


BOOK = book(tables())


def corrupt(reference: Reference) -> Book:
    """The book of the tables with the one value changed that a reference names."""
    kind, name, source, year = reference
    if kind == "claim":
        changed = BOOK.claims[name].copy()
        changed["number"] = changed_number(changed["number"])
        return BOOK._replace(claims=BOOK.claims | {name: changed})
    if kind in ("event", "date"):
        changed = BOOK.events[name].copy()
        changed["date"] = "1987-03-02"
        return BOOK._replace(events=BOOK.events | {name: changed})
    if kind in ("deal", "units", "ordered"):
        deals = BOOK.tables.deals.copy()
        columns = {"deal": ["value_low", "value_high"], "units": ["units_low", "units_high"], "ordered": ["order_year"]}[kind]
        deals.loc[(deals["deal_id"] == name) & (deals["source_id"] != "liu_2017"), columns] += 7
        return BOOK._replace(tables=BOOK.tables._replace(deals=deals))
    value, printed = BOOK.values[name, source, year]
    return BOOK._replace(values=BOOK.values | {(name, source, year): (value + 7, printed)})


def shown(found: Judged) -> str:
    """All that the page works out about a claim, without the authored row."""
    return repr(list(vars(found).values())[1:])


def test_judging_twice_gives_the_same() -> None:
    assert {name: shown(found) for name, found in judged_all(tables()).items()} == {name: shown(found) for name, found in LEDGER.items()}


def results(found: Judged) -> str:
    """What is worked out for a claim."""
    return repr([(work.point, work.interval) for work in (found.own, *found.compared.values()) if work] + [found.independent, found.implied])


def test_every_input_matters() -> None:
    """Mutation: one value that a claim refers to, in a copy."""
    for claim_id, reference in REFERENCES:
        known = corrupt(reference)
        found, before = judged(known, claim_id), LEDGER[claim_id]
        assert shown(found) != shown(before) and results(found) != results(before), (claim_id, reference)


CHECKED = [claim_id for claim_id, found in LEDGER.items() if found.own or found.independent]


def test_a_changed_number_fails() -> None:
    """Mutation: the claim's own number; a claim that holds must fail, and one that fails must show other distances."""
    for claim_id in (name for name in CHECKED if LEDGER[name].claim["bound"] == "exact"):
        known = corrupt(Reference("claim", claim_id))
        found, before = judged(known, claim_id), LEDGER[claim_id]
        assert found.verdict != "consistent", claim_id
        assert (found.verdict, found.fits, found.independent) != (before.verdict, before.fits, before.independent), claim_id


@pytest.mark.parametrize("changes", [
    {"trade_average_growth": ("claims.csv", ",6.84,6.84,", ",6.84,6.48,"), "treaty_note_date": ("events.csv", "2001-07-16", "2001-07-18"),
     "s400_largest": ("deals.csv", ",2.7,2.7,2.7,exact", ",3.7,3.7,3.7,exact"),
     "energy_price": ("observations/energy.csv", "brent_price,2015,52.32,A,eia_brent,Annual average,52.32", "brent_price,2015,152.32,A,eia_brent,Annual average,152.32")},
    {"trade_average_growth": ("hypotheses.csv", "(b / a - 1) / n * 100", "(b / a - 1) * 100")}], ids=["values", "formula"])
def test_a_change_in_the_text_reaches_the_page(changes: dict[str, tuple[str, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mutation through the build: the row of the list that the page shows and offers as a file changes too."""
    tables_there = copied(tmp_path) / "tables"
    for file, old, new in changes.values():
        text = (tables_there / file).read_text(encoding="utf-8")
        assert old in text
        (tables_there / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert build(tmp_path) == []
    before = listed().set_index("claim_id")
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(tmp_path))
    after = listed().set_index("claim_id")
    assert not [claim_id for claim_id in changes if after.loc[claim_id].equals(before.loc[claim_id])]


@pytest.mark.parametrize(("column", "value"), [("inputs", "a=claim:no_such_claim; b=claim:year_2016"), ("compare", "event:No such event"),
                                               ("compare", "deal:no_such_deal"), ("compare", "trade_total_cn@eia_brent@2014"),
                                               ("compare", "event:Treaty of Good-Neighbourliness signed || words | a | a=event:No such event"),
                                               ("compare", "words | a | a=claim:year_2016 || a | a=claim:year_2016")])
def test_a_reference_to_nothing_is_refused(column: str, value: str, tmp_path: Path) -> None:
    path = copied(tmp_path) / "tables" / "claims.csv"
    claims = pd.read_csv(path, dtype=str, keep_default_na=False)
    claims.loc[3, column] = value
    claims.to_csv(path, index=False)
    assert [fault.column for fault in build(tmp_path)] == [column]


@pytest.mark.parametrize("claim_id", [name for name, found in LEDGER.items() if found.claim["measure"]])
def test_a_check_that_is_a_measure_equals_the_measure(claim_id: str) -> None:
    """The formula of the claim and the function of the registry give the same on the same inputs."""
    found = LEDGER[claim_id]
    measure, work = found.claim["measure"], next(iter(found.compared.values()), found.own)
    if measure == "share":
        values = tables().observations.set_index(["series_id", "source_id", "year"])["value"].sort_index()
        part, whole = (values[name] for name in (("exports_ru_to_cn", "imf_dots"), ("exports_ru_world", "wdi_trade")))
        assert found.independent[0].interval.middle == pytest.approx(share(part, whole)[2015])
        return
    first, last = (work.inputs[name].interval.middle for name in "ab")
    values = pd.Series({1996: first, 2014: last}) if measure == "cagr" else pd.Series({2014: first, 2015: last})
    expected = {"cagr": lambda: cagr(values, 1996, 2014), "percent_change": lambda: percent_change(values).iloc[-1],
                "change": lambda: change(values).iloc[-1]}[measure]()
    assert work.point == pytest.approx(expected)


def test_the_page_filters_sorts_searches_and_opens_a_claim_by_its_address() -> None:
    app = run("claims", "claims~verdict.inconsistent", "claim~claim.crude_total_note")
    assert set(list_of_claims(app)["verdict"].map(lambda label: label[0])) == {"✗ inconsistent"}
    said = " ".join(text.value for text in app.markdown)
    assert ":color[⇄ contradicts itself, meaning-level]{" in said and "42.433" in said
    assert "ten times too small" in app.info[0].value and "335.493 ÷ 10 = 33.549" in app.info[0].value
    app = run("claims", "claims~order.gravest~severity.meaning-level.digit-level")
    assert list(list_of_claims(app)["severity"]) == sorted(list_of_claims(app)["severity"], reverse=True)
    assert list_of_claims(app)["verdict"].iloc[0][0] == "⇄ contradicts itself"
    app = run("claims", "claims~theme.arms~search.s-400")
    assert set(list_of_claims(app)["theme"]) == {"Arms"} and list_of_claims(app)["statement"].str.contains("S-400").any()
    empty = run("claims", "claims~search.no%20such%20words")
    assert empty.warning and not figures(empty)  # and no claim below that the filters leave out


def test_the_file_says_verdicts_by_the_names_that_filters_take_without_their_signs() -> None:
    file = for_files(listed()).set_index("claim_id")
    assert file["verdict"].to_dict() == {claim_id: one.verdict for claim_id, one in LEDGER.items()}


@pytest.mark.parametrize(("asked", "signs"), [("fails", {"≠", "✗", "⇄"}), ("holds", {"✓", "≡"}), ("fails.not checkable", {"≠", "✗", "⇄", "?"})])
def test_a_reader_can_ask_what_fails_and_what_holds_and_has_the_list_before_the_open_claim(asked: str, signs: set[str]) -> None:
    app = run("claims", f"claims~verdict.{asked}~open.values")
    listed_signs = list_of_claims(app)["verdict"].map(lambda label: label[0][0])
    assert set(listed_signs) == signs and len(listed_signs) == sum(painted("verdict")[one.verdict].sign in signs for one in LEDGER.values())
    buttons = [button.proto.label for button in app.get("download_button")]
    assert buttons.index("Download CSV") < buttons.index("Download claim")


@pytest.mark.parametrize("claim_id", list(LEDGER)[::4] + ["trade_average_growth", "s400_largest", "share_12", "crude_growth_note"])
def test_every_fourth_claim_can_be_opened(claim_id: str) -> None:
    app = run("claims", f"claim~claim.{claim_id}")
    assert not app.exception and not app.error
    assert any(LEDGER[claim_id].claim["locator"] in text.value for text in app.markdown)


def test_an_opened_claim_lists_its_inputs_and_independent_values_with_links_to_their_sources() -> None:
    said = words(run("claims", "claim~claim.trade_average_growth"))
    for text in ("**a = 6.84**: ", "; stands for 6.835 to 6.845.", "**b = 95.28**: ", "**n = 18**: ", "= **15.7584 % a year**"):
        assert text in said
    (value,) = LEDGER["crude_total_note"].independent
    said = words(run("claims", "claim~claim.crude_total_note"))
    assert f"**{value.digits}**: " in said and f"the article is 90.00 % below it. [China Customs (S&P)](<{value.url}>)" in said


def words(app: AppTest) -> str:
    """All texts of a page."""
    return "\n".join(text.value for text in app.markdown)


def test_signs_of_markdown_are_shown_as_they_are() -> None:
    assert as_text(r"a*b_c [d] $e$") == r"a\*b\_c \[d\] \$e\$"


def test_a_number_that_agrees_with_one_source_of_two_says_so() -> None:
    """SIPRI's register orders the S-400 in 2015, the press of the day in 2014."""
    app = run("claims", "claim~claim.s400_year")
    assert "It agrees with 1 of 2 independent values; SIPRI register, own sums: 2015." in words(app)


@pytest.mark.parametrize(("claim_id", "said"), [
    ("top_ten_partner", "It does not hold by rank 11 (Russia's rank among China's trading partners, 2011)."),
    ("top_ten_partner", "trading partners, 2012; no worse than rank 10."), ("s400_largest", "value; at most USD 3 bn."),
    ("treaty_note_date", "; no later than 2001-07-17.")])
def test_a_value_held_against_a_bound_is_said_to_lie_on_one_side_of_it(claim_id: str, said: str) -> None:
    found = words(run("claims", f"claim~claim.{claim_id}"))
    assert said in found and "the article is" not in found


def test_what_is_chosen_opens_one_of_its_claims_and_a_link_the_claim_that_it_names() -> None:
    app = run("claims", "claims", "claim~claim.trade_average_growth")
    assert opened_claim(app) == "trade_average_growth"
    app.multiselect(key="theme").set_value(["arms"]).run()
    assert not app.exception and ledger()[opened_claim(app)].claim["theme"] == "arms"
    assert ledger()[opened_claim(run("claims", "claims~theme.arms"))].claim["theme"] == "arms"
    assert opened_claim(run("claims", "claims~theme.arms", "claim~claim.trade_average_growth")) == "trade_average_growth"


def test_the_claims_to_open_are_those_chosen_in_the_order_of_the_list_and_the_open_one() -> None:
    """A claim that an address opens stays open and on offer, after those that the filter leaves."""
    for order in ("gravest", "article"):
        app = run("claims", f"claims~theme.arms~order.{order}", "claim~claim.trade_average_growth")
        listed_ones = list(list_of_claims(app)["statement"])
        arms = [one for one in LEDGER.values() if one.claim["theme"] == "arms"]
        in_order = sorted(arms, key=lambda one: gravity(one.verdict, one.severity)) if order == "gravest" else arms
        assert listed_ones == [one.claim["statement"] for one in in_order]
        assert app.selectbox(key="claim").options == [*listed_ones, LEDGER["trade_average_growth"].claim["statement"]]
        assert opened_claim(app) == "trade_average_growth"
    app.selectbox(key="claim").set_value("s400_largest").run()
    assert opened_claim(app) == "s400_largest" and app.selectbox(key="claim").options == listed_ones
    assert LEDGER["s400_largest"].claim["locator"] in words(app)


def opened_claim(app: AppTest) -> str:
    """The id of the claim that is open."""
    return app.session_state["claim"]


def test_dates_in_the_file_are_days_of_the_calendar() -> None:
    found = for_files(listed()).set_index("claim_id")
    assert found.loc["s400_date", ["computed_first_day", "computed_last_day"]].tolist() == ["2014-11-26", "2014-11-26"]
    dated = found["unit"] == "date"
    assert found.loc[dated, ["computed_low", "computed_high"]].isna().all(axis=None)
    assert (found.loc[~dated, ["computed_first_day", "computed_last_day"]] == "").all(axis=None)
