"""What the large tables answer, kept for each version of the files and each question, and what readers see meanwhile."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pandas as pd
import streamlit as st

from pages.exhibits.exhibit import of_rows
from pages.reading.lines import lines
from pages.reading.tables import by_id, cached
from pages.words.colours import painted
from pages.words.subjects import small

PATIENCE, EVERY = 1, 0.2  # seconds before the bar shows, and between two looks at how far the engine is
WORDS = "Asking the large tables …"
# Names that a sentence gives an article.
NAMES_WITH_ARTICLE = re.compile(r"^(United |Rest of )|Republic|"
                                r"(Islands|Emirates|Netherlands|Philippines|Bahamas|Maldives|Comoros|Gambia|Union)$")


@cached(500)
def answer(question: str, *arguments: Any) -> Any:
    """The answer to a question, by its name in `data.large.questions`. Not to be changed. Raises TableFault."""
    from data.large import questions  # Ibis takes a second to import: only for those who ask, and not at the start

    return getattr(questions, question)(*arguments)


def with_a_bar(work: Callable[[], object]) -> None:
    """Do some work, with a bar if it takes more than a second: empty until the engine says how far it is. Raises what the work raises."""
    from data.large.engine import progress  # as in `answer`: only for those who ask

    bar, patience, done = st.empty(), PATIENCE, 0.0
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(work)
        while not wait([asked], patience).done:
            patience, known = EVERY, progress()
            done = done if known is None else known
            bar.progress(done, WORDS)
    bar.empty()
    asked.result()


@cached(20)
def names(question: str, *arguments: str) -> dict[str, str]:
    """The titles of all states, issues, economies or products, by their ids. Not to be changed."""
    found = answer(question, *arguments)
    return dict(zip(found.iloc[:, 0], found["title"]))


def own_countries(known: dict[str, str]) -> tuple[str, ...]:
    """The ids of the countries that have a colour of their own, in the order of the table of palettes."""
    ids = {title: name for name, title in known.items()}
    return tuple(ids[title] for title in painted("country") if title in ids)


def in_sentence(title: str) -> str:
    """The name of a country as it stands in a sentence: the United States, but China.

    >>> in_sentence("United States"), in_sentence("China")
    ('the United States', 'China')
    """
    return f"the {small(title) if title.startswith('Rest') else title}" if NAMES_WITH_ARTICLE.search(title) else title


def rows_behind(source_id: str, years: pd.Index | pd.Series, beside: Iterable[str]) -> pd.DataFrame:
    """What stands behind values of some years from a large table: a row for each year, which has its source and no series, and the rows of
    the lines `beside` it, each `series@source`."""
    own = pd.DataFrame({"series_id": "", "source_id": source_id, "year": list(dict.fromkeys(years)), "obs_status": "A", "note": ""})
    others = lines(tuple(beside))
    return pd.concat([own, others[others["year"].isin(years)]], ignore_index=True)


def source_words(source_id: str) -> tuple[str, str]:
    """The short name and the citation of a source; those of a reader's own table are its id."""
    known = by_id("sources")
    return tuple(known.loc[source_id, ["attribution_short", "citation_full"]]) if source_id in known.index else (source_id, source_id)


def table_of(found: pd.DataFrame, columns: Iterable[str], described_as: str, source_id: str) -> dict[str, Any]:
    """The same as `of_rows` of some columns, those that there are; files name and cite the source in each row."""
    shown, (short, full) = found[[name for name in dict.fromkeys(columns) if name in found]], source_words(source_id)
    return of_rows(shown, described_as) | {"rows": shown.assign(source=short, citation_full=full, source_id=source_id), "decimals": 3}
