"""Lines of any theme beside each other: above each other, as an index, or in an expression."""

from collections.abc import Callable
from functools import partial
from string import ascii_lowercase
from textwrap import wrap

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
from pages.reading.tables import by_id, cached, lines_as, names_at_first, phrase, possible_bases, tables, words_of_lines
from pages.themes.notes import defined_otherwise, not_drawn, off_the_axis, with_undrawn
from pages.words.colours import PALETTE, colours_side_by_side, own_colours
from pages.words.comparisons import at_last, at_the_end, growth, with_titles
from pages.words.headlines import expression_headline
from pages.words.measures import label, labels, measure_by_name, unit_pattern, unit_shown
from pages.words.numbers import decimals_for, in_a_head, in_readable_units, of_measure, readable_lines
from pages.words.plain import as_text
from pages.words.subjects import capital
from pages.words.titles import TITLES

PLACES_OF_COLOURS = dict(zip("123456789", PALETTE))  # as an address has them
WAYS = {"multiples": "Small charts above each other", "index": "Index on one axis", "expression": "Expression"}
MOST_LINES, LONGEST_HELD = 8, 500


def beside_each_other(chosen: Chosen) -> tuple[go.Figure, pd.DataFrame]:
    """The lines above each other, or as an index of a base year, with their rows. Raises NothingToShow."""
    measure, base, years = measure_of(chosen), chosen["base"], chosen["years"]
    parts = [line_of(name, years, measure, base) for name in chosen["lines"]]
    found, events = pd.concat(parts, ignore_index=True), milestones(years)
    if found.dropna(subset="shown").empty:
        raise NothingToShow(phrase("compare_without_value", measure_by_name(measure).reason))
    log, colours = chosen["axis"] == "log", colours_of(chosen["lines"], chosen["colours"])
    readable = readable_lines(parts)
    together, left_out = pd.concat(readable), len(lines_without_values(chosen, found))
    seen = growth(together) if measure == "level" else at_the_end(found, base) if measure == "index" else at_last(together, measure)
    if chosen["way"] == "multiples":
        named = with_titles([with_decimals(part, measure) for part in readable], label(measure, base))
        return small_multiples(named, events, years, seen, log, colours), found
    beside = " ".join(filter(None, [not_drawn(left_out), why_this_base(chosen)]))
    return time_figure(found.assign(line=found["title"]), title="All lines on one axis", seen=seen,
                       subtitle=with_sources(f"Index, {base} = 100", found["source"], beside),
                       years=years, log=log, milestones=events, colours=colours), found


def measure_of(chosen: Chosen) -> str:
    """The measure that lines are shown by."""
    return "index" if chosen["way"] == "index" else chosen["transformation"]


def with_decimals(part: pd.DataFrame, measure: str) -> pd.DataFrame:
    """A line with one decimal at least where a measure makes a mean of its values: those of ranks have none."""
    plain = measure == "level" or measure_by_name(measure).is_change
    return part if plain else part.assign(decimals=part["decimals"].clip(lower=1))


def why_this_base(chosen: Chosen) -> str:
    """Why an index begins where it does, unless the reader has set another year."""
    names, base, years = chosen["lines"], chosen["base"], chosen["years"]
    if base != common_year(tables().observations, names, years):
        return ""
    there = [sum(str(year) in possible_bases([name]) for name in names) for year in range(years[0], base + 1)]
    *before, now = there
    value = "a value above zero" + (", reliable and of the definition that most of its line has" if now in before else "")
    if now == len(names):
        first = f"year shown with {value}" if now == 1 else f"year shown in which all lines have {value}"
    else:
        first = f"year shown in which {now} of {len(names)} lines have {value}, and in none have more"
    return f"{base} is the first {first}. “Base year” sets another."


def lines_without_values(chosen: Chosen, rows: pd.DataFrame) -> list[str]:
    """The chosen lines that have no value as they are shown."""
    known = rows.dropna(subset="shown")
    there = set(known["series_id"] + "@" + known["source_id"])
    return [name for name in chosen["lines"] if name not in there]


