"""The home page: a card for each page, with its question and a figure that runs."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from engines.datasets import load
from engines.decision_trees import grow_id3, ledger, tree_after
from engines.gradient_descent import SURFACES, GradientDescent, descend
from pages.chapters.backpropagation.the_factory.one_pass.part import ONE_PASS
from pages.chapters.backpropagation.the_factory.one_pass.pictures import pass_panel
from pages.chapters.backpropagation.the_factory.record import Settings
from pages.chapters.gradient_descent.the_valley.pictures import curve_panel, view_of
from pages.figures.growth import growth_panel
from pages.figures.panel import Panel
from pages.ui.figure import Picture, picture_of, steps
from pages.ui.memory import picture_for
from pages.words.sentences import plain

START, LEARNING_RATE, N_STEPS = 1.6, 0.06, 12
LEAST_WIDTH = 320  # pixels of a card, else they stand below one another
HEIGHT = 320  # pixels of a picture: three of them stand in a first view
MARGIN = {"b": 40}  # below a picture


def show_cards(pages: Sequence) -> None:
    """Show what this place is, and a card with a way in for each page."""
    st.title("How Machines Learn", anchor=False)
    st.markdown(
        "Change a number, guess what will happen, see it happen, and know why: "
        "all is computed while you watch, and checked by a second opinion."
    )
    cards = st.grid(len(pages), min_column_width=LEAST_WIDTH, border=True)
    for page in pages:
        with cards.cell():
            _card(page)


def _card(page) -> None:
    st.header(f":primary[{page.icon}] {page.title}", anchor=False)
    st.markdown(f"**{page.question}**")
    _picture(page)
    st.page_link(
        page.path,
        label=f"Play with {page.title.lower()}",
        icon=":material/arrow_forward:",
    )
    st.markdown(page.idea)


@st.fragment
def _picture(page) -> None:
    draw = PICTURES[page.slug]

    def drawn() -> Picture:
        panel, labels, alts = draw()
        return picture_of([panel], labels, alts)

    picture = picture_for("home", page.slug, drawn, own=False)
    steps(picture, lambda: [draw()[0]], key=f"home_{page.key}")


def _small(panel: Panel, **layout: object) -> Panel:
    """Return a panel of a card's size."""
    return replace(panel.with_layout(**layout), height=HEIGHT)


def _two_valleys() -> tuple[Panel, list[str], list[str]]:
    surface = SURFACES["double_well"]
    walk = descend(surface, GradientDescent(LEARNING_RATE), START, N_STEPS)
    view = view_of(surface, walk)
    panel = curve_panel(surface, walk, LEARNING_RATE, view)
    title = {"text": "Two valleys, one blindfolded hiker"}
    still = _small(panel, title=title, margin=MARGIN)
    places = [
        f"step {step}: x = {x:.3f}, height {height:.3f}"
        for step, (x, height) in enumerate(
            zip(walk.points[:, 0], walk.values, strict=True)
        )
    ]
    return still, places, places


def _fourteen_days() -> tuple[Panel, list[str], list[str]]:
    table = load("fourteen_days")
    decisions = grow_id3(table)
    codes, classes = table.codes(table.target)
    title = "Fourteen days: will they play tennis?"
    panel = growth_panel(decisions, codes, classes, title=title, key="home_tree")
    first = decisions[0].node
    said = [f"no question yet: {first.impurity:.3f} bits to find out"]
    for k in range(1, len(decisions)):
        left = ledger(tree_after(decisions, k)).left
        asked = decisions[k].question.attribute
        said.append(f"question {k}, {asked}: {left:.3f} bits left")
    return _small(panel), said, said


def _one_pass() -> tuple[Panel, list[str], list[str]]:
    record = ONE_PASS.run(Settings(ONE_PASS.title))
    panel = pass_panel(record.trip, named=False)
    title = {"text": "A factory: which machine is to blame?"}
    still = _small(panel, title=title, margin=MARGIN)
    labels = ONE_PASS.labels(record)
    stories = [ONE_PASS.story(record, step) for step in range(len(labels))]
    return still, labels, [plain(story) for story in stories]


PICTURES: dict[str, Callable] = {
    "gradient_descent": _two_valleys,
    "information_gain": _fourteen_days,
    "backpropagation": _one_pass,
}
