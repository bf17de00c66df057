"""The table of a training, its second opinions, and the script to take home."""

from math import isfinite
from pprint import pformat

from pages.chapters.backpropagation import plain_training as plain
from pages.ui import exports
from pages.ui.chapter import Script, Table

from ..problem import Problem
from .record import Record
from .words import amount

PRINTS = ("loss", "loss, held out", "share right", "share right, held out")
COLUMNS = ("updates", "epoch", *PRINTS, "penalty")
FUNCTIONS = (
    *plain.PIECES,
    *plain.UPDATES,
    plain.plain_forward,
    plain.plain_gradient,
    plain.plain_factor,
    plain.plain_training,
    plain.plain_share,
)
SAYS = """Train a small network on {n} samples for {upto} updates.

Prints the loss and the share {right} of the samples trained on, and of {m} held out.
"""
BODY = """
# What the network is told of each sample, and what it should say.
inputs = np.array({inputs})
targets = np.array({targets})
test_inputs = np.array({test_inputs})
test_targets = np.array({test_targets})
start = np.array({start})  # all weights, layer by layer, and then all biases
how = {how}

np.seterr(all="ignore")  # with a large learning rate some units overflow
vector = plain_training(how, start, inputs, targets, {upto})
kinds = how["activation"], plain_layers(vector, how["sizes"])
known, _ = plain_forward(*kinds, inputs)
unknown, _ = plain_forward(*kinds, test_inputs)
print(repr(float(plain_loss(how["loss"], known, targets))))
print(repr(float(plain_loss(how["loss"], unknown, test_targets))))
print(repr(float(plain_share(how["loss"], known, targets))))
print(repr(float(plain_share(how["loss"], unknown, test_targets))))
"""


def table(record: Record) -> Table:
    """List all looks."""
    steps = range(record.n_steps)
    columns = zip(*(_numbers(record, step) for step in steps), strict=True)
    rows = zip(
        record.history.looks.tolist(),
        map(record.epoch_at, steps),
        *map(_cells, columns),
        strict=True,
    )
    return Table(COLUMNS, [*rows])


def _cells(column: tuple[float, ...]) -> list:
    """Return a column of numbers; all in words where one is beyond all numbers."""
    if all(map(isfinite, column)):
        return [*column]
    return [*map(amount, column)]


def _numbers(record: Record, step: int) -> list[float]:
    history = record.history
    losses = history.losses[step], history.test_losses[step]
    found = (*losses, *record.scores[step], history.penalties[step])
    return [float(number) for number in found]


# --- to take home -------------------------------------------------------------------


def script(record: Record) -> Script:
    """Write the training as a script, with its samples and its first weights."""
    problem = record.problem
    upto, known, unknown = int(record.history.looks[-1]), *_samples(problem)
    body = BODY.format(
        inputs=known[0],
        targets=known[1],
        test_inputs=unknown[0],
        test_targets=unknown[1],
        start=problem.start.vector.tolist(),
        how=pformat(how_of(problem), sort_dicts=False),
        upto=upto,
    )
    right = "named rightly" if record.sorts else "explained"
    says = SAYS.format(n=len(known[0]), m=len(unknown[0]), upto=upto, right=right)
    return Script(exports.script(says, FUNCTIONS, body), PRINTS)


def _samples(problem: Problem) -> list[tuple[list, list]]:
    pairs = (problem.part(held_out) for held_out in (False, True))
    return [(inputs.tolist(), targets.tolist()) for inputs, targets in pairs]


def how_of(problem: Problem) -> dict:
    """Return the rules of a training by the names of `plain_training`."""
    settings, network, frozen = problem.settings, problem.network, problem.frozen
    return {
        "sizes": network.layer_sizes,
        "activation": network.activation,
        "loss": network.loss,
        "rule": settings.rule,
        "rate": settings.learning_rate,
        "schedule": settings.schedule,
        "batch": problem.batch_size,
        "updates_an_epoch": problem.in_an_epoch,
        "n_updates": problem.n_updates,
        "l1": settings.l1,
        "l2": settings.l2,
        "frozen": [] if frozen is None else frozen.nonzero()[0].tolist(),
        "seed": settings.seed,
    }
