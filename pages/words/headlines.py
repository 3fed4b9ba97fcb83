"""The sentence above a chart: what is to be seen on it, from the facts of indicators/shown/story.py and seen.py."""

from __future__ import annotations

from functools import lru_cache, partial
from os.path import commonprefix

import pandas as pd

from indicators.shown.seen import by_growth, ends, last_pair, of_one_span
from indicators.shown.story import (TOLD_FROM, Move, Point, detour, extremes, first_of, gaps, latest_of_most, main_line, move, moves, outside, runs, settled,
                                    several_sources, sound, totals, weak_years, years_of)
from pages.reading.tables import Version, tables, version
from pages.words.numbers import Spoken, Unit, Units, brief, number, spoken_in

# Units whose values are compared by their difference to the eye, not by a multiple.
PLAIN = ("%", "pp", "score", "points", "part", "rank", "times", "log points", "index")
MOST_MOVES, MOST_LINES, FEW_LINES, LONGEST = 4, 3, 2, 220  # no reader keeps more moves, lines, lines with years, or letters in mind
LONGEST_WITH_ASIDE = 250
CHANGES = ("difference", "change", "log")
BY_MEASURE = {"difference": "The yearly change in", "change": "The yearly change in", "log": "The yearly log change (× 100) of",
              "mean": "The trailing five-year mean of"}
# What is named in the middle of a sentence as at its beginning, and what takes an article.
NAMES = ("China", "Chinese", "Russia", "Russian", "Hong", "Palestinian", "Brent", "Rosneft", "UN")
SUBJECTS_WITH_ARTICLE = ("Price", "Reconciled", "Population", "Ideal", "Ideal-point", "Gap", "Ratio", "Gross", "Share", "Rank", "Concentration", "Growth", "Number")
WEAK_BECAUSE = {"U": "of low reliability", "D": "of part of a year or defined otherwise"}
JOINED = {"from": "from", "to": "to", "with": "with", "in": "in", "and": "with"}  # before a partner, in a title and where the rest is not said again
# What the sentence on lines is made from.
TOLD = {"series_id", "source_id", "year", "shown", "obs_status", "bound", "draw_as", "interval_of", "unit", "source_unit", "title", "source", "whole", "reporter", "remainder"}
EXCHANGES = {"exports": "went to", "imports": "came from"}  # what a part of them did; other trade was with a country


def headline(rows: pd.DataFrame, kind: str, measure: str, title: str, units: Units, base_year: int = 0) -> str:
    """What a chart of these rows shows, in one sentence; empty where there is nothing to say. `base_year` is that of an index, shown or not."""
    if rows.empty or kind == "facts":
        return ""
    if kind in SPECIAL:
        return SPECIAL[kind](rows, title, units)
    rows = rows[[name for name in rows if name in TOLD]]  # to pick rows takes as long as a table is wide
    line = main_line(rows)
    kept = sound(line)
    values = kept.set_index("year")["shown"].dropna()
    if line.empty and measure == "level":
        return in_single_values(rows, units)
    if values.empty:
        return ""
    start, first = base_year if measure == "index" else first_of(line) if measure == "multiple" else None, line.iloc[0]
    if start and list(values.index) == [start]:
        return ""  # of its own value
    if measure == "level" and first["unit"] != "rank" and (told := who_stands_highest(rows, units)):
        return told
    name, known = subject_of(first["title"], measure, first["source"] if several_sources(rows, line) else ""), in_this_sentence(line, measure, units)
    if measure == "change" and first["source_unit"] == "%":  # 8 % after 4 % are 4 points and 100 % more
        name = name.replace("The yearly change", "The relative yearly change")
    beside = "; ".join(filter(None, [f"{start} = 100" if measure == "index" and start else "", left_out(rows, line, kept)]))
    aside = f" ({beside})" if beside else ""
    words = changing(name, values, first["unit"], known) if measure in CHANGES else moving(name, values, first["unit"], known, start, aside)
    return words + aside


