"""What economies sell each other by industry: shares, comparative advantage, trade within industries, and measures of the whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pandas as pd
import pyarrow as pa

from data.leaving.export import file_stem
from indicators.basics.agreement import differences_from
from indicators.basics.concentration import product_concentration_index
from indicators.formulas.derive import year_by_year
from indicators.shown.seen import gained_most
from indicators.shown.story import extremes
from indicators.topics.composition import advantage_change, group_amounts, own_advantage, product_shares
from indicators.topics.trade import complementarity, finger_kreinin, grubel_lloyd, grubel_lloyd_aggregate, trade_intensity
from pages.charts.chart import spoken
from pages.choices.setting import Chosen, Setting, Settings
from pages.choices.shared import panels, years_setting
from pages.exhibits.by_year import by_year
from pages.exhibits.exhibit import OF_LINES, Exhibit, NothingToShow
from pages.exhibits.tables import for_files, for_readers, grid
from pages.large.answers import answer, behind, in_sentence, names, own_countries, source_words, with_source
from pages.large.drawn import Line, Unit, labelled, over_time, ranked_bars
from pages.ledger.behind import claims_about
from pages.reading.lines import annual, lines
from pages.reading.tables import Version, lines_as, measure_names, tables
from pages.reading.years import Years
from pages.words.headings import headings, titles
from pages.words.numbers import number
from pages.words.subjects import years_in_words
from pages.words.titles import TITLES

LARGEST, MOST = 8, 20  # industries that have a colour of their own, and that are ranked in a figure
OTHERS, LAST = "All other goods", ("others", "other_goods")  # what stands above the named parts of a whole
GRAINS = {"largest": "The largest industries", "groups": "Groups of industries"}
PER_CENT = Unit("%", "per cent of all goods", 1)
UNITS = {"grubel_lloyd_aggregate": Unit("index", "index from 0 (one way) to 1 (balanced)", 3),
         "complementarity": Unit("index", "index from 0 (nothing fits) to 100 (all fits)", 1),
         "finger_kreinin": Unit("index", "index from 0 (nothing alike) to 100 (all alike)", 1),
         "trade_intensity": Unit("times", "times the partner's weight in world imports", 2),
         "product_concentration_index": Unit("index", "index from 0 (all industries alike) to 1 (one only)", 3)}
SUBJECTS = {"grubel_lloyd_aggregate": ("Trade of {a} and {b} within industries",),
            "complementarity": ("Complementarity of what {a} sells with what {b} buys", "of what {b} sells with what {a} buys"),
            "finger_kreinin": ("Similarity of the exports of {a} and {b}",),
            "trade_intensity": ("Trade intensity from {a} to {b}", "from {b} to {a}"),
            "product_concentration_index": ("Concentration of goods from {a} to {b}", "of goods from {b} to {a}")}
NO_YEARS = "No such trade in these years. The table has {} to {}: move the years, or choose other economies."
SAME = "Choose two different economies."
DATA = {True: "Industries at basic prices and not chapters of customs: for the structure, not for the level. What stands in the margins of trade and "
              "transport, as much Russian oil does, is left out. Shares are of values at current prices: a dearer product has a larger one. ",
        False: "A table of the reader's own, in which a product that a year does not name was not traded. "}
DISTANCE = "{}: {} lies {} % {} {} in {} and {} % {} it in {}."
OF_ADVANTAGE = ("Revealed comparative advantage is the share of an industry in the exporter's goods, divided by its share in those of all "
                "economies together; above 1, where the dotted line stands, it sells more of it than the world does. Domestic sales do not count.")
NOT_KNOWN = "For {} there is none: the table gives an industry a negative value, or no trade at all."
EXPLAINED = {
    "grubel_lloyd_aggregate": "Trade within industries: what goes both ways in the same industry, as a part of all trade of the two. It is not "
                              "corrected for an imbalance of the whole, and broad industries raise it.",
    "complementarity": "How far what one sells to all matches what the other buys from all, by industry.",
    "finger_kreinin": "How far the two sell the same goods to all, by industry: the higher, the more they compete.",
    "trade_intensity": "The partner's share in the exporter's goods, divided by its share in what all others buy (Kojima): 1 is as much as expected.",
    "product_concentration_index": "How far the goods of each direction lie in few industries. The index depends on how fine the industries are."}


def aside(of: Version) -> str:
    """What the table of trade holds, and what the article finds."""
    known = answer("trade_sources", of)
    between = {len(economies(source, of)) for source in known["source"]}
    return (f"Goods trade between {' or '.join(map(str, sorted(between)))} economies by industry or product from {known['first_year'].min()} to "
            f"{known['last_year'].max()}. The article finds that Russia sells resources and China textiles, light industry and more and more machinery.")


# What can be set

def source_titles(of: Version) -> dict[str, str]:
    """The short names of the sources that the table of trade has, by their ids."""
    return {source: source_words(source)[0] for source in answer("trade_sources", of)["source"]}


def economies(source: str, of: Version) -> dict[str, str]:
    """The titles of the economies that a source has, by their ids."""
    return names("economies", of, source)


def economy_setting(label: str, place: int, of: Version) -> Setting:
    """The choice of an economy of the chosen source: at first one of those with a colour of their own."""
    known = lambda chosen: economies(chosen["source"], of)
    first = lambda chosen: (*own_countries(known(chosen)), *known(chosen))[place:][:1]
    return Setting(label, "one", first, known)


def pair_settings(of: Version) -> Settings:
    """The choice of a source, two economies and years."""
    sources = source_titles(of)
    return {"source": Setting("Table", "one", tuple(sources)[:1], sources), "exporter": economy_setting("From", 0, of),
            "importer": economy_setting("To", 1, of), "years": years_setting(of)}


OPEN = {"open": panels({"values": "Table", "provenance": "Where it comes from"})}


@lru_cache(maxsize=2)
def structure_settings(of: Version) -> Settings:
    """What can be set of the goods of one direction. Not to be changed."""
    grouped = lambda chosen: answer("products", of, chosen["source"])["group"].fillna("").ne("").any()
    return pair_settings(of) | {"grain": Setting("Show", "one", ("largest",), GRAINS, when=grouped, look="row")} | OPEN


@lru_cache(maxsize=2)
def advantage_settings(of: Version) -> Settings:
    """What can be set of comparative advantage. Not to be changed."""
    asked = pair_settings(of)
    return {name: asked[name] for name in ("source", "exporter", "years")} | OPEN


@lru_cache(maxsize=2)
def within_settings(of: Version) -> Settings:
    """What can be set of trade within industries. Not to be changed."""
    asked = pair_settings(of)
    return asked | {"exporter": asked["exporter"]._replace(label="First"), "importer": asked["importer"]._replace(label="Second")} | OPEN


@lru_cache(maxsize=2)
def whole_settings(of: Version) -> Settings:
    """What can be set of the measures of the whole. Not to be changed."""
    named = {name: measure_names(of)[name] for name in UNITS}
    return {"measure": Setting("Measure", "one", (next(iter(named)),), named)} | within_settings(of)


# What is measured

def of_years(found: pd.DataFrame | pd.Series, chosen: Chosen, of: Version) -> pd.DataFrame | pd.Series:
    """The rows of the chosen years. Raises NothingToShow if there is none, or none with a value."""
    within = found[found.index.to_series().between(*chosen["years"])]
    if within.empty:
        span = answer("trade_sources", of).set_index("source").loc[chosen["source"]]
        raise NothingToShow(NO_YEARS.format(span["first_year"], span["last_year"]))
    if within.isna().all(axis=None):
        raise NothingToShow(NOT_KNOWN.format(years_in_words(within.index.tolist())))
    return within


def pair(chosen: Chosen, of: Version) -> tuple[str, str]:
    """The names of the two economies. Raises NothingToShow if they are one."""
    if chosen["exporter"] == chosen["importer"]:
        raise NothingToShow(SAME)
    return tuple(in_sentence(economies(chosen["source"], of)[chosen[role]]) for role in ("exporter", "importer"))


def product_titles(source: str, of: Version) -> dict[str, str]:
    """The titles of the goods of a source by their ids, in the order of its classification."""
    return names("products", of, source)


def parts(amounts: pd.DataFrame, grain: str, source: str, of: Version) -> tuple[pd.DataFrame, dict[str, str]]:
    """Amounts by group of industries, or of the largest industries and all others together, and the titles of the parts by their ids.

    The largest stand first, the rest last.
    """
    products = answer("products", of, source).set_index("product")
    if grain == "groups":
        of_groups = products["group"].fillna("")
        group = of_groups.str.replace(" ", "_")
        titles = dict(zip(group, of_groups.str[:1].str.upper() + of_groups.str[1:]))
    else:
        group = pd.Series(products.index, products.index).where(products.index.isin(amounts.sum().nlargest(LARGEST).index), LAST[0])
        titles = products["title"].to_dict() | {LAST[0]: OTHERS}
    found = group_amounts(amounts, {product: part for product, part in group.items() if part})
    found = found[sorted(found, key=lambda part: (part in LAST, -found[part].sum()))]
    return found, {part: titles[part] for part in found}


MEASURED: dict[str, Callable[[str, str, str, Version], dict[str, pd.Series]]] = {
    "grubel_lloyd_aggregate": lambda source, a, b, of: {"{a}–{b}": year_by_year(grubel_lloyd_aggregate, *answer("both_ways", of, source, a, b))},
    "complementarity": lambda source, a, b, of: {
        "What {a} sells, {b} buys": year_by_year(complementarity, *answer("exports_and_imports", of, source, a, b)),
        "What {b} sells, {a} buys": year_by_year(complementarity, *answer("exports_and_imports", of, source, b, a))},
    "finger_kreinin": lambda source, a, b, of: {"{a}–{b}": year_by_year(finger_kreinin, *answer("exports_of_two", of, source, a, b))},
    "trade_intensity": lambda source, a, b, of: {"{a} to {b}": intensity(source, a, b, of), "{b} to {a}": intensity(source, b, a, of)},
    "product_concentration_index": lambda source, a, b, of: {
        "{a} to {b}": year_by_year(product_concentration_index, answer("flow", of, source, a, b)),
        "{b} to {a}": year_by_year(product_concentration_index, answer("flow", of, source, b, a))}}


def intensity(source: str, exporter: str, importer: str, of: Version) -> pd.Series:
    """Trade intensity by year."""
    sums = answer("totals", of, source, exporter, importer)
    # The table has no row for a flow that was not traded; without any trade of one of the two there is still no value.
    return trade_intensity(sums["to_partner"].fillna(0.0), sums["exports"], sums["partner_imports"], sums["world"], sums["own_imports"])


def customs_line(source: str, exporter: str, importer: str, of: Version) -> str:
    """The line of customs' totals of one direction; empty if the tables have none."""
    known = economies(source, of)
    return lines_as("customs", of).get(f"{known[exporter]} to {known[importer]}", "")


