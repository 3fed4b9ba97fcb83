"""Reconcile: one quantity, every source that states it, and how far they lie apart."""

from contextlib import nullcontext

from pages.around.lay_out import beside_a_rail, lay_out, set_views
from pages.catalogue.registry import text_of
from pages.reading.tables import texts
from pages.words.plain import as_text

PAGE = "reconcile"
VIEWS = {"reconcile": ("", "Download CSV"), "spread": ("_spread", "Download spread"),
         "differences": ("_differences", "Download differences")}


def show() -> None:
    """Draw the page."""
    with beside_a_rail(PAGE) as (rail, below, *_):
        found = set_views(PAGE, list(VIEWS), rail)
        rail.caption(as_text(texts(PAGE)["lead"]))
        for view, (key, label) in VIEWS.items():
            with below if key else nullcontext():
                if not lay_out(text_of(view, found[view]), key=key, label=label, noted=not key, traced=not key, below=below):
                    break
