"""Training: every row of the record worked out again, every sample seen once an epoch.

Gradients come from complex steps through another forward pass, not from the engine's.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from engines.backpropagation import Network, Parameters, initialize, train
from engines.gradient_descent import OPTIMIZERS, GradientDescent, Optimizer, StopReason
from engines.reference import network_of
from tests.engines.backpropagation.second_forward import second_loss
from tests.engines.backpropagation.worked_nets import Case, random_case

TINY = 1e-30
NETWORKS = {
    "softmax": Network((3, 4, 3, 3), "tanh", loss="softmax_cross_entropy"),
    "squares": Network((2, 4, 1), output_activation="sigmoid"),
    "yes or no": Network((2, 3, 2), "relu", loss="binary_cross_entropy"),
    "residual": Network((2, 3, 3, 2), "gelu", residual=True),
    "batch norm": Network((2, 4, 4, 2), "tanh", batch_norm=True),
}
CASES = {name: random_case(network, 7) for name, network in NETWORKS.items()}
SOFTMAX = CASES["softmax"]
every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
NOT_NORMALIZED = [name for name in CASES if name != "batch norm"]
FIRST_ORDER = [name for name in OPTIMIZERS if name != "newton"]
ARRAYS = (
    "losses",
    "accuracies",
    "batch_losses",
    "weight_grad_sizes",
    "update_ratios",
    "epochs",
    "snapshots",
)


def trained(case, rate=0.3, n_epochs=1, batch_size=None, seed=0):
    return train(*case.all, GradientDescent(rate), n_epochs, batch_size, seed)


def complex_gradient(network, parameters, inputs, targets):
    """Return the mean loss's gradient, every parameter nudged by itself."""
    nudged = parameters.vector + 1j * TINY * np.eye(parameters.count)
    at = parameters.with_vector(nudged)
    return second_loss(network, at, inputs, targets).imag / TINY


def assert_same_history(one, other, names=ARRAYS):
    for name in names:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


# --- one step -------------------------------------------------------------------------


@every_case
def test_one_step_is_minus_learning_rate_times_the_gradient(case):
    history = trained(case, 0.3)
    gradient = complex_gradient(*case.all)
    after = case.parameters.vector - 0.3 * gradient
    assert np.abs(gradient).max() > 1e-3
    np.testing.assert_array_equal(history.snapshots[0], case.parameters.vector)
    np.testing.assert_allclose(history.snapshots[1], after, rtol=1e-12, atol=1e-14)
    np.testing.assert_array_equal(history.parameters.vector, history.snapshots[1])
    assert history.stop_reason is StopReason.STEPS_DONE


def by_hand(weights, biases, x, y):
    """Return loss, share right and gradients of one hidden tanh layer and softmax."""
    a = np.tanh(x @ weights[0] + biases[0])
    odds = np.exp(a @ weights[1] + biases[1])
    shares = odds / odds.sum(axis=1, keepdims=True)
    blame = (shares - y) / len(x)
    delta = blame @ weights[1].T * (1 - a**2)
    right = (shares.argmax(axis=1) == y.argmax(axis=1)).mean()
    loss = -(y * np.log(shares)).sum(axis=1).mean()
    return loss, right, (x.T @ delta, a.T @ blame), (delta.sum(0), blame.sum(0))


def test_ten_epochs_written_out_by_hand():
    network = Network((2, 5, 3), "tanh", loss="softmax_cross_entropy")
    case = random_case(network, 20)
    _, start, x, y = case.all
    history = trained(case, 0.5, 10)
    weights, biases = list(start.weights), list(start.biases)
    for epoch in range(11):
        loss, right, *grads = by_hand(weights, biases, x, y)
        assert history.losses[epoch] == pytest.approx(loss, rel=1e-12)
        assert history.accuracies[epoch] == pytest.approx(right, abs=1e-12)
        if epoch < 10:
            sizes = history.weight_grad_sizes[epoch]
            assert sizes == pytest.approx(rms(grads[0]), rel=1e-11)
            weights = [w - 0.5 * g for w, g in zip(weights, grads[0], strict=True)]
            biases = [b - 0.5 * g for b, g in zip(biases, grads[1], strict=True)]
    ends = Parameters(tuple(weights), tuple(biases)).vector
    np.testing.assert_allclose(history.parameters.vector, ends, rtol=1e-11)
    assert len(set(history.accuracies)) > 2  # or right could be anything


