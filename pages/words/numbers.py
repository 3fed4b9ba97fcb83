"""Numbers as a reader wants them."""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pandas as pd

from indicators.shown.facts import in_thousands, in_thousandths, thousands, typical
from pages.reading.tables import cached, patterns, tables

MOST_SAID, IN_A_SENTENCE = 4, 3  # digits of a number that is read and not looked up in a table, and of one in a sentence
MOST_DIGITS, UNCOUNTED = 15, 1e15  # of a number that is written out, and the first that is not: the machine holds no more digits
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, decimals: int) -> str:
    r"""A number with thousands separators and a true minus sign, which zero has not; a dash if there is none.

    One that nobody counts the digits of, as expressions can give it, is written with a power of ten.

    >>> number(-1239.04, 1), number(-0.04, 1), number(float("nan"), 1)
    ('−1,239.0', '0.0', '–')
    >>> number(31.65, 1), number(-0.125, 2)  # halves away from zero, as readers round: the float nearest to 31.65 is less than it
    ('31.7', '−0.13')
    >>> number(-9.5244e297, 0), number(5.5e-21, 22), number(0.0, 22)
    ('−9.52\xa0×\xa010²⁹⁷', '5.50\xa0×\xa010⁻²¹', '0')
    """
    if pd.isna(value):
        return "–"
    if abs(value) >= UNCOUNTED or decimals > MOST_DIGITS:
        digits, _, power = f"{value:.2e}".partition("e")
        return f"{digits}\u00a0×\u00a010{str(int(power)).translate(RAISED)}".replace("-", "−") if value else "0"
    return f"{Decimal(str(float(value))).quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP):z,f}".replace("-", "−")


def in_digits(value: float, decimals: int | None, most: int = MOST_SAID) -> str:
    """A number as all that is read of a chart says it, hovering, bars and titles, and with fewer digits the sentence above it: with the
    `decimals` of its series or measure, but in no more than `most` digits unless a whole number has more, and in two at least, so that it
    reads as nothing only if it is nothing. Tables and files have every digit.

    Without decimals of its own a whole number has none, and any other three digits.

    >>> [in_digits(value, 2) for value in (1239.04, 95.2438, 0.025, 4.0, 0.0001, 0.0)]
    ['1,239', '95.24', '0.025', '4.00', '0.00010', '0.0']
    >>> in_digits(8.653, 1), in_digits(0.42, 1), in_digits(4.0, 0), in_digits(4.25, 0), in_digits(69.0, None), in_digits(14.37, None)
    ('8.7', '0.42', '4', '4.3', '69', '14.4')
    >>> [in_digits(value, 2, IN_A_SENTENCE) for value in (1239.04, 563.9, 95.2438, 5.846, 0.025)]
    ['1,239', '564', '95.2', '5.85', '0.025']
    """
    return number(value, places_of(value, decimals, most))


def places_of(value: float, decimals: int | None, most: int = MOST_SAID) -> int:
    """The decimals of a number in so many digits (`in_digits`)."""
    if decimals is None:
        return 0 if value == round(value) else decimals_for([value])
    if pd.isna(value) or not value:
        return min(decimals, 1)
    places = min(decimals, decimals_for([value], most))
    return places if round(value, decimals) == value else max(places, decimals_for([value], 2))


def as_stated(rows: pd.DataFrame, decimals: pd.Series) -> list[str]:
    """The values shown of some rows in digits; those of the article in the digits that it prints.

    >>> row = pd.DataFrame({"kind": ["article", "published"], "as_printed": ["42.433", "42.433"], "shown": [42.433, 42.433]})
    >>> as_stated(row, pd.Series([2, 2]))
    ['42.433', '42.43']
    """
    printed = pd.to_numeric(rows["as_printed"], errors="coerce") == rows["shown"]
    return [digits if of_article and same else in_digits(value, places) for digits, of_article, same, value, places in zip(
        rows["as_printed"], rows["kind"].eq("article"), printed, rows["shown"], decimals)]


