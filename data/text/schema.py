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
WEAK_STATUS = ("U", "B", "D")  # what does not fill a hole: low reliability, part-years and other definitions
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
DATED = Column(pattern=rf"[0-9]{{4}}|{DATE}", says="a date such as 2014, 2014-05 or 2014-05-21", dates=True)
YEAR, POSITION = Column(pa.int32(), low=1900, high=2100), Column(pa.int32(), low=0)
FACTOR = r"([1-9][0-9]*(\.[0-9]+)?(e[0-9]+)?|[A-Za-z]+)"
WORDY = r"[^;]*[\w%][^;]*"  # a text with something that can be looked for
AROUND_A_NUMBER = Column(pattern=r"[^{}]*\{\}[^{}]*", says="words with one {} where the number stands, such as USD {} bn")
OF_THEMES = Column(pattern=rf"({'|'.join(THEMES)})(; ({'|'.join(THEMES)}))*", says="themes with “; ” between them", empty=True)

# What columns of these names hold in every table that has them; others that end in _id hold ids, and all others text.
USUAL = {name: rule for names, rule in {
    "year start end order_year first_delivery last_delivery": YEAR,
    "value value_low value_high minimum maximum tiv_delivered": Column(pa.float64()),
    "only_sums is_change milestones at_first sourced": Column(pa.bool_()),
    "order_year_is_estimate earlier_deliveries_unknown contains_other_deals": Column(pa.bool_()),
    "position units_low units_high": POSITION, "date date_published date_accessed": DATED,
    "url_main license_url": Column(pattern=r"https?://\S+", says="an address that begins with https://, or nothing"),
    "theme": Column(allowed=THEMES), "obs_status": Column(allowed=tuple(OBS_STATUS)), "bound": Column(allowed=BOUNDS),
    "measure_id measure page table offered_as": IDENTIFIER}.items() for name in names.split()}


def columns(names: str, **own: Column) -> dict[str, Column]:
    """The columns of a table, in this order; one with “?” may be empty. Those of the table's `own` rules hold what these say."""
    found = {}
    for name, may_be_empty in ((name.rstrip("?"), name.endswith("?")) for name in names.split()):
        usual = USUAL.get(name) or (IDENTIFIER if name.endswith("_id") else TEXT)
        found[name] = own.get(name) or (replace(usual, empty=True) if may_be_empty else usual)
    return found


