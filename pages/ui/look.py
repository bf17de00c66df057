"""What a page looks like beyond Streamlit's own settings."""

from pathlib import Path

import streamlit as st

LOOK = Path(__file__).with_name("page.css")


def wear_the_look() -> None:
    """Put the house's few rules of style on the page."""
    st.html(LOOK)
