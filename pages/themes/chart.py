"""All that a page shows for one choice, worked out once and kept: rows, figure, table, words."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from indicators.shown.rows import not_computable
from pages.charts import deals
from pages.charts.over_time import colour_of, stacked_colours, time_figure
from pages.charts.shares import asymmetry_figure, snapshot_figure
from pages.choices.setting import Chosen
from pages.exhibits.exhibit import OF_LINES, Exhibit, NothingToShow, make_exhibit, of_lines
from pages.exhibits.rows import OVER_TIME, Choice, as_drawn, measured_rows, milestones, periods, rows
from pages.reading.tables import Years, all_years, by_id, cached, ids, tables, theme_of
from pages.themes.notes import defined_otherwise, left_out, not_found, shading_note, subtitle, summary, with_undrawn
from pages.themes.settings import choice
from pages.words.headings import titles
from pages.words.headlines import headline
from pages.words.measures import label, measure_by_name, unit_pattern

# What is printed of rows that are no lines.
OF_KIND = {"deals": ("order_year", "system", "units_printed", "bound", "value_low", "value_high", "source", "status"),
           "systems": ("order_year", "system", "units_printed", "first_delivery", "last_delivery", "source", "status"),
           "facts": ("year", "series", "source", "bound", "shown", "unit", "status", "locator")}
# A phone has in sight what each fact is and its value with its unit: its name is folded, and the longest takes three lines.
FACTS_FIRST, FACTS_FOLDED = ("series", "shown", "unit"), {"row_height": 66, "height": "content"}  # pixels
# Pixels; few facts have a note, and the grid would make its column as narrow as its head.
FACTS_WIDE = {"series": 172, "shown": 62, "note": 260}
# What is worked out of them, in their files and in the table below.
MEASURES_OF_KIND = {"deals": ("value_per_unit", "order_to_delivery_lag", "cumulative_low_high"),
                    "systems": ("value_per_unit", "order_to_delivery_lag")}


@cached(500)
def view(choice: Choice) -> Exhibit:
    """A choice with all that is said of it on one version of the tables; it may have no rows."""
    title, chart = title_of(choice), by_id("charts").loc[choice.chart_id]
    found = rows(choice)
    shown = as_drawn(found, chart["kind"])
    said = headline(shown, chart["kind"], choice.measure, title, choice.base_year, choice.axis == "log")
    # the chosen lines that have values in these years but cannot be shown so
    dropped = not_computable(found, tables().observations, series=list(choice.series), sources=list(choice.sources),
                             years=choice.years) if choice.series else found.head(0)
    said = with_undrawn(said, choice.axis, shown) or ""
    notes = (left_out(choice, dropped), defined_otherwise(shown, choice.measure, chart["kind"]), shading_note(choice), chart["note"],
             not_found(choice))
    facts = chart["kind"] == "facts"  # of units and places of their own
    parts = of_lines(shown, choice.measure, unit_pattern(choice.measure, choice.base_year))
    if facts:
        parts = of_facts(parts)
    drawn = None if found.empty or facts else figure(chart["kind"], title, choice, shown, len(dropped)).update_layout(meta=said or None)
    return make_exhibit(theme_of(choice.chart_id), title, stem=(choice.chart_id, choice.measure, *choice.years), years=choice.years,
                        brief="; ".join(filter(None, [label(choice.measure, choice.base_year), "{} to {}".format(*choice.years)])),
                        figure=drawn, summary=summary(title, found, said, len(dropped)), notes=tuple(filter(None, notes)), behind=shown,
                        measures=measures_used(choice, found, chart["kind"]),
                        **parts | {"printed": titles("view", OF_KIND.get(chart["kind"], OF_LINES))})


def of_facts(parts: dict[str, Any]) -> dict[str, Any]:
    """The parts of an exhibit of lines as those of single facts: what each is and its value first, no empty notes, and no table by year."""
    table, grid = parts["table"], parts["grid"]
    names = table.column_names  # none without facts
    empty = {"note"} if "note" in names and not any(table["note"].to_pylist()) else set()
    ordered = [name for name in dict.fromkeys([*FACTS_FIRST, *names]) if name in names and name not in empty]
    return parts | {"by_year": None, "table": table.select(ordered), "look": FACTS_FOLDED,
                    "grid": grid | {name: grid[name] | {"width": width} for name, width in FACTS_WIDE.items()}}


def exhibit(chart_id: str, chosen: Chosen) -> Exhibit:
    """A chart of a theme with all that is said of it. Raises NothingToShow if nothing is chosen, or the choice has no values."""
    for name, one in (("series", "series"), ("sources", "source")):
        if chosen.get(name) == ():
            raise NothingToShow(f"Choose at least one {one}.")
    seen = view(choice(chart_id, chosen))
    if seen.rows.empty:
        raise NothingToShow("Nothing to show for this choice. Widen the years, choose more sources, or take another measure."
                            if "measure" in chosen
                            else "Nothing to show in these years. Widen them.")
    return seen


@cached(500)
def years_with_values(picked: Choice) -> Years | None:
    """The first and the last year with a value of what is chosen as it is measured, whatever years are shown; None if there is none."""
    found = measured_rows(picked._replace(years=all_years()))
    years = found["order_year" if "order_year" in found else "year"][found["shown"].notna() if "shown" in found else slice(None)]
    return None if years.empty else (int(years.min()), int(years.max()))


def title_of(choice: Choice) -> str:
    """The title of a chart, which speaks of all its lines; of one line that is chosen of several the title of that."""
    chart = by_id("charts").loc[choice.chart_id]
    alone = len(choice.series) == 1 < len(ids(chart["series"])) and chart["kind"] in OVER_TIME
    return by_id("series").loc[choice.series[0], "title"] if alone else chart["title"]


def figure(kind: str, title: str, choice: Choice, found: pd.DataFrame, dropped: int) -> go.Figure:
    """The figure for the kind of chart; its foot says how many lines are `dropped`."""
    special = {"deals": deals.value_figure, "systems": deals.delivery_figure, "snapshot": snapshot_figure,
               "asymmetry": asymmetry_figure}
    if kind in special:
        return special[kind](found, title)
    colours = stacked_colours if kind == "bars" else colour_of
    return time_figure(
        found, title=title, subtitle=subtitle(choice, found, dropped), kind=kind,
        years=choice.years, log=choice.axis == "log",
        milestones=milestones(choice.years, choice.milestones, theme_of(choice.chart_id)),
        periods=periods(choice.years, choice.shading), colours=colours(found, reporters(choice.chart_id)))


def reporters(chart_id: str) -> dict[str, str]:
    """All series of a chart, with the country that reports each."""
    known = by_id("series")["reporter"]
    return known.loc[ids(by_id("charts").loc[chart_id, "series"])].to_dict()


def measures_used(choice: Choice, found: pd.DataFrame, kind: str) -> tuple[str, ...]:
    """The ids of the measures behind the rows of a kind of chart, from the reader's choice and from computed series."""
    if kind in MEASURES_OF_KIND:
        return MEASURES_OF_KIND[kind]
    lines = tables().derivations.merge(found[["series_id", "source_id"]].drop_duplicates())["measure"]
    return tuple(dict.fromkeys([*lines, *filter(None, [measure_by_name(choice.measure).entry])]))
