"""Four ways out of a hollow with the same budget of probes: which finds the lowest?

After it the reader understands that a way out is paid for in probes, a start too;
that k independent walks find the lowest hollow with the chance 1 − (1 − p)^k, so that a
measured p tells how many it takes; and that a lead within its sampling error says
nothing.
"""

from engines.gradient_descent import (
    COOLINGS,
    anneal_many,
    chance_of_success,
    found_after,
    lead,
    proof_height,
    restarts_many,
    restarts_needed,
    ways_out,
)
from engines.gradient_descent.descent import take_steps
from engines.gradient_descent.ways_out import not_clearly_behind
from pages.chapters.gradient_descent import first
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.control import Values
from pages.ui.controls import Scale, Seed, Slider
from pages.words.source import lines_of

from ..settings import FIRST_MOMENTUM
from . import bets, checks, endings, pictures, words
from .formulas import formulas
from .record import Record, reached, run, table
from .script import script

PROBES = (60, 120, 300, 600, 1200)
TRIES = (1, 2, 3, 5, 10, 15, 20, 30, 60)  # each divides all of them
STRIDES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5)
TEMPERATURES = (
    0.0,
    *(float(f"{m * 10.0**n:.1g}") for n in range(-2, 3) for m in (1, 2, 5)),
)
FIRST_TEMPERATURES = {
    "Himmelblau": 50.0,
    "Elongated bowl": 10.0,
    "Booth": 50.0,
    "Rosenbrock": 50.0,
    "Beale": 50.0,
    "Styblinski–Tang": 10.0,
    "Rastrigin": 5.0,
    "Easom": 0.2,
}
ABOUT = (
    *("landscape", "formula", "window", "condition_number", "rotation", "seed"),
    *("ways_rate", "ways_momentum", "ways_probes", "ways_tries"),
    *("ways_temperature", "ways_cooling", "ways_stride"),
)


def first_temperature(values: Values) -> float:
    """Return a temperature that is about as high as the landscape's ridges."""
    return FIRST_TEMPERATURES.get(values["landscape"], 1.0)


def ran(record: Record, step: int) -> str:
    """Return the lines of the engine that a step runs, or that compare in the end."""
    is_over = record.shown[step] == record.plan.n_probes
    if is_over and record.proof is not None:
        return lines_of(lead, "only_one, only_other", "return float(")
    return lines_of(
        take_steps, "gradients = surface.gradient(points)", "points, state = points +"
    )


PART = Part(
    "Ways out",
    run=run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    bet_is_about=ABOUT,
    story=words.story,
    ending=endings.ending,
    formulas=formulas,
    table=table,
    reached=reached,
    opinions=checks.opinions,
    script=script,
    ran=ran,
    controls=(
        Scale(
            "ways_tries",
            "Restarts k",
            TRIES,
            10,
            help=words.TRIES,
            main=True,
        ),
        Scale("ways_probes", "Probes for each way", PROBES, 300, help=words.PROBES),
        Scale(
            "ways_rate",
            "Learning rate η",
            first.RATES,
            first.rate_of("gradient_descent"),
            help=words.RATE,
            typed=True,
            follows="landscape",
        ),
        Slider(
            "ways_beta",
            "Momentum β",
            (0.0, 0.99),
            FIRST_MOMENTUM,
            0.01,
            into="ways_momentum",
            help=words.BETA,
        ),
        Scale(
            "ways_heat",
            "Temperature T",
            TEMPERATURES,
            first_temperature,
            into="ways_temperature",
            help=words.TEMPERATURE,
            follows="landscape",
        ),
        Choice(
            "ways_cooling",
            "Cooling",
            {one.label: name for name, one in COOLINGS.items()},
            COOLINGS["geometric"].label,
            as_list=True,
            help=words.COOLING,
            rare=True,
        ),
        Scale(
            "ways_stride",
            "Stride (of the window)",
            STRIDES,
            0.3,
            help=words.STRIDE,
        ),
        Seed("seed", again="Draw other starts"),
    ),
    code=(
        ways_out,
        take_steps,
        restarts_many,
        anneal_many,
        proof_height,
        found_after,
        chance_of_success,
        restarts_needed,
        not_clearly_behind,
        lead,
    ),
)
