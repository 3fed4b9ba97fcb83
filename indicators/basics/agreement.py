"""How far sources agree on one quantity."""

import pandas as pd

from indicators.basics.inputs import of_single_values


@of_single_values
def source_spread(reports: pd.DataFrame) -> pd.DataFrame:
    """The spread of the sources in each year that has at least one.

    `reports` has a row for each year and a column for each source, in one unit. Columns of the result:
    n; lowest, highest (values); range; relative_range (per cent of the size of the mean of these two, so that it does not
    change with how many sources print one of them); coefficient_of_variation (population standard deviation, per cent of
    the size of the mean of all); lowest_source, highest_source. With one source the spread is NaN: there is nothing to
    compare. Per cents are NaN too where the sources lie on both sides of zero, as growth rates may: a mean says nothing of
    their size.
    Formula: (max - min) / |(max + min) / 2| * 100 and sd / |mean| * 100. Source: definition.

    >>> source_spread(pd.DataFrame({"a": [9.0], "b": [11.0]}, index=[2015]))["relative_range"].tolist()
    [20.0]
    """
    known = reports.dropna(how="all")
    several, lowest, highest = known.count(axis=1) > 1, known.min(axis=1), known.max(axis=1)
    middle, mean = (means.abs().where(lambda size: (size > 0) & (lowest * highest >= 0))
                    for means in ((lowest + highest) / 2, known.mean(axis=1)))
    width = (highest - lowest).where(several)
    return pd.DataFrame({
        "n": known.count(axis=1), "lowest": lowest, "highest": highest,
        "range": width, "relative_range": width / middle * 100,
        "coefficient_of_variation": known.std(axis=1, ddof=0).where(several) / mean * 100,
        "lowest_source": known.idxmin(axis=1), "highest_source": known.idxmax(axis=1)})


@of_single_values
def differences_from(reports: pd.DataFrame, reference: str) -> pd.DataFrame:
    """How far each other report lies from the reference in the years that have both.

    `reports` has a row for each year and a column for each report, in one unit. Columns of the result: year,
    report, value, reference, difference (value less reference), percent (of the reference's size; NaN if zero).
    Raises KeyError if there is no such report.
    Formula: x_s - x_r and (x_s - x_r) / |x_r| * 100. Source: definition.

    >>> differences_from(pd.DataFrame({"a": [10.0], "b": [9.0]}, index=[2015]), "a")["percent"].tolist()
    [-10.0]
    """
    others = reports.drop(columns=reference).rename_axis(index="year", columns="report").stack().rename("value").reset_index()
    both = others.assign(reference=others["year"].map(reports[reference])).dropna(subset=["value", "reference"])
    difference = both["value"] - both["reference"]
    size = both["reference"].abs().where(lambda width: width > 0)
    return both.assign(difference=difference, percent=difference / size * 100).sort_values(["report", "year"], ignore_index=True)
