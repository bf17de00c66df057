"""Diagnosis: what becomes of a walk, and the numbers that explain it; none raises."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    OPTIMIZERS,
    SURFACES,
    Fate,
    GradientDescent,
    Momentum,
    descend,
    diagnose,
    neuron_surface,
    quadratic,
)

SADDLE = quadratic([[1.0, 0.0], [0.0, -1.0]])
NARROW = quadratic([[1.0, 0.0], [0.0, 50.0]])
ONE_STUDENT = neuron_surface([[1.0, 2.0]], [1.0])


def diagnosis_of(surface, optimizer, start, n_steps, **noise):
    surface = SURFACES.get(surface, surface) if isinstance(surface, str) else surface
    walk = descend(surface, optimizer, start, n_steps, **noise)
    return diagnose(walk, surface, optimizer)


@pytest.mark.parametrize("n_steps", [1, 2, 3, 10, 30])
@pytest.mark.parametrize("rate", [0.05, 0.5, 0.9, 1.0, 1.1, 30.0])
def test_the_fate_does_not_depend_on_when_one_stops_looking(rate, n_steps):
    found = diagnosis_of("square", GradientDescent(rate), 10.0, n_steps)
    expected = Fate.RESTS if rate < 1 else Fate.FLIES_OFF
    assert found.fate is (Fate.CYCLES if rate == 1 else expected)


def test_the_path_goes_on_where_the_walk_was_cut_short():
    walk = descend(SURFACES["double_well"], GradientDescent(0.25), 1.6, 10)
    found = diagnose(walk, SURFACES["double_well"], GradientDescent(0.25))
    np.testing.assert_array_equal(found.path[:11], walk.points)
    longer = descend(SURFACES["double_well"], GradientDescent(0.25), 1.6, 60)
    np.testing.assert_array_equal(found.path[:61], longer.points)
    assert len(found.places) == 2


def test_momentum_goes_on_with_its_velocity():
    optimizer, surface = Momentum(0.05), SURFACES["square"]
    found = diagnose(descend(surface, optimizer, 10.0, 7), surface, optimizer)
    longer = descend(surface, optimizer, 10.0, 40)
    np.testing.assert_array_equal(found.path[:41], longer.points)


@pytest.mark.parametrize("n_steps", range(8, 40))
def test_across_the_kink_constant_steps_never_settle_however_long_one_looks(n_steps):
    """Also not at the moments when rounding puts a point next to the kink."""
    for start in (1.0, 2.0, 0.3 + 1e-9):
        found = diagnosis_of("kink", GradientDescent(0.3), start, n_steps)
        assert found.fate is Fate.CYCLES and len(found.places) == 2


def test_where_a_whole_number_of_steps_leads_the_kink_is_landed_on():
    """2 is five steps of 0.4, which rounding makes 5.6e-17 too much."""
    found = diagnosis_of("kink", GradientDescent(0.4), 2.0, 20)
    assert found.fate is Fate.RESTS and found.minimum == (0.0,) and found.arrival == 5


def test_the_numbers_that_explain_a_zigzag():
    found = diagnosis_of("square", GradientDescent(0.9), 10.0, 20)
    assert found.curvature == 2.0 and found.direction.tolist() == [1.0]
    assert found.product == 1.8 and found.factor == pytest.approx(-0.8)
    assert found.largest_safe_learning_rate == 1.0
    assert found.first_uphill_step is None
    assert found.minimum == (0.0,) and found.is_bottom and found.is_lowest
    assert found.arrival == 73  # 10 times 0.8 to the power 73 is below a millionth
    assert found.lowest_value == 0.0


def test_the_numbers_that_explain_a_divergence():
    found = diagnosis_of("square", GradientDescent(1.1), 10.0, 20)
    assert found.fate is Fate.FLIES_OFF and found.factor == pytest.approx(-1.2)
    assert found.first_uphill_step == 0 and found.arrival is None
    assert not len(found.places)


def test_in_two_dimensions_the_sharpest_direction_decides():
    found = diagnosis_of(NARROW, GradientDescent(0.039), [1.0, 1.0], 9)
    assert found.curvature == 50.0
    np.testing.assert_allclose(found.direction, [0.0, 1.0])
    assert found.largest_safe_learning_rate == pytest.approx(0.04)


def test_a_level_place_is_no_bottom():
    found = diagnosis_of("cubic", GradientDescent(0.1), 0.0, 30)
    assert found.fate is Fate.RESTS and not found.is_bottom and not found.is_lowest
    assert found.minimum is found.lowest_value is None
    saddle = diagnosis_of(SADDLE, GradientDescent(0.1), [1.0, 0.0], 500)
    assert saddle.fate is Fate.RESTS and not saddle.is_bottom


def test_a_bottom_in_no_list_is_one():
    found = diagnosis_of("wave", GradientDescent(0.005), 2.9, 100)
    assert found.fate is Fate.RESTS and found.minimum is None and found.is_bottom


def test_where_the_slope_jumps_no_inequality_is_claimed():
    found = diagnosis_of("kink", GradientDescent(0.3), 2.0, 30)
    assert found.largest_safe_learning_rate is None


@pytest.mark.parametrize("name", ["adagrad", "rmsprop", "adam"])
def test_for_optimizers_that_rescale_no_inequality_is_claimed(name):
    found = diagnosis_of("square", OPTIMIZERS[name](0.1), 10.0, 30)
    assert found.largest_safe_learning_rate is None


def test_a_dip_names_itself_and_the_deeper_one():
    found = diagnosis_of("double_well", GradientDescent(0.05), 1.5, 20)
    assert found.minimum == SURFACES["double_well"].minima[1]
    assert found.is_bottom and not found.is_lowest
    dip = SURFACES["double_well"].value(np.array(found.minimum))
    assert found.lowest_value < dip


def test_the_mirrored_walk_has_the_mirrored_end():
    for rate in (0.05, 0.5, 0.9, 1.0, 1.1):
        right = diagnosis_of("square", GradientDescent(rate), 10.0, 25)
        left = diagnosis_of("square", GradientDescent(rate), -10.0, 25)
        assert right.fate is left.fate and right.arrival == left.arrival
        np.testing.assert_array_equal(right.path, -left.path)


def test_a_neuron_is_diagnosed_too():
    found = diagnosis_of(ONE_STUDENT, GradientDescent(0.3), [0.1, 0.3], 10)
    assert found.fate is Fate.RESTS
    assert diagnosis_of(ONE_STUDENT, GradientDescent(0.41), [0.1, 0.3], 10).fate is (
        Fate.FLIES_OFF
    )


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([*SURFACES.values(), SADDLE, NARROW, ONE_STUDENT]),
    st.sampled_from(list(OPTIMIZERS.values())),
    st.floats(-12, 2).map(lambda power: 10.0**power),
    st.lists(st.floats(-1e10, 1e10) | st.floats(-3, 3), min_size=2, max_size=2),
    st.integers(0, 25),
    st.sampled_from([0.0, 1.0]),
)
def test_no_walk_can_make_it_raise(surface, kind, rate, start, n_steps, noise):
    start = start[: surface.dimension]
    found = diagnosis_of(surface, kind(rate), start, n_steps, gradient_noise=noise)
    assert isinstance(found.fate, Fate)
    assert np.linalg.norm(found.direction) == pytest.approx(1.0)


@settings(max_examples=100, deadline=None)
@given(
    st.floats(0.05, 50),
    st.floats(0.02, 1.4),
    st.floats(0.5, 50),
    st.integers(2, 40),
)
def test_on_any_bowl_the_fate_follows_the_inequality(lam, share, start, n_steps):
    """Share of 2 / lambda: below 1 it comes to rest, above it flies off."""
    if abs(share - 1.0) < 0.01:
        return
    bowl = quadratic([[lam]])
    found = diagnosis_of(bowl, GradientDescent(2 * share / lam), start, n_steps)
    assert found.fate is (Fate.FLIES_OFF if share > 1 else Fate.RESTS)
    assert found.factor == pytest.approx(1 - 2 * share)
