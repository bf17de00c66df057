"""Second opinions on a training: plain NumPy, a complex step, scikit-learn."""

import numpy as np

from engines.reference import mlp_gradients
from pages.chapters.backpropagation import plain_training as plain
from pages.ui.chapter import Opinion, agree

from ..problem import Problem
from .maps import SIDE, middles
from .record import Record

STEP = 1e-20  # of the complex step, which takes no difference
HUGE, SUREST = 1e6, 30.0  # beyond such weights and losses nobody measures well


def opinions_at(record: Record, step: int) -> list[Opinion]:
    """Compute what it says and its losses plainly, and measure the next gradient."""
    with np.errstate(all="ignore"):
        found = [_losses(record, step), _answers(record, step)]
        return [*found, *_gradients(record, step)]


def _kinds(record: Record) -> tuple:
    network = record.problem.network
    return network.activation, network.loss, network.layer_sizes


def _outputs(record: Record, step: int, inputs: np.ndarray) -> np.ndarray:
    kind, _, sizes = _kinds(record)
    layers = plain.plain_layers(record.history.snapshots[step], sizes)
    return plain.plain_forward(kind, layers, inputs)[0]


def _losses(record: Record, step: int) -> Opinion:
    history = record.history
    ours = [history.losses[step], history.test_losses[step], *record.scores[step]]
    theirs = plain_numbers(record, step)
    what = "Both losses and both shares right at this step"
    return agree(ours, theirs, "plain NumPy, layer by layer", what, 1e-9)


def plain_numbers(record: Record, step: int) -> list[float]:
    """Return losses and shares of the samples trained on and held out, plainly."""
    loss, theirs, shares = record.problem.network.loss, [], []
    for held_out in (False, True):
        inputs, targets = record.problem.part(held_out)
        outputs = _outputs(record, step, inputs)
        theirs.append(plain.plain_loss(loss, outputs, targets))
        shares.append(plain.plain_share(loss, outputs, targets))
    return [*theirs, *shares]


def _answers(record: Record, step: int) -> Opinion:
    problem, loss = record.problem, record.problem.network.loss
    inputs = problem.features_at(problem.samples.inputs)
    theirs = plain.plain_prediction(loss, _outputs(record, step, inputs))
    cells = problem.features_at(middles(SIDE))
    plane = plain.plain_prediction(loss, _outputs(record, step, cells))
    ours = [record.maps.answers[step].ravel(), record.maps.plane[step].ravel()]
    what = f"What it says of all samples and of {SIDE} × {SIDE} places"
    both = np.concatenate([theirs.ravel(), plane.ravel()])
    return agree(np.concatenate(ours), both, "plain NumPy", what, 1e-9)


def _gradients(record: Record, step: int) -> list[Opinion]:
    """Measure the gradient that the next update felt, along itself."""
    update, vector = int(record.history.looks[step]), record.history.snapshots[step]
    sizes = record.history.weight_grad_sizes
    if update >= len(sizes) or np.abs(vector).max() > HUGE:
        return []
    rows = batch_at(record.problem, update)
    way = _felt(record, vector, rows)
    measured = [_slope(record, vector, rows, way, at) for at in by_layer(record)]
    what = "The size of ∂L/∂W in every layer, as the next update felt it"
    against = "the complex-step derivative"
    return [agree(sizes[update], measured, against, what, 1e-6, 1e-3)]


def _felt(record: Record, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return the gradient of a batch's loss with the penalty, 0 where it is frozen."""
    problem, (kind, loss, sizes) = record.problem, _kinds(record)
    samples = problem.inputs[rows], problem.targets[rows]
    gradient = plain.plain_gradient(kind, loss, sizes, vector, *samples)
    n_weights = by_layer(record)[-1].stop
    gradient[:n_weights] += _pull(record, vector[:n_weights])
    if problem.frozen is not None:
        gradient[problem.frozen] = 0.0
    return gradient


def _pull(record: Record, weights: np.ndarray) -> np.ndarray:
    """Return the slope of the penalty by some weights."""
    settings = record.settings
    return settings.l1 * np.sign(weights) + settings.l2 * weights


def _slope(record: Record, vector, rows, way, at: slice) -> float:
    """Return the slope of loss and penalty along one layer's gradient, per weight."""
    problem, (kind, loss, sizes) = record.problem, _kinds(record)
    length = np.linalg.norm(way[at])
    if length == 0.0:
        return 0.0
    unit = np.zeros(len(vector))
    unit[at] = way[at] / length
    layers = plain.plain_layers(vector + 1j * STEP * unit, sizes)
    outputs, _ = plain.plain_forward(kind, layers, problem.inputs[rows])
    slope = np.imag(plain.plain_loss(loss, outputs, problem.targets[rows])) / STEP
    slope += _pull(record, vector[at]) @ unit[at]
    return float(slope / np.sqrt(at.stop - at.start))


def by_layer(record: Record) -> list[slice]:
    """Return where each layer's weights lie in the row of parameters."""
    sizes = record.problem.network.layer_sizes
    counts = [a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True)]
    ends = np.cumsum([0, *counts]).tolist()
    return [slice(a, b) for a, b in zip(ends[:-1], ends[1:], strict=True)]


def batch_at(problem: Problem, update: int) -> np.ndarray:
    """Return the numbers of the samples of an update, from 0."""
    n, size = problem.n_samples, problem.batch_size
    epoch, batch = divmod(update, problem.in_an_epoch)
    generator, order = np.random.default_rng(problem.settings.seed), np.arange(n)
    for _ in range(epoch + 1 if size < n else 0):
        order = generator.permutation(n)
    return order[batch * size : (batch + 1) * size]


def reference(record: Record) -> Opinion | None:
    """Ask scikit-learn for the loss and its gradient at the end."""
    problem = record.problem
    parameters = record.history.parameters
    samples = problem.inputs, problem.targets
    if not _can_be_asked(record):
        return None
    found = mlp_gradients(problem.network, parameters, *samples)
    if found is None:
        return None
    kinds, vector = _kinds(record), parameters.vector
    ours = plain.plain_gradient(*kinds, vector, *samples)
    rows = [np.ravel(grad) for grad in (*found[1], *found[2])]
    largest = max(float(np.abs(ours).max()), 1e-6)
    theirs = np.concatenate([[found[0]], np.concatenate(rows) / largest])
    mine = np.concatenate([[record.history.losses[-1]], ours / largest])
    what = "The loss at the end, and its gradient by every weight and bias"
    return agree(mine, theirs, "scikit-learn's network", what, 1e-6)


def _can_be_asked(record: Record) -> bool:
    """Tell whether its numbers are of a size that scikit-learn takes as they are."""
    if np.abs(record.history.snapshots[-1]).max() > HUGE:
        return False
    network, problem = record.problem.network, record.problem
    outputs = _outputs(record, record.n_steps - 1, problem.inputs)
    some = plain.plain_loss(network.loss, outputs, problem.targets)
    worst = max(
        float(plain.plain_loss(network.loss, outputs[at : at + 1], target[None]))
        for at, target in enumerate(problem.targets)
    )
    return bool(np.isfinite(some) and worst < SUREST)
