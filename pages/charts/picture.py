"""The buttons that copy a chart as a picture and save it, with its title, sources and address, and that copy its address."""

from typing import Any

from pages.charts.chart import in_theme
from pages.choices.component import component


def picture_buttons(place: Any, chart: str, stem: str, link: str, on_screen: str, key: str = "", sentence: str = "") -> None:
    """The buttons for the chart that has the key `chart`, or whose container has it; `key` tells two pairs on one page apart.

    `stem` names the file; `link` is the address of the view, which the picture has,
    and `on_screen` the same with what is open on the page, to copy; or else it is that of the page. `sentence` says what is seen where
    several charts stand together; one alone has its own.
    """
    told = {"charts": [chart, in_theme(chart)], "stem": stem, "link": link, "onScreen": on_screen, "sentence": sentence}
    with place:
        component(__file__)(data=told, key=f"picture{key}", width="content")
