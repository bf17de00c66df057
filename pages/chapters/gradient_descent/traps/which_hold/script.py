"""The runs of "Which hold" as a script of their own."""

from engines.gradient_descent.holding import NEARER, SETTLED
from engines.gradient_descent.newton import _eigh_or_nan, along_the_bends
from pages.chapters.gradient_descent.ground_sources import NO_WARNINGS, ground_source
from pages.chapters.gradient_descent.rule_sources import rule_of
from pages.ui import exports
from pages.ui.chapter import Script

from ..settings import NEWTON
from ..verdicts import DISTANCE, N_RUNS, N_STEPS
from .record import Record
from .rows import RUNS
from .words import is_kink

ASKED = """
minima = np.array({minima})
turns = np.random.default_rng(0).normal(size=({n_runs}, 2))
turns = turns / np.linalg.norm(turns, axis=-1, keepdims=True)
for place in minima:
    away = []
    points, memory = place + {distance!r} * turns, {{}}
    for t in range(1, {n_steps} + 1):
        points = points + {walker}(gradient(points), {rate!r}, memory, points)
        if t > {n_steps} - 2 * {tenth}:
            away.append(np.linalg.norm(points - place, axis=-1))
    away = np.nan_to_num(away, nan=np.inf)
    before, late = away[:{tenth}].max(axis=0), away[{tenth}:].max(axis=0)
    rests = late <= {nearer!r} * np.minimum({distance!r}, before)
    rests |= late <= {settled!r} * {distance!r}
"""
BEND = "print(repr(float(np.linalg.eigvalsh(hessian(place))[-1])))\n"
REST = "print(int(rests.sum()))\n"


def script(record: Record) -> Script:
    """Write the runs as a script; it prints the bend and the rest of the last."""
    if not record.n:
        return Script(exports.script("No minimum is known here.", [], "print(0)"), ())
    settings, walker = record.settings, record.walker
    asked = ASKED.format(
        minima=record.minima.tolist(),
        n_runs=N_RUNS,
        distance=DISTANCE,
        n_steps=N_STEPS,
        tenth=N_STEPS // 10,
        nearer=NEARER,
        settled=SETTLED,
        walker=walker,
        rate=settings.learning_rate,
    )
    has_bend = not is_kink(record, record.n - 1)
    functions, ground = ground_source(settings, has_bend or walker == NEWTON)
    functions = functions + [_eigh_or_nan, along_the_bends] * (walker == NEWTON)
    last = (BEND if has_bend else "") + REST
    body = "\n\n\n".join(
        [ground.strip(), rule_of(walker, settings.momentum), asked.strip()]
    )
    says = f"Runs beside every minimum of {settings.surface.label}: who comes to rest?"
    text = exports.script(says, functions, f"{body}\n{last}", NO_WARNINGS)
    return Script(text, [*(["λ"] if has_bend else []), RUNS[0]])