def lines_by_letter(names: tuple[str, ...]) -> dict[str, str]:
    """The lines by the letters that an expression has for them."""
    return dict(zip(ascii_lowercase, names))


def lines_used(chosen: Chosen) -> tuple[str, ...]:
    """The lines behind what is shown: all, or those that an expression names."""
    named = names_in(chosen["expression"]) if chosen["way"] == "expression" else set(ascii_lowercase)
    return tuple(name for letter, name in lines_by_letter(chosen["lines"]).items() if letter in named)


def expression(chosen: Chosen) -> tuple[go.Figure, pd.DataFrame]:
    """The values of an expression over the lines, with their rows. Raises NothingToShow if no year has one, and ExpressionFault."""
    years, base, written, measure = (chosen[name] for name in ("years", "base", "expression", "transformation"))
    used, by_steps = lines_used(chosen), steps_of(chosen)
    values, its_status, unit = by_steps()
    shown, status, _ = by_steps(measure=measure_by_name(measure).function, base_year=base, smoothing=chosen["smoothing"])
    if not used:
        raise ExpressionFault("Use at least one of the lines, such as a: a number alone has no source.", written, 0)
    shown_in, in_words = unit_shown(measure, unit, base)
    how = "; ".join(filter(None, (label(measure, base), smoothed(chosen))))
    letters = "; ".join(f"{letter} is {all_lines()[name]}" for letter, name in lines_by_letter(chosen["lines"]).items() if name in used)
    by_year = pd.DataFrame({"value": values, "shown": shown, "obs_status": status.where(shown.notna(), its_status)})
    found = expression_rows(by_year, years, written, f"{written}, where {letters}{how and f'. Then: {how}'}")
    found = found.assign(**COMPUTED, unit=shown_in or unit, unit_long=in_words or in_a_head(unit), source_unit=unit,
                         decimals=of_measure(shown_in) if shown_in else found["decimals"],
                         status=found["obs_status"].map(OBS_STATUS | {MISSING: "Not computable from its lines"}))
    if found["shown"].isna().all():
        raise NothingToShow(phrase("expression_without_value"))
    shown, log = in_readable_units(found), chosen["axis"] == "log"
    said_unit = shown["unit_long"].iloc[0] or shown["unit"].iloc[0]
    unit_said = capital(unit_pattern_of(chosen).format(said_unit)).rstrip(" ,:") or labels()["level"]
    subtitle = "<br>".join([unit_said, *wrap(f"{letters}.", 62)])
    title, mean = in_short(written, 40), smoothed(chosen)
    said = expression_headline(f"{title} ({mean})" if mean else title, shown, measure, log)
    if said and measure == "index":  # a mean of years is not 100 in the year in which its index is
        said += f" ({base} = 100{' before the mean' if mean else ''})"
    drawn = shown if shown_in else shown.assign(decimals=max(3, decimals_for(shown["shown"].dropna())))
    return time_figure(drawn, title=title, subtitle=subtitle, years=years,
                       seen=said, log=log, milestones=milestones(years)), found


def in_short(expression: str, most: int) -> str:
    """An expression in so many letters at most; it may be cut anywhere, as some have no spaces.

    >>> in_short("a  / b", 8), in_short("((((a + b))))", 8)
    ('a / b', '((((a …')
    """
    words = " ".join(expression.split())
    return words if len(words) <= most else f"{words[:most].rstrip()[:-1]}…"


def steps_of(chosen: Chosen) -> Callable[..., tuple[pd.Series, pd.Series, str]]:
    """What gives the expression by year, as a measure shows it if one is named, with the status of each value and the unit before any
    measure. Raises ExpressionFault."""
    letters, unit_of = lines_by_letter(chosen["lines"]), by_id("series")["unit"]
    return partial(process, {letter: annual_rows(name) for letter, name in letters.items()},
                   {letter: unit_of[name.split("@")[0]] for letter, name in letters.items()},
                   by_id("units")["definition"].to_dict(), expression=chosen["expression"])


