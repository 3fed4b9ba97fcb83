"""All that a page shows for one choice, worked out once and kept: rows, figure, table, words."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa

from data.leaving.export import file_stem
from data.stored.read import Tables
from data.text.schema import OBS_STATUS
from indicators.shown.story import totals
from indicators.shown.view import before_the_first_value, chart_rows, not_computable
from pages.charts import deals
from pages.charts.asymmetry import asymmetry_figure
from pages.charts.chart import SEE_TABLE
from pages.charts.over_time import time_figure, with_sources
from pages.charts.snapshot import snapshot_figure
from pages.choices.setting import Chosen
from pages.reading.tables import Version, ids, patterns, tables, texts, version
from pages.reading.years import Years, all_years, first_years
from pages.views.exhibit import OF_LINES, ByYear, Exhibit, NothingToShow
from pages.views.theme_settings import KEY_MILESTONES, MEASURES, NO_SHADING, OVER_TIME, Choice, begins_with, choice, theme_of
from pages.words.headings import headings, titles
from pages.words.headlines import headline
from pages.words.numbers import amount, as_stated, bounded, in_a_head, readable, units
from pages.words.plain import as_text
from pages.words.titles import TITLES

# What is printed of rows that are no lines.
OF_KIND = {"deals": ("order_year", "system", "units_printed", "bound", "value_low", "value_high", "source", "status"),
           "systems": ("order_year", "system", "units_printed", "first_delivery", "last_delivery", "source", "status"),
           "facts": ("year", "series", "source", "bound", "shown", "unit", "status", "locator")}
COLUMNS = ("year", "series", "source", "shown", "unit", "value", "source_unit", "status", "locator", "as_printed", "bound", "note")
# What a table on the page shows first, so that a phone has it in sight; the rest follows in the order of the file.
FIRST = ("year", "order_year", "shown", "unit", "system", "value_low", "value_high", "units_printed", "series", "source")
FILE_ONLY = ["obs_status", "citation_full", "series_id", "source_id"]
NEXT_LINE = "  \n"  # a line break in Markdown
WIDTHS = {"year": 62, "shown": 96, "unit": 84, "system": 150}
NO_VALUE = "–"  # what an empty cell of a table shows
UNITS = {"level": ("", ""), "difference": ("", ""), "mean": ("", ""),
         "change": ("%", "per cent change on the year before"),
         "log": ("log points", "difference of logarithms, times 100"), "index": ("index", "index"),
         "multiple": ("times", "multiple of the first year"), "share": ("%", "per cent of the total")}
POINTS = ("pp", "percentage points")  # a difference of per cents, which readers would take for a change in per cent
BY_SESSION = "General Assembly session"  # how the table of series begins to say what a year of votes is
SESSIONS = "Each year stands for the session of the General Assembly that opened in it; votes up to the next session count with that year."
OF_A_CHANGE = "A change needs a value in the year and in the year before, from the same source."
REASONS = {
    "level": "", "difference": OF_A_CHANGE, "change": f"{OF_A_CHANGE} In per cent, none of the two may be below zero.",
    "log": f"{OF_A_CHANGE} Both must be above zero.",
    "index": "An index needs a value above zero in the base year, from the same source.",
    "multiple": "A multiple needs a first value above zero.",
    "mean": "A mean of five years needs a value in each of them, from the same source.",
    "share": "A share needs the total of the same year, from the same source or from the only one."}
ENTRIES = {"difference": "change", "change": "percent_change", "log": "log_change",
           "index": "index_numbers", "multiple": "multiple_of_first", "mean": "trailing_mean",
           "share": "share"}


class ThemeView(NamedTuple):
    """What a chart of a theme shows. Shared between visitors and not to be changed."""

    rows: pd.DataFrame
    figure: go.Figure | None
    table: pa.Table
    headings: dict[str, Any]
    notes: tuple[str, ...]
    summary: str
    name: str
    measures: tuple[str, ...]
    kind: str


@lru_cache(maxsize=500)
def view(choice: Choice, of: Version) -> ThemeView:
    """The view of a choice on one version of the tables."""
    loaded = tables()
    chart = loaded.charts.set_index("chart_id").loc[choice.chart_id]
    chart["title"] = title_of(choice)
    found = rows(loaded, chart, choice)
    shown = as_drawn(found, chart["kind"])
    said = headline(shown, chart["kind"], choice.measure, chart["title"], units(loaded.units), choice.base_year)
    dropped = absent(loaded, choice, found) if choice.series else found.head(0)
    if said and len(dropped):
        said += f"; {len(dropped)} {'lines or points are' if len(dropped) > 1 else 'line or point is'} left out, as named below"
    return ThemeView(
        shown, None if found.empty or chart["kind"] == "facts" else figure(loaded, chart, choice, shown).update_layout(meta=said or None),
        for_readers(shown, choice.measure), grid(of),
        (left_out(loaded, choice, dropped), shading_note(loaded, choice), chart["note"], not_found(loaded, choice)),
        summary(chart, found, said), file_stem("china-russia", chart.name, choice.measure, *choice.years),
        measures_used(loaded, choice, found), chart["kind"])


def as_drawn(found: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows in the unit in which a chart draws them; of parts that it stacks the height of the stack decides."""
    if found.empty or kind not in OVER_TIME:
        return found
    return readable(found, units(tables().units), totals(found.dropna(subset="shown")) if kind == "bars" else None)


