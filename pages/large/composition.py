"""What economies sell each other by industry: shares, comparative advantage, trade within industries, and measures of the whole."""

import pandas as pd

from indicators.basics.agreement import differences_from
from pages.choices.setting import Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.exhibit import NothingToShow
from pages.large.answers import answer, in_sentence, names, own_countries, source_rows, source_words
from pages.ledger.behind import claims_about
from pages.reading.lines import annual, lines
from pages.reading.tables import Years, by_id, lines_as, tables
from pages.words.numbers import number
from pages.words.subjects import small, years_in_words

NO_YEARS = "No such trade in these years. The table has {} to {}: move the years, or choose other economies."
SAME = "Choose two different economies."
DATA = {True: "Industries at basic prices and not chapters of customs: for the structure, not for the level. What stands in the margins of trade and "
              "transport, as much Russian oil does, is left out. Shares are of values at current prices: a dearer product has a larger one. ",
        False: "A table of the reader's own, in which a product that a year does not name was not traded. "}
DISTANCE = "{}: {} lies {} % {} {} in {} and {} % {} it in {}."
NOT_KNOWN = "For {} there is none: the table gives an industry a negative value, or no trade at all."


def aside() -> str:
    """What the table of trade holds, and what the article finds."""
    known = answer("trade_sources")
    between = {len(economies(source)) for source in known["source"]}
    return (f"Goods trade between {' or '.join(map(str, sorted(between)))} economies by industry or product from {known['first_year'].min()} to "
            f"{known['last_year'].max()}. The article finds that Russia sells resources and China textiles, light industry and more and more machinery.")


def source_titles() -> dict[str, str]:
    """The short names of the sources that the table of trade has, by their ids."""
    return {source: source_words(source)[0] for source in answer("trade_sources")["source"]}


def economies(source: str) -> dict[str, str]:
    """The titles of the economies that a source has, by their ids."""
    return names("economies", source)


def economy_setting(label: str, place: int) -> Setting:
    """The choice of an economy of the chosen source: at first one of those with a colour of their own."""
    known = lambda chosen: economies(chosen["source"])
    first = lambda chosen: (*own_countries(known(chosen)), *known(chosen))[place:][:1]
    return Setting(label, "one", first, known)


def pair_settings() -> Settings:
    """The choice of a source, two economies and years."""
    sources, spans = source_titles(), answer("trade_sources").set_index("source")[["first_year", "last_year"]]
    years = lambda chosen: years_setting(limits=tuple(map(int, spans.loc[chosen["source"]])))
    of_source = years_setting()._replace(first=lambda chosen: years(chosen).first, limits=lambda chosen: years(chosen).limits)
    return {"source": Setting("Table", "one", tuple(sources)[:1], sources), "exporter": economy_setting("From", 0),
            "importer": economy_setting("To", 1), "years": of_source}


def within_settings() -> Settings:
    """What can be set of trade within industries."""
    asked = pair_settings()
    first, second = asked["exporter"]._replace(label="First"), asked["importer"]._replace(label="Second")
    return asked | {"exporter": first, "importer": second} | panels()


def of_years(found: pd.DataFrame | pd.Series, chosen: Chosen) -> pd.DataFrame | pd.Series:
    """The rows of the chosen years. Raises NothingToShow if there is none, or none with a value."""
    within = found[found.index.to_series().between(*chosen["years"])]
    if within.empty:
        span = answer("trade_sources").set_index("source").loc[chosen["source"]]
        raise NothingToShow(NO_YEARS.format(span["first_year"], span["last_year"]))
    if within.isna().all(axis=None):
        raise NothingToShow(NOT_KNOWN.format(years_in_words(within.index.tolist())))
    return within


def pair(chosen: Chosen) -> tuple[str, str]:
    """The names of the two economies. Raises NothingToShow if they are one."""
    if chosen["exporter"] == chosen["importer"]:
        raise NothingToShow(SAME)
    return tuple(in_sentence(economies(chosen["source"])[chosen[role]]) for role in ("exporter", "importer"))


def customs_line(source: str, exporter: str, importer: str) -> str:
    """The line of customs' totals of one direction; empty if the tables have none."""
    known = economies(source)
    return lines_as("customs").get(f"{known[exporter]} to {known[importer]}", "")


def claims_on(source: str, flows: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The claims of the article on the industries of these flows; the series that they are checked with are of both countries only."""
    loaded = tables()
    origins, known = by_id("sources")["origin"], economies(source)
    bought_by = [known[flow[1]] for flow in flows if customs_line(source, *flow)]
    series = loaded.series[loaded.series["partner"].isin(bought_by) & loaded.series["flow"].eq("exports")]["series_id"]
    rows = loaded.observations[loaded.observations["source_id"].isin(origins.index[origins == origins.get(source)])]
    return tuple(claims_about(rows[rows["series_id"].isin(series)]))


def distance(source: str, exporter: str, importer: str, years: Years) -> str:
    """How far the table's total lies from customs' in the first and last year that have both, as a sentence; empty without customs."""
    line = customs_line(source, exporter, importer)
    if not line:
        return ""
    reports = pd.DataFrame({source: answer("in_billions", source, exporter, importer), line: annual(line)})
    known = differences_from(reports.loc[years[0]:years[1]], line)
    if known.empty:
        return ""
    first, last = known.iloc[0], known.iloc[-1]
    near = lambda row: (number(abs(row["percent"]), 0), "below" if row["percent"] < 0 else "above")
    title = by_id("series").loc[line.partition("@")[0], "title"]
    return (DISTANCE if len(known) > 1 else DISTANCE.partition(" and")[0] + ".").format(
        title, source_words(source)[0], *near(first), source_words(line.partition("@")[2])[0], first["year"], *near(last), last["year"])


def notes(chosen: Chosen, flows: tuple[tuple[str, str], ...], *first: str) -> tuple[str, ...]:
    """What is said below every chart: what is measured, what the data are, and how far they lie from customs' totals."""
    ours = chosen["source"] in set(tables().sources["source_id"])
    far = [distance(chosen["source"], *flow, chosen["years"]) for flow in flows]
    return tuple(filter(None, (*first, " ".join(filter(None, [DATA[ours].strip(), *far])))))


def values_behind(source: str, years: pd.Index | pd.Series, flows: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """What stands behind the values: the table of trade, and the totals of customs that it is set beside."""
    known = lines(tuple(filter(None, (customs_line(source, *flow) for flow in flows))))
    return pd.concat([source_rows(source, years), known[known["year"].isin(years)]], ignore_index=True)


def both(chosen: Chosen) -> tuple[tuple[str, str], ...]:
    """The two directions of trade."""
    return (chosen["exporter"], chosen["importer"]), (chosen["importer"], chosen["exporter"])


def years_of(found: pd.DataFrame | pd.Series) -> Years:
    """The first and the last year of rows by year."""
    return int(found.index.min()), int(found.index.max())


def known_and_not(found: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The years in which a measure by industry has values, and a sentence on those in which it has none, if there are any."""
    missing = found.index[found.isna().all(axis="columns")]
    return found.drop(missing), (NOT_KNOWN.format(years_in_words(missing.tolist())),) if len(missing) else ()


def lower(title: str) -> str:
    """A title within a sentence; a code such as C10 stays as it is."""
    return small(title) if title[1:2].islower() else title