# --- which samples --------------------------------------------------------------------


@dataclass(frozen=True)
class Watching(Optimizer):
    """Moves nothing and writes down what it is given."""

    learning_rate: float = 1.0
    seen: list = field(default_factory=list)

    def update(self, gradient, state, hessian=None):
        self.seen.append(gradient)
        return np.zeros_like(gradient), state


def batches_of(n_samples, n_epochs=1, batch_size=None, seed=0):
    """Return the sample numbers of every update.

    Every sample has a weight of its own, whose gradient is 1 over the batch's size if
    the sample is in the batch, and 0 if not.
    """
    start = Parameters((np.zeros((n_samples, 1)),), (np.zeros(1),))
    samples = np.eye(n_samples), -np.ones((n_samples, 1))
    network, watching = Network((n_samples, 1)), Watching()
    train(network, start, *samples, watching, n_epochs, batch_size, seed)
    batches = [np.flatnonzero(gradient[:-1]) for gradient in watching.seen]
    for batch, gradient in zip(batches, watching.seen, strict=True):
        np.testing.assert_allclose(gradient[batch], 1 / len(batch), rtol=1e-15)
    return batches


@pytest.mark.parametrize("n_samples", [1, 7, 12])
@pytest.mark.parametrize("batch_size", [1, 2, 3, 5, 7, 11, 30, None])
def test_every_sample_is_seen_once_an_epoch(n_samples, batch_size):
    batches = batches_of(n_samples, 3, batch_size)
    full, rest = divmod(n_samples, batch_size or n_samples)
    sizes = [batch_size or n_samples] * full + [rest] * (rest > 0)
    assert [len(batch) for batch in batches] == 3 * sizes
    for epoch in range(3):
        seen = batches[epoch * len(sizes) :][: len(sizes)]
        assert sorted(np.concatenate(seen)) == list(range(n_samples))


def test_every_epoch_and_every_seed_has_an_order_of_its_own():
    orders = {tuple(range(30))}
    for seed in (4, 5):
        seen = np.concatenate(batches_of(30, 3, 1, seed)).reshape(3, 30)
        orders |= {tuple(order) for order in seen}
    assert len(orders) == 7


def test_the_seed_decides_the_whole_history_and_only_of_smaller_batches():
    one, same, other = (trained(SOFTMAX, 0.3, 3, 2, seed) for seed in (4, 4, 5))
    assert_same_history(one, same)
    assert not np.allclose(one.snapshots[1:], other.snapshots[1:], rtol=1e-6)
    for size in (7, 9):
        whole = trained(SOFTMAX, 0.3, 3, size, seed=4)
        assert_same_history(whole, trained(SOFTMAX, 0.3, 3))


# --- the record -----------------------------------------------------------------------


def rms(arrays):
    return np.array([np.linalg.norm(a) / np.sqrt(a.size) for a in arrays])


