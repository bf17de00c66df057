"""Depth against weight scale: where blame vanishes, where it explodes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation.depth import Stack, root_mean_square
from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward
from engines.watching import Watch

LARGEST = 300.0  # powers of ten: what is lost is put here, beyond every real one
AT_ONCE = 8  # scales passed together: more fill the memory, and are slower


@dataclass(frozen=True, eq=False)
class DepthMap:
    """How much larger the first layer's delta is than the last's, in powers of ten."""

    depths: np.ndarray  # (n_depths,) hidden layers
    scales: np.ndarray  # (n_scales,)
    log_ratios: np.ndarray  # (n_scales, n_depths) mean over the seeds of log10
    is_lost: np.ndarray  # (n_scales, n_depths) whether some seed left every scale

    @property
    def vanished(self) -> np.ndarray:
        """Where a thousandth or less is left, (n_scales, n_depths)."""
        return self.log_ratios <= -3

    @property
    def exploded(self) -> np.ndarray:
        """Where a thousand times as much or more arrives, (n_scales, n_depths)."""
        return self.log_ratios >= 3


def depth_map(
    stack: Stack,
    depths: Sequence[int],
    scales: Sequence[float],
    inputs,
    targets,
    n_seeds: int = 2,
    seed: int = 0,
    watch: Watch = iter,
) -> DepthMap:
    """Return log10 of first over last delta for every depth and scale.

    Every depth is a whole network of its own, a few scales and all seeds of it passed
    at once; depth and scale of ``stack`` are not used. ``inputs`` is (n_samples,
    n_inputs), ``targets`` (n_samples, n_outputs). What overflows counts as 300, what
    vanishes altogether as -300, as does the blame of constant first weights, of which
    `without_rounding` says why it is nothing. ``watch`` goes over the depths, and may
    tell how far it is. Raises ValueError as `depth_profile`
    does. Source: Schoenholz et al. (2017), figure 5.

    >>> inputs, targets = np.ones((4, 3)), np.eye(2)[[0, 1, 0, 1]]
    >>> stack = Stack(width=8, activation="identity", scheme="orthogonal")
    >>> depth_map(stack, [1, 3], [0.1, 1], inputs, targets).log_ratios.round(6) + 0.0
    array([[ 0., -2.],
           [ 0.,  0.]])
    """
    inputs, targets = np.asarray(inputs, dtype=float), np.asarray(targets, dtype=float)
    scales = np.asarray(scales, dtype=float)
    columns = [
        _column(_deep(stack, depth), scales, inputs, targets, n_seeds, seed)
        for depth in watch(depths)
    ]
    ratios, lost = (np.stack(part, axis=1) for part in zip(*columns, strict=True))
    return DepthMap(np.asarray(depths), scales, ratios, lost)


def _deep(stack: Stack, depth: int) -> Stack:
    flags = {"batch_norm": stack.batch_norm, "residual": stack.residual}
    return Stack(depth, stack.width, stack.activation, stack.scheme, **flags)


def _column(stack: Stack, scales, inputs, targets, n_seeds, seed):
    """Return the mean log ratio, and whether some seed was lost, each (n_scales,)."""
    network = stack.network(inputs.shape[-1], targets.shape[-1])
    drawn = stack.initialize(network, n_seeds, seed)
    with np.errstate(all="ignore"):
        ends = [
            _ends(network, drawn, scales[at : at + AT_ONCE], inputs, targets)
            for at in range(0, len(scales), AT_ONCE)
        ]
        sizes = [root_mean_square(np.concatenate(e)) for e in zip(*ends, strict=True)]
        if stack.scheme == "constant":
            sizes = [np.where(np.isfinite(size), 0.0, size) for size in sizes]
        first, last = (np.log10(size) for size in sizes)
        logs = first - last
    is_lost = ~np.isfinite(logs)
    # Where nothing arrives it has vanished, even if nothing was sent; the rest of what
    # is lost has overflowed somewhere on the way.
    logs = np.where(is_lost, np.where(np.isneginf(first), -LARGEST, LARGEST), logs)
    return logs.mean(axis=-1), is_lost.any(axis=-1)


def _ends(network: Network, drawn: Parameters, scales, inputs, targets):
    """Return the first and the last hidden layer's delta, (n_scales, n_seeds, ...)."""
    wider = scales[:, np.newaxis, np.newaxis, np.newaxis]
    weights = tuple(wider * weights for weights in drawn.weights)
    parameters = replace(drawn, weights=weights)
    passed = forward(network, parameters, inputs, targets)
    blame = backward(network, parameters, passed, only_blame=True)
    return blame.pre_activation_grads[0], blame.pre_activation_grads[-2]
