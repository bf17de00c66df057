"""The noise laboratory: clouds against the one loop, and against every permutation."""

from itertools import islice, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    GradientDescent,
    NoisyBowl,
    clouds_at_rates,
    crowd_batches,
    descend,
    learn_by_batches,
    noise_clouds,
    predicted_floor,
    quadratic,
    shuffled_batches,
    steps_until,
)

SAMPLES = np.random.default_rng(0).normal(size=64)
FOUR = [-1.0, 0.5, 2.0, 3.0]
SIX = [*FOUR, 7.0, -4.0]


def walked_alone(cloud, walk):
    """Return the weights of one walk by the one loop over batches."""
    bowl, start = cloud.bowl, cloud.weights[0, walk]

    def slope_at(weight, batch):
        return bowl.curvature * (weight - bowl.samples[batch].mean()), None

    rule = GradientDescent(cloud.learning_rate)
    moments = learn_by_batches(slope_at, np.array([start]), rule, cloud.batches(walk))
    return [moment.parameters[0] for moment in moments]


@pytest.mark.parametrize("with_replacement", [True, False])
@pytest.mark.parametrize("batch_size", [1, 3, 8, 99])
def test_each_walk_of_a_cloud_is_the_one_loop_over_its_batches(
    batch_size, with_replacement
):
    cloud = noise_clouds(
        FOUR * 2, 2.0, 0.3, batch_size, 11, 5, with_replacement, seed=4, start=-3.0
    )
    for walk in range(5):
        np.testing.assert_array_equal(
            cloud.weights[:-1, walk], walked_alone(cloud, walk)
        )
    assert cloud.epochs.tolist() == [epoch for epoch, _ in cloud.batches(0)]


@pytest.mark.parametrize("batch_size", [1, 3, 4])
def test_one_walk_sees_the_batches_of_the_house(batch_size):
    bowl = NoisyBowl(FOUR, 1.0, batch_size, with_replacement=False)
    ours = islice(crowd_batches(bowl, 1, seed=7), 9)
    theirs = islice(shuffled_batches(4, batch_size, seed=7), 9)
    for (epoch, batch), (their_epoch, their_batch) in zip(ours, theirs, strict=True):
        assert (epoch, batch[0].tolist()) == (their_epoch, their_batch.tolist())


def test_batches_of_all_samples_are_plain_descent_to_the_last_digit():
    cloud = noise_clouds(SAMPLES, 2.5, 0.1, 64, 50, 7, False, start=3.0)
    plain = quadratic([[2.5]], [cloud.bowl.minimum])
    walk = descend(plain, GradientDescent(0.1), 3.0, 50)
    for own in cloud.weights.T:
        np.testing.assert_array_equal(own, walk.points[:, 0])
    assert cloud.bowl.gradient_variance == 0
    np.testing.assert_array_equal(cloud.bowl.epoch_variances(0.1), [0.0, 0.0])
    noisy = noise_clouds(SAMPLES, 2.5, 0.1, 64, 50, 7, True, start=3.0)
    assert np.ptp(noisy.weights[-1]) > 0


@pytest.mark.parametrize("with_replacement", [True, False])
def test_clouds_at_many_rates_are_the_cloud_at_each(with_replacement):
    rates, more = [0.01, 0.5, 1.2], (4, 9, 6, with_replacement, 5, 2.0)
    cloud = noise_clouds(SIX, 2.0, 0.1, *more)
    distances, means, some = clouds_at_rates(cloud, rates, n_kept=3)
    for at, rate in enumerate(rates):
        alone = noise_clouds(SIX, 2.0, rate, *more)
        np.testing.assert_array_equal(some[:, at], alone.weights[:, :3])
        measured = alone.distances.mean(axis=1)
        np.testing.assert_allclose(distances[:, at], measured, rtol=1e-12)
        off = alone.weights.mean(axis=1) - alone.bowl.minimum
        np.testing.assert_allclose(means[:, at], off, rtol=1e-9, atol=1e-12)


