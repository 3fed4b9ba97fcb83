"""What a reader looks for, marked on a chart that shows it among other things: a deal, a series, an event."""

import pandas as pd
import plotly.graph_objects as go

from pages.charts.deals import with_deal
from pages.charts.labels import END, MARK, MILESTONE_MARK, PALE, bold
from pages.charts.layout import height, towards_the_middle
from pages.reading.tables import Years, tables
from pages.words.colours import QUIET

WIDE, LINE, ABOVE = 28, 17, 44  # signs in a line of the words above a chart, the height of a line, and of what stands below the words


def with_mark(figure: go.Figure, mark: str, rows: pd.DataFrame, years: Years) -> go.Figure:
    """A copy of the figure of some rows in which what has the id `mark` stands out; the figure itself where it shows no such thing."""
    for event in tables().events.query("event_id == @mark").itertuples():
        year = int(event.date[:4])
        return with_event(figure, year, f"{year} {event.title}", years) if years[0] <= year <= years[1] else figure
    if "deal_id" in rows:
        return with_deal(figure, rows, mark) if mark in set(rows["deal_id"]) else figure
    return with_series(figure, mark)


def marked_first(rows: pd.DataFrame, mark: str) -> list[int]:
    """The places of rows, or of a table of them, with those of a marked series first: single facts have no chart to mark it on."""
    return (rows["series_id"] != mark).argsort(kind="stable").tolist()


def with_event(figure: go.Figure, year: int, words: str, years: Years) -> go.Figure:
    """A firm line through the year of an event, with its name in bold letters above the plot; other milestones are pale.

    The chart is as high as without, and the plot lower by the name, so that a laptop still shows the axis of years.
    """
    marked, text = go.Figure(figure), bold(words, WIDE)
    marked.for_each_annotation(lambda note: note.update(opacity=0.5), selector=lambda note: note.name == MILESTONE_MARK and note.x != year)
    numbered = any(note.name == MILESTONE_MARK and note.x == year for note in figure.layout.annotations)
    side = towards_the_middle(year, years)
    marked.add_annotation(name=MARK, text=text, x=year, y=1, yref="paper", ax=0, ay=-ABOVE, xanchor=side, yanchor="bottom", align=side,
                          arrowhead=0, arrowwidth=2, arrowcolor=QUIET, standoff=18 if numbered else 0, font={"size": 13, "color": QUIET})
    marked.add_shape(type="line", x0=year, x1=year, y0=0, y1=1, yref="paper", line={"width": 2, "color": QUIET})
    return marked.update_layout(margin_t=room_above(marked, figure.layout.margin.t))


def room_above(figure: go.Figure, usual: int) -> int:
    """The margin above a plot, which is the usual one unless the name of an event stands there."""
    lines = [len(note.text.split("<br>")) for note in figure.layout.annotations if note.name == MARK and note.yref == "paper"]
    return height(max(lines) + 1, LINE, usual) if lines else usual


def with_series(figure: go.Figure, series_id: str) -> go.Figure:
    """All lines, or bars, but those of a series are pale, and its name beside them is bold."""
    own = [place for place, trace in enumerate(figure.data) if trace.meta == series_id]
    if len(own) == len(figure.data):
        return figure
    if not own:
        return with_bars(figure, series_id)
    names = {f"{END} {place}" for place in own}
    marked = go.Figure(figure).update_traces(opacity=PALE, selector=lambda trace: trace.meta != series_id)
    return marked.for_each_annotation(lambda note: note.update(text=f"<b>{note.text}</b>"), selector=lambda note: note.name in names)


def with_bars(figure: go.Figure, series_id: str) -> go.Figure:
    """The same where each series has a row of bars; the figure itself if it has none."""
    of_rows = {name: series for trace in figure.data
               for name, series in zip(trace.y, trace.customdata if trace.customdata is not None else ())}
    if series_id not in of_rows.values():
        return figure
    marked = go.Figure(figure)
    for trace in marked.data:
        trace.marker.opacity = [1 if series == series_id else PALE for series in trace.customdata]
    return marked.update_yaxes(tickvals=list(of_rows),
                               ticktext=[f"<b>{name}</b>" if series == series_id else name for name, series in of_rows.items()])
