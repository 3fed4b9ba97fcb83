"""What can be set of a view and is looked for by its name: a state on Votes, an economy, a partner, an issue, a verdict."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from data.stored.read import TableFault
from pages.catalogue.registry import BEYOND_THEMES, View, chosen, set_of
from pages.choices.setting import resolved
from pages.choices.text import written
from pages.large.answers import answer, own_countries
from pages.large.votes import states
from pages.reading.tables import all_years, first_years, tables
from pages.views.compared import MOST_LINES, all_lines
from pages.words.titles import TITLES

# The settings whose options are looked for, one view for each, and what an option is.
SOUGHT = {("votes", "issue"): "issue", ("advantage", "exporter"): "economy", ("reconcile", "quantity"): "quantity",
          ("claims", "verdict"): "verdict", ("table", "table"): "table"}
OF_ALL_CHARTS = ("", "China", "Russia", "World", "Other countries")  # no partners of their own: most series have them


class Option(NamedTuple):
    """An option with the permalink of the view that has it set, what it is called, and what it is."""

    view: str
    title: str
    kind: str

    @property
    def page(self) -> str:
        """The page of the view."""
        return TITLES[self.shown.page]

    @property
    def shown(self) -> View:
        """The view that has it set."""
        return BEYOND_THEMES[self.view.partition("~")[0]]


def options() -> Iterator[Option]:
    """All that are looked for by name. A large table that cannot be used has none here; its page says what is wrong."""
    for made in (states_on_votes, partners, *(partial(options_of, *place) for place in SOUGHT)):
        try:
            yield from made()
        except TableFault:
            continue


def options_of(view: str, name: str) -> Iterator[Option]:
    """The options of one setting."""
    setting = resolved(set_of(view)[name], chosen(view)[1])
    for option, label in setting.options.items():
        yield Option(written(view, {name: [option]}), label, SOUGHT[view, name])


def states_on_votes() -> Iterator[Option]:
    """Every state that has voted in the years with which pages begin, beside the first two others of those with a colour of their own."""
    known, voted = states(), answer("states")
    for state in voted.loc[voted["last_year"] >= first_years()[0], "state"]:
        three = list(dict.fromkeys([state, *own_countries(known)]))[:3]
        yield Option(written("votes_triangle", {"states": three}), known[state], "state")


def partners() -> Iterator[Option]:
    """The partners of China and Russia that have series, each with the longest line of each of these."""
    partner, lines = dict(zip(tables().series["series_id"], tables().series["partner"])), {}
    for line in all_lines():
        series = line.partition("@")[0]
        lines.setdefault(partner[series], {}).setdefault(series, line)
    for title, longest in lines.items():
        series = list(longest)[:MOST_LINES]
        told = tables().observations.query("series_id in @series")["year"]
        years = {} if told.between(*first_years()).any() else {"years": map(str, all_years())}
        if title not in OF_ALL_CHARTS:
            yield Option(written("compare", {"lines": [longest[name] for name in series]} | years), title, "partner")