def claims_on(source: str, flows: tuple[tuple[str, str], ...], of: Version) -> tuple[str, ...]:
    """The claims of the article on the industries of these flows; the series that they are checked with are of both countries only."""
    loaded = tables()
    origins, known = loaded.sources.set_index("source_id")["origin"], economies(source, of)
    bought_by = [known[flow[1]] for flow in flows if customs_line(source, *flow, of)]
    series = loaded.series[loaded.series["partner"].isin(bought_by) & loaded.series["flow"].eq("exports")]["series_id"]
    rows = loaded.observations[loaded.observations["source_id"].isin(origins.index[origins == origins.get(source)])]
    return tuple(claims_about(rows[rows["series_id"].isin(series)], of))


def distance(source: str, exporter: str, importer: str, years: Years, of: Version) -> str:
    """How far the table's total lies from customs' in the first and last year that have both, as a sentence; empty without customs."""
    line = customs_line(source, exporter, importer, of)
    if not line:
        return ""
    reports = pd.DataFrame({source: answer("in_billions", of, source, exporter, importer), line: annual(tables(), line)})
    known = differences_from(reports.loc[years[0]:years[1]], line)
    if known.empty:
        return ""
    first, last = known.iloc[0], known.iloc[-1]
    near = lambda row: (number(abs(row["percent"]), 0), "below" if row["percent"] < 0 else "above")
    title = tables().series.set_index("series_id").loc[line.partition("@")[0], "title"]
    return (DISTANCE if len(known) > 1 else DISTANCE.partition(" and")[0] + ".").format(
        title, source_words(source)[0], *near(first), source_words(line.partition("@")[2])[0], first["year"], *near(last), last["year"])


