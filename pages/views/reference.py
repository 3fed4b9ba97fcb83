"""What can be set on the pages that hold no chart of their own: which measure, table or source is open, and what a report holds."""

from pages.choices.setting import Chosen, Setting, Settings
from pages.exhibits.exhibit import Exhibit, NothingToShow
from pages.reading.lines import source_names
from pages.reading.tables import measure_names, table_titles


def method_settings() -> Settings:
    """Which measure is explained."""
    names = measure_names()
    return {"method": Setting("Measure", "one", (next(iter(names)),), names),
            "open": Setting("Open", "panels", (), {"values": "Table", "values_example": "Table of the example"}, place="", kept=False)}


def table_settings() -> Settings:
    """Which table is open."""
    return {"table": Setting("Table", "one", ("observations",), table_titles())}


def source_settings() -> Settings:
    """Which source is open, if any."""
    names = source_names()
    return {"source": Setting("Source", "one", (), names, placeholder=f"Choose one of {len(names)} sources")}


def no_exhibit(chosen: Chosen) -> Exhibit:
    """Raises NothingToShow: these views are read on their pages and have no chart to keep."""
    raise NothingToShow("This view has no chart of its own.")
