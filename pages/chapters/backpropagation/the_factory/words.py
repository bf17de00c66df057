"""The question of the factory, its symbols, and the phrases that its parts share."""

from collections.abc import Callable, Sequence
from typing import Any

from pages.ui.control import Note
from pages.words.numbers import apart, few, nearly, percent
from pages.words.sentences import listed

from . import own
from .record import Trip

LARGEST_INPUT, LARGEST_WEIGHT = 5.0, 10.0
QUESTION = (
    "The product that leaves the factory is defective. Which machine is "
    "responsible, and by how much?"
)
HINT = (
    "Bet first, then press Play: values go forward, blame comes back. "
    "Change any number in the tables and step through it again."
)
NO_STEP = "This part takes no step."
NO_OWN = (
    "This part takes these three. Your own network waits under One pass, with all its "
    "numbers."
)
WAYS = (
    "Together: one step by the mean of their gradients. One at a time: each sample's "
    "step starts from the weights that the one before has left."
)
BIASES = "Both published examples leave the biases where they are."
ACTIVATION_NAMES = {
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "relu": "ReLU",
    "identity": "linear unit",
}


def spans(record: Any) -> Note:
    """Say what the tables may hold."""
    return Note(
        f"Click on a number to change it: inputs from −{LARGEST_INPUT:g} to "
        f"{LARGEST_INPUT:g}, targets from 0 to 1, weights and biases from "
        f"−{LARGEST_WEIGHT:g} to {LARGEST_WEIGHT:g}."
    )


def own_spans(record: Any) -> Note:
    """Say what the tables of an own factory may hold."""
    return Note(
        f"Click on a number to change it: from −{own.LARGEST:g} to {own.LARGEST:g}. "
        f"“{own.LEARNS}” is 1 where a step moves the bias, 0 where it stays; a bias of "
        "0 that stays is none. A threshold θ is a bias of −θ."
    )


def four(value: float) -> str:
    """Write a number with four digits, for a sentence."""
    return few(float(value), 4)


def four_bracketed(value: float) -> str:
    """Write a number that is multiplied: one below 0 in brackets."""
    return f"({four(value)})" if value < 0 else four(value)


def comparative(names: Sequence[str], of_two: str, of_many: str) -> str:
    """Return the comparative for two, the superlative for more."""
    return of_two if len(names) == 2 else of_many


def verb(names: Sequence, of_one: str, of_many: str) -> str:
    """Return the verb for one name or several."""
    return of_one if len(names) == 1 else of_many


def they(names: Sequence[str], of_one: str, of_many: str) -> str:
    """Return names with their verb: "h₁ passes", "h₁ and h₂ pass"."""
    return f"{listed(names)} {verb(names, of_one, of_many)}"


def are(names: Sequence) -> str:
    """Return "is" for one name, "are" for several."""
    return verb(names, "is", "are")


def each(names: Sequence[str], values: Sequence[float]) -> str:
    """Return "h₁ = 0.5646 and h₂ = 0.5744"."""
    pairs = zip(names, values, strict=True)
    return listed([f"{name} = {four(value)}" for name, value in pairs])


EXACT = 12  # digits: what differs by later ones only is equal but for rounding


def told_apart(values: Sequence[float], digits: int = 4) -> list[str]:
    """Write numbers with so many digits, or as many more as tell them apart."""
    return _as_many_as([float(value) for value in values], digits, few)


def percents(shares: Sequence[float]) -> list[str]:
    """Write shares as percentages, those that differ with digits that differ."""
    texts = [*map(percent, shares)]
    if len({*texts}) == _differ(shares):
        return texts
    return _as_many_as(shares, 3, _percent)


def _as_many_as(values: Sequence[float], digits: int, write: Callable) -> list[str]:
    """Write numbers with the fewest digits that tell apart those that differ."""
    differ = _differ(values)
    for enough in range(digits, EXACT):
        texts = [write(value, enough) for value in values]
        if len({*texts}) == differ:
            return texts
    return [write(value, EXACT) for value in values]


def _differ(values: Sequence[float]) -> int:
    return len({f"{value:.{EXACT}g}" for value in values})


def _percent(share: float, digits: int) -> str:
    """Write a share with so many digits; what is not the whole is not 100%."""
    text = few(100 * share, digits)
    return percent(share) if text == "100" else f"{text}%"


def mistake(trip: Trip, output: int) -> str:
    """Say how far an output is off: "ŷ = 0.6384 should be 1 and is 0.3616 too low"."""
    said, target = trip.answers[output], trip.numbers.passed.targets[0, output]
    name = trip.names.outputs[output]
    if said == target:
        return f"{name} = {four(said)} is just right"
    value, wanted = apart(float(said), float(target), digits=4)
    gap = nearly(abs(float(said - target)), 4)
    off = f"{gap} too {'low' if said < target else 'high'}"
    if value == wanted:  # to the last digit that can be told
        return f"{name} should be {wanted} and is {off}"
    return f"{name} = {value} should be {wanted} and is {off}"


def change_of_error(trip: Trip) -> str:
    """Say how the error changed by the step."""
    before, after = (
        float(trip.numbers.passed.loss),
        float(trip.numbers.passed_after.loss),
    )
    if not trip.numbers.updates.vector.any():
        return f"The error stays at {four(before)}."
    if not trip.is_seen:
        return f"The error stays at {four(before)}, as far as 16 digits can tell."
    way = "falls" if after < before else "**rises**"
    first, last = apart(before, after, digits=4, most=17)
    share = abs(after - before) / before if before else float("inf")
    often = percent(share) if share != 1 or not after else "more than 99.99%"
    by = f", by {often}" if share < 10 else ""
    return f"The error {way} from {first} to {last}{by}."


SYMBOLS = (
    ("x, h, ŷ", "what goes in, what the hidden units make, what comes out"),
    ("w, v", "weights into the hidden units, and into the outputs"),
    ("b, c", "their biases"),
    ("q, u, d", "units of a second hidden layer, the weights into it, its biases"),
    ("z", "what goes into a unit: its inputs times their weights, and its bias"),
    ("σ(z), σ′(z)", "the unit's activation and its slope there"),
    ("y", "the target: what should have come out"),
    ("E", "the error: half the squared mistakes, or what else the loss makes of them"),
    (
        "δ",
        "the blame of a unit, ∂E/∂z: how much E changes with its z, so a step goes "
        "against it. (One neuron's δ is target minus output, the way to go: there the "
        "step goes along it, so the sign is the other)",
    ),
    ("∂E/∂w", "the gradient: how much E changes with one weight"),
    ("η", "the learning rate: how far a step goes"),
    ("Δ", "a change, where it is too small to be seen in the number itself"),
    ("‖g‖", "the length of the gradient: the root of the sum of its squares"),
    ("kink", "a corner, where the slope jumps: a ReLU has one at z = 0"),
    (
        "i, Im, complex step",
        "a nudge along i, the root of −1, moves E along i (its part Im) by the slope "
        "times h: no difference is taken, so no digit is lost",
    ),
)
