"""What can be set of a chart of a theme: years, measure, series, sources, and how they are drawn."""

from itertools import product
from typing import NamedTuple

from indicators.shown.rows import first_year
from pages.choices.setting import MARK, Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.rows import AXES, KEY_MILESTONES, NO_SHADING, OF_DEALS, OVER_TIME, Choice
from pages.reading.tables import Years, all_years, by_id, cached, first_years, ids, possible_bases, short_names, tables, theme_of
from pages.words.measures import labels

VALUES_AT = "at"  # the setting of charts over time that says of which year their values are told


class Offer(NamedTuple):
    """The lines, measures and grounds that a chart has to choose from, by id and label."""

    kind: str
    series: dict[str, str]
    sources: dict[str, str]
    default_sources: tuple[str, ...]
    measures: dict[str, str]
    milestones: dict[str, str]
    shadings: dict[str, str]
    default_shading: str


@cached(100)
def begins_with(chart_id: str) -> Years:
    """The years with which a chart begins: of those with which pages do the ones from its first value to its last, or else its own."""
    offer, loaded = offer_of(chart_id), tables().observations
    known = loaded.loc[loaded["series_id"].isin(offer.series) & loaded["source_id"].isin(offer.default_sources), "year"]
    inside = known[known.between(*first_years())]
    if inside.empty and len(known):
        return int(known.min()), int(known.max())
    return (int(inside.min()), int(inside.max())) if offer.kind in OVER_TIME and inside.nunique() > 1 else first_years()


@cached(100)
def settings_of(chart_id: str) -> Settings:
    """The settings of one chart. Not to be changed. Raises KeyError if there is no such chart."""
    offer, open_panels = offer_of(chart_id), panels(closer="Further tables")
    if offer.kind not in OVER_TIME:
        return {"years": years_setting(begins_with(chart_id))} | marks(chart_id) | open_panels
    bases = lambda chosen: possible_bases(map("@".join, product(chosen["series"], chosen["sources"])))
    of_year = [str(year) for year in range(all_years()[0], all_years()[1] + 1)]
    return {
        "measure": Setting("Measure", "one", ("level",), offer.measures),
        "years": years_setting(begins_with(chart_id)),
        "series": Setting("Series", "some", tuple(offer.series), offer.series, key=f"series_{chart_id}"),
        "sources": Setting("Sources", "some", offer.default_sources, offer.sources, place="more", key=f"sources_{chart_id}"),
        "base": Setting("Base year", "one", (), bases, when=lambda chosen: chosen["measure"] == "index",
                        placeholder="First year with a reliable value"),
        "axis": Setting("Axis", "one", ("linear",), AXES, place="more", look="row"),
        "milestones": Setting("Milestones", "some", marked_at_first(chart_id), offer.milestones, place="more", placeholder="None"),
        "shading": Setting("Shaded periods", "one", (offer.default_shading,), offer.shadings, place="more",
                           key=f"shading_{offer.default_shading}"),
        VALUES_AT: Setting("Values of the year", "one", (), dict(zip(of_year, of_year)), place="", kept=False,
                           printed=lambda chosen: chosen["bars"]),
        "bars": Setting("Values of one year as bars", "flag", ("off",), place="", kept=False, printed=lambda chosen: chosen["bars"]),
        **marks(chart_id),
        **open_panels}


def marks(chart_id: str) -> Settings:
    """What can be marked on a chart for a reader who looks for it: a deal, one of several series, or on a chart over time an event."""
    offer, loaded = offer_of(chart_id), tables()
    deals = loaded.deals.drop_duplicates("deal_id") if offer.kind in OF_DEALS else loaded.deals.head(0)
    events = loaded.events if offer.kind in OVER_TIME else loaded.events.head(0)
    several = offer.series if len(offer.series) > 1 else {}
    known = dict(zip(deals["deal_id"], deals["system"])) | several | dict(zip(events["event_id"], events["title"]))
    return {MARK: Setting("Marked", "one", (), known, place="", kept=False, printed=lambda chosen: chosen[MARK] is not None)}


@cached(100)
def offer_of(chart_id: str) -> Offer:
    """What one chart has to choose from. Not to be changed. Raises KeyError if there is no such chart."""
    loaded = tables()
    chart = loaded.charts[loaded.charts["theme"] != "overview"].set_index("chart_id").loc[chart_id]
    series = by_id("series").loc[ids(chart["series"]), "short_title"].to_dict()
    present = set(loaded.observations.loc[loaded.observations["series_id"].isin(series), "source_id"])
    sources = {source: name for source, name in short_names().items() if source in present}
    default = tuple(source for source in ids(chart["default_sources"]) if source in sources)
    themes = loaded.themes[loaded.themes["theme"].isin(loaded.events["theme"])]
    periods = loaded.periods.drop_duplicates("shading").set_index("shading")["period_id"]  # a shading has the id of its first period
    own = loaded.periods.loc[loaded.periods["shown_on"] == chart["theme"], "shading"]
    return Offer(chart["kind"], series, sources, default or tuple(sources), {name: labels()[name] for name in ids(chart["measures"])},
                 {KEY_MILESTONES: "The most important"} | dict(zip(themes["theme"], themes["title"])),
                 {NO_SHADING: "None"} | {first: shading for shading, first in periods.items()},
                 periods[own.iloc[0]] if len(own) else NO_SHADING)


@cached(20)
def charts_of(theme: str) -> dict[str, str]:
    """The names of a theme's charts by id, in the order of their groups. Not to be changed."""
    names = by_id("charts")["tab"]
    return {chart_id: names[chart_id] for group in groups_of(theme).values() for chart_id in group.charts}


class Group(NamedTuple):
    """Charts of a theme that belong together; `milestones` says whether they mark the key events of the theme at first."""

    title: str
    charts: tuple[str, ...]
    milestones: bool


@cached(20)
def groups_of(theme: str) -> dict[str, Group]:
    """The groups of a theme's charts by id, in their order. Not to be changed."""
    rows = tables().groups.query("theme == @theme").sort_values("position").itertuples()
    return {row.group_id: Group(row.title, tuple(ids(row.charts)), row.milestones) for row in rows}


@cached(200)
def group_of(chart_id: str) -> str:
    """The id of the group of a chart."""
    return next(name for name, group in groups_of(theme_of(chart_id)).items() if chart_id in group.charts)


def choice(chart_id: str, chosen: Chosen) -> Choice:
    """What is chosen of a chart; its years alone if it is none over time. An index without a base year takes the first that it can."""
    years, offer = chosen["years"], offer_of(chart_id)
    if offer.kind not in OVER_TIME:
        return Choice(chart_id, years, sources=offer.default_sources)
    series, sources, measure = chosen["series"], chosen["sources"], chosen["measure"]
    base = years[0]
    if measure == "index":
        base = int(chosen["base"] or first_year(tables().observations, series=list(series), sources=list(sources), years=years))
    return Choice(chart_id, years, series, sources, measure, base, chosen["axis"], chosen["milestones"], chosen["shading"])


def marked_at_first(chart_id: str) -> tuple[str, ...]:
    """The milestones that a chart marks at first: the key ones of its theme, or none."""
    group = groups_of(theme_of(chart_id))[group_of(chart_id)]
    return (KEY_MILESTONES,) if group.milestones else ()
