"""The values of one year of a chart of a theme, in words."""

from itertools import zip_longest

import pandas as pd

from pages.exhibits.choice import Choice
from pages.reading.tables import cached
from pages.themes.chart import view
from pages.words.measures import measure_by_name
from pages.words.numbers import amount, as_stated, bounded
from pages.words.plain import as_text

NEXT_LINE = "  \n"  # a line break in Markdown


def values_of_year(choice: Choice, year: int) -> str:
    """Every value that a chart shows for one year, in Markdown, the highest or the best rank first; empty if it shows none."""
    return values_by_year(choice).get(year, "")


@cached(500)
def values_by_year(choice: Choice) -> dict[int, str]:
    """The same for each year that has a value. Not to be changed."""
    found = view(choice).rows
    if "shown" not in found:
        return {}
    known = found.loc[found["shown"].notna(), ["year", "shown", "unit", "bound", "decimals", "kind", "as_printed", "line", "source"]]
    ordered = known.assign(words=in_words(known, choice)).sort_values("shown", ascending="rank" in set(known["unit"]), kind="stable")
    of_years: dict[int, list[tuple[str, str, str]]] = {}
    for year, *row in zip(*(ordered[name] for name in ("year", "words", "line", "source"))):
        of_years.setdefault(int(year), []).append(tuple(row))
    several = found["series_id"].nunique() > 1
    return {year: listed(values, several) for year, values in of_years.items()}


def listed(values: list[tuple[str, str, str]], several: bool) -> str:
    """Values of a year in words with their lines and sources, in Markdown; a source that all have in common stands once, below them."""
    sources = {source for *_, source in values}
    common = several and len(values) > 1 and len(sources) == 1
    lines = [f"**{as_text(words)}** " + as_text(", ".join(filter(None, [line if several else "", "" if common else source])))
             for words, line, source in values]
    return NEXT_LINE.join([*lines, f"Source: {as_text(*sources)}"] if common else lines)


@cached(500)
def last_year_with_a_value(choice: Choice) -> int:
    """The last year in which a chart over time shows a value. Raises ValueError if it shows none."""
    return int(view(choice).rows.dropna(subset="shown")["year"].max())


@cached(500)
def room_for_values(choice: Choice) -> str:
    """The longest of each line that `values_of_year` writes, over all years of a choice: as high as any, at any width."""
    years = [said.split(NEXT_LINE) for said in values_by_year(choice).values()]
    return NEXT_LINE.join(max(lines, key=len) for lines in zip_longest(*years, fillvalue=""))


@cached(500)
def most_in_a_year(choice: Choice) -> int:
    """The most values that a chart over time shows for one year. Raises ValueError if it shows none."""
    return int(view(choice).rows.dropna(subset="shown")["year"].value_counts().max())


def in_words(found: pd.DataFrame, choice: Choice) -> list[str]:
    """The value of each row with its unit, as a reader wants it."""
    places = found["decimals"] if not measure_by_name(choice.measure).unit else pd.Series(1, found.index)
    return [bounded(amount(digits, unit), unit, bound)
            for digits, unit, bound in zip(as_stated(found, places), found["unit"], found["bound"])]
