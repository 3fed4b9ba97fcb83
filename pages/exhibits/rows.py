"""The rows of lines: what decides which are shown, and how; their values as measured, with words for readers and ids for programs; and
the milestones and periods that charts of them mark."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

import pandas as pd

from data.text.schema import OBS_STATUS
from indicators.shown.facts import totals
from indicators.shown.rows import chart_rows, usual_base
from pages.charts import deals
from pages.reading.tables import Years, by_id, column, ids, series_titles, tables
from pages.words.measures import measure_by_name, unit_shown
from pages.words.numbers import in_readable_units, of_measure

AXES = {"linear": "Linear", "log": "Logarithmic"}
KEY_MILESTONES, NO_SHADING = "key", "none"
OVER_TIME, OF_DEALS = ("line", "bars"), ("deals", "systems")  # kinds of charts
REST = "rest"  # the measure of what is left of a whole
# What the rows of a line say that is worked out here, where those of `with_metadata` have what the tables say.
COMPUTED = {"kind": "own", "draw_as": "line", "bound": "exact",
            **dict.fromkeys(("note", "as_printed", "printed_unit", "interval_of", "reporter", "own_base"), "")}


class Choice(NamedTuple):
    """Everything that decides what a chart of a theme shows."""

    chart_id: str
    years: tuple[int, int]
    series: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    measure: str = "level"
    base_year: int = 0
    axis: str = "linear"
    milestones: tuple[str, ...] = (KEY_MILESTONES,)
    shading: str = NO_SHADING


def rows(choice: Choice) -> pd.DataFrame:
    """All rows of a choice, with words for readers and ids for programs."""
    found = measured_rows(choice)
    return found if "deal_id" in found else with_metadata(found, choice.measure, choice.base_year)


def measured_rows(choice: Choice) -> pd.DataFrame:
    """The rows of a choice as it measures them; those of deals have their words already."""
    chart = by_id("charts").loc[choice.chart_id]
    if chart["kind"] in OF_DEALS:
        return deals.rows(chart["kind"], choice.years)
    return measured_lines(choice.series or ids(chart["series"]), choice.sources, choice.years, choice.measure, choice.base_year,
                          gapless=chart["kind"] in ("line", "asymmetry"))


def measured_lines(series: Iterable[str], sources: Iterable[str], years: Years, measure: str, base: int,
                   gapless: bool = True) -> pd.DataFrame:
    """The rows of some series from some sources as a measure has them; `gapless` annual sources have one for every year."""
    known = tables().sources
    return chart_rows(
        tables().observations, series=list(series), sources=list(sources), years=years, measure=measure_by_name(measure).function,
        base_year=base, gapless=tuple(known.loc[known["draw_as"] == "line", "source_id"]) if gapless else (),
        share_of=column("series", "share_of") if measure == "share" else None)


def rows_of_lines(series: Iterable[str], sources: Iterable[str], years: Years, measure: str = "level", base: int = 0) -> pd.DataFrame:
    """All rows of some series from some sources in some years."""
    return with_metadata(measured_lines(series, sources, years, measure, base), measure, base)


def line_of(name: str, years: Years, measure: str = "level", base: int = 0) -> pd.DataFrame:
    """All rows of one line, `series@source`, in some years."""
    series, source = name.split("@")
    return rows_of_lines([series], [source], years, measure, base)


def with_metadata(found: pd.DataFrame, measure: str, base: int) -> pd.DataFrame:
    """Rows with titles, units, status words and citations beside their ids; `own_base` is what the names of lines say of a base year that
    is not that of the most."""
    series = by_id("series")[["title", "short_title", "unit", "unit_long", "decimals", "reporter", "interval_of", "share_of",
                              "title_in_article", "short_title_in_article"]]
    sources = by_id("sources")[["attribution_short", "citation_full", "kind", "draw_as"]]
    told = [known.reindex(found[key]).set_axis(found.index) for known, key in ((series, "series_id"), (sources, "source_id"))]
    full = pd.concat([found, *told], axis=1)
    derived = tables().derivations
    rest = derived.loc[derived["measure"] == REST, "series_id"]  # all but the named parts
    based = "base_year" in full and full["shown"].notna().any()
    base = usual_base(full) if based else base
    others = full["base_year"].ne(base) if based else pd.Series(False, full.index)
    unit, unit_long = unit_shown(measure, full["unit"].iloc[0] if full["unit"].nunique() == 1 else "", base)
    return full.assign(
        series=series_titles(full, "title"), line=series_titles(full, "short_title"), source=full["attribution_short"],
        whole=full["share_of"].map(column("series", "title")).fillna(""),
        source_unit=full["unit"], decimals=of_measure(unit) if measure_by_name(measure).unit else full["decimals"],
        unit=unit or full["unit"],
        printed_unit=full["printed_unit"].where(full["printed_unit"].ne("") | full["as_printed"].eq(""), full["unit"]),
        unit_long=(full["base_year"].map(lambda year: unit_shown(measure, "", year)[1]) if others.any()
                   else unit_long or full["unit_long"]),
        own_base=full["base_year"].map(" ({} = 1)".format).where(others, "") if others.any() else "",
        status=full["obs_status"].map(OBS_STATUS), remainder=full["series_id"].isin(rest))


def as_drawn(found: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows in the unit in which a chart draws them; of parts that it stacks the height of the stack decides."""
    if found.empty or kind not in OVER_TIME:
        return found
    return in_readable_units(found, totals(found.dropna(subset="shown")) if kind == "bars" else None)


def milestones(years: Years, kinds: Collection[str] = (KEY_MILESTONES,), theme: str = "overview") -> pd.DataFrame:
    """The events of some kinds within the years: the key ones of a theme, or all of the themes that are named."""
    dated = tables().events.assign(year=tables().events["date"].str[:4].astype(int))
    key = dated["key_for"].str.split("; ").map(lambda themes: theme in themes) & (KEY_MILESTONES in kinds)
    return dated[dated["year"].between(*years) & (key | dated["theme"].isin(kinds))].sort_values("date")


def periods(years: Years, shading: str) -> pd.DataFrame:
    """The periods of a shading, which has the id of its first, cut to the years; one without an end goes on to the last of them."""
    known = tables().periods
    if shading == NO_SHADING:
        return known.iloc[:0]
    first = known.drop_duplicates("shading")
    shaded = known[known["shading"].isin(first.loc[first["period_id"] == shading, "shading"])]
    cut = shaded.assign(start=shaded["start"].clip(*years), end=shaded["end"].fillna(years[1]).clip(*years).astype(int))
    return cut[cut["start"] < cut["end"]].sort_values("position")
