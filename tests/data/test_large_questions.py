"""What the large tables answer: known values, small answers, and engines that agree."""

import ast
import json
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ibis
import pandas as pd
import pytest

from data.large import engine, questions, trade, votes
from data.stored.read import TableFault, read_all
from indicators.basics.agreement import differences_from
from indicators.formulas.derive import by_year, year_by_year
from indicators.topics.composition import own_advantage
from indicators.topics.trade import complementarity, finger_kreinin, grubel_lloyd, grubel_lloyd_aggregate, trade_intensity
from indicators.topics.voting import agreement_by, likeness

ROOT = Path(__file__).parents[2]
WIOD = "wiod_2013"
OBSERVATIONS = read_all(ROOT / "data").observations


def line(rows: pd.DataFrame, series: str, source: str) -> pd.DataFrame:
    """The values of one source of a series by year."""
    return by_year(rows[(rows["series_id"] == series) & (rows["source_id"] == source)])


def published(series: str) -> pd.Series:
    """The yearly figures of votes that the tables hold."""
    return line(OBSERVATIONS, series, "voeten_unvotes")["value"]


def every_pair_of_votes(tables: engine.Tables) -> ibis.Table:
    """More than a hundred million rows, which take seconds."""
    return tables.votes.join(tables.votes.view(), "roll_call").aggregate(pairs=ibis._.count())


def test_a_long_question_says_how_far_it_is() -> None:
    assert engine.progress() is None
    with ThreadPoolExecutor(1) as pool:
        asked, seen = pool.submit(engine.ask, every_pair_of_votes), []
        while not (asked.done() or any(seen)):
            seen += filter(None, [engine.progress()])
        asked.result()
    assert seen and 0 < seen[0] <= 1 and engine.progress() is None


# Known values

@pytest.mark.parametrize(("second", "name", "identical"), [("RU", "cn_ru", (68, 69)), ("US", "cn_us", (12, 12))])
def test_single_votes_give_the_yearly_figures_to_the_digit(second: str, name: str, identical: tuple[int, int]) -> None:
    """But for 2019: one roll call fewer with either, in which China voted as Russia did and against the United States."""
    found = agreement_by(questions.votes_between("CN", second), "year").loc[1992:]
    known = pd.DataFrame({"votes": published(f"unga_votes_{name}"), "identical": published(f"unga_identical_{name}"),
                          "score": published(f"unga_agreement_{name}")})
    assert list(found.index) == list(known.index) and len(found) == 28
    differ = (found[["votes", "identical", "score"]].round(4) != known).any(axis=1)
    assert list(differ.index[differ]) == [2019]
    here, there = found.loc[2019], known.loc[2019]
    assert there["votes"] == here["votes"] + 1
    assert (round(here["identical"], 4), there["identical"]) == (round(identical[0] / here["votes"], 4), round(identical[1] / there["votes"], 4))


@pytest.mark.parametrize("issue", ["arms", "colonialism", "economic", "human_rights", "nuclear", "palestine"])
def test_single_votes_give_the_figures_by_issue_to_the_digit(issue: str) -> None:
    known = published(f"unga_issue_{issue}")
    for first, last in zip([1992, *(known.index[:-1] + 1)], known.index):
        cast = questions.votes_between("CN", "RU", issue, (int(first), int(last)))
        assert round(agreement_by(cast.assign(all=0), "all")["score"][0], 4) == known[last], last


def test_advantage_is_that_of_ecomplexity() -> None:
    from ecomplexity import ecomplexity  # here, because importing takes seconds, in every process that runs tests

    exports = questions.exports_of_all(WIOD, 2008)
    rows = exports.stack().rename("value").reset_index().assign(year=2008)
    peer = ecomplexity(rows, {"time": "year", "loc": "exporter", "prod": "product", "val": "value"})
    peer = peer.pivot(index="exporter", columns="product", values="rca")
    for economy in ("CHN", "RUS", "USA"):
        found = year_by_year(own_advantage, *questions.exports_beside_others(WIOD, economy)).loc[2008]
        pd.testing.assert_series_equal(found.sort_index(), peer.loc[economy].sort_index(), check_names=False, rtol=1e-12)
    assert peer.loc["CHN", "c4"] > 2 and peer.loc["RUS", "c2"] > 3


