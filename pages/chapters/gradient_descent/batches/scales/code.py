"""The lines of the engine that "Scales" runs at a step."""

from engines.gradient_descent import GradientDescent, descent, standardise
from pages.words.source import lines_of

from .record import Record

FEEL = "gradients = surface.gradient(points)"


def ran(record: Record, step: int) -> str:
    """Return how the features are made at first, and how a slope is followed."""
    felt = lines_of(descent.take_steps, FEEL)
    lines = [felt]
    if step == 0:
        lines = [lines_of(standardise, "(given - means) / scales"), felt]
    if step < record.n_steps:
        lines.append(lines_of(GradientDescent.update, "-self.learning_rate * gradient"))
    return "\n".join(lines)
