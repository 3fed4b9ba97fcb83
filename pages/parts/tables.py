"""The tables, read once per version of the files and kept in memory."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from data.read import Tables, fingerprint, folder_in_use, read_all
from indicators.derive import computed


Version = tuple[Path, tuple[int, ...]]


def version() -> Version:
    """Which files are in use; a cache that takes it forgets when they are written again."""
    folder = folder_in_use()
    return folder, fingerprint(folder)


def tables() -> Tables:
    """All tables, the computed values among the observations. Not to be changed by a page."""
    return _tables(*version())


@st.cache_resource(max_entries=2, show_spinner="Reading the tables")
def _tables(folder: Path, version: tuple[int, ...]) -> Tables:
    read = read_all(folder)
    own = computed(read.observations, read.derivations, line_names(read))
    return read._replace(observations=pd.concat([read.observations, own], ignore_index=True))


def line_names(read: Tables) -> dict[str, str]:
    """Words for every `series@source` that a formula may take in."""
    titles = dict(zip(read.series["series_id"], read.series["title"]))
    sources = dict(zip(read.sources["source_id"], read.sources["attribution_short"]))
    names = pd.concat([read.observations, read.derivations])[["series_id", "source_id"]]
    return {f"{series}@{source}": f"{titles[series]} ({sources[source]})"
            for series, source in names.drop_duplicates().itertuples(index=False)}


def ids(cell: str) -> list[str]:
    """The ids in a list cell of a table."""
    return cell.split("; ") if cell else []
