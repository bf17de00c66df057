"""What a backpropagation with slips in it tells, and what its own loss says."""

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from engines.backpropagation import Parameters
from engines.slips.factory.catalogue import FACTORY_SLIPS
from engines.slips.factory.example import FactoryExample
from engines.slips.factory.rounds import Round, worked
from engines.slips.factory.there import go_there
from engines.slips.slip import Cause, Faults

NAMED = {slip.name: slip for slip in FACTORY_SLIPS}
ON_THE_WAY_THERE = ("bias_left_out", "swapped_weights")  # these are in the loss, too
IN_THE_STEP = ("step_added", "no_rate", "rate_twice", "no_momentum")  # not in gradients
TINY = 1e-20  # of the nudge along i


@dataclass(frozen=True, eq=False)
class FaultyGradients:
    """A round with slips in it, and the right one from the same parameters.

    Both have one row in front, that of their cause.
    """

    wrong: Round
    right: Round
    measured: np.ndarray  # (P,) how the loss changes that the faulty way there finds
    loss_after: float  # the right loss after the faulty step
    honest: bool  # whether no slip was planted

    @property
    def parameters(self) -> Parameters:
        """Where the gradients were taken: after one step for "leftover"."""
        return _only(self.wrong.parameters)

    @property
    def grads(self) -> Parameters:
        """The gradients as they are told."""
        return self.parameters.with_vector(self.wrong.used[0])


def applies(slip: str, example: FactoryExample) -> bool:
    """Tell whether a slip can be made in an example.

    Raises ValueError for an unknown one. Source: the rules of each slip.

    >>> one = Parameters((np.array([[2.0]]),), (np.array([0.0]),))
    >>> from engines.backpropagation import Network
    >>> applies("no_bias", FactoryExample(Network((1, 1)), one, [[3]], [[5]], 0.1))
    True
    """
    if slip not in NAMED:
        known = ", ".join(NAMED)
        raise ValueError(f"There is no slip {slip!r}; choose one of {known}.")
    return NAMED[slip].needs(example)


def faulty_gradients(
    example: FactoryExample, slips: Collection[str]
) -> FaultyGradients:
    """Return what backpropagation tells when some slips are made in it.

    ``slips`` are keys of SLIPS; those that do not apply change nothing. "leftover"
    looks at the last round of the example, all others at the first. Raises ValueError
    for an unknown slip. Source: the rules of `worked`.

    >>> from engines.backpropagation import Network
    >>> one = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> example = FactoryExample(Network((1, 1)), one, [[3]], [[5]], 0.1)
    >>> faulty_gradients(example, ["sign"]).grads.vector
    array([-6., -2.])
    """
    made = tuple(slip for slip in slips if applies(slip, example))
    n_rounds = example.n_rounds if "leftover" in made else 1
    wrong = worked(replace(example, n_rounds=n_rounds), [Cause(made)])
    here = _only(wrong.parameters)
    again = replace(example, parameters=here, n_rounds=1)
    right = worked(again, [Cause()])
    moved = _only(wrong.next_parameters)
    loss_after = float(_losses(again, (), moved.vector[np.newaxis])[0])
    measured = measured_gradients_of(again, made)
    return FaultyGradients(wrong, right, measured, loss_after, not made)


def measured_gradients_of(
    example: FactoryExample, slips: Collection[str] = ()
) -> np.ndarray:
    """Return how the loss changes with each parameter, measured from it alone, (P,).

    The loss is what the way there with these slips finds, and every parameter is nudged
    along i by h = 1e-20: the imaginary part of the loss, divided by h. Nothing is
    raised. Source: Squire and Trapp (1998).

    >>> from engines.backpropagation import Network
    >>> one = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> example = FactoryExample(Network((1, 1)), one, [[3]], [[5]], 0.1)
    >>> measured_gradients_of(example, ["bias_left_out"])
    array([3., 0.])
    """
    vector = example.parameters.vector
    nudged = vector + 1j * TINY * np.eye(len(vector))
    return np.imag(_losses(example, slips, nudged)) / TINY


def _losses(example: FactoryExample, slips, vectors: np.ndarray) -> np.ndarray:
    """Return the loss of many networks, a row of parameters each, (n,)."""
    faults, batch = Faults([Cause(tuple(slips))] * len(vectors)), example.batches[-1]
    rows = example.parameters.with_vector(vectors)
    sample = example.inputs[batch], example.targets[batch]
    with np.errstate(all="ignore"):
        return go_there(example.network, faults, rows, *sample).loss(faults)[:, 0]


def _only(rows: Parameters) -> Parameters:
    """Return the parameters of the only cause."""
    return rows.with_vector(rows.vector[0])
