"""The rows of a chart: chosen lines, transformed over all their years and only then cut to the chosen ones, with missing years named."""

from collections.abc import Sequence
from inspect import signature

import numpy as np
import pandas as pd

from indicators.basics import concentration
from indicators.basics.agreement import source_spread
from indicators.basics.growth import (cagr, doubling_time, index_numbers, least_squares_growth, multiple_of_first, percent_change,
                                      simple_average_growth, trailing_mean)
from indicators.basics.shares import share
from indicators.formulas.derive import Measure, by_year, result_and_status, stretches, worst_of_lines, worst_status
from indicators.formulas.expression import evaluate, names_in
from indicators.shown.facts import ROUNDING, reliable_rows

MISSING, EXPRESSION = "O", "expression"
LINE = ["series_id", "source_id"]
# Measures that a value below zero has none of on a chart, nor has the change from it.
OF_NONE_BELOW_ZERO = (percent_change, index_numbers, multiple_of_first)


def transform(values: pd.Series, measure: Measure | None, base_year: int = 0) -> pd.Series:
    """One series as a measure of the registry has it, which takes a series alone; as it is without a measure.

    An index and a multiple relate to the base year (`of_first` finds that of a multiple).

    >>> transform(pd.Series({2014: 4.0, 2015: 5.0}), index_numbers, 2014).tolist()
    [100.0, 125.0]
    >>> transform(pd.Series({2007: 112.0, 2008: -36.6, 2009: 231.0}), percent_change).isna().all().item()
    True
    """
    if measure is None:
        return values
    kept = values.where(values >= 0) if measure in OF_NONE_BELOW_ZERO else values
    if "base_year" in signature(measure).parameters:
        return measure(kept, base_year)
    return measure(kept)


def of_first(line: pd.DataFrame, measure: Measure | None, base_year: int, last: int | None = None) -> int:
    """The year to which a measure relates a line, by year: the base year, or of a multiple of the first year the first from then on
    of the most values of one definition, up to the `last` that is shown, if it is given.

    >>> line = pd.DataFrame({"value": [1.0, 2.0, 4.0, 6.0], "obs_status": ["D", "A", "A", "D"]}, [2003, 2004, 2005, 2006])
    >>> of_first(line, multiple_of_first, 2000), of_first(line, index_numbers, 2000), of_first(line, multiple_of_first, 2000, 2003)
    (2004, 2000, 2003)
    """
    if measure is not multiple_of_first:
        return base_year
    known = line.loc[base_year:last]
    known = known[known["value"] >= 0]
    if known.empty:
        return base_year
    number = stretches(known["obs_status"])
    return int(number.index[number == number.mode()[0]][0])


def process(lines: dict[str, pd.DataFrame], units: dict[str, str], definitions: dict[str, str], *, expression: str,
            measure: Measure | None = None, base_year: int = 0, smoothing: int = 1) -> tuple[pd.Series, pd.Series, str]:
    """An expression over the selected lines, then a measure, then a trailing mean.

    Each line has `value` and `obs_status` by year. Returns the values, the status of each, the worst of all that it rests
    on, and the unit of the expression, before any measure. Raises ExpressionFault for the expression.
    """
    values, unit = evaluate(expression, {name: line["value"] for name, line in lines.items()}, units, definitions)
    used = [lines[name]["obs_status"] for name in lines.keys() & names_in(expression)]
    of_years = worst_of_lines(used) if used else pd.Series(dtype=object)

    def steps(given: pd.Series) -> pd.Series:
        found = transform(given, measure, first)
        return trailing_mean(found, smoothing) if smoothing > 1 else found
    line = pd.DataFrame({"value": values, "obs_status": of_years.reindex(values.index)})
    first = of_first(line, measure, base_year)
    return *result_and_status(steps, [line]), unit


def chart_rows(observations: pd.DataFrame, *, series: list[str], sources: list[str],
               years: tuple[int, int], measure: Measure | None = None, base_year: int = 0,
               share_of: dict[str, str] | None = None,
               gapless: tuple[str, ...] = ()) -> pd.DataFrame:
    """All rows that a chart draws, in the order of `series`, `sources` and year.

    `shown` holds the value as a measure of the registry has it, `value` the one that the source has, and `base_year` the year that an
    index or a multiple of the line relates to, if the measure is one. Lines from the sources in `gapless` get a row for every year of
    the range; where there is no observation the row has status O and no value. Rows that cannot be drawn and fill no gap are left out.
    """
    chosen = observations[of_lines(observations, series, sources)]
    if chosen.empty:
        return chosen.assign(shown=pd.Series(dtype=float))
    if measure is None:
        found = chosen.assign(shown=chosen["value"])
    else:
        cells = chosen[[*LINE, "year", "value", "obs_status"]]  # what a line is transformed from, and not all columns line by line
        found = chosen.assign(**pd.concat([transformed(rows, observations, measure, base_year, share_of or {}, years[1])
                                           for _, rows in cells.groupby(LINE, sort=False)]))
    drawn = within(found, years, gapless)
    if "base_year" in drawn:  # in the rows of missing years too
        drawn["base_year"] = drawn.groupby(LINE, sort=False)["base_year"].transform("max").astype(int)
    return in_order(drawn, series, sources)


