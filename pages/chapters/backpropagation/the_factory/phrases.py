"""Turns of phrase that the sentences of the factory share."""

from collections.abc import Sequence

from pages.figures.network_names import Names
from pages.figures.network_pass import FactoryPass
from pages.words.numbers import few, percent
from pages.words.sentences import listed

ACTIVATION_NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}


def four(value: float) -> str:
    """Write a number with four digits, for a sentence."""
    return few(float(value), 4)


def most_of(names: Sequence[str], of_two: str, of_many: str) -> str:
    """Return the comparative for two, the superlative for more."""
    return of_two if len(names) == 2 else of_many


def are(names: Sequence[str]) -> str:
    """Return the verb for one name or several."""
    return "is" if len(names) == 1 else "are"


def each(names: Sequence[str], values: Sequence[float]) -> str:
    """Return "h₁ = 0.5646 and h₂ = 0.5744"."""
    pairs = zip(names, values, strict=True)
    return listed([f"{name} = {four(value)}" for name, value in pairs])


def mistake(names: Names, told: FactoryPass, number: int) -> str:
    """Say how far an output is off: "ŷ = 0.6384 should be 1 and is 0.3616 too low"."""
    said, target = told.said[number], told.done.passed.targets[0, number]
    start = f"{names.unit(2, number)} = {four(said)}"
    if said == target:
        return f"{start} is just right"
    side = "low" if said < target else "high"
    gap = four(abs(said - target))
    return f"{start} should be {four(target)} and is {gap} too {side}"


def change_of(before: float, after: float) -> str:
    """Say how the error changed."""
    if after == before:
        return f"The error stays at {four(before)}."
    way = "falls" if after < before else "**rises**"
    share = abs(after - before) / before if before else 1.0
    often = percent(share) if share >= 0.001 else "less than 0.1%"
    by = f", by {often}" if before and share < 10 else ""
    digits = next((d for d in (4, 6, 8, 12) if few(before, d) != few(after, d)), 17)
    return f"The error {way} from {few(before, digits)} to {few(after, digits)}{by}."
