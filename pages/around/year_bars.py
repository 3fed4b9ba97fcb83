"""The values of one year of a chart of a theme: in words, and as bars, or as dots if they are ranks, one for each line, on one axis for all
years."""

from itertools import zip_longest
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from indicators.shown.analyses import highest, lines_with_values, ranked, rows_of_year
from pages.charts.labels import BARS
from pages.charts.layout import extent, height, rank_axis
from pages.charts.over_time import colour_of, hovering, layout_of, lines_called_alike, stacked_colours, trace_name, with_base
from pages.exhibits.rows import OVER_TIME, Choice
from pages.reading.tables import cached
from pages.themes.chart import reporters, view
from pages.themes.chart import title_of as title_of_chart
from pages.themes.notes import subtitle
from pages.themes.settings import offer_of
from pages.words.colours import QUIET
from pages.words.numbers import amount, as_stated, bounded
from pages.words.plain import as_text, safe_figure
from pages.words.subjects import inside

NO_VALUE = "no value"
NEXT_LINE = "  \n"  # a line break in Markdown


@cached(500)
def values_by_year(choice: Choice) -> dict[int, str]:
    """For each year that has a value every value that a chart shows, in Markdown, as `in_turn` has them. Not to be changed."""
    found = view(choice).rows
    if "shown" not in found:
        return {}
    told = ["year", "shown", "unit", "bound", "decimals", "kind", "as_printed", "line", "source", "own_base"]
    known = found.loc[found["shown"].notna(), told]
    several = found["series_id"].nunique() > 1
    name = "line" if several else "source"
    ordered = in_turn(known.assign(words=in_words(known), **{name: known[name] + known["own_base"]}), of_ranks(known))
    of_years: dict[int, list[tuple[str, str, str]]] = {}
    for year, *row in zip(*(ordered[name] for name in ("year", "words", "line", "source"))):
        of_years.setdefault(int(year), []).append(tuple(row))
    return {year: listed(values, several) for year, values in of_years.items()}


def in_turn(found: pd.DataFrame, ranks: bool) -> pd.DataFrame:
    """The rows from the highest value down, or of `ranks` from the best; after them, not compared with them, those of other base years."""
    return pd.concat([ranked(part, ranks) for _, part in found.groupby(found["own_base"].ne(""))], ignore_index=True)


def listed(values: list[tuple[str, str, str]], several: bool) -> str:
    """Values of a year in words with their lines and sources, in Markdown; a source that all have in common stands once, below them."""
    sources = {source for *_, source in values}
    common = several and len(values) > 1 and len(sources) == 1
    lines = [f"**{as_text(words)}** " + as_text(", ".join(filter(None, [line if several else "", "" if common else source])))
             for words, line, source in values]
    return NEXT_LINE.join([*lines, f"Source: {as_text(*sources)}"] if common else lines)


@cached(500)
def room_for_values(choice: Choice) -> str:
    """The longest of each line that `values_by_year` writes, over all years of a choice: as high as any, at any width."""
    years = [said.split(NEXT_LINE) for said in values_by_year(choice).values()]
    return NEXT_LINE.join(max(lines, key=len) for lines in zip_longest(*years, fillvalue=""))


@cached(500)
def most_in_a_year(choice: Choice) -> int:
    """The most values that a chart over time shows for one year. Raises ValueError if it shows none."""
    return int(view(choice).rows.dropna(subset="shown")["year"].value_counts().max())


def in_words(found: pd.DataFrame) -> list[str]:
    """The value of each row with its unit, as a reader wants it."""
    return [bounded(amount(digits, unit), unit, bound)
            for digits, unit, bound in zip(as_stated(found, found["decimals"]), found["unit"], found["bound"])]


class YearBars(NamedTuple):
    """The figure of one year and what a screen reader says of it. Shared between visitors and not to be changed."""

    figure: go.Figure
    summary: str


@cached(500)
def kind_of_bars(choice: Choice) -> str:
    """Bars, Dots for ranks, where longer would be worse, or nothing with one line or one year, where a sentence says as much."""
    seen = view(choice)
    if offer_of(choice.chart_id).kind not in OVER_TIME or choice.years[0] == choice.years[1] or len(lines_with_values(seen.rows)) < 2:
        return ""
    return "Dots" if of_ranks(seen.rows) else "Bars"


def year_at(at: str | None, choice: Choice) -> int:
    """The year that a reader has chosen, if the chart shows it, else the last with a value."""
    first, last = choice.years
    return int(at) if at and first <= int(at) <= last else max(values_by_year(choice))


def of_ranks(found: pd.DataFrame) -> bool:
    """Whether the values are places in a ranking, 1 the best."""
    return "rank" in set(found["unit"])


@cached(500)
def year_bars(choice: Choice, year: int) -> YearBars:
    """The bars or dots of one year of a choice, as `in_turn` has them; a line without a value has its row, and neither."""
    found, kind = view(choice).rows, offer_of(choice.chart_id).kind
    ranks = of_ranks(found)
    shown = in_turn(labelled(found, kind, year, choice), ranks)
    title, unit = title_of(shown, year, ranks), subtitle(choice._replace(axis="linear"), found).partition("<br>")[0]
    usual = layout_of("", "", title)  # as high as the lines need, so that nothing jumps; the page writes the title above it
    figure = go.Figure(dots(shown) if ranks else bars(shown), usual | {
        "height": height(len(shown), 42, 90), "showlegend": False, "barmode": "overlay", "title": None, "annotations": [],
        "margin": usual["margin"] | {"t": 8}})
    figure.update_layout(annotations=words_beside(shown))
    figure.update_xaxes(axis_of(found["shown"], unit, choice.years, ranks))
    figure.update_yaxes(range=[len(shown), -0.6], visible=False)
    listed = "; ".join(f"{row.name_of_line}: {row.written}" for row in shown.itertuples())
    return YearBars(safe_figure(figure), f"{title}. {title_of_chart(choice)}, {year}: {listed}.")


