"""Composite index: the reader's own index of coordination, and what other choices would give."""

from pages.around.lay_out import beside_a_rail, lay_out, set_views
from pages.catalogue.registry import text_of
from pages.reading.tables import texts
from pages.words.plain import as_text

VIEW = "composite"


def show() -> None:
    """Draw the page."""
    with beside_a_rail(VIEW) as (rail, below, *_):
        chosen = set_views(VIEW, [VIEW], rail)[VIEW]
        rail.caption(as_text(texts(VIEW)["lead"]))
        lay_out(text_of(VIEW, chosen), below=below)
