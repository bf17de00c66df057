"""How Machines Learn: the frame around every page."""

import streamlit as st

from pages import frame, navigation
from pages.ui import links
from pages.ui.figure import load_plotly

st.set_page_config(
    page_title="How Machines Learn", page_icon=":material/landscape:", layout="wide"
)
links.remember_link()
page = navigation()
load_plotly()
with frame():
    page.run()
links.tidy()
