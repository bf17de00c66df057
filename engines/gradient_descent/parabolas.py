"""Parabolas with a number of one's own: where the bottom is, or how much it bends.

Books start with them, for on a parabola every step of plain descent is known in closed
form. They have one coordinate and no units.
"""

from dataclasses import replace

import numpy as np

from engines.gradient_descent.surface import Surface, quadratic


def moved_parabola(c: float, reach: float = 10.0) -> Surface:
    r"""Return the parabola f(x) = (x - c)^2, drawn from c - reach to c + reach.

    f'(x) = 2 (x - c) and f''(x) = 2, so that plain descent from x_0 is at
    x_k = c + (1 - 2 eta)^k (x_0 - c). Raises ValueError for a c that is not finite or
    a reach that is not above 0. Source: Nocedal and Wright, section 2.1.

    >>> moved_parabola(3.0).gradient(np.array([0.0])), moved_parabola(3.0).minima
    (array([-6.]), ((3.0,),))
    """
    _check("c", c, np.isfinite(c), "a number")
    _check("reach", reach, np.isfinite(reach) and reach > 0, "a number above 0")
    inside = f"x {-c:+.12g}" if c else "x"
    return replace(
        quadratic([[2.0]], [c], name="moved"),
        label="A parabola moved, (x − c)²",
        formula=rf"f(x) = ({inside})^2" if c else "f(x) = x^2",
        gradient_formula=rf"f'(x) = 2({inside})" if c else "f'(x) = 2x",
        domain=((c - reach, c + reach),),
    )


def bent_parabola(bend: float, reach: float = 10.0) -> Surface:
    r"""Return the parabola f(x) = lambda x^2 / 2, drawn from -reach to reach.

    f'(x) = lambda x and f''(x) = lambda, the ``bend``, so that plain descent from x_0
    is at x_k = (1 - eta lambda)^k x_0. Raises ValueError for a bend or a reach that is
    not finite and above 0. Source: Goh, Why Momentum Really Works (2017).

    >>> bent_parabola(0.5).value(np.array([4.0])), bent_parabola(0.5).minima
    (np.float64(4.0), ((0.0,),))
    """
    _check("bend", bend, np.isfinite(bend) and bend > 0, "a number above 0")
    _check("reach", reach, np.isfinite(reach) and reach > 0, "a number above 0")
    return replace(
        quadratic([[bend]], name="bent"),
        label="A parabola bent, λx²/2",
        formula=rf"f(x) = {bend:.12g}\,x^2 / 2",
        gradient_formula=rf"f'(x) = {bend:.12g}\,x",
        domain=((-reach, reach),),
    )


def _check(what: str, given: float, is_right: bool, wanted: str) -> None:
    if not is_right:
        raise ValueError(f"The {what} is {given!r}; choose {wanted}.")
