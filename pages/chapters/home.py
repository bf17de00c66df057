"""The home page: a card for each page, with its question and a figure that runs."""

from collections.abc import Callable, Sequence

import streamlit as st

from engines.gradient_descent import SURFACES, GradientDescent, descend
from pages.figures.panel import Panel
from pages.figures.valley import curve_panel, view_of
from pages.ui.figure import steps

START, LEARNING_RATE, N_STEPS = 1.6, 0.06, 12


def show_cards(pages: Sequence) -> None:
    """Show what this place is, and a card with a way in for each page."""
    st.title("How Machines Learn")
    st.markdown(
        "Change a number, guess what will happen, see it happen, and know why. "
        "Everything you see is computed while you watch, by short engines you can read "
        "on the page, and checked by a second opinion."
    )
    for page in pages:
        with st.container(border=True, key=f"home_{page.slug}"):
            _card(page)


def _card(page) -> None:
    words, picture = st.columns([1, 1.6], gap="large", vertical_alignment="center")
    with words:
        st.subheader(page.title, anchor=False)
        st.markdown(f"**{page.question}**")
        st.markdown(page.idea)
        st.page_link(
            page.path,
            label=f"Play with {page.title.lower()}",
            icon=":material/arrow_forward:",
        )
    with picture:
        panel, labels, alts = PICTURES[page.slug]()
        steps([panel], key=f"home_{page.key}", labels=labels, alts=alts)


def _two_valleys() -> tuple[Panel, list[str], list[str]]:
    surface = SURFACES["double_well"]
    walk = descend(surface, GradientDescent(LEARNING_RATE), START, N_STEPS)
    view = view_of(surface, walk)
    panel = curve_panel(surface, walk, LEARNING_RATE, view)
    panel.figure.update_layout(title="Two valleys, one blindfolded hiker")
    still = Panel(panel.figure, panel.alt, 380, 1, panel.frames, panel.trails)
    places = [
        f"step {step}: x = {x:.3f}, height {height:.3f}"
        for step, (x, height) in enumerate(
            zip(walk.points[:, 0], walk.values, strict=True)
        )
    ]
    return still, places, places


PICTURES: dict[str, Callable] = {"gradient_descent": _two_valleys}
