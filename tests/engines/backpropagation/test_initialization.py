"""First weights: spread as each scheme says, seeded, for one network or for many."""

from itertools import combinations

import numpy as np
import pytest

from engines.backpropagation import SCHEMES, draw_weights, initialize

every_scheme = pytest.mark.parametrize("scheme", SCHEMES)
# The standard deviation of a weight at scale 1, by the numbers of units in and out.
SPREADS = {
    "zeros": lambda n_in, n_out: 0,
    "constant": lambda n_in, n_out: 0,
    "uniform": lambda n_in, n_out: 1 / np.sqrt(3),
    "normal": lambda n_in, n_out: 1,
    "xavier": lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)),
    "he": lambda n_in, n_out: np.sqrt(2 / n_in),
    "orthogonal": lambda n_in, n_out: 1 / np.sqrt(max(n_in, n_out)),
}


@pytest.mark.parametrize("scheme", SPREADS)
@pytest.mark.parametrize("sizes", [(50, 80), (80, 50), (60, 60)])
def test_weights_spread_as_the_scheme_says(scheme, sizes):
    """10 networks' 40,000 weights: five standard errors are under 2 %."""
    weights = initialize(sizes, scheme, seed=3, n_networks=10).weights[0]
    expected = SPREADS[scheme](*sizes)
    assert weights.std() == pytest.approx(expected, rel=0.02)
    middle = 1.0 if scheme == "constant" else 0.0
    assert weights.mean() == pytest.approx(middle, abs=0.025 * expected)


def test_every_scheme_has_its_spread_tested():
    assert SPREADS.keys() == SCHEMES.keys()


def test_the_schemes_spreads_can_be_told_apart():
    """So the test above can fail: each differs from every other by more than 5 %."""
    spreads = [SPREADS[name](50, 80) for name in SPREADS if name != "constant"]
    for first, second in combinations(spreads, 2):
        assert abs(first - second) > 0.05 * max(first, second)


def test_uniform_weights_fill_their_interval_evenly():
    weights = initialize((100, 100), "uniform", seed=1).weights[0]
    counts, _ = np.histogram(weights, bins=10, range=(-1, 1))
    assert counts.sum() == 10_000 and np.abs(weights).max() <= 1
    assert np.abs(counts - 1000).max() < 5 * np.sqrt(1000)


@pytest.mark.parametrize("scheme", ["normal", "xavier", "he"])
def test_normal_weights_are_normal(scheme):
    """Their share within one standard deviation is 0.6827, of their fourth moment 3."""
    weights = initialize((200, 200), scheme, seed=1).weights[0]
    scores = weights / weights.std()
    assert (np.abs(scores) < 1).mean() == pytest.approx(0.6827, abs=0.012)
    assert (scores**4).mean() == pytest.approx(3, abs=0.25)


def test_zeros_and_constants_are_so():
    assert not initialize((3, 4, 2), "zeros").vector.any()
    weights = initialize((3, 4, 2), "constant", scale=0.3).weights
    assert {value for w in weights for value in w.ravel().tolist()} == {0.3}


@pytest.mark.parametrize("sizes", [(7, 3), (3, 7), (5, 5), (1, 4), (4, 1), (1, 1)])
@pytest.mark.parametrize("many", [None, 6])
def test_orthogonal_weights_have_rows_or_columns_at_right_angles(sizes, many):
    weights = initialize(sizes, "orthogonal", seed=2, n_networks=many).weights[0]
    turned = np.swapaxes(weights, -1, -2)
    n_in, n_out = sizes
    products = turned @ weights if n_in >= n_out else weights @ turned
    expected = np.broadcast_to(np.eye(min(sizes)), products.shape)
    np.testing.assert_allclose(products, expected, atol=1e-14)