def notes(chosen: Chosen, flows: tuple[tuple[str, str], ...], of: Version, *first: str) -> tuple[str, ...]:
    """What is said below every chart: what is measured, what the data are, and how far they lie from customs' totals."""
    ours = chosen["source"] in set(tables().sources["source_id"])
    far = [distance(chosen["source"], *flow, chosen["years"], of) for flow in flows]
    return tuple(filter(None, (*first, " ".join(filter(None, [DATA[ours].strip(), *far])))))


def values_behind(source: str, years: pd.Index | pd.Series, flows: tuple[tuple[str, str], ...], of: Version) -> pd.DataFrame:
    """What stands behind the values: the table of trade, and the totals of customs that it is set beside."""
    known = lines(tuple(filter(None, (customs_line(source, *flow, of) for flow in flows))), of)
    return pd.concat([behind(source, years), known[known["year"].isin(years)]], ignore_index=True)


def both(chosen: Chosen) -> tuple[tuple[str, str], ...]:
    """The two directions of trade."""
    return (chosen["exporter"], chosen["importer"]), (chosen["importer"], chosen["exporter"])


# What is shown

def structure_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """The goods of one direction by industry, in per cent of all. Raises NothingToShow if there are none in the years."""
    source, (seller, buyer) = chosen["source"], pair(chosen, of)
    amounts, names_of = parts(of_years(answer("flow", of, source, chosen["exporter"], chosen["importer"]), chosen, of), chosen["grain"], source, of)
    shares, flow = of_years(product_shares(amounts), chosen, of), (chosen["exporter"], chosen["importer"])
    known, without = known_and_not(shares)
    title = f"Goods from {seller} to {buyer} by industry"
    drawn = [Line("-".join((*flow, part)), f"{name}, {seller} to {buyer}", name, shares[part]) for part, name in names_of.items()]
    rows = labelled(drawn, PER_CENT, source, "Own calculation: part ÷ whole × 100")
    rows = rows.assign(value=pd.concat([amounts[part] for part in shares]).to_numpy(float), source_unit="USD m")
    figure = over_time(rows, title, largest_and_gained(known.drop(columns=[part for part in LAST if part in known]).rename(columns=names_of), seller, buyer), kind="bars")
    figure.update_yaxes(range=[0, 100])
    span = years_of(shares)
    return Exhibit(f"{TITLES['composition']}: {title}", title, file_stem("china-russia", "composition", *flow, chosen["grain"], *span),
                   "{} to {}".format(*span), span, figure, spoken(figure), notes(chosen, (flow,), of, *without),
                   rows, for_readers(rows, "share"), grid(of), titles("view", OF_LINES, of), values_behind(source, shares.index, (flow,), of),
                   ("product_shares", "group_amounts"), file=for_files(rows), by_year=by_year(rows), claims=claims_on(source, (flow,), of))


