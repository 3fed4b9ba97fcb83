"""Votes: how states vote in the General Assembly, roll call by roll call."""

from __future__ import annotations

from pages.around.lay_out import one_view
from pages.reports.kept import add_to_report

QUESTION = "How do China and Russia vote?"
ASIDE = ("Every vote of every state in the General Assembly from 1946 to 2019. The article calls diplomatic coordination over global affairs the most "
         "strategic kind and gives no numbers for it; this is how the two voted, on what, and who else votes so.")


def show() -> None:
    """Draw the page."""
    one_view("votes", QUESTION, ASIDE, add_to_report)
