"""Everyone is tuned with the same budget, and then they race: who wins?

After it the reader understands that a race tells of the optimizers only where each had
the same budget to find its learning rate: with the rates they come with it mostly tells
of those rates.
"""

from engines.gradient_descent import draw_starts, fair_race, final_heights, tune
from engines.gradient_descent.fair_races import raced
from engines.gradient_descent.final_heights import has_fallen
from pages.ui.chapter import Part
from pages.ui.controls import Scale, Seed
from pages.words.source import lines_of

from ..words import HINT_OF_THE_FAIR_RACE
from . import pictures, record, words
from .formulas import formulas
from .script import script

SETS_THE_RACE = (
    *("landscape", "formula", "window", "condition_number", "rotation", "walkers"),
    *("momentum", "form", "bias_correction", "schedule", "n_steps"),
    *("n_rates", "n_starts", "noise", "seed"),
)


def ran(kept: record.Record, step: int) -> str:
    """Return the lines that tune, or that race."""
    if kept.raced(step):
        return lines_of(raced, "lowest = ", "won = ")
    return lines_of(tune, "final_heights(", "scores = ", "as_low = ")


PART = Part(
    "Fair race",
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=words.bet,
    before_bet={"panels": pictures.panels_before_bet},
    bet_is_about=SETS_THE_RACE,
    story=words.story,
    ending=words.ending,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=script,
    ran=ran,
    reached=record.reached,
    hint=HINT_OF_THE_FAIR_RACE,
    code=(fair_race, tune, raced, final_heights, has_fallen, draw_starts),
    controls=(
        Scale(
            "tries",
            "Rates tried",
            record.TRIES,
            13,
            into="n_rates",
            help=words.TRIES,
            main=True,
        ),
        Scale(
            "starts", "Starts", record.STARTS, 32, into="n_starts", help=words.STARTS
        ),
        Scale(
            "noise", "Gradient noise", record.NOISES, 0.0, help=words.NOISE, rare=True
        ),
        Seed("seed", again="Draw other starts"),
    ),
)
