"""The anatomy of a chapter, built once: ten parts in one order.

A chapter is a subclass of `Chapter` that supplies its own content: what the controls
are, what the engine computes, what the figures show, what the sentences say. The
order of the parts on the screen, the link, the stepper, the bet, the badge, the
source code and the downloads are the same everywhere and live here.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from pages.ui import bets, links
from pages.ui import old_drawers as drawers
from pages.ui.figure import Picture, picture_of, steps
from pages.ui.long_work import shown_in
from pages.ui.memory import Kept, once, picture_for
from pages.ui.old_chapter import Chapter, Numbers, Opinion
from pages.ui.old_controls import choice
from pages.ui.tables import as_arrow
from pages.words.sentences import plain, typeset

CHANGE = "change"  # what a callback of the fragment leaves to the next run
DIGITS = st.column_config.NumberColumn(format="%.7g")


def show_page(page: Any) -> None:
    """Show a page: its title and the one chapter the learner has chosen."""
    st.session_state.pop(CHANGE, int)()  # what a callback has left to do
    chapters = {chapter.title: chapter for chapter in page.chapters}
    st.header(page.title, anchor=False)
    names = list(chapters)
    chosen = choice("Chapter", f"{page.key}_chapter", names, names[0])
    notice = st.container()
    show(chapters[chosen])
    with notice:  # known only now: every control has had its look at the link
        links.show_complaints()


def show(chapter: Chapter) -> None:
    """Show all ten parts of a chapter."""
    st.markdown(f"#### {chapter.question}")
    st.caption(chapter.hint)
    presets = st.container()
    left, right = st.columns([2.4, 1], gap="medium")
    stage = left.container()
    with right:
        settings = chapter.settings(stage)
    with presets:
        _presets(chapter)
    with shown_in(right.container(key="long_work")):
        kept = chapter.kept(settings)
    with left:
        chapter.turn(settings, kept.record)
    _follow(chapter, settings, kept, left, right)


@st.fragment
def _follow(chapter: Chapter, settings: Any, kept: Kept, left: Any, right: Any) -> None:
    """Show what a step, a bet or an opened drawer changes: all but the controls.

    Only this runs when the stepper has come to rest. The controls are in no fragment,
    because a fragment's rerun, unlike the page's, waits until the run before is done.
    """
    record = kept.record
    bet, about = chapter.bet(settings, record), chapter.asked_about(settings)
    over = bet is None or bets.is_over(chapter.key, about)
    with left:
        step = _picture(chapter, settings, kept, over)
    if bet:
        with right:
            bets.place(bet, chapter.key, about)
    st.divider()
    left, right = st.columns([2.4, 1], gap="medium")
    with left:
        _numbers(chapter.numbers(settings, record, step), over)
    drawers.symbols(chapter)
    with right:
        _opinions(chapter, settings, record, step)
    drawers.code(chapter, settings)
    drawers.take_home(chapter, settings, record)


def _everywhere(change: Callable[..., None], *args: Any) -> None:
    """Change what the controls show (in a callback): the whole page runs again.

    The change itself waits for that run, because Streamlit tells the browser only of
    values that were set in the run that shows them.
    """
    st.session_state[CHANGE] = partial(change, *args)
    st.rerun()


def _presets(chapter: Chapter) -> None:
    if not chapter.presets:
        return
    now = next((p for p in chapter.presets if chapter.shows(p)), None)
    key = f"{chapter.key}_preset"
    st.session_state[f"{key}_stood"] = _stands(chapter)
    st.session_state[key] = now.name if now else None
    names = [preset.name for preset in chapter.presets]
    st.pills("Try", names, key=key, on_change=_choose, args=(chapter,))
    own = "Your own settings: what will happen?"
    st.markdown(f"**Observe:** {now.observe}" if now else own)


def _stands(chapter: Chapter) -> dict[str, Any]:
    """Return where the controls stand that presets set."""
    names = {name for preset in chapter.presets for name in preset.values}
    return {name: st.session_state.get(f"{chapter.key}_{name}") for name in names}


def _choose(chapter: Chapter) -> None:
    """Set the controls as the chosen preset says.

    A control that moves faster than the page follows passes presets, which the browser
    shows as chosen a little later and names in its next message. So it was no click
    where a control has moved as well.
    """
    key = f"{chapter.key}_preset"
    if st.session_state[f"{key}_stood"] != _stands(chapter):
        return
    for preset in chapter.presets:
        if preset.name == st.session_state[key] and not chapter.shows(preset):
            chapter.apply(preset.values)


def _picture(chapter: Chapter, settings: Any, kept: Kept, over: bool) -> int:
    record = kept.record

    def draw() -> Picture:
        labels = chapter.labels(settings, record)
        told = [chapter.story(settings, record, step) for step in range(len(labels))]
        alts = [plain(story) for story in told]
        return picture_of(chapter.panels(settings, record), labels, alts)

    shown = (kept.number, over, chapter.shown_with(settings))
    picture = picture_for(chapter.key, shown, draw, chapter.is_own(settings))
    step = steps(
        picture,
        partial(chapter.panels, settings, record),
        key=chapter.key,
        on_click=partial(_everywhere, chapter.clicked),
    )
    chapter.below(settings, record, step)
    st.markdown("##### What happened")
    st.markdown(typeset(chapter.story(settings, record, step)))
    if over or 0 < step == picture.n_steps - 1:
        bets.give_away(chapter.key, chapter.asked_about(settings))
        end = partial(chapter.ending, settings, record)
        sentences, remedy = once(f"{chapter.key}_ending", kept.number, end)
        st.markdown("**How it ends.** " + typeset(sentences))
        if remedy:
            name, mend = f"{chapter.key}_remedy", (chapter.apply, remedy.values)
            st.button(remedy.label, key=name, on_click=_everywhere, args=mend)
    else:
        stepped = picture.n_steps > 1
        ways = "bet, skip the bet, or step to the end" if stepped else "bet or skip it"
        st.caption(f"How it ends is told when you {ways}.")
    return step


def _numbers(numbers: Numbers, all_told: bool) -> None:
    st.markdown("##### The numbers")
    for says, latex in numbers.formulas:
        st.markdown(says)
        st.latex(latex)
    if numbers.rows:
        rows = numbers.rows if all_told else numbers.rows[: numbers.reached]
        if not rows:
            st.caption("The table fills as you step; all of it when you bet or skip.")
            return
        columns = list(zip(*rows, strict=True))
        data = dict(zip(numbers.columns, columns, strict=True))
        st.dataframe(
            as_arrow(data),
            hide_index=True,
            column_config={name: DIGITS for name in data if _numeric(data[name])},
            alt="The record, step by step",
            height=220,
        )


def _numeric(cells: Sequence[object]) -> bool:
    return any(isinstance(cell, float) for cell in cells)


def _opinions(chapter: Chapter, settings: Any, record: Any, step: int) -> None:
    st.markdown("##### Second opinion")
    for opinion in chapter.opinions(settings, record, step):
        _badge(opinion)
    key = f"{chapter.key}_reference"
    if not chapter.asks_scikit_learn(settings):
        return
    if st.toggle("Ask scikit-learn too", key=key, help="Loads it: a second or two."):
        with st.spinner("Asking scikit-learn, which is loaded once"):
            opinion = chapter.reference(settings, record)
        if opinion is None:
            st.markdown("scikit-learn has no counterpart for these settings.")
        else:
            _badge(opinion)


def _badge(opinion: Opinion) -> None:
    """Show agreement, or the lack of it, as computed now."""
    if opinion.difference <= opinion.allowed:
        st.badge(
            f"agrees with {opinion.against}", icon=":material/check:", color="green"
        )
    else:
        st.badge(
            f"differs from {opinion.against}", icon=":material/warning:", color="red"
        )
    st.markdown(
        f"{opinion.what}: largest difference **{opinion.difference:.1e}** "
        f"(up to {opinion.allowed:.0e} is {opinion.why})."
    )