def test_intra_industry_trade_by_hand_for_one_year() -> None:
    """2011, million dollars. Mining: 66 sold, 23,967 bought. Chemicals: 2,050 and 2,940. The lesser sides of all add up to 6,009, both to 90,982."""
    sold, bought = (table.loc[2011] for table in questions.both_ways(WIOD, "CHN", "RUS"))
    found = grubel_lloyd(sold, bought)
    assert found[["c2", "c9"]].tolist() == pytest.approx([1 - 23_901 / 24_033, 1 - 890 / 4_990])
    assert grubel_lloyd_aggregate(sold, bought) == pytest.approx(2 * 6_009 / 90_982)


def test_the_distance_to_customs_totals() -> None:
    """1995, China to Russia: 1,424 million at basic prices; IMF DOTS has 1,674.165 million, 14.94 % more than it in its own per cent."""
    reports = pd.DataFrame({WIOD: questions.in_billions(WIOD, "CHN", "RUS"), "imf_dots": line(OBSERVATIONS, "exports_cn_to_ru", "imf_dots")["value"]})
    found = differences_from(reports, "imf_dots").set_index("year")
    assert found["percent"][1995] == pytest.approx(-14.94, abs=0.005) and len(found) == 17


def test_intensity_by_hand_for_one_year() -> None:
    """2011: 55,651 of China's 1,784,374 went to Russia, which bought 332,834 of the 14,622,524 - 1,588,308 that others bought."""
    sums = questions.totals(WIOD, "CHN", "RUS")
    found = trade_intensity(sums["to_partner"], sums["exports"], sums["partner_imports"], sums["world"], sums["own_imports"])
    assert found[2011] == pytest.approx((55_651 / 1_784_374) / (332_834 / 13_034_216))


def test_structures_are_compared_over_one_list_of_products() -> None:
    """A product that one side lacks counts as not traded; without goods in common the measures are 0 to 100 all the same."""
    fit = year_by_year(complementarity, *questions.exports_and_imports(WIOD, "RUS", "CHN"))
    alike = year_by_year(finger_kreinin, *questions.exports_of_two(WIOD, "RUS", "CHN"))
    assert fit.between(0, 100).all() and alike.between(0, 100).all() and len(fit) == len(alike) == 17
    first, second = questions.matched(pd.DataFrame({"a": [1.0]}, [2000]), pd.DataFrame({"b": [2.0]}, [2000]))
    assert first.loc[2000].tolist() == [1, 0] and second.loc[2000].tolist() == [0, 2]


def test_who_votes_most_like_a_state_is_what_the_votes_of_pairs_say() -> None:
    nearest = likeness(questions.like("RU", None, (2010, 2019)), 100)
    assert nearest["place"].is_monotonic_increasing and nearest["votes"].min() >= 100
    for row in nearest.head(2).itertuples():
        of_pair = agreement_by(questions.votes_between("RU", row.state, None, (2010, 2019)).assign(all=0), "all").loc[0]
        assert (of_pair["votes"], of_pair["score"], of_pair["identical"]) == pytest.approx((row.votes, row.score, row.share))


def test_roll_calls_apart_are_those_with_different_votes() -> None:
    """As counted: 26 of the 121 roll calls of 2017 are not identical (0.7851)."""
    found = questions.apart("CN", "RU", None, (2017, 2017))
    assert len(found) == 26 and (found["first"] != found["second"]).all() and set(found["year"]) == {2017}
    on_arms = questions.apart("CN", "RU", "arms", (2017, 2017))
    assert 0 < len(on_arms) < 26 and set(on_arms["roll_call"]) < set(found["roll_call"])
    by_issue = questions.votes_by_issue("CN", "RU", (2017, 2017)).query("issue == 'arms' and first != second")
    assert set(by_issue["roll_call"]) == set(on_arms["roll_call"])


