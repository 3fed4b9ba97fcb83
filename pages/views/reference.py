"""What can be set on the pages that hold no chart of their own: which measure, table or source is open, and what a report holds."""

from pages.choices.setting import Chosen, Setting, Settings
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.reading.lines import source_names
from pages.reading.tables import measure_names, table_titles


def settings(view: str) -> Settings:
    """Which measure is explained, which table is open, and which source, if any."""
    measures, sources = measure_names(), source_names()
    open_panels = Setting("Open", "panels", (), {"values": "Table", "values_example": "Table of the example"}, place="", kept=False)
    return {"method": {"method": Setting("Measure", "one", (next(iter(measures)),), measures), "open": open_panels},
            "table": {"table": Setting("Table", "one", ("observations",), table_titles())},
            "source": {"source": Setting("Source", "one", (), sources, placeholder=f"Choose one of {len(sources)} sources")}}[view]


def no_exhibit(chosen: Chosen) -> Exhibit:
    """Raises NothingToShow: these views are read on their pages and have no chart to keep."""
    raise NothingToShow("This view has no chart of its own.")
