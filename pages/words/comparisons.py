"""How lines beside each other went, in one sentence, and the titles of their small charts."""

import pandas as pd

from indicators.shown.analyses import by_growth, ends, of_one_span
from indicators.shown.facts import reliable_rows
from indicators.shown.ways import Move, detour
from pages.words.measures import measure_by_name
from pages.words.moves import in_this_sentence
from pages.words.numbers import Unit, in_digits, number, of_rows, spoken_in
from pages.words.subjects import bound_of, listed, names_of, small, with_names

# Units whose values are compared by their difference to the eye, not by a multiple.
PLAIN = ("%", "pp", "score", "points", "part", "rank", "times", "log points", "index")
MOST_LINES, FEW_LINES = 3, 2  # no reader keeps more lines, or lines with years of their own, in mind


def growth(found: pd.DataFrame, short: bool = False) -> str:
    """How far lines went from their first to their last value: those of the same years, or the first ones, each in its own;
    `short` without the amounts.

    Only lines whose values are compared by a multiple, which those that reach zero have none of, nor bounds; if none can say it, and of
    one year only, where the first lines stand at last.
    """
    of_values = found["series"].map(lambda title: not bound_of(title)[1])
    lines = reliable_rows(found[~found["unit"].isin(PLAIN) & of_values]).groupby(["series_id", "source_id"], sort=False)
    parts = [line.assign(line=line["series"]) for _, line in lines if line["shown"].min() > 0]
    if not parts:
        return at_last(found, "level")
    known = pd.concat(map(ends, parts), ignore_index=True)
    names, steps = names_of(known), by_growth(known)
    if steps.empty:
        return at_last(found, "level")
    told = of_one_span(steps)
    if len(told) == 1:  # nothing to rank: the first lines, each with its own years
        places = sorted(steps.index)[:FEW_LINES]
        beside = pd.concat([parts[place] for place in places])
        return "; ".join(f"{with_names(names[place], place == places[0])} {went(steps[place], parts[place], beside, short)} "
                         f"{span(steps[place])}" for place in places)
    between = span(told.iloc[0]).capitalize()
    if len(told) <= MOST_LINES:
        beside = pd.concat([parts[place] for place in told.index])
        ways = [f"{with_names(names[place])} {went(step, parts[place], beside, short)}" for place, step in told.items()]
        return f"{between} {listed(ways)}"
    (top, bottom), (most, least) = told.index[[0, -1]], told.iloc[[0, -1]]
    others = found.loc[found["unit"].isin(PLAIN) | ~of_values, "shown"].notna().any()
    which = f"the {len(told)} lines whose growth can be compared" if others else f"{len(told)} lines with values for both years"
    return (f"{between}, of {which}, {with_names(names[top])} {ranked(most, most.times >= 1)}, and "
            f"{with_names(names[bottom])} {ranked(least, least.times < 1)}")


def went(step: Move, line: pd.DataFrame, beside: pd.DataFrame, short: bool = False) -> str:
    """A move as a multiple or in per cent, to what it came, and in brackets the value far beyond both its ends that lies between, with the
    decimals of all lines of the unit that are told `beside` it; `short` says only how far, and when the line was highest or lowest."""
    far = detour(line.set_index("year")["shown"])
    if short:
        return verb(step) + (f" ({'highest' if far.value > step.end.value else 'lowest'} in {far.year})" if far else "")
    unit = line["unit"].iloc[0]
    told = spoken_in(unit, of_rows(line), values=beside.loc[beside["unit"].eq(unit), "shown"])
    between = f" ({told.short(far.value)} in {far.year})" if far else ""
    return f"{verb(step)} {'at' if hardly(step) else 'to'} {told.full(step.end.value)}{between}"


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


def span(step: Move) -> str:
    """The years of a move."""
    return f"between {step.start.year} and {step.end.year}"


