"""Presets: what they put into the controls, and the row of buttons that offers them."""

from functools import cache
from typing import Any

import streamlit as st

from pages.ui.chapter import Chapter, Preset
from pages.ui.control import Control, Values
from pages.ui.controls import every
from pages.ui.desk import put


@cache
def values_at(chapter: Chapter, preset: Preset) -> dict[str, Any]:
    """Return what a preset puts: its own values, and the defaults of all the others."""
    part, found = chapter.part_at(preset.values), {}
    choice = chapter.part_choice
    controls = (*filter(None, [choice]), *every(chapter.controls_of(part)))
    seen: dict[str, Any] = {}
    for control in controls:
        if not control.is_shown(seen):
            continue
        name = control.name
        seen[name] = _at(preset, control, seen)
        if name in preset.values or not control.stays:
            found[name] = seen[name]
    return found


def _at(preset: Preset, control: Control, seen: Values) -> Any:
    """Return a control's value: a default may take an engine, so only where asked."""
    named = control.name in preset.values
    return preset.values[control.name] if named else control.first(seen)


def is_at(chapter: Chapter, preset: Preset) -> bool:
    """Tell whether the controls stand at a preset."""
    wanted, named = values_at(chapter, preset), chapter.named
    return all(named[n].stands(chapter.key) == value for n, value in wanted.items())


def stand(chapter: Chapter) -> dict[str, Any]:
    """Return where all controls stand that were ever shown."""
    found = ((n, c.stands(chapter.key)) for n, c in chapter.named.items())
    return {name: value for name, value in found if value is not None}


def offer(chapter: Chapter) -> Preset | None:
    """Offer the presets; return the one that is shown, or was shown last."""
    now = next((p for p in chapter.presets if is_at(chapter, p)), None)
    state, key = st.session_state, f"{chapter.key}_preset"
    state[f"{key}_stood"] = stand(chapter)
    state[f"{key}_pressed"] = False
    state[key] = now.name if now else None
    names = [preset.name for preset in chapter.presets]
    st.pills("Try", names, key=key, on_change=_choose, args=(chapter,))
    own = "Your own settings: what will happen?"
    st.markdown(f"**Observe:** {now.observe}" if now else own)
    state[f"{key}_last"] = now or state.get(f"{key}_last")
    return state[f"{key}_last"]


def _choose(chapter: Chapter) -> None:
    """Set the controls as the chosen preset says.

    A control that moves faster than the page follows passes presets, which the browser
    shows as chosen a little later and names in its next message. So it was no click
    where a control has moved as well.
    """
    key = f"{chapter.key}_preset"
    if st.session_state[f"{key}_stood"] != stand(chapter):
        return
    for preset in chapter.presets:
        if preset.name == st.session_state[key] and not is_at(chapter, preset):
            put(chapter, values_at(chapter, preset))
            st.session_state[f"{key}_pressed"] = True  # until the next run
