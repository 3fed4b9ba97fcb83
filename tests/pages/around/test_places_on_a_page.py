"""Where the parts of a page stand: a run that the next press ends leaves the browser with what fragments have drawn, and with nothing before it."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1.element_tree import Block, Node

from tests.apps import run

FRAGMENTS = ("-csv", "-play")  # what stands first in each: a button of downloads, and what plays the years


def parts(node: Node, at: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Node]]:
    """Every part of a page with its place in the browser's tree."""
    yield at, node
    for place, child in getattr(node, "children", {}).items():
        yield from parts(child, (*at, place))


def places_of_fragments(asked: str, page: str) -> set[tuple[int, ...]]:
    """Where what is drawn alone stands, each in a place of its own."""
    return {at[:-3] for at, part in parts(run(page, asked)._tree) if getattr(getattr(part, "proto", None), "id", "").endswith(FRAGMENTS)}


@pytest.mark.parametrize("page, asked, with_a_notice, with_nothing", [
    ("trade", "total", "total~no_such_setting.1", "total~series"), ("composition", "composition", "composition~no_such_setting.1", None),
    ("compare", "compare", "compare~no_such_setting.1", "compare~lines")])
def test_the_browser_has_the_place_of_what_is_drawn_alone_whatever_was_shown_before(
        page: str, asked: str, with_a_notice: str, with_nothing: str | None) -> None:
    places = places_of_fragments(asked, page)
    assert places
    for other in filter(None, (with_a_notice, with_nothing)):
        app = run(page, other)
        assert app.info or app.warning
        assert places <= {at for at, part in parts(app._tree) if isinstance(part, Block)}
