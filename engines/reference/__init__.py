"""Second opinions: the same answers, found another way, by someone else's code."""

from engines.reference.second_opinions import (
    least_squares,
    numeric_gradient,
    numeric_hessian,
)

__all__ = ["least_squares", "numeric_gradient", "numeric_hessian"]
