"""A claim judged on what is handed to it, without any table."""

from dataclasses import replace

import pandas as pd

from indicators.formulas.intervals import printed_interval
from indicators.formulas.judged import Grounds, Value, judge, with_distance, work_out
from indicators.formulas.verdicts import DEPENDS, FAILED, OPEN

HYPOTHESES = pd.DataFrame([("total", 0, "total growth", "inputs", "(b / a - 1) / n * 100"), ("ten", 1, "ten times", "value", "x * 10"),
                           ("cut_off", 2, "cut off", "cut", "cut(x, p)")],
                          columns=["hypothesis_id", "position", "title", "kind", "formula"])


def claim(name: str, number: str, check: str = "", **changes: str) -> pd.Series:
    return pd.Series({"claim_id": name, "number": number, "check": check, "kind": "value", "unit": "USD bn", "bound": "exact", "origin": "",
                      "chosen": ""} | changes)


def value(digits: str) -> Value:
    return Value("", digits, "", "", printed_interval(digits))


def grounds(of: pd.Series, formula: str = "", against: str = "", **digits: str) -> Grounds:
    return Grounds(of, work_out(formula, {name: value(text) for name, text in digits.items()}) if formula else None, {}, [], None, against)


def nothing(kind: str) -> list[Value]:
    return []


def test_the_average_growth_of_71_8_per_cent_is_total_growth_by_years() -> None:
    rate = "((b / a) ** (1 / n) - 1) * 100"
    found = judge(grounds(claim("growth", "71.8", rate), rate, a="6.84", b="95.28", n="18"), [], HYPOTHESES, nothing)
    assert (found.verdict, found.severity) == ("inconsistent", "meaning-level")
    assert [(fit.hypothesis_id, fit.worked) for fit in found.fits] == [("total", "(95.28 / 6.84 - 1) / 18 * 100")]


def test_both_sides_of_a_number_that_must_be_repeated_contradict_and_a_cut_digit_is_a_matter_of_wording() -> None:
    text, note = grounds(claim("text", "95.28")), grounds(claim("note", "95.2", "a"), "a", "text", a="95.28")
    of_result = lambda kind: [value("95.28")] if kind == "cut" else []
    for one, other, starts in ((text, note, nothing), (note, text, of_result)):
        found = judge(one, [other], HYPOTHESES, starts)
        assert (found.verdict, found.severity) == ("contradicts itself", "wording-level")
        assert [(side.other["claim_id"], side.supported) for side in found.contradictions] == [(other.claim["claim_id"], None)]
    other = grounds(claim("same", "95.3", "a"), "a", "text", a="95.28")
    assert judge(text, [other], HYPOTHESES, nothing).verdict == OPEN


def test_a_claim_that_fails_by_a_value_depends_on_the_reading_where_that_was_chosen() -> None:
    for chosen, verdict, severity in (("", FAILED[0], "meaning-level"), ("a tenth", DEPENDS, "")):
        beside = replace(grounds(claim("share", "12", chosen=chosen)), independent=[with_distance("12", value("8.1"))])
        found = judge(beside, [], HYPOTHESES, nothing)
        assert (found.verdict, found.severity, found.fits) == (verdict, severity, [])