def decimals_for(values: Iterable[float], significant: int = 3) -> int:
    """The decimals with which the largest of some values has so many significant digits.

    >>> decimals_for([95.2438]), decimals_for([0.0000254, -0.0000011]), decimals_for([1239.0]), decimals_for([0.75])
    (1, 7, 0, 3)
    """
    written = Decimal(f"{max(map(abs, values), default=0.0):#.{significant}g}")
    return abs(min(0, written.as_tuple().exponent))


def exact_decimals(values: pd.Series, most: int = 3) -> int | None:
    """The decimals that all values have; None if some have more than `most`.

    >>> exact_decimals(pd.Series([42.433, None, 7.5])), exact_decimals(pd.Series([15.361644])), exact_decimals(pd.Series([0.25]), 1)
    (3, None, None)
    """
    known = values.dropna().to_numpy(float)  # many times as fast as by pandas, for every column of every table in sight
    return next((digits for digits in range(most + 1) if (known.round(digits) == known).all()), None)


def as_given(value: float, most: int = 3) -> str:
    """A number with the decimals that it has, `most` of them, and no zeros at their end.

    >>> as_given(69.0), as_given(95.2), as_given(15.361644), as_given(2.9996)
    ('69', '95.2', '15.362', '3')
    """
    digits = number(value, most)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def decimals_alike(values: pd.Series) -> int:
    """The decimals for a column of a table: as many as all values have, up to three.

    For values with more, which are computed, so many that the median has three significant digits, but two to four; more only where
    the median would read as nothing.

    >>> decimals_alike(pd.Series([42.433])), decimals_alike(pd.Series([4.0, None])), decimals_alike(pd.Series([15.361644, 42.43]))
    (3, 0, 2)
    >>> decimals_alike(pd.Series([0.56164, 0.71])), decimals_alike(pd.Series([0.000061, 0.00002]))
    (3, 5)
    """
    exact = exact_decimals(values)
    if exact is not None:
        return exact
    median = typical(values.dropna())
    return min(max(4, min(MOST_DIGITS, decimals_for([median], 1))), max(2, decimals_for([median])))


def decimals_of_any(values: pd.Series) -> int:
    """The decimals for a column whose values have several units: as many as all have, or so many that none reads as nothing, two to four.

    >>> [decimals_of_any(pd.Series(values)) for values in ([733.75, 1239.0], [0.00137578, 25739.930904], [0.5123456, 3.0])]
    [2, 3, 2]
    """
    smallest, exact = values.abs().where(values != 0).min(), exact_decimals(values)
    return min(4, max(2, decimals_for([smallest], 1))) if exact is None else exact


def digits_for(values: pd.Series) -> int:
    """The digits with which the largest of some values has two decimals.

    >>> digits_for(pd.Series([25739.9309, -1239.0])), digits_for(pd.Series([0.25]))
    (7, 3)
    """
    return len(f"{values.abs().max():.2f}".replace(".", ""))


def decimals_by_unit(columns: pd.DataFrame, units: Mapping[str, str]) -> dict[str, int]:
    """The decimals of columns of a table, which are the same for all columns of one unit.

    >>> decimals_by_unit(pd.DataFrame({"a": [1.5], "b": [2.25], "c": [3.0]}), {"a": "Mt", "b": "Mt", "c": "%"})
    {'a': 2, 'b': 2, 'c': 0}
    """
    each = {name: decimals_alike(columns[name]) for name in units}
    return {name: max(each[other] for other, of in units.items() if of == unit) for name, unit in units.items()}


def amount(digits: str, unit: str) -> str:
    """A number with its unit where readers expect it, by the patterns of the table of units.

    >>> amount("95.2", "USD bn"), amount("3", "crates")
    ('USD 95.2 bn', '3 crates')
    """
    return patterns().get(unit, "{} " + unit).format(digits).strip()


