"""The field of claims: every claim has its place, its colour and its words, and follows the filters."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.formulas.verdicts import gravity
from pages.catalogue.registry import exhibit
from pages.charts.claims_field import held_by, tally_sentence
from pages.charts.layout import laid_out
from pages.ledger.ledger import ledger
from pages.words.colours import painted
from pages.words.titles import TITLES
from tests.apps import figures, list_of_claims, run

LEDGER = ledger()


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=60), st.integers(1, 9))
def test_no_two_items_share_a_place_and_no_two_groups_a_row(groups: list[str], across: int) -> None:
    placed = laid_out(pd.Series(groups), across).assign(group=groups)
    assert not placed.duplicated(["row", "column"]).any() and placed["column"].between(0, across - 1).all()
    assert placed.groupby("row")["group"].nunique().eq(1).all()
    assert sorted(placed["row"].unique()) == list(range(placed["row"].max() + 1))


def claims(*verdicts: str) -> pd.DataFrame:
    """Claims that each make a statement of their own."""
    return pd.DataFrame({"statement_id": range(len(verdicts)), "kind": "value", "unit": "USD bn", "verdict": list(verdicts), "independent": False,
                         "chosen": False})


def test_the_sentence_counts_and_leaves_out_what_there_is_not() -> None:
    assert tally_sentence(claims("consistent", "inconsistent", "not checkable")) == (
        "1 of 3 statements of quantity, share and rank holds, 1 does not, 1 cannot be checked")
    assert tally_sentence(claims("consistent", "consistent", "depends on the reading").assign(chosen=[True, False, True])) == (
        "2 of 3 statements of quantity, share and rank hold, 1 depends on how they are read")
    assert tally_sentence(claims("states a count")) == "No statement is checked here"


def test_below_the_field_stands_on_what_those_hold_that_do() -> None:
    held = claims("consistent", "consistent", "depends on the reading")
    assert held_by(held) == "<br>Of those that hold, sources of another origin than the article's bear out none of the 2."
    assert held_by(pd.concat([held.assign(chosen=[True, False, True], independent=True), held.assign(statement_id=range(3, 6), unit="date")])) == (
        "<br>Of those that hold, sources of another origin than the article's bear out 2 of the 2 and none of the 2 dates and durations; "
        "1 of the 2 hold only by a choice of this dashboard (*).")
    assert held_by(claims("inconsistent")) == ""


def test_a_choice_of_claims_is_called_one() -> None:
    judged = [claim.verdict for claim in LEDGER.values()]
    few = judged.count("inconsistent")
    layout = figures(run("claims", "claims~verdict.inconsistent"))[0]["layout"]
    assert layout["title"]["text"] == f"{few} of the article's {len(judged)} numbers"
    assert layout["meta"] == f"0 of {few} chosen statements of quantity, share and rank hold, {few} do not"
    assert figures(run("claims"))[0]["layout"]["title"]["text"] == "Every number of the article"


@pytest.mark.parametrize(("verdict", "counted"), [("holds", "26 of 27"), ("consistent", "20 of 21"), ("fails", "0 of 7"),
                                                   ("depends on the reading", "0 of 5"), ("not checkable", "0 of 7")])
def test_a_filter_of_verdicts_makes_no_statement_hold_that_fails(verdict: str, counted: str) -> None:
    """The composition of trade has a number that agrees and two that depend on the reading: it is among those chosen by either, and depends."""
    assert exhibit("claims").figure.layout.meta.startswith("26 of 45 statements of quantity, share and rank hold")
    found = exhibit(f"claims~verdict.{verdict}").figure.layout.meta
    assert found.startswith(f"{counted} chosen statements of quantity, share and rank hold")


def test_every_claim_has_a_field_in_its_theme_and_the_colour_of_its_verdict() -> None:
    figure = figures(run("claims"))[0]
    rows = dict(zip(figure["layout"]["yaxis"]["ticktext"], figure["layout"]["yaxis"]["tickvals"]))
    starts = sorted(rows.values()) + [figure["layout"]["yaxis"]["range"][0]]
    seen = set()
    for trace in figure["data"]:
        for claim_id, row in zip(trace["customdata"], trace["y"]):
            judged, seen = LEDGER[claim_id], seen | {claim_id}
            assert trace["marker"]["color"] == painted("verdict")[judged.verdict].colour
            start = rows[TITLES[judged.claim["theme"]]]
            assert start <= row < starts[starts.index(start) + 1]
        assert trace["name"].startswith(f"{len(trace['customdata'])} ")
    assert seen == set(LEDGER)


def test_claims_that_hold_by_a_choice_of_the_dashboard_are_marked_and_say_which() -> None:
    figure = figures(run("claims"))[0]
    marked = {claim_id for trace in figure["data"] for claim_id, text in zip(trace["customdata"], trace["text"]) if text.endswith("*")}
    assert marked == {claim_id for claim_id, judged in LEDGER.items() if judged.claim["chosen"] and judged.verdict == "consistent"}
    assert "<br>* It holds by a threshold, period or stand-in" in figure["layout"]["title"]["subtitle"]["text"]
    (said,) = [hover for trace in figure["data"] for claim_id, hover in zip(trace["customdata"], trace["hovertext"]) if claim_id == "light_industry"]
    assert "“a major part” is taken as at least a tenth" in said.replace("<br>", " ")


def test_the_gravest_come_first_and_the_open_claim_has_the_frame() -> None:
    shown = figures(run("claims"))[0]
    placed = {(row, base): claim_id for trace in shown["data"] for claim_id, row, base in zip(trace["customdata"], trace["y"], trace["base"])}
    first_row = [placed[place] for place in sorted(placed) if place[0] == min(placed)[0]]
    order = [gravity(LEDGER[claim].verdict, LEDGER[claim].severity) for claim in first_row]
    assert order == sorted(order)
    (frame,) = shown["layout"]["shapes"]
    assert placed[(frame["y0"] + frame["y1"]) / 2, frame["x0"]] == "trade_average_growth"


@pytest.mark.parametrize("choice", ["theme.arms", "verdict.inconsistent", "search.crude"])
def test_fields_list_and_file_hold_the_same_claims(choice: str) -> None:
    app = run("claims", f"claims~{choice}")
    shown = [claim for trace in figures(app)[0]["data"] for claim in trace["customdata"]]
    assert sorted(LEDGER[claim].claim["statement"] for claim in shown) == sorted(list_of_claims(app)["statement"])
