"""Looking back at a training: gradients, moves and answers after every epoch."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.depth import root_mean_squares
from engines.backpropagation.network import Network
from engines.backpropagation.passes import backward, forward
from engines.backpropagation.training import TrainingHistory


@dataclass(frozen=True, eq=False)
class Snapshots:
    """What all samples together say of the parameters after each epoch."""

    weight_grads: np.ndarray  # (E + 1, L) root mean square, of the mean loss
    moved: np.ndarray  # (E + 1, L) |weights - first weights| / |first weights|
    predictions: np.ndarray  # (E + 1, n_shown, n_outputs) of the first samples


def snapshots_of(
    network: Network, history: TrainingHistory, inputs, targets, n_shown: int = 10
) -> Snapshots:
    """Return gradients, moves and predictions at every epoch's end, the start first.

    All epochs' parameters pass forward and backward at once, on all samples:
    ``inputs`` (n_samples, n_inputs), ``targets`` (n_samples, n_outputs). Raises
    ValueError for batch normalisation, whose kept statistics have no snapshots, and
    as `forward` does. Source: Glorot and Bengio (2010), figure 7.

    >>> from engines.backpropagation.network import Parameters
    >>> from engines.backpropagation.training import train
    >>> from engines.gradient_descent import GradientDescent
    >>> network, step = Network((1, 1)), GradientDescent(0.05)
    >>> start = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> history = train(network, start, [[3]], [[5]], step, 1)
    >>> snapshots_of(network, history, [[3]], [[5]]).weight_grads.round(9)
    array([[6.],
           [3.]])
    """
    if network.batch_norm:
        raise ValueError(
            "The network has batch normalisation, whose running statistics are kept "
            "for the last epoch only; look back at one without."
        )
    parameters = history.parameters.with_vector(history.snapshots)
    with np.errstate(all="ignore"):
        passed = forward(network, parameters, inputs, targets)
        grads = backward(network, parameters, passed).weight_grads
        sizes = root_mean_squares(grads)
        moved = [_moved(weights) for weights in parameters.weights]
        shown = passed.outputs[..., :n_shown, :]
        predictions = network.loss_function.prediction(shown)
    return Snapshots(sizes, np.stack(moved, axis=-1), predictions)


def _moved(weights: np.ndarray) -> np.ndarray:
    """Return how far a layer's weights are from the first ones, (E + 1,)."""
    way = np.linalg.norm(weights - weights[0], axis=(-2, -1))
    return way / np.linalg.norm(weights[0])
