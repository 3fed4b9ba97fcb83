"""All that readers can look for: what each thing is called, what is said of it, and the words by which it is found."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from data.stored.read import TableFault
from pages.catalogue.options import options
from pages.catalogue.registry import exhibit, view_names
from pages.choices.text import written
from pages.exhibits.choice import OF_DEALS
from pages.exhibits.exhibit import NothingToShow
from pages.large.composition import product_titles, source_titles
from pages.large.votes import states
from pages.ledger.ledger import stated
from pages.reading.tables import all_years, by_id, cached, ids, tables
from pages.words.titles import TITLES


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
        return "View" if self.kind == "Choice" else self.kind


@cached(2)
def entries() -> dict[tuple[str, str], Entry]:
    """All that can be found, by kind and id. Not to be changed."""
    made = (pages, all_views, deals, charts, choices, series, measures, events, claims, sources)
    return {(entry.kind, entry.name): entry for some in made for entry in some()}


def pages() -> Iterator[Entry]:
    """The pages, with the question that each answers."""
    texts = by_id("themes")
    for path, title in TITLES.items():
        question, lead = texts.loc[path, ["question", "lead"]]
        yield Entry("Page", path, title, question, (title,), (question,) if question else (), lead)


def all_views() -> Iterator[Entry]:
    """The views that pages show one at a time."""
    for path, page in TITLES.items():
        for name, title in view_names(path).items():
            yield Entry("View", name, title, page, (title, f"{page} {title}"), industries() if name == "composition" else (),
                        " ".join(voters()) if name == "votes_alike" else "")


def industries() -> tuple[str, ...]:
    """What economies sell each other; nothing if the table of trade cannot be used, as its page says."""
    try:
        return tuple(title for source in source_titles() for title in product_titles(source).values())
    except TableFault:
        return ()


def voters() -> Iterable[str]:
    """The states that vote like others; none if the table of votes cannot be used, as its page says."""
    try:
        return states().values()
    except TableFault:
        return ()


def choices() -> Iterator[Entry]:
    """What can be set of a view and has a name of its own, such as a state on Votes.
    Verdicts are on claims of every theme: what does not hold of trade."""
    themes = " ".join(map(TITLES.get, tables().claims["theme"].unique()))
    for option in options():
        title = f"{option.title} – {option.kind} on {option.page}"
        yield Entry("Choice", option.view, title, option.shown.name, (option.title,),
                    about=f"{title} {themes}" if option.kind == "verdict" else title)


def charts() -> Iterator[Entry]:
    """The charts of the themes. Deals are marks with names of their own; a series is one of many on most charts."""
    loaded = tables()
    titles, described = (by_id("series")[column] for column in ("title", "description"))
    named = names_of_deals()
    for row in loaded.charts.query("theme != 'overview'").itertuples():
        lines, drawn = ids(row.series), drawn_deals(row.chart_id) if row.kind in OF_DEALS else []
        systems = [name for deal in drawn for name in named[deal]]
        yield Entry("Chart", row.chart_id, row.tab, f"{row.title} · {TITLES[row.theme]}", (row.tab, f"{row.tab} {row.title}", *systems),
                    tuple(titles[lines]), " ".join([TITLES[row.theme], row.note, *described[lines]]))


def drawn_deals(chart_id: str) -> list[str]:
    """The deals that a chart shows in all years together."""
    try:
        return sorted(set(exhibit(written(chart_id, {"years": map(str, all_years())})).rows["deal_id"]))
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
        yield Entry("Claim", row["claim_id"], title_of_claim(row),
                    f"number {place} of {len(loaded.claims)} in the article · {row['locator']}",
                    (row["statement"], f"{stated(row)} {row['statement']}"),
                    about=" ".join([TITLES[row["theme"]], row["locator"], *([] if pd.isna(row["year"]) else [str(int(row["year"]))])]))


def title_of_claim(row: pd.Series) -> str:
    """What a claim says, without how it is checked, and what is printed: a number with its unit, and words unless they are said already."""
    said, printed = re.split("[:;] ", row["statement"])[0].removesuffix("."), stated(row)
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
