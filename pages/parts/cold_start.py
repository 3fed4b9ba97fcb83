"""Send a visitor who reaches a page file directly through the app."""

import runpy
from pathlib import Path


def run_app() -> None:
    """Run app.py in place of this file.

    On a fresh server Streamlit takes `pages/` for pages of their own until `st.navigation` has
    run once, so the first visit to /trade would run pages/trade.py without the app around it.
    """
    runpy.run_path(str(Path(__file__).parents[2].joinpath("app.py")), run_name="__main__")
