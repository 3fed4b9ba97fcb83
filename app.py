"""The dashboard: `streamlit run app.py`."""

import streamlit as st

from pages.parts.address import arrive
from pages.parts.guard import STYLE, plainly
from pages.parts.search import search
from pages.parts.site import marked, site
from pages.parts.tables import version

st.set_page_config(page_title="China–Russia indicators", layout="wide",
                   initial_sidebar_state="collapsed")
page = st.navigation(site(), position="top")
st.html(f"<style>{STYLE}{marked(page.url_path)}</style>")
with plainly():
    arrive(page.url_path)
    search(page.url_path, version())
    page.run()
