"""The rows of a chart: chosen lines and years, transformed, with missing years named.

Order of processing, as in FRED: select the lines, transform them over all their years, and only
then cut to the chosen years, so that the first year of a range keeps its change.
"""

from __future__ import annotations

import pandas as pd

from indicators import concentration
from indicators.agreement import source_spread
from indicators.derive import by_year
from indicators.growth import cagr, doubling_time, least_squares_growth, percent_change, simple_average_growth
from indicators.shares import share
from indicators.shown.pipeline import transform

MISSING = "O"
LINE = ["series_id", "source_id"]


def chart_rows(observations: pd.DataFrame, *, series: list[str], sources: list[str],
               years: tuple[int, int], measure: str = "level", base_year: int = 0,
               share_of: dict[str, str] | None = None,
               gapless: tuple[str, ...] = ()) -> pd.DataFrame:
    """All rows that a chart draws, in the order of `series`, `sources` and year.

    `shown` holds the transformed value, `value` the one that the source has. Lines from the
    sources in `gapless` get a row for every year of the range; where there is no observation the
    row has status O and no value. Rows that cannot be drawn and fill no gap are left out.
    """
    chosen = observations[observations["series_id"].isin(series)
                          & observations["source_id"].isin(sources)]
    if chosen.empty:
        return chosen.assign(shown=pd.Series(dtype=float))
    lines = [transformed(rows, observations, measure, base_year, share_of or {})
             for _, rows in chosen.groupby(LINE, sort=False)]
    drawn = [within(rows, years, rows["source_id"].iloc[0] in gapless) for rows in lines]
    return in_order(pd.concat(drawn, ignore_index=True), series, sources)


def transformed(rows: pd.DataFrame, observations: pd.DataFrame, measure: str, base_year: int,
                share_of: dict[str, str]) -> pd.DataFrame:
    """One line with its transformed values in `shown`; NaN where they cannot be computed."""
    if measure == "level":
        return rows.assign(shown=rows["value"])
    values = by_year(rows)["value"]
    if measure == "share":
        whole = denominator(observations, share_of.get(rows["series_id"].iloc[0], ""),
                            rows["source_id"].iloc[0])
        result = share(values, whole.reindex(values.index))
    else:
        result = transform(values, measure, base_year)
    return rows.assign(shown=rows["year"].map(result))


def denominator(observations: pd.DataFrame, whole_id: str, source_id: str) -> pd.Series:
    """The whole by year: from the same source if it has one, else from the only source there is."""
    rows = observations[observations["series_id"] == whole_id]
    same = rows[rows["source_id"] == source_id]
    if same.empty and rows["source_id"].nunique() > 1:
        return pd.Series(dtype=float)
    rows = rows if same.empty else same
    return by_year(rows)["value"]


def within(rows: pd.DataFrame, years: tuple[int, int], gapless: bool) -> pd.DataFrame:
    """One line cut to the years; with a row for each missing year if it is to be gapless."""
    cut = rows[rows["year"].between(*years)]
    if not gapless:
        return cut.dropna(subset="shown")
    if cut["shown"].isna().all():
        return cut.iloc[:0]
    if set(cut["year"]).issuperset(range(years[0], years[1] + 1)):
        return cut
    full = cut.merge(pd.DataFrame({"year": range(years[0], years[1] + 1)}), how="right", on="year")
    full[LINE] = rows[LINE].iloc[0].to_list()
    texts = ["locator", "as_printed", "bound", "note"]
    return full.assign(obs_status=full["obs_status"].fillna(MISSING), **full[texts].fillna(""))


def in_order(rows: pd.DataFrame, series: list[str], sources: list[str]) -> pd.DataFrame:
    """The rows sorted by the order of the two lists and by year."""
    rank = {name: place for places in (series, sources) for place, name in enumerate(places)}
    return rows.sort_values(["series_id", "source_id", "year"], kind="stable", ignore_index=True,
                            key=lambda cells: cells.map(rank) if cells.name != "year" else cells)


def first_year(observations: pd.DataFrame, *, series: list[str], sources: list[str],
               years: tuple[int, int]) -> int:
    """The first year of the range in which a chosen line has a value; the range's start if none."""
    found = observations.loc[observations["series_id"].isin(series)
                             & observations["source_id"].isin(sources), "year"]
    return int(found[found.between(*years)].min()) if found.between(*years).any() else years[0]


