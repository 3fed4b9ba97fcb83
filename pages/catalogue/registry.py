"""Every view that there is, by the id with which its permalink begins: its page, what can be set of it, and how it is worked out."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from pages.choices.former import modernised
from pages.choices.setting import Chosen, Settings, in_words, read, read_with_faults, write
from pages.choices.text import NotUnderstood, Parts, parts_of, permalink
from pages.exhibits.exhibit import Exhibit
from pages.exhibits.rows import OF_DEALS
from pages.large import composition, votes
from pages.reading.tables import by_id, cached, column, tables
from pages.themes.chart import exhibit as exhibit_of_chart
from pages.themes.settings import charts_of, offer_of, settings_of
from pages.views import at_a_glance, claims_list, compared, composite_index, number_line, oil_and_trade, reference, reports_of_quantity
from pages.words.plain import safe_figure
from pages.words.titles import TITLES


class View(NamedTuple):
    """A kind of view, whose settings follow from its id; those that share a page have names in the table of views.

    `by_series` says whether its rows are values by series, source and year, one of each.
    """

    page: str
    settings: Callable[[str], Settings]
    exhibit: Callable[[Chosen], Exhibit]
    by_series: bool = False


BEYOND_THEMES = {
    "overview": View("overview", at_a_glance.settings, at_a_glance.exhibit, by_series=True),
    "compare": View("compare", compared.settings, compared.exhibit, by_series=True),
    "trade_and_price": View("oil", oil_and_trade.settings, oil_and_trade.changes_exhibit),
    "constant_price": View("oil", oil_and_trade.settings, oil_and_trade.constant_price_exhibit),
    "price_and_quantity": View("oil", oil_and_trade.settings, oil_and_trade.split_exhibit),
    "composite": View("composite", composite_index.settings, composite_index.exhibit),
    "reconcile": View("reconcile", reports_of_quantity.settings, reports_of_quantity.exhibit, by_series=True),
    "spread": View("reconcile", reports_of_quantity.settings, reports_of_quantity.spread_exhibit),
    "differences": View("reconcile", reports_of_quantity.settings, reports_of_quantity.differences_exhibit),
    "votes": View("votes", votes.settings, votes.agreement_exhibit),
    "votes_triangle": View("votes", votes.settings, votes.agreement_exhibit),
    "votes_by_issue": View("votes", votes.settings, votes.by_issue_exhibit),
    "votes_alike": View("votes", votes.settings, votes.alike_exhibit),
    "votes_apart": View("votes", votes.settings, votes.apart_exhibit),
    "composition": View("composition", composition.settings, composition.structure_exhibit, by_series=True),
    "advantage": View("composition", composition.settings, composition.advantage_exhibit),
    "within_industries": View("composition", composition.settings, composition.within_exhibit),
    "whole": View("composition", composition.settings, composition.whole_exhibit, by_series=True),
    "claims": View("claims", claims_list.settings, claims_list.exhibit),
    "claim": View("claims", number_line.settings, number_line.exhibit),
    "method": View("methods", reference.settings, reference.no_exhibit),
    "table": View("data", reference.settings, reference.no_exhibit),
    "source": View("data", reference.settings, reference.no_exhibit)}


@cached(2)
def views() -> dict[str, View]:
    """All views by id, the charts of themes first, in the order of the menu. Not to be changed."""
    charts = {chart: View(theme, settings_of, partial(exhibit_of_chart, chart), by_series=one_of_each(chart))
              for theme in TITLES if theme != "overview" for chart in charts_of(theme)}
    return charts | BEYOND_THEMES


def one_of_each(chart_id: str) -> bool:
    """Whether a chart of a theme has one value of a series from a source in a year: no deals, and no several facts of one contract."""
    offer, known = offer_of(chart_id), tables().observations
    rows = known[known["series_id"].isin(offer.series)]
    return offer.kind not in OF_DEALS and not rows.duplicated(["series_id", "source_id", "year"]).any()


@cached(200)
def view_settings(view: str) -> Settings:
    """What can be set of a view. Not to be changed. Raises KeyError if there is no such view."""
    return views()[view].settings(view)


def text_of(view: str, values: Chosen, whole: bool = False, printed: bool = False) -> str:
    """The permalink of a view, `whole` with what belongs to its page only, `printed` with what of that the report shows."""
    return write(view, values, view_settings(view), whole, printed)


@cached(1000)
def read_permalink(text: str) -> tuple[str, Chosen]:
    """The view that a permalink names and all that is set of it. Not to be changed. Raises NotUnderstood with what is wrong."""
    name, parts = split_permalink(text)
    return name, read(name, parts, view_settings(name))


def split_permalink(text: str) -> tuple[str, Parts]:
    """The view that a permalink names, and its parts in today's form. Raises NotUnderstood if there is no such view."""
    name, parts = parts_of(text)
    if name not in views():
        raise NotUnderstood(f"There is no view “{name[:40]}”.")
    return name, modernised(name, parts)


@cached(250)
def exhibit(text: str) -> Exhibit:
    """The view of a permalink. Raises NotUnderstood if it stands for none, and NothingToShow if it is empty."""
    name, values = read_permalink(text)
    found = views()[name].exhibit(values)
    return found._replace(figure=safe_figure(found.figure))


@cached(1000)
def canonical_permalink(text: str, printed: bool = False) -> str:
    """The permalink in the form that pages write, so that one view has one, `printed` with what the report shows beside the view: what is
    marked, and the bars of a year. Raises NotUnderstood if it stands for none."""
    name, values = read_permalink(text)
    return text_of(name, values, printed=printed)


def without_wrong_marks(text: str) -> tuple[str, list[str]]:
    """A permalink without what cannot be shown beside its view, such as a mark, and what is wrong of that.

    Raises NotUnderstood if it names no view.
    """
    name, parts = split_permalink(text)
    settings = view_settings(name)
    _, _, faults = read_with_faults(name, parts, settings)
    wrong = {part: fault for part, fault in faults.items() if part in settings and not settings[part].kept}
    return permalink(name, {part: words for part, words in parts.items() if part not in wrong}), list(wrong.values())


def filters(text: str, printed: bool = False) -> dict[str, str]:
    """What is set of a view in the words of the page, `printed` for the report. Raises NotUnderstood if the permalink stands for none."""
    name, values = read_permalink(text)
    return in_words(values, view_settings(name), printed)


def page_of(text: str) -> str:
    """The page on which a view stands. Raises KeyError if there is no such view."""
    return views()[text.partition("~")[0]].page


@cached(20)
def view_names(page: str) -> dict[str, str]:
    """The names of the views that share a page which is no theme's, by their ids. Not to be changed."""
    names = column("views", "name")
    return {view: names[view] for view, kind in BEYOND_THEMES.items() if kind.page == page and view in names}


def title_of(view: str) -> str:
    """What readers call a view: its name on its page, or else that of the page. Raises KeyError if there is no such view."""
    page = page_of(view)
    return view_names(page).get(view, TITLES[page]) if view in BEYOND_THEMES else by_id("charts")["title"][view]


@cached(2)
def chart_labels() -> dict[str, str]:
    """Theme and title of every chart of a theme's page, by its id, in the order of the menu. Not to be changed."""
    titles = by_id("charts")["title"]
    return {name: f"{TITLES[view.page]}: {titles[name]}" for name, view in views().items() if name not in BEYOND_THEMES}
