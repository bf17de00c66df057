"""Ingredients: they make the very update of their optimizer, in all its forms."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.gradient_descent import (
    BIAS_CORRECTIONS,
    MOMENTUM_FORMS,
    OPTIMIZERS,
    SCHEDULES,
    AdaGrad,
    Adam,
    GradientDescent,
    Momentum,
    Nesterov,
    Newton,
    Optimizer,
    RMSProp,
    ingredients,
    quadratic,
    scheduled,
)
from engines.gradient_descent.descent import take_steps

BOWL = quadratic([[3.0, -1.0], [-1.0, 2.0]], minimum=[0.5, -2.0])
FORMS = [
    GradientDescent(0.1),
    *(Momentum(0.07, 0.9, form) for form in MOMENTUM_FORMS),
    Nesterov(0.07, 0.9),
    AdaGrad(0.3),
    RMSProp(0.03),
    *(Adam(0.03, bias_correction=way) for way in BIAS_CORRECTIONS),
    Newton(0.3),
    Newton(0.3, damping=0.5),
    Newton(0.3, target="level"),
]
every_form = pytest.mark.parametrize("optimizer", FORMS, ids=repr)
numbers = st.floats(-1e6, 1e6)
starts = st.lists(numbers, min_size=2, max_size=2).map(lambda pair: np.array([pair]))


def moments(optimizer, start, n_steps):
    """Return what one update is made of, at every moment of a walk, and the update."""
    for points, gradients, state, updates in take_steps(
        BOWL, optimizer, start, n_steps
    ):
        hessian = BOWL.hessian(points)
        yield ingredients(optimizer, gradients, state, hessian), updates


def test_every_kind_of_optimizer_is_taken_apart():
    assert {type(one) for one in FORMS} == set(OPTIMIZERS.values())


@every_form
@pytest.mark.parametrize("schedule", SCHEDULES)
@settings(max_examples=10, deadline=None)
@given(start=starts)
def test_the_last_ingredient_is_the_update_to_the_last_bit(optimizer, schedule, start):
    optimizer = scheduled(optimizer, schedule, 25)
    for made, updates in moments(optimizer, start, 30):
        assert made[-1].name == "update" and made[0].name == "gradient"
        np.testing.assert_array_equal(made[-1].value, updates)


@every_form
def test_another_number_makes_another_update(optimizer):
    """What the test above would say if an ingredient were not the optimizer's."""
    other = replace(optimizer, learning_rate=optimizer.learning_rate * (1 + 1e-15))
    [*_, (_, updates)] = moments(optimizer, np.array([[4.0, 3.0]]), 3)
    *_, state, _ = [*take_steps(BOWL, optimizer, np.array([[4.0, 3.0]]), 3)][-1]
    points = [*take_steps(BOWL, optimizer, np.array([[4.0, 3.0]]), 3)][-1][0]
    made = ingredients(other, BOWL.gradient(points), state, BOWL.hessian(points))
    assert (made[-1].value != updates).any()


@every_form
def test_for_one_walker_they_are_those_of_the_crowd(optimizer):
    [*_, (many, _)] = moments(optimizer, np.array([[4.0, 3.0], [1.0, -5.0]]), 4)
    [*_, (one, _)] = moments(optimizer, np.array([[1.0, -5.0]]), 4)
    for there, here in zip(many, one, strict=True):
        assert (there.name, there.formula) == (here.name, here.formula)
        np.testing.assert_allclose(there.value[-1], here.value[-1], rtol=1e-14)


@every_form
def test_parts_add_up_to_what_they_make(optimizer):
    for made, _ in moments(optimizer, np.array([[4.0, 3.0]]), 5):
        for one in made:
            assert set(one.parts) in (set(), {"kept", "added"})
            if one.parts:
                np.testing.assert_array_equal(
                    one.parts["kept"] + one.parts["added"], one.value
                )


@every_form
def test_a_rule_is_written_in_symbols_and_in_numbers(optimizer):
    *_, (made, _) = moments(scheduled(optimizer, "step", 9), np.array([[4.0, 3.0]]), 3)
    for one in made:
        assert "$" not in one.formula and one.symbol
        written = one.filled(lambda number: f"[{np.shape(number)}]")
        assert "$" not in written and "[" in written