def exhibit(chart_id: str, chosen: Chosen, of: Version) -> Exhibit:
    """A chart of a theme with all that is said of it. Raises NothingToShow if the choice has no values."""
    picked = choice(chart_id, chosen, of)
    seen, title = view(picked, of), title_of(picked)
    if seen.rows.empty:
        raise NothingToShow("Nothing to show for this choice. Widen the years, choose more sources, or take another measure.")
    theme = texts(theme_of(chart_id), of)
    return Exhibit(
        f"{theme['title']}: {title}", title, seen.name, brief(picked), picked.years, seen.figure, seen.summary,
        tuple(filter(None, seen.notes)), seen.rows, seen.table, seen.headings,
        titles("view", OF_KIND.get(seen.kind, OF_LINES), of), seen.rows, seen.measures, file=for_files(seen.rows),
        by_year=None if seen.kind == "facts" else by_year(seen.rows, measured(picked.measure, picked.base_year)))  # single facts have units and places of their own


@lru_cache(maxsize=500)
def years_with_values(picked: Choice, of: Version) -> Years | None:
    """The first and the last year with a value of what is chosen as it is measured, whatever years are shown; None if there is none."""
    loaded = tables()
    chart = loaded.charts.set_index("chart_id").loc[picked.chart_id]
    found = measured_rows(loaded, chart, picked._replace(years=all_years(of)))
    years = found["order_year" if "order_year" in found else "year"][found["shown"].notna() if "shown" in found else slice(None)]
    return None if years.empty else (int(years.min()), int(years.max()))


def title_of(choice: Choice) -> str:
    """The title of a chart, which speaks of all its lines; of one line that is chosen of several the title of that."""
    chart = tables().charts.set_index("chart_id").loc[choice.chart_id]
    alone = len(choice.series) == 1 < len(ids(chart["series"])) and chart["kind"] in OVER_TIME
    return tables().series.set_index("series_id").loc[choice.series[0], "title"] if alone else chart["title"]


def brief(picked: Choice) -> str:
    """The measure, unless it leaves the values as they are, and the years, in a few words."""
    return "; ".join(filter(None, [label(picked.measure, picked.base_year), "{} to {}".format(*picked.years)]))


def label(measure: str, base: int = 0) -> str:
    """What readers call a measure, of an index with its base year; empty where it leaves the values as they are."""
    return {"level": "", "index": f"Index, {base} = 100"}.get(measure, MEASURES[measure])


