"""What lines and things are called in a sentence."""

from functools import lru_cache
from os.path import commonprefix

import pandas as pd

from indicators.shown.facts import runs
from pages.reading.tables import Version, tables, version
from pages.words.measures import offered

# What is named in the middle of a sentence as at its beginning, and what takes an article.
NAMES = ("China", "Chinese", "Russia", "Russian", "Hong", "Palestinian", "Brent", "Rosneft", "UN")
SUBJECTS_WITH_ARTICLE = ("Price", "Reconciled", "Population", "Ideal", "Ideal-point", "Gap", "Ratio", "Gross", "Share", "Rank", "Concentration", "Growth", "Number")
JOINED = {"from": "from", "to": "to", "with": "with", "in": "in", "and": "with"}  # before a partner, in a title and where the rest is not said again


def capital(words: str) -> str:
    """Words with a capital letter at the beginning, the others as they are.

    >>> capital("billion US dollars"), capital("")
    ('Billion US dollars', '')
    """
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """Words with a small letter at the beginning, the others as they are."""
    return words[:1].lower() + words[1:]


def subject_of(title: str, measure: str = "level", source: str = "") -> str:
    """The title of a line, by a measure, as the subject of a sentence; with the source where it tells lines apart."""
    phrase = offered(measure).phrase
    words = f"{phrase} {inside(title)}" if phrase else with_article(title)
    return words + (f" ({source})" if source else "") + ("," if "," in title else "")


def with_article(title: str) -> str:
    """A title as a sentence begins with it."""
    return f"The {small(title)}" if title.split()[0] in SUBJECTS_WITH_ARTICLE else title


def inside(title: str) -> str:
    """A title in the middle of a sentence."""
    words = with_article(title)
    named = words.split()[0].removesuffix("'s") in NAMES or words.startswith(partners(version()))
    return words if named else small(words)


@lru_cache(maxsize=2)
def partners(of: Version) -> tuple[str, ...]:
    """The names of the partners that series have."""
    return tuple(name for name in tables().series["partner"].unique() if name)


def with_names(title: str, first: bool = False) -> str:
    """A title before a verb, at the beginning or in the middle of a sentence."""
    return subject_of(title) if first else f"{inside(title)}," if "," in title else inside(title)


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


def names_of(known: pd.DataFrame) -> pd.Series:
    """What tells lines apart: their names, with the source where names are alike."""
    return known["line"] if known["line"].is_unique else known["line"] + " (" + known["source"] + ")"


def of_a_package(system: str) -> str:
    """What was ordered, with a package called one.

    >>> of_a_package("Package of 2002: Kilo, destroyers"), of_a_package("S-400")
    ('a package of Kilo, destroyers', 'S-400')
    """
    name, _, parts = system.rpartition(": ")
    return f"a package of {parts}" if name.startswith("Package") else parts


def years_in_words(years: list[int]) -> str:
    """Years with those in a row as a range.

    >>> years_in_words([2001, 2003, 2004, 2005])
    '2001 and 2003–2005'
    """
    return listed([str(first) if first == last else f"{first}–{last}" for first, last in runs(years)])


def span_of(years: tuple[int, int], joint: str = " to ") -> str:
    """The first and the last year in words, or the only one.

    >>> span_of((1996, 2015)), span_of((1996, 2015), "–"), span_of((2022, 2022))
    ('1996 to 2015', '1996–2015', '2022')
    """
    return joint.join(map(str, dict.fromkeys(years)))


def listed(names: list[str]) -> str:
    """Names as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
