"""What can be chosen about the bag, what comes of it, and the presets."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from engines.decision_trees import Drawing
from pages.figures.marbles import COLOURS
from pages.ui import old_controls as controls
from pages.ui.old_chapter import Preset

KEY = "ig_marbles"
NAMES = tuple(colour.name for colour in COLOURS)
MOST_MARBLES, LAST_SEED = 30, 999
N_DRAWS = (10, 200, 60)  # fewest, most, default
BAG, QUESTIONS, MEASURES = VIEWS = ("Bag", "Questions", "Measures")
DEFAULT = (4, 2, 2, 0, 0, 0)
AT_ONCE = (1, 2, 3)  # marbles found out together
# Breiman et al. 1984, section 4.1: rows that say yes and no in each child.
SPLITS = (
    ("split A", np.array([[300, 100], [100, 300]])),
    ("split B", np.array([[200, 400], [200, 0]])),
)


@dataclass(frozen=True)
class Settings:
    """The bag, how often to draw from it, and what to look at."""

    counts: tuple[int, ...]  # six, in the order of COLOURS
    view: str
    n_draws: int
    seed: int

    def __repr__(self) -> str:
        """Leave out what no bet depends on: one bet for each bag and view."""
        return repr((self.counts, self.view))


@dataclass(frozen=True, eq=False)
class Record:
    """The bag and its draws, and what else is told of the bag."""

    drawing: Drawing
    ceiling: float  # the entropy of so many colours in equal shares
    one_more: np.ndarray  # (6,) the entropy with one more marble of each colour
    together: tuple[float, ...]  # questions a draw, for each of AT_ONCE
    gains: dict[str, tuple[float, ...]]  # impurity: the gain of each of SPLITS


def _preset(name: str, counts: tuple[int, ...], view: str, observe: str) -> Preset:
    counts = (*counts, *(0,) * (len(NAMES) - len(counts)))
    return Preset(name, dict(zip(NAMES, counts, strict=True)) | {"view": view}, observe)


PRESETS = (
    _preset(
        "Half, quarter, quarter",
        (4, 2, 2),
        BAG,
        "half the draws surprise by 1 bit, half by 2: the average, H, lies between "
        "the two. What you draw wanders towards the bag's own place.",
    ),
    _preset(
        "Fair coin",
        (1, 1),
        BAG,
        "two colours, equally many: the top of the curve. This is what one bit is, "
        "the answer to one yes/no question that could go either way.",
    ),
    _preset(
        "Certain",
        (8,),
        BAG,
        "one colour only: no draw can surprise, and there is nothing to ask.",
    ),
    _preset(
        "One in four",
        (1, 3),
        BAG,
        "the rare colour surprises by 2 bits, but only every fourth time. The bag "
        "stands well above half the height of the curve: it is flat on top.",
    ),
    _preset(
        "A rare marble",
        (29, 1),
        BAG,
        "the rare marble surprises most of all, and yet hardly raises the average, "
        "because it hardly ever comes.",
    ),
    _preset(
        "Six equal",
        (3, 3, 3, 3, 3, 3),
        BAG,
        "nothing is commoner than anything else, so H touches the ceiling log₂ 6. "
        "Add one marble of any colour: H falls.",
    ),
    _preset(
        "Halves, quarters, eighths",
        (4, 2, 1, 1),
        QUESTIONS,
        "every question splits what is left into equal halves, so the questions "
        "and the bits are the same number, draw by draw.",
    ),
    _preset(
        "Three, two, one",
        (3, 2, 1),
        QUESTIONS,
        "“Is it blue?” halves the bag exactly, but then two orange and one green "
        "cannot be halved. So even the best tree needs a little more than H.",
    ),
    _preset(
        "Huffman wastes",
        (29, 1),
        QUESTIONS,
        "the answer is almost known beforehand, and still each draw costs a whole "
        "question. Asking about two or three marbles at once would save most of it.",
    ),
    _preset(
        "Gini and misclassification",
        (3, 1),
        MEASURES,
        "all three measures are 0 for a pure bag and largest at the middle, but only "
        "misclassification is made of straight lines. So it cannot tell split A from "
        "split B; the bent ones can.",
    ),
    _preset(
        "Only the commonest counts",
        (4, 3, 1),
        MEASURES,
        "the best guess is wrong as often as not: misclassification sees only the "
        "commonest colour. Move a marble from green to orange: it does not notice, "
        "entropy and Gini do.",
    ),
)


SYMBOLS = (
    ("p", "the share of a colour in the bag: its marbles divided by all marbles"),
    ("−log₂ p", "the surprise of drawing that colour, in bits"),
    ("bit", "the answer to a yes/no question that could equally well go either way"),
    ("H", "the entropy: the average surprise of a draw, Σ −p log₂ p, in bits"),
    ("log₂ k", "the ceiling of H: the entropy of k colours in equal shares"),
    ("L", "the yes/no questions Huffman's tree needs, on average"),
    ("Gini", "how often a guess drawn from the bag itself is wrong: 1 − Σ p²"),
    (
        "misclassification",
        "how often the best single guess is wrong: 1 − the largest p",
    ),
    ("gain", "impurity before a split minus the weighted impurity of its children"),
    ("Σ", "the sum over all colours in the bag"),
)


def ask() -> Settings:
    """Draw the controls; return the settings they stand for."""
    view = controls.choice("Show", f"{KEY}_view", VIEWS, BAG)
    left, right = st.columns(2, wrap=False)
    counts = []
    for i, name in enumerate(NAMES):
        with (left, right)[i % 2]:
            key, span = f"{KEY}_{name}", (0, MOST_MARBLES)
            counts.append(controls.number(name.capitalize(), key, span, DEFAULT[i], 1))
    if not any(counts):
        counts[0] = 1
        st.caption(f"The bag is empty, so one {NAMES[0]} marble stands in.")
    least, most, default = N_DRAWS
    n_draws = controls.slider("Draws", f"{KEY}_draws", (least, most), default, 10)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seed = controls.number(
            "Luck (seed)",
            f"{KEY}_seed",
            (0, LAST_SEED),
            0,
            1,
            help="The same number draws the same marbles again.",
        )
        st.button("Draw again", key=f"{KEY}_again", on_click=_draw_again)
    return Settings(tuple(counts), view, n_draws, seed)


def _draw_again() -> None:
    now = st.session_state[f"{KEY}_seed"]
    st.session_state[f"{KEY}_seed"] = (now + 1) % (LAST_SEED + 1)
