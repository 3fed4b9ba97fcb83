"""Measures of all goods together: how much two economies trade within industries, fit together, or sell the same."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from indicators.basics.concentration import product_concentration_index
from indicators.formulas.derive import year_by_year
from indicators.shown.ways import extremes
from indicators.topics.trade import complementarity, finger_kreinin, grubel_lloyd_aggregate, trade_intensity
from pages.choices.setting import Chosen, Setting, Settings
from pages.exhibits.exhibit import Exhibit
from pages.exhibits.made import made, of_lines
from pages.large.answers import answer
from pages.large.composition import both, claims_on, notes, of_years, pair, values_behind, within_settings, years_of
from pages.large.drawn import Line, Unit, labelled, over_time
from pages.reading.tables import cached, measure_names
from pages.words.numbers import number


class Whole(NamedTuple):
    """A measure of the whole: its unit, what its lines are called in a sentence, what it is, and its lines by name for two economies."""

    unit: Unit
    subjects: tuple[str, ...]
    explained: str
    lines: Callable[[str, str, str], dict[str, pd.Series]]


WHOLES = {
    "grubel_lloyd_aggregate": Whole(
        Unit("index", "index from 0 (one way) to 1 (balanced)", 3), ("Trade of {a} and {b} within industries",),
        "Trade within industries: what goes both ways in the same industry, as a part of all trade of the two. It is not corrected for an imbalance "
        "of the whole, and broad industries raise it.",
        lambda source, a, b: {"{a}–{b}": year_by_year(grubel_lloyd_aggregate, *answer("both_ways", source, a, b))}),
    "complementarity": Whole(
        Unit("index", "index from 0 (nothing fits) to 100 (all fits)", 1),
        ("Complementarity of what {a} sells with what {b} buys", "of what {b} sells with what {a} buys"),
        "How far what one sells to all matches what the other buys from all, by industry.",
        lambda source, a, b: {"What {a} sells, {b} buys": year_by_year(complementarity, *answer("exports_and_imports", source, a, b)),
                                  "What {b} sells, {a} buys": year_by_year(complementarity, *answer("exports_and_imports", source, b, a))}),
    "finger_kreinin": Whole(
        Unit("index", "index from 0 (nothing alike) to 100 (all alike)", 1), ("Similarity of the exports of {a} and {b}",),
        "How far the two sell the same goods to all, by industry: the higher, the more they compete.",
        lambda source, a, b: {"{a}–{b}": year_by_year(finger_kreinin, *answer("exports_of_two", source, a, b))}),
    "trade_intensity": Whole(
        Unit("times", "times the partner's weight in world imports", 2), ("Trade intensity from {a} to {b}", "from {b} to {a}"),
        "The partner's share in the exporter's goods, divided by its share in what all others buy (Kojima): 1 is as much as expected.",
        lambda source, a, b: {"{a} to {b}": intensity(source, a, b), "{b} to {a}": intensity(source, b, a)}),
    "product_concentration_index": Whole(
        Unit("index", "index from 0 (all industries alike) to 1 (one only)", 3),
        ("Concentration of goods from {a} to {b}", "of goods from {b} to {a}"),
        "How far the goods of each direction lie in few industries. The index depends on how fine the industries are.",
        lambda source, a, b: {"{a} to {b}": year_by_year(product_concentration_index, answer("flow", source, a, b)),
                                  "{b} to {a}": year_by_year(product_concentration_index, answer("flow", source, b, a))})}


def intensity(source: str, exporter: str, importer: str) -> pd.Series:
    """Trade intensity by year."""
    sums = answer("totals", source, exporter, importer)
    # The table has no row for a flow that was not traded; without any trade of one of the two there is still no value.
    return trade_intensity(sums["to_partner"].fillna(0.0), sums["exports"], sums["partner_imports"], sums["world"], sums["own_imports"])


@cached(2)
def whole_settings() -> Settings:
    """What can be set of the measures of the whole. Not to be changed."""
    named = {name: measure_names()[name] for name in WHOLES}
    return {"measure": Setting("Measure", "one", (next(iter(named)),), named)} | within_settings()


def whole_exhibit(chosen: Chosen) -> Exhibit:
    """A measure of the whole over the years. Raises NothingToShow without trade in the years."""
    source, measure, (a, b) = chosen["source"], chosen["measure"], pair(chosen)
    whole, name_of = WHOLES[measure], measure_names()[measure]
    found = whole.lines(source, chosen["exporter"], chosen["importer"])
    values = of_years(pd.DataFrame({words.format(a=a, b=b): line for words, line in found.items()}), chosen)
    title, span = f"{name_of}: {a} and {b}", years_of(values)
    drawn = [Line(f"{chosen['exporter']}-{chosen['importer']}-{place}", f"{name_of}: {name}", name, values[name])
             for place, name in enumerate(values)]
    rows = labelled(drawn, whole.unit, source, "Own calculation by industry")
    seen = "; ".join(range_of(subject.format(a=a, b=b), values[name], whole.unit.decimals, first)
                     for name, subject, first in zip(values, whole.subjects, (True, False)))
    figure = over_time(rows, title, seen)
    return made("composition", title, stem=(measure.replace("_", "-"), chosen["exporter"], chosen["importer"], *span), years=span,
                figure=figure, notes=notes(chosen, both(chosen), whole.explained), behind=values_behind(source, values.index, both(chosen)),
                measures=(measure,), claims=claims_on(source, both(chosen)), **of_lines(rows))


def range_of(subject: str, values: pd.Series, decimals: int, first: bool) -> str:
    """The range of a line and where it ends, as a part of a sentence."""
    verb = "" if first else " it"
    if values.isna().all():
        return f"{subject}{verb} has no value in these years"
    low, high = extremes(values.dropna())
    if low.year == high.year:
        return f"{subject}{verb} stood at {number(low.value, decimals)} in {low.year}"
    ended = values.last_valid_index()
    end = "" if ended in (low.year, high.year) else f", with {number(values[ended], decimals)} in {ended}"
    return f"{subject}{verb} ranged from {number(low.value, decimals)} ({low.year}) to {number(high.value, decimals)} ({high.year}){end}"
