"""What a reader sets on the pages that are of no theme, chart by chart: by the names of the widgets, with ids as values."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from indicators.claims import SEVERITIES, VERDICTS, gravity
from indicators.energy import BARRELS_PER_TONNE
from indicators.expression import LONGEST
from pages.choices.address import Test, number_between, one_of, short_text, some_of, year_range
from pages.choices.filters import DEFAULT_YEARS, MEASURES, YEARS
from pages.choices.view_text import Parts, parts_of, written
from pages.ledger.ledger import ledger, signed
from pages.reading.examples import annual
from pages.reading.tables import Version, begun_with, line_as, line_names, lines_as, tables
from pages.words.titles import TITLES

WAYS = {"multiples": "Small multiples", "index": "Index on one axis", "expression": "Expression"}
TRANSFORMATIONS = {name: words for name, words in MEASURES.items() if name not in ("share", "mean")}
MOST_LINES = 8
SPLIT_AT_FIRST, FACTORS = (2014, 2015), (6.0, 8.5)
SPLITS = ("Bennet", "LMDI", "Laspeyres", "Paasche")
SCALES = {"min_max": "Min–max", "z_score": "z-score", "base_year": "Ratio to the first year"}
MEANS = {"arithmetic": "Arithmetic mean", "geometric": "Geometric mean"}
WEIGHTS, WEIGHT_AT_FIRST = (0.0, 5.0), 1.0


class Setting(NamedTuple):
    """One thing to set: what it is at first (nothing if that depends on the rest), a test of its values, and the page's words."""

    first: tuple[str, ...]
    sound: Test
    words: dict[str, str] = {}


Settings = dict[str, Setting]
RANGES = ("years", "split")
YEAR_RANGE = Setting(tuple(map(str, DEFAULT_YEARS)), year_range(*YEARS))
FACTOR = Setting((str(BARRELS_PER_TONNE),), number_between(*FACTORS))


def of_overview(of: Version) -> Settings:
    """The headline series."""
    return {"years": YEAR_RANGE}


def of_compare(of: Version) -> Settings:
    """Lines of any theme beside each other."""
    names = all_lines(of)
    return {"lines": Setting(compared_at_first(of), lambda values: some_of(list(names))(values) and len(values) <= MOST_LINES, names),
            "years": YEAR_RANGE, "way": one("multiples", WAYS), "base": Setting((), number_between(*YEARS)),
            "expression": Setting(("a / b",), lambda values: len(values) == 1 and len(values[0]) <= LONGEST),
            "transformation": one("level", TRANSFORMATIONS), "smoothing": Setting(("1",), number_between(1, 10))}


def of_constant_price(of: Version) -> Settings:
    """Trade at the oil price of one year."""
    return {"years": YEAR_RANGE, "record": one(line_as("record", of), records(of)), "split": split(of), "factor": FACTOR}


def of_price_and_quantity(of: Version) -> Settings:
    """The value of crude split into price and quantity."""
    return {"split": split(of), "factor": FACTOR, "split_method": Setting(SPLITS[:1], one_of(list(SPLITS)))}


def of_composite(of: Version) -> Settings:
    """The composite index."""
    names = list(lines_as("component", of))
    weights = {f"weight_{name}": Setting((str(WEIGHT_AT_FIRST),), number_between(*WEIGHTS)) for name in names}
    return {"components": Setting(begun_with("component", of), some_of(names)), "years": YEAR_RANGE,
            "scale": one("min_max", SCALES), "mean": one("arithmetic", MEANS), **weights}


def of_reconcile(of: Version) -> Settings:
    """All reports of one quantity."""
    titles = dict(zip(tables().quantities["quantity_id"], tables().quantities["title"]))
    return {"quantity": one(next(iter(titles)), titles), "years": YEAR_RANGE}


def of_claims(of: Version) -> Settings:
    """The claims that fit some filters and words; only what some claim has can be chosen."""
    found = ledger(of).values()
    verdicts, severities, themes = ({*values} for values in zip(*((one.verdict, one.severity, one.claim["theme"]) for one in found)))
    return {"verdict": some({verdict: signed(verdict) for verdict in VERDICTS if verdict in verdicts}),
            "severity": some({level: level for level in SEVERITIES if level and level in severities}),
            "theme": some({theme: title for theme, title in TITLES.items() if theme in themes}),
            "search": Setting(("",), short_text)}