def rows(loaded: Tables, chart: pd.Series, choice: Choice) -> pd.DataFrame:
    """All rows of a choice, with words for readers and ids for programs."""
    found = measured_rows(loaded, chart, choice)
    return found if chart["kind"] in ("deals", "systems") else worded(found, loaded, choice)


def measured_rows(loaded: Tables, chart: pd.Series, choice: Choice) -> pd.DataFrame:
    """The rows of a choice as it measures them; those of deals have their words already."""
    if chart["kind"] in ("deals", "systems"):
        return deals.rows(loaded, chart["kind"], choice.years)
    annual = loaded.sources.loc[loaded.sources["draw_as"] == "line", "source_id"]
    return chart_rows(
        loaded.observations, series=list(choice.series) or ids(chart["series"]),
        sources=list(choice.sources), years=choice.years, measure=choice.measure,
        base_year=choice.base_year, gapless=tuple(annual) if chart["kind"] in ("line", "asymmetry") else (),
        share_of=dict(zip(loaded.series["series_id"], loaded.series["share_of"])) if choice.measure == "share" else None)


def line_of(name: str, years: Years, measure: str = "level", base: int = 0) -> pd.DataFrame:
    """All rows of one line, `series@source`, in some years."""
    series, source = name.split("@")
    return rows(tables(), pd.Series({"kind": "line", "series": series}), Choice("", years, (series,), (source,), measure, base))


def worded(found: pd.DataFrame, loaded: Tables, choice: Choice) -> pd.DataFrame:
    """Rows with titles, units, status words and citations beside their ids."""
    series = loaded.series[["series_id", "title", "short_title", "unit", "unit_long", "decimals", "reporter", "interval_of", "share_of"]]
    sources = loaded.sources[["source_id", "attribution_short", "citation_full", "kind", "draw_as"]]
    told = [known.set_index(key).reindex(found[key]).set_axis(found.index) for known, key in ((series, "series_id"), (sources, "source_id"))]
    full = pd.concat([found, *told], axis=1)
    unit, unit_long = unit_shown(choice.measure, full["unit"].iloc[0] if full["unit"].nunique() == 1 else "")
    return full.assign(
        series=full["title"], line=full["short_title"], source=full["attribution_short"],
        whole=full["share_of"].map(loaded.series.set_index("series_id")["title"]).fillna(""),
        source_unit=full["unit"], unit=unit or full["unit"], unit_long=unit_long or full["unit_long"],
        status=full["obs_status"].map(OBS_STATUS), remainder=full["series_id"].isin(loaded.derivations.loc[loaded.derivations["measure"] == "rest", "series_id"]))


def unit_shown(measure: str, unit: str) -> tuple[str, str]:
    """The unit that a measure gives values of a unit, short and in words; empty where it leaves them theirs."""
    return POINTS if (measure, unit) == ("difference", "%") else UNITS[measure]


def figure(loaded: Tables, chart: pd.Series, choice: Choice, found: pd.DataFrame) -> go.Figure:
    """The figure for the kind of chart."""
    special = {"deals": deals.value_figure, "systems": deals.delivery_figure, "snapshot": snapshot_figure,
               "asymmetry": asymmetry_figure}
    if chart["kind"] in special:
        return special[chart["kind"]](found, chart["title"])
    level = UNITS[choice.measure] == ("", "")
    return time_figure(
        found, title=chart["title"], subtitle=subtitle(choice, found),
        kind=chart["kind"], years=choice.years, log=choice.axis == "log",
        decimals=int(found["decimals"].max()) if level else 1,
        ranks=found["unit"].iloc[0] == "rank", until=first_years(version())[1], milestones=milestones(loaded.events, choice),
        periods=periods(loaded.periods, choice), patterns=patterns(loaded), offered=reporters(loaded, choice.chart_id))


def reporters(loaded: Tables, chart_id: str) -> dict[str, str]:
    """All series of a chart, with the country that reports each."""
    known = loaded.series.set_index("series_id")["reporter"]
    return known.loc[ids(loaded.charts.set_index("chart_id").loc[chart_id, "series"])].to_dict()


