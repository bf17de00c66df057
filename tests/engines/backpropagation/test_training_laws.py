"""Laws of training, whatever the network, the rule, the looks and the slices."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation import Network, initialize, stacked, train
from engines.backpropagation.learning import Rows
from engines.backpropagation.training import LOOKED
from engines.gradient_descent import OPTIMIZERS, GradientDescent, StopReason

WRITTEN = [one.name for one in fields(Rows)]
FIRST_ORDER = [name for name in OPTIMIZERS if name != "newton"]
GENERATOR = np.random.default_rng(8)
INPUTS = GENERATOR.normal(size=(11, 2))
CLASSES = np.eye(2)[GENERATOR.integers(0, 2, 11)]
SIZES = (2, 3, 3, 2)
NETWORKS = {
    "tanh": Network(SIZES, "tanh", loss="softmax_cross_entropy"),
    "relu": Network(SIZES, "relu", loss="binary_cross_entropy"),
    "residual": Network(SIZES, "gelu", residual=True),
    "batch norm": Network(SIZES, "sigmoid", batch_norm=True),
}


def starts(network: Network, n: int | None, seed: int = 0):
    """Return the parameters of one network, or of n at once."""
    more = {"batch_norm": network.batch_norm}
    if n is None:
        return initialize(SIZES, "xavier", seed, **more)
    return stacked([initialize(SIZES, "xavier", seed + k, **more) for k in range(n)])


@st.composite
def trainings(draw):
    """Draw all that `train` is given, but where its slices end."""
    network = NETWORKS[draw(st.sampled_from([*NETWORKS]))]
    n, batch_size = draw(st.sampled_from([None, 1, 3])), draw(st.integers(1, 12))
    n_epochs = draw(st.integers(1, 3))
    last = n_epochs * -(-11 // batch_size)
    seed = draw(st.integers(0, 99))
    seeds = seed if n is None or draw(st.booleans()) else [seed + k for k in range(n)]
    rule = OPTIMIZERS[draw(st.sampled_from(FIRST_ORDER))](0.05)
    begun = starts(network, n, seed)
    looks = draw(st.none() | st.lists(st.integers(0, last), max_size=5))
    more = {
        "looks_at": looks,
        "l1": draw(st.sampled_from([0.0, 0.1])),
        "l2": draw(st.sampled_from([0.0, 0.1])),
        "frozen": draw(st.none() | st.just(np.arange(begun.count) % 3 == 0)),
    }
    positional = network, begun, INPUTS, CLASSES, rule, n_epochs, batch_size, seeds
    return positional, more, last


def same(one, other) -> None:
    for name in (*LOOKED, *WRITTEN, "epochs", "stopped_at"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)
    np.testing.assert_array_equal(one.parameters.vector, other.parameters.vector)


@settings(max_examples=40, deadline=None)
@given(trainings(), st.data())
def test_wherever_slices_end_together_they_are_the_whole_bit_for_bit(drawn, data):
    positional, more, last = drawn
    whole, slices = train(*positional, **more), None
    for n in sorted(data.draw(st.lists(st.integers(0, last), max_size=3))):
        slices = train(*positional, **more, n_updates=n, after=slices)
    same(train(*positional, **more, after=slices), whole)


@settings(max_examples=40, deadline=None)
@given(trainings())
def test_looking_changes_nothing_and_each_row_is_of_its_own_moment(drawn):
    """Every moment is looked at once, and those rows are the ones of fewer looks."""
    positional, more, last = drawn
    few, every = (train(*positional, **more | looks) for looks in ({}, ALL_LOOKS))
    assert every.looks.tolist() == [*range(last + 1)]
    for name in LOOKED:
        rows = getattr(every, name)[few.looks]
        np.testing.assert_array_equal(getattr(few, name), rows, name)
    for name in WRITTEN:
        # Sizes of several updates at once may be summed in another order.
        ours, theirs = getattr(few, name), getattr(every, name)
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, err_msg=name)


ALL_LOOKS = {"looks_at": range(40)}


@settings(max_examples=30, deadline=None)
@given(trainings())
def test_what_is_frozen_stays_and_so_does_nothing_else(drawn):
    positional, more, _ = drawn
    history = train(*positional, **more | ALL_LOOKS | {"l2": 0.1})
    moved = (history.snapshots != history.snapshots[0]).any(axis=0)
    frozen = more["frozen"]
    if frozen is not None:
        assert not moved[..., frozen].any()
    n_weights = sum(n * m for n, m in zip(SIZES[:-1], SIZES[1:], strict=True))
    is_free = np.ones(moved.shape[-1], bool) if frozen is None else ~frozen
    assert moved[..., :n_weights][..., is_free[:n_weights]].all()


# --- what is counted at a look ----------------------------------------------------


def layers(vector):
    """Return weights and biases of one network without batch normalisation."""
    pairs = [*zip(SIZES[:-1], SIZES[1:], strict=True)]
    ends = np.cumsum([n * m for n, m in pairs] + [*SIZES[1:]])[:-1]
    parts = np.split(vector, ends)
    weights = [part.reshape(pair) for part, pair in zip(parts, pairs, strict=False)]
    return weights, parts[3:]


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_dead_and_saturated_units_and_penalties_are_those_of_each_snapshot(activation):
    network = Network(SIZES, activation, loss="softmax_cross_entropy")
    begun = starts(network, 3)
    begun = begun.with_vector(3 * begun.vector)
    rates = GradientDescent(np.array([0.1, 1.0, 2.0]))
    given = network, begun, INPUTS, CLASSES, rates, 6, 4, [1, 2, 3]
    history = train(*given, l1=0.02, l2=0.1, looks_at=range(0, 18, 4))
    assert np.isfinite(history.losses).all()
    for look, network_at in np.ndindex(history.losses.shape):
        weights, biases = layers(history.snapshots[look, network_at])
        a, dead, flat, cost = INPUTS, [], [], 0.0
        for matrix, bias in zip(weights[:-1], biases[:-1], strict=True):
            z = a @ matrix + bias
            a = np.maximum(z, 0) if activation == "relu" else np.tanh(z)
            slopes = np.where(z > 0, 1, 0) if activation == "relu" else 1 - a**2
            dead.append(sum(not slopes[:, unit].any() for unit in range(3)))
            flat.append(np.mean([slope < 0.1 for slope in slopes.flat]))
        for weight in np.concatenate([matrix.ravel() for matrix in weights]):
            cost += 0.02 * abs(weight) + 0.1 / 2 * weight**2
        row = look, network_at
        assert history.dead_units[row].tolist() == dead
        np.testing.assert_allclose(history.saturated[row], flat, rtol=1e-12)
        assert history.penalties[row] == pytest.approx(cost, rel=1e-12)
    assert len(np.unique(history.saturated)) > 3
    if activation == "relu":
        assert len(np.unique(history.dead_units)) > 1


@pytest.mark.parametrize("name", NETWORKS)
def test_each_kind_of_network_with_batches_of_its_own_is_as_it_is_alone(name):
    network = NETWORKS[name]
    given, seeds = (INPUTS, CLASSES, GradientDescent(0.1), 3, 4), [5, 6, 7]
    together = train(network, starts(network, 3), *given, seeds)
    for at, seed in enumerate(seeds):
        alone = train(network, starts(network, None, at), *given, seed)
        for column in (*LOOKED, *WRITTEN):
            if column != "looks":
                ours, theirs = getattr(together, column)[:, at], getattr(alone, column)
                np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


def test_seeds_together_go_on_where_one_of_them_was_lost():
    network = Network(SIZES, "relu")
    rates = GradientDescent(np.array([0.05, 1e6, 0.1]))
    given = network, starts(network, 3), INPUTS, CLASSES, rates, 20, 4, [1, 2, 3]
    more = {"looks_at": range(0, 60, 7)}
    whole, slices = train(*given, **more), None
    for n_updates in (7, 14, 30):
        slices = train(*given, **more, n_updates=n_updates, after=slices)
    assert [reason is StopReason.DIVERGED for reason in whole.stop_reason] == [
        *(False, True, False)
    ]
    same(train(*given, **more, after=slices), whole)


# --- what means nothing -----------------------------------------------------------

ONE, MANY = starts(NETWORKS["tanh"], None), starts(NETWORKS["tanh"], 3)
STEP = GradientDescent(0.1)


def trained(begun=MANY, optimizer=STEP, seed=0, **more):
    given = NETWORKS["tanh"], begun, INPUTS, CLASSES, optimizer, 2, 5, seed
    return train(*given, **more)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"seed": [1, 2]}, r"seeds have shape \(2,\).*there are 3"),
        ({"seed": []}, r"seeds have shape \(0,\)"),
        ({"seed": [1, 2], "begun": ONE}, r"seeds have shape \(2,\).*there is 1"),
        ({"seed": -1}, "seed is -1; choose a whole number"),
        ({"seed": 1.5}, "seed is 1.5; choose a whole number"),
        ({"l1": np.ones(2)}, r"penalty L1 has shape \(2,\).*there are 3"),
        ({"l2": np.ones(3), "begun": ONE}, r"penalty L2 has shape \(3,\)"),
        ({"optimizer": GradientDescent(np.ones(2))}, r"rate has shape \(2,\)"),
        (
            {"optimizer": GradientDescent(np.ones(3)), "begun": ONE},
            r"rate has shape \(3,\)",
        ),
        (
            {"begun": ONE.with_vector(np.zeros((2, 3, ONE.count)))},
            r"axes \(2, 3\) in front; training takes one",
        ),
    ],
)
def test_numbers_for_other_networks_are_refused(more, sentence):
    with pytest.raises(ValueError, match=sentence):
        trained(**more)


def test_a_record_of_other_networks_or_another_rule_is_refused():
    with pytest.raises(ValueError, match="give the network that the record is of"):
        trained(after=trained(ONE))
    with pytest.raises(ValueError, match="not made with Adam"):
        trained(after=trained(), optimizer=OPTIMIZERS["adam"](0.1))
    trained(after=trained())  # its own may be gone on from
