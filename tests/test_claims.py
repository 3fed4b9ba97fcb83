"""The ledger: intervals, the verdicts that must come out, and that every input matters."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.build import build
from indicators.claims import Interval, evaluate_interval, printed_interval
from pages.parts.ledger import ledger
from pages.parts.tables import version
from tests.test_pages import run

ROOT = Path(__file__).parents[1]
LEDGER = ledger(version())


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


@pytest.mark.parametrize(("claim", "verdict", "severity", "slip"), [
    ("trade_average_growth", "inconsistent", "meaning-level", "total growth divided by the number of years"),
    ("crude_total_note", "contradicts itself", "meaning-level", "ten times too small"),
    ("crude_note", "contradicts itself", "digit-level", ""), ("trade_2014_note", "contradicts itself", "digit-level", ""),
    ("trade_fall_2015", "inconsistent", "meaning-level", ""), ("trade_growth_2014", "consistent", "", ""),
    ("crude_growth_note", "consistent", "", ""), ("s400_largest", "differs from independent source", "meaning-level", ""),
    ("trade_1996", "consistent", "", ""), ("largest_partner", "not checkable", "", "")])
def test_the_verdicts_that_must_come_out(claim: str, verdict: str, severity: str, slip: str) -> None:
    judged = LEDGER[claim]
    assert (judged.verdict, judged.severity) == (verdict, severity)
    assert slip in judged.slip and bool(slip) == bool(judged.slip)


def test_the_compound_rate_and_the_fall_worked_by_hand() -> None:
    """(95.28 / 6.84) ** (1 / 18) - 1 = 15.76 %; 95.28 - 69 = 26.28."""
    assert LEDGER["trade_average_growth"].point == pytest.approx(15.758, abs=0.001)
    assert LEDGER["trade_fall_2015"].point == pytest.approx(26.28)


def test_a_claim_is_checked_or_says_what_is_missing() -> None:
    for judged in LEDGER.values():
        assert (judged.verdict == "not checkable") == bool(judged.claim["reason"])
        assert bool(judged.claim["reason"]) != bool(judged.claim["check"] or judged.claim["compare"])


def test_independent_values_are_not_the_article_s_own() -> None:
    for judged in LEDGER.values():
        assert not any("Liu (2017)" in value.words for value in judged.independent)


CHECKED = [claim_id for claim_id, judged in LEDGER.items() if judged.computed or judged.independent]


@pytest.mark.parametrize("claim_id", CHECKED)
def test_a_changed_number_changes_what_the_page_shows(claim_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mutation: one claim's number in a copy of the tables."""
    shutil.copytree(ROOT / "data" / "tables", tmp_path / "tables")
    path = tmp_path / "tables" / "claims.csv"
    claim = LEDGER[claim_id].claim
    old = f",{claim['printed']},{claim['number']},{claim['unit']},"
    text = path.read_text(encoding="utf-8")
    assert old in text
    line = next(row for row in text.splitlines() if row.startswith(f"{claim_id},"))
    path.write_text(text.replace(line, line.replace(old, f",{claim['printed']},77.7,{claim['unit']},")), encoding="utf-8")
    assert build(tmp_path) == []
    monkeypatch.setenv("CHINA_RUSSIA_DATA", str(tmp_path))
    changed = ledger(version())[claim_id]
    shown = lambda judged: (judged.verdict, judged.slip, [round(value.difference, 6) for value in judged.independent])
    assert shown(changed) != shown(LEDGER[claim_id])


def test_the_page_filters_by_verdict_and_opens_a_claim_by_its_address() -> None:
    app = run("claims", verdict=["✗ inconsistent"], claim=LEDGER["crude_total_note"].claim["statement"])
    assert set(app.dataframe[0].value["verdict"]) == {"✗ inconsistent"}
    said = " ".join(text.value for text in app.markdown)
    assert ":red-badge[⇄ contradicts itself, meaning-level]" in said and "42.433" in said
    assert "ten times too small" in app.info[0].value


@pytest.mark.parametrize("claim_id", list(LEDGER))
def test_every_claim_can_be_opened(claim_id: str) -> None:
    app = run("claims", claim=LEDGER[claim_id].claim["statement"])
    assert not app.exception and not app.error
    assert any(LEDGER[claim_id].claim["locator"] in text.value for text in app.markdown)
