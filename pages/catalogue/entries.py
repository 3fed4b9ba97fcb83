"""All that readers can look for: what each thing is called, what is said of it, and the words by which it is found."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

import pandas as pd

from data.stored.read import TableFault
from pages.catalogue.registry import exhibit, page_of, read_permalink, view_names, view_settings
from pages.choices.setting import resolved
from pages.choices.text import permalink
from pages.exhibits.exhibit import NothingToShow
from pages.exhibits.rows import OF_DEALS
from pages.large.answers import answer, names, own_countries
from pages.large.composition import source_titles
from pages.large.votes import states
from pages.ledger.ledger import ledger, printed_with_unit
from pages.reading.tables import all_years, by_id, cached, first_years, ids, tables
from pages.views.claims_list import SEVERAL
from pages.views.compared import MOST_LINES, all_lines
from pages.words.titles import TITLES

# The settings whose options are looked for, one view for each, and what an option is.
SOUGHT = {("votes", "issue"): "issue", ("advantage", "exporter"): "economy", ("reconcile", "quantity"): "quantity",
          ("claims", "verdict"): "verdict", ("table", "table"): "table"}
MORE = "More formats and citation"  # the button below every chart and table
# By which it is looked for.
DOWNLOADS = ("Download", "CSV", "Excel", "XLSX", "Data package", "ZIP", "Parquet", "JSON", "SDMX", "Picture", "PNG", "SVG", "Copy link",
             "Embed", "iframe", "Data by address", "API", "Cite", "Citation", "BibTeX", "RIS", "Python", "R code")
OF_ALL_CHARTS = ("", "China", "Russia", "World", "Other countries")  # no partners of their own: most series have them


class Entry(NamedTuple):
    """A thing of some kind, by its id. Readers see its title and, smaller, what is `said` of it.

    It is found by its `names` first, then by the names of what is `shown` there, then by what it is `about`.
    """

    kind: str
    name: str
    title: str
    said: str
    names: tuple[str, ...]
    shown: tuple[str, ...] = ()
    about: str = ""

    @property
    def words(self) -> str:
        """What it is called, with its kind, for a sentence."""
        return f"{self.label}: {self.title} · {self.said.removesuffix('.')}" if self.said else f"{self.label}: {self.title}"

    @property
    def label(self) -> str:
        """What readers call its kind: what can be chosen of a view is shown by that view."""
        return {"Choice": "View", "Download": "Below every chart and table"}.get(self.kind, self.kind)


@cached(2)
def entries() -> dict[tuple[str, str], Entry]:
    """All that can be found, by kind and id. Not to be changed."""
    made = (pages, all_views, downloads, deals, charts, choices, series, measures, events, claims, sources)
    return {(entry.kind, entry.name): entry for some in made for entry in some()}


def pages() -> Iterator[Entry]:
    """The pages, with the question that each answers."""
    texts = by_id("themes")
    for path, title in TITLES.items():
        question, lead = texts.loc[path, ["question", "lead"]]
        yield Entry("Page", path, title, question, (title,), (question,) if question else (), lead)


def all_views() -> Iterator[Entry]:
    """The views that share a page which is no theme's."""
    for path, page in TITLES.items():
        for name, title in view_names(path).items():
            industries, voters = [], []
            with suppress(TableFault):  # of a large table that cannot be used, as its page says
                if name == "composition":
                    industries = [title for source in source_titles() for title in names("products", source).values()]
                elif name == "votes_alike":
                    voters = states().values()
            yield Entry("View", name, title, page, (title, f"{page} {title}"), tuple(industries), " ".join(voters))


def downloads() -> Iterator[Entry]:
    """What can be done with every view and table."""
    yield Entry("Download", "formats", MORE, "files, pictures, link, code to embed, citation, data by address (API)",
                (MORE, *DOWNLOADS, " ".join(("file data address", *DOWNLOADS))))


def choices() -> Iterator[Entry]:
    """What can be set of a view and has a name of its own, such as a state on Votes.
    A large table that cannot be used has none here; its page says what is wrong."""
    for made in (states_on_votes, partners, *(partial(options_of, *place) for place in SOUGHT)):
        with suppress(TableFault):
            yield from made()


def choice(text: str, name: str, kind: str) -> Entry:
    """An option with the permalink of the view that has it set. Verdicts are on claims of every theme: what does not hold of trade."""
    view = text.partition("~")[0]
    page = page_of(view)
    title = f"{name} – {kind} on {TITLES[page]}"
    themes = [TITLES[theme] for theme in tables().claims["theme"].unique()] if kind == "verdict" else []
    return Entry("Choice", text, title, view_names(page).get(view, ""), (name,), about=" ".join([title, *themes]))


def options_of(view: str, name: str) -> Iterator[Entry]:
    """The options of one setting."""
    setting = resolved(view_settings(view)[name], read_permalink(view)[1])
    for option, label in setting.options.items():
        yield choice(permalink(view, {name: [option]}), label, SOUGHT[view, name])


