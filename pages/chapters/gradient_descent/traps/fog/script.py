"""The game as a script; before the fog lifts it holds nothing but what was felt."""

from engines.gradient_descent.coolings import LAST_FACTOR
from engines.gradient_descent.fog import A_WALK, STRIDE, TEMPERATURE
from engines.gradient_descent.foggy_grounds import (
    WINDOW,
    bumps_gradient,
    bumps_value,
    foggy_grounds,
)
from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record

NOTHING = "print(0)  # no probe is spent yet"
FELT = """
places = {places!r}
heights = {heights!r}
slopes = {slopes!r}

x, y = places[-1]
print(len(heights))
print(x)
print(y)
print(min(heights))
"""
GROUND = """
ground = {{
{numbers}
}}
low, high = {window!r}
first, n_probes, rate, seed = {first!r}, {n}, {rate!r}, {seed}
yours = {places!r}
"""
LIFTED = """

def height(point):
    point = np.array(point)
    inside = ((low <= point) & (point <= high)).all()
    return float(bumps_value(point, **ground)) if inside else np.inf


def downhill(start, n):
    points = [np.array(start)]
    while len(points) < n:
        points.append(points[-1] - rate * bumps_gradient(points[-1], **ground))
    return points


def restarts():
    n_walks = -(-n_probes // {a_walk})
    starts = np.random.default_rng(seed).uniform(low, high, (n_walks, 2))
    return [point for start in starts for point in downhill(start, {a_walk})][:n_probes]


def annealing():
    points, here = [np.array(first)], np.array(first)
    draws = np.random.default_rng(seed).random((n_probes - 1, 3))
    for t, draw in enumerate(draws):
        temperature = {temperature} * {last_factor} ** (t / (n_probes - 1))
        proposal = here + {stride} * (2 * draw[:2] - 1)
        rise = height(proposal) - height(here)
        if draw[2] < np.exp(-max(rise, 0.0) / temperature):
            here = proposal
        points.append(proposal)
    return points


everyone = [np.array(yours), downhill(first, n_probes), restarts(), annealing()]
for points in everyone:
    lowest = min(map(height, points))
print(n_probes)
print(float(points[-1][0]))
print(float(points[-1][1]))
print(lowest)
"""
SAYS = "Probes in the fog: the last one, and the lowest height felt up to it."
PRINTS = ("probe", "x", "y", "lowest so far")


def script(record: Record) -> Script:
    """Write the game as a script; with the ground only when it may be seen."""
    if not record.n_probes:
        return Script(exports.script(SAYS, (), NOTHING), PRINTS[:1])
    if not record.is_over:
        return Script(exports.script(SAYS, (), _felt(record)), PRINTS)
    functions = bumps_value, bumps_gradient
    return Script(exports.script(SAYS, functions, _lifted(record)), PRINTS)


def _felt(record: Record) -> str:
    you = record.you
    names = {"places": you.points, "heights": you.heights, "slopes": you.slopes}
    return FELT.format(**{name: array.tolist() for name, array in names.items()})


def _lifted(record: Record) -> str:
    settings, you = record.settings, record.you
    ground = foggy_grounds([settings.fog_seed]).one(0)
    numbers = (
        f'    "{name}": np.array({array.tolist()!r}),'
        for name, array in vars(ground).items()
    )
    head = GROUND.format(
        numbers="\n".join(numbers),
        window=WINDOW[0],
        first=you.points[0].tolist(),
        n=record.n_probes,
        rate=settings.fog_rate,
        seed=settings.fog_seed,
        places=you.points.tolist(),
    )
    return head + LIFTED.format(
        a_walk=A_WALK,
        temperature=TEMPERATURE,
        last_factor=LAST_FACTOR,
        stride=STRIDE,
    )