def base_of(chosen: Chosen) -> int:
    """The year that an index sets to 100, if the reader has set none: the first in which all lines, or most of them, have a value above
    zero, so that none is left out that need not be; of an expression that in which it has one itself. Raises ExpressionFault."""
    years = chosen["years"]
    base = int(chosen["base"] or common_year(tables().observations, chosen["lines"], years))
    if chosen["way"] != "expression" or chosen["transformation"] != "index":
        return base
    values, _, _ = steps_of(chosen)()
    above = values[values > 0].loc[years[0]:years[1]]
    return years[0] if above.empty else int(above.index[0])


def unit_pattern_of(chosen: Chosen) -> str:
    """How units are written after the measure that the reader has chosen."""
    said, mean = unit_pattern(measure_of(chosen), chosen["base"]), smoothed(chosen)
    return f"{mean}: {said}" if mean else said


def smoothed(chosen: Chosen) -> str:
    """Of how many years each value of an expression is the mean; empty if of its own only."""
    years = chosen["smoothing"]
    return f"mean of {years} years" if chosen["way"] == "expression" and years > 1 else ""


def settings(view: str) -> Settings:
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
                                  help=as_text(phrase("expression_signs"))),
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


def absent(chosen: Chosen, rows: pd.DataFrame) -> str:
    """Which of the chosen lines have no value as they are shown; empty if all have."""
    left_out = [all_lines()[name] for name in lines_without_values(chosen, rows)]
    reason = measure_by_name(chosen["transformation"]).reason or "They have none in these years."
    why = f"An index needs a value above zero in {chosen['base']}." if chosen["way"] == "index" else reason
    return f"Without a value here: {'; '.join(left_out)}. {why}" if left_out and chosen["way"] != "expression" else ""


def without_index(chosen: Chosen, rows: pd.DataFrame) -> str:
    """How many values below zero of the lines that are drawn an index leaves out; empty if none."""
    drawn = rows[rows.groupby(["series_id", "source_id"])["shown"].transform("count") > 0]
    hidden = int((drawn["value"].le(0) & drawn["shown"].isna()).sum()) if chosen["way"] == "index" else 0
    several = hidden > 1
    return (f"{hidden} value{'s' if several else ''} at or below zero, which an index cannot compare, "
            f"{'are' if several else 'is'} left out." if hidden else "")


def exhibit(chosen: Chosen) -> Exhibit:
    """The comparison with all that is said of it. Raises NothingToShow if there is nothing to draw."""
    if not chosen["lines"]:
        raise NothingToShow("Choose at least one line.")
    as_expression, axis, years = chosen["way"] == "expression", chosen["axis"], chosen["years"]
    chosen = chosen | {"expression": chosen["expression"].lower()}  # A / B is a / b
    try:
        chosen |= {"base": base_of(chosen)}
        figure, found = (expression if as_expression else beside_each_other)(chosen)
    except ExpressionFault as fault:
        raise NothingToShow(fault.reason, str(fault).partition("\n")[2]) from fault
    figure.update_layout(meta=with_undrawn(figure.layout.meta, axis, found))
    rows = pd.concat(readable_lines([line for _, line in found.groupby(["series_id", "source_id"], sort=False)]))
    measure, used = measure_of(chosen), lines_used(chosen)
    title = in_short(chosen["expression"], 60) if as_expression else WAYS[chosen["way"]]
    measures = measure_by_name(measure).entry, "trailing_mean" if chosen["smoothing"] > 1 else ""
    notes = absent(chosen, rows), defined_otherwise(rows, measure), without_index(chosen, rows), off_the_axis(axis, rows)
    return make_exhibit("compare", "Comparison of lines", label=f"{TITLES['compare']}: {title}",
                        stem=("expression" if as_expression else "compare",), years=years, figure=figure,
                        summary=f"{', '.join(rows['series'].unique()[:6])}. {spoken(figure)}", notes=tuple(filter(None, notes)),
                        behind=lines(used), measures=tuple(filter(None, measures)), made_from={"shown": list(used)},
                        **of_lines(rows, "level" if as_expression else measure, unit_pattern_of(chosen), full=True))
