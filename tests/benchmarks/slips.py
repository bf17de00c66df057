"""What it costs to try the whole catalogue on the largest factory."""

from collections.abc import Iterator

import numpy as np

from engines.backpropagation import Network, initialize
from engines.slips import FactoryExample, Told, causes_of, explain, pairs_of
from tests.benchmarks.rows import Row

SIZES, N_SAMPLES = (4, 4, 4, 4), 8  # the largest that a page takes


def rows() -> Iterator[Row]:
    for together in (True, False):
        yield all_causes(together)
        yield a_verdict(together)


def largest(together: bool) -> FactoryExample:
    network = Network(SIZES, "sigmoid", "sigmoid")
    rng = np.random.default_rng(0)
    samples = rng.normal(size=(N_SAMPLES, 4)), rng.uniform(size=(N_SAMPLES, 4))
    parameters = initialize(SIZES, "xavier", 0)
    rounds = 1 if together else N_SAMPLES
    how = {"momentum": 0.9, "together": together, "n_rounds": rounds}
    return FactoryExample(network, parameters, *samples, 0.5, **how)


def _named(together: bool) -> str:
    return "together" if together else "one at a time"


def all_causes(together: bool) -> Row:
    """Work every cause, pairs too, at once; beside one after another."""
    example = largest(together)
    causes = [*causes_of(example), *pairs_of(example)]
    return Row(
        f"slips: {len(causes)} causes, 4-4-4-4, 8 samples {_named(together)}",
        lambda: example.work(causes),
        lambda: [example.work([cause]) for cause in causes],
    )


def a_verdict(together: bool) -> Row:
    """Explain a number that nothing alone explains, beside working the causes only."""
    example = largest(together)
    causes = [*causes_of(example), *pairs_of(example)]
    told = [Told(example.quantities[-1], "0.123456789")]
    return Row(
        f"slips: a verdict over {len(causes)}, {_named(together)}",
        lambda: explain(example, told),
        lambda: example.work(causes),
    )
