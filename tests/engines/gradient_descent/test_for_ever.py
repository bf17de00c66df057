"""For ever: momentum goes round on a convex curve where the others arrive."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from engines.gradient_descent import (
    TWO_BENDS,
    Fate,
    GradientDescent,
    Momentum,
    Nesterov,
    best_descent,
    best_momentum,
    descend,
    diagnose,
    go_on,
    solved_cycle,
)

BENDS = (1.0, 25.0)
FAMOUS = Momentum(1 / 9, 4 / 9)
PLACES = (Fraction(792, 1225), Fraction(-2208, 1225), Fraction(2592, 1225))
STARTS = np.arange(-400, 401)[:, np.newaxis] / 100


def slope(x):
    """Return the slope, exactly."""
    return 25 * x if x < 1 else x + 24 if x < 2 else 25 * x - 24


def test_the_famous_setting_is_the_best_for_these_bends():
    best = best_momentum(Momentum, BENDS)
    assert best.learning_rate == pytest.approx(1 / 9, rel=1e-15)
    assert best.momentum == pytest.approx(4 / 9, rel=1e-15)


def test_the_cycle_closes_in_exact_fractions():
    eta, beta = Fraction(1, 9), Fraction(4, 9)
    for at in range(3):
        before, now, after = (PLACES[(at + k) % 3] for k in range(3))
        assert after == (1 + beta) * now - beta * before - eta * slope(now)


def test_the_curve_is_convex_and_neither_height_nor_slope_jumps():
    x = np.linspace(-4, 4, 8001)[:, np.newaxis]
    slopes = TWO_BENDS.gradient(x)[:, 0]
    assert (np.diff(slopes) > 0).all()
    for at in (1.0, 2.0):
        below, above = np.array([[at - 1e-12]]), np.array([[at]])
        for felt in (TWO_BENDS.value, TWO_BENDS.gradient):
            assert felt(below).item() == pytest.approx(felt(above).item(), abs=1e-9)


def test_momentum_goes_round_three_places_for_ever():
    run = go_on(TWO_BENDS, FAMOUS, [[3.3]])
    assert run.fates[0] is Fate.CYCLES
    assert run.periods[0] == 3
    assert sorted(run.places()[:, 0]) == pytest.approx(sorted(map(float, PLACES)))


def test_its_diagnosis_says_so_too():
    walk = descend(TWO_BENDS, FAMOUS, 3.3, 40)
    found = diagnose(walk, TWO_BENDS, FAMOUS)
    assert found.fate is Fate.CYCLES
    assert len(found.places) == 3


@pytest.mark.parametrize(
    "optimizer", [best_descent(BENDS), best_momentum(Nesterov, BENDS)]
)
def test_plain_descent_and_nesterov_arrive_from_everywhere(optimizer):
    run = go_on(TWO_BENDS, optimizer, STARTS)
    assert set(run.fates) == {Fate.RESTS}
    ends = run.points[run.n_steps, np.arange(len(STARTS)), 0]
    assert np.abs(ends).max() < 1e-9


def test_momentum_goes_round_from_the_published_starts_and_four_other_stretches():
    run = go_on(TWO_BENDS, FAMOUS, STARTS)
    round_and_round = run.fates == Fate.CYCLES
    assert set(run.fates) == {Fate.CYCLES, Fate.RESTS}
    x = STARTS[:, 0]
    np.testing.assert_array_equal(
        round_and_round[x > 2.95], ((x >= 3.07) & (x <= 3.46))[x > 2.95]
    )
    begins = np.flatnonzero(np.diff(round_and_round.astype(int)) == 1)
    assert len(begins) == 5


def test_a_little_less_momentum_arrives():
    run = go_on(TWO_BENDS, Momentum(1 / 9, 0.4), [[3.3]])
    assert run.fates[0] is Fate.RESTS


@pytest.mark.parametrize(
    ("rate", "momentum"), [(1 / 9, 4 / 9), (0.11, 0.45), (0.112, 0.5)]
)
def test_the_solved_cycle_is_the_walked_one(rate, momentum):
    optimizer = Momentum(rate, momentum)
    run = go_on(TWO_BENDS, optimizer, [[3.3]])
    assert run.fates[0] is Fate.CYCLES
    found = solved_cycle(TWO_BENDS, optimizer, run.places()[:, 0])
    np.testing.assert_allclose(found.places, run.places()[:, 0], rtol=1e-9)
    assert found.attracts
    assert found.factor == pytest.approx(momentum**1.5)  # all three on bend 25


def test_the_factor_is_how_much_nearer_a_round_brings():
    optimizer = Momentum(0.111, 0.5)  # its roots differ; at the famous one they do not
    found = solved_cycle(TWO_BENDS, optimizer, [0.6, -1.8, 2.1])
    a, b, _ = found.places
    state = {"velocity": np.array([(a + 1e-3 - b) / 0.111])}  # from a bit beside a
    x, gaps = np.array([b]), []
    for step in range(30):
        gaps.append(abs(x[0] - found.places[(1 + step) % 3]))
        update, state = optimizer.update(TWO_BENDS.gradient(x), state)
        x = x + update
    early, late = np.hypot(gaps[1], gaps[2]), np.hypot(gaps[22], gaps[23])
    assert (late / early) ** (1 / 7) == pytest.approx(found.factor, rel=0.2)


def test_there_is_no_cycle_where_its_places_lie_on_other_pieces():
    assert solved_cycle(TWO_BENDS, FAMOUS, [0.6, 1.5, 2.1]) is None


def test_a_system_without_a_single_solution_has_no_cycle():
    flat = replace(
        TWO_BENDS, gradient=lambda x: 0 * x, hessian=lambda x: 0 * x[..., np.newaxis]
    )
    assert solved_cycle(flat, FAMOUS, [0.6, -1.8, 2.1]) is None


def test_at_the_famous_rate_plain_descent_would_fly_off():
    run = go_on(TWO_BENDS, GradientDescent(1 / 9), [[3.3]])
    assert run.fates[0] is Fate.FLIES_OFF
