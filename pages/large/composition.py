"""What economies sell each other by industry: shares, comparative advantage, trade within industries, and measures of the whole."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from indicators.basics.agreement import differences_from
from indicators.basics.concentration import product_concentration_index
from indicators.basics.inputs import without_noise
from indicators.formulas.derive import year_by_year
from indicators.shown.analyses import gained_most
from indicators.topics.composition import advantage_change, group_amounts, own_advantage, product_shares
from indicators.topics.trade import complementarity, finger_kreinin, grubel_lloyd, grubel_lloyd_aggregate, trade_intensity
from pages.choices.setting import Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit, of_lines
from pages.large.answers import answer, in_sentence, names, own_countries, rows_behind, source_words, table_of
from pages.large.drawn import Line, Unit, labelled, over_time, ranked_bars
from pages.ledger.ledger import claims_about
from pages.reading.lines import annual
from pages.reading.tables import Years, by_id, ids, lines_as, measure_names, phrase, tables
from pages.words.moves import standing_or_range
from pages.words.numbers import Unit as Written, number
from pages.words.subjects import capital, small, years_in_words

economies = partial(names, "economies")  # the titles of those that a source has, by their ids
LARGEST = 8  # industries that have a colour of their own
OTHERS, LAST = "All other goods", ("others", "other_goods")  # what stands above the named parts of a whole
GRAINS = {"largest": "The largest industries", "groups": "Groups of industries"}
PER_CENT = Unit("%", "per cent of all goods", 1)
MOST = 20  # industries that are ranked in a figure
ADVANTAGE = ("product", "end", "start", "change", "symmetric_end", "symmetric_start", "symmetric_change", "start_year", "end_year",
             "product_id")
WITHIN = ("product", "end", "start", "change", "start_year", "end_year", "product_id")


def aside() -> str:
    """What the table of trade holds, and what the article finds."""
    known = answer("trade_sources")
    between = {len(economies(source)) for source in known["source"]}
    return phrase("composition_aside", " or ".join(map(str, sorted(between))), known["first_year"].min(), known["last_year"].max())


def source_titles() -> dict[str, str]:
    """The short names of the sources that the table of trade has, by their ids."""
    return {source: source_words(source)[0] for source in answer("trade_sources")["source"]}


def settings(view: str) -> Settings:
    """What can be set of a view: the source, one or two of its economies, at first those with a colour of their own, and its years."""
    sources, spans = source_titles(), answer("trade_sources").set_index("source")[["first_year", "last_year"]]
    known = lambda chosen: economies(chosen["source"])
    first = lambda place: lambda chosen: (*own_countries(known(chosen)), *known(chosen))[place:][:1]
    of_source = lambda chosen: years_setting(limits=tuple(map(int, spans.loc[chosen["source"]])))
    grouped = lambda chosen: answer("products", chosen["source"])["group"].fillna("").ne("").any()
    exporter, importer = Setting("From", "one", first(0), known), Setting("To", "one", first(1), known)
    source = {"source": Setting("Table", "one", tuple(sources)[:1], sources)}
    years = {"years": years_setting()._replace(first=lambda chosen: of_source(chosen).first,
                                               limits=lambda chosen: of_source(chosen).limits)}
    pair = source | {"exporter": exporter._replace(label="First"), "importer": importer._replace(label="Second")} | years
    measures = {name: measure_names()[name] for name in WHOLES}
    return {"composition": source | {"exporter": exporter, "importer": importer} | years | {
                "grain": Setting("Show", "one", ("largest",), GRAINS, when=grouped, look="row")},
            "advantage": source | {"exporter": exporter} | years,
            "within_industries": pair,
            "whole": {"measure": Setting("Measure", "one", (next(iter(measures)),), measures)} | pair}[view] | panels()


def of_years(found: pd.DataFrame | pd.Series, chosen: Chosen) -> pd.DataFrame | pd.Series:
    """The rows of the chosen years. Raises NothingToShow if there is none, or none with a value."""
    within = found[found.index.to_series().between(*chosen["years"])]
    if within.empty:
        span = answer("trade_sources").set_index("source").loc[chosen["source"]]
        raise NothingToShow(phrase("trade_without_years", span["first_year"], span["last_year"]))
    if within.isna().all(axis=None):
        raise NothingToShow(phrase("industries_without_value", years_in_words(within.index.tolist())))
    return within


def pair(chosen: Chosen) -> tuple[str, str]:
    """The names of the two economies. Raises NothingToShow if they are one."""
    if chosen["exporter"] == chosen["importer"]:
        raise NothingToShow("Choose two different economies.")
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
    return phrase("customs_first_and_last" if len(known) > 1 else "customs_once",
        title, source_words(source)[0], *near(first), source_words(line.partition("@")[2])[0], first["year"], *near(last), last["year"])


def of_flows(chosen: Chosen, flows: tuple[tuple[str, str], ...], within: pd.Index, title: str, stem: tuple[str, ...],
             said: tuple[str, ...], **more: Any) -> Exhibit:
    """An exhibit of some years about what flows from seller to buyer: what is `said` of the measure, and what all views say of the data,
    how far they lie from customs' totals, and the values that stand behind."""
    source, years = chosen["source"], (int(within.min()), int(within.max()))
    data = phrase("trade_of_industries" if source in set(tables().sources["source_id"]) else "trade_of_reader")
    behind = rows_behind(source, within, filter(None, (customs_line(source, *flow) for flow in flows)))
    far = [distance(source, *flow, chosen["years"]) for flow in flows]
    return make_exhibit("composition", title, stem=(*stem, *years), years=years, notes=(*said, " ".join(filter(None, [data, *far]))),
                        behind=behind, claims=claims_on(source, flows), **more)


