"""The words that the parts of "Marbles" share."""

from math import log2

from engines.decision_trees import Drawing
from pages.ui.control import Note
from pages.words.numbers import apart
from pages.words.sentences import article, counted, listed
from pages.words.units import BITS, Unit

from .record import NAMES, Record

QUESTION = (
    "Someone draws a marble and hides it. How many yes/no questions do you need to "
    "find out its colour?"
)
HINT = "Bet first, press Play to draw, then add or take marbles and compare."
SEED = "The same number draws the same marbles again."
PUT_BACK = "what is drawn is put back"
SYMBOLS = (
    ("p", "the share of a colour in the bag: its marbles divided by all marbles"),
    ("−log₂ p", "the surprise of drawing that colour, in bits"),
    ("bit", "the answer to a yes/no question that could equally well go either way"),
    ("H", "the entropy: the average surprise of a draw, Σ −p log₂ p, in bits"),
    ("log₂ k", "the ceiling of H: the entropy of k colours in equal shares"),
    ("L", "the yes/no questions Huffman's tree needs, on average"),
    ("q", "the share of a colour in the bag that you believe in"),
    (
        "H(p, q)",
        "the cross-entropy: your average surprise at marbles of the real bag, "
        "Σ −p log₂ q, in bits; the loss by which classifiers learn (Backpropagation, "
        "The factory, Two losses)",
    ),
    (
        "KL(p‖q)",
        "the Kullback–Leibler divergence H(p, q) − H(p): what a wrong belief adds",
    ),
    ("L′", "the questions that the tree for the believed bag needs, on average"),
    ("Gini", "how often a guess drawn from the bag itself is wrong: 1 − Σ p²"),
    (
        "misclassification",
        "how often the best single guess is wrong: 1 − the largest p",
    ),
    ("gain", "impurity before a split minus the weighted impurity of its children"),
    (
        "ln, log₁₀",
        "other logarithms: H in nats or in hartleys (bans) is H in bits times "
        "0.6931 or 0.3010",
    ),
    ("Σ", "the sum over all colours in the bag"),
)


def labels(record: Record) -> list[str]:
    """Name each draw."""
    colours, n = record.drawing.colours.tolist(), record.drawing.n_draws
    draws = [f"draw {at} of {n}: {NAMES[i]}" for at, i in enumerate(colours, 1)]
    return ["nothing drawn yet", *draws]


def empty_bag(record: Record) -> Note | None:
    """Say that a marble stands in where there is none."""
    if not record.settings.is_empty:
        return None
    return Note(f"The bag is empty, so one {NAMES[0]} marble stands in.")


def held(drawing: Drawing) -> str:
    """Say what is in the bag."""
    here, total = drawing.present, int(drawing.counts.sum())
    if len(here) == 1:
        marbles = counted(total, f"{NAMES[here[0]]} marble")
        return f"**The bag** holds {marbles}; {PUT_BACK}."
    parts = [f"{drawing.counts[i]:.0f} {NAMES[i]}" for i in here]
    return f"**The bag** holds {counted(total, 'marble')}: {listed(parts)}; {PUT_BACK}."


def drawn(drawing: Drawing, step: int) -> str:
    """Say which colour has come."""
    marble = f"{NAMES[drawing.colours[step - 1]]} marble"
    return f"**Draw {step}** of {drawing.n_draws}: {article(marble)}."


def with_unit(amount: str, unit: Unit = BITS) -> str:
    """Return an amount of information that is written already, with its unit."""
    return unit.named(amount)


def entropy_said(drawing: Drawing, unit: Unit = BITS) -> str:
    """Return H with the digits that tell it from its ceiling, the same everywhere."""
    ceiling = unit.of(log2(len(drawing.present)))
    return apart(drawing.entropy, ceiling, digits=4)[0]


def in_unit(amount: float, unit: Unit, digits: int = 4) -> str:
    """Write an amount that is measured in a unit already: 1 bit, 0.6931 nats."""
    return unit.named(f"{amount:.{digits}g}")


def above(low: str, bits: float, more: float) -> str:
    """Write H and so much more, to as many places as H has: 0.9998 and 1.9998.

    `low` is H as it is written; a number whose last noughts are left out has more.
    """
    places = max(len(low.partition(".")[2]), 3 if bits >= 1 else 4)
    return f"{bits + more:.{places}f}".rstrip("0").rstrip(".")


def commonest(drawing: Drawing) -> str:
    """Return the colour that the best single guess names."""
    return NAMES[int(drawing.counts.argmax())]
