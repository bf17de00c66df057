"""Activations: right far out and at kinks, and each slope that of its own function."""

from dataclasses import replace
from math import erf, exp, inf, log, sqrt, tanh

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation import ACTIVATIONS
from engines.backpropagation.activations import LEAK, softplus

TINY = 1e-30
every_activation = pytest.mark.parametrize("name", ACTIVATIONS)
moderate = st.floats(-30, 30)


def a_of(name, *z, dtype=float):
    return ACTIVATIONS[name].value(np.array(z, dtype=dtype))


def slope_of(name, *z, dtype=float):
    z = np.array(z, dtype=dtype)
    return ACTIVATIONS[name].slope(z, ACTIVATIONS[name].value(z))


def assert_slope_is_right(activation, z):
    """Compare the slope with the function's own complex step."""
    z = np.atleast_1d(np.array(z, dtype=float))
    told = activation.slope(z, activation.value(z))
    measured = activation.value(z + 1j * TINY).imag / TINY
    np.testing.assert_allclose(told, measured, rtol=1e-12, atol=1e-15)


def gelu_by_scalars(z):
    return z / 2 * (1 + tanh(sqrt(2 / 3.141592653589793) * (z + 0.044715 * z**3)))


@pytest.mark.parametrize(
    ("name", "by_scalars"),
    [
        ("identity", lambda z: z),
        ("sigmoid", lambda z: 1 / (1 + exp(-z))),
        ("tanh", tanh),
        ("relu", lambda z: max(0, z)),
        ("leaky_relu", lambda z: max(0.01 * z, z)),
        ("gelu", gelu_by_scalars),
        ("softplus", lambda z: log(1 + exp(z))),
    ],
)
def test_every_value_is_that_of_its_formula(name, by_scalars):
    z = np.linspace(-12, 12, 97)
    expected = [by_scalars(one) for one in z.tolist()]
    np.testing.assert_allclose(a_of(name, *z), expected, rtol=1e-10, atol=1e-15)


def test_every_activation_has_its_formula_tested():
    marks = test_every_value_is_that_of_its_formula.pytestmark[0].args[1]
    assert [name for name, _ in marks] == list(ACTIVATIONS)


@every_activation
@settings(deadline=None)
@given(z=moderate)
def test_the_slope_is_the_complex_step(name, z):
    assert_slope_is_right(ACTIVATIONS[name], z)


@every_activation
def test_a_slope_that_is_off_by_a_millionth_is_caught(name):
    right = ACTIVATIONS[name]
    off = replace(right, slope=lambda z, a: right.slope(z, a) * (1 + 1e-6))
    assert_slope_is_right(right, [0.7, 2.0])
    with pytest.raises(AssertionError):
        assert_slope_is_right(off, [0.7, 2.0])


@every_activation
def test_only_a_kink_has_two_slopes(name):
    """Central differences see their mean, one half of a kink's two sides."""
    h = 1e-6
    left, right = a_of(name, -h, h)
    middle = a_of(name, 0.0)[0]
    bend = abs((right - middle) - (middle - left)) / h
    assert ACTIVATIONS[name].has_kink == (bend > 0.1)


@pytest.mark.parametrize(("name", "expected"), [("relu", 0.0), ("leaky_relu", LEAK)])
def test_at_a_kink_the_slope_is_the_one_to_its_left(name, expected):
    np.testing.assert_array_equal(slope_of(name, 0.0, -0.0), [expected, expected])


@every_activation
def test_no_slope_is_steeper_than_the_steepest_and_one_comes_near(name):
    sizes = np.abs(slope_of(name, *np.linspace(-9, 9, 20_001)))
    assert sizes.max() <= ACTIVATIONS[name].steepest <= 1.001 * sizes.max()


@settings(deadline=None)
@given(z=moderate)
def test_mirror_laws(z):
    def pair(name):
        return a_of(name, z, -z)

    np.testing.assert_allclose(pair("sigmoid").sum(), 1, rtol=1e-15)
    np.testing.assert_allclose(pair("tanh").sum(), 0, atol=1e-16)
    for name in ("relu", "gelu", "softplus"):
        right, left = pair(name)
        np.testing.assert_allclose(right - left, z, rtol=1e-14, atol=1e-15)
    right, left = pair("leaky_relu")
    np.testing.assert_allclose(right - left, (1 + LEAK) * z, rtol=1e-14, atol=1e-300)