def test_the_gradients_are_those_of_the_batches():
    cloud = noise_clouds(SIX, 2.0, 0.1, 4, 5, 3, False, start=1.0)
    for walk in range(3):
        for t, (_, batch) in enumerate(cloud.batches(walk)):
            weight = cloud.weights[t, walk]
            slope = 2.0 * np.mean(weight - np.array(SIX)[batch])
            assert cloud.gradients[t, walk] == pytest.approx(slope, rel=1e-12)


def contribution(order, bowl, rate, n_batches):
    """Return where an epoch's batches, asked in this order, take a weight from 0."""
    weight, seen = 0.0, 0
    for size in bowl.sizes[:n_batches]:
        pull = bowl.samples[list(order[seen : seen + size])].mean() - bowl.minimum
        weight, seen = weight - rate * bowl.curvature * (weight - pull), seen + size
    return weight


@pytest.mark.parametrize("samples", [FOUR, SIX])
@pytest.mark.parametrize("batch_size", [1, 2, 4, 6])
def test_what_a_shuffled_epoch_adds_is_that_of_all_its_permutations(
    samples, batch_size
):
    bowl = NoisyBowl(samples, 1.5, batch_size, with_replacement=False)
    for rate in (0.05, 0.9, 1.5):
        for k, variance in enumerate(bowl.epoch_variances(rate)):
            ends = [
                contribution(order, bowl, rate, k)
                for order in permutations(range(len(samples)))
            ]
            assert np.mean(ends) == pytest.approx(0, abs=1e-12)
            assert variance == pytest.approx(np.var(ends), abs=1e-12)


def test_what_an_epoch_adds_with_replacement_is_that_of_all_draws():
    bowl = NoisyBowl(FOUR, 1.5, 3)
    for k, variance in enumerate(bowl.epoch_variances(0.4)):
        draws = product(range(4), repeat=4)
        ends = [contribution(order, bowl, 0.4, k) for order in draws]
        assert variance == pytest.approx(np.var(ends), abs=1e-12)


def test_two_shuffled_epochs_are_what_all_pairs_of_permutations_give():
    bowl, rate = NoisyBowl(FOUR, 1.0, 1, with_replacement=False), 0.3
    orders, kept = [*permutations(range(4))], 0.7**4
    ends = [contribution(order, bowl, rate, 4) for order in orders]
    after = [kept * (kept * 5.0 + one) + other for one, other in product(ends, ends)]
    predicted = bowl.squared_distances(rate, bowl.minimum + 5.0, 8)
    assert predicted[-1] == pytest.approx(np.square(after).mean(), rel=1e-12)


