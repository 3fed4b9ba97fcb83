"""Plotly figures over time: lines that break at gaps, single reports, the article's points, bars."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import cycle
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from indicators.formulas.derive import DIFFERENT, stretches
from indicators.shown.facts import WEAK, totals
from indicators.shown.rows import EXPRESSION
from pages.charts.labels import UNIT, after_ground, end_labels, in_lines, lines_of, milestone_lines, milestone_marks, period_grounds
from pages.charts.layout import (STEPS, above_titles, between, height, margin_for, most_ticks, rank_axis, room_below, room_for_names,
                                 with_names, year_axis)
from pages.reading.tables import first_years
from pages.words.colours import PALETTE, QUIET, SHADE, Paint, colours_side_by_side, painted, series_colours, source_kinds
from pages.words.comparisons import PLAIN
from pages.words.headlines import WEAK_BECAUSE
from pages.words.numbers import amount, as_stated, bounded
from pages.words.subjects import capital

HEIGHT, EACH = 430, 150  # pixels: a laptop shows the whole plot below the sentence above it; of each of several plots above each other
LEGEND_WIDE = 46  # letters of a name in the legend: what a phone shows of one line
NAMED_SOURCES = 3  # below a chart; its table names all
FEW_LINES = 4  # whose rows leave most of a phone's chart in sight as they are
SHORT = 8  # years, from which on Plotly by itself puts ticks at whole years only
# Of all columns those that a line is drawn from: pandas copies the others again and again.
OF_A_LINE = ["series_id", "source", "kind", "interval_of", "year", "shown", "unit", "bound", "line", "draw_as", "status", "obs_status",
             "value_said", "own_base"]
OWN = re.compile(r", own\b")  # in the short names of sources
OWN_MEANS = "“Own”: worked out by this dashboard from that source."
SINGLE_MEANS = "Single reports: figures for single years, from newspapers, agencies or studies."
OTHER_SIGNS = ("square-open", "triangle-up-open", "triangle-down-open")  # for single reports of a flow by another country
BOUND_MEANS = "Triangle: a bound; the value lies there or where it points."
TOWARDS = {"at least": "triangle-up", "at most": "triangle-down"}  # of ranks, where the best are at the top, the other way round
# An axis; with more ticks Plotly writes all of 1 to 10 over one another.
LOGARITHMIC = {"type": "log", "tickformat": ",~r", "tickformatstops": [], "nticks": 3}
LEGEND = {"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom"}
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


def time_figure(rows: pd.DataFrame, *, title: str, subtitle: str, years: tuple[int, int], milestones: pd.DataFrame, kind: str = "line",
                log: bool = False, periods: pd.DataFrame | None = None, seen: str = "",
                colours: dict | None = None) -> go.Figure:
    """The chart of labelled rows over the years, or stacked bars for kind `bars`; values have the most decimals of any row.

    Series have the `colours` that are given, or else those of the rows. `seen` says in a sentence what is to be seen.
    """
    rows = on_axis(rows, log)
    ranks = of_ranks(rows)
    # two values of a single year would be the top and the bottom
    from_zero = not ranks and not log and (years[0] == years[1] or of_amounts(rows))
    drawn = rows.dropna(subset="shown")
    unit = unit_of_many(drawn)
    drawing, usual = (bar_traces, stacked_colours) if kind == "bars" else (line_traces, colour_of)
    traces = list(drawing(rows, colours or usual(rows), int(rows["decimals"].max()), bare=bool(unit)))
    grounds, titles = (old + new for old, new in zip(period_grounds(periods, years), after_ground(first_years()[1], years)))
    layout = layout_of(title, subtitle if kind == "bars" else with_marks(subtitle, rows), seen, marked=len(milestones) > 0)
    most = max((len(words["text"].split("<br>")) for words in titles), default=0)
    heights = totals(drawn) if kind == "bars" else drawn["shown"]
    layout["yaxis"] |= {"autorange": True, "tickvals": None, **ranks, **(LOGARITHMIC if log else {}),
                        # The names at the top stand above all values.
                        "autorangeoptions": {"include": room_for_names(heights, most, log, bool(ranks))} if most else None,
                        "rangemode": "tozero" if from_zero else "normal"}
    first, last = year_axis(years)
    layout["xaxis"] |= whole_years(years) | ({"range": [first, last]} if kind == "line" else {})
    if unit:
        layout["xaxis"] |= {"unifiedhovertitle": {"text": f"%{{x}}, {unit}"}}
    names, leaders = end_labels(traces, last, log, from_zero, milestones["year"]) if kind == "line" else ([], [])
    listed = [trace for trace in traces if trace.get("showlegend", True)]
    for trace in listed:
        trace["name"] = "<br>".join(wrap(trace["name"], LEGEND_WIDE))
    # Put together as a dict and made a figure once: a figure checks everything anew with every part that is added.
    return go.Figure(traces, layout | {
        "height": with_names(layout["height"], sum(len(trace["name"].split("<br>")) for trace in listed), lines_of(names)),
        "margin": layout["margin"] | {"r": margin_for(names)},
        "hovermode": "x unified", "shapes": [*grounds, *milestone_lines(milestones), *leaders],
        "annotations": [*layout["annotations"], *names, *titles, *milestone_marks(milestones, years)]})


def of_amounts(rows: pd.DataFrame) -> bool:
    """Whether rows are amounts, of which readers compare the heights above zero; an axis of others begins where their values do."""
    return set(rows["unit"]).isdisjoint(PLAIN)


def of_ranks(rows: pd.DataFrame) -> dict:
    """What an axis of ranks has for its own: the best at the top, and whole places; nothing for other rows."""
    ranks = rows["shown"].dropna()
    return {"autorange": "reversed", "tickvals": rank_axis(ranks)[1]} if len(ranks) and set(rows["unit"]) == {"rank"} else {}


def on_axis(rows: pd.DataFrame, log: bool) -> pd.DataFrame:
    """The rows with a gap for each value that a logarithmic axis has no place for: Plotly would let a stroke fall to the bottom there."""
    return rows.assign(shown=rows["shown"].where(rows["shown"] > 0)) if log else rows


def small_multiples(parts: list[pd.DataFrame], milestones: pd.DataFrame,
                    years: tuple[int, int], seen: str = "", log: bool = False, colours: dict[str, str] | None = None) -> go.Figure:
    """One small chart for each part of labelled rows, above each other on one time axis; a legend below names several lines of a part.

    `colours` and `seen` as in `time_figure`. There is no title; what stands where others have theirs only carries the sources to the
    foot of the chart (chart.py, picture.js).
    """
    lines, colours = [line for line in parts if not line.empty], colours or colours_of_parts(parts)
    firsts = [line[["title", "unit"]].iloc[0] for line in lines]
    named = [(title, "" if unit == "%" and " % in " in title else unit) for title, unit in firsts]
    titles = ["<br>".join(in_lines(", ".join(filter(None, words)), 56)) for words in named]
    breaks = [title.count("<br>") for title in titles]
    figure = make_subplots(len(lines), 1, shared_xaxes=True, subplot_titles=titles,
                           vertical_spacing=between(len(lines), EACH, max(breaks[1:], default=0)))
    for place, line in enumerate(lines, 1):
        traces = list(line_traces(on_axis(line, log), colours, int(line["decimals"].iloc[0])))
        for trace in traces:
            looks = {"line": trace.get("line", {}) | {"width": 2.5}, "marker": small_marks(trace, colours[trace["meta"]], 5),
                     "showlegend": len(traces) > 1}
            figure.add_trace(trace | looks | {"name": "<br>".join(wrap(trace["name"], LEGEND_WIDE))}, row=place, col=1)
        figure.update_yaxes(rangemode="tozero" if of_amounts(line) else "normal", **of_ranks(line), row=place, col=1)
    figure.layout.shapes = [shape for plot in plots_of(figure) for shape in milestone_lines(milestones, plot)]
    figure.update_annotations(x=0, xanchor="left", align="left", font={"size": 12, "color": QUIET})
    above, top = above_titles(max(breaks[:1], default=0), len(milestones) > 0)
    for mark in milestone_marks(milestones, years, above):
        figure.add_annotation(mark)
    figure.update_xaxes(range=year_axis(years), **whole_years(years), tickfont_color=QUIET)
    figure.update_yaxes(tickfont_color=QUIET, separatethousands=True, exponentformat="none",
                        **{"tickformatstops": STEPS} | (LOGARITHMIC if log else {}))
    drawn = pd.concat(lines) if lines else None
    sources = None if drawn is None else with_marks(with_sources("", drawn["source"]), drawn)
    return with_after(figure.update_layout(meta=seen or None, title_subtitle_text=sources, height=height(len(lines), EACH, top),
                                           legend=LEGEND, template="none", margin={"l": 8, "r": 24, "t": top, "b": 8}, hovermode="closest"),
                      years)


def colours_of_parts(parts: list[pd.DataFrame]) -> dict[str, str]:
    """The colours of the series of several charts."""
    return colours_side_by_side(name for part in parts for name in part["series_id"].unique())


def small_chart(part: pd.DataFrame, colour: str, years: tuple[int, int]) -> go.Figure:
    """One line, small; the page writes its title above it."""
    trace = next(line_traces(part, {part["series_id"].iloc[0]: colour}, int(part["decimals"].iloc[0])))
    looks = {"line": {"color": colour, "width": 2.5}, "marker": small_marks(trace, colour, 4)}
    layout = layout_of(part["title"].iloc[0], with_marks(with_sources(capital(part["unit_long"].iloc[0]), part["source"]), part))
    return with_after(go.Figure([trace | looks], layout | {
        "height": 170, "showlegend": False, "margin": {"l": 8, "r": 12, "t": 26, "b": 8}, "hovermode": "x unified",
        "annotations": [note | {"yshift": 2} for note in layout["annotations"]],
        "xaxis": layout["xaxis"] | whole_years(years) | {"range": list(year_axis(years)), "nticks": 5},
        "yaxis": layout["yaxis"] | {"nticks": 4, "rangemode": "tozero" if of_amounts(part) else "normal"} | of_ranks(part)}), years)


def small_marks(trace: dict, colour: str, size: int) -> dict:
    """The marks of a trace in a small chart, smaller on a line; where some are hollow, or point to where a value lies, they stay as they
    are, and so do values that stand alone."""
    marks = trace.get("marker", {})
    return marks if trace["mode"] == "markers" or isinstance(marks.get("symbol"), list) else {"size": size, "color": colour}


def with_after(figure: go.Figure, years: tuple[int, int]) -> go.Figure:
    """The figure with a paler ground behind the years that the article could not know, in all plots; the first names it."""
    until = first_years()[1]
    first = [trace.to_plotly_json() for trace in figure.data if trace.xaxis in (None, "x") and trace.y is not None]
    found = [after_ground(until, years, plot, room_below(until, first)) for plot in plots_of(figure)]
    grounds, names = [ground for shapes, _ in found for ground in shapes], found[0][1]
    # Set and not updated, which would go through every part of those that are there.
    figure.layout.shapes, figure.layout.annotations = [*figure.layout.shapes, *grounds], [*figure.layout.annotations, *names]
    return figure


def plots_of(figure: go.Figure) -> list[str]:
    """The numbers that the axes of a figure's plots have in their names, which the first has not."""
    return [axis.removeprefix("xaxis") for axis in figure.layout.to_plotly_json() if axis.startswith("xaxis")]


