"""Votes: what a reader sets, what is drawn, and that file, table and figure hold the same."""

import io

import pandas as pd
import pytest

from data.large import questions
from data.leaving.export import csv_bytes
from pages.around.places import place_of
from pages.catalogue.entries import entries
from pages.catalogue.registry import exhibit, view_names
from pages.choices.text import NotUnderstood
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.files.table_file import meaning
from pages.large.votes import settings
from pages.reading.lines import annual
from pages.reading.tables import tables
from tests.apps import address_of, drawn, figures, opened, run, tables_of


def file_of(seen: Exhibit) -> pd.DataFrame:
    """The rows as a reader loads them."""
    return pd.read_csv(io.BytesIO(csv_bytes(seen.filed)))


def lines_of(seen: Exhibit) -> list[list[tuple[float, float]]]:
    """The points of each line, without its interval."""
    return [[(x, y) for x, y in zip(trace.x, trace.y) if y == y] for trace in seen.figure.data if trace.meta != "band"]


def test_the_page_shows_each_of_its_views_with_its_settings_in_the_address() -> None:
    app = run("votes", "votes_apart~with.US~issue.outer_space~open.provenance")
    assert not app.exception and not app.error and not app.warning
    assert app.header[0].value.startswith("China and the United States stood apart in ")
    assert address_of(app) == ["votes_apart~with.US~issue.outer_space~open.provenance"]
    assert any("Voeten" in text.value for text in app.markdown)
    captions = " ".join(caption.value for caption in app.caption)
    assert "“Against weapons in outer space” is shown by all roll calls on arms control" in captions and "an absence is no vote" in captions
    assert tables_of(app)[0].value["issues"].str.contains("Arms control").all()


def test_the_line_and_its_ground_are_those_of_the_file() -> None:
    seen = exhibit("votes~years.1992.2018")
    file = file_of(seen)
    assert lines_of(seen) == [list(zip(file["year"], file["identical"]))]
    (ground,) = [trace for trace in seen.figure.data if trace.meta == "band"]
    assert {(x, y) for x, y in zip(ground.x, ground.y) if x == x} == {*zip(file["year"], file["identical_low"]), *zip(file["year"], file["identical_high"])}
    assert (file["identical_low"] <= file["identical"]).all() and (file["identical"] <= file["identical_high"]).all()


def test_the_years_reach_back_to_the_first_votes_and_a_state_without_them_is_named() -> None:
    """The seat of China was given to the People's Republic in 1971."""
    app = run("votes", "votes~years.1946.2019")
    assert not app.info and app.slider[0].value == (1946, 2019) == (app.slider[0].min, app.slider[0].max)
    assert tables_of(app)[0].value["year"].min() == 1971
    assert any("The votes of China begin in 1971." in caption.value for caption in app.caption)
    assert file_of(exhibit("votes~state.RU~with.US~years.1946.1950"))["year"].tolist() == [1946, 1947, 1948, 1949, 1950]


def test_the_values_are_the_yearly_figures_and_the_session_is_the_year_less_1945() -> None:
    file = file_of(exhibit("votes~years.1992.2018")).set_index("year")
    known = annual("unga_identical_cn_ru@voeten_unvotes").loc[:2018]
    assert file["identical"].round(4).tolist() == known.tolist()
    assert [year for year in file.index if file.loc[year, "session"] + 1945 != year] == []
    assert set(file["source_id"]) == {"voeten_unvotes"}


def test_the_sentence_says_how_the_line_went_and_the_interval_of_the_last_year() -> None:
    seen = exhibit("votes~counted.score")
    row = file_of(seen).set_index("year")
    first, high, last = row["score"].iloc[0], row["score"].max(), row.loc[2015]
    assert seen.figure.layout.meta == (
        f"Agreement of China and Russia rose, but not steadily, from {first:.2f} to {last['score']:.2f} between 1996 and 2015, with a high of "
        f"{high:.2f} in {row['score'].idxmax()} (95 % interval in 2015: {last['score_low']:.2f} to {last['score_high']:.2f})")


