"""The sentence above a chart: what is to be seen on it, from the facts of indicators/shown/facts.py and analyses.py."""

import pandas as pd

from indicators.formulas.derive import DIFFERENT
from indicators.shown.analyses import last_pair
from indicators.shown.facts import (WEAK, all_others, first_of, gaps, known_part, last_ahead, latest_of_most, main_line, of_article_alone,
                                    outside, reliable_rows, several_sources, totals, weak_years, weights)
from indicators.shown.ways import extremes, last_sign_change
from pages.words.comparisons import MOST_LINES
from pages.words.measures import measure_by_name
from pages.words.moves import LONGEST_WITH_ASIDE, changing, in_this_sentence, moving
from pages.words.numbers import as_given, as_stated, number, of_rows, spoken_in, units
from pages.words.subjects import (another, bound_of, inside, listed, of_a_package, subject_of, were, what_they_are,
                                  with_article, with_names, years_in_words)

WEAK_BECAUSE = {"U": "of low reliability"} | dict.fromkeys(DIFFERENT, "of part of a year or defined differently")
LEFT_OUT_BECAUSE = WEAK_BECAUSE | {"D": "not comparable"}  # the same of years that a sentence leaves out
# What the sentence on lines is made from.
TOLD = {"series_id", "source_id", "year", "shown", "obs_status", "bound", "draw_as", "interval_of", "unit", "source_unit", "title",
        "source", "whole", "reporter", "remainder", "kind", "decimals", "as_printed"}
STRUCTURE_ONLY = "at basic prices"  # how the unit ends of values whose level is not that of the trade that people pay for
EXCHANGES = {"exports": "went to", "imports": "came from"}  # what a part of them did; other trade was with a country


def headline(rows: pd.DataFrame, kind: str, measure: str, title: str, base_year: int = 0, log: bool = False) -> str:
    """What a chart of these rows shows, in one sentence; empty where there is nothing to say.

    `base_year` is that of an index, shown or not; `log` is whether the axis is logarithmic.
    """
    if rows.empty or kind == "facts":
        return ""
    if kind == "bars":
        return of_parts(rows, title)
    if kind in SPECIAL:
        return SPECIAL[kind](rows)
    rows = rows[[name for name in rows if name in TOLD]]  # to pick rows takes as long as a table is wide
    line, limit = exact_and_bound(main_line(rows), rows)
    if measure != "level" and len(limit):
        return ""  # what is at least so much has no change and no multiple
    # a change in per cent lies within one definition, so that those of another can stand beside it
    kept = line[line["obs_status"].ne(WEAK[0])] if in_per_cent(measure) else reliable_rows(line)
    values = kept.set_index("year")["shown"].dropna()
    if line.empty and limit.empty and measure == "level":
        return in_single_values(rows)
    if values.empty:
        return up_to_a_bound("", limit, 0)
    start, first = base_year if measure == "index" else first_of(kept) if measure == "multiple" else None, line.iloc[0]
    if start and list(values.index) == [start]:
        return ""  # of its own value
    if measure == "level" and first["unit"] != "rank" and (told := who_stands_highest(rows)):
        return told
    name = subject_of(first["title"], measure, first["source"] if several_sources(rows, line) else "")
    known = in_this_sentence(kept, measure)
    if measure == "change" and first["source_unit"] == "%":  # 8 % after 4 % are 4 points and 100 % more
        name = name.replace("The yearly change", "The relative yearly change")
    since = up_to_a_bound(name, limit, values.index[-1])
    beside = "; ".join(filter(None, [f"{start} = 100" if measure == "index" and start else "", left_out(rows, line, kept)]))
    by_article = in_the_article(rows, values.index[-1]) if measure == "level" else ""
    sign = since_zero(values, first["unit"]) if measure == "level" else ""
    aside = sign + since + (f" ({beside})" if beside else "") + by_article
    words = (changing(name, values, first["unit"], known) if measure_by_name(measure).is_change
             else moving(name, values, first["unit"], known, aside, log))
    return words + aside


def in_per_cent(measure: str) -> bool:
    """Whether a measure is a change that has no unit of the values that it is the change of."""
    return measure_by_name(measure).is_change and measure_by_name(measure).unit != ""


