"""The factory's slips: right where there is none, and each as it is worked by hand."""

import numpy as np
import pytest

from engines.backpropagation import one_pass
from engines.slips import SLIPS, Cause
from tests.engines.slips.comparing import assert_same, differ, found, ours
from tests.engines.slips.factories import draw, kinds, some
from tests.engines.slips.factory_by_hand import by_hand

EXAMPLES = some(60)


def test_without_a_fault_it_is_the_engines_pass():
    n_checked = 0
    for kind in kinds(60):
        example = draw(kind | dict(n_rounds=1, together=True), 7)
        done = one_pass(
            example.network,
            example.parameters,
            example.inputs,
            example.targets,
            example.learning_rate,
            example.moves,
        )
        assert_same(found(example), honest(done))
        n_checked += 1
    assert n_checked == 60


def honest(done):
    """Return what one honest pass finds, by quantity; blames are each sample's own."""
    told = {(): {"loss": done.passed.loss, "new_loss": done.passed_after.loss}}
    n, last = len(done.passed.targets), done.network.n_layers - 1
    answers = [*done.passed.activations[1:]]
    answers[-1] = done.network.loss_function.prediction(answers[-1])
    for layer in range(last + 1):
        arrays = {
            "z": done.passed.pre_activations[layer],
            "activation": answers[layer],
            "slope": done.passed.slopes[layer],
            "delta": n * done.back.pre_activation_grads[layer],
            "error" if layer == last else "blame": n
            * done.back.activation_grads[layer + 1],
        }
        for place in np.ndindex(arrays["z"].shape):
            told[layer, *place] = {what: a[place] for what, a in arrays.items()}
    if n > 1:
        told |= {(s,): {"sample_loss": one} for s, one in enumerate(done.passed.losses)}
    moved = done.back.parameter_grads, done.updates, done.next_parameters
    quantities = {(w, place): v for place, by in told.items() for w, v in by.items()}
    for what, parameters in zip(("gradient", "update", "new"), moved, strict=True):
        for layer, table in enumerate(parameters.weights):
            for (i, j), value in np.ndenumerate(table):
                quantities[what, (layer, j, i)] = value
        for layer, row in enumerate(parameters.biases):
            for j, value in enumerate(row):
                quantities[what, (layer, j, None)] = value
    return quantities


@pytest.mark.parametrize("slip", ["", *(slip.name for slip in ours("factory"))])
def test_every_slip_is_as_it_is_worked_by_hand(slip):
    """Nothing at all, too: momentum, many rounds and one sample at a time are in it."""
    cause = Cause((slip,)) if slip else Cause()
    able = [one for one in EXAMPLES if not slip or SLIPS[slip].needs(one)]
    assert len(able) >= 5, "too few examples can have it"
    differed = 0
    for example in able[:12]:
        worked = found(example, cause)
        assert_same(worked, by_hand(example, slip))
        if slip:  # and it is not what another would find
            differed += differ(worked, by_hand(example))
    assert differed or not slip