def who_stands_highest(rows: pd.DataFrame, units: Units) -> str:
    """Of many annual lines of one country's record, the two that stand highest in the last year that half of them have; empty for others.

    These charts ask who stands first; others are told by how their first line went.
    """
    annual = rows[rows["draw_as"].eq("line") & rows["interval_of"].eq("")].dropna(subset="shown")
    if annual["series_id"].nunique() <= MOST_LINES or annual["unit"].nunique() > 1 or annual["reporter"].nunique() > 1:
        return ""
    last = latest_of_most(annual)
    if len(sound(last)) < len(last):
        return ""  # a weak value might stand higher, and nothing rests on one
    ranked = of_one_each(last, annual)
    if len(ranked) < 2:
        return ""
    (top, second), told = ranked["title"].head(2), spoken_in(ranked["shown"].head(2), ranked["unit"].iloc[0], units)
    return (f"In {last['year'].iloc[0]} {with_names(top)} stood highest of the {len(ranked)} with a value, at {told.full(ranked['shown'].iloc[0])}, "
            f"before {another(second, top)}, at {told.short(ranked['shown'].iloc[1])}")


def of_one_each(last: pd.DataFrame, annual: pd.DataFrame) -> pd.DataFrame:
    """The rows that can stand first, the highest first: no remainder, and of what has several lines, such as a value and the most that it may be, the first."""
    places = {series: place for place, series in enumerate(annual["series_id"].unique())}
    first = last.assign(thing=last["title"].str.partition(", ")[0]).sort_values("series_id", key=lambda names: names.map(places)).drop_duplicates("thing")
    return last[last["series_id"].isin(first["series_id"]) & ~last["remainder"]]


def another(title: str, first: str) -> str:
    """A title after another that begins alike, without what both have in common.

    >>> another("China's imports from Japan", "China's imports from South Korea"), another("Trade of Russia and Japan", "Trade of Russia and Italy")
    ('those from Japan', 'that with Japan')
    """
    words, others = title.split(), first.split()
    joints = [place for place, word in enumerate(commonprefix([words, others])) if place and word.lower() in JOINED]
    if not joints:
        return with_names(title).rstrip(",")
    *_, before = words[:joints[-1]]
    joint, *rest = words[joints[-1]:]
    ending = len(commonprefix([words[::-1], others[::-1]]))
    return " ".join(["those" if before.endswith("s") and not before.endswith("'s") else "that", JOINED[joint.lower()], *rest[:-ending or None]])


def in_this_sentence(line: pd.DataFrame, measure: str, units: Units) -> Units:
    """The units with what a sentence on a line has to say beside: of what a share is, of which year a multiple."""
    unit = line["unit"].iloc[0]
    words = units.get(unit, Unit(f"{{}} {unit}".strip(), "{}", "", ""))
    if measure == "share" and (whole := line["whole"].iloc[0]):
        words = words._replace(words=f"{words.words} of {inside(whole)}")
    if measure == "multiple" and (year := first_of(line)):
        words = words._replace(words=f"{{}} times the {year} value", short="{} times")
    return units | {unit: words}


def subject_of(title: str, measure: str = "level", source: str = "") -> str:
    """The title of a line, by a measure, as the subject of a sentence; with the source where it tells lines apart."""
    words = f"{BY_MEASURE[measure]} {inside(title)}" if measure in BY_MEASURE else with_article(title)
    return words + (f" ({source})" if source else "") + ("," if "," in title else "")


def with_article(title: str) -> str:
    """A title as a sentence begins with it."""
    return f"The {title[0].lower()}{title[1:]}" if title.split()[0] in SUBJECTS_WITH_ARTICLE else title


def inside(title: str) -> str:
    """A title in the middle of a sentence."""
    words = with_article(title)
    named = words.split()[0].removesuffix("'s") in NAMES or words.startswith(partners(version()))
    return words if named else f"{words[0].lower()}{words[1:]}"


