"""Losses: right by hand and at any logit, each gradient that of its own value."""

from dataclasses import replace
from math import exp, fsum, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.backpropagation import LOSSES
from engines.backpropagation.losses import log_sum_exp, softmax

TINY = 1e-30
CROSS_ENTROPIES = ("binary_cross_entropy", "softmax_cross_entropy")
every_loss = pytest.mark.parametrize("name", LOSSES)
logits = st.lists(st.floats(-30, 30), min_size=3, max_size=3)
shares = st.lists(st.floats(0, 1), min_size=3, max_size=3)


def value_of(name, outputs, targets):
    return LOSSES[name].value(np.array(outputs), np.array(targets))


def gradient_of(name, outputs, targets):
    return LOSSES[name].gradient(np.array(outputs), np.array(targets))


def sigmoid(z):
    return 1 / (1 + exp(-z))


def binary_by_hand(z, y):
    terms = zip(map(sigmoid, z), y, strict=True)
    return -fsum(t * log(p) + (1 - t) * log(1 - p) for p, t in terms)


def softmax_by_hand(z, y):
    total = fsum(map(exp, z))
    return -fsum(t * log(exp(k) / total) for k, t in zip(z, y, strict=True))


@pytest.mark.parametrize(
    ("name", "by_hand"),
    [
        ("half_squared_error", lambda a, y: fsum((np.subtract(a, y)) ** 2) / 2),
        ("squared_error", lambda a, y: fsum((np.subtract(a, y)) ** 2)),
        ("mean_squared_error", lambda a, y: fsum((np.subtract(a, y)) ** 2) / 3),
        ("binary_cross_entropy", binary_by_hand),
        ("softmax_cross_entropy", softmax_by_hand),
    ],
)
def test_every_value_is_that_of_its_formula(name, by_hand):
    outputs = [[0.5, -2.0, 3.0], [1.5, 0.0, -0.3], [-4.0, 4.0, 0.1]]
    targets = [[0.2, 0.5, 0.3], [0.0, 1.0, 0.0], [1.0, 1.0, 1.0]]
    found = value_of(name, outputs, targets)
    expected = [by_hand(a, y) for a, y in zip(outputs, targets, strict=True)]
    np.testing.assert_allclose(found, expected, rtol=1e-13)


def test_every_loss_has_its_formula_tested():
    marks = test_every_value_is_that_of_its_formula.pytestmark[0].args[1]
    assert [name for name, _ in marks] == list(LOSSES)


def assert_gradient_is_right(loss, outputs, targets):
    """Compare the gradient with the loss's own complex step."""
    outputs, targets = np.array(outputs), np.array(targets)
    nudged = outputs + 1j * TINY * np.eye(len(outputs))
    measured = loss.value(nudged, targets).imag / TINY
    found = loss.gradient(outputs, targets)
    np.testing.assert_allclose(found, measured, rtol=1e-12, atol=1e-14)


@every_loss
@settings(deadline=None)
@given(outputs=logits, targets=shares)
def test_the_gradient_is_the_complex_step(name, outputs, targets):
    """For targets that add up to anything, too."""
    assert_gradient_is_right(LOSSES[name], outputs, targets)


@every_loss
@pytest.mark.parametrize("wrong", [-1, 2, 1 + 1e-6])
def test_a_wrong_gradient_is_caught(name, wrong):
    right = LOSSES[name]
    off = replace(right, gradient=lambda a, y: wrong * right.gradient(a, y))
    question = [0.5, -2.0, 3.0], [0.2, 0.5, 0.3]
    assert_gradient_is_right(right, *question)
    with pytest.raises(AssertionError):
        assert_gradient_is_right(off, *question)


@settings(deadline=None)
@given(outputs=logits, targets=shares)
def test_the_two_squared_errors_differ_by_two_over_the_number_of_outputs(
    outputs, targets
):
    for ask in (value_of, gradient_of):
        half = ask("half_squared_error", outputs, targets)
        mean = ask("mean_squared_error", outputs, targets)
        np.testing.assert_allclose(mean, half * 2 / 3, rtol=1e-14, atol=1e-300)


@pytest.mark.parametrize("name", CROSS_ENTROPIES)
def test_cross_entropy_is_least_where_the_prediction_is_the_target(name):
    targets = np.array([0.2, 0.5, 0.3])
    wants = {"binary_cross_entropy": np.log(targets / (1 - targets))}
    outputs = wants.get(name, np.log(targets) + 7.0)
    np.testing.assert_allclose(LOSSES[name].prediction(outputs), targets, rtol=1e-14)
    np.testing.assert_allclose(gradient_of(name, outputs, targets), 0, atol=1e-15)
    least = value_of(name, outputs, targets)
    for way in (*np.eye(3), *-np.eye(3)):
        assert value_of(name, outputs + 0.01 * way, targets) > least


@settings(deadline=None)
@given(z=st.floats(-300, 300), target=st.sampled_from([0.0, 0.3, 1.0]))
def test_two_classes_are_one_sigmoid_of_their_difference(z, target):
    two, shares = [z, 0.0], [target, 1 - target]
    np.testing.assert_allclose(
        value_of("softmax_cross_entropy", two, shares),
        value_of("binary_cross_entropy", [z], [target]),
        rtol=1e-12,
        atol=1e-13,  # the last digit of z = 300 is worth 6e-14
    )
    np.testing.assert_allclose(
        gradient_of("softmax_cross_entropy", two, shares)[0],
        gradient_of("binary_cross_entropy", [z], [target])[0],
        atol=1e-14,
    )


