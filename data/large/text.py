"""Read the text of the large tables, whose columns may be the ids of another, and count the votes once more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from data.large.schema import TEXTS, VOTES
from data.text.faults import Fault
from data.text.files import Part, place_of, read_text
from data.text.schema import Table


def read(folder: Path) -> tuple[dict[str, Table], dict[str, Part]]:
    """Every table with all its columns, and its text. One that is wide is passed over if the ids in its header are not known."""
    tables, parts = {}, {}
    for name, text in TEXTS.items():
        if text.across and (name_of_ids := TEXTS[text.across].key[0]) in parts[text.across].unread:
            continue
        ids = filter(None, parts[text.across].frame[name_of_ids]) if text.across else ()  # of an empty cell its own file is told
        tables[name] = replace(text, columns=text.columns | dict.fromkeys(ids, text.cell))
        parts[name] = read_text(folder, name, tables[name])
    return tables, parts


def tally_faults(texts: Mapping[str, pd.DataFrame]) -> Iterator[Fault]:
    """Roll calls whose numbers of votes are not those of the single votes; of tables without any other fault."""
    votes, calls = texts["votes"].set_index("roll_call"), texts["roll_calls"]
    for word, code in zip(("yes", "abstain", "no"), VOTES):
        counted = (votes == code).sum(axis=1).reindex(calls["roll_call"], fill_value=0).to_numpy()
        for where, stated, number in zip(calls.index, calls[word], counted):
            if int(stated) != number:
                yield Fault(where, word, stated, f"{number}, as many as {place_of('votes', TEXTS['votes'])} has")
