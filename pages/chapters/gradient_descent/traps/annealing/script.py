"""One chain as a script of its own: the ground, the rule, and the dice."""

import inspect

import numpy as np

from engines.gradient_descent import COOLINGS, acceptance
from engines.gradient_descent.coolings import LAST_FACTOR
from engines.gradient_descent.formulas import source
from pages.chapters.gradient_descent.grounds import BOWL, OWN
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import Settings
from .record import Record

NO_WARNINGS = 'np.seterr(all="ignore")  # where the ground is not defined'
BOWL_GROUND = """
(A, B), (_, C) = {matrix!r}


def value(points):
    x, y = points[..., 0], points[..., 1]
    return 0.5 * (x * (A * x + B * y) + y * (B * x + C * y))
"""
WALKED = """
low, high = np.array({low!r}), np.array({high!r})
n_steps, stride, seed = {n_steps}, {stride!r}, {seed}
factors = {factor}(np.arange(n_steps), n_steps)


def walk(temperature):
    point = np.array([{start!r}])
    height = lowest = value(point)
    for now, (*move, dice) in zip(
        temperature * factors, np.random.default_rng(seed).random((n_steps, 3))
    ):
        proposal = point + (2 * np.array([move]) - 1) * stride
        proposed = value(proposal)
        inside = ((proposal >= low) & (proposal <= high)).all()
        is_ground = inside and np.isfinite(proposed)
        rise = proposed - np.where(np.isfinite(height), height, np.inf)
        if is_ground and dice < acceptance(rise, now):
            point, height = proposal, proposed
            lowest = np.fmin(lowest, height)
    return point[0], height[0], lowest[0]


(x, y), height, lowest = walk({temperature!r})
cold = walk(0.0)[1]
{prints}
"""
NAMES = {
    "x": "x",
    "y": "y",
    "f": "height",
    "lowest f so far": "lowest",
    "f at T = 0": "cold",
}


def script(record: Record) -> Script:
    """Write the chain and its twin at T = 0 as a script."""
    settings = record.settings
    functions, ground = _ground(settings)
    factor = COOLINGS[settings.cooling].factor
    low, high = zip(*settings.surface.domain, strict=True)
    prints = [*NAMES] if np.isfinite(record.cold.values[-1]) else ["x", "y"]
    walked = WALKED.format(
        low=[*map(float, low)],
        high=[*map(float, high)],
        n_steps=record.n_steps,
        stride=float(settings.stride),
        seed=settings.seed,
        factor=factor.__name__,
        start=[*map(float, settings.chain_start)],
        temperature=float(settings.temperature),
        prints="\n".join(f"print(repr(float({NAMES[name]})))" for name in prints),
    )
    names = NO_WARNINGS
    if "LAST_FACTOR" in inspect.getsource(factor):
        names += f"\nLAST_FACTOR = {LAST_FACTOR!r}"
    says = f"A chain on {settings.surface.label}: where it ends, and its twin at T = 0."
    body = "\n\n\n".join([ground.strip(), walked.strip()])
    text = exports.script(says, [*functions, acceptance, factor], body, names)
    return Script(text, prints)


def _ground(settings: Settings) -> tuple[list, str]:
    """Return the engine's function of a ground, and the lines that name it."""
    surface = settings.surface
    if settings.landscape == BOWL:
        matrix = surface.hessian(np.zeros(2)).tolist()
        return [], BOWL_GROUND.format(matrix=matrix)
    if settings.landscape == OWN:
        return [], f"{source(settings.formula)}\n\nvalue = own_value"
    return [surface.value], f"value = {surface.value.__name__}"