def whole_years(years: tuple[int, int]) -> dict:
    """Ticks of an axis of years, which never stand between two years unless the reader zooms in; then they say so."""
    short = len(range(*years)) < SHORT
    return {"tickformat": "~f", "dtick": 1 if short else None, "nticks": None if short else most_ticks(years)}


def unit_of_many(drawn: pd.DataFrame) -> str:
    """The unit of many lines, which stands once beside the year that is hovered over, where a phone would have it in each row over
    most of the chart; empty for few lines, or those of several units."""
    sources = drawn["source_id"].where(drawn["draw_as"] == "line", drawn["kind"])
    several = drawn.groupby(["series_id", sources], sort=False).ngroups > FEW_LINES
    return " ".join(amount("", drawn["unit"].iloc[0]).split()) if several and drawn["unit"].nunique() == 1 else ""


def hovering(rows: pd.DataFrame, decimals: int | pd.Series) -> pd.DataFrame:
    """The rows with the text that hovering over a bar shows, safe to put into HTML."""
    value = values_said(rows, decimals) + ", " + rows["year"].astype(str)
    return rows.assign(hover=hover_text(value, rows["series"], rows["source"], rows["status"], place(rows)))


def values_said(rows: pd.DataFrame, decimals: int | pd.Series, bare: bool = False) -> pd.Series:
    """The values in words, with what their sources say of them; beside other lines `bare`, without their unit."""
    digits = as_stated(rows, pd.Series(decimals, rows.index))
    words = digits if bare else map(amount, digits, rows["unit"])
    return pd.Series(list(map(bounded, words, rows["unit"], rows["bound"])), rows.index, dtype=str)