def of_lines(rows: pd.DataFrame, series: list[str], sources: list[str], years: tuple[int, int] | None = None) -> pd.Series:
    """Which rows are of some series from some sources, and of some years if they are named."""
    known = rows["series_id"].isin(series) & rows["source_id"].isin(sources)
    return known & rows["year"].between(*years) if years else known


def transformed(rows: pd.DataFrame, observations: pd.DataFrame, measure: Measure, base_year: int,
                share_of: dict[str, str], last: int) -> pd.DataFrame:
    """The transformed values of one line as `shown`, NaN where they cannot be computed, with the status of each and the `base_year`, if
    the measure has one, by row.

    `last` is the last year that is shown. A multiple of nothing but itself, which is 1, is none.

    The status is the worst of all values that what is shown rests on.
    """
    line, base = by_year(rows), {}
    if measure is share:
        whole = denominator(observations, share_of.get(rows["series_id"].iloc[0], ""), rows["source_id"].iloc[0])
        result, status = result_and_status(share, [line, whole.reindex(line.index)])
    else:
        first = of_first(line, measure, base_year, last)
        result, status = result_and_status(lambda values: transform(values, measure, first), [line])
        if measure is multiple_of_first and result.loc[:last].count() < 2:
            result[:] = np.nan
        if "base_year" in signature(measure).parameters:
            base = {"base_year": first}
    years, stated = rows["year"], rows["obs_status"].to_numpy(object)
    known = status.reindex(years).to_numpy(object)  # by reindex and not by map, which takes four times as long
    return pd.DataFrame({"shown": result.reindex(years).to_numpy(float),
                         "obs_status": [was if pd.isna(code) else code for code, was in zip(known, stated)], **base}, rows.index)


def usual_base(rows: pd.DataFrame) -> int:
    """The year that an index or a multiple of the most lines relates to, of several such years that of the line that comes first.

    Only lines with one base year are compared with each other. `rows` has series_id, source_id, shown and base_year, and some value.

    >>> rows = pd.DataFrame({"series_id": ["a", "b", "b", "c"], "source_id": "s", "shown": 1.0, "base_year": [1999, 1996, 1996, 1996]})
    >>> usual_base(rows), usual_base(rows.iloc[:3])
    (1996, 1999)
    """
    return int(rows.dropna(subset="shown").drop_duplicates(LINE)["base_year"].value_counts().index[0])


def denominator(observations: pd.DataFrame, whole_id: str, source_id: str) -> pd.DataFrame:
    """The rows of the whole by year: from the same source if it has one, else from the only source there is."""
    rows = observations[observations["series_id"] == whole_id]
    same = rows[rows["source_id"] == source_id]
    return by_year(rows if same.empty and rows["source_id"].nunique() == 1 else same)


def within(rows: pd.DataFrame, years: tuple[int, int], gapless: tuple[str, ...]) -> pd.DataFrame:
    """Lines cut to the years; those with a value from the sources in `gapless` with a row for each missing year."""
    cut = rows[rows["year"].between(*years)]
    there, filled = cut["shown"].notna(), cut["source_id"].isin(gapless)
    if not (there & filled).any():
        return cut[there]
    rows_of = list(zip(*(cut[name].to_numpy(object) for name in LINE)))  # pandas goes through texts some ten times as slowly
    lines = dict.fromkeys(line for line, drawn in zip(rows_of, there & filled) if drawn)
    known = set(zip(rows_of, cut["year"]))
    missing = [(*line, year) for line in lines for year in range(years[0], years[1] + 1) if (line, year) not in known]
    empty = dict.fromkeys(("locator", "as_printed", "printed_unit", "bound", "note"), "")
    blank = pd.DataFrame(missing, columns=[*LINE, "year"]).assign(obs_status=MISSING, **empty)
    kept = cut[there | pd.Series([line in lines for line in rows_of], cut.index)]
    return pd.concat([kept, blank.astype({name: cut[name].dtype for name in blank})], ignore_index=True)