def test_orthogonal_weights_keep_the_length_of_what_comes_in():
    weights = initialize((6, 6), "orthogonal", seed=5).weights[0]
    inputs = np.random.default_rng(0).standard_normal((9, 6))
    lengths = np.linalg.norm(inputs @ weights, axis=1)
    np.testing.assert_allclose(lengths, np.linalg.norm(inputs, axis=1), rtol=1e-13)


def test_orthogonal_weights_prefer_no_direction():
    """Without the correction of signs the first entry would always be negative."""
    first = initialize((3, 3), "orthogonal", n_networks=2000).weights[0][:, 0, 0]
    assert (first > 0).mean() == pytest.approx(0.5, abs=5 * 0.5 / np.sqrt(2000))
    assert first.var() == pytest.approx(1 / 3, rel=0.1)


@every_scheme
@pytest.mark.parametrize("many", [None, 3])
def test_the_same_seed_gives_the_same_weights(scheme, many):
    def vector(seed):
        return initialize((4, 5, 2), scheme, seed, n_networks=many).vector

    np.testing.assert_array_equal(vector(7), vector(7))
    is_drawn = scheme not in ("zeros", "constant")
    assert np.array_equal(vector(7), vector(8)) != is_drawn


@every_scheme
def test_the_scale_multiplies(scheme):
    one = initialize((4, 5, 2), scheme, seed=1).vector
    more = initialize((4, 5, 2), scheme, seed=1, scale=2.5).vector
    np.testing.assert_array_equal(more, 2.5 * one)


@pytest.mark.parametrize("scheme", ["uniform", "normal", "xavier", "he", "orthogonal"])
def test_networks_and_layers_are_drawn_apart(scheme):
    weights = initialize((4, 4, 4), scheme, n_networks=5).weights
    drawn = np.concatenate([layer.reshape(5, 16) for layer in weights])
    assert len(np.unique(drawn, axis=0)) == 10


@every_scheme
@pytest.mark.parametrize("many", [None, 3])
@pytest.mark.parametrize("batch_norm", [False, True])
def test_biases_start_at_0_scales_at_1_shifts_at_0(scheme, many, batch_norm):
    found = initialize((4, 5, 6, 2), scheme, 1, 9.0, many, batch_norm)
    front = () if many is None else (many,)
    assert [w.shape for w in found.weights] == [
        (*front, *pair) for pair in ((4, 5), (5, 6), (6, 2))
    ]
    assert [b.shape for b in found.biases] == [(*front, n) for n in (5, 6, 2)]
    hidden = [(*front, n) for n in (5, 6)] if batch_norm else []
    assert [s.shape for s in found.scales] == [s.shape for s in found.shifts] == hidden
    assert not any(array.any() for array in (*found.biases, *found.shifts))
    assert all((scale == 1).all() for scale in found.scales)


def test_what_cannot_be_a_start_is_refused():
    with pytest.raises(ValueError, match="no scheme 'lecun'; choose one of zeros, con"):
        initialize((2, 1), "lecun")
    with pytest.raises(ValueError, match=r"layer sizes are \(2,\); give at least two"):
        initialize([2])


@every_scheme
def test_what_is_drawn_once_serves_every_scale(scheme):
    drawn = draw_weights((4, 5, 2), scheme, seed=1, n_networks=3)
    for scale in (1.0, 2.5):
        whole = initialize((4, 5, 2), scheme, 1, scale, 3)
        shared = initialize((4, 5, 2), scheme, 9, scale, 3, drawn=drawn)
        np.testing.assert_array_equal(whole.vector, shared.vector)


def test_schemes_that_differ_in_size_alone_draw_alike():
    alike = {name for name in SCHEMES if SCHEMES[name].draw is SCHEMES["he"].draw}
    assert alike == {"normal", "xavier", "he"}
    drawn = draw_weights((4, 5), "normal", seed=1)
    found = initialize((4, 5), "he", drawn=drawn).weights[0]
    np.testing.assert_array_equal(found, initialize((4, 5), "he", 1).weights[0])
