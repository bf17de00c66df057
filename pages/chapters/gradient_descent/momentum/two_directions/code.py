"""The lines of the engine that a step of both walks runs."""

from engines.gradient_descent import Momentum, descent
from pages.words.source import lines_of

from .record import Record

FEEL = "gradients = surface.gradient(points)"
ROLL = ("kept = ", "velocity = kept + share", "-self.learning_rate * velocity")


def ran(record: Record, step: int) -> str:
    """Return how the slope is felt and, where a step is taken, what the ball does."""
    felt = lines_of(descent.take_steps, FEEL)
    if step == record.n_steps:
        return felt
    return "\n".join([felt, lines_of(Momentum.update, *ROLL)])