def in_order(rows: pd.DataFrame, series: list[str], sources: list[str]) -> pd.DataFrame:
    """The rows sorted by the order of the two lists and by year."""
    of_series, of_source = ({name: place for place, name in enumerate(names)} for names in (series, sources))
    by_source, by_series = [of_source[name] for name in rows["source_id"]], [of_series[name] for name in rows["series_id"]]
    return rows.take(np.lexsort((rows["year"], by_source, by_series))).reset_index(drop=True)


def first_year(observations: pd.DataFrame, *, series: list[str], sources: list[str],
               years: tuple[int, int]) -> int:
    """The first year of the range in which the line with the most values there has one that can carry it;
    the range's start if none has any.

    So that an index keeps the main line, and neither a few single reports of earlier years nor a year that is known in part decide.
    """
    found = observations[of_lines(observations, series, sources, years)]
    if found.empty:
        return years[0]
    lines = found.groupby(LINE, sort=False)
    line = lines.get_group(lines.size().idxmax())
    return int((line if (kept := reliable_rows(line)).empty else kept)["year"].min())


def base_years(observations: pd.DataFrame) -> dict[str, list[int]]:
    """The years in which each line, `series@source`, has a value above zero, which an index can set to 100.

    >>> rows = pd.DataFrame({"series_id": ["a", "a", "b"], "source_id": "s", "year": [2002, 2001, 2002], "value": [1.0, 2.0, 0.0]})
    >>> base_years(rows)
    {'a@s': [2001, 2002]}
    """
    found = observations[observations["value"] > 0].sort_values("year")
    return {f"{series}@{source}": years.unique().tolist() for (series, source), years in found.groupby(LINE)["year"]}


def common_year(observations: pd.DataFrame, lines: Sequence[str], years: tuple[int, int]) -> int:
    """The first year of a range in which the most of some lines, each `series@source`, have a value above zero; its start if none has any.

    Of several such years the first in which the most of these values are of the usual reliability and definition.

    >>> rows = pd.DataFrame({"series_id": ["a", "a", "b", "a", "b"], "source_id": "s", "year": [2001, 2002, 2002, 2003, 2003],
    ...                      "value": [1.0, 2.0, 3.0, 2.0, 3.0], "obs_status": ["A", "A", "D", "A", "A"]})
    >>> common_year(rows, ["a@s", "b@s"], (2000, 2005)), common_year(rows, ["a@s", "b@s"], (2000, 2002))
    (2003, 2002)
    >>> common_year(rows, ["a@s", "b@s", "c@s"], (2000, 2001)), common_year(rows, ["c@s"], (2000, 2005))
    (2001, 2000)
    """
    known = observations[observations["year"].between(*years) & (observations["value"] > 0)]
    named = known.assign(line=known["series_id"] + "@" + known["source_id"], sound=known.index.isin(reliable_rows(known).index))
    of_each = named[named["line"].isin(lines)].groupby("year").agg({"line": "nunique", "sound": "sum"})
    return int(of_each.sort_values(["line", "sound"], ascending=False, kind="stable").index[0]) if len(of_each) else years[0]


def not_computable(rows: pd.DataFrame, observations: pd.DataFrame, *, series: list[str],
                   sources: list[str], years: tuple[int, int]) -> pd.DataFrame:
    """The chosen lines that have observations in the years but nothing to draw."""
    chosen = observations.loc[of_lines(observations, series, sources, years), LINE].drop_duplicates()
    drawn = set(zip(*(rows[name] for name in LINE)))
    return chosen[[line not in drawn for line in chosen.itertuples(index=False, name=None)]]


def headline(rows: pd.DataFrame) -> dict[str, float]:
    """The latest value of one line, its year, and its change in per cent on the year before.

    Values of low reliability or of another definition carry no headline. Empty if the line has no other.
    `change` is NaN if the year before has none, or if one of the two is below zero.
    """
    values = reliable_rows(rows).dropna(subset="value").set_index("year")["value"].sort_index()
    if values.empty:
        return {}
    return {"year": int(values.index[-1]), "value": float(values.iloc[-1]),
            "change": float(percent_change(values.where(values >= 0)).iloc[-1])}


def growth_between(rows: pd.DataFrame) -> pd.DataFrame:
    """How each line of chart rows grew from its first to its last value, every rate in per cent a year.

    Each stretch of one definition is told of alone.

    Columns: series_id, source_id, start, end, multiple (times), cagr, simple_average, least_squares,
    doubling_time (years, at the compound rate), obs_status (the worst of its values). Lines with fewer than two
    values are left out.
    """
    clear = rows.dropna(subset="value").drop_duplicates([*LINE, "year"], keep=False)
    lines = [line.sort_values("year") for _, line in clear.groupby(LINE, sort=False)]
    parts = [part for line in lines for _, part in line.groupby(stretches(line["obs_status"]))]
    return pd.DataFrame([line_growth(part) for part in parts if len(part) > 1])


