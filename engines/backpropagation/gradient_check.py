"""The gradient measured from losses alone, to check what backpropagation says."""

from dataclasses import dataclass

import numpy as np

from engines.backpropagation.network import Network, Parameters
from engines.backpropagation.passes import backward, forward

METHODS = ("centred", "forward", "complex")
PRECISIONS = ("float64", "float32")
TINY = 1e-20  # the complex step: no difference is taken, so smaller is only better
# What a relative error means, the largest first (CS231n's rules of thumb).
GRADES = (
    ("wrong", 1e-2),
    ("uncomfortable", 1e-4),
    ("fine at a kink", 1e-7),
    ("happy", 0.0),
)


@dataclass(frozen=True, eq=False)
class GradientCheck:
    """Every parameter's gradient twice: by backpropagation, and as measured."""

    analytic: np.ndarray  # (P,) as given, in the order of Parameters.vector
    numeric: np.ndarray  # (P,) measured from losses alone
    relative_errors: np.ndarray  # (P,) of each parameter
    method: str  # one of METHODS
    step: float  # h

    @property
    def grades(self) -> tuple[str, ...]:
        """One of the four grades for each parameter."""
        return tuple(grade_of(error) for error in self.relative_errors)

    @property
    def worst(self) -> float:
        """The largest relative error."""
        return float(self.relative_errors.max())

    @property
    def difference(self) -> float:
        """The largest difference, as a share of the largest gradient (or of 1e-6)."""
        size = max(np.abs(self.analytic).max(), np.abs(self.numeric).max(), 1e-6)
        return float(np.abs(self.analytic - self.numeric).max() / size)


def grade_of(relative_error: float) -> str:
    """Return the grade of a relative error: above 1e-2 wrong, at most 1e-7 happy.

    Between them: above 1e-4 uncomfortable, above 1e-7 fine only where the loss has
    kinks. Not a number is wrong. Nothing is raised. Source: Stanford CS231n,
    "Gradient checks".

    >>> grade_of(1e-7), grade_of(0.5)
    ('happy', 'wrong')
    """
    for grade, above in GRADES:
        if not relative_error <= above:  # so that nan is wrong
            return grade
    return GRADES[-1][0]


def relative_errors(analytic, numeric) -> np.ndarray:
    """Return |fa - fn| / max(|fa|, |fn|), and 0 where both are zero.

    Shapes broadcast. Nothing is raised. Source: Stanford CS231n, "Gradient checks".

    >>> relative_errors(np.array([2.0, 0.0]), np.array([1.0, 0.0]))
    array([0.5, 0. ])
    """
    gap = np.abs(analytic - numeric)
    size = np.maximum(np.abs(analytic), np.abs(numeric))
    return np.divide(gap, size, out=np.zeros(np.shape(gap)), where=size != 0)


def check_gradients(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    analytic: Parameters | None = None,
    method: str = "centred",
    step: float = 1e-5,
    precision: str = "float64",
) -> GradientCheck:
    """Return each parameter's gradient as given and as measured, and how they differ.

    Centred: (E(w + h) - E(w - h)) / 2h. Forward: (E(w + h) - E(w)) / h. Complex: the
    imaginary part of E(w + ih), divided by h = 1e-20, exact to rounding. ``analytic``
    None asks `backward`; ``inputs`` and ``targets`` as for `forward`; ``precision``
    is that of the measuring. Raises ValueError for an unknown method or precision, or
    a step that is no finite number above 0. Source: Squire and Trapp (1998); Stanford
    CS231n.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> check_gradients(Network((1, 1)), parameters, [[3]], [[5]]).grades
    ('happy', 'happy')
    """
    if analytic is None:
        passed = forward(network, parameters, inputs, targets)
        analytic = backward(network, parameters, passed).parameter_grads
    given = analytic.vector
    step = TINY if method == "complex" else step
    steps = np.array([step])
    numeric = measured_gradients(
        network, parameters, inputs, targets, steps, method, precision
    )[0]
    return GradientCheck(given, numeric, relative_errors(given, numeric), method, step)


def measured_gradients(
    network: Network,
    parameters: Parameters,
    inputs,
    targets,
    steps,
    method: str = "centred",
    precision: str = "float64",
) -> np.ndarray:
    """Return the gradient measured with each of many steps h, (n_steps, P).

    The rules are those of `check_gradients`, which says what is raised. Every h and
    every parameter is a network of its own, all passed forward at once. Source:
    Numerical Recipes, section 5.7.

    >>> parameters = Parameters((np.array([[2.0]]),), (np.array([1.0]),))
    >>> measured_gradients(Network((1, 1)), parameters, [[3]], [[5]], [0.5], "forward")
    array([[8.25, 2.25]])
    """
    _checked(method, precision, steps)
    dtype = np.dtype(precision)
    vector = parameters.vector.astype(dtype)
    inputs, targets = np.asarray(inputs, dtype), np.asarray(targets, dtype)
    steps = np.asarray(steps, dtype)
    nudges = steps[:, np.newaxis, np.newaxis] * np.eye(len(vector), dtype=dtype)

    def loss(nudge) -> np.ndarray:
        """Return the loss with the parameters nudged, each row of nudges apart."""
        nudged = parameters.with_vector(vector + nudge)
        return forward(network, nudged, inputs, targets).loss

    if method == "complex":
        rises = np.imag(loss(1j * nudges))
    elif method == "forward":
        rises = loss(nudges) - loss(0 * nudges[:1, :1, 0])
    else:
        rises = (loss(nudges) - loss(-nudges)) / 2
    return rises / steps[:, np.newaxis]


def _checked(method: str, precision: str, steps) -> None:
    for what, name, known in (
        ("method", method, METHODS),
        ("precision", precision, PRECISIONS),
    ):
        if name not in known:
            choices = ", ".join(known)
            raise ValueError(f"There is no {what} {name!r}; choose one of {choices}.")
    steps, limits = np.asarray(steps, float), np.finfo(precision)
    if not ((steps >= limits.tiny) & (steps <= limits.max)).all():
        raise ValueError(
            f"The step h is {steps}; choose numbers above 0 that are finite and not "
            f"too small for {precision}."
        )
