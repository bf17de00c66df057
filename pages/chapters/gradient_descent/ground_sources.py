"""Every ground as a few lines of NumPy, for the scripts that are taken home."""

import numpy as np

from engines.gradient_descent.formulas import source
from pages.chapters.gradient_descent.grounds import BOWL, OWN, Ground

OWN_NAMES = "value, gradient = own_value, own_gradient"
OWN_BENDS = "\nhessian = own_hessian"
BOWL_GROUND = """
(A, B), (_, C) = {matrix!r}


def gradient(point):
    x, y = point[..., 0], point[..., 1]
    return np.stack([A * x + B * y, B * x + C * y], axis=-1)


def value(point):
    x, y = point[..., 0], point[..., 1]
    return 0.5 * (x * (A * x + B * y) + y * (B * x + C * y))


def hessian(point):
    return np.array([[A, B], [B, C]])
"""
NO_WARNINGS = 'np.seterr(all="ignore")  # who gets lost makes huge numbers on the way'


def ground_source(settings: Ground, with_bends: bool) -> tuple[list, str]:
    """Return the engine's functions of a ground, and the lines that name them.

    They are its value and its gradient and, `with_bends`, its Hessian.
    """
    surface = settings.surface
    if settings.landscape == BOWL:
        matrix = surface.hessian(np.zeros(2)).tolist()
        return [], BOWL_GROUND.format(matrix=matrix)
    if settings.landscape == OWN:
        names = OWN_NAMES + (OWN_BENDS if with_bends else "")
        return [], f"{source(settings.formula, with_bends)}\n\n{names}"
    names = ("value", "gradient", *(["hessian"] if with_bends else []))
    functions = [getattr(surface, name) for name in names]
    named = zip(names, functions, strict=True)
    return functions, "\n".join(f"{name} = {one.__name__}" for name, one in named)
