"""The chapters of `chapter.py`, on a page of their own."""

import streamlit as st

from pages.ui.anatomy import show_page
from tests.one_page import show
from tests.typed.chapter import PAGE


def page() -> None:
    show_page(PAGE)


show(st.Page(page, title="Typed", default=True))
