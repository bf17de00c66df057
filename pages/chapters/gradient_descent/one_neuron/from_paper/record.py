"""What a worked example computes: its training, and what other books would print."""

from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from engines.gradient_descent import (
    ERROR_SCALES,
    Field,
    NeuronFit,
    PerceptronFit,
    StopReason,
    count_mistakes,
    fit_neuron,
    fit_perceptron,
    loss_over,
    neuron_facing,
    plane_around,
)
from engines.gradient_descent.neuron import Neuron
from pages.ui.chapter import Table

from .settings import LOG, Settings

MOST_SHOWN = 300  # positions of the stepper
FIRST = 40  # of these, the first updates, of which none is left out
FARTHER = 1000  # epochs that a step unit is watched for
ALIKE = 1e-9  # a share: two walks that differ by less are the same


@dataclass(frozen=True, eq=False)
class Record:
    """One training from paper."""

    settings: Settings
    fit: NeuronFit | PerceptronFit
    states: np.ndarray  # (S,) the rows of the training that the stepper shows
    is_told: bool = True  # else the pictures show nothing that the end decides

    @cached_property
    def before_bet(self) -> "Record":
        """The same, for pictures that do not tell the end."""
        return Record(self.settings, self.fit, self.states, is_told=False)

    @cached_property
    def neuron(self) -> Neuron | None:
        """The neuron facing its samples; a step unit is none with a slope."""
        return neuron_of(self.settings)

    @property
    def loss(self):
        """The loss as a function of weights (..., d)."""
        return loss_of(self.settings, self.neuron)

    @cached_property
    def held(self) -> np.ndarray:
        """The weights at which the drawn plane is cut, (d,)."""
        return self.fit.weights[-1 if self.is_told else 0]

    @cached_property
    def ground(self) -> Field:
        """The loss over two of the weights, around the path."""
        fit, two = self.fit, self.settings.plane
        shown = slice(None) if self.is_told else slice(1)
        # A step unit's mistakes say nothing of how far off its weights are.
        losses = np.ones(len(fit.losses)) if self.settings.is_step else fit.losses
        around = plane_around(fit.weights[shown], losses[shown], two)
        return loss_over(self.loss, self.held, two, around)

    @cached_property
    def twin(self) -> float | None:
        """The η with which half the mean walks the same path, if it was seen to."""
        settings = self.settings
        if settings.is_step or settings.loss == LOG or not self.fit.n_steps:
            return None
        rate = settings.learning_rate * times(settings)
        other = fit_by(settings, "half mean", rate)
        return rate if same(other.weights, self.fit.weights) else None

    @cached_property
    def others(self) -> dict[str, NeuronFit]:
        """The trainings by other scales, with the same η, that end elsewhere."""
        settings, found, seen = self.settings, {}, [self.fit]
        if settings.is_step:
            return {}
        names = ("mean", "sum") if settings.loss == LOG else (*ERROR_SCALES,)
        for name in names:
            fit = fit_by(settings, name, settings.learning_rate)
            if not any(same(fit.weights, one.weights) for one in seen):
                found[name] = fit
                seen.append(fit)
        return found

    @cached_property
    def onward(self) -> PerceptronFit:
        """A step unit's learning with as many epochs as it is watched for."""
        settings = self.settings
        return fit_by_mistakes(settings, FARTHER)


def neuron_of(settings: Settings) -> Neuron | None:
    """Return the neuron facing its samples; None for a step unit, without a slope."""
    if settings.is_step:
        return None
    about = settings.activation, settings.loss, settings.scale, settings.held
    return neuron_facing(settings.inputs, settings.targets, *about)


def loss_of(settings: Settings, neuron: Neuron | None):
    """Return the loss, or how many samples are wrong, as a function of weights."""
    if neuron:
        return neuron.loss
    return partial(count_mistakes, settings.inputs, settings.targets)


def times(settings: Settings) -> int:
    """Return how many times as large as by half the mean an update's slope is."""
    return ERROR_SCALES[settings.scale].times(settings.n_heard)


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two walks are the same but for rounding."""
    if one.shape != other.shape:
        return False
    return bool(np.abs(one - other).max() <= ALIKE * max(1.0, np.abs(one).max()))


def fit_by(settings: Settings, scale: str, rate: float) -> NeuronFit:
    """Train with another scale of the error, and another η."""
    return fit_neuron(
        settings.inputs,
        settings.targets,
        settings.weights,
        rate,
        settings.n_epochs,
        settings.activation,
        settings.batch_size,
        loss=settings.loss,
        scale=scale,
        in_order=True,
        held=settings.held,
    )


def fit_by_mistakes(settings: Settings, n_epochs: int) -> PerceptronFit:
    """Teach a step unit by the perceptron's rule."""
    samples = settings.inputs, settings.targets, settings.weights
    about = settings.learning_rate, n_epochs, settings.held
    return fit_perceptron(*samples, *about)


def run(settings: Settings) -> Record:
    """Train the neuron as it stands on paper."""
    if settings.is_step:
        fit = fit_by_mistakes(settings, settings.n_epochs)
    else:
        fit = fit_by(settings, settings.scale, settings.learning_rate)
    return Record(settings, fit, shown_states(fit.n_steps))


def shown_states(n_steps: int) -> np.ndarray:
    """Return the rows that are shown: all of a few; of many the first, and some."""
    if n_steps < MOST_SHOWN:
        return np.arange(n_steps + 1)
    rest = np.linspace(FIRST, n_steps, MOST_SHOWN - FIRST).round().astype(int)
    return np.concatenate([np.arange(FIRST), rest])


def stopped(record: Record) -> bool:
    """Tell whether the next weights would have left every scale."""
    return record.fit.stop_reason is StopReason.DIVERGED


def table(record: Record) -> Table:
    """List weights, answer or mistakes, and loss at every row that is shown."""
    fit, settings, at = record.fit, record.settings, record.states
    errors = fit.errors[at]
    if settings.is_step:  # an answer is right or wrong: how many are is all there is
        names, more = (), ()
    elif len(settings.rows) == 1:
        names, more = ("a", "y − a"), (fit.activations[at, 0], errors[:, 0])
    else:
        names, more = ("largest |y − a|",), (np.abs(errors).max(axis=1),)
    values = np.column_stack([fit.weights[at], *more, fit.losses[at]])
    columns = (unit(settings), *settings.names, *names, loss_name(settings))
    pairs = zip(at.tolist(), values.tolist(), strict=True)
    return Table(columns, [(t, *row) for t, row in pairs])


def unit(settings: Settings) -> str:
    """Return what one step of the training is called."""
    return "visit" if settings.is_step else "update"


def loss_name(settings: Settings) -> str:
    """Return what is counted, or made small."""
    return "samples wrong" if settings.is_step else "loss L"
