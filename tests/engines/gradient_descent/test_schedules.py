"""Schedules: their factors, and walks whose learning rate follows them."""

from dataclasses import replace

import numpy as np
import pytest

from engines.gradient_descent import (
    OPTIMIZERS,
    SCHEDULES,
    SURFACES,
    Adam,
    GradientDescent,
    Momentum,
    Newton,
    Scheduled,
    descend,
    descend_many,
    largest_safe_learning_rate,
    quadratic,
    race_many,
    rate_map,
    scheduled,
)
from engines.gradient_descent.descent import take_steps

BOWL = quadratic([[3.0, -1.0], [-1.0, 2.0]], minimum=[0.5, -2.0])
CHANGING = [name for name in SCHEDULES if name != "constant"]
every_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)


def walk_by_hand(name, schedule, n_steps):
    """Return the points of a walk whose every step has an optimizer of its own."""
    factors = SCHEDULES[schedule].factors(n_steps)
    point, state = np.array([4.0, 3.0]), OPTIMIZERS[name](0.1).init(np.zeros(2))
    points = [point]
    for factor in factors.tolist():
        optimizer = OPTIMIZERS[name](0.1 * factor)
        gradient, hessian = BOWL.gradient(point), BOWL.hessian(point)
        update, state = optimizer.update(gradient, state, hessian)
        point = point + update
        points.append(point)
    return np.array(points)


@every_optimizer
@pytest.mark.parametrize("schedule", CHANGING)
def test_a_scheduled_walk_is_one_with_a_new_rate_at_every_step(name, schedule):
    walk = descend(BOWL, scheduled(OPTIMIZERS[name](0.1), schedule, 30), [4.0, 3.0], 30)
    by_hand = walk_by_hand(name, schedule, 30)
    np.testing.assert_allclose(walk.points, by_hand[: len(walk.points)], rtol=1e-14)


def test_a_constant_schedule_is_the_optimizer_itself():
    optimizer = Adam(0.1)
    assert scheduled(optimizer, "constant", 50) is optimizer
    assert SCHEDULES["constant"].factors(3).tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("schedule", CHANGING)
def test_any_other_schedule_leads_elsewhere(schedule):
    plain = descend(BOWL, GradientDescent(0.1), [4.0, 3.0], 20)
    paced = descend(BOWL, scheduled(GradientDescent(0.1), schedule, 20), [4.0, 3.0], 20)
    assert np.abs(paced.points[-1] - plain.points[-1]).max() > 1e-3


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("n_steps", [0, 1, 2, 7, 500])
def test_factors_lie_between_0_and_1_one_for_each_step(schedule, n_steps):
    factors = SCHEDULES[schedule].factors(n_steps)
    assert factors.shape == (n_steps,)
    assert ((factors >= 0) & (factors <= 1)).all()
    assert np.isfinite(SCHEDULES[schedule].factor(n_steps + 1, n_steps))


def test_the_step_falls_to_a_tenth_at_a_half_and_again_at_three_quarters():
    factors = SCHEDULES["step"].factors(8)
    np.testing.assert_allclose(factors, [1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01], rtol=1e-15)


def test_the_cosine_is_half_way_down_at_half_time_and_ends_at_0():
    factor = SCHEDULES["cosine"].factor
    assert [float(factor(t, 100)) for t in (0, 50, 100, 999)] == [1.0, 0.5, 0.0, 0.0]
    assert (np.diff(SCHEDULES["cosine"].factors(100)) < 0).all()


def test_warm_up_reaches_the_full_rate_at_the_end_of_the_first_tenth():
    factors = SCHEDULES["warm_up"].factors(50)
    np.testing.assert_allclose(factors[:5], [0.2, 0.4, 0.6, 0.8, 1.0])
    assert (factors[4:] == 1.0).all()


def test_momentum_with_the_rate_inside_differs_under_a_schedule_only():
    def gap(schedule):
        outside, inside = (
            scheduled(Momentum(0.02, 0.9, form), schedule, 40)
            for form in ("rate_outside", "rate_inside")
        )
        ends = [descend(BOWL, one, [4.0, 3.0], 40) for one in (outside, inside)]
        return np.abs(ends[0].points - ends[1].points).max()

    assert gap("constant") < 1e-12
    assert min(map(gap, CHANGING)) > 1e-2