def both(chosen: Chosen) -> tuple[tuple[str, str], ...]:
    """The two directions of trade."""
    return (chosen["exporter"], chosen["importer"]), (chosen["importer"], chosen["exporter"])


def years_of(found: pd.DataFrame | pd.Series) -> Years:
    """The first and the last year of rows by year."""
    return int(found.index.min()), int(found.index.max())


def known_and_not(found: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The years in which a measure by industry has values, and a sentence on those in which it has none, if there are any."""
    missing = found.index[found.isna().all(axis="columns")]
    return found.drop(missing), (phrase("industries_without_value", years_in_words(missing.tolist())),) if len(missing) else ()


def lower(title: str) -> str:
    """A title within a sentence; a code such as C10 stays as it is."""
    return small(title) if title[1:2].islower() else title


def parts(amounts: pd.DataFrame, grain: str, source: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Amounts by group of industries, or of the largest industries and of all others, which are last, and the titles of the parts by id."""
    products = answer("products", source).set_index("product")
    if grain == "groups":
        of_groups = products["group"].fillna("")
        group = of_groups.str.replace(" ", "_")
        titles = dict(zip(group, of_groups.map(capital)))
    else:
        group = pd.Series(products.index, products.index).where(products.index.isin(amounts.sum().nlargest(LARGEST).index), LAST[0])
        titles = products["title"].to_dict() | {LAST[0]: OTHERS}
    found = group_amounts(amounts, {product: part for product, part in group.items() if part})
    found = found[sorted(found, key=lambda part: (part in LAST, -found[part].sum()))]
    return found, {part: titles[part] for part in found}


def structure_exhibit(chosen: Chosen) -> Exhibit:
    """The goods of one direction by industry, in per cent of all. Raises NothingToShow if there are none in the years."""
    source, (seller, buyer) = chosen["source"], pair(chosen)
    amounts, names_of = parts(of_years(answer("flow", source, chosen["exporter"], chosen["importer"]), chosen), chosen["grain"], source)
    shares, flow = of_years(product_shares(amounts), chosen), (chosen["exporter"], chosen["importer"])
    known, without = known_and_not(shares)
    title = f"Goods from {seller} to {buyer} by industry"
    drawn = [Line("-".join((*flow, part)), f"{name}, {seller} to {buyer}", name, shares[part]) for part, name in names_of.items()]
    rows = labelled(drawn, PER_CENT, source, "Own calculation: part ÷ whole × 100")
    rows = rows.assign(value=pd.concat([amounts[part] for part in shares]).to_numpy(float), source_unit="USD m")
    of_names = known.drop(columns=[part for part in LAST if part in known]).rename(columns=names_of)
    figure = over_time(rows, title, largest_and_gained(of_names, seller, buyer), kind="bars")
    figure.update_yaxes(range=[0, 100])
    return of_flows(chosen, (flow,), shares.index, title, ("composition", *flow, chosen["grain"]), without, figure=figure,
                    measures=("product_shares", "group_amounts"), **of_lines(rows, "share"))


def largest_and_gained(named: pd.DataFrame, seller: str, buyer: str) -> str:
    """The largest of the named parts in the last year, and the one that gained most since the first, as a sentence."""
    first, last = years_of(named)
    top = named.loc[last].idxmax()
    said = f"{top} made up {number(named[top][last], 0)} % of what {seller} sold {buyer} in {last}"
    if first == last:
        return said
    said += f", after {number(named[top][first], 0)} % in {first}"
    gained = gained_most(named)
    if gained in (None, top):
        return said
    return f"{said}; {lower(gained)} gained most, from {number(named[gained][first], 0)} to {number(named[gained][last], 0)} %"


class Whole(NamedTuple):
    """A measure of the whole: its unit and decimals, the names of its lines, and the values of one by source, seller and buyer; of two
    lines the second is that of the other direction. The table of phrases has what it means, its unit in words, and its lines in a
    sentence."""

    unit: str
    decimals: int
    names: tuple[str, ...]
    values: Callable[[str, str, str], pd.Series]


WHOLES = {
    "grubel_lloyd_aggregate": Whole("index", 3, ("{a}–{b}",),
                                    lambda *asked: year_by_year(grubel_lloyd_aggregate, *answer("both_ways", *asked))),
    "complementarity": Whole("index", 1, ("What {a} sells, {b} buys", "What {b} sells, {a} buys"),
                             lambda *asked: year_by_year(complementarity, *answer("exports_and_imports", *asked))),
    "finger_kreinin": Whole("index", 1, ("{a}–{b}",), lambda *asked: year_by_year(finger_kreinin, *answer("exports_of_two", *asked))),
    "trade_intensity": Whole("times", 2, ("{a} to {b}", "{b} to {a}"), lambda *asked: intensity(answer("totals", *asked))),
    "product_concentration_index": Whole("index", 3, ("{a} to {b}", "{b} to {a}"),
                                         lambda *asked: year_by_year(product_concentration_index, answer("over_all_products", *asked)))}


def intensity(sums: pd.DataFrame) -> pd.Series:
    """Trade intensity by year, from the sums that it takes."""
    # The table has no row for a flow that was not traded; without any trade of one of the two there is still no value.
    return trade_intensity(sums["to_partner"].fillna(0.0), sums["exports"], sums["partner_imports"], sums["world"], sums["own_imports"])


def whole_exhibit(chosen: Chosen) -> Exhibit:
    """A measure of the whole over the years. Raises NothingToShow without trade in the years."""
    source, measure, (a, b) = chosen["source"], chosen["measure"], pair(chosen)
    whole, name_of = WHOLES[measure], measure_names()[measure]
    lines = {name.format(a=a, b=b): whole.values(source, *flow) for name, flow in zip(whole.names, both(chosen))}
    values = of_years(pd.DataFrame(lines), chosen)
    title = f"{name_of}: {a} and {b}"
    drawn = [Line(f"{chosen['exporter']}-{chosen['importer']}-{place}", f"{name_of}: {name}", name, values[name])
             for place, name in enumerate(values)]
    rows = labelled(drawn, Unit(whole.unit, phrase(f"{measure}_unit"), whole.decimals), source, "Own calculation by industry")
    seen = "; ".join(range_of(subject, values[name], whole.decimals, first)
                     for name, subject, first in zip(values, ids(phrase(f"{measure}_said", a=a, b=b)), (True, False)))
    return of_flows(chosen, both(chosen), values.index, title, (measure.replace("_", "-"), *both(chosen)[0]), (phrase(f"{measure}_means"),),
                    figure=over_time(rows, title, seen), measures=(measure,), **of_lines(rows))


def range_of(subject: str, values: pd.Series, decimals: int, first: bool) -> str:
    """The range of a line and where it ends, as a part of a sentence."""
    verb = "" if first else " it"
    if values.isna().all():
        return f"{subject}{verb} has no value in these years"
    return f"{subject}{verb} {standing_or_range(values.dropna(), '', {'': Written('{}', '{}', decimals=decimals)})}"


def advantage_exhibit(chosen: Chosen) -> Exhibit:
    """Comparative advantage by industry and how it changed. Raises NothingToShow without exports in the years."""
    source, exporter = chosen["source"], chosen["exporter"]
    index, without = known_and_not(of_years(year_by_year(own_advantage, *answer("exports_beside_others", source, exporter)), chosen))
    rows, whose = two_years(index, source), in_sentence(economies(source)[exporter])
    title = f"Revealed comparative advantage of {whose}"
    figure = bars_of_two_years(rows, title, "Above 1 an advantage", source, advantage_seen(rows, whose), 1.0)
    return of_flows(chosen, (), index.index, title, ("advantage", exporter), (phrase("own_advantage_means"), *without), figure=figure,
                    measures=("own_advantage", "advantage_change", "symmetric_rca"), **table_of(rows, ADVANTAGE, "composition", source))


def advantage_seen(rows: pd.DataFrame, whose: str) -> str:
    """Where an economy has its largest advantage, and where it gained most, as a sentence."""
    top, last, first = rows.iloc[0], rows["end_year"].iloc[0], rows["start_year"].iloc[0]
    said = f"{whose}'s largest advantage in {last} was in {lower(top['product'])}, {number(top['end'], 1)} times the world's share"
    if first == last or rows["change"].isna().all() or rows["change"].max() <= 0:
        return said
    most = rows.loc[rows["change"].idxmax()]
    which = "it" if most["product"] == top["product"] else lower(most["product"])
    return f"{said}; {which} gained most, from {number(most['start'], 1)} in {first} to {number(most['end'], 1)}"


def within_exhibit(chosen: Chosen) -> Exhibit:
    """Trade within industries of two economies by industry. Raises NothingToShow without trade in the years."""
    source, (first, second) = chosen["source"], pair(chosen)
    of_each = year_by_year(grubel_lloyd, *answer("both_ways", source, chosen["exporter"], chosen["importer"]))
    index, without = known_and_not(of_years(of_each, chosen))
    rows, last = two_years(index, source), index.index.max()
    title = f"Trade of {first} and {second} within industries"
    whole = WHOLES["grubel_lloyd_aggregate"].values(source, chosen["exporter"], chosen["importer"])
    seen = (f"{first} and {second} traded both ways most evenly in {lower(rows['product'].iloc[0])} in {last} "
            f"({number(rows['end'].iloc[0], 2)} of 1); over all industries it was {number(whole[last], 2)}")
    figure = bars_of_two_years(rows, title, "0 one way, 1 balanced", source, seen)
    return of_flows(chosen, both(chosen), index.index, title, ("within", *both(chosen)[0]),
                    (phrase("grubel_lloyd_aggregate_means"), *without), figure=figure,
                    measures=("grubel_lloyd", "grubel_lloyd_aggregate"), **table_of(rows, WITHIN, "composition", source))


def two_years(found: pd.DataFrame, source: str) -> pd.DataFrame:
    """A measure by industry in the first and the last year, the highest last value first, with the names of the industries."""
    first, last = years_of(found)
    rows = without_noise(advantage_change(found, first, last)).rename_axis("product_id").reset_index()
    rows = rows.assign(product=rows["product_id"].map(names("products", source)), start_year=first, end_year=last)
    return rows.dropna(subset=["start", "end"], how="all").sort_values("end", ascending=False, ignore_index=True)


def bars_of_two_years(rows: pd.DataFrame, title: str, unit: str, source: str, seen: str, neutral: float | None = None) -> go.Figure:
    """The figure of a measure by industry in the first and the last year."""
    shown = rows.head(MOST).set_index("product")
    first, last = (int(rows[name].iloc[0]) for name in ("start_year", "end_year"))
    years = {str(last): shown["end"]} | ({} if first == last else {str(first): shown["start"]})
    most = f"The first {MOST} of {len(rows)}. " if len(rows) > MOST else ""
    return ranked_bars(years, title, f"{unit}<br>{most}Source: {source_words(source)[0]}, own calculation", seen, 2, neutral=neutral)
