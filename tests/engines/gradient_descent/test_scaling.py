"""Standardised columns, and how narrow a valley is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.datasets import load
from engines.gradient_descent import (
    SURFACES,
    condition_number,
    elongated_bowl,
    neuron_surface,
    quadratic,
    standardise,
)


@pytest.fixture
def petals():
    """Length and width of 150 petals, (150, 2)."""
    iris = load("iris")
    return np.column_stack([iris.column(f"petal {name}") for name in MEASURES])


MEASURES = ("length", "width")


def by_singular_values(inputs) -> float:
    """The Hessian of a line's loss is X'X / n: kappa without any Hessian."""
    sizes = np.linalg.svd(inputs, compute_uv=False)
    return (sizes[0] / sizes[-1]) ** 2


def test_columns_get_mean_0_and_spread_1(petals):
    columns = standardise(petals).columns
    np.testing.assert_allclose(columns.mean(axis=0), 0, atol=1e-14)
    np.testing.assert_allclose(columns.std(axis=0), 1, rtol=1e-14)


def test_they_are_scikit_learns(petals):
    from sklearn.preprocessing import StandardScaler

    theirs, ours = StandardScaler().fit(petals), standardise(petals)
    np.testing.assert_allclose(ours.columns, theirs.transform(petals), rtol=1e-12)
    np.testing.assert_allclose(ours.means, theirs.mean_, rtol=1e-14)
    np.testing.assert_allclose(ours.scales, theirs.scale_, rtol=1e-14)


@pytest.mark.parametrize("unit", [10.0, 0.01, 1 / 2.54])
def test_the_unit_does_not_matter(petals, unit):
    np.testing.assert_allclose(
        standardise(petals * unit).columns, standardise(petals).columns, atol=1e-12
    )


def test_centring_and_scaling_can_be_had_one_without_the_other(petals):
    centred = standardise(petals, scale=False)
    scaled = standardise(petals, centre=False)
    neither = standardise(petals, centre=False, scale=False)
    np.testing.assert_array_equal(centred.scales, [1, 1])
    np.testing.assert_array_equal(scaled.means, [0, 0])
    np.testing.assert_array_equal(centred.columns, petals - petals.mean(axis=0))
    np.testing.assert_array_equal(scaled.columns, petals / petals.std(axis=0))
    np.testing.assert_array_equal(neither.columns, petals)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**6), st.booleans(), st.booleans())
def test_weights_turned_back_give_the_same_answers(seed, centre, scale):
    generator = np.random.default_rng(seed)
    given = generator.normal(3.0, 5.0, (8, 2))
    standardised = standardise(given, centre, scale)
    weights = generator.normal(size=(4, 3))  # several at once
    turned = standardised.in_original_units(weights)
    answers = standardised.columns @ weights[:, :2].T + weights[:, 2]
    np.testing.assert_allclose(given @ turned[:, :2].T + turned[:, 2], answers, 1e-9)
    np.testing.assert_allclose(standardised.for_these(turned), weights, 1e-9)


@pytest.mark.parametrize("value", [3.0, 0.1, -1e9])
def test_a_constant_column_has_no_spread_to_divide_by(value):
    columns = [[1.0, value], [2.0, value], [4.0, value]]
    with pytest.raises(ValueError, match=f"Column 1 is {value} in every row"):
        standardise(columns)
    centred = standardise(columns, scale=False).columns
    np.testing.assert_allclose(centred[:, 1], 0, atol=1e-6)


@pytest.mark.parametrize("columns", [[1.0, 2.0], [[]], [[1.0], [np.nan]]])
def test_what_is_no_table_is_refused(columns):
    with pytest.raises(ValueError, match="at least one row and one column of finite"):
        standardise(columns)


def test_the_given_columns_stay_as_they_were(petals):
    before = petals.copy()
    standardise(petals)
    np.testing.assert_array_equal(petals, before)


# --- condition number ---------------------------------------------------------------


def test_a_diagonal_by_hand():
    assert condition_number(quadratic([[2.0, 0.0], [0.0, 18.0]]), [3.0, -7.0]) == 9
    bowl = quadratic(np.diag([4.0, 1.0, 8.0]))
    assert condition_number(bowl, [0.0, 0.0, 0.0]) == 8


@pytest.mark.parametrize("turned", [0.0, 30.0, 45.0])
def test_turning_a_bowl_leaves_its_condition_number(turned):
    assert condition_number(elongated_bowl(50.0, turned), [1.0, 1.0]) == pytest.approx(
        50, rel=1e-12
    )


@pytest.mark.parametrize("name", ["saddle", "sphere"])
def test_only_what_bends_upwards_in_every_direction_has_one(name):
    expected = {"saddle": np.inf, "sphere": 1.0}[name]
    assert condition_number(SURFACES[name], [0.0, 0.0]) == expected


def test_a_trough_is_infinitely_narrow():
    trough = neuron_surface([[1.0, 2.0], [2.0, 4.0]], [1.0, 0.0])
    assert condition_number(trough, [0.0, 0.0]) == np.inf


@pytest.mark.parametrize("unit", [1.0, 10.0, 0.01])
@pytest.mark.parametrize("centre", [False, True])
@pytest.mark.parametrize("scale", [False, True])
def test_the_valley_of_a_line_agrees_with_singular_values(petals, unit, centre, scale):
    length = standardise(petals[:, :1] * unit, centre, scale).columns
    inputs = np.column_stack([length, np.ones(150)])
    surface = neuron_surface(inputs, petals[:, 1])
    assert condition_number(surface, [0.0, 0.0]) == pytest.approx(
        by_singular_values(inputs), rel=1e-9
    )


def test_one_standardised_feature_makes_a_round_bowl(petals):
    inputs = np.column_stack([standardise(petals[:, :1]).columns, np.ones(150)])
    surface = neuron_surface(inputs, petals[:, 1])
    assert condition_number(surface, [0.0, 0.0]) == pytest.approx(1, abs=1e-12)


def test_two_that_go_together_stay_narrow(petals):
    """Standardised, kappa is (1 + r) / (1 - r), whatever the units were."""
    columns = standardise(petals).columns
    r = np.corrcoef(petals.T)[0, 1]
    surface = neuron_surface(columns, load("iris").column("sepal length"))
    kappa = condition_number(surface, [0.0, 0.0])
    assert kappa == pytest.approx((1 + r) / (1 - r), rel=1e-9) and kappa > 50


@pytest.mark.parametrize("point", [[1.0], [1.0, 2.0, 3.0], [np.inf, 0.0]])
def test_a_point_of_another_shape_is_refused(point):
    with pytest.raises(ValueError, match="start"):
        condition_number(SURFACES["sphere"], point)