@every_optimizer
@pytest.mark.parametrize("schedule", CHANGING)
def test_a_walk_gone_on_with_goes_on_at_its_time(name, schedule):
    optimizer = scheduled(OPTIMIZERS[name](0.1), schedule, 30)
    whole = [*take_steps(BOWL, optimizer, np.array([[4.0, 3.0]]), 30)]
    points, _, state, _ = whole[12]
    rest = [*take_steps(BOWL, optimizer, points, 18, state=state)]
    for now, then in zip(whole[12:], rest, strict=True):
        np.testing.assert_array_equal(now[0], then[0])
    anew = [*take_steps(BOWL, optimizer, points, 18)]
    assert name == "newton" or (anew[-1][0] != rest[-1][0]).any()


def test_walks_that_began_at_other_times_have_rates_of_their_own():
    optimizer = scheduled(GradientDescent(1.0), "cosine", 10)
    state = {"time": np.array([0.0, 5.0])}
    updates, after = optimizer.update(np.ones((2, 2)), state)
    np.testing.assert_allclose(updates, [[-1, -1], [-0.5, -0.5]])
    assert after["time"].tolist() == [1.0, 6.0]


def test_rates_and_momenta_may_be_many_under_a_schedule():
    rates = np.array([0.01, 0.02, 0.05])
    many = scheduled(Momentum(rates, momentum=np.array([0.5, 0.9, 0.0])), "step", 30)
    crowd = descend_many(BOWL, many, [[4.0, 3.0]] * 3, 30)
    one = scheduled(Momentum(0.02, 0.9), "step", 30)
    walk = descend(BOWL, one, [4.0, 3.0], 30)
    np.testing.assert_array_equal(crowd.points[:, 1], walk.points)


def test_what_is_scheduled_still_is_what_it_was():
    optimizer = scheduled(Momentum(0.1, 0.7, "damped"), "cosine", 10)
    assert (optimizer.label, optimizer.momentum, optimizer.form) == (
        *("Momentum", 0.7, "damped"),
    )
    assert optimizer.state_names == ("velocity", "time")
    assert not optimizer.needs_hessian and scheduled(Newton(), "step", 2).needs_hessian
    assert largest_safe_learning_rate(optimizer, 2.0) == largest_safe_learning_rate(
        optimizer.optimizer, 2.0
    )
    assert {optimizer: 1}[scheduled(Momentum(0.1, 0.7, "damped"), "cosine", 10)] == 1


def test_the_scheduled_rate_is_the_one_that_counts():
    faster = replace(scheduled(GradientDescent(0.1), "step", 10), learning_rate=0.5)
    update, _ = faster.update(np.ones(1), faster.init(np.ones(1)))
    assert update == -0.5


def test_a_schedule_that_is_not_there_and_a_rate_of_0_are_refused():
    with pytest.raises(ValueError, match="schedule is 'weekly'; choose one of con"):
        scheduled(GradientDescent(0.1), "weekly", 10)
    with pytest.raises(ValueError, match="number of steps is -1"):
        scheduled(GradientDescent(0.1), "constant", -1)
    with pytest.raises(ValueError, match="learning rate is 0"):
        Scheduled(0.0, GradientDescent(0.1), "step", 10)
    with pytest.raises(AttributeError):
        _ = scheduled(GradientDescent(0.1), "step", 10).momentum


def test_after_the_cosine_the_walk_stands_still():
    walk = descend(SURFACES["square"], scheduled(Adam(0.1), "cosine", 10), 4.0, 15)
    assert np.ptp(walk.points[10:]) == 0 and np.ptp(walk.points[:11]) > 0


def test_momenta_may_be_many_where_the_rate_is_one():
    """Each of them walks from the one start, in races and on maps too."""
    betas = np.array([0.5, 0.9, 0.0])
    many = scheduled(Momentum(0.02, momentum=betas), "step", 30)
    raced = race_many(BOWL, [many], [[4.0, 3.0]], 30)
    mapped = rate_map(BOWL, many, [[4.0, 3.0]], 30)
    for i, beta in enumerate(betas.tolist()):
        one = scheduled(Momentum(0.02, beta), "step", 30)
        end = descend(BOWL, one, [4.0, 3.0], 30).points[-1]
        np.testing.assert_array_equal(raced.points[-1, 0, i], end)
        np.testing.assert_array_equal(mapped.ends[i], end)
    np.testing.assert_array_equal(many.some([2, 1]).momentum, betas[[2, 1]])