def exact_and_bound(line: pd.DataFrame, rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the main line, and those of the line of its bound, such as “at least”, if that comes first; either may be none.

    What is said of a line is said of its own values: a bound neither rises nor falls, it is only known that the value lies beyond it.
    """
    thing, bound = bound_of(line["title"].iloc[0]) if len(line) else ("", "")
    return (main_line(rows[rows["title"].eq(thing)]), line) if bound else (line, line.head(0))


def up_to_a_bound(name: str, limit: pd.DataFrame, year: int) -> str:
    """What the value of a bound's last year is at least or at most, if it is later than a year; by a name, or after what is said of it."""
    last = reliable_rows(limit).dropna(subset="shown").tail(1)
    if last.empty or last["year"].iloc[0] <= year:
        return ""
    (thing, bound), value = bound_of(last["title"].iloc[0]), last["shown"].iloc[0]
    told = spoken_in(last["unit"].iloc[0], of_rows(last))
    said = f"came to {bound} {told.short(value) if name else told.full(value)} in {last['year'].iloc[0]}"
    return f", and {said}" if name else f"{with_article(thing)} {said}"


def since_zero(values: pd.Series, unit: str) -> str:
    """Since when a balance or another difference has been above or below zero, if it was on the other side in the year before.

    Growth, and a share of what can be negative, are so from year to year.
    """
    years = None if unit == "%" else last_sign_change(values)
    if not years or years[1] == values.index[-1]:
        return ""
    return f", {'above' if values.iloc[-1] > 0 else 'below'} zero since {years[1]}"


def in_the_article(rows: pd.DataFrame, year: int) -> str:
    """What the article gives for a year after the last of a line, of what only the article has a value of."""
    alone = of_article_alone(rows).sort_values("year").tail(1)
    if alone.empty or alone["year"].iloc[0] <= year or alone["bound"].iloc[0] != "exact":
        return ""
    unit, (digits,) = alone["unit"].iloc[0], as_stated(alone, alone["decimals"])
    return f"; the article gives {of_rows(alone)[unit].words.format(digits)} for {alone['year'].iloc[0]}"


def who_stands_highest(rows: pd.DataFrame) -> str:
    """Of many annual lines of one country's record, the two that stand highest in the last year that half of them have; empty for others.

    These charts ask who stands first; others are told by how their first line went. All others together are no one of them, and are
    named if they come to more than the first.
    """
    annual = rows[rows["draw_as"].eq("line") & rows["interval_of"].eq("")].dropna(subset="shown")
    if annual["series_id"].nunique() <= MOST_LINES or annual["unit"].nunique() > 1 or annual["reporter"].nunique() > 1:
        return ""
    last = latest_of_most(annual)
    if not last.index.isin(reliable_rows(annual).index).all():
        return ""  # a weak value might stand higher, and nothing rests on one
    ranked, rest = of_one_each(last, annual), last[last["remainder"]]
    if len(ranked) < 2 or bound_of(ranked["title"].iloc[0])[1] == "at most":
        return ""  # what is at most so much need not be more than the next
    (top, second), unit = ranked["title"].head(2), ranked["unit"].iloc[0]
    beyond = rest[rest["shown"] > ranked["shown"].iloc[0]]
    told = spoken_in(unit, of_rows(annual), values=last["shown"])
    (next_one, bound), year = bound_of(second), last["year"].iloc[0]
    things = set(things_of(annual[~annual["remainder"]]))  # a value and the most that it may be are of one thing
    known = "named" if len(rest) else "shown" if len(ranked) == len(things) else "with a value"
    others = "".join(f"; {another(title, top)} came to {told.short(value)}" for title, value in zip(beyond["title"], beyond["shown"]))
    most, more = ranked["shown"].head(2)
    before = None if bound else last_ahead(reliable_rows(annual), ranked.head(2))
    ahead = (f"Of the {len(ranked)} {what_they_are(top, second)} {known}, {with_names(top)} {were(top, second)} the largest in {year}, "
             f"at {told.full(most)}, ahead of {another(next_one, top)}, {bound or 'at'} {told.short(more)}")
    overtaken = f", which {were(top, second)} last larger in {before}" if before else ""
    return ahead + (overtaken if len(ahead + overtaken + others) <= LONGEST_WITH_ASIDE else "") + others


def of_one_each(last: pd.DataFrame, annual: pd.DataFrame) -> pd.DataFrame:
    """The rows that can stand first, the highest first: no remainder, and of what has several lines, such as a value and the most that it
    may be, the first."""
    places = {series: place for place, series in enumerate(annual["series_id"].unique())}
    first = last.assign(thing=things_of(last)).sort_values("series_id", key=lambda names: names.map(places)).drop_duplicates("thing")
    return last[last["series_id"].isin(first["series_id"]) & ~last["remainder"]]


def things_of(rows: pd.DataFrame) -> pd.Series:
    """What each row is of."""
    return rows["title"].map(lambda title: bound_of(title)[0])


def in_single_values(rows: pd.DataFrame) -> str:
    """The lowest and the highest of the single values of the first series, where no source has a line; empty if one is a bound."""
    points = reliable_rows(rows[rows["series_id"].eq(rows["series_id"].iloc[0]) & rows["shown"].notna()])
    if points.empty or points["bound"].ne("exact").any():
        return ""
    low, high = (points.loc[place] for place in (points["shown"].idxmin(), points["shown"].idxmax()))
    subject, told = subject_of(low["title"]), spoken_in(low["unit"], of_rows(points), values=points["shown"])
    if low["shown"] == high["shown"]:
        return f"{subject} stood at {told.full(low['shown'])} in {low['year']}"
    return (f"Single values of {inside(low['title'])} range from {told.full(low['shown'])} in {low['year']} "
            f"to {told.short(high['shown'])} in {high['year']}")


def left_out(rows: pd.DataFrame, line: pd.DataFrame, kept: pd.DataFrame) -> str:
    """Of which years drawn for the series of a line a sentence does not speak, and why; empty if it speaks of all."""
    single, missing = outside(rows, line), gaps(line)
    values = "single values" if len(single) > 1 else "a single value"
    return "; ".join([*filter(None, [weak_left_out(line, kept)]),
                      *([f"apart from {values} for {years_in_words(single)}"] if single else []),
                      *([f"no value for {years_in_words(missing)}"] if missing else [])])


def weak_left_out(line: pd.DataFrame, kept: pd.DataFrame) -> str:
    """Which years of a line are left out of those that are kept for a sentence, and why; empty if none."""
    parts = [f"{years_in_words(years)}, {LEFT_OUT_BECAUSE[status]}" for status, years in weak_years(line, kept).items()]
    return f"leaving out {', and '.join(parts)}" if parts else ""


def of_parts(rows: pd.DataFrame, title: str) -> str:
    """The largest of stacked parts in the last year in which all are known, and the year of their largest sum; of one line only that.

    Parts at basic prices are told in per cent of their whole, and their sums not: such prices leave margins out, so that they tell of what
    the whole consists and not how large it is. All others together are no part that can be the largest.
    """
    known = rows[rows["obs_status"].ne(WEAK[0])]  # what counts goods as another part leaves their sum as it is
    sums = totals(rows)[known.groupby("year").size().eq(rows.groupby("year").size())].dropna()
    if sums.empty:
        return ""
    (_, high), last = extremes(sums), sums.index[-1]
    if rows["series_id"].nunique() == 1:
        told = spoken_in(rows["unit"].iloc[0], of_rows(rows), values=sums)
        words = f"{with_article(title)} came to {told.full(high.value)} in {high.year}"
        at_last = "" if last == high.year else f", and to {told.short(sums[last])} in {last}"
        return words if len(sums) == 1 else f"{words}, the most of all years shown{at_last}"
    parts = known[known["year"] == last].sort_values(["remainder", "shown"], ascending=[True, False], kind="stable")
    top, rest = parts.iloc[0], all_others(parts)
    named, others = (" named", "; all others came to {}") if rest > top["shown"] else ("", "")
    if top["unit_long"].endswith(STRUCTURE_ONLY):
        percent = weights(parts["shown"])
        told, rest = spoken_in("%", values=percent), all_others(parts.assign(shown=percent))
        return (f"In {last} {inside(top['line'])} made up {guessed(parts)}{told.full(percent.iloc[0])} of {inside(top['whole'])}, "
                f"more than any other part{named}{others.format(told.full(rest))}")
    told = spoken_in(rows["unit"].iloc[0], of_rows(rows), values=sums)
    if len(parts) == 1:
        words = f"The only part in {last} was {inside(top['line'])}, at {guessed(parts)}{told.full(top['shown'])}"
    else:
        words = (f"The largest part{named} in {last} was {inside(top['line'])}, at {guessed(parts)}{told.digits(top['shown'])} "
                 f"of {told.full(sums[last])}{others.format(told.short(rest))}")
    return words if last == high.year else f"{words}; all parts together were largest in {high.year}, at {told.full(high.value)}"


def guessed(rows: pd.DataFrame) -> str:
    """What stands before a value that rests on such rows, if one of them is an estimate."""
    return "an estimated " if rows["obs_status"].eq("E").any() else ""


def of_items(rows: pd.DataFrame) -> str:
    """The largest item of the latest year or period, if any has several, of one that has; and the largest of all if that was more.

    Of shares it says what they come to if they are not the whole.
    """
    several = rows[rows.groupby("year")["shown"].transform("count") > 1]
    every = named(rows if several.empty else several)
    every["period"] = every["period"].str.replace("Sessions", "the sessions")
    latest, most = every.query("year == year.max()"), every.loc[every["shown"].idxmax()]
    top = latest.loc[latest["shown"].idxmax()]
    told, part = spoken_in(top["unit"], of_rows(every)), " in "
    if top["unit"] == "%":
        item, _, whole = top["title"].partition(part)
        together = known_part(latest["shown"])
        more = "" if len(latest) == 1 else ", more than any other group" if together is None else (
            f", more than any other group shown; those shown come to {told.full(together)}")
        return f"{item} made up {guessed(latest)}{told.full(top['shown'])} of {whole} in {top['period']}{more}"
    if len(latest) == 1:
        return f"{top['title']} stood at {told.full(top['shown'])} in {top['period']}"
    before = "" if most["shown"] == top["shown"] else (
        f"; the highest of all periods is {told.short(most['shown'])}, on {inside(most['line'])} in {most['period']}")
    return f"In {top['period']}, {inside(top['title'])} was the highest, at {told.full(top['shown'])}{before}"


def of_values(rows: pd.DataFrame) -> str:
    """The order with the highest value that any report gives."""
    highest = rows[rows["value_high"] == rows["value_high"].max()]
    value, top = highest["value_high"].iloc[0], highest.drop_duplicates("deal_id")
    bound = next((bound for bound in highest["bound"] if bound != "exact"), "exact")  # one report that says “at least” leaves room for more
    said = " ".join(filter(None, ["" if bound == "exact" else bound, units()["USD bn"].words.format(as_given(value))]))
    orders = "; ".join(f"{of_a_package(system)}, ordered in {year}" for system, year in zip(top["system"], top["order_year"]))
    beside = "; ".join([*(["provisional"] if top["obs_status"].eq("P").any() else []),
                        *(["it contains other deals"] if top["contains_other_deals"].any() else [])])
    return f"The highest value in any report of a deal is {said}: {orders}{f' ({beside})' if beside else ''}"


def of_deliveries(rows: pd.DataFrame) -> str:
    """The orders that took longest to their first delivery, by any source that dates them; empty if that is known of none.

    Where sources date an order differently both waits are said. With it stands the order that took longest by all sources, and any
    other that took longer by one of them.
    """
    sure = rows["shortest_lag"].max()
    top = rows[rows["shortest_lag"].eq(sure) | rows["longest_lag"].gt(sure)]
    top = top.sort_values(["longest_lag", "shortest_lag"], ascending=False, kind="stable")
    told = [f"{waited(*lags)} for {listed([beside_in_brackets(system) for system in alike['system']])}"
            for lags, alike in top.groupby(["shortest_lag", "longest_lag"], sort=False)]
    return f"The longest known wait from order to first delivery was {listed(told)}" if told else ""


def waited(shortest: float, longest: float) -> str:
    """A wait in years; by sources that differ from the shortest to the longest.

    >>> waited(1.0, 1.0), waited(3.0, 4.0)
    ('1 year', '3 or 4 years, by source,')
    """
    if shortest == longest:
        return f"{number(longest, 0)} year{'' if longest == 1 else 's'}"
    return f"{number(shortest, 0)} or {number(longest, 0)} years, by source,"


def beside_in_brackets(system: str) -> str:
    """A system with what tells its order from others in brackets, so that several can be listed.

    >>> beside_in_brackets("S-300PMU2, order of 2004"), beside_in_brackets("S-400")
    ('S-300PMU2 (order of 2004)', 'S-400')
    """
    name, _, beside = system.partition(", ")
    return f"{name} ({beside})" if beside else name


def expression_headline(name: str, found: pd.DataFrame, measure: str, log: bool = False) -> str:
    """How the values of an expression went as a measure shows them, by what the reader calls it."""
    kept, unit = reliable_rows(found), found["unit"].iloc[0]
    values = kept.set_index("year")["shown"].dropna()
    subject, known = f"{measure_by_name(measure).phrase} {name}".lstrip(), in_this_sentence(found, measure)
    if values.empty:
        return ""
    aside = f" ({beside})" if (beside := weak_left_out(found, kept)) else ""
    return (changing(subject, values, unit, known) if measure_by_name(measure).is_change
            else moving(subject, values, unit, known, aside, log)) + aside


def who_depends(rows: pd.DataFrame) -> str:
    """The two shares of the last year that has both as a sentence, such as “12.1 % of Russia's exports went to China, …”."""
    if (pair := last_pair(reliable_rows(rows))) is None:
        return ""
    year, *shares = pair
    told = spoken_in("%", values=shares)
    left, right = map(part_of, rows["line"].unique(), map(told.full, shares))
    return f"In {year}, {right} and {left}"


def part_of(line: str, share: str) -> str:
    """“China in Russia's exports” with its share as a sentence.

    >>> part_of("China in Russia's exports", "8.4 %")
    "8.4 % of Russia's exports went to China"
    """
    part, _, whole = line.partition(" in ")
    return f"{share} of {whole} {EXCHANGES.get(whole.rpartition(' ')[2], 'was with')} {part}"


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by year, each with its year or, for means over sessions, its period as a name."""
    ordered = rows.sort_values("year", kind="stable")
    return ordered.assign(period=ordered["locator"].where(ordered["locator"].str.startswith("Sessions"), ordered["year"].astype(str)))


SPECIAL = {"asymmetry": who_depends, "snapshot": of_items, "deals": of_values, "systems": of_deliveries}
