"""Compute the series that no source prints from those that one does."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from decimal import Decimal
from functools import reduce

import numpy as np
import pandas as pd

from indicators.basics.inputs import without_noise

Measure = Callable[..., pd.Series]

# From best to worst: a computed value is no better than its worst input.
STATUS_ORDER = "ALMNOQVPFEIBDU"
DIFFERENT = ("B", "D")  # of another definition than the series: the first value of a stretch of such, and any other

ROUNDING = 1e-9  # in which the same sum may differ from itself where it is added up in another order

# Inputs of one value that a reader can take in where they are shown.
MANY = 4


def derived_rows(observations: pd.DataFrame, derivations: pd.DataFrame, measures: dict[str, Measure],
                 names: dict[str, str], sums: Collection[str] = ()) -> pd.DataFrame:
    """Rows like those of `observations` for every derivation, in the order that is given.

    A derivation may use the result of an earlier one. `measures` gives the function of each measure,
    `names` the words for each `series@source`, `sums` the measures that only add and take away: their results have no more decimals
    than what they are made from. Raises KeyError for a measure without a function, and for
    an input that is neither among the observations nor the result of an earlier derivation.
    """
    wanted = set("; ".join(derivations["inputs"]).split("; "))
    lines = observations["series_id"] + "@" + observations["source_id"]
    stated = observations[lines.isin(wanted)]
    known = {name: by_year(rows) for name, rows in stated.groupby(lines[stated.index])}
    made = [observations.iloc[:0]]
    for derivation in derivations.itertuples():
        inputs = derivation.inputs.split("; ")
        if absent := [name for name in inputs if name not in known]:
            raise KeyError(f"{', '.join(absent)}: no observation and no earlier derivation")
        rows = rows_of_derivation([known[name] for name in inputs], derivation, measures, names, derivation.measure in sums)
        made.append(rows)
        known[f"{derivation.series_id}@{derivation.source_id}"] = by_year(rows)  # also if it has no value in any year
    return pd.concat(made, ignore_index=True)


def rows_of_derivation(lines: list[pd.DataFrame], derivation, measures: dict[str, Measure], names: dict[str, str],
                       only_sums: bool) -> pd.DataFrame:
    """The rows of one derivation: a value for each year in which it can be computed from its lines,
    rounded to their digits if it `only_sums`."""
    found, status = result_and_status(measures[derivation.measure], lines)
    values = found.dropna()
    if only_sums:
        values = values.round(max(decimals(rows["value"]) for rows in lines))
    return pd.DataFrame({
        "series_id": derivation.series_id, "year": values.index, "value": values.to_numpy(),
        "obs_status": status.reindex(values.index).to_numpy(),
        "source_id": derivation.source_id,
        "locator": f"Own calculation: {derivation.formula}", "as_printed": "", "printed_unit": "", "bound": "exact",
        "note": listed([names[name] for name in derivation.inputs.split("; ")])})


def decimals(values: pd.Series) -> int:
    """The most decimals that any of some values has. No sum of them has more; digits behind these come from adding binary numbers.

    >>> decimals(pd.Series([4.09, 2.028991, None]))
    6
    """
    known = values.dropna().unique()
    return max((-Decimal(repr(float(value))).as_tuple().exponent for value in known), default=0)


def listed(inputs: list[str]) -> str:
    """The inputs of a value as its note says them; of many only the first, for the table of derivations has them all.

    >>> listed(["a", "b", "c"]), listed(list("abcdefg"))
    ('Inputs: a; b; c', 'Inputs: a; b; and 5 further lines, which the table of derivations lists')
    """
    if len(inputs) <= MANY:
        return "Inputs: " + "; ".join(inputs)
    return f"Inputs: {'; '.join(inputs[:2])}; and {len(inputs) - 2} further lines, which the table of derivations lists"


def by_year(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of one line by year; a year with two values has none, for neither is better than the other.

    >>> by_year(pd.DataFrame({"year": [2015, 2014, 2015], "value": [3.0, 1.0, 2.0]}))["value"].to_dict()
    {2014: 1.0}
    """
    once = rows if rows["year"].is_unique else rows.drop_duplicates("year", keep=False)
    return once.set_index("year").sort_index()


def worst_of_lines(statuses: list[pd.Series]) -> pd.Series:
    """The least reliable of the statuses that some lines have in each year, by year.

    >>> worst_of_lines([pd.Series({2014: "A", 2015: "U"}), pd.Series({2014: "E"})]).to_dict()
    {2014: 'E', 2015: 'U'}
    """
    beside = pd.concat(statuses, axis=1).sort_index()
    return pd.Series([worst_status(codes) for codes in beside.itertuples(index=False)], beside.index, dtype=object)


