"""What each operation of a formula does with numbers and arrays.

Arithmetic goes through Python's operators: on single numbers they are several times
as fast as NumPy's functions, and on arrays they are the same.
"""

import operator
from collections.abc import Callable

import numpy as np


def below(first, second):
    """Return 1 where the first is less, 0 where it is more, 1/2 where they tie.

    >>> below(np.array([1.0, 2.0, 3.0]), 2.0)
    array([1. , 0.5, 0. ])
    """
    return (first < second) + 0.5 * (first == second)


def blend(share, both):
    """Return the first of `both` where its share is 1, the other where it is 0.

    Where neither is less, there is a kink: what is halfway is returned, by choice.

    >>> blend(np.array([1.0, 0.5, 0.0]), (3.0, 5.0))
    array([3., 4., 5.])
    """
    first, second = both
    halfway = (first + second) / 2
    return np.where(share == 1, first, np.where(share == 0, second, halfway))[()]


def over_root(top, root):
    """Return top / root, and 0 where both are 0: the tip of a cone, by choice.

    >>> over_root(np.array([3.0, 0.0]), np.array([2.0, 0.0]))
    array([1.5, 0. ])
    """
    at_the_tip = (top == 0) & (root == 0)
    return np.where(at_the_tip, 0.0, top / np.where(at_the_tip, 1.0, root))[()]


def pair(first, second) -> tuple:
    """Return both as one, for an operation that takes three.

    >>> pair(1.0, 2.0)
    (1.0, 2.0)
    """
    return first, second


OPERATIONS: dict[str, Callable] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
    "negate": operator.neg,
    "power": np.power,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "abs": np.absolute,
    "sign": np.sign,
    "min": np.minimum,
    "max": np.maximum,
    "below": below,
    "blend": blend,
    "over_root": over_root,
    "pair": pair,
}

# The same for arrays: those of NumPy's functions that write into an array they are
# given, so that no new one has to be fetched from memory for every operation.
INTO: dict[str, np.ufunc] = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "negate": np.negative,
} | {name: f for name, f in OPERATIONS.items() if isinstance(f, np.ufunc)}