def test_the_triangle_draws_each_pair_with_its_interval() -> None:
    seen = exhibit("votes_triangle~counted.score")
    file = file_of(seen)
    assert list(dict.fromkeys(file["pair"])) == ["China–Russia", "China–United States", "Russia–United States"]
    assert lines_of(seen) == [list(zip(part["year"], part["score"])) for _, part in file.groupby("pair", sort=False)]
    assert sum(trace.meta == "band" for trace in seen.figure.data) == 3


def test_issues_are_ranked_as_the_file_has_them() -> None:
    seen = exhibit("votes_by_issue~years.1992.2018")
    file, bars = file_of(seen), seen.figure.data[0]
    assert list(bars.x) == file["identical"].tolist() and file["identical"].is_monotonic_decreasing and len(file) == 6
    assert [name.replace("<br>", " ") for name in bars.y] == file["issue"].tolist()


def test_who_votes_alike_is_ranked_and_the_countries_with_a_colour_have_it() -> None:
    seen = exhibit("votes_alike~of.RU")
    file, bars = file_of(seen), seen.figure.data[0]
    assert file["state"][0] == "Belarus" and file["place"].is_monotonic_increasing and (file["roll_calls"] >= 100).all()
    assert list(bars.x) == file["score"].head(len(bars.x)).tolist()
    assert len(set(bars.marker.color)) == 2 and bars.marker.color[file["state"].tolist().index("China")] != bars.marker.color[0]


def test_where_two_stood_apart_is_each_roll_call_counted_by_year() -> None:
    """26 of the 121 roll calls of 2017 are not identical (0.7851)."""
    seen = exhibit("votes_apart~years.2017.2017")
    file = file_of(seen)
    assert len(file) == 26 == sum(sum(trace.y) for trace in seen.figure.data) and "26 of 121 roll calls" in seen.figure.layout.meta
    assert (file["first_vote"] != file["second_vote"]).all() and file["date"].str.match(r"201[78]-").all()
    opposed = file[["first_vote", "second_vote"]].apply(set, axis=1) == {"Yes", "No"}
    assert opposed.tolist() == file["opposed"].tolist()


@pytest.mark.parametrize("text", ["votes~with.CN", "votes~state.ZW~years.1990.1990~issue.nuclear~with.SU", "votes_triangle~states.CN", "votes_alike~least.500~years.1990.1990"])
def test_what_cannot_be_compared_gets_a_plain_message(text: str) -> None:
    with pytest.raises((NotUnderstood, NothingToShow)):
        exhibit(text)


def test_same_states_are_refused_in_words() -> None:
    with pytest.raises(NothingToShow, match="two different states"):
        exhibit("votes~with.CN")


@pytest.mark.parametrize("text", view_names("votes"))
def test_every_column_is_described_and_has_its_source(text: str) -> None:
    seen = exhibit(text)
    fields, sources = meaning(seen.filed, seen.described_as, seen.made_from or {})
    assert [field.name for field in fields if not field.description] == []
    assert list(sources["source_id"]) == ["voeten_unvotes"]
    assert set(seen.measures) <= set(tables().measures["measure_id"])


def test_search_finds_every_view_and_provenance_names_the_source() -> None:
    kind, name = next(entry for entry, found in entries().items() if found.title == "Where two stood apart")
    there = place_of(kind, name)
    app = opened(run(there.path, *there.views), "provenance")
    assert "stood apart" in app.header[0].value
    assert any("**Sources**" in text.value and "Harvard Dataverse" in text.value for text in app.markdown)


def test_another_choice_is_drawn_and_in_the_table() -> None:
    app = run("votes")
    app.selectbox(key="with").set_value("US").run()
    assert not app.exception and "the United States" in app.header[0].value
    table = tables_of(app)[0].value
    assert drawn(figures(app)[0]) == sorted(zip(table["year"], table["identical"]))


def test_positions_without_an_issue_are_named_and_not_offered() -> None:
    stated, issues = tables().positions, set(questions.issues()["issue"])
    assert set(stated["issue"]) - {""} <= issues
    said = settings("votes")["issue"].help
    assert all(title in said for title in stated.query("issue == ''")["title"])
    with pytest.raises(NotUnderstood):
        exhibit("votes~issue.sovereignty")
