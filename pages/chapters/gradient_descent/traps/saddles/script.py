"""The walks of "Saddles" as a script of their own."""

import numpy as np

from engines.gradient_descent import NEVER
from engines.gradient_descent.newton import _eigh_or_nan, along_the_bends
from pages.chapters.gradient_descent.ground_sources import NO_WARNINGS, ground_source
from pages.chapters.gradient_descent.rule_sources import rule_of
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import NEWTON
from .record import Record, walked
from .rows import ALONG

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
    """Write the walks as a script; it prints the last distances."""
    found, own = record.escape, record.settings
    if found is None:
        return Script(exports.script("There is no saddle here.", [], "print(0)"), ())
    functions, lines = ground_source(own, own.walker == NEWTON)
    functions = functions + [_eigh_or_nan, along_the_bends] * (own.walker == NEWTON)
    rules = [rule_of(key, own.momentum) for key in record.walkers]
    kept = np.flatnonzero(found.lost_at == NEVER).tolist()
    walks = WALKED.format(
        saddle=found.saddle.tolist(),
        falling=found.falling.tolist(),
        start=found.points[0, 0].tolist(),
        walks="\n".join(
            f"    ({key}, {walked(record, at)}),"
            for at, key in enumerate(record.walkers)
            if at in kept
        ),
        rate=own.learning_rate,
    )
    body = "\n\n\n".join([lines.strip(), *rules, walks.strip()])
    says = f"Walks off a saddle of {own.surface.label}: the last distances."
    text = exports.script(says, functions, body, NO_WARNINGS)
    return Script(text, [f"{record.looks[at].short}: {ALONG}" for at in kept])