def hover_text(headline: pd.Series, *lines: pd.Series) -> list[str]:
    """A bold first line and the further lines, as HTML."""
    broken = {words: "<br>".join(wrap(escape(words), 60)) for line in lines for words in line.unique()}
    return ["<br>".join([f"<b>{escape(first)}</b>", *map(broken.get, further)]) for first, *further in zip(headline, *lines)]


def place(rows: pd.DataFrame) -> pd.Series:
    """Where in the source a value stands, with the note on it."""
    return rows["locator"].where(rows["note"] == "", rows["locator"] + ". " + rows["note"])


def line_traces(rows: pd.DataFrame, colours: dict, decimals: int, bare: bool = False) -> Iterator[dict]:
    """One line for each annual source, one set of marks for the article and for single reports; hovering says values as `values_said`."""
    kinds, paints = source_kinds(rows), painted("source kind")
    group = rows["source_id"].where((rows["draw_as"] == "line") | (rows["kind"] == "article"), "reports")
    bounds = list(dict.fromkeys(rows.loc[rows["interval_of"] != "", "series_id"]))
    annual = rows[rows["draw_as"] == "line"]
    dashes = dict(zip(annual["source_id"].unique(), cycle(DASHES)))
    several, alike = rows["series_id"].nunique() > 1, lines_called_alike(rows)
    records, signs = dashes_of_records(annual, colours), signs_of_records(rows[group == "reports"], colours)
    said = rows.assign(value_said=values_said(rows, decimals, bare))
    for (series_id, source_id), line in said[OF_A_LINE].groupby(["series_id", group], sort=False):
        if line["draw_as"].iloc[0] == "line":
            line = with_breaks(line)
        colour = colours[series_id, source_id] if (series_id, source_id) in colours else colours[series_id]
        looks = style(line["kind"].iloc[0], paints[kinds[line.index[0]]], colour,
                      dashes.get(source_id) and records.get((series_id, source_id), dashes[source_id]))
        if source_id == "reports":
            looks["marker"]["symbol"] = signs[series_id]
        if series_id in bounds:
            looks = {"mode": "lines", "line": {"color": colours.get(line["interval_of"].iloc[0], colour), "width": 0.5},
                     "fill": None if series_id == bounds[0] else "tonexty", "fillcolor": SHADE, "showlegend": False}
        yield {"type": "scatter", "x": line["year"].to_numpy(), "y": line["shown"].to_numpy(float),
               "name": with_base(name := trace_name(line, source_id, several, alike), line), "connectgaps": False, "cliponaxis": False,
               "meta": series_id,
               **one_row_each(line, name), **hollow(line, pointing(line, looks))}


