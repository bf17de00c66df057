"""The chapter of `chapter.py`, on a page of its own."""

import streamlit as st

from pages.ui.anatomy import show_page
from tests.growing.chapter import PAGE
from tests.one_page import show


def page() -> None:
    show_page(PAGE)


show(st.Page(page, title="Growing", default=True))