@settings(deadline=None)
@given(
    st.integers(2, 40),
    st.integers(1, 40),
    st.booleans(),
    st.floats(0.05, 1.9),
    st.floats(0.1, 9),
)
def test_the_floor_is_where_theory_no_longer_moves(
    n, batch_size, with_replacement, share, curvature
):
    samples = np.random.default_rng(n).normal(size=n)
    bowl = NoisyBowl(samples, curvature, batch_size, with_replacement)
    rate, m = share / curvature, len(bowl.sizes)
    late = bowl.squared_distances(rate, 1.0, 400 * m)
    np.testing.assert_allclose(late[-m:], bowl.floors(rate), rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("batch_size", [1, 4, 8, 64])
def test_with_replacement_the_floor_is_the_formula(batch_size):
    bowl, rates = NoisyBowl(SAMPLES, 2.0, batch_size), np.array([1e-6, 0.1, 0.5, 0.9])
    formula = predicted_floor(2.0, rates, bowl.gradient_variance)
    for place in bowl.floors(rates).T:
        np.testing.assert_allclose(place, formula, rtol=1e-12)


def test_beyond_the_edge_there_is_no_floor():
    for with_replacement in (True, False):
        bowl = NoisyBowl(FOUR, 2.0, 2, with_replacement)
        assert np.isinf(bowl.floors([1.0, 1.5, 1e300])).all()
        assert np.isfinite(bowl.floors(0.99)).all()
    assert predicted_floor(2.0, [0.5, 1.0, 3.0], 1.0).tolist() == [0.25, np.inf, np.inf]


def test_a_cloud_that_diverges_is_a_result():
    cloud = noise_clouds(FOUR, 1.0, 9.0, 1, 500, 3, True)
    assert not np.isfinite(cloud.weights[-1]).any()
    assert not np.isfinite(cloud.predicted[-1])
    assert np.isfinite(cloud.predicted[:50]).all()


def off(measured, predicted, error):
    return abs(measured - predicted) / error


def test_the_worked_numbers_of_the_laboratory():
    drawn = noise_clouds(SAMPLES, 1.0, 0.1, 8, 400, 1000, True)
    variance = drawn.bowl.gradient_variance
    assert predicted_floor(1.0, 0.1, variance) == pytest.approx(0.00547, abs=5e-6)
    measured, error = drawn.floor(200)
    assert error < 1e-4
    assert measured == pytest.approx(0.00549, abs=5e-6)
    assert off(measured, 0.0054717, error) < 3
    shuffled = noise_clouds(SAMPLES, 1.0, 0.1, 8, 400, 1000, False)
    assert shuffled.bowl.floors(0.1).mean() == pytest.approx(0.00126, abs=5e-6)
    measured, error = shuffled.floor(200)
    assert error < 1e-5
    assert off(measured, 0.00126074, error) < 3
    assert off(measured, 0.0054717, error) > 100  # the other formula is not so


@pytest.mark.parametrize("with_replacement", [True, False])
@pytest.mark.parametrize("batch_size", [1, 5, 16])
@pytest.mark.parametrize("learning_rate", [0.02, 0.4, 0.95])
def test_many_seeds_measure_what_is_predicted(
    batch_size, learning_rate, with_replacement
):
    samples = np.random.default_rng(3).exponential(size=16)
    gaps = []
    for seed in range(4):
        cloud = noise_clouds(
            samples, 2.0, learning_rate, batch_size, 60, 300, with_replacement, seed, 3
        )
        measured, error = cloud.floor(32)
        predicted = cloud.predicted[-32:].mean()
        if error < 1e-12:  # nothing is left to chance
            assert measured == pytest.approx(predicted, rel=1e-9)
            return
        gaps.append((measured - predicted) / error)
    assert abs(np.mean(gaps)) * 2 < 3.5  # a mean of four has half the error
    assert max(np.abs(gaps)) < 4.5


@pytest.mark.parametrize(
    ("curvature", "rate", "share"),
    [(1.0, 0.1, 0.01), (2.0, 0.6, 0.5), (1.0, 1e-9, 0.99), (1.0, 1.0, 0.3)],
)
def test_the_start_is_forgotten_with_the_step_that_is_told(curvature, rate, share):
    steps = steps_until(curvature, rate, share)
    left = abs(1 - curvature * rate)
    assert left**steps <= share * (1 + 1e-9)
    assert left ** (steps - 1) > share


def test_halving_the_rate_halves_the_floor_about_and_doubles_the_time():
    floors = predicted_floor(1.0, np.array([0.1, 0.05]), 1.0)
    assert floors[1] / floors[0] == pytest.approx(0.5, abs=0.02)
    assert steps_until(1.0, 0.05, 0.01) / steps_until(1.0, 0.1, 0.01) == pytest.approx(
        2, abs=0.1
    )


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"samples": []}, "at least one number"),
        ({"samples": [1.0, np.nan]}, "finite"),
        ({"curvature": 0.0}, "curvature"),
        ({"batch_size": 0}, "batch size"),
        ({"learning_rate": -0.1}, "learning rate"),
        ({"n_steps": 0}, "number of steps"),
        ({"n_seeds": 0}, "number of walks"),
    ],
)
def test_what_means_nothing_is_refused(wrong, says):
    right = {"samples": FOUR, "curvature": 1.0, "learning_rate": 0.1, "batch_size": 2}
    right |= {"n_steps": 5, "n_seeds": 3, "with_replacement": True}
    noise_clouds(**right)
    with pytest.raises(ValueError, match=says):
        noise_clouds(**(right | wrong))
