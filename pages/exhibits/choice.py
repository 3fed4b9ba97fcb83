"""What decides which lines are shown, and how."""

from typing import NamedTuple

AXES = {"linear": "Linear", "log": "Logarithmic"}
KEY_MILESTONES, NO_SHADING = "key", "none"
OVER_TIME, OF_DEALS = ("line", "bars"), ("deals", "systems")  # kinds of charts


class Choice(NamedTuple):
    """Everything that decides what a chart of a theme shows."""

    chart_id: str
    years: tuple[int, int]
    series: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    measure: str = "level"
    base_year: int = 0
    axis: str = "linear"
    milestones: tuple[str, ...] = (KEY_MILESTONES,)
    shading: str = NO_SHADING
