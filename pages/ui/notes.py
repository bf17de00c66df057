"""What a control says of the record, below it: a sentence, perhaps with a figure."""

import streamlit as st

from pages.ui.control import Control, Note
from pages.ui.controls import Beside
from pages.ui.figure import still
from pages.ui.scene import Scene
from pages.words.sentences import typeset


def show(scene: Scene, control: Control | Beside) -> None:
    """Show what a control says of the record, as soon as all of it is there."""
    if not scene.kept.is_whole:
        st.caption("Told when all steps are there.")
        return
    note, name = scene.note(control.note), f"{scene.key}_{control.name}_note"
    if note is None:
        return
    if note.panel:
        press = note.clicked
        click = press and (lambda point: scene.take(control, press(point)))
        still(note.panel, name, on_click=click, live=_following(scene, control, note))
    st.caption(typeset([note.text]))


def _following(scene: Scene, control: Control | Beside, note: Note) -> list[dict]:
    """Return what follows a hand in a note's figure: on its control, or on others."""
    moves = {control.name: note.live} if note.live else {}
    return [
        pack
        for name, moved in {**moves, **note.also}.items()
        for pack in scene.live_of([name], lambda _, at, moved=moved: moved(at))
    ]
