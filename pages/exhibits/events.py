"""The milestones and the periods that a chart over time marks."""

from collections.abc import Collection

import pandas as pd

from pages.exhibits.choice import KEY_MILESTONES, NO_SHADING
from pages.reading.tables import Years, tables


def milestones(years: Years, kinds: Collection[str] = (KEY_MILESTONES,), theme: str = "overview") -> pd.DataFrame:
    """The events of some kinds within the years: the key ones of a theme, or all of the themes that are named."""
    dated = tables().events.assign(year=tables().events["date"].str[:4].astype(int))
    key = dated["key_for"].str.split("; ").map(lambda themes: theme in themes) & (KEY_MILESTONES in kinds)
    return dated[dated["year"].between(*years) & (key | dated["theme"].isin(kinds))].sort_values("date")


def periods(years: Years, shading: str) -> pd.DataFrame:
    """The periods of a shading, which has the id of its first, cut to the years; one without an end goes on to the last of them."""
    known = tables().periods
    if shading == NO_SHADING:
        return known.iloc[:0]
    first = known.drop_duplicates("shading")
    shaded = known[known["shading"].isin(first.loc[first["period_id"] == shading, "shading"])]
    cut = shaded.assign(start=shaded["start"].clip(*years), end=shaded["end"].fillna(years[1]).clip(*years).astype(int))
    return cut[cut["start"] < cut["end"]].sort_values("position")
