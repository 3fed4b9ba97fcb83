"""Take a picture of every page: `python -m tests.screenshots FOLDER`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.browser import chromium, server, settle

PAGES = ["", "trade", "energy", "arms", "investment", "diplomacy", "claims", "reconcile", "compare", "oil", "composite", "methods", "data",
         "report"]
WIDTHS = {"wide": 1440, "phone": 390}


def main(folder: Path, names: list[str]) -> None:
    """Every page named, in both themes and at both widths, to its full height."""
    folder.mkdir(parents=True, exist_ok=True)
    with server() as address, chromium() as browser:
        for theme in ("light", "dark"):
            for width, pixels in WIDTHS.items():
                context = browser.new_context(viewport={"width": pixels, "height": 900}, color_scheme=theme)
                for name in names:
                    page = context.new_page()
                    page.goto(f"{address}/{name}")
                    settle(page)
                    page.wait_for_timeout(800)
                    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
                    page.set_viewport_size({"width": pixels, "height": max(900, height + 60)})
                    page.wait_for_timeout(700)
                    stem = re.sub(r"\W+", "-", name) or "overview"
                    page.screenshot(path=folder / f"{stem}-{theme}-{width}.png")
                    page.close()
                context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or PAGES)
