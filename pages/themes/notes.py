"""What is said below and beside a chart of a theme: its unit and sources, what it shades, leaves out and has not found."""

import pandas as pd

from indicators.formulas.derive import DIFFERENT
from pages.charts.chart import SEE_TABLE
from pages.charts.over_time import with_sources
from pages.exhibits.rows import NO_SHADING, Choice, periods
from pages.reading.tables import by_id, first_years, ids, short_names, tables
from pages.themes.settings import begins_with
from pages.words.measures import label, measure_by_name
from pages.words.subjects import capital, listed, small, years_in_words
from pages.words.titles import TITLES

BY_SESSION = "General Assembly session"  # how the table of series begins to say what a year of votes is
SESSIONS = "Each year stands for the session of the General Assembly that opened in it; votes up to the next session count with that year."


def subtitle(choice: Choice, found: pd.DataFrame, dropped: int = 0) -> str:
    """The unit and the sources as the lines under a chart's title, with how many lines are `dropped`, which the notes name."""
    own = "" if measure_by_name(choice.measure).unit else small(label(choice.measure))  # a measure whose unit does not say it
    usual = found.loc[found["own_base"].sort_values(kind="stable").index[0], "unit_long"]
    others = "or of that of the year in a line's name" if found["own_base"].any() else ""
    words = capital(", ".join(filter(None, [usual, others, own, "logarithmic axis" if choice.axis == "log" else ""])))
    of_votes = by_id("series").loc[found["series_id"].unique(), "year_meaning"].str.startswith(BY_SESSION).any()
    beside = not_drawn(dropped), off_the_axis(choice.axis, found), SESSIONS if of_votes else ""
    return with_sources(words, found["source"], " ".join(filter(None, beside)))


def not_drawn(lines: int) -> str:
    """How many lines cannot be drawn, which the notes name; empty if all can."""
    return f"Left out: {lines} of the chosen lines and points." if lines else ""


def off_the_axis(axis: str, found: pd.DataFrame) -> str:
    """How many values a logarithmic axis cannot show; empty if it shows all."""
    hidden = undrawn(axis, found)
    return f"{hidden} value{'s' if hidden > 1 else ''} at or below zero cannot be shown on a logarithmic axis." if hidden else ""


def with_undrawn(said: str | None, axis: str, found: pd.DataFrame) -> str | None:
    """The sentence above a chart, which speaks of all values, with how many of them a logarithmic axis leaves out."""
    hidden = undrawn(axis, found)
    if not said or not hidden:
        return said
    return f"{said}; {hidden} value{'s' if hidden > 1 else ''} at or below zero {'are' if hidden > 1 else 'is'} not drawn"


def undrawn(axis: str, found: pd.DataFrame) -> int:
    """How many values an axis cannot show."""
    return int((found["shown"] <= 0).sum()) if axis == "log" else 0


def defined_otherwise(found: pd.DataFrame, measure: str, kind: str = "line") -> str:
    """Of which values the definition differs from the rest of their series, which nothing spans; empty if there are none. `kind` is that of
    the chart."""
    if "draw_as" not in found or set(found["obs_status"]).isdisjoint(DIFFERENT):  # deals have neither
        return ""
    stated = found[found["draw_as"].eq("line") & found["value"].notna()]
    years: dict[str, list[str]] = {}
    for _, line in stated.groupby(["series_id", "source_id"], sort=False):
        other = line["obs_status"].isin(DIFFERENT)
        if other.nunique() > 1:
            when = f"{years_in_words(line.loc[other, 'year'].tolist())}, {line['source'].iloc[0]}"
            years.setdefault(when, []).append(line["line"].iloc[0])
    if not years:
        return ""
    named = "; ".join(f"{listed(lines)} in {when}" for when, lines in years.items())
    breaks = "The line breaks there. " if kind == "line" else ""
    beyond = "" if measure == "level" else "No change, mean, index or multiple is worked out across it. "
    return f"Defined otherwise than the other years, or of part of a year: {named}. {breaks}{beyond}The table has the reason."


def shading_note(choice: Choice) -> str:
    """Where each shaded period comes from; empty without shading."""
    if choice.shading == NO_SHADING:
        return ""
    names = short_names()
    said = [f"{period.title} ({names[period.source_id]}, {period.locator})"
            for period in periods(choice.years, choice.shading).itertuples()]
    return f"Shaded: {'; '.join(said)}." if said else ""


def not_found(choice: Choice) -> str:
    """What is missing in the chosen years because no source was found for it; empty if nothing is."""
    # a chart that begins with its own years names also what is missing around them
    first, last = first_years() if choice.years == begins_with(choice.chart_id) else choice.years
    here = [hole for hole in tables().holes.itertuples() if choice.chart_id in ids(hole.charts) and hole.start <= last
            and hole.end >= first]
    named = "; ".join(hole.title for hole in sorted(here, key=lambda hole: hole.position))
    return f"Not found: {named} (see the page {TITLES['data']})." if named else ""


def left_out(choice: Choice, dropped: pd.DataFrame) -> str:
    """Which lines cannot be shown so, and why; empty if all can."""
    if dropped.empty:
        return ""
    titles, names = by_id("series")["short_title"], short_names()
    listed = "; ".join(f"{titles[series]}, {names[source]}" for series, source in dropped.itertuples(index=False))
    return f"Not computable: {listed}. {measure_by_name(choice.measure).reason}"


def summary(title: str, found: pd.DataFrame, said: str, dropped: int = 0) -> str:
    """What a screen reader says of the chart, with how many lines are `dropped`."""
    names, years = ("system", "order_year") if "deal_id" in found else ("series", "year")
    lines = ", ".join(found[names].unique()[:6])
    count = "1 row" if len(found) == 1 else f"{len(found)} rows"
    first, last = found[years].min(), found[years].max()
    return (f"{title}. {said + '. ' if said else ''}{count}, {first if first == last else f'{first} to {last}'}: "
            f"{lines}. {not_drawn(dropped)} {SEE_TABLE}".replace(".  ", ". "))
