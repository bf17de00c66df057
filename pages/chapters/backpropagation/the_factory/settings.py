"""Everything the factory's parts compute from."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engines.backpropagation import Network, Parameters, forward
from engines.backpropagation.updates import Moving, held_back
from engines.reference.by_hand import ByHand, by_hand
from engines.slips import SLIPS
from pages.figures.network_names import Names, Place
from pages.ui.tables import Cells

from .factories import FIRST, Factory
from .own import of_own
from .rounding import is_at_corner

# What can be planted in a step that has no momentum.
BUGS = {
    name: slip
    for name, slip in SLIPS.items()
    if slip.subject == "factory" and not slip.is_convention and name != "no_momentum"
}


@dataclass(frozen=True)
class Settings:
    """Everything the chapter computes from; each part looks at its own."""

    part: str
    factory: Factory = FIRST
    activation: str = "sigmoid"  # of the hidden units
    sample: Cells = FIRST.samples
    first: Cells = FIRST.tables[0]  # into the hidden units, the last row their biases
    middle: Cells = ()  # into the second hidden layer, where there is one
    second: Cells = FIRST.tables[1]  # into the outputs, the last row their biases
    learning_rate: float = 0.5
    biases: bool = False  # whether the step moves the biases too, or some of them
    # Your own
    moving: tuple[tuple[bool, ...], ...] = ()  # by layer, which biases; or all alike
    one_by_one: bool = False  # a step for each sample, not one by their mean
    followed: int = 0  # which sample
    momentum: float = 0.0
    velocity: tuple[float, ...] = ()  # of the steps before; none: from rest
    # Chain rule
    weight: Place = Place(0, unit=0, source=0)
    # Break it: which bugs are planted
    update_first: bool = False
    no_slope: bool = False
    transposed: bool = False
    no_half: bool = False
    sign: bool = False
    no_bias: bool = False
    leftover: bool = False
    slope_at_activation: bool = False
    no_output_slope: bool = False
    mistake_handed_back: bool = False
    slope_at_target: bool = False
    slope_of_pair: bool = False
    no_two: bool = False
    targets_exchanged: bool = False
    bias_left_out: bool = False
    swapped_weights: bool = False
    sent_z: bool = False
    step_added: bool = False
    no_rate: bool = False
    rate_twice: bool = False
    # The check
    method: str = "centred"
    precision: str = "float64"
    # Two losses
    first_z: float = 5.0
    target: float = 0.0  # or 1
    wake_rate: float = 1.0
    n_updates: int = 200
    # My number is different: names of quantities, and their digits as typed
    told: tuple[tuple[str, str], ...] = ()
    round: int = 1  # that they are of: a step, or an epoch of one sample at a time
    # Nudging
    speed: float = 1e9  # multiplications a second

    @property
    def network(self) -> Network:
        """The network as the engine wants it."""
        return self.factory.network(self.activation)

    @property
    def names(self) -> Names:
        """What its units and parameters are called."""
        return Names(self.factory.sizes)

    @property
    def tables(self) -> tuple[Cells, ...]:
        """The weights into each layer: a row a sender, the last one of biases."""
        middle = (self.middle,) if self.middle else ()
        return self.first, *middle, self.second

    @property
    def moves(self) -> Moving:
        """Which biases a step moves: all, none, or by layer which of them."""
        return tuple(map(np.array, self.moving)) or self.biases

    @property
    def may_move(self) -> list[bool]:
        """Which of all parameters a step moves, in the order of their vector."""
        ones = self.parameters.with_vector(np.ones(self.parameters.count))
        return held_back(ones, self.moves).vector.astype(bool).tolist()

    @property
    def velocity_at_first(self) -> np.ndarray:
        """The velocity of the steps before, (P,); from rest it is 0."""
        n = self.parameters.count
        fits = self.momentum and len(self.velocity) == n
        return np.where(self.may_move, self.velocity, 0.0) if fits else np.zeros(n)

    @property
    def parameters(self) -> Parameters:
        """The weights and biases of all layers."""
        tables = [np.array(table) for table in self.tables]
        weights = tuple(table[:-1] for table in tables)
        return Parameters(weights, tuple(table[-1] for table in tables))

    @property
    def inputs(self) -> np.ndarray:
        """The samples' inputs, shape (n_samples, n_inputs)."""
        return np.array(self.sample)[:, : self.factory.sizes[0]]

    @property
    def targets(self) -> np.ndarray:
        """What the outputs should have been, shape (n_samples, n_outputs)."""
        return np.array(self.sample)[:, self.factory.sizes[0] :]

    @property
    def problem(self) -> tuple[Network, Parameters, np.ndarray, np.ndarray]:
        """What the engine's functions begin with: network, numbers, sample."""
        return self.network, self.parameters, self.inputs, self.targets

    def by_hand(self, parameters: Parameters) -> ByHand:
        """Return a pass there and back in plain Python, of the sample followed."""
        return self.by_hand_of(parameters, self.followed)

    def by_hand_of(self, parameters: Parameters, sample: int) -> ByHand:
        """Return a pass there and back in plain Python, with these parameters."""
        rows = self.inputs[sample].tolist(), self.targets[sample].tolist()
        return by_hand(self.network, parameters, *rows)

    def is_at_corner(self, parameters: Parameters, sample: int) -> bool:
        """Tell whether only rounding says how a ReLU takes a sample."""
        rows = slice(sample, sample + 1)
        network, one = self.network, (self.inputs[rows], self.targets[rows])
        return is_at_corner(network, parameters, forward(network, parameters, *one))

    @property
    def bugs(self) -> tuple[str, ...]:
        """The bugs that are planted."""
        return tuple(bug for bug in BUGS if getattr(self, bug))


def settings_of(**said: Any) -> Settings:
    """Return the settings that the controls' values ask for."""
    own = {name: said.pop(name) for name in [*said] if name.startswith("own_")}
    return Settings(**(said | (of_own(own) if "own_in" in own else {})))
