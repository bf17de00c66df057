"""The lines of the engine that a step of the valley runs."""

from engines.gradient_descent import GradientDescent, descent
from pages.words.source import lines_of

from .record import Record

FEEL = ("gradients = surface.gradient(points)",)
STEP = ("optimizer.update(", "points, state = points + updates")


def ran(record: Record, step: int) -> str:
    """Return how the slope is felt and, where a step is taken, how long it is."""
    if step == record.trajectory.n_steps:
        return lines_of(descent.take_steps, *FEEL)
    rule = lines_of(GradientDescent.update, "-self.learning_rate")
    return "\n".join([lines_of(descent.take_steps, *FEEL, *STEP), rule])
