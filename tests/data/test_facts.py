"""What the bundled tables say of their own values: how those are made that no source prints, and what they rest on."""

import re
from pathlib import Path

from data.stored.read import read_all

LOADED = read_all(Path(__file__).parents[2] / "data")
VALUES = LOADED.observations

# How the note of a value without printed digits begins, or ends.
HOW = ("Own sum", "Own mean", "Own count", "Own ranking", "Own calculation: ", "Converted from barrels", "Converted from the mean of the year")
UNKNOWN = "digits as printed were not recorded."


def test_every_value_without_printed_digits_says_how_it_is_made() -> None:
    silent = VALUES[VALUES["as_printed"] == ""]
    told = silent["note"].str.startswith(HOW) | silent["note"].str.endswith(UNKNOWN)
    assert len(silent) and silent[~told].empty


def test_zero_is_read_from_blank_months_only_where_the_other_countries_leave_nothing_over() -> None:
    """Each country's mean of the year is rounded to a tenth, and so is the total."""
    blank = VALUES[VALUES["locator"] == "Twelve months without a value"]
    assert len(blank) and (blank["value"] == 0).all()
    for note in blank["note"]:
        countries, together, total = re.search(r"the (\d+) countries .* add up to ([\d,.]+) of all ([\d,.]+) thousand", note).groups()
        left = float(total.replace(",", "")) - float(together.replace(",", ""))
        assert round(left, 1) <= round(0.05 * (int(countries) + 1), 2), note
