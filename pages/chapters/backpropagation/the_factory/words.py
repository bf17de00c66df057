"""The question of the factory, its symbols, and the phrases that its parts share."""

from collections.abc import Sequence
from typing import Any

from pages.ui.control import Note
from pages.words.numbers import few, percent
from pages.words.sentences import listed

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
BIASES = "Both published examples leave the biases where they are."
ACTIVATION_NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}


def spans(record: Any) -> Note:
    """Say what the tables may hold."""
    return Note(
        f"Click on a number to change it: inputs from −{LARGEST_INPUT:g} to "
        f"{LARGEST_INPUT:g}, targets from 0 to 1, weights and biases from "
        f"−{LARGEST_WEIGHT:g} to {LARGEST_WEIGHT:g}."
    )


def four(value: float) -> str:
    """Write a number with four digits, for a sentence."""
    return few(float(value), 4)


def four_bracketed(value: float) -> str:
    """Write a number that is multiplied: one below 0 in brackets."""
    return f"({four(value)})" if value < 0 else four(value)


def begun(text: str) -> str:
    """Return words with a capital first: they begin a sentence."""
    return text[0].upper() + text[1:]


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


def mistake(trip: Trip, output: int) -> str:
    """Say how far an output is off: "ŷ = 0.6384 should be 1 and is 0.3616 too low"."""
    said, target = trip.answers[output], trip.numbers.passed.targets[0, output]
    start = f"{trip.names.unit(2, output)} = {four(said)}"
    if said == target:
        return f"{start} is just right"
    side = "low" if said < target else "high"
    gap = four(abs(said - target))
    return f"{start} should be {four(target)} and is {gap} too {side}"


def change_of_error(trip: Trip) -> str:
    """Say how the error changed by the step."""
    numbers = trip.numbers
    before, after = float(numbers.passed.loss), float(numbers.passed_after.loss)
    if after == before:
        return f"The error stays at {four(before)}."
    way = "falls" if after < before else "**rises**"
    share = abs(after - before) / before if before else 1.0
    often = percent(share) if share >= 0.001 else "less than 0.1%"
    by = f", by {often}" if before and share < 10 else ""
    digits = next((d for d in (4, 6, 8, 12) if few(before, d) != few(after, d)), 17)
    return f"The error {way} from {few(before, digits)} to {few(after, digits)}{by}."


SYMBOLS = (
    ("x, h, ŷ", "what goes in, what the hidden units make, what comes out"),
    ("w, v", "weights into the hidden units, and into the outputs"),
    ("b, c", "their biases"),
    ("z", "what goes into a unit: its inputs times their weights, and its bias"),
    ("σ(z), σ′(z)", "the unit's activation and its slope there"),
    ("y", "the target: what should have come out"),
    ("E", "the error: half the squared mistakes, or the cross-entropy"),
    (
        "δ",
        "the blame of a unit, ∂E/∂z: how much E changes with its z, so a step goes "
        "against it. (One neuron's δ is target minus output, the way to go: there the "
        "step goes along it, so the sign is the other)",
    ),
    ("∂E/∂w", "the gradient: how much E changes with one weight"),
    ("η", "the learning rate: how far a step goes"),
    ("‖g‖", "the length of the gradient: the root of the sum of its squares"),
    ("kink", "a corner, where the slope jumps: a ReLU has one at z = 0"),
    (
        "i, Im, complex step",
        "a nudge along i, the root of −1, moves E along i (its part Im) by the slope "
        "times h: no difference is taken, so no digit is lost",
    ),
)
