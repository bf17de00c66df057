"""The four ways with one seed as a script of its own."""

from engines.gradient_descent.final_heights import SPARE
from engines.gradient_descent.ways_out import OTHER_DICE
from pages.chapters.gradient_descent.ground_sources import NO_WARNINGS, ground_source
from pages.ui import exports
from pages.ui.chapter import Script

from .looks import EVERY
from .record import N_SEEDS, Record

WALKED = """
low, high = {window}
n_probes, n_restarts, eta, beta = {n_probes}, {n_restarts}, {eta}, {beta}
n_steps = n_probes - 1  # a start is a probe, too
T, stride = {temperature}, {stride}


def draw_starts(n):
    drawn = np.random.default_rng({seed}).uniform(low, high, ({spare} * n, 2))
    felt = value(drawn) + gradient(drawn).sum(axis=-1)
    return drawn[np.argsort(~np.isfinite(felt), kind="stable")[:n]]


def height(point):
    inside = np.all((point >= low) & (point <= high))
    return float(value(point)) if inside and np.isfinite(value(point)) else np.inf


def walk(point, n_steps, beta=0.0):
    lowest, velocity = height(point), np.zeros(2)
    for _ in range(n_steps):
        velocity = beta * velocity + gradient(point)
        point = point - eta * velocity
        far = not np.all(np.abs(point) <= 1e9) or not np.isfinite(value(point))
        if far or not np.isfinite(gradient(point)).all():
            break
        lowest = min(lowest, height(point))
    return lowest


def climb(point):
    dice = np.random.default_rng({dice}).random((n_steps, 3))
    here = lowest = height(point)
    for t, (*move, chance) in enumerate(dice):
        now = T * cooling(t)
        there = point + (2 * np.array(move) - 1) * stride
        rise = height(there) - here
        accept = float(rise <= 0)
        if now > 0:
            accept = np.exp(-max(rise, 0.0) / now)
        if np.isfinite(height(there)) and chance < accept:
            point, here = there, height(there)
        lowest = min(lowest, here)
    return lowest


start = draw_starts(1)[0]
print(repr(walk(start, n_steps)))
print(repr(walk(start, n_steps, beta)))
walks = [walk(one, n_probes // n_restarts - 1) for one in draw_starts(n_restarts)]
print(repr(min(walks)))
print(repr(climb(start)))
"""
COOLED = {
    "constant": "1.0",
    "geometric": "1e-3 ** (t / n_steps)",
    "linear": "1 - t / n_steps",
    "logarithmic": "np.log(2) / np.log(t + 2.0)",
}


def script(record: Record) -> Script:
    """Write the four ways of the seed that is shown as a script."""
    settings, plan = record.settings, record.plan
    functions, ground = ground_source(settings, with_bends=False)
    low, high = zip(*record.surface.domain, strict=True)
    walked = WALKED.format(
        window=f"np.array({[*map(float, low)]!r}), np.array({[*map(float, high)]!r})",
        n_probes=plan.n_probes,
        n_restarts=plan.n_restarts,
        eta=repr(float(plan.learning_rate)),
        beta=repr(float(plan.momentum)),
        temperature=repr(float(plan.temperature)),
        stride=repr(float(plan.stride)),
        spare=SPARE,
        seed=settings.seed * N_SEEDS,
        dice=OTHER_DICE + settings.seed * N_SEEDS,
    )
    cooling = f"def cooling(t):\n    return {COOLED[plan.cooling]}"
    body = "\n\n\n".join([ground.strip(), cooling, walked.strip()])
    says = f"Four ways out on {record.surface.label}: the lowest f that each felt."
    text = exports.script(says, functions, body, NO_WARNINGS)
    return Script(text, [f"{way.name}: lowest f" for way in EVERY])
