"""The figure of a worked example: its inputs above its result on one time axis, or its items as bars."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from pages.charts.labels import BARS
from pages.charts.layout import extent, height
from pages.charts.over_time import layout_of, small_multiples
from pages.examples.large import ITEM
from pages.exhibits.rows import COMPUTED, line_of, milestones
from pages.reading.tables import all_years
from pages.words.colours import PALETTE
from pages.words.numbers import exact_decimals, number
from pages.words.subjects import capital

# What the rows of a result say where those of an input name their source.
OF_AN_EXAMPLE = COMPUTED | {"source": "Worked example", "source_id": "worked_example", "obs_status": "A",
                            "status": "Computed from the lines above"}
MOST = 8  # inputs that are drawn; of more the first alone, with which the others are compared


class Column(NamedTuple):
    """What readers call a column, and its unit; empty for a pure number."""

    title: str
    unit: str

    @property
    def heading(self) -> str:
        """Title and unit, unless the title ends with it or the unit needs no words."""
        return self.title if self.unit in ("", "count") or self.title.endswith(self.unit) else f"{self.title}, {self.unit}"


def figure(given: dict[str, pd.Series], found: pd.DataFrame | None, columns: dict[str, Column], measure: pd.Series) -> go.Figure | None:
    """The figure of an example, from its inputs and its result as a table; None where there is nothing to draw."""
    if shares := {text.rpartition("@")[2]: part for text, part in given.items() if text.startswith("items:")}:
        return bars(pd.DataFrame(shares), "Shares of goods by group", f"Per cent, {' and '.join(shares)}")
    if found is not None and found.index.name == "system":
        title, unit = columns["result"]
        return bars(found.dropna(), title, f"{capital(unit)}; each report of a deal by itself")
    if found is not None and (found.index.name == ITEM or ITEM in found):
        by_item = found.set_index(ITEM)[["score"]] if ITEM in found else found[["start", "end"]] if "start" in found else found
        return bars(by_item.rename(columns={name: columns[name].title for name in by_item}), measure["name"], capital(measure["unit_rule"]))
    parts = [line_of(text, all_years()) for text in list(given)[:len(given) if len(given) <= MOST else 1]]
    if found is not None and found.index.name in ("year", "order_year"):
        parts += results(found, columns, measure)
    long = [part for part in parts if part["shown"].notna().sum() > 1]
    if not long:
        return None
    years = span(long)
    shown = [part[part["year"].between(*years)] for part in long]
    return small_multiples(shown, milestones(years, ()), years)


def results(found: pd.DataFrame, columns: dict[str, Column], measure: pd.Series) -> Iterator[pd.DataFrame]:
    """The columns of a result as labelled rows, those of one unit in one part; what is found of an input has its colour."""
    drawn = found.select_dtypes("number")
    for unit in dict.fromkeys(columns[name].unit for name in drawn):
        names = [name for name in drawn if columns[name].unit == unit]
        title = columns[names[0]].title if len(names) == 1 else measure["name"]
        yield pd.concat([pd.DataFrame({"year": drawn.index, "shown": drawn[name].to_numpy(float)}).assign(
            title=title, unit="" if unit == "count" else unit, decimals=places(drawn[name]), series_id=name.partition("@")[0],
            line=columns[name].title, series=columns[name].title, locator=measure["reference"], **OF_AN_EXAMPLE) for name in names],
                        ignore_index=True)


def span(parts: list[pd.DataFrame]) -> tuple[int, int]:
    """The first and the last year with a value in any part."""
    years = pd.concat([part.dropna(subset="shown")["year"] for part in parts])
    return int(years.min()), int(years.max())


def places(values: Iterable[float]) -> int:
    """Decimals for values as a reader wants them: as few as they have, at most three for small ones and two for others."""
    known = pd.Series(values, dtype=float)
    most = 3 if known.abs().max() < 10 else 2
    exact = exact_decimals(known, most)
    return most if exact is None else exact


def bars(found: pd.DataFrame, title: str, subtitle: str) -> go.Figure:
    """A bar for each row, one colour for each column; rows of one name keep a bar each."""
    at, several = list(range(len(found))), len(found.columns) > 1  # places, for rows of one name would lie on each other
    written = {name: [number(value, places(found[name])) for value in found[name]] for name in found}
    traces = [BARS | {"y": at, "x": found[name].to_numpy(float), "name": name, "marker": {"color": colour}, "text": written[name],
                      "hovertext": written[name]} for name, colour in zip(found, PALETTE)]
    drawn = go.Figure(traces, layout_of(title, subtitle))
    names = ["<br>".join(wrap(name, 24)) for name in found.index]
    drawn.update_layout(height=height(len(at), 34, 90), showlegend=several, barmode="group")
    drawn.update_xaxes(tickformat=None, range=extent(found.stack()))
    return drawn.update_yaxes(autorange="reversed", tickvals=at, ticktext=names)