def with_breaks(line: pd.DataFrame) -> pd.DataFrame:
    """The rows of a line with one without a value between values of different definitions, so that no stroke joins them.

    >>> line = pd.DataFrame({"year": [1998, 1999, 2000], "obs_status": ["A", "B", "D"], "shown": [1.0, 2.0, 3.0], "value_said": "x"})
    >>> with_breaks(line)["shown"].tolist()
    [1.0, nan, 2.0, 3.0]
    """
    if set(line["obs_status"]).isdisjoint(DIFFERENT):
        return line
    known = line[line["shown"].notna()]
    first = known[~stretches(known["obs_status"]).duplicated()].iloc[1:]  # of each stretch but the first
    return pd.concat([first.assign(shown=float("nan"), value_said=""), line]).sort_index(kind="stable") if len(first) else line


def dashes_of_records(annual: pd.DataFrame, colours: dict) -> dict[tuple[str, str], str]:
    """The dash of each line that shares its colour with another series, and of a bound, for which the table of palettes has one."""
    own = {series: paint.sign for series, paint in painted("series").items() if paint.sign}
    lines = annual[["series_id", "source_id"]].drop_duplicates()
    # the first source of each series comes first, so that the others never take its dash
    in_turn = lines.assign(colour=lines["series_id"].map(colours), dash=lines["series_id"].map(own).fillna(""),
                           turn=lines.groupby("series_id").cumcount()).sort_values("turn", kind="stable")
    found = {}
    for _, group in in_turn.groupby("colour", sort=False):
        if group["series_id"].nunique() > 1 or group["dash"].any():
            free = cycle([dash for dash in DASHES if dash not in set(group["dash"])])
            found |= {(row.series_id, row.source_id): row.dash or next(free) for row in group.itertuples()}
    return found