def of_claim(of: Version) -> Settings:
    """One claim."""
    return {"claim": one(first_claim(of), {claim_id: judged.claim["statement"] for claim_id, judged in ledger(of).items()})}


SETTINGS = {"overview": of_overview, "compare": of_compare, "constant_price": of_constant_price,
            "price_and_quantity": of_price_and_quantity, "composite": of_composite, "reconcile": of_reconcile,
            "spread": of_reconcile, "claims": of_claims, "claim": of_claim}
PAGES = {"overview": "overview", "compare": "compare", "constant_price": "oil", "price_and_quantity": "oil",
         "composite": "composite", "reconcile": "reconcile", "spread": "reconcile", "claims": "claims", "claim": "claims"}


def split(of: Version) -> Setting:
    """The two years between which the value of crude is split."""
    return Setting(tuple(map(str, SPLIT_AT_FIRST)), year_range(first_crude(of), YEARS[1]))


@lru_cache(maxsize=2)
def first_crude(of: Version) -> int:
    """The first year with imports of crude."""
    return int(annual(tables(), line_as("crude", of)).first_valid_index())


@lru_cache(maxsize=2)
def records(of: Version) -> dict[str, str]:
    """The words for each record of trade, by its line. Not to be changed."""
    return {line: name for name, line in lines_as("record", of).items()}


def compared_at_first(of: Version) -> tuple[str, ...]:
    """The lines with which a comparison begins."""
    return tuple(map(lines_as("compared", of).get, begun_with("compared", of)))


@lru_cache(maxsize=2)
def first_claim(of: Version) -> str:
    """The claim that is open at first: the gravest of the first theme, which is the first field of all."""
    found, themes = ledger(of), list(TITLES)
    return min(found, key=lambda name: (themes.index(found[name].claim["theme"]), gravity(found[name].verdict, found[name].severity)))


def one(first: str, words: dict[str, str]) -> Setting:
    """One of some options."""
    return Setting((first,), one_of(list(words)), words)


def some(words: dict[str, str]) -> Setting:
    """Some of the options, at first none."""
    return Setting((), some_of(list(words)), words)


@lru_cache(maxsize=2)
def all_lines(of: Version) -> dict[str, str]:
    """Every line with at least two years, as `series@source`, with its words."""
    counts = tables().observations.groupby(["series_id", "source_id"])["year"].nunique()
    many = {f"{series}@{source}" for series, source in counts.index[counts > 1]}
    return {name: words for name, words in line_names(tables()).items() if name in many}


@lru_cache(maxsize=20)
def settings(chart: str, of: Version) -> Settings:
    """What can be set for such a chart. Not to be changed. Raises KeyError if there is no such chart."""
    return SETTINGS[chart](of)


def in_words(setting: Setting) -> Test:
    """A test of what an address says: the page's words in place of ids."""
    back = {words: name for name, words in setting.words.items()}
    return lambda values: setting.sound([back.get(value, "") for value in values] if back else values)


def tests(charts: list[str], of: Version) -> dict[str, Test]:
    """What a sound address of the page of some charts may say."""
    return {name: in_words(setting) for chart in charts for name, setting in settings(chart, of).items()}


def as_text(chart: str, chosen: Parts, of: Version) -> str:
    """The view of a chart with some choices as text; what is as at first is left out."""
    return written(chart, {name: chosen[name] for name, setting in settings(chart, of).items()
                           if chosen.get(name, setting.first) != setting.first})


@lru_cache(maxsize=500)
def choices(text: str, of: Version) -> Parts:
    """All choices that a text stands for; what is not said is as at first. Raises ValueError with what is wrong."""
    chart, parts = parts_of(text)
    known = settings(chart, of)
    for name, values in parts.items():
        once = name in RANGES or len(set(values)) == len(values)
        if not (once and name in known and known[name].sound(list(values))):
            raise ValueError(f"The chart “{chart}” cannot show “{name}: {', '.join(values)[:40]}”.")
    return {name: setting.first for name, setting in known.items()} | parts


def in_address(text: str, of: Version) -> dict[str, list[str]]:
    """What the address says when the chart's page shows the view: the page's words, under the names of its widgets.

    A range is always said, so that the page goes by the address and not by what the reader had chosen there before.
    """
    chart, parts = parts_of(text)
    known = settings(chart, of)
    return {name: [known[name].words.get(value, value) for value in values] for name, values in choices(text, of).items()
            if name in parts or name in RANGES}
