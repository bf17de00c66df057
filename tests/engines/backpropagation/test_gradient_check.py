"""The gradient measured from losses: its grades, its V-shaped error, its verdicts."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.backpropagation import (
    ACTIVATIONS,
    GRADES,
    LOSSES,
    METHODS,
    GradientCheck,
    Network,
    Parameters,
    backward,
    check_gradients,
    forward,
    grade_of,
    measured_gradients,
    relative_errors,
)
from tests.engines.backpropagation.worked_nets import FACTORY, MAZUR, random_case

EPSILON = {name: float(np.finfo(name).eps) for name in ("float64", "float32")}
SMOOTH = [name for name, one in ACTIVATIONS.items() if not one.has_kink]
# One sample and 17 parameters whose loss bends in every direction.
BENT = random_case(Network((2, 3, 2), "tanh", "sigmoid"), seed=3)


def just_above(number):
    return np.nextafter(number, 1)


def analytic(case):
    network, parameters, *_ = case.all
    return backward(network, parameters, forward(*case.all)).parameter_grads


def errors_of(case, steps, **how):
    """Return the mean error over the parameters, for each step h, (n_steps,)."""
    measured = measured_gradients(*case.all, steps, **how)
    return np.abs(measured - analytic(case).vector).mean(axis=-1)


def rise(steps, errors):
    """Return the power p of errors ~ steps ** p."""
    return np.polyfit(np.log(steps), np.log(errors), 1)[0]


# --- grades ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "grade"),
    [
        (0.0, "happy"),
        (1e-7, "happy"),
        (just_above(1e-7), "fine at a kink"),
        (1e-4, "fine at a kink"),
        (just_above(1e-4), "uncomfortable"),
        (1e-2, "uncomfortable"),
        (just_above(1e-2), "wrong"),
        (2.0, "wrong"),
        (np.inf, "wrong"),
        (np.nan, "wrong"),
    ],
)
def test_the_grades_at_their_borders(error, grade):
    assert grade_of(error) == grade


def test_every_grade_can_be_given_and_they_stand_from_bad_to_good():
    assert [grade_of(2 * above + 1e-9) for _, above in GRADES] == [g for g, _ in GRADES]


@pytest.mark.parametrize(
    ("told", "measured", "error"),
    [
        (0.0, 0.0, 0.0),
        (-0.0, 0.0, 0.0),
        (2.0, 1.0, 0.5),
        (1.0, 2.0, 0.5),
        (1.0, -1.0, 2.0),
        (0.0, 1e-30, 1.0),
        (-3.0, -3.0, 0.0),
        (2, 1, 0.5),
        (np.nan, 1.0, np.nan),
        (0.0, np.nan, np.nan),
    ],
)
def test_relative_errors_by_hand(told, measured, error):
    np.testing.assert_equal(float(relative_errors(told, measured)), error)


sizes = st.floats(1e-100, 1e100) | st.floats(-1e100, -1e-100)


@given(sizes, sizes, st.integers(-50, 50))
def test_relative_errors_know_neither_order_nor_unit(one, other, power):
    error = relative_errors(one, other)
    unit = 2.0**power
    assert 0 <= error <= 2
    assert error == relative_errors(other, one)
    assert error == relative_errors(unit * one, unit * other)


def test_relative_errors_broadcast_over_many_measurements():
    told, measured = np.array([1.0, 0.0]), np.array([[1.0, 0.0], [2.0, 1.0]])
    np.testing.assert_array_equal(relative_errors(told, measured), [[0, 0], [0.5, 1]])


def test_a_check_sums_up_its_parameters():
    told, measured = np.array([1.0, 0.0, 4.0]), np.array([1.0, 0.5, 5.0])
    errors = relative_errors(told, measured)
    check = GradientCheck(told, measured, errors, "centred", 1e-5)
    assert check.grades == ("happy", "wrong", "wrong")
    assert check.worst == 1.0
    assert check.difference == 1 / 5


def test_the_difference_is_not_alarmed_by_rounding_where_gradients_vanish():
    told, measured = np.array([1e-18, 0.0]), np.array([0.0, 0.0])
    check = GradientCheck(told, measured, relative_errors(told, measured), "", 1.0)
    assert check.worst == 1.0
    assert check.difference == pytest.approx(1e-12, rel=1e-9, abs=0)


# --- right gradients are happy --------------------------------------------------------


every_kind = pytest.mark.parametrize(
    ("activation", "loss", "residual"),
    list(product(ACTIVATIONS, LOSSES, [False, True])),
)


def of_kind(activation, loss, residual):
    network = Network((3, 4, 4, 2), activation, loss=loss, residual=residual)
    return random_case(network, n_samples=5, seed=1)


@every_kind
def test_right_gradients_are_happy_by_the_complex_step(activation, loss, residual):
    case = of_kind(activation, loss, residual)
    assert set(check_gradients(*case.all, method="complex").grades) == {"happy"}


@every_kind
def test_right_gradients_above_rounding_are_happy_by_centred(
    activation, loss, residual
):
    """Rounding is about epsilon E / h, which a gradient must exceed 1e7 times."""
    case = of_kind(activation, loss, residual)
    check = check_gradients(*case.all)
    loss = float(forward(*case.all).loss)
    felt = np.abs(check.analytic) > 1e7 * EPSILON["float64"] * loss / check.step
    assert felt.sum() > len(felt) / 2
    assert (check.relative_errors[felt] <= 1e-7).all()
    gaps = np.abs(check.analytic - check.numeric)
    assert gaps.max() < 1e-9 * max(loss, 1)


def test_a_right_gradient_can_be_too_small_for_centred_but_not_for_complex():
    """The unit is sure, so its slope is 1e-12: E / h drowns it in rounding."""
    unit = Network((1, 1), output_activation="sigmoid")
    sure = Parameters((np.array([[28.0]]),), (np.array([0.0]),))
    here = unit, sure, [[1.0]], [[0.0]]
    assert set(check_gradients(*here).grades) == {"wrong"}
    assert set(check_gradients(*here, method="complex").grades) == {"happy"}


@pytest.mark.parametrize("method", ["centred", "complex"])
@pytest.mark.parametrize("case", [FACTORY, MAZUR], ids=["factory", "mazur"])
def test_the_worked_networks_are_happy(case, method):
    assert set(check_gradients(*case.all, method=method).grades) == {"happy"}


@pytest.mark.parametrize("method", ["centred", "complex"])
@pytest.mark.parametrize("activation", SMOOTH)
def test_batch_normalisation_is_checked_too(activation, method):
    """Its biases' gradients are 0 but for rounding: `difference` is what tells."""
    network = Network((2, 4, 4, 1), activation, batch_norm=True, residual=True)
    case = random_case(network, n_samples=6)
    check = check_gradients(*case.all, method=method)
    assert len(check.numeric) == case.parameters.count == 37 + 2 * 8
    assert check.difference < 1e-7


