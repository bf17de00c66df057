"""One digit read, its blame handed back to the pixels, and one update on it alone."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation import (
    BackwardPass,
    ForwardPass,
    Network,
    Parameters,
    backward,
    forward,
)
from engines.datasets import digit_rows
from engines.gradient_descent import OPTIMIZERS
from pages.ui.chapter import Table

from ..pixels import N_PIXELS, pixel_scale
from ..record import Settings, Trained, shares_of, trained

PICTURE, UNITS, ANSWER, OUTPUTS, BLAMED, PIXELS, UPDATE, AFTER = range(8)
WITHOUT_UNITS = (PICTURE, ANSWER, OUTPUTS, PIXELS, UPDATE, AFTER)
COLUMNS = ("digit", "p before", "blame dL/dz", "p after")


@dataclass(frozen=True, eq=False)
class Record:
    """Everything about one held-out digit, before and after an update on it alone."""

    settings: Settings
    net: Trained
    row: int  # which held-out digit
    passed: ForwardPass  # of this digit alone
    handed: BackwardPass
    before: Parameters
    update: Parameters
    after: Parameters
    shares: np.ndarray  # (10,) the probability of each digit
    after_shares: np.ndarray  # (10,)
    losses: np.ndarray  # (2,) of this digit, before and after
    pixel_blame: np.ndarray  # (64,) dL/d ink, ink being 0 to 16
    others: np.ndarray  # (2, n - 1) whether each other held-out digit is named rightly

    @property
    def stages(self) -> tuple[int, ...]:
        """What is shown, step by step; without a hidden layer no units."""
        return tuple(range(8)) if self.net.recipe.hidden else WITHOUT_UNITS

    @property
    def label(self) -> int:
        """What the digit is."""
        return int(self.net.held.labels[self.row])

    @property
    def says(self) -> tuple[int, int]:
        """What it is taken for, before and after."""
        return int(self.shares.argmax()), int(self.after_shares.argmax())

    @property
    def ink(self) -> np.ndarray:
        """The picture, (64,) from 0 to 16."""
        return digit_rows()[self.net.held.rows[self.row], :N_PIXELS]

    @property
    def right(self) -> tuple[int, int]:
        """How many of the other held-out digits are named rightly, before and after."""
        before, after = self.others.sum(axis=1).tolist()
        return round(before), round(after)

    @property
    def lost_and_won(self) -> tuple[int, int]:
        """How many others were right and are wrong now, and the other way round."""
        before, after = self.others.astype(bool)
        return int((before & ~after).sum()), int((after & ~before).sum())

    @property
    def gradient_size(self) -> float:
        """The length of the gradient of all weights and biases."""
        return float(np.linalg.norm(self.handed.parameter_grads.vector))


def run(settings: Settings) -> Record:
    """Train; read one digit, hand its blame back, and update on it alone."""
    net, row = trained(settings), settings.number
    before, samples = net.parameters(net.last), net.held
    one = samples.inputs[[row]], samples.targets[[row]]
    with np.errstate(all="ignore"):
        passed, handed, update, after = update_on(
            net.network, before, *one, settings.one_rate
        )
        again = forward(net.network, after, *one)
    shares = [
        shares_of(net.network, which, samples.inputs) for which in (before, after)
    ]
    rights = [np.argmax(some, axis=1) == samples.labels for some in shares]
    return Record(
        settings,
        net,
        row,
        passed,
        handed,
        before,
        update,
        after,
        shares[0][row],
        shares[1][row],
        np.array([passed.loss, again.loss]),
        handed.activation_grads[0][0] / pixel_scale()[1],
        np.delete(np.array(rights, dtype=float), row, axis=1),
    )


def update_on(
    network: Network, parameters: Parameters, inputs, targets, learning_rate: float
) -> tuple[ForwardPass, BackwardPass, Parameters, Parameters]:
    """Return the passes of some samples, plain descent's update, and what it makes."""
    passed = forward(network, parameters, inputs, targets)
    handed = backward(network, parameters, passed)
    optimizer, gradient = (
        OPTIMIZERS["gradient_descent"](learning_rate),
        handed.parameter_grads.vector,
    )
    update, _ = optimizer.update(gradient, optimizer.init(gradient))
    after = parameters.with_vector(parameters.vector + update)
    return passed, handed, parameters.with_vector(update), after


def table(record: Record) -> Table:
    """List the ten digits, the right one last: before, its blame, and after."""
    blame = record.handed.pre_activation_grads[-1][0]
    columns = (record.shares, blame, record.after_shares)
    order = sorted(range(10), key=lambda digit: digit == record.label)
    rows = [(digit, *(float(one[digit]) for one in columns)) for digit in order]
    return Table(COLUMNS, rows)


def reached(record: Record, step: int) -> int:
    """Return the table's rows told at a step: all of them at the end."""
    return 10 if step == len(record.stages) - 1 else 0
