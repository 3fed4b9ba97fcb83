"""The sentence above a chart: what is to be seen on it, from the facts of indicators/story.py."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd

from indicators.shown.seen import by_growth, ends, last_pair
from indicators.shown.story import Move, Point, extremes, main_line, move, moves, sound, totals
from pages.words.numbers import amount, brief, number

# Units whose values are compared by their difference to the eye, not by a multiple.
PLAIN = ("%", "pp", "score", "points", "part", "rank", "times", "log points", "index")
MANY = 3  # from so many moves after the first on, no sentence can name them all
CHANGES = {"difference": "change on the year before", "change": "change on the year before",
           "log": "log change on the year before"}


def headline(rows: pd.DataFrame, kind: str, measure: str, title: str, patterns: dict[str, str]) -> str:
    """What a chart of these rows shows, in one sentence; empty where there is nothing to say."""
    if rows.empty or kind == "facts":
        return ""
    if kind in SPECIAL:
        return SPECIAL[kind](rows, title, patterns)
    line = sound(main_line(rows))
    values = line.set_index("year")["shown"].dropna()
    if values.empty:
        return ""
    subject, unit = subject_of(line["title"].iloc[0]), line["unit"].iloc[0]
    return (changing if measure in CHANGES else moving)(subject, values, unit, measure, patterns)


def subject_of(title: str) -> str:
    """The title of a line as the subject of a sentence."""
    return f"{title}," if "," in title else title


def moving(subject: str, values: pd.Series, unit: str, measure: str, patterns: dict[str, str]) -> str:
    """How a line goes from its first value to its turns and to its last; where it stands with one value, and its range with many turns."""
    said = lambda value: in_words(value, unit, patterns)
    first, *then = moves(values) or [move(*extremes(values))]
    if len(values) == 1 or len(then) >= MANY:
        return f"{subject} {standing_or_range(values, said)}"
    plain = unit in PLAIN or any(pd.isna(step.times) for step in (first, *then))
    words = plain_move(first, said) if plain else f"{verb(first)} from {first.start.year} to {first.end.year}"
    for step in then:
        words += (f", then {direction(step, said)} to {said(step.end.value)} in {step.end.year}" if plain
                  else f", then {verb(step)} {by_when(step)}")
    return f"{subject} {words}" + (", as a mean of five years" if measure == "mean" else "")


def standing_or_range(values: pd.Series, said: Callable[[float], str]) -> str:
    """The only value of a line, or the lowest, the highest and the last of one that goes to and fro."""
    low, high = extremes(values)
    if low == high:
        return f"stood at {said(low.value)} in {low.year}"
    last = Point(int(values.index[-1]), values.iloc[-1])
    end = "" if last in (low, high) else f", and ended at {said(last.value)} in {last.year}"
    return f"went up and down between {said(low.value)} ({low.year}) and {said(high.value)} ({high.year}){end}"


def in_words(value: float, unit: str, patterns: dict[str, str]) -> str:
    """A value with its unit, short enough for a sentence; shares and rates with one decimal."""
    return amount(number(value, 1) if unit in ("%", "pp") else brief(value), unit, patterns)


def plain_move(step: Move, said: Callable[[float], str]) -> str:
    """A move between two values that are named."""
    if said(step.start.value) == said(step.end.value):
        return f"stood at {said(step.start.value)} in {step.start.year} and in {step.end.year}"
    return f"{direction(step, said)} from {said(step.start.value)} in {step.start.year} to {said(step.end.value)} in {step.end.year}"


def direction(step: Move, said: Callable[[float], str]) -> str:
    """Whether a value rose or fell; a rank only went, because a lower number is a higher place."""
    if said(1).startswith("rank"):
        return "went"
    return "rose" if step.end.value > step.start.value else "fell"


def verb(step: Move) -> str:
    """A move as a multiple, or in per cent where it is less than a doubling."""
    if step.times >= 2:
        return f"grew {number(step.times, 1)}-fold"
    size = number(abs(step.percent), 0)
    return "hardly changed" if size == "0" else f"{'grew' if step.percent > 0 else 'fell'} {size} %"


def by_when(step: Move) -> str:
    """Until when a second move went on."""
    return "in a year" if step.end.year == step.start.year + 1 else f"by {step.end.year}"


def changing(subject: str, values: pd.Series, unit: str, measure: str, patterns: dict[str, str]) -> str:
    """The largest and the smallest of yearly changes, or the only one."""
    low, high = extremes(values)
    said = lambda value: ("+" if value > 0 else "") + in_words(value, unit, patterns)
    if low == high:
        return f"{subject.removesuffix(',')}: the {CHANGES[measure]} was {said(low.value)} in {low.year}"
    return (f"{subject.removesuffix(',')}: the {CHANGES[measure]} was between {said(low.value)} in {low.year} "
            f"and {said(high.value)} in {high.year}")


def of_parts(rows: pd.DataFrame, title: str, patterns: dict[str, str]) -> str:
    """The year in which stacked parts add up to most, or what they add up to in the only one."""
    low, high = extremes(totals(rows))
    return f"{title} {'peaked' if low != high else 'stood'} in {high.year} at {amount(brief(high.value), rows['unit'].iloc[0], patterns)}"


def of_items(rows: pd.DataFrame, title: str, patterns: dict[str, str]) -> str:
    """The largest item of the latest year or period, if any has several, of one that has."""
    several = rows[rows.groupby("year")["shown"].transform("count") > 1]
    latest = named(rows if several.empty else several).query("year == year.max()")
    top = latest.loc[latest["shown"].idxmax()]
    when = top["period"].replace("Sessions", "the sessions")
    return f"{title}. Highest in {when}: {top['line'][0].lower()}{top['line'][1:]}, {in_words(top['shown'], top['unit'], patterns)}"


def of_values(rows: pd.DataFrame, title: str, patterns: dict[str, str]) -> str:
    """The deal with the highest value that any report gives."""
    top = rows.loc[rows["value_high"].idxmax()]
    return (f"The highest reported value is USD {brief(top['value_high'])} bn, for {top['system']}, "
            f"ordered in {top['order_year']}")


def of_deliveries(rows: pd.DataFrame, title: str, patterns: dict[str, str]) -> str:
    """The orders that took longest to their first delivery; empty if that is known of none."""
    top = rows[rows["lag"] == rows["lag"].max()]
    if top.empty:
        return ""
    return f"From order to first delivery took at most {brief(top['lag'].iloc[0])} years: {'; '.join(top['system'])}"


def growth(found: pd.DataFrame) -> str:
    """How far lines went from their first to their last value, of many the two at either end; empty if none can say it.

    Only lines whose values are compared by a multiple.
    """
    known = ends(sound(found[~found["unit"].isin(PLAIN)]).assign(line=found["series"]))
    names, steps = names_of(known), by_growth(known)
    spans = {place: f"from {step.start.year} to {step.end.year}" for place, step in steps.items()}
    alike = len(set(spans.values())) == 1
    how = steps.map(verb)
    if len(steps) > 2:
        top, bottom = steps.index[[0, -1]]
        how = pd.Series({top: ranked(steps[top], steps[top].times >= 1), bottom: ranked(steps[bottom], steps[bottom].times < 1)})
    words = "; ".join(" ".join([subject_of(names[place]), said, *([] if alike else [spans[place]])]) for place, said in how.items())
    return f"{next(iter(spans.values())).capitalize()}: {words}" if alike else words


def ranked(step: Move, most: bool) -> str:
    """How far the line went that went farthest or least far of many."""
    way, size = verb(step).split(" ", 1)
    return f"{way} {size}" if way == "hardly" else f"{way} {'most' if most else 'least'}, {size}"


def titled(parts: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """The rows of lines with what is seen in the titles of their small charts, and with the source where titles are alike."""
    alike = pd.Series([part["title"].iloc[0] if len(part) else "" for part in parts]).duplicated(keep=False)
    return [part.assign(title=small_title(part, with_source)) if len(part) else part for part, with_source in zip(parts, alike)]


def small_title(part: pd.DataFrame, with_source: bool) -> str:
    """A line with its first and its last value."""
    title, source = part[["title", "source"]].iloc[0]
    return ": ".join(filter(None, [f"{title} ({source})" if with_source else title, from_to(part, int(part["decimals"].max()))]))


def names_of(known: pd.DataFrame) -> pd.Series:
    """What tells lines apart: their names, with the source where names are alike."""
    return known["line"] if known["line"].is_unique else known["line"] + " (" + known["source"] + ")"


def from_to(found: pd.DataFrame, decimals: int | None = None) -> str:
    """With so many decimals, or with those that each needs, the first and the last value of the first line, in words; empty if it has none."""
    said = brief if decimals is None else partial(number, decimals=decimals)
    return next((f"{said(line.first)} in {line.start}, {said(line.last)} in {line.end}"
                 for line in ends(found).itertuples()), "")


def at_the_end(found: pd.DataFrame) -> str:
    """The lines that end highest and lowest, with their last values, as a sentence; empty if no value can carry one."""
    known = ends(sound(found))
    outer = pd.concat([known.head(1), known.tail(1)]).drop_duplicates()
    return "; ".join(f"{words}: {number(last, 0)} in {end}"
                     for words, last, end in zip(names_of(known)[outer.index], outer["last"], outer["end"]))


def who_depends(rows: pd.DataFrame) -> str:
    """The two shares of the last year as a sentence, such as “China is 12 % of Russia's trade, …”."""
    if (pair := last_pair(rows)) is None:
        return ""
    left, right = (part_of(line, share) for line, share in zip(rows["line"].unique(), (pair.first, pair.second)))
    return f"{right}, {left} ({pair.year})"


def part_of(line: str, share: float) -> str:
    """“China in Russia's trade” with its share as a sentence."""
    part, _, whole = line.partition(" in ")
    return f"{part} is {number(share, 0)} % of {whole}"


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by year, each with its year or, for means over sessions, its period as a name."""
    ordered = rows.sort_values("year", kind="stable")
    period = ordered["locator"].where(ordered["locator"].str.startswith("Sessions"),
                                      ordered["year"].astype(str))
    return ordered.assign(period=period)


SPECIAL = {"asymmetry": lambda rows, title, patterns: who_depends(sound(rows)), "bars": of_parts, "snapshot": of_items,
           "deals": of_values, "systems": of_deliveries}
