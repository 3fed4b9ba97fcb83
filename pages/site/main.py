"""What Streamlit runs for every visitor: the menu, the search box and the page, with a plain message if a page fails."""

import streamlit as st

from pages.around.guard import plainly
from pages.around.kept import remember_kept
from pages.choices.address import arrive
from pages.site.connection import watch
from pages.site.in_a_frame import whole
from pages.site.menu import marked, menu
from pages.site.search import search
from pages.site.window import mend
from pages.words.titles import FRONT, in_a_tab

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
framed = bool(st.context.is_embedded)  # in a page of another site, which wants one view and no menu
page = st.navigation(menu(), position="hidden" if framed else "top")
path = page.url_path or FRONT
st.set_page_config(page_title=in_a_tab(path))  # menu and links have its short name
st.html(f"<style>{marked(page.url_path)}</style>")
with plainly():
    arrive(path, watch())
    whole(path) if framed else search(path)
    page.run()
    mend()
    remember_kept()
