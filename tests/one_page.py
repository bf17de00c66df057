"""A page of the tests' own: it looks as the app's pages do, and brings Plotly."""

import streamlit as st

from pages.ui import links
from pages.ui.figure import load_plotly
from pages.ui.look import wear_the_look


def show(*pages: object) -> None:
    """Show pages with their names on top; the first is the one that opens."""
    links.remember_link()
    here = st.navigation([*pages], position="top")
    st.set_page_config(layout="wide")
    wear_the_look()
    with st.container(gap=None):
        place = st.container()
        load_plotly()
    with place:
        here.run()
