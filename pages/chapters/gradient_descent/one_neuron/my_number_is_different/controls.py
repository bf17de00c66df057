"""The example from paper, a round of it, and the numbers that somebody has."""

from collections.abc import Sequence
from functools import lru_cache
from math import isfinite

from engines.slips import SLIPS, Cause, NeuronExample, Quantity
from pages.chapters.my_number.case import Rows
from pages.chapters.my_number.control import ToldNumbers
from pages.chapters.my_number.questions import WORTH
from pages.ui.control import Values
from pages.ui.controls import Number, every
from pages.ui.so_far import settings_so_far

from ..from_paper.part import PART as FROM_PAPER
from .case import case_of
from .settings import Settings

MOST_ROUNDS = 301  # what a neuron answers after 300 is what it finds first in this one
DECIMALS, LARGE = 6, 1e9
OTHERWISE = ("p_epochs", "p_plane")  # a round is asked for; the picture finds its plane
OF_PAPER = tuple(one for one in FROM_PAPER.controls if one.name not in OTHERWISE)
ROUND = Number(
    "round",
    "The numbers are of round",
    (1, MOST_ROUNDS),
    1,
    1,
    help="A round goes through the table once, as an epoch does. What the neuron "
    "answers after 300 rounds is its a of round 301.",
)
FIRST_SLIPS = (  # of those that can be made, the one that people report most
    "neuron_slope_at_activation",
    "neuron_slope_of_pair",
    "neuron_no_half",
    "neuron_no_two",
    "neuron_sign",
)


def settings_of(values: Values) -> Settings:
    """Return the settings that the controls stand for, so far."""
    return Settings(**settings_so_far((*every(OF_PAPER), ROUND), values))


def names_of(values: Values) -> list[str]:
    """Return what the quantities of the example are called."""
    return [*case_of(settings_of(values)).names]


def first_told(values: Values) -> Rows:
    """Return a number as somebody has it who has made the commonest slip."""
    return _first_told(settings_of(values))


@lru_cache(64)
def _first_told(settings: Settings) -> Rows:
    """Return a new weight w₁, the last that the slip changes, as the slip has it."""
    case = case_of(settings)
    example = case.example
    causes = [Cause(), *_slips_of(example)]
    right, *others = example.work(causes).tolist()
    news = _new_weights(example)
    for found in others:
        for at in news:
            if _digits(found[at]) != _digits(right[at]):
                return ((case.name(example.quantities[at]), _digits(found[at])),)
    return ((case.name(example.quantities[news[0]]), _digits(right[news[0]])),)


def _slips_of(example: NeuronExample) -> list[Cause]:
    slips = (SLIPS[name] for name in FIRST_SLIPS)
    return [slip.cause for slip in slips if slip.needs(example)]


def _new_weights(example: NeuronExample) -> Sequence[int]:
    """Return where the first weight stands after each step, the last step first."""
    found = enumerate(example.quantities)
    return [at for at, one in found if _is_first_weight(one)][::-1]


def _is_first_weight(quantity: Quantity) -> bool:
    return quantity.what == "new" and quantity.place[1] == 0


def _digits(value: float) -> str:
    """Write a number as it is typed; what is beyond every number is told as 0."""
    if not isfinite(value):
        return "0"
    kind = "f" if abs(value) < LARGE else "e"
    return f"{value:.{DECIMALS}{kind}}".replace("e+", "e")


TOLD = ToldNumbers(
    "told", "What you have:", names_of, first_told, main=True, note=WORTH
)
