"""The views that a report can hold, by their texts: those of theme pages and those of all other pages."""

from __future__ import annotations

from functools import lru_cache

from pages.choices import settings
from pages.choices.composed import from_text, offer_of_chart, theme_of, to_text
from pages.choices.filters import AXES, MEASURES, NO_SHADING, WITH_TIME_AXIS, Choice
from pages.reading.tables import Version, tables, texts
from pages.views import at_a_glance, claims_list, compared, composite_index, number_line, oil_and_trade, reports_of_quantity
from pages.views.exhibit import OF_LINES, Exhibit
from pages.views.theme_chart import chosen, view
from pages.words.headings import titles
from pages.words.titles import TITLES

BEYOND_THEMES = {"overview": at_a_glance.exhibit, "compare": compared.exhibit, "constant_price": oil_and_trade.constant_price_exhibit,
            "price_and_quantity": oil_and_trade.split_exhibit, "composite": composite_index.exhibit,
            "reconcile": reports_of_quantity.exhibit, "spread": reports_of_quantity.spread_exhibit,
                 "claims": claims_list.exhibit, "claim": number_line.exhibit}
# What is printed of rows that are no lines.
OF_KIND = {"deals": ("order_year", "system", "units_printed", "bound", "value_low", "value_high", "source", "status"),
           "systems": ("order_year", "system", "units_printed", "first_delivery", "last_delivery", "source", "status"),
           "facts": ("year", "series", "source", "bound", "shown", "unit", "status", "locator")}


@lru_cache(maxsize=250)
def exhibit(text: str, of: Version) -> Exhibit:
    """The view that a text stands for. Raises ValueError, which says what is wrong, if it stands for none."""
    chart = text.partition("~")[0]
    return BEYOND_THEMES[chart](text, of) if chart in BEYOND_THEMES else of_theme(from_text(text, of), of)


def as_the_page_writes(text: str, of: Version) -> str:
    """The text that the page of a view gives it, so that one view has one text. Raises ValueError if it stands for none."""
    chart = text.partition("~")[0]
    return settings.as_text(chart, settings.choices(text, of), of) if chart in BEYOND_THEMES else to_text(from_text(text, of), of)


def of_theme(choice: Choice, of: Version) -> Exhibit:
    """A view of a theme page."""
    found, caveat = view(choice, of), texts(theme_of(choice.chart_id), of)["caveat"]
    columns = titles("view", OF_KIND.get(found.kind, OF_LINES), of)
    return Exhibit(chart_labels(of)[choice.chart_id], brief(choice), choice.years, filters(choice, of), found.figure, found.summary,
                   tuple(filter(None, (*found.notes, caveat))), found.rows, columns, found.rows, found.measures)


@lru_cache(maxsize=2)
def chart_labels(of: Version) -> dict[str, str]:
    """Theme and title of every chart of a theme page, by its id, in the order of the menu."""
    charts = tables().charts.query("theme != 'overview'").merge(tables().themes[["theme", "position"]], on="theme")
    ordered = charts.sort_values(["position_y", "position_x"])
    return {chart.chart_id: f"{TITLES[chart.theme]}: {chart.title}" for chart in ordered.itertuples()}


def brief(choice: Choice) -> str:
    """The measure, unless it is the level, and the years, in a few words."""
    measure = {"level": "", "index": f"Index, {choice.base_year} = 100"}.get(choice.measure, MEASURES[choice.measure])
    return "; ".join(filter(None, [measure, "{} to {}".format(*choice.years)]))


def filters(choice: Choice, of: Version) -> dict[str, str]:
    """The choices on a theme page in words, those of the drawing too, and the empty ones left out."""
    offer = offer_of_chart(choice.chart_id, of)
    said = dict(chosen(choice, of)[1])
    if offer.kind in WITH_TIME_AXIS:
        said |= {"Axis": AXES[choice.axis] if choice.axis != "linear" else "",
                 "Milestones": "; ".join(offer.milestones[name] for name in choice.milestones),
                 "Shaded": choice.shading if choice.shading != NO_SHADING else ""}
    return {name: value for name, value in said.items() if value}
