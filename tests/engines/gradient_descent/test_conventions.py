"""Momentum in three conventions; Adam's cold start corrected, or not, or wrongly."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    BIAS_CORRECTIONS,
    MOMENTUM_FORMS,
    OPTIMIZERS,
    SURFACES,
    Adam,
    Momentum,
    Nesterov,
    descend,
    largest_safe_learning_rate,
    quadratic,
)
from engines.gradient_descent.adam import warmth
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.momentum_theory import recurrence

HILLS = SURFACES["double_well"]
BOWL = quadratic([[3.0, -1.0], [-1.0, 2.0]], minimum=[0.5, -2.0])
START = [4.0, 3.0]
rates, shares = st.floats(1e-3, 0.05), st.floats(0, 0.99)


def first_update(optimizer, gradient):
    return optimizer.update(gradient, optimizer.init(gradient))[0]


def updates_with_a_jump(form, rates):
    """Return the updates under a steady gradient of 1, with a rate for every step."""
    state, updates = {"velocity": np.zeros(1)}, []
    for rate in rates:
        optimizer = Momentum(rate, momentum=0.5, form=form)
        update, state = optimizer.update(np.ones(1), state)
        updates.append(update.item())
    return updates


@settings(deadline=None)
@given(rates, shares)
def test_while_the_rate_stays_the_same_it_may_stand_inside_or_outside(rate, beta):
    outside = descend(BOWL, Momentum(rate, beta), START, 60)
    inside = descend(BOWL, Momentum(rate, beta, "rate_inside"), START, 60)
    np.testing.assert_allclose(inside.points, outside.points, rtol=1e-9, atol=1e-9)


def test_when_the_rate_jumps_the_old_velocity_feels_it_outside_only():
    """v = 1, 1.5, 1.75 outside; inside each slope keeps the rate it was felt at."""
    jump = (1.0, 1.0, 0.125)
    assert updates_with_a_jump("rate_outside", jump) == [-1.0, -1.5, -0.21875]
    inside = [-1.0, -1.5, -0.5 * 1.5 - 0.125]
    assert updates_with_a_jump("rate_inside", jump) == inside


@settings(deadline=None)
@given(rates, shares)
def test_damped_with_a_rate_larger_by_one_over_one_minus_beta_is_the_same(rate, beta):
    outside = descend(BOWL, Momentum(rate, beta), START, 60)
    damped = descend(BOWL, Momentum(rate / (1 - beta), beta, "damped"), START, 60)
    np.testing.assert_allclose(damped.points, outside.points, rtol=1e-9, atol=1e-9)


def test_damped_with_the_same_rate_is_another_walk():
    outside, damped = (
        descend(BOWL, Momentum(0.05, 0.9, form), START, 60)
        for form in ("rate_outside", "damped")
    )
    assert np.abs(outside.points - damped.points).max() > 0.5


@pytest.mark.parametrize("form", MOMENTUM_FORMS)
def test_without_momentum_all_forms_are_plain_descent(form):
    plain = descend(HILLS, Momentum(0.05, 0.0), 1.5, 40)
    other = descend(HILLS, Momentum(0.05, 0.0, form), 1.5, 40)
    np.testing.assert_array_equal(other.points, plain.points)


@pytest.mark.parametrize("form", MOMENTUM_FORMS)
@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("curvature", [0.5, 40.0])
def test_every_form_is_thrown_out_just_beyond_its_own_edge(form, beta, curvature):
    optimizer = Momentum(1.0, beta, form)
    edge, bowl = (
        largest_safe_learning_rate(optimizer, curvature),
        quadratic([[curvature]]),
    )

    def late_over_early(share):
        walk = descend(bowl, replace(optimizer, learning_rate=share * edge), 1e-3, 2000)
        sizes = np.abs(walk.points[:, 0])
        return sizes[-100:].max() / sizes[200:300].max()

    assert late_over_early(0.999) < 0.9
    assert late_over_early(1.001) > 1.1


@pytest.mark.parametrize("form", MOMENTUM_FORMS)
def test_theory_knows_the_form(form):
    optimizer = Momentum(0.3, 0.6, form)
    walk = descend(quadratic([[2.0]]), optimizer, 1.0, 30).points[:, 0]
    trace, determinant = recurrence(optimizer, 2.0)
    following = trace * walk[1:-1] - determinant * walk[:-2]
    np.testing.assert_allclose(walk[2:], following, atol=1e-14)


def test_the_damped_edge_is_the_published_one_over_one_minus_beta():
    assert largest_safe_learning_rate(Momentum(0.1, 0.5, "damped"), 2.0) == 3.0
    assert largest_safe_learning_rate(Momentum(0.1, 0.5, "rate_inside"), 2.0) == 1.5


def test_nesterov_has_one_form():
    with pytest.raises(TypeError, match="form"):
        Nesterov(0.1, form="damped")


def test_an_unknown_way_is_refused_with_the_ways_there_are():
    with pytest.raises(ValueError, match="form is 'heavy'; choose one of rate_outside"):
        Momentum(0.1, form="heavy")
    with pytest.raises(ValueError, match="correction is 'added'; choose one of divid"):
        Adam(0.1, bias_correction="added")


@pytest.mark.parametrize("form", MOMENTUM_FORMS)
def test_an_update_that_is_zeroed_does_not_stop_the_ball(form):
    optimizer = Momentum(0.1, form=form)
    update, state = optimizer.update(np.ones(2), optimizer.init(np.ones(2)))
    update[:] = 0.0
    assert state["velocity"].all()


@pytest.mark.parametrize(
    ("correction", "length"),
    [("divided", 1.0), ("none", np.sqrt(10)), ("multiplied", 10.0)],
)
@settings(deadline=None)
@given(gradient=st.floats(1e-2, 1e3) | st.floats(-1e3, -1e-2))
def test_adams_first_step_is_so_many_learning_rates_long(correction, length, gradient):
    """(1 - beta1)^a / (1 - beta2)^(a / 2) with a = 0, 1 and 2."""
    adam = Adam(0.1, epsilon=1e-12, bias_correction=correction)
    update = first_update(adam, np.array([gradient]))
    np.testing.assert_allclose(update, -0.1 * length * np.sign(gradient), rtol=1e-6)


@pytest.mark.parametrize("correction", BIAS_CORRECTIONS)
@pytest.mark.parametrize("t", [1, 2, 10, 500])
def test_under_a_steady_gradient_adams_step_is_known_at_every_time(correction, t):
    """m = 1 - beta1^t and s = 1 - beta2^t of a gradient 1 are their own warmth."""
    adam = Adam(0.1, epsilon=1e-300, bias_correction=correction)
    state = adam.init(np.ones(1))
    for _ in range(t):
        update, state = adam.update(np.ones(1), state)
    power = {"divided": 0, "none": 1, "multiplied": 2}[correction]
    known = -0.1 * (1 - 0.9**t) ** power / (1 - 0.999**t) ** (power / 2)
    assert update.item() == pytest.approx(known, rel=1e-9)


def test_in_the_end_every_correction_comes_to_the_same():
    last = []
    for correction in BIAS_CORRECTIONS:
        adam = Adam(0.1, bias_correction=correction)
        state = adam.init(np.ones(1)) | {"step_count": np.array(40_000.0)}
        state |= {"first_moment": np.ones(1), "second_moment": np.ones(1)}
        last.append(adam.update(np.ones(1), state)[0].item())
    assert last == pytest.approx([-0.1] * 3, rel=1e-7)


BETAS = np.append(np.random.default_rng(3).uniform(0, 0.9999, 60), [0.0, 0.5, 0.9999])


@pytest.mark.parametrize("t", [1, 2, 3, 37, 100, 1000, 100_000])
def test_what_is_quick_for_a_crowd_is_the_same_to_the_last_bit(t):
    counts = np.full(len(BETAS), float(t))
    column = BETAS[:, np.newaxis]
    plain = 1 - column ** counts[:, np.newaxis]
    np.testing.assert_array_equal(warmth(column, counts), plain)
    full = np.repeat(column, 2, axis=1)
    np.testing.assert_array_equal(warmth(full, counts), np.repeat(plain, 2, axis=1))
    for beta, own in zip(BETAS.tolist(), plain, strict=True):
        np.testing.assert_array_equal(warmth(beta, counts), own)


def test_where_the_counts_differ_everybody_is_warm_by_its_own():
    counts = np.array([1.0, 2.0, 50.0])
    known = [[0.5], [0.75], [1 - 0.5**50]]
    np.testing.assert_array_equal(warmth(0.5, counts), known)
    betas = np.full((3, 2), 0.5)
    np.testing.assert_array_equal(warmth(betas, counts), np.repeat(known, 2, axis=1))


@pytest.mark.parametrize("others", [[], [7.0]])
def test_nobodys_last_bit_depends_on_who_else_walks(others):
    """NumPy's square is not its second power: it differs for one base in twenty."""
    bases = np.random.default_rng(0).uniform(0, 1, 300).tolist()
    assert any(base * base != np.power([base, 0.5], [2.0, 2.0])[0] for base in bases)
    counts = np.array([2.0, *others])
    for base in bases:
        alone = warmth(base, counts[:1])
        among = warmth(np.full((len(counts), 2), base), counts)
        np.testing.assert_array_equal(among[0], alone.repeat(2))


def test_adams_late_in_the_crowd_steps_as_it_would_alone():
    """Walks that have begun at other times stand side by side, each at its own."""
    adam, gradient = Adam(0.1), np.array([[3.0, -1.0]])
    (*_, late), (*_, early) = (
        [state for *_, state, _ in take_steps(BOWL, adam, gradient, n)] for n in (9, 2)
    )
    both = {name: np.concatenate([late[name], early[name]]) for name in late}
    update, _ = adam.update(np.repeat(gradient, 2, axis=0), both)
    for row, state in enumerate((late, early)):
        np.testing.assert_array_equal(update[[row]], adam.update(gradient, state)[0])


def test_default_rates_are_those_of_torch():
    rates = {name: kind.default_learning_rate for name, kind in OPTIMIZERS.items()}
    assert rates == {
        **dict.fromkeys(("gradient_descent", "momentum", "nesterov", "adam"), 0.001),
        **dict(adagrad=0.01, rmsprop=0.01, newton=1.0),
    }
