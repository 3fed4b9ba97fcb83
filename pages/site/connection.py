"""A connection that was lost and comes back, perhaps to another server, gets the page anew with all that the reader has set."""

import streamlit as st

from pages.choices.component import component


def watch() -> str | None:
    """Watch the connection, and give the address of a reader whose connection has just come back, without what stands before the question
    mark. Outside of all parts of the page: only a run of the whole script tells the browser its new session."""
    with st.container(key="unseen_connection"):
        return component(__file__)(key="connection", on_back_change=lambda: None).back