def at_last(found: pd.DataFrame, measure: str) -> str:
    """Where the first lines stand in the last year of most, as a measure shows them; empty if no value can carry a sentence."""
    parts = [line.assign(line=line["series"])
             for _, line in reliable_rows(found).dropna(subset="shown").groupby(["series_id", "source_id"], sort=False)]
    if not parts:
        return ""
    known = pd.concat(map(ends, parts), ignore_index=True)
    year, names, shown = known["end"].mode().max(), names_of(known), measure_by_name(measure)
    told, last = [], known.assign(unit=[part["unit"].iloc[0] for part in parts])[known["end"] == year].head(MOST_LINES)
    for place, line in last.iterrows():
        alike = last.loc[last["unit"] == line["unit"], "last"]
        value = spoken_in(line["unit"], in_this_sentence(parts[place], measure), shown.is_change, alike).full(line["last"])
        thing, bound = bound_of(names[place])
        name = f"{small(shown.phrase)} {with_names(thing)}".strip()
        told.append(f"{name} {'was' if shown.is_change else f'came to {bound}' if bound else 'stood at'} {value}")
    return f"In {year} {listed(told)}"


def at_the_end(found: pd.DataFrame, base_year: int) -> str:
    """Where the lines of an index stand in the last year of most, of many the highest and the lowest;
    empty if no value can carry a sentence."""
    known, drawn = ends(reliable_rows(found).assign(line=found["series"])), ends(found)
    last = known[known["end"] == known["end"].mode().max()]  # the year in which most lines end
    if last.empty:
        return ""
    told = spoken_in("index", {"index": Unit("{}", "{}", decimals=int(found["decimals"].max()))}, values=last["last"])
    parts = [(with_names(name), told.digits(value)) for name, value in zip(names_of(known)[last.index], last["last"])]
    year, since = last["end"].iloc[0], f" ({base_year} = 100)"
    if len(parts) > MOST_LINES:
        (top, most), (bottom, least) = parts[0], parts[-1]
        comparable = "a comparable value" if (drawn["end"] == year).sum() > len(parts) else "a value"  # nothing rests on a weak one
        of_all = (f"In {year}, of {len(parts)} lines" if len(drawn) == len(parts) else
                  f"Of the {len(parts)} lines with {comparable} in {year}")
        return f"{of_all}, {top} stood highest, at {most}, and {bottom} lowest, at {least}{since}"
    (first, value), *others = parts
    return f"In {year} {listed([f'{first} stood at {value}', *(f'{name} at {value}' for name, value in others)])}{since}"


def with_titles(parts: list[pd.DataFrame], measure: str = "") -> list[pd.DataFrame]:
    """The rows of lines with what is seen in the titles of their small charts, and with the source where titles are alike.

    `measure` is what readers call the measure that is shown, if it is not the values as they are.
    """
    alike = pd.Series([part["title"].iloc[0] if len(part) else "" for part in parts]).duplicated(keep=False)
    return [part.assign(title=small_title(part, with_source, measure)) if len(part) else part for part, with_source in zip(parts, alike)]


def small_title(part: pd.DataFrame, with_source: bool, measure: str = "") -> str:
    """A line with its first and its last value; before it the measure, without a unit, which stands at the end, or as per cent with each.

    >>> small_title(pd.DataFrame({"title": ["Price"], "source": "EIA", "series_id": "p", "source_id": "e", "line": "p", "year": [1996],
    ...                           "shown": [3.62], "decimals": 1, "unit": "%"}), False, "Change on the year before, %")
    'Change on the year before: Price, 3.6 % in 1996'
    """
    title, source = part[["title", "source"]].iloc[0]
    decimals = int(part["decimals"].max())
    values = next(({line.start: line.first, line.end: line.last} for line in ends(part).itertuples()), {})
    sign = " %" if part["unit"].iloc[0] == "%" else ""
    ends_said = ", ".join(f"{in_digits(value, decimals)}{sign} in {year}" for year, value in values.items())
    said = [f"{title} ({source})" if with_source else title, ends_said]
    return f"{measure.removesuffix(', %')}: {', '.join(filter(None, said))}" if measure else ": ".join(filter(None, said))
