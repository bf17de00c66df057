"""The anatomy of a chapter, built once: ten parts in one order.

A chapter is data (`chapter.py`): what its controls are, what the engine computes, what
the figures show, what the sentences say. The order of all this on the screen, the link,
the stepper, the bet, the badge, the source and the downloads are the same everywhere.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from pages.ui import bets, desk, drawers, links, opinions, presets, ways_back
from pages.ui.chapter import Chapter, Part, Table
from pages.ui.choices import Choice
from pages.ui.control import Control
from pages.ui.controls import Beside
from pages.ui.figure import Picture, picture_of, steps, still
from pages.ui.long_work import shown_in
from pages.ui.memory import Kept, once, picture_for, record_of
from pages.ui.scene import Scene
from pages.ui.tables import as_arrow
from pages.words.sentences import marked, plain, typeset

CHANGE = "change"  # what a callback of the fragment leaves to the next run
DIGITS = st.column_config.NumberColumn(format="%.7g")


def show_page(page: Any) -> None:
    """Show a page: its title and the one chapter the learner has chosen."""
    st.session_state.pop(CHANGE, int)()  # what a callback has left to do
    chapters = {chapter.title: chapter for chapter in page.chapters}
    st.header(page.title, anchor=False)
    which = Choice("chapter", "Chapter", tuple(chapters))
    chosen = which.ask(page.key, {}, lasting=True)
    notice = st.container()
    show(chapters[chosen])
    with notice:  # known only now: every control has had its look at the link
        links.show_complaints()


def show(chapter: Chapter) -> None:
    """Show all ten parts of a chapter."""
    st.markdown(f"#### {chapter.question}")
    st.caption(chapter.hint)
    above = st.container(key=f"{chapter.key}_observe_speaks")
    left, right = st.columns([2.4, 1], gap="medium")
    stage = left.container()
    with right:
        asked = desk.ask(chapter, stage)
    with above:
        preset = presets.offer(chapter)
    with right:
        with st.container(horizontal=True, key=f"{chapter.key}_ways_back"):
            ways_back.offer(chapter, preset)
    settings = chapter.settings(**asked.settings_of)
    with shown_in(right.empty()):
        kept = _kept(chapter, asked.part, settings)
    scene = Scene(chapter, asked.part, asked.values, settings, kept)
    for control, place in asked.notes:
        with place:
            _note(scene, control)
    if scene.part.turn:
        with left:
            scene.part.turn(kept.record, scene.put)
    _follow(scene, left, right)


def _kept(chapter: Chapter, part: Part, settings: Any) -> Kept:
    """Return the record, computed once.

    A step, a bet or another theme change nothing that the engine computed.
    """
    key, run = f"{chapter.key}_record", partial(part.run, settings)
    own = chapter.is_own(settings)
    return once(key, settings, partial(record_of, key, settings, run, own))


def _note(scene: Scene, control: Control | Beside) -> None:
    """Show what a control says of the record."""
    note, name = control.note(scene.record), f"{scene.key}_{control.name}_note"
    if note is None:
        return
    if note.panel:
        press = note.clicked
        click = press and (lambda point: scene.put(press(point), None))
        live = note.live and [
            *scene.live_of([control.name], lambda _, at: note.live(at))
        ]
        still(note.panel, name, on_click=click, live=live or ())
    st.caption(typeset([note.text]))


@st.fragment
def _follow(scene: Scene, left: Any, right: Any) -> None:
    """Show what a step, a bet or an opened drawer changes: all but the controls.

    Only this runs when the stepper has come to rest. The controls are in no fragment,
    because a fragment's rerun, unlike the page's, waits until the run before is done.
    """
    with left:
        step = _picture(scene)
    if scene.bet:
        with right:
            bets.place(scene.bet, scene.key, scene.about)
    st.divider()
    left, right = st.columns([2.4, 1], gap="medium")
    with left:
        _numbers(scene, step)
    drawers.symbols(scene.chapter)
    with right, st.container(key=f"{scene.key}_opinions_speaks"):
        opinions.show(scene, step)
    drawers.code(scene.key, scene.part.code)
    drawers.take_home(scene.chapter, scene.part, scene.record)


def _everywhere(change: Callable[..., None], *args: Any) -> None:
    """Change what the controls show (in a callback): the whole page runs again.

    The change itself waits for that run, because Streamlit tells the browser only of
    values that were set in the run that shows them.
    """
    st.session_state[CHANGE] = partial(change, *args)
    st.rerun()


# --- picture and words --------------------------------------------------------------


def _picture(scene: Scene) -> int:
    part, record, is_over = scene.part, scene.record, scene.is_over
    panels, story = scene.standing("panels"), scene.standing("story")

    def draw() -> Picture:
        labels = part.labels(record)
        stories = [story(record, step) for step in range(len(labels))]
        return picture_of(
            panels(record),
            labels,
            [*map(plain, stories)],
            live=scene.live(),
            stories=[*map(marked, stories)],
            run=scene.kept.number,
            said=scene.said(),
        )

    shown, own = (scene.kept.number, is_over), scene.chapter.is_own(scene.settings)
    picture = picture_for(scene.key, shown, draw, own)
    step = steps(
        picture,
        partial(panels, record),
        key=scene.key,
        on_click=partial(_everywhere, _clicked, scene),
        on_drag=partial(_everywhere, _dragged, scene),
    )
    if part.below:
        part.below(record, step)
    with st.container(key=f"{scene.key}_story_speaks"):
        st.markdown("##### What happened")
        st.markdown(typeset(story(record, step)))
        _ended(scene, step, picture.n_steps)
    return step


def _ended(scene: Scene, step: int, n_steps: int) -> None:
    """Say how it ends, once the bet is over or the end is in sight."""
    if scene.is_over or 0 < step == n_steps - 1:
        bets.give_away(scene.key, scene.about)
        _ending(scene)
    else:
        ways = (
            "bet, skip the bet, or step to the end" if n_steps > 1 else "bet or skip it"
        )
        st.caption(f"How it ends is told when you {ways}.")


def _dragged(scene: Scene, news: dict) -> None:
    """Put a number where it was dragged to, in the picture."""
    scene.put({news["name"]: news["value"]}, None)


def _clicked(scene: Scene, point: dict) -> None:
    values = scene.part.clicked and scene.part.clicked(scene.record, point)
    if values:
        scene.put(values, None if scene.part.click_stays else 0)


def _ending(scene: Scene) -> None:
    part, record, number = scene.part, scene.record, scene.kept.number
    sentences = once(f"{scene.key}_ending", number, partial(part.ending, record))
    st.markdown("**How it ends.** " + typeset(sentences))
    if not part.remedy:
        return
    remedy = once(f"{scene.key}_mend", number, partial(part.remedy, record))
    if remedy:
        name, mend = f"{scene.key}_remedy", (scene.put, remedy.values)
        st.button(remedy.label, key=name, on_click=_everywhere, args=mend)


def _numbers(scene: Scene, step: int) -> None:
    st.markdown("##### The numbers")
    for says, latex in scene.standing("formulas")(scene.record, step):
        st.markdown(says)
        st.latex(latex)
    number, make = scene.kept.number, partial(scene.part.table, scene.record)
    table: Table = once(f"{scene.key}_record_table", number, make)
    if not table.rows:
        return
    reached = scene.part.reached(scene.record, step)
    rows = table.rows if scene.is_over else table.rows[:reached]
    if not rows:
        st.caption("The table fills as you step; all of it when you bet or skip.")
        return
    data = dict(zip(table.columns, zip(*rows, strict=True), strict=True))
    st.dataframe(
        as_arrow(data),
        hide_index=True,
        column_config={name: DIGITS for name in data if _numeric(data[name])},
        alt="The record, step by step",
        placeholder="",  # where nothing was computed yet: an empty cell, no "None"
        height=220,
    )


def _numeric(cells: Sequence[object]) -> bool:
    return any(isinstance(cell, float) for cell in cells)
