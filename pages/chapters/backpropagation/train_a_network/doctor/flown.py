"""Did the loss fly off, and was it the penalty alone, or were the steps too large?"""

from collections.abc import Iterator

import numpy as np

from engines.backpropagation import curvature_along_step
from engines.gradient_descent import StopReason
from pages.words.numbers import few
from pages.words.sentences import counted

from .case import Case, Finding

BLOWN = 1000.0  # times the first loss: what is larger has flown off
LAST = 5  # updates over which a growth is measured
MOST = 2.0  # η times a curvature: what is more makes steps grow


def flown(case: Case) -> Iterator[Finding]:
    """Find a loss that is beyond all numbers, or on its way there."""
    history = case.history
    is_lost = history.stop_reason is StopReason.DIVERGED
    first, last = float(history.losses[0]), float(history.losses[-1])
    if not is_lost and last <= BLOWN * first:
        return
    grew = f"The loss went from {few(first)} to {few(last)}"
    if is_lost:
        updates = counted(case.n_updates, "update")
        grew = f"{grew}, and after {updates} it was beyond all numbers"
    says = [f"{grew}.", *_growth(history.update_sizes)]
    factor, rate = _penalty_alone(case), case.settings.learning_rate
    if factor is None:
        steps = (*says, *_steep(case))
        yield Finding("steps", steps, "Take a smaller η, or smaller inputs.")
        return
    l2 = case.settings.l2
    alone = (
        f"η · λ = {few(rate)} · {few(l2)} = {few(rate * l2)} is more than 2: at every "
        f"update the penalty alone turns a weight w into {few(factor)} w."
    )
    advice = f"Take λ far below 2/η = {few(2 / rate)}."
    yield Finding("penalty", (alone, *says), advice)


def _growth(sizes: np.ndarray) -> list[str]:
    """Say how many times as large an update was as the one before, at last."""
    whole = np.abs(sizes).max(axis=1)
    whole = whole[np.isfinite(whole) & (whole > 0)][-LAST - 1 :]
    n = len(whole) - 1
    if n < 1:
        return []
    growth = float((whole[-1] / whole[0]) ** (1 / n))
    if n == 1:
        return [f"The last update was {few(growth)} times as large as the one before."]
    return [
        f"Each of the last {n} updates was {few(growth)} times as large as the one "
        "before, on average."
    ]


def _penalty_alone(case: Case) -> float | None:
    """Return what the penalty multiplies weights by, where that is growth by itself."""
    settings = case.settings
    factor = 1 - settings.learning_rate * settings.l2
    is_plain = settings.rule == "gradient_descent" and settings.schedule == "constant"
    return factor if is_plain and factor < -1 else None


def _steep(case: Case) -> list[str]:
    """Say how sharply the loss bends, where that is too much for η."""
    if case.settings.rule != "gradient_descent":
        return []
    is_bowl = not case.settings.hidden and not case.sorts
    bend = _steepest(case) if is_bowl else _along_the_step(case)
    reach = case.settings.learning_rate * bend
    if reach <= MOST:
        return []
    if is_bowl:
        return [
            "Without a hidden layer the loss is a bowl. Where it is steepest its "
            f"curvature is {few(bend)}, and η times that is {few(reach)}: above 2 the "
            "steps along it grow."
        ]
    return [
        f"Along its first step the loss has a curvature of {few(bend)}, and η times "
        f"that is {few(reach)}: above 2 a step in a bowl ends higher than it began."
    ]


def _steepest(case: Case) -> float:
    """Return the bowl's largest curvature."""
    inputs = case.problem.inputs
    wide = np.hstack([inputs, np.ones((len(inputs), 1))])
    return float(np.linalg.eigvalsh(wide.T @ wide / len(wide)).max())


def _along_the_step(case: Case) -> float:
    problem = case.problem
    samples = problem.inputs, problem.targets
    return curvature_along_step(problem.network, problem.start, *samples)
