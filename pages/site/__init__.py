"""The frame: what Streamlit runs, the menu and the search box."""
