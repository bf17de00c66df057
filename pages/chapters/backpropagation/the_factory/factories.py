"""The factories a learner may start from, with every number of theirs."""

from dataclasses import dataclass

from engines.backpropagation import Network
from pages.ui.tables import Cells

OWN, OWN_CODE = "Your own", "own"


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
    largest: float = 10.0  # weight or bias that its tables hold, in size

    @property
    def is_own(self) -> bool:
        """Whether the learner has built it."""
        return self.code == OWN_CODE

    def network(self, hidden: str) -> Network:
        """Return the network with other hidden units; an own one as it is."""
        *of_hidden, last = self.activations
        kinds = tuple(of_hidden) if self.is_own else hidden
        return Network(self.sizes, kinds, last, self.loss)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the tables of weights, as links have them."""
        return ("w", "v") if len(self.sizes) == 3 else ("w", "u", "v")


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
