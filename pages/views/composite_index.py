"""The reader's own composite index of coordination, with the band of what every other choice would give."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from data.text.schema import OBS_STATUS
from indicators.formulas.derive import worst_of_lines
from indicators.models.composite import band, composite_index, coverage, multiverse, on_hundred, weightings
from indicators.shown.analyses import standing
from pages.charts.chart import spoken
from pages.charts.labels import band_between
from pages.charts.over_time import layout_of, whole_years, with_after, with_sources
from pages.choices.setting import Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit, of_rows
from pages.reading.lines import annual, annual_rows, lines, source_names
from pages.reading.tables import Years, lines_as, names_at_first, phrase, words_of_lines
from pages.words.colours import PALETTE, QUIET, SHADE
from pages.words.numbers import number
from pages.words.subjects import capital
from pages.words.titles import TITLES

SCALES = {"min_max": "Min–max", "z_score": "z-score", "base_year": "Ratio to the first year"}
MEANS = {"arithmetic": "Arithmetic mean", "geometric": "Geometric mean"}
WEIGHTS, WEIGHT_AT_FIRST = (0.0, 5.0, 0.5), 1.0
TITLE = "Composite index of coordination"
LINKS = ("composite_index", "normalise", "aggregate", "coverage", "multiverse", "band")


def not_computable(weights: pd.Series, scale: str, mean: str) -> str:
    """What to choose otherwise where weights of components have no index in any years; empty where they may have one."""
    if weights.empty:
        return "Choose at least one component."
    if not weights.any():
        return "Give at least one component a weight above zero."
    if (scale, mean) == ("z_score", "geometric"):
        return phrase("z_scores_without_mean")
    return ""


def figure(found: pd.DataFrame, years: Years, named: Iterable[str]) -> go.Figure:
    """The index as a line over the band and the median of all combinations, each named at its end; `named` are the sources."""
    by_year = found.set_index("year")

    def line(column: str, name: str, **look) -> dict:
        return {"type": "scatter", "mode": "lines", "x": found["year"].to_numpy(), "y": found[column].to_numpy(float),
                "name": name, "connectgaps": False, "hovertemplate": "%{y:.1f}, %{x}<br>" + name + "<extra></extra>", **look}

    made = go.Figure(
        [band_between(by_year["low"], by_year["high"], fillcolor=SHADE, line={"width": 0}),
         line("low", "Lowest combination", line={"width": 1, "color": QUIET}),
         line("high", "Highest combination", line={"width": 1, "color": QUIET}),
         line("median", "Median of all combinations", line={"width": 1.5, "dash": "dot", "color": QUIET}),
         line("index_0_100", "Your index", line={"width": 3, "color": PALETTE[0]})],
        layout_of(TITLE, with_sources("0 is the lowest year, 100 the highest", named, "Dotted: median of all choices."), seen(found)))
    made.update_layout(showlegend=False, margin={"r": 86}, annotations=[*made.layout.annotations, *end_labels(found)])
    made.update_xaxes(range=list(years), **whole_years(years))  # else the labels would widen it
    return with_after(made, years)


def seen(found: pd.DataFrame) -> str:
    """When the index peaked and where it stands, as a sentence."""
    if (now := standing(found)) is None:
        return ""
    peaks = " and ".join(map(str, now.peaks)) if len(now.peaks) < 3 else f"{len(now.peaks)} years"
    return (f"The index is highest in {peaks} and stands at {number(now.value, 0)} of 100 in {now.year}; "
            f"other choices give {number(now.low, 0)} to {number(now.high, 0)}")


def end_labels(found: pd.DataFrame) -> list[dict]:
    """The name and the last value of each line behind its end; those of the band lie off it, so that none meet."""
    if (now := standing(found)) is None:
        return []
    places = (("Highest", now.high, "bottom", QUIET), ("Index", now.value, "middle", PALETTE[0]), ("Lowest", now.low, "top", QUIET))
    return [{"text": f"{name} {number(value, 0)}", "x": now.year, "y": value, "xanchor": "left", "yanchor": anchor, "xshift": 6,
             "yshift": {"bottom": 2, "middle": 0, "top": -2}[anchor], "showarrow": False, "font": {"size": 12, "color": colour}}
            for name, value, anchor, colour in places]


def settings(view: str) -> Settings:
    """What can be set of the index: its components by their lines, and a weight for each of those chosen."""
    names = {line: name for name, line in lines_as("component").items()}
    first = tuple(lines_as("component")[name] for name in names_at_first("component"))
    weights = {f"weight_{line}": Setting(f"Weight: {name}", "number", (f"{WEIGHT_AT_FIRST:g}",), limits=WEIGHTS,
                                         when=lambda chosen, line=line: line in chosen["components"])
               for line, name in names.items()}
    return {"components": Setting("Components", "some", first, names), "years": years_setting(), **weights,
            "scale": Setting("Scale", "one", ("min_max",), SCALES), "mean": Setting("Mean", "one", ("arithmetic",), MEANS),
            **panels()}


def exhibit(chosen: Chosen) -> Exhibit:
    """The index with all that is said of it. Raises NothingToShow if there is no index."""
    names, (first, last) = {line: name for name, line in lines_as("component").items()}, chosen["years"]
    line_of = {names[line]: line for line in chosen["components"]}
    weights = pd.Series({name: chosen[f"weight_{line}"] for name, line in line_of.items()}, dtype=float)
    if fault := not_computable(weights, chosen["scale"], chosen["mean"]):
        raise NothingToShow(fault)
    values = pd.DataFrame({name: annual(line) for name, line in line_of.items()})
    components = values.reindex(range(first, last + 1)).rename_axis("year")
    index = composite_index(components, weights, chosen["scale"], chosen["mean"], next(iter(components.dropna().index), None))
    universes = multiverse(components, weightings(weights))  # what every other choice would give
    status = worst_of_lines([annual_rows(line)["obs_status"] for line in line_of.values()]).reindex(components.index).map(OBS_STATUS)
    found = pd.concat([components, coverage(components).rename("coverage"), index.rename("index"), on_hundred(index).rename("index_0_100"),
                       band(universes), status.rename("status")], axis=1).reset_index()
    if found["index_0_100"].isna().all():
        raise NothingToShow(phrase("composite_without_years"))
    sources, behind = "; ".join(f"{name}: {words_of_lines()[line]}" for name, line in line_of.items()), lines(tuple(line_of.values()))
    note = phrase("composite_note", number(universes.shape[1], 0), sources)
    drawn, of = figure(found, chosen["years"], behind["source_id"].map(source_names())), f"of {', '.join(line_of)}"
    return make_exhibit("composite", TITLE, label=f"{TITLES['composite']} {of}", stem=("composite-index",), years=chosen["years"],
                        figure=drawn, summary=f"{capital(of)}. {spoken(drawn)}", notes=(note,), behind=behind, measures=LINKS, decimals=3,
                        made_from={name: [line] for name, line in line_of.items()},
                        **of_rows(found) | {"rows": found.assign(sources=sources)})
