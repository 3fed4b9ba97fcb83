"""The dashboard: `streamlit run app.py`."""

import streamlit as st

from pages.choices.address import arrive
from pages.around.guard import STYLE, plainly
from pages.site.search import search
from pages.site.menu import marked, site
from pages.reading.tables import version

st.set_page_config(page_title="China–Russia indicators", layout="wide",
                   initial_sidebar_state="collapsed")
page = st.navigation(site(), position="top")
st.html(f"<style>{STYLE}{marked(page.url_path)}</style>")
with plainly():
    arrive(page.url_path)
    search(page.url_path, version())
    page.run()