def test_unanimous_roll_calls_count_only_if_asked_for() -> None:
    all_of_them, contested = (questions.votes_between("CN", "RU", None, None, unanimous) for unanimous in (True, False))
    more = all_of_them[~all_of_them["roll_call"].isin(contested["roll_call"])]
    assert len(more) and ((more[["yes", "abstain", "no"]] > 0).sum(axis=1) == 1).all() and (more["first"] == more["second"]).all()


def test_lists_name_what_can_be_chosen() -> None:
    states, economies = questions.states().set_index("state"), questions.economies(WIOD).set_index("economy")
    assert states.loc["RU", ["title", "last_year"]].tolist() == ["Russia", 2019] and len(states) == 200
    assert economies.loc["ROW", "title"] == "Rest of the world" and len(economies) == 41
    assert questions.issues().set_index("issue")["roll_calls"].to_dict()["arms"] == 1092
    goods = questions.products(WIOD)
    assert goods["product"].tolist() == [f"c{number}" for number in range(1, 17)]
    assert questions.trade_sources().iloc[0].tolist() == [WIOD, 1995, 2011, 490_423]


@pytest.mark.parametrize("answer", [
    lambda: questions.votes_between("CN", "nowhere"), lambda: questions.like("nowhere"), lambda: questions.apart("CN", "RU", "nothing"),
    lambda: questions.flow("no_source"), lambda: questions.flow(WIOD, "' OR 1 = 1 --"), lambda: questions.exports_beside_others(WIOD, "nowhere")[0], lambda: questions.totals("none", "a", "b")])
def test_an_unknown_id_has_no_rows(answer: Callable[[], pd.DataFrame]) -> None:
    assert len(answer()) == 0


# Small answers

EVERY: dict[str, tuple] = {
    "votes_between": (votes.votes_between, "CN", "RU", None, None, True),
    "votes_on_an_issue": (votes.votes_between, "CN", "US", "nuclear", (1992, 2019), False),
    "by_issue": (votes.by_issue, "CN", "RU", None),
    "apart": (votes.apart, "CN", "RU", "arms", (2000, 2010)),
    "like": (votes.like, "RU", "human_rights", (1992, 2019)),
    "states": (votes.states,), "issues": (votes.issues,),
    "flow": (trade.flow, WIOD, "CHN", "RUS"),
    "imports": (trade.flow, WIOD, None, "CHN"),
    "beside_others": (trade.beside_others, WIOD, "CHN"),
    "totals": (trade.totals, WIOD, "CHN", "RUS"),
    "in_billions": (trade.in_billions, WIOD, "CHN", "RUS"),
    "exporters": (trade.exporters, WIOD, 2008),
    "sources": (trade.sources,),
    "economies": (trade.economies, WIOD),
    "products": (trade.products, WIOD)}


def expression(name: str) -> ibis.Table:
    """A question as an expression on the tables in use."""
    question, *arguments = EVERY[name]
    return question(engine.connected(engine.version()), *arguments)


def scans(name: str) -> Iterator[dict]:
    """What DuckDB read of each Parquet file for a question."""
    asked = expression(name)
    profile = asked.get_backend().con.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {ibis.to_sql(asked)}").fetchone()[1]
    found = list(json.loads(profile)["operator"])
    while found:
        operator = found.pop()
        found += operator.get("children", [])
        if "row_groups_scanned" in operator:
            yield operator


@pytest.mark.parametrize("name", EVERY)
def test_an_answer_is_small_beside_the_table(name: str) -> None:
    """At most a row for each roll call and issue: a hundredth of the votes."""
    assert 0 < len(engine.ask(*EVERY[name])) <= 6_300


@pytest.mark.parametrize(("name", "table"), [("votes_between", "votes"), ("apart", "votes"), ("flow", "trade"), ("in_billions", "trade")])
def test_a_question_on_a_pair_reads_a_few_row_groups(name: str, table: str) -> None:
    read = [scan for scan in scans(name) if scan["extra_info"]["Filename(s)"].endswith(f"{table}.parquet")]
    assert read and all(scan["row_groups_scanned"] <= 3 and scan["total_row_groups_to_scan"] >= 30 for scan in read)