def states_on_votes() -> Iterator[Entry]:
    """Every state that has voted in the years with which pages begin, beside the first two others of those with a colour of their own."""
    known, voted = states(), answer("states")
    for state in voted.loc[voted["last_year"] >= first_years()[0], "state"]:
        three = list(dict.fromkeys([state, *own_countries(known)]))[:3]
        yield choice(permalink("votes_triangle", {"states": three}), known[state], "state")


def partners() -> Iterator[Entry]:
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
            yield choice(permalink("compare", {"lines": [longest[name] for name in series]} | years), title, "partner")


def charts() -> Iterator[Entry]:
    """The charts of the themes. Deals are marks with names of their own; a series is one of many on most charts."""
    loaded = tables()
    titles, described = (by_id("series")[column] for column in ("title", "description"))
    named = names_of_deals()
    for row in loaded.charts.query("theme != 'overview'").itertuples():
        lines, drawn = ids(row.series), drawn_deals(row.chart_id) if row.kind in OF_DEALS else []
        systems = [name for deal in drawn for name in named[deal]]
        yield Entry("Chart", row.chart_id, row.tab, f"{row.title} · {TITLES[row.theme]}",
                    (row.tab, row.title, f"{row.tab} {row.title}", *systems), tuple(titles[lines]),
                    " ".join([TITLES[row.theme], row.note, *described[lines]]))


def drawn_deals(chart_id: str) -> list[str]:
    """The deals that a chart shows in all years together."""
    try:
        return sorted(set(exhibit(permalink(chart_id, {"years": map(str, all_years())})).rows["deal_id"]))
    except NothingToShow:
        return []


def series() -> Iterator[Entry]:
    """The series, with their unit and the page that draws them: their own if it does, else another one."""
    on = {(name, row.theme) for row in tables().charts.itertuples() if row.theme != "overview" for name in ids(row.series)}
    for row in tables().series.itertuples():
        page = next((path for path in (row.theme, *TITLES) if (row.series_id, path) in on), "compare")
        yield Entry("Series", row.series_id, row.title, f"{row.unit} · {TITLES[page]}", (row.title,),
                    about=f"{row.short_title} {row.description} {row.unit_long} {row.unit} {TITLES[page]}")


def claims() -> Iterator[Entry]:
    """The claims of the article: what is said, the printed number, and which number of the article it is."""
    loaded = tables()
    for place, (_, row) in enumerate(loaded.claims.iterrows(), 1):
        year = [] if pd.isna(row["year"]) else [str(int(row["year"]))]
        yield Entry("Claim", row["claim_id"], title_of_claim(row),
                    f"number {place} of {len(loaded.claims)} in the article · {row['locator']}",
                    (row["statement"], f"{printed_with_unit(row)} {row['statement']}"),
                    about=" ".join([TITLES[row["theme"]], row["locator"], *called(ledger()[row["claim_id"]].verdict), *year]))


def called(verdict: str) -> list[str]:
    """A verdict as it is called alone and with others."""
    return [verdict, *(label for label, those in SEVERAL.values() if verdict in those)]


def title_of_claim(row: pd.Series) -> str:
    """What a claim says, without how it is checked, and what is printed: a number with its unit, and words unless they are said already."""
    said, printed = re.split("[:;] ", row["statement"])[0].removesuffix("."), printed_with_unit(row)
    if printed.casefold() in said.casefold():
        return said
    return f"{said}: {printed}" if any(map(str.isdigit, printed)) else f"{said}: “{printed}”"


def sources() -> Iterator[Entry]:
    """The sources, by the words with which pages name them."""
    for row in tables().sources.itertuples():
        yield Entry("Source", row.source_id, row.attribution_short, row.title,
                    (row.attribution_short, f"{row.attribution_short} {row.title}", row.producer), about=row.citation_full)


def events() -> Iterator[Entry]:
    """The events, with their dates."""
    for row in tables().events.itertuples():
        yield Entry("Event", row.event_id, row.title, f"{row.date} · {TITLES[row.theme]}", (row.title,),
                    about=f"{row.date} {TITLES[row.theme]}")


def deals() -> Iterator[Entry]:
    """The deals in arms, with the year of the order; some reports call them otherwise than the first."""
    named = names_of_deals()
    for row in tables().deals.drop_duplicates("deal_id").itertuples():
        yield Entry("Deal", row.deal_id, row.system, f"ordered {row.order_year} · {TITLES['arms']}", named[row.deal_id],
                    about=f"{row.category} {row.order_year} {TITLES['arms']}")


def names_of_deals() -> dict[str, tuple[str, ...]]:
    """What the reports of each deal call it."""
    return {deal: tuple(dict.fromkeys(rows["system"])) for deal, rows in tables().deals.groupby("deal_id")}


def measures() -> Iterator[Entry]:
    """The measures in the registry."""
    for row in tables().measures.itertuples():
        yield Entry("Measure", row.measure_id, row.name, f"{row.family} · {TITLES['methods']}", (row.name,),
                    about=f"{row.family} {row.notes}")
