"""Lines of any theme beside each other: above each other, as an index, or in an expression."""

from functools import partial
from string import ascii_lowercase
from textwrap import wrap
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from data.text.schema import OBS_STATUS
from indicators.formulas.expression import LONGEST, ExpressionFault, names_in
from indicators.shown.rows import MISSING, common_year, expression_rows, process
from pages.charts.chart import spoken
from pages.charts.over_time import small_multiples, time_figure, with_sources
from pages.choices.setting import Chosen, Setting, Settings, panels, years_setting
from pages.exhibits.exhibit import Exhibit, NothingToShow, make_exhibit, of_lines
from pages.exhibits.rows import AXES, COMPUTED, line_of, milestones
from pages.reading.lines import annual_rows, lines
from pages.reading.tables import by_id, cached, lines_as, names_at_first, possible_bases, tables, words_of_lines
from pages.themes.notes import defined_otherwise, not_drawn, off_the_axis, with_undrawn
from pages.words.colours import PALETTE, colours_side_by_side, own_colours
from pages.words.comparisons import at_last, at_the_end, growth, with_titles
from pages.words.headlines import expression_headline
from pages.words.measures import label, labels, measure_by_name, unit_pattern, unit_shown
from pages.words.numbers import decimals_for, in_a_head, in_readable_units, readable_lines
from pages.words.subjects import capital
from pages.words.titles import TITLES

PLACES_OF_COLOURS = dict(zip("123456789", PALETTE))  # as an address has them
WAYS = {"multiples": "Small charts above each other", "index": "Index on one axis", "expression": "Expression"}
MOST_LINES, LONGEST_HELD = 8, 500
NOTHING = ("The expression has no value in these years: no year has all of its lines, or what it asks for is not defined there, such as "
           "a division by zero.")
NO_LINE = "Nothing to show: no line has a value there. {} Choose other years or lines."


class Comparison(NamedTuple):
    """What a reader compares, and how."""

    lines: tuple[str, ...]
    years: tuple[int, int]
    way: str
    base: int = 0
    expression: str = ""
    transformation: str = "level"
    smoothing: int = 1
    axis: str = "linear"
    held: str = ""


class Drawing(NamedTuple):
    """A figure with its rows. Shared and not to be changed."""

    figure: go.Figure
    rows: pd.DataFrame


@cached(200)
def drawn(choice: Comparison) -> Drawing:
    """The lines as the reader compares them. Raises NothingToShow if there is nothing to draw, and ExpressionFault."""
    found = (expression if choice.way == "expression" else beside_each_other)(choice)
    found.figure.update_layout(meta=with_undrawn(found.figure.layout.meta, choice.axis, found.rows))
    lines_of = [line for _, line in found.rows.groupby(["series_id", "source_id"], sort=False)]
    return found._replace(rows=pd.concat(readable_lines(lines_of)))


def beside_each_other(choice: Comparison) -> Drawing:
    """The lines above each other, or as an index of a base year. Raises NothingToShow."""
    measure = measure_of(choice)
    parts = [line_of(name, choice.years, measure, choice.base) for name in choice.lines]
    found, events = pd.concat(parts, ignore_index=True), milestones(choice.years)
    if found.dropna(subset="shown").empty:
        raise NothingToShow(NO_LINE.format(measure_by_name(measure).reason))
    log, colours = choice.axis == "log", colours_of(choice.lines, choice.held)
    readable = readable_lines(parts)
    together, left_out = pd.concat(readable), len(lines_without_values(choice, found))
    seen = growth(together) if measure == "level" else at_the_end(found, choice.base) if measure == "index" else at_last(together, measure)
    named = with_titles([with_decimals(part, measure) for part in readable], label(measure, choice.base))
    figure = small_multiples(named, events, choice.years, seen, log, colours) if choice.way == "multiples" else time_figure(
        found.assign(line=found["title"], decimals=1), title="All lines on one axis",
        seen=seen, subtitle=with_sources(f"Index, {choice.base} = 100", found["source"],
                                         " ".join(filter(None, [not_drawn(left_out), why_this_base(choice)]))),
        years=choice.years, log=log, milestones=events, colours=colours)
    return Drawing(figure, found)


def measure_of(choice: Comparison) -> str:
    """The measure that lines are shown by."""
    return "index" if choice.way == "index" else choice.transformation


