"""Ways back: to before the last change, and to the preset that was left last."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from pages.ui.chapter import Chapter, Preset
from pages.ui.desk import put, story_of
from pages.ui.presets import is_at, values_at


def undo(chapter: Chapter) -> None:
    """Put controls and stepper back to where they stood before the last change."""
    state = st.session_state
    before, step = state[f"{chapter.key}_past"].pop()
    changed = {
        name: value
        for name, value in before.items()
        if chapter.named[name].stands(chapter.key) != value
    }
    put(chapter, changed, step, kept=before)
    state[f"{chapter.key}_story"] = story_of(chapter, before)
    state[f"{chapter.key}_now"] = before


def offer(chapter: Chapter, preset: Preset | None) -> None:
    """Offer to undo the last change, and to go back to the preset left last."""
    for label, name, change in _ways(chapter, preset):
        key = f"{chapter.key}_{name}"
        st.button(label, key=key, type="tertiary", on_click=change)


def _ways(chapter: Chapter, preset: Preset | None) -> Iterator[tuple]:
    if st.session_state.get(f"{chapter.key}_past"):
        yield "Undo the last change", "undo", partial(undo, chapter)
    if preset and not is_at(chapter, preset):
        values = values_at(chapter, preset)
        back = partial(put, chapter, values, preset.opens_at)
        yield f"Back to “{preset.name}”", "back", back
