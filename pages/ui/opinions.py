"""Second opinions as badges: agreement, or the lack of it, as computed now."""

from functools import partial
from math import isnan

import streamlit as st

from pages.ui.chapter import Opinion
from pages.ui.memory import once
from pages.ui.scene import Scene
from pages.words.numbers import few


def show(scene: Scene, step: int) -> None:
    """Show every opinion on the numbers that are on the screen."""
    part, record, number = scene.part, scene.record, scene.kept.number
    st.header("Second opinion", anchor=False)
    found = []
    if part.opinions and scene.kept.is_whole:
        key = f"{scene.key}_opinions"
        found += once(key, number, partial(part.opinions, record))
    if part.opinions_at and scene.kept.is_whole:
        found += part.opinions_at(record, step)
    if not scene.kept.is_whole:
        st.caption("It is asked as soon as all steps are there.")
    elif not found and not part.reference:
        st.caption("There is nothing here that could be compared.")
    for opinion in found:
        _badge(opinion)
    if part.reference:
        _reference(scene)


def _reference(scene: Scene) -> None:
    key = f"{scene.key}_reference"
    help = "Loads it: a second or two."
    is_asked = st.toggle("Ask scikit-learn too", key=key, help=help)
    if is_asked and scene.kept.is_whole:
        with st.spinner("Asking scikit-learn, which is loaded once"):
            opinion = scene.part.reference(scene.record)
        if opinion is None:
            st.markdown("scikit-learn has no counterpart for these settings.")
        else:
            _badge(opinion)


def _badge(opinion: Opinion) -> None:
    """Show agreement, or the lack of it, as computed now."""
    agrees, differs = opinion.verbs
    if isnan(opinion.difference):
        says, icon, colour = agrees, ":material/remove:", "gray"
    elif opinion.difference <= opinion.allowed:
        says, icon, colour = agrees, ":material/check:", "green"
    else:
        says, icon, colour = differs, ":material/warning:", "red"
    st.badge(f"{says} {opinion.against}", icon=icon, color=colour)
    st.markdown(f"{opinion.what}: {_difference(opinion)}.")


def _difference(opinion: Opinion) -> str:
    """Return the largest difference in words, and what is allowed."""
    if isnan(opinion.difference):
        return "nothing could be compared"
    if opinion.difference == 0:
        return "no difference at all"
    largest, allowed = few(opinion.difference, 2), few(opinion.allowed, 1)
    return f"largest difference **{largest}** (up to {allowed} is {opinion.why})"
