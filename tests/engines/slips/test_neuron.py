"""The neuron's slips: right where there is none, and each as it is worked by hand."""

from dataclasses import replace

import numpy as np
import pytest

from engines.backpropagation import Network, Parameters
from engines.gradient_descent import fit_neuron, neuron_facing
from engines.slips import (
    SLIPS,
    Cause,
    FactoryExample,
    NeuronExample,
    Quantity,
    Told,
    explain,
)
from tests.engines.slips.comparing import assert_same, differ, found, ours
from tests.engines.slips.neuron_by_hand import by_hand
from tests.engines.slips.neurons import draw, kinds, some

EXAMPLES = some(96)
FAMILIAR = {"half_squared_error": "squared", "log": "log"}  # names in gradient descent


def familiar(n: int):
    """Yield examples that the engine of gradient descent can work, too."""
    for at, kind in enumerate(kinds(n, seed=5)):
        if kind["activation"] in ("linear", "sigmoid") and kind["loss"] in FAMILIAR:
            rest = dict(together=True, summed=False)
            rest["bias"] = "moves" if kind["bias"] == "stays" else kind["bias"]
            yield draw(kind | rest, at)


def test_without_a_fault_it_is_the_engines_neuron():
    n_checked = 0
    for example in familiar(60):
        loss = FAMILIAR[example.loss]
        settings = example.table, example.targets
        fit = fit_neuron(
            *settings,
            example.parameters,
            example.learning_rate,
            example.n_rounds,
            example.activation,
            loss=loss,
        )
        neuron = neuron_facing(*settings, example.activation, loss)
        assert_same(found(example), honest(example, neuron, fit))
        n_checked += 1
    assert n_checked > 15


def honest(example, neuron, fit) -> dict[Quantity, float]:
    """Return what the last update of a training finds, by quantity."""
    last, told = fit.n_steps - 1, {}
    assert fit.n_steps == example.n_rounds
    slope = neuron.activation.slope(fit.activations[last])
    factor = slope if example.loss != "log" else 1.0
    of_samples = {
        "z": fit.pre_activations[last],
        "activation": fit.activations[last],
        "error": fit.errors[last],
        "slope": slope,
        "delta": -fit.errors[last] * factor,
    }
    for what, values in of_samples.items():
        told |= {(what, (sample,)): value for sample, value in enumerate(values)}
    for sample in range(len(example.targets)):
        alone = neuron.on([sample]).loss(fit.weights[last])
        told["sample_loss", (sample,)] = float(alone)
    keys = [*range(len(example.weights)), *([] if example.bias is None else [None])]
    of_weights = {
        "gradient": fit.weight_grads[last],
        "update": fit.updates[last],
        "new": fit.weights[last + 1],
    }
    for what, values in of_weights.items():
        told |= {(what, (None, k)): v for k, v in zip(keys, values, strict=True)}
    told["loss", ()], told["new_loss", ()] = fit.losses[last], fit.losses[last + 1]
    return {quantity: told[quantity] for quantity in example.quantities}


@pytest.mark.parametrize("activation", ["linear", "sigmoid", "tanh", "relu"])
def test_without_a_fault_it_is_a_network_of_one_unit(activation):
    kind = kinds(1)[0] | dict(activation=activation, bias="moves", n_samples=4)
    for seed in range(3):
        example = draw(kind | dict(together=True, summed=False, n_rounds=3), seed)
        factory = as_network(example)
        names = {"new_loss": (), "loss": ()}
        worked, other = found(example), found(factory)
        for quantity, value in worked.items():
            what, place = quantity
            if what in names or what == "sample_loss":
                assert other[what, place] == pytest.approx(value, rel=1e-12)
            elif what in ("gradient", "update", "new"):
                there = other[what, (0, 0, place[1])]
                assert there == pytest.approx(value, rel=1e-12, abs=1e-14)
            else:  # the network's error is output minus target
                sign = -1 if what == "error" else 1
                there = other[what, (0, place[0], 0)]
                assert sign * there == pytest.approx(value, rel=1e-12, abs=1e-14)