def test_the_check_tells_what_it_compared_and_how():
    check = check_gradients(*MAZUR.all, method="forward", step=1e-6)
    assert (check.method, check.step) == ("forward", 1e-6)
    np.testing.assert_array_equal(check.analytic, analytic(MAZUR).vector)
    measured = measured_gradients(*MAZUR.all, [1e-6], "forward")
    np.testing.assert_array_equal(check.numeric, measured[0])
    errors = relative_errors(check.analytic, check.numeric)
    np.testing.assert_array_equal(check.relative_errors, errors)


def test_the_complex_step_takes_its_own_step_and_is_exact():
    checks = [check_gradients(*BENT.all, method="complex", step=h) for h in (1, 1e-5)]
    assert checks[0].step == checks[1].step == 1e-20
    assert checks[0].worst == checks[1].worst < 1e-14


@pytest.mark.parametrize(
    ("method", "fits"),
    [("centred", lambda h: 0 * h), ("forward", lambda h: h)],
    ids=["centred", "forward"],
)
def test_on_a_parabola_the_error_of_measuring_is_known(method, fits):
    """E = (w x + b - y)^2 / 2 bends by x^2 along w and by 1 along b."""
    case = random_case(Network((1, 1)))
    x = float(case.inputs[0, 0])
    steps = np.array([1.0, 0.25, 0.01])
    measured = measured_gradients(*case.all, steps, method)
    error = fits(steps)[:, np.newaxis] * np.array([x**2, 1]) / 2
    np.testing.assert_allclose(measured - analytic(case).vector, error, atol=1e-13)


# --- wrong gradients are found --------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "grade"),
    [(0.03, "wrong"), (1e-3, "uncomfortable"), (1e-5, "fine at a kink")],
)
@pytest.mark.parametrize("at", range(MAZUR.parameters.count))
def test_one_gradient_that_is_off_is_named_and_no_other(at, share, grade):
    told = analytic(MAZUR)
    off = told.with_vector(told.vector * (1 + share * (np.arange(12) == at)))
    grades = check_gradients(*MAZUR.all, analytic=off).grades
    assert [i for i, one in enumerate(grades) if one != "happy"] == [at]
    assert grades[at] == grade


def test_a_gradient_that_is_no_number_is_wrong():
    told = analytic(MAZUR)
    off = told.with_vector(np.where(np.arange(12) == 4, np.nan, told.vector))
    check = check_gradients(*MAZUR.all, analytic=off)
    assert [i for i, one in enumerate(check.grades) if one == "wrong"] == [4]
    assert np.isnan(check.worst)


