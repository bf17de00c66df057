"""What a worked example on paper says: samples, start, rate, and how L is made."""

from dataclasses import dataclass

import numpy as np

from pages.ui.cells import Column
from pages.ui.tables import Cells

FARTHEST = 1000.0  # of an input or a target
HEAVIEST = 100.0  # of a first weight
FEWEST, MOST = 1, 500  # epochs
MOST_ROWS = 12
RATES = [m * 10.0**-k for k in range(6, -1, -1) for m in (1, 1.5, 2, 3, 5, 7)] + [10.0]
RATES = [float(f"{rate:.2g}") for rate in RATES]
NAMES = ("w₀", "w₁", "w₂")
SQUARED, LOG = "squared", "log"  # the losses, as the engine calls them
STEP, SIGMOID = "step", "sigmoid"


def _column(name: str, help: str) -> Column:
    return Column(name, -FARTHEST, FARTHEST, f"{help} (−1000 to 1000).")


TARGET = _column("y", "What the neuron should answer")
ONE = (_column("x", "The input"), TARGET)
TWO = (_column("x₁", "The first input"), _column("x₂", "The second input"), TARGET)


@dataclass(frozen=True)
class Settings:
    """Everything that one training from paper depends on, and what is drawn."""

    rows: Cells  # the inputs of a sample, then its target
    learning_rate: float
    n_epochs: int
    w0: float  # of the bias input, which is always 1
    w1: float
    activation: str  # linear, sigmoid, or step
    n_inputs: int = 1  # or 2
    w2: float = 0.0
    loss: str = SQUARED  # or "log"
    scale: str = "half mean"  # a key of ERROR_SCALES
    one_by_one: bool = False  # an update after each sample, in the table's order
    bias_learns: bool = True  # else w₀ stays as it is
    plane: tuple[int, int] = (0, 1)  # the weights over which the loss is drawn

    @property
    def is_step(self) -> bool:
        """Whether it is a step unit, which has no slope."""
        return self.activation == STEP

    @property
    def weights(self) -> tuple[float, ...]:
        """The first weights, the bias's first."""
        return (self.w0, self.w1, self.w2)[: self.n_inputs + 1]

    @property
    def names(self) -> tuple[str, ...]:
        """What the weights are called."""
        return NAMES[: self.n_inputs + 1]

    @property
    def held(self) -> tuple[int, ...]:
        """The numbers of the weights that stay: the bias's, or none."""
        return () if self.bias_learns else (0,)

    @property
    def moving(self) -> list[int]:
        """The numbers of the weights that learn."""
        return [k for k in range(self.n_inputs + 1) if k not in self.held]

    @property
    def is_homogeneous(self) -> bool:
        """Whether any weights may be scaled: the bias learns, or there is none."""
        return self.bias_learns or not self.w0

    @property
    def inputs(self) -> np.ndarray:
        """The samples with the bias input 1 in front, (n_samples, n_inputs + 1)."""
        given = np.array([row[:-1] for row in self.rows], dtype=float)
        return np.column_stack([np.ones(len(given)), given])

    @property
    def given_targets(self) -> np.ndarray:
        """The targets as they were given, (n_samples,)."""
        return np.array([row[-1] for row in self.rows], dtype=float)

    @property
    def wants_classes(self) -> bool:
        """Whether only targets of 0 and 1 mean anything."""
        return self.is_step or self.loss == LOG

    @property
    def targets(self) -> np.ndarray:
        """What is learned: the targets, or, where only classes count, 0 and 1."""
        given = self.given_targets
        return (given > 0).astype(float) if self.wants_classes else given

    @property
    def are_recoded(self) -> bool:
        """Whether what is learned are other targets than were given."""
        return bool((self.targets != self.given_targets).any())

    @property
    def batch_size(self) -> int | None:
        """How many samples an update follows; None for all."""
        return 1 if self.one_by_one else None

    @property
    def n_heard(self) -> int:
        """How many samples an update follows, as a number."""
        return 1 if self.one_by_one else len(self.rows)

    @property
    def n_planned(self) -> int:
        """The updates, or visits, that are taken unless the training ends before."""
        steps = self.is_step or self.one_by_one
        return self.n_epochs * (len(self.rows) if steps else 1)
