"""Votes: how states vote in the General Assembly, roll call by roll call."""

from __future__ import annotations

from pages.around.lay_out import one_view
from pages.large.votes import aside
from pages.reports.kept import add_to_report

QUESTION = "How do states vote in the General Assembly?"


def show() -> None:
    """Draw the page."""
    one_view("votes", QUESTION, aside, add_to_report)
