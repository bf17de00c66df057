"""The lines of the engine that each stage of an update runs."""

from engines.gradient_descent import OPTIMIZERS, Scheduled, descent, newton
from pages.words.source import lines_of

from .record import (
    AHEAD,
    BENDS,
    CORRECTION,
    LAND,
    RATE,
    SLOPE,
    SQUARES,
    STAND,
    UPDATE,
    VELOCITY,
    Record,
)

FEEL = ("gradients = surface.gradient(points)",)
MARKS = {  # in an optimizer's `update`
    VELOCITY: {
        "momentum": ("kept = ", "share = ", "velocity = kept + share"),
        "nesterov": ("velocity = self.momentum",),
        "adam": ("first = self.beta1",),
    },
    AHEAD: {"nesterov": ("looked_ahead = gradient",)},
    SQUARES: {
        "adagrad": ("squared_sum = state",),
        "rmsprop": ("squared_mean = self.decay",),
        "adam": ("second = self.beta2",),
    },
    CORRECTION: {"adam": ("correct = ", "m = correct(", "v = correct(")},
    UPDATE: {
        "gradient_descent": ("return -self.learning_rate",),
        "momentum": ("return -self.learning_rate",),
        "nesterov": ("return -self.learning_rate",),
        "adagrad": ("direction = ", "return -self.learning_rate"),
        "rmsprop": ("direction = ", "return -self.learning_rate"),
        "adam": ("update = -self.learning_rate",),
        "newton": ("*_, jump = along_the_bends", "return -self.learning_rate"),
    },
}
INSIDE = {  # where the learning rate is inside of the velocity
    VELOCITY: ("kept = ", "velocity = kept - self.learning_rate"),
    UPDATE: ("return velocity.copy()",),
}
BENT = ("curvatures, directions = ", "slopes = ", "bends = np.abs(curvatures)")


def ran(record: Record, step: int) -> str:
    """Return the lines that make what a stage makes."""
    stage, hand = record.stages[step], record.hand
    if stage in (STAND, SLOPE):
        return lines_of(descent.take_steps, *FEEL)
    if stage == LAND:
        return lines_of(descent.take_steps, "points, state = points + updates")
    if stage == RATE:
        return lines_of(Scheduled.now, "rate = self.learning_rate")
    if stage == BENDS:
        return lines_of(newton.along_the_bends, *BENT)
    is_inside = hand == "momentum" and record.settings.form == "rate_inside"
    marks = INSIDE[stage] if is_inside else MARKS[stage][hand]
    return lines_of(OPTIMIZERS[hand].update, *marks)