def subtitle(choice: Choice, found: pd.DataFrame) -> str:
    """The unit and the sources as the lines under a chart's title."""
    words = f"Index, {choice.base_year} = 100" if choice.measure == "index" else found["unit_long"].iloc[0]
    words += {"difference": ", change on the year before", "mean": ", mean of five years"}.get(choice.measure, "")
    words = words[0].upper() + words[1:] + (", logarithmic axis" if choice.axis == "log" else "")
    return with_sources(words, found["source"], " ".join(filter(None, [off_the_axis(choice.axis, found), sessions(found)])))


def sessions(found: pd.DataFrame) -> str:
    """What a year of votes is; empty for other rows."""
    meant = tables().series.set_index("series_id").loc[found["series_id"].unique(), "year_meaning"]
    return SESSIONS if meant.str.startswith(BY_SESSION).any() else ""


def milestones(events: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The events of the chosen kinds within the years: the key ones of the chart's theme, or all of a theme."""
    dated = events.assign(year=events["date"].str[:4].astype(int))
    theme = theme_of(choice.chart_id) if choice.chart_id else "overview"
    key = dated["key_for"].str.split("; ").map(lambda themes: theme in themes) & (KEY_MILESTONES in choice.milestones)
    wanted = key | dated["theme"].isin(choice.milestones)
    return dated[dated["year"].between(*choice.years) & wanted].sort_values("date")


def periods(known: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    """The periods of the chosen shading, cut to the years."""
    if choice.shading == NO_SHADING:
        return known.iloc[:0]
    first = known.drop_duplicates("shading")
    shaded = known[known["shading"].isin(first.loc[first["period_id"] == choice.shading, "shading"])]
    cut = shaded.assign(start=shaded["start"].clip(*choice.years), end=shaded["end"].clip(*choice.years))
    return cut[cut["start"] < cut["end"]].sort_values("position")


def shading_note(loaded: Tables, choice: Choice) -> str:
    """Where each shaded period comes from; empty without shading."""
    if choice.shading == NO_SHADING:
        return ""
    names = loaded.sources.set_index("source_id")["attribution_short"]
    said = [f"{period.title} ({names[period.source_id]}, {period.locator})" for period in periods(loaded.periods, choice).itertuples()]
    return f"Shaded: {'; '.join(said)}." if said else ""


def not_found(loaded: Tables, choice: Choice) -> str:
    """What is missing in the chosen years because no source was found for it; empty if nothing is.

    A chart that begins with its own years names also what is missing around them.
    """
    first, last = first_years(version()) if choice.years == begins_with(choice.chart_id, version()) else choice.years
    here = [hole for hole in loaded.holes.itertuples() if choice.chart_id in ids(hole.charts) and hole.start <= last and hole.end >= first]
    named = "; ".join(hole.title for hole in sorted(here, key=lambda hole: hole.position))
    return f"Not found: {named} (see the page {TITLES['data']})." if named else ""


def values_of_year(choice: Choice, year: int, of: Version) -> str:
    """Every value that a chart shows for one year, in Markdown, the highest or the best rank first; empty if it shows none."""
    return values_by_year(choice, of).get(year, "")


@lru_cache(maxsize=500)
def values_by_year(choice: Choice, of: Version) -> dict[int, str]:
    """The same for each year that has a value. Not to be changed."""
    found = view(choice, of).rows
    if "shown" not in found:
        return {}
    known = found.loc[found["shown"].notna(), ["year", "shown", "unit", "bound", "decimals", "kind", "as_printed", "line", "source"]]
    ordered = known.assign(words=in_words(known, choice)).sort_values("shown", ascending="rank" in set(known["unit"]), kind="stable")
    of_years: dict[int, list[tuple[str, str, str]]] = {}
    for year, *row in zip(*(ordered[name] for name in ("year", "words", "line", "source"))):
        of_years.setdefault(int(year), []).append(tuple(row))
    several = found["series_id"].nunique() > 1
    return {year: listed(values, several) for year, values in of_years.items()}


def listed(values: list[tuple[str, str, str]], several: bool) -> str:
    """Values of a year in words with their lines and sources, in Markdown; a source that all of several lines have in common stands once, below them."""
    sources = {source for *_, source in values}
    common = several and len(values) > 1 and len(sources) == 1
    lines = [f"**{as_text(words)}** " + as_text(", ".join(filter(None, [line if several else "", "" if common else source])))
             for words, line, source in values]
    return NEXT_LINE.join([*lines, f"Source: {as_text(*sources)}"] if common else lines)


@lru_cache(maxsize=500)
def last_year_with_a_value(choice: Choice, of: Version) -> int:
    """The last year in which a chart over time shows a value. Raises ValueError if it shows none."""
    return int(view(choice, of).rows.dropna(subset="shown")["year"].max())


@lru_cache(maxsize=500)
def room_for_values(choice: Choice, of: Version) -> str:
    """The longest of each line that `values_of_year` writes, over all years of a choice: as high as any, at any width."""
    years = [said.split(NEXT_LINE) for said in values_by_year(choice, of).values()]
    return NEXT_LINE.join(max(lines, key=len) for lines in zip_longest(*years, fillvalue=""))


@lru_cache(maxsize=500)
def most_in_a_year(choice: Choice, of: Version) -> int:
    """The most values that a chart over time shows for one year. Raises ValueError if it shows none."""
    return int(view(choice, of).rows.dropna(subset="shown")["year"].value_counts().max())


def in_words(found: pd.DataFrame, choice: Choice) -> list[str]:
    """The value of each row with its unit, as a reader wants it."""
    named = patterns(tables())
    places = found["decimals"] if UNITS[choice.measure] == ("", "") else pd.Series(1, found.index)
    return [bounded(amount(digits, unit, named), unit, bound)
            for digits, unit, bound in zip(as_stated(found, places), found["unit"], found["bound"])]


def for_files(found: pd.DataFrame) -> pd.DataFrame:
    """The columns of the file: those of the table, then the ids, codes and citations."""
    first = deals.COLUMNS if "deal_id" in found else {}
    return found[[name for name in dict.fromkeys((*first, *COLUMNS, *FILE_ONLY)) if name in found]]


def for_readers(found: pd.DataFrame, measure: str) -> pa.Table:
    """The table below the chart: the rows of the file, the years before a line begins at the end.

    A level is shown once, not twice.
    An Arrow table, which Streamlit sends as it is; it would turn a data frame into one each time.
    """
    again = {"value", "source_unit"} if measure == "level" else set()
    kept = for_files(found).drop(columns=[*again, *FILE_ONLY], errors="ignore").dropna(axis=1, how="all")
    ordered = kept[[name for name in dict.fromkeys((*FIRST, *kept)) if name in kept]]
    if "shown" in ordered:
        early = before_the_first_value(found)
        ordered = pd.concat([ordered[~early], ordered[early]])
    return pa.Table.from_pandas(ordered, preserve_index=False)


def measured(measure: str, base: int = 0) -> str:
    """How the unit of values is written after a measure, with a place for the unit unless the measure says it.

    >>> measured("level"), measured("difference"), measured("index", 1996)
    ('{}', 'Change on the year before, {}', 'Index, 1996 = 100')
    """
    words = label(measure, base)
    return f"{words}, {{}}" if words and UNITS[measure] == ("", "") else words or "{}"


def by_year(found: pd.DataFrame, measure: str = "{}", full: bool = False) -> ByYear | None:
    """The values with a row for each year and a column for each line; None for rows that are no lines or hold no value.

    It begins with the first year that has a value and ends with the last. Annual lines come before single reports and the
    article's points, of each those with most values first. Columns are named as lines are on the chart, or by the `full` titles of
    their series where subjects differ; a second value of a line in one year has a column of its own. Where units differ, a column names
    its own before the line, as a grid cuts long heads. `measure` is how the unit is written (`measured`).
    """
    if "shown" not in found or found["interval_of"].ne("").all() or found["shown"].isna().all():
        return None
    lines, sources = found["series_id"].nunique() > 1, found["source_id"].nunique() > 1
    name = found["series"] if full else found["line"]
    shown_as = name + ", " + found["source"] if (lines or full) and sources else name if lines or full else found["source"]
    line = shown_as.rename("line_shown")
    again = found.groupby(["year", line]).cumcount().map(lambda time: f" ({time + 1})" if time else "")
    said = {unit: in_a_head(unit, units(tables().units)) for unit in found["unit"].unique()}
    unit = found["unit"].map(lambda unit: measure.format(said[unit]).strip(", "))
    differ = found.loc[found["shown"].notna(), "unit"].nunique() > 1
    before = unit.map(lambda words: words and f"{words}: ") if differ else ""
    named = found.assign(unit=unit, name_of_line=before + (line + again))
    known = named[named["shown"].notna()]
    lines = known.drop_duplicates("name_of_line").set_index("name_of_line")[["draw_as", "unit"]]
    ordered = lines.assign(values=known["name_of_line"].value_counts()).sort_values(["draw_as", "values"], ascending=[True, False])  # `line` before `points`
    wide = named.pivot(index="year", columns="name_of_line", values="shown")[ordered.index.tolist()].loc[known["year"].min():known["year"].max()]
    return ByYear(wide.rename_axis(columns=None).reset_index(), ordered["unit"].to_dict())


@lru_cache(maxsize=2)
def grid(of: Version) -> dict[str, Any]:
    """What the columns of the table are called, those of deals too. Not to be changed."""
    return headings("view", (*COLUMNS, *deals.COLUMNS), of, WIDTHS)


def absent(loaded: Tables, choice: Choice, found: pd.DataFrame) -> pd.DataFrame:
    """The chosen lines that have values in these years but cannot be shown so."""
    return not_computable(found, loaded.observations, series=list(choice.series), sources=list(choice.sources), years=choice.years)


def left_out(loaded: Tables, choice: Choice, dropped: pd.DataFrame) -> str:
    """Which lines cannot be shown so, and why; empty if all can."""
    if dropped.empty:
        return ""
    titles = loaded.series.set_index("series_id")["short_title"]
    names = loaded.sources.set_index("source_id")["attribution_short"]
    listed = "; ".join(f"{titles[series]}, {names[source]}" for series, source
                       in dropped.itertuples(index=False))
    return f"Not computable: {listed}. {REASONS[choice.measure]}"


def measures_used(loaded: Tables, choice: Choice, found: pd.DataFrame) -> tuple[str, ...]:
    """The ids of the measures behind the rows, from the reader's choice and from computed series."""
    if "deal_id" in found:
        return ("value_per_unit", "order_to_delivery_lag", "cumulative_low_high")
    lines = loaded.derivations.merge(found[["series_id", "source_id"]].drop_duplicates())["measure"]
    return tuple(dict.fromkeys([*lines, *filter(None, [ENTRIES.get(choice.measure)])]))


def off_the_axis(axis: str, found: pd.DataFrame) -> str:
    """How many values a logarithmic axis cannot show; empty if it shows all."""
    hidden = int((found["shown"] <= 0).sum()) if axis == "log" else 0
    return f"{hidden} value{'s' if hidden > 1 else ''} at or below zero cannot be shown on a logarithmic axis." if hidden else ""


def summary(chart: pd.Series, found: pd.DataFrame, said: str) -> str:
    """What a screen reader says of the chart."""
    names, years = ("system", "order_year") if "deal_id" in found else ("series", "year")
    lines = ", ".join(found[names].unique()[:6])
    count = "1 row" if len(found) == 1 else f"{len(found)} rows"
    first, last = found[years].min(), found[years].max()
    return (f"{chart['title']}. {said + '. ' if said else ''}{count}, {first if first == last else f'{first} to {last}'}: "
            f"{lines}. {SEE_TABLE}")