def not_computable(rows: pd.DataFrame, observations: pd.DataFrame, *, series: list[str],
                   sources: list[str], years: tuple[int, int]) -> pd.DataFrame:
    """The chosen lines that have observations in the years but nothing to draw."""
    chosen = observations[observations["series_id"].isin(series)
                          & observations["source_id"].isin(sources)
                          & observations["year"].between(*years)][LINE].drop_duplicates()
    drawn = set(zip(*(rows[name] for name in LINE)))
    return chosen[[line not in drawn for line in chosen.itertuples(index=False, name=None)]]


def headline(rows: pd.DataFrame) -> dict[str, float]:
    """The latest value of one line, its year, and its change in per cent on the year before.

    Empty if the line has no value. `change` is NaN if the year before has none, or if one of the two is below zero.
    """
    values = rows.dropna(subset="value").set_index("year")["value"].sort_index()
    if values.empty:
        return {}
    return {"year": int(values.index[-1]), "value": float(values.iloc[-1]),
            "change": float(percent_change(values.where(values >= 0)).iloc[-1])}


def growth_between(rows: pd.DataFrame) -> pd.DataFrame:
    """How each line of chart rows grew from its first to its last value, every rate in per cent a year.

    Columns: series_id, source_id, start, end, multiple (times), cagr, simple_average, least_squares,
    doubling_time (years, at the compound rate). Lines with fewer than two values are left out.
    """
    clear = rows.dropna(subset="value").drop_duplicates([*LINE, "year"], keep=False)
    return pd.DataFrame([line_growth(line) for _, line in clear.groupby(LINE, sort=False) if len(line) > 1])


def line_growth(line: pd.DataFrame) -> dict:
    """The growth of one line."""
    values = line.set_index("year")["value"].sort_index()
    start, end = int(values.index[0]), int(values.index[-1])
    rate = cagr(values, start, end)
    return {"series_id": line["series_id"].iloc[0], "source_id": line["source_id"].iloc[0],
            "start": start, "end": end, "multiple": values[end] / values[start] if values[start] > 0 else float("nan"),
            "cagr": rate, "simple_average": simple_average_growth(values, start, end),
            "least_squares": least_squares_growth(values), "doubling_time": doubling_time(rate)}


def reports(observations: pd.DataFrame, series: list[str], years: tuple[int, int]) -> pd.DataFrame:
    """All reports of one quantity: a row for each year, a column for each `series@source`."""
    rows = observations[observations["series_id"].isin(series) & observations["year"].between(*years)]
    return rows.assign(report=rows["series_id"] + "@" + rows["source_id"]).pivot_table(
        index="year", columns="report", values="value", aggfunc="first")


def spread_between_sources(observations: pd.DataFrame, series: list[str], years: tuple[int, int]) -> pd.DataFrame:
    """The spread of all reports of one quantity in the years that have more than one; by year."""
    spread = source_spread(reports(observations, series, years))
    return spread[spread["n"] > 1]


def expression_rows(values: pd.Series, years: tuple[int, int], name: str, formula: str) -> pd.DataFrame:
    """Chart rows of a computed series; a year without a value has status O."""
    shown = values.reindex(range(years[0], years[1] + 1)).rename_axis("year").reset_index(name="shown")
    status = shown["shown"].isna().map({True: MISSING, False: "A"})
    return shown.assign(value=shown["shown"], series_id="expression", source_id="own_expression", series=name,
                        line=name, source="Own calculation", obs_status=status,
                        status=status.map({MISSING: "Not computable: a line has no value", "A": "Own calculation"}),
                        locator=f"Own calculation: {formula}", as_printed="", bound="exact", note="",
                        draw_as="line", kind="own", interval_of="", title=name, decimals=3)


def concentration_by_year(rows: pd.DataFrame) -> pd.DataFrame:
    """Every measure of concentration over the items of chart rows, for each year and source: a row each."""
    measures = {"hhi": concentration.herfindahl_hirschman,
                "hhi_10000": lambda amounts: concentration.herfindahl_hirschman(amounts, 10_000),
                "normalised_hhi": concentration.normalised_herfindahl_hirschman,
                "hirschman": concentration.hirschman, "theil": concentration.theil,
                "shannon": concentration.shannon, "effective_number": concentration.effective_number,
                "cr_2": lambda amounts: concentration.concentration_ratio(amounts, 2)}
    found = [{"year": year, "items": part["value"].count(), "sum": part["value"].sum()}
             | {name: measure(part["value"]) for name, measure in measures.items()}
             for year, part in rows.groupby("year")]
    return pd.DataFrame(found)


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