def signs_of_records(single: pd.DataFrame, colours: dict) -> dict[str, str]:
    """The sign for the single reports of each series: two countries' reports of one flow share its colour, and not their sign."""
    of_colour: dict[str, list[str]] = {}
    for series in single["series_id"].unique():
        of_colour.setdefault(colours[series], []).append(series)
    first = painted("source kind")["single report"].sign
    return {series: sign for alike in of_colour.values() for series, sign in zip(alike, cycle((first, *OTHER_SIGNS)))}


def one_row_each(line: pd.DataFrame, name: str) -> dict:
    """What hovering says of each point of a line beside those of the other lines of its year: its value and its name."""
    weak = (f" ({status.lower()})" if code in WEAK else "" for code, status in zip(line["obs_status"], line["status"]))
    return {"hovertext": [f"<b>{escape(value)}</b> {escape(name)}{base}{remark}"
                          for value, base, remark in zip(line["value_said"], line["own_base"], weak)],
            "hovertemplate": "%{hovertext}<extra></extra>"}


def pointing(line: pd.DataFrame, looks: dict) -> dict:
    """The looks of marks of which a bound, such as “top 10”, points to where the value lies; lines of bounds say it in their names."""
    if looks["mode"] != "markers" or not of_bounds(line).any():
        return looks
    turned = dict(zip(TOWARDS, reversed(TOWARDS.values())))
    towards = [(turned if unit == "rank" else TOWARDS).get(bound, looks["marker"]["symbol"])
               for unit, bound in zip(line["unit"], line["bound"])]
    return looks | {"marker": looks["marker"] | {"symbol": towards}}


def of_bounds(rows: pd.DataFrame) -> pd.Series:
    """Which rows say on which side of a number the value lies."""
    return rows["bound"].isin(list(TOWARDS))


