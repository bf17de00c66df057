"""The race as a script of its own: the ground, the rules, and everyone's walk."""

import numpy as np

from engines.gradient_descent import schedules
from engines.gradient_descent.formulas import source
from engines.gradient_descent.newton import _eigh_or_nan, along_the_bends
from pages.chapters.gradient_descent.grounds import BOWL, OWN
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import REFERENCE, Settings
from .record import Record
from .rules import rule_of

WALKED = """
def walk(rule, rate, n_steps):
    point, memory = np.array(start), {{}}
    for t in range(n_steps):
        point = point + rule(gradient(point), {rate}, memory, point)
    return point


for rule, rate, n_steps in (
{walks}
):
    point = walk(rule, rate, n_steps)
    print(repr(float(point[0])))
    print(repr(float(point[1])))
    print(repr(float(value(point))))
"""
OWN_NAMES = "value, gradient = own_value, own_gradient"
OWN_BENDS = "\nhessian = own_hessian"
HEIGHT = "\n    print(repr(float(value(point))))"
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
WARM = f"WARM_SHARE = {schedules.WARM_SHARE!r}"


def script(record: Record) -> Script:
    """Write the race as a script."""
    settings = record.settings
    functions, ground = ground_source(settings)
    if REFERENCE in record.walkers:
        functions += [_eigh_or_nan, along_the_bends]
    if settings.schedule != "constant":
        functions.append(schedules.SCHEDULES[settings.schedule].factor)
    rules = [rule_of(settings, walker) for walker in record.walkers]
    start = f"start = {[*map(float, settings.start)]!r}"
    walks = _walks(record, pace_of(settings))
    body = "\n\n\n".join([ground.strip(), *rules, start, walks])
    says = f"A race on {settings.surface.label}: everyone's last x, y and f(x, y)."
    names = f"{NO_WARNINGS}\n{WARM}" if settings.schedule == "warm_up" else NO_WARNINGS
    return Script(exports.script(says, functions, body, names), _prints(record))


def _prints(record: Record) -> list[str]:
    names = "xyf" if record.is_defined else "xy"
    return [f"{look.short}: {name}" for look in record.looks for name in names]


def _walks(record: Record, pace: str) -> str:
    """Return the loop that lets everyone walk as many steps as were taken."""
    walks = []
    for at, walker in enumerate(record.walkers):
        rate = record.settings.learning_rate(walker)
        steps = record.race.trajectories[at].n_steps
        walks.append(f"    ({walker}, {rate!r}, {steps}),")
    text = WALKED.format(rate=pace, walks="\n".join(walks)).strip()
    return text if record.is_defined else text.replace(HEIGHT, "")


def pace_of(settings: Settings) -> str:
    """Return how the script writes the learning rate at a step."""
    if settings.schedule == "constant":
        return "rate"
    factor = schedules.SCHEDULES[settings.schedule].factor.__name__
    own = f"rate * {factor}(np.array([float(t)]), {settings.n_steps})"
    return f"rate if rule.__name__ == 'newton' else {own}"


def ground_source(settings: Settings) -> tuple[list, str]:
    """Return the engine's functions of a ground, and the lines that name them."""
    surface = settings.surface
    if settings.landscape == BOWL:
        matrix = surface.hessian(np.zeros(2)).tolist()
        return [], BOWL_GROUND.format(matrix=matrix)
    if settings.landscape == OWN:
        own = source(settings.formula, REFERENCE in settings.walkers)
        names = OWN_NAMES + (OWN_BENDS if REFERENCE in settings.walkers else "")
        return [], f"{own}\n\n{names}"
    functions = [surface.value, surface.gradient, surface.hessian]
    names = ("value", "gradient", "hessian")
    lines = [
        f"{name} = {function.__name__}"
        for name, function in zip(names, functions, strict=True)
    ]
    return functions, "\n".join(lines)
