"""Energy: its charts, table and downloads."""

from pages.around.theme_page import theme_page
from pages.parts.cold_start import run_app


def show() -> None:
    """Draw the page."""
    theme_page("energy")


if __name__ == "__main__":
    run_app()
