"""Surfaces: all that there is to walk down, the curves first, then the landscapes."""

from engines.gradient_descent import curves
from engines.gradient_descent.landscapes.registered import LANDSCAPES
from engines.gradient_descent.surface import Surface, elongated_bowl, quadratic

__all__ = [
    "CURVES",
    "LANDSCAPES",
    "SURFACES",
    "Surface",
    "elongated_bowl",
    "quadratic",
]


def _curve(
    name, label, formula, gradient_formula, domain, minima=(), smooth=True
) -> Surface:
    return Surface(
        name=name,
        label=label,
        formula=formula,
        gradient_formula=gradient_formula,
        value=getattr(curves, f"{name}_value"),
        gradient=getattr(curves, f"{name}_gradient"),
        hessian=getattr(curves, f"{name}_hessian"),
        domain=(domain,),
        minima=tuple((minimum,) for minimum in minima),
        smooth=smooth,
    )


# The minima are roots of the derivative, rounded once from 60 digits.
CURVES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        _curve(
            "square",
            "The parabola",
            r"f(x) = x^2",
            r"f'(x) = 2x",
            (-12.0, 12.0),
            (0.0,),
        ),
        _curve(
            "double_well",
            "Two valleys",
            r"f(x) = (x^2 - 1)^2 + 0.3\,x",
            r"f'(x) = 4x(x^2 - 1) + 0.3",
            (-1.8, 1.8),
            (-1.0355787140888537, 0.9601495555191055),
        ),
        _curve(
            "wave",
            "The growing wave",
            r"f(x) = x \cos(\pi x)",
            r"f'(x) = \cos(\pi x) - \pi x \sin(\pi x)",
            (-1.0, 2.0),
            (1.0904082219467213, -0.2738526868008509),
        ),
        _curve("cubic", "The cubic", r"f(x) = x^3", r"f'(x) = 3x^2", (-1.5, 1.5)),
        _curve(
            "plateau",
            "A pit in a plateau",
            r"f(x) = \tanh^2 x",
            r"f'(x) = 2\tanh x\,(1 - \tanh^2 x)",
            (-5.0, 5.0),
            (0.0,),
        ),
        _curve(
            "kink",
            "The kink",
            r"f(x) = |x|",
            r"f'(x) = \operatorname{sign} x",
            (-3.0, 3.0),
            (0.0,),
            smooth=False,
        ),
    )
}

SURFACES: dict[str, Surface] = CURVES | LANDSCAPES
# Convex, yet momentum may go round on it for ever; "The valley" does not list it.
# Source: Lessard, Recht and Packard (2016), section 4.6.
TWO_BENDS = _curve(
    "two_bends",
    "The curve with two bends",
    r"f(x) = \tfrac{25}{2}x^2,\ \tfrac12 x^2 + 24x - 12,"
    r"\ \tfrac{25}{2}x^2 - 24x + 36",
    r"f'(x) = 25x,\ x + 24,\ 25x - 24",
    (-4.0, 4.0),
    (0.0,),
)
