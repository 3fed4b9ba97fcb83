"""One quantity, every source that states it, and how far they lie apart."""

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from indicators.basics.agreement import differences_from
from indicators.formulas.derive import DIFFERENT
from indicators.shown.analyses import widest_and_last
from indicators.shown.rows import reports, spread_between_sources
from pages.charts.labels import band_between
from pages.charts.over_time import layout_of, time_figure, whole_years, with_after, with_sources
from pages.choices.setting import Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit, of_lines, of_rows
from pages.exhibits.rows import milestones, rows_of_lines
from pages.reading.tables import by_id, cached, column, ids, tables
from pages.themes.notes import defined_otherwise
from pages.words.colours import GREY, SHADE
from pages.words.numbers import number, spoken_in
from pages.words.subjects import capital

MEASURED = ("lowest", "highest", "range", "relative_range", "coefficient_of_variation")
# In what reports of these units lie apart; those of others in per cent of the lowest and the highest.
APART = {"%": "percentage points", "rank": "places"}
LINKS = ("source_spread", "differences_from")
SPREAD = ("year", "n", "lowest", "lowest_source", "highest", "highest_source", "range", "unit", "relative_range",
          "coefficient_of_variation")
DIFFERENCES = ("year", "report", "value", "reference", "difference", "unit", "percent")


class Quantity(NamedTuple):
    """All reports of one quantity in some years. Shared and not to be changed."""

    words: pd.Series
    rows: pd.DataFrame
    names: dict[str, str]
    spread: pd.DataFrame
    figure: go.Figure
    widths: go.Figure


@cached(200)
def quantity(quantity_id: str, years: tuple[int, int]) -> Quantity:
    """The reports of a quantity. Raises NothingToShow if no source has a value in the years."""
    words, found, names = reports_of(quantity_id, years)
    if found.empty:
        raise NothingToShow("No source has a value in these years. Widen the years.")
    spread = spread_between_sources(tables().observations, ids(words["series"]), years).reset_index().assign(unit=found["unit"].iloc[0])
    spread = spread.assign(**{end: spread[end].map(names) for end in ("lowest_source", "highest_source")})
    figure = time_figure(found, title=words["title"], subtitle=with_sources(capital(found["unit_long"].iloc[0]), found["source"]),
                         seen=seen(spread, found), years=years, milestones=milestones(years))
    bounds = spread.set_index("year")
    band = band_between(bounds["lowest"], bounds["highest"], fillcolor=SHADE, line={"color": SHADE, "width": 3}, name="Range of reports")
    return Quantity(words, found, names, spread, go.Figure([band, *figure.data], figure.layout),
                    width_figure(words["title"], spread, found, years))


@cached(200)
def reports_of(quantity_id: str, years: tuple[int, int]) -> tuple[pd.Series, pd.DataFrame, dict[str, str]]:
    """What the table of quantities says of one, the rows of its reports, and words for each `series@source`: the source, and the series
    where there are several. Not to be changed."""
    words = by_id("quantities").loc[quantity_id]
    found = rows_of_lines(ids(words["series"]), tables().sources["source_id"], years)
    several = found["series_id"].nunique() > 1
    names = (found["line"] + " · ").where(pd.Series(several, found.index), "") + found["source"]
    return words, found, dict(zip(found["series_id"] + "@" + found["source_id"], names))


def seen(spread: pd.DataFrame, found: pd.DataFrame) -> str:
    """How far the reports lie apart at most and in the last year, as a sentence."""
    unit = found["unit"].iloc[0]
    if (gaps := widest_and_last(spread, measure_of(unit))) is None:
        return "No year shown has two reports to compare"
    widest, last = gaps
    if widest.value == 0:
        return "The reports are the same wherever a year has two"
    now = "" if widest.year == last.year else f" and by {distance(last.value, unit)} in {last.year}"
    most, mean = "" if spread[measure_of(unit)].count() == 1 else "up to ", "" if unit in APART else " of their mean"
    return (f"The lowest and the highest report differ by {most}{distance(widest.value, unit)}{mean} "
            f"in {widest.year}{weak(found, spread, widest.year)}{now}")


def measure_of(unit: str) -> str:
    """The measure of the spread by which reports of a unit are said to lie apart."""
    return "range" if unit in APART else "relative_range"


def distance(size: float, unit: str) -> str:
    """A distance between reports of a unit; one that no reader would call one is said to be small."""
    if 0 < size < 0.1:
        return f"less than 0.1 {APART.get(unit, '%')}"
    return "1 place" if (size, unit) == (1, "rank") else f"{number(size, 0 if unit == 'rank' else 1)} {APART.get(unit, '%')}"


def weak(found: pd.DataFrame, spread: pd.DataFrame, year: int) -> str:
    """A warning where the lowest or the highest report of the year is of low reliability, or is defined otherwise than its line."""
    ends = spread.loc[spread["year"].eq(year), ["lowest", "highest"]].to_numpy().ravel()
    there = found.loc[found["year"].eq(year) & found["value"].isin(ends), "obs_status"]
    kinds = ((["U"], "of low reliability"), (DIFFERENT, "defined otherwise"))
    said = [f"{'one report' if count == 1 else f'{count} reports'} {why}" for codes, why in kinds if (count := there.isin(codes).sum())]
    return f" ({' and '.join(said)})" if said else ""


