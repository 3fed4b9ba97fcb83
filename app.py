"""The dashboard: `streamlit run app.py`."""

import logging
from pathlib import Path

import streamlit as st

from data.read import TableFault
from pages.parts.address import arrive
from pages.parts.search import search
from pages.parts.site import site
from pages.parts.tables import version

STYLE = Path(__file__).with_name("pages").joinpath("parts", "page.css")

st.set_page_config(page_title="China–Russia indicators", layout="wide",
                   initial_sidebar_state="collapsed")
st.html(STYLE)
page = st.navigation(site(), position="top")
try:
    arrive(page.url_path)
    search(page.url_path, version())
    page.run()
except TableFault as fault:
    logging.getLogger(__name__).error(fault)
    st.error(str(fault), icon=":material/error:")
except Exception:
    logging.getLogger(__name__).exception("A page could not be drawn")
    st.error("This page could not be drawn. Reload it without the part of the address after the "
             "question mark; if it stays so, please report what you had chosen.",
             icon=":material/error:")
