"""What is written on a chart beside its lines: names at their ends, milestones, shaded periods."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, cycle
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd

from indicators.shown.analyses import outline
from pages.charts.layout import (MOST_LINES, apart, half_past, heights_of_numbers, label_heights, letters_in, off_log_axis, on_log_axis,
                                 size_side_by_side, year_axis)
from pages.words.colours import GROUND, QUIET

MILESTONE = {"opacity": 0.4, "line": {"width": 1, "dash": "dot", "color": QUIET}}
NUMBERS, UNNUMBERED, SMALL_MARK = "①②③④⑤⑥⑦⑧⑨⑩", "▼", 8  # common fonts have no more
PALE = 0.25  # how much is left of what stands beside something marked
SMALLEST_NUMBER = 11
PERIOD, AFTER = "rgba(128, 128, 128, 0.14)", "rgba(128, 128, 128, 0.08)"  # so pale that lines and their names are read on it
HAIR = "rgba(128, 128, 128, 0.8)"  # of both themes
BESIDE = 12  # pixels from a point to its name
LEADER = 1.5  # years from the last point of all lines to their names, where they end before the axis
LABEL_LINES = 5  # of text that a label has at most


class Letters(NamedTuple):
    """How names at the ends of lines are written: the size of their letters in pixels, how many stand on a line,
    and the most lines of all names together."""

    size: int
    wide: int
    most: int


USUAL, SMALL = Letters(12, 15, MOST_LINES), Letters(11, 17, 26)  # small, on a higher chart, where the usual would leave names to the legend
UNIT, MILESTONE_MARK, END, MARK = "unit", "milestone", "end", "mark"  # names of annotations that a page, a picture or window.js finds again
LEADER_LINE = "leader"
BARS = {"type": "bar", "orientation": "h", "textposition": "outside", "textfont": {"size": 12, "color": QUIET}, "cliponaxis": False,
        "constraintext": "none", "hoverinfo": "text"}  # of all that lie, each with its value at its end
Point = tuple[int, float]  # a year and a height


def end_labels(traces: list[dict], edge: float, log: bool = False, from_zero: bool = False,
               milestones: Iterable[int] = ()) -> tuple[list[dict], list[dict]]:
    """The name of each line beside its last point in place of the legend, and the hairlines that lead to those that stand elsewhere.

    The legend keeps the names that find no room. `edge` is the year at which the axis ends; where all lines end before, their names
    stand there, on the ground of the page, unless single marks or the years of milestones, which they would hide, come after. Of a
    single year names stand at its points. A logarithmic axis takes the heights of labels as logarithms, and shows no values from zero
    down; `from_zero` is said of another that begins there. A label's own name says the place of its line among the traces.
    A line that is alone needs no name.
    """
    if [trace["mode"] for trace in traces] == ["lines+markers"]:  # the sentence above names a line that is alone, and so does the title
        traces[0]["showlegend"] = False
        return [], []
    on_axis = on_log_axis if log else pd.Series
    ends = {place: end for place, trace in enumerate(traces) if trace["mode"] == "lines+markers"
            and (end := last_point(trace["x"], on_axis(trace["y"])))}
    letters, named = with_room([(place, traces[place]["name"], end) for place, end in ends.items()])
    values = pd.concat([on_axis(trace["y"]) for trace in traces]).dropna().tolist() if named else []
    drawn = [*values, 0.0] if from_zero and not log else values
    latest = max((year for _, _, (year, _) in named), default=edge)
    marked = [year for trace in traces if trace["mode"] == "markers" for year, value in zip(trace["x"], trace["y"]) if pd.notna(value)]
    early = latest + 1 < edge and max([*marked, *milestones], default=latest) <= latest
    heights = apart([end for _, _, (_, end) in named], label_heights(drawn, [len(name) for _, name, _ in named]), drawn,
                    from_zero and early)
    alone = len({year for trace in traces for year in trace["x"]}) == 1  # of one year there are points, and room beside them
    at = ({"x": latest, "xshift": BESIDE} if alone else {"x": min(edge, latest + LEADER), "bgcolor": GROUND} if early
          else {"x": 1, "xref": "paper", "xshift": 6})
    colours = [traces[place]["line"]["color"] for place, _, _ in named]
    for place, _, _ in named:
        traces[place]["showlegend"] = False
    labels = [{"text": "<br>".join(name), "xanchor": "left", "yanchor": "middle", "align": "left", "name": f"{END} {place}",
               "captureevents": True, "font": {"size": letters.size, "color": colour}, "y": height, "showarrow": False, **at}
              for (place, name, _), height, colour in zip(named, heights, colours)]
    leaders = [leader(year, end, at["x"] if early else edge, height, log)
               for (_, _, (year, end)), height in zip(named, heights) if not alone and (end != height or year + 1 <= edge)]
    return labels, leaders


def lines_of(notes: Iterable[dict]) -> int:
    """How many lines of text the names at the ends of lines take, among the annotations of a chart."""
    return sum(len(note["text"].split("<br>")) for note in notes if (note.get("name") or "").startswith(END))


def with_room(lines: list[tuple[int, str, Point]]) -> tuple[Letters, list[tuple[int, list[str], Point]]]:
    """The lines whose names find room beside a plot, a chart's first ones first, with the lines of text of each.

    In small letters only if more find room so.
    """
    found = {}
    for letters in (USUAL, SMALL):
        broken = [(place, in_label(name, letters.wide), end) for place, name, end in lines]
        short = [line for line in broken if len(line[1]) <= LABEL_LINES]
        together = accumulate(len(name) for _, name, _ in short)
        found[letters] = [line for line, used in zip(short, together) if used <= letters.most]
    return max(found.items(), key=lambda fitting: len(fitting[1]))  # of equal ones the first


def in_label(name: str, wide: int) -> list[str]:
    """A name in lines of so many letters, or of one more if that saves a line: often one with a single short word.

    >>> in_label("Trade of Russia, as China reports it", 15), in_label("Price of Brent crude oil", 15)
    (['Trade of Russia,', 'as China reports', 'it'], ['Price of Brent', 'crude oil'])
    """
    return min((wrap(name, most, break_long_words=False) for most in (wide, wide + 1)), key=len)


def leader(year: int, end: float, edge: float, height: float, log: bool) -> dict:
    """A hairline of grey dots from the end of a line to its name: an unbroken one over years without values would be read as data."""
    from_end, to_name = off_log_axis([end, height]) if log else (end, height)  # Plotly takes them as values on every axis
    return {"name": LEADER_LINE, "type": "line", "x0": year, "y0": from_end, "x1": edge, "y1": to_name,
            "line": {"width": 1, "dash": "1px,3px", "color": HAIR}}


def last_point(years: Sequence[int], heights: pd.Series) -> Point | None:
    """The last year with a value, and its height; None if there is none."""
    return next(((year, height) for year, height in zip(years[::-1], heights[::-1]) if pd.notna(height)), None)


def milestone_lines(milestones: pd.DataFrame, plot: str = "") -> list[dict]:
    """A dotted line through each year that has milestones, in the plot whose axes have this number in their names."""
    return [{"type": "line", "x0": year, "x1": year, "y0": 0, "y1": 1, "xref": f"x{plot}", "yref": f"y{plot} domain", **MILESTONE}
            for year in milestones["year"].unique()]


def milestone_marks(milestones: pd.DataFrame, years: tuple[int, int], above: int = 0) -> list[dict]:
    """A number so many pixels above each year that has milestones; the page lists below the chart what they are, as hovering does.

    Where a phone has no room for the numbers of neighbouring years, they stand in two rows. Where these are too few, or there are
    more than fonts have in circles, each is the same small mark, and the list goes by the years alone.
    """
    found = list(milestones.groupby("year", sort=False))
    marked = [year for year, _ in found]
    size = max(size_side_by_side(marked, years), SMALLEST_NUMBER)
    heights = heights_of_numbers(marked, years, size, above) if len(found) <= len(NUMBERS) else None
    return [{"name": MILESTONE_MARK, "x": year, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": height, "xanchor": "center",
             "showarrow": False,
             "text": number if heights else UNNUMBERED,
             "hovertext": (f"{number}\xa0" if heights else "") + "<br>".join(same["year"].astype(str) + " " + same["title"]),
             "font": {"size": size if heights else SMALL_MARK, "color": QUIET}}
            for (year, same), number, height in zip(found, cycle(NUMBERS), heights or cycle([above]))]


def in_lines(words: str, wide: int) -> list[str]:
    """A title in lines of so many letters, which a wide screen shows too: of two lines the first ends at a colon or else a comma, if one is
    where both fit.

    >>> in_lines("Price of oil: 20.6 in 1996, 52.3 in 2015", 30), in_lines("Oil from Russia, as China reports it, Mt", 30)
    (['Price of oil:', '20.6 in 1996, 52.3 in 2015'], ['Oil from Russia,', 'as China reports it, Mt'])
    >>> in_lines("Oil price", 30)
    ['Oil price']
    """
    halves = ((words[:at.end()], words[at.end():].lstrip(" ")) for sign in ":," for at in re.finditer(f"{sign}(?= )", words))
    fitting_halves = ([first, second] for first, second in halves if len(first) <= wide and len(second) <= wide)
    return [words] if len(words) <= wide else next(fitting_halves, wrap(words, wide))


def bold(words: str, width: int) -> str:
    """Words in bold letters, broken into lines."""
    return f"<b>{'<br>'.join(wrap(words, width, break_on_hyphens=False))}</b>"


def after_ground(until: int, years: tuple[int, int], plot: str = "", low: bool = False) -> tuple[list[dict], list[dict]]:
    """A pale ground behind the years that the article could not know, with its name; nothing if none is shown.

    `plot` is the number of a plot among several of one figure, as Plotly writes it. The name stands at the top, or `low`.
    """
    if years[1] <= until or years[0] > until:
        return [], []
    ground = {"type": "rect", "x0": half_past(until), "x1": year_axis(years)[1], "xref": f"x{plot}", "y0": 0, "y1": 1,
              "yref": f"y{plot} domain", "fillcolor": AFTER, "line": {"width": 0}, "layer": "below"}
    name = {"name": "after", "text": "after<br>the article", "x": half_past(until), "xanchor": "left", "align": "left",
            "y": 0 if low else 1, "yref": "y domain", "yanchor": "bottom" if low else "top", "showarrow": False,
            "font": {"size": 11, "color": QUIET}}
    return [ground], [name]


def band_between(low: pd.Series, high: pd.Series, **looks: Any) -> dict:
    """What lies between two lines by year as a filled ground, broken where a year lacks one;
    `meta` tells it from the traces that hold values."""
    edge = outline(low, high)
    return {"type": "scatter", "mode": "lines", "x": edge["x"].to_numpy(), "y": edge["y"].to_numpy(), "fill": "toself",
            "hoverinfo": "skip", "meta": "band", **looks}


def period_grounds(periods: pd.DataFrame | None, years: tuple[int, int]) -> tuple[list[dict], list[dict]]:
    """A grey ground behind each period, and its name at the top of the plot."""
    shown = [] if periods is None else list(periods.itertuples())
    grounds = [{"type": "rect", "x0": period.start, "x1": period.end, "y0": 0, "y1": 1, "yref": "y domain", "fillcolor": PERIOD,
                "line": {"width": 0}, "layer": "below"} for period in shown]
    names = [{"text": "<br>".join(wrap(period.title, letters_in((period.start, period.end), years))), "font": {"size": 11, "color": QUIET},
              "align": "left", "showarrow": False,
              "x": period.start, "xanchor": "left", "y": 1, "yref": "y domain", "yanchor": "top"} for period in shown]
    return grounds, names