def width_figure(title: str, spread: pd.DataFrame, found: pd.DataFrame, years: tuple[int, int]) -> go.Figure:
    """The distance between the lowest and the highest report in each year, as bars."""
    unit = found["unit"].iloc[0]
    sizes, words = spread[measure_of(unit)], APART.get(unit, "%")
    without = ", ".join(spread.loc[sizes.isna(), "year"].astype(str))
    none = f"None in {without} (reports on both sides of zero)." if without else ""
    in_words = capital(words) if unit in APART else "Per cent of the mean of the lowest and the highest report"
    subtitle = with_sources(in_words, found["source"], " ".join(filter(None, [f"{title}.", none])))
    figure = go.Figure({"type": "bar", "x": spread["year"].to_numpy(), "y": sizes.to_numpy(float),
                        "marker": {"color": GREY}, "customdata": spread["n"].to_numpy(),
                        "hovertemplate": (f"<b>%{{y:.{0 if unit == 'rank' else 1}f}} {words}</b>, %{{x}}<br>"
                                          "%{customdata} reports<extra></extra>")},
                       layout_of("Distance from lowest to highest report", subtitle, farthest(spread, found)))
    figure.update_xaxes(autorangeoptions={"include": list(years)}, **whole_years(years))
    return with_after(figure.update_layout(height=260, showlegend=False), years)


def farthest(spread: pd.DataFrame, found: pd.DataFrame) -> str:
    """The two reports that lie farthest apart, as a sentence; empty if no year has two that differ."""
    unit = found["unit"].iloc[0]
    if not spread[measure_of(unit)].gt(0).any():
        return ""
    widest = spread.loc[spread[measure_of(unit)].idxmax()]
    told = spoken_in(widest["unit"], values=widest[["lowest", "highest"]])
    return (f"The reports lie farthest apart in {widest['year']}{weak(found, spread, widest['year'])}: {told.full(widest['lowest'])} "
            f"({widest['lowest_source']}) and {told.short(widest['highest'])} ({widest['highest_source']}); "
            f"that is {distance(widest[measure_of(unit)], unit)}{'' if unit in APART else ' of the mean of both'}")


def settings(view: str) -> Settings:
    """What can be set of a view of the reports of a quantity."""
    titles, names = column("quantities", "title"), lambda chosen: reports_of(chosen["quantity"], chosen["years"])[2]
    against = Setting("Measure differences against", "one", lambda chosen: tuple(names(chosen))[:1], names)
    return {"quantity": Setting("Quantity", "one", (next(iter(titles)),), titles), "years": years_setting(),
            **panels(values_spread="Table of the spread", values_differences="Table of the differences"),
            **({"against": against} if view == "differences" else {})}


def exhibit(chosen: Chosen) -> Exhibit:
    """The reports with all that is said of them. Raises NothingToShow if there is none in the years."""
    seen, years = quantity(chosen["quantity"], chosen["years"]), chosen["years"]
    return make_exhibit("reconcile", seen.words["title"], stem=("reconcile", seen.words.name, *years), years=years, figure=seen.figure,
                        notes=tuple(filter(None, (seen.words["note"], defined_otherwise(seen.rows, "level")))), behind=seen.rows,
                        measures=LINKS, **of_lines(seen.rows))


def spread_exhibit(chosen: Chosen) -> Exhibit:
    """How far the reports lie apart with all that is said of it. Raises NothingToShow if no year has two."""
    seen, years = several_reports(chosen), chosen["years"]
    return make_exhibit("reconcile", f"{seen.words['title']}: how far reports lie apart", stem=("spread", seen.words.name, *years),
                        years=years, figure=seen.widths, notes=(seen.words["note"],), behind=seen.rows, measures=LINKS[:1],
                        made_from=dict.fromkeys(MEASURED, list(seen.names)), decimals=2,
                        **of_rows(seen.spread[list(SPREAD)]))


def differences_exhibit(chosen: Chosen) -> Exhibit:
    """How far every other report lies from one, as a table. Raises NothingToShow if no year has it and another."""
    seen, years = several_reports(chosen), chosen["years"]
    found = differences_from(reports(tables().observations, ids(seen.words["series"]), years), chosen["against"])
    if found.empty:
        raise NothingToShow("No other report has a value for a year of this one. Measure against another report, or widen the years.")
    return make_exhibit("reconcile", f"{seen.words['title']}: differences from “{seen.names[chosen['against']]}”", years=years, figure=None,
                        stem=("differences", seen.words.name, *years), notes=(seen.words["note"],), behind=seen.rows, measures=LINKS[1:],
                        decimals=2, made_from=dict.fromkeys(("value", "reference", "difference", "percent"), list(seen.names)),
                        **of_rows(found.assign(report=found["report"].map(seen.names), unit=seen.rows["unit"].iloc[0])[list(DIFFERENCES)],
                                  "differences"))


def several_reports(chosen: Chosen) -> Quantity:
    """The reports of the chosen quantity. Raises NothingToShow if no year has two."""
    if (seen := quantity(chosen["quantity"], chosen["years"])).spread.empty:
        raise NothingToShow("No year here has two reports, so there is nothing to compare.")
    return seen
