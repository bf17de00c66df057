"""The words of the chapter "Momentum" that all its parts share."""

from typing import Any

from pages.ui.control import Values

from .settings import EVERY, TWO_DIRECTIONS

QUESTION = (
    "A hiker's steps are too long across a narrow valley, and too short along it. "
    "Would a heavy ball do better?"
)
HINT_OF_EVERY_CELL = (
    "Bet first, then press Play: every cell is a walk with an η and a β of its own. "
    "Click one, and both are yours."
)
CONDITION = (
    "How narrow the valley is: the steepest bend over the flattest. The steep "
    "direction has λ = 1, the flat one λ = 1/κ."
)
RATE = "How far to step for each unit of slope."
RATES = {
    TWO_DIRECTIONS: f"{RATE} Hiker and ball use the same η. The boundary of a "
    "direction without momentum is η = 2/λ.",
    EVERY: f"{RATE} On the map it goes to the right.",
}
MOMENTUM = "The share of the velocity that is kept at every step."
MOMENTA = {
    TWO_DIRECTIONS: f"{MOMENTUM} At 0 the ball has no memory and goes as the hiker "
    "goes.",
    EVERY: f"{MOMENTUM} On the map it goes upwards; at 0 there is no memory.",
}


def rate(values: Values) -> str:
    """Say what the learning rate is in the part that is shown."""
    return RATES.get(values.get("part", TWO_DIRECTIONS), RATE)


def momentum(values: Values) -> str:
    """Say what the momentum is in the part that is shown."""
    return MOMENTA.get(values.get("part", TWO_DIRECTIONS), MOMENTUM)


START = "Or click the bowl, or drag the ring on it."
VIEW = (
    "Over the steps, or without them: the place along a direction, and the last step "
    "there. Both as shares of the first distance."
)
SYMBOLS = (
    ("η (eta)", "the learning rate: how far to step for each unit of slope"),
    ("β (beta)", "the momentum: the share of the velocity that is kept at every step"),
    ("v", "the velocity: the slopes felt so far, old ones fading: v ← βv + ∇f"),
    ("Δ (delta)", "the update: what is added to the place, −η · v"),
    ("λ (lambda)", "the bend of the ground along a direction: an eigenvalue"),
    (
        "m, L",
        "the smallest and the largest bend: 1/κ and 1 of the bowl, 1 and 25 of the "
        "curve in “For ever”",
    ),
    (
        "z",
        "a root: two of them decide what a step makes of e in the long run; the "
        "larger |z| is what it multiplies e by",
    ),
    (
        "√(e² + Δ²/(ηλ))",
        "place and speed together, Δ being the step that follows; of several "
        "directions the root of the sum of all e² + Δ²/(ηλ)",
    ),
    ("e", "the distance from the bottom along one direction, with its sign"),
    ("κ (kappa)", "the condition number: the steepest bend over the flattest"),
)


def labels(record: Any) -> list[str]:
    """Number the steps, of those that were asked for: a walk may end before."""
    asked = record.settings.n_steps
    return [f"step {step} of {asked}" for step in range(record.n_steps + 1)]
