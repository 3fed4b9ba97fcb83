"""Comparative advantage, and trade within industries, of each industry in the first and the last year."""

import pandas as pd
import plotly.graph_objects as go

from indicators.formulas.derive import year_by_year
from indicators.topics.composition import advantage_change, own_advantage
from indicators.topics.trade import grubel_lloyd
from pages.choices.setting import Chosen, Settings, panels
from pages.exhibits.exhibit import Exhibit, make_exhibit
from pages.large.answers import answer, in_sentence, names, source_words, table_of
from pages.large.composition import (both, claims_on, economies, known_and_not, lower, notes, of_years, pair, pair_settings, values_behind,
                                     years_of)
from pages.large.composition_over_time import WHOLES
from pages.large.drawn import ranked_bars
from pages.words.numbers import number

MOST = 20  # industries that are ranked in a figure
OF_ADVANTAGE = ("Revealed comparative advantage is the share of an industry in the exporter's goods, divided by its share in those of all "
                "economies together; above 1, where the dotted line stands, it sells more of it than the world does. Domestic sales do not count.")
ADVANTAGE = ("product", "end", "start", "change", "symmetric_end", "symmetric_start", "symmetric_change", "start_year", "end_year",
             "product_id")
WITHIN = ("product", "end", "start", "change", "start_year", "end_year", "product_id")


def advantage_settings() -> Settings:
    """What can be set of comparative advantage."""
    asked = pair_settings()
    return {name: asked[name] for name in ("source", "exporter", "years")} | panels()


def advantage_exhibit(chosen: Chosen) -> Exhibit:
    """Comparative advantage by industry and how it changed. Raises NothingToShow without exports in the years."""
    source, exporter = chosen["source"], chosen["exporter"]
    index, without = known_and_not(of_years(year_by_year(own_advantage, *answer("exports_beside_others", source, exporter)), chosen))
    rows, whose, span = two_years(index, source), in_sentence(economies(source)[exporter]), years_of(index)
    title = f"Revealed comparative advantage of {whose}"
    figure = bars_of_two_years(rows, title, "Above 1 an advantage", source, advantage_seen(rows, whose), 1.0)
    return make_exhibit("composition", title, stem=("advantage", exporter, *span), years=span, figure=figure,
                        notes=notes(chosen, (), OF_ADVANTAGE, *without), behind=values_behind(source, index.index, ()),
                        measures=("own_advantage", "advantage_change", "symmetric_rca"),
                        **table_of(rows, ADVANTAGE, "composition", source))


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
    rows, span = two_years(index, source), years_of(index)
    title = f"Trade of {first} and {second} within industries"
    aggregate = WHOLES["grubel_lloyd_aggregate"]
    whole = aggregate.values(source, chosen["exporter"], chosen["importer"])
    seen = (f"{first} and {second} traded both ways most evenly in {lower(rows['product'].iloc[0])} in {span[1]} ({number(rows['end'].iloc[0], 2)} of 1); "
            f"over all industries it was {number(whole[span[1]], 2)}")
    figure = bars_of_two_years(rows, title, "0 one way, 1 balanced", source, seen)
    return make_exhibit("composition", title, stem=("within", chosen["exporter"], chosen["importer"], *span), years=span, figure=figure,
                        notes=notes(chosen, both(chosen), aggregate.explained, *without),
                        behind=values_behind(source, index.index, both(chosen)), measures=("grubel_lloyd", "grubel_lloyd_aggregate"),
                        claims=claims_on(source, both(chosen)), **table_of(rows, WITHIN, "composition", source))


def two_years(found: pd.DataFrame, source: str) -> pd.DataFrame:
    """A measure by industry in the first and the last year, the highest last value first, with the names of the industries."""
    first, last = years_of(found)
    rows = advantage_change(found, first, last).rename_axis("product_id").reset_index()
    rows = rows.assign(product=rows["product_id"].map(names("products", source)), start_year=first, end_year=last)
    return rows.dropna(subset=["start", "end"], how="all").sort_values("end", ascending=False, ignore_index=True)


def bars_of_two_years(rows: pd.DataFrame, title: str, unit: str, source: str, seen: str, neutral: float | None = None) -> go.Figure:
    """The figure of a measure by industry in the first and the last year."""
    shown = rows.head(MOST).set_index("product")
    first, last = (int(rows[name].iloc[0]) for name in ("start_year", "end_year"))
    years = {str(last): shown["end"]} | ({} if first == last else {str(first): shown["start"]})
    most = f"The first {MOST} of {len(rows)}. " if len(rows) > MOST else ""
    return ranked_bars(years, title, f"{unit}<br>{most}Source: {source_words(source)[0]}, own calculation", seen, 2, neutral=neutral)