def with_decimals(part: pd.DataFrame, measure: str) -> pd.DataFrame:
    """A line with one decimal where a measure gives it another unit; those of its series are for that of the series."""
    shown = measure_by_name(measure)
    if shown.unit:
        return part.assign(decimals=1)
    if shown.is_change or measure == "level":
        return part
    return part.assign(decimals=part["decimals"].clip(lower=1))  # means of ranks too, which have none


def why_this_base(choice: Comparison) -> str:
    """Why an index begins where it does, unless the reader has set another year."""
    if choice.base != common_year(tables().observations, choice.lines, choice.years):
        return ""
    there = [sum(str(year) in possible_bases([name]) for name in choice.lines) for year in range(choice.years[0], choice.base + 1)]
    *before, now = there
    value = "a value above zero" + (" of the usual reliability and definition" if now in before else "")
    if now == len(choice.lines):
        first = f"year shown with {value}" if now == 1 else f"year shown in which all lines have {value}"
    else:
        first = f"year shown in which {now} of {len(choice.lines)} lines have {value}, and in none have more"
    return f"{choice.base} is the first {first}. “Base year” sets another."


def lines_without_values(choice: Comparison, rows: pd.DataFrame) -> list[str]:
    """The chosen lines that have no value as they are shown."""
    known = rows.dropna(subset="shown")
    there = set(known["series_id"] + "@" + known["source_id"])
    return [name for name in choice.lines if name not in there]


def lines_by_letter(names: tuple[str, ...]) -> dict[str, str]:
    """The lines by the letters that an expression has for them."""
    return dict(zip(ascii_lowercase, names))


def lines_used(choice: Comparison) -> tuple[str, ...]:
    """The lines behind what is shown: all, or those that an expression names."""
    named = names_in(choice.expression) if choice.way == "expression" else set(ascii_lowercase)
    return tuple(name for letter, name in lines_by_letter(choice.lines).items() if letter in named)


def expression(choice: Comparison) -> Drawing:
    """The values of an expression over the lines. Raises NothingToShow if no year has one, and ExpressionFault."""
    years, base, used = choice.years, base_of(choice), lines_used(choice)
    values, unit = values_of_expression(choice, base)
    if not used:
        raise ExpressionFault("Use at least one of the lines, such as a: a number alone has no source.", choice.expression, 0)
    shown_in, in_words = unit_shown(choice.transformation, unit, base)
    how = "; ".join(filter(None, (label(choice.transformation, base), smoothed(choice))))
    letters = "; ".join(f"{letter} is {all_lines()[name]}" for letter, name in lines_by_letter(choice.lines).items() if name in used)
    found = expression_rows(values, years, choice.expression, f"{choice.expression}, where {letters}{how and f'. Then: {how}'}")
    found = found.assign(**COMPUTED, unit=shown_in or unit, unit_long=in_words or in_a_head(unit), source_unit=unit,
                         status=found["obs_status"].map(OBS_STATUS | {MISSING: "Not computable from its lines"}))
    if found["shown"].isna().all():
        raise NothingToShow(NOTHING)
    shown, index = in_readable_units(found), choice.transformation == "index"
    said_unit = shown["unit_long"].iloc[0] or shown["unit"].iloc[0]
    unit_said = capital(unit_pattern_of(choice).format(said_unit)).rstrip(" ,:") or labels()["level"]
    subtitle = "<br>".join([unit_said, *wrap(f"{letters}.", 62)])
    title = in_short(choice.expression, 40)
    named = f"{title} ({smoothed(choice)})" if choice.smoothing > 1 else title
    said = expression_headline(named, shown, choice.transformation, choice.axis == "log")
    if said and index:  # a mean of years is not 100 in the year in which its index is
        said += f" ({base} = 100{' before the mean' if choice.smoothing > 1 else ''})"
    figure = time_figure(shown.assign(decimals=max(3, decimals_for(shown["shown"].dropna()))), title=title, subtitle=subtitle, years=years,
                         seen=said, log=choice.axis == "log", milestones=milestones(years))
    return Drawing(figure, found)