def bounded(words: str, unit: str, bound: str) -> str:
    """A value in words with what its source says of it; of ranks, where 1 is the best, “at most” is “or better”.

    >>> bounded("rank 10", "rank", "at most"), bounded("USD 3 bn", "USD bn", "about"), bounded("40", "count", "exact")
    ('rank 10 or better', 'about USD 3 bn', '40')
    """
    if bound in ("", "exact"):
        return words
    return f"{words} or {'better' if bound == 'at most' else 'worse'}" if unit == "rank" and bound != "about" else f"{bound} {words}"


# The space between a number and what it counts, and around the sign of what is set to 100.
BEFORE_A_UNIT = re.compile(r"(?<=[0-9]) (?=%|thousand|million|billion|trillion|dollars|yuan|bn|Mt|= [0-9])"
                           r"|(?<=USD) (?=[0-9−+])|(?<=[0-9] =) (?=[0-9])")


LEAST = 1  # of a unit that several lines share, which the greatest value of each must reach


class Unit(NamedTuple):
    """How a number of a unit is written in a sentence, first and when said again, the units that are a thousand times less and more, and
    the decimals of a number, if they are known."""

    words: str
    short: str
    thousandth: str = ""
    thousand: str = ""
    decimals: int | None = None


Units = dict[str, Unit]
NUMBER_WORDS = ("", "thousand", "million", "billion", "trillion")
NEXT_NUMBER = {1: dict(zip(NUMBER_WORDS, NUMBER_WORDS[1:])), -1: dict(zip(NUMBER_WORDS[1:], NUMBER_WORDS))}


@cached(2)
def units() -> Units:
    """How every unit of the table of units is written in a sentence. Not to be changed."""
    return {row.unit: Unit(row.words, row.short, row.thousandth, row.thousand, None if pd.isna(row.decimals) else int(row.decimals))
            for row in tables().units.itertuples()}


def of_measure(unit: str) -> int:
    """The decimals of values to which a measure gives a unit of its own: those of the table of units, or one."""
    known = units().get(unit)
    return 1 if known is None or known.decimals is None else known.decimals


def of_rows(rows: pd.DataFrame) -> Units:
    """How the unit of some rows, which have one, is written in a sentence on them: with the decimals that they have."""
    unit = rows["unit"].iloc[0]
    known = units().get(unit, Unit(f"{{}} {unit}".strip(), "{}"))
    return units() | {unit: known._replace(decimals=int(rows["decimals"].max()))}


def in_a_head(unit: str) -> str:
    """A unit in words for the head of a column; as it is where a number needs no word for it.

    >>> in_a_head("USD bn"), in_a_head("score"), in_a_head("crates")
    ('billion dollars', 'score', 'crates')
    """
    known = units()
    return known[unit].words.replace("{}", "").strip() or unit if unit in known else unit


class Spoken(NamedTuple):
    """How the values of one unit are said in a sentence: if it has several, with the decimals of the greatest."""

    unit: Unit
    signed: bool
    decimals: int | None = None

    def digits(self, value: float) -> str:
        """The number alone; with more decimals only where it would read as nothing."""
        digits = (in_digits(value, self.unit.decimals, IN_A_SENTENCE) if self.decimals is None else
                  number(value, max(self.decimals, decimals_for([value], 1) if value else 0)))
        return ("+" if self.signed and value > 0 else "") + digits

    def beginning(self, value: float) -> str:
        """The number before another one that is said with its unit; per cent is written with every number."""
        return self.short(value) if self.unit.short == "{} %" else self.digits(value)

    def full(self, value: float) -> str:
        """The number with its unit."""
        return self.unit.words.format(self.digits(value))

    def short(self, value: float) -> str:
        """The number where its unit stands elsewhere in the sentence."""
        return self.unit.short.format(self.digits(value))


