"""Trade of two economies over the years: what one sells the other by industry, and measures of all goods together."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from indicators.basics.concentration import product_concentration_index
from indicators.formulas.derive import year_by_year
from indicators.shown.analyses import gained_most
from indicators.shown.ways import extremes
from indicators.topics.composition import group_amounts, product_shares
from indicators.topics.trade import complementarity, finger_kreinin, grubel_lloyd_aggregate, trade_intensity
from pages.choices.setting import Chosen, Setting, Settings, panels
from pages.exhibits.exhibit import Exhibit, make_exhibit, of_lines
from pages.large.answers import answer
from pages.large.composition import (both, claims_on, known_and_not, lower, notes, of_years, pair, pair_settings, values_behind,
                                     within_settings, years_of)
from pages.large.drawn import Line, Unit, labelled, over_time
from pages.reading.tables import measure_names
from pages.words.numbers import number
from pages.words.subjects import capital

LARGEST = 8  # industries that have a colour of their own
OTHERS, LAST = "All other goods", ("others", "other_goods")  # what stands above the named parts of a whole
GRAINS = {"largest": "The largest industries", "groups": "Groups of industries"}
PER_CENT = Unit("%", "per cent of all goods", 1)


def structure_settings() -> Settings:
    """What can be set of the goods of one direction."""
    grouped = lambda chosen: answer("products", chosen["source"])["group"].fillna("").ne("").any()
    return pair_settings() | {"grain": Setting("Show", "one", ("largest",), GRAINS, when=grouped, look="row")} | panels()


def parts(amounts: pd.DataFrame, grain: str, source: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Amounts by group of industries, or of the largest industries and all others together, and the titles of the parts by their ids.

    The largest stand first, the rest last.
    """
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
    span = years_of(shares)
    return make_exhibit("composition", title, stem=("composition", *flow, chosen["grain"], *span), years=span, figure=figure,
                        notes=notes(chosen, (flow,), *without), behind=values_behind(source, shares.index, (flow,)),
                        measures=("product_shares", "group_amounts"), claims=claims_on(source, (flow,)), **of_lines(rows, "share"))


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
    """A measure of the whole: its unit, what its lines are called in a sentence, what it is, the names of its lines, and the values of one
    by source, seller and buyer; of two lines the second is that of the other direction."""

    unit: Unit
    subjects: tuple[str, ...]
    explained: str
    names: tuple[str, ...]
    values: Callable[[str, str, str], pd.Series]


WHOLES = {
    "grubel_lloyd_aggregate": Whole(
        Unit("index", "index from 0 (one way) to 1 (balanced)", 3), ("Trade of {a} and {b} within industries",),
        "Trade within industries: what goes both ways in the same industry, as a part of all trade of the two. It is not corrected for an imbalance "
        "of the whole, and broad industries raise it.",
        ("{a}–{b}",), lambda *asked: year_by_year(grubel_lloyd_aggregate, *answer("both_ways", *asked))),
    "complementarity": Whole(
        Unit("index", "index from 0 (nothing fits) to 100 (all fits)", 1),
        ("Complementarity of what {a} sells with what {b} buys", "of what {b} sells with what {a} buys"),
        "How far what one sells to all matches what the other buys from all, by industry.",
        ("What {a} sells, {b} buys", "What {b} sells, {a} buys"),
        lambda *asked: year_by_year(complementarity, *answer("exports_and_imports", *asked))),
    "finger_kreinin": Whole(
        Unit("index", "index from 0 (nothing alike) to 100 (all alike)", 1), ("Similarity of the exports of {a} and {b}",),
        "How far the two sell the same goods to all, by industry: the higher, the more they compete.",
        ("{a}–{b}",), lambda *asked: year_by_year(finger_kreinin, *answer("exports_of_two", *asked))),
    "trade_intensity": Whole(
        Unit("times", "times the partner's weight in world imports", 2), ("Trade intensity from {a} to {b}", "from {b} to {a}"),
        "The partner's share in the exporter's goods, divided by its share in what all others buy (Kojima): 1 is as much as expected.",
        ("{a} to {b}", "{b} to {a}"), lambda *asked: intensity(answer("totals", *asked))),
    "product_concentration_index": Whole(
        Unit("index", "index from 0 (all industries alike) to 1 (one only)", 3),
        ("Concentration of goods from {a} to {b}", "of goods from {b} to {a}"),
        "How far the goods of each direction lie in few industries. The index depends on how fine the industries are.",
        ("{a} to {b}", "{b} to {a}"), lambda *asked: year_by_year(product_concentration_index, answer("flow", *asked)))}


def intensity(sums: pd.DataFrame) -> pd.Series:
    """Trade intensity by year, from the sums that it takes."""
    # The table has no row for a flow that was not traded; without any trade of one of the two there is still no value.
    return trade_intensity(sums["to_partner"].fillna(0.0), sums["exports"], sums["partner_imports"], sums["world"], sums["own_imports"])


def whole_settings() -> Settings:
    """What can be set of the measures of the whole."""
    named = {name: measure_names()[name] for name in WHOLES}
    return {"measure": Setting("Measure", "one", (next(iter(named)),), named)} | within_settings()


def whole_exhibit(chosen: Chosen) -> Exhibit:
    """A measure of the whole over the years. Raises NothingToShow without trade in the years."""
    source, measure, (a, b) = chosen["source"], chosen["measure"], pair(chosen)
    whole, name_of = WHOLES[measure], measure_names()[measure]
    lines = {name.format(a=a, b=b): whole.values(source, *flow) for name, flow in zip(whole.names, both(chosen))}
    values = of_years(pd.DataFrame(lines), chosen)
    title, span = f"{name_of}: {a} and {b}", years_of(values)
    drawn = [Line(f"{chosen['exporter']}-{chosen['importer']}-{place}", f"{name_of}: {name}", name, values[name])
             for place, name in enumerate(values)]
    rows = labelled(drawn, whole.unit, source, "Own calculation by industry")
    seen = "; ".join(range_of(subject.format(a=a, b=b), values[name], whole.unit.decimals, first)
                     for name, subject, first in zip(values, whole.subjects, (True, False)))
    figure = over_time(rows, title, seen)
    return make_exhibit("composition", title, stem=(measure.replace("_", "-"), chosen["exporter"], chosen["importer"], *span), years=span,
                        figure=figure, notes=notes(chosen, both(chosen), whole.explained),
                        behind=values_behind(source, values.index, both(chosen)),
                        measures=(measure,), claims=claims_on(source, both(chosen)), **of_lines(rows))


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
