"""One update as a script to take home: what is felt and remembered, and the rule."""

from pages.ui import exports
from pages.ui.chapter import Script

from .record import Record, table

ROLLING = {
    "rate_outside": "v = {beta} * v + g\nupdate = -eta * v",
    "rate_inside": "v = {beta} * v - eta * g\nupdate = v",
    "damped": "v = {beta} * v + (1 - {beta}) * g\nupdate = -eta * v",
}
CORRECTED = {
    "divided": "m, v = m / (1 - 0.9**t), v / (1 - 0.999**t)\n",
    "multiplied": "m, v = m * (1 - 0.9**t), v * (1 - 0.999**t)  # a mistake\n",
    "none": "",
}
RULES = {
    "gradient_descent": "update = -eta * g",
    "nesterov": "v = {beta} * v + g\nupdate = -eta * (g + {beta} * v)",
    "adagrad": "s = s + g**2\nupdate = -eta * g / (np.sqrt(s) + 1e-10)",
    "rmsprop": "s = 0.99 * s + 0.01 * g**2\nupdate = -eta * g / (np.sqrt(s) + 1e-8)",
    "newton": "bends, directions = np.linalg.eigh(hessian)\n"
    "bends = np.abs(bends)\n"
    "there = bends > 4e-16 * bends.max()  # a direction without bend has no bottom\n"
    "jumps = np.where(there, directions.T @ g / np.where(there, bends, 1.0), 0.0)\n"
    "update = -eta * directions @ jumps",
}
ADAM = """t = {t}
m = 0.9 * m + 0.1 * g
v = 0.999 * v + 0.001 * g**2
{corrected}update = -eta * m / (np.sqrt(v) + 1e-8)"""
MEMORY = {"velocity": "v", "first_moment": "m", "second_moment": "v"}
MEMORY |= {"squared_sum": "s", "squared_mean": "s"}


def script(record: Record) -> Script:
    """Write the update as a script."""
    lines = [
        f"point = np.array({record.point.tolist()!r})",
        f"g = np.array({record.walk.gradients[record.at].tolist()!r})  # the slope",
        f"eta = {record.rate!r}",
    ]
    if record.hand == "newton":
        hessian = record.settings.surface.hessian(record.point).tolist()
        lines.append(f"hessian = np.array({hessian!r})")
    for name, rows in record.walk.states.items():
        if name in MEMORY:
            memory = rows[record.at].tolist()
            lines.append(f"{MEMORY[name]} = np.array({memory!r})  # remembered")
    body = "\n".join(lines) + "\n\n" + _rule(record) + LANDS
    says = f"One update of {record.label}, from what it feels and what it remembers."
    return Script(exports.script(says, (), body), table(record).columns[1:])


LANDS = """
landing = point + update
print(repr(float(landing[0])))
print(repr(float(landing[1])))
"""


def _rule(record: Record) -> str:
    settings = record.settings
    if record.hand == "adam":
        corrected = CORRECTED[settings.bias_correction]
        return ADAM.format(t=record.at + 1, corrected=corrected)
    rules = RULES | {"momentum": ROLLING[settings.form]}
    return rules[record.hand].format(beta=settings.momentum)
