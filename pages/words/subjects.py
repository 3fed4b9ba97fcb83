"""What lines and things are called in a sentence."""

from os.path import commonprefix

import pandas as pd

from indicators.shown.ways import runs
from pages.reading.tables import cached, tables
from pages.words.measures import measure_by_name

# What takes an article at the beginning of a sentence.
SUBJECTS_WITH_ARTICLE = ("Price", "Reconciled", "Population", "Ideal", "Ideal-point", "Gap", "Ratio", "Gross", "Share", "Rank",
                         "Concentration", "Contracted", "Growth", "Number")
# before a partner, in a title and where the rest is not said again
JOINED = {"from": "from", "to": "to", "with": "with", "in": "in", "and": "with"}
BOUNDS = ("at least", "at most")  # how the titles of series end whose values are the least or the most that something may be


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
    phrase = measure_by_name(measure).phrase
    words = f"{phrase} {inside(title)}" if phrase else with_article(title)
    return words + (f" ({source})" if source else "") + ("," if "," in title else "")


def with_article(title: str) -> str:
    """A title as a sentence begins with it."""
    return f"The {small(title)}" if title.split()[0] in SUBJECTS_WITH_ARTICLE else title


def inside(title: str) -> str:
    """A title in the middle of a sentence: its first word with a small letter, unless it is a name.

    A name has a capital or a digit beyond its first letter, such as UN, S-400 and Rosneft–CNPC, or is one of `names`.
    """
    words = with_article(title)
    first = bare(words.split()[0])
    return words if first[1:] != first[1:].lower() or any(map(str.isdigit, first)) or first in names() else small(words)


@cached(2)
def names() -> frozenset[str]:
    """The words that stand in titles of series after the first word with a capital, and never with a small letter: China, Brent, Saudi."""
    within = {bare(word) for title in tables().series["title"] for word in title.split()[1:]}
    return frozenset(word for word in within if word[:1].isupper() and small(word) not in within)


def bare(word: str) -> str:
    """A word without signs around it and without the ending of a genitive.

    >>> bare("China's"), bare("Belarus'"), bare("(WIOD")
    ('China', 'Belarus', 'WIOD')
    """
    return word.strip("(),:;.“”").removesuffix("'s").removesuffix("'")


def with_names(title: str, first: bool = False) -> str:
    """A title before a verb, at the beginning or in the middle of a sentence."""
    return subject_of(title) if first else f"{inside(title)}," if "," in title else inside(title)


def another(title: str, first: str) -> str:
    """A title after another that begins alike, without what both have in common.

    >>> another("China's imports from Japan", "China's imports from Iran")
    'those from Japan'
    >>> another("Trade of Russia and Japan", "Trade of Russia and Italy")
    'that with Japan'
    """
    words, others = title.split(), first.split()
    joints = [place for place, word in enumerate(commonprefix([words, others])) if place and word.lower() in JOINED]
    if not joints:
        return with_names(title).rstrip(",")
    *_, before = words[:joints[-1]]
    joint, *rest = words[joints[-1]:]
    ending = len(commonprefix([words[::-1], others[::-1]]))
    return " ".join(["those" if before.endswith("s") and not before.endswith("'s") else "that", JOINED[joint.lower()],
                     *rest[:-ending or None]])


def what_they_are(title: str, other: str) -> str:
    """What lines are called together that have two such titles.

    >>> what_they_are("China's imports from Japan", "China's imports from Italy"), what_they_are("Coal", "Gas")
    ('partners', 'lines')
    """
    return "partners" if another(other, title).startswith(("those ", "that ")) else "lines"


def were(title: str, other: str) -> str:
    """The verb that a title takes, as another one beside it shows.

    >>> were("China's imports from Japan", "China's imports from Italy"), were("Trade of Russia and Japan", "Trade of Russia and Italy")
    ('were', 'was')
    """
    return "were" if another(other, title).startswith("those ") else "was"


def bound_of(title: str) -> tuple[str, str]:
    """What a title is of, and whether its values are the least or the most that it may be; an empty word if neither.

    >>> bound_of("Trade with Italy, at most"), bound_of("Trade, as China reports it")
    (('Trade with Italy', 'at most'), ('Trade, as China reports it', ''))
    """
    head, _, last = title.rpartition(", ")
    return (head, last) if last in BOUNDS else (title, "")


def names_of(known: pd.DataFrame) -> pd.Series:
    """What tells lines apart: their names, with the source where names are alike."""
    return known["line"] if known["line"].is_unique else known["line"] + " (" + known["source"] + ")"


def of_a_package(system: str) -> str:
    """What was ordered, with a package called one.

    >>> of_a_package("Package of 2002: Kilo, destroyers"), of_a_package("S-400")
    ('a package of Kilo and destroyers', 'S-400')
    """
    name, _, parts = system.rpartition(": ")
    return f"a package of {listed(parts.split(', '))}" if name.startswith("Package") else parts


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