def axis_of(values: pd.Series, unit: str, years: tuple[int, int], ranks: bool) -> dict:
    """The axis for all years: from zero for bars, and for ranks with the best on the right."""
    words = f"{unit}<br>one axis for all years, {years[0]} to {years[1]}" + ("; the best rank is on the right" if ranks else "")
    usual = {"tickformat": None, "title": {"text": words, "font": {"size": 12, "color": QUIET}}}
    if ranks:
        ends, ticks = rank_axis(values)
        return usual | {"range": ends, "tickvals": ticks, "showgrid": True, "zeroline": False}
    return usual | {"range": extent(values), "nticks": 6, "zeroline": True, "zerolinecolor": QUIET}


def labelled(found: pd.DataFrame, kind: str, year: int, choice: Choice) -> pd.DataFrame:
    """The rows of a year with the name and the colour that their lines have on the chart, and the value as written."""
    known = hovering(found.dropna(subset="shown"), found["decimals"].max())
    written = in_words(known)
    shown = rows_of_year(known.assign(written=written, hover=known["hover"]), year)
    first = {key: line for key, line in known.groupby(["series_id", "source_id"], sort=False)}
    keys = list(zip(shown["series_id"], shown["source_id"]))
    colours = line_colours(found, kind, reporters(choice.chart_id))
    several, alike = found["series_id"].nunique() > 1, lines_called_alike(found)
    return shown.assign(name_of_line=[with_base(trace_name(first[key], key[1], several, alike), first[key]) for key in keys],
                        own_base=[first[key]["own_base"].iloc[0] for key in keys],
                        colour=[colours[key] for key in keys], written=shown["written"].fillna(NO_VALUE))


def line_colours(found: pd.DataFrame, kind: str, every: dict[str, str]) -> dict[tuple[str, str], str]:
    """The colour that the chart gives each line, by series and source; `every` are all series of the chart."""
    lines = found[["series_id", "source_id", "draw_as", "kind"]].drop_duplicates().itertuples(index=False)
    if kind == "bars":
        stacked = stacked_colours(found, every)
        return {(series, source): stacked[series] for series, source, *_ in lines}
    colours = colour_of(found, every)
    return {(series, source): colours.get((series, source) if draw_as == "line" or kind == "article" else series) or colours[series]
            for series, source, draw_as, kind in lines}


def title_of(shown: pd.DataFrame, year: int, ranks: bool) -> str:
    """Which line is highest in the year, or has the best rank, and its value; only of lines with the base year that most have."""
    alike = shown[shown["own_base"].eq("")]
    top, known = highest(alike, ranks), alike.dropna(subset="shown")
    if known.empty:
        return f"No line has a value in {year}" if shown["shown"].isna().all() else f"No line has a value in {year} to compare"
    of = "" if len(alike) == len(shown) else f" of the lines that are 1 in {known['base_year'].iloc[0]:.0f}"
    if len(known) > 1 and len(top) == len(known):
        return f"All alike in {year}{of}: {top['written'].iloc[0]}"
    names = " and ".join(map(inside, top["name_of_line"]))
    first = "Best rank" if ranks else "Highest"
    return f"{'Only value' if len(known) == 1 else first} in {year}{of}: {names}, {top['written'].iloc[0]}"


def bars(shown: pd.DataFrame) -> dict:
    """All bars, each with its value at its end."""
    return BARS | {"x": shown["shown"].to_numpy(float), "y": list(range(len(shown))), "width": 0.42, "offset": 0,
                   "marker": {"color": shown["colour"].tolist()}, "text": shown["written"].tolist(),
                   "hovertext": shown["hover"].fillna("").tolist()}


def dots(shown: pd.DataFrame) -> dict:
    """A dot for each rank where a bar would be, with the rank on the side of the worse ones, where there is room."""
    return {"type": "scatter", "mode": "markers+text", "x": shown["shown"].to_numpy(float), "y0": 0.21, "dy": 1,
            "marker": {"color": shown["colour"].tolist(), "size": 14}, "cliponaxis": False,
            "text": shown["written"].tolist(), "textposition": "middle left", "textfont": BARS["textfont"],
            "hovertext": shown["hover"].fillna("").tolist(), "hoverinfo": "text"}


def words_beside(shown: pd.DataFrame) -> list[dict]:
    """The name of each line above its bar, where a long one needs no room beside it, and “no value” in place of a bar that there is not."""
    looks = {"x": 0, "xref": "paper", "xanchor": "left", "showarrow": False, "font": {"size": 12, "color": QUIET}}
    return [*(looks | {"text": name, "y": place, "yanchor": "bottom"} for place, name in enumerate(shown["name_of_line"])),
            *(looks | {"text": NO_VALUE, "y": place, "yanchor": "top", "yshift": 3}
              for place, value in enumerate(shown["shown"]) if pd.isna(value))]