# --- far out ------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("z", "target", "loss", "grad"),
    [
        (1000, 0, 1000, 1),
        (1000, 1, 0, 0),
        (-1000, 0, 0, 0),
        (-1000, 1, 1000, -1),
        (1000, 0.25, 750, 0.75),
    ],
)
def test_binary_cross_entropy_at_a_thousand(z, target, loss, grad, dtype):
    z, target = np.array([z], dtype), np.array([target], dtype)
    assert LOSSES["binary_cross_entropy"].value(z, target) == loss
    assert LOSSES["binary_cross_entropy"].gradient(z, target).tolist() == [grad]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(
    ("z", "targets", "loss", "grad"),
    [
        ((1000, -1000, 0), (1, 0, 0), 0, (0, 0, 0)),
        ((1000, -1000, 0), (0, 1, 0), 2000, (1, -1, 0)),
        ((1000, -1000, 0), (0, 0.5, 0.5), 1500, (1, -0.5, -0.5)),
        ((-1000, -1000, -1000), (0, 0, 1), log(3), (1 / 3, 1 / 3, -2 / 3)),
    ],
)
def test_softmax_cross_entropy_at_a_thousand(z, targets, loss, grad, dtype):
    z, targets = np.array(z, dtype), np.array(targets, dtype)
    found = LOSSES["softmax_cross_entropy"].value(z, targets)
    # A logit of 1000 leaves float32 four digits behind the point.
    tolerance = dict(rtol=1e-15, atol=1e-12 if dtype == "float64" else 1e-4)
    np.testing.assert_allclose(found, loss, **tolerance)
    slope = LOSSES["softmax_cross_entropy"].gradient(z, targets)
    np.testing.assert_allclose(slope, grad, **tolerance)


@pytest.mark.parametrize("z", [20.0, 40.0, 300.0])
def test_a_unit_that_is_right_and_sure_keeps_the_digits_of_its_small_loss(z):
    """Log of a rounded probability would say 0, or nothing at all."""
    small = exp(-z) if z > 30 else np.log1p(exp(-z))
    for logit, target in ((z, 1.0), (-z, 0.0)):
        found = value_of("binary_cross_entropy", [logit], [target])
        assert found == pytest.approx(small, rel=1e-14)
        grad = gradient_of("binary_cross_entropy", [logit], [target])[0]
        assert abs(grad) == pytest.approx(exp(-z) / (1 + exp(-z)), rel=1e-14)


# --- softmax ------------------------------------------------------------------------


@settings(deadline=None)
@given(z=logits, shift=st.floats(-1000, 1000))
def test_softmax_are_shares_and_a_shift_of_all_changes_nothing(z, shift):
    z = np.array(z)
    found = softmax(z)
    assert (found >= 0).all() and found.sum() == pytest.approx(1, rel=1e-12)
    np.testing.assert_allclose(softmax(z + shift), found, rtol=1e-11, atol=1e-13)
    expected = np.exp(z) / np.exp(z).sum()
    np.testing.assert_allclose(found, expected, rtol=1e-12)


@settings(deadline=None)
@given(z=logits)
def test_for_shares_as_targets_the_gradient_of_softmax_adds_up_to_nothing(z):
    gradient = gradient_of("softmax_cross_entropy", z, [0.2, 0.5, 0.3])
    assert gradient.sum() == pytest.approx(0, abs=1e-14)


@settings(deadline=None)
@given(z=logits)
def test_log_sum_exp_is_what_its_name_says(z):
    expected = log(fsum(map(exp, z)))
    found = log_sum_exp(np.array(z))
    assert found.shape == (1,) and found[0] == pytest.approx(expected, abs=1e-12)


# --- kinds and shapes ---------------------------------------------------------------


@every_loss
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_kind_of_real_number_is_kept(name, dtype):
    outputs, targets = np.ones((2, 3), dtype), np.ones((2, 3), dtype)
    assert LOSSES[name].value(outputs, targets).dtype == dtype
    assert LOSSES[name].gradient(outputs, targets).dtype == dtype
    assert LOSSES[name].prediction(outputs).dtype == dtype


@every_loss
def test_value_and_gradient_at_once_are_those_asked_for_alone(name):
    outputs, targets = np.random.default_rng(0).uniform(size=(2, 7, 3))
    value, gradient = LOSSES[name].value_and_gradient(outputs, targets)
    np.testing.assert_array_equal(value, LOSSES[name].value(outputs, targets))
    np.testing.assert_array_equal(gradient, LOSSES[name].gradient(outputs, targets))


@every_loss
def test_leading_axes_are_kept(name):
    outputs = np.random.default_rng(0).standard_normal((4, 2, 5, 3))
    targets = np.full((5, 3), 1 / 3)
    found = LOSSES[name].value(outputs, targets)
    assert found.shape == (4, 2, 5)
    assert LOSSES[name].gradient(outputs, targets).shape == outputs.shape
    one = LOSSES[name].value(outputs[3, 1, 2], targets[2])
    assert found[3, 1, 2] == pytest.approx(one, rel=1e-14)


def test_only_the_cross_entropies_want_logits():
    assert [name for name in LOSSES if LOSSES[name].wants_logits] == [*CROSS_ENTROPIES]
    outputs = np.array([0.3, -2.0])
    for name in (name for name in LOSSES if name not in CROSS_ENTROPIES):
        np.testing.assert_array_equal(LOSSES[name].prediction(outputs), outputs)
