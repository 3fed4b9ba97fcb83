"""Build the tables and draw every view from them before they are put in place: `python -m pages.site.build [FOLDER]`.

It takes what `python -m data.build` takes and finds what only drawing can find: it works out every view of every page, and every
claim, from the tables about to be written, and what fails is a fault of the row that names it.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from data.build import main
from data.stored.read import FOLDER_VARIABLE
from data.text.faults import Fault
from pages.catalogue.registry import exhibit, read_permalink, text_of, view_settings, views
from pages.choices.setting import resolved
from pages.exhibits.exhibit import NothingToShow
from pages.ledger.ledger import judged_all
from pages.reading.tables import tables

EXPECTED = "a row from which its view can be drawn ({})"


def undrawable(trial: Path, places: dict[str, list[str]]) -> Iterator[Fault]:
    """The rows of charts whose views cannot be drawn from the tables of a folder, and what else fails."""
    with patch.dict(os.environ, {FOLDER_VARIABLE: str(trial)}):
        yield from faults_of(places)


def faults_of(places: dict[str, list[str]]) -> Iterator[Fault]:
    """The same for the tables in use."""
    try:
        judged_all(tables())
        known = views()
    except Exception as error:  # whatever it is, a reader must not be the first to see it
        yield Fault("tables", "", None, EXPECTED.format(said(error)))
        return
    rows = dict(zip(tables().charts["chart_id"], places["charts"]))
    for name in known:
        for text in (name, everything(name)):
            try:
                exhibit(text)
            except NothingToShow:
                continue
            except Exception as error:
                yield Fault(rows.get(name, "tables"), "", name, EXPECTED.format(said(error)))
                break


def everything(name: str) -> str:
    """The permalink of a view in all years and with all its sources."""
    first = read_permalink(name)[1]
    settings = {part: resolved(setting, first) for part, setting in view_settings(name).items()}
    years = {"years": settings["years"].limits} if "years" in settings else {}
    sources = {"sources": tuple(settings["sources"].options)} if "sources" in settings else {}
    return text_of(name, first | years | sources)


def said(error: Exception) -> str:
    """An error in one line."""
    return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], undrawable))