def in_short(expression: str, most: int) -> str:
    """An expression in so many letters at most; it may be cut anywhere, as some have no spaces.

    >>> in_short("a  / b", 8), in_short("((((a + b))))", 8)
    ('a / b', '((((a …')
    """
    words = " ".join(expression.split())
    return words if len(words) <= most else f"{words[:most].rstrip()[:-1]}…"


def values_of_expression(choice: Comparison, base: int) -> tuple[pd.DataFrame, str]:
    """An expression by year: its value, what the measure shows of it and the status, and its unit before any measure. Raises ExpressionFault."""
    letters, unit_of = lines_by_letter(choice.lines), by_id("series")["unit"]
    by_steps = partial(process, {letter: annual_rows(name) for letter, name in letters.items()},
                       {letter: unit_of[name.split("@")[0]] for letter, name in letters.items()},
                       by_id("units")["definition"].to_dict(), expression=choice.expression)
    values, its_status, unit = by_steps()
    shown, status, _ = by_steps(measure=measure_by_name(choice.transformation).function, base_year=base, smoothing=choice.smoothing)
    return pd.DataFrame({"value": values, "shown": shown, "obs_status": status.where(shown.notna(), its_status)}), unit


@cached(200)
def base_of(choice: Comparison) -> int:
    """The year that an index sets to 100; of an expression the first shown in which it has a value above zero. Raises ExpressionFault."""
    if choice.way != "expression" or choice.transformation != "index":
        return choice.base
    values = values_of_expression(choice._replace(transformation="level"), choice.base)[0]["value"]
    above = values[values > 0].loc[choice.years[0]:choice.years[1]]
    return choice.years[0] if above.empty else int(above.index[0])


def unit_pattern_of(choice: Comparison) -> str:
    """How units are written after the measure that the reader has chosen."""
    said, mean = unit_pattern(measure_of(choice), base_of(choice)), smoothed(choice)
    return f"{mean}: {said}" if mean else said


def smoothed(choice: Comparison) -> str:
    """Of how many years each value of an expression is the mean; empty if of its own only."""
    return f"mean of {choice.smoothing} years" if choice.way == "expression" and choice.smoothing > 1 else ""


def settings() -> Settings:
    """What can be set of a comparison: lines, how they are shown, and what only an index or an expression has."""
    first = tuple(map(lines_as("compared").get, names_at_first("compared")))
    bases = lambda chosen: possible_bases(chosen["lines"])
    as_expression = lambda chosen: chosen["way"] == "expression"
    of_an_expression = {name: words for name, words in labels().items() if name != "share"}  # it has no whole
    return {"lines": Setting("Lines", "some", first, all_lines(), limits=(MOST_LINES,), rests=True), "years": years_setting(),
            "way": Setting("Show as", "one", ("multiples",), WAYS, look="list"),
            "base": Setting("Base year", "one", (), bases, when=lambda chosen: chosen["way"] == "index",
                            placeholder="First year that all lines have"),
            "expression": Setting("Expression", "text", ("a / b",), limits=(LONGEST,), when=as_expression,
                                  help="Numbers, the letters of the lines, + − × ÷ (or - * /), ^ for a power, brackets, log (natural), sqrt and abs"),
            "transformation": Setting("Measure", "one", ("level",), lambda chosen: of_an_expression if as_expression(chosen) else labels(),
                                      when=lambda chosen: chosen["way"] != "index"),
            "smoothing": Setting("Mean of years", "number", ("1",), limits=(1, 10, 1), when=as_expression),
            "axis": Setting("Axis", "one", ("linear",), AXES, look="row"),
            # nothing to ask, and no words for files
            "colours": Setting("", "text", ("",), limits=(LONGEST_HELD,), fits=held_sound, place=""),
            **panels()}


@cached(2)
def all_lines() -> dict[str, str]:
    """Every line with at least two years, as `series@source`, with its words; of a series the longest first. Not to be changed."""
    counts = tables().observations.groupby(["series_id", "source_id"])["year"].nunique()
    years = {f"{series}@{source}": count for (series, source), count in counts.items() if count > 1}
    words = words_of_lines()
    places = {series: place for place, series in enumerate(dict.fromkeys(name.partition("@")[0] for name in words))}
    return {name: words[name] for name in sorted(years, key=lambda name: (places[name.partition("@")[0]], -years[name], name))}


