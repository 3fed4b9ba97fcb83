"""The number line of a claim: what it draws is what its file holds and what the report prints."""

import io

import pandas as pd
import pytest

from data.leaving.export import csv_bytes
from pages.catalogue.registry import exhibit, filters
from pages.files.table_file import meaning
from pages.ledger.claim import sentence
from pages.ledger.ledger import ledger, printed_with_unit
from pages.reports.document import Entry, part
from pages.views.number_line import COLUMNS, has_line, made_from, marks, number_line_of
from tests.apps import figures, run

WITH_LINE = [claim_id for claim_id, judged in ledger().items() if has_line(judged)]


@pytest.mark.parametrize("claim_id", WITH_LINE)
def test_a_line_draws_what_its_file_holds(claim_id: str) -> None:
    file = pd.read_csv(io.BytesIO(csv_bytes(marks(claim_id)[list(COLUMNS)])), dtype={"mark": str})
    traces = number_line_of(claim_id).data
    assert [list(trace.x) for trace in traces] == file[["stands_from", "stands_to"]].to_numpy().tolist()
    for trace, row in zip(traces[1:], file.iloc[1:].itertuples(), strict=True):  # what tells several results of one source apart stands between
        assert trace.name in (f"{row.source}: {row.mark}", f"{row.source}, {row.what}: {row.mark}")
    assert file["what"].str.len().min() > 0 and len(file) > 1


def test_the_marks_worked_by_hand() -> None:
    """69 stands for 68.5 to 69.5, and 64.200 as the paper converts it for what rounds to 64.2; IMF DOTS has 67.954954 and 63.552184 billion."""
    found = marks("trade_2015")[list(COLUMNS)].set_index("mark")
    assert found.loc["69", ["source", "stands_from", "stands_to", "unit"]].tolist() == ["The article", 68.5, 69.5, "USD bn"]
    imf = found[found["source"] == "IMF DOTS, own sum"]
    assert imf["stands_from"].tolist() == pytest.approx([67.954954, 63.552184], abs=1e-3)
    assert imf["what"].str.contains("as China reports it").tolist() == [True, False]


@pytest.mark.parametrize(("claim_id", "row", "sign", "sentence_above"), [
    ("trade_2015", "The article: 69", "diamond", "Printed USD 69 bn; published values 63.55 to 67.95"),
    ("trade_slipped", "Must be below zero: “slipped”", "triangle-left-open", "Published values give USD −27.29 bn, below zero as “slipped” asks"),
    ("machinery_up", "Must be at least 2 times: “greatly increased”", "triangle-right-open",
     "Printed “greatly increased”; published values 5.78 to 6.16"),
    ("composition_russia", "Must be below zero: “improved”", "triangle-left-open",
     "Published values give 40.19 percentage points, not below zero although “improved” asks for that, as it is read here")])
def test_a_bound_is_told_and_drawn_as_one_and_not_as_a_number_of_the_article(claim_id: str, row: str, sign: str, sentence_above: str) -> None:
    figure = number_line_of(claim_id)
    assert (figure.data[0].name, figure.data[0].marker.symbol) == (row, sign)
    assert figure.layout.title.text.replace("<br>", " ") == sentence_above
    assert ("the triangle points" in figure.layout.title.subtitle.text) == sign.startswith("triangle")
    assert not any(trace.marker.symbol.startswith("triangle") for trace in figure.data[1:])
    assert (marks(claim_id)[list(COLUMNS)]["source"].iloc[0] == "The article") == (sign == "diamond")  # which prints no threshold


def test_the_page_keeps_the_line_of_the_claim_that_is_open() -> None:
    statement, text = ledger()["trade_fall_2015"].claim["statement"], "claim~claim.trade_fall_2015"
    app = run("claims", text)
    next(button for button in app.button if button.key == "keep_claim").click().run()
    assert app.session_state["kept_views"] == [text]
    found = exhibit(text)
    names = [trace["name"] for trace in figures(app)[1]["data"]]
    assert [trace.name for trace in found.figure.data] == names and filters(text) == {"Open a claim": statement}
    assert found.claims == ("trade_fall_2015",) and "95.28" in " ".join(found.notes)


def test_a_claim_without_a_line_cannot_be_kept() -> None:
    app = run("claims", "claim~claim.year_2016")
    assert [button.key for button in app.button if button.key.startswith("keep_")] == ["keep_claims"]


@pytest.mark.parametrize(("claim_id", "sources"), [
    ("trade_average_growth", {"liu_2017"}), ("ten_years_later", {"liu_2017", "liu_2017_notes"}),
    ("su35_value", {"liu_2017", "reuters_2018", "sputnik_2017", "sipri_register"})])
def test_a_line_names_all_sources_that_it_rests_on_in_its_files_and_in_the_report(claim_id: str, sources: set[str]) -> None:
    """Also those of a claim that is compared with deals, and of one that nothing but the article speaks of."""
    fields, _ = meaning(marks(claim_id)[list(COLUMNS)], "view", dict.fromkeys(("stands_from", "stands_to"), made_from(claim_id)))
    assert {source for field in fields for source in field.sources} == sources
    assert set(part(Entry(f"claim~claim.{claim_id}"), True, True)["source_ids"]) == sources


def test_claims_are_told_with_units_and_years_as_readers_write_them() -> None:
    """2016 is no 2,016, an interval without width is none, and dollars stand before their amount."""
    judged = ledger()
    assert sentence(judged["year_2016"]).endswith("The article's own numbers give 2016.")
    assert printed_with_unit(judged["trade_fall_2015"].claim) == "USD 20 bn" and printed_with_unit(judged["crude_text"].claim) == "42.32 Mt"
    assert "give USD 26.28 bn; rounded as they are, they allow 25.775 to 26.785." in sentence(judged["trade_fall_2015"])
