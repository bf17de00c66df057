"""How Machines Learn: the frame around every page."""

import streamlit as st

from pages import frame, navigation
from pages.ui import links, processors, standing
from pages.ui.figure import load_plotly
from pages.ui.look import wear_the_look

processors.one_for_each()
links.remember_link()
page = navigation()
name = "How Machines Learn"
title = name if page.title == "Home" else f"{page.title} · {name}"
st.set_page_config(page_title=title)
wear_the_look()
with st.container(gap=None):  # nobody sees the loader, nor a gap before it
    place = st.container()
    load_plotly()
with frame(), place:
    page.run()
links.tidy()
standing.leave_alone(page.url_path)