@lru_cache(maxsize=2)
def partners(of: Version) -> tuple[str, ...]:
    """The names of the partners that series have."""
    return tuple(name for name in tables().series["partner"].unique() if name)


def moving(subject: str, values: pd.Series, unit: str, units: Units, start: int | None = None, aside: str = "") -> str:
    """How a line goes from its first value to its turns and to its last; where it stands with one value, and its range with many turns.

    `start` is the year to which the values are related, if any; what will be said aside takes its part of the letters.
    """
    for least in TOLD_FROM:
        steps = settled(values, least) if unit == "rank" else moves(values, least)
        if 0 < len(steps) <= MOST_MOVES:
            stayed = " and stayed there" if steps[-1].end.year < values.index[-1] else ""
            words = f"{subject} {in_turn(steps, unit, units)}{stayed}"
            if len(words) <= LONGEST and len(words + aside) <= LONGEST_WITH_ASIDE:
                return words
    return f"{subject} {standing_or_range(values, unit, units, start)}"


def in_turn(steps: list[Move], unit: str, units: Units) -> str:
    """Moves one after the other."""
    told = spoken_in([steps[0].start.value, *(step.end.value for step in steps)], unit, units)
    *before, last = [first_move(steps[0], told, unit), *(next_move(step, told, unit) for step in steps[1:])]
    return f"{', '.join(before)}, then {last}" if before else last


def next_move(step: Move, told: Spoken, unit: str) -> str:
    """A later move; ranks only go on, because a lower number is a higher place."""
    return f"{'' if unit == 'rank' else f'{direction(step)} '}to {told.short(step.end.value)} in {step.end.year}"


def first_move(step: Move, told: Spoken, unit: str) -> str:
    """The first move, between two values that are named with their unit."""
    start, end = step.start, step.end
    if told.digits(start.value) == told.digits(end.value):
        return f"stood at {told.full(start.value)} in {start.year} and in {end.year}"
    if told.unit.short == "{} times" and start.value == 1:
        return f"{direction(step)} to {told.full(end.value)} in {end.year}"
    return (f"{'went' if unit == 'rank' else direction(step)} from {told.beginning(start.value)} to {told.full(end.value)} "
            f"between {start.year} and {end.year}")


def standing_or_range(values: pd.Series, unit: str, units: Units, start: int | None = None) -> str:
    """The only value of a line, or the lowest, the highest and the last of one that goes to and fro; its own base is neither."""
    others = values[values.index != start]
    (low, high), end, year = extremes(values if others.empty else others), values.iloc[-1], values.index[-1]
    told = spoken_in([low.value, high.value, end], unit, units)
    if low == high:
        return f"stood at {told.full(low.value)} in {low.year}"
    if unit != "rank" and {values.index[0], year} == {low.year, high.year}:
        whole = move(Point(int(values.index[0]), values.iloc[0]), Point(int(year), end))
        return (f"{direction(whole)}, but not steadily, from {told.beginning(whole.start.value)} to {told.full(whole.end.value)} "
                f"between {whole.start.year} and {whole.end.year}")
    words = f"ranged from {told.full(low.value)} in {when(values, low.value)} to {told.short(high.value)} in {when(values, high.value)}"
    return words if end in (low.value, high.value) and unit != "rank" else f"{words}, and stood at {told.short(end)} in {year}"


def when(values: pd.Series, value: float) -> str:
    """The years in which a line has a value; the first of many."""
    first, *others = years_of(values, value)
    return f"{first} and other years" if len(others) > 1 else " and ".join(map(str, [first, *others]))


def direction(step: Move) -> str:
    """Whether a value rose or fell."""
    return "rose" if step.end.value > step.start.value else "fell"