def line_growth(line: pd.DataFrame) -> dict:
    """The growth of one line."""
    values = line.set_index("year")["value"].sort_index()
    start, end = int(values.index[0]), int(values.index[-1])
    rate = cagr(values, start, end)
    return {"series_id": line["series_id"].iloc[0], "source_id": line["source_id"].iloc[0],
            "start": start, "end": end, "multiple": float(multiple_of_first(values)[end]),
            "cagr": rate, "simple_average": simple_average_growth(values, start, end),
            "least_squares": least_squares_growth(values), "doubling_time": doubling_time(rate),
            "obs_status": worst_status(line["obs_status"])}


def reports(observations: pd.DataFrame, series: list[str], years: tuple[int, int]) -> pd.DataFrame:
    """All reports of one quantity: a row for each year, a column for each `series@source`."""
    rows = observations[observations["series_id"].isin(series) & observations["year"].between(*years)]
    return rows.assign(report=rows["series_id"] + "@" + rows["source_id"]).pivot_table(
        index="year", columns="report", values="value", aggfunc="first")


def spread_between_sources(observations: pd.DataFrame, series: list[str], years: tuple[int, int]) -> pd.DataFrame:
    """The spread of all reports of one quantity in the years that have more than one; by year."""
    spread = source_spread(reports(observations, series, years))
    return spread[spread["n"] > 1]


def expression_rows(values: pd.DataFrame, years: tuple[int, int], name: str, formula: str) -> pd.DataFrame:
    """Chart rows of a computed series; a year without a value has status O.

    `values` has for each year the value of the expression, what the measure shows of it, and its status.
    """
    found = values.reindex(range(years[0], years[1] + 1)).rename_axis("year").reset_index()
    return found.assign(series_id=EXPRESSION, source_id="own_expression", series=name, line=name, source="Own calculation",
                        obs_status=found["obs_status"].mask(found["value"].isna(), MISSING),
                        locator=f"Own calculation: {formula}", title=name, decimals=3)


def concentration_of_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Every measure of concentration over the shares of a whole in per cent, for each year and source: a row each.

    `rows` has year, source_id and value. Measures that an unnamed rest leaves open have two columns, `..._low` and
    `..._high`, which are equal where the shares are those of the whole; those that it leaves without bounds have a
    value only there.
    """
    return pd.DataFrame([{"year": year, "source_id": source} | concentration_of(part["value"])
                         for (year, source), part in rows.groupby(["year", "source_id"], sort=True)])


def concentration_of(shares: pd.Series) -> dict[str, float]:
    """The measures of concentration of some shares of a whole in per cent, by name."""
    rest = concentration.unnamed_share(shares)
    hhi = concentration.herfindahl_hirschman_bounds(shares)
    bounds = {"hhi": hhi, "hhi_10000": hhi * 10_000, "hirschman": hhi ** 0.5,
              "effective_number": 1 / hhi[::-1].set_axis(["low", "high"]), "cr_2": concentration.concentration_ratio_bounds(shares, 2)}
    whole = {"normalised_hhi": concentration.normalised_herfindahl_hirschman,
             "product_concentration": concentration.product_concentration_index,
             "theil": concentration.theil, "shannon": concentration.shannon}
    complete = rest <= ROUNDING
    return {"items": shares.count(), "sum": shares.sum(), "unnamed": rest} | {
        f"{name}_{end}": value for name, ends in bounds.items() for end, value in ends.items()} | {
        name: measure(shares) if complete else float("nan") for name, measure in whole.items()}


def years_around(year: int, reach: int, limits: tuple[int, int]) -> tuple[int, int]:
    """The years from `reach` before a year to `reach` after it, cut to the limits.

    >>> years_around(2014, 3, (1990, 2020)), years_around(1992, 3, (1990, 2020))
    ((2011, 2017), (1990, 1995))
    """
    return max(year - reach, limits[0]), min(year + reach, limits[1])


def before_the_first_value(rows: pd.DataFrame) -> pd.Series:
    """Whether a row lies before its line has any value: gaps that open a table without saying more.

    `rows` holds series_id, source_id and shown, a line's years in order.

    >>> rows = pd.DataFrame({"series_id": "trade", "source_id": "imf", "shown": [float("nan"), 2.0, float("nan")]})
    >>> before_the_first_value(rows).tolist()
    [True, False, False]
    """
    return rows.groupby(LINE, sort=False)["shown"].ffill().isna()
