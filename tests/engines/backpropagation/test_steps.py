"""One pass in steps: every number of it, in an order in which it can be computed."""

import numpy as np
import pytest

from engines.backpropagation import (
    Network,
    Stage,
    backward,
    forward,
    one_pass,
    stages_of,
)
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, random_case

NETWORKS = [
    Network((2, 1), output_activation="sigmoid"),
    Network((2, 2, 1), output_activation="sigmoid"),
    Network((2, 2, 2), "tanh", "sigmoid", loss="mean_squared_error"),
    Network((3, 3, 2), "relu", loss="softmax_cross_entropy"),
    Network((3, 4, 2, 1), "gelu", loss="binary_cross_entropy"),
    Network((2, 3, 3, 4, 2), "leaky_relu", loss="softmax_cross_entropy"),
]
CASES = {
    f"{'-'.join(map(str, network.layer_sizes))}, samples: {n}": random_case(network, n)
    for network in NETWORKS
    for n in (1, 5)
}
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


# --- stages ---------------------------------------------------------------------------


def test_the_factorys_fifteen_stages():
    told = [(stage.name, stage.layer) for stage in stages_of(FACTORY.network)]
    assert told == [
        ("inputs", 0),
        ("pre_activations", 0),
        ("activations", 0),
        ("pre_activations", 1),
        ("activations", 1),
        ("loss", 1),
        ("output_error", 1),
        ("slope", 1),
        ("delta", 1),
        ("blame", 0),
        ("slope", 0),
        ("delta", 0),
        ("gradients", 1),
        ("update", 1),
        ("new_loss", 1),
    ]


@every_case
def test_there_are_five_stages_a_layer_and_five_more(case):
    stages = stages_of(case.network)
    assert len(stages) == len(set(stages)) == 5 * case.network.n_layers + 5


class Replay:
    """Compute each stage's array from those of the stages before it, and no others.

    For sigmoid units and half the squared error. KeyError where one is missing.
    """

    def __init__(self, case, learning_rate):
        self.case, self.learning_rate = case, learning_rate
        self.last = case.network.n_layers - 1
        self.known = {}

    def run(self, stages):
        for stage in stages:
            self.known[stage] = getattr(self, stage.name)(stage.layer)
        return self.known

    def of(self, name, layer):
        return self.known[Stage(name, layer)]

    def before(self, layer):
        return self.of("activations", layer - 1) if layer else self.of("inputs", 0)

    def inputs(self, layer):
        return self.case.inputs

    def pre_activations(self, layer):
        parameters = self.case.parameters
        return self.before(layer) @ parameters.weights[layer] + parameters.biases[layer]

    def activations(self, layer):
        return 1 / (1 + np.exp(-self.of("pre_activations", layer)))

    def loss(self, layer):
        gaps = self.of("activations", layer) - self.case.targets
        return (gaps**2).sum() / 2 / len(gaps)

    def output_error(self, layer):
        gaps = self.of("activations", layer) - self.case.targets
        return gaps / len(gaps)

    def slope(self, layer):
        return np.cosh(self.of("pre_activations", layer) / 2) ** -2 / 4

    def delta(self, layer):
        handed = "output_error" if layer == self.last else "blame"
        return self.of("slope", layer) * self.of(handed, layer)

    def blame(self, layer):
        weights = self.case.parameters.weights[layer + 1]
        return np.einsum("so,io->si", self.of("delta", layer + 1), weights)

    def gradients(self, layer):
        layers = range(self.last + 1)
        weights = [self.before(i).T @ self.of("delta", i) for i in layers]
        biases = [self.of("delta", i).sum(axis=0) for i in layers]
        return np.concatenate([array.ravel() for array in weights + biases])

    def update(self, layer):
        return -self.learning_rate * self.of("gradients", layer)

    def new_loss(self, layer):
        case = self.case
        moved = case.moved(self.of("update", layer))
        return forward(case.network, moved, case.inputs, case.targets).loss


def shown(done, stage):
    """Return the array of a finished pass that a stage shows."""
    layer = stage.layer
    return {
        "inputs": lambda: done.passed.activations[0],
        "pre_activations": lambda: done.passed.pre_activations[layer],
        "activations": lambda: done.passed.activations[layer + 1],
        "loss": lambda: done.passed.loss,
        "output_error": lambda: done.back.activation_grads[layer + 1],
        "slope": lambda: done.passed.slopes[layer],
        "delta": lambda: done.back.pre_activation_grads[layer],
        "blame": lambda: done.back.activation_grads[layer + 1],
        "gradients": lambda: done.back.parameter_grads.vector,
        "update": lambda: done.updates.vector,
        "new_loss": lambda: done.passed_after.loss,
    }[stage.name]()


DEPTHS = {
    "-".join(map(str, sizes)): random_case(Network(sizes, "sigmoid", "sigmoid"), n)
    for sizes, n in [((2, 1), 1), ((2, 2, 1), 1), ((3, 2, 4, 2), 3), ((2,) * 5, 2)]
}
every_depth = pytest.mark.parametrize("case", DEPTHS.values(), ids=DEPTHS)


