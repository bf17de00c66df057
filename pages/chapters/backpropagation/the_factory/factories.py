"""The factories a learner may start from, with every number of theirs."""

from dataclasses import dataclass

from engines.backpropagation import Network
from pages.ui.tables import Cells


@dataclass(frozen=True)
class Factory:
    """A network with its numbers and its samples."""

    code: str  # part of its tables' names, so of every link
    label: str
    sizes: tuple[int, ...]  # of the layers, inputs first
    activations: tuple[str, ...]  # of each layer but the inputs, keys of ACTIVATIONS
    loss: str  # a key of LOSSES
    samples: Cells  # a row each: inputs, then targets
    tables: tuple[Cells, ...]  # into each layer: a row a sender, the last of biases

    def network(self, hidden: str) -> Network:
        """Return the network with other hidden units."""
        return Network(self.sizes, hidden, self.activations[-1], self.loss)


FACTORIES = {
    factory.label: factory
    for factory in (
        # The study note "How Neural Networks Learn from Mistakes".
        Factory(
            code="221",
            label="2-2-1",
            sizes=(2, 2, 1),
            activations=("sigmoid", "sigmoid"),
            loss="half_squared_error",
            samples=((0.5, 0.3, 1.0),),
            tables=(
                ((0.4, 0.3), (0.2, 0.5), (0.0, 0.0)),
                ((0.6,), (0.4,), (0.0,)),
            ),
        ),
        # Matt Mazur, "A step by step backpropagation example" (2015).
        Factory(
            code="222",
            label="2-2-2",
            sizes=(2, 2, 2),
            activations=("sigmoid", "sigmoid"),
            loss="half_squared_error",
            samples=((0.05, 0.1, 0.01, 0.99),),
            tables=(
                ((0.15, 0.25), (0.2, 0.3), (0.35, 0.35)),
                ((0.4, 0.5), (0.45, 0.55), (0.6, 0.6)),
            ),
        ),
        # Made for this page.
        Factory(
            code="332",
            label="3-3-2 softmax",
            sizes=(3, 3, 2),
            activations=("sigmoid", "identity"),
            loss="softmax_cross_entropy",
            samples=((1.0, 0.5, -1.0, 1.0, 0.0),),
            tables=(
                (
                    (0.4, -0.6, 0.3),
                    (-0.2, 0.8, 0.5),
                    (0.7, 0.1, -0.4),
                    (0.1, 0.0, -0.1),
                ),
                ((-0.5, 0.9), (0.6, 0.4), (0.3, 1.2), (0.0, 0.2)),
            ),
        ),
    )
}
FIRST = FACTORIES["2-2-1"]
