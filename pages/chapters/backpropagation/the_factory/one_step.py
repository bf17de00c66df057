"""The part "One step": what the gradient promises, and what a step really brings."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    StepChange,
    backward,
    curvature_along_step,
    forward,
    measured_gradients,
    step_change,
)
from engines.reference.by_hand import by_hand
from pages.chapters.backpropagation.the_factory import one_step_words as words
from pages.chapters.backpropagation.the_factory import script_network
from pages.chapters.backpropagation.the_factory.part import (
    PassRecord,
    pass_record,
    scikit_learn_opinion,
)
from pages.chapters.backpropagation.the_factory.settings import Settings
from pages.figures.panel import Panel
from pages.figures.step_change import change_panel, kept_panel
from pages.ui import exports
from pages.ui.bets import Bet
from pages.ui.old_chapter import Numbers, Opinion, Remedy
from pages.ui.old_parts import Part
from pages.words.formulas import tex

# Every learning rate of the slider is one of them.
RATES = (*(c * 10.0**e for e in (-2, -1, 0, 1) for c in (1, 2, 3, 5, 7)), 100.0)
RATES = tuple(round(rate, 9) for rate in RATES)
COLUMNS = ("η", "promised change", "real change", "share kept", "E after")
UNSEEN = 1e-13  # a smaller share of E is lost among its last digits
PRINTS = ("promised change", "real change", "E after")


@dataclass(frozen=True, eq=False)
class Record:
    """The pass, and the change of E for every learning rate."""

    done: PassRecord
    change: StepChange
    curvature: float  # of E along the step
    kept: np.ndarray  # (n,) real over promised; to second order where it is not seen
    is_seen: np.ndarray  # (n,) whether the promise is large enough to show in E
    chosen: int  # which of the rates is the learner's

    @property
    def promises(self) -> bool:
        """Whether there is a gradient at all."""
        return bool((self.change.predicted < 0).all())


class OneStep(Part):
    """How far may a step go?"""

    code = (step_change, curvature_along_step, forward, backward)

    def run(self, settings: Settings) -> Record:
        """Take one step with every learning rate."""
        network, parameters = settings.network, settings.parameters
        sample = (network, parameters, settings.inputs, settings.targets)
        change = step_change(*sample, RATES, settings.biases)
        bent = curvature_along_step(*sample, settings.biases)
        seen = -change.predicted > UNSEEN * change.loss
        kept = np.where(change.predicted < 0, 1 - change.learning_rates * bent / 2, 0.0)
        np.divide(change.real, change.predicted, out=kept, where=seen)
        at = RATES.index(settings.learning_rate)
        return Record(pass_record(settings), change, bent, kept, seen, at)

    def labels(self, settings: Settings, record: Record) -> list[str]:
        """Name the learning rates."""
        return [f"η = {rate:g}" for rate in RATES]

    def panels(self, settings: Settings, record: Record) -> list[Panel]:
        """Draw promise and truth, and the share of the promise that is kept."""
        chosen = record.chosen
        change, kept = record.change, record.kept
        return [change_panel(change, chosen), kept_panel(change, kept, chosen)]

    def bet(self, settings: Settings, record: Record) -> Bet:
        """Ask where less than half of the promise is kept."""
        return words.bet(record)

    def story(self, settings: Settings, record: Record, step: int) -> list[str]:
        """Say what this learning rate promises and brings."""
        return words.story(record, step)

    def ending(
        self, settings: Settings, record: Record
    ) -> tuple[list[str], Remedy | None]:
        """Say how far the gradient may be trusted, and why no farther."""
        return words.ending(record), None

    def numbers(self, settings: Settings, record: Record, step: int) -> Numbers:
        """Put this learning rate into promise and truth."""
        change, rate = record.change, RATES[step]
        squares = -change.predicted[0] / change.learning_rates[0]
        after = change.loss + change.real[step]
        formulas = [
            (
                "Promised: the slope along the step, times the length of the step",
                rf"-\eta \lVert g \rVert^2 = -{rate:g} \cdot {tex(squares)} = "
                rf"{tex(change.predicted[step])}",
            ),
            (
                "Real: the error with the new weights, minus the error before",
                rf"E(w - \eta g) - E(w) = {tex(after)} - {tex(change.loss)} = "
                rf"{tex(change.real[step])}",
            ),
        ]
        return Numbers(formulas, COLUMNS, _rows(record), step + 1)

    def opinions(self, settings: Settings, record: Record, step: int) -> list[Opinion]:
        """Measure the promise from E alone, and compute every new E by hand."""
        return [_promises(settings, record), _changes(settings, record)]

    def reference(self, settings: Settings, record: Record) -> Opinion | None:
        """Ask scikit-learn for the gradient the promise is made of."""
        return scikit_learn_opinion(settings, record.done)

    def take_home(self, settings: Settings, record: Record) -> exports.TakeHome:
        """Give the table, and the steps as a script."""
        still = "" if settings.biases else "g[n_in * n_hidden + n_hidden * n_out :] = 0"
        body = f"""{script_network.network_code(settings)}
{script_network.gradient_code(settings)}

g = gradient(p)
{still}{"  # the biases stay where they are" * (not settings.biases)}
before = error(p, x, y)
for learning_rate in {list(RATES)}:
    promised = -learning_rate * (g @ g)
    after = error(p - learning_rate * g, x, y)

print(repr(float(promised)))  # of the last, the largest learning rate
print(repr(float(after - before)))
print(repr(float(after)))
"""
        says = "What the gradient promises of one step, and what the step brings."
        code = exports.script(says, script_network.sources(settings), body)
        return exports.TakeHome(COLUMNS, _rows(record), code, PRINTS)


def _rows(record: Record) -> list[tuple]:
    change = record.change
    columns = (
        change.learning_rates,
        change.predicted,
        change.real,
        record.kept,
        change.loss + change.real,
    )
    return [tuple(map(float, row)) for row in zip(*columns, strict=True)]


def _promises(settings: Settings, record: Record) -> Opinion:
    """Compare the promises with gradients measured by complex steps of E."""
    sample = (settings.network, settings.parameters, settings.inputs, settings.targets)
    measured = measured_gradients(*sample, [1e-20], "complex")[0]
    if not settings.biases:
        n = sum(weights.size for weights in settings.parameters.weights)
        measured = measured[:n]
    change = record.change
    ours = -change.learning_rates * float(measured @ measured)
    size = max(1.0, float(np.abs(ours).max()))
    gap = float(np.abs(ours - change.predicted).max()) / size
    what = f"The promises for all {len(RATES)} learning rates, from E alone"
    return Opinion("the measured gradient", gap, 1e-9, what)


def _changes(settings: Settings, record: Record) -> Opinion:
    """Compute E after every step number by number, in plain Python."""
    sample = (settings.inputs[0].tolist(), settings.targets[0].tolist())
    first, change = settings.parameters, record.change
    before = by_hand(settings.network, first, *sample)
    grads = before.grads.vector.copy()
    if not settings.biases:
        grads[sum(weights.size for weights in first.weights) :] = 0
    gap = abs(before.loss - change.loss)
    for rate, real in zip(change.learning_rates, change.real, strict=True):
        moved = first.with_vector(first.vector - rate * grads)
        after = by_hand(settings.network, moved, *sample).loss
        size = max(1.0, abs(after))
        gap = max(gap, abs(after - before.loss - real) / size)
    what = f"E after a step with each of {len(RATES)} learning rates"
    return Opinion("a calculation number by number", float(gap), 1e-9, what)