def changing(subject: str, values: pd.Series, unit: str, units: Units) -> str:
    """The largest and the smallest of yearly changes, or the only one."""
    low, high = extremes(values)
    told = spoken_in([low.value, high.value], unit, units, signed=True)
    if low == high:
        return f"{subject} was {told.full(low.value)} in {low.year}"
    return f"{subject} ranged from {told.full(low.value)} in {when(values, low.value)} to {told.short(high.value)} in {when(values, high.value)}"


def in_single_values(rows: pd.DataFrame, units: Units) -> str:
    """The lowest and the highest of the single values of the first series, where no source has a line; empty if one is a bound."""
    points = sound(rows[rows["series_id"].eq(rows["series_id"].iloc[0]) & rows["shown"].notna()])
    if points.empty or points["bound"].ne("exact").any():
        return ""
    low, high = (points.loc[place] for place in (points["shown"].idxmin(), points["shown"].idxmax()))
    subject, told = subject_of(low["title"]), spoken_in([low["shown"], high["shown"]], low["unit"], units)
    if low["shown"] == high["shown"]:
        return f"{subject} stood at {told.full(low['shown'])} in {low['year']}"
    return (f"Single values of {inside(low['title'])} range from {told.full(low['shown'])} in {low['year']} "
            f"to {told.short(high['shown'])} in {high['year']}")


def left_out(rows: pd.DataFrame, line: pd.DataFrame, kept: pd.DataFrame) -> str:
    """Of which years drawn for the series of a line a sentence does not speak, and why; empty if it speaks of all."""
    parts = [f"{years_in_words(years)}, {WEAK_BECAUSE[status]}" for status, years in weak_years(line, kept).items()]
    single, missing = outside(rows, line), gaps(line)
    return "; ".join([*([f"without {'; '.join(parts)}"] if parts else []), *([f"apart from single values for {years_in_words(single)}"] if single else []),
                      *([f"no value for {years_in_words(missing)}"] if missing else [])])


def years_in_words(years: list[int]) -> str:
    """Years with those in a row as a range.

    >>> years_in_words([2001, 2003, 2004, 2005])
    '2001 and 2003–2005'
    """
    return listed([str(first) if first == last else f"{first}–{last}" for first, last in runs(years)])