def as_network(example: NeuronExample) -> FactoryExample:
    output = example.activation.replace("linear", "identity")
    network = Network((len(example.weights), 1), output_activation=output)
    bias = np.array([example.bias])
    parameters = Parameters((example.weights[:, np.newaxis],), (bias,))
    targets = example.targets[:, np.newaxis]
    rate, rounds = example.learning_rate, example.n_rounds
    return FactoryExample(
        network, parameters, example.inputs, targets, rate, n_rounds=rounds
    )


@pytest.mark.parametrize("slip", ["", *(slip.name for slip in ours("neuron"))])
def test_every_slip_is_as_it_is_worked_by_hand(slip):
    """Nothing at all, too: the perceptron and one sample at a time are in it."""
    able = [one for one in EXAMPLES if not slip or SLIPS[slip].needs(one)]
    assert len(able) >= 3, "too few examples can have it"
    differed = 0
    for example in able[:24]:
        worked = found(example, Cause((slip,)) if slip else Cause())
        assert_same(worked, by_hand(example, slip))
        differed += differ(worked, by_hand(example))
    assert differed or not slip


def test_the_delta_rule_of_the_study_note():
    """x = (1, 2), y = 1, w = (0.1, 0.3), learning rate 0.1: the error is halved."""
    example = NeuronExample([[1, 2]], [1], [0.1, 0.3], None, 0.1)
    for n_rounds, weights in (
        (1, (0.13, 0.36)),
        (2, (0.145, 0.39)),
        (3, (0.1525, 0.405)),
    ):
        worked = found(replace(example, n_rounds=n_rounds))
        for at, weight in enumerate(weights):
            assert worked["new", (None, at)] == pytest.approx(weight)


def test_a_perceptrons_sum_of_tenths_is_zero_where_it_should_be():
    """0.3 + 0.1 - 0.4 is not 0 to the last bit; the step must not fall for it."""
    example = NeuronExample([[1, 1]], [0], [0.3, 0.1], -0.4, 0.1, "step")
    assert 0.3 + 0.1 - 0.4 == 0.0 or found(example)["z", (0,)] != 0.0
    for weights, bias in (((0.3, 0.1), -0.4), ((0.1, 0.2), -0.3), ((0.7, 0.1), -0.8)):
        example = NeuronExample([[1, 1]], [0], weights, bias, 0.1, "step")
        assert found(example)["activation", (0,)] == 1.0
        other = found(example, Cause(("neuron_zero_is_off",)))
        assert other["activation", (0,)] == 0.0


def test_a_forgotten_slope_is_told_from_the_new_weight():
    example = NeuronExample([[2.0]], [1.0], [0.3], 0.1, 0.5, "sigmoid")
    a = 1 / (1 + np.exp(-0.7))
    told = Told(Quantity("new", (None, 0)), f"{0.3 + 0.5 * (1 - a) * 2:.6f}")
    verdict = explain(example, [told])
    assert [cause.faults for cause in verdict.of_kind("slip")] == [("neuron_no_slope",)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (dict(inputs=[[1.0], [2.0]]), "one row of inputs and one target"),
        (dict(weights=[1.0, 2.0]), r"give 1 finite weight\(s\), one for each"),
        (dict(bias=np.nan), "a finite bias or none"),
        (dict(activation="cubic"), "activation"),
        (dict(loss="huber"), "loss"),
        (dict(loss="log"), "take a sigmoid and targets of 0 and 1"),
        (dict(loss="log", activation="sigmoid", targets=[0.5]), "take a sigmoid"),
        (dict(n_rounds=0), "number of rounds is 0"),
        (dict(learning_rate=-1.0), "learning rate is -1.0; give a number above 0"),
    ],
)
def test_what_is_no_example_is_refused_with_a_sentence(change, sentence):
    settings = dict(inputs=[[2.0]], targets=[1.0], weights=[0.3], bias=0.1)
    with pytest.raises(ValueError, match=sentence):
        NeuronExample(**settings | dict(learning_rate=0.1) | change)
