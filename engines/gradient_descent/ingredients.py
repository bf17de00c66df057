"""Ingredients: one update of an optimizer taken apart, in the order of its making."""

from functools import singledispatch

import numpy as np

from engines.gradient_descent.adam import BIAS_CORRECTIONS, Adam, warmth
from engines.gradient_descent.heavy_ball import Momentum, Nesterov
from engines.gradient_descent.ingredient import Ingredient, adding, making
from engines.gradient_descent.newton import Newton, along_the_bends
from engines.gradient_descent.optimizer import Optimizer, State
from engines.gradient_descent.optimizers import AdaGrad, GradientDescent, RMSProp
from engines.gradient_descent.schedules import SCHEDULES, Scheduled

ADDED = {  # to the velocity, in each form
    "rate_outside": "$gradient",
    "rate_inside": r"(-$learning_rate) \cdot $gradient",
    "damped": r"(1 - $momentum) \cdot $gradient",
}
CORRECTED = {
    "divided": r"\frac{$%s}{1 - $%s^{$step_count}}",
    "multiplied": r"$%s \cdot (1 - $%s^{$step_count})",
}


def ingredients(
    optimizer: Optimizer, gradient, state: State, hessian=None
) -> tuple[Ingredient, ...]:
    """Return the sub-steps of one update, from the gradient to the update, in order.

    ``gradient`` has shape (..., d), ``state`` is the optimizer's on arrival there, and
    ``hessian`` (..., d, d) is for Newton. The last one's value is the update that
    ``optimizer.update`` returns, to the last bit. Raises TypeError for an optimizer
    of another kind.

    >>> made = ingredients(Momentum(0.1), np.ones(1), {"velocity": np.ones(1)})
    >>> [(one.name, one.value.round(6).tolist()) for one in made]
    [('gradient', [1.0]), ('velocity', [1.9]), ('update', [-0.19])]
    >>> made[1].formula, made[1].filled(lambda number: str(np.squeeze(number)))
    ('\\\\beta \\\\cdot v + g', '0.9 \\\\cdot 1.0 + 1.0')
    """
    gradient = np.asarray(gradient, dtype=float)
    felt = making("gradient", "arrow", "$gradient", gradient, gradient=gradient)
    return (felt, *_made(optimizer, gradient, state, hessian))


@singledispatch
def _made(optimizer, gradient, state: State, hessian) -> list[Ingredient]:
    """Return all ingredients after the gradient."""
    raise TypeError(f"{optimizer!r} has not been taken apart yet; give it a recipe.")


@_made.register
def _(optimizer: GradientDescent, gradient, state, hessian):
    return [_against(optimizer.learning_rate, "gradient", gradient)]


def _against(eta, name: str, direction) -> Ingredient:
    """Return the update against a direction."""
    numbers = {"learning_rate": eta, name: direction}
    rule = rf"-$learning_rate \cdot ${name}"
    return making("update", "arrow", rule, -eta * direction, **numbers)


@_made.register
def _(optimizer: Momentum, gradient, state, hessian):
    eta, beta, old = optimizer.learning_rate, optimizer.momentum, state["velocity"]
    added = {
        "rate_outside": gradient,
        "rate_inside": -eta * gradient,
        "damped": (1 - beta) * gradient,
    }[optimizer.form]
    rule = rf"$momentum \cdot $velocity + {ADDED[optimizer.form]}"
    numbers = dict(momentum=beta, velocity=old, gradient=gradient, learning_rate=eta)
    rolling = adding("velocity", "arrow", rule, beta * old, added, **numbers)
    if optimizer.form != "rate_inside":
        return [rolling, _against(eta, "velocity", rolling.value)]
    there = {"velocity": rolling.value}
    return [rolling, making("update", "arrow", "$velocity", rolling.value, **there)]


@_made.register
def _(optimizer: Nesterov, gradient, state, hessian):
    beta, old = optimizer.momentum, state["velocity"]
    rule = r"$momentum \cdot $velocity + $gradient"
    numbers = dict(momentum=beta, velocity=old, gradient=gradient)
    rolling = adding("velocity", "arrow", rule, beta * old, gradient, **numbers)
    numbers["velocity"] = velocity = rolling.value
    ahead = adding("looked_ahead", "arrow", rule, beta * velocity, gradient, **numbers)
    eta = optimizer.learning_rate
    return [rolling, ahead, _against(eta, "looked_ahead", ahead.value)]


@_made.register
def _(optimizer: AdaGrad, gradient, state, hessian):
    old = state["squared_sum"]
    numbers = dict(squared_sum=old, gradient=gradient)
    rule = "$squared_sum + $gradient^2"
    squares = adding("squared_sum", "area", rule, old, gradient**2, **numbers)
    return [squares, *_braked(optimizer, gradient, squares)]


