"""The part "My number is different" of a neuron, and where everything of it is."""

from engines.slips.neuron.look import look
from engines.slips.neuron.rounds import worked
from pages.chapters.my_number.part import detective

from ..from_paper.words import SYMBOLS
from .by_hand import BY_HAND, allowed
from .case import case_of
from .controls import OF_PAPER, ROUND, TOLD
from .pictures import panels
from .ways_on import turn, ways_on

QUESTION = (
    "You have worked through a neuron, and your number is not the one in the book. "
    "What may have made it?"
)
MY_NUMBER = detective(
    case_of,
    BY_HAND.values,
    "a walk sample by sample",
    BY_HAND.script,
    (
        *("rows", "learning_rate", "weights", "activation", "loss", "scale"),
        *("one_by_one", "bias_learns", "round"),
    ),
    (worked, look),
    controls=(*OF_PAPER, ROUND, TOLD),
    remedy=ways_on,
    panels=panels,
    turn=turn,
    question=QUESTION,
    allowed=allowed,
    symbols=(
        *SYMBOLS,
        ("g′(z)", "the slope of the activation where z is"),
        ("δ", "∂L/∂z of a sample's own loss"),
        ("Δw", "the update: what is added to a weight"),
        ("round", "one pass over the table, as an epoch is"),
    ),
)