RULES = {  # what each rule says, in Python
    "$gradient": lambda n: n.gradient,
    r"$base_rate \cdot $factor": lambda n: n.base_rate * n.factor,
    r"-$learning_rate \cdot $gradient": lambda n: -n.learning_rate * n.gradient,
    r"$momentum \cdot $velocity + $gradient": (
        lambda n: n.momentum * n.velocity + n.gradient
    ),
    r"$momentum \cdot $velocity + (-$learning_rate) \cdot $gradient": (
        lambda n: n.momentum * n.velocity - n.learning_rate * n.gradient
    ),
    r"$momentum \cdot $velocity + (1 - $momentum) \cdot $gradient": (
        lambda n: n.momentum * n.velocity + (1 - n.momentum) * n.gradient
    ),
    "$velocity": lambda n: n.velocity,
    r"-$learning_rate \cdot $velocity": lambda n: -n.learning_rate * n.velocity,
    r"-$learning_rate \cdot $looked_ahead": (
        lambda n: -n.learning_rate * n.looked_ahead
    ),
    "$squared_sum + $gradient^2": lambda n: n.squared_sum + n.gradient**2,
    r"$decay \cdot $squared_mean + (1 - $decay) \cdot $gradient^2": (
        lambda n: n.decay * n.squared_mean + (1 - n.decay) * n.gradient**2
    ),
    r"\sqrt{$squared_sum} + $epsilon": lambda n: n.squared_sum**0.5 + n.epsilon,
    r"\sqrt{$squared_mean} + $epsilon": lambda n: n.squared_mean**0.5 + n.epsilon,
    r"\sqrt{$second_moment} + $epsilon": lambda n: n.second_moment**0.5 + n.epsilon,
    r"\sqrt{$corrected_second} + $epsilon": (
        lambda n: n.corrected_second**0.5 + n.epsilon
    ),
    r"-$learning_rate \cdot \frac{$gradient}{$brake}": (
        lambda n: -n.learning_rate * (n.gradient / n.brake)
    ),
    r"$beta1 \cdot $first_moment + (1 - $beta1) \cdot $gradient": (
        lambda n: n.beta1 * n.first_moment + (1 - n.beta1) * n.gradient
    ),
    r"$beta2 \cdot $second_moment + (1 - $beta2) \cdot $gradient^2": (
        lambda n: n.beta2 * n.second_moment + (1 - n.beta2) * n.gradient**2
    ),
    r"\frac{$first_moment}{1 - $beta1^{$step_count}}": (
        lambda n: n.first_moment / (1 - n.beta1**n.step_count)
    ),
    r"\frac{$second_moment}{1 - $beta2^{$step_count}}": (
        lambda n: n.second_moment / (1 - n.beta2**n.step_count)
    ),
    r"$first_moment \cdot (1 - $beta1^{$step_count})": (
        lambda n: n.first_moment * (1 - n.beta1**n.step_count)
    ),
    r"$second_moment \cdot (1 - $beta2^{$step_count})": (
        lambda n: n.second_moment * (1 - n.beta2**n.step_count)
    ),
    r"\frac{-$learning_rate \cdot $corrected_first}{$brake}": (
        lambda n: -n.learning_rate * n.corrected_first / n.brake
    ),
    r"\frac{-$learning_rate \cdot $first_moment}{$brake}": (
        lambda n: -n.learning_rate * n.first_moment / n.brake
    ),
    r"$directions^\top $gradient": lambda n: n.directions[0].T @ n.gradient[0],
    "|$curvatures| + $damping": lambda n: abs(n.curvatures) + n.damping,
    "$curvatures + $damping": lambda n: n.curvatures + n.damping,
    r"$directions \cdot \frac{$slopes}{$bends}": (
        lambda n: n.directions[0] @ (n.slopes / n.bends)[0]
    ),
    r"-$learning_rate \cdot $jump": lambda n: -n.learning_rate * n.jump,
}


@every_form
def test_every_rule_says_how_its_value_was_made(optimizer):
    for made, _ in moments(scheduled(optimizer, "step", 9), np.array([[4.0, 3.0]]), 9):
        for one in made:
            found = RULES[one.rule](SimpleNamespace(**one.numbers))
            np.testing.assert_allclose(one.value, np.reshape(found, one.value.shape))


def test_every_rule_is_used():
    made = [
        one
        for optimizer in FORMS
        for some, _ in moments(scheduled(optimizer, "step", 9), np.ones((1, 2)), 0)
        for one in some
    ]
    assert {one.rule for one in made} == set(RULES)
    assert {one.kind for one in made} == {"arrow", "area", "factor"}


def test_the_numbers_are_filled_in():
    state = {"velocity": np.array([2.0])}
    *_, rolling, update = ingredients(Momentum(0.5, 0.9), np.array([4.0]), state)
    assert rolling.formula == r"\beta \cdot v + g"
    assert rolling.filled(lambda x: f"{np.squeeze(x):g}") == r"0.9 \cdot 2 + 4"
    assert rolling.value == 0.9 * 2 + 4 and update.value == -0.5 * rolling.value


def test_an_optimizer_nobody_has_taken_apart_says_so():
    with pytest.raises(TypeError, match="has not been taken apart"):
        ingredients(Optimizer(0.1), np.ones(2), {})
