"""The buttons that copy a chart as a picture and save it, with its title, unit and sources, and that copy its address."""

from __future__ import annotations

from typing import Any

from pages.charts.chart import in_theme
from pages.choices.component import component

HTML = """<div class="picture">
  <button type="button" name="copy"><span class="icon" aria-hidden="true" translate="no">content_copy</span>Copy image</button>
  <button type="button" name="save"><span class="icon" aria-hidden="true" translate="no">image</span>Save image</button>
  <button type="button" name="link"><span class="icon" aria-hidden="true" translate="no">link</span>Copy link</button>
  <span role="status"></span>
</div>"""


def picture_buttons(place: Any, chart: str, stem: str, image: str, link: str, key: str = "") -> None:
    """The buttons for the chart that has the key `chart`, or whose container has it; `key` tells two pairs on one page apart.

    `stem` names the file, `image` is its format; `link` is the address of the view, or else that of the page is copied.
    """
    with place:
        component(__file__, HTML)(data={"charts": [chart, in_theme(chart)], "stem": stem, "format": image, "link": link}, key=f"picture{key}", width="content")
