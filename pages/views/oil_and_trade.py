"""What the fall of trade has to do with the oil price: both over the years and their changes, trade at a constant price, and the value of
crude split in two."""

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from data.text.schema import OBS_STATUS
from indicators.basics.growth import percent_change
from indicators.basics.inputs import without_noise
from indicators.formulas.derive import result_and_status, worst_of_lines
from indicators.models.decomposition import SPLITS
from indicators.models.oil_dependence import (constant_price_counterfactual, correlation, log_log_elasticity, oil_value,
                                              price_part_of_change, value_splits)
from indicators.shown.analyses import bridge, direction
from indicators.shown.facts import WEAK
from indicators.shown.rows import years_around
from indicators.topics.energy import BARRELS_PER_TONNE
from pages.charts.labels import end_labels
from pages.charts.layout import clear_sides, margin_for, year_axis
from pages.charts.over_time import layout_of, small_multiples, whole_years, with_after, with_sources
from pages.choices.setting import Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit, of_rows
from pages.exhibits.rows import line_of, milestones
from pages.reading.lines import annual, annual_rows, annual_sound, lines
from pages.reading.tables import Years, all_years, cached, first_years, line_as, lines_as, phrase, short_names
from pages.words.colours import GREY, PALETTE, QUIET
from pages.words.comparisons import with_titles
from pages.words.numbers import amount, number, spoken_in
from pages.words.plain import as_text, safe_figure
from pages.words.subjects import listed

COLUMNS = ("method", "value_start", "price_part", "volume_part", "interaction", "value_end", "total", "start_year", "end_year")
PARTS = {"price": "price_part", "volume": "volume_part"}  # apart from the column of prices in the other file
TITLE_OF_CHANGES = "Yearly changes of trade and of the oil price"


class Together(NamedTuple):
    """Trade and price by year with their changes, and both as figures. Shared and not to be changed."""

    table: pd.DataFrame
    both: go.Figure
    changes: go.Figure


@cached(200)
def estimates(record: str, years: Years) -> dict[str, pd.Series]:
    """How trade and price move together: elasticity and correlation of yearly changes, then those of levels. Not to be changed.

    Both from values that are not of low reliability.
    """
    trade, price = annual_sound(record).loc[years[0]:years[1]], annual_sound(line_as("price"))
    return {"Elasticity, yearly changes": log_log_elasticity(trade, price, differences=True),
            "Correlation, yearly changes": correlation(trade, price, differences=True),
            "Elasticity, levels": log_log_elasticity(trade, price), "Correlation, levels": correlation(trade, price)}


@cached(200)
def price_part(record: str, split: tuple[int, int], factor: float, method: str) -> pd.Series:
    """How much of the change in trade the price of crude explains, and what else the split comes to. Not to be changed."""
    return price_part_of_change(*(annual(name) for name in (record, *crude_and_price())), *split, factor, method)


def crude_and_price() -> tuple[str, str]:
    """The lines of crude oil and of its price."""
    return line_as("crude"), line_as("price")


def sources_in_short(names: tuple[str, ...]) -> str:
    """The short names of the sources of some lines, each `series@source`."""
    known = short_names()
    return "; ".join(known[name.split("@")[1]] for name in names)


def waterfall(first: float, parts: pd.Series, split: tuple[int, int], sources: str) -> go.Figure:
    """The value of crude in the first year, what price and quantity did to it, and the value in the last year."""
    steps = bridge(first, parts)
    names = {"before": f"Value {split[0]}", "price": "Price", "volume": "Quantity", "interaction": "Both",
             "after": f"Value {split[1]}"}
    ends = steps["step"].isin(["before", "after"])
    figure = go.Figure(
        {"type": "waterfall", "x": steps["step"].map(names).tolist(), "y": steps["value"].to_numpy(float),
         "measure": ends.map({True: "absolute", False: "relative"}).tolist(), "textposition": "outside",
         "textfont": {"color": QUIET}, "cliponaxis": False,
         "text": [signed(value, end) for value, end in zip(steps["value"], ends)], "hoverinfo": "x+text",
         "totals": {"marker": {"color": GREY}}, "increasing": {"marker": {"color": PALETTE[0]}},
         "decreasing": {"marker": {"color": PALETTE[1]}}, "connector": {"line": {"color": QUIET, "width": 1}}},
        layout_of("Value of China's crude oil from Russia", f"Billion US dollars, split by {parts.name}<br>Source: {sources}",
                  split_sentence(steps.set_index("step")["value"], split, str(parts.name))))
    return figure.update_layout(showlegend=False).update_xaxes(type="category", tickformat=None)


def signed(value: float, level: bool) -> str:
    """A value as it is, or a change with its sign."""
    return ("" if level or value < 0 else "+") + number(value, 1)


def split_sentence(values: pd.Series, split: tuple[int, int], method: str) -> str:
    """What the change in the value of crude comes to at the prices and quantities of both years, as a sentence."""
    told = spoken_in("USD bn", values=values)
    parts = {"the price": values["price"], "the quantity": values["volume"], "both together": values.get("interaction", 0)}
    named = listed([f"{told._replace(signed=True).digits(value)} for {part}" for part, value in parts.items() if value])
    return (f"China's crude from Russia, valued at the price of Brent, went from {told.digits(values['before'])} to "
            f"{told.full(values['after'])} between {split[0]} and {split[1]}: {named} ({method})")


