"""A view kept for the report leads back to its page, whatever was chosen there."""

import pytest
from hypothesis import example, given, settings

from pages.around import kept
from pages.around.kept import KEPT
from pages.catalogue.registry import exhibit, page_of, views
from pages.exhibits.exhibit import NothingToShow
from tests.apps import run
from tests.pages.choices.test_permalinks import permalinks

TO_KEEP = [name for name in views() if name not in ("method", "table", "source")]


@settings(max_examples=30)
@given(permalinks(TO_KEEP, printed=True))
@example("deals~years.1990.1991")  # no report of the article is of these years
@example("deals~mark.s400_2014")
@example("total~at.2010~bars.on~mark.event_22")
@example("tiv~years.1990.2020~shading.none")
@example("total~years.1992.1992")
@example("compare~lines.tiv_ru_to_cn@sipri_register~years.1990.1995~way.expression~expression.0")
def test_the_page_of_a_view_shows_it_as_it_was_kept(text: str) -> None:
    app = run(page_of(text), text)
    assert not any("not understood" in info.value for info in app.info) and not app.exception and not app.error
    try:
        exhibit(text)
    except NothingToShow:
        return  # nothing to keep
    next(button for button in app.button if button.key == f"keep_{text.partition('~')[0]}").click().run()
    assert app.session_state[KEPT] == [text]


def test_a_view_that_fails_by_a_fault_of_ours_is_not_left_out_in_silence(monkeypatch: pytest.MonkeyPatch,
                                                                         caplog: pytest.LogCaptureFixture) -> None:
    def fail(*args: object) -> None:
        raise ValueError("secret")
    monkeypatch.setattr(kept, "exhibit", fail)
    app = run("report", "total")
    assert "could not be drawn" in app.error[0].value and not any("not understood" in info.value for info in app.info)
    assert "secret" in caplog.text and "secret" not in app.error[0].value
