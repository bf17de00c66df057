"""The doctor: what a training's record says is wrong with it, and what to try.

Every sentence rests on numbers of the record: weights, gradients, losses, units. What
is gravest comes first; `cause` is the kind of it, for whoever wants to compare.
"""

import numpy as np

from engines.backpropagation import TrainingHistory

from ..problem import Problem
from . import course, flown, powers, units
from .case import SOLVED, Case, Finding

__all__ = ["SOLVED", "Case", "Finding", "examine"]

QUESTIONS = (
    *(units.asleep, units.equal, units.dead),
    *(powers.linear, powers.few_units),
    *(units.unscaled, units.saturated, units.faded),
    *(course.by_heart, course.plateau, course.falls),
)


def examine(problem: Problem, history: TrainingHistory) -> tuple[Finding, ...]:
    """Return what is found, the gravest first; there is one thing at least.

    Where the loss flew off, dead units and large gradients are what it left behind:
    nothing else is told then. Nor is it where all is well, or as well as noise allows.
    """
    case = Case(problem, history)
    with np.errstate(all="ignore"):
        return tuple(
            [*flown.flown(case)]
            or [*course.solved(case)]
            or [*course.noise(case)]
            or [finding for question in QUESTIONS for finding in question(case)]
        )