def spoken_in(unit: str, known: Units | None = None, signed: bool = False, values: Iterable[float] = ()) -> Spoken:
    """How values are said in one sentence, in the unit in which the chart below it draws them; units not in the table are `known`.

    Of several `values` all have the decimals of the greatest, as in “between −0.5 % and +30.2 %”.

    >>> trade = spoken_in("USD bn", {"USD bn": Unit("{} billion dollars", "{} billion", decimals=2)})
    >>> trade.digits(6.849), trade.full(95.24)
    ('6.85', '95.2 billion dollars')
    >>> change = spoken_in("%", signed=True)
    >>> change.digits(-8.653), change.digits(0.001), change.digits(0.0), change.digits(288.9)
    ('−8.7', '+0.0010', '0.0', '+289')
    >>> rate = spoken_in("CNY/USD", {})
    >>> rate.digits(-0.366), rate.digits(0.0001)
    ('−0.366', '0.000100')
    >>> [spoken_in("%", values=(-0.49, 30.2)).digits(value) for value in (-0.49, 30.2, 0.0012)]
    ['−0.5', '30.2', '0.001']
    >>> [spoken_in("USD bn", values=values).digits(5.85) for values in ((5.85, 9.25), (5.85, 95.24), (5.85, 107.8))]
    ['5.85', '5.9', '6']
    >>> spoken_in("USD bn", values=(12.34, 14.0)).digits(14.0), spoken_in("USD bn", values=(12.0, 14.0)).digits(14.0)
    ('14.0', '14')
    """
    words = f"{{}} {unit}".strip()
    how = (units() if known is None else known).get(unit, Unit(words, words))
    sizes = [abs(value) for value in values if not pd.isna(value)]
    decimals = (0 if all(size == round(size) for size in sizes) else MOST_DIGITS) if how.decimals is None else how.decimals
    return Spoken(how, signed, places_of(max(sizes), decimals, IN_A_SENTENCE) if sizes else None)


def in_readable_units(rows: pd.DataFrame, beside: pd.Series | None = None) -> pd.DataFrame:
    """Rows as a chart, the sentence above it, its labels and its tables show them: all in trillions or in millions of dollars, say.

    The unit is decided here and nowhere else, once for all that is drawn: if the greatest value is 10,000 billion or more, all are in
    trillions, and if nearly all are less than a billion, in millions. `rows` has shown, unit, unit_long and decimals. What stands
    `beside` them in the same unit, or is drawn of them together, is read with them.
    """
    if rows.empty:
        return rows
    unit, known = rows["unit"].iloc[0] if rows["unit"].nunique() == 1 else "", units()
    steps = thousands(rows["shown"] if beside is None else beside) if unit in known else 0
    other = {1: known[unit].thousand, -1: known[unit].thousandth}[steps] if steps else ""
    if not other:
        return rows
    long = rows["unit_long"].iloc[0]
    if long and not (words := next_words(long, steps)):
        return rows
    shown = in_thousands(rows["shown"], steps)
    return rows.assign(shown=shown, unit=other, unit_long=words if long else long,
                       decimals=in_thousandths(int(rows["decimals"].max())) if steps < 0 else max(3, decimals_for(shown.dropna())))


def next_words(words: str, steps: int) -> str:
    """A unit in words in thousandths (−1) or in thousands (1); empty if no word says it.

    >>> next_words("billion current US dollars", 1), next_words("US dollars a tonne", 1), next_words("US dollars a tonne", -1)
    ('trillion current US dollars', 'thousand US dollars a tonne', '')
    """
    first, _, rest = words.partition(" ")
    counted, what = (first, rest) if first in NUMBER_WORDS[1:] else ("", words)
    return f"{NEXT_NUMBER[steps][counted]} {what}".strip() if counted in NEXT_NUMBER[steps] else ""


def readable_lines(parts: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """The rows of several lines as a reader wants them beside each other: all lines of one unit in the unit that the greatest needs.

    A line that would be less than one of that everywhere has a unit of its own: 108 billion and no 0.108 trillion, beside a GDP.
    """
    together = pd.concat(parts)
    alike = [in_readable_units(part, together.loc[together["unit"].isin(part["unit"]), "shown"]) for part in parts]
    return [in_readable_units(part) if seen["shown"].abs().max() < LEAST else seen for part, seen in zip(parts, alike)]


def unbroken(sentence: str) -> str:
    """A sentence whose numbers stay on one line with their units."""
    return "\u00a0".join(BEFORE_A_UNIT.split(sentence))
