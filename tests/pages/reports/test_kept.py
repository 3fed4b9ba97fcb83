"""A view kept for the report leads back to its page, whatever was chosen there."""

from __future__ import annotations

from hypothesis import example, given, settings

from pages.choices.composed import choice_of, to_text
from pages.choices.filters import Choice
from pages.reports.kept import KEPT
from pages.around.places import place
from pages.views.theme_chart import view
from tests.pages.choices.test_permalinks import choices, keep
from tests.apps import run
from tests.pages.reports.test_report import OF


@settings(max_examples=30)
@given(choices())
@example(choice_of("deals", (1990, 1991), OF))  # no report of the article is of these years
@example(choice_of("tiv", (1990, 2020), OF)._replace(shading="None"))
def test_the_page_of_a_view_shows_it_as_it_was_kept(choice: Choice) -> None:
    text = to_text(choice, OF)
    there = place("View", text, OF)
    app = run(there.path, **there.query)
    assert not app.info and not app.exception
    if view(choice, OF).rows.empty:
        assert app.warning  # nothing to show, nothing to keep
        return
    keep(app)
    assert app.session_state[KEPT] == [text]
