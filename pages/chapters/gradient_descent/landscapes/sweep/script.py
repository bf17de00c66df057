"""The sweep as a script of its own: the ground, the rule, and all nine walks."""

from engines.gradient_descent import schedules
from engines.gradient_descent.newton import _eigh_or_nan, along_the_bends
from pages.chapters.gradient_descent.ground_sources import NO_WARNINGS, ground_source
from pages.ui import exports
from pages.ui.chapter import Script

from ..race.script import WARM, pace_of
from ..settings import REFERENCE
from .record import Record
from .values import BETA

WALKED = """
start = {start!r}
{other} = {set!r}
for {swept}, n_steps in (
{walks}
):
    point, memory = np.array(start), {{}}
    for t in range(n_steps):
        point = point + rule(gradient(point), {rate}, memory, point)
print(repr(float(point[0])))
print(repr(float(point[1])))
"""
HEIGHT = "print(repr(float(value(point))))\n"


def script(record: Record) -> Script:
    """Write the nine walks as a script."""
    settings, hand = record.settings, record.settings.hand
    functions, ground = ground_source(settings, hand == REFERENCE)
    if hand == REFERENCE:
        functions += [_eigh_or_nan, along_the_bends]
    if settings.schedule != "constant":
        functions.append(schedules.SCHEDULES[settings.schedule].factor)
    rule = settings.rule_source(hand, beta="beta")
    body = "\n\n\n".join([ground.strip(), rule, f"rule = {hand}", _walks(record)])
    symbol, by = record.symbol, settings.surface.label
    says = f"Nine values of {symbol} on {by}: where the walk with the largest ends."
    names = f"{NO_WARNINGS}\n{WARM}" if settings.schedule == "warm_up" else NO_WARNINGS
    prints = ("at x", "at y", *(["last height"] if record.is_defined else []))
    return Script(exports.script(says, functions, body, names), prints)


def _walks(record: Record) -> str:
    """Return the loop over the nine values; each walks the steps that it took."""
    settings = record.settings
    names = ["rate", "beta"]
    numbers = [settings.learning_rate(settings.hand), settings.momentum]
    if settings.swept == BETA:
        names, numbers = names[::-1], numbers[::-1]
    pairs = zip(record.drawn.tolist(), record.walks.n_steps.tolist(), strict=True)
    text = WALKED.format(
        start=[*map(float, settings.start)],
        swept=names[0],
        other=names[1],
        set=numbers[1],
        walks="\n".join(f"    ({value!r}, {steps})," for value, steps in pairs),
        rate=pace_of(settings),
    )
    return text.strip("\n") + "\n" + (HEIGHT if record.is_defined else "")
