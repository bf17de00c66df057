"""Second opinions on "Many starts", its table, and its script."""

from math import isfinite

import numpy as np

from engines.backpropagation import forward
from engines.reference import mlp_gradients
from pages.chapters.backpropagation import plain_training as plain
from pages.ui import exports
from pages.ui.chapter import Opinion, Script, Table, agree

from ..record import N_SEEDS
from ..train.table import FUNCTIONS, how_of
from .record import Record

MOST_UPDATES = 500  # that are taken again
AGAIN = (0, N_SEEDS - 1)  # the networks that are trained again
COLUMNS = ("updates", "epoch", "seed", "loss", "share right, held out", "solved")
EXPLAINED = "share explained, held out"
HUGE = 1e6  # weights beyond this overflow in scikit-learn's step
SUREST = 30.0  # a sample's loss beyond this is cut off by scikit-learn
SAYS = """Train one of 24 networks that differ in their seeds alone: seed {seed}.

Prints its loss and its {score}.
"""
BODY = """
inputs = np.array({inputs!r})
targets = np.array({targets!r})
held_out = np.array({test_inputs!r})
wanted = np.array({test_targets!r})
start = np.array({start!r})
how = {how!r}

np.seterr(all="ignore")  # with a large learning rate some units overflow
vector = plain_training(how, start, inputs, targets, {upto!r})
layers = plain_layers(vector, how["sizes"])
outputs, _ = plain_forward(how["activation"], layers, inputs)
answers, _ = plain_forward(how["activation"], layers, held_out)
print(repr(float(plain_loss(how["loss"], outputs, targets))))
print(repr(float(plain_share(how["loss"], answers, wanted))))
"""


def how_alone(record: Record, at: int) -> dict[str, object]:
    """Return the rules of one network's training, by their plain names."""
    return {**how_of(record.problem), "seed": record.seeds[at]}


def opinions(record: Record) -> list[Opinion]:
    """Train two of the networks again, and ask all once more at the end."""
    with np.errstate(all="ignore"):
        return [*_trained_again(record), *_asked_again(record)]


def _trained_again(record: Record) -> list[Opinion]:
    """Compare two networks, trained alone and plainly, at a look not too late."""
    looks, ours, theirs = record.history.looks, [], []
    for at in AGAIN:
        steps = np.flatnonzero((looks <= MOST_UPDATES) & ~record.is_lost[:, at])
        ours.append(record.history.snapshots[steps[-1], at])
        theirs.append(_again(record, at, int(looks[steps[-1]])))
    who = " and ".join(str(record.seeds[at]) for at in AGAIN)
    what = f"All weights of seeds {who}, at most {MOST_UPDATES} updates on"
    return [agree(ours, theirs, "plain NumPy, one network alone", what, 1e-6)]


def _again(record: Record, at: int, upto: int) -> np.ndarray:
    problem = record.problem
    start = record.history.snapshots[0, at]
    given = start, problem.inputs, problem.targets
    return plain.plain_training(how_alone(record, at), *given, upto)


def _asked_again(record: Record) -> list[Opinion]:
    """Pass all samples plainly through every network, where it was finite last."""
    ours, theirs = [], []
    for at in range(N_SEEDS):
        step = last_finite(record, at)
        ours.append([record.history.losses[step, at], record.scores[step, at]])
        theirs.append(_plainly(record, step, at))
    what = f"Loss and score of all {N_SEEDS} networks at the end"
    return [agree(ours, theirs, "plain NumPy, layer by layer", what, 1e-9)]


def last_finite(record: Record, at: int) -> int:
    """Return the last look at which a network's loss was a number."""
    return int(np.flatnonzero(~record.is_lost[:, at])[-1])


def _plainly(record: Record, step: int, at: int) -> tuple[float, float]:
    """Return one network's loss and its score at a look."""
    problem, loss = record.problem, record.problem.network.loss
    vector = record.history.snapshots[step, at]
    layers = plain.plain_layers(vector, problem.network.layer_sizes)
    kind, (held_out, wanted) = record.settings.activation, problem.test
    outputs, _ = plain.plain_forward(kind, layers, problem.inputs)
    answers, _ = plain.plain_forward(kind, layers, held_out)
    found = plain.plain_loss(loss, outputs, problem.targets)
    return float(found), float(plain.plain_share(loss, answers, wanted))


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the losses of two of the networks at the end."""
    problem, ours, theirs = record.problem, [], []
    given = problem.inputs, problem.targets
    for at in AGAIN:
        vector = record.history.snapshots[-1, at]
        parameters = problem.start.with_vector(vector)
        if record.is_lost[-1, at] or np.abs(vector).max() > HUGE:
            return None
        losses = forward(problem.network, parameters, *given).losses
        if record.sorts and losses.max() > SUREST:
            return None
        found = mlp_gradients(problem.network, parameters, *given)
        if found is None:
            return None
        ours.append(float(record.history.losses[-1, at]))
        theirs.append(found[0])
    who = " and ".join(str(record.seeds[at]) for at in AGAIN)
    what = f"The losses of seeds {who} at the end"
    return agree(ours, theirs, "scikit-learn's multilayer perceptron", what, 1e-6)


def table(record: Record) -> Table:
    """List the networks at every look."""
    history = record.history
    rows = [
        (
            int(history.looks[step]),
            record.epoch_at(step),
            record.seeds[at],
            *_row(record, step, at),
        )
        for step in range(record.n_steps)
        for at in range(N_SEEDS)
    ]
    return Table(columns_of(record), rows)


def columns_of(record: Record) -> list[str]:
    """Name the columns: numbers have no share right, but one explained."""
    return [
        EXPLAINED if "right" in one and not record.sorts else one for one in COLUMNS
    ]


def _row(record: Record, step: int, at: int) -> tuple[object, ...]:
    """Return one network's numbers; none where they are lost."""
    if record.is_lost[step, at]:
        return None, None, "flew off"
    loss, score = record.history.losses[step, at], record.scores[step, at]
    solved = "yes" if record.is_solved[step, at] else "no"
    return float(loss), float(score) if isfinite(score) else None, solved


def reached(record: Record, step: int) -> int:
    """Return the table's rows up to a look."""
    return (step + 1) * N_SEEDS


def script(record: Record) -> Script:
    """Write the training of the last of the networks, as far as it was finite."""
    problem, at = record.problem, N_SEEDS - 1
    step = last_finite(record, at)
    score = columns_of(record)[-2]
    test_inputs, test_targets = problem.test
    body = BODY.format(
        inputs=problem.inputs.tolist(),
        targets=problem.targets.tolist(),
        test_inputs=test_inputs.tolist(),
        test_targets=test_targets.tolist(),
        start=record.history.snapshots[0, at].tolist(),
        how=how_alone(record, at),
        upto=int(record.history.looks[step]),
    )
    says = SAYS.format(seed=record.seeds[at], score=score)
    text = exports.script(says, FUNCTIONS, body)
    if step == record.n_steps - 1:
        return Script(text, ("loss", score))
    row = step * N_SEEDS + at
    return Script(
        text, ("loss", score), row, f"last finite row of seed {record.seeds[at]}"
    )
