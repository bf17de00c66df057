"""Many steps of plain gradient descent on all samples, in either order of updates."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import (
    Network,
    Parameters,
    checked_parameters,
    refuse_more_links,
)
from engines.gradient_descent.checks import checked_count
from engines.watching import Watch

SLICES = 20  # of the work: as often whoever watches may give way


@dataclass(frozen=True, eq=False)
class ManySteps:
    """T steps of N runs from one start, which differ in the order of their updates.

    Row t of `outputs` and `losses` is the state after t updates, row s of `snapshots`
    the one after `looks[s]`. Of a run that stopped, rows beyond `taken` mean nothing.
    """

    looks: np.ndarray  # (S,) counts of updates
    snapshots: np.ndarray  # (S, N, P) all parameters, in the order of their vector
    outputs: np.ndarray  # (T + 1, N, n_samples, n_outputs)
    losses: np.ndarray  # (T + 1, N)
    taken: np.ndarray  # (N,) updates after which all was finite: T, or fewer


def many_steps(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    learning_rate: float,
    looks: Sequence[int],
    biases: bool = True,
    outputs_first: Sequence[bool] = (False,),
    watch: Watch = iter,
) -> ManySteps:
    """Return what as many steps make of the loss as the last of the looks says.

    parameters <- parameters - learning_rate * gradient, of the biases too unless
    ``biases`` is False. Where ``outputs_first``, a layer's weights move before the
    blame goes back over them, which is a known mistake: no gradient any more. ``looks``
    are rising counts of updates, at which the parameters are kept; ``inputs`` is
    (n_samples, n_inputs), ``targets`` (n_samples, n_outputs); ``watch`` goes over
    slices of the work. A number that is not finite ends a run, not the others. Raises
    ValueError for residual connections and batch normalisation, for looks that do not
    rise from 0 or above, and for shapes that do not fit. Source: Cauchy (1847).

    >>> start = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> many_steps(Network((1, 1)), start, [[3]], [[5]], 0.05, [0, 2]).losses.ravel()
    array([2.   , 0.5  , 0.125])
    """
    refuse_more_links(network)
    checked_parameters(network, parameters)
    looks = _checked_looks(looks)
    run = _Runs(network, parameters, inputs, targets, learning_rate, outputs_first)
    n_steps, kept = int(looks[-1]), []
    outputs = np.empty((n_steps + 1, *run.shape_of_outputs))
    wanted = {*looks.tolist()}
    with np.errstate(all="ignore"):
        for share in watch(np.array_split(np.arange(n_steps + 1), SLICES)):
            for step in share.tolist():
                if step in wanted:
                    kept.append(run.vectors.copy())
                outputs[step] = run.forward()
                if step < n_steps:
                    run.backward(biases)
        losses = network.loss_function.value(outputs, run.targets).mean(axis=-1)
    snapshots = np.array(kept)
    return ManySteps(looks, snapshots, outputs, losses, _taken(losses))


def _checked_looks(looks: Sequence[int]) -> np.ndarray:
    """Return the looks as whole numbers that rise, or raise ValueError."""
    found = [checked_count("look", look, at_least=0) or int(look) for look in looks]
    if not found or any(b <= a for a, b in zip(found, found[1:], strict=False)):
        raise ValueError(
            f"The looks are {found}; they must be at least one count of updates, "
            "each larger than the one before."
        )
    return np.array(found)


def _taken(losses: np.ndarray) -> np.ndarray:
    """Return after how many updates each run's loss was a finite number last."""
    lost = ~np.isfinite(losses)
    return np.where(lost.any(axis=0), lost.argmax(axis=0) - 1, len(losses) - 1)


class _Runs:
    """Some runs side by side: their parameters, and what the last pass has found."""

    def __init__(
        self, network, parameters, inputs, targets, learning_rate, outputs_first
    ) -> None:
        n_runs = len(outputs_first)
        self.inputs, self.targets = (
            np.asarray(rows, dtype=float) for rows in (inputs, targets)
        )
        self.vectors = np.tile(parameters.vector, (n_runs, 1))
        held = parameters.with_vector(self.vectors)  # views: what moves them moves it
        self.weights = held.weights
        self.biases = [bias[:, np.newaxis] for bias in held.biases]
        self.network, self.learning_rate = network, learning_rate
        self.kinds = [network.activation_of(at) for at in range(network.n_layers)]
        self.moves_first = np.array(outputs_first, dtype=float)[:, None, None]

    @property
    def shape_of_outputs(self) -> tuple[int, ...]:
        """N runs, the samples, the outputs."""
        return len(self.vectors), *self.targets.shape

    def forward(self) -> np.ndarray:
        """Return what the networks make of the samples, (N, n_samples, n_outputs)."""
        self.activations, self.slopes = [self.inputs], []
        for weights, biases, kind in zip(
            self.weights, self.biases, self.kinds, strict=True
        ):
            z = self.activations[-1] @ weights + biases
            self.activations.append(kind.value(z))
            self.slopes.append(kind.slope(z, self.activations[-1]))
        return self.activations[-1]

    def backward(self, biases: bool) -> None:
        """Hand the blame back, and take the step with it, layer by layer."""
        loss, rate = self.network.loss_function, self.learning_rate
        blame = loss.gradient(self.activations[-1], self.targets) / len(self.targets)
        for layer in reversed(range(self.network.n_layers)):
            delta, weights = blame * self.slopes[layer], self.weights[layer]
            update = -rate * (self.activations[layer].swapaxes(-1, -2) @ delta)
            if layer:
                over = weights + self.moves_first * update
                blame = delta @ over.swapaxes(-1, -2)
            weights += update
            if biases:
                self.biases[layer] += -rate * delta.sum(axis=-2, keepdims=True)
