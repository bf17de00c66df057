"""The factories a learner may start from, with every number of theirs."""

from dataclasses import dataclass

from pages.ui.tables import Rows


@dataclass(frozen=True)
class Factory:
    """A network with one hidden layer, one sample, and where they come from."""

    code: str  # part of its tables' keys, so of every link
    label: str
    source: str  # one sentence
    sizes: tuple[int, int, int]
    loss: str  # a key of LOSSES
    output_activation: str
    sample: Rows  # one row: inputs, then targets
    first: Rows  # a row for each input, and one of biases; a column for each hidden
    second: Rows  # the same into the outputs


FACTORIES = {
    factory.label: factory
    for factory in (
        Factory(
            code="221",
            label="2-2-1",
            source="The study note “How Neural Networks Learn from Mistakes”.",
            sizes=(2, 2, 1),
            loss="half_squared_error",
            output_activation="sigmoid",
            sample=((0.5, 0.3, 1.0),),
            first=((0.4, 0.3), (0.2, 0.5), (0.0, 0.0)),
            second=((0.6,), (0.4,), (0.0,)),
        ),
        Factory(
            code="222",
            label="2-2-2",
            source="Matt Mazur, “A step by step backpropagation example” (2015).",
            sizes=(2, 2, 2),
            loss="half_squared_error",
            output_activation="sigmoid",
            sample=((0.05, 0.1, 0.01, 0.99),),
            first=((0.15, 0.25), (0.2, 0.3), (0.35, 0.35)),
            second=((0.4, 0.5), (0.45, 0.55), (0.6, 0.6)),
        ),
        Factory(
            code="332",
            label="3-3-2 softmax",
            source="Made for this page.",
            sizes=(3, 3, 2),
            loss="softmax_cross_entropy",
            output_activation="identity",
            sample=((1.0, 0.5, -1.0, 1.0, 0.0),),
            first=(
                (0.4, -0.6, 0.3),
                (-0.2, 0.8, 0.5),
                (0.7, 0.1, -0.4),
                (0.1, 0.0, -0.1),
            ),
            second=((-0.5, 0.9), (0.6, 0.4), (0.3, 1.2), (0.0, 0.2)),
        ),
    )
}