def figure(table: pd.DataFrame, base_year: int, sources: str) -> go.Figure:
    """Trade as recorded and at the price of one year."""
    said = amount("%{y:.1f}", "USD bn")
    names = {"trade": "As recorded", "trade_at_constant_price": f"At the oil price of {base_year}"}
    traces = [{"type": "scatter", "mode": "lines+markers", "x": table["year"].to_numpy(), "y": table[column].to_numpy(float), "name": name,
               "connectgaps": False, "line": {"color": colour, "width": 2.5, "dash": dash}, "marker": {"size": 5},
               "hovertemplate": f"<b>{said}</b>, %{{x}}<br>{name}<extra></extra>"}
              for (column, name), colour, dash in zip(names.items(), PALETTE, ("solid", "dash"))]
    layout = layout_of(f"Trade at the oil price of {base_year}", f"Billion US dollars<br>Source: {sources}",
                       constant_price_sentence(table, base_year))
    years = int(table["year"].min()), int(table["year"].max())
    first, last = year_axis(years)
    ends, leaders = end_labels(traces, last, from_zero=True)
    layout |= {"annotations": [*layout["annotations"], *ends], "shapes": leaders, "margin": layout["margin"] | {"r": margin_for(ends)}}
    made = go.Figure(traces, layout).update_xaxes(**whole_years(years), range=[first, last]).update_yaxes(rangemode="tozero")
    return with_after(made, years)


def constant_price_sentence(table: pd.DataFrame, base_year: int) -> str:
    """Trade of the last year at the price of the base year beside trade as recorded, as a sentence; empty if only that year is known."""
    others = table.dropna().query("year != @base_year")
    if others.empty:
        return ""
    last = others.iloc[-1]
    told = spoken_in("USD bn", values=last[["trade_at_constant_price", "trade"]])
    return (f"Trade of {last['year']:.0f} adds up to {told.full(last['trade_at_constant_price'])} with the year's crude counted at the "
            f"price of {base_year}; recorded were {told.short(last['trade'])}")


def settings(view: str) -> Settings:
    """What can be set of a view: whose record of trade is taken, and the two years between which the value of crude is split, at first
    the last two of those with which pages begin."""
    last = first_years()[1]
    split = {"split": Setting("From the first of these years to the last", "years",
                              tuple(map(str, years_around(last, 1, (first_crude(), last)))), limits=(first_crude(), all_years()[1])),
             "factor": Setting("Barrels a tonne", "number", (str(BARRELS_PER_TONNE),), limits=(6.0, 8.5, 0.1))}
    both = {"years": years_setting(),
            "record": Setting("Trade as recorded by", "one", (line_as("record"),),
                              {line: name for name, line in lines_as("record").items()})}
    method = Setting("Split by", "one", (next(iter(SPLITS)),), {name: name for name in SPLITS}, help=as_text(phrase("about_splits")))
    return {"trade_and_price": both, "constant_price": both | split, "price_and_quantity": split | {"split_method": method}}[view] | panels(
        values_changes="Table of the changes", values_split="Table of the split")


@cached(2)
def first_crude() -> int:
    """The first year with imports of crude."""
    return int(annual(line_as("crude")).first_valid_index())


def constant_price_exhibit(chosen: Chosen) -> Exhibit:
    """Trade at the oil price of one year with all that is said of it."""
    record, years, split, factor = (chosen[name] for name in ("record", "years", "split", "factor"))
    behind = record, crude, price = record, *crude_and_price()
    trade, tonnes, price_by_year = map(annual, behind)
    status = worst_of_lines([annual_rows(name)["obs_status"] for name in behind]).map(OBS_STATUS)
    table = pd.DataFrame({
        "trade": trade, "oil_value": oil_value(tonnes, price_by_year, factor),
        "trade_at_constant_price": constant_price_counterfactual(trade, tonnes, price_by_year, split[0], factor), "price": price_by_year,
        "status": status})
    found = table.loc[years[0]:years[1]].rename_axis("year").reset_index()
    sources = sources_in_short(behind)
    note = phrase("oil_assumed", factor=factor, sources=sources, first=first_crude())
    return make_exhibit("oil", f"Trade at the oil price of {split[0]}", stem=("trade-at-constant-oil-price",), years=years,
                        figure=figure(found, split[0], sources), notes=(note,),
                        behind=lines(behind), measures=("oil_value", "constant_price_counterfactual"), decimals=2,
                        made_from={"trade": [record], "oil_value": [crude, price], "price": [price],
                                   "trade_at_constant_price": list(behind)},
                        **of_rows(found) | {"rows": found.assign(note=note)})