def test_only_the_runner_of_expressions_fetches_anything() -> None:
    """So that whatever comes into the process has been made small by the engine."""
    fetching = {"to_pyarrow", "execute", "to_pandas", "to_pyarrow_batches", "read_table", "read_parquet", "fetchall", "df", "to_arrow_table"}
    found = {f"{path.name}: {node.func.attr}" for path in (ROOT / "data" / "large").glob("*.py") for node in ast.walk(ast.parse(path.read_text()))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in fetching}
    # The text of the build is read whole, because it is what the tables are made of; read_parquet of an engine names a file and reads nothing.
    assert found - {"text.py: to_pandas"} == {"engine.py: to_arrow_table", "engine.py: to_pyarrow", "engine.py: to_pandas", "engine.py: read_parquet",
                                              "shape.py: read_parquet"}


# Engines

def answers() -> dict[str, pd.DataFrame]:
    return {name: engine.ask(*question) for name, question in EVERY.items()}


def assert_the_same(found: dict[str, pd.DataFrame], expected: dict[str, pd.DataFrame]) -> None:
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(found[name], frame, check_exact=True, obj=name)


def test_sql_that_is_made_once_for_all_ids_gives_what_the_expressions_give() -> None:
    assert_the_same(answers(), {name: engine.run(expression(name)) for name in EVERY})


def test_spark_gives_the_same_to_the_last_digit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install pyspark==4.3.0")
    if not shutil.which("java"):
        pytest.skip("Java is not installed: apt-get install default-jre-headless")
    expected = answers()
    # Java compiles in its quick way only: the other takes longer than all questions.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    monkeypatch.setenv(engine.ENGINE_VARIABLE, "pyspark://?spark.master=local[2]&spark.ui.enabled=false&spark.sql.shuffle.partitions=2"
                       f"&spark.sql.warehouse.dir={tmp_path}")  # else Spark leaves a folder in the checkout
    assert engine.connected(engine.version()).votes.get_backend().name == "pyspark"
    try:
        assert_the_same(answers(), expected)
    finally:
        engine.connected(engine.version()).votes.get_backend().disconnect()


def test_tables_in_an_engine_s_catalogue_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A DuckDB file with the tables in it, and a folder that holds none."""
    expected, path = answers(), tmp_path / "tables.duckdb"
    catalogue = ibis.connect(f"duckdb://{path}")
    for file in (ROOT / "data" / "large").glob("*.parquet"):
        catalogue.con.execute(f"CREATE TABLE {file.stem} AS FROM '{file}'")
    catalogue.disconnect()
    monkeypatch.setenv(engine.ENGINE_VARIABLE, f"duckdb://{path}")
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(tmp_path))
    assert_the_same(answers(), expected)


@pytest.mark.parametrize("url", ["nothing://here", "duckdb:///nowhere/at/all.duckdb", "no url"])
def test_an_engine_that_is_not_there_is_named_with_its_remedy(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(engine.ENGINE_VARIABLE, url)
    with pytest.raises(TableFault, match="which CHINA_RUSSIA_ENGINE names, cannot be reached"):
        questions.states()


@pytest.mark.parametrize(("harm", "told"), [("missing", "is missing"), ("damaged", "cannot be read"), ("without a column", "has no column vote")])
def test_an_unusable_table_is_named_with_its_remedy(harm: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data" / "large", tmp_path / "large")
    path = tmp_path / "large" / "votes.parquet"
    path.unlink()
    if harm == "damaged":
        path.write_bytes(b"PAR1 torn off")
    elif harm == "without a column":
        pd.DataFrame({"state": ["CN"], "year": [2000], "roll_call": [1]}).to_parquet(path)
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(tmp_path))
    with pytest.raises(TableFault) as caught:
        questions.states()
    assert "votes.parquet" in str(caught.value) and told in str(caught.value) and "python -m data.build" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_file_written_anew_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data" / "large", tmp_path / "large")
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(tmp_path))
    before = engine.version()
    assert len(questions.states()) == 200
    pd.read_parquet(tmp_path / "large" / "states.parquet").query("state != 'ZW'").to_parquet(tmp_path / "large" / "states.parquet")
    assert engine.version() != before and len(questions.states()) == 199