TABLES = {
    "themes": Table(columns("theme title question? lead position", theme=Column(allowed=PAGES)), key=("theme",)),
    "sources": Table(
        columns("source_id kind reliability draw_as producer title citation_full attribution_short url_main? date_published? date_accessed "
                "license_name license_url? retrieved_from accuracy note? origin",
                kind=Column(allowed=("article", "published", "own")), draw_as=Column(allowed=("line", "points")),
                reliability=Column(allowed=("official", "scholarly", "press", "compiled")),
                accuracy=Column(pa.float64(), low=0, high=100, empty=True)),
        key=("source_id",)),
    "series": Table(
        columns("series_id theme title short_title description unit unit_long reporter? partner? flow origin_kind default_chart "
                "decimals share_of? year_meaning minimum? maximum? interval_of? title_in_article? short_title_in_article?",
                decimals=Column(pa.int32(), low=0, high=6),
                origin_kind=Column(allowed=("article", "published", "computed", "mixed")),
                default_chart=Column(allowed=("line", "points", "bars", "snapshot", "facts"))),
        key=("series_id",), references={"theme": "themes", "share_of": "series", "interval_of": "series", "unit": "units"},
        ordered=(("minimum", "maximum"),)),
    "observations": Table(
        columns("series_id year value obs_status source_id locator as_printed? printed_unit? bound note?"),
        key=("series_id", "year", "source_id", "locator"),
        references={"series_id": "series", "source_id": "sources", "printed_unit": "units"}, folder=True),
    "derivations": Table(
        columns("series_id source_id measure inputs formula",
                inputs=Column(pattern=rf"{ID}@{ID}(; {ID}@{ID})*", says="one or more series@source, with “; ” between them")),
        key=("series_id", "source_id"),
        references={"series_id": "series", "source_id": "sources", "measure": "measures"}, bare=True),
    "origins": Table(
        columns("series_id source_id origin note"),
        key=("series_id", "source_id"), references={"series_id": "series", "source_id": "sources"}, bare=True),
    "measures": Table(
        columns("measure_id name family function formula unit_rule inputs_needed reference notes? example_inputs? example_arguments? "
                "example_unit? missing? only_sums offered_as? label? shown_unit? shown_unit_long? reason? phrase? is_change",
                function=Column(pattern=r"indicators(\.[a-z_0-9]+)+:[a-z_0-9]+",
                                says="a function such as indicators.basics.growth:change")),
        key=("measure_id",), references={"shown_unit": "units"}),
    "charts": Table(
        columns("chart_id theme position tab title kind series? default_sources? measures note?", kind=Column(allowed=KINDS),
                measures=Column(pattern=rf"{ID}(; {ID})*",
                                says="“level”, or what measures.csv has in offered_as, with “; ” between them")),
        key=("chart_id",), references={"theme": "themes", "series": "series", "default_sources": "sources"},
        lists=("series", "default_sources")),
    "groups": Table(columns("group_id theme position title charts milestones"), key=("group_id",), references={"theme": "themes"}),
    "quantities": Table(
        columns("quantity_id position title series note"), key=("quantity_id",), references={"series": "series"}, lists=("series",)),
    "claims": Table(
        columns("claim_id statement_id theme locator statement printed number unit? bound_word? bound kind year? series_id measure check? "
                "inputs? compare? implied? reason? origin? chosen? source_id",
                number=Column(pattern=rf"-?[0-9]+(\.[0-9]+)?|{DATE}(/{DATE})?", empty=True, dates=True,
                              says="a number such as 12.5, a date such as 2014-05 or 2014-05-21, or a span such as 2014-09/2014-11"),
                bound=Column(allowed=OF_CLAIMS), series_id=TEXT_OR_EMPTY, measure=TEXT_OR_EMPTY,
                kind=Column(allowed=("value", "growth", "share", "rank", "count", "duration", "comparison", "list"))),
        key=("claim_id",), references={"theme": "themes", "series_id": "series", "measure": "measures", "source_id": "sources"}),
    "hypotheses": Table(
        columns("hypothesis_id position title kind formula", kind=Column(allowed=("inputs", "value", "cut", "calendar", "definition"))),
        key=("hypothesis_id",), bare=True),
    "events": Table(
        columns("event_id date precision title short_title theme key_for source_id locator",
                precision=Column(allowed=("day", "month", "year")), key_for=OF_THEMES),
        key=("event_id",), references={"theme": "themes", "source_id": "sources"}),
    "deals": Table(
        columns("deal_id report system category order_year order_year_is_estimate units_low? units_high? units_printed? first_delivery? "
                "earlier_deliveries_unknown last_delivery? value_low? value_high? value_printed? bound contains_other_deals tiv_delivered? "
                "obs_status source_id locator note?", report=Column(pa.int32(), low=1)),
        key=("deal_id", "report"), references={"source_id": "sources"},
        ordered=(("units_low", "units_high"), ("first_delivery", "last_delivery"), ("value_low", "value_high")), bare=True),
    "periods": Table(
        columns("period_id shading position shown_on title start end? source_id locator", shown_on=Column(allowed=THEMES, empty=True)),
        key=("period_id",), references={"shown_on": "themes", "source_id": "sources"}, ordered=(("start", "end"),), bare=True),
    "positions": Table(
        columns("position_id position title issue locator",
                issue=Column(pattern=ID, says="the id of an issue of roll calls, or nothing", empty=True)),
        key=("position_id",), bare=True),
    "synonyms": Table(
        columns("term words", term=Column(pattern=WORDY, says="at least one letter or digit"),
                words=Column(pattern=rf"{WORDY}(; {WORDY})*", says="words, and between several ways to say it “; ”")),
        key=("term",), bare=True),
    "holes": Table(
        columns("hole_id theme position title charts? series? start end searched would_fill"),
        key=("hole_id",), references={"theme": "themes", "charts": "charts", "series": "series"}, lists=("charts", "series"),
        ordered=(("start", "end"),), bare=True),
    "units": Table(
        columns("unit pattern words short thousandth? thousand? definition decimals",
                **dict.fromkeys(("pattern", "words", "short"), AROUND_A_NUMBER),
                definition=Column(pattern=rf"{FACTOR}( [*/] {FACTOR})*", empty=True,
                                  says="numbers and base units (letters only) with * and / between them, such as 1e9 * USD, or nothing"),
                decimals=Column(pa.int32(), low=0, high=6, empty=True)),
        key=("unit",), references={"thousandth": "units", "thousand": "units"}),
    "citations": Table(
        columns("source_id entry authors? journal? doi? publisher?", entry=Column(allowed=("article", "data", "report"))),
        key=("source_id",), references={"source_id": "sources"}, bare=True),
    "palettes": Table(
        columns("meaning name colour sign? source_id position description", meaning=Column(allowed=tuple(PAINTED)), source_id=TEXT_OR_EMPTY,
                colour=Column(pattern=r"[1-9]|10|#[0-9a-f]{6}",
                              says="the number of a colour of the theme, 1 to 10, or a colour such as #1f77b4")),
        key=("meaning", "name"), references={"source_id": "sources"}),
    "roles": Table(
        columns("role position name line at_first", role=Column(allowed=ROLES),
                line=Column(pattern=rf"{ID}@{ID}", says="a line as series@source")),
        key=("role", "name")),
    "former_links": Table(
        columns("page parameter words? view? setting? value", value=TEXT_OR_EMPTY),
        key=("page", "parameter", "words", "view", "setting"), bare=True),
    "views": Table(columns("view_id name"), key=("view_id",)),
    "phrases": Table(
        columns("phrase_id text", text=Column(pattern=r"[^{}]*(\{[a-z0-9]*\}[^{}]*)*",
                                              says="words, with {} or a name such as {first} where pages put some in")),
        key=("phrase_id",)),
    "columns": Table(
        columns("table column title description unit? sourced",
                unit=Column(pattern=r"[^{}]*(\{[^{}]+\})?", says="a unit, and in braces the column that says it in files", empty=True)),
        key=("table", "column"), bare=True),
}
# Names every table, itself too, and so comes after them.
TABLES["contents"] = Table(columns("table title description", table=Column(allowed=(*TABLES, "contents"))), key=("table",))
