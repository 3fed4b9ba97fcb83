"""Keep an address that makes no sense from reaching the widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

Test = Callable[[list[str]], bool]
STREAMLITS_OWN = {"embed", "embed_options"}
NOTICE = "address_notice"
SHOWN, ARRIVED, FOUND = "page_shown", "page_arrived", "found"
YEARS_OF_PAGE, YEARS_CHOSEN = "years", "years_chosen"  # the slider of a page, and what the reader chose last on any
TABLE, EXAMPLE = "values", "values_example"


def one_of(options: list[str]) -> Test:
    """True for a single value that is among the options."""
    return lambda values: len(values) == 1 and values[0] in options


# The tables below charts and the panels, open on any page that has them.
GRIDS = (TABLE, "values_split", "values_spread", "values_differences", EXAMPLE)
OPENED = {name: one_of(["true"]) for name in (*GRIDS, "provenance", "closer")}


def some_of(options: list[str]) -> Test:
    """True for values that are all among the options."""
    return lambda values: bool(values) and set(values) <= set(options)


def year_range(first: int, last: int) -> Test:
    """True for two years in order and within the range."""
    def test(values: list[str]) -> bool:
        return (len(values) == 2 and all(value.isascii() and value.isdigit() for value in values)
                and first <= int(values[0]) <= int(values[1]) <= last)
    return test


def number_between(low: float, high: float) -> Test:
    """True for one number within the range."""
    def test(values: list[str]) -> bool:
        try:
            return len(values) == 1 and low <= float(values[0]) <= high
        except ValueError:
            return False
    return test


def short_text(values: list[str]) -> bool:
    """True for one text of at most a hundred characters."""
    return len(values) == 1 and len(values[0]) <= 100


def arrive(path: str) -> None:
    """Note when the reader has come from another page. Must run before the page."""
    if st.session_state.get(SHOWN) != path:
        st.session_state[SHOWN], st.session_state[ARRIVED] = path, True


def forget(names: Iterable[str]) -> None:
    """Let the address alone decide what a page shows to a reader who follows a link to it.

    Streamlit keeps what the reader had chosen there before where the address asks for the default.
    Without anything in the address, as from the menu, the page comes back as the reader left it, in the years
    that the reader has chosen last on any page.
    """
    names = set(names)
    if not st.session_state.pop(ARRIVED, False):
        return
    if set(st.query_params) & names:
        for name in names:
            st.session_state.pop(name, None)
    elif YEARS_OF_PAGE in names and YEARS_CHOSEN in st.session_state:
        st.session_state[YEARS_OF_PAGE] = st.session_state[YEARS_CHOSEN]


def check_address(tests: dict[str, Test]) -> None:
    """On a visitor's first run, drop every parameter that no widget of the page understands.

    Streamlit drops unknown options by itself but keeps a reversed range; here the rest of the
    view also learns of it, and the reader gets a notice. Must run before the page's widgets.
    """
    known = OPENED | tests
    if not st.session_state.get("address_checked"):
        st.session_state["address_checked"] = True
        wrong = [name for name in st.query_params if name not in STREAMLITS_OWN
                 and not (name in known and known[name](st.query_params.get_all(name)))]
        if wrong:
            drop(wrong)
    forget(tests)
    if notice := st.session_state.pop(NOTICE, ""):
        st.info(notice, icon=":material/info:")


def drop(names: list[str]) -> None:
    """Remove parameters from the address and start the run again without them."""
    for name in names:
        del st.query_params[name]
    st.session_state[NOTICE] = not_understood(names)
    st.rerun()


def not_understood(names: list[str], instead: str = "The page shows its default there.") -> str:
    """What the reader is told of the parts of an address that make no sense."""
    shown = ", ".join(sorted(name if len(name) <= 40 else f"{name[:40]}…" for name in names)[:5])  # anybody can write an address
    return f"Part of the address was not understood ({shown}). {instead}"
