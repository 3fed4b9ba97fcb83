"""Composition: what economies sell each other by industry."""

from __future__ import annotations

from pages.around.lay_out import one_view
from pages.large.composition import aside
from pages.reports.kept import add_to_report

QUESTION = "What do two economies sell each other?"


def show() -> None:
    """Draw the page."""
    one_view("composition", QUESTION, aside, add_to_report)
