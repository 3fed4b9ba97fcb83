"""Numbers as a reader wants them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd


def number(value: float, decimals: int) -> str:
    """A number with thousands separators and a true minus sign, which zero has not; a dash if there is none.

    >>> number(-1239.04, 1), number(-0.04, 1), number(float("nan"), 1)
    ('−1,239.0', '0.0', '–')
    """
    return "–" if pd.isna(value) else f"{value:z,.{decimals}f}".replace("-", "−")


def as_stated(rows: pd.DataFrame, decimals: pd.Series) -> list[str]:
    """The values shown of some rows in digits; those of the article in the digits that it prints.

    >>> row = pd.DataFrame({"kind": ["article", "published"], "as_printed": ["42.433", "42.433"], "shown": [42.433, 42.433]})
    >>> as_stated(row, pd.Series([2, 2]))
    ['42.433', '42.43']
    """
    printed = pd.to_numeric(rows["as_printed"], errors="coerce") == rows["shown"]
    return [digits if of_article and same else number(value, places) for digits, of_article, same, value, places in zip(
        rows["as_printed"], rows["kind"].eq("article"), printed, rows["shown"], decimals)]


def brief(value: float) -> str:
    """A number for a sentence: three significant digits, but whole numbers whole.

    >>> brief(95.2438), brief(1239.0), brief(0.8331), brief(4.0), brief(0.0000254)
    ('95.2', '1,239', '0.833', '4', '0.0000254')
    """
    return number(value, 0 if abs(value) >= 100 or value == round(value) else decimals_for([value]))


def decimals_for(values: Iterable[float]) -> int:
    """The decimals with which the largest of some values has three significant digits.

    >>> decimals_for([95.2438]), decimals_for([0.0000254, -0.0000011]), decimals_for([1239.0])
    (1, 7, 0)
    """
    largest = max(map(abs, values), default=0.0)
    written = np.format_float_positional(largest, precision=3, unique=False, fractional=False, trim="k")
    return len(written.partition(".")[2]) if largest < 100 else 0


def amount(digits: str, unit: str, patterns: dict[str, str]) -> str:
    """A number with its unit where readers expect it, by the patterns of the table of units.

    >>> amount("95.2", "USD bn", {"USD bn": "USD {} bn"}), amount("3", "crates", {})
    ('USD 95.2 bn', '3 crates')
    """
    return patterns.get(unit, "{} " + unit).format(digits).strip()


def unbroken(sentence: str) -> str:
    """A sentence whose numbers stay on one line with their units."""
    for words in (" %", " bn", " Mt", "USD "):
        sentence = sentence.replace(words, words.replace(" ", "\u00a0"))
    return sentence
