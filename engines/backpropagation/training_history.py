"""The record of a training: what was seen at every look, and felt at every update."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.learning import Standing
from engines.backpropagation.looks import Look
from engines.backpropagation.network import Parameters
from engines.backpropagation.normalization import Statistics
from engines.gradient_descent.stopping import StopReason

FELL = 0.01  # share of the loss: who loses less in the second half is on a plateau


@dataclass(frozen=True, eq=False)
class TrainingHistory:
    """One training, or N side by side: T updates, looked at S times, and what is left.

    Row s of the looks' arrays is the state after `looks[s]` updates, the start first;
    row t of the updates' arrays belongs to update t. For several networks an axis N
    follows the first one, (...). Sizes are root mean squares over a layer's weights.
    """

    looks: np.ndarray  # (S,) updates taken before each look
    losses: np.ndarray  # (S, ...) over all samples, without the penalty
    accuracies: np.ndarray  # (S, ...) share named rightly, see `named_rightly`
    test_losses: np.ndarray  # (S, ...) over the samples held out; nan without any
    test_accuracies: np.ndarray  # (S, ...)
    penalties: np.ndarray  # (S, ...) of L1 and L2
    dead_units: np.ndarray  # (S, ..., L - 1) in each hidden layer, see `unit_health`
    saturated: np.ndarray  # (S, ..., L - 1) share of pairs of a unit and a sample
    snapshots: np.ndarray  # (S, ..., P) all parameters, in the order of their vector
    batch_losses: np.ndarray  # (T, ...) before each update
    weight_grad_sizes: np.ndarray  # (T, ..., L) penalty included
    update_sizes: np.ndarray  # (T, ..., L)
    update_ratios: np.ndarray  # (T, ..., L) size of the update over size of the weights
    epochs: np.ndarray  # (T,) the epoch, from 0, to which the update belongs
    parameters: Parameters  # the last that were looked at
    statistics: Statistics | None  # kept for the evaluation form of batch norm
    stop_reason: StopReason | np.ndarray  # (...) settled (converged), done, or diverged
    stopped_at: np.ndarray  # (...) updates with a finite loss: it diverged at this one
    standing: Standing  # from which `train` goes on
    last_look: Look

    @property
    def is_on_plateau(self) -> np.ndarray:
        """Whether the second half took less than a hundredth off the loss, (...)."""
        halfway = self.losses[len(self.losses) // 2]
        left = halfway - self.losses[-1]
        return (len(self.losses) > 2) & (np.abs(left) < FELL * halfway)
