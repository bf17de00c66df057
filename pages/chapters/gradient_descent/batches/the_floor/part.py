"""The part "The floor": what noise costs, and what it buys.

After it the reader understands that noisy steps of one length never come to rest: they
sink to a floor of variance ησ²/(λ(2 − ηλ)). Half the η is half the floor and twice the
time; and samples that are reshuffled instead of drawn anew lower the floor for nothing,
as the batches of an epoch pull back what one of them has pulled too far.
"""

from engines.gradient_descent import (
    NoisyBowl,
    crowd_batches,
    learn_by_batches,
    noise_clouds,
    predicted_floor,
)
from pages.ui.chapter import Part
from pages.ui.choices import Choice
from pages.ui.controls import Scale, Seed
from pages.words.source import lines_of

from .. import settings
from . import bets, notes, pictures, record, words
from .formulas import formulas, formulas_before_bet
from .live import live
from .script import script

STEP = ("gradient, seen = ", "update, state = ", "parameters = parameters + update")
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)
CONTROLS = (
    Scale(
        "floor_eta",
        "Learning rate η",
        bets.RATES,
        0.1,
        into="floor_rate",
        typed=True,
        live=True,
        main=True,
        help=words.RATE,
        note=notes.of_the_rate,
    ),
    Scale(
        "floor_batch",
        "Batch size B",
        SIZES,
        8,
        help=words.BATCH,
        note=notes.of_the_batch,
    ),
    Scale(
        "floor_numbers",
        "Numbers N",
        SIZES[1:],
        64,
        into="n_numbers",
        help=words.NUMBERS,
    ),
    Scale(
        "floor_bend",
        "Curvature λ",
        (0.1, 0.2, 0.5, 1.0),
        1.0,
        into="bend",
        help=words.BEND,
    ),
    Choice(
        "floor_way",
        "Walks shown",
        record.WAYS,
        into="way",
        stays=True,
        as_list=True,  # two buttons with so many words do not stand side by side
        help=words.WAY,
    ),
    Scale("floor_steps", "Steps", (50, 100, 200, 400), 200),
    Scale(
        "floor_walks",
        "Walks",
        (10, 30, 100, 300, 1000),
        300,
        into="n_walks",
        help=words.WALKS,
    ),
    Seed("floor_seed", into="seed", again="Draw again"),
)


def ran(_: record.Record, __: int) -> str:
    """Return the lines of the loop over batches that take a step."""
    return lines_of(learn_by_batches, *STEP)


PART = Part(
    settings.THE_FLOOR,
    controls=CONTROLS,
    run=record.run,
    labels=words.labels,
    panels=pictures.panels,
    bet=bets.bet,
    before_bet={
        "panels": pictures.panels_before_bet,
        "formulas": formulas_before_bet,
    },
    bet_is_about=bets.ABOUT,
    story=words.story,
    ending=words.ending,
    remedy=bets.remedy,
    live=live,
    ran=ran,
    reached=record.reached,
    hint=words.HINT,
    formulas=formulas,
    table=record.table,
    opinions=record.opinions,
    script=script,
    code=(noise_clouds, crowd_batches, learn_by_batches, predicted_floor, NoisyBowl),
)
