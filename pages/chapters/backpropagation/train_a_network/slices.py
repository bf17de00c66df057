"""Trainings that grow by slices, and those that were trained lately."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import numpy as np

from engines.backpropagation import TrainingHistory
from engines.gradient_descent import StopReason

from .problem import Problem
from .record import TABLE, Settings

MOST_KEPT = 6  # trainings


@dataclass(frozen=True)
class Lately:
    """The last whole trainings, each with what is seen of it, by their settings."""

    kept: OrderedDict[Settings, tuple[TrainingHistory, Any]] = field(
        default_factory=OrderedDict
    )

    def of(self, problem: Problem) -> tuple[TrainingHistory, Any] | None:
        """Return a training that was whole lately, and what was seen of it."""
        return self.kept.get(problem.settings)

    def keep(self, record: Any, seen: Any) -> Any:
        """Return the record; if it is whole, and not of own data, it is remembered."""
        settings = record.problem.settings
        if record.is_whole and settings.data != TABLE:
            self.kept[settings] = record.history, seen
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
        return record


def slice_of(
    training: Callable[..., TrainingHistory],
    looks: np.ndarray,
    before: TrainingHistory | None,
    seconds: float,
) -> tuple[TrainingHistory, int]:
    """Train from look to look until the time is over; say how many there were before.

    `training(upto=..., after=...)` goes on to a look; all of a crowd may be lost.
    """
    n_before, began = len(before.looks) if before else 0, perf_counter()
    history = before
    for stop in looks[max(n_before, 1) :]:
        history = training(upto=int(stop), after=history)
        is_lost = np.all(history.stop_reason == StopReason.DIVERGED)
        if is_lost or perf_counter() - began > seconds:
            break
    return history, n_before