def listed(names: list[str]) -> str:
    """Names as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def of_parts(rows: pd.DataFrame, title: str, units: Units) -> str:
    """The largest of stacked parts in the last year in which all are known, and the year of their largest sum; of bars of one line only that."""
    known = sound(rows)
    sums = totals(rows)[known.groupby("year").size().eq(rows.groupby("year").size())].dropna()
    if sums.empty:
        return ""
    (_, high), last = extremes(sums), sums.index[-1]
    if rows["series_id"].nunique() == 1:
        told = spoken_in([high.value, sums[last]], rows["unit"].iloc[0], units)
        words = f"{with_article(title)} came to {told.full(high.value)} in {high.year}"
        return words if len(sums) == 1 else f"{words}, the most of all years shown" + ("" if last == high.year else f", and to {told.short(sums[last])} in {last}")
    parts = known[known["year"] == last].sort_values("shown", ascending=False, kind="stable")
    told = spoken_in([high.value, sums[last], parts["shown"].iloc[0]], rows["unit"].iloc[0], units)
    words = f"The largest part in {last} was {inside(parts['line'].iloc[0])}, at {told.digits(parts['shown'].iloc[0])} of {told.full(sums[last])}"
    return words if last == high.year else f"{words}; all parts came to most in {high.year}, {told.short(high.value)}"


def of_items(rows: pd.DataFrame, title: str, units: Units) -> str:
    """The largest item of the latest year or period, if any has several, of one that has; and the largest of all if that was more."""
    several = rows[rows.groupby("year")["shown"].transform("count") > 1]
    every = named(rows if several.empty else several)
    latest, most = every.query("year == year.max()"), every.loc[every["shown"].idxmax()]
    top = latest.loc[latest["shown"].idxmax()]
    told, part = spoken_in([top["shown"], most["shown"]], top["unit"], units), " in "
    if top["unit"] == "%":
        item, _, whole = top["title"].partition(part)
        more = ", more than any other group" if len(latest) > 1 else ""
        return f"{item} made up {told.full(top['shown'])} of {whole} in {period(top)}{more}"
    if len(latest) == 1:
        return f"{top['title']} stood at {told.full(top['shown'])} in {period(top)}"
    before = "" if most["shown"] == top["shown"] else (
        f"; the highest of all periods is {told.short(most['shown'])}, on {inside(most['line'])} in {period(most)}")
    return f"In {period(top)}, {inside(top['title'])} was the highest, at {told.full(top['shown'])}{before}"


def period(row: pd.Series) -> str:
    """The year or the period of a row of a snapshot."""
    return row["period"].replace("Sessions", "the sessions")


def of_values(rows: pd.DataFrame, title: str, units: Units) -> str:
    """The order with the highest value that any report gives."""
    highest = rows[rows["value_high"] == rows["value_high"].max()]
    value, top = highest["value_high"].iloc[0], highest.drop_duplicates("deal_id")
    bound = next((bound for bound in highest["bound"] if bound != "exact"), "exact")  # one report that says “at least” leaves room for more
    said = " ".join(filter(None, ["" if bound == "exact" else bound, spoken_in([value], "USD bn", units).full(value)]))
    orders = "; ".join(f"{of_a_package(system)}, ordered in {year}" for system, year in zip(top["system"], top["order_year"]))
    beside = "; ".join([*(["provisional"] if top["obs_status"].eq("P").any() else []), *(["other deals in it"] if top["contains_other_deals"].any() else [])])
    return f"The highest value in any report of a deal is {said}: {orders}{f' ({beside})' if beside else ''}"


def of_a_package(system: str) -> str:
    """What was ordered, with a package called one.

    >>> of_a_package("Package of 2002: Kilo, destroyers"), of_a_package("S-400")
    ('a package of Kilo, destroyers', 'S-400')
    """
    name, _, parts = system.rpartition(": ")
    return f"a package of {parts}" if name.startswith("Package") else parts


def of_deliveries(rows: pd.DataFrame, title: str, units: Units) -> str:
    """The orders that took longest to their first delivery; empty if that is known of none."""
    top = rows[rows["lag"] == rows["lag"].max()]
    if top.empty:
        return ""
    years = number(top["lag"].iloc[0], 0)
    return f"The longest known wait from order to first delivery was {years} year{'' if years == '1' else 's'}: {'; '.join(top['system'])}"


def growth(found: pd.DataFrame, units: Units) -> str:
    """How far lines went from their first to their last value: those of the same years, or the first ones, each in its own.

    Only lines whose values are compared by a multiple, which those that reach zero have none of; if none can say it, and of one year
    only, where the first lines stand at last.
    """
    lines = sound(found[~found["unit"].isin(PLAIN)]).groupby(["series_id", "source_id"], sort=False)
    parts = [line.assign(line=line["series"]) for _, line in lines if line["shown"].min() > 0]
    if not parts:
        return at_last(found, "level", units)
    known = pd.concat(map(ends, parts), ignore_index=True)
    names, steps = names_of(known), by_growth(known)
    if steps.empty:
        return at_last(found, "level", units)
    told = of_one_span(steps)
    if len(told) == 1:  # nothing to rank: the first lines, each with its own years
        places = sorted(steps.index)[:FEW_LINES]
        return "; ".join(f"{with_names(names[place], place == places[0])} {went(steps[place], parts[place], units)} {span(steps[place])}" for place in places)
    between = span(told.iloc[0]).capitalize()
    if len(told) <= MOST_LINES:
        return f"{between} {listed([f'{with_names(names[place])} {went(step, parts[place], units)}' for place, step in told.items()])}"
    (top, bottom), (most, least) = told.index[[0, -1]], told.iloc[[0, -1]]
    return (f"{between}, of {len(told)} lines with values for both years, {with_names(names[top])} {ranked(most, most.times >= 1)}, and "
            f"{with_names(names[bottom])} {ranked(least, least.times < 1)}")


def at_last(found: pd.DataFrame, measure: str, units: Units) -> str:
    """Where the first lines stand in the last year of most, as a measure shows them; empty if no value can carry a sentence."""
    parts = [line.assign(line=line["series"]) for _, line in sound(found).dropna(subset="shown").groupby(["series_id", "source_id"], sort=False)]
    if not parts:
        return ""
    known = pd.concat(map(ends, parts), ignore_index=True)
    year, names = known["end"].mode().max(), names_of(known)
    told = []
    for place, line in known[known["end"] == year].head(MOST_LINES).iterrows():
        unit = parts[place]["unit"].iloc[0]
        value = spoken_in([line["last"]], unit, in_this_sentence(parts[place], measure, units), signed=measure in CHANGES).full(line["last"])
        of_what = BY_MEASURE.get(measure, "")
        name = f"{of_what[:1].lower()}{of_what[1:]} {with_names(names[place])}".strip()
        told.append(f"{name} {'was' if measure in CHANGES else 'stood at'} {value}")
    return f"In {year} {listed(told)}"


def went(step: Move, line: pd.DataFrame, units: Units) -> str:
    """A move as a multiple or in per cent, to what it came, and in brackets the value far beyond both its ends that lies between."""
    far = detour(line.set_index("year")["shown"])
    told = spoken_in([step.end.value, far.value if far else 0.0], line["unit"].iloc[0], units)
    beside = f" ({told.short(far.value)} in {far.year})" if far else ""
    return f"{verb(step)} {'at' if hardly(step) else 'to'} {told.full(step.end.value)}{beside}"


def with_names(title: str, first: bool = False) -> str:
    """A title before a verb, at the beginning or in the middle of a sentence."""
    return subject_of(title) if first else f"{inside(title)}," if "," in title else inside(title)


def span(step: Move) -> str:
    """The years of a move."""
    return f"between {step.start.year} and {step.end.year}"


def verb(step: Move) -> str:
    """A move as a multiple, or in per cent where it is less than a doubling."""
    if step.times >= 2:
        return f"grew {number(step.times, 0 if step.times >= 10 else 1).removesuffix('.0')}-fold"
    return "hardly changed" if hardly(step) else f"{'grew' if step.percent > 0 else 'fell'} {number(abs(step.percent), 0)} %"


def hardly(step: Move) -> bool:
    """Whether a move is less than half a per cent."""
    return number(abs(step.percent), 0) == "0"


def ranked(step: Move, most: bool) -> str:
    """How far the line went that went farthest or least far of many."""
    way, size = verb(step).split(" ", 1)
    return f"{way} {size}" if way == "hardly" else f"{way} {'most' if most else 'least'}, {size}"


def titled(parts: list[pd.DataFrame], measure: str = "") -> list[pd.DataFrame]:
    """The rows of lines with what is seen in the titles of their small charts, and with the source where titles are alike.

    `measure` is what readers call the measure that is shown, if it is not the values as they are.
    """
    alike = pd.Series([part["title"].iloc[0] if len(part) else "" for part in parts]).duplicated(keep=False)
    return [part.assign(title=small_title(part, with_source, measure)) if len(part) else part for part, with_source in zip(parts, alike)]


def small_title(part: pd.DataFrame, with_source: bool, measure: str = "") -> str:
    """A line with its first and its last value; before it the measure, without a unit, which stands at the end.

    >>> small_title(pd.DataFrame({"title": ["Price"], "source": "EIA", "series_id": "p", "source_id": "e", "line": "p", "year": [1996],
    ...                           "shown": [3.62], "decimals": 1}), False, "Change on the year before, %")
    'Change on the year before: Price, 3.6 in 1996'
    """
    title, source = part[["title", "source"]].iloc[0]
    said = [f"{title} ({source})" if with_source else title, from_to(part, int(part["decimals"].max()))]
    return f"{measure.removesuffix(', %')}: {', '.join(filter(None, said))}" if measure else ": ".join(filter(None, said))


def names_of(known: pd.DataFrame) -> pd.Series:
    """What tells lines apart: their names, with the source where names are alike."""
    return known["line"] if known["line"].is_unique else known["line"] + " (" + known["source"] + ")"


def from_to(found: pd.DataFrame, decimals: int | None = None) -> str:
    """With so many decimals, or with those that each needs, the first and the last value of the first line, in words; empty if it has none."""
    said = brief if decimals is None else partial(number, decimals=decimals)
    return next((", ".join(f"{said(value)} in {year}" for year, value in {line.start: line.first, line.end: line.last}.items())
                 for line in ends(found).itertuples()), "")


def expressed(name: str, found: pd.DataFrame, measure: str, units: Units) -> str:
    """How the values of an expression went as a measure shows them, by what the reader calls it."""
    values, unit = sound(found).set_index("year")["shown"].dropna(), found["unit"].iloc[0]
    subject, known = f"{BY_MEASURE[measure]} {name}" if measure in BY_MEASURE else name, in_this_sentence(found, measure, units)
    if values.empty:
        return ""
    return changing(subject, values, unit, known) if measure in CHANGES else moving(subject, values, unit, known)


def at_the_end(found: pd.DataFrame, base_year: int) -> str:
    """Where the lines of an index stand in the last year of most, of many the highest and the lowest; empty if no value can carry a sentence."""
    known, drawn = ends(sound(found).assign(line=found["series"])), ends(found)
    last = known[known["end"] == known["end"].mode().max()]  # the year in which most lines end
    if last.empty:
        return ""
    told = spoken_in(last["last"], "index", {})
    parts = [(with_names(name), told.digits(value)) for name, value in zip(names_of(known)[last.index], last["last"])]
    year, since = last["end"].iloc[0], f" ({base_year} = 100)"
    if len(parts) > MOST_LINES:
        (top, most), (bottom, least) = parts[0], parts[-1]
        comparable = "a comparable value" if (drawn["end"] == year).sum() > len(parts) else "a value"  # nothing rests on a weak one
        of_all = f"In {year}, of {len(parts)} lines" if len(drawn) == len(parts) else f"Of the {len(parts)} lines with {comparable} in {year}"
        return f"{of_all}, {top} stood highest, at {most}, and {bottom} lowest, at {least}{since}"
    (first, value), *others = parts
    return f"In {year} {listed([f'{first} stood at {value}', *(f'{name} at {value}' for name, value in others)])}{since}"


def who_depends(rows: pd.DataFrame) -> str:
    """The two shares of the last year that has both as a sentence, such as “12.1 % of Russia's exports went to China, …”."""
    if (pair := last_pair(rows)) is None:
        return ""
    left, right = (part_of(line, share) for line, share in zip(rows["line"].unique(), (pair.first, pair.second)))
    return f"In {pair.year}, {right} and {left}"


def part_of(line: str, share: float) -> str:
    """“China in Russia's exports” with its share as a sentence.

    >>> part_of("China in Russia's exports", 8.44)
    "8.4 % of Russia's exports went to China"
    """
    part, _, whole = line.partition(" in ")
    return f"{number(share, 1)} % of {whole} {EXCHANGES.get(whole.rpartition(' ')[2], 'was with')} {part}"


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by year, each with its year or, for means over sessions, its period as a name."""
    ordered = rows.sort_values("year", kind="stable")
    period = ordered["locator"].where(ordered["locator"].str.startswith("Sessions"),
                                      ordered["year"].astype(str))
    return ordered.assign(period=period)


SPECIAL = {"asymmetry": lambda rows, title, units: who_depends(sound(rows)), "bars": of_parts, "snapshot": of_items,
           "deals": of_values, "systems": of_deliveries}