def held_sound(text: str) -> bool:
    """Whether what an address says of held colours names series and places of colours, each with the other; or nothing at all."""
    known = {name.partition("@")[0] for name in all_lines()}
    parts = [one.partition(":") for one in text.split(",")] if text else []
    return all(series in known and place in PLACES_OF_COLOURS for series, _, place in parts)


def colours_of(names: tuple[str, ...], held: str) -> dict[str, str]:
    """The colour of the series of each line, with what an address says of those `held`, such as `gdp_cn:3,gdp_ru:4`, by their places."""
    said = dict(one.split(":", 1) for one in held.split(",") if ":" in one)
    return colours_side_by_side((name.partition("@")[0] for name in names),
                                {series: PLACES_OF_COLOURS[place] for series, place in said.items() if place in PLACES_OF_COLOURS})


def kept_colours(names: tuple[str, ...], before: tuple[str, ...], text: str) -> str:
    """What an address has to say for lines to keep the colours that they had beside those `before`; nothing if they have them anyway."""
    known, series = colours_of(before, text), {name.partition("@")[0] for name in names}
    places = {colour: place for place, colour in PLACES_OF_COLOURS.items()}
    kept = ",".join(f"{name}:{places[colour]}" for name, colour in known.items() if name in series
                    and colour != own_colours([name]).get(name))
    return "" if colours_of(names, kept) == colours_of(names, "") else kept


def absent(choice: Comparison, drawing: Drawing) -> str:
    """Which of the chosen lines have no value as they are shown; empty if all have."""
    left_out = [all_lines()[name] for name in lines_without_values(choice, drawing.rows)]
    reason = measure_by_name(choice.transformation).reason or "They have none in these years."
    why = f"An index needs a value above zero in {choice.base}." if choice.way == "index" else reason
    return f"Without a value here: {'; '.join(left_out)}. {why}" if left_out and choice.way != "expression" else ""


def without_index(choice: Comparison, rows: pd.DataFrame) -> str:
    """How many values of the lines that are drawn an index leaves out; empty if none."""
    drawn = rows[rows.groupby(["series_id", "source_id"])["shown"].transform("count") > 0]
    hidden = int((drawn["value"].notna() & drawn["shown"].isna()).sum()) if choice.way == "index" else 0
    return f"{hidden} value{'s' if hidden > 1 else ''} at or below zero, which an index cannot compare, {'are' if hidden > 1 else 'is'} left out." if hidden else ""


def exhibit(chosen: Chosen) -> Exhibit:
    """The comparison with all that is said of it. Raises NothingToShow if there is nothing to draw."""
    # An index begins with the first year in which all lines, or most of them, have a value above zero: none is left out that need not be.
    base = int(chosen["base"] or common_year(tables().observations, chosen["lines"], chosen["years"]))
    choice = Comparison(chosen["lines"], chosen["years"], chosen["way"], base, chosen["expression"].lower(), chosen["transformation"],
                        chosen["smoothing"], chosen["axis"], chosen["colours"])  # A / B is a / b
    if not choice.lines:
        raise NothingToShow("Choose at least one line.")
    try:
        drawing = drawn(choice)
    except ExpressionFault as fault:
        raise NothingToShow(fault.reason, str(fault).partition("\n")[2]) from fault
    as_expression, measure, used = choice.way == "expression", measure_of(choice), lines_used(choice)
    title = in_short(choice.expression, 60) if as_expression else WAYS[choice.way]
    measures = measure_by_name(measure).entry, "trailing_mean" if choice.smoothing > 1 else ""
    notes = tuple(filter(None, (absent(choice, drawing), defined_otherwise(drawing.rows, measure),
                                without_index(choice, drawing.rows), off_the_axis(choice.axis, drawing.rows))))
    return make_exhibit("compare", "Comparison of lines", label=f"{TITLES['compare']}: {title}",
                        stem=("expression" if as_expression else "compare",), years=choice.years, figure=drawing.figure,
                        summary=f"{', '.join(drawing.rows['series'].unique()[:6])}. {spoken(drawing.figure)}", notes=notes,
                        behind=lines(used), measures=tuple(filter(None, measures)), made_from={"shown": list(used)},
                        **of_lines(drawing.rows, "level" if as_expression else measure, unit_pattern_of(choice), full=True))
