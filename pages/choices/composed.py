"""A view as a short text for an address, and back: `total~years.2000.2015~measure.index~base.2000`.

The text begins with the chart; parts after `~` say what differs from what the chart's page shows at first. It is made of
ids, which stay when a title is reworded, and of signs that an address carries as they are.
"""

from __future__ import annotations

from functools import lru_cache

from pages.choices.address import some_of, year_range
from pages.choices.filters import AXES, DEFAULT_YEARS, NO_SHADING, WITH_TIME_AXIS, YEARS, Choice, Offer, first_base, offered
from pages.choices.view_text import Parts, parts_of, written
from pages.reading.tables import Version, tables

SEVERAL = ("series", "sources", "milestones")


@lru_cache(maxsize=100)
def offer_of_chart(chart_id: str, of: Version) -> Offer:
    """What the page of a chart offers for it. Raises KeyError if there is no such chart."""
    return offered(theme_of(chart_id), of)[chart_id]


def theme_of(chart_id: str) -> str:
    """The theme whose page has a chart. Raises KeyError if there is no such chart."""
    return tables().charts.set_index("chart_id").loc[chart_id, "theme"]


@lru_cache(maxsize=500)
def choice_of(chart_id: str, years: tuple[int, int], of: Version, measure: str = "level") -> Choice:
    """What the chart's own page shows of it at first, in some years and by a measure that it offers."""
    offer = offer_of_chart(chart_id, of)
    sources = tuple(offer.default_sources)
    if offer.kind not in WITH_TIME_AXIS:
        return Choice(chart_id, years, sources=sources)
    series = tuple(offer.series)
    base = first_base(series, sources, years) if measure == "index" else years[0]
    return Choice(chart_id, years, series, sources, measure, base, shading=offer.default_shading)


@lru_cache(maxsize=1000)
def to_text(choice: Choice, of: Version) -> str:
    """The view of a choice as text. What does not show in a report, such as the format of saved images, is left out."""
    offer, first = offer_of_chart(choice.chart_id, of), choice_of(choice.chart_id, choice.years, of)
    years = {"years": tuple(map(str, choice.years))} if choice.years != DEFAULT_YEARS else {}
    found = years | (line_parts(choice, first, offer, of) if offer.kind in WITH_TIME_AXIS else {})
    return written(choice.chart_id, found)


def line_parts(choice: Choice, first: Choice, offer: Offer, of: Version) -> Parts:
    """What a chart with a time axis shows otherwise than at first. Without any series chosen it shows all."""
    said = {"series": choice.series or first.series, "sources": choice.sources, "measure": (choice.measure,), "axis": (choice.axis,),
            "milestones": choice.milestones, "shading": (shading_id(choice.shading or NO_SHADING, of),)}
    usual = {"series": first.series, "sources": first.sources, "measure": (first.measure,), "axis": (first.axis,),
             "milestones": first.milestones, "shading": (shading_id(offer.default_shading, of),)}
    base = {"base": (str(choice.base_year),)} if choice.measure == "index" else {}
    return {name: values for name, values in (said | base).items() if values != usual.get(name)}


def shading_id(shading: str, of: Version) -> str:
    """The id of a shading: that of its first period."""
    return shadings(of)[shading]


@lru_cache(maxsize=2)
def shadings(of: Version) -> dict[str, str]:
    """The id of every shading, by what the filter bar calls it."""
    first = tables().periods.drop_duplicates("shading")
    return {NO_SHADING: "none"} | dict(zip(first["shading"], first["period_id"]))


@lru_cache(maxsize=1000)
def from_text(text: str, of: Version) -> Choice:
    """The choice that a text stands for. Raises ValueError, which says what is wrong, if it stands for none."""
    chart_id, parts = parts_of(text)
    if chart_id not in set(tables().charts.query("theme != 'overview'")["chart_id"]):
        raise ValueError(f"There is no chart “{chart_id[:40]}”.")
    offer = offer_of_chart(chart_id, of)
    checked(parts, offer, of)
    years = tuple(map(int, parts.get("years", map(str, DEFAULT_YEARS))))
    return lines_choice(choice_of(chart_id, years, of), parts, of) if offer.kind in WITH_TIME_AXIS else choice_of(chart_id, years, of)


def checked(parts: Parts, offer: Offer, of: Version) -> None:
    """Raise ValueError if a part is unknown to the chart or has values that it does not offer."""
    tests = {"years": year_range(*YEARS)}
    if offer.kind in WITH_TIME_AXIS:
        options = {"series": offer.series, "sources": offer.sources, "measure": offer.measures, "axis": AXES,
                   "base": [str(year) for year in range(YEARS[0], YEARS[1] + 1)], "milestones": offer.milestones,
                   "shading": [shading_id(shading, of) for shading in offer.shadings]}
        tests |= {name: some_of(list(known)) for name, known in options.items()}
    for name, values in parts.items():
        several = len(set(values)) == len(values) if name in SEVERAL else len(values) == 1 or name == "years"
        none = name == "milestones" and not values
        if not (name in tests and several and (none or tests[name](list(values)))):
            raise ValueError(f"The chart “{offer.chart_id}” cannot show “{'.'.join([name, *values])[:40]}”.")


def lines_choice(first: Choice, parts: Parts, of: Version) -> Choice:
    """The choice of a chart with a time axis; what no part says is as at first."""
    names = {period: shading for shading, period in shadings(of).items()}
    choice = first._replace(
        series=parts.get("series", first.series), sources=parts.get("sources", first.sources),
        measure=parts.get("measure", (first.measure,))[0], axis=parts.get("axis", (first.axis,))[0],
        milestones=parts.get("milestones", first.milestones),
        shading=names[parts["shading"][0]] if "shading" in parts else first.shading)
    base = int(parts["base"][0]) if "base" in parts else first_base(choice.series, choice.sources, choice.years)
    return choice._replace(base_year=base) if choice.measure == "index" else choice
