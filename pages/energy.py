"""Energy: its charts, table and downloads."""

from pages.parts.cold_start import run_app
from pages.parts.theme_page import theme_page


def show() -> None:
    """Draw the page."""
    theme_page("energy")


if __name__ == "__main__":
    run_app()
