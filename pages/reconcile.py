"""Reconcile: one quantity, every source that states it, and how far they lie apart."""

from pages.around.lay_out import beside_a_rail, lay_out, set_views
from pages.catalogue.registry import text_of
from pages.reading.tables import texts
from pages.words.plain import as_text

PAGE = "reconcile"
VIEWS = ("reconcile", "spread", "differences")


def show() -> None:
    """Draw the page."""
    with beside_a_rail(PAGE) as (rail, below, *_):
        found = set_views(PAGE, list(VIEWS), rail)
        rail.caption(as_text(texts(PAGE)["lead"]))
        if lay_out(text_of(PAGE, found[PAGE]), below=below):
            with below:
                for view in VIEWS[1:]:
                    if not lay_out(text_of(view, found[view]), part=view, noted=False):
                        break