@every_depth
def test_each_stage_is_computed_from_the_stages_before_it(case):
    done = one_pass(*case.all, learning_rate=0.5)
    for stage, array in Replay(case, 0.5).run(done.stages).items():
        wanted = shown(done, stage)
        assert np.shape(wanted) == np.shape(array)
        np.testing.assert_allclose(wanted, array, rtol=1e-12, atol=1e-16)


@every_depth
def test_no_stage_can_be_left_out_but_those_that_only_show_a_loss(case):
    stages = stages_of(case.network)
    for left_out in stages:
        rest = [stage for stage in stages if stage != left_out]
        if left_out.name in ("loss", "new_loss"):
            Replay(case, 0.5).run(rest)
        else:
            with pytest.raises(KeyError):
                Replay(case, 0.5).run(rest)


# --- one pass -------------------------------------------------------------------------


@every_case
@pytest.mark.parametrize("biases", [True, False])
def test_a_pass_is_forward_backward_update_and_forward_again(case, biases):
    done = one_pass(*case.all, 0.3, biases)
    network, parameters, inputs, targets = case.all
    assert (done.network, done.parameters) == (network, parameters)
    assert done.learning_rate == 0.3
    back = backward(network, parameters, done.passed)
    np.testing.assert_array_equal(
        done.back.parameter_grads.vector, back.parameter_grads.vector
    )
    again = forward(network, done.next_parameters, inputs, targets)
    assert done.passed_after.loss == again.loss
    moved = done.next_parameters.vector - parameters.vector
    np.testing.assert_allclose(done.updates.vector, moved, rtol=0, atol=1e-15)
    np.testing.assert_allclose(
        np.concatenate([w.ravel() for w in done.updates.weights]),
        np.concatenate([-0.3 * w.ravel() for w in back.weight_grads]),
        rtol=1e-15,
    )
    pairs = zip(done.updates.biases, back.bias_grads, strict=True)
    for update, grads in pairs:
        np.testing.assert_array_equal(update, -0.3 * grads * biases)


def test_without_biases_they_stay_where_they_are():
    done = one_pass(*MAZUR.all, 0.5, biases=False)
    kept = zip(done.next_parameters.biases, MAZUR.parameters.biases, strict=True)
    assert all(np.array_equal(new, old) for new, old in kept)
    learned = one_pass(*MAZUR.all, 0.5)
    assert all((update != 0).all() for update in learned.updates.biases)
    assert learned.passed_after.loss < done.passed_after.loss < done.passed.loss


@pytest.mark.parametrize("rate", [0, -0.5, np.nan, np.inf])
def test_a_learning_rate_that_is_not_above_0_is_refused(rate):
    with pytest.raises(ValueError, match="learning rate"):
        one_pass(*FACTORY.all, rate)


def test_a_pass_needs_samples_that_fit():
    with pytest.raises(ValueError, match="inputs have shape"):
        one_pass(FACTORY.network, FACTORY.parameters, [[1.0]], [[1.0]], 0.5)


# --- worked numbers -------------------------------------------------------------------


def printed(numbers, decimals):
    return [f"{number:.{decimals}f}" for number in np.ravel(numbers)]


def test_the_study_notes_factory_to_all_printed_digits():
    done = one_pass(*FACTORY.all, 0.5, biases=False)
    passed, back = done.passed, done.back
    assert printed(passed.pre_activations[0], 2) == ["0.26", "0.30"]
    assert printed(passed.activations[1], 6) == ["0.564636", "0.574443"]
    assert printed(passed.pre_activations[1], 6) == ["0.568559"]
    assert printed(passed.outputs, 6) == ["0.638431"]
    assert printed(passed.loss, 6) == ["0.065366"]
    # The note writes (y - a) g'(z), which is minus dE/dz.
    assert printed(-back.pre_activation_grads[1], 6) == ["0.083464"]
    assert printed(-back.pre_activation_grads[0], 6) == ["0.012310", "0.008161"]
    assert printed(done.updates.weights[1], 6) == ["0.023563", "0.023973"]
    assert printed(done.updates.weights[0][0, 0], 6) == ["0.003078"]
    assert printed(done.passed_after.loss, 6) == ["0.063097"]


def test_mazurs_step_to_all_printed_digits():
    done = one_pass(*MAZUR.all, 0.5, biases=False)
    hidden, outputs = done.next_parameters.weights
    assert printed(done.passed.loss, 12) == ["0.298371108760"]
    assert printed(hidden.T, 12) == [
        "0.149780716133",
        "0.199561432266",
        "0.249751143632",
        "0.299502287265",
    ]
    assert printed(outputs.T, 12) == [
        "0.358916479718",
        "0.408666186076",
        "0.511301270239",
        "0.561370121108",
    ]
    assert printed(done.passed_after.loss, 12) == ["0.291027773694"]
