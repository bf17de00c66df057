"""The race as a script of its own: the ground, the rules, and everyone's walk."""

from engines.gradient_descent import schedules
from engines.gradient_descent.newton import _eigh_or_nan, along_the_bends
from pages.chapters.gradient_descent.ground_sources import NO_WARNINGS, ground_source
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import REFERENCE, Settings
from .record import Record

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
HEIGHT = "\n    print(repr(float(value(point))))"
WARM = f"WARM_SHARE = {schedules.WARM_SHARE!r}"


def script(record: Record) -> Script:
    """Write the race as a script."""
    settings = record.settings
    functions, ground = ground_source(settings, REFERENCE in record.walkers)
    if REFERENCE in record.walkers:
        functions += [_eigh_or_nan, along_the_bends]
    if settings.schedule != "constant":
        functions.append(schedules.SCHEDULES[settings.schedule].factor)
    rules = [settings.rule_source(walker) for walker in record.walkers]
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
