"""The walk as a script to take home."""

from engines.gradient_descent import curves
from engines.gradient_descent.formulas import source
from engines.gradient_descent.formulas.own_curve import in_x
from pages.ui import exports
from pages.ui.chapter import Script

from .ground import BENT, MOVED, OWN
from .record import Record, Settings

QUIET = 'np.seterr(all="ignore")  # far out numbers may be too large'


def script(record: Record) -> Script:
    """Write the walk as a script."""
    settings = record.settings
    functions, named, value, gradient = code_of(settings)
    body = f"""{named}
x = np.array([{settings.start!r}])
for step in range({record.trajectory.n_steps}):
    x = x - {settings.learning_rate!r} * {gradient}
print(repr(float(x[0])))
print(repr(float({value})))
"""
    says = f"Gradient descent, {settings.surface.label.lower()}: last x and f(x)."
    return Script(exports.script(says, functions, body), ("x", "f(x)"))


def code_of(settings: Settings) -> tuple[list, str, str, str]:
    """Return a curve's functions, a line before the walk, and how f, f′ are written."""
    name = settings.curve
    if name == MOVED:
        return [], f"c = {settings.c!r}", "(x[0] - c) ** 2", "2 * (x - c)"
    if name == OWN:
        text = source(in_x(settings.formula).strip())
        there = "np.append(x, 0.0)"  # the y that a curve does not need
        gradient = f"own_gradient({there})[:1]"
        return [], f"{QUIET}\n\n\n{text}\n", f"own_value({there})", gradient
    if name == BENT:
        half = "0.5 * bend * x[0] ** 2"
        return [], f"bend = {settings.bend!r}", half, "bend * x"
    functions = [getattr(curves, f"{name}_{of}") for of in ("value", "gradient")]
    return functions, "", f"{name}_value(x)", f"{name}_gradient(x)"
