"""The anatomy of a chapter, built once: ten parts in one order.

A chapter is a subclass of `Chapter` that supplies its own content: what the controls
are, what the engine computes, what the figures show, what the sentences say. The
order of the parts on the screen, the link, the stepper, the bet, the badge, the
source code and the downloads are the same everywhere and live here.
"""

import inspect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.figures.panel import Panel
from pages.ui import bets, exports, links
from pages.ui.controls import choice
from pages.ui.figure import jump, steps


DIGITS = st.column_config.NumberColumn(format="%.7g")


@dataclass(frozen=True)
class Preset:
    """A state worth seeing: values for the controls, and what to observe there."""

    name: str
    values: dict[str, Any]
    observe: str


@dataclass(frozen=True)
class Opinion:
    """An independent second opinion on numbers that are on the screen now."""

    against: str  # "the closed form", "a numeric derivative", "scikit-learn"
    difference: float  # the largest one found
    allowed: float
    what: str  # which numbers were compared


@dataclass(frozen=True)
class Numbers:
    """A formula with the values of this step put in, and the table it comes from."""

    formulas: Sequence[tuple[str, str]]  # (what it says, LaTeX)
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[object]] = ()
    note: str = ""


@dataclass(frozen=True)
class Remedy:
    """A button that mends what went wrong: its label and the values it sets."""

    label: str
    values: dict[str, Any] = field(default_factory=dict)


class Chapter:
    """One question, answered by playing. Subclasses fill in the parts."""

    slug = ""
    key = ""
    title = ""
    question = ""
    presets: tuple[Preset, ...] = ()
    code: tuple[object, ...] = ()

    def controls(self) -> Any:
        """Draw the controls; return the settings (hashable) they stand for."""
        raise NotImplementedError

    def run(self, settings: Any) -> Any:
        """Let the engine compute the record."""
        raise NotImplementedError

    def labels(self, settings: Any, record: Any) -> list[str]:
        """Name every step of the stepper."""
        raise NotImplementedError

    def panels(self, settings: Any, record: Any) -> list[Panel]:
        """Draw the record."""
        raise NotImplementedError

    def bet(self, settings: Any, record: Any) -> bets.Bet | None:
        """Ask something before it is shown."""
        return None

    def story(self, settings: Any, record: Any, step: int) -> list[str]:
        """Say what happens at a step, in sentences made from the record."""
        raise NotImplementedError

    def ending(self, settings: Any, record: Any) -> tuple[list[str], Remedy | None]:
        """Say how it ends and which inequality decided it; perhaps how to mend it."""
        return [], None

    def numbers(self, settings: Any, record: Any, step: int) -> Numbers:
        """Put this step's values into the formula."""
        raise NotImplementedError

    def opinions(self, settings: Any, record: Any, step: int) -> list[Opinion]:
        """Check the numbers on the screen by other means; NumPy only."""
        raise NotImplementedError

    def reference(self, settings: Any, record: Any) -> Opinion | None:
        """Ask scikit-learn, when the learner wants it."""
        return None

    def take_home(self, settings: Any, record: Any) -> exports.TakeHome:
        """Give the record as a table, and a script that computes it again."""
        raise NotImplementedError

    def clicked(self, point: dict) -> None:
        """Answer a click on a figure (in a callback: set control values here)."""

    def apply(self, values: dict[str, Any]) -> None:
        """Set controls to `values` and go back to the first step (in a callback)."""
        for name, value in values.items():
            st.session_state[f"{self.key}_{name}"] = value
        jump(self.key, 0)

    def shows(self, preset: Preset) -> bool:
        """Tell whether the controls stand at this preset."""
        state = st.session_state
        return all(
            state.get(f"{self.key}_{name}") == value
            for name, value in preset.values.items()
        )


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
    presets = st.container()
    left, right = st.columns([2.4, 1], gap="medium")
    with right:
        settings = chapter.controls()
        record = chapter.run(settings)
        over = bets.place(chapter.bet(settings, record), chapter.key, settings)
    with presets:
        _presets(chapter)
    with left:
        step = _picture(chapter, settings, record, over)
    st.divider()
    left, right = st.columns([2.4, 1], gap="medium")
    with left:
        _numbers(chapter.numbers(settings, record, step))
    with right:
        _opinions(chapter, settings, record, step)
    _code(chapter)
    _take_home(chapter, settings, record)


def _presets(chapter: Chapter) -> None:
    if not chapter.presets:
        return
    now = next((p for p in chapter.presets if chapter.shows(p)), None)
    key = f"{chapter.key}_preset"
    st.session_state[key] = now.name if now else None
    names = [preset.name for preset in chapter.presets]
    st.pills("Try", names, key=key, on_change=_choose, args=(chapter,))
    hint = f"**Observe.** {now.observe}" if now else "Your own settings: what will happen?"
    st.markdown(hint)


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
    st.markdown("##### What happened")
    st.markdown(typeset(stories[step]))
    if over or step > 0:
        sentences, remedy = chapter.ending(settings, record)
        st.markdown("**How it ends.** " + typeset(sentences))
        if remedy:
            name = f"{chapter.key}_remedy"
            st.button(
                remedy.label, key=name, on_click=chapter.apply, args=(remedy.values,)
            )
    else:
        st.caption("How it ends is told when you bet, skip the bet, or take a step.")
    return step


def _numbers(numbers: Numbers) -> None:
    st.markdown("##### The numbers")
    for says, latex in numbers.formulas:
        st.markdown(says)
        st.latex(latex)
    if numbers.rows:
        columns = list(zip(*numbers.rows, strict=True))
        data = dict(zip(numbers.columns, columns, strict=True))
        st.dataframe(
            data,
            hide_index=True,
            column_config={name: DIGITS for name in numbers.columns[1:]},
            alt="The record, step by step",
            height=220,
        )
    if numbers.note:
        st.caption(numbers.note)


def _opinions(chapter: Chapter, settings: Any, record: Any, step: int) -> None:
    st.markdown("##### Second opinion")
    for opinion in chapter.opinions(settings, record, step):
        _badge(opinion)
    key = f"{chapter.key}_reference"
    if type(chapter).reference is Chapter.reference:
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
        st.badge(f"agrees with {opinion.against}", icon=":material/check:", color="green")
    else:
        st.badge(f"differs from {opinion.against}", icon=":material/warning:", color="red")
    st.markdown(
        f"{opinion.what}: largest difference **{opinion.difference:.1e}** "
        f"(up to {opinion.allowed:.0e} is rounding)."
    )


def _code(chapter: Chapter) -> None:
    drawer = st.expander(
        "The code that ran", key=f"{chapter.key}_code", on_change="rerun"
    )
    if drawer.open:
        with drawer:
            for part in chapter.code:
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
        st.markdown("The script needs NumPy only, and prints the page's last numbers:")
        st.code(goods.script, language="python", height=320)


def typeset(sentences: Sequence[str]) -> str:
    """Return sentences as Markdown, one a line, with true minus signs."""
    return re.sub(r"(?<![\w-])-(?=\d)", "\u2212", "  \n".join(sentences))


def plain(sentences: Sequence[str]) -> str:
    """Return sentences without Markdown's and LaTeX's marks, to be read aloud."""
    return typeset(sentences).replace("  \n", " ").replace("**", "").replace("$", "").replace("`", "")
