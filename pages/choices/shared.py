"""Settings that many views have."""

from pages.choices.setting import Setting, Settings
from pages.reading.years import Years, all_years, first_years

PANELS = {"values": "Table", "provenance": "Where it comes from"}


def years_setting(first: Years | None = None) -> Setting:
    """The range of years that all pages share; until the reader sets one, a chart may begin with its own."""
    return Setting("Years", "years", tuple(map(str, first or first_years())), limits=all_years())


def panels(**further: str) -> Settings:
    """Which panels of a page are open, with `further` ones by their names: each of its views says those of all, so that its address opens
    them whichever views it names."""
    return {"open": Setting("Open", "panels", (), PANELS | further, place="", kept=False)}
