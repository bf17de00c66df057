"""How did it go: solved, learnt by heart, noisy, on a plateau, or not yet done?"""

from collections.abc import Iterator

import numpy as np

from engines.datasets import PLANE_TASKS, plane_samples
from pages.words.numbers import apart, percent

from .case import SOLVED, Case, Finding

ROSE = 1.1  # times the least loss held out
NEAR = 0.1  # share: of what noise leaves to be learnt


def solved(case: Case) -> Iterator[Finding]:
    """Find that all is well."""
    score = case.score
    if score < SOLVED:
        return
    of = "of the spread of the numbers held out is explained"
    if case.sorts:
        of = "of the samples held out are right"
    yield Finding("solved", (f"{percent(score)} {of}: nothing is wrong with it.",))


def by_heart(case: Case) -> Iterator[Finding]:
    """Find a loss that rose on samples held out while it fell on the others."""
    history = case.history
    least = int(np.argmin(history.test_losses))
    known, unknown = history.losses[[least, -1]], history.test_losses[[least, -1]]
    if unknown[1] <= ROSE * unknown[0] or known[1] >= known[0]:
        return
    one, two = apart(*unknown.tolist())
    three, four = apart(*known.tolist())
    says = (
        "On the samples held out the loss was least after update "
        f"{int(history.looks[least]):,} ({one}) and is {two} at the end; on those "
        f"trained on it went from {three} to {four} meanwhile: they are learnt by "
        "heart.",
    )
    advice = "Take more samples, fewer units or an L2 penalty, or stop earlier."
    yield Finding("by heart", says, advice)


def noise(case: Case) -> Iterator[Finding]:
    """Find that noise leaves little more to learn; it must not move the samples."""
    settings, out = case.settings, case.problem.is_held_out
    if not settings.noise or settings.data not in PLANE_TASKS:
        return
    samples, n = case.problem.samples, int(settings.n_samples)
    clean = plane_samples(settings.data, n, 0.0, settings.drawn)
    if not np.array_equal(clean.inputs, samples.inputs[:n]):
        return
    asked, true = samples.targets[:n][out[:n]], clean.targets[out[:n]]
    if case.sorts:
        wrong = int((asked != true).any(axis=1).sum())
        best = 1 - wrong / len(asked)
        says = (
            f"Noise has named {wrong:,} of the {len(asked):,} samples held out "
            "otherwise than their places would: who knows the true border has "
            f"{percent(best)} right, and this network has {percent(case.score)}."
        )
    else:
        left = ((asked - true) ** 2).sum() / ((asked - asked.mean(axis=0)) ** 2).sum()
        best = float(1 - left)
        says = (
            "Noise has changed the numbers: who knows the true ones explains "
            f"{percent(best)} of the spread of those held out, and this network "
            f"explains {percent(case.score)}."
        )
    if best < 1 and case.score >= best - NEAR:
        yield Finding("noise", (says,), "Take less noise: more is not in these data.")


def plateau(case: Case) -> Iterator[Finding]:
    """Find that the loss stands still."""
    if case.history.is_on_plateau:
        advice = "Take a larger η, another start, or Adam."
        yield Finding("plateau", (_second_half(case),), advice)


def falls(case: Case) -> Iterator[Finding]:
    """Find that the loss still moves."""
    if not case.history.is_on_plateau:
        advice = "Take more epochs, or another start."
        yield Finding("moving", (_second_half(case),), advice)


def _second_half(case: Case) -> str:
    losses = case.history.losses
    half, end = apart(float(losses[len(losses) // 2]), float(losses[-1]))
    if half == end:
        return f"In the second half of the training the loss stayed at {half}."
    return f"In the second half of the training the loss went from {half} to {end}."
