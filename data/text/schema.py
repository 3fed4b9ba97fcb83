"""What every table must look like: columns, types, allowed values, keys and references.

Each table is declared once here. The build checks the authored text against it and the reader
checks the Parquet files against it.
"""

from dataclasses import dataclass, field, replace
from math import inf

import numpy as np
import pyarrow as pa

# SDMX code list CL_OBS_STATUS 2.2 (sdmx.org), with the wording shown to readers. `indicators/` has the codes in the order of their weight
# (derive.py) and those on which no sentence may rest (facts.py); a test holds them to be the same.
OBS_STATUS = {
    "A": "Normal value",
    "B": "Break in the series",
    "D": "Definition differs",
    "E": "Estimated or converted",
    "F": "Forecast or target",
    "I": "Imputed",
    "L": "Missing: exists but was not collected",
    "M": "Missing: cannot exist",
    "N": "Not significant",
    "O": "No value in this source",
    "P": "Provisional",
    "Q": "Missing: suppressed",
    "U": "Low reliability",
    "V": "Not validated",
}
WEAK_STATUS = ("U", "D")  # what does not fill a hole: low reliability, part-years and other definitions
BOUNDS = ("exact", "about", "at least", "at most")
OF_CLAIMS = (*BOUNDS, "above", "below")  # what the values that a claim is held against must be
LEVEL = "level"  # what charts and addresses call values as they are, beside what measures.csv has in offered_as
KINDS = ("line", "bars", "snapshot", "asymmetry", "deals", "systems", "facts")
THEMES = ("overview", "trade", "energy", "arms", "investment", "diplomacy", "data")
# nothing else is of these
PAGES = (*THEMES, "claims", "reconcile", "compare", "oil", "composite", "votes", "composition", "methods", "report")

# What has a colour of its own, and the names that pages cannot do without.
PAINTED = {
    "country": (),
    "series": (),
    "industry": (),
    "source kind": ("article text", "annual source", "single report", "own calculation"),
    "verdict": ("consistent", "consistent within rounding", "agrees with its own source", "depends on the reading",
                "differs from independent source", "inconsistent", "contradicts itself", "not checkable", "states a count")}

# What a line can be for on the analysis pages, each of which needs one: `votes` names the source of the single votes by a line that was
# computed from them, `customs` the totals that trade by industry is set beside.
ROLES = ("compared", "record", "crude", "price", "component", "votes", "customs")

ID = r"[a-z][a-z0-9_]*"
DATE = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"