def replay(case, optimizer, n_epochs, batches):
    """Return snapshots and lists of losses, gradient sizes, update ratios by batch."""
    network, at, inputs, targets = case.all
    state, snapshots = optimizer.init(at.vector), [at.vector]
    losses, grads, ratios = [], [], []
    for number, batch in enumerate(batches, start=1):
        samples = inputs[batch], targets[batch]
        gradient = complex_gradient(network, at, *samples)
        update, state = optimizer.update(gradient, state)
        losses.append(second_loss(network, at, *samples))
        grads.append(rms(at.with_vector(gradient).weights))
        ratios.append(rms(at.with_vector(update).weights) / rms(at.weights))
        at = at.with_vector(at.vector + update)
        if number % (len(batches) // n_epochs) == 0:
            snapshots.append(at.vector)
    return snapshots, losses, grads, ratios


@every_case
@pytest.mark.parametrize("batch_size", [None, 3])
def test_every_row_is_what_the_same_batches_give_again(case, batch_size):
    history = trained(case, 0.2, 3, batch_size, seed=3)
    batches = batches_of(7, 3, batch_size, seed=3)
    found = replay(case, GradientDescent(0.2), 3, batches)
    names = ("snapshots", "batch_losses", "weight_grad_sizes", "update_ratios")
    for name, expected in zip(names, found, strict=True):
        told = getattr(history, name)
        np.testing.assert_allclose(told, expected, rtol=1e-9, atol=1e-12, err_msg=name)
    n_batches = 1 if batch_size is None else 3
    assert history.epochs.tolist() == np.repeat([0, 1, 2], n_batches).tolist()


@pytest.mark.parametrize("name", NOT_NORMALIZED)
def test_losses_are_those_of_each_epochs_parameters_on_all_samples(name):
    case = CASES[name]
    history = trained(case, 0.2, 4, batch_size=2)
    at = case.parameters.with_vector(history.snapshots)
    expected = second_loss(case.network, at, case.inputs, case.targets)
    assert history.losses.shape == (5,)
    np.testing.assert_allclose(history.losses, expected, rtol=1e-12)


def test_weights_of_0_are_not_divided_by():
    case = replace(SOFTMAX, parameters=initialize((3, 4, 3, 3), "zeros"))
    history = trained(case, 0.3, 2, batch_size=3)
    assert (history.update_ratios[:3] == 0).all()


def test_nothing_is_done_to_what_was_given():
    before = [a.copy() for a in (SOFTMAX.parameters.vector, *SOFTMAX.all[2:])]
    trained(SOFTMAX, 0.3, 3, batch_size=2)
    after = SOFTMAX.parameters.vector, *SOFTMAX.all[2:]
    assert all(map(np.array_equal, before, after))


def test_no_epoch_is_the_start_alone():
    history = trained(SOFTMAX, n_epochs=0)
    np.testing.assert_array_equal(history.snapshots, [SOFTMAX.parameters.vector])
    assert history.losses.shape == (1,) and history.update_ratios.shape == (0, 3)
    assert history.statistics is None and history.stop_reason is StopReason.STEPS_DONE


# --- batch normalisation --------------------------------------------------------------


def test_kept_statistics_are_nine_parts_past_and_one_part_now():
    case = random_case(Network((2, 4, 2), "tanh", batch_norm=True), 7)
    history, batches = trained(case, 0.2, 2, 3), batches_of(7, 2, 3)
    kept = None
    for number, batch in enumerate(batches):
        # An epoch for each batch, so that the parameters before this one are the last.
        before = replay(case, GradientDescent(0.2), max(1, number), batches[:number])
        at = case.parameters.with_vector(before[0][-1])
        z = case.inputs[batch] @ at.weights[0] + at.biases[0]
        now = np.array([z.mean(axis=0), z.var(axis=0)])
        kept = now if kept is None else 0.9 * kept + 0.1 * now
    found = history.statistics.means[0][0], history.statistics.variances[0][0]
    np.testing.assert_allclose(found, kept, rtol=1e-10)


def test_losses_are_of_the_batch_at_first_and_then_of_kept_statistics():
    case = CASES["batch norm"]
    for n_epochs in (0, 1, 3):
        history = trained(case, 0.2, n_epochs, batch_size=3)
        samples = case.inputs, case.targets
        kept = history.statistics
        assert (kept is None) == (n_epochs == 0)
        loss = second_loss(case.network, history.parameters, *samples, kept)
        assert history.losses[-1] == pytest.approx(loss, rel=1e-12)


# --- divergence -----------------------------------------------------------------------

FAR = {
    "line": (random_case(Network((2, 1)), 7), 30.0),
    "leaky": (random_case(Network((2, 4, 4, 2), "leaky_relu"), 7), 3.0),
    "batch norm": (random_case(Network((2, 4, 2), "tanh", batch_norm=True), 7), 30.0),
}


@pytest.mark.parametrize("name", FAR)
@pytest.mark.parametrize("batch_size", [None, 1, 3])
def test_what_diverges_ends_as_if_it_had_been_stopped_in_time(name, batch_size):
    """Warnings are errors here: it warns of nothing."""
    case, rate = FAR[name]
    history = trained(case, rate, 400, batch_size)
    n_whole = len(history.losses) - 1
    in_time = trained(case, rate, n_whole, batch_size)
    assert n_whole < 400 and history.stop_reason is StopReason.DIVERGED
    assert in_time.stop_reason is StopReason.STEPS_DONE
    assert_same_history(history, in_time)
    np.testing.assert_array_equal(history.parameters.vector, history.snapshots[-1])
    assert all(np.isfinite(getattr(history, n)).all() for n in ("losses", "snapshots"))
    if in_time.statistics is not None:
        assert_same_history(
            history.statistics, in_time.statistics, ("means", "variances")
        )


def test_more_than_the_start_is_left_of_a_divergence():
    """Else the test above compared nothing."""
    for name in ("line", "batch norm"):
        case, rate = FAR[name]
        history = trained(case, rate, 400, batch_size=3)
        assert len(history.losses) > 20 and len(history.epochs) > 60
        assert history.losses[-1] > 1e100


@pytest.mark.parametrize("n_epochs", [0, 3])
def test_a_start_that_is_lost_is_all_there_is(n_epochs):
    """A unit that is off hides an infinite bias from the loss."""
    network, start, inputs, targets = CASES["yes or no"].all
    lost = [start.with_vector(start.vector) for _ in range(2)]
    lost[0].weights[0][0, 0], lost[1].biases[0][0] = np.nan, -np.inf
    for parameters in lost:
        case = Case(network, parameters, inputs, targets)
        history = trained(case, 0.1, n_epochs, batch_size=2)
        assert history.stop_reason is StopReason.DIVERGED
        np.testing.assert_array_equal(history.snapshots, [parameters.vector])
        assert history.losses.shape == (1,) and history.batch_losses.shape == (0,)
        assert history.weight_grad_sizes.shape == history.update_ratios.shape == (0, 2)
    assert np.isfinite(history.losses[0])


@dataclass(frozen=True)
class Swinging(Optimizer):
    """Jumps off all scales, and back with its next step."""

    def init(self, point):
        return {"way": 1e200}

    def update(self, gradient, state, hessian=None):
        return np.full_like(gradient, state["way"]), {"way": -state["way"]}


def test_the_first_loss_that_is_no_number_ends_it_though_it_would_come_back():
    line = FAR["line"][0]
    away = train(*line.all, Swinging(1.0), 2, batch_size=4)
    # Finite for every sample, but not their sum; one step would lead to a loss of 0.
    start = Parameters((np.zeros((1, 1)),), (np.array([1.2e154]),))
    lost = Case(Network((1, 1)), start, np.zeros((7, 1)), np.zeros((7, 1)))
    for history in (away, trained(lost, 1.0, 2, batch_size=1)):
        assert history.stop_reason is StopReason.DIVERGED
        assert history.losses.shape == (1,) and history.batch_losses.shape == (0,)


# --- optimizers -----------------------------------------------------------------------


@pytest.mark.parametrize("name", FIRST_ORDER)
@pytest.mark.parametrize("batch_size", [None, 3])
def test_every_optimizer_does_what_it_does_to_the_vector_alone(name, batch_size):
    optimizer = OPTIMIZERS[name](0.05)
    history = train(*SOFTMAX.all, optimizer, 4, batch_size, seed=2)
    batches = batches_of(7, 4, batch_size, seed=2)
    snapshots = replay(SOFTMAX, optimizer, 4, batches)[0]
    np.testing.assert_allclose(history.snapshots, snapshots, rtol=1e-9, atol=1e-11)


SKLEARN = {
    "gradient_descent": dict(momentum=0.0),
    "momentum": dict(momentum=0.9, nesterovs_momentum=False),
    "nesterov": dict(momentum=0.9, nesterovs_momentum=True),
}


@pytest.mark.parametrize("name", SKLEARN)
@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_scikit_learn_takes_the_same_steps(name, activation):
    x = np.random.default_rng(0).standard_normal((40, 3))
    answers = x.argmax(axis=1)

    def classifier(rate, n_steps):
        plain = dict(solver="sgd", alpha=0.0, batch_size=40, shuffle=False)
        more = dict(learning_rate_init=rate, random_state=3, activation=activation)
        model = MLPClassifier((5, 4), **plain, **more, **SKLEARN[name])
        for _ in range(n_steps):
            model.partial_fit(x, answers, classes=range(3))
        return model

    network, start = network_of(classifier(1e-300, 1))  # a step too short to be one
    history = train(network, start, x, np.eye(3)[answers], OPTIMIZERS[name](0.1), 6)
    for n_steps in (1, 6):
        model = classifier(0.1, n_steps)
        theirs = network_of(model)[1].vector
        np.testing.assert_allclose(history.snapshots[n_steps], theirs, atol=1e-12)
    np.testing.assert_allclose(history.losses[:6], model.loss_curve_, rtol=1e-12)
    assert np.abs(history.snapshots[6] - start.vector).max() > 0.01


# --- learning -------------------------------------------------------------------------

CORNERS = np.array([[-1.0, -1], [-1, 1], [1, -1], [1, 1]])
RATES = dict(gradient_descent=0.5, momentum=0.1, nesterov=0.1, adagrad=0.3)


@pytest.mark.parametrize("answers", [[0, 1, 1, 0], [0, 0, 0, 1]], ids=["xor", "and"])
@pytest.mark.parametrize("name", FIRST_ORDER)
def test_xor_and_and_are_learnt(answers, name):
    network = Network((2, 8, 2), "tanh", loss="softmax_cross_entropy")
    start, targets = initialize((2, 8, 2), "xavier", seed=1), np.eye(2)[answers]
    optimizer = OPTIMIZERS[name](RATES.get(name, 0.03))
    history = train(network, start, CORNERS, targets, optimizer, 200, 2)
    assert history.losses[0] > 0.3 and history.losses[-1] < 0.05
    assert history.accuracies[0] < 1 and history.accuracies[-1] == 1


@every_case
def test_short_steps_on_all_samples_only_ever_descend(case):
    if not case.network.batch_norm:
        assert (np.diff(trained(case, 0.02, 50).losses) < 0).all()
    assert (np.diff(trained(case, 0.02, 50).batch_losses) < 0).all()


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (dict(n_epochs=-1), "number of epochs is -1; choose a whole number of at le"),
        (dict(n_epochs=1.5), "number of epochs is 1.5; choose a whole number"),
        (dict(batch_size=0), "batch size is 0; choose a whole number of at least 1"),
        (dict(batch_size=2.5), "batch size is 2.5; choose a whole number"),
        (dict(inputs=np.ones((7, 2))), r"inputs have shape \(7, 2\); the network"),
        (dict(targets=np.ones((6, 3))), r"targets have shape \(6, 3\); 7 samples"),
        (dict(parameters=initialize((3, 5, 3, 3))), r"weights have shapes .*\(3, 5\)"),
        (dict(optimizer=OPTIMIZERS["newton"](0.1)), "Newton.* wants a Hessian"),
    ],
    ids=lambda given: "" if isinstance(given, str) else next(iter(given)),
)
def test_what_makes_no_training_is_refused(given, sentence):
    names = ("network", "parameters", "inputs", "targets")
    plain = dict(zip(names, SOFTMAX.all, strict=True))
    plain |= dict(optimizer=GradientDescent(0.1), n_epochs=2)
    with pytest.raises(ValueError, match=sentence):
        train(**plain | given)


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf])
def test_a_learning_rate_that_is_not_above_0_is_refused(rate):
    with pytest.raises(ValueError, match=f"learning rate is {rate}; choose a finite"):
        trained(SOFTMAX, rate)
