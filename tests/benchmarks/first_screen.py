"""Where the plot of each page's first chart begins and ends on the first screen: `python -m tests.benchmarks.first_screen`."""

from itertools import product
from typing import NamedTuple

from playwright.sync_api import Page

from pages.words.titles import TITLES
from tests.browser.visitor import chromium, opened, place, server

LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
WITHOUT = ("data", "report")  # have no chart
# The plot and the row of downloads, from the top of the window.
MEASURE = """() => {
    const chart = document.querySelector('.js-plotly-plot'), {t, h} = chart._fullLayout._size;
    const top = chart.getBoundingClientRect().top + t;
    const row = document.querySelector('[class*="st-key-csv"]').getBoundingClientRect().top;
    return [top, top + h, row].map(Math.round);
}"""


class Plot(NamedTuple):
    """The upper and the lower end of a plot and the row of downloads, in pixels from the top of the window."""

    page: str
    theme: str
    width: int
    screen: int
    top: int
    bottom: int
    downloads: int

    @property
    def seen(self) -> float:
        """The part of the plot that is on the first screen."""
        return max(0, min(self.bottom, self.screen) - self.top) / (self.bottom - self.top)


def plot(page: Page, path: str, theme: str = "light") -> Plot:
    """Where the first plot of an open page stands that has settled."""
    screen = page.viewport_size
    return Plot(path, theme, screen["width"], screen["height"], *page.evaluate(MEASURE))


def main() -> None:
    """Print a line for each page, screen and theme."""
    with server() as address, chromium() as browser:
        print(f"{'page':12}{'theme':7}{'screen':>10}{'top':>6}{'bottom':>8}{'seen':>7}{'downloads':>11}")
        for path, screen, theme in product([path for path in TITLES if path not in WITHOUT], (LAPTOP, PHONE), ("light", "dark")):
            context = browser.new_context(viewport=screen, color_scheme=theme)
            found = plot(opened(context.new_page(), f"{address}/{place(path)}"), path, theme)
            context.close()
            print(f"{path:12}{theme:7}{f'{found.width}×{found.screen}':>10}{found.top:6}{found.bottom:8}{found.seen:7.0%}{found.downloads:11}")


if __name__ == "__main__":
    main()
