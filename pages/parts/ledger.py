"""The ledger of claims with its verdicts, worked out from the tables once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from data.read import Tables
from indicators.claims import (EXACT_KINDS, Interval, difference, evaluate_interval, explaining_slip,
                               independent_verdict, numbers_put_in, own_verdict, printed_interval, severity, worst)
from pages.parts.numbers import number
from pages.parts.tables import Version, ids, line_names, tables


# A sign beside the word, so that a verdict never rests on colour alone.
SIGNS = {"consistent": "✓", "consistent within rounding": "≈", "differs from independent source": "≠",
         "inconsistent": "✗", "contradicts itself": "⇄", "not checkable": "?"}
COLOURS = {"consistent": "green", "consistent within rounding": "blue", "differs from independent source": "violet",
           "inconsistent": "orange", "contradicts itself": "red", "not checkable": "gray"}


class Value(NamedTuple):
    """An input or an independent value: its words, its interval, and how far the claim lies from it."""

    words: str
    interval: Interval
    difference: float = float("nan")


class Judged(NamedTuple):
    """A claim with all that its verdict rests on."""

    claim: pd.Series
    inputs: dict[str, Value]
    worked: str
    computed: Interval | None
    point: float
    independent: list[Value]
    verdict: str
    severity: str
    slip: str


@lru_cache(maxsize=2)
def ledger(of: Version) -> dict[str, Judged]:
    """Every claim judged, by its id."""
    loaded = tables()
    claims = loaded.claims.set_index("claim_id", drop=False)
    return {claim_id: judged(loaded, claims, claim) for claim_id, claim in claims.iterrows()}


def judged(loaded: Tables, claims: pd.DataFrame, claim: pd.Series) -> Judged:
    """One claim checked against the article's own numbers and against independent ones."""
    exact, verdicts, computed, point, worked = claim["kind"] in EXACT_KINDS, [], None, float("nan"), ""
    inputs = named_inputs(loaded, claims, claim["inputs"])
    if claim["check"]:
        formula = claim["check"].removeprefix("at least ")
        computed = evaluate_interval(formula, {name: value.interval for name, value in inputs.items()})
        digits = {name: printed(claims, claim["inputs"], name) for name in inputs}
        point = evaluate_interval(formula, {name: printed_interval(text, exact=True) for name, text in digits.items()}).low
        worked = numbers_put_in(formula, digits)
        verdicts.append(own_verdict(claim["number"], exact, claim["check"], computed, point))
    independent = [Value(value.words, value.interval, difference(claim["number"], value.interval))
                   for value in independent_values(loaded, claim["compare"])]
    if independent:
        verdicts.append(independent_verdict(claim["number"], claim["bound"], exact, [value.interval for value in independent]))
    verdict = worst(verdicts)
    apart = [min((value.difference for value in independent), key=abs)] if independent and verdict.startswith("differs") else []
    apart += [difference(claim["number"], computed)] if computed else []
    failed = verdict in ("inconsistent", "contradicts itself", "differs from independent source")
    slip = explaining_slip(claim["number"], {name: value.interval for name, value in inputs.items()},
                           [value.interval for value in independent]) if failed else ""
    return Judged(claim, inputs, worked, computed, point, independent, verdict, severity(verdict, apart), slip)


def stated(claim: pd.Series) -> str:
    """A claim as printed, with its unit if it is a number."""
    return f"{claim['printed']} {claim['unit']}" if claim["number"] else claim["printed"]


def badge(verdict: str, before: str = "", after: str = "") -> str:
    """A verdict as a coloured label with its sign and words, in Markdown."""
    return f":{COLOURS[verdict]}-badge[{before}{SIGNS[verdict]} {verdict}{after}]"


def pairs(cell: str) -> dict[str, str]:
    """The named references of an inputs cell, `a=claim:x; b=…`."""
    return dict(text.split("=", 1) for text in ids(cell))


def printed(claims: pd.DataFrame, cell: str, name: str) -> str:
    """The printed number of an input claim."""
    return claims.loc[pairs(cell)[name].removeprefix("claim:"), "number"]


def named_inputs(loaded: Tables, claims: pd.DataFrame, cell: str) -> dict[str, Value]:
    """Every input of a check: another claim's number."""
    return {name: claim_value(claims.loc[reference.removeprefix("claim:")]) for name, reference in pairs(cell).items()}


def claim_value(claim: pd.Series) -> Value:
    """A claim's number as an input."""
    return Value(f"{claim['printed']} {claim['unit']} – {claim['locator']}",
                 printed_interval(claim["number"], claim["kind"] in EXACT_KINDS))


def independent_values(loaded: Tables, cell: str) -> list[Value]:
    """The independent values of a compare cell: references, or one expression over named references."""
    if "|" not in cell:
        return [value for reference in ids(cell) for value in reference_values(loaded, reference)]
    formula, _, named = (part.strip() for part in cell.partition("|"))
    inputs = {name: reference_values(loaded, reference)[0] for name, reference in pairs(named).items()}
    words = f"{formula}, where " + "; ".join(f"{name} = {value.words}" for name, value in inputs.items())
    return [Value(words, evaluate_interval(formula, {name: value.interval for name, value in inputs.items()}))]


def reference_values(loaded: Tables, reference: str) -> list[Value]:
    """What a reference stands for: an observation, the year of an event, or the reports of a deal."""
    kind, _, rest = reference.partition(":")
    if kind == "event":
        event = loaded.events.query("title == @rest").iloc[0]
        return [Value(f"{event['date']}: {event['title']} ({source_name(loaded, event['source_id'])})",
                      printed_interval(event["date"][:4], exact=True))]
    if kind in ("deal", "units"):
        return deal_values(loaded, kind, rest)
    series, source, year = reference.split("@")
    row = loaded.observations.query("series_id == @series and source_id == @source and year == @year_number",
                                    local_dict={"series": series, "source": source, "year_number": int(year)}).iloc[0]
    words = f"{number(row['value'], 3)} in {year}: {line_names(loaded)[f'{series}@{source}']}"
    return [Value(words, printed_interval(f"{row['value']:.10g}"))]


def deal_values(loaded: Tables, kind: str, deal_id: str) -> list[Value]:
    """The values, or the units, that reports other than the article give for a deal."""
    low, high = ("value_low", "value_high") if kind == "deal" else ("units_low", "units_high")
    rows = loaded.deals[(loaded.deals["deal_id"] == deal_id) & (loaded.deals["source_id"] != "liu_2017")].dropna(subset=low)
    unit = "USD bn" if kind == "deal" else "units"
    return [Value(f"{row['system']}: {row['bound'] + ' ' if row['bound'] != 'exact' else ''}{row[low]:g} {unit} "
                  f"({source_name(loaded, row['source_id'])})", Interval(float(row[low]), float(row[high])))
            for _, row in rows.iterrows()]


def source_name(loaded: Tables, source_id: str) -> str:
    """The short name of a source."""
    return loaded.sources.set_index("source_id").loc[source_id, "attribution_short"]
