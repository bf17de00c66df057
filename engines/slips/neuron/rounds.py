"""Rounds of one neuron over its samples: all together, or one at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engines.slips.neuron.look import Look, look
from engines.slips.slip import Cause, Faults


@dataclass(frozen=True, eq=False)
class Steps:
    """A round of N causes: M steps, which is 1 where all samples make it together."""

    look: Look
    used: np.ndarray  # (N, M, n_parameters) the gradients that the steps go by
    updates: np.ndarray  # (N, M, n_parameters)
    new: np.ndarray  # (N, M, n_parameters)
    left: np.ndarray  # (N, n_parameters) what nobody has cleared


def worked(example, faults: Faults) -> tuple[Steps, np.ndarray]:
    """Return the last round of a `NeuronExample`, and all samples' losses after it.

    The losses are (N, n_samples). Nothing is raised: what has no value is nan. Source:
    the rules of this module.

    >>> from engines.slips.neuron.example import NeuronExample
    >>> from engines.slips.slip import Cause
    >>> example = NeuronExample([[2.0]], [1.0], [0.3], 0.1, 0.1)
    >>> worked(example, Faults([Cause()]))[0].new.round(6).tolist()
    [[[0.36, 0.13]]]
    """
    everyone = np.arange(len(example.targets))
    with np.errstate(all="ignore"):
        for done in _rounds(example, faults):
            last = done
        return last, look(example, faults, last.new[:, -1], everyone).losses


def walks(example, causes: Sequence[Cause]) -> np.ndarray:
    """Return the parameters of each cause at first and after every step it makes.

    (n_causes, n_steps + 1, n_parameters), the bias's last, over all rounds of a
    `NeuronExample`. Nothing is raised: what has no value is nan. Source: the rules of
    this module.

    >>> from engines.slips.neuron.example import NeuronExample
    >>> example = NeuronExample([[2.0]], [1.0], [0.3], 0.1, 0.1, n_rounds=2)
    >>> walks(example, [Cause()])[0, :, 0].round(6).tolist()
    [0.3, 0.36, 0.39]
    """
    faults = Faults(causes)
    first = np.array(faults.rows(example.parameters))
    with np.errstate(all="ignore"):
        steps = [done.new for done in _rounds(example, faults)]
    return np.concatenate([first[:, np.newaxis], *steps], axis=1)


def _rounds(example, faults: Faults) -> Iterator[Steps]:
    """Yield every round, each from where the one before has led to."""
    parameters = np.array(faults.rows(example.parameters))
    left = np.zeros_like(parameters)
    make = _together if example.together else _in_turn
    for _ in range(example.n_rounds):
        done = make(example, faults, parameters, left)
        parameters, left = done.new[:, -1], done.left
        yield done


def _together(example, faults: Faults, parameters, left) -> Steps:
    """Step once, by all samples, from where the round began."""
    everyone = np.arange(len(example.targets))
    seen = look(example, faults, parameters, everyone)
    total = seen.grads.sum(axis=1)
    used = faults.rounded(total / _shared_by(example, faults))
    used = np.where(faults.has("neuron_leftover", 1), used + left, used)
    updates = _updates(example, faults, used)
    new = faults.rounded(parameters + updates)
    done = Steps(seen, *(one[:, np.newaxis] for one in (used, updates, new)), used)
    if not faults.has("neuron_one_by_one").any():
        return done
    return _or_else(
        faults, _added_up(_in_turn(example, faults, parameters, left)), done
    )


def _in_turn(example, faults: Faults, parameters, left) -> Steps:
    """Step by one sample after the other, each from where the one before has led to.

    Who goes by the old weights looks at every sample from where the round began.
    """
    began, looks, steps = parameters, [], []
    for sample in range(len(example.targets)):
        base = np.where(faults.has("neuron_old_weights", 1), began, parameters)
        seen = look(example, faults, base, [sample])
        used = seen.grads[:, 0]
        used = np.where(faults.has("neuron_leftover", 1), used + left, used)
        updates = _updates(example, faults, used)
        parameters, left = faults.rounded(parameters + updates), used
        looks.append(vars(seen).values())
        steps.append((used, updates, parameters))
    seen = Look(*(np.concatenate(one, axis=1) for one in zip(*looks, strict=True)))
    return Steps(
        seen, *(np.stack(one, axis=1) for one in zip(*steps, strict=True)), left
    )


def _added_up(steps: Steps) -> Steps:
    """Return a round of single steps as if it were one, which is their sum."""
    used, updates = (
        one.sum(axis=1, keepdims=True) for one in (steps.used, steps.updates)
    )
    return Steps(steps.look, used, updates, steps.new[:, -1:], steps.left)


def _or_else(faults: Faults, turned: Steps, together: Steps) -> Steps:
    """Return the first round for whoever goes one by one, the other for all else."""

    def chosen(first: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Return the first for whoever goes one by one."""
        is_first = faults.has("neuron_one_by_one", first.ndim - 1)
        return np.where(is_first, first, other)

    looks = (vars(one.look).values() for one in (turned, together))
    seen = Look(*map(chosen, *looks))
    rest = ("used", "updates", "new", "left")
    pairs = ((getattr(turned, name), getattr(together, name)) for name in rest)
    return Steps(seen, *(chosen(*pair) for pair in pairs))


def _updates(example, faults: Faults, used: np.ndarray) -> np.ndarray:
    """Return what is added to the parameters, minus the rate times the gradient."""
    rate = np.where(faults.has("neuron_no_rate", 1), 1.0, example.learning_rate)
    rate = np.where(faults.has("neuron_rate_twice", 1), rate * rate, rate)
    for name in ("neuron_step_added", "neuron_delta_added"):
        rate = np.where(faults.has(name, 1), -rate, rate)
    updates = -rate * used
    if example.bias is not None:
        moves = np.where(faults.has("neuron_bias_moves", 1), True, example.bias_moves)
        moves = np.where(faults.has("neuron_bias_stays", 1), False, moves)
        is_bias = np.arange(used.shape[-1]) == used.shape[-1] - 1
        updates = np.where(is_bias & ~moves, 0.0, updates)
    return faults.rounded(updates)


def _shared_by(example, faults: Faults) -> np.ndarray:
    """Return by what the sum of the samples' gradients is divided, (N, 1)."""
    shared = divided_by(example, faults)
    return np.where(faults.has("neuron_no_mean", 1), 1.0, shared)


def divided_by(example, faults: Faults) -> np.ndarray:
    """Return by what a sum over the samples is divided, (N, 1): by their number, or 1.

    >>> from engines.slips.neuron.example import NeuronExample
    >>> from engines.slips.slip import Cause
    >>> example = NeuronExample([[2.0], [3.0]], [1.0, 1.0], [0.3], 0.1, 0.1)
    >>> divided_by(example, Faults([Cause(), Cause(("neuron_summed",))])).tolist()
    [[2.0], [1.0]]
    """
    n = len(example.targets)
    shared = 1.0 if example.summed else float(n)
    shared = np.full((len(faults.causes), 1), shared)
    shared = np.where(faults.has("neuron_summed", 1), 1.0, shared)
    shared = np.where(faults.has("neuron_averaged", 1), float(n), shared)
    return np.where(faults.has("neuron_less_one", 1), max(n - 1.0, 1.0), shared)
