"""The measures of lines: what readers call them, the unit that each gives values, and why a line may have no value."""

MEASURES = {"level": "Values", "difference": "Change on the year before",
            "change": "Change on the year before, %", "log": "Log change × 100",
            "index": "Index, base year = 100", "multiple": "Multiple of the first year",
            "mean": "Mean of five years", "share": "Share of the total, %"}
UNITS = {"level": ("", ""), "difference": ("", ""), "mean": ("", ""),
         "change": ("%", "per cent change on the year before"),
         "log": ("log points", "difference of logarithms, times 100"), "index": ("index", "index"),
         "multiple": ("times", "multiple of the first year"), "share": ("%", "per cent of the total")}
POINTS = ("pp", "percentage points")  # a difference of per cents, which readers would take for a change in per cent
OF_A_CHANGE = "A change needs a value in the year and in the year before, from the same source."
REASONS = {
    "level": "", "difference": OF_A_CHANGE, "change": f"{OF_A_CHANGE} In per cent, none of the two may be below zero.",
    "log": f"{OF_A_CHANGE} Both must be above zero.",
    "index": "An index needs a value above zero in the base year, from the same source.",
    "multiple": "A multiple needs a first value above zero.",
    "mean": "A mean of five years needs a value in each of them, from the same source.",
    "share": "A share needs the total of the same year, from the same source or from the only one."}
ENTRIES = {"difference": "change", "change": "percent_change", "log": "log_change",
           "index": "index_numbers", "multiple": "multiple_of_first", "mean": "trailing_mean",
           "share": "share"}


def label(measure: str, base: int = 0) -> str:
    """What readers call a measure, of an index with its base year; empty where it leaves the values as they are."""
    return {"level": "", "index": f"Index, {base} = 100"}.get(measure, MEASURES[measure])


def unit_shown(measure: str, unit: str, base: int = 0) -> tuple[str, str]:
    """The unit that a measure gives values of a unit, short and in words, for an index with its base year; empty where it leaves them theirs."""
    if measure == "index":
        return measure, f"index, {base} = 100"
    return POINTS if (measure, unit) == ("difference", "%") else UNITS[measure]


def measured(measure: str, base: int = 0) -> str:
    """How the unit of values is written after a measure, with a place for the unit unless the measure says it.

    >>> measured("level"), measured("difference"), measured("index", 1996)
    ('{}', 'Change on the year before, {}', 'Index, 1996 = 100')
    """
    words = label(measure, base)
    return f"{words}, {{}}" if words and UNITS[measure] == ("", "") else words or "{}"
