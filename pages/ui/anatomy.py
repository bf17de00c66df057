"""The anatomy of a chapter, built once: ten parts in one order.

A chapter is a subclass of `Chapter` that supplies its own content: what the controls
are, what the engine computes, what the figures show, what the sentences say. The
order of the parts on the screen, the link, the stepper, the bet, the badge, the
source code and the downloads are the same everywhere and live here.
"""

import inspect
from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.ui import bets, exports, links
from pages.ui.chapter import Chapter, Numbers, Opinion
from pages.ui.controls import choice
from pages.ui.figure import steps
from pages.ui.memory import once
from pages.ui.text import plain, typeset

DIGITS = st.column_config.NumberColumn(format="%.7g")


def show_page(page: Any) -> None:
    """Show a page: its title and the one chapter the learner has chosen."""
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
        # A step, a bet or another theme changes nothing that the engine computed.
        name = f"{chapter.key}_record"
        record = once(name, settings, lambda: chapter.run(settings))
        bet, bet_box = chapter.bet(settings, record), st.container()
        about = chapter.asked_about(settings)
        over = bet is None or bets.is_over(chapter.key, about)
    with presets:
        _presets(chapter)
    with left:
        chapter.turn(settings, record)
        step = _picture(chapter, settings, record, over)
    if bet:
        with bet_box:
            bets.place(bet, chapter.key, about)
    st.divider()
    left, right = st.columns([2.4, 1], gap="medium")
    with left:
        _numbers(chapter.numbers(settings, record, step), over)
    _symbols(chapter)
    with right:
        _opinions(chapter, settings, record, step)
    _code(chapter, settings)
    _take_home(chapter, settings, record)


def _presets(chapter: Chapter) -> None:
    if not chapter.presets:
        return
    now = next((p for p in chapter.presets if chapter.shows(p)), None)
    key = f"{chapter.key}_preset"
    st.session_state[key] = now.name if now else None
    names = [preset.name for preset in chapter.presets]
    st.pills("Try", names, key=key, on_change=_choose, args=(chapter,))
    own = "Your own settings: what will happen?"
    st.markdown(f"**Observe:** {now.observe}" if now else own)


def _choose(chapter: Chapter) -> None:
    name = st.session_state[f"{chapter.key}_preset"]
    for preset in chapter.presets:
        if preset.name == name:
            chapter.apply(preset.values)


def _picture(chapter: Chapter, settings: Any, record: Any, over: bool) -> int:
    labels = chapter.labels(settings, record)
    stories = [chapter.story(settings, record, step) for step in range(len(labels))]
    step = steps(
        chapter.panels(settings, record),
        key=chapter.key,
        labels=labels,
        alts=[plain(story) for story in stories],
        on_click=chapter.clicked,
    )
    chapter.below(settings, record, step)
    st.markdown("##### What happened")
    st.markdown(typeset(stories[step]))
    if over or 0 < step == len(labels) - 1:
        bets.give_away(chapter.key, chapter.asked_about(settings))
        sentences, remedy = chapter.ending(settings, record)
        st.markdown("**How it ends.** " + typeset(sentences))
        if remedy:
            name = f"{chapter.key}_remedy"
            st.button(
                remedy.label, key=name, on_click=chapter.apply, args=(remedy.values,)
            )
    else:
        st.caption(
            "How it ends is told when you bet, skip the bet, or step to the end."
        )
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
            data,
            hide_index=True,
            column_config={name: DIGITS for name in data if _numeric(data[name])},
            alt="The record, step by step",
            height=220,
        )


def _numeric(cells: Sequence[object]) -> bool:
    return any(isinstance(cell, float) for cell in cells)


def _symbols(chapter: Chapter) -> None:
    with st.expander("What the symbols mean", key=f"{chapter.key}_symbols"):
        lines = [f"- **{symbol}**: {meaning}" for symbol, meaning in chapter.symbols]
        st.markdown("\n".join(lines))


def _opinions(chapter: Chapter, settings: Any, record: Any, step: int) -> None:
    st.markdown("##### Second opinion")
    for opinion in chapter.opinions(settings, record, step):
        _badge(opinion)
    key = f"{chapter.key}_reference"
    if not chapter.asks_scikit_learn(settings):
        return
    if st.toggle("Ask scikit-learn too", key=key, help="Loads it: a second or two."):
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


def _code(chapter: Chapter, settings: Any) -> None:
    drawer = st.expander(
        "The code that ran", key=f"{chapter.key}_code", on_change="rerun"
    )
    if drawer.open:
        with drawer:
            for part in chapter.code_of(settings):
                st.code(inspect.getsource(part), language="python")


def _take_home(chapter: Chapter, settings: Any, record: Any) -> None:
    name = f"{chapter.key}_home"
    drawer = st.expander("Take it home", key=name, on_change="rerun")
    if not drawer.open:
        return
    goods = chapter.take_home(settings, record)
    with drawer:
        st.markdown("This very state, step included, as a link:")
        st.code(links.address(), language=None, wrap_lines=True)
        with st.container(horizontal=True):
            st.download_button(
                "The record as CSV",
                exports.csv_text(goods.columns, goods.rows),
                file_name=f"{chapter.slug}.csv",
                mime="text/csv",
                key=f"{name}_csv",
                on_click="ignore",
            )
            st.download_button(
                "The script",
                goods.script,
                file_name=f"{chapter.slug}.py",
                mime="text/x-python",
                key=f"{name}_script",
                on_click="ignore",
            )
        told = ", ".join(f"*{name}*" for name in goods.prints)
        st.markdown(
            f"The script needs NumPy only. It prints, of the record's last row: {told}."
        )
        st.code(goods.script, language="python", height=320)
