"""The chapters of `chapter.py`, on a page of their own."""

import streamlit as st

from pages.ui import links
from pages.ui.anatomy import show_page
from pages.ui.figure import load_plotly
from pages.ui.look import wear_the_look
from tests.typed.chapter import PAGE


def page() -> None:
    show_page(PAGE)


links.remember_link()
here = st.navigation([st.Page(page, title="Typed", default=True)], position="top")
st.set_page_config(layout="wide")
wear_the_look()
with st.container(gap=None):
    place = st.container()
    load_plotly()
with place:
    here.run()