@settings(deadline=None)
@given(z=moderate)
def test_tanh_is_a_sigmoid_stretched(z):
    np.testing.assert_allclose(
        a_of("tanh", z), 2 * a_of("sigmoid", 2 * z) - 1, rtol=1e-13, atol=1e-15
    )


@settings(deadline=None)
@given(z=moderate)
def test_softplus_rises_as_steeply_as_the_sigmoid_is_high(z):
    np.testing.assert_array_equal(slope_of("softplus", z), a_of("sigmoid", z))


def test_gelu_is_close_to_the_one_by_the_error_function():
    z = np.linspace(-6, 6, 241)
    exact = [one / 2 * (1 + erf(one / sqrt(2))) for one in z.tolist()]
    gap = np.abs(a_of("gelu", *z) - exact).max()
    assert 1e-5 < gap < 5e-4


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("name", "values", "slopes"),
    [
        ("identity", (-1000, 1000), (1, 1)),
        ("sigmoid", (0, 1), (0, 0)),
        ("tanh", (-1, 1), (0, 0)),
        ("relu", (0, 1000), (0, 1)),
        ("leaky_relu", (np.float32(-10), 1000), (np.float32(0.01), 1)),
        ("gelu", (0, 1000), (0, 1)),
        ("softplus", (0, 1000), (0, 1)),
    ],
)
def test_at_a_thousand_values_and_slopes_are_right(name, values, slopes, dtype):
    found = a_of(name, -1000, 1000, dtype=dtype)
    np.testing.assert_allclose(found, values, rtol=1e-7)
    np.testing.assert_allclose(
        slope_of(name, -1000, 1000, dtype=dtype), slopes, rtol=1e-7
    )


@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize("z", [20.0, 100.0, 300.0])
def test_far_out_slopes_keep_their_digits(sign, z):
    """There a is 0, 1 or -1 to all digits, and 1 - a would have none left."""
    expected = exp(-z) / (1 + exp(-z)) ** 2
    assert slope_of("sigmoid", sign * z)[0] == pytest.approx(expected, rel=1e-14)
    expected = 4 * exp(-2 * z) / (1 + exp(-2 * z)) ** 2
    assert slope_of("tanh", sign * z)[0] == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(("name", "ends_at"), [("sigmoid", 5.0), ("tanh", 3.0)])
def test_slopes_keep_their_digits_where_one_way_to_them_takes_over(name, ends_at):
    """Near enough to 0 they come from a alone, beyond from z."""
    z = np.linspace(-ends_at, ends_at, 4001)
    scale = 2 if name == "tanh" else 1
    e = np.exp(-np.abs(scale * z).astype(np.longdouble))
    np.testing.assert_allclose(
        slope_of(name, *z), (scale**2 * e / (1 + e) ** 2).astype(float), rtol=5e-14
    )


def test_softplus_far_to_the_left_keeps_its_digits():
    assert softplus(np.array([-500.0]))[0] == pytest.approx(exp(-500), rel=1e-14)


@every_activation
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_kind_of_real_number_is_kept(name, dtype):
    assert a_of(name, -1, 0, 2, dtype=dtype).dtype == dtype
    assert slope_of(name, -1, 0, 2, dtype=dtype).dtype == dtype


@every_activation
def test_complex_numbers_are_kept(name):
    found = a_of(name, 0.5 + 0.25j, dtype=complex)
    assert found.dtype == complex and found[0].imag != 0


@every_activation
@pytest.mark.parametrize("shape", [(), (3,), (2, 1, 4), (0, 2)])
def test_any_shape_is_kept(name, shape):
    z = np.full(shape, 0.5)
    a = ACTIVATIONS[name].value(z)
    assert np.shape(a) == shape
    assert np.shape(ACTIVATIONS[name].slope(z, a)) == shape


def test_a_relu_of_a_negative_number_is_a_plain_zero():
    found = a_of("relu", -3.0, -inf)
    assert found.tolist() == [0, 0] and not np.signbit(found).any()


@every_activation
def test_what_is_not_a_number_stays_so(name):
    assert np.isnan(a_of(name, np.nan)).all()