def hollow(line: pd.DataFrame, looks: dict) -> dict:
    """The looks of a line whose values of low reliability or of another definition have hollow marks."""
    weak = line["obs_status"].isin(WEAK)
    if "marker" not in looks or not weak.any():
        return looks
    sign = looks["marker"]["symbol"]
    # Plotly makes marks of several sizes pale, with a rim in the colour of the page, unless told otherwise.
    solid = [sign for _ in weak] if isinstance(sign, str) else sign
    usual = looks["marker"].get("line", {}).get("width", 0)  # marks that are hollow anyway keep their rims
    full = {"opacity": 1, "line": {"color": looks["marker"]["color"], "width": [2 if one else usual for one in weak]}}
    symbols = [f"{each.removesuffix('-open')}-open" if one else each for each, one in zip(solid, weak)]
    sizes = [max(9, looks["marker"]["size"]) if one else looks["marker"]["size"] for one in weak]
    return looks | {"marker": looks["marker"] | full | {"symbol": symbols, "size": sizes}}


def style(kind: str, paint: Paint, colour: str, dash: str | None) -> dict:
    """How a trace is drawn: annual lines as lines, single reports and the article as marks of their own kinds."""
    if dash:
        return {"mode": "lines+markers", "line": {"color": colour, "width": 2.5, "dash": dash},
                "marker": {"symbol": paint.sign, "size": 5, "color": colour}}
    open_mark = paint.sign.endswith("open")  # so large that it is seen around a filled one with nearly the same value
    size = (18 if open_mark else 13) if kind == "article" else 10
    return {"mode": "markers", "marker": {"symbol": paint.sign, "size": size, "color": colour, "line": {"width": 2, "color": colour}}}


def colour_of(rows: pd.DataFrame, offered: dict[str, str] | None = None) -> dict:
    """A colour for each series, or for each source where there is one series only; the article has its own for one series.

    `offered` are all series of the chart with their reporters, if it has others than those drawn.
    Its marks for several series have those of the series, or they could not be told apart.
    """
    series, stated = rows["series_id"].unique(), rows[rows["kind"] == "article"]
    own = zip(stated["series_id"], stated["source_id"]) if stated["series_id"].nunique() == 1 else ()
    of_article = dict.fromkeys(own, painted("source kind")["article text"].colour)
    several = dict(zip(rows["series_id"], rows["reporter"])) if len(series) > 1 else {series[0]: ""}
    colours = series_colours(offered if offered and len(offered) > 1 else several)
    if len(series) > 1:
        return {name: colours[name] for name in series} | of_article
    first = colours[series[0]]
    sources = rows.loc[rows["kind"] != "article", "source_id"].unique()
    in_turn = cycle([first, *(colour for colour in PALETTE if colour != first)])
    return {series[0]: first} | {(series[0], source): colour for source, colour in zip(sources, in_turn)} | of_article


def lines_called_alike(rows: pd.DataFrame) -> Counter[str]:
    """How many annual lines have each name; bounds, which are named with their values, do not count."""
    lines = set(zip(*(rows[name] for name in ("line", "series_id", "source_id", "draw_as", "interval_of"))))
    return Counter(name for name, *_, drawn_as, interval in lines if drawn_as == "line" and not interval)


def trace_name(line: pd.DataFrame, source_id: str, several: bool, alike: Counter[str]) -> str:
    """What tells this trace from the others: its series where there are `several`, its source where it must, as for lines called
    `alike`."""
    source = "single reports" if source_id == "reports" else line["source"].iloc[0]
    own = line["line"].iloc[0]
    alone = line["draw_as"].iloc[0] == "line" and alike[own] == 1
    words = ", ".join(filter(None, [own if several or alone else "", "" if alone else source]))
    return words if line["series_id"].iloc[0] == EXPRESSION else capital(words)  # a is no A


def with_base(name: str, line: pd.DataFrame) -> str:
    """The name of a trace with the year that its values are multiples of, if it is another than that of most lines."""
    return name + (line["own_base"].iloc[0] if line["own_base"].nunique() == 1 else "")


def bar_traces(rows: pd.DataFrame, colours: dict[str, str], decimals: int, bare: bool = False) -> Iterator[dict]:
    """Stacked bars, one colour for each series; hovering says values as `values_said`."""
    said = rows.assign(value_said=values_said(rows, decimals, bare))
    for series_id, line in said.groupby("series_id", sort=False):
        name = line["line"].iloc[0]
        yield {"type": "bar", "x": line["year"].to_numpy(), "y": line["shown"].to_numpy(float),
               "showlegend": len(colours) > 1,  # the title of a chart of one series names it
               "name": name, "marker": {"color": colours[series_id]}, "meta": series_id, **one_row_each(line, name)}


