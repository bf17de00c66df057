"""A page as full as any will be: six chapters, eight parts, fourteen presets.

Its story is the longest, its question and its bet are long, and four panels stand in
the picture. What holds here holds for the chapters to come.
"""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import numpy as np
import streamlit as st

from pages.figures import theme
from pages.figures.axes import axis
from pages.figures.series import Series, series_panel
from pages.ui.anatomy import show_page
from pages.ui.bets import Bet
from pages.ui.chapter import Chapter, Part, Preset, Script, Table, agree
from pages.ui.controls import Slider
from tests.one_page import show

SIX = ("One neuron", "The valley", "Landscapes", "Momentum", "Batches", "Traps")
EIGHT = ("One pass", "Chain rule", "Books of blame", "One step", "Break it")
EIGHT += ("The check", "Two losses", "Nudging")
N_PRESETS, N_STEPS, N_PANELS = 14, 20, 4
QUESTION = (
    "A neuron guesses from your hours of study whether you passed, and is wrong. "
    "Which of its weights is to blame, and by how much?"
)
OBSERVE = (
    "with every update the mistake is halved: 0.3, 0.15, 0.075, and so on. And the "
    "bottom is no point: a whole line of weights answers this student."
)
STORY = 4 * [
    "**At this step** the blame that comes back is multiplied by one number after "
    "another, each of them below 1, so that in the end next to nothing is left of it, "
    "and whoever stands first learns next to nothing."
]


@dataclass(frozen=True)
class Settings:
    share: float
    part: str


@dataclass(frozen=True, eq=False)
class Record:
    settings: Settings
    left: np.ndarray  # (21,)


def run(settings: Settings) -> Record:
    return Record(settings, settings.share ** np.arange(N_STEPS + 1))


def panels(record: Record) -> list:
    axes = {"xaxis": axis((0, N_STEPS), "step"), "yaxis": axis((0, 1), "left")}
    line = Series("left", range(N_STEPS + 1), record.left, theme.stroke(theme.PATH))
    made = [
        series_panel(f"Panel {k}", f"panel {k}", [line], N_STEPS + 1, alt="It", **axes)
        for k in range(N_PANELS)
    ]
    return [replace(panel, height=560) for panel in made]


def opinions(record: Record) -> list:
    product = np.cumprod([1.0] + [record.settings.share] * N_STEPS)
    return [agree(record.left, product, "a product", "All steps", allowed=1e-12)]


BET = Bet(
    "The blame starts back in layer 20. Of what size is it in layer 1, compared with "
    "layer 20? The ends stand for all beyond them.",
    "a millionth",
    "It is multiplied by the same number again and again.",
    ("a tenth", "a thousandth", "a millionth", "as much as there was"),
)
PART = Part(
    "",
    run=run,
    labels=lambda record: [f"step {t} of {N_STEPS}" for t in range(N_STEPS + 1)],
    panels=panels,
    story=lambda record, step: STORY,
    ending=lambda record: ["It ends."],
    formulas=lambda record, step: [("What is left", f"{record.left[step]:.3g}")],
    table=lambda record: Table(["left"], [[float(one)] for one in record.left]),
    script=lambda record: Script("print(1)", ["left"]),
    code=(run,),
    opinions=opinions,
    bet=lambda record: BET,
    bet_is_about=("share", "part"),
)


def chapter(number: int, title: str) -> Chapter:
    """Return a chapter as full as it can be."""
    return Chapter(
        key=f"cr_{number}",
        title=title,
        question=QUESTION,
        settings=Settings,
        controls=(
            Slider("share", "Share that is left", (0.0, 1.0), 0.5, 0.01, main=True),
        ),
        parts=tuple(replace(PART, title=one) for one in EIGHT),
        presets=tuple(
            Preset(f"The preset {k}", OBSERVE, share=0.5 + k / 100)
            for k in range(N_PRESETS)
        ),
        symbols=(("s", "the share that is left"),),
    )


CHAPTERS = tuple(chapter(number, title) for number, title in enumerate(SIX))
PAGE = SimpleNamespace(key="cr", title="Crowded", chapters=CHAPTERS)


def crowded() -> None:
    show_page(PAGE)


def empty() -> None:
    st.title("Nothing")


here = st.Page(crowded, title="Entropy and information gain", default=True)
show(here, st.Page(empty, title="Nothing"))