@dataclass(frozen=True)
class Column:
    """One column: its Arrow type and what a right value looks like.

    `says` is the pattern in words; `dates` holds a column to dates that the calendar has.
    """

    type: pa.DataType = pa.string()
    pattern: str = ""
    says: str = ""
    dates: bool = False
    allowed: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    empty: bool = False

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest and the highest number: as declared, else what the type can hold."""
        held = np.iinfo(self.type.to_pandas_dtype()) if pa.types.is_integer(self.type) else None
        low, high = (held.min, held.max) if held else (-inf, inf)
        return low if self.low is None else self.low, high if self.high is None else self.high


@dataclass(frozen=True)
class Table:
    """One table: its columns, the columns that together are unique, and where ids must exist.

    `lists` names columns that hold several ids separated by "; ", `ordered` pairs of columns of which the
    first must not be greater; `bare` says that pages do without any row. The text lies in a `folder` of files or
    in one `file`, which has the name of the table unless it is named.
    """

    columns: dict[str, Column]
    key: tuple[str, ...]
    references: dict[str, str] = field(default_factory=dict)
    lists: tuple[str, ...] = ()
    ordered: tuple[tuple[str, str], ...] = ()
    folder: bool = False
    file: str = ""
    bare: bool = False

    @property
    def arrow(self) -> pa.Schema:
        """The declared Parquet schema."""
        return pa.schema([(name, column.type) for name, column in self.columns.items()])


TEXT, TEXT_OR_EMPTY = Column(), Column(empty=True)
IDENTIFIER = Column(pattern=ID, says="an id of small letters, digits and _ that begins with a letter")
URL_OR_EMPTY = Column(pattern=r"https?://\S+", says="an address that begins with https://, or nothing", empty=True)
DATED = Column(pattern=rf"[0-9]{{4}}|{DATE}", says="a date such as 2014, 2014-05 or 2014-05-21", dates=True)
DATED_OR_EMPTY = replace(DATED, empty=True)
YEAR = Column(pa.int32(), low=1900, high=2100)
YEAR_OR_EMPTY = replace(YEAR, empty=True)
NUMBER, NUMBER_OR_EMPTY = Column(pa.float64()), Column(pa.float64(), empty=True)
COUNT_OR_EMPTY = Column(pa.int32(), low=0, empty=True)
FLAG = Column(pa.bool_())
POSITION = Column(pa.int32(), low=0)
STATUS = Column(allowed=tuple(OBS_STATUS))
BOUND = Column(allowed=BOUNDS)
THEME = Column(allowed=THEMES)
FACTOR = r"([1-9][0-9]*(\.[0-9]+)?(e[0-9]+)?|[A-Za-z]+)"
AROUND_A_NUMBER = Column(pattern=r"[^{}]*\{\}[^{}]*", says="words with one {} where the number stands, such as USD {} bn")

TABLES = {
    "themes": Table(
        {"theme": Column(allowed=PAGES), "title": TEXT, "question": TEXT_OR_EMPTY, "lead": TEXT, "position": POSITION},
        key=("theme",)),
    "sources": Table(
        {"source_id": IDENTIFIER, "kind": Column(allowed=("article", "published", "own")),
         "reliability": Column(allowed=("official", "scholarly", "press", "compiled")),
         "draw_as": Column(allowed=("line", "points")), "producer": TEXT, "title": TEXT,
         "citation_full": TEXT, "attribution_short": TEXT,
         "url_main": URL_OR_EMPTY,
         "date_published": DATED_OR_EMPTY,
         "date_accessed": DATED, "license_name": TEXT,
         "license_url": URL_OR_EMPTY, "retrieved_from": TEXT,
         "accuracy": Column(pa.float64(), low=0, high=100, empty=True), "note": TEXT_OR_EMPTY, "origin": TEXT},
        key=("source_id",)),
    "series": Table(
        {"series_id": IDENTIFIER, "theme": THEME, "title": TEXT, "short_title": TEXT,
         "description": TEXT, "unit": TEXT, "unit_long": TEXT,
         "reporter": TEXT_OR_EMPTY,
         "partner": TEXT_OR_EMPTY, "flow": TEXT,
         "origin_kind": Column(allowed=("article", "published", "computed", "mixed")),
         "default_chart": Column(allowed=("line", "points", "bars", "snapshot", "facts")),
         "decimals": Column(pa.int32(), low=0, high=6), "share_of": TEXT_OR_EMPTY,
         "year_meaning": TEXT, "minimum": NUMBER_OR_EMPTY, "maximum": NUMBER_OR_EMPTY, "interval_of": TEXT_OR_EMPTY,
         "title_in_article": TEXT_OR_EMPTY, "short_title_in_article": TEXT_OR_EMPTY},
        key=("series_id",), references={"theme": "themes", "share_of": "series", "interval_of": "series", "unit": "units"},
        ordered=(("minimum", "maximum"),)),
    "observations": Table(
        {"series_id": IDENTIFIER, "year": YEAR, "value": NUMBER, "obs_status": STATUS,
         "source_id": IDENTIFIER, "locator": TEXT, "as_printed": TEXT_OR_EMPTY,
         "printed_unit": TEXT_OR_EMPTY, "bound": BOUND, "note": TEXT_OR_EMPTY},
        key=("series_id", "year", "source_id", "locator"),
        references={"series_id": "series", "source_id": "sources", "printed_unit": "units"}, folder=True),
    "derivations": Table(
        {"series_id": IDENTIFIER, "source_id": IDENTIFIER, "measure": IDENTIFIER,
         "inputs": Column(
            pattern=rf"{ID}@{ID}(; {ID}@{ID})*", says="one or more series@source, with “; ” between them"), "formula": TEXT},
        key=("series_id", "source_id"),
        references={"series_id": "series", "source_id": "sources", "measure": "measures"}, bare=True),
    "origins": Table(
        {"series_id": IDENTIFIER, "source_id": IDENTIFIER, "origin": TEXT, "note": TEXT},
        key=("series_id", "source_id"), references={"series_id": "series", "source_id": "sources"}, bare=True),
    "measures": Table(
        {"measure_id": IDENTIFIER, "name": TEXT, "family": TEXT,
         "function": Column(
            pattern=r"indicators(\.[a-z_0-9]+)+:[a-z_0-9]+", says="a function such as indicators.basics.growth:change"), "formula": TEXT,
         "unit_rule": TEXT, "inputs_needed": TEXT, "reference": TEXT, "notes": TEXT_OR_EMPTY,
         "example_inputs": TEXT_OR_EMPTY, "example_arguments": TEXT_OR_EMPTY,
         "example_unit": TEXT_OR_EMPTY, "missing": TEXT_OR_EMPTY, "only_sums": FLAG,
         "offered_as": replace(IDENTIFIER, empty=True), "label": TEXT_OR_EMPTY, "shown_unit": TEXT_OR_EMPTY,
         "shown_unit_long": TEXT_OR_EMPTY, "reason": TEXT_OR_EMPTY, "phrase": TEXT_OR_EMPTY, "is_change": FLAG},
        key=("measure_id",), references={"shown_unit": "units"}),
    "charts": Table(
        {"chart_id": IDENTIFIER, "theme": THEME, "position": POSITION, "tab": TEXT,
         "title": TEXT, "kind": Column(allowed=KINDS), "series": TEXT_OR_EMPTY,
         "default_sources": TEXT_OR_EMPTY,
         "measures": Column(
             pattern=rf"{ID}(; {ID})*", says="“level”, or what measures.csv has in offered_as, with “; ” between them"),
         "note": TEXT_OR_EMPTY},
        key=("chart_id",),
        references={"theme": "themes", "series": "series", "default_sources": "sources"},
        lists=("series", "default_sources")),
    "groups": Table(
        {"group_id": IDENTIFIER, "theme": THEME, "position": POSITION, "title": TEXT, "charts": TEXT, "milestones": FLAG},
        key=("group_id",), references={"theme": "themes"}),
    "quantities": Table(
        {"quantity_id": IDENTIFIER, "position": POSITION, "title": TEXT, "series": TEXT, "note": TEXT},
        key=("quantity_id",), references={"series": "series"}, lists=("series",)),
    "claims": Table(
        {"claim_id": IDENTIFIER, "statement_id": IDENTIFIER, "theme": THEME, "locator": TEXT, "statement": TEXT, "printed": TEXT,
         "number": Column(
             pattern=rf"-?[0-9]+(\.[0-9]+)?|{DATE}(/{DATE})?", empty=True, dates=True,
             says="a number such as 12.5, a date such as 2014-05 or 2014-05-21, or a span such as 2014-09/2014-11"),
         "unit": TEXT_OR_EMPTY,
         "bound_word": TEXT_OR_EMPTY, "bound": Column(allowed=OF_CLAIMS),
         "kind": Column(allowed=("value", "growth", "share", "rank", "count", "duration", "comparison", "list")),
         "year": YEAR_OR_EMPTY, "series_id": TEXT_OR_EMPTY, "measure": TEXT_OR_EMPTY, "check": TEXT_OR_EMPTY,
         "inputs": TEXT_OR_EMPTY, "compare": TEXT_OR_EMPTY, "implied": TEXT_OR_EMPTY, "reason": TEXT_OR_EMPTY,
         "origin": TEXT_OR_EMPTY, "chosen": TEXT_OR_EMPTY, "source_id": IDENTIFIER},
        key=("claim_id",), references={"theme": "themes", "series_id": "series", "measure": "measures", "source_id": "sources"}),
    "hypotheses": Table(
        {"hypothesis_id": IDENTIFIER, "position": POSITION, "title": TEXT,
         "kind": Column(allowed=("inputs", "value", "cut", "calendar", "definition")), "formula": TEXT},
        key=("hypothesis_id",), bare=True),
    "events": Table(
        {"event_id": IDENTIFIER, "date": DATED,
         "precision": Column(allowed=("day", "month", "year")), "title": TEXT,
         "short_title": TEXT, "theme": THEME, "key_for": Column(
            pattern=rf"({'|'.join(THEMES)})(; ({'|'.join(THEMES)}))*", says="themes with “; ” between them", empty=True),
         "source_id": IDENTIFIER, "locator": TEXT},
        key=("event_id",), references={"theme": "themes", "source_id": "sources"}),
    "deals": Table(
        {"deal_id": IDENTIFIER, "report": Column(pa.int32(), low=1), "system": TEXT,
         "category": TEXT, "order_year": YEAR, "order_year_is_estimate": FLAG,
         "units_low": COUNT_OR_EMPTY, "units_high": COUNT_OR_EMPTY,
         "units_printed": TEXT_OR_EMPTY, "first_delivery": YEAR_OR_EMPTY, "earlier_deliveries_unknown": FLAG,
         "last_delivery": YEAR_OR_EMPTY, "value_low": NUMBER_OR_EMPTY,
         "value_high": NUMBER_OR_EMPTY, "value_printed": TEXT_OR_EMPTY, "bound": BOUND,
         "contains_other_deals": FLAG, "tiv_delivered": NUMBER_OR_EMPTY, "obs_status": STATUS, "source_id": IDENTIFIER,
         "locator": TEXT, "note": TEXT_OR_EMPTY},
        key=("deal_id", "report"), references={"source_id": "sources"},
        ordered=(("units_low", "units_high"), ("first_delivery", "last_delivery"), ("value_low", "value_high")), bare=True),
    "periods": Table(
        {"period_id": IDENTIFIER, "shading": TEXT, "position": POSITION, "shown_on": Column(allowed=THEMES, empty=True),
         "title": TEXT, "start": YEAR, "end": YEAR_OR_EMPTY, "source_id": IDENTIFIER, "locator": TEXT},
        key=("period_id",), references={"shown_on": "themes", "source_id": "sources"},
        ordered=(("start", "end"),), bare=True),
    "positions": Table(
        {"position_id": IDENTIFIER, "position": POSITION, "title": TEXT,
         "issue": Column(pattern=ID, says="the id of an issue of roll calls, or nothing", empty=True), "locator": TEXT},
        key=("position_id",), bare=True),
    "synonyms": Table({"term": TEXT, "words": TEXT}, key=("term",), bare=True),
    "holes": Table(
        {"hole_id": IDENTIFIER, "theme": THEME, "position": POSITION, "title": TEXT, "charts": TEXT_OR_EMPTY, "series": TEXT_OR_EMPTY,
         "start": YEAR, "end": YEAR, "searched": TEXT, "would_fill": TEXT},
        key=("hole_id",), references={"theme": "themes", "charts": "charts", "series": "series"}, lists=("charts", "series"),
        ordered=(("start", "end"),), bare=True),
    "units": Table(
        {"unit": TEXT, "pattern": AROUND_A_NUMBER, "words": AROUND_A_NUMBER, "short": AROUND_A_NUMBER,
         "thousandth": TEXT_OR_EMPTY, "thousand": TEXT_OR_EMPTY,
         "definition": Column(pattern=rf"{FACTOR}( [*/] {FACTOR})*",
                              says="numbers and base units (letters only) with * and / between them, such as 1e9 * USD, or nothing",
                              empty=True)},
        key=("unit",), references={"thousandth": "units", "thousand": "units"}),
    "citations": Table(
        {"source_id": IDENTIFIER, "entry": Column(allowed=("article", "data", "report")), "authors": TEXT_OR_EMPTY,
         "journal": TEXT_OR_EMPTY, "doi": TEXT_OR_EMPTY, "publisher": TEXT_OR_EMPTY},
        key=("source_id",), references={"source_id": "sources"}, bare=True),
    "palettes": Table(
        {"meaning": Column(allowed=tuple(PAINTED)), "name": TEXT,
         "colour": Column(
            pattern=r"[1-9]|10|#[0-9a-f]{6}", says="the number of a colour of the theme, 1 to 10, or a colour such as #1f77b4"),
         "sign": TEXT_OR_EMPTY, "source_id": TEXT_OR_EMPTY, "position": POSITION, "description": TEXT},
        key=("meaning", "name"), references={"source_id": "sources"}),
    "roles": Table(
        {"role": Column(allowed=ROLES), "position": POSITION, "name": TEXT,
         "line": Column(pattern=rf"{ID}@{ID}", says="a line as series@source"), "at_first": FLAG},
        key=("role", "name")),
    "former_links": Table(
        {"page": IDENTIFIER, "parameter": TEXT, "words": TEXT_OR_EMPTY, "view": TEXT_OR_EMPTY, "setting": TEXT_OR_EMPTY,
         "value": TEXT_OR_EMPTY},
        key=("page", "parameter", "words", "view", "setting"), bare=True),
    "columns": Table(
        {"table": IDENTIFIER, "column": TEXT, "title": TEXT, "description": TEXT, "unit": TEXT_OR_EMPTY,
         "sourced": FLAG},
        key=("table", "column"), bare=True),
}
# Names every table, itself too, and so comes after them.
TABLES["contents"] = Table(
    {"table": Column(allowed=(*TABLES, "contents")), "title": TEXT, "description": TEXT}, key=("table",))