def result_and_status(measure: Measure, lines: list[pd.DataFrame]) -> tuple[pd.Series, pd.Series]:
    """What a measure makes of lines, and the status of each result: the worst of all values that it rests on, by year.

    These are the values of its own year, and those of other years without which it would be another: the measure is
    applied again without the values of each status. So a growth rate takes the worse of both its years, a mean the worst
    of all of its years, an index the worse of its year and the base, and no measure has to be known here.

    A measure of one line is applied to each stretch of one definition by itself: nothing spans a change of definition.

    >>> line = pd.DataFrame({"value": [1.0, 2.0, 4.0], "obs_status": ["U", "A", "A"]}, [2001, 2002, 2003])
    >>> [made.to_dict() for made in result_and_status(lambda values: values.diff(), [line])]
    [{2001: nan, 2002: 1.0, 2003: 2.0}, {2001: 'U', 2002: 'U', 2003: 'A'}]
    """
    statuses = [line["obs_status"] for line in lines]
    if len(lines) == 1 and (number := stretches(statuses[0])).nunique() > 1:
        parts = [result_and_status(measure, [part]) for _, part in lines[0].groupby(number.to_numpy())]
        return pd.concat([result for result, _ in parts]), pd.concat([status for _, status in parts])
    result, own = measure(*[line["value"] for line in lines]), statuses[0] if len(lines) == 1 else worst_of_lines(statuses)
    status = own.reindex(result.index).astype(object)
    for code in sorted(set().union(*(found.dropna() for found in statuses)), key=STATUS_ORDER.index)[1:]:  # from the better to the worse
        better = list(STATUS_ORDER[:STATUS_ORDER.index(code)])
        without = measure(*[line["value"].where(found.isin(better)) for line, found in zip(lines, statuses)]).reindex(result.index)
        other = ~np.isclose(without, result, rtol=ROUNDING, atol=0, equal_nan=True)
        status[other] = [worst_status((one, code)) for one in status[other]]
    return without_noise(result), status


def of_whole_deals(reports: pd.DataFrame) -> pd.DataFrame:
    """The reports whose values can be summed: none of a package that contains other deals, and none that is defined otherwise
    (`DIFFERENT`), such as for six of eight boats.

    >>> of_whole_deals(pd.DataFrame({"contains_other_deals": [False, True, False], "obs_status": ["P", "A", "D"]})).index.tolist()
    [0]
    """
    return reports[~reports["contains_other_deals"] & ~reports["obs_status"].isin(DIFFERENT)]


def stretches(status: pd.Series) -> pd.Series:
    """Which stretch of one definition each value of a line belongs to, by number in the order of years.

    >>> stretches(pd.Series(list("AABDDA"))).tolist()
    [1, 1, 2, 2, 2, 3]
    """
    other = status.isin(DIFFERENT)
    return (other.ne(other.shift()) | status.eq(DIFFERENT[0])).cumsum()


def worst_status(codes: Iterable[str | None]) -> str:
    """The least reliable of some observation status codes; those that are missing are passed over."""
    return max((code for code in codes if isinstance(code, str)), key=STATUS_ORDER.index, default="A")


def year_by_year(measure: Callable[..., float | pd.Series], *tables: pd.DataFrame) -> pd.Series | pd.DataFrame:
    """A measure of amounts by product, applied to each year that all tables have.

    The tables have a row for each year and a column for each product. A measure that gives a number leads to a series by
    year, one that gives a series to a table by year and product. A year for which the measure raises ValueError, as
    concentration does for negative amounts, is NaN.

    >>> sold = pd.DataFrame({"oil": [3.0, 1.0], "wood": [1.0, 1.0]}, index=[2014, 2015])
    >>> year_by_year(lambda amounts: amounts.max() / amounts.sum(), sold).to_dict()
    {2014: 0.75, 2015: 0.5}
    """
    years, results = reduce(pd.Index.intersection, [table.index for table in tables]), {}
    for year in years:
        with suppress(ValueError):
            results[year] = measure(*[table.loc[year] for table in tables])
    several = any(isinstance(result, pd.Series) for result in results.values())
    found = pd.DataFrame.from_dict(results, orient="index") if several else pd.Series(results, dtype=float)
    return found.reindex(years).rename_axis("year")
