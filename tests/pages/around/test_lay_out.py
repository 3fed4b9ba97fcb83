"""What a page says of views that its address asks for and that another page has."""

from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from pages.catalogue.registry import page_of, views
from pages.choices.address import VIEW
from pages.words.titles import TITLES
from tests.apps import address_of, unopened


def asked(path: str, *texts: str) -> AppTest:
    """A page at an address that asks it for these views."""
    app = unopened(path)
    app.query_params[VIEW] = list(texts)
    app.run()
    assert not app.exception and not app.error
    return app


def ways(app: AppTest) -> dict[str, list[str]]:
    """The links of a page that open views on another one: their labels, with the views."""
    return {link.proto.label: parse_qs(link.proto.query_string, keep_blank_values=True)[VIEW] for link in app.get("page_link") if link.proto.label.startswith("Open it on")}


@pytest.mark.parametrize(("path", "text", "title"), [
    ("energy", "tiv~years.2000.2010~axis.log", "Russian arms delivered to China, by volume"), ("trade", "deals", "Reported values of arms deals"), ("votes", "advantage~exporter.KOR", "Comparative advantage"),
    ("compare", "total", "Goods trade between China and Russia"), ("data", "crude", ""), ("methods", "compare~way.index", ""), ("overview", "reconcile", ""), ("arms", "claim~claim.s400_value", "")])
def test_a_view_that_another_page_has_is_named_with_the_way_to_it_as_the_address_sets_it(path: str, text: str, title: str) -> None:
    app = asked(path, text)
    there = TITLES[page_of(text)]
    (notice,) = [info.value for info in app.info]
    assert f"That is on the page {there} and not on this one" in notice and title in notice and "not understood" not in notice
    assert ways(app) == {f"Open it on the page {there}": [text]}
    assert address_of(app) == address_of(asked(path))


def test_views_of_one_page_have_one_way_and_the_view_of_this_page_is_shown() -> None:
    app = asked("energy", "crude~axis.log", "deals", "tiv~axis.log", "total", "nonsense")
    assert ways(app) == {"Open it on the page Arms": ["deals", "tiv~axis.log"], "Open it on the page Trade": ["total"]}
    assert address_of(app) == ["crude~axis.log"] and sum("“nonsense” here" in info.value for info in app.info) == 1


def test_the_notice_is_gone_once_a_reader_has_set_something() -> None:
    app = asked("energy", "tiv")
    assert ways(app) and not ways(app.run())


def test_every_page_with_views_says_so() -> None:
    for path in {view.page for view in views().values()}:
        other = next(name for name, view in views().items() if view.page != path)
        assert ways(asked(path, other)), path