@_made.register
def _(optimizer: RMSProp, gradient, state, hessian):
    rho, old = optimizer.decay, state["squared_mean"]
    kept, added = rho * old, (1 - rho) * gradient**2
    rule = r"$decay \cdot $squared_mean + (1 - $decay) \cdot $gradient^2"
    numbers = dict(decay=rho, squared_mean=old, gradient=gradient)
    squares = adding("squared_mean", "area", rule, kept, added, **numbers)
    return [squares, *_braked(optimizer, gradient, squares)]


def _brake(epsilon, squares: Ingredient) -> Ingredient:
    """Return what each coordinate is divided by."""
    rule = rf"\sqrt{{${squares.name}}} + $epsilon"
    numbers = {squares.name: squares.value, "epsilon": epsilon}
    return making("brake", "factor", rule, np.sqrt(squares.value) + epsilon, **numbers)


def _braked(optimizer: AdaGrad | RMSProp, gradient, squares) -> list[Ingredient]:
    """Return the brake, and the update with it pulled."""
    eta, brake = optimizer.learning_rate, _brake(optimizer.epsilon, squares)
    numbers = dict(learning_rate=eta, gradient=gradient, brake=brake.value)
    rule = r"-$learning_rate \cdot \frac{$gradient}{$brake}"
    value = -eta * (gradient / brake.value)
    return [brake, making("update", "arrow", rule, value, **numbers)]


@_made.register
def _(optimizer: Adam, gradient, state, hessian):
    eta, t = optimizer.learning_rate, state["step_count"] + 1
    first = _moment("first", "arrow", optimizer.beta1, gradient, gradient, state)
    second = _moment("second", "area", optimizer.beta2, gradient, gradient**2, state)
    made, m, v = [first, second], first, second
    if optimizer.bias_correction != "none":
        m = _corrected(optimizer.bias_correction, first, optimizer.beta1, t)
        v = _corrected(optimizer.bias_correction, second, optimizer.beta2, t)
        made += [m, v]
    brake = _brake(optimizer.epsilon, v)
    rule = rf"\frac{{-$learning_rate \cdot ${m.name}}}{{$brake}}"
    numbers = {"learning_rate": eta, m.name: m.value, "brake": brake.value}
    value = -eta * m.value / brake.value
    return [*made, brake, making("update", "arrow", rule, value, **numbers)]


def _moment(which: str, kind: str, beta, gradient, new, state: State) -> Ingredient:
    """Return Adam's average of gradients, or of their squares."""
    name, share = f"{which}_moment", "beta1" if which == "first" else "beta2"
    numbers = {share: beta, name: state[name], "gradient": gradient}
    square = "" if which == "first" else "^2"
    rule = rf"${share} \cdot ${name} + (1 - ${share}) \cdot $gradient{square}"
    return adding(name, kind, rule, beta * state[name], (1 - beta) * new, **numbers)


def _corrected(how: str, moment: Ingredient, beta, step_count) -> Ingredient:
    """Return one of Adam's averages, corrected for its cold start."""
    which = moment.name.removesuffix("_moment")
    share = "beta1" if which == "first" else "beta2"
    numbers = {moment.name: moment.value, share: beta, "step_count": step_count}
    value = BIAS_CORRECTIONS[how](moment.value, warmth(beta, step_count))
    rule = CORRECTED[how] % (moment.name, share)
    return making(f"corrected_{which}", moment.kind, rule, value, **numbers)


@_made.register
def _(optimizer: Newton, gradient, state, hessian):
    damping = optimizer.damping
    parts = along_the_bends(gradient, hessian, damping, optimizer.target)
    directions, curvatures, slopes, bends, jump = parts
    along = dict(directions=directions, gradient=gradient)
    bent = dict(curvatures=curvatures, damping=damping)
    all_in = dict(directions=directions, slopes=slopes, bends=bends)
    rule = r"$directions \cdot \frac{$slopes}{$bends}"
    size = "$curvatures" if optimizer.target == "level" else "|$curvatures|"
    return [
        making("slopes", "factor", r"$directions^\top $gradient", slopes, **along),
        making("bends", "factor", f"{size} + $damping", bends, **bent),
        making("jump", "arrow", rule, jump, **all_in),
        _against(optimizer.learning_rate, "jump", jump),
    ]


@_made.register
def _(optimizer: Scheduled, gradient, state, hessian):
    now, time = optimizer.now(state), state["time"]
    factor = SCHEDULES[optimizer.schedule].factor(time, optimizer.n_steps)
    numbers = dict(base_rate=optimizer.learning_rate, factor=factor)
    rule, rate = r"$base_rate \cdot $factor", now.learning_rate
    paced = making("learning_rate", "factor", rule, rate, **numbers)
    return [paced, *_made(now, gradient, state, hessian)]