def test_centred_measuring_across_a_kink_is_wrong_about_a_right_gradient():
    """With b = h / 2 the bend lies inside; only 3/4 of the way has a slope."""
    h = 1e-5
    unit = Network((1, 1), output_activation="relu")
    parameters = Parameters((np.array([[1.0]]),), (np.array([h / 2]),))
    here = unit, parameters, [[0.0]], [[1.0]]
    centred, exact = (check_gradients(*here, method=m) for m in ("centred", "complex"))
    assert centred.numeric[1] / centred.analytic[1] == pytest.approx(0.75, rel=1e-4)
    assert centred.grades == ("happy", "wrong")
    assert exact.grades == ("happy", "happy")


# --- the V ----------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "power"), [("centred", 2), ("forward", 1)])
def test_from_large_steps_down_the_error_falls_like_a_power_of_h(method, power):
    steps = np.logspace(-2, -4, 9)
    errors = errors_of(BENT, steps, method=method)
    assert rise(steps, errors) == pytest.approx(power, abs=0.02)


@pytest.mark.parametrize("method", ["centred", "forward"])
@pytest.mark.parametrize(
    ("precision", "steps"),
    [("float64", np.logspace(-9, -13, 41)), ("float32", np.logspace(-4, -6, 41))],
    ids=["float64", "float32"],
)
def test_then_rounding_makes_it_rise_like_epsilon_over_h(method, precision, steps):
    errors = errors_of(BENT, steps, method=method, precision=precision)
    assert rise(steps, errors) == pytest.approx(-1, abs=0.2)
    loss = float(forward(*BENT.all).loss)
    sizes = errors * steps / (EPSILON[precision] * loss)
    assert 0.05 < np.median(sizes) < 5


@pytest.mark.parametrize("precision", EPSILON)
@pytest.mark.parametrize("method", ["centred", "forward"])
def test_both_arms_of_the_v_rise_far_above_its_foot(method, precision):
    errors = errors_of(
        BENT, np.logspace(0, -14, 57), method=method, precision=precision
    )
    assert errors[0] > 100 * errors.min() < errors[-1]
    assert 0 < errors.argmin() < len(errors) - 1


@pytest.mark.parametrize(("method", "power"), [("centred", 2 / 3), ("forward", 1 / 2)])
def test_at_best_float32_is_worse_by_that_power_of_the_epsilons(method, power):
    steps = np.logspace(0, -10, 41)
    best = {
        name: errors_of(BENT, steps, method=method, precision=name).min()
        for name in EPSILON
    }
    worse = (EPSILON["float32"] / EPSILON["float64"]) ** power
    assert worse / 5 < best["float32"] / best["float64"] < worse * 5


def test_float32_measures_in_float32():
    measured = measured_gradients(*BENT.all, [1e-3], precision="float32")
    assert measured.dtype == np.float32


@pytest.mark.parametrize("precision", EPSILON)
def test_the_complex_step_is_exact_to_the_precision_it_is_measured_in(precision):
    errors = errors_of(BENT, [1e-20], method="complex", precision=precision)
    assert errors[0] < 3 * EPSILON[precision]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("precision", EPSILON)
def test_many_steps_at_once_are_the_same_as_one_by_one(method, precision):
    steps = np.logspace(-1, -12, 12)
    how = dict(method=method, precision=precision)
    together = measured_gradients(*BENT.all, steps, **how)
    alone = [measured_gradients(*BENT.all, [step], **how)[0] for step in steps]
    assert together.shape == (12, BENT.parameters.count)
    np.testing.assert_array_equal(together, alone)


# --- what is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (
            {"method": "backward"},
            "no method 'backward'; choose one of centred",
        ),
        ({"precision": "float16"}, "no precision 'float16'; choose one of float64"),
        ({"step": 0}, r"h is \[0.\]; choose numbers above 0"),
        ({"step": -1e-5}, r"h is \[-1.e-05\]; choose numbers above 0"),
        ({"step": np.nan}, r"h is \[nan\]; choose numbers above 0"),
        ({"step": np.inf}, r"h is \[inf\]; .* finite"),
        ({"step": 1e-50, "precision": "float32"}, "too small for float32"),
    ],
)
def test_what_cannot_be_measured_is_refused_with_a_sentence(how, sentence):
    with pytest.raises(ValueError, match=sentence):
        check_gradients(*FACTORY.all, **how)


def test_one_bad_step_among_many_is_refused():
    with pytest.raises(ValueError, match="choose numbers above 0"):
        measured_gradients(*FACTORY.all, [1e-3, 0.0])