def stacked_colours(rows: pd.DataFrame, offered: dict[str, str] | None = None) -> dict[str, str]:
    """The colours of stacked bars, whoever reports them; `offered` are all series that could be drawn."""
    return series_colours(dict.fromkeys(offered or rows["series_id"].unique(), ""))


def with_sources(words: str, sources: Iterable[str], beside: str = "") -> str:
    """The lines under a chart's title: its unit, and below the chart what else is said `beside` the sources, each named once.

    >>> with_sources("Per cent", ["IMF DOTS", "IMF DOTS"], "Dotted: the median."), with_sources("", ["A", "B", "C", "D"])
    ('Per cent<br>Dotted: the median. Source: IMF DOTS', '<br>Source: A; B; C; and others')
    """
    known = list(dict.fromkeys(sources))
    named = "; ".join(known[:NAMED_SOURCES]) + ("; and others" if known[NAMED_SOURCES:] else "")
    return "<br>".join([words, *wrap(f"{beside} Source: {named}{f'. {OWN_MEANS}' if OWN.search(named) else ''}".strip(), 62)])


def with_marks(subtitle: str, rows: pd.DataFrame) -> str:
    """The lines under a chart's title with what its marks mean that the legend does not say: hollow ones, those of single reports,
    and bounds."""
    drawn = rows.dropna(subset="shown")
    there = set(drawn.loc[drawn["draw_as"] == "line", "obs_status"])
    weak = list(dict.fromkeys(WEAK_BECAUSE[status] for status in WEAK if status in there))
    single = not drawn[(drawn["draw_as"] != "line") & (drawn["kind"] != "article")].empty
    where = " on a line" if drawn["kind"].eq("article").any() else ""  # the article's own marks are hollow for another reason
    bounds = (of_bounds(drawn) & drawn["draw_as"].ne("line")).any()
    said = " ".join(filter(None, [f"Hollow{where}: values {', or '.join(weak)}." if weak else "", SINGLE_MEANS if single else "",
                                  BOUND_MEANS if bounds else ""]))
    return "<br>".join([f"{subtitle.rstrip('.')}.", *wrap(said, 62)]) if said else subtitle


def layout_of(title: str, subtitle: str, seen: str = "", marked: bool = False) -> dict:
    """The frame that all charts share: `seen` in a sentence, and the unit, the first line of the subtitle, small above the axis,
    and higher where something stands between them that is `marked` on the axis."""
    above, top = (29, 47) if marked else (8, 26)
    unit = {"name": UNIT, "text": subtitle.partition("<br>")[0], "x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper",
            "yanchor": "bottom", "yshift": above, "showarrow": False, "align": "left", "font": {"size": 12, "color": QUIET}}
    # The title stays off the screen, where the sentence above the chart says it (page.css); pictures and paper have it.
    return {"title": {"text": "<br>".join(wrap(title, 44)), "subtitle": {"text": subtitle, "font": {"color": QUIET}}, "font": {"size": 15},
                      "x": 0, "xanchor": "left", "yref": "container", "y": 1, "yanchor": "top", "pad": {"t": 8}},
            "template": "none",  # Streamlit brings its own; Plotly's would only be sent along
            "meta": seen or None, "margin": {"l": 8, "r": 24, "t": top, "b": 8}, "height": HEIGHT,
            "barmode": "stack", "hovermode": "closest", "hoverlabel": {"align": "left"}, "showlegend": True, "annotations": [unit],
            "xaxis": {"tickformat": "~f", "automargin": True, "tickfont": {"color": QUIET}},
            "yaxis": {"automargin": True, "separatethousands": True, "exponentformat": "none", "tickformatstops": STEPS,
                      "tickfont": {"color": QUIET}},
            "legend": dict(LEGEND)}
