"""The loop over batches that all training shares, and how walks come to a stop."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    OPTIMIZERS,
    GradientDescent,
    drawn_batches,
    learn_by_batches,
    shuffled_batches,
)
from engines.gradient_descent.stopping import first_stop, first_stops


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 15), st.integers(0, 99))
def test_every_epoch_has_every_sample_once_and_only_its_last_batch_is_smaller(
    n_samples, batch_size, seed
):
    n_batches = -(-n_samples // batch_size)
    found = list(islice(shuffled_batches(n_samples, batch_size, seed), 3 * n_batches))
    assert [epoch for epoch, _ in found] == np.repeat([0, 1, 2], n_batches).tolist()
    for epoch in range(3):
        batches = [batch for one, batch in found if one == epoch]
        assert sorted(np.concatenate(batches).tolist()) == list(range(n_samples))
        assert {len(batch) for batch in batches[:-1]} <= {batch_size}


def test_whoever_takes_all_samples_takes_them_in_order():
    for batch_size in (4, 9):
        for _, batch in islice(shuffled_batches(4, batch_size, seed=3), 5):
            assert batch.tolist() == [0, 1, 2, 3]


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 15), st.integers(0, 99))
def test_drawn_batches_are_as_large_as_shuffled_ones(n_samples, batch_size, seed):
    n = 3 * -(-n_samples // batch_size)
    drawn = list(islice(drawn_batches(n_samples, batch_size, seed), n))
    shuffled = list(islice(shuffled_batches(n_samples, batch_size, seed), n))
    for (epoch, batch), (same, other) in zip(drawn, shuffled, strict=True):
        assert epoch == same and len(batch) == len(other)
        assert batch.min() >= 0 and batch.max() < n_samples


def test_drawn_samples_are_put_back_so_all_are_as_likely_and_some_are_missed():
    batches = [batch for _, batch in islice(drawn_batches(20, 20, seed=1), 500)]
    counts = np.bincount(np.concatenate(batches), minlength=20)
    assert np.abs(counts - 500).max() < 5 * 500**0.5
    missed = 1 - np.mean([len(np.unique(batch)) for batch in batches]) / 20
    assert missed == pytest.approx(0.95**20, abs=0.01)  # (1 - 1/n)^n


def test_drawn_batches_are_those_of_their_seed():
    def firsts(seed):
        return [batch.tolist() for _, batch in islice(drawn_batches(9, 4, seed), 6)]

    assert firsts(1) == firsts(1) != firsts(2)


def slope_at(points, batch):
    """Return the slope of a bowl around each of three samples, and their number."""
    centres = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 5.0]])
    return points - centres[batch].mean(axis=0), len(batch)


@pytest.mark.parametrize("name", [name for name in OPTIMIZERS if name != "newton"])
def test_moments_are_aligned_and_leading_axes_learn_side_by_side(name):
    optimizer, starts = OPTIMIZERS[name](0.1), np.arange(8.0).reshape(4, 2)
    batches = list(islice(shuffled_batches(3, 2, seed=1), 9))
    crowd = list(learn_by_batches(slope_at, starts, optimizer, batches))
    assert [(moment.epoch, moment.batch) for moment in crowd] == batches
    for now, then in zip(crowd, crowd[1:], strict=False):
        np.testing.assert_array_equal(then.parameters, now.parameters + now.update)
        gradient, seen = slope_at(now.parameters, now.batch)
        np.testing.assert_array_equal(now.gradient, gradient)
        assert now.seen == seen
    for i, start in enumerate(starts):
        alone = learn_by_batches(slope_at, start, optimizer, batches)
        for one, all_four in zip(alone, crowd, strict=True):
            np.testing.assert_array_equal(one.parameters, all_four.parameters[i])


def test_nothing_is_learned_before_it_is_asked_for():
    def refuses(points, batch):
        raise ZeroDivisionError

    moments = learn_by_batches(
        refuses, np.ones(2), GradientDescent(0.1), shuffled_batches(3, 1)
    )
    with pytest.raises(ZeroDivisionError):
        next(moments)


@settings(deadline=None)
@given(st.integers(1, 9), st.data())
def test_the_first_stops_of_many_are_those_of_each(n_rows, data):
    many = st.lists(st.booleans(), min_size=3 * n_rows, max_size=3 * n_rows)
    lost = np.array(data.draw(many)).reshape(n_rows, 3)
    settled = np.array(data.draw(many)).reshape(n_rows, 3) & ~lost
    last, reasons = first_stops(lost, settled)
    for i in range(3):
        assert (last[i], reasons[i]) == first_stop(lost[:, i], settled[:, i])