def years_of(found: pd.DataFrame | pd.Series) -> Years:
    """The first and the last year of rows by year."""
    return int(found.index.min()), int(found.index.max())


def largest_and_gained(named: pd.DataFrame, seller: str, buyer: str) -> str:
    """The largest of the named parts in the last year, and the one that gained most since the first, as a sentence."""
    first, last = years_of(named)
    top = named.loc[last].idxmax()
    said = f"{top} made up {number(named[top][last], 0)} % of what {seller} sold {buyer} in {last}"
    if first == last:
        return said
    said += f", after {number(named[top][first], 0)} % in {first}"
    gained = gained_most(named)
    return said if gained in (None, top) else f"{said}; {lower(gained)} gained most, from {number(named[gained][first], 0)} to {number(named[gained][last], 0)} %"


def known_and_not(found: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The years in which a measure by industry has values, and a sentence on those in which it has none, if there are any."""
    missing = found.index[found.isna().all(axis="columns")]
    return found.drop(missing), (NOT_KNOWN.format(years_in_words(missing.tolist())),) if len(missing) else ()


def two_years(found: pd.DataFrame, source: str, of: Version) -> pd.DataFrame:
    """A measure by industry in the first and the last year, the highest last value first, with the names of the industries."""
    first, last = years_of(found)
    rows = advantage_change(found, first, last).rename_axis("product_id").reset_index()
    rows = rows.assign(product=rows["product_id"].map(product_titles(source, of)), start_year=first, end_year=last)
    return rows.dropna(subset=["start", "end"], how="all").sort_values("end", ascending=False, ignore_index=True)


def bars_of_two_years(rows: pd.DataFrame, title: str, unit: str, source: str, seen: str, neutral: float | None) -> object:
    """The figure of a measure by industry in the first and the last year."""
    shown = rows.head(MOST).set_index("product")
    first, last = (int(rows[name].iloc[0]) for name in ("start_year", "end_year"))
    years = {str(last): shown["end"]} | ({} if first == last else {str(first): shown["start"]})
    most = f"The first {MOST} of {len(rows)}. " if len(rows) > MOST else ""
    return ranked_bars(years, title, f"{unit}<br>{most}Source: {source_words(source)[0]}, own calculation", seen, 2, neutral=neutral)


def table(rows: pd.DataFrame, columns: tuple[str, ...], source: str, of: Version) -> dict[str, object]:
    """The rows as files have them, the table of the page and the headings of both."""
    shown = rows[list(columns)]
    return {"rows": with_source(shown, source), "table": pa.Table.from_pandas(shown, preserve_index=False),
            "grid": headings("composition", columns, of), "printed": titles("composition", columns, of), "described_as": "composition", "decimals": 3}


ADVANTAGE = ("product", "end", "start", "change", "symmetric_end", "symmetric_start", "symmetric_change", "start_year", "end_year", "product_id")
WITHIN = ("product", "end", "start", "change", "start_year", "end_year", "product_id")


def advantage_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """Comparative advantage by industry and how it changed. Raises NothingToShow without exports in the years."""
    source, exporter = chosen["source"], chosen["exporter"]
    index, without = known_and_not(of_years(year_by_year(own_advantage, *answer("exports_beside_others", of, source, exporter)), chosen, of))
    rows, whose, span = two_years(index, source, of), in_sentence(economies(source, of)[exporter]), years_of(index)
    title = f"Revealed comparative advantage of {whose}"
    figure = bars_of_two_years(rows, title, "Above 1 an advantage", source, advantage_seen(rows, whose), 1.0)
    return Exhibit(f"{TITLES['composition']}: {title}", title, file_stem("china-russia", "advantage", exporter, *span), "{} to {}".format(*span), span,
                   figure, spoken(figure), notes(chosen, (), of, OF_ADVANTAGE, *without), behind=values_behind(source, index.index, (), of),
                   measures=("own_advantage", "advantage_change", "symmetric_rca"), **table(rows, ADVANTAGE, source, of))


def advantage_seen(rows: pd.DataFrame, whose: str) -> str:
    """Where an economy has its largest advantage, and where it gained most, as a sentence."""
    top, last, first = rows.iloc[0], rows["end_year"].iloc[0], rows["start_year"].iloc[0]
    said = f"{whose}'s largest advantage in {last} was in {lower(top['product'])}, {number(top['end'], 1)} times the world's share"
    if first == last or rows["change"].isna().all() or rows["change"].max() <= 0:
        return said
    most = rows.loc[rows["change"].idxmax()]
    return f"{said}; {'it' if most['product'] == top['product'] else lower(most['product'])} gained most, from {number(most['start'], 1)} in {first} to {number(most['end'], 1)}"


def lower(title: str) -> str:
    """A title within a sentence; a code such as C10 stays as it is."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def within_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """Trade within industries of two economies by industry. Raises NothingToShow without trade in the years."""
    source, (first, second) = chosen["source"], pair(chosen, of)
    of_each = year_by_year(grubel_lloyd, *answer("both_ways", of, source, chosen["exporter"], chosen["importer"]))
    index, without = known_and_not(of_years(of_each, chosen, of))
    rows, span = two_years(index, source, of), years_of(index)
    title = f"Trade of {first} and {second} within industries"
    whole = MEASURED["grubel_lloyd_aggregate"](source, chosen["exporter"], chosen["importer"], of)
    seen = (f"{first} and {second} traded both ways most evenly in {lower(rows['product'].iloc[0])} in {span[1]} ({number(rows['end'].iloc[0], 2)} of 1); "
            f"over all industries it was {number(next(iter(whole.values()))[span[1]], 2)}")
    figure = bars_of_two_years(rows, title, "0 one way, 1 balanced", source, seen, None)
    return Exhibit(f"{TITLES['composition']}: {title}", title, file_stem("china-russia", "within", chosen["exporter"], chosen["importer"], *span),
                   "{} to {}".format(*span), span, figure, spoken(figure),
                   notes(chosen, both(chosen), of, EXPLAINED["grubel_lloyd_aggregate"], *without), behind=values_behind(source, index.index, both(chosen), of),
                   measures=("grubel_lloyd", "grubel_lloyd_aggregate"), claims=claims_on(source, both(chosen), of), **table(rows, WITHIN, source, of))


def whole_exhibit(chosen: Chosen, of: Version) -> Exhibit:
    """A measure of the whole over the years. Raises NothingToShow without trade in the years."""
    source, measure, named = chosen["source"], chosen["measure"], pair(chosen, of)
    a, b = named
    found = MEASURED[measure](source, chosen["exporter"], chosen["importer"], of)
    values = of_years(pd.DataFrame({words.format(a=a, b=b): line for words, line in found.items()}), chosen, of)
    title, span = f"{measure_names(of)[measure]}: {a} and {b}", years_of(values)
    drawn = [Line(f"{chosen['exporter']}-{chosen['importer']}-{place}", f"{measure_names(of)[measure]}: {name}", name, values[name])
             for place, name in enumerate(values)]
    rows = labelled(drawn, UNITS[measure], source, "Own calculation by industry")
    seen = "; ".join(range_of(subject.format(a=a, b=b), values[name], UNITS[measure].decimals, first)
                     for name, subject, first in zip(values, SUBJECTS[measure], (True, False)))
    figure = over_time(rows, title, seen)
    return Exhibit(f"{TITLES['composition']}: {title}", title,
                   file_stem("china-russia", measure.replace("_", "-"), chosen["exporter"], chosen["importer"], *span), "{} to {}".format(*span), span,
                   figure, spoken(figure), notes(chosen, both(chosen), of, EXPLAINED[measure]), rows, for_readers(rows, "level"), grid(of),
                   titles("view", OF_LINES, of), values_behind(source, values.index, both(chosen), of), (measure,), file=for_files(rows), claims=claims_on(source, both(chosen), of))


def range_of(subject: str, values: pd.Series, decimals: int, first: bool) -> str:
    """The range of a line and where it ends, as a part of a sentence."""
    verb = "" if first else " it"
    if values.isna().all():
        return f"{subject}{verb} has no value in these years"
    low, high = extremes(values.dropna())
    if low.year == high.year:
        return f"{subject}{verb} stood at {number(low.value, decimals)} in {low.year}"
    ended = values.last_valid_index()
    end = "" if ended in (low.year, high.year) else f", with {number(values[ended], decimals)} in {ended}"
    return f"{subject}{verb} ranged from {number(low.value, decimals)} ({low.year}) to {number(high.value, decimals)} ({high.year}){end}"
