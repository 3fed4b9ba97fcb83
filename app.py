"""The dashboard: `streamlit run app.py`."""

import streamlit as st

from pages.served.front import ROUTES
from pages.served.layers import LAYERS
from pages.served.ready import ready

# The script lies two folders down, so that Streamlit takes no module of `pages/` for a page of its own.
app = st.App("pages/site/main.py", routes=ROUTES, middleware=LAYERS, lifespan=ready)
