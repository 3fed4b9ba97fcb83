"""The reader's own composite index of coordination, with the band of what every other choice would give."""

from typing import NamedTuple

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
from pages.reading.tables import cached, lines_as, names_at_first, words_of_lines
from pages.words.colours import PALETTE, QUIET, SHADE
from pages.words.numbers import number
from pages.words.subjects import capital
from pages.words.titles import TITLES

SCALES = {"min_max": "Min–max", "z_score": "z-score", "base_year": "Ratio to the first year"}
MEANS = {"arithmetic": "Arithmetic mean", "geometric": "Geometric mean"}
WEIGHTS, WEIGHT_AT_FIRST = (0.0, 5.0, 0.5), 1.0
TITLE = "Composite index of coordination"
NO_YEARS = ("Not computable: no two years in this range have every component, or the index is the same in all that have. "
            "Widen the years or take a component away.")
HELD = ("your weights, equal ones and all that are quarters, from none to the whole, for each component; by the min–max scale, z-scores, "
        "and the ratio to each year that has all components; with the arithmetic mean and, where values allow it, the geometric one")
LINKS = ("composite_index", "normalise", "aggregate", "coverage", "multiverse", "band")


class Index(NamedTuple):
    """What a reader puts into the index, and how."""

    components: tuple[str, ...]
    weights: tuple[float, ...]
    scale: str
    mean: str
    years: tuple[int, int]


def not_computable(choice: Index) -> str:
    """What to choose otherwise where a choice has no index in any years; empty where it may have one."""
    if not choice.components:
        return "Choose at least one component."
    if not any(choice.weights):
        return "Give at least one component a weight above zero."
    if (choice.scale, choice.mean) == ("z_score", "geometric"):
        return ("Not computable: a geometric mean needs values of zero or more, and z-scores are negative in about "
                "half the years.")
    return ""


@cached(200)
def table(choice: Index) -> pd.DataFrame:
    """The components, their coverage, the index and the band, by year."""
    chosen, weights, scale, mean, _ = choice
    components = components_of(choice)
    own = pd.Series(weights, index=list(chosen))
    full = components.dropna().index
    index = composite_index(components, own, scale, mean, full[0] if len(full) else None)
    status = worst_of_lines([annual_rows(line)["obs_status"] for line in line_of_each(choice).values()])
    return pd.concat([components, coverage(components).rename("coverage"), index.rename("index"), on_hundred(index).rename("index_0_100"),
                      band(universes(choice)), status.reindex(components.index).map(OBS_STATUS).rename("status")], axis=1).reset_index()


@cached(200)
def universes(choice: Index) -> pd.DataFrame:
    """What the band holds: an index for every combination of the other choices."""
    return multiverse(components_of(choice), weightings(pd.Series(choice.weights, index=list(choice.components))))


def components_of(choice: Index) -> pd.DataFrame:
    """The values of the components in every year that is chosen."""
    known = pd.DataFrame({name: annual(line) for name, line in line_of_each(choice).items()})
    return known.reindex(range(choice.years[0], choice.years[1] + 1)).rename_axis("year")


def line_of_each(choice: Index) -> dict[str, str]:
    """The line of each component."""
    return {name: lines_as("component")[name] for name in choice.components}


@cached(200)
def figure(choice: Index) -> go.Figure:
    """The index as a line over the band and the median of all combinations, each named at its end."""
    found = table(choice)
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
        layout_of(TITLE, with_sources("0 is the lowest year, 100 the highest", behind(choice)["source_id"].map(source_names()),
                                      "Dotted: median of all choices."), seen(found)))
    made.update_layout(showlegend=False, margin={"r": 86}, annotations=[*made.layout.annotations, *end_labels(found)])
    made.update_xaxes(range=list(choice.years), **whole_years(choice.years))  # else the labels would widen it
    return with_after(made, choice.years)


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


def sources(choice: Index) -> str:
    """What each component is, with its source."""
    return "; ".join(f"{name}: {words_of_lines()[line]}" for name, line in line_of_each(choice).items())


def note(choice: Index) -> str:
    """What is said below the chart."""
    return (f"A year in which a component is missing has no value. The band holds {number(universes(choice).shape[1], 0)} "
            f"indices: {HELD}. {sources(choice)}.")


def behind(choice: Index) -> pd.DataFrame:
    """The values of the components."""
    return lines(tuple(line_of_each(choice).values()))


def settings() -> Settings:
    """What can be set of the index: its components by their lines, and a weight for each of those chosen."""
    names = {line: name for name, line in lines_as("component").items()}
    first = tuple(lines_as("component")[name] for name in names_at_first("component"))
    weights = {f"weight_{line}": Setting(f"Weight: {name}", "number", (f"{WEIGHT_AT_FIRST:g}",), limits=WEIGHTS,
                                         when=lambda chosen, line=line: line in chosen["components"])
               for line, name in names.items()}
    return {"components": Setting("Components", "some", first, names), "years": years_setting(), **weights,
            "scale": Setting("Scale", "one", ("min_max",), SCALES), "mean": Setting("Mean", "one", ("arithmetic",), MEANS),
            **panels()}


def choice_of(chosen: Chosen) -> Index:
    """What a reader puts into the index, by the names of the components."""
    names = {line: name for name, line in lines_as("component").items()}
    return Index(tuple(map(names.get, chosen["components"])), tuple(chosen[f"weight_{line}"] for line in chosen["components"]),
                 chosen["scale"], chosen["mean"], chosen["years"])


def exhibit(chosen: Chosen) -> Exhibit:
    """The index with all that is said of it. Raises NothingToShow if there is no index."""
    choice = choice_of(chosen)
    if fault := not_computable(choice) or (NO_YEARS if table(choice)["index_0_100"].isna().all() else ""):
        raise NothingToShow(fault)
    found, drawn, of = table(choice), figure(choice), f"of {', '.join(choice.components)}"
    return make_exhibit("composite", TITLE, label=f"{TITLES['composite']} {of}", stem=("composite-index",),
                        years=choice.years, figure=drawn, summary=f"{capital(of)}. {spoken(drawn)}", notes=(note(choice),),
                        behind=behind(choice), measures=LINKS, decimals=3,
                        made_from={name: [line] for name, line in line_of_each(choice).items()},
                        **of_rows(found) | {"rows": found.assign(sources=sources(choice))})
