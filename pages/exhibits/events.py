"""The milestones and the periods that a chart over time marks."""

from __future__ import annotations

import pandas as pd

from pages.exhibits.choice import KEY_MILESTONES, NO_SHADING, Choice
from pages.reading.tables import theme_of


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
