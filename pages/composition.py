"""Composition: what economies sell each other by industry."""

from __future__ import annotations

from pages.around.lay_out import one_view
from pages.reports.kept import add_to_report

QUESTION = "What do China and Russia sell each other?"
ASIDE = ("Goods trade between 41 economies by industry from 1995 to 2011. The article finds that Russia sells resources and China textiles, light "
         "industry and more and more machinery; this is what the industries of the world input–output tables say.")


def show() -> None:
    """Draw the page."""
    one_view("composition", QUESTION, ASIDE, add_to_report)
