"""The anatomy of a chapter, built once: ten parts in one order.

A chapter is data (`chapter.py`): what its controls are, what the engine computes, what
the figures show, what the sentences say. The order of all this on the screen, the link,
the stepper, the bet, the badge, the source and the downloads are the same everywhere.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from pages.ui import (
    bets,
    desk,
    drawers,
    links,
    notes,
    numbers,
    opinions,
    presets,
    top,
    ways_back,
)
from pages.ui.chapter import Chapter, Part
from pages.ui.figure import Picture, picture_of, stands, steps
from pages.ui.long_work import shown_in
from pages.ui.memory import Kept, once, picture_for, record_of
from pages.ui.scene import Scene
from pages.ui.stage import TIGHT, WIDTHS, Stage
from pages.words.sentences import marked, plain, typeset

ROW = {"horizontal": True, "gap": "small", "vertical_alignment": "center"}
TICK = 0.2  # seconds, while a record grows
CHANGE = "change"  # what a callback of the fragment leaves to the next run


def show_page(page: Any) -> None:
    """Show a page: the one chapter the learner has chosen."""
    st.session_state.pop(CHANGE, int)()  # what a callback has left to do
    chapters = {chapter.title: chapter for chapter in page.chapters}
    with st.container(gap=TIGHT):
        with st.container(**ROW, key=f"{page.key}_top"):
            chosen = top.chapter_choice(page.chapters).ask(page.key, {}, lasting=True)
            row = st.container(width="content")
        notice = st.container()
        show(chapters[chosen], row)
    with notice:  # known only now: every control has had its look at the link
        links.show_complaints()


def show(chapter: Chapter, row: Any = None) -> None:
    """Show all ten parts of a chapter; the choice of its part goes to `row`."""
    desk.put_again(chapter)
    asked = desk.Asked(chapter, row or st.container())
    hint = asked.part.hint or chapter.hint
    st.title(asked.part.question or chapter.question, anchor=False, help=hint)
    examples = st.container(**ROW, wrap=False)
    observe = st.container(**ROW, key=f"{chapter.key}_observe_speaks")
    stage = Stage.built(chapter, asked.part)
    desk.ask(asked, stage)
    with examples:
        now = presets.offer(chapter, asked.part)
    settings = chapter.settings(**asked.settings_of)
    with observe:
        presets.observe(chapter, asked.part, now, settings)
    with stage.main:
        ways_back.offer(chapter, presets.last_of(chapter, asked.part))
    with shown_in(stage.bar, then="Drawing the picture") as bar:
        kept = _kept(chapter, asked.part, settings)
    scene = Scene(chapter, asked.part, asked.values, settings, kept, kept.now)
    scene.count_what_was_taken()
    if scene.part.turn:
        with stage.turn:
            scene.part.turn(kept.record, scene.put)
    st.session_state[f"{scene.key}_notes_wait"] = False
    every = None if scene.kept.is_whole else TICK
    st.fragment(_follow, run_every=every)(scene, stage)
    bar.end()
    for control, place in asked.notes:  # after the picture: some take a while
        with place:
            notes.show(scene, control)
    desk.is_told(chapter)


def _kept(chapter: Chapter, part: Part, settings: Any) -> Kept:
    """Return the record, computed once.

    A step, a bet or another theme change nothing that the engine computed. One that can
    grow is only begun: it is shown at once, and taken further while it is looked at.
    """
    state = st.session_state  # `at_once` where nobody ticks, in tests for instance
    nobody_ticks = state.get("native_figures") or state.get("at_once")
    is_still = nobody_ticks or not part.begin
    compute = part.run if is_still else part.begin
    key, run = f"{chapter.key}_record", partial(compute, settings)
    own = chapter.is_own(settings)
    kept = once(key, settings, partial(record_of, key, settings, run, own))
    if is_still:
        kept.finish(part.grow)
    return kept


def _follow(scene: Scene, stage: Stage) -> None:
    """Show what a step, a bet or an opened drawer changes: all but the controls.

    Only this runs when the stepper has come to rest. The controls are in no fragment,
    because a fragment's rerun, unlike the page's, waits until the run before is done.
    Where a record grows it runs at every tick, with some steps more, until it is whole.
    """
    if not scene.kept.is_whole and not _is_first(scene):
        scene = scene.grown()
        if scene.kept.is_whole:
            st.rerun()  # else the ticks go on
    with stage.picture:
        picture = _picture(scene)
        step = min(stands(scene.key), picture.n_steps - 1)
        _told(scene, step, picture.n_steps)
        if scene.part.below:
            scene.part.below(scene.record, step)
    if scene.bet:
        with stage.bet:
            bets.place(scene.bet, scene.key, scene.about, scene.kept.is_whole)
    st.divider()
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        numbers.table(scene, step)
    drawers.symbols(scene.chapter, scene.part)
    with right, st.container(key=f"{scene.key}_opinions_speaks"):
        opinions.show(scene, step)
    drawers.code(scene.key, scene.part.code)
    is_own = scene.chapter.is_own(scene.settings)
    drawers.take_home(scene.chapter, scene.part, scene.record, is_own)
    if scene.has_looked_ahead and st.session_state.get(f"{scene.key}_notes_wait"):
        st.rerun()  # a note beside the controls has waited for the bet


def _is_first(scene: Scene) -> bool:
    """Tell whether a scene is shown for the first time: as it was begun."""
    key = f"{scene.key}_grows"
    is_first = st.session_state.get(key) is not scene
    st.session_state[key] = scene
    return is_first


def _everywhere(change: Callable[..., None], *args: Any) -> None:
    """Change what the controls show (in a callback): the whole page runs again.

    The change itself waits for that run, because Streamlit tells the browser only of
    values that were set in the run that shows them.
    """
    st.session_state[CHANGE] = partial(change, *args)
    st.rerun()


# --- picture and words --------------------------------------------------------------


def _picture(scene: Scene) -> Picture:
    """Show the picture with its stepper."""
    part, record, is_over, kept = scene.part, scene.record, scene.is_over, scene.kept
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
            said=scene.said(),
            about=repr(desk.story_of(scene.chapter, scene.values)),
            over=is_over,
            tick=1000 * part.tick,
            planned=0 if kept.is_whole else scene.n_planned,
        )

    shown, own = (kept.number, is_over), scene.chapter.is_own(scene.settings)
    picture = picture_for(scene.key, shown, draw, own) if kept.is_whole else draw()
    scene.keep_the_bet_open(picture.n_steps if kept.is_whole else scene.n_planned)
    steps(
        picture,
        partial(panels, record),
        key=scene.key,
        on_click=partial(_everywhere, _clicked, scene),
        on_drag=partial(_everywhere, _dragged, scene),
        n_planned=None if kept.is_whole else scene.n_planned,
        run=scene.run,
    )
    return picture


def _told(scene: Scene, step: int, n_steps: int) -> None:
    """Show what is told of a step below the picture, and at the end how it ends."""
    with st.container(gap=TIGHT, key=f"{scene.key}_story_speaks"):
        if st.session_state.get("native_figures"):  # else the figure tells it
            st.markdown(typeset(scene.standing("story")(scene.record, step)))
        is_at_end = 0 < step == n_steps - 1 and scene.has_ended
        told = scene.kept.is_whole and (scene.is_over or is_at_end)
        if told and scene.tells_at_the_end or scene.tells(step):
            bets.give_away(scene.key, scene.about)
        if told:
            _ending(scene)
        numbers.of_the_step(scene, step)
        if not told:
            _until_then(n_steps if scene.kept.is_whole else scene.n_planned)


def _until_then(n_steps: int) -> None:
    ways = "bet, skip the bet, or step to the end" if n_steps > 1 else "bet or skip it"
    st.caption(f"How it ends is told when you {ways}.")


def _dragged(scene: Scene, news: dict) -> None:
    """Put a number where it was dragged to, in the picture."""
    scene.drop({news["name"]: news["value"]}, None)


def _clicked(scene: Scene, point: dict) -> None:
    values = scene.part.clicked and scene.part.clicked(scene.record, point)
    if values:
        scene.drop(values, None if scene.part.click_stays else 0)


def _ending(scene: Scene) -> None:
    part, record, number = scene.part, scene.record, scene.kept.number
    given, end = (number, scene.is_over), partial(scene.standing("ending"), record)
    sentences = once(f"{scene.key}_ending", given, end)
    st.markdown("**How it ends.** " + typeset(sentences))
    remedies = once(f"{scene.key}_mend", number, partial(part.remedies, record))
    for at, one in enumerate(remedies):
        name, mend = f"{scene.key}_remedy" + f"_{at}" * bool(at), one.values
        st.button(one.label, key=name, on_click=_everywhere, args=(scene.put, mend))