def split_exhibit(chosen: Chosen) -> Exhibit:
    """The value of crude split in two with all that is said of it. Raises NothingToShow if there is nothing to split."""
    split, factor, method, behind = chosen["split"], chosen["factor"], chosen["split_method"], crude_and_price()
    (first, last), (tonnes, price) = split, map(annual, behind)
    found = without_noise(value_splits(tonnes, price, first, last, factor))
    if first == last or found["total"].isna().any():
        raise NothingToShow("A split needs crude imports and price in two different years.")
    value, sources = without_noise(oil_value(tonnes, price, factor)), sources_in_short(behind)
    table = found.rename(columns=PARTS).rename_axis("method").reset_index().assign(
        value_start=value[first], value_end=value[last], start_year=first, end_year=last)
    return make_exhibit("oil", f"The value of crude split, {first} to {last}", stem=("price-and-quantity", *split), years=split,
                        brief=method, figure=waterfall(value[first], found.loc[method], split, sources),
                        notes=(phrase("oil_assumed", factor=factor, sources=sources, first=first_crude()),), behind=lines(behind),
                        measures=("oil_value", *map(str.lower, SPLITS)), decimals=2, made_from=dict.fromkeys(COLUMNS[1:7], list(behind)),
                        **of_rows(table[list(COLUMNS)]))


@cached(200)
def trade_and_price(record: str, years: tuple[int, int]) -> Together:
    """Trade and price of some years; the first keeps its change on the year before."""
    price = line_as("price")
    known = {"trade": annual_rows(record), "price": annual_rows(price)}
    changes = {name: result_and_status(percent_change, [line]) for name, line in known.items()}
    full = pd.DataFrame({name: line["value"] for name, line in known.items()}
                        | {f"{name}_change": change for name, (change, _) in changes.items()}
                        | {"obs_status": worst_of_lines([status.dropna() for _, status in changes.values()])})
    full["status"] = full["obs_status"].map(OBS_STATUS)
    found = full.loc[years[0]:years[1]].rename_axis("year").reset_index()
    parts = with_titles([line_of(name, years) for name in (record, price)])
    return Together(found, safe_figure(small_multiples(parts, milestones(years), years)),
                    safe_figure(scatter(found.dropna(), pd.concat(parts)["source"],
                                        linked(estimates(record, years)["Elasticity, yearly changes"]))))


def linked(found: pd.Series) -> str:
    """Whether trade and price move together, with how much; only that there are too few years where nothing can be said."""
    way = direction(found["low"], found["high"])
    more = "less" if found["elasticity"] < 0 else "more"
    much = "" if way == "unknown" else (f": 1 % more in the price went with {number(abs(found['elasticity']), 2)} % {more} in trade, "
                                        f"95 % interval {number(found['low'], 2)} to {number(found['high'], 2)}")
    return phrase(f"oil_linked_{way}") + much


def scatter(found: pd.DataFrame, sources: pd.Series, seen: str) -> go.Figure:
    """A mark for each year: how the price changed across, how trade changed upwards; hollow if one of the values is of low reliability."""
    weak = found["obs_status"].isin(WEAK)
    remark = ("<br>" + found["status"]).where(weak, "")
    hover = [f"<b>{row.year}</b>: oil price {signed(row.price_change, False)} %, trade {signed(row.trade_change, False)} %{said}"
             for row, said in zip(found.itertuples(), remark)]
    look = {"size": 8, "color": PALETTE[0], "symbol": weak.map({True: "circle-open", False: "circle"}).tolist(),
            "line": {"width": weak.map({True: 2, False: 0}).tolist()}}
    sides = clear_sides(found["price_change"], found["trade_change"])
    marks = {"type": "scatter", "mode": "markers+text", "x": found["price_change"].to_numpy(), "y": found["trade_change"].to_numpy(),
             "text": found["year"].astype(str).tolist(), "textposition": sides, "textfont": {"size": 11, "color": QUIET},
             "marker": look, "hovertext": hover, "hovertemplate": "%{hovertext}<extra></extra>", "cliponaxis": False, "showlegend": False}
    below = with_sources("Yearly change of trade", sources, phrase("changes_hollow") if weak.any() else "")
    layout = layout_of(TITLE_OF_CHANGES, below, seen)
    layout["xaxis"] |= {"tickformat": None, "ticksuffix": " %", "zeroline": True,
                        "title": {"text": "Change of the oil price", "standoff": 8, "font": {"size": 12, "color": QUIET}}}
    layout["yaxis"] |= {"ticksuffix": " %", "zeroline": True}
    return go.Figure([marks], layout)


def changes_exhibit(chosen: Chosen) -> Exhibit:
    """Trade and price with all that is said of them. Raises NothingToShow without two years that have both changes."""
    record, years = chosen["record"], chosen["years"]
    found = trade_and_price(record, years)
    if len(found.table.dropna()) < 2:
        raise NothingToShow("Fewer than two of these years have a change of trade and of the oil price. Widen the years.")
    price = line_as("price")
    return make_exhibit("oil", TITLE_OF_CHANGES, stem=("trade-and-oil-price",), years=years, figure=found.changes,
                        behind=lines((record, price)), measures=("percent_change",), decimals=2,
                        made_from={"trade": [record], "trade_change": [record], "price": [price], "price_change": [price]},
                        **of_rows(found.table.drop(columns="obs_status")))
