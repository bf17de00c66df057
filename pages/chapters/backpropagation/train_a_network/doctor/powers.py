"""Could the network do it at all?"""

from collections.abc import Iterator

from engines.backpropagation import ACTIVATIONS
from engines.datasets import FEATURES
from pages.words.numbers import percent
from pages.words.sentences import listed

from .case import Case, Finding

STUCK = 0.05  # share right: who gains less in the second half is stuck
FEW = 2  # units of a first layer that close no ring


def linear(case: Case) -> Iterator[Finding]:
    """Find a network without a bend."""
    settings = case.settings
    if settings.hidden and not ACTIVATIONS[settings.activation].is_straight:
        return
    told = listed([FEATURES[name].label for name in settings.features], most=7)
    what = "unit that bends" if settings.hidden else "hidden layer"
    says = [
        f"There is no {what}: whatever it learns, its output is a weighted sum of "
        f"{told}, and a bias."
    ]
    if case.sees_lines and case.sorts and case.problem.samples.n_classes == 2:
        says.append("So its border is one straight line.")
    yield Finding("linear", tuple(says), "Take hidden units that bend: tanh.")


def few_units(case: Case) -> Iterator[Finding]:
    """Find a first layer of one or two lines that gets no further."""
    hidden, history = case.settings.hidden, case.history
    if not hidden or hidden[0] > FEW or not (case.sorts and case.sees_lines):
        return
    half, end = history.accuracies[[len(history.looks) // 2, -1]].tolist()
    if end - half >= STUCK:
        return
    draws = "1 unit draws one soft line"
    if hidden[0] > 1:
        draws = f"{hidden[0]} units draw {hidden[0]} soft lines"
    says = (
        f"The first layer's {draws}.",
        f"In the second half of the training the share right of the samples trained on "
        f"went from {percent(half)} to {percent(end)}.",
    )
    yield Finding("few", says, "Give the first layer a unit more.")
