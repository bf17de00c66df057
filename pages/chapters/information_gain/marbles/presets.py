"""Bags that are worth seeing, each in one of the three parts."""

from pages.ui.chapter import Preset

from .record import NAMES


def bag(*counts: int) -> dict[str, int]:
    """Return a bag with so many marbles of the first colours, and of no others."""
    return {**dict.fromkeys(NAMES, 0), **dict(zip(NAMES, counts, strict=False))}


PRESETS = (
    Preset(
        "Half, quarter, quarter",
        "half the draws surprise by 1 bit, half by 2: the average, H, lies between "
        "the two. What you draw wanders towards the bag's own place.",
    ),
    Preset(
        "Fair coin",
        "two colours, equally many: the top of the curve. This is what one bit is, "
        "the answer to one yes/no question that could go either way.",
        **bag(1, 1),
    ),
    Preset(
        "Certain",
        "one colour only: no draw can surprise, and there is nothing to ask.",
        **bag(8),
    ),
    Preset(
        "One in four",
        "the rare colour surprises by 2 bits, but only every fourth time. The bag "
        "stands well above half the height of the curve: it is flat on top.",
        **bag(1, 3),
    ),
    Preset(
        "A rare marble",
        "the rare marble surprises most of all, and yet hardly raises the average, "
        "because it hardly ever comes.",
        **bag(29, 1),
    ),
    Preset(
        "Six equal",
        "nothing is commoner than anything else, so H touches the ceiling log₂ 6. "
        "Add one marble of any colour: H falls.",
        **bag(3, 3, 3, 3, 3, 3),
    ),
    Preset(
        "Halves, quarters, eighths",
        "every question splits what is left into equal halves, so the questions "
        "and the bits are the same number, draw by draw.",
        view="Questions",
        **bag(4, 2, 1, 1),
    ),
    Preset(
        "Three, two, one",
        "“Is it blue?” halves the bag exactly, but then two orange and one green "
        "cannot be halved. So even the best tree needs a little more than H.",
        view="Questions",
        **bag(3, 2, 1),
    ),
    Preset(
        "Huffman wastes",
        "the answer is almost known beforehand, and still each draw costs a whole "
        "question. Asking about two or three marbles at once would save most of it.",
        view="Questions",
        **bag(29, 1),
    ),
    Preset(
        "Gini and misclassification",
        "all three measures are 0 for a pure bag and largest at the middle, but only "
        "misclassification is made of straight lines. So it cannot tell split A from "
        "split B; the bent ones can.",
        view="Measures",
        **bag(3, 1),
    ),
    Preset(
        "Only the commonest counts",
        "the best guess is wrong as often as not: misclassification sees only the "
        "commonest colour. Move a marble from green to orange: it does not notice, "
        "entropy and Gini do.",
        view="Measures",
        **bag(4, 3, 1),
    ),
)
