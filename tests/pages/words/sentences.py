"""The sentences above all charts of themes, by measure and range of years, as text to be read: `python -m tests.pages.words.sentences`.

sentences.txt beside this file holds them as they were last read and found true; a test compares, so that a change of a rule
or of a value shows what it changes. Run this again after such a change, and read what differs.
"""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from pages.exhibits.rows import as_drawn, rows
from pages.reading.tables import all_years, first_years, ids, one_version, tables
from pages.words.headlines import headline
from tests.apps import at_first

REVIEWED = Path(__file__).with_name("sentences.txt")
ODD = ((2003, 2012), (1998, 2007), (2014, 2014))  # read besides all years and those with which pages begin
OF_THE_YEARS = ("index", "multiple")  # whose base is one of the years shown
NOTHING = "–"


def sentences() -> Iterator[str]:
    """Every chart with the sentences of each measure, the ranges of years that read alike together."""
    for _, chart in tables().charts.query("theme != 'overview' and kind != 'facts'").set_index("chart_id", drop=False).iterrows():
        yield f"\n{chart['chart_id']}: {chart['title']}"
        for measure in ids(chart["measures"]):
            said: dict[str, list[str]] = {}
            of_rows: dict[bytes, str] = {}  # what is said of the same rows is the same
            whole = rows(at_first(chart["chart_id"], all_years(), measure))
            for years in (all_years(), first_years(), *ODD):
                picked = at_first(chart["chart_id"], years, measure)
                own = measure in OF_THE_YEARS or chart["kind"] in ("deals", "systems")
                found = rows(picked) if own else cut(whole, years)
                words = None if own else of_rows.get(found.index.to_numpy().tobytes())
                words = words or headline(as_drawn(found, chart["kind"]), chart["kind"], measure, chart["title"], picked.base_year) or NOTHING
                said.setdefault(words, []).append(f"{years[0]}–{years[1]}")
                of_rows[found.index.to_numpy().tobytes()] = words
            yield from (f"  {measure}, {', '.join(spans)}: {words}" for words, spans in said.items())


def cut(whole: pd.DataFrame, years: tuple[int, int]) -> pd.DataFrame:
    """The rows of some years, without lines that have no value in them, which is what a chart of these years has."""
    within = whole[whole["year"].between(*years)]
    lines = list(zip(within["series_id"], within["source_id"]))
    known = {line for line, there in zip(lines, within["shown"].notna()) if there}
    return within[[line in known for line in lines]]


@one_version()
def text() -> str:
    """All of them as the file has them."""
    return "\n".join(sentences()).lstrip() + "\n"


if __name__ == "__main__":
    REVIEWED.write_text(text(), encoding="utf-8")
