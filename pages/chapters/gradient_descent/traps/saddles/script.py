"""The walks of "Saddles" as a script of their own."""

from engines.gradient_descent.newton import _eigh_or_nan, along_the_bends
from pages.chapters.gradient_descent.landscapes.race.rules import rule_of
from pages.chapters.gradient_descent.landscapes.race.script import (
    NO_WARNINGS,
    ground_source,
)
from pages.chapters.gradient_descent.landscapes.settings import Settings as Raced
from pages.ui import exports
from pages.ui.chapter import Script

from .record import ALONE, Record, walked

WALKED = """
saddle = np.array({saddle})
falling = np.array({falling})
start = np.array({start})
for rule, n_steps in (
{walks}
):
    point, memory = start, {{}}
    for t in range(n_steps):
        point = point + rule(gradient(point), {rate!r}, memory, point)
    print(repr(abs(float((point - saddle) @ falling))))
"""


def script(record: Record) -> Script:
    """Write the walks as a script; it prints everyone's last distance."""
    found, own = record.escape, record.settings
    if found is None:
        return Script(exports.script("There is no saddle here.", [], "print(0)"), ())
    names = ("landscape", "formula", "window", "condition_number", "rotation")
    ground = {name: getattr(own, name) for name in names}
    raced = Raced(**ground, walkers=record.walkers, momentum=own.momentum)
    functions, lines = ground_source(raced)
    functions = functions + [_eigh_or_nan, along_the_bends] * (own.walker == ALONE)
    rules = [rule_of(raced, key) for key in record.walkers]
    walks = WALKED.format(
        saddle=found.saddle.tolist(),
        falling=found.falling.tolist(),
        start=found.points[0, 0].tolist(),
        walks="\n".join(
            f"    ({key}, {walked(record, at)}),"
            for at, key in enumerate(record.walkers)
        ),
        rate=own.learning_rate,
    )
    body = "\n\n\n".join([lines.strip(), *rules, walks.strip()])
    says = f"Walks off a saddle of {own.surface.label}: everyone's last distance."
    text = exports.script(says, functions, body, NO_WARNINGS)
    return Script(text, [f"{look.short}: distance" for look in record.looks])
