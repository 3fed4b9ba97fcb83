"""What stands around the body of every page: faults in plain words, and reruns of one part alone."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import streamlit as st

from data.stored.read import TableFault
from pages.choices.address import FOUND
from pages.reading.tables import one_version
from pages.words.plain import as_text


@contextmanager
def plainly() -> Iterator[None]:
    """From its first line to its last a page, or a part of one, is of the same tables; what went wrong is said in words, and the log has
    the details."""
    try:
        with one_version():
            yield
    except TableFault as fault:
        logging.getLogger(__name__).error(fault.details)
        st.error(as_text(str(fault)), icon=":material/error:")
    except Exception:
        logging.getLogger(__name__).exception("A page could not be drawn")
        st.error("This page could not be drawn. Reload it without the part of the address after the "
                 "question mark; if it stays so, please report what you had chosen.", icon=":material/error:")


def part(show: Callable[..., None]) -> Callable[..., None]:
    """A page, or a part of one, whose widgets run it anew and nothing that stands before it.

    A button that leads elsewhere leaves what it found in the session, for the search box to open.
    """
    @st.fragment
    @wraps(show)
    def draw(*args: Any) -> None:
        if FOUND in st.session_state:
            st.rerun()
        with plainly():
            show(*args)
    return draw
